"""Episodes from claims: what began and ended when, and where sources disagree."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from graph import time
from graph.claims import Claim, Source
from graph.rows import claim_row
from graph.state import Episode, episodes, known

_numbers = count()


def row(
    kind: str, when: str | None, *, modality: str = "done", publisher: str = "A", published: str = "2020", **more: Any
) -> dict[str, Any]:
    claim = Claim(
        kind=kind, subject="IRN", object="SAU", when=when, modality=modality, source=Source(publisher=publisher, published=published),
        locator=str(next(_numbers)), **more,
    )  # fmt: skip
    return claim_row(claim, "2026-01-01T00:00:00Z")


def holds(found: list[Episode], on: str) -> list[str]:
    return [episode.holds_on(time.parse(on)) for episode in found]


def test_severed_and_restored_are_two_episodes() -> None:
    found = episodes(
        [row("relations_established", "1929"), row("relations_severed", "2016-01-03"), row("relations_restored", "2023-03-10")]
    )
    assert [(e.begin.text, e.end.text, e.ended) for e in found] == [
        ("1929-01-01..1929-12-31", "2016-01-03", True),
        ("2023-03-10", None, False),
    ]
    assert holds(found, "2020-01-01") == ["no", "no"]
    assert holds(found, "2024-01-01") == ["no", "yes"]


def test_sources_that_can_both_be_right_narrow_the_date() -> None:
    (episode,) = episodes([row("relations_established", "1992"), row("relations_established", "1992-04-07")])
    assert episode.begin.text == "1992-04-07"
    assert not episode.disputed


def test_sources_that_contradict_each_other_widen_it() -> None:
    (episode,) = episodes([row("relations_established", "1969-07-17"), row("relations_established", "1968-07-17")])
    assert episode.begin.text == "1968-07-17..1969-07-17"
    assert episode.disputed
    assert episode.holds_on(time.parse("1969-01-01")) == "possibly"


def test_only_what_is_done_changes_state() -> None:
    assert episodes([row("relations_established", "1992", modality=modality) for modality in ("planned", "alleged", "denied")]) == []


def test_restored_without_an_end_implies_one_that_nobody_dates() -> None:
    found = episodes([row("relations_established", "1929-08-24"), row("relations_restored", "1991-03-26")])
    assert found[0].ended
    assert found[0].end.text == "1929-08-24..1991-03-26"
    assert holds(found, "1960") == ["possibly", "no"]


def test_a_sighting_proves_its_day_only() -> None:
    found = episodes([row("mission", "2022-11-16", mission="embassy")])
    assert [holds(found, day) for day in ("2020-01-01", "2022-11-16", "2024-01-01")] == [["possibly"], ["yes"], ["possibly"]]


def test_an_undated_state_is_unknown() -> None:
    (episode,) = episodes([row("relations", None)])
    assert episode.holds_on(time.parse("2000")) == "unknown"


def test_where_a_list_stops_is_no_end() -> None:
    (episode,) = episodes([row("alliance", "1949/", seen_until="2018-12-31")])
    assert not episode.ended
    assert [episode.holds_on(time.parse(day)) for day in ("2018-06-01", "2020-01-01")] == ["yes", "possibly"]


def test_spans_that_overlap_are_one_and_disagree_where_they_must() -> None:
    (episode,) = episodes([row("alliance", "1949-04-04/1991"), row("alliance", "1949/1990-10-03")])
    assert (episode.begin.text, episode.end.text) == ("1949-04-04", "1990-10-03..1991-12-31")
    assert episode.disputed
    apart = episodes([row("alliance", "1939/1941"), row("alliance", "1955/1991")])
    assert [(e.begin.text, e.end.text) for e in apart] == [
        ("1939-01-01..1939-12-31", "1941-01-01..1941-12-31"),
        ("1955-01-01..1955-12-31", "1991-01-01..1991-12-31"),
    ]


def test_a_sighting_inside_an_episode_supports_it() -> None:
    (episode,) = episodes([row("mission_opened", "1993", mission="embassy"), row("mission", "2022-11-16", mission="embassy")])
    assert episode.begin.text == "1993-01-01..1993-12-31"
    assert len(episode.claims) == 2


def test_known_on_takes_what_was_published_and_not_retracted() -> None:
    early, late = row("relations_established", "1992", published="2000"), row("relations_established", "1993", published="2010-05-05")
    withdrawn = row("relations_established", "1994", published="2001") | {"retracted_on": "2005-01-01"}
    rows = [early, late, withdrawn]
    assert known(rows, "1999-12-31") == []
    assert known(rows, "2004-01-01") == [early, withdrawn]
    assert known(rows, "2005-01-01") == [early]
    assert known(rows, None) == [early, late]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_the_order_of_claims_does_not_matter(order: tuple[int, ...]) -> None:
    rows = [
        row("relations_established", "1929"),
        row("relations_severed", "2016-01-03"),
        row("relations_restored", "2023-03-10"),
        row("relations", None),
    ]
    found = episodes([rows[at] for at in order])
    straight = episodes(rows)
    assert [(e.begin.text, e.end.text, [c["id"] for c in e.claims]) for e in found] == [
        (e.begin.text, e.end.text, [c["id"] for c in e.claims]) for e in straight
    ]
