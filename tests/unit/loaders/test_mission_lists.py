"""Loaders of further lists of missions: editions, Germany's, Russia's, and US events by year, on slices in the shapes of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legation.graph.errors import InputError
from tests.unit.loaders import world_a

SLICES = Path(__file__).resolve().parents[2] / "data" / "lists"


def test_gone_from_the_editions_is_not_closed() -> None:
    found = world_a.read("embassies-seen", SLICES / "embassies_first_last_seen.csv")
    (tehran,) = found.of("mission", "USA", "IRN")
    assert (tehran.when, tehran.modality) == ("2020-10-10/2021-01-25", "alleged")
    (tbilisi,) = found.of("mission", "CHE", "GEO")
    assert (tbilisi.when, tbilisi.seen_until, tbilisi.modality) == ("2020-12-24/", "2022-11-16", "done")
    assert tbilisi.details["since_record"], "it may be older than the first edition"
    assert found.of("mission", "CAN", "IND")[0].when == "2022-11-16"
    assert found.of("mission", "CAN", "FRA")[0].when == "2022-11-16", "its country was changed meanwhile"
    assert {claim.kind for claim in found.claims} == {"mission"}
    assert found.refused == {"other-type": 1, "same-party": 1, "unknown-party": 1}


def test_germanys_list() -> None:
    found = world_a.read("german-missions", SLICES / "german_missions_abroad_2016-03.csv")
    told = {(c.object, c.mission, c.place) for c in found.of("mission")}
    assert told == {
        ("AZE", "embassy", "Baku"), ("SEN", "embassy", "Dakar"), ("CMR", "embassy", "Jaunde"), ("CAN", "consulate_general", "Montreal"),
        ("EGY", "honorary_consulate", "Alexandria"), ("PSE", "representative_office", "Ramallah"), ("NATO", "permanent_mission", "Brüssel"),
    }  # fmt: skip
    assert {(c.object, c.details["seat"]) for c in found.of("accredited")} == {
        ("GMB", "SEN"), ("GNB", "SEN"), ("CPV", "SEN"), ("CAF", "CMR"),
    }  # fmt: skip
    assert {c.when for c in found.claims} == {"2016-03"}
    assert found.refused == {"no-organisation": 1, "unknown-party": 1, "other-type": 1}


def test_russias_list() -> None:
    found = world_a.read("russian-missions", SLICES / "russian_missions_abroad_2015-05-26.csv")
    assert {(c.object, c.mission) for c in found.claims} == {
        ("XAB", "embassy"), ("GEO", "interests_section"), ("UKR", "consulate_general"), ("COG", "embassy"),
        ("PSE", "representative_office"),
    }  # fmt: skip
    assert {c.when for c in found.claims} == {"2015-05-26"}
    assert found.refused == {"other-type": 1, "unknown-party": 1}


def test_us_events_by_year() -> None:
    found = world_a.read("us-events", SLICES / "us_recognition_mission_events_1778-2012.json")
    assert [(c.kind, c.when, c.mission) for c in found.claims if c.object == "CUB"] == [
        ("recognized", "1902", None), ("mission_opened", "1902", "legation"), ("mission_opened", "1923", "embassy"),
        ("relations_severed", "1961", None),
    ]  # fmt: skip
    assert [(c.kind, c.when) for c in found.claims if c.object == "RUS"] == [("relations_severed", "1919"), ("relations_restored", "1991")]
    assert [(c.kind, c.when) for c in found.claims if c.object == "SUN"] == [("recognized", "1933")], "it ended, and broke nothing"
    assert [c.kind for c in found.claims if c.object == "CHN"] == ["mission_moved"]
    assert not found.of("recognized", None, "DEU"), "the GDR's"
    assert found.refused == {
        "ended-with-the-party": 2, "of-another-state": 1, "two-states": 1, "before-party": 1, "placeholder-partner": 1, "other-event": 1,
    }  # fmt: skip
    assert {c.origin for c in found.claims} == {"us department of state, office of the historian"}


@pytest.mark.parametrize(
    ("note", "refused"),
    [
        ("The Ambassador was downgraded to Chargé d'Affaires.", {"relations-went-on": 1}),
        ("Closed; diplomatic relations not severed", {"relations-went-on": 1}),
        ("The embassy was closed, although diplomatic relations were not formally severed.", {"relations-went-on": 1}),
        ("Relations severed due to war", {}),
    ],
)
def test_an_interruption_whose_note_says_that_relations_went_on_is_none(tmp_path: Path, note: str, refused: dict[str, int]) -> None:
    event = {"event": "Diplomatic Relations Interrupted", "country": "Laos", "placename": "Vientiane", "note": note}
    path = tmp_path / "us_recognition_mission_events_1778-2012.json"
    path.write_text(json.dumps({"1975": [event]}), encoding="utf-8")
    found = world_a.read("us-events", path)
    assert found.refused == refused
    assert len(found.of("relations_severed")) == (not refused)


def test_lists_without_a_day_ask_for_it(tmp_path: Path) -> None:
    for name, file in (
        ("german-missions", "german_missions_abroad_2016-03.csv"),
        ("russian-missions", "russian_missions_abroad_2015-05-26.csv"),
    ):
        copy = tmp_path / "list.csv"
        copy.write_bytes((SLICES / file).read_bytes())
        with pytest.raises(InputError, match="--edition"):
            world_a.read(name, copy)
    for content in ("[]", "{}", '{"1902": 3}', "nothing"):
        path = tmp_path / "events.json"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InputError):
            world_a.read("us-events", path)
