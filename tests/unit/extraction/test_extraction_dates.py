"""Times as EDTF, with the precision of the words."""

from __future__ import annotations

import pytest

from legation.extraction.date_words import Clock
from legation.extraction.dates import find_dates

SEED_DAY = "2023-03-29"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 29 March 2023", ["2023-03-29"]),
        ("on March 29, 2023 (Lazar Berman", ["2023-03-29"]),
        ("in April 1991", ["1991-04"]),
        ("in 1991.", ["1991"]),
        ("in the 2010s", ["201X"]),
        ("circa 1992", ["1992~"]),
        ("on or about June 16, 1844", ["1844-06-16~"]),
        ("in late 1991", ["1991"]),
        ("imports from 2016-2020", ["2016/2020"]),
        ("in 2016–20, when", ["2016/2020"]),
        ("between 1991 and 2015", ["1991/2015"]),
        ("from 1962 to 1989", ["1962/1989"]),
        ("in the five years to 2020", ["2016/2020"]),
        ("on 11–13 January 2011", ["2011-01-11/2011-01-13"]),
        ("embassy in Israel tonight", ["2023-03-29"]),
        ("will visit Baku next month", ["2023-04"]),
        ("last year", ["2022"]),
        ("three years ago", ["2020"]),
        ("on Monday", ["2023-03-27"]),
        ("starting September", ["2023-09"]),
        ("on 5 May 1990 and again on the same day", ["1990-05-05", "1990-05-05"]),
        ("in 1991 and the following year", ["1991", "1992"]),
        ("on 31 February 1990", []),
        ("17% of the arms", []),
        ("2000 troops and 1999 people", []),
        ("We may meet", []),
        ("they march on", []),
        ("Resolution 1973", []),
    ],
)
def test_times_of_a_sentence(text: str, edtf: list[str]) -> None:
    assert [when.edtf for when in find_dates(text, Clock.at(SEED_DAY))] == edtf


def test_without_a_day_of_publication_relative_words_say_nothing() -> None:
    assert find_dates("tonight, next month, on Monday, three days ago", Clock.at(None)) == []
    assert find_dates("tonight", Clock.at("2025-11")) == []


def test_a_month_without_year_belongs_to_the_year_told_of() -> None:
    clock = Clock.at("2025-11")
    assert [when.edtf for when in find_dates("In August 2008 it was announced, and in December Fiji agreed", clock)] == [
        "2008-08",
        "2008-12",
    ]


def test_that_period_is_the_range_named_before() -> None:
    clock = Clock.at(SEED_DAY)
    assert find_dates("imports from 2016-2020", clock)[0].edtf == "2016/2020"
    assert find_dates("exports over that period", clock)[0].edtf == "2016/2020"
