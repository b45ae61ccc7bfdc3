"""Missions and non-resident accreditations that Wikipedia's foreign relations pages state in sentences, in the month of the stored pages.

The row names the pair of countries, the sentence who has what where. Only what the grammar (`mission_sentences`) reads whole, and whose
parties and cities fit each other, makes claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from legation.graph.claims import Claim
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.parties.text import fold
from legation.graph.time import parse as moment
from legation.loaders.frame.base import Declaration
from legation.loaders.frame.present_names import opening_parties
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, reader
from legation.loaders.frame.wikipedia import PUBLISHER
from legation.loaders.missions import mission_sentences
from legation.loaders.missions.mission_sentences import Accreditation, Event, Mission, Place, Unread
from legation.loaders.relations.relations_wikipedia import EDITION, LICENCE, page

FORMS = (Form("sentences", ("source_page", "country", "partner", "sentence")),)
LONGEST_QUOTE = 200
"""Characters of a sentence that is quoted; a longer one is named by page and pair only."""
IN_ROME = frozenset({"VAT", "XOM"})
"""Parties whose embassies stand in the capital of Italy."""
TERRITORIES = {
    "ABW": "NLD", "ALA": "FIN", "BES": "NLD", "BMU": "GBR", "CUW": "NLD", "CYM": "GBR", "FRO": "DNK", "GIB": "GBR", "GLP": "FRA",
    "GRL": "DNK", "GUF": "FRA", "GUM": "USA", "HKG": "CHN", "MAC": "CHN", "MTQ": "FRA", "NCL": "FRA", "PRI": "USA", "PYF": "FRA",
    "REU": "FRA", "SXM": "NLD",
}  # fmt: skip
"""Territories with consulates and the state that receives them (ISO 3166-1 lists the territories apart, 3166-2 as parts of the states)."""
_NOW = moment(EDITION)


@cache
def _capitals() -> dict[str, frozenset[str]]:
    """Folded names of present capitals and whose they are."""
    found: dict[str, set[str]] = defaultdict(set)
    for party in register().parties():
        if not party.end:
            for capital in party.capitals:
                if capital.end is None:
                    found[fold(capital.name)].add(party.id)
    return {name: frozenset(parties) for name, parties in found.items()}


@cache
def _party(text: str) -> str | None:
    """The party that a text names at the time of the pages, or None."""
    try:
        return named(text.removesuffix("_country_").strip(), _NOW)
    except (UnknownParty, Unusable):
        return None


def claims(row: Row) -> tuple[Claim, ...]:
    """The claims of one sentence. Raises Unusable and UnknownParty."""
    pair = {name: named(row[name].removesuffix("_country_").strip(), _NOW) for name in ("country", "partner")}
    ends = frozenset(pair.values())
    if len(ends) < 2:
        raise Unusable("same-party", f"{row['country']} and {row['partner']} are one party")
    try:
        statements = mission_sentences.parse(row["sentence"], lambda text: _party(text) in ends)
    except Unread as error:
        raise Unusable(str(error), f"the grammar does not read this whole: {row['sentence'][:160]}") from error
    sentence = row["sentence"]
    shared: dict[str, Any] = {
        "source": page(row["source_page"], "missions"), "when": EDITION,
        "quote": sentence if len(sentence) <= LONGEST_QUOTE else None,
    }  # fmt: skip
    found: list[Claim] = []
    for statement in statements:
        who = _party(statement.who)
        if who not in ends:
            raise Unusable("other-party", f"{statement.who!r} is neither {row['country']} nor {row['partner']}")
        (other,) = ends - {who}
        if isinstance(statement, Mission):
            found.append(_mission(statement, who, other, shared, row))
        elif isinstance(statement, Event):
            found.extend(_event(statement, who, other, shared, row, alone=len(statements) == 1))
        else:
            found.append(_accreditation(statement, who, other, shared, row))
    return tuple(found)


def _mission(statement: Mission, who: str, host: str, shared: dict[str, Any], row: Row) -> Claim:
    place = statement.place
    if place.country is not None and _party(place.country) != host:
        raise Unusable("city-elsewhere", f"{place.country!r} is not {host}, where the mission would be")
    of = _capitals().get(fold(place.city), frozenset())
    if of and host not in of and host not in IN_ROME and host not in {TERRITORIES.get(party) for party in of}:
        raise Unusable("city-elsewhere", f"{place.city} is the capital of {', '.join(sorted(of))}, not of {host}")
    return Claim(
        kind="mission", subject=who, object=host, mission=statement.type, place=place.city, subject_text=statement.who,
        locator=f"{row['partner']}: {statement.type} of {who}, {place.city}", **shared,
    )  # fmt: skip


def _event(statement: Event, who: str, host: str, shared: dict[str, Any], row: Row, *, alone: bool) -> Iterator[Claim]:
    """The opening or closing, by the parties of its day. What is older than they are is refused, or left out beside the mission itself."""
    when = moment(statement.when)
    pair = opening_parties(who, host, when)
    if pair is None:
        if alone:
            raise Unusable("before-party", f"{statement.when} is before one of {who} and {host} was what it is")
        return
    place = statement.place
    if _party(place.city) == host and not _capitals().get(fold(place.city)):
        place = Place("", place.country)  # "closed its embassy in Belarus"
    _mission(Mission(statement.who, statement.type, place), who, host, shared, row)  # whether the city can be there
    yield Claim(
        kind=statement.kind, subject=pair[0], object=pair[1], mission=statement.type, place=place.city or None,
        subject_text=statement.who, locator=f"{row['partner']}: {statement.kind} of {who}, {place.city or host}",
        **(shared | {"when": when.edtf}),
    )  # fmt: skip


def _accreditation(statement: Accreditation, who: str, other: str, shared: dict[str, Any], row: Row) -> Claim:
    if _party(statement.where) != other:
        raise Unusable("other-party", f"{statement.where!r} is not {other}, the other party of the row")
    seat = _seat(statement.seat)
    if seat == other:  # "accredited to Chile through its embassy in Santiago" is a resident embassy
        return _mission(Mission(statement.who, statement.type, statement.seat), who, other, shared, row)
    details = {"seat": seat} if seat is not None and seat != who else {}
    return Claim(
        kind="accredited", subject=who, object=other, mission=statement.type, place=statement.seat.city, subject_text=statement.who,
        object_text=statement.where, details=details, locator=f"{row['partner']}: {who} from {statement.seat.city}", **shared,
    )  # fmt: skip


def _seat(place: Place) -> str | None:
    """The party in which a seat lies, by the country that is named or by the capital; None where neither tells."""
    if place.country is not None:
        return _party(place.country)
    of = _capitals().get(fold(place.city), frozenset())
    return next(iter(of)) if len(of) == 1 else None


DECLARATION = Declaration(
    name="wikipedia-missions",
    title="Missions stated in Wikipedia's foreign relations pages",
    publisher=PUBLISHER,
    what="Embassies, consulates and non-resident accreditations in November 2025, each with the sentence that states it",
    where="https://en.wikipedia.org/wiki/Category:Foreign_relations_by_country",
    licence=LICENCE,
    citation="Wikipedia contributors, “Foreign relations of …” (a page for each country), Wikipedia, the free encyclopedia, November 2025",
    kinds=("mission", "mission_opened", "mission_closed", "accredited"),
    files=("relations/wikipedia_mission_sentences.csv", "relations/wikipedia_mission_sentences.csv.gz"),
    read=reader(FORMS, claims),
    check=checker(*FORMS),
)
