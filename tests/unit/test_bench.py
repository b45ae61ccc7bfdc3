"""The bench's own arithmetic: what it prints must be right before what it measures can be."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import orjson
import pytest

from bench import generate, page
from bench.engines import _tenths
from bench.scale import lines
from bench.table import Line, markdown, number
from legation.graph.claims import read_claim

SOURCE = {"publisher": "Office", "edition": "1"}
VISIT = {"kind": "visit", "subject": "AZE", "object": "ISR", "when": "2012-02-29", "locator": "row 7", "source": SOURCE}
SPAN = {"kind": "mission_opened", "subject": "AZE", "object": "ISR", "when": "2023-03-29", "mission": "embassy", "source": SOURCE}


@pytest.fixture
def small_pool(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    pool = [VISIT | {"locator": f"row {number}"} for number in range(3)] + [SPAN | {"locator": f"row {number}"} for number in range(2)]
    monkeypatch.setattr(generate, "pool", lambda: pool)
    return pool


def test_a_ratio_above_one_is_better_whichever_way_is_better() -> None:
    assert Line("load", 15000, 3000, "peer", "rows/s", "more").ratio == 5
    assert Line("ask", 2.0, 6.0, "peer", "ms p50").ratio == 3
    assert Line("ask", 2.0, None, "", "ms p50").ratio is None


def test_numbers_and_rows_for_a_page() -> None:
    assert [number(value) for value in (None, 0.01234, 12.345, 20480.4)] == ["–", "0.0123", "12.3", "20,480"]
    page = markdown([Line("ask", 2.0, 6.0, "DuckDB", "ms p50", aim="≤ 3", cpu=1.5, command="ask")])
    assert page.splitlines()[-1] == "| ask | 2 | 6 | DuckDB | ms p50 | 3 | 1.5 | – | ≤ 3 | ask |"


def test_a_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("# Page\n<!-- table ask -->\nold\n<!-- end ask -->\nbelow\n")
    for value in (2.0, 4.0):
        page.put("ask", "today", [Line("ask", value, 8.0, "DuckDB", "ms p50")], file)
    text = file.read_text()
    assert text.startswith("# Page\n<!-- table ask -->\ntoday\n\n| measured")
    assert text.endswith("| ask | 4 | 8 | DuckDB | ms p50 | 2 | – | – |  |  |\n<!-- end ask -->\nbelow\n")
    with pytest.raises(ValueError, match="no place for the table 'load'"):
        page.put("load", "today", [], file)


def test_fewer_claims_are_a_sample_without_repetition(small_pool: list[dict[str, object]]) -> None:
    made = list(generate.claims(4))
    assert all(one in small_pool for one in made)
    assert len({one["locator"] + one["kind"] for one in made}) == 4


def test_more_claims_keep_dyads_kinds_years_and_sources(small_pool: list[dict[str, object]]) -> None:
    made = list(generate.claims(4 * len(small_pool)))
    kept = Counter((one["kind"], one["subject"], one["object"], one["when"][:4], one["source"]["publisher"]) for one in made)
    assert sorted(kept.values()) == [8, 12]
    assert made == list(generate.claims(4 * len(small_pool))), "the same for the same seed"
    assert len({read_claim(one, place="bench").id for one in made}) == len(made), "each is a claim of its own"


def test_events_of_a_day_move_within_their_year_and_states_do_not() -> None:
    days = {generate.again(VISIT, copy, random.Random(copy))["when"] for copy in range(1, 40)}
    assert len(days) > 20
    assert {day[:4] for day in days} == {"2012"}
    assert generate.again(SPAN, 1, random.Random(1))["when"] == SPAN["when"]


def test_a_file_of_claims_is_made_once(small_pool: list[dict[str, object]], tmp_path: Path) -> None:
    file = generate.write(7, tmp_path / "claims.jsonl")
    assert len([orjson.loads(line) for line in file.read_bytes().splitlines()]) == 7
    file.write_text("kept")
    assert generate.write(7, file).read_text() == "kept"


def test_tenths_are_rates_of_each_tenth_of_the_file() -> None:
    steady = [(second, second / 20) for second in range(21)]
    assert list(_tenths([(float(s), part) for s, part in steady], 1000)) == pytest.approx([50.0] * 10)
    slowing = [(0.0, 0.0), (1.0, 0.5), (3.0, 1.0)]
    assert list(_tenths(slowing, 100)) == [50.0, 25.0], "each step is one rate, of all that was written since the one before"


def test_lines_of_scale_stand_beside_each_peer() -> None:
    ours = {"seconds": 2.0, "cpu_s": 1.0, "peak_mb": 300.0, "file_mb": 8.0, "tenths": [100, 90]}
    peer = {"seconds": 1.0, "cpu_s": 0.5, "peak_mb": 100.0, "file_mb": 2.0}
    brought = {"seconds": 1.0, "import_s": 0.5, "file_mb": 16.0}
    found = lines(20_000, {"embedded": ours, "duckdb": peer, "neo4j": peer | {"seconds": 20.0, "server_cpu_s": 1.5}, "bulk": brought})
    by = {(line.what, line.peer_name): line for line in found}
    assert by["load 20,000 claims", "DuckDB"].ratio == 0.5
    assert by["load 20,000 claims", "Neo4j transactional"].peer_cpu == 10_000, "client and server together"
    assert by["Neo4j: export, import, indexes", "the same"].ratio == 20
    assert by["file", "Neo4j bulk"].ratio == 2
    assert by["writing: last tenth of the file", "its first tenth"].ratio == pytest.approx(0.9)
