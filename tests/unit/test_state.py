"""Episodes from claims: what began and ended when, and where sources disagree."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from legation.graph import time
from legation.graph.claims import Claim, Source
from legation.graph.rows import claim_row
from legation.graph.states import source_preference
from legation.graph.states.episodes import Episode, episodes, known
from legation.graph.states.mission_locations import seats

_numbers = count()


def row(
    kind: str, when: str | None, *, modality: str = "done", publisher: str = "A", published: str | None = "2020", **more: Any
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
        [
            row("relations_established", "1929"),
            row("relations_severed", "2016-01-03"),
            row("relations_restored", "2023-03-10", published="2025-11"),
        ]
    )
    assert [(e.begin.text, e.end.text, e.ended) for e in found] == [
        ("1929-01-01..1929-12-31", "2016-01-03", True),
        ("2023-03-10", "2025-11-30..", False),
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
    assert [holds(found, day) for day in ("2020-01-01", "2022-11-16", "2024-01-01")] == [["unknown"], ["yes"], ["possibly"]]


def test_what_is_seen_after_its_end_began_after_it() -> None:
    found = episodes(
        [row("mission", "1977-09-01/2015-07-19", mission="interests_section"), row("mission", "2022-11-16", mission="interests_section")]
    )
    assert [holds(found, day) for day in ("1970", "1980", "2016", "2022-11-16")] == [
        ["unknown", "no"],
        ["yes", "no"],
        ["no", "possibly"],
        ["no", "yes"],
    ]


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


def test_a_mission_that_moves_is_one_mission_with_dated_seats() -> None:
    rows = [
        row("mission_opened", "1949-03-28", mission="embassy", place="Tel Aviv"),
        row("mission_moved", "2018-05-14", mission="embassy", place="Jerusalem", details={"from_place": "Tel Aviv"}),
        row("mission", "2022-11-16", mission="embassy", place="Jerusalem"),
    ]
    (episode,) = episodes(rows)
    found = seats(episode)
    assert [(seat.place, seat.begin.text, seat.end.text) for seat in found] == [
        ("Tel Aviv", "1949-03-28", "2018-05-14"),
        ("Jerusalem", "2018-05-14", "2022-11-16.."),
    ]
    assert [seat.holds_on(time.parse("2010")) for seat in found] == ["yes", "no"]


def test_a_seat_there_and_back_has_three_intervals() -> None:
    rows = [
        row("mission_moved", "2018-05", mission="embassy", place="Jerusalem", details={"from_place": "Tel Aviv"}),
        row("mission_moved", "2018-09-05", mission="embassy", place="Tel Aviv"),
    ]
    (episode,) = episodes(rows)
    assert [seat.place for seat in seats(episode)] == ["Tel Aviv", "Jerusalem", "Tel Aviv"]


def test_an_end_without_a_date_had_come_when_it_was_published() -> None:
    (episode,) = episodes(
        [row("mission_opened", "1980", mission="embassy"), row("mission_closed", None, mission="embassy", published="2004")]
    )
    assert episode.ended
    assert holds([episode], "2010-01-01") == ["no"]
    assert holds([episode], "1990-01-01") == ["possibly"]


def test_one_source_ends_what_another_still_shows() -> None:
    (episode,) = episodes([row("alliance", "1955/1990"), row("alliance", "1955/", seen_until="2018-12-31", publisher="B")])
    assert episode.disputed
    assert holds([episode], "1980") == ["yes"]
    assert holds([episode], "2000-01-01") == ["possibly"]


def test_a_rule_settles_a_disputed_date_and_keeps_the_loser() -> None:
    rows = [
        row("relations_established", "1968-07-17", published="2019"),
        row("relations_established", "1969-07-17", published="2001", publisher="B"),
        row("relations_established", "1969-07-17", published="2002", publisher="C"),
    ]
    for prefer, day in (("newest", "1968-07-17"), ("majority", "1969-07-17")):
        (episode,) = episodes(rows, prefer)  # type: ignore[arg-type]
        assert episode.begin.text == day
        assert episode.disputed
        assert len(episode.claims) == 3


def test_copies_of_one_release_are_one_voice() -> None:
    sipri = Source(publisher="SIPRI", published="2000")
    rows = [row("recognized", "1991", published="2001", publisher="B"), row("recognized", "1991", published="2002", publisher="C")]
    papers = [Source(publisher=name, published="2000", cites=(sipri,)) for name in ("D", "E", "F")]
    copied = [Claim(kind="recognized", subject="IRN", object="SAU", when="1992", source=paper) for paper in papers]
    copies = [claim_row(claim, "2026-01-01T00:00:00Z") for claim in copied]
    values = source_preference.grouped(rows + copies, lambda one: one["edtf"])
    assert [(value.text, len(value.origins), len(value.rows)) for value in values] == [("1991", 2, 2), ("1992", 1, 3)]


def test_a_denial_changes_nothing_until_a_rule_prefers_it() -> None:
    rows = [row("recognized", "2010", published="2010"), row("recognized", None, modality="denied", published="2020", publisher="B")]
    assert len(episodes(rows)) == 1
    assert episodes(rows, "newest") == []
    assert source_preference.contested(rows) == [([rows[0]], [rows[1]])]


def test_a_beginning_reaches_to_the_day_on_which_its_source_was_published() -> None:
    (episode,) = episodes([row("relations_established", "1992-04-07", published="2025-11")])
    assert holds([episode], "1992-04-06") == ["unknown"]  # nothing is known before the first proof
    assert holds([episode], "2010-01-01") == ["yes"]
    assert holds([episode], "2026-11-30") == ["possibly"]
    assert episode.last_seen == "2025-11-30"


def test_a_source_without_a_date_of_publication_speaks_of_its_own_days() -> None:
    (episode,) = episodes([row("relations_established", "1992-04-07", published=None)])
    assert (episode.last_seen, holds([episode], "1993-01-01")) == ("1992-04-07", ["possibly"])


def test_two_beginnings_far_apart_are_two_episodes_with_an_unknown_gap() -> None:
    found = episodes([row("relations_established", "1885-04-02"), row("relations_established", "1952-04-28")])
    assert [(e.begin.text, e.disputed) for e in found] == [("1885-04-02", False), ("1952-04-28", False)]
    assert holds(found, "1943-01-01") == ["possibly", "no"]
    assert holds(found, "1953-01-01") == ["no", "yes"]


def test_an_inception_makes_a_mission_possible_and_does_not_make_it_last() -> None:
    rows = [
        row("mission_opened", "1990", publisher="Wikidata", published="2022-11-16", mission="embassy"),
        row("mission", "2022-11-16", publisher="Wikidata", published="2022-11-16", mission="embassy"),
    ]
    found = episodes(rows)
    assert [holds(found, day) for day in ("1980", "2000", "2022-11-16", "2024")] == [["unknown"], ["possibly"], ["yes"], ["possibly"]]
    alone = episodes(rows[:1])
    assert [holds(alone, day) for day in ("1980", "2000", "2024")] == [["unknown"], ["possibly"], ["possibly"]]
    assert alone[0].last_seen is None


def test_a_mark_ends_relations_and_a_list_that_shows_them_does_not_revive_them() -> None:
    found = episodes(
        [
            row("relations_established", "1883-06-11", publisher="Wikipedia", published="2025-11"),
            row("relations_severed", "1980-04-07", publisher="Wikipedia", published="2025-11"),
            row("no_relations", "2025-11", publisher="Wikipedia", published="2025-11"),
            row("relations_established", "1883-06-11", publisher="Other", published="2025-11"),
        ]
    )
    assert [holds(found, day) for day in ("1979-12-31", "1985-06-01", "2026-01-01")] == [["yes"], ["no"], ["no"]]


def test_a_mark_without_a_date_leaves_open_when_relations_ended() -> None:
    found = episodes([row("relations_established", "1971-05-24", published="2025-11"), row("no_relations", "2025-11", published="2025-11")])
    assert [holds(found, day) for day in ("1971-05-24", "2000", "2025-12")] == [["yes"], ["possibly"], ["no"]]


def test_relations_listed_after_an_end_are_possible_again() -> None:
    found = episodes(
        [row("relations_established", "1922", published="2025-11"), row("relations_severed", "1956-11-01", published="2000", publisher="B")]
    )
    answers = {day: set(holds(found, day)) for day in ("1950", "1975", "2025-11-30")}
    assert answers == {"1950": {"yes", "no"}, "1975": {"no", "possibly"}, "2025-11-30": {"no", "possibly"}}


def test_nobody_was_a_member_before_the_admission() -> None:
    (episode,) = episodes([row("membership", "1955-12-14/", seen_until="2022-12-12")])
    assert holds([episode], "1950-01-01") == ["no"]


def test_a_long_stretch_without_a_proof_is_possible_only() -> None:
    (episode,) = episodes([row("relations_established", "1929-08-24", published="2025-11")])
    answers = [episode.holds_on(time.parse(day)) for day in ("1930-01-01", "1975-01-01", "2000-01-01", "2025-11-30")]
    assert answers == ["yes", "possibly", "yes", "yes"]
    (proven,) = episodes(
        [row("relations_established", "1929-08-24", published="2025-11"), row("relations", "1960-05-01"), row("relations", "1985-05-01")]
    )
    assert [proven.holds_on(time.parse(day)) for day in ("1945-01-01", "1975-01-01", "1995-01-01")] == ["yes", "yes", "yes"]


def test_a_break_that_is_known_makes_the_time_before_it_doubtful_earlier() -> None:
    rows = [row("relations_established", "1929-08-24", published="2025-11"), row("relations_severed", "2016-01-03", published="2025-11")]
    (episode,) = episodes(rows)
    answers = [episode.holds_on(time.parse(day)) for day in ("1930-01-01", "1989-06-01", "1993-01-01", "2016-06-01")]
    assert answers == ["yes", "possibly", "yes", "no"]


def test_an_end_that_lasted_is_an_end_and_another_beginning() -> None:
    rows = [row("relations_established", "1952-10-14", published="2025-11"), row("relations_severed", "1965/1974", published="2025-11")]
    found = episodes(rows)
    assert [(e.begin.text, e.end.text) for e in found] == [
        ("1952-10-14", "1965-01-01..1965-12-31"), ("1974-01-01..1974-12-31", "2025-11-30..")
    ]  # fmt: skip
    assert holds(found, "1970-01-01") == ["no", "no"]
    assert holds(found, "2005-01-01") == ["no", "yes"]
