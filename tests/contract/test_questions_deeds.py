"""Sanctions, visits, expulsions and threats: right figures from slices of the lists, equal on both engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.store import Store
from legation.graph.write import Writer
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.answers.deeds import Deeds
from legation.service.questions.relations import deeds, sanctions
from tests.contract.answers import table_of

SLICES = Path(__file__).resolve().parents[1] / "data" / "lists"
PRESS = Source(publisher="TASS", published="2022-04-05")
OTHER = Source(publisher="Reuters", published="2022-04-05")


@pytest.fixture
def world(store: Store) -> Store:
    """Slices of sanctions and visits, and some expulsions, in a graph of each engine."""
    for name, source in (("ties.tsv", "ties"), ("GSDB_V4.csv", "gsdb"), ("chinese_leaders_travel.tsv", "chinese_visits")):
        load(store, registry.find(source), SLICES / name)
    rows: list[dict[str, Any]] = [
        {"kind": "diplomats_expelled", "subject": "DEU", "object": "RUS", "when": "2022-04-04", "source": PRESS},
        {"kind": "diplomats_expelled", "subject": "DEU", "object": "RUS", "when": "2022-04-04", "source": OTHER},
        {"kind": "envoy_recalled", "subject": "RUS", "object": "DEU", "when": "2022-04", "source": PRESS},
        {"kind": "visit", "subject": "CHN", "object": "ISR", "when": "2000-04-12/2000-04-17", "source": OTHER},
        {"kind": "visit", "subject": "CHN", "object": "RUS", "when": "2010-09-26", "source": OTHER, "modality": "planned"},
    ]
    Writer(store).add([Claim(**row) for row in rows])
    projection.rebuild(store)
    return store


def told(found: Deeds) -> list[tuple[str, str, str | None, str | None, str]]:
    return [(one.what, one.subject.id, one.object.id if one.object else None, one.when, one.modality) for one in found.deeds]


def test_sanctions_of_a_day(world: Store) -> None:
    for day, wanted in (
        ("1979-11-11", set()),
        ("1979-11-12", {"USA", "GBR", "ITA"}),
        ("1981-01-22", {"USA", "GBR", "ITA"}),
        ("1981-01-23", set()),
    ):
        found = sanctions.sanctions(world, target="IRN", valid_on=day, holds=["yes"])
        assert {one.subject.id for one in found.states} == wanted, day
    (case,) = sanctions.sanctions(world, target="Iran", sender="United States", valid_on="1980-06-01").states
    assert case.details["types"] == ["trade", "financial", "agreements"]
    assert (case.episodes[0].begins, case.episodes[0].ends) == ("1979-11-12", "1981-01-22")
    assert not sanctions.sanctions(world, target="JPN", valid_on="1995-06-01").states, "a threat is no sanction"


def test_sanctions_by_type_and_sender(world: Store) -> None:
    embargoes = sanctions.sanctions(world, sender="UN", types=["arms"], valid_on="1980", holds=["yes"])
    assert [(one.object.id if one.object else None, one.holds) for one in embargoes.states] == [("ZAF", "yes")]
    assert all(one.track.startswith("sanctions|") for one in embargoes.states), "the embargo of a case is listed once"
    assert {one.subject.id for one in sanctions.sanctions(world, target="QAT", valid_on="2019", types=["trade"]).states} == {
        "SAU", "ARE", "BHR", "EGY",
    }  # fmt: skip
    assert not sanctions.sanctions(world, target="QAT", valid_on="2019", types=["arms"]).states
    cuba = sanctions.sanctions(world, target="CUB", sender="USA", valid_on="2025-06-01")
    assert {one.holds for one in cuba.states} == {"possibly"}, "last seen in 2013 and 2023"


def test_sanctions_by_year(world: Store) -> None:
    found = sanctions.years(world, "IRN", first=1978, last=1982)
    assert [(one.year, one.surely, one.possibly) for one in found.years] == [
        (1978, 0, 0), (1979, 3, 0), (1980, 3, 0), (1981, 3, 0), (1982, 0, 0),
    ]  # fmt: skip
    assert found.years[1].types == {"trade": 3, "financial": 3, "agreements": 3}
    assert [party.id for party in found.years[1].parties] == ["GBR", "ITA", "USA"]
    assert [one.surely for one in sanctions.years(world, "USA", role="sender", first=1962, last=1962, types=["arms"]).years] == [1]
    later = sanctions.years(world, "CUB", first=2023, last=2024).years
    assert [(one.surely, one.possibly) for one in later] == [(1, 2), (0, 3)], "what was last seen before is only possible"
    assert table_of(found)[0]["year"] == 1978


def test_visits_of_a_party(world: Store) -> None:
    found = deeds.visits(world, "CHN", other="RUS")
    assert told(found) == [
        ("visit", "CHN", "RUS", "2010", "done"), ("visit", "CHN", "RUS", "2010", "done"), ("visit", "CHN", "RUS", "2010-09-26", "planned"),
    ], "two visits of one source are two, and a plan stands apart"  # fmt: skip
    (israel,) = deeds.visits(world, "China", other="Israel").deeds
    assert (israel.when, israel.person, israel.independent_sources) == ("2000-04-12/2000-04-17", "Jiang Zemin", 2)
    assert told(deeds.visits(world, "Soviet Union", period="1949/1950", side="object")) == [("visit", "CHN", "SUN", "1949", "done")]
    assert not deeds.visits(world, "SUN", side="subject").deeds
    assert [one.inside for one in deeds.visits(world, "CHN", other="USA", period="1979-01/1979-06").deeds] == ["possibly"]


def test_expulsions_recalls_and_threats(world: Store) -> None:
    found = deeds.expulsions(world, "RUS", period="2022")
    assert told(found) == [("envoy_recalled", "RUS", "DEU", "2022-04", "done"), ("diplomats_expelled", "DEU", "RUS", "2022-04-04", "done")]
    assert [one.independent_sources for one in found.deeds] == [1, 2]
    assert found.counts == {"diplomats_expelled": 1, "envoy_recalled": 1}
    assert told(deeds.expulsions(world, "RUS", side="object")) == [("diplomats_expelled", "DEU", "RUS", "2022-04-04", "done")]
    assert told(deeds.expulsions(world, "RUS", what=["recalled"])) == [("envoy_recalled", "RUS", "DEU", "2022-04", "done")]
    assert not deeds.expulsions(world, "RUS", known_on="2022-04-04").deeds
    assert told(deeds.threats(world, "JPN")) == [("sanctions_threatened", "USA", "JPN", "1995-01-01", "done")]
    assert table_of(found)


def test_wrong_questions_and_what_is_not_loaded(world: Store) -> None:
    with pytest.raises(InputError, match="target"):
        sanctions.sanctions(world)
    with pytest.raises(InputError, match="ends"):
        sanctions.years(world, "IRN", first=1990, last=1980)
    with pytest.raises(InputError, match="both names"):
        deeds.visits(world, "CHN", other="China")
    with pytest.raises(UnknownParty):
        deeds.visits(world, "Atlantis")
    assert any("unknown" in note for note in deeds.expulsions(world, "PLW").notes)
    assert any("unknown" in note for note in sanctions.sanctions(world, target="PLW").notes)
