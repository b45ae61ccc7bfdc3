"""What changed in answers: made from claims recorded at moments of their own, equal on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from legation.graph import projection
from legation.graph.claims import read_claim
from legation.graph.store import Store, clear, open_store
from legation.graph.write import Writer, retract
from legation.service.answers.changed import ChangedAnswers
from legation.service.questions.evidence.changed_answers import changed_answers

OLD, NEW, LATER = "2026-01-05T10:00:00Z", "2026-02-02T10:00:00Z", "2026-02-09T10:00:00Z"
SINCE = "2026-02-01"


def one(kind: str, subject: str, object_: str, when: str | None = None, **more: Any) -> dict[str, Any]:
    body = {"kind": kind, "subject": subject, "object": object_, "source": {"publisher": "A yearbook", "published": "2025-12-01"}}
    return body | ({"when": when} if when else {}) | more


def of_list(edition: str, host: str) -> dict[str, Any]:
    source = {
        "publisher": "A ministry",
        "title": f"List of missions {edition}",
        "edition": edition,
        "published": edition,
        "dataset": "list",
    }
    return one("mission", "CHL", host, edition, mission="embassy", source=source)


def delivery(edition: str, supplier: str, tiv: float, year: int) -> dict[str, Any]:
    last = int(edition[:4]) - 1
    covers = {"first": 2015, "last": last, "yearly": True}
    source = {
        "publisher": "Stockholm International Peace Research Institute", "title": "Register", "edition": edition, "published": edition,
        "covers": covers, "dataset": "sipri", "shape": "deliveries",
    }  # fmt: skip
    return one("arms_transfer", supplier, "PER", str(year), value=tiv, unit="TIV", source=source)


BEFORE = [
    one("relations_established", "BOL", "ISR", "1950-05-01"),
    one("relations", "CUB", "ECU", "1960/"),
    one("relations_established", "AUS", "NRU", "1968-01-31"),
    one("relations_established", "FJI", "TON", "1970-10-10"),
    *(of_list("2025-06-01", host) for host in ("ARG", "BRA", "ECU")),
    *(delivery("2025-03-10", supplier, tiv, 2022) for supplier, tiv in (("RUS", 60), ("USA", 40))),
]
AFTER = [
    one("relations_severed", "BOL", "ISR", "2023-10-31"),
    one("recognized", "PER", "XKX", "2008-02-22"),
    one("relations_established", "AUS", "NRU", "1969-05-01", source={"publisher": "An almanac", "published": "2025-12-05"}),
    *(of_list("2026-01-15", host) for host in ("ARG", "BRA")),
    *(delivery("2026-01-20", supplier, tiv, 2022) for supplier, tiv in (("RUS", 60), ("USA", 40))),
    delivery("2026-01-20", "USA", 100, 2025),
]


def build(store: Store) -> None:
    for moment, records in ((OLD, BEFORE), (NEW, AFTER)):
        Writer(store, recorded_at=moment).add([read_claim(record, place="test") for record in records])
    retract(store, [read_claim(BEFORE[3], place="test").id], why="a slip", at=LATER)
    projection.run(store)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(f"embedded:{tmp_path_factory.mktemp('changed') / 'graph.kgl'}")
    build(store)
    yield store
    store.close()


def told(answer: ChangedAnswers) -> set[tuple[str, str, str, str | None]]:
    return {(each.what, each.about, each.subject.id, each.object.id if each.object else None) for each in answer.changes}


def test_each_change_of_an_answer_is_told_once(embedded: Store) -> None:
    answer = changed_answers(embedded, SINCE)
    assert told(answer) == {
        ("ended", "relations", "BOL", "ISR"),
        ("began", "recognition", "PER", "XKX"),
        ("disagreement", "relations", "AUS", "NRU"),
        ("dated", "relations", "AUS", "NRU"),
        ("doubtful", "relations", "FJI", "TON"),
        ("no_longer_listed", "mission", "CHL", "ECU"),
        ("share", "arms", "RUS", "PER"),
        ("share", "arms", "USA", "PER"),
    }
    by = {(each.what, each.subject.id): each for each in answer.changes}
    assert by["ended", "BOL"].after == "does not hold, ended 2023-10-31"
    assert by["ended", "BOL"].sources == ["A yearbook"]
    assert "60.0 % in 2020/2024" in by["share", "RUS"].before
    assert by["share", "RUS"].after == "30.0 % in 2021/2025"
    assert "not by edition 2026-01-15" in by["no_longer_listed", "CHL"].says
    assert answer.changes[0].what == "ended", "the weightiest first"
    assert not answer.truncated


def test_what_was_known_before_is_no_change(embedded: Store) -> None:
    assert changed_answers(embedded, "2026-03-01").changes == []
    later = changed_answers(embedded, "2026-02-05")
    assert {each.object.id for each in later.changes if each.object} == {"TON"}, "a retraction changes answers too"
    assert later.changes[0].at == LATER


def test_a_change_has_the_same_id_from_whichever_day_it_is_asked_for(embedded: Store) -> None:
    near = {each.id for each in changed_answers(embedded, "2026-02-02").changes}
    assert near <= {each.id for each in changed_answers(embedded, SINCE).changes}


def test_changes_are_asked_for_by_what_and_about(embedded: Store) -> None:
    assert told(changed_answers(embedded, SINCE, what=["ended"])) == {("ended", "relations", "BOL", "ISR")}
    assert {each.about for each in changed_answers(embedded, SINCE, about=["mission"]).changes} == {"mission"}
    cut = changed_answers(embedded, SINCE, limit=1)
    assert cut.truncated
    assert sum(cut.counts.values()) > 1


def test_a_part_of_a_list_tells_of_nothing_gone(tmp_path: Any) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    try:
        for moment, hosts, edition in ((OLD, ("ARG", "BRA", "ECU"), "2025-06-01"), (NEW, ("ARG",), "2026-01-15")):
            Writer(store, recorded_at=moment).add([read_claim(of_list(edition, host), place="test") for host in hosts])
        answer = changed_answers(store, SINCE)
    finally:
        store.close()
    assert "no_longer_listed" not in answer.counts
    assert "part of the list" in answer.notes[0]


@pytest.mark.neo4j
def test_both_engines_tell_the_same(embedded: Store, neo4j_url: str) -> None:
    store = open_store(neo4j_url)
    try:
        clear(store)
        build(store)
        assert changed_answers(store, SINCE) == changed_answers(embedded, SINCE)
    finally:
        clear(store)
        store.close()
