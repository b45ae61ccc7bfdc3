"""Whatever is given, the answer is clear, bounded and quotes the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.extraction.extract import extract
from legation.extraction.model import GOLD_KINDS, FoundClaim
from legation.extraction.page import read_article
from legation.graph.errors import InputError

WORDS = (
    "France Israel Azerbaijan Russian Baku embassy consulate opened closed its in with and the recognized "
    "diplomatic relations severed , . ; ( ) 69 percent of arms imports 2016-2020 on 5 March 1991 president Cohen "
    "who which to will not by from ambassador recalled 's “ ” – signed treaty sanctions on visited met talks "
    "between interests represents weapons supplied oil both countries it they"
)


def assert_sound(text: str, found: list[FoundClaim]) -> None:
    for claim in found:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote
        assert claim.subject != claim.object
        assert claim.modality in ("done", "planned", "alleged", "denied")
        assert claim.kind in GOLD_KINDS | {"mission", "accredited"}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=60).map(" ".join))
def test_any_order_of_words(text: str) -> None:
    assert_sound(text, extract(text, "2023-03-29", "The Times"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=12)))
def test_any_text_and_any_date(text: str, published: str | None) -> None:
    assert_sound(text, extract(text, published))


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        " " * 1_000_000,
        "(" * 1_000_000,
        "“" * 1_000_000,
        "1991-" * 200_000,
        "France, " * 120_000,
        "U.S. " * 200_000,
        "France recognized Israel and opened an embassy in Israel and severed relations with Iran " * 8_000,
        "Россия и Китай подписали соглашение о поставках оружия. " * 15_000,
    ],
    ids=["letters", "blanks", "brackets", "quotes", "digits", "names", "dots", "claims", "russian"],
)
def test_a_megabyte_of_garbage_takes_bounded_time(text: str) -> None:
    start = time.process_time()
    assert_sound(text, extract(text, "2023-03-29"))
    assert time.process_time() - start < 20


def test_a_page_in_another_language_and_an_empty_one_hold_nothing() -> None:
    assert extract("Aserbaidschan eröffnet heute seine erste Botschaft in Israel. Das Außenministerium teilte dies am Mittwoch mit.") == []
    assert extract("") == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x00\x01\x02PNG" * 1000, "binary"),
        (bytes(range(1, 32)) * 200, "binary"),
        (b"", "no text"),
        (b" \n ", "no text"),
        ("<div>" * 10_000 + "x", "nested"),
        ("<html><body></body></html>", "no article text"),
    ],
)
def test_what_is_no_article_is_said_so(data: bytes | str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_article(data, place="page.html")


def test_the_default_extractor_is_fast() -> None:
    """At least 300 seed-size articles a second on one free core; a third of that is asked for here, as test machines are shared."""
    text = (
        "Azerbaijan, a key Israeli ally on Iran's northern border, is set to open its first-ever embassy in Israel tonight. "
        "Ahead of the opening, Azerbaijani Foreign Minister Jeyhun Bayramov spoke of issues of regional security and of peace. "
        "The weather was fine and many guests came to see the city, its streets and its old harbour. "
    ) * 6
    extract(text, "2023-03-29")
    start = time.process_time()
    for _ in range(20):
        extract(text, "2023-03-29")
    assert 20 / (time.process_time() - start) > 100
