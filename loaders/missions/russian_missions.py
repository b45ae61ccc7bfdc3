"""Russia's missions abroad as the consular department of its foreign ministry listed them on one day.

A row proves its mission on the day of the list. Names of cities were translated by machine ("Lions" for Lviv), so a city is kept as
written. A department or representation of an embassy in another place is no mission of its own. "Congo" is decided by the capital beside
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError
from legation.graph.time import parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.resolve import named_by_city
from legation.loaders.frame.tables import Form, Row, Unusable, checker, decimal, records

FORMS = (Form("Russian missions", ("Country", "City", "Latitude", "Longitude", "Type")),)
RUSSIA = "RUS"
TYPES = (
    ("Russian Embassy", "embassy"),
    ("Consulate General", "consulate_general"),
    ("Consulate of Russia", "consulate"),
    ("Russian Interests Section", "interests_section"),
    ("Representation of the Russian Federation", "representative_office"),
)
"""How a type begins, and ours."""


def edition_of(source: Input) -> str:
    """The day of the list (ISO), from the option or the file's name. Raises InputError."""
    found = re.search(r"(\d{4})-?(\d\d)-?(\d\d)", str(source.options.get("edition") or source.path.name))
    if found is None:
        raise InputError("the file does not say of which day it is; say it with --edition YYYY-MM-DD", place=str(source.path))
    try:
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError as error:
        raise InputError(f"{found[0]!r} is no day of the calendar", place=str(source.path)) from error


def read(source: Input) -> Iterator[Item]:
    """A claim for each mission."""
    edition = edition_of(source)
    when = parse(edition)
    origin = Source(
        publisher="Ministry of Foreign Affairs of the Russian Federation",
        title=f"Russian diplomatic missions abroad, {edition}",
        url="https://github.com/sigacts/locations-of-russian-diplomatic-missions",
        published=edition,
        edition=edition,
        citation=f"Consular Department of the Russian Ministry of Foreign Affairs, missions abroad, {edition}, as collected by sigacts",
        dataset="russian_missions",
    )

    def claims(row: Row) -> list[Claim]:
        mission = next((type_ for begin, type_ in TYPES if row["Type"].startswith(begin)), None)
        if mission is None:
            raise Unusable("other-type", f"{row['Type'][:60]!r} is not a mission of its own")
        host = named_by_city(row["Country"], row["City"], when)
        if host == RUSSIA:
            raise Unusable("same-party", "the host is Russia")
        position = {"latitude": decimal(row["Latitude"], "Latitude"), "longitude": decimal(row["Longitude"], "Longitude")}
        return [
            Claim(
                kind="mission", subject=RUSSIA, object=host, mission=mission, when=edition, place=row["City"] or None,
                object_text=row["Country"], details={name: value for name, value in position.items() if value is not None},
                source=origin, locator=f"{row['Country']}, {row['City']}: {row['Type']}"[:400],
            )
        ]  # fmt: skip

    yield from records(source, FORMS, claims)


DECLARATION = Declaration(
    name="russian-missions",
    title="Russian missions abroad (foreign ministry)",
    publisher="Ministry of Foreign Affairs of the Russian Federation",
    what="Russia's embassies and consulates with their cities and positions, on 26 May 2015",
    where="https://github.com/sigacts/locations-of-russian-diplomatic-missions",
    licence="not stated",
    citation="Consular Department of the Russian Ministry of Foreign Affairs, missions abroad, with the day of the list",
    kinds=("mission",),
    files=("missions/russian_missions_abroad*.csv",),
    read=read,
    check=checker(*FORMS, also=edition_of),
    options={"edition": "day of the list (YYYY-MM-DD), where the file's name does not hold it"},
)
