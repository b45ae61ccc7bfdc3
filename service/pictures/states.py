"""Pictures of missions, relations and recognition by address. As service/pictures/arms.py."""

from __future__ import annotations

from collections.abc import Iterable

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.answers.claims import Holds
from legation.service.answers.missions import Mission
from legation.service.answers.state_matrix import StateMatrix
from legation.service.answers.states import State
from legation.service.charts import grid, world
from legation.service.charts.page import Theme, day
from legation.service.charts.words import SEEN, counted, held, publishers, shade_of
from legation.service.parameters import (
    HostBloc,
    HostRegion,
    Hosts,
    KnownOn,
    MaybeHost,
    MaybeSender,
    MissionTypes,
    ObserverBloc,
    ObserverRegion,
    Observers,
    PartyThen,
    SenderBloc,
    SenderRegion,
    Senders,
    SomeTargets,
    TargetBloc,
    TargetName,
    TargetRegion,
    ValidOn,
)
from legation.service.pictures.declaration import Drawing, picture
from legation.service.questions.missions import missions
from legation.service.questions.panel import state_matrix
from legation.service.questions.panel.state_matrix import Group
from legation.service.questions.recognition import recognition
from legation.service.questions.relations import relations
from legation.service.settings import DIST

ALL: list[Holds] = ["yes", "possibly", "unknown", "no"]
MOST = 1000
_MARKS = {"yes": "•", "seen": "◐", "possibly": "~", "undated": "?", "no": "×", "nothing claimed": "…"}
_KEYS = [
    ("q5", "• yes"), ("q4", f"◐ {SEEN}"), ("q3", "~ possibly"), ("q2", "? claimed without a date"), ("q1", "× ended, or not begun"),
    ("q1", "… only planned, alleged or denied"),
]  # fmt: skip


