"""Small faults of answers about facts, each a kind: who stands alone, what alliances oblige to, forms of one date, whose land was whose."""

from __future__ import annotations

from datetime import date

import pytest

from legation.graph.claims import Claim, Source
from legation.graph.parties import register as parties
from legation.graph.store import Store
from legation.service.questions.common.period import part_of
from legation.service.questions.evidence import evidence
from legation.service.questions.pairs import dyads
from tests.contract.test_questions_rules import delivery, held, register

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


@pytest.mark.parametrize(
    ("party", "year", "whole"),
    [
        ("IRQ", 1980, []), ("SAU", 1980, []), ("EST", 1930, []), ("LVA", 1930, []),
        ("SRB", 1985, ["YUG"]), ("RUS", 1970, ["SUN"]), ("RUS", 1920, []), ("PAN", 1900, ["COL"]), ("MNE", 1900, []),
    ],
)  # fmt: skip
def test_only_who_had_not_begun_or_was_merged_was_part_of_another(party: str, year: int, whole: list[str]) -> None:
    assert part_of(parties().get(party), date(year, 6, 1)) == whole
