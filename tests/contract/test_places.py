"""Who has a mission in a city, on both engines: districts, spellings, positions, and embassies that nobody places."""

from __future__ import annotations

from typing import Any

import pytest

from legation.graph.claims import Claim, Source
from legation.graph.errors import NotFound
from legation.graph.store import Store
from legation.service.questions.missions.missions import missions
from tests.contract.test_questions_rules import held

LIST = Source(publisher="List of missions", published="2022-11-16")


def embassy(sender: str, host: str, place: str | None, **more: Any) -> Claim:
    body = {"kind": "mission", "subject": sender, "object": host, "mission": "embassy", "when": "2022-11-16", "source": LIST}
    return Claim.model_validate(body | ({"place": place} if place else {}) | more)


def senders(store: Store, city: str) -> list[str]:
    return sorted(one.subject.id for one in missions(store, city=city, valid_on="2022-11-16").missions)


def test_a_city_holds_its_districts_spellings_and_what_lies_in_it(store: Store) -> None:
    held(
        store,
        embassy("DEU", "PRK", "Taedonggang-guyok"), embassy("SWE", "PRK", "Pyongyang"), embassy("IDN", "PRK", "Pyongyang."),
        embassy("POL", "PRK", "A new quarter", details={"latitude": 39.02, "longitude": 125.75}),
        embassy("RUS", "PRK", None), embassy("CHN", "PRK", "Chongjin"),
        embassy("FRA", "DEU", "Maxvorstadt", mission="consulate_general"),
    )  # fmt: skip
    everybody = ["DEU", "IDN", "POL", "RUS", "SWE"]
    assert senders(store, "Pyongyang") == senders(store, "Pjöngjang") == senders(store, "Moranbong-guyok") == everybody
    found = missions(store, city="Pyongyang", valid_on="2022-11-16")
    assert {one.city for one in found.missions} == {"Pyongyang", None}
    assert any("no source names the city" in note for note in found.notes)
    assert any("1 embassies to North Korea sit elsewhere (Chongjin)" in note for note in found.notes)
    assert senders(store, "München") == ["FRA"]
    with pytest.raises(NotFound):
        missions(store, city="Atlantis", valid_on="2022-11-16")


def test_embassies_that_nobody_places_are_not_put_into_a_capital_where_most_are_not(store: Store) -> None:
    held(
        store,
        embassy("FRA", "ISR", "Tel Aviv"),
        embassy("DEU", "ISR", "Tel Aviv"),
        embassy("USA", "ISR", "Jerusalem"),
        embassy("ITA", "ISR", None),
    )
    assert senders(store, "Jerusalem") == ["USA"]
