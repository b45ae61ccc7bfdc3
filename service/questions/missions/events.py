"""What happened to missions in a period: opened, closed, moved, raised; and what was announced and never confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, get_args

from pydantic import Field

from legation.graph import time
from legation.graph.claims import mission_track
from legation.graph.errors import InputError
from legation.graph.kinds import KINDS
from legation.graph.states import source_preference
from legation.graph.states.corrections import without_corrections
from legation.graph.store import Row, Store
from legation.service.answers.missions import MissionEvent, MissionEvents
from legation.service.declaration import question
from legation.service.parameters import InPeriod, KnownOn, Limit, MaybeCity, MaybeHost, MaybeSender, MissionTypes
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.lines import line
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import period_of
from legation.service.questions.common.state_as_of import ref, source_refs, source_rows
from legation.service.questions.missions.in_city import IN_CAPITALS, asked_for
from legation.service.questions.missions.missions import wanted_types

What = Literal["opened", "closed", "moved", "level_changed"]
WHATS: tuple[What, ...] = get_args(What)
CLAIMS = 20_000
LIMIT = 500


@question("/v1/missions/events", "Missions opened or closed in a period", tag="missions", statuses=())
def events(
    store: Store, period: InPeriod, *,
    what: Annotated[list[What] | None, Field(max_length=4, description="default: opened and closed", examples=[["opened"]])] = None,
    sender: MaybeSender = None, host: MaybeHost = None, city: MaybeCity = None, types: MissionTypes = None, known_on: KnownOn = None,
    limit: Limit = 500,
) -> MissionEvents:  # fmt: skip
    """Openings, closings, moves and changes of level, anywhere; claims of one event are together, with how many independent sources say so.
    `inside` is `possibly` where the date's uncertainty reaches beyond the period.

    Missions that were opened (closed, moved, changed in level) in a period, anywhere or of a sender, in a host, in a city. Several claims
    of one event are one entry.

    `period` is an EDTF date or interval with both ends. Only what sources say was done; see `planned` for the rest. Raises InputError,
    UnknownParty, NotFound for a city of which no source tells.
    """
    span = period_of(period)
    asof = as_of(None, known_on)
    notes: list[str] = []
    kinds = [f"mission_{name}" for name in (what or ("opened", "closed"))]
    rows = _of(store, _rows(store, kinds, span, "done", asof), (sender, host, city), _at_the_end(span, asof), notes)
    return _answer(store, rows, span, types, asof, limit, notes)


@question("/v1/missions/planned", "Missions announced and never confirmed", tag="missions", statuses=())
def planned(
    store: Store, *, period: InPeriod = "1800/2100", types: MissionTypes = None,
    confirmed: Annotated[bool, Field(description="list those too that a source confirms")] = False, known_on: KnownOn = None,
    limit: Limit = 500,
) -> MissionEvents:  # fmt: skip
    """Announcements that no source known by `known_on` says were carried out. Silence confirms nothing, and denies nothing.

    Openings, closings and moves that were announced, and of which no source known by `known_on` says that they were done.

    A later claim confirms an announcement if it says that the mission was opened (or was there, was closed, was moved) on a day that is
    not before the announced one. With `confirmed` the confirmed ones are listed too. Raises InputError.
    """
    span = period_of(period)
    asof = as_of(None, known_on)
    rows = _rows(store, [f"mission_{name}" for name in WHATS], span, "planned", asof)
    tracks = sorted({row["track"] for row in rows})
    done: dict[str, list[Row]] = {}
    if tracks:
        for row in without_corrections(store.read("ask/track_states", {"tracks": tracks, "known_on": asof.known_on, "limit": CLAIMS})):
            if row["modality"] == "done":
                done.setdefault(row["track"], []).append(row)
    status = {row["id"]: _confirmed(row, done.get(row["track"], ())) for row in rows}
    kept = [row for row in rows if confirmed or not status[row["id"]]]
    notes = ["Silence confirms nothing: an announcement stays planned until a source says that it was carried out."]
    return _answer(store, kept, span, types, asof, limit, notes, status)


def _rows(store: Store, kinds: Sequence[str], span: time.When, modality: str, asof: AsOf) -> list[Row]:
    for kind in kinds:
        if kind not in KINDS:
            raise InputError(f"missions are {', '.join(WHATS)}, not {kind.removeprefix('mission_')!r}", place="what")
    assert span.earliest is not None
    assert span.latest is not None
    asked = {
        "kinds": kinds, "first": span.earliest.isoformat(), "last": span.latest.isoformat(), "modality": modality,
        "known_on": asof.known_on, "limit": CLAIMS,
    }  # fmt: skip
    return store.read("ask/mission_events", asked)


def _at_the_end(span: time.When, asof: AsOf) -> AsOf:
    """The last day of the period, or the current day where the period goes on."""
    assert span.latest is not None
    return AsOf(time.parse(min(span.latest.isoformat(), asof.last)), asof.known_on)


def _of(
    store: Store, rows: list[Row], asked: tuple[str | None, str | None, str | None], asof: AsOf, notes: list[str]
) -> list[Row]:  # fmt: skip
    """The rows of a sender, a host and a city, where they are given, by their names of the day of `asof`."""
    sender, host, city = asked
    for field, text in (("subject", sender), ("object", host)):
        if text is not None:
            party, said = party_in(text, asof.on)
            notes += said
            rows = [row for row in rows if row[field] == party.id]
    if city is None:
        return rows
    there = asked_for(store, city, asof, notes)
    unplaced = [row for row in rows if not row["place"] and row["object"] in there.capital_of and row["track"].split("|")[3] in IN_CAPITALS]
    if unplaced:
        notes.append(f"Of {len(unplaced)} claims of embassies no source names the city: they are taken to be of the capital, as most are.")
    taken = {row["id"] for row in unplaced}
    return [row for row in rows if row["id"] in taken or (row["place"] and there.holds(row["place"], row["object"]))]


def _confirmed(row: Row, done: Iterable[Row]) -> bool:
    """Whether a done claim says that what was announced came to be, on the announced day or later."""
    effect = KINDS[row["kind"]].effect
    fitting = {"begins": ("begins", "spans"), "ends": ("ends",), "changes": ("changes",)}.get(effect, ())
    return any(KINDS[one["kind"]].effect in fitting and (one["latest"] or "9999") >= (row["earliest"] or "") for one in done)


def _answer(
    store: Store, rows: Sequence[Row], span: time.When, types: Sequence[str] | None, asof: AsOf, limit: int, notes: list[str],
    status: dict[str, bool] | None = None,
) -> MissionEvents:  # fmt: skip
    wanted = {mission_track(name, None)[0] for name in wanted_types(types)}
    groups = [group for group in _same_event(rows) if group[0]["track"].split("|")[3] in wanted]
    if not groups:
        notes = [*notes, "No source tells of any: unknown, which is not the same as none."]
    entries = [_event(group, span, status) for group in groups[:limit]]
    sources = source_rows(store, (row["source"] for group in groups[:limit] for row in group))
    return MissionEvents(
        period=span.edtf, on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, events=entries, notes=notes, total=len(groups),
        sources=source_refs(sources, [list(sources)]), truncated=len(groups) > limit or len(rows) == CLAIMS,
    )  # fmt: skip


def _same_event(rows: Iterable[Row]) -> list[list[Row]]:
    """Claims of one kind about one mission whose days can be the same, in time order."""
    groups: dict[tuple[str, str], list[list[Row]]] = {}
    order: list[list[Row]] = []
    for row in rows:
        mine = groups.setdefault((row["track"], row["kind"]), [])
        group = next((group for group in mine if all(source_preference.can_be_one(row, other) for other in group)), None)
        if group is None:
            group = []
            mine.append(group)
            order.append(group)
        group.append(row)
    return order


def _event(group: Sequence[Row], span: time.When, status: dict[str, bool] | None) -> MissionEvent:
    first, last = max(row["earliest"] for row in group), min(row["latest"] for row in group)
    assert span.earliest is not None
    assert span.latest is not None
    inside = span.earliest.isoformat() <= first and last <= span.latest.isoformat()
    sharpest = min(group, key=lambda row: (len(row["edtf"]) < 10, -len(row["edtf"]), row["id"]))
    return MissionEvent(
        what=group[0]["kind"], sender=ref(group[0]["subject"]), host=ref(group[0]["object"]),
        type=_first(group, "mission"), place=_first(group, "place"),
        when=sharpest["edtf"], inside="yes" if inside else "possibly", modality=group[0]["modality"],
        confirmed=any(status[row["id"]] for row in group) if status is not None else None, claims=[line(row) for row in group],
        independent_sources=len({row["origin"] for row in group}),
    )  # fmt: skip


def _first(group: Sequence[Row], name: str) -> str | None:
    return next((row[name] for row in group if row[name]), None)
