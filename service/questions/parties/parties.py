"""Parties of the register: find one by what a person types, and all that the register holds about it. Needs no graph."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import Party, Succession, register
from legation.graph.parties.register import SCHEMES_ALSO
from legation.service.answers.parties import Kin, Parties, PartyAnswer, PartyCode, PartyMatch, PartyName
from legation.service.declaration import Moved, question
from legation.service.parameters import Cursor, PartyId, Text, ValidOn
from legation.service.questions.common.cursors import question_mark, read_cursor, write_cursor
from legation.service.questions.pairs.dyads import day_asked

Scheme = Literal["id", "iso2", "iso3", "m49", "cow", "cowc", "gw", "gwc", "fips", "wikidata", "sipri", "usdos", "name"]


@question("/v1/parties", "Find a party, or list the register", tag="parties", statuses=(), operation="find")
def search(
    *, q: Annotated[Text | None, Field(description="letters of a name of any time, or a code", examples=["Turkey"])] = None,
    scheme: Annotated[Scheme | None, Field(description="read `q` as a code of this scheme and nothing else", examples=["cow"])] = None,
    on: ValidOn = None, cursor: Cursor = None, limit: Annotated[int, Field(ge=1, le=100, description="most parties")] = 20,
) -> Parties:  # fmt: skip
    """Names of any time, codes, small slips. For people who choose; nothing is ever loaded by such a match. Without `q` the whole register,
    page by page. A code is ISO's unless it names its scheme (`cow:365`); a note says who else it means."""
    return listed(on=on, cursor=cursor, limit=limit) if q is None else find(q, scheme=scheme, on=on, limit=limit)


def listed(*, on: str | None = None, cursor: str | None = None, limit: int = 20) -> Parties:
    """The register page by page in order of id; `on` (EDTF) leaves out parties that had ended. Raises InputError."""
    day = day_asked(on).earliest if on else None
    mark = question_mark("parties", day)
    at = read_cursor(cursor, mark, 1)
    held = sorted((one for one in register().parties() if day is None or one.last_day is None or one.last_day >= day), key=lambda p: p.id)
    rest = [one for one in held if at is None or one.id > at[0]]
    return Parties(
        q=None, total=len(held), truncated=len(rest) > limit, next=write_cursor(mark, rest[limit - 1].id) if len(rest) > limit else None,
        parties=[
            _match(p, p.id, "id", 100.0) for p in rest[:limit]
        ],
    )  # fmt: skip


def find(q: str, *, scheme: str | None = None, on: str | None = None, limit: int = 20) -> Parties:
    """Parties whose id, code or a name is, begins with, contains or nearly is `q`; `on` (EDTF) leaves out those that had ended.

    With a `scheme` only who bears that code in it. Raises InputError."""
    if not q.strip():
        raise InputError("give some letters to search for", place="q")
    day = day_asked(on).earliest if on else None
    known = register()
    if scheme is not None and scheme not in known.schemes | SCHEMES_ALSO.keys():
        raise InputError(f"there is no scheme {scheme!r}; there are {', '.join(get_args(Scheme))}", place="scheme")
    found: dict[str, PartyMatch] = {}
    try:
        meant = known.resolve(q, scheme=scheme or "any", on=day)
    except UnknownParty:
        pass
    else:
        by_name = known.search(q, on=day, limit=1)
        if scheme or not by_name or by_name[0].party.id != meant.id:
            found[meant.id] = _match(meant, q.strip(), scheme or "code", 100.0)
    if scheme is None:
        for hit in known.search(q, on=day, limit=limit + 1):
            found.setdefault(hit.party.id, _match(hit.party, hit.name, hit.kind, round(hit.score, 1)))
    notes = [
        f"{q.strip()} is read as ISO's code; it is {party.id} ({party.name}) in the scheme {other}: write {other}:{q.strip()}"
        for other, party in (known.also(q) if scheme is None else ())
    ]
    return Parties(q=q, parties=list(found.values())[:limit], truncated=len(found) > limit, notes=notes)


def _match(party: Party, matched: str, kind: str, score: float) -> PartyMatch:
    return PartyMatch(
        id=party.id, name=party.name, kind=party.kind, matched=matched, matched_kind=kind, score=score, begin=party.begin, end=party.end
    )


@question(
    "/v1/parties/{id}", "One party", tag="parties", operation="party",
    moves="Another spelling or a former id of a party; Location holds the present one",
)  # fmt: skip
def party_at(id_: PartyId) -> PartyAnswer:
    """Names and codes with the days they hold, lifespan, predecessors and successors.

    Raises Moved for another spelling or a former id, UnknownParty.
    """
    current = current_id(id_)
    if current is not None and current != id_:
        raise Moved({"id": current})
    return party(id_)


def party(id_: str) -> PartyAnswer:
    """The party with this id. Raises UnknownParty."""
    found = register().get(id_)
    return PartyAnswer(
        id=found.id, name=found.name, kind=found.kind, begin=found.begin, end=found.end, capital=found.capital, latitude=found.latitude,
        longitude=found.longitude, region=found.region, note=found.note or None, names=_names(found),
        codes=[PartyCode(scheme=c.scheme, value=c.value, begin=_iso(c.begin), end=_iso(c.end)) for c in found.codes],
        predecessors=_kin(found.predecessors), successors=_kin(found.successors),
    )  # fmt: skip


def current_id(id_: str) -> str | None:
    """The present id of a party for a withdrawn one (`ROM`), another spelling (`aze`) or an ISO code (`AZ`), else None."""
    known = register()
    for text in (id_, id_.upper()):
        current = known.current_id(text)
        if current is not None:
            return current
    try:
        return known.resolve(id_.upper(), scheme="iso2").id
    except UnknownParty:
        return None


def _names(found: Party) -> list[PartyName]:
    return [PartyName(text=n.text, kind=n.kind, begin=_iso(n.begin), end=_iso(n.end), lang=n.lang) for n in found.names]


def _kin(items: Iterable[Succession]) -> list[Kin]:
    return [Kin(id=item.other, name=register().get(item.other).name, type=item.type, date=item.date) for item in items]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
