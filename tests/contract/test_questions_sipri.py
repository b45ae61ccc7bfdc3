"""The main job on SIPRI's own files: three editions side by side, the figures of the issue, states that do not leak into each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.graph.errors import NotCovered
from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.questions.arms import partners, reported

FILES = (
    "delivery-register-2000-2030-generated-2025-01-03.csv.gz",
    "sipri-exports-processed.csv",
    "TIV-Export-ISR-1950-2021.csv",
    "trade-register-1950-2024.csv.gz",
)


@pytest.fixture(scope="module")
def store(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store(f"embedded:{tmp_path_factory.mktemp('sipri') / 'graph.kgl'}")
    for name in FILES:
        load(made, registry.find("sipri"), shared_data / "sipri" / name)
    load(made, registry.find("claims"), starter.path())
    yield made
    made.close()


def test_the_editions_answer_as_the_issue_states(store: Store) -> None:
    newest = partners.suppliers(store, "AZE", 2016, 2020)
    assert (newest.edition, newest.total) == ("2025-01-03", 1029.61)
    israel = newest.suppliers[0]
    assert (israel.supplier, israel.tiv, israel.share_of_imports, israel.share_of_exports) == ("ISR", 697.45, 67.74, 16.01)
    older = partners.suppliers(store, "AZE", 2016, 2020, edition="2022-07-28")
    israel = older.suppliers[0]
    assert (older.total, israel.tiv, israel.share_of_imports, israel.share_of_exports) == (1002.0, 696.0, 69.46, 16.61)
    volumes = {"ISR": 696, "RUS": 169, "BLR": 47, "TUR": 38, "SVK": 24, "ESP": 13, "CZE": 9, "unknown": 4, "PAK": 2}
    assert [(one.supplier, one.tiv) for one in older.suppliers] == list(volumes.items())


def test_the_order_register_says_what_is_certain_and_what_is_possible(store: Store) -> None:
    answer = partners.suppliers(store, "AZE", 2016, 2020, edition="2025-03-13")
    israel = answer.suppliers[0]
    assert israel.share_of_imports is None
    assert israel.tiv_max is not None
    assert israel.share_of_imports_range is not None
    assert israel.tiv < 697.45 < israel.tiv_max
    assert israel.share_of_imports_range[0] < 67.74 < israel.share_of_imports_range[1]
    by_value = {one.value: {c.edition: c for c in one.checks} for one in answer.reported}
    assert by_value[69]["2025-03-13"].verdict == "not_checkable"
    assert by_value[69]["2025-03-13"].range == israel.share_of_imports_range


def test_west_germany_is_there_and_the_edition_that_lost_it_does_not_answer(store: Store) -> None:
    answer = partners.recipients(store, "Germany", 1950, 1990)
    assert (answer.supplier, answer.edition) == ("DEU", "2025-03-13")
    assert answer.total_max is not None
    assert answer.total < 36_741 < answer.total_max, "what a public clean-up of the same data lost in a lifespan join"
    with pytest.raises(NotCovered, match="2022-07-28 covers 1991 to 2021"):
        partners.recipients(store, "Germany", 1950, 1990, edition="2022-07-28")


def test_the_whole_history_in_one_window_is_exact_by_order_too(store: Store) -> None:
    whole = partners.suppliers(store, "AZE", 1950, 2024, edition="2025-03-13")
    assert whole.total_max is None
    assert all(one.share_of_imports is not None for one in whole.suppliers)


def test_states_and_groups_do_not_leak_into_each_other(store: Store) -> None:
    soviet, russia = partners.recipients(store, "SUN", 1980, 1989), partners.recipients(store, "RUS", 1980, 1989)
    assert (soviet.edition, soviet.total, soviet.total_max) == ("2022-07-28", 146_834, None), "exact by the yearly table of July 2022"
    assert russia.total == 0
    assert any("Russia was part of Soviet Union (SUN)" in note for note in russia.notes)
    assert partners.recipients(store, "SRB", 1950, 1990).total == 0
    assert partners.recipients(store, "YUG", 1950, 1990).total > 1000
    lebanon, hezbollah = partners.suppliers(store, "LBN", 2000, 2020), partners.suppliers(store, "Hezbollah", 2000, 2020)
    assert "IRN" in {one.supplier for one in hezbollah.suppliers}
    assert "IRN" not in {one.supplier for one in lebanon.suppliers}


def test_the_verdicts_of_every_edition(store: Store) -> None:
    shares = {one.value: {c.edition: c.verdict for c in one.checks} for one in reported.check(store, "ISR", "AZE").reported}
    expected = {"2022-07-28": "agrees", "2025-01-03": "differs", "2025-03-13": "not_checkable"}
    assert shares == {69: expected, 17: expected}
