"""Who is tied to a party on a day or ever, a page for each sort of edge; partners that two parties share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from legation.graph.errors import InputError
from legation.graph.kinds import EDGES, KINDS, SORT, TRACKS
from legation.graph.parties import register
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.claims import Holds
from legation.service.answers.neighbours import CommonPartner, CommonPartners, Neighbour, NeighbourKind, Neighbours
from legation.service.declaration import question
from legation.service.parameters import After, EdgeTypes, KnownOn, OneParty, OtherParty, PageSize, PartyThen, ValidOn
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.lines import name_of
from legation.service.questions.common.parties import party_in, two_parties
from legation.service.questions.common.state_as_of import source_refs, source_rows, stand

PAGE = 25
SAMPLE = 5
STATEFUL = {
    kind.edge for kinds in TRACKS.values() for kind in kinds if kind.edge and any(k.effect in ("begins", "ends", "spans") for k in kinds)
}
"""Types of edges that are states; the others are events, flows and reports."""
SYMMETRIC = {kind.edge for kind in KINDS.values() if kind.edge and kind.symmetric}


@question("/v1/neighbours", "Who is tied to a party, sort by sort", tag="relations")
def neighbours(
    store: Store, party: PartyThen, *, types: EdgeTypes = None, after: After = "", valid_on: ValidOn = None, known_on: KnownOn = None,
    limit: PageSize = 25,
) -> Neighbours:  # fmt: skip
    """A page of neighbours for each sort of edge, with claims and sources. Without `valid_on` ties of all times count.

    A page of neighbours for each sort of edge (default: all sorts), in order of id.

    Without `valid_on` edges of all times count; with it, those that hold (or happened) on it or may. Raises UnknownParty, InputError.
    """
    asof, window = _when(valid_on, known_on)
    found, notes = party_in(party, asof.on) if valid_on else (register().resolve(party, scheme="any"), [])
    wanted = edge_types(types)
    if after and len(wanted) != 1:
        raise InputError("a later page is of one type; name it with `type`", place="after")
    kinds: list[NeighbourKind] = []
    entries: list[tuple[str, Row]] = []
    pages: dict[str, tuple[Row, list[Row]]] = {}
    steps: dict[str, list[Row]] = {}
    for row in both_ways(store.read("ask/steps", {"ids": [found.id], "types": drawn_as(wanted) if types else None, **window})):
        steps.setdefault(row["type"], []).append(row)
    for type_, rows in sorted(steps.items()):
        page = [row for row in rows if row["id"] > after][: limit + 1]
        pages[type_] = ({"neighbours": len(rows), "edges": sum(row["edges"] for row in rows)}, page)
        entries += [(type_, one) for one in page[:limit]]
    made, sources = describe(store, entries, asof, valid_on is not None)
    for type_, (row, page) in pages.items():
        mine = [made[type_, one["id"]] for one in page[:limit] if (type_, one["id"]) in made]
        more = page[limit - 1]["id"] if len(page) > limit else None
        kinds.append(NeighbourKind(type=type_, total=row["neighbours"], edges=row["edges"], neighbours=mine, after=more))
    if not kinds:
        notes.append(f"No edge leads from {found.name} to another party: nothing is loaded, which is not the same as none.")
    return Neighbours(
        party=PartyRef(id=found.id, name=found.name), on=asof.on.edtf if valid_on else None, known_on=asof.known_on, kinds=kinds,
        sources=source_refs(sources, (one.sources for kind in kinds for one in kind.neighbours)), notes=notes,
        truncated=any(kind.after for kind in kinds),
    )  # fmt: skip


@question("/v1/partners/common", "Partners that two parties share", tag="relations")
def common(
    store: Store, a: OneParty, b: OtherParty, *, types: EdgeTypes = None, valid_on: ValidOn = None, known_on: KnownOn = None,
    limit: PageSize = 25,
) -> CommonPartners:  # fmt: skip
    """Parties to which both are tied by the same sort of edge, with both ties.

    Parties that both `a` and `b` are tied to by the same sort of edge (default: all sorts), in order of id. Raises as `neighbours`.
    """
    asof, window = _when(valid_on, known_on)
    first, second, notes = two_parties(a, b, asof.on if valid_on else None)
    wanted = edge_types(types)
    sides: list[dict[tuple[str, str], Row]] = [{}, {}]
    for row in both_ways(store.read("ask/steps", {"ids": [first.id, second.id], "types": drawn_as(wanted) if types else None, **window})):
        sides[0 if row["start"] == first.id else 1][row["id"], row["type"]] = row
    shared = sorted(sides[0].keys() & sides[1].keys())
    partners = sorted({partner for partner, _ in shared if partner not in (first.id, second.id)})
    shown = set(partners[:limit])
    entries = [(f"{type_}|{side}", sides[side][partner, type_]) for partner, type_ in shared if partner in shown for side in (0, 1)]
    made, sources = describe(store, entries, asof, valid_on is not None)
    answers = []
    for partner in partners[:limit]:
        ties: dict[str, list[Neighbour]] = {}
        for type_ in wanted:
            pair = [made.get((f"{type_}|{side}", partner)) for side in (0, 1)]
            if pair[0] and pair[1]:
                ties[type_] = [
                    one.model_copy(
                        update={"party": PartyRef(id=end.id, name=end.name), "latitude": end.latitude, "longitude": end.longitude}
                    )
                    for one, end in zip(pair, (first, second), strict=True)
                    if one
                ]
        if ties:
            answers.append(CommonPartner(party=PartyRef(id=partner, name=name_of(partner)), ties=ties))
    return CommonPartners(
        a=PartyRef(id=first.id, name=first.name), b=PartyRef(id=second.id, name=second.name), types=wanted,
        on=asof.on.edtf if valid_on else None, known_on=asof.known_on, partners=answers, notes=notes, total=len(partners),
        sources=source_refs(sources, (one.sources for partner in answers for sides_ in partner.ties.values() for one in sides_)),
        truncated=len(partners) > limit,
    )  # fmt: skip


def edge_types(types: Sequence[str] | None, *, place: str = "type") -> list[str]:
    """The relationship types asked for; all of them by default. Raises InputError at `place`."""
    for name in types or ():
        if name not in EDGES:
            raise InputError(f"there is no sort of edge {name!r}; there are {', '.join(EDGES)}", place=place)
    return sorted(set(types)) if types else list(EDGES)


def drawn_as(sorts: Sequence[str]) -> list[str]:
    """The relationship types of some sorts of edge: figures of other editions stand on a type of their own."""
    return [name for name, sort in SORT.items() if sort in sorts]


def _when(valid_on: str | None, known_on: str | None) -> tuple[AsOf, dict[str, Any]]:
    asof = as_of(valid_on, known_on)
    first, last = (asof.first, asof.last) if valid_on else ("0001-01-01", "9999-12-31")
    return asof, {"first": first, "last": last, "known_on": asof.known_on}


def both_ways(rows: Iterable[Row]) -> list[Row]:
    """One row for each start, neighbour and sort, in order, from rows that stand apart by direction and type (`ask/steps`)."""
    found: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        row["type"] = SORT.get(row["type"], row["type"])
        other = found.setdefault((row["start"], row["id"], row["type"]), row)
        if other is not row:
            other["outgoing"] += row["outgoing"]
            other["edges"] += row["edges"]
            other["earliest"] = min(filter(None, (other["earliest"], row["earliest"])), default=None)
            other["latest"] = max(filter(None, (other["latest"], row["latest"])), default=None)
            other["tracks"] = sorted({*other["tracks"], *row["tracks"]})
    return [found[key] for key in sorted(found)]


def describe(
    store: Store, entries: Sequence[tuple[str, Row]], asof: AsOf, dated: bool
) -> tuple[dict[tuple[str, str], Neighbour], dict[str, Row]]:
    """The neighbours of some rows with their claims; rows of which nothing was known by then, or whose state is `no`, are left out."""
    stateful = {track for name, row in entries if name.split("|")[0] in STATEFUL for track in row["tracks"]}
    standings = stand(store, sorted(stateful), asof)
    states = {one.track: one.holds for one in standings.found}
    ids = {one.track: found for one in standings.found if (found := _evidence_of(one.rows))}
    ids |= evidence(store, sorted({track for _, row in entries for track in row["tracks"]} - stateful), asof)
    made: dict[tuple[str, str], Neighbour] = {}
    for name, row in entries:
        type_ = name.split("|")[0]
        mine = [ids[track] for track in sorted(row["tracks"]) if track in ids]
        holds = _together(states.get(track) for track in row["tracks"]) if type_ in STATEFUL else None
        if not mine or (dated and holds == "no"):
            continue
        made[name, row["id"]] = _neighbour(type_, row, mine, holds)
    return made, source_rows(store, (source for one in made.values() for source in one.sources))


def evidence(store: Store, tracks: Sequence[str], asof: AsOf) -> dict[str, Row]:
    """How many claims each track has that were known by then (`claims`), one of each source (`ids`) and the sources (`sources`)."""
    found: dict[str, Row] = {}
    if tracks:
        rows = store.read("ask/track_ids", {"tracks": list(tracks), "known_on": asof.known_on})
        for row in sorted(rows, key=lambda row: (row["track"], row["first"])):
            one = found.setdefault(row["track"], {"claims": 0, "ids": [], "sources": []})
            one["claims"] += row["claims"]
            one["ids"].append(row["first"])
            one["sources"].append(row["source"])
    return found


def _evidence_of(rows: Iterable[Row]) -> Row | None:
    """The same from the claims of one track, where they were read for its state."""
    firsts: dict[tuple[str, str], str] = {}
    claims = 0
    for row in rows:
        if row["modality"] == "done":
            key = (row["source"], row["origin"])
            firsts[key] = min(row["id"], firsts.get(key, row["id"]))
            claims += 1
    return {"claims": claims, "ids": sorted(firsts.values()), "sources": [source for source, _ in firsts]} if claims else None


def _together(answers: Iterable[Holds | None]) -> Holds:
    order: tuple[Holds, ...] = ("yes", "possibly", "unknown", "no")
    found = set(answers)
    return next((answer for answer in order if answer in found), "unknown")


def _neighbour(type_: str, row: Row, mine: Sequence[Row], holds: Holds | None) -> Neighbour:
    party = register().get(row["id"]) if row["id"] in register() else None
    direction: Literal["out", "in", "both"] = "out" if row["outgoing"] == row["edges"] else "both" if row["outgoing"] else "in"
    return Neighbour(
        party=PartyRef(id=row["id"], name=name_of(row["id"])), latitude=party.latitude if party else None,
        longitude=party.longitude if party else None, direction="symmetric" if type_ in SYMMETRIC else direction, edges=row["edges"],
        earliest=row["earliest"], latest=row["latest"], holds=holds, tracks=sorted(row["tracks"]),
        claims=sum(one["claims"] for one in mine),
        sample=sorted({claim for one in mine for claim in one["ids"]})[:SAMPLE],
        sources=sorted({source for one in mine for source in one["sources"]})[:SAMPLE],
    )  # fmt: skip
