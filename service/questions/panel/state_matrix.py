"""Matrices of states on a day: who has a mission where, and who recognises whom, among parties chosen by name, region or organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from legation.graph.claims import mission_track
from legation.graph.errors import InputError
from legation.graph.parties.regions import parties_of
from legation.graph.store import Store
from legation.service.answers.base import PartyRef
from legation.service.answers.pairs import Between
from legation.service.answers.state_matrix import StateCell, StateMatrix
from legation.service.declaration import question
from legation.service.parameters import (
    HostBloc,
    HostRegion,
    Hosts,
    KnownOn,
    MissionTypes,
    ObserverBloc,
    ObserverRegion,
    Observers,
    Preference,
    SenderBloc,
    SenderRegion,
    Senders,
    SomeTargets,
    TargetBloc,
    TargetRegion,
    ValidOn,
)
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.state_as_of import ended, ref, source_refs, source_rows, stand, track_names
from legation.service.questions.common.world import WorldState, world
from legation.service.questions.missions.missions import wanted_types
from legation.service.questions.relations.neighbours import evidence

About = Literal["missions", "recognition"]
MOST = 60
"""Rows, and columns, of one matrix."""
SAMPLE = 5
EMBASSIES = ("embassy", "legation", "nunciature")
_SIDES: dict[About, tuple[str, str]] = {"missions": ("sender", "host"), "recognition": ("observer", "target")}
_READ: dict[About, tuple[str, str]] = {
    "missions": ("ask/between/HAS_MISSION_IN", "mission"),
    "recognition": ("ask/between/RECOGNIZES", "recognition"),
}
_FALLS: dict[Between, int] = {"yes": 0, "possibly": 1, "undated": 2, "no": 3, "nothing claimed": 4}
_THERE = ("yes", "possibly")


class Group(NamedTuple):
    """Parties of one side: named ones, those of a region, and the members of an organisation on the day, together."""

    parties: Sequence[str] = ()
    region: str | None = None
    bloc: str | None = None

    @property
    def given(self) -> bool:
        """Whether anybody is chosen."""
        return bool(self.parties or self.region or self.bloc)


@dataclass(slots=True)
class _Side:
    named: list[str]
    others: set[str]

    @property
    def ids(self) -> list[str]:
        return sorted({*self.named, *self.others})

    def shown(self, counts: Counter[str]) -> list[str]:
        """Those named, and of the others those with a cell, the fullest first as far as there is room; in order of name."""
        room = max(0, MOST - len(self.named))
        rest = sorted((one for one in self.others - set(self.named) if counts[one]), key=lambda one: (-counts[one], one))[:room]
        return sorted([*self.named, *rest], key=lambda one: (ref(one).name, one))


@question("/v1/missions/matrix", "Senders by hosts on a day", tag="missions", long=True, operation="missions")
def missions(
    store: Store, *, senders: Senders = None, hosts: Hosts = None, sender_region: SenderRegion = None, host_region: HostRegion = None,
    sender_bloc: SenderBloc = None, host_bloc: HostBloc = None, types: MissionTypes = None, valid_on: ValidOn = None,
    known_on: KnownOn = None, prefer: Preference = None,
) -> StateMatrix:  # fmt: skip
    """Whether each sender has an embassy (or a mission of the types asked for) in each host, with claims and sources. A side that nobody is
    chosen for is the other side. Of regions and organisations those are shown of whom something is claimed, at most 60 a side."""
    return matrix(
        store, "missions", Group(senders or (), sender_region, sender_bloc), Group(hosts or (), host_region, host_bloc), types=types,
        valid_on=valid_on, known_on=known_on, prefer=prefer,
    )  # fmt: skip


@question("/v1/recognition/matrix", "Observers by targets on a day", tag="relations", long=True, operation="recognition")
def recognition(
    store: Store, *, observers: Observers = None, targets: SomeTargets = None, observer_region: ObserverRegion = None,
    target_region: TargetRegion = None, observer_bloc: ObserverBloc = None, target_bloc: TargetBloc = None, valid_on: ValidOn = None,
    known_on: KnownOn = None, prefer: Preference = None,
) -> StateMatrix:  # fmt: skip
    """Whether each observer recognises each target, with claims and sources; sides as in the matrix of missions."""
    return matrix(
        store, "recognition", Group(observers or (), observer_region, observer_bloc), Group(targets or (), target_region, target_bloc),
        valid_on=valid_on, known_on=known_on, prefer=prefer,
    )  # fmt: skip


def matrix(
    store: Store, about: About, rows: Group, columns: Group, *, types: Sequence[str] | None = None, valid_on: str | None = None,
    known_on: str | None = None, prefer: str | None = None,
) -> StateMatrix:  # fmt: skip
    """What holds on a day from each party of `rows` (senders, observers) to each of `columns` (hosts, targets).

    A side for which nobody is chosen is the other side. Of a region or an organisation those are shown that had not ended and of whom
    something is claimed, at most 60 a side. `types` are missions that count (default: embassies with legations and nunciatures).
    Raises InputError, UnknownParty.
    """
    asof = as_of(valid_on, known_on, prefer)
    wanted = wanted_types(types or EMBASSIES) if about == "missions" else set()
    first, second = _SIDES[about]
    if not rows.given and not columns.given:
        raise InputError(f"choose parties, a region or an organisation for {first}s or for {second}s", place=first)
    notes: list[str] = []
    senders = _side(store, rows if rows.given else columns, asof, first if rows.given else second, notes)
    hosts = _side(store, columns, asof, second, notes) if rows.given and columns.given else senders
    held = _held(store, about, senders.ids, hosts.ids, asof, wanted)
    there = [pair for pair, states in held.items() if _best(states) in _THERE]
    subjects = senders.shown(Counter(a for a, _ in held) + Counter(a for a, _ in there))
    objects = hosts.shown(Counter(b for _, b in held) + Counter(b for _, b in there))
    pairs = [(a, b) for a in subjects for b in objects if (a, b) in held]
    ids = evidence(store, sorted({one.track for pair in pairs for one in held[pair]}), asof)
    cells = []
    for pair in pairs:
        mine = [ids[one.track] for one in held[pair] if one.track in ids]
        cells.append(
            StateCell(
                subject=pair[0], object=pair[1], holds=_best(held[pair]), last_seen=_seen(held[pair]),
                held_last=_best(held[pair]) == "possibly" and any(one.held_last for one in held[pair]),
                tracks=sorted(one.track for one in held[pair]),
                claims=sum(row["claims"] for row in mine), sample=sorted(claim for row in mine for claim in row["ids"])[:SAMPLE],
                sources=sorted({source for row in mine for source in row["sources"]})[:SAMPLE],
            )
        )  # fmt: skip
    notes.append("A pair without a cell is one of which no loaded source speaks, which is not the same as none.")
    sources = source_rows(store, (source for one in cells for source in one.sources))
    return StateMatrix(
        about=about, types=sorted(wanted), on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, subjects=_refs(subjects),
        objects=_refs(objects), cells=cells, counts=dict(sorted(Counter(one.holds for one in cells).items())),
        sources=source_refs(sources, (one.sources for one in cells)), notes=notes, total=len(held), truncated=len(held) > len(cells),
    )  # fmt: skip


def _side(store: Store, group: Group, asof: AsOf, name: str, notes: list[str]) -> _Side:
    """The parties that are meant. Raises InputError, UnknownParty."""
    if len(group.parties) > MOST:
        raise InputError(f"{len(group.parties)} parties were given; a matrix shows at most {MOST} a side", place=name)
    named: list[str] = []
    for text in group.parties:
        party, said = party_in(text, asof.on)
        if party.id not in named:
            named.append(party.id)
            notes += said
    others = set(parties_of(group.region, place=f"{name}_region")) if group.region else set()
    if group.bloc:
        others |= _members(store, group.bloc, asof, f"{name}_bloc", notes)
    return _Side(named, {one for one in others if ended(one, asof) is None})


def _members(store: Store, organisation: str, asof: AsOf, place: str, notes: list[str]) -> set[str]:
    """Who was, or possibly was, a member of an organisation on the day."""
    owner, said = party_in(organisation, asof.on)
    if owner.kind != "organization":
        raise InputError(f"{owner.name} ({owner.id}) is not an organisation", place=place)
    notes += said
    tracks = track_names(store, "ask/tracks_to/MEMBER_OF", {"party": owner.id}, asof, "membership", owner.id)
    found = {one.subject for one in stand(store, tracks, asof).found if one.holds in _THERE}
    if not found:
        notes.append(f"No loaded source says who was a member of {owner.name} on {asof.on.edtf}.")
    return found


def _held(
    store: Store, about: About, subjects: Sequence[str], objects: Sequence[str], asof: AsOf, wanted: set[str]
) -> dict[tuple[str, str], list[WorldState]]:  # fmt: skip
    """The stories of each pair, itself apart."""
    statement, prefix = _READ[about]
    classes = {mission_track(name, None)[0] for name in wanted}
    rows, columns = set(subjects), set(objects)
    found: dict[tuple[str, str], list[WorldState]] = {}
    asked = {"subjects": subjects, "objects": objects}
    for one in world(store, statement, asof, prefix, asked, lambda a, b: a in rows and b in columns).values():
        if one.subject != one.object and (not classes or one.track.split("|")[3] in classes):
            found.setdefault((one.subject, one.object), []).append(one)
    return found


def _best(states: Sequence[WorldState]) -> Between:
    return min((_between(one) for one in states), key=_FALLS.__getitem__)


def _seen(states: Sequence[WorldState]) -> str | None:
    """The last day on which the best of the states was seen."""
    best = _best(states)
    return max((one.last_seen for one in states if one.last_seen and _between(one) == best), default=None)


def _between(one: WorldState) -> Between:
    if not one.claimed:
        return "nothing claimed"
    return "undated" if one.holds == "unknown" else one.holds


def _refs(parties: Sequence[str]) -> list[PartyRef]:
    return [ref(one) for one in parties]
