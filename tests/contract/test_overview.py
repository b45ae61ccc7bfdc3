"""Counts by party, what began and ended for a party, and the newest claims: right on the hard cases, equal on both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legation.graph.errors import InputError, UnknownParty
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.questions.evidence import lists
from legation.service.questions.panel import overview
from legation.service.questions.parties import history
from tests.contract.answers import same_answer, table_of

DAY = "2024-06-01"
QUESTIONS: dict[str, Callable[[Store], Answer]] = {
    "missions sent": lambda store: overview.counts(store, "missions_sent", valid_on=DAY),
    "missions hosted as known": lambda store: overview.counts(store, "missions_hosted", valid_on="2020", known_on="2021-01-01"),
    "relations": lambda store: overview.counts(store, "relations", valid_on=DAY),
    "recognised by": lambda store: overview.counts(store, "recognized_by", valid_on="2010-01-01", prefer="majority"),
    "history": lambda store: history.history(store, "XKX"),
    "history of some years": lambda store: history.history(store, "IRN", what=["relations"], first=2016, last=2023),
    "history of ends": lambda store: history.history(store, "IRN", turn="ended"),
    "history as known": lambda store: history.history(store, "XKX", known_on="2020-12-31"),
}


test_both_engines_give_the_same_answer = same_answer(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_is_a_table_too(embedded: Store, name: str) -> None:
    rows = table_of(QUESTIONS[name](embedded))
    assert rows
    assert all(row["citation"] for row in rows)


def recognised(store: Store, day: str, **more: Any) -> dict[str, tuple[int, int]]:
    found = overview.counts(store, "recognized_by", valid_on=day, **more).parties
    return {one.party.id: (one.yes, one.possibly) for one in found}


def test_others_are_counted_on_the_day(embedded: Store) -> None:
    assert recognised(embedded, "2008-03-01")["XKX"] == (2, 0)  # the United States and Switzerland
    assert recognised(embedded, "2009-01-01")["XKX"] == (3, 0)  # and Sierra Leone
    assert recognised(embedded, "2021-01-01")["XKX"][0] < recognised(embedded, "2012-12-31")["XKX"][0]  # some withdrew
    sent = {one.party.id: one for one in overview.counts(embedded, "missions_sent", valid_on=DAY).parties}
    assert sent["USA"].yes + sent["USA"].possibly >= 1
    assert all(one.yes or one.possibly for one in sent.values())


def test_relations_count_for_both_sides(embedded: Store) -> None:
    before = {one.party.id for one in overview.counts(embedded, "relations", valid_on="2017").parties}
    after = {one.party.id for one in overview.counts(embedded, "relations", valid_on=DAY).parties}
    assert {"IRN", "SAU"} <= after
    assert "SAU" not in before  # severed in 2016, restored in 2023


def test_beginnings_and_ends_can_be_asked_alone(embedded: Store) -> None:
    both = history.history(embedded, "IRN", what=["relations"]).turns
    ends = history.history(embedded, "IRN", what=["relations"], turn="ended")
    assert [one for one in both if one.turn == "ended"] == ends.turns
    assert {one.turn for one in ends.turns} == {"ended"}
    assert not sum(year.began for year in ends.years)
    none = history.history(embedded, "TUV", what=["missions_sent"], turn="ended")
    assert none.turns == []
    assert "not known, which is not the same as none" in none.notes[-1]


def test_what_was_severed_and_restored_is_in_the_history(embedded: Store) -> None:
    found = history.history(embedded, "Iran", what=["relations"])
    saudi = [(one.turn, one.when) for one in found.turns if one.other.id == "SAU"]
    assert saudi == [("began", "1929-08-24"), ("ended", "2016-01-03"), ("began", "2023-03-10")]
    window = history.history(embedded, "IRN", what=["relations"], first=2016, last=2022)
    assert [(one.turn, one.when) for one in window.turns if one.other.id == "SAU"] == [("ended", "2016-01-03")]
    assert [(one.year, one.ended) for one in window.years] == [(2016, 1)]
    claims = next(one for one in found.turns if one.when == "2016-01-03").claims
    assert claims


def test_recognition_stands_on_the_side_of_each(embedded: Store) -> None:
    assert {one.what for one in history.history(embedded, "XKX").turns} >= {"recognized_by"}
    assert "recognizes" in {one.what for one in history.history(embedded, "SLE").turns}
    early = history.history(embedded, "XKX", what=["recognized_by"], known_on="2020-06-30")
    assert not any(one.other.id == "CHE" for one in early.turns)  # Pristina's list of 2021 was not published yet


def test_what_was_only_seen_has_no_beginning(embedded: Store) -> None:
    found = history.history(embedded, "IRL", what=["missions_sent"])
    assert not any(one.other.id == "BGR" for one in found.turns)
    assert found.undated["missions_sent"] >= 1


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        (lambda store: overview.counts(store, "consulates"), InputError, "there are no counts"),
        (lambda store: overview.counts(store, "missions_sent", types=["castle"]), InputError, "no mission type"),
        (lambda store: history.history(store, "Atlantis"), UnknownParty, "Atlantis"),
        (lambda store: history.history(store, "IRN", what=["wars"]), InputError, "there is no 'wars'"),
        (lambda store: history.history(store, "IRN", first=2020, last=2016), InputError, "before it begins"),
    ],
)
def test_what_cannot_be_asked_is_refused(embedded: Store, asked: Callable[[Store], Answer], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        asked(embedded)


@pytest.mark.parametrize("party", [None, "XKX"])
def test_the_newest_claims_come_page_by_page_each_once(embedded: Store, party: str | None) -> None:
    pages, cursor = [], None
    for _ in range(100):
        page = lists.claims_page(embedded, party=party, order="newest", cursor=cursor, limit=7)
        pages += [line.claim for line in page.claims]
        cursor = page.next
        if cursor is None:
            break
    assert len(pages) == len(set(pages))
    assert set(pages) == {line.claim for line in lists.claims_page(embedded, party=party, limit=1000).claims}
    moments = {
        row["id"]: row["at"] for row in embedded.read("ask/commits_recorded", {"commit": 0, "after": "", "until": 10**9, "limit": 10_000})
    }
    assert [moments[one] for one in pages] == sorted((moments[one] for one in pages), reverse=True)


def test_claims_without_a_quote_can_be_left_out(embedded: Store) -> None:
    assert lists.claims_page(embedded, quoted=True).claims == [one for one in lists.claims_page(embedded).claims if one.quote]


def test_a_cursor_belongs_to_its_order(embedded: Store) -> None:
    cursor = lists.claims_page(embedded, order="newest", limit=2).next
    with pytest.raises(InputError):
        lists.claims_page(embedded, order="id", cursor=cursor)
