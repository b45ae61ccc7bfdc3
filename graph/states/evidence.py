"""How far a claim vouches for a state: from its beginning to the last day that its source speaks of. Pure functions of claim rows.

- A beginning, and a span whose end is open (`..`), reach to the day on which the source was published; a list's date or a snapshot's day
  is that day. A source without a date of publication speaks of the claim's own days only.
- A sighting reaches to its day, a span to its end or to `seen_until`.
- Some statements are weak: they make a state possible and never certain (`WEAK`). They neither begin it for sure nor make it last.
- A source that is complete for a day and does not list a state says that it is absent (kinds of effect `absent`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from legation.graph.kinds import KINDS, TRACKS
from legation.graph.protocol import Row

WEAK = {
    ("mission_opened", "wikidata"): "the inception of a mission's item may be that of its building",
    ("relations", "wikidata"): "Wikidata's statements of relations stay when relations end",
}
"""Kind and origin of statements that make a state possible, never certain, and why. A `relations` statement with a time of its own is
not weak."""
FIRST = frozenset({"membership", "alliance", "war", "dispute", "rivalry", "leader", "envoy_appointed", "organization_exists"})
"""Kinds whose stated beginning is that of the thing itself: who was admitted on a day was no member before it, and a war is its own."""
STALE = frozenset({"mission", "accredited"})
"""Kinds that Wikidata goes on listing after their end: its listings are no newer evidence than an end that another source tells of."""
ACTS = frozenset({"recognized"})
"""Kinds that are an act and not only the first day of a state: who recognised a party on a day had not recognised it before."""
LISTS = frozenset({"relations_established", "relations_restored"})
"""Kinds that lists of present relations give: such a list goes on listing the pair after a break that another source tells of."""
FAR_APART = 5 * 366
"""Days between two stated beginnings from which on they are two beginnings and not one that sources date differently."""

ONWARD = 2 * 366
"""Days for which a beginning, or a day on which the state was seen, vouches for the time after it."""
BACK = 34 * 366
"""Days for which a list or text of a later day vouches for the time before it. What a list gives is when relations first began, and not
that they were once broken off and restored; measured on `tests/truth`, such breaks are rare in the last generation and common before."""
BACK_OFTEN = 24 * 366
"""The same for a track of which some break is known."""
NEVER_BEFORE = frozenset({"relations", "recognition", "membership"})
"""States that, where a complete list shows none and no claim tells of any, there never were: lists of these tell of former ones too."""
AFTER_END = 366
"""Days for which an end vouches for the time after it, where the state is listed again later and nobody tells since when."""
MEMBER_AGAIN = 15 * 366
"""Days after the end of a membership from which on the party may have joined again: the lists that tell of ends stop in 2005 and 2014."""
LIST_OF_RELATIONS = "wikipedia"
"""Origin of the lists that give for each party all others with which it has or had relations, and when these first began."""
BROKEN_TRACKS = frozenset({"relations", "mission"})
"""States that are broken off and restored without a new beginning in lists. Memberships, alliances and recognition are not."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days (ISO) for which a source says that a state does not hold."""

    first: str
    last: str
    row: Row


def weak(row: Row) -> bool:
    """Whether a claim makes its state only possible."""
    if (row["kind"], row["origin"]) not in WEAK:
        return False
    return row["kind"] != "relations" or row["earliest"] is None


