"""Sanctions and arms embargoes: which hold on a day, and how many were in force by year. A threat is no sanction."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from legation.graph.errors import InputError
from legation.graph.states.episodes import Episode
from legation.graph.store import Store
from legation.service.answers.claims import Holds
from legation.service.answers.deeds import SanctionYear, SanctionYears
from legation.service.answers.states import States
from legation.service.declaration import question
from legation.service.parameters import HoldsIn, KnownOn, Limit, PartyThen, Preference, ValidOn, named
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.lines import details_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import window
from legation.service.questions.common.state_as_of import Standing, Standings, ref, shown, source_refs, stand, track_names
from legation.service.questions.relations.relations import states

SanctionType = Literal["arms", "trade", "financial", "travel", "military", "aid", "blockade", "agreements", "other"]
TYPES: tuple[SanctionType, ...] = get_args(SanctionType)
_ORDER: dict[Holds, int] = {"yes": 0, "possibly": 1, "unknown": 2, "no": 3}
_EDGES = (("SANCTIONS", "sanctions"), ("EMBARGOES", "arms_embargo"))
Of = Annotated[
    list[SanctionType] | None, Field(alias="type", max_length=9, description="only of these types (repeat it)", examples=[["trade"]])
]
Target = Annotated[str | None, named("on whom: id, code or name of the day", "IRN")]
Role = Annotated[Literal["target", "sender"], Field(description="target: sanctions on the party; sender: by it", examples=["target"])]
By = Annotated[str | None, named("by whom: id, code or name of the day", "USA")]


@question("/v1/sanctions", "Sanctions and arms embargoes on a day", tag="relations")
def sanctions(
    store: Store, *, target: Target = None, sender: By = None, types: Of = None, valid_on: ValidOn = None, known_on: KnownOn = None,
    prefer: Preference = None, holds: HoldsIn = None, limit: Limit = 500,
) -> States:  # fmt: skip
    """Sanctions on a party, by a party, or by one on another: each case with its episodes, its types (arms, trade, financial, travel …) and
    whether it holds on the day. A threat is no sanction. What is not listed is not claimed by any source, which is not `no`.

    Raises UnknownParty, and InputError where neither side is named.
    """
    if target is None and sender is None:
        raise InputError("name on whom (target) or by whom (sender)", place="target")
    asof = as_of(valid_on, known_on, prefer)
    notes: list[str] = []
    ends: dict[str, str] = {}
    for role, text in (("target", target), ("sender", sender)):
        if text is not None:
            party, said = party_in(text, asof.on)
            ends[role] = party.id
            notes += said
    standings = cases(store, ends, asof)
    found = [one for one in standings.found if types is None or set(types) & set(types_of(one))]
    kept = shown(found, holds, lambda one: (_ORDER[one.holds], one.subject, one.object or "", one.track))
    party_ref = ref(ends["target"] if "target" in ends else ends["sender"])
    if not standings.found:
        notes.append(f"Nothing is loaded about sanctions {_said(ends)}: unknown, which is not the same as none.")
    if standings.truncated:
        notes.append("There are more claims than one answer reads; narrow it to a target and a sender.")
    return states("sanctions", party_ref, kept, found, asof, standings.sources, notes, limit)


@question("/v1/sanctions/years", "Sanctions in force by year", tag="relations")
def years(
    store: Store, party: PartyThen, *,
    role: Role = "target",
    first: Annotated[int, Field(alias="from", ge=1800, le=2100, description="first year", examples=[1970])] = 1945,
    last: Annotated[int, Field(alias="to", ge=1800, le=2100, description="last year", examples=[1990])] = 2025,
    types: Of = None, known_on: KnownOn = None,
) -> SanctionYears:  # fmt: skip
    """How many cases of sanctions on a party (or by it) were in force in each year, of which types, and by whom. A case counts for a year
    when it surely was in force on some day of it; a case last seen before is only possible.

    Raises UnknownParty, InputError.
    """
    span = window(first, last)
    asof = as_of(None, known_on)
    found, notes = party_in(party, asof.on)
    standings = cases(store, {role: found.id}, asof)
    counted = [one for one in standings.found if types is None or set(types) & set(types_of(one))]
    if not counted:
        notes.append(f"Nothing is loaded about sanctions {_said({role: found.id})}: unknown, which is not the same as none.")
    made = [_year(counted, role, year) for year in range(span.first, span.last + 1)]
    return SanctionYears(
        party=ref(found.id), role=role, first=span.first, last=span.last, years=made, on=asof.on.edtf, known_on=asof.known_on,
        rule=asof.rule, sources=source_refs(standings.sources, [list(standings.sources)]), notes=notes, total=len(counted),
        truncated=standings.truncated,
    )  # fmt: skip


def cases(store: Store, ends: dict[str, str], asof: AsOf) -> Standings:
    """The cases between the ends that are given (`target`, `sender`). An embargo of a case that is a sanction too is listed once."""
    direction, party = ("to", ends["target"]) if "target" in ends else ("from", ends["sender"])
    tracks: list[str] = []
    for edge, prefix in _EDGES:
        for track in track_names(store, f"ask/tracks_{direction}/{edge}", {"party": party}, asof, prefix, party):
            _, sender, target, *case = track.split("|")
            if (ends.get("sender", sender), ends.get("target", target)) != (sender, target):
                continue
            if edge == "SANCTIONS" or not case or f"sanctions|{sender}|{target}|{case[0]}" not in tracks:
                tracks.append(track)
    return stand(store, tracks, asof)


def types_of(one: Standing) -> list[str]:
    """The types of a case, in the order of `TYPES`; of an arms embargo: arms. Empty where no source says."""
    said: set[Any] = {"arms"} if one.track.startswith("arms_embargo|") else set()
    for row in one.rows:
        said |= set(details_of(row).get("types") or ())
    return [name for name in TYPES if name in said]


def _year(found: list[Standing], role: str, year: int) -> SanctionYear:
    sure: list[Standing] = []
    open_: list[Standing] = []
    for one in found:
        answers = {_in_force(episode, year) for episode in one.episodes}
        (sure if "yes" in answers else open_ if "possibly" in answers else []).append(one)
    others = {(one.subject if role == "target" else one.object or "") for one in sure}
    kinds = Counter(name for one in sure for name in types_of(one))
    return SanctionYear(
        year=year, surely=len(sure), possibly=len(open_), types={name: kinds[name] for name in TYPES if kinds[name]},
        parties=[ref(other) for other in sorted(others)],
    )  # fmt: skip


def _in_force(episode: Episode, year: int) -> Holds:
    """Whether an episode was in force on some day of a year: surely from its latest beginning to its earliest end or the last day on which
    it is seen, possibly from its earliest beginning to its latest end."""
    begin, end = f"{year}-01-01", f"{year}-12-31"
    last = (episode.end.earliest or episode.end.latest) if episode.ended else episode.last_seen
    if episode.begin.latest and episode.begin.latest <= end and last and last >= begin:
        return "yes"
    first = episode.begin.earliest or episode.begin.latest
    until = episode.end.latest if episode.ended else None
    return "possibly" if (first is None or first <= end) and (until is None or until >= begin) else "no"


def _said(ends: dict[str, str]) -> str:
    return " ".join(f"{word} {ref(ends[role]).name}" for role, word in (("target", "on"), ("sender", "by")) if role in ends)
