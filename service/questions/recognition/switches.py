"""Who gave up relations with one party and took them up with another, as states did between Taipei and Beijing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from legation.graph.states import episodes
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.switches import Switch, Switches
from legation.service.declaration import question
from legation.service.parameters import KnownOn, Limit, Text
from legation.service.questions.common.asof import as_of
from legation.service.questions.common.parties import two_parties
from legation.service.questions.common.period import Window, window
from legation.service.questions.common.state_as_of import Standing, ref, source_refs, stand, track_names

FIRST, LAST = 1800, 2100
LIMIT = 200
NEAR = 366
"""Days between the end with the one and the beginning with the other that still make one switch."""


@question("/v1/switches", "Who went from relations with one to another", tag="relations", long=True)
def switches(
    store: Store,
    left: Annotated[Text, Field(description="whose relations were given up", examples=["TWN"])],
    taken: Annotated[Text, Field(description="with whom they were taken up", examples=["CHN"])], *,
    first: Annotated[int, Field(alias="from", ge=1800, le=2100, description="first year", examples=[2016])] = FIRST,
    last: Annotated[int, Field(alias="to", ge=1800, le=2100, description="last year", examples=[2025])] = LAST, known_on: KnownOn = None,
    limit: Limit = LIMIT,
) -> Switches:  # fmt: skip
    """Parties that ended relations with `left` and began or restored them with `taken` within a year of it. Where no source tells of the
    end, the party is listed as `unclear`.

    Parties that began (or restored) relations with `taken` in the years and ended those with `left` within a year of it, by day.

    Where no source says that those with `left` ended, though one says that they had begun, the party is listed as `unclear`: that
    nobody tells of an end is no proof that there was none. Raises UnknownParty, InputError.
    """
    years = window(first, last)
    one, other, _ = two_parties(left, taken, None, place="taken")
    asof = as_of(None, known_on)
    sources: dict[str, Row] = {}
    by_party: list[dict[str, Standing]] = []
    for id_ in (one.id, other.id):
        standings = stand(store, track_names(store, "ask/tracks_with/HAS_RELATIONS_WITH", {"party": id_}, asof, "relations", id_), asof)
        sources |= standings.sources
        by_party.append({(each.object or "") if each.subject == id_ else each.subject: each for each in standings.found})
    found: list[Switch] = []
    for party in sorted(by_party[0].keys() & by_party[1].keys()):
        found += _switches(party, by_party[0][party], by_party[1][party], years)
    found.sort(key=lambda switch: (switch.ended or switch.began, switch.party.id))
    notes = [] if found else [f"No loaded source tells that anybody went from {one.name} to {other.name}: unknown, which is not none."]
    if any(switch.status == "unclear" for switch in found):
        notes.append(f"`unclear`: relations with {other.name} began, and no loaded source says whether those with {one.name} ended.")
    if any(switch.status == "overlapping" for switch in found):
        notes.append(
            f"`overlapping`: those with {one.name} ended in the years; sources date relations with {other.name} earlier, as they may tell "
            "of a first beginning only."
        )
    page = found[:limit]
    return Switches(
        left=PartyRef(id=one.id, name=one.name), taken=PartyRef(id=other.id, name=other.name), first=years.first, last=years.last,
        on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, switches=page, notes=notes, total=len(found),
        sources=source_refs(sources, (switch.sources for switch in page)), truncated=len(found) > limit,
    )  # fmt: skip


def _switches(party: str, left: Standing, taken: Standing, years: Window) -> Iterator[Switch]:
    switched = False
    for begun in taken.episodes:
        days = begun.begin
        if days.text is None or days.earliest is None or days.latest is None:
            continue
        if int(days.earliest[:4]) > years.last or int(days.latest[:4]) < years.first:
            continue
        end = next((one.end for one in left.episodes if one.ended and _near(one.end, days)), None)
        open_ = [one for one in left.episodes if not one.ended and (one.begin.earliest or episodes.MIN) < days.latest]
        if end is None and not open_:
            continue
        claims = begun.begin.claims + (end.claims if end is not None else [row for one in open_ for row in one.claims])
        switched = switched or end is not None
        yield Switch(
            party=ref(party), status="switched" if end is not None else "unclear", began=days.text, ended=end.text if end else None,
            disputed=days.disputed or bool(end and end.disputed), claims=sorted({row["id"] for row in claims}),
            sources=sorted({row["source"] for row in claims}),
        )  # fmt: skip
    if not switched:
        yield from _overlapping(party, left, taken, years)


def _overlapping(party: str, left: Standing, taken: Standing, years: Window) -> Iterator[Switch]:
    """Relations with the one that ended in the years where those with the other go on after it, though sources date them earlier."""
    ends = [one.end for one in left.episodes if one.ended and one.end.earliest and one.end.latest]
    if not ends or (begun := next((one for one in reversed(taken.episodes) if not one.ended and one.begin.text), None)) is None:
        return
    end = ends[-1]
    inside = int((end.earliest or "")[:4]) <= years.last and int((end.latest or "")[:4]) >= years.first
    if inside and (begun.begin.latest or episodes.MAX) < (end.earliest or episodes.MIN):
        claims = begun.begin.claims + end.claims
        yield Switch(
            party=ref(party), status="overlapping", began=begun.begin.text or "", ended=end.text, disputed=begun.disputed or end.disputed,
            claims=sorted({row["id"] for row in claims}), sources=sorted({row["source"] for row in claims}),
        )  # fmt: skip


def _near(end: episodes.Bound, begin: episodes.Bound) -> bool:
    """Whether an end may lie within `NEAR` days of a beginning, before or after it."""
    days = [date.fromisoformat(text) for text in (end.earliest, end.latest, begin.earliest, begin.latest) if text]
    if len(days) < 4:
        return False
    return (days[2] - days[1]).days <= NEAR and (days[0] - days[3]).days <= NEAR
