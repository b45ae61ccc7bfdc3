"""Small faults of answers about facts, each a kind: who stands alone, what alliances oblige to, forms of one date, whose land was whose."""

from __future__ import annotations

from datetime import date

import pytest

from legation.graph.claims import Claim, Source
from legation.graph.parties import register as parties
from legation.graph.store import Store
from legation.service.answers.claims import Holds
from legation.service.questions.common.parties import part_of
from legation.service.questions.evidence import evidence
from legation.service.questions.pairs import dyads
from legation.service.questions.relations import relations
from tests.contract.test_questions_rules import delivery, held, register

ALL: list[Holds] = ["yes", "no", "possibly", "unknown"]
PAPER = Source(publisher="The Times of Israel", published="2023-03-29")
COW = Source(publisher="Correlates of War Project", published="2013", edition="4.1")
LIST = Source(publisher="Wikipedia", published="2025-11")
OTHER = Source(publisher="Wikidata", published="2022-11-16")


def test_both_questions_about_sole_publishers_count_the_same_facts(store: Store) -> None:
    rows = register("2025-01-03", first=2000, last=2023)
    held(
        store,
        delivery("ISR", "AZE", "2020", 10, rows, details={"years": [2020], "designation": "a"}),
        delivery("RUS", "AZE", "2020", 10, rows, details={"years": [2020], "designation": "b"}),
        Claim(kind="arms_transfer", subject="ISR", object="AZE", when="2020", source=PAPER, quote="stepped up shipments"),
        Claim(kind="recognized", subject="ISR", object="AZE", when="1991", source=PAPER),
    )
    counted = {one.publisher: one.facts for one in evidence.sole_publishers(store).publishers}
    assert counted == {PAPER.publisher: 1}  # the register tells of the shipments too
    assert [one.track for one in evidence.rests_on_one(store, PAPER.publisher).states] == ["recognition|ISR|AZE"]


def test_an_alliance_in_a_dyad_shows_what_it_obliges_to(store: Store) -> None:
    held(
        store,
        Claim(kind="alliance", subject="POL", object="ROU", when="1921-03-03/1931", source=COW, details={"obligations": ["defense"]}),
        Claim(kind="alliance", subject="POL", object="ROU", when="1932/1939", source=COW, details={"obligations": ["nonaggression"]}),
    )
    for day, owed in (("1925", ["defense"]), ("1935", ["nonaggression"])):
        (alliance,) = [one for one in dyads.between(store, "POL", "ROU", valid_on=day).tracks if one.about == "alliance"]
        assert alliance.details == {"obligations": owed}


def test_a_day_and_a_span_that_begins_with_it_are_one_value_of_a_beginning(store: Store) -> None:
    held(
        store,
        Claim(kind="relations_established", subject="AZE", object="ISR", when="1992-04-07", source=LIST),
        Claim(kind="relations", subject="AZE", object="ISR", when="1992-04-07/", source=OTHER),
        Claim(kind="relations_established", subject="AZE", object="ISR", when="1993-08-01", source=COW),
    )
    (relations,) = [one for one in dyads.between(store, "AZE", "ISR", valid_on="2000").tracks if one.about == "relations"]
    assert relations.disputed
    (said,) = relations.disagreements
    assert (said.about, {one.value for one in said.values}) == ("begin", {"1992-04-07", "1993-08-01"})


def test_who_has_relations_with_taipei_has_none_with_beijing(store: Store) -> None:
    held(
        store,
        Claim(kind="relations_established", subject="KIR", object="CHN", when="1980-06-25", source=LIST),
        Claim(kind="relations_established", subject="KIR", object="TWN", when="2003-11-07", source=LIST),
        Claim(kind="relations_severed", subject="KIR", object="TWN", when="2019-09-20", source=LIST),
        Claim(kind="mission", subject="KIR", object="TWN", when="2022-11-16", mission="embassy", source=OTHER),
    )

    def held_on(day: str) -> dict[str, str]:
        tracks = [one for other in ("CHN", "TWN") for one in dyads.between(store, "KIR", other, valid_on=day).tracks]
        return {one.track: one.holds for one in tracks if one.about in ("relations", "mission")}

    assert held_on("2010-06-01")["relations|CHN|KIR"] == "no"
    assert held_on("2010-06-01")["relations|KIR|TWN"] == "yes"
    # the listing of Wikidata, which goes on after an end, is no newer evidence than the severance
    assert held_on("2022-11-16") == {
        "relations|CHN|KIR": "yes", "relations|KIR|TWN": "no", "mission|KIR|TWN|embassy|": "no", "mission|TWN|KIR|embassy|": "no",
    }  # fmt: skip
    listed = {one.track: one.holds for one in relations.ties(store, "relations", "CHN", valid_on="2010-06-01", holds=ALL).states}
    assert listed == {"relations|CHN|KIR": "no"}


