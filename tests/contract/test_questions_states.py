"""Questions about states, missions, recognition and neighbours: right on the hard cases, equal on both engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.graph.errors import InputError, NotFound, UnknownParty
from legation.graph.parties import register
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.questions.missions import events, missions
from legation.service.questions.pairs import dyads
from legation.service.questions.panel import state_matrix
from legation.service.questions.panel.state_matrix import Group
from legation.service.questions.recognition import recognition
from legation.service.questions.relations import neighbours, relations
from tests.contract import states_world
from tests.contract.answers import same_answer, table_of

DAY = "2024-06-01"
QUESTIONS: dict[str, Callable[[Store], Answer]] = {
    "missions of a sender": lambda store: missions.missions(store, sender="USA", valid_on=DAY),
    "missions in a host": lambda store: missions.missions(store, host="ISR", valid_on="2010"),
    "missions in a city": lambda store: missions.missions(store, city="jerusalem", valid_on=DAY),
    "missions as known": lambda store: missions.missions(store, host="ISR", valid_on="2010", known_on="2021-01-01"),
    "events": lambda store: events.events(store, "2018/2023", what=["opened", "moved"]),
    "events in a city": lambda store: events.events(store, "1900/2023", sender="IRN", host="SAU", city="Riyadh"),
    "planned": lambda store: events.planned(store),
    "relations": lambda store: relations.ties(store, "relations", "IRN", valid_on=DAY),
    "relations as known": lambda store: relations.ties(store, "relations", "IRN", valid_on=DAY, known_on="2023-04-01"),
    "relations by rule": lambda store: relations.ties(store, "relations", "ISR", valid_on="1993", prefer="majority"),
    "memberships": lambda store: relations.ties(store, "memberships", "Sweden", valid_on=DAY),
    "members": lambda store: relations.ties(store, "members", "NATO", valid_on="2000"),
    "alliances": lambda store: relations.ties(store, "alliances", "GRC", valid_on="1960"),
    "leaders": lambda store: relations.ties(store, "leaders", "USA", valid_on="2012"),
    "recognises": lambda store: relations.ties(store, "recognizes", "CHE", valid_on=DAY),
    "recognition": lambda store: recognition.recognition(store, ["XKX"], valid_on=DAY),
    "recognition by rule": lambda store: recognition.recognition(store, ["XKX"], valid_on=DAY, prefer="newest"),
    "matrix of missions": lambda store: state_matrix.matrix(
        store, "missions", Group(["USA"], bloc="NATO"), Group(["ISR"], "Asia"), valid_on=DAY
    ),
    "matrix of missions among themselves": lambda store: state_matrix.matrix(
        store, "missions", Group(["ISR", "USA"]), Group(), valid_on="2010"
    ),
    "matrix of recognition": lambda store: state_matrix.matrix(
        store, "recognition", Group(region="Europe", parties=["SLE"]), Group(["XKX"]), valid_on=DAY, known_on="2021-06-01"
    ),
    "withdrawals": lambda store: recognition.withdrawals(store, "XKX", valid_on=DAY),
    "neighbours": lambda store: neighbours.neighbours(store, "USA"),
    "neighbours on a day": lambda store: neighbours.neighbours(store, "IRN", valid_on="2020-01-01"),
    "common partners": lambda store: neighbours.common(store, "USA", "PRY"),
    "dyad": lambda store: dyads.between(store, "AZE", "ISR", valid_on="1993-01-01", prefer="newest"),
}


test_both_engines_give_the_same_answer = same_answer(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_is_a_table_too(embedded: Store, name: str) -> None:
    rows = table_of(QUESTIONS[name](embedded))
    assert rows or name in ("planned", "relations as known")


@pytest.mark.parametrize(("day", "place"), [("2010", "Tel Aviv"), ("2018-05-14", "Jerusalem"), ("2022-11-16", "Jerusalem")])
def test_an_embassy_that_moved_is_one_mission(embedded: Store, day: str, place: str) -> None:
    (mission,) = missions.missions(embedded, sender="USA", host="ISR", valid_on=day).missions
    assert (mission.place, mission.holds, len(mission.episodes)) == (place, "yes", 1)
    assert [seat.place for seat in mission.seats] == ["Tel Aviv", "Jerusalem"]


def test_a_moved_mission_is_found_in_its_city_of_the_day(embedded: Store) -> None:
    now = missions.missions(embedded, city="Jerusalem", valid_on="2018-07-01")
    assert {one.subject.id for one in now.missions} == {"USA", "PRY"}
    later = missions.missions(embedded, city="Jerusalem", valid_on="2018-12-01", holds=["yes", "possibly"])
    assert {one.subject.id for one in later.missions} == {"USA"}
    with pytest.raises(NotFound, match="Jeru"):
        missions.missions(embedded, city="Jeru")


def test_positions_are_the_missions_own_or_the_capitals(embedded: Store) -> None:
    (own,) = missions.missions(embedded, sender="USA", host="ISR", valid_on=DAY).missions
    assert (own.latitude, own.longitude, own.position) == (31.7479, 35.2246, "mission")
    (at_capital,) = missions.missions(embedded, sender="IRN", host="SAU", valid_on=DAY).missions
    assert at_capital.position == "capital"
    assert at_capital.latitude == register().get("SAU").latitude


def test_what_is_only_alleged_opens_no_mission(embedded: Store) -> None:
    answer = missions.missions(embedded, sender="SAU", host="IRN", valid_on=DAY)
    assert answer.missions == []
    assert [one.alleged for one in answer.planned] != [[]]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("1990", "possibly"),
        ("1995", "yes"),
        ("2016-01-03", "yes"),
        ("2020", "no"),
        ("2023-03", "possibly"),
        ("2023-08-01", "yes"),
        (DAY, "possibly"),
    ],
)
def test_relations_are_derived_for_the_day(embedded: Store, day: str, holds: str) -> None:
    answer = relations.ties(embedded, "relations", "IRN", valid_on=day, holds=["yes", "no", "possibly", "unknown"])
    assert {one.object.id: one.holds for one in answer.states if one.object} | {one.subject.id: one.holds for one in answer.states} == {
        "IRN": holds, "SAU": holds,
    }  # fmt: skip


def test_later_news_does_not_change_what_was_known(embedded: Store) -> None:
    answer = relations.ties(embedded, "relations", "IRN", valid_on=DAY, known_on="2023-04-01", holds=["yes", "no", "possibly", "unknown"])
    assert answer.states == []  # the list of 2025 was not there, nor had the agency written
    assert "unknown" in answer.notes[0]


def test_nothing_claimed_is_not_no(embedded: Store) -> None:
    answer = relations.ties(embedded, "relations", "BTN", valid_on=DAY)
    assert answer.states == []
    assert "not the same as none" in answer.notes[0]


def test_a_state_that_had_ended_holds_nothing_and_names_its_heirs(embedded: Store) -> None:
    answer = relations.ties(embedded, "alliances", "Yugoslavia", valid_on="2010", holds=["yes", "no", "possibly", "unknown"])
    assert [one.holds for one in answer.states] == ["no"]
    assert "Yugoslavia had ended" in answer.notes[0]
    assert "Croatia (HRV)" in answer.notes[0]
    other = relations.ties(embedded, "alliances", "GRC", valid_on="2010", holds=["no"])
    assert other.states[0].why is not None
    assert "Yugoslavia" in other.states[0].why


@pytest.mark.parametrize(("prefer", "holds"), [(None, "possibly"), ("newest", "no"), ("majority", "no"), ("primary", "no")])
def test_a_disputed_date_follows_the_rule_and_keeps_the_loser(embedded: Store, prefer: str | None, holds: str) -> None:
    answer = dyads.between(embedded, "AZE", "ISR", valid_on="1993-01-01", prefer="newest" if prefer == "newest" else prefer)
    (track,) = (one for one in answer.tracks if one.about == "relations")
    (disagreement,) = track.disagreements
    values = {value.value: value for value in disagreement.values}
    assert values["1993-08-01"].independent_sources == 2
    assert values["1992-04-07"].said_by == ["Wikipedia"]
    chosen = [value.value for value in disagreement.values if value.chosen]
    if prefer is None:
        assert chosen == []
    elif prefer == "newest":
        assert chosen == ["1992-04-07"]
        holds = "yes"
    else:
        assert chosen == ["1993-08-01"] if prefer == "majority" else chosen
        holds = "yes" if chosen == ["1992-04-07"] else "unknown"  # before the first beginning that counts
    assert track.holds == holds


def test_the_count_of_recognitions_is_a_range(embedded: Store) -> None:
    (kosovo,) = recognition.recognition(embedded, ["Kosovo"], valid_on=DAY).targets
    assert (kosovo.count.lowest, kosovo.count.highest) == (2, 4)
    assert kosovo.count.open == ["OMN", "SLE"]
    assert {one.subject.id: one.holds for one in kosovo.observers} == {
        "CHE": "possibly", "OMN": "possibly", "USA": "possibly", "SLE": "no", "STP": "no",
    }  # fmt: skip
    assert kosovo.withdrawn == ["SLE", "STP"]


def test_a_withdrawal_names_who_says_so_and_who_denies_it(embedded: Store) -> None:
    found = {one.observer.id: one for one in recognition.withdrawals(embedded, "XKX", valid_on=DAY).withdrawals}
    assert set(found) == {"SLE", "STP"}
    assert len(found["SLE"].says) == 2
    assert [line.source.publisher for line in found["SLE"].against if line.source] == ["Ministry of Foreign Affairs of Kosovo"]
    assert found["SLE"].disputed
    assert not found["STP"].disputed


def test_openings_of_a_period_are_events_with_their_claims(embedded: Store) -> None:
    answer = events.events(embedded, "2023", what=["opened"])
    assert [(one.sender.id, one.host.id, one.inside) for one in answer.events] == [("IRN", "SAU", "yes")]
    moved = events.events(embedded, "2018-05-10/2018-05-20", what=["moved"])
    assert [(one.sender.id, one.inside) for one in moved.events] == [("PRY", "possibly"), ("USA", "yes")]


def test_openings_are_asked_of_a_sender_a_host_and_a_city(embedded: Store) -> None:
    def pairs(**asked: str) -> list[tuple[str, str]]:
        return [(one.sender.id, one.host.id) for one in events.events(embedded, "1900/2100", what=["opened"], **asked).events]

    assert ("USA", "ISR") in pairs()
    assert set(pairs(sender="USA")) == {one for one in pairs() if one[0] == "USA"}
    assert pairs(host="Saudi Arabia") == [("IRN", "SAU")] == pairs(city="Riyadh") == pairs(host="SAU", city="Riyadh")
    assert ("USA", "ISR") in pairs(city="Tel Aviv")
    none = events.events(embedded, "1900/1910", what=["closed"], sender="USA")
    assert (none.events, none.notes) == ([], ["No source tells of any: unknown, which is not the same as none."])
    with pytest.raises(NotFound, match="Atlantis"):
        events.events(embedded, "2023", city="Atlantis")
    with pytest.raises(UnknownParty):
        events.events(embedded, "2023", sender="Freedonia")


def test_neighbours_are_paged_per_kind(embedded: Store) -> None:
    first = neighbours.neighbours(embedded, "XKX", types=["RECOGNIZES"], limit=2)
    (kind,) = first.kinds
    assert (kind.total, [one.party.id for one in kind.neighbours], kind.after) == (5, ["CHE", "OMN"], "OMN")
    second = neighbours.neighbours(embedded, "XKX", types=["RECOGNIZES"], limit=2, after="OMN")
    assert [one.party.id for one in second.kinds[0].neighbours] == ["SLE", "STP"]
    assert second.kinds[0].neighbours[0].direction == "in"


def test_common_partners_show_both_ties(embedded: Store) -> None:
    answer = neighbours.common(embedded, "USA", "PRY", types=["HAS_MISSION_IN"])
    assert [one.party.id for one in answer.partners] == ["ISR"]
    assert [tie.party.id for tie in answer.partners[0].ties["HAS_MISSION_IN"]] == ["USA", "PRY"]


def test_a_retraction_leaves_the_old_answer_before_its_day(store: Store) -> None:
    states_world.build(store)
    before = relations.ties(store, "relations", "SAU", valid_on=DAY)
    assert [(one.holds, one.last_seen) for one in before.states] == [("possibly", "2023-08-06")]  # the day of the agency's text
    claim = states_world.retract_relations(store)
    assert relations.ties(store, "relations", "SAU", valid_on=DAY, holds=["no"]).total == 1
    then = relations.ties(store, "recognizes", "USA", known_on="2026-01-01")
    assert then.total == 1
    old = relations.ties(store, "relations", "SAU", valid_on=DAY, known_on="2024-12-31")
    assert claim in {id_ for one in old.states for episode in one.episodes for id_ in episode.claims}
    assert [one.holds for one in old.states] == ["possibly"]


def test_a_track_of_which_everything_was_retracted_is_still_known_before(store: Store) -> None:
    from legation.graph import projection
    from legation.graph.write import retract

    states_world.build(store)
    (claim,) = (claim for claim in states_world.claims() if claim.subject == "SWE")
    retract(store, [claim.id], why="a test of retraction", at="2025-01-01T00:00:00Z")
    projection.run(store)
    assert relations.ties(store, "memberships", "SWE", valid_on=DAY).states == []
    assert [one.holds for one in relations.ties(store, "memberships", "SWE", valid_on=DAY, known_on="2024-12-31").states] == ["possibly"]


def test_wrong_parameters_are_named(embedded: Store) -> None:
    for call, place in (
        (lambda: missions.missions(embedded), "sender"),
        (lambda: missions.missions(embedded, sender="USA", types=["castle"]), "type"),
        (lambda: relations.ties(embedded, "relations", "USA", valid_on="yesterday"), "valid_on"),
        (lambda: relations.ties(embedded, "relations", "USA", prefer="loudest"), "prefer"),
        (lambda: events.events(embedded, "2018/.."), "period"),
        (lambda: neighbours.neighbours(embedded, "USA", types=["LIKES"]), "type"),
    ):
        with pytest.raises(InputError) as caught:
            call()
        assert caught.value.place == place
    with pytest.raises(UnknownParty):
        missions.missions(embedded, sender="Ruritania")


def test_a_matrix_says_what_the_lists_say(embedded: Store) -> None:
    answer = state_matrix.matrix(embedded, "missions", Group(["USA", "PRY", "IRL"]), Group(region="Asia", bloc="NATO"), valid_on=DAY)
    cells = {(one.subject, one.object): one for one in answer.cells}
    assert cells["USA", "ISR"].holds == "possibly"  # last seen in a list of 2022-11-16
    for sender in ("USA", "PRY", "IRL"):
        listed = missions.missions(
            embedded, sender=sender, types=state_matrix.EMBASSIES, valid_on=DAY, holds=["yes", "possibly", "unknown", "no"]
        )
        hosts = {one.object.id for one in listed.missions if one.object}
        assert {host for subject, host in cells if subject == sender and cells[subject, host].holds != "nothing claimed"} <= hosts
    assert [one.id for one in answer.subjects] == ["IRL", "PRY", "USA"]
    assert all(one.sources and one.sample for one in answer.cells if one.holds != "nothing claimed")


def test_a_matrix_of_recognition_counts_as_the_list_does(embedded: Store) -> None:
    listed = recognition.recognition(embedded, ["XKX"], valid_on=DAY).targets[0].observers
    matrix = state_matrix.matrix(embedded, "recognition", Group([one.subject.id for one in listed]), Group(["XKX"]), valid_on=DAY)
    states = {one.subject: one.holds for one in matrix.cells}
    for one in listed:
        expected = "nothing claimed" if not one.episodes else "undated" if one.holds == "unknown" else one.holds
        assert states[one.subject.id] == expected


def test_a_matrix_of_nobody_is_refused(embedded: Store) -> None:
    with pytest.raises(InputError, match="choose parties"):
        state_matrix.matrix(embedded, "missions", Group(), Group())
    with pytest.raises(InputError, match="at most 60"):
        state_matrix.matrix(embedded, "missions", Group(["USA"] * 61), Group())
    with pytest.raises(InputError, match="not an organisation"):
        state_matrix.matrix(embedded, "recognition", Group(bloc="USA"), Group())


def test_the_states_of_a_dyad_do_not_rest_on_what_is_shown_of_it(embedded: Store) -> None:
    whole = dyads.between(embedded, "IRN", "SAU", valid_on=DAY)
    cut = dyads.between(embedded, "IRN", "SAU", valid_on=DAY, limit=1)
    assert cut.truncated
    assert len(cut.timeline) == 1
    assert cut.tracks == whole.tracks
    assert "The states rest on all of them" in cut.notes[-1]


def test_names_of_a_dyad_are_those_of_its_day(embedded: Store) -> None:
    answer = dyads.between(embedded, "Serbia", "Greece", valid_on="1985")
    assert answer.a.id == "SRB"
    assert any("In 1985 Serbia was part of Yugoslavia (YUG)" in note for note in answer.notes)
    assert any("Yugoslavia had ended" in note for note in dyads.between(embedded, "Yugoslavia", "Greece", valid_on="2010").notes)


def test_a_place_seen_later_is_not_the_seat_of_an_earlier_day(embedded: Store) -> None:
    (before,) = missions.missions(embedded, sender="IRL", host="BGR", valid_on="2010").missions
    assert (before.place, before.place_on_day, before.holds) == ("Sofia", "possibly", "unknown")
    (seen,) = missions.missions(embedded, sender="IRL", host="BGR", valid_on="2022-11-16").missions
    assert (seen.place_on_day, seen.holds) == ("yes", "yes")
    (moved,) = missions.missions(embedded, sender="USA", host="ISR", valid_on="2010").missions
    assert (moved.place, moved.place_on_day) == ("Tel Aviv", "yes")


def test_a_count_of_few_claims_says_of_whom_nothing_is_claimed(embedded: Store) -> None:
    answer = recognition.recognition(embedded, ["XKX"], observers=["ESP"], valid_on=DAY)
    said = " ".join(answer.notes)
    assert "of all others nothing is claimed, which is not the same as no recognition" in said
    assert "No loaded source says whether Spain recognises Kosovo: unknown." in said
