"""Times in words, and that any text at all is read or refused."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.questions.asked.question import question
from legation.service.questions.asked.times import read_times


@pytest.mark.parametrize(
    ("words", "windows", "on", "known_on"),
    [
        ("in 2016–20", [(2016, 2020)], None, None),
        ("from 1998 to 2004", [(1998, 2004)], None, None),
        ("between 2010-14 and 2020-24", [(2010, 2014), (2020, 2024)], None, None),
        ("in 2018", [(2018, 2018)], None, None),
        ("on May 3rd, 2019", [], "2019-05-03", None),
        ("on 2019-05-03", [], "2019-05-03", None),
        ("in February 2020", [], "2020-02-29", None),
        ("in 2016-2020 as known in 2021", [(2016, 2020)], None, "2021-12-31"),
        ("on 30 February 2020", [(2020, 2020)], None, None),
        ("in 2020-2016", [], None, None),
        ("in the early 1990s", [(1990, 1993)], None, None),
        ("in the 20th century", [(1901, 2000)], None, None),
        ("until 1990", [(1950, 1990)], None, None),
        ("before 1945", [(1944, 1944)], None, None),
        ("in 2019-2023 compared to 2014-2018", [(2019, 2023), (2014, 2018)], None, None),
        ("in 1234567", [], None, None),
    ],
)
def test_times_are_read(words: str, windows: list[tuple[int, int]], on: str | None, known_on: str | None) -> None:
    _, found = read_times(f"who armed Azerbaijan {words}")
    assert ([tuple(one) for one in found.windows], found.on, found.known_on) == (windows, on, known_on)


_WORDS = (
    "who",
    "whom",
    "armed",
    "and",
    "both",
    "between",
    "in",
    "from",
    "to",
    "of",
    "embassy",
    "recognises",
    "imports",
    "2016",
    "–",
    "-",
    "’s",
    "AZE",
    "Soviet",
    "Africa",
    "EU",
    "share",
    "arms",
    "bought",
    "members",
    "relations",
    "broke",
    "@0",
    "@9",
)
_WORD = st.sampled_from(_WORDS)
_TEXT = st.one_of(st.text(max_size=200), st.lists(_WORD, max_size=60).map(" ".join), st.text(alphabet=string.printable, max_size=200))


@given(text=_TEXT)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(starter_store: Store, text: str) -> None:
    try:
        found = question(starter_store, text[:200])
    except InputError as error:
        found = None
        said = str(error)
    assert found.readings or found.notes if found else "ask something" in said