def test_a_list_that_goes_on_showing_taipei_is_answered_by_relations_with_beijing_last_seen_then(store: Store) -> None:
    held(
        store,
        Claim(kind="relations_established", subject="JPN", object="TWN", when="1952-04-28", source=LIST),
        Claim(kind="relations_severed", subject="JPN", object="TWN", when="1972-09-29", source=LIST),
        Claim(kind="relations", subject="JPN", object="TWN", when="2025-11", source=LIST),  # a row of its page, on unofficial ties
        Claim(kind="relations_established", subject="CHN", object="JPN", when="1972-09-29", source=LIST),
        Claim(kind="relations", subject="CHN", object="JPN", when="2025-11", source=LIST),
        Claim(kind="relations", subject="AGO", object="TWN", source=OTHER),
        Claim(kind="relations", subject="AGO", object="CHN", when="2022-11-16", source=OTHER),
        Claim(kind="relations_established", subject="BLZ", object="TWN", when="1989-10-11", source=LIST),
        Claim(kind="relations", subject="BLZ", object="TWN", when="2025-11", source=LIST),
        Claim(kind="relations", subject="BLZ", object="CHN", source=OTHER),
    )
    for body, expected in (("TWN", {"BLZ": "possibly", "AGO": "no", "JPN": "no"}), ("CHN", {"AGO": "possibly", "JPN": "possibly"})):
        states = relations.ties(store, "relations", body, valid_on="2026-11-30", holds=ALL).states
        found = {
            one.subject.id if one.object is not None and one.object.id == body else one.object.id: one.holds for one in states if one.object
        }
        assert {other: found[other] for other in expected} == expected


def test_relations_are_doubtful_after_a_war_that_nothing_newer_shows_them_in(store: Store) -> None:
    held(
        store,
        Claim(kind="relations_established", subject="IRQ", object="GBR", when="1932-10-04", source=LIST),
        Claim(kind="war", subject="GBR", object="IRQ", when="1991-01-16/1991-04-11", source=COW, details={"name": "Gulf War"}),
    )
    answers = []
    for day in ("1933-01-01", "1995-06-01", "2015-06-01"):
        tracks = dyads.between(store, "GBR", "IRQ", valid_on=day).tracks
        answers.append(next(one.holds for one in tracks if one.about == "relations"))
    assert answers == ["yes", "possibly", "yes"]


def test_a_mission_says_what_it_was_on_the_day(store: Store) -> None:
    held(
        store,
        Claim(kind="mission", subject="USA", object="SWE", when="1818-04-29/1947-12-04", mission="legation", source=COW),
        Claim(kind="mission", subject="USA", object="SWE", when="1947-12-05/1990", mission="embassy", source=COW),
    )
    for day, level in (("1930", "legation"), ("1960", "embassy")):
        (mission,) = [one for one in dyads.between(store, "USA", "SWE", valid_on=day).tracks if one.about == "mission"]
        assert (mission.holds, mission.mission) == ("yes", level)


@pytest.mark.parametrize(
    ("party", "year", "whole"),
    [
        ("IRQ", 1980, []), ("SAU", 1980, []), ("EST", 1930, []), ("LVA", 1930, []),
        ("SRB", 1985, ["YUG"]), ("RUS", 1970, ["SUN"]), ("RUS", 1920, []), ("PAN", 1900, ["COL"]), ("MNE", 1900, []),
    ],
)  # fmt: skip
def test_only_who_had_not_begun_or_was_merged_was_part_of_another(party: str, year: int, whole: list[str]) -> None:
    assert part_of(parties().get(party), date(year, 6, 1)) == whole


def test_embassies_in_a_country_that_several_left_are_in_doubt_where_only_lists_show_them(store: Store) -> None:
    held(
        store,
        *(
            Claim(
                kind="mission_closed",
                subject=who,
                object="AFG",
                when=when,
                mission="embassy",
                source=LIST,
                quote=f"{who} closed its embassy",
            )
            for who, when in (("USA", "2021-08-31"), ("AUS", "2021-05-28"), ("NLD", "2021-08"))
        ),
        Claim(kind="mission", subject="DEU", object="AFG", when="2021-11-13", mission="embassy", source=OTHER),
        Claim(kind="mission", subject="DEU", object="AFG", when="2016-03", mission="embassy", source=PAPER),
        Claim(kind="mission", subject="DEU", object="AFG", when="2025-11", mission="embassy", source=LIST),
        Claim(kind="mission", subject="FRA", object="AFG", when="2019-05/", mission="embassy", source=PAPER),
        Claim(kind="mission_opened", subject="IND", object="AFG", when="2025-10-21", mission="embassy", source=LIST),
        Claim(kind="mission", subject="DEU", object="FRA", when="2025-11", mission="embassy", source=LIST),
    )

    def on(who: str, where: str, day: str) -> str:
        return next(
            one.holds for one in dyads.between(store, who, where, valid_on=day).tracks if one.track == f"mission|{who}|{where}|embassy|"
        )

    assert on("DEU", "AFG", "2020-06-01") == "yes"
    assert on("DEU", "AFG", "2022-06-01") == "possibly"
    assert on("DEU", "AFG", "2025-11-30") == "possibly"
    assert on("IND", "AFG", "2025-11-30") == "yes"  # it was opened after that
    assert on("DEU", "FRA", "2025-11-30") == "yes"
    known = dyads.between(store, "DEU", "AFG", valid_on="2021-10-01", known_on="2023-06-01")
    assert [one.holds for one in known.tracks if one.about == "mission"] == ["yes"]  # the closings had not been published then


