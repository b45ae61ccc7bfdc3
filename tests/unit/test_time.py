"""EDTF in, bounds out: against the `edtf` package and by the three-valued rules."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.graph import time


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023-03-29", date(2023, 3, 29), date(2023, 3, 29), "day"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("1991", date(1991, 1, 1), date(1991, 12, 31), "year"),
        ("1991-XX", date(1991, 1, 1), date(1991, 12, 31), "year"),
        ("1991-12-XX", date(1991, 12, 1), date(1991, 12, 31), "month"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
        ("1992~", date(1991, 1, 1), date(1993, 12, 31), "year"),
        ("2023-12~", date(2023, 11, 1), date(2024, 1, 31), "month"),
        ("2023-03-01~", date(2023, 2, 28), date(2023, 3, 2), "day"),
        ("1992?", date(1992, 1, 1), date(1992, 12, 31), "year"),
        ("1985-04-12T23:20:30+04:00", date(1985, 4, 12), date(1985, 4, 12), "day"),
        ("2023-03-29T00:00:00Z", date(2023, 3, 29), date(2023, 3, 29), "day"),
        ("2001-25", date(2001, 3, 1), date(2001, 5, 31), "month"),
        ("2001-28", date(2001, 12, 1), date(2002, 2, 28), "month"),
        ("2001-22", date(2001, 6, 1), date(2002, 2, 28), "month"),
        ("2001-36", date(2001, 10, 1), date(2001, 12, 31), "month"),
        ("[1667,1668]", date(1667, 1, 1), date(1668, 12, 31), "year"),
        ("[1670-05-02..1672]", date(1670, 5, 2), date(1672, 12, 31), "day"),
    ],
)
def test_a_date_is_bounded_by_its_precision(text: str, first: date, last: date, precision: str) -> None:
    when = time.parse(text)
    assert (when.earliest, when.latest, when.precision) == (first, last, precision)
    assert not when.interval


def test_an_interval_bounds_both_ends() -> None:
    when = time.parse("2016/2020")
    assert (when.earliest, when.begin_latest) == (date(2016, 1, 1), date(2016, 12, 31))
    assert (when.end_earliest, when.latest) == (date(2020, 1, 1), date(2020, 12, 31))


def test_an_open_end_is_none_and_an_unknown_end_may_be_any_day_from_the_begin() -> None:
    still = time.parse("1949-04-04/..")
    assert still.open_end
    assert (still.end_earliest, still.latest) == (None, None)
    unknown = time.parse("1949-04-04/")
    assert (unknown.end_earliest, unknown.latest) == (date(1949, 4, 4), None)
    assert time.parse("/1991").begin_latest == date(1991, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "20166", "2016–20", "2023-13", "2023-02-30", "0000", "next month", "2020/2016", "/", "../..", "1/2/3", "199X-01"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(time.TimeError):
        time.parse(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1999-1-5", "write 1999-01-05"),
        ("31.12.1999", "write 1999-12-31"),
        ("12/31/1999", "year-month-day"),
        ("  1991 ", "write 1991"),
        ("1723?~", "write 1723%"),
        ("19uu", "write 19XX"),
        ("1980s", "write 198X"),
        ("..1984", "write ../1984"),
        ("2004-06-01/open", "write 2004-06-01/.."),
        ("unknown/2006", "write /2006"),
        ("1992-00-00", "write 1992"),
        ("{1960,1961}", "one each"),
        ("-0043", "0001 to 9999"),
        ("Y17E7", "0001 to 9999"),
        ("2001-21-05", "a season has no day"),
        ("[1991..1990]", "one of several"),
        ("[]", "one of several"),
    ],
)
def test_the_refusal_says_what_to_write(text: str, says: str) -> None:
    with pytest.raises(time.TimeError) as raised:
        time.parse(text)
    assert says in str(raised.value)


@pytest.mark.parametrize("text", ["1991.." * 400, "." * 3000, "1991" + "/" * 900 + "..", "1991/" * 500 + "..", "u" * 2000, "..1991" * 300])
def test_a_long_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(time.TimeError):
        time.parse(text)


def test_one_of_several_dates_with_an_open_side() -> None:
    assert time.parse("[..1984]").earliest is None
    assert time.parse("[1984..]").latest is None


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_bounds_agree_with_the_edtf_package(day: date, form: str) -> None:
    text = day.strftime(form)
    ours, theirs = time.parse(text), edtf.parse_edtf(text)
    assert ours.earliest is not None
    assert ours.latest is not None
    low, high = theirs.lower_strict(), theirs.upper_strict()
    assert (ours.earliest.year, ours.earliest.month, ours.earliest.day) == (low.tm_year, low.tm_mon, low.tm_mday)
    assert (ours.latest.year, ours.latest.month, ours.latest.day) == (high.tm_year, high.tm_mon, high.tm_mday)


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        ("1991-06-01", "no"),
        ("1992-06-01", "possibly"),
        ("1993", "yes"),
        ("1992", "possibly"),
        ("2016-01-02", "yes"),
        ("2016-01-04", "no"),
        ("2016", "possibly"),
    ],
)
def test_a_state_holds_for_sure_perhaps_or_not(on: str, answer: str) -> None:
    begin, end = time.parse("1992"), time.parse("2016-01-03")
    assert time.holds_on(begin.earliest, begin.latest, end.earliest, end.latest, time.parse(on)) == answer


def test_without_an_end_a_state_goes_on() -> None:
    begin = time.parse("1992-04-07")
    assert time.holds_on(begin.earliest, begin.latest, None, None, time.parse("2099")) == "yes"
    assert time.holds_on(begin.earliest, begin.latest, None, None, time.parse("1992-04-06")) == "no"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1999-01-01T25:00:00Z", "no such time of day; write 1999-01-01"),
        ("2004-06~-11", "stands at its end; write 2004-06-11~"),
        ("?2004-06-~11", "stands at its end; write 2004-06-11~"),
        ("XXXX-12-25", "digits can be left open (X) from the right only"),
    ],
)
def test_a_form_that_is_not_read_says_why_and_what_is(text: str, says: str) -> None:
    with pytest.raises(time.TimeError) as refused:
        time.parse(text)
    assert str(refused.value).endswith(says)