@picture("missions")
def mission_map(
    store: Store, sender: MaybeSender = None, host: MaybeHost = None, types: MissionTypes = None,
    valid_on: ValidOn = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """Where a party has missions, or who has missions in it, on a map (/v1/missions). Raises InputError unless one of the two is given."""
    if (sender is None) == (host is None):
        raise InputError("name a sender or a host, one of the two", place="sender")
    found = missions.missions(store, sender=sender, host=host, types=types, valid_on=valid_on, known_on=known_on, limit=MOST)
    own = found.sender or found.host
    if own is None:
        raise InputError("name a sender or a host", place="sender")
    best: dict[str, Mission] = {}
    for one in found.missions:
        other = one.object if found.sender else one.subject
        if other and (other.id not in best or shade_of(one) > shade_of(best[other.id])):
            best[other.id] = one
    values = {party: (shade_of(one), _about(one, bool(found.sender))) for party, one in best.items()}
    title = f"Where {own.name} has missions" if found.sender else f"Who has missions in {own.name}"
    sub = f"On {day(found.on)}{_known(found.known_on)}: {counted(found.missions)}."
    keys = _keys("none claimed")
    return Drawing(
        found, lambda theme: world.world(title, sub, values, keys, publishers(found.sources), DIST, chosen=[own.id], theme=theme)
    )


def _about(one: Mission, sent: bool) -> str:
    other = one.object if sent else one.subject
    kind = one.type.replace("_", " ")
    return f"{other.name if other else ''}: {kind}{f' in {one.place}' if one.place else ''}, {held(one)}"


@picture("relations")
def relations_map(store: Store, party: PartyThen, valid_on: ValidOn = None, known_on: KnownOn = None) -> Drawing:
    """With whom a party has diplomatic relations, on a map (/v1/ties/relations)."""
    found = relations.ties(store, "relations", party, valid_on=valid_on, known_on=known_on, holds=ALL, limit=MOST)
    own = found.party
    ids = [own.id] if own else []
    values = _values(found.states, ids)
    title = f"Diplomatic relations of {own.name if own else party}"
    sub = f"On {day(found.on)}{_known(found.known_on)}: {counted(found.states)}."
    keys = _keys("none claimed")
    return Drawing(found, lambda theme: world.world(title, sub, values, keys, publishers(found.sources), DIST, chosen=ids, theme=theme))


@picture("members")
def members_map(store: Store, party: PartyThen, valid_on: ValidOn = None, known_on: KnownOn = None) -> Drawing:
    """Members of an organisation, on a map (/v1/ties/members)."""
    found = relations.ties(store, "members", party, valid_on=valid_on, known_on=known_on, holds=ALL, limit=MOST)
    own = found.party
    values = _values(found.states, [own.id] if own else [])
    title = f"Members of {own.name if own else party}"
    sub = f"On {day(found.on)}{_known(found.known_on)}: {counted(found.states)}."
    keys = _keys("none claimed")
    return Drawing(found, lambda theme: world.world(title, sub, values, keys, publishers(found.sources), DIST, theme=theme))


@picture("recognition")
def recognition_map(store: Store, target: TargetName, valid_on: ValidOn = None, known_on: KnownOn = None) -> Drawing:
    """Who recognises a party, on a map (/v1/recognition)."""
    found = recognition.recognition(store, [target], valid_on=valid_on, known_on=known_on, holds=ALL, limit=MOST)
    one = found.targets[0]
    values = _values(one.observers, [one.target.id])
    number = (
        "unknown"
        if one.count.lowest is None
        else f"{one.count.lowest}"
        if one.count.lowest == one.count.highest
        else f"{one.count.lowest} to {one.count.highest}"
    )
    sub = f"On {day(found.on)}{_known(found.known_on)}: " + (
        f"{number} observers, by what is loaded." if one.observers else "no loaded source says who does. That is not nobody."
    )
    keys = _keys("nothing claimed")
    return Drawing(found, lambda theme: world.world(
        f"Who recognises {one.target.name}", sub, values, keys, publishers(found.sources), DIST, chosen=[one.target.id], theme=theme
    ))  # fmt: skip


def _values(states: Iterable[State], own: list[str]) -> dict[str, tuple[int, str]]:
    """Shade and words for the other party of each state."""
    found: dict[str, tuple[int, str]] = {}
    for one in states:
        other = one.object if one.subject.id in own else one.subject
        if other is not None:
            said = held(one) + (", disputed" if one.disputed else "")
            found[other.id] = max(found.get(other.id, (0, "")), (shade_of(one), f"{other.name}: {said}"))
    return found


@picture("missions-matrix", long=True)
def mission_matrix(
    store: Store, senders: Senders = None, hosts: Hosts = None, sender_region: SenderRegion = None,
    host_region: HostRegion = None, sender_bloc: SenderBloc = None, host_bloc: HostBloc = None, types: MissionTypes = None,
    valid_on: ValidOn = None, known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """Senders by hosts on a day (/v1/missions/matrix)."""
    found = state_matrix.matrix(store, "missions", Group(senders or (), sender_region, sender_bloc),
        Group(hosts or (), host_region, host_bloc), types=types, valid_on=valid_on, known_on=known_on,
    )  # fmt: skip
    what = "Embassies" if types is None else "Missions"
    return Drawing(found, lambda theme: _states(found, what, "have one in columns", theme))


@picture("recognition-matrix", long=True)
def recognition_matrix(
    store: Store, observers: Observers = None, targets: SomeTargets = None, observer_region: ObserverRegion = None,
    target_region: TargetRegion = None, observer_bloc: ObserverBloc = None, target_bloc: TargetBloc = None, valid_on: ValidOn = None,
    known_on: KnownOn = None,
) -> Drawing:  # fmt: skip
    """Observers by targets on a day (/v1/recognition/matrix)."""
    found = state_matrix.matrix(store, "recognition", Group(observers or (), observer_region, observer_bloc),
        Group(targets or (), target_region, target_bloc), valid_on=valid_on, known_on=known_on,
    )  # fmt: skip
    return Drawing(found, lambda theme: _states(found, "Recognition", "recognise columns", theme))


def _states(found: StateMatrix, title: str, says: str, theme: Theme) -> str:
    names = {one.id: one.name for one in (*found.subjects, *found.objects)}
    cells = {
        (one.subject, one.object): grid.Cell(
            shade_of(one), _MARKS["seen" if one.held_last else one.holds],
            f"{names[one.subject]}, {names[one.object]}: {held(one)}",
        )
        for one in found.cells
    }  # fmt: skip
    return grid.grid(
        f"{title} on {day(found.on)}", f"Rows {says}{_known(found.known_on)}. A cell without a sign: no loaded source speaks of the pair.",
        [(one.id, one.name) for one in found.subjects], [(one.id, one.name) for one in found.objects], cells, _KEYS,
        publishers(found.sources), theme=theme,
    )  # fmt: skip


def _keys(none: str) -> list[tuple[str, str]]:
    return [("q5", "yes"), ("q4", SEEN), ("q3", "possibly"), ("q1", "ended or unclear"), ("q0", none)]


def _known(known_on: str | None) -> str:
    return f", as known on {day(known_on)}" if known_on else ""
