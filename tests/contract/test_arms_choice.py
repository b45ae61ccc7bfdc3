"""Which edition answers, what is joined, and what is ranked by an estimate: small registers made for it, on both engines.

The figures are summed by hand in the comments beside them.
"""

from __future__ import annotations

import pytest

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, NotCovered
from legation.graph.store import Store
from legation.service.questions.arms import partners
from legation.service.questions.arms.changes import changes
from legation.service.questions.arms.deals import arms_deliveries
from legation.service.questions.arms.everybody import flows
from legation.service.questions.arms.matrix import matrix
from legation.service.questions.arms.registers import registers
from legation.service.questions.arms.share import share
from legation.service.questions.arms.trend import trend
from tests.contract.test_questions_rules import delivery, held, register

TABLE = register("2022-07-28", first=1950, last=2021, lacks=[{"party": "DEU", "first": 1950, "last": 1990}])
BY_ORDER = register("2026-05-18", first=1950, last=2025, yearly=False)
BY_YEAR = register("2025-01-03", first=2000, last=2023)


def over(subject: str, object_: str, years: list[int], tiv: float, source: Source = BY_ORDER) -> Claim:
    when = f"{years[0]}/{years[-1]}" if len(years) > 1 else str(years[0])
    return delivery(subject, object_, when, tiv, source, details={"years": years, "designation": f"{subject} {years}"})


def by_order(store: Store) -> Store:
    return held(
        store,
        over("RUS", "IND", [2014, 2015, 2016, 2017], 4000),  # of 2015-19 three years of four: 3,000
        over("RUS", "IND", [2016], 10),
        over("ISR", "IND", [2017, 2018], 900),  # all of it
        over("FRA", "IND", [2019, 2020], 500),  # half: 250
        over("RUS", "CHN", [2018], 100),
    )


def test_an_estimate_ranks_and_a_lower_bound_never_does(store: Store) -> None:
    by_order(store)
    found = partners.suppliers(store, "IND", 2015, 2019)
    assert [(one.supplier, one.tiv, one.tiv_max, one.tiv_estimate) for one in found.suppliers] == [
        ("RUS", 10, 4010, 3010), ("ISR", 900, None, None), ("FRA", 0, 500, 250),
    ]  # fmt: skip
    assert (found.total, found.total_max, found.total_estimate) == (910, 5410, 4160)
    assert found.suppliers[0].share_of_imports is None
    assert found.suppliers[0].share_of_imports_estimate == round(100 * 3010 / 4160, 2)
    assert found.suppliers[0].share_of_exports_estimate == round(100 * 3010 / 3110, 2)
    (said,) = [note for note in found.notes if "cannot tell who was largest" in note]
    assert "Russia 10.00 to 4,010.00" in said
    assert "Israel 900.00 to 900.00" in said
    assert "No other loaded edition can" in said
    assert flows(store, 2015, 2019).flows[0].supplier == "RUS"
    assert [one.id for one in matrix(store, 2015, 2019).suppliers] == ["RUS", "ISR", "FRA"]
    lines = trend(store, "IND", first=2015, last=2019, length=5)
    assert [one.partner for one in lines.series] == ["RUS", "ISR", "FRA"]
    assert lines.series[0].tiv_estimate == [1000, 1010, 1000, 0, 0]
    assert lines.totals_estimate == [1000, 1010, 1450, 450, 250]
    assert lines.windows[0].total_estimate == 4160
    both = changes(store, "IND", 2010, 2014, 2015, 2019)
    assert both.partners[0].partner == "RUS"
    assert (both.total_before_estimate, both.total_after_estimate) == (1000, 4160)
    one = share(store, "RUS", "IND", 2015, 2019)
    assert one.figures is not None
    assert one.figures.of_imports is not None
    assert (one.figures.tiv_estimate, one.figures.of_imports.share_estimate) == (3010, round(100 * 3010 / 4160, 2))


def test_the_edition_that_can_tell_is_taken_or_named(store: Store) -> None:
    by_order(store)
    held(store, delivery("RUS", "IND", "2016", 700, BY_YEAR), delivery("ISR", "IND", "2017", 800, BY_YEAR))
    exact = partners.suppliers(store, "IND", 2015, 2019)
    assert (exact.edition, [(one.supplier, one.tiv) for one in exact.suppliers]) == ("2025-01-03", [("ISR", 800), ("RUS", 700)])
    asked = partners.suppliers(store, "IND", 2015, 2019, edition="2026-05-18")
    assert any("Edition 2025-01-03 can (edition=2025-01-03)." in note for note in asked.notes)


