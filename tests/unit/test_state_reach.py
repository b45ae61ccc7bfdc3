"""How far ends, listings and lists of members reach: what goes on being listed, what may begin again, what is its own first day."""

from __future__ import annotations

from itertools import count
from typing import Any

from legation.graph import time
from legation.graph.claims import Claim, Source
from legation.graph.rows import claim_row
from legation.graph.states.episodes import Episode, episodes
from legation.graph.states.evidence import absences

_numbers = count()


def row(
    kind: str, when: str | None, a: str, b: str, *, publisher: str = "A", published: str | None = "2025-11", **more: Any
) -> dict[str, Any]:
    source = Source(publisher=publisher, published=published)
    return claim_row(
        Claim(kind=kind, subject=a, object=b, when=when, source=source, locator=str(next(_numbers)), **more), "2026-01-01T00:00:00Z"
    )


def mission(kind: str, when: str | None, *, publisher: str = "A", **more: Any) -> dict[str, Any]:
    return row(kind, when, "CAN", "VEN", mission="embassy", publisher=publisher, **more)


def held(found: list[Episode], on: str) -> str:
    answers = {episode.holds_on(time.parse(on)) for episode in found}
    return next((answer for answer in ("yes", "possibly", "unknown", "no") if answer in answers), "unknown")


def test_wikidata_goes_on_listing_a_mission_that_another_source_says_was_closed() -> None:
    listed = [
        mission("mission", "2020-12-24/", publisher="Wikidata", details={"since_record": True}, seen_until="2022-11-16"),
        mission("mission", "2022-11-16", publisher="Wikidata"),
    ]
    closed = mission("mission_closed", "2019-06")
    assert held(episodes([closed, *listed]), "2022-06-01") == "no"
    assert held(episodes(listed), "2022-06-01") == "yes"
    # who shows it open after that closing makes the listing count again
    assert held(episodes([closed, mission("mission_opened", "2020-01-10"), *listed]), "2022-06-01") == "yes"


def test_a_membership_that_ended_long_ago_may_have_begun_again() -> None:
    left = [row("membership", "1973/1996", "GAB", "OPEC", published="2020")]
    assert held(episodes(left), "2005-06-01") == "no"
    assert held(episodes(left), "2020-06-01") == "possibly"
    listed = row("no_membership", "2019", "GAB", "OPEC", published="2019")
    found = episodes([*left, listed])
    assert held(found, "2020-06-01") == "no"  # a list that is complete for its day says so


def test_who_a_list_no_longer_names_is_no_member_any_more() -> None:
    rows = [row("membership", "1960", "GHA", "OPEC", published="2014"), row("no_membership", "1965", "GHA", "OPEC", published="2014")]
    assert held(episodes(rows), "1962-06-01") == "possibly"
    assert held(episodes(rows), "1970-06-01") == "no"
    assert [one.first for one in absences(rows)] == ["1965-01-01"]


def test_a_picture_of_a_year_does_not_move_a_day_of_admission() -> None:
    rows = [
        row("membership", "1956-12-18/", "JPN", "UN", seen_until="2022-12-12", published="2024-01-26"),
        row("membership", "1955", "JPN", "UN", publisher="B", published="2014"),
    ]
    assert held(episodes(rows), "1950-06-01") == "no"
    assert held(episodes(rows), "1960-06-01") == "yes"


def test_a_list_that_skips_a_break_does_not_hide_it() -> None:
    rows = [
        row("membership", "1950/", "IDN", "UN", seen_until="2014", publisher="B", published="2020"),
        row("membership", "1950-09-28/1965", "IDN", "UN", published="2024-01-26"),
        row("membership", "1966/", "IDN", "UN", seen_until="2022-12-12", published="2024-01-26"),
        row("membership", "1955", "IDN", "UN", publisher="C", published="2014"),
        row("membership", "1965/", "IDN", "UN", seen_until="2005", publisher="C", published="2014", details={"since_record": True}),
    ]
    assert held(episodes(rows), "1965-06-01") == "possibly"
    assert held(episodes(rows), "1980-06-01") == "yes"
    assert held(episodes(rows), "1960-06-01") == "yes"


def test_an_end_vouches_for_a_year_where_a_list_shows_the_pair_again() -> None:
    rows = [
        row("relations_established", "1972-08-22", "IRN", "SDN"),
        row("relations_severed", "2016-01-04", "IRN", "SDN", published="2019-08"),
        row("relations_established", "1972-08-22", "SDN", "IRN", publisher="B"),
    ]
    assert held(episodes(rows), "2016-10-01") == "no"
    assert held(episodes(rows), "2018-06-01") == "possibly"


def test_who_recognised_on_a_day_had_not_before() -> None:
    rows = [row("recognized", "2014-10-30", "SWE", "PSE")]
    assert held(episodes(rows), "2010-06-01") == "no"
    assert held(episodes(rows), "2016-06-01") == "yes"
    assert held(episodes([row("recognition", "2014-10-30", "SWE", "PSE")]), "2010-06-01") == "unknown"  # seen, not begun
