"""Travels abroad of China's leaders, 1949–2020: the WHO, WHERE, WHEN data set.

One row a visit, with its year only. Two visits of one leader to one country in a year are two equal rows, so each is told apart by the
number of its row. A country is resolved by the year; where a list of today names one that was part of another (Russia for the Soviet
Union), the other bore the visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from legation.graph.claims import Claim, Source
from legation.graph.time import parse
from legation.loaders.frame import workbook
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.present_names import bearer
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Row, Unusable, year

COLUMNS = ("Year", "Name", "Level", "Country")
CHINA = "CHN"
CITATION = (
    "R. Turcsányi, M. Eckert, M. Šimalčík, N. Majsniarová (2021). WHO | WHERE | WHEN - International travel of the Chinese leaders "
    "(1949-2020). Dataset. Central European Institute of Asian Studies (CEIAS)"
)
PUBLISHED = {"1.1": "2021-07-15"}
"""The day that each version gives on its cover sheet."""


def version_of(source: Input) -> str:
    """The version in the file's name (`…_v1.1.xlsx`), or the option; 1.1 where neither says one."""
    name = source.path.name.casefold()
    found = name.rpartition("v")[2].removesuffix(".gz").removesuffix(".refused").removesuffix(".xlsx").strip("._- ")
    given = str(source.options.get("edition") or (found if found[:1].isdigit() else "1.1"))
    return given.removeprefix("v")


@lru_cache
def _source(version: str) -> Source:
    return Source(
        publisher="Central European Institute of Asian Studies",
        publication="WHO | WHERE | WHEN",
        title=f"International travel of the Chinese leaders (1949–2020), version {version}",
        url="https://ceias.eu/",
        published=PUBLISHED.get(version),
        edition=f"v{version}",
        licence="public, with citation",
        citation=f"{CITATION}, version {version}",
        dataset="chinese_visits",
    )


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    origin = _source(version_of(source))

    def claims(row: Row) -> list[Claim]:
        when = parse(str(year(row["Year"], "Year")))
        if not row["Name"]:
            raise Unusable("no-leader", "there is no name of a leader")
        host = bearer(named(row["Country"], when), CHINA, when)
        return [
            Claim(
                kind="visit", subject=CHINA, object=host, when=when.edtf, object_text=row["Country"], source=origin,
                details={"person": row["Name"], "role": row["Level"]}, locator=f"row {row.number}",
            )
        ]  # fmt: skip

    yield from workbook.records(source, COLUMNS, claims)


DECLARATION = Declaration(
    name="chinese_visits",
    title="Travels abroad of China's leaders",
    publisher="Central European Institute of Asian Studies",
    what="Which president, premier or party leader of China visited which country in which year, 1949–2020",
    where="https://ceias.eu/ (WHO-WHERE-WHEN dataset, version 1.1)",
    licence="public, with citation",
    citation=CITATION,
    kinds=("visit",),
    files=("visits/chinese_leaders_travel*.xlsx",),
    read=read,
    check=workbook.checker(*COLUMNS),
    options={"edition": "version of the data set (1.1), where the file's name does not hold it"},
)
