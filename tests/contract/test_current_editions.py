"""A plain sum over SUPPLIES_ARMS_TO is right: one current value for each pair and year, whatever editions and extracts are loaded."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from legation.graph import projection
from legation.graph.claims import Claim, Coverage, Source
from legation.graph.digest import digest
from legation.graph.projection.registers import Editions
from legation.graph.store import Store, clear, prepare
from legation.graph.verify import verify
from legation.graph.write import Writer, retract
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.questions.arms.partners import suppliers
from legation.service.questions.relations.neighbours import neighbours
from legation.service.questions.relations.subgraph import subgraph


def edition(name: str, title: str = "all", **covers: Any) -> Source:
    """A register of a day."""
    return Source(publisher="SIPRI", title=title, published=name, edition=name, covers=Coverage(**{"first": 2010, "last": 2024} | covers))


OLD = edition("2022-07-28", last=2021)
NEW = edition("2025-01-03")
EXTRACT = edition("2025-01-03", "Azerbaijan", suppliers=(), recipients=("AZE",))
ORDERS = edition("2026-05-18", "orders", last=2025, yearly=False)


def delivery(source: Source, supplier: str, recipient: str, when: str, tiv: float, **more: Any) -> Claim:
    """One row of a register."""
    details = {"years": more.pop("years")} if "years" in more else {}
    return Claim(
        kind="arms_transfer", subject=supplier, object=recipient, when=when, value=tiv, unit="TIV", source=source, details=details, **more
    )


LOADS = {
    "old": [
        delivery(OLD, "ISR", "AZE", "2016", 100.0),
        delivery(OLD, "RUS", "AZE", "2017", 40.0),
        delivery(OLD, "SVK", "AZE", "2018", 7.0),
    ],
    "extract": [delivery(EXTRACT, "ISR", "AZE", "2016", 110.0, locator="a"), delivery(EXTRACT, "ISR", "AZE", "2016", 15.0, locator="b")],
    "new": [
        delivery(NEW, "ISR", "AZE", "2016", 110.0, locator="a"),
        delivery(NEW, "ISR", "AZE", "2016", 15.0, locator="b"),
        delivery(NEW, "RUS", "AZE", "2017", 41.0),
    ],
    "orders": [
        delivery(ORDERS, "ISR", "AZE", "2016/2018", 300.0, years=[2016, 2018]),
        delivery(ORDERS, "ISR", "AZE", "2024/2025", 60.0, years=[2024, 2025]),
        delivery(ORDERS, "ISR", "AZE", "2025", 9.0),
        delivery(ORDERS, "RUS", "ARM", "2025", 3.0),
    ],
}


def plain(store: Store, first: int = 2010, last: int = 2025) -> dict[str, float]:
    """The sums that a user's query finds."""
    rows = store.read("check/arms_plain_sum", {"name": "Azerbaijan", "first": first, "last": last})
    return {row["supplier"]: row["tiv"] for row in rows}


def add(store: Store, *names: str) -> None:
    for name in names:
        Writer(store, recorded_at="2026-06-01T00:00:00Z").add(LOADS[name])
        projection.run(store)


def test_each_year_of_a_pair_has_one_value(store: Store) -> None:
    add(store, "old")
    assert plain(store) == {"Israel": 100.0, "Russia": 40.0, "Slovakia": 7.0}
    add(store, "extract")  # of the newer edition: all that reached Azerbaijan, and nothing from Russia and Slovakia
    assert plain(store) == {"Israel": 125.0}
    add(store, "new")  # the same edition whole: nothing stands twice
    assert plain(store) == {"Israel": 125.0, "Russia": 41.0}
    add(
        store, "orders"
    )  # by order: for the year alone that no register by year covers; what reaches into one that it does would count twice
    assert plain(store) == {"Israel": 134.0, "Russia": 41.0}
    assert plain(store, 2016, 2018) == {"Israel": 125.0, "Russia": 41.0}
    editions = {
        row["supplier"]: sorted(row["editions"])
        for row in store.read("check/arms_plain_sum", {"name": "Azerbaijan", "first": 2010, "last": 2025})
    }
    assert editions == {"Israel": ["2025-01-03", "2026-05-18"], "Russia": ["2025-01-03"]}
    found = verify(store)
    assert found.sound, found.samples