def test_recognition_of_a_contested_party_follows_from_relations_and_their_end(store: Store) -> None:
    held(
        store,
        Claim(kind="relations_established", subject="MDG", object="ESH", when="1978-01-29", source=LIST),
        Claim(kind="relations_severed", subject="MDG", object="ESH", when="2005-04-06", source=LIST),
        Claim(kind="relations_established", subject="MDG", object="FRA", when="1960-06-26", source=LIST),
    )

    def on(day: str, other: str = "ESH") -> list[str]:
        return [one.holds for one in dyads.between(store, "MDG", other, valid_on=day).tracks if one.track == f"recognition|MDG|{other}"]

    assert (on("1979-06-01"), on("2010-06-01")) == (["yes"], ["no"])
    assert on("1979-06-01", "FRA") == []  # recognition of a state that all recognise is not added to a dossier


def test_lists_of_relations_that_name_neither_mean_none_unless_the_two_deal_with_each_other(store: Store) -> None:
    others = [party.id for party in parties().parties() if party.kind == "country" and party.end is None and len(party.id) == 3][:60]
    listed = [
        Claim(kind="relations_established", subject=who, object=other, when="1993", source=LIST)
        for who in ("BTN", "GRL", "LSO") for other in others if other not in (who, "BTN", "GRL", "LSO")
    ]  # fmt: skip
    held(
        store, *listed,
        Claim(kind="mission", subject="GRL", object="LSO", when="2020", mission="embassy", source=PAPER),
        Claim(kind="visit", subject="BTN", object="LSO", when="2020", source=PAPER),
        Claim(kind="no_recognition", subject="BTN", object="XKX", when="2025-11", source=LIST),
    )  # fmt: skip

    def on(a: str, b: str, day: str = "2010-06-01") -> list[tuple[str, str, list[str]]]:
        tracks = dyads.between(store, a, b, valid_on=day).tracks
        return [(one.track, one.holds, [each.rule for each in one.inferred]) for one in tracks if one.about in ("relations", "recognition")]

    assert on("BTN", "LSO") == [("relations|BTN|LSO", "no", ["lists-name-neither"])]
    assert on("GRL", "LSO") == []  # they deal with each other
    assert on("BTN", "FRA", "2010-06-01") == []  # France's list is not loaded
    assert on("BTN", "XKX") == [("recognition|BTN|XKX", "no", [])]  # who is in no complete list now, and of whom nothing is told before


def test_ties_after_the_last_list_say_when_it_stops(store: Store) -> None:
    held(
        store,
        Claim(kind="membership", subject="FRA", object="EU", when="1958/", seen_until="2014-12-31", source=COW),
        Claim(kind="leader", subject="FRA", when="2017-05-14/", seen_until="2022-10-01", details={"person": "Macron"}, source=OTHER),
        Claim(kind="leader", subject="DEU", when="2005-11-22/2021-12-08", details={"person": "Merkel"}, source=OTHER),
    )
    late, early = relations.ties(store, "members", "EU", valid_on="2024"), relations.ties(store, "members", "EU", valid_on="2010")
    assert [one.holds for one in late.states] == ["possibly"]
    assert any("after 31 December 2014" in note and "not known" in note for note in late.notes)
    assert early.notes == []
    assert any("1 October 2022" in note for note in relations.ties(store, "leaders", "FRA", valid_on="2024").notes)
    assert relations.ties(store, "leaders", "DEU", valid_on="2024").notes == []  # the last one's end is known


def test_membership_before_an_organisation_began_is_that_of_the_one_it_continues(store: Store) -> None:
    held(
        store,
        Claim(kind="membership", subject="DNK", object="EEC", when="1973/1992", source=COW),
        Claim(kind="membership", subject="DNK", object="EU", when="1993/", seen_until="2014-12-31", source=COW),
        Claim(kind="membership", subject="FIN", object="EU", when="1995/", seen_until="2014-12-31", source=COW),
    )

    def on(who: str, day: str) -> list[tuple[str, list[str]]]:
        tracks = dyads.between(store, who, "EU", valid_on=day).tracks
        return [(one.holds, [each.rule for each in one.inferred]) for one in tracks if one.about == "membership"]

    assert on("DNK", "1980-06-01") == [("yes", ["continued-body"])]
    assert on("DNK", "1970-06-01") == [("no", [])]
    assert on("DNK", "2000-06-01") == [("yes", [])]
    assert on("FIN", "1980-06-01") == [("no", [])]
