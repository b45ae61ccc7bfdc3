"""The rules that a store keeps, whatever its engine."""

from __future__ import annotations

import time as clock
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation import cypher
from legation.graph import projection
from legation.graph.claims import UNKNOWN, Claim, Source
from legation.graph.errors import InputError, LimitExceeded, NotFound, StoreConflict, StoreUnavailable, UnknownParty
from legation.graph.rows import claim_row
from legation.graph.store import Step, Store, clear, open_store, prepare
from legation.graph.verify import verify
from legation.graph.write import Writer, check_parties, retract
from legation.service.http.app import create_app
from legation.service.settings import Settings

TIMES = Source(publisher="The Times of Israel", published="2023-03-29")
REGISTER = Source(
    publisher="Stockholm International Peace Research Institute", edition="2025-01-03", published="2025-01-03", dataset="sipri",
    covers={"first": 2000, "last": 2024},
)  # fmt: skip


def recognised(**more: Any) -> Claim:
    return Claim.model_validate({"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991", "source": TIMES} | more)


def delivery(subject: str, object_: str, year: int, tiv: float | None, **more: Any) -> Claim:
    return Claim.model_validate(
        {"kind": "arms_transfer", "subject": subject, "object": object_, "when": str(year), "value": tiv, "unit": "TIV", "source": REGISTER}
        | more
    )


def drawn(store: Store) -> list[dict[str, Any]]:
    return store.read("write/drawn_claims", {"after": "", "limit": 10_000})


ENDLESS = (Path(__file__).parents[1] / "data" / "endless.cypher").read_text(encoding="utf-8")


def test_a_question_that_takes_too_long_is_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the setting, however long its caller would wait; what is no question (a load, a check) keeps its own time."""
    prepare(store)
    really = cypher.load
    monkeypatch.setenv("LEGATION_QUESTION_SECONDS", "1")
    monkeypatch.setattr(cypher, "load", lambda name: replace(really(name), text=ENDLESS) if name == "ask/ready" else really(name))
    other = open_store(store.url, read_only=True)
    try:
        for timeout in (1.0, 300.0):
            begun = clock.monotonic()
            with pytest.raises(LimitExceeded, match="took longer than 1 s and was stopped"):
                other.read("ask/ready", timeout=timeout)
            assert clock.monotonic() - begun < 60, "nine hundred million rows take longer"
        with TestClient(create_app(Settings(), other), raise_server_exceptions=False) as client:
            answer = client.get("/readyz")
            assert (answer.status_code, answer.json()["type"]) == (503, "/problems/limit-exceeded")
            assert answer.headers["retry-after"]
            assert client.get("/v1/parties?q=Aze").status_code == 200, "and the engine goes on"
    finally:
        other.close()


@pytest.mark.parametrize("text", ["0", "-1", "long", "nan", "inf", ""])
def test_a_longest_question_that_is_none_is_named(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEGATION_QUESTION_SECONDS", text)
    with pytest.raises(InputError, match="LEGATION_QUESTION_SECONDS"):
        open_store(f"embedded:{tmp_path / 'graph'}")


def test_prepare_holds_the_register_and_can_be_repeated(store: Store) -> None:
    prepare(store)
    before = store.read("check/party", {"id": "AZE"})
    prepare(store)
    assert store.read("check/party", {"id": "AZE"}) == before
    assert before[0]["name"] == "Azerbaijan"
    assert sorted(before[0]["labels"]) == ["Country", "Party"]


def test_the_same_claims_again_change_nothing(store: Store) -> None:
    claims = [recognised(), delivery("ISR", "AZE", 2016, 250.0), delivery("RUS", "AZE", 2016, 26.5)]
    assert Writer(store).add(claims) == {claim.id for claim in claims}
    projection.run(store)
    first = drawn(store)
    assert len(first) == 3
    assert Writer(store).add(claims) == set()
    assert Writer(store).add(claims[:1] * 3) == set()
    projection.run(store)
    assert drawn(store) == first


@pytest.mark.parametrize("draws", [False, True], ids=["adds", "adds and draws"])
def test_what_another_writer_adds_while_a_track_is_drawn_is_drawn_too(store: Store, monkeypatch: pytest.MonkeyPatch, draws: bool) -> None:
    Writer(store).add([delivery("ISR", "AZE", 2016, 250.0)])
    late = [delivery("ISR", "AZE", 2017, 100.0)]
    read = store.read

    def read_and_be_overtaken(name: str, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        rows = read(name, *args, **kwargs)
        if name == "write/track_claims" and late:
            Writer(store).add([late.pop()])
            if draws:
                projection.run(store)
        return rows

    monkeypatch.setattr(store, "read", read_and_be_overtaken)
    projection.run(store)
    assert len({claim for edge in drawn(store) for claim in edge["claims"]}) == 2
    assert projection.pending(store) == 0
    (total,) = read("check/arms_total", {"id": f"AZE|{delivery('ISR', 'AZE', 2016, 250.0).source.id}|imports"})
    assert sum(total["tiv"]) == 350.0


def test_tracks_worked_out_ahead_are_drawn_as_the_others_are(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where one of them gets a claim after it was worked out, forgotten or not."""
    monkeypatch.setattr(projection, "TRACKS_A_BATCH", 2)
    others = ["RUS", "TUR", "BLR", "SVK", "ESP", "CZE"]
    Writer(store).add([delivery(other, "AZE", 2016, 10.0) for other in others])
    drawing = projection.Drawing(store)
    assert drawing.ahead({"arms|BLR|AZE"})
    assert drawing.ahead(set())
    assert drawing.ahead(set())
    assert not drawing.ahead(set())
    Writer(store).add([delivery("CZE", "AZE", 2017, 10.0), delivery("TUR", "AZE", 2017, 10.0)])
    drawing.forget({"arms|TUR|AZE"})
    drawing.run()
    assert len({claim for edge in drawn(store) for claim in edge["claims"]}) == 8
    assert projection.pending(store) == 0


