"""The registers whole, on the embedded engine: rows, the reference figures, and independent sums over the files themselves."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.graph.kinds import SORT
from legation.graph.store import Store, open_store
from legation.loaders.frame import registry
from legation.loaders.frame.run import Report, load

DELIVERIES = "delivery-register-2000-2030-generated-2025-01-03.csv.gz"
ORDERS = "trade-register-1950-2024.csv.gz"
TABLE = "sipri-exports-processed.csv"
MATRIX = "TIV-Export-ISR-1950-2021.csv"
Edges = list[dict[str, object]]


@pytest.fixture(scope="module")
def loaded(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, Report], dict[str, Edges]]]:
    """One graph with all four files: the store, each file's report, each file's arms edges."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('registers') / 'graph'}")
    reports, edges = {}, {}
    seen: set[object] = set()
    try:
        for name in (DELIVERIES, TABLE, MATRIX, ORDERS):
            reports[name] = load(store, registry.find("sipri"), shared_data / "sipri" / name)
            drawn = [edge for edge in _edges(store) if SORT.get(str(edge["type"])) == "SUPPLIES_ARMS_TO"]
            edges[name] = [edge for edge in drawn if edge["key"] not in seen]
            seen.update(edge["key"] for edge in drawn)
        yield store, reports, edges
    finally:
        store.close()


def _edges(store: Store) -> Iterator[dict[str, object]]:
    after = ""
    while page := store.read("write/drawn_claims", {"after": after, "limit": 5000}, timeout=300):
        yield from page
        after = page[-1]["key"]


def total(edges: Edges, first: int, last: int, *, subject: str | None = None, object_: str | None = None) -> float:
    """TIV of the edges that lie within the years."""
    return round(
        sum(
            float(str(edge["tiv"]))
            for edge in edges
            if int(str(edge["begins"])) >= first
            and int(str(edge["ends"])) <= last
            and subject in (None, edge["subject"])
            and object_ in (None, edge["object"])
        ),
        2,
    )


@pytest.mark.parametrize(
    ("name", "rows", "refused"),
    # Of the order register 29,511 rows are whole and 4 more are broken over two lines each by the export; 1,166 are orders of
    # which nothing has been delivered.
    [(DELIVERIES, 20_480, {}), (TABLE, 21_324, {}), (ORDERS, 29_511 + 4, {"no-delivery": 1_166}), (MATRIX, 97, {})],
)
def test_every_row_is_accounted_for(
    loaded: tuple[Store, dict[str, Report], dict[str, Edges]], name: str, rows: int, refused: dict[str, int]
) -> None:
    report = loaded[1][name]
    assert (report.rows, dict(report.reasons), report.known) == (rows, refused, 0)
    assert report.new == rows - sum(refused.values())
    assert report.adds_up
    assert report.exit_code == 0


def test_the_reference_figures_of_both_editions(loaded: tuple[Store, dict[str, Report], dict[str, Edges]]) -> None:
    edges = loaded[2]
    for name, pair, imports, exports in ((DELIVERIES, 697.45, 1029.61, 4356.07), (TABLE, 696, 1002, 4189)):
        assert total(edges[name], 2016, 2020, subject="ISR", object_="AZE") == pair
        assert total(edges[name], 2016, 2020, object_="AZE") == imports
        assert total(edges[name], 2016, 2020, subject="ISR") == exports


def test_printed_totals_stand_beside_the_sums(loaded: tuple[Store, dict[str, Report], dict[str, Edges]]) -> None:
    store, reports, _ = loaded
    claims = [row for row in store.read("write/track_claims", {"tracks": ["arms_total|ISR|"]}) if "2016" <= row["edtf"] <= "2020"]
    assert sum(row["value"] for row in claims) == 4184
    assert any("agrees within rounding" in note for note in reports[MATRIX].notes)


def test_west_german_exports_are_all_there(loaded: tuple[Store, dict[str, Report], dict[str, Edges]], shared_data: Path) -> None:
    expected = 0.0
    with gzip.open(shared_data / "sipri" / ORDERS, "rt", encoding="iso-8859-1", newline="") as file:
        for line in file:
            cells = line.rstrip("\n").split(",")
            years = cells[10].split("; ") if len(cells) == 16 and cells[1] == "Germany" and cells[10] else []
            if years and int(years[0]) >= 1950 and int(years[-1]) <= 1990:
                expected += float(cells[15])
    assert expected > 30_000
    assert total(loaded[2][ORDERS], 1950, 1990, subject="DEU") == round(expected, 2)


def test_a_table_that_lost_germany_does_not_count_as_whole(loaded: tuple[Store, dict[str, Report], dict[str, Edges]]) -> None:
    assert total(loaded[2][TABLE], 1950, 1990, subject="DEU") == 0
    assert any("lacks West Germany's trade before 1991" in note for note in loaded[1][TABLE].notes)


@pytest.mark.parametrize(
    ("text", "party"),
    [("Soviet Union", "SUN"), ("Russia", "RUS"), ("Yugoslavia", "YUG"), ("Serbia", "SRB"), ("East Germany (GDR)", "DDR")],
)
def test_states_and_their_successors_keep_to_themselves(
    loaded: tuple[Store, dict[str, Report], dict[str, Edges]], shared_data: Path, text: str, party: str
) -> None:
    sums: dict[int, float] = defaultdict(float)
    with open(shared_data / "sipri" / TABLE, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["supplier"] == text:
                sums[int(row["year"])] += float(row["value"])
    drawn: dict[int, float] = defaultdict(float)
    for edge in loaded[2][TABLE]:
        if edge["subject"] == party:
            drawn[int(str(edge["begins"]))] += float(str(edge["tiv"]))
    assert drawn == sums
    assert sums


def test_the_arms_of_hezbollah_are_not_lebanons(loaded: tuple[Store, dict[str, Report], dict[str, Edges]], shared_data: Path) -> None:
    with gzip.open(shared_data / "sipri" / DELIVERIES, "rt", encoding="utf-8") as file:
        rows = list(csv.reader(file))[11:]
    head, rows = rows[0], rows[1:]
    recipient, tiv = head.index("Recipient"), head.index("TIV delivery values")
    lebanon = round(sum(float(row[tiv]) for row in rows if row[recipient] == "Lebanon"), 2)
    group = round(sum(float(row[tiv]) for row in rows if row[recipient] == "Hezbollah (Lebanon)*"), 2)
    assert total(loaded[2][DELIVERIES], 1950, 2030, object_="LBN") == lebanon
    others = {
        edge["object"] for edge in loaded[2][DELIVERIES] if "ezbollah" in str(edge["object"]).casefold() or edge["object"] == "HEZBOLLAH"
    }
    assert len(others) == 1
    assert total(loaded[2][DELIVERIES], 1950, 2030, object_=str(others.pop())) == group > 0


def test_unknown_suppliers_are_one_party_of_many_stories(loaded: tuple[Store, dict[str, Report], dict[str, Edges]]) -> None:
    unknown = [edge for edge in loaded[2][DELIVERIES] if str(edge["subject"]).startswith("unknown:")]
    assert len(unknown) == len({edge["track"] for edge in unknown}) == 141
    assert {edge["subject"] for edge in unknown} == {"unknown:subject"}


def test_a_second_load_finds_every_claim_known(loaded: tuple[Store, dict[str, Report], dict[str, Edges]], shared_data: Path) -> None:
    store, _, _ = loaded
    again = load(store, registry.find("sipri"), shared_data / "sipri" / DELIVERIES)
    assert (again.new, again.known, again.tracks_drawn) == (0, 20_480, 0)
