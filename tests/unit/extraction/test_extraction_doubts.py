"""What a sentence makes doubtful of a claim read from it, and what it does not."""

from __future__ import annotations

import pytest

from legation.extraction import gazetteer
from legation.extraction.doubts import of_words
from legation.extraction.model import FoundClaim


def _doubt(kind: str, pair: str, when: str | None, sentence: str, quote: str | None = None, modality: str = "done") -> str | None:
    said = quote or sentence
    at = sentence.index(said)
    subject, object_ = pair.split()
    claim = FoundClaim(kind, subject, object_, modality, at, at + len(said), said, "test", when)
    return of_words(claim, said, sentence, gazetteer.default())


@pytest.mark.parametrize(
    ("kind", "pair", "when", "sentence", "doubt"),
    [
        (
            "recognized",
            "FRA XKX",
            "2008-02-17",
            "Kosovo declared independence on 17 February 2008, France was among the first to recognise it.",
            "another event",
        ),
        (
            "recognized",
            "TUR PRK",
            "2001-01-15",
            "Turkey recognised North Korea and on 15 January 2001 both countries established relations.",
            "next clause",
        ),
        (
            "relations_severed",
            "ARG NZL",
            "1984",
            "Argentina and New Zealand severed relations in the war, they were re-established in 1984.",
            "another event",
        ),
        (
            "relations_severed",
            "PER RUS",
            "1874-05-16",
            "Peru and Russia established relations on 16 May 1874, which were then severed.",
            "clause before",
        ),
        ("mission_closed", "ROU MRT", "1972", "Romania opened its embassy in Mauritania in 1972, but closed it.", "clause before"),
        (
            "relations_severed",
            "VEN ISR",
            "2008/2009",
            "In the wake of the 2008–2009 war Venezuela has broken relations with Israel.",
            "stretch",
        ),
        ("relations_severed", "ECU VEN", "2017", "Ecuador, ruled by Moreno since 2017, broke relations with Venezuela.", "clause before"),
        (
            "recognized",
            "YMD BGD",
            "1971",
            "South Yemen recognised Bangladesh, which others had fought in the 1971 war.",
            "named by its year",
        ),
        ("recognized", "PNG TWN", None, "Papua New Guinea has no intention of recognising Taiwan.", "intention"),
        ("relations_established", "PHL BTN", None, "The Philippines has not established relations with Bhutan.", "'not'"),
        ("relations_severed", "GEO SYR", None, "Georgia began the procedure of terminating relations with Syria.", "procedure"),
        ("mission_opened", "ITA SYR", "2024-07", "In July 2024 Italy decided to reopen its embassy in Syria.", "decided"),
        ("mission_opened", "USA BLZ", "1981", "The American consulate in Belize was raised to an embassy in 1981.", "level"),
        ("relations_severed", "USA YUG", None, "Yugoslavia had dissolved, thus ending relations with the United States.", "ended"),
        ("relations_restored", "EGY ISR", None, "Saudi Arabia left Egypt and Israel, the two countries restored relations.", "which two"),
        ("relations_severed", "PAN CHN", None, "Panama has severed relations with Taiwan.", "TWN"),
        ("recognized", "CHN TWN", "1999", "In 1999 China recognised Taiwan.", "two that are called China"),
    ],
)
def test_a_deed_a_time_or_a_party_that_may_be_anothers(kind: str, pair: str, when: str | None, sentence: str, doubt: str) -> None:
    assert doubt in (_doubt(kind, pair, when, sentence) or "no doubt")


@pytest.mark.parametrize(
    ("kind", "pair", "when", "sentence"),
    [
        ("recognized", "CHE PAK", "1947", "In 1947 Switzerland recognised Pakistan, and it opened an embassy later."),
        ("relations_severed", "DEU USA", "1917", "Relations of Germany with the United States were severed when war was declared in 1917."),
        ("relations_severed", "KOR TWN", "1992", "Diplomatic ties between Seoul and Taipei were nevertheless severed in 1992."),
        ("mission_closed", "MRT ROU", "1983", "Mauritania opened its embassy in Romania in 1977, but closed it in 1983."),
        ("relations_restored", "LBR CHN", "2003-10-12", "Liberia dropped Taiwan on 12 October 2003 and resumed ties with China."),
        ("recognized", "USA FIN", "1919-05-07", "The United States recognised Finland on 7 May 1919."),
        ("relations_severed", "FRA SYR", None, "France severed relations with Syria as it did not answer."),
        ("relations_restored", "IDN MYS", "1990", "Relations between Indonesia and Malaysia were not restored until 1990."),
    ],
)
def test_plain_deeds_are_left_alone(kind: str, pair: str, when: str | None, sentence: str) -> None:
    assert _doubt(kind, pair, when, sentence) is None


@pytest.mark.parametrize(
    ("kind", "pair", "sentence", "doubt"),
    [
        ("relations_severed", "MDV QAT", "The Maldives decided to sever ties with Qatar.", "carried out"),
        ("recognized", "DNK FIN", "Denmark was the first country to recognize Finland.", "carried out"),
        ("relations_established", "IRN AZE", "Iran upgraded its consulate in Azerbaijan to establish relations.", "without a word of plan"),
        ("recognized", "FRA LBN", "France will recognise Lebanon next week.", None),
    ],
)
def test_what_was_done_is_no_plan(kind: str, pair: str, sentence: str, doubt: str | None) -> None:
    found = _doubt(kind, pair, None, sentence, modality="planned")
    assert found is None if doubt is None else doubt in (found or "no doubt")