def test_a_window_at_the_edge_joins_what_is_exact_with_what_is_bounded(store: Store) -> None:
    held(
        store,
        delivery("ISR", "IND", "2021", 100, BY_YEAR), delivery("RUS", "IND", "2023", 50, BY_YEAR),
        over("ISR", "IND", [2021, 2022], 999),  # the years of the exact edition are left to it
        over("RUS", "IND", [2023, 2024], 60),  # 2024: 0 to 60, estimate 30
        over("FRA", "IND", [2024], 20),
    )  # fmt: skip
    found = partners.suppliers(store, "IND", 2020, 2024)
    assert found.edition == "2025-01-03+2026-05-18"
    assert [(one.supplier, one.tiv, one.tiv_max, one.tiv_estimate) for one in found.suppliers] == [
        ("ISR", 100, None, None), ("RUS", 50, 110, 80), ("FRA", 20, None, None),
    ]  # fmt: skip
    assert (found.total, found.total_max, found.total_estimate) == (170, 230, 200)
    assert any("2020/2023 exactly by edition 2025-01-03; 2024 within bounds" in note for note in found.notes)
    assert found.source.citation.count("2025-01-03") == found.source.citation.count("2026-05-18") == 1
    assert "+" not in "".join(one.edition for one in found.editions)
    again = partners.suppliers(store, "IND", 2020, 2024, edition=found.edition).suppliers
    assert again == found.suppliers
    assert matrix(store, 2020, 2024).total_estimate == 200
    assert trend(store, "IND", first=2020, last=2024, length=5).totals_estimate == [0, 100, 0, 50, 50]
    assert partners.recipients(store, "RUS", 2020, 2024).recipients[0].tiv_estimate == 80
    assert partners.suppliers(store, "IND", 2024, 2025).edition == "2026-05-18"


def test_before_1991_the_yearly_table_answers_and_says_whom_it_lacks(store: Store) -> None:
    held(
        store,
        delivery("SUN", "YUG", "1975", 400, TABLE), delivery("FRA", "ARG", "1982", 90, TABLE), delivery("DEU", "ARG", "1992", 7, TABLE),
        over("SUN", "YUG", [1974, 1975, 1981], 700), over("DEU", "ARG", [1982, 1983], 500), over("DEU", "CHL", [1985], 11),
    )  # fmt: skip
    soviet = partners.recipients(store, "SUN", 1970, 1980)
    assert (soviet.edition, soviet.total, soviet.total_max) == ("2022-07-28", 400, None)
    argentina = partners.suppliers(store, "ARG", 1980, 1985)
    assert [(one.supplier, one.tiv) for one in argentina.suppliers] == [("FRA", 90)]
    assert any("lacks what West Germany (DEU) supplied and received before 1991" in note for note in argentina.notes)
    assert any("By edition 2026-05-18 Germany supplied 500.00 TIV" in note for note in argentina.notes)
    germany = partners.recipients(store, "DEU", 1980, 1990)
    assert (germany.edition, germany.total) == ("2026-05-18", 511)
    assert not any("lacks" in note for note in germany.notes)
    later = partners.recipients(store, "DEU", 1985, 1995)
    assert (later.edition, later.total) == ("2026-05-18+2022-07-28", 18)
    with pytest.raises(NotCovered, match="edition 2022-07-28 covers 1991 to 2021"):
        partners.recipients(store, "DEU", 1980, 1990, edition="2022-07-28")


def test_adjacent_downloads_of_one_day_answer_together(store: Store) -> None:
    halves = [
        register("2024-03-18", first=first, last=last).model_copy(update={"title": f"deliveries {first} to {last}"})
        for first, last in ((1950, 1989), (1990, 2023))
    ]
    held(store, delivery("FRA", "IND", "1988", 30, halves[0]), delivery("FRA", "IND", "1992", 12, halves[1]))
    found = partners.suppliers(store, "IND", 1985, 1994)
    assert (found.edition, found.total, found.total_max) == ("2024-03-18", 42, None)
    assert found.suppliers[0].share_of_exports == 100
    assert any("downloads of one day whose years adjoin" in note for note in found.notes)
    assert partners.suppliers(store, "IND", 1991, 1994).total == 12
    assert trend(store, "IND", first=1985, last=1994).totals == [0, 0, 0, 30, 0, 0, 0, 12, 0, 0]
    assert flows(store, 1985, 1994).total == 42


