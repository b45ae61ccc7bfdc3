"""Claims of texts between the states that there were on their day."""

from __future__ import annotations

import pytest

from legation.extraction.model import FoundClaim
from legation.loaders.texts.former_states import on_its_day


def _claim(pair: str, when: str | None, quote: str = "They severed relations.", kind: str = "relations_severed") -> FoundClaim:
    subject, object_ = pair.split()
    return FoundClaim(kind, subject, object_, "done", 0, len(quote), quote, "test", when)


@pytest.mark.parametrize(
    ("pair", "when", "bearers"),
    [
        ("TUR USA", "1917-04-20", "XOT USA"),
        ("COL NLD", "1829", "XGC NLD"),
        ("USA SUN", "1917", "USA RUS"),
        ("FRA RUS", "1950-01-01", "FRA SUN"),
        ("USA CSK", "1917", "USA CSK"),
        ("FRA COL", "1950", "FRA COL"),
    ],
)
def test_the_state_before_stands_under_the_name_that_its_heir_bears(pair: str, when: str, bearers: str) -> None:
    found, _ = on_its_day(_claim(pair, when), None, None, "")
    assert [found.subject, found.object] == bearers.split()


@pytest.mark.parametrize(
    ("pair", "when", "around", "quote", "doubt"),
    [
        ("USA CSK", "1917", "", "was closed in 1917", "CSK begins in 1918"),
        ("AUS TWN", "1949-10", "", "closed in October 1949", "within its time"),
        ("CZE ISR", None, "They were broken off in 1967.", "the relations were renewed", "may be of CSK"),
        ("USA SRB", None, "no year", "the ambassador was recalled", "may be of"),
        ("USA VNM", "1975-04-29", "", "closed the embassy in Saigon", "another state than VNM"),
        ("USA DEU", "1990-10-01", "", "closed its embassy in Berlin", "another state than DEU"),
    ],
)
def test_a_party_that_may_be_another_on_the_day_is_in_doubt(pair: str, when: str | None, around: str, quote: str, doubt: str) -> None:
    assert doubt in (on_its_day(_claim(pair, when, quote), None, None, around)[1] or "no doubt")


@pytest.mark.parametrize(
    ("pair", "when", "around"),
    [
        ("CZE ISR", None, "since 1995"),
        ("CZE ISR", "1995", ""),
        ("USA DEU", "2001", ""),
        ("FRA TWN", "1964-02-10", ""),
        ("RUS GEO", "2008", ""),
    ],
)
def test_states_of_the_day_are_left_alone(pair: str, when: str | None, around: str) -> None:
    found, doubt = on_its_day(_claim(pair, when), None, None, around)
    assert (f"{found.subject} {found.object}", doubt) == (pair, None)
