"""Loaders of recognition, on slices in the shapes of the public tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.graph.errors import InputError
from legation.loaders.recognition import phrases
from tests.unit.loaders import world_a

SLICES = Path(__file__).resolve().parents[2] / "data" / "lists"


def read(file: str, **options: object) -> world_a.Reading:
    name = "palestine-recognition" if file.startswith("palestine") else "wikipedia-recognition"
    return world_a.read(name, SLICES / file, **options)


def told(found: world_a.Reading, kind: str, object_: str) -> set[tuple[str, str | None, str]]:
    return {(claim.subject, claim.when, claim.modality) for claim in found.of(kind, None, object_)}


def between(found: world_a.Reading, a: str, b: str) -> list[tuple[str, str | None]]:
    return [(claim.kind, claim.when) for claim in found.claims if {claim.subject, claim.object} == {a, b}]


def test_who_recognises_palestine_and_since_when() -> None:
    found = read("palestine_recognition_2025-09_yes.csv")
    assert found.refused == {"unknown-party": 1, "bad-date": 1}
    dated = {subject: (when, modality) for subject, when, modality in told(found, "recognized", "PSE")}
    assert dated["SWE"] == ("2014-10-30", "done")
    assert dated["ISL"] == ("2011-12-15", "done")
    assert dated["ARG"] == ("2010-12-06", "done")
    assert dated["BLZ"] == ("2011-09-09", "done")
    assert dated["KGZ"] == ("1995-11", "done")
    assert dated["CSK"] == ("1988-11-18", "done"), "the Czech Republic was no state in 1988"
    assert "CZE" not in dated


def test_a_date_after_the_list_was_changed_is_a_plan_and_standing_in_it_is_proof() -> None:
    found = read("palestine_recognition_2025-09_yes.csv")
    assert ("GBR", "2025-09-25", "planned") in told(found, "recognized", "PSE")
    assert ("GBR", "2025-09-22", "done") in told(found, "recognition", "PSE")
    assert ("CAN", "2025-09-21", "done") in told(found, "recognized", "PSE")
    assert {claim.source.publisher for claim in found.of("recognized", "GBR")} == {"palestinerecognition"}
    (sweden,) = found.of("recognized", "SWE")
    assert (sweden.source.publisher, sweden.source.published) == ("Wikipedia", "2024-05"), "rows with footnote marks are Wikipedia's"


def test_who_did_not_recognise_did_not_in_the_month_of_the_table() -> None:
    found = read("palestine_recognition_2025-09_no.csv")
    assert told(found, "no_recognition", "PSE") == {("ARM", "2024-05", "done"), ("AUT", "2024-05", "done")}
    assert found.refused == {"continues-a-row": 1}


def test_a_list_without_a_month_asks_for_it(tmp_path: Path) -> None:
    for file, name in (
        ("palestine_recognition_2025-09_no.csv", "palestine-recognition"),
        ("wikipedia_recognition_tables_2025-11.csv", "wikipedia-recognition"),
    ):
        copy = tmp_path / "list.csv"
        copy.write_bytes((SLICES / file).read_bytes())
        with pytest.raises(InputError, match="--edition"):
            world_a.read(name, copy)
        assert world_a.read(name, copy, edition="2025-12").claims


def test_states_that_left_taipei_ended_relations_and_no_recognition() -> None:
    found = read("wikipedia_recognition_tables_2025-11.csv")
    nauru = between(found, "NRU", "TWN")
    assert nauru == [
        ("relations_established", "1980"), ("relations_severed", "2002"), ("relations_established", "2005"), ("relations_severed", "2024"),
    ]  # fmt: skip
    assert between(found, "USA", "CHN") == [("relations_established", "1928")], "the China of 1928"
    assert between(found, "USA", "TWN") == [("relations_severed", "1979"), ("relations", "1949-10-01")]
    assert ("relations_severed", "1997") in between(found, "LCA", "TWN")
    assert ("relations", "2025-11") in between(found, "LCA", "TWN")
    assert not found.of("recognition_withdrawn", None, "TWN")
    assert told(found, "recognition", "XKX") == {("TWN", "2025-11", "done"), ("KEN", "2025-11", "done")}


def test_freezes_and_resumptions_in_their_order() -> None:
    found = read("wikipedia_recognition_tables_2025-11.csv")
    assert between(found, "PAN", "ESH") == [
        ("relations_established", "1979-06-01"), ("relations_severed", "2013-11-20"), ("recognition_withdrawn", "2013-11-20"),
        ("relations_restored", "2016-01-07"), ("recognized", "2016-01-07"), ("relations_severed", "2024-11-21"),
        ("recognition_withdrawn", "2024-11-21"),
    ]  # fmt: skip
    assert between(found, "SLV", "ESH") == [
        ("relations_established", "1989"), ("relations_severed", "1997-04"), ("recognition_withdrawn", "1997-04"),
        ("relations", "2009-06-06"), ("recognition", "2009-06-06"), ("relations_severed", "2019-06-15"),
        ("recognition_withdrawn", "2019-06-15"),
    ]  # fmt: skip
    assert ("relations_severed", "2006-03-17") in between(found, "TCD", "ESH")
    assert between(found, "MUS", "ESH")[-1] == ("relations", "2025-11")
    assert {claim.details["manner"] for claim in found.of("relations_severed", "PAN")} == {"suspended"}


def test_recognition_with_two_days_an_end_or_a_doubt() -> None:
    found = read("wikipedia_recognition_tables_2025-11.csv")
    assert told(found, "recognized", "XAB") == {("RUS", "2008-08-26", "done"), ("SYR", "2018-05-29", "done")}
    assert ("relations_established", "2008-09-09") in between(found, "RUS", "XAB")
    assert told(found, "recognition_withdrawn", "XAB") == {("VUT", "2011-06", "done")}
    assert told(found, "recognition_withdrawn", "XSO") == {("TUV", "2014-03-31", "done")}
    assert ("ESH", "2010-09-30", "alleged") in told(found, "recognized", "XSO")
    assert ("XTN", "1994-10-12", "done") in told(found, "recognition", "XSO"), "on that day or before: seen on it"
    assert ("XDP", "2015-05-13/2022-09-30", "done") in told(found, "recognition", "XSO"), "it ended with its observer"
    assert ("relations_severed", "2023-09-28") in between(found, "XNK", "XTN")


def test_kosovos_table_tells_of_relations_only() -> None:
    found = read("wikipedia_recognition_tables_2025-11.csv")
    assert between(found, "DEU", "XKX") == [("relations_established", "2008-02-21"), ("relations", "2025-11")]
    assert between(found, "NRU", "XKX") == [("relations_established", "2008-04-23"), ("relations_severed", None)]
    assert ("BLZ", "2025-11", "done") in told(found, "no_relations", "CHN")
    assert ("relations_severed", "1989-10-23") in between(found, "BLZ", "CHN")
    assert found.refused == {"no-recognition": 1, "other-table": 1}


def test_notes_about_changes() -> None:
    changes = phrases.changes("AU; Relations were frozen from 5 May 2006 to 16 June 2008, they are cancelled since 25 October 2010.")
    assert [(change.manner, change.date and change.date.edtf) for change in changes] == [
        ("frozen", "2006-05-05"), (None, "2008-06-16"), ("cancelled", "2010-10-25"),
    ]  # fmt: skip
    assert phrases.changes("AU; SADR–South Africa relations") == []
    (undated,) = phrases.changes("Relations were suspended after a consulate was opened.")
    assert (undated.manner, undated.date) == ("suspended", None)


def test_who_stands_in_no_complete_table_does_not_recognise_and_frozen_relations_take_recognition_back() -> None:
    found = read("wikipedia_recognition_tables_2025-11.csv")
    unlisted = {claim.subject for claim in found.of("no_recognition", None, "XKX") if (claim.locator or "").startswith("in none of")}
    listed = {claim.subject for kind in ("relations", "recognition") for claim in found.of(kind, None, "XKX") if claim.when == "2025-11"}
    assert {"SRB", "ESP", "CHN"} <= unlisted
    assert not unlisted & listed
    assert "TWN" not in unlisted
    taken = [claim for claim in found.of("recognition_withdrawn", None, "ESH")]
    assert taken
    severed = {(claim.subject, claim.when, str(claim.details)) for claim in found.of("relations_severed", None, "ESH")}
    assert {(claim.subject, claim.when, str(claim.details)) for claim in taken} <= severed
