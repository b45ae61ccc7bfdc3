"""Diplomatic missions of Wikidata as the Database of Embassies lists them: one row a mission, the state of one day.

A row proves its mission on the day of the snapshot only. Its year of creation is a claim of its own, and so is each further state that the
mission is accredited to without having its seat there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.time import When, parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import stated
from legation.loaders.frame.live import MONTH, Live, github
from legation.loaders.frame.present_names import opening_parties
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records

FORMS = (
    Form(
        "missions",
        (
            "operator", "operatorQID", "jurisdictions", "jurisdictionQIDs", "country", "countryQID", "city", "latitude", "longitude",
            "type", "typeQID", "creation", "QID",
        ),
        delimiter=";",
    ),
)  # fmt: skip
PUBLISHER = "Wikidata"
URL = "https://github.com/database-of-embassies/database-of-embassies"

TYPES = {
    "Q3917681": "embassy",
    "Q113065939": "embassy",  # Embassy of the United States
    "Q18414273": "embassy",  # high commission: the embassy of one Commonwealth country in another
    "Q19600600": "embassy",  # British High Commission
    "Q4824242": "embassy",  # Australian High Commission
    "Q372690": "consulate_general",
    "Q108058047": "consulate_general",  # Consulate General of Sweden
    "Q112307194": "consulate_general",  # Consulate General of Belgium
    "Q7843791": "consulate",
    "Q10686185": "consulate",  # consulates of Sweden
    "Q24868622": "consulate",  # consular office
    "Q73088858": "consulate",  # assistant high commission: a Commonwealth consulate
    "Q1783003": "consulate",  # consular agency
    "Q23891529": "honorary_consulate",
    "Q620045": "nunciature",
    "Q5244910": "representative_office",  # de facto embassy
    "Q7314257": "representative_office",
    "Q579581": "representative_office",  # Taipei Representative Office
    "Q64779402": "liaison_office",
    "Q94158456": "interests_section",
    "Q4461020": "trade_office",
    "Q2360219": "permanent_mission",
}
"""Wikidata's class of a mission (column typeQID) and our type. Others are refused: de facto consulates and the offices of provinces are no
missions of a party, an apostolic delegation is to the Church and not to a state, a bare "diplomatic mission" says no type."""


def edition_of(source: Input) -> str:
    """The day of the snapshot (ISO). Raises InputError."""
    return stated(source, "YYYY-MM-DD")


class Missions:
    """Turns the rows of one snapshot into claims; `regions` counts the jurisdictions that are parts of a state and no party,
    `older` the years of creation that lie before a party's own beginning."""

    def __init__(self, edition: str) -> None:
        self._day: When = parse(edition)
        self._source = Source(
            publisher=PUBLISHER,
            publication="Database of Embassies",
            title=f"Diplomatic missions in Wikidata on {edition}",
            url=URL,
            published=edition,
            edition=edition,
            licence="CC0 1.0",
            citation=f"Wikidata, as compiled by the Database of Embassies, state of {edition}",
            dataset="wikidata",
            shape="embassies",
        )
        self.regions = 0
        self.older = 0

    def claims(self, row: Row) -> tuple[Claim, ...]:
        """The mission, its opening where a year is given, its accreditations. Raises Unusable and UnknownParty."""
        mission = TYPES.get(_item(row["typeQID"]))
        if mission is None:
            raise Unusable("other-type", f"{row['type']!r} ({_item(row['typeQID'])}) is not a type of mission that is kept")
        subject = named(_item(row["operatorQID"]), self._day, scheme="wikidata")
        object_ = named(_item(row["countryQID"]), self._day, scheme="wikidata")
        if subject == object_:
            raise Unusable("same-party", f"sender and host are both {subject}")
        item = _item(row["QID"])
        shared: dict[str, Any] = {
            "subject": subject, "object": object_, "mission": mission, "subject_text": row["operator"] or None,
            "object_text": row["country"] or None, "source": self._source, "locator": item,
        }  # fmt: skip
        place = row["city"] or None
        details: dict[str, Any] = {"wikidata": item}
        for name in ("latitude", "longitude"):
            if row[name]:
                details[name] = _degrees(row[name], name)
        found = [Claim(kind="mission", when=self._day.edtf, place=place, details=details, **shared)]
        if opened := created(row["creation"]):
            found += self._opening(parse(opened), place, shared)
        found += self._accreditations(row, shared, object_)
        return tuple(found)

    def _opening(self, when: When, place: str | None, shared: dict[str, Any]) -> Iterator[Claim]:
        pair = opening_parties(shared["subject"], shared["object"], when)
        if pair is None:
            self.older += 1
            return
        yield Claim(kind="mission_opened", when=when.edtf, place=place, **(shared | {"subject": pair[0], "object": pair[1]}))

    def _accreditations(self, row: Row, shared: dict[str, Any], host: str) -> Iterator[Claim]:
        if shared["mission"] not in ("embassy", "nunciature"):
            return  # a consulate's jurisdiction is a district, no accreditation
        names = row["jurisdictions"].split("|")
        items = [_item(part) for part in row["jurisdictionQIDs"].split("|") if part.strip()]
        for number, item in enumerate(dict.fromkeys(items)):
            try:
                party = named(item, self._day, scheme="wikidata")
            except UnknownParty:
                self.regions += 1
                continue
            if party in (host, shared["subject"]):
                continue
            text = names[number] if len(names) == len(items) else None
            more = {"object": party, "object_text": text, "locator": f"{shared['locator']} jurisdiction {item}"}
            yield Claim(kind="accredited", when=self._day.edtf, details={"seat": host}, **(shared | more))


