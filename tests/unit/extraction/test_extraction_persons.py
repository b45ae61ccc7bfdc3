"""Persons named without their state count for it only within their term, by publication or by a year of the sentence."""

from __future__ import annotations

import pytest

from legation.extraction.extract import extract
from legation.extraction.persons import acts_for


@pytest.mark.parametrize(
    ("name", "years", "party"),
    [
        ("Vladimir Putin", (2025,), "RUS"),
        ("Putin", (2025,), "RUS"),
        ("Barack Obama", (2026,), None),
        ("Barack Obama", (2025, 2013), "USA"),
        ("Barack Obama", (), "USA"),
        ("Lula", (2025,), "BRA"),
        ("Lula", (2017,), None),
        ("Jane Doe", (2025,), None),
    ],
)
def test_a_name_holds_within_its_term(name: str, years: tuple[int, ...], party: str | None) -> None:
    assert acts_for(name, years) == party


@pytest.mark.parametrize(
    ("text", "published", "facts"),
    [
        ("Putin arrives in New Delhi.", "2025-12-04", [("visit", "RUS", "IND", None)]),
        ("Barack Obama arrives in New Delhi.", "2025-12-04", []),
        ("In 2010, Barack Obama visited India.", "2025-12-04", [("visit", "USA", "IND", "2010")]),
        ("Former president Donald Trump visits Israel.", "2025-12-04", []),
        ("King Charles III hosts French president Emmanuel Macron at Windsor Castle.", "2025-07-08", [("meeting", "GBR", "FRA", None)]),
    ],
)
def test_what_such_a_person_does_is_his_states_deed(text: str, published: str, facts: list[tuple[str, str, str, str | None]]) -> None:
    assert [(c.kind, c.subject, c.object, c.when) for c in extract(text, published)] == facts


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The EU approves new sanctions against Russia, including a ban on imports of gas from 2027.", None),
        ("In 1992, after more than 130 years, Mexico restored diplomatic relations with the Holy See.", "1992"),
        ("Iran closed its embassy in Oslo in 1999, only to open it again in 2007.", "1999"),
        ("9 August 1965 – Malaysia recognises Singapore as an independent state.", "1965-08-09"),
        ("Since 2000, Algeria has supplied Greece with natural gas.", "2000/.."),
    ],
)
def test_which_time_belongs_to_the_event(text: str, when: str | None) -> None:
    assert extract(text, "2025-10-21")[0].when == when
