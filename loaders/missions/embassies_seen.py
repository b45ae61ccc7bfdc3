"""In which editions of the Database of Embassies each mission stood: first and last of fifteen, October 2020 to November 2022.

Gone is not closed: the database leaves out what Wikidata marks as ended, but items vanish by other edits too, and stood in it long after
their end (the US embassy in Tehran, closed in 1980, is gone in 2021). So a mission of the last edition is seen from its first edition on
and may be older; one that is gone before is alleged for the days between, and nothing is said to have closed. Where operator or country
was changed meanwhile only the last edition counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.time import parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.resolve import moment, named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records, rows
from legation.loaders.missions.missions_wikidata import PUBLISHER, URL

FORMS = (
    Form(
        "first and last editions",
        (
            "QID", "operator", "operatorQID", "country", "countryQID", "city", "type", "creation", "first_edition", "last_edition",
            "editions_seen", "changed_fields",
        ),
    ),
)  # fmt: skip
TYPES = {
    "embassy": "embassy",
    "embassy of the united states": "embassy",
    "high commission": "embassy",
    "british high commission": "embassy",
    "australian high commission": "embassy",
    "consulate general": "consulate_general",
    "consulate general of sweden": "consulate_general",
    "consulate general of belgium": "consulate_general",
    "consulate": "consulate",
    "consulates of sweden": "consulate",
    "consular office": "consulate",
    "assistant high commission": "consulate",
    "consular agency": "consulate",
    "honorary consulate": "honorary_consulate",
    "apostolic nunciature": "nunciature",
    "de facto embassy": "representative_office",
    "representative office": "representative_office",
    "taipei representative office": "representative_office",
    "liaison office": "liaison_office",
    "interests section": "interests_section",
    "trade office": "trade_office",
    "permanent mission": "permanent_mission",
}
"""Wikidata's words for a type of mission, and our type."""


def _source(edition: str) -> Source:
    return Source(
        publisher=PUBLISHER,
        publication="Database of Embassies",
        title=f"Missions in the editions of the Database of Embassies until {edition}",
        url=URL,
        published=edition,
        edition=edition,
        licence="CC0 1.0",
        citation=f"Wikidata, as compiled by the Database of Embassies, its editions until {edition}",
        dataset="wikidata",
        shape="editions",
    )


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each; the last edition is the newest that a row names, or the option `edition`."""
    at = (row["last_edition"] for row in rows(source, FORMS) if len(row.cells) > row.at["last_edition"])
    last = str(source.options.get("edition") or max(at))
    parse(last)
    origin, gone = _source(last), 0

    def claims(row: Row) -> list[Claim]:
        nonlocal gone
        mission = TYPES.get(row["type"].casefold())
        if mission is None:
            raise Unusable("other-type", f"{row['type']!r} is not a type of mission that is kept")
        begin, end = moment(row["first_edition"], column="first_edition"), moment(row["last_edition"], column="last_edition")
        subject = named(row["operatorQID"], end, scheme="wikidata")
        host = named(row["countryQID"], end, scheme="wikidata")
        if subject == host:
            raise Unusable("same-party", f"sender and host are both {subject}")
        shared: dict[str, Any] = {
            "kind": "mission", "subject": subject, "object": host, "mission": mission, "place": row["city"] or None,
            "subject_text": row["operator"] or None, "object_text": row["country"] or None, "source": origin, "locator": row["QID"],
        }  # fmt: skip
        moved = {"operatorQID", "countryQID"} & set(row["changed_fields"].split())
        if end.edtf != last:
            gone += 1
            span = end.edtf if moved or begin.edtf == end.edtf else f"{begin.edtf}/{end.edtf}"
            return [Claim(when=span, modality="alleged", details={"wikidata": row["QID"]}, **shared)]
        if moved or begin.edtf == last:
            return [Claim(when=last, details={"wikidata": row["QID"]}, **shared)]
        details = {"wikidata": row["QID"], "since_record": True}
        return [Claim(when=f"{begin.edtf}/", seen_until=last, details=details, **shared)]

    yield from records(source, FORMS, claims)
    source.notes.append(f"{gone} missions are gone before the edition of {last}; they are alleged, and none is said to have closed")


DECLARATION = Declaration(
    name="embassies-seen",
    title="Missions by first and last edition of the Database of Embassies",
    publisher=PUBLISHER,
    what="From which to which edition each mission stood in the Database of Embassies, October 2020 to November 2022",
    where=URL,
    licence="CC0 1.0",
    citation="Wikidata, as compiled by the Database of Embassies, its editions of October 2020 to November 2022",
    kinds=("mission",),
    files=("missions/embassies_first_last_seen*.csv", "missions/embassies_first_last_seen*.csv.gz"),
    read=read,
    check=checker(*FORMS),
    options={"edition": "day of the last edition (YYYY-MM-DD), where the rows do not reach it"},
)
