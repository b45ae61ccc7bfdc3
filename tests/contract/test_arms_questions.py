"""Each arms question on both engines: equal answers, over the starter claims and a slice of a whole register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

import loaders.claims
import loaders.sipri
from graph.errors import InputError, NotCovered, UnknownParty
from graph.store import Store, clear, open_store
from loaders import starter
from loaders.run import load
from service.answers.base import Answer
from service.formats import to_csv, to_json
from service.questions.arms_concentration import concentration, ranking
from service.questions.arms_dependence import dependence
from service.questions.arms_matrix import matrix
from service.questions.arms_trend import trend

SAMPLES = Path(__file__).parent.parent / "data" / "sipri"
NEWEST = "2025-01-03"

QUESTIONS: dict[str, Callable[[Store], Answer]] = {
    "matrix": lambda store: matrix(store, 2016, 2020),
    "matrix of parties": lambda store: matrix(store, 2016, 2020, suppliers=["Israel"], recipients=["Azerbaijan"]),
    "matrix of order register": lambda store: matrix(store, 1970, 2020, edition="2025-03-13"),
    "matrix as known": lambda store: matrix(store, 2016, 2020, known_on="2023-03-29"),
    "trend": lambda store: trend(store, "AZE", first=2010, last=2020),
    "trend of exports": lambda store: trend(store, "ISR", "exports", length=3, top=1),
    "trend of order register": lambda store: trend(store, "AZE", first=2010, last=2020, edition="2025-03-13"),
    "concentration": lambda store: concentration(store, "AZE", 2016, 2020),
    "concentration of a rounded register": lambda store: concentration(store, "AZE", 2016, 2020, edition="2022-07-28"),
    "ranking": lambda store: ranking(store, 2000, 2020, min_tiv=0),
    "ranking of exports": lambda store: ranking(store, 2000, 2020, role="exports", min_tiv=1),
    "dependence of suppliers": lambda store: dependence(store, 2000, 2020, min_tiv=0),
    "dependence of recipients": lambda store: dependence(store, 2000, 2020, of="recipients", min_tiv=0),
}


def fill(store: Store) -> None:
    load(store, loaders.claims.DECLARATION, starter.path())
    for name in ("deliveries.csv", "table.csv", "orders.csv"):
        load(store, loaders.sipri.DECLARATION, SAMPLES / name)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(f"embedded:{tmp_path_factory.mktemp('arms') / 'graph.kgl'}")
    fill(store)
    yield store
    store.close()


@pytest.fixture(scope="module")
def starter_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(f"embedded:{tmp_path_factory.mktemp('arms') / 'starter.kgl'}")
    load(store, loaders.claims.DECLARATION, starter.path())
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j(neo4j_url: str) -> Iterator[Store]:
    store = open_store(neo4j_url)
    clear(store)
    fill(store)
    yield store
    clear(store)
    store.close()


def as_json(answer: Answer) -> Any:
    return orjson.loads(to_json(answer))


@pytest.mark.neo4j
@pytest.mark.parametrize("name", QUESTIONS)
def test_both_engines_give_the_same_answer(embedded: Store, neo4j: Store, name: str) -> None:
    assert as_json(QUESTIONS[name](neo4j)) == as_json(QUESTIONS[name](embedded))


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_is_a_table_too(embedded: Store, name: str) -> None:
    answer = QUESTIONS[name](embedded)
    rows = list(answer.table())
    assert rows
    assert all(list(row) == answer.columns() for row in rows)
    assert len(to_csv(answer).splitlines()) == len(rows) + 1
    assert as_json(answer)["notes"]


def test_parties_whose_trade_is_loaded_whole_make_a_matrix_without_a_whole_register(starter_only: Store) -> None:
    found = matrix(starter_only, 2011, 2020, recipients=["ARM", "AZE"])
    assert [one.id for one in found.recipients] == ["ARM", "AZE"]
    cells = {(one.supplier, one.recipient): one for one in found.cells}
    assert cells["RUS", "ARM"].share_of_imports is not None
    assert cells["RUS", "AZE"].share_of_exports is not None
    assert found.shown_percent is not None
    assert found.shown_percent > 99


def test_a_ranking_of_everybody_wants_a_whole_register(starter_only: Store) -> None:
    with pytest.raises(NotCovered, match="hold some parties' only"):
        ranking(starter_only, 2016, 2020)
    with pytest.raises(NotCovered, match="hold some parties' only"):
        dependence(starter_only, 2016, 2020)


def test_wrong_parameters_are_named(embedded: Store) -> None:
    with pytest.raises(UnknownParty):
        matrix(embedded, 2016, 2020, suppliers=["Freedonia"])
    with pytest.raises(InputError, match="top"):
        matrix(embedded, 2016, 2020, top=1000)
    with pytest.raises(InputError, match="length"):
        trend(embedded, "AZE", first=2016, last=2018, length=5)
    with pytest.raises(InputError, match="min_tiv"):
        ranking(embedded, 2016, 2020, min_tiv=-1)
    with pytest.raises(InputError, match="not loaded"):
        ranking(embedded, 2016, 2020, edition="1999")
    with pytest.raises(NotCovered, match="2000 to 2023"):
        ranking(embedded, 1950, 2020, edition=NEWEST)
