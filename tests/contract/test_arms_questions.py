"""Each arms question on both engines: equal answers, over the starter claims and a slice of a whole register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import legation.loaders.claims
import legation.loaders.sipri
from legation.graph.errors import InputError, NotCovered, UnknownParty
from legation.graph.parties import register
from legation.graph.parties.regions import REGIONS, parties_of
from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame.run import load
from legation.service.answers.arms_matrix import Cell
from legation.service.answers.base import Answer
from legation.service.questions.arms.bloc import bloc
from legation.service.questions.arms.both import both
from legation.service.questions.arms.categories import categories
from legation.service.questions.arms.changes import changes
from legation.service.questions.arms.concentration import concentration, ranking
from legation.service.questions.arms.dependence import dependence
from legation.service.questions.arms.editions import editions
from legation.service.questions.arms.estimates import estimates
from legation.service.questions.arms.everybody import flows
from legation.service.questions.arms.matrix import matrix
from legation.service.questions.arms.partners import suppliers
from legation.service.questions.arms.share import share
from legation.service.questions.arms.succession import succession
from legation.service.questions.arms.supplies import supplies
from legation.service.questions.arms.trend import trend
from tests.contract.answers import as_json, same_answer, table_of
from tests.contract.conftest import Fill

SAMPLES = Path(__file__).parent.parent / "data" / "sipri"
MEMBERS = SAMPLES.parent / "eu_members.jsonl"
"""Members of the European Union, and of the Communities before it, with the days that its own list of countries gives."""
NEWEST = "2025-01-03"

QUESTIONS: dict[str, Callable[[Store], Answer]] = {
    "matrix": lambda store: matrix(store, 2016, 2020),
    "matrix of parties": lambda store: matrix(store, 2016, 2020, suppliers=["Israel"], recipients=["Azerbaijan"]),
    "matrix of regions": lambda store: matrix(store, 2011, 2020, supplier_region="Asia", recipient_region="Western Asia"),
    "matrix of order register": lambda store: matrix(store, 1970, 2020, edition="2025-03-13"),
    "matrix as known": lambda store: matrix(store, 2016, 2020, known_on="2023-03-29"),
    "matrix of a category": lambda store: matrix(store, 2016, 2020, category="Aircraft"),
    "matrix of members": lambda store: matrix(store, 2003, 2020, supplier_bloc="EU", edition=NEWEST),
    "flows": lambda store: flows(store, 2011, 2020),
    "flows of a region": lambda store: flows(store, 2011, 2020, recipient_region="Western Asia", top=3),
    "flows of order register": lambda store: flows(store, 1970, 2020, edition="2025-03-13"),
    "flows of a category from members": lambda store: flows(store, 2003, 2020, supplier_bloc="EU", category="Aircraft"),
    "suppliers that are members": lambda store: suppliers(store, "AFG", 2003, 2020, bloc="EU"),
    "trend": lambda store: trend(store, "AZE", first=2010, last=2020),
    "trend of exports": lambda store: trend(store, "ISR", "exports", length=3, top=1),
    "trend of order register": lambda store: trend(store, "AZE", first=2010, last=2020, edition="2025-03-13"),
    "concentration": lambda store: concentration(store, "AZE", 2016, 2020),
    "concentration of a rounded register": lambda store: concentration(store, "AZE", 2016, 2020, edition="2022-07-28"),
    "ranking": lambda store: ranking(store, 2000, 2020, min_tiv=0),
    "ranking of exports": lambda store: ranking(store, 2000, 2020, role="exports", min_tiv=1),
    "dependence of suppliers": lambda store: dependence(store, 2000, 2020, min_tiv=0),
    "dependence of recipients": lambda store: dependence(store, 2000, 2020, of="recipients", min_tiv=0),
    "changes": lambda store: changes(store, "AZE", 2011, 2015, 2016, 2020, edition="2022-07-28"),
    "changes of order register": lambda store: changes(store, "AZE", 2011, 2014, 2015, 2020, edition="2025-03-13"),
    "editions": lambda store: editions(store, "AZE", 2016, 2020),
    "editions since a day": lambda store: editions(store, "AZE", 2016, 2020, since="2023-03-29", partner="ISR"),
    "editions against orders": lambda store: editions(store, "AZE", 2013, 2020, edition="2025-03-13", against="2025-01-03"),
    "categories": lambda store: categories(store, "AZE", 2016, 2020),
    "categories of a pair": lambda store: categories(store, "ISR", 2016, 2020, role="exports", partner="AZE"),
    "estimates": lambda store: estimates(store, "AZE", 2016, 2020),
    "estimates of a rounded register": lambda store: estimates(store, "AZE", 2016, 2020, edition="2022-07-28"),
    "share": lambda store: share(store, "ISR", "AZE", 2016, 2020),
    "share of one year": lambda store: share(store, "ISR", "AZE", 2018, 2018),
    "share of small arms": lambda store: share(store, "ISR", "AZE", 2016, 2020, scope="small arms"),
    "supplies": lambda store: supplies(store, "Israel", "Azerbaijan", commodity="oil"),
    "both sides": lambda store: both(store, ["ARM"], ["AZE"], 2011, 2021, edition="2022-07-28", missions=True),
    "bloc": lambda store: bloc(store, "EU", 2003, 2021, role="exports", edition="2025-01-03"),
    "succession": lambda store: succession(store, "RUS", 1950, 2024, edition="2025-03-13"),
}


def _build(store: Store) -> None:
    load(store, legation.loaders.claims.DECLARATION, starter.path())
    for name in ("deliveries.csv", "table.csv", "orders.csv"):
        load(store, legation.loaders.sipri.DECLARATION, SAMPLES / name)
    load(store, legation.loaders.claims.DECLARATION, MEMBERS)


@pytest.fixture(scope="module")
def fill() -> Fill:
    """The starter claims and the samples of SIPRI's register."""
    return _build