def test_a_batch_that_failed_can_be_written_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a writer made ready and could not write counts as neither known nor sourced."""
    claims, writer, write = [recognised(), delivery("ISR", "AZE", 2016, 250.0)], Writer(store), store.write

    def fail(steps: Sequence[Step]) -> list[list[dict[str, Any]]]:
        raise StoreUnavailable("the network is gone")

    monkeypatch.setattr(store, "write", fail)
    with pytest.raises(StoreUnavailable):
        writer.add(claims)
    monkeypatch.setattr(store, "write", write)
    assert writer.add(claims) == {claim.id for claim in claims}
    projection.run(store)
    assert len(drawn(store)) == 2


def test_a_batch_is_all_or_nothing(store: Store) -> None:
    claim = recognised()
    Writer(store).add([claim])
    before = store.read("write/pending_count")
    again = claim_row(claim, "2026-01-01T00:00:00Z")
    with pytest.raises(StoreConflict):
        store.write([("write/pending", {"ids": ["relations|AAA|BBB"]}), ("write/claims", {"rows": [again]})])
    assert store.read("write/pending_count") == before == [{"n": 1}]


def test_values_come_back_as_plain_python(store: Store) -> None:
    quote = "“quote” with 'marks', ünïcode\nand a line end"
    claim = recognised(quote=quote, span=[3, 60], locator="p. 1")
    Writer(store).add([claim])
    (row,) = store.read("write/track_claims", {"tracks": [claim.track]})
    assert row["earliest"] == "1991-01-01"
    assert row["latest"] == "1991-12-31"
    assert row["value"] is None
    (kept,) = store.read("check/claim_quote", {"id": claim.id})
    assert kept == {"quote": quote, "span_from": 3, "span_to": 60}


def test_a_write_changes_the_version_and_a_read_does_not(store: Store) -> None:
    prepare(store)
    before = store.version()
    store.read("write/pending_count")
    assert store.version() == before
    Writer(store).add([recognised()])
    assert store.version() != before


def test_an_unknown_party_is_refused_and_makes_no_node(store: Store) -> None:
    with pytest.raises(UnknownParty):
        check_parties(recognised(object="QQQ"))
    prepare(store)
    assert store.read("check/party", {"id": "QQQ"}) == []


def test_there_is_one_unknown_party_a_direction_and_each_claim_keeps_its_story(store: Store) -> None:
    claims = [
        delivery(UNKNOWN, "AZE", 2016, 1.0, locator="1"),
        delivery(UNKNOWN, "ARM", 2016, 2.0, locator="2"),
        delivery(UNKNOWN, "ARM", 2016, 3.0, locator="3"),
        delivery("ISR", UNKNOWN, 2016, 4.0, locator="4"),
    ]
    Writer(store).add(claims)
    projection.run(store)
    assert sorted((edge["subject"], edge["object"], edge["tiv"]) for edge in drawn(store)) == [
        ("ISR", "unknown:object", 4.0), ("unknown:subject", "ARM", 2.0), ("unknown:subject", "ARM", 3.0), ("unknown:subject", "AZE", 1.0),
    ]  # fmt: skip
    assert len({edge["track"] for edge in drawn(store)}) == 4
    assert store.read("ask/catalog_counts")[0]["placeholders"] == 2
    assert [row["name"] for row in store.read("check/party", {"id": "unknown:subject"})] == ["Unknown supplier"]
    found = verify(store)
    assert found.sound, found.samples


def test_deliveries_add_up_by_dyad_year_and_register(store: Store) -> None:
    rows = [
        delivery("ISR", "AZE", 2016, 10.5, locator="1"),
        delivery("ISR", "AZE", 2016, 4.5, locator="2", details={"estimated": 4.5}),
        delivery("ISR", "AZE", 2017, None),
    ]
    Writer(store).add(rows)
    projection.run(store)
    edges = sorted(drawn(store), key=lambda edge: edge["begins"])
    assert [(edge["begins"], edge["tiv"], len(edge["claims"])) for edge in edges] == [("2016", 15.0, 2), ("2017", 0.0, 1)]
    (total,) = store.read("check/arms_total", {"id": f"AZE|{REGISTER.id}|imports"})
    assert total == {"periods": ["2016", "2017"], "tiv": [15.0, 0.0], "estimated": [4.5, 0.0], "deliveries": [2, 1]}


def test_planned_stands_beside_and_later_claims_redraw_the_track(store: Store) -> None:
    planned = Claim(
        kind="mission_opened", subject="AZE", object="ISR", when="2023-03-29", modality="planned", mission="embassy", source=TIMES
    )
    Writer(store).add([planned])
    projection.run(store)
    assert [edge["modality"] for edge in drawn(store)] == ["planned"]
    done = Claim(kind="mission_opened", subject="AZE", object="ISR", when="2023", mission="embassy", source=Source(publisher="Another"))
    Writer(store).add([done])
    projection.run(store)
    assert sorted(edge["modality"] for edge in drawn(store)) == ["done", "planned"]


def test_copies_of_one_source_count_once(store: Store) -> None:
    sipri = Source(publisher="SIPRI")
    papers = [Source(publisher=name, cites=(sipri,)) for name in ("The Times of Israel", "Another Paper")]
    shares = [
        Claim(kind="arms_share", subject="ISR", object="AZE", when="2016/2020", value=69, base="object_imports", source=paper)
        for paper in papers
    ]
    Writer(store).add(shares)
    projection.run(store)
    (edge,) = drawn(store)
    assert (len(edge["claims"]), edge["sources"]) == (2, 1)


def test_retraction_ends_a_claim_and_keeps_it(store: Store) -> None:
    claim = recognised()
    Writer(store).add([claim])
    projection.run(store)
    retract(store, [claim.id], why="the article was corrected")
    projection.run(store)
    assert drawn(store) == []
    (row,) = store.read("write/track_claims", {"tracks": [claim.track]})
    assert row["retracted_on"]
    with pytest.raises(NotFound):
        retract(store, ["0" * 20], why="no such claim")


def test_a_rebuild_ends_in_the_same_edges(store: Store) -> None:
    Writer(store).add(
        [recognised(), delivery("ISR", "AZE", 2016, 1.5), delivery("ISR", "AZE", 2020, 2.5), delivery(UNKNOWN, "AZE", 2020, 3.0)]
    )
    projection.run(store)
    before = drawn(store)
    assert projection.rebuild(store) == 3
    assert drawn(store) == before


def test_clear_leaves_the_register_only(store: Store) -> None:
    claim = recognised()
    Writer(store).add([claim, delivery(UNKNOWN, "AZE", 2020, 3.0)])
    projection.run(store)
    clear(store)
    assert drawn(store) == []
    assert store.read("write/known_claims", {"ids": [claim.id]}) == []
    assert store.read("check/party", {"id": "AZE"}) != []


@pytest.mark.parametrize("ends", [("ISR", "AZE"), ("AZE", "ISR")])
def test_edges_of_a_symmetric_kind_are_replaced_whichever_way_its_claims_name_the_parties(store: Store, ends: tuple[str, str]) -> None:
    """They are drawn in the order of the ids, and removed there too when another claim comes."""
    for day in ("1992-04-07", "1992-04", "1992"):
        said = {"kind": "relations_established", "subject": ends[0], "object": ends[1], "when": day, "source": TIMES}
        Writer(store).add([Claim.model_validate(said)])
        projection.run(store)
        projection.rebuild(store)
        found = verify(store)
        assert found.sound, found.samples


def test_a_denial_of_one_claim_marks_no_other(store: Store) -> None:
    """What is drawn agrees with the check: a denial that names its claim leaves another of that day undisputed."""
    other = Claim.model_validate({"kind": "recognized", "subject": "ISR", "object": "GEO", "when": "1991", "source": TIMES})
    denial = recognised(modality="denied", about=other.id)
    Writer(store).add([other, recognised(), denial])
    projection.run(store)
    found = verify(store)
    assert found.sound, found.samples
    edges = {row["modality"]: row["disputed"] for row in store.read("write/edges_from", {"parties": ["ISR"]}) if row["object"] == "AZE"}
    assert edges == {"done": False, "denied": False}
