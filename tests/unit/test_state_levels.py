"""Levels of one mission: a legation that becomes an embassy, as events, as spans and as both."""

from __future__ import annotations

from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.projection.edges import edges_of
from legation.graph.rows import claim_row
from legation.graph.states.episodes import Episode, episodes, level_of

HISTORIAN = Source(publisher="US Department of State, Office of the Historian")
WIKIDATA = Source(publisher="Wikidata")


def claim(kind: str, when: str | None, mission: str, source: Source = HISTORIAN) -> Claim:
    return Claim(kind=kind, subject="USA", object="CUB", when=when, mission=mission, source=source)


EVENTS = (
    claim("mission_opened", "1902-05-27", "legation"),
    claim("mission_level_changed", "1923-02-10", "embassy"),
    claim("mission_closed", "1961-01-03", "embassy"),
    claim("mission_opened", "2015-07-20", "embassy"),
)
SPANS = (
    claim("mission", "1902-05-27/1923-02-09", "legation"),
    claim("mission", "1923-02-10/1961-01-02", "embassy"),
    claim("mission", "2015-07-20/", "embassy"),
)


def rows(*claims: Claim) -> list[dict[str, Any]]:
    return [claim_row(one, "2026-01-01T00:00:00Z") for one in claims]


def said(found: list[Episode]) -> list[tuple[str | None, str | None, str | None, bool]]:
    return [(level_of(e), e.begin.text, e.end.text if e.ended else None, e.disputed) for e in found]


def test_a_raised_level_ends_the_one_before_and_begins_its_own_episode() -> None:
    assert said(episodes(rows(*EVENTS))) == [
        ("legation", "1902-05-27", "1923-02-10", False),
        ("embassy", "1923-02-10", "1961-01-03", False),
        ("embassy", "2015-07-20", None, False),
    ]


def test_a_span_to_a_day_and_an_end_on_the_next_day_agree() -> None:
    assert said(episodes(rows(*EVENTS, *SPANS))) == [
        ("legation", "1902-05-27", "1923-02-09", False),
        ("embassy", "1923-02-10", "1961-01-02", False),
        ("embassy", "2015-07-20", None, False),
    ]


def test_ends_that_are_further_apart_are_disputed() -> None:
    later = claim("mission_closed", "1961-02-03", "embassy", WIKIDATA)
    found = said(episodes(rows(SPANS[1], claim("mission_opened", "1923-02-10", "embassy", WIKIDATA), later)))
    assert found == [("embassy", "1923-02-10", "1961-01-02..1961-02-03", True)]


def test_a_sighting_goes_with_the_episode_of_its_level() -> None:
    seen = claim("mission", "2022-11-16", "embassy", WIKIDATA)
    found = episodes(rows(*EVENTS, seen))
    assert [len(episode.seen) for episode in found] == [0, 0, 1]
    lone = episodes(rows(claim("mission_opened", "1902-05-27", "legation"), seen))
    assert [(level_of(e), len(e.seen)) for e in lone] == [("legation", 0), ("embassy", 1)]


def test_the_edges_of_a_track_say_their_level() -> None:
    claims = (*EVENTS, *SPANS)
    drawn = edges_of(claims[0].track, rows(*claims))
    assert {one.track for one in claims} == {claims[0].track}
    assert [edge.props["mission"] for edge in drawn] == ["legation", "embassy", "embassy"]
