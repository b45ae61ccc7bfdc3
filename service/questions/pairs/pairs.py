"""Pairs picked by what is missing between them: one-sided missions, relations without missions and the reverse, arms without embassy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal, get_args

from pydantic import Field

from legation.graph.claims import mission_track
from legation.graph.errors import InputError
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.pairs import Between, Pair, Pairs
from legation.service.declaration import question
from legation.service.parameters import KnownOn, Limit, MissionTypes, Preference, Text, ValidOn
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import window
from legation.service.questions.common.state_as_of import ref, source_refs, source_rows
from legation.service.questions.common.world import WorldState, world
from legation.service.questions.missions.missions import wanted_types
from legation.service.questions.relations.neighbours import evidence

About = Literal["one_sided", "relations_without_missions", "missions_without_relations", "arms_without_embassy"]
ABOUTS: tuple[About, ...] = get_args(About)
LIMIT = 200
SAMPLE = 5
Year = Annotated[int | None, Field(ge=1800, le=2100)]
YEARS = 5
"""Years of deliveries that count up to the day asked for, unless the asker says otherwise."""
_THERE = ("yes", "possibly")
_FALLS = {"yes": 0, "possibly": 1, "undated": 2, "no": 3, "nothing claimed": 4}


@dataclass(slots=True)
class _Picked:
    a: str
    b: str
    tracks: list[str] = field(default_factory=list)
    deliveries: str | None = None


class _World:
    """Missions that count and relations of the day, by ordered and unordered pair."""

    def __init__(self, store: Store, asof: AsOf, types: set[str]) -> None:
        classes = {mission_track(name, None)[0] for name in types}
        self.missions: dict[tuple[str, str], list[WorldState]] = {}
        for one in world(store, "ask/world/HAS_MISSION_IN", asof, "mission").values():
            if one.claimed and one.track.split("|")[3] in classes:
                self.missions.setdefault((one.subject, one.object), []).append(one)
        self.relations: dict[tuple[str, str], WorldState] = {}
        for one in world(store, "ask/world/HAS_RELATIONS_WITH", asof, "relations").values():
            if one.claimed:
                self.relations[_pair(one.subject, one.object)] = one

    def mission(self, sender: str, host: str) -> Between:
        """Whether the sender has a mission in the host."""
        return min((_between(one) for one in self.missions.get((sender, host), ())), key=_FALLS.__getitem__, default="nothing claimed")

    def relation(self, a: str, b: str) -> Between:
        """Whether the two have relations."""
        one = self.relations.get(_pair(a, b))
        return _between(one) if one else "nothing claimed"

    def tracks(self, a: str, b: str) -> list[str]:
        """The tracks of missions both ways and of the relations."""
        mine = [one.track for pair in ((a, b), (b, a)) for one in self.missions.get(pair, ())]
        relation = self.relations.get(_pair(a, b))
        return mine + ([relation.track] if relation else [])


@question("/v1/pairs/{about}", "Pairs picked by what is missing between them", tag="pairs", long=True)
def pairs(
    store: Store, about: Annotated[About, Field(description="what is missing between the two", examples=["one_sided"])], *,
    party: Annotated[Text | None, Field(description="only pairs with this party", examples=["ISR"])] = None, types: MissionTypes = None,
    first: Annotated[Year, Field(alias="from", description="first year of deliveries, for arms_without_embassy")] = None,
    last: Annotated[Year, Field(alias="to", description="last year of deliveries")] = None, valid_on: ValidOn = None,
    known_on: KnownOn = None, prefer: Preference = None, limit: Limit = 200,
) -> Pairs:  # fmt: skip
    """`one_sided`: A has a mission in B and B none in A. `relations_without_missions` and the reverse. `arms_without_embassy`: arms went
    between the two and neither has an embassy in the other. Embassies count unless `type` says otherwise.

    The pairs of one sort on a day, in order of ids.

    `types` are the missions that count (default: embassies with legations and nunciatures); `first` and `last` are the years of
    deliveries for `arms_without_embassy` (default: five years up to the day). What no source speaks of is `nothing claimed`, and pairs
    are listed with it: absence of claims is no proof of absence. Raises InputError, UnknownParty.
    """
    if about not in ABOUTS:
        raise InputError(f"there are no pairs {about!r}; there are {', '.join(ABOUTS)}", place="about")
    asof = as_of(valid_on, known_on, prefer)
    wanted = wanted_types(types or ("embassy", "legation", "nunciature"))
    who, notes = party_in(party, asof.on) if party else (None, [])
    held = _World(store, asof, wanted)
    if about == "arms_without_embassy":
        until = int(asof.last[:4])
        years = window(first if first is not None else until - YEARS + 1, last if last is not None else until)
        picked = list(_armed(store, held, asof, years.first, years.last))
        notes.append(f"Deliveries of major arms in {years.edtf} as the loaded registers give them.")
    else:
        picked = list(_PICK[about](held))
    if who is not None:
        picked = [one for one in picked if who.id in (one.a, one.b)]
    picked.sort(key=lambda one: (one.a, one.b))
    notes.append("`nothing claimed` says that no loaded source speaks of it, which is not the same as none.")
    page = picked[:limit]
    tracks = sorted({track for one in page for track in one.tracks})
    ids = evidence(store, tracks, asof)
    entries = [_pair_of(one, held, ids) for one in page]
    sources = source_rows(store, (source for one in entries for source in one.sources))
    return Pairs(
        about=about, types=sorted(wanted), party=PartyRef(id=who.id, name=who.name) if who else None, on=asof.on.edtf,
        known_on=asof.known_on, rule=asof.rule, pairs=entries, sources=source_refs(sources, (one.sources for one in entries)),
        notes=notes, total=len(picked), truncated=len(picked) > limit,
    )  # fmt: skip


def _one_sided(held: _World) -> Iterator[_Picked]:
    for sender, host in held.missions:
        if held.mission(sender, host) in _THERE and held.mission(host, sender) not in _THERE:
            yield _Picked(sender, host, held.tracks(sender, host))


def _relations_alone(held: _World) -> Iterator[_Picked]:
    for a, b in held.relations:
        if held.relation(a, b) in _THERE and held.mission(a, b) not in _THERE and held.mission(b, a) not in _THERE:
            yield _Picked(a, b, held.tracks(a, b))


def _missions_alone(held: _World) -> Iterator[_Picked]:
    for a, b in sorted({_pair(*pair) for pair in held.missions}):
        there = held.mission(a, b) in _THERE or held.mission(b, a) in _THERE
        if there and held.relation(a, b) in ("no", "nothing claimed"):
            yield _Picked(a, b, held.tracks(a, b))


_PICK = {"one_sided": _one_sided, "relations_without_missions": _relations_alone, "missions_without_relations": _missions_alone}


def _armed(store: Store, held: _World, asof: AsOf, first: int, last: int) -> Iterator[_Picked]:
    known = {row["id"] for row in store.read("ask/registers") if asof.known_on is None or (row["known_from"] or "9999") <= asof.known_on}
    found: dict[tuple[str, str], _Picked] = {}
    for row in sorted(store.read("ask/world_deliveries", {"first": first, "last": last}), key=lambda row: (row["track"], row["source"])):
        a, b = _pair(row["subject"], row["object"])
        if row["source"] not in known or held.mission(a, b) in _THERE or held.mission(b, a) in _THERE:
            continue
        one = found.setdefault((a, b), _Picked(a, b, held.tracks(a, b), ""))
        says = f"{row['object']}<{row['subject']} {max(row['first'], first)}–{min(row['last'], last)}"
        if row["track"] not in one.tracks:
            one.tracks.append(row["track"])
            one.deliveries = f"{one.deliveries}; {says}" if one.deliveries else says
    yield from found.values()


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _between(one: WorldState) -> Between:
    return "undated" if one.holds == "unknown" else one.holds


def _pair_of(one: _Picked, held: _World, ids: dict[str, Row]) -> Pair:
    mine = [ids[track] for track in one.tracks if track in ids]
    return Pair(
        a=ref(one.a), b=ref(one.b), mission_of_a_in_b=held.mission(one.a, one.b), mission_of_b_in_a=held.mission(one.b, one.a),
        relations=held.relation(one.a, one.b), deliveries=one.deliveries, tracks=sorted(one.tracks),
        claims=sum(row["claims"] for row in mine), sample=sorted(claim for row in mine for claim in row["ids"])[:SAMPLE],
        sources=sorted({source for row in mine for source in row["sources"]})[:SAMPLE],
    )  # fmt: skip