def stale(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a listing in Wikidata only goes on after an end that another source tells of. `rows` are the done claims of its track."""
    day = row["earliest"] or row["begin_latest"]
    if row["origin"] != "wikidata" or row["kind"] not in STALE or day is None:
        return False
    ended, shown = "", ""
    for other in rows:
        if other["origin"] == "wikidata" or other["earliest"] is None:
            continue
        effect = KINDS[other["kind"]].effect
        if effect == "ends" and other["earliest"] <= day:
            ended = max(ended, other["earliest"])
        elif effect in ("begins", "spans", "changes") and other["earliest"] <= day:
            shown, last = max(shown, other["earliest"]), other["latest"]
            if "/" in (other["edtf"] or "") and last is not None and last <= day:
                ended = max(ended, last)
    return bool(ended) and shown <= ended


def published(row: Row) -> str | None:
    """The day (ISO) on which the claim's source was published; None where it gives none, so that only the day of loading is known."""
    day = row.get("known_from")
    if not day or str(row.get("recorded_at") or "")[:10] == day:
        return None
    return str(day)


def until(row: Row) -> str | None:
    """The last day (ISO) on which a claim surely shows its state; None where it shows it on no day that is known."""
    if weak(row):
        return None
    effect = KINDS[row["kind"]].effect
    text = row["edtf"] or ""
    if "/" in text:
        own = row["end_earliest"] or row["begin_latest"]
        return max(filter(None, (own, published(row))), default=None) if text.endswith("/..") else own
    if effect in ("begins", "changes"):
        return max(filter(None, (row["latest"], published(row))), default=None)
    return row["earliest"] if row["earliest"] is not None else published(row)


def dated(row: Row) -> Row:
    """A sighting without a day of its own is one of the day on which it was published."""
    day = published(row)
    if row["earliest"] is not None or row["edtf"] or day is None or weak(row):
        return row
    return row | {"earliest": day, "begin_latest": day, "end_earliest": day, "latest": day}


def absences(rows: Iterable[Row]) -> list[Absence]:
    """What sources say does not hold, in order of days: what they show as absent, and what had ended by the day of publication."""
    found = []
    for row in rows:
        effect = KINDS[row["kind"]].effect
        if row["modality"] != "done" or not (effect == "absent" or (effect == "ends" and row["earliest"] is None)):
            continue
        first = row["begin_latest"] if "/" in (row["edtf"] or "") else row["earliest"]
        last = row["end_earliest"] if "/" in (row["edtf"] or "") else row["latest"]
        first, last = first or published(row), last or first or published(row)
        if first is not None and last is not None:
            found.append(Absence(first, max(first, last), row))
    return sorted(found, key=lambda one: (one.first, one.last, one.row["id"]))


def broken(row: Row) -> bool:
    """Whether a claim of an end says how long it lasted: `1965/1974`, severed from 1965 to 1974."""
    return bool("/" in (row["edtf"] or "") and row["earliest"] and row["begin_latest"] and row["end_earliest"] and row["latest"])


def broken_off(row: Row) -> Row:
    """The end that such a claim tells of."""
    return row | {"edtf": row["edtf"].split("/")[0], "latest": row["begin_latest"], "end_earliest": row["earliest"]}


def taken_up(row: Row) -> Row:
    """The beginning at the end of what such a claim tells of. It is told by the same claim."""
    begins = [kind for kind in TRACKS[str(row["track"]).split("|", 1)[0]] if kind.effect == "begins"]
    kind = next((one.name for one in begins if one.name.endswith("_restored")), begins[0].name if begins else row["kind"])
    return row | {"kind": kind, "edtf": row["edtf"].split("/")[1], "earliest": row["end_earliest"], "begin_latest": row["latest"]}


def doubt(points: Iterable[tuple[str, str]], *, often: bool = False) -> tuple[str, str] | None:
    """The days (ISO) between proofs that no proof is near enough to vouch for; of several such stretches their hull. `points` are the
    first and last day of each proof, `often` whether a break is known: who broke off once did so more often than lists tell."""
    back = BACK_OFTEN if often else BACK
    found: list[tuple[date, date]] = []
    reached: date | None = None
    for first, last in sorted({(_date(a), _date(b)) for a, b in points if a <= b}):
        if reached is not None and (first - reached).days > ONWARD + back:
            found.append((reached + timedelta(days=ONWARD), first - timedelta(days=back)))
        reached = max(reached or last, last)
    return (found[0][0].isoformat(), found[-1][1].isoformat()) if found else None


@lru_cache(maxsize=16384)
def _date(text: str) -> date:
    """An ISO day. The same ones come again with every party of a list."""
    return date.fromisoformat(text)


def after(text: str, days: int) -> str:
    """The ISO day so many days after one."""
    day = _date(text)
    return (day + timedelta(days=days)).isoformat() if day < date.max - timedelta(days=days) else text


def day_before(text: str) -> str:
    """The ISO day before one."""
    day = date.fromisoformat(text)
    return (day - timedelta(days=1)).isoformat() if day > date.min else text


def far_apart(earlier: str | None, later: str | None) -> bool:
    """Whether two ISO days are too far apart to be two datings of one beginning."""
    if earlier is None or later is None:
        return False
    return (_date(later) - _date(earlier)).days > FAR_APART
