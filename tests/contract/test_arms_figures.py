"""Figures of the arms questions against sums that polars makes of SIPRI's own files, without the graph."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import polars
import pytest

import legation.loaders.claims
import legation.loaders.sipri
from legation.graph.parties import register
from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame.run import load
from legation.service.questions.arms.concentration import concentration, ranking
from legation.service.questions.arms.dependence import dependence
from legation.service.questions.arms.matrix import matrix
from legation.service.questions.arms.trend import trend

DELIVERIES = "delivery-register-2000-2030-generated-2025-01-03.csv.gz"
TABLE = "sipri-exports-processed.csv"
ORDERS = "trade-register-1950-2024.csv.gz"


@pytest.fixture(scope="module")
def store(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store(f"embedded:{tmp_path_factory.mktemp('figures') / 'graph.kgl'}")
    for name in (DELIVERIES, TABLE, ORDERS):
        load(made, legation.loaders.sipri.DECLARATION, shared_data / "sipri" / name)
    load(made, legation.loaders.claims.DECLARATION, starter.path())
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(shared_data: Path) -> polars.DataFrame:
    """The delivery register: supplier, recipient, year, tiv, category, with SIPRI's own names."""
    with gzip.open(shared_data / "sipri" / DELIVERIES, "rt", encoding="utf-8") as file:
        lines = list(csv.reader(file))[11:]
    table = polars.DataFrame(lines[1:], schema=lines[0], orient="row")
    return _with_ids(
        table.select(
            supplier=polars.col("Supplier"), recipient=polars.col("Recipient"), year=polars.col("Delivery year").cast(int),
            tiv=polars.col("TIV delivery values").replace("", None).cast(float), category=polars.col("Armament category"),
            year_estimated=polars.col("Delivery year is estimate") == "Yes",
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def table(shared_data: Path) -> polars.DataFrame:
    text = io.BytesIO((shared_data / "sipri" / TABLE).read_bytes())
    read = polars.read_csv(text, columns=["supplier", "recipient", "year", "value"])
    return _with_ids(read.rename({"value": "tiv"}).with_columns(polars.col("tiv").cast(float)))


def _with_ids(frame: polars.DataFrame) -> polars.DataFrame:
    """Suppliers and recipients by the register's ids."""

    def ids(side: str) -> list[str]:
        return [_id(name, year) for name, year in frame.select(side, "year").iter_rows()]

    return frame.with_columns(supplier=polars.Series(ids("supplier")), recipient=polars.Series(ids("recipient")))


@cache
def _id(name: str, year: int) -> str:
    if name.casefold().startswith("unknown"):
        return "unknown"
    return register().resolve(name, scheme="sipri", on=(date(year, 1, 1), date(year, 12, 31))).id


def window(frame: polars.DataFrame, first: int, last: int) -> polars.DataFrame:
    return frame.filter(polars.col("year").is_between(first, last))


def test_the_matrix_of_the_world(store: Store, rows: polars.DataFrame) -> None:
    found = matrix(store, 2016, 2020, top=50)
    own = window(rows, 2016, 2020)
    assert found.total == pytest.approx(own["tiv"].sum(), abs=0.01)
    expected = own.group_by("supplier").agg(polars.col("tiv").sum()).sort("tiv", descending=True).head(10)
    assert [(one.id, one.tiv) for one in found.suppliers[:10]] == [(name, round(tiv, 2)) for name, tiv in expected.iter_rows()]
    cell = next(one for one in found.cells if (one.supplier, one.recipient) == ("ISR", "AZE"))
    assert (cell.tiv, cell.share_of_imports, cell.share_of_exports) == (697.45, 67.74, 16.01)
    shown = own.filter(
        polars.col("supplier").is_in([one.id for one in found.suppliers])
        & polars.col("recipient").is_in([one.id for one in found.recipients])
    )
    assert sum(one.tiv for one in found.cells) == pytest.approx(shown["tiv"].sum(), abs=0.5)


def test_the_years_and_windows_of_a_trend(store: Store, rows: polars.DataFrame) -> None:
    found = trend(store, "IND", first=2005, last=2023, top=4)
    own = window(rows.filter(polars.col("recipient") == "IND"), 2005, 2023)
    years = dict(own.group_by("year").agg(polars.col("tiv").sum()).iter_rows())
    assert found.totals == [round(years.get(year, 0.0), 2) for year in found.years]
    russia = dict(own.filter(polars.col("supplier") == "RUS").group_by("year").agg(polars.col("tiv").sum()).iter_rows())
    series = next(one for one in found.series if one.partner == "RUS")
    assert series.tiv == [round(russia.get(year, 0.0), 2) for year in found.years]
    assert [round(sum(one.tiv[at] for one in found.series), 1) for at in range(len(found.years))] == [round(one, 1) for one in found.totals]
    assert len(found.windows) == 15
    last = found.windows[-1]
    part = window(own, 2019, 2023)
    share = 100 * part.filter(polars.col("supplier") == "RUS")["tiv"].sum() / part["tiv"].sum()
    assert (last.from_, last.to) == (2019, 2023)
    assert next(one for one in last.partners if one.partner == "RUS").share == pytest.approx(share, abs=0.006)


def imports(frame: polars.DataFrame, recipient: str) -> polars.DataFrame:
    return window(frame.filter(polars.col("recipient") == recipient), 2016, 2020)


def index(frame: polars.DataFrame, by: str) -> float:
    sums = frame.group_by(by).agg(polars.col("tiv").sum())["tiv"]
    return float(((sums / sums.sum()) ** 2).sum())


def test_concentration_by_two_editions(store: Store, rows: polars.DataFrame, table: polars.DataFrame) -> None:
    newest = concentration(store, "AZE", 2016, 2020)
    assert newest.hhi == pytest.approx(index(window(rows.filter(polars.col("recipient") == "AZE"), 2016, 2020), "supplier"), abs=6e-5)
    older = concentration(store, "AZE", 2016, 2020, edition="2022-07-28")
    assert older.hhi == pytest.approx(index(window(table.filter(polars.col("recipient") == "AZE"), 2016, 2020), "supplier"), abs=6e-5)
    israel = older.partners[0]
    cells = table.filter((polars.col("recipient") == "AZE") & polars.col("year").is_between(2016, 2020))
    others = cells.filter(polars.col("supplier") != "ISR")
    low, high = 696 - 2.5, 696 + 2.5
    most = others["tiv"].sum() + 0.5 * others.height
    least = others["tiv"].sum() - 0.5 * others.filter(polars.col("tiv") > 0).height
    assert israel.share_range == (round(100 * low / (low + most), 2), round(100 * high / (high + least), 2))
    assert older.hhi_range is not None
    assert older.hhi is not None
    assert older.hhi_range[0] < older.hhi < older.hhi_range[1]


def test_whose_imports_are_most_concentrated(store: Store, rows: polars.DataFrame) -> None:
    found = ranking(store, 2016, 2020, min_tiv=500, limit=1000)
    own = window(rows, 2016, 2020)
    expected = {}
    for (recipient,), frame in own.group_by("recipient"):
        if frame["tiv"].sum() >= 500 and recipient != "unknown":
            expected[recipient] = index(frame, "supplier")
    assert {one.party: one.hhi for one in found.ranking} == {name: pytest.approx(value, abs=6e-5) for name, value in expected.items()}
    assert [one.hhi for one in found.ranking] == sorted((one.hhi for one in found.ranking), reverse=True)
    assert not found.truncated


def test_who_depends_on_one_customer(store: Store, rows: polars.DataFrame) -> None:
    found = dependence(store, 2016, 2020, min_tiv=200, limit=1000)
    own = window(rows, 2016, 2020).filter(polars.col("supplier") != "unknown")
    expected = {}
    for (supplier,), frame in own.group_by("supplier"):
        total = frame["tiv"].sum()
        if round(total, 6) >= 200:  # the order of polars' sums moves the last digit
            best = frame.group_by("recipient").agg(polars.col("tiv").sum())["tiv"].max()
            expected[supplier] = 100 * best / total
    assert {one.party: one.share for one in found.ranking} == pytest.approx(expected, abs=0.006)
    assert found.ranking[0].party == "PRT"
    israel = next(one for one in found.ranking if one.party == "ISR")
    assert (israel.partner, israel.share) == ("IND", 43.5)