def test_the_order_of_loads_makes_no_difference(store: Store) -> None:
    seen = set()
    for order in (*itertools.islice(itertools.permutations(LOADS), 0, None, 5), tuple(reversed(LOADS))):
        clear(store)
        prepare(store)
        add(store, *order)
        seen.add(digest(store))
        assert plain(store) == {"Israel": 134.0, "Russia": 41.0}, order
    assert len(seen) == 1


def test_what_is_retracted_gives_way(store: Store) -> None:
    add(store, "old", "new")
    retract(store, [LOADS["new"][2].id], why="not in the file")
    projection.run(store)
    assert plain(store) == {"Israel": 125.0}, "the newest edition says none; the older one is no value of today"


def test_the_questions_answer_as_before(store: Store) -> None:
    add(store, *LOADS)
    answer = suppliers(store, "AZE", 2016, 2020)
    assert {line.supplier: line.tiv for line in answer.suppliers} == {"ISR": 125.0, "RUS": 41.0}
    older = suppliers(store, "AZE", 2016, 2020, edition="2022-07-28")
    assert {line.supplier: line.tiv for line in older.suppliers} == {"ISR": 100.0, "RUS": 40.0, "SVK": 7.0}
    (kind,) = neighbours(store, "AZE").kinds
    assert (kind.type, kind.total, [one.party.id for one in kind.neighbours]) == ("SUPPLIES_ARMS_TO", 3, ["ISR", "RUS", "SVK"])
    assert [edge.type for edge in subgraph(store, ["AZE"], types=["SUPPLIES_ARMS_TO"]).edges] == ["SUPPLIES_ARMS_TO"] * 3


def test_the_starter_claims_stand_once(store: Store) -> None:
    load(store, registry.find("claims"), starter.path())
    sums = {supplier: round(tiv, 2) for supplier, tiv in plain(store, 2016, 2020).items()}
    answer = suppliers(store, "AZE", 2016, 2020)
    assert sums["Israel"] == 697.45
    assert round(sum(sums.values()), 2) == round(sum(line.tiv or 0.0 for line in answer.suppliers), 2) == 1029.61


def test_the_database_has_types_of_its_own(store: Store) -> None:
    load(store, registry.find("claims"), starter.path())
    assert store.read("check/unnamed") == [{"nodes": 0, "edges": 0, "claims": 0}]
    (azerbaijan,) = store.read("check/native", {"id": "AZE"})
    assert azerbaijan.pop("totals") > 1
    assert azerbaijan == {
        "name": "Azerbaijan", "iso3": "AZE", "cow": 373, "gw": 373, "wikidata": "Q227", "begin_date": "1991-10-18", "end_date": None,
        "latitude": 40.38,
    }  # fmt: skip
    (union,) = store.read("check/native", {"id": "SUN"})
    assert (union["end_date"], union["cow"]) == ("1991-12-26", 365)


def test_what_users_add_is_theirs(store: Store) -> None:
    load(store, registry.find("claims"), starter.path())
    before, told = digest(store), neighbours(store, "AZE")
    store.write([("check/users_own", {})])
    found = verify(store)
    assert found.sound, found.samples
    assert digest(store) == before
    assert neighbours(store, "AZE") == told
    projection.rebuild(store)
    assert digest(store) == before
    assert verify(store).sound


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ({"a": [[2016]], "b": [[2016]]}, {"a": [False], "b": [True]}),
        ({"a": [[2016], [2017]], "b": [[2016, 2017]]}, {"a": [False, False], "b": [True]}),
    ],
)
def test_sources_that_are_no_registers_do_not_stand_beside_each_other(
    held: dict[str, list[list[int]]], wanted: dict[str, list[bool]]
) -> None:
    assert Editions().current("ISR", "AZE", held) == wanted
