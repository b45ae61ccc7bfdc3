"""Names in other languages: found by people who ask, unknown to loaders."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.parties.abroad import names_abroad, party_abroad
from legation.graph.parties.model import PARTY_NAMES
from legation.graph.parties.text import fold


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Deutschland", "DEU"),
        ("Elfenbeinküste", "CIV"),
        ("ägypten", "EGY"),
        ("Birmanie", "MMR"),
        ("Etats-Unis", "USA"),
        ("Haute-Volta", "BFA"),
        ("Union soviétique", "SUN"),
        ("Corea del Sur", "KOR"),
        ("Российская Федерация", "RUS"),
        ("США", "USA"),
        ("中国", "CHN"),
    ],
)
def test_a_name_in_another_language_is_found_by_those_who_ask(text: str, party: str) -> None:
    assert register().resolve(text, scheme="any").id == party
    assert register().resolve(text, scheme="any", on=date(1970, 1, 1)).id == party
    assert register().search(text)[0].party.id == party
    with pytest.raises(UnknownParty, match=text):
        register().resolve(text)


def test_the_days_of_the_english_name_hold_in_every_language() -> None:
    assert register().resolve("Jugoslawien", scheme="any", on=date(1985, 1, 1)).id == "YUG"
    assert register().resolve("Jugoslawien", scheme="any", on=date(1995, 1, 1)).id == "SCG"
    with pytest.raises(UnknownParty, match="ended"):
        register().resolve("Sowjetunion", scheme="any", on=date(1995, 1, 1))


@pytest.mark.parametrize("text", ["Kongo", "Corea", "Korea", "Congo"])
def test_what_two_bear_stays_ambiguous(text: str) -> None:
    with pytest.raises(UnknownParty):
        register().resolve(text, scheme="any")


def test_every_name_is_of_one_party_and_no_name_of_the_register() -> None:
    own = {fold(name.text) for party in register().parties() for name in party.names if name.kind in PARTY_NAMES}
    owners = defaultdict(set)
    for one in names_abroad():
        assert one.party in register()
        assert party_abroad(one.text) == one.party
        owners[one.folded].add(one.party)
    assert not own & set(owners)
    assert {len(found) for found in owners.values()} == {1}


def test_the_beginning_of_a_name_is_enough_to_choose_from() -> None:
    hits = register().search("Elfenb")
    assert [(hit.party.id, hit.name, hit.kind) for hit in hits] == [("CIV", "Elfenbeinküste", "abroad")]


@pytest.mark.parametrize(("text", "party"), [("Deutschand", "DEU"), ("Elfenbeinkuste", "CIV"), ("Etats Uni", "USA")])
def test_a_slip_in_another_language_is_offered_and_no_match(text: str, party: str) -> None:
    assert register().search(text)[0].party.id == party
