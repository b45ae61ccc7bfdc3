"""What is kept of tracks between questions: the same answers, nothing of a graph that has changed, no more than is allowed."""

from __future__ import annotations

from typing import Any

import pytest

from legation.graph import projection
from legation.graph.claims import Claim
from legation.graph.store import DEFAULT_TIMEOUT, Params, Row, Store
from legation.graph.write import Writer
from legation.service.questions.common import kept, state_as_of
from legation.service.questions.common.asof import as_of
from legation.service.questions.common.kept import Kept
from legation.service.questions.missions import missions
from legation.service.questions.relations import relations
from tests.contract import states_world
from tests.contract.answers import as_json

DAYS = ("1985", "2010-01-01", "2024-06-01")


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """An empty store of what is kept, for one test."""
    empty = Kept()
    monkeypatch.setattr(state_as_of, "KEPT", empty)
    return empty


def answers(store: Store, **more: Any) -> list[str]:
    """Answers about relations and missions on several days."""
    return [
        as_json(one)
        for day in DAYS
        for party in ("IRN", "USA", "NRU", "XKX")
        for one in (
            relations.ties(store, "relations", party, valid_on=day, **more), missions.missions(store, sender=party, valid_on=day, **more),
        )
    ]  # fmt: skip


def anew(store: Store, monkeypatch: pytest.MonkeyPatch, **more: Any) -> list[str]:
    """The same with nothing kept from question to question."""
    with monkeypatch.context() as patch:
        patch.setattr(state_as_of, "TRACKS_A_QUESTION", 0)
        return answers(store, **more)


@pytest.mark.parametrize("more", [{}, {"known_on": "2023-04-01"}, {"prefer": "newest"}], ids=["now", "as known", "by rule"])
def test_what_is_kept_changes_no_answer(embedded: Store, monkeypatch: pytest.MonkeyPatch, more: dict[str, str]) -> None:
    fresh = anew(embedded, monkeypatch, **more)
    assert answers(embedded, **more) == fresh
    assert answers(embedded, **more) == fresh


def test_another_day_reads_no_claims_again(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = type(embedded).read

    def noted(self: Store, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        read.append(name)
        return original(self, name, params, timeout=timeout)

    monkeypatch.setattr(type(embedded), "read", noted)
    relations.ties(embedded, "relations", "IRN", valid_on=DAYS[0])
    assert "ask/track_states" in read
    read.clear()
    relations.ties(embedded, "relations", "IRN", valid_on=DAYS[1])
    assert "ask/track_states" not in read
    relations.ties(embedded, "relations", "IRN", valid_on=DAYS[1], known_on="2020-01-01")
    assert "ask/track_states" in read


def test_a_write_and_a_retraction_are_seen_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    states_world.build(store)
    before = answers(store)
    new = Claim(
        kind="relations_severed", subject="IRN", object="SAU", when="2024-05-01", source=states_world.NAURU, locator="row 900",
    )  # fmt: skip
    Writer(store, loader="test 1", recorded_at="2026-01-02T00:00:00Z").add([new])
    projection.run(store)
    written = answers(store)
    assert written != before
    assert written == anew(store, monkeypatch)
    states_world.retract_relations(store)
    assert answers(store) != written
    assert answers(store) == anew(store, monkeypatch)


def test_a_track_that_is_asked_for_twice_counts_once(embedded: Store, nothing_kept: Kept) -> None:
    asof = as_of(DAYS[2])
    (track,) = {one.track for one in state_as_of.stand(embedded, ["relations|IRN|SAU", "relations|IRN|SAU"], asof).found}
    (one,) = state_as_of.stand(embedded, [track], asof).found
    assert len({row["id"] for row in one.rows}) == len(one.rows)


def test_no_more_is_kept_than_allowed(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    few = Kept(most=5)
    monkeypatch.setattr(state_as_of, "KEPT", few)
    assert answers(embedded) == anew(embedded, monkeypatch)
    assert 0 < len(few) <= 5


def test_nothing_is_kept_of_another_version_or_of_one_without_a_mark() -> None:
    held = Kept()
    wanted: kept.Wanted = (None, None)
    assert held.find("a-1-x", ["t"], wanted) == ({}, {})
    held.keep("a-1-x", {"t": kept.NOTHING}, wanted, {})
    assert held.find("a-1-x", ["t"], wanted)[0] == {"t": kept.NOTHING}
    held.find("a-2-y", [], wanted)
    held.keep("a-1-x", {"t": kept.NOTHING}, wanted, {})
    assert len(held) == 0
    assert held.find("None-1-None", ["t"], wanted) == ({}, {})
    held.keep("None-1-None", {"t": kept.NOTHING}, wanted, {})
    assert len(held) == 0
