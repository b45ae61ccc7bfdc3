"""What one kind's state means for another's: each rule with the case that it was made for, and what stops it."""

from __future__ import annotations

from legation.graph.bearings import BEARINGS
from legation.graph.states.bearing import Key, Known, Pair

RELATIONS: Key = ("relations", "")
EMBASSY: Key = ("embassy", "USA")


def followed(known: dict[Key, Known], *wanted: Key) -> dict[Key, str]:
    pair = Pair(dict(known))
    pair.follow(wanted)
    return {key: pair.known[key].holds for key in wanted if key in pair.known}


def test_a_protecting_power_means_no_relations_and_no_embassy() -> None:
    known: dict[Key, Known] = {
        ("interests", ""): Known("yes", "1985-06-01"),
        RELATIONS: Known("yes", "1883-06-11"),
        EMBASSY: Known("possibly", "1950-01-01"),
    }
    assert followed(known, RELATIONS, EMBASSY) == {RELATIONS: "no", EMBASSY: "no"}


def test_an_embassy_means_relations_and_newer_evidence_wins() -> None:
    assert followed({EMBASSY: Known("yes", "1990-01-01")}, RELATIONS) == {RELATIONS: "yes"}
    pair = Pair({EMBASSY: Known("yes", "1950-01-01"), RELATIONS: Known("no", "1980-04-07")})
    found = pair.follow([RELATIONS, EMBASSY])
    assert (pair.known[RELATIONS].holds, pair.known[EMBASSY].holds) == ("no", "no")
    assert {one.rule.name: (one.against, one.taken) for one in found} == {
        "embassy-means-relations": (True, False), "no-relations-no-embassy": (True, True),
    }  # fmt: skip


def test_a_later_proof_stops_a_war() -> None:
    war: Key = ("declared_war", "")
    assert followed({war: Known("yes", "1898-04-21"), RELATIONS: Known("yes", "1850-01-01")}, RELATIONS) == {RELATIONS: "no"}
    assert followed({war: Known("yes", "1898-04-21"), RELATIONS: Known("yes", "1898-07-01")}, RELATIONS) == {RELATIONS: "yes"}
    fighting: Key = ("fighting", "")
    assert followed({fighting: Known("yes", "1980-09-22"), RELATIONS: Known("yes", "1929-08-24")}, RELATIONS) == {RELATIONS: "possibly"}


def test_a_closed_embassy_makes_relations_doubtful_only() -> None:
    closure: Key = ("closure", "USA")
    assert followed({closure: Known("yes", "1967-06-06"), RELATIONS: Known("yes", "1944-11-17")}, RELATIONS) == {RELATIONS: "possibly"}
    assert followed({closure: Known("yes", "1967-06-06")}, RELATIONS) == {}


def test_relations_with_taipei_exclude_those_with_beijing_until_newer_claims_say_otherwise() -> None:
    rival: Key = ("rival", "")
    assert followed({rival: Known("yes", "2003-11-07"), RELATIONS: Known("yes", "1980-06-25")}, RELATIONS) == {RELATIONS: "no"}
    assert followed({rival: Known("yes", "1980-06-25"), RELATIONS: Known("yes", "2003-11-07")}, RELATIONS) == {RELATIONS: "yes"}
    assert followed({rival: Known("possibly", "2019-09-20"), RELATIONS: Known("yes", "1980-06-25")}, RELATIONS) == {RELATIONS: "yes"}


def test_relations_that_are_only_listed_since_they_ended_yield_to_a_rivals_of_the_same_day() -> None:
    rival: Key = ("rival", "")
    for unsaid, holds in ((True, "no"), (False, "yes")):
        known = {rival: Known("yes", "2025-11-30"), RELATIONS: Known("yes", "2025-11-30", unsaid=unsaid)}
        assert followed(known, RELATIONS) == {RELATIONS: holds}


def test_doubtful_relations_doubt_an_embassy_that_nothing_newer_shows() -> None:
    ended = Known("possibly", "2019-02-28")
    assert followed({RELATIONS: ended, EMBASSY: Known("yes")}, RELATIONS, EMBASSY) == {RELATIONS: "possibly", EMBASSY: "possibly"}
    assert followed({RELATIONS: ended, EMBASSY: Known("yes", "2022-09-01")}, RELATIONS, EMBASSY) == {RELATIONS: "yes", EMBASSY: "yes"}


def test_rules_are_named_once() -> None:
    assert len({rule.name for rule in BEARINGS}) == len(BEARINGS)


def test_an_embassy_that_stood_before_an_end_and_went_on_doubts_it() -> None:
    lasting: Key = ("lasting_embassy", "USA")
    known: dict[Key, Known] = {
        RELATIONS: Known("no", "1917-12-31"), EMBASSY: Known("yes", "1918-06-01"), lasting: Known("yes", "1918-06-01"),
    }  # fmt: skip
    assert followed(known, RELATIONS) == {RELATIONS: "possibly"}
    assert followed({lasting: Known("yes", "1918-06-01")}, RELATIONS) == {}


def test_the_end_of_relations_with_a_contested_party_takes_recognition_back() -> None:
    ended: Key = ("ended_with_contested", "")
    observer: Key = ("recognition", "SLV")
    assert followed({ended: Known("yes", "2019-06-15"), observer: Known("yes", "1989-07-31")}, observer) == {observer: "no"}
    assert followed({ended: Known("yes", "1997-04-30"), observer: Known("yes", "2009-06-06")}, observer) == {observer: "yes"}
    assert followed({ended: Known("yes", "1997-04-30")}, observer) == {observer: "no"}


def test_closings_in_one_country_make_only_its_own_embassies_doubtful() -> None:
    crisis: Key = ("crisis", "DEU")
    other: Key = ("embassy", "AFG")
    mine: Key = ("embassy", "DEU")
    known: dict[Key, Known] = {crisis: Known("yes", "2022-06-01"), mine: Known("yes", "2021-11-13"), other: Known("yes", "2021-11-13")}
    assert followed(known, mine, other) == {mine: "possibly", other: "yes"}
