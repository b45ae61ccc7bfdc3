"""Questions about pairs, paths, representation from elsewhere and evidence: right on the hard cases, equal on both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legation.graph.errors import InputError, LimitExceeded, NotFound
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.questions.evidence import evidence
from legation.service.questions.missions import missions, representation
from legation.service.questions.pairs import pairs
from legation.service.questions.recognition import switches
from legation.service.questions.relations import paths
from tests.contract.answers import same_answer, table_of

DAY = "2024-06-01"
QUESTIONS: dict[str, Callable[[Store], Answer]] = {
    "one-sided": lambda store: pairs.pairs(store, "one_sided", valid_on=DAY),
    "one-sided as known": lambda store: pairs.pairs(store, "one_sided", valid_on="2010", known_on="2021-01-01"),
    "relations alone": lambda store: pairs.pairs(store, "relations_without_missions", valid_on="2000"),
    "missions alone": lambda store: pairs.pairs(store, "missions_without_relations", valid_on=DAY),
    "accreditations": lambda store: representation.accreditations(store, least=2, valid_on="2022-11-16"),
    "accredited to": lambda store: representation.accreditations(store, host="ARM", valid_on="2022-11-16"),
    "protecting powers": lambda store: representation.protecting(store, protected="USA", receiving="Tehran", valid_on=DAY),
    "one publisher": lambda store: evidence.rests_on_one(store, "Wikidata", valid_on=DAY),
    "disagreeing": lambda store: evidence.disagreeing(store, valid_on=DAY, prefer="majority"),
    "sole publishers": lambda store: evidence.sole_publishers(store),
    "switches": lambda store: switches.switches(store, "TWN", "CHN", first=2016, last=2025),
    "switches as known": lambda store: switches.switches(store, "Taiwan", "China", known_on="2020-01-01"),
    "audit": lambda store: evidence.audit(store, "url", limit=5),
    "paths": lambda store: paths.paths(store, "PRY", "XKX", max_hops=4),
    "paths on a day": lambda store: paths.paths(store, "USA", "STP", types=["RECOGNIZES"], valid_on="2012-06-01", max_hops=4),
}


test_both_engines_give_the_same_answer = same_answer(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_is_a_table_too(embedded: Store, name: str) -> None:
    rows = table_of(QUESTIONS[name](embedded))
    assert rows or name in ("relations alone", "one-sided as known", "switches as known")


def test_who_speaks_for_the_united_states_in_tehran(embedded: Store) -> None:
    (mandate,) = representation.protecting(embedded, protected="USA", receiving="Tehran", valid_on=DAY).states
    assert (mandate.subject.id, mandate.holds, mandate.details["scope"]) == ("CHE", "possibly", "diplomatic and consular")
    assert mandate.episodes[0].begins == "1980-05-21"
    before = representation.protecting(embedded, protected="USA", receiving="IRN", valid_on="1979-01-01", holds=["unknown"])
    assert before.total == 1


def test_an_interests_mandate_is_no_mission(embedded: Store) -> None:
    assert missions.missions(embedded, sender="USA", host="IRN", valid_on=DAY).missions == []


def test_one_ambassador_for_several_states(embedded: Store) -> None:
    (cover,) = representation.accreditations(embedded, least=2, valid_on="2022-11-16").covers
    assert (cover.sender.id, cover.seat and cover.seat.id, [one.id for one in cover.hosts]) == ("IRL", "BGR", ["ARM", "GEO", "TKM"])
    assert representation.accreditations(embedded, host="ARM", least=4, valid_on="2022-11-16").covers == []


def test_one_sided_pairs_say_what_is_not_claimed(embedded: Store) -> None:
    found = {(one.a.id, one.b.id): one for one in pairs.pairs(embedded, "one_sided", valid_on="2024-06-01").pairs}
    assert found["IRN", "SAU"].mission_of_b_in_a == "nothing claimed"  # Tehran's side is alleged only
    assert ("USA", "ISR") not in found
    assert pairs.pairs(embedded, "one_sided", party="PRY", valid_on="2018-07-01").total == 1


def test_relations_without_missions_and_the_reverse(embedded: Store) -> None:
    alone = pairs.pairs(embedded, "relations_without_missions", valid_on="2000").pairs
    assert [(one.a.id, one.b.id) for one in alone] == [("AZE", "ISR"), ("HND", "TWN"), ("IRN", "SAU"), ("NRU", "TWN")]
    missions_only = pairs.pairs(embedded, "missions_without_relations", valid_on="2010").pairs
    assert {(one.a.id, one.b.id, one.relations) for one in missions_only} >= {("ISR", "USA", "nothing claimed")}


def test_a_path_names_the_claims_of_each_step(embedded: Store) -> None:
    answer = paths.paths(embedded, "PRY", "XKX", max_hops=4)
    assert [one.id for one in answer.paths[0].parties] == ["PRY", "ISR", "USA", "XKX"]
    assert all(tie.sample and tie.sources for step in answer.paths[0].steps for tie in step.ties.values())
    assert paths.paths(embedded, "PRY", "XKX", max_hops=2).paths == []
    assert paths.paths(embedded, "PRY", "XKX", max_hops=4, valid_on="1990").paths == []
    with pytest.raises(InputError):
        paths.paths(embedded, "PRY", "XKX", max_hops=5)


def test_a_path_stops_at_its_time_limit(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "SECONDS", 0.0)
    with pytest.raises(LimitExceeded, match="fewer hops"):
        paths.paths(embedded, "USA", "IRN")


def test_facts_that_rest_on_one_publisher(embedded: Store) -> None:
    found = {one.track for one in evidence.rests_on_one(embedded, "wikidata", valid_on=DAY).states}
    assert found == {f"accreditation|IRL|{host}|embassy" for host in ("ARM", "GEO", "TKM")} | {"mission|IRL|BGR|embassy|"}
    first = evidence.rests_on_one(embedded, "Wikidata", limit=1)
    assert first.truncated
    assert evidence.rests_on_one(embedded, "Wikidata", after=first.states[0].track, limit=10).total == 3
    with pytest.raises(NotFound, match="Wikipedia"):
        evidence.rests_on_one(embedded, "Wiki")


def test_claims_that_disagree_are_grouped_by_value(embedded: Store) -> None:
    found = {one.track: one for one in evidence.disagreeing(embedded, valid_on=DAY, prefer="majority").states}
    assert set(found) == {"relations|AZE|ISR", "recognition|OMN|XKX", "recognition|SLE|XKX"}
    (dates,) = found["relations|AZE|ISR"].disagreements
    assert [(value.value, value.independent_sources, value.chosen) for value in dates.values] == [
        ("1993-08-01", 2, True),
        ("1992-04-07", 1, False),
    ]
    assert {one.about for one in found["recognition|OMN|XKX"].disagreements} == {"fact"}


def test_an_audit_counts_what_is_missing(embedded: Store) -> None:
    answer = evidence.audit(embedded, "date", limit=10)
    assert {one.kind for one in answer.by} == {"recognition_withdrawn", "recognized"}
    assert answer.lacking == len(answer.page) == 2


def test_who_switched_and_of_whom_nobody_tells_the_end(embedded: Store) -> None:
    found = {one.party.id: one for one in switches.switches(embedded, "TWN", "CHN", first=2016, last=2025).switches}
    assert {id_: (one.status, one.began, one.ended) for id_, one in found.items()} == {
        "NRU": ("switched", "2024-01-24", "2024-01-15"),
        "HND": ("unclear", "2023-03-26", None),
    }
    assert all(one.sources and one.claims for one in found.values())
    assert [one.party.id for one in switches.switches(embedded, "TWN", "CHN", first=2002, last=2002).switches] == ["NRU"]
    assert [one.party.id for one in switches.switches(embedded, "CHN", "TWN", first=2005, last=2005).switches] == ["NRU"]
    assert switches.switches(embedded, "TWN", "CHN", first=1990, last=1999).switches == []
    assert "which is not none" in switches.switches(embedded, "TWN", "CHN", first=1990, last=1999).notes[0]
    with pytest.raises(InputError, match="both names mean"):
        switches.switches(embedded, "TWN", "Taiwan")


def test_facts_of_one_publisher_only_are_counted(embedded: Store) -> None:
    answer = evidence.sole_publishers(embedded)
    counts = {one.publisher: one.facts for one in answer.publishers}
    assert counts["Wikidata"] == 4
    assert answer.facts == sum(counts.values())
    assert list(counts.values()) == sorted(counts.values())
    assert len(evidence.rests_on_one(embedded, "Wikidata", limit=10).states) == counts["Wikidata"]


def test_a_party_with_no_edge_ends_the_walk_at_once(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    inner = embedded.read

    def counted(name: str, *args: Any, **kwargs: Any) -> Any:
        read.append(name)
        return inner(name, *args, **kwargs)

    monkeypatch.setattr(embedded, "read", counted)
    answer = paths.paths(embedded, "USA", "BVT", max_hops=4)
    assert answer.paths == []
    assert "No path of at most 4 steps is known" in answer.notes[0]
    assert [name for name in read if "reach" in name] == ["ask/reach_ever"] * 2  # one from each end, and no step further