def _item(address: str) -> str:
    """`http://www.wikidata.org/entity/Q889` -> `Q889`."""
    return address.strip().rpartition("/")[2]


def _degrees(text: str, name: str) -> float:
    try:
        value = float(text)
    except ValueError as error:
        raise Unusable("bad-position", f"{name} {text!r} is not a number of degrees") from error
    if not -180 <= value <= 180:
        raise Unusable("bad-position", f"{name} {value} is not between -180 and 180 degrees")
    return value


def created(text: str) -> str | None:
    """EDTF of a Wikidata time of creation; None where there is none. Raises Unusable for what is no timestamp.

    Wikidata's export writes a year as its 1 January and a month as its first day, so those two say no more than year and month.
    """
    if not text.strip():
        return None
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)T00:00:00Z", text.strip())
    if not match:
        raise Unusable("bad-date", f"creation {text!r} is not a timestamp such as 1951-01-01T00:00:00Z")
    year, month, day = match.groups()
    return year if (month, day) == ("01", "01") else f"{year}-{month}" if day == "01" else f"{year}-{month}-{day}"


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    missions = Missions(edition_of(source))
    yield from records(source, FORMS, missions.claims)
    if missions.older:
        source.notes.append(
            f"{missions.older} years of creation lie before the sender or the host was the party that it is; they make no opening"
        )
    if missions.regions:
        source.notes.append(f"{missions.regions} jurisdictions are parts of states, not parties, and make no accreditation")


DECLARATION = Declaration(
    name="embassies",
    title="Database of Embassies (Wikidata)",
    publisher=PUBLISHER,
    what="Missions with type, city, position, opening year where given, and further states of accreditation, on the day of the snapshot",
    where=URL,
    licence="CC0 1.0",
    citation="Wikidata, as compiled by the Database of Embassies, with the day of the snapshot",
    kinds=("mission", "mission_opened", "accredited"),
    files=("missions/database_of_embassies*.csv", "missions/database_of_embassies*.csv.gz"),
    read=read,
    check=checker(*FORMS, also=edition_of),
    options={"edition": "day of the snapshot (YYYY-MM-DD), where the file's name does not hold it"},
    live=Live(github("database-of-embassies/database-of-embassies", "database_of_embassies.csv"), every=MONTH, dated=True),
)