@pytest.fixture(scope="module")
def starter_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(f"embedded:{tmp_path_factory.mktemp('arms') / 'starter.kgl'}")
    load(store, legation.loaders.claims.DECLARATION, starter.path())
    yield store
    store.close()


test_both_engines_give_the_same_answer = same_answer(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_is_a_table_too(embedded: Store, name: str) -> None:
    answer = QUESTIONS[name](embedded)
    assert table_of(answer)
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


def test_what_no_register_covers_is_unknown_and_not_zero(starter_only: Store) -> None:
    found = share(starter_only, "ISR", "AZE", 2016, 2020, scope="small arms")
    assert (found.covered, found.share_of_imports, found.share_of_exports, found.figures) == (False, None, None, None)
    assert found.reason is not None
    assert "not known, which is not zero" in found.reason
    assert found.reported == []
    early = share(starter_only, "ISR", "AZE", 1950, 1960)
    assert (early.covered, early.share_of_imports) == (False, None)
    assert "No loaded register covers" in str(early.reason)


def test_a_share_of_a_window_is_not_one_of_its_years(starter_only: Store) -> None:
    found = share(starter_only, "ISR", "AZE", 2018, 2018)
    assert found.reported == []
    assert [(one.value, one.period) for one in found.other_windows] == [(69, "2016/2020"), (17, "2016/2020")]
    assert found.share_of_imports not in (69, 17, None)
    assert any("is not divided" in note for note in found.notes)


def test_the_direction_of_supplies_is_what_the_source_states(starter_only: Store) -> None:
    asked = supplies(starter_only, "Israel", "Azerbaijan", commodity="oil")
    assert (asked.answer, asked.claims) == ("other_way", [])
    assert [(one.subject, one.object, one.commodity) for one in asked.other_way] == [("AZE", "ISR", "oil")]
    assert asked.other_way[0].quote
    assert supplies(starter_only, "Azerbaijan", "Israel", commodity="crude oil").answer == "claimed"
    assert supplies(starter_only, "Azerbaijan", "Israel", commodity="gas").answer == "unknown"
    assert supplies(starter_only, "Azerbaijan", "Israel", known_on="2020").answer == "unknown"


def test_an_edition_without_categories_says_so(embedded: Store, starter_only: Store) -> None:
    with pytest.raises(NotCovered, match=r"Edition 2022-07-28 has no armament categories.*These have: 2025-01-03"):
        categories(embedded, "AZE", 2016, 2020, edition="2022-07-28")
    with pytest.raises(NotCovered, match="No loaded edition has armament categories"):
        categories(starter_only, "AZE", 2016, 2020)


def test_what_changed_since_a_report(starter_only: Store) -> None:
    same = editions(starter_only, "AZE", 2016, 2020, since="2025-01-03")
    assert (same.against, same.edition, same.changed) == ("2025-01-03", "2025-01-03", False)
    moved = editions(starter_only, "AZE", 2016, 2020, since="2023-03-29")
    assert (moved.against, moved.edition, moved.changed) == ("2022-07-28", "2025-01-03", True)
    assert (moved.partners[0].partner, moved.partners[0].difference) == ("TUR", 23.6)
    with pytest.raises(InputError, match="since"):
        editions(starter_only, "AZE", 2016, 2020, since="2023", against="2022-07-28")
    with pytest.raises(NotCovered):
        editions(starter_only, "AZE", 2016, 2020, since="2020")


def test_who_armed_both_and_had_embassies_with_both(starter_only: Store) -> None:
    found = both(starter_only, ["Armenia"], ["Azerbaijan"], 2011, 2020, missions=True)
    assert [one.supplier for one in found.suppliers] == ["RUS", "UKR"]
    assert found.missions_on == "2020-12-31"
    assert all(one.mission_in_a in ("yes", "no", "possibly", "unknown") for one in found.suppliers)
    assert "ISR" in found.only_b
    with pytest.raises(InputError, match="both sides"):
        both(starter_only, ["ARM"], ["AZE", "ARM"], 2011, 2020)


def test_a_bloc_has_the_members_of_each_year(embedded: Store, starter_only: Store) -> None:
    found = bloc(embedded, "European Union", 2003, 2021, role="exports", edition=NEWEST)
    by_year = {one.year: one for one in found.years}
    assert [by_year[year].members for year in (2003, 2004, 2007, 2013, 2019, 2020)] == [15, 25, 27, 28, 28, 27]
    assert (by_year[2007].joined, by_year[2013].joined, by_year[2020].left) == (["BGR", "ROU"], ["HRV"], ["GBR"])
    assert (found.outside, by_year[2010].outside, found.inside) == (5.8, 5.8, 0.0)
    assert "31 December" in found.rule
    with pytest.raises(NotCovered, match="who was a member"):
        bloc(embedded, "NATO", 2010, 2020, edition=NEWEST)
    with pytest.raises(InputError, match="not an organisation"):
        bloc(embedded, "AZE", 2010, 2020, edition=NEWEST)


def test_a_roll_up_is_asked_for_and_says_what_is_in_it(embedded: Store) -> None:
    found = succession(embedded, "Russia", 1950, 2024, edition="2025-03-13")
    assert [one.id for one in found.parties] == ["RUS", "SUN"]
    assert found.total == found.parties[1].tiv > 0
    assert found.partners[0].by_party == {"SUN": found.total}
    assert "continuator" in found.rule


def test_a_region_leaves_out_everybody_else(embedded: Store) -> None:
    whole, part = matrix(embedded, 2011, 2020, top=60), matrix(embedded, 2011, 2020, recipient_region="Western Asia", top=60)
    here = parties_of("Western Asia")
    assert {one.id for one in part.recipients} == {one.id for one in whole.recipients} & here
    kept = {(one.supplier, one.recipient): one for one in part.cells}
    assert kept == {(one.supplier, one.recipient): one for one in whole.cells if one.recipient in here}
    assert part.total == pytest.approx(sum(one.tiv for one in part.cells))
    with pytest.raises(InputError, match="none of ISR is of that region"):
        matrix(embedded, 2011, 2020, suppliers=["ISR"], supplier_region="Europe")
    with pytest.raises(InputError, match="no region 'Atlantis'"):
        matrix(embedded, 2011, 2020, supplier_region="Atlantis")


def test_the_largest_flows_are_those_of_the_matrix(embedded: Store) -> None:
    found, whole = flows(embedded, 2000, 2020, top=4), matrix(embedded, 2000, 2020, top=60)
    largest = sorted(whole.cells, key=lambda one: -one.tiv)[:4]
    assert [one.model_dump(include=set(Cell.model_fields)) for one in found.flows] == [one.model_dump() for one in largest]
    assert (found.pairs, found.total, found.truncated) == (len(whole.cells), whole.total, True)
    assert found.shown_percent == pytest.approx(100 * sum(one.tiv for one in largest) / whole.total, abs=0.01)
    for place in found.parties:
        assert place.supplied == pytest.approx(sum(one.tiv for one in found.flows if one.supplier == place.id))
        assert place.received == pytest.approx(sum(one.tiv for one in found.flows if one.recipient == place.id))
    assert {place.id: place.latitude for place in found.parties}["AZE"] == register().get("AZE").latitude
    assert {place.id: place.latitude for place in found.parties}["unknown"] is None


def test_a_category_leaves_out_other_arms(embedded: Store) -> None:
    whole, part = flows(embedded, 2000, 2020), flows(embedded, 2000, 2020, category="Aircraft")
    there = {one.category: one.tiv for one in categories(embedded, "AFG", 2000, 2020).categories}
    into = [one for one in part.flows if one.recipient == "AFG"]
    assert there["Artillery"] > 0
    assert sum(one.tiv for one in into) == pytest.approx(there["Aircraft"])
    assert sum(one.tiv for one in whole.flows if one.recipient == "AFG") == pytest.approx(sum(there.values()))
    shares = {(one.supplier, one.recipient): one.share_of_imports for one in whole.flows}
    assert all(one.share_of_imports == shares[one.supplier, "AFG"] for one in into), "these suppliers sent aircraft only"
    assert sum(one.tiv for one in matrix(embedded, 2000, 2020, category="Aircraft").cells) == pytest.approx(part.total)
    nothing = flows(embedded, 2000, 2020, category="Ships of the line")
    assert (nothing.flows, nothing.total, nothing.shown_percent) == ([], 0, None)
    assert any("none were identified" in note for note in nothing.notes)
    with pytest.raises(NotCovered, match="Only SIPRI's trade register by delivery gives armament categories; editions that do: 2025-01-03"):
        matrix(embedded, 2011, 2020, category="Aircraft", edition="2022-07-28")


def test_members_of_an_organisation_are_those_of_the_years(embedded: Store) -> None:
    some, everybody = suppliers(embedded, "AFG", 2003, 2020, bloc="EU"), suppliers(embedded, "AFG", 2003, 2020)
    assert some.suppliers == [one for one in everybody.suppliers if one.supplier == "GBR"]
    assert some.total == everybody.total > some.suppliers[0].tiv
    assert any("Only suppliers that were members of EU are listed: 5.80 TIV" in note for note in some.notes)
    assert any("but counted in all: BGR, CYP, CZE" in note and "GBR" in note for note in some.notes)
    assert not suppliers(embedded, "AFG", 2003, 2020, bloc="EU", region="Eastern Europe").suppliers
    assert [(one.supplier, one.recipient) for one in flows(embedded, 2003, 2020, supplier_bloc="EU").flows] == [("GBR", "AFG")]
    with pytest.raises(InputError, match="not an organisation"):
        flows(embedded, 2011, 2020, recipient_bloc="AZE")
    with pytest.raises(NotCovered, match="who was a member"):
        matrix(embedded, 2011, 2020, recipient_bloc="NATO")
    with pytest.raises(InputError, match="none of ISR is of that region or organisation"):
        matrix(embedded, 2011, 2020, suppliers=["ISR"], supplier_bloc="EU")


def test_every_region_of_the_register_can_be_asked_for() -> None:
    assert {one.region for one in register().parties() if one.region} <= set(REGIONS)
    assert {"ISR", "AZE", "ARM"} <= parties_of("Western Asia") < parties_of("Asia")
    assert not parties_of("Asia") & parties_of("Europe")


def test_a_table_holds_both_ends_of_each_range(embedded: Store) -> None:
    """What a terminal shows as a range stands in two columns, which are empty where there is one figure."""
    found = suppliers(embedded, "AFG", 1980, 1985)
    for line, row in zip(found.suppliers, found.table(), strict=True):
        for base in ("share_of_imports", "share_of_exports"):
            assert (row[f"{base}_min"], row[f"{base}_max"]) == (getattr(line, f"{base}_range") or (None, None))
    assert any(line.share_of_imports_range for line in found.suppliers)
    exact = next(iter(suppliers(embedded, "AZE", 2016, 2020, edition="2025-01-03").table()))
    assert (exact["share_of_imports_min"], exact["share_of_imports_max"]) == (None, None)
    said = share(embedded, "SUN", "AFG", 1980, 1985)
    assert said.figures is not None
    assert said.figures.of_imports is not None
    row = next(iter(said.table()))
    assert (row["share_of_imports_min"], row["share_of_imports_max"]) == said.figures.of_imports.share_range
    asked = concentration(embedded, "AFG", 1980, 1985)
    for part, row in zip(asked.partners, asked.table(), strict=True):
        assert (row["share_min"], row["share_max"]) == (part.share_range or (None, None))
    assert any(part.share_range for part in asked.partners)