def test_a_window_outside_is_offered_the_nearest_covered_one(store: Store) -> None:
    held(store, delivery("FRA", "IND", "2018", 30, BY_YEAR))
    with pytest.raises(NotCovered, match="nearest window that is covered: from=2019&to=2023"):
        partners.suppliers(store, "IND", 2022, 2026)
    with pytest.raises(NotCovered, match="nearest window that is covered: from=2000&to=2004"):
        matrix(store, 1990, 1994)
    assert "from=2019&to=2023" in (share(store, "FRA", "IND", 2022, 2026).reason or "")


def test_a_small_total_is_said_to_be_small(store: Store) -> None:
    held(store, delivery("FRA", "IND", "2018", 3, BY_YEAR))
    assert any("total is small, 3.00 TIV in 1 deliveries" in note for note in partners.suppliers(store, "IND", 2018, 2018).notes)


def test_a_register_told_better_is_told_so_by_loading_it_again(store: Store) -> None:
    claim = delivery("FRA", "IND", "1988", 30, register("2022-07-28", first=1991, last=2021))
    held(store, claim)
    assert registers(store)[0].first == 1991
    held(store, claim.model_copy(update={"source": TABLE}))
    (found,) = registers(store)
    assert (found.first, found.lacks) == (1950, (("DEU", 1950, 1990),))


def test_unknown_suppliers_and_recipients_can_be_asked(store: Store) -> None:
    held(
        store, delivery("unknown", "IND", "2018", 30, BY_YEAR, locator="a"), delivery("unknown", "SYR", "2019", 12, BY_YEAR, locator="b"),
        delivery("FRA", "IND", "2018", 70, BY_YEAR), delivery("FRA", "unknown", "2018", 5, BY_YEAR),
    )  # fmt: skip
    found = partners.recipients(store, "unknown", 2015, 2019)
    assert (found.supplier, found.name, found.total) == ("unknown", "Unknown supplier(s)", 42)
    assert [(one.recipient, one.tiv, one.share_of_imports) for one in found.recipients] == [("IND", 30, 30), ("SYR", 12, 100)]
    assert [(one.supplier, one.tiv) for one in partners.suppliers(store, "Unknown recipient(s)", 2015, 2019).suppliers] == [("FRA", 5)]


def test_the_rows_behind_a_figure_sum_to_it(store: Store) -> None:
    by_order(store)
    deal = {"designation": "Su-30", "order_year": 2012, "number": 12, "number_ordered": 20, "comment": "$1 b deal", "register_id": "7"}
    held(store, delivery("RUS", "IND", "2017", 700, BY_YEAR, details=deal), delivery("ISR", "IND", "2017", 800, BY_YEAR))
    found = arms_deliveries(store, 2015, 2019, recipient="IND")
    assert (found.edition, found.total, found.rows) == ("2025-01-03", partners.suppliers(store, "IND", 2015, 2019).total, 2)
    (su30,) = [one for one in found.deliveries if one.supplier == "RUS"]
    assert (su30.weapon, su30.ordered, su30.number, su30.number_ordered, su30.delivered, su30.tiv, su30.comment) == (
        "Su-30", 2012, 12, 20, [2017], 700, "$1 b deal",
    )  # fmt: skip
    asked = arms_deliveries(store, 2015, 2019, supplier="RUS", recipient="IND", edition="2026-05-18")
    assert [(one.delivered, one.in_window) for one in asked.deliveries] == [([2014, 2015, 2016, 2017], False), ([2016], True)]
    assert (asked.total, asked.total_max, asked.total_estimate) == (10, 4010, 3010)
    assert [one.recipient for one in arms_deliveries(store, 2015, 2019, supplier="RUS").deliveries] == ["IND"]
    assert len(list(asked.table())) == 2
    with pytest.raises(InputError, match="beside one"):
        arms_deliveries(store, 2015, 2019, supplier="unknown")
