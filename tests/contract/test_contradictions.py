"""Contradictions between kinds are listed with the claims of both sides, and only where there are any."""

from __future__ import annotations

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.store import Store
from legation.graph.write import Writer
from legation.service.questions.evidence.contradictions import contradictions
from legation.service.questions.missions import missions
from legation.service.questions.pairs import dyads
from legation.service.questions.recognition import recognition
from legation.service.questions.relations import relations
from tests.contract.test_questions_rules import held

LIST = Source(publisher="A list", published="2022-11-16")
NEWS = Source(publisher="A paper", published="2025-11-30")


def build(store: Store) -> dict[str, Claim]:
    made = {
        "embassy": Claim(kind="mission", subject="UKR", object="RUS", mission="embassy", when="2022-11-16", source=LIST),
        "begun": Claim(kind="relations_established", subject="RUS", object="UKR", when="1992-02-14", source=LIST),
        "severed": Claim(kind="relations_severed", subject="UKR", object="RUS", when="2022-02-24", source=NEWS),
        "none": Claim(kind="no_relations", subject="UKR", object="RUS", when="2025-11", source=NEWS),
        "mandate": Claim(
            kind="represents_interests", subject="CHE", object="USA", when="1980-05-21/..", source=NEWS, details={"receiving": "IRN"}
        ),
        "old": Claim(kind="relations_established", subject="USA", object="IRN", when="1883", source=NEWS),
        "kosovo": Claim(kind="relations_established", subject="ALB", object="XKX", when="2008-03-01", source=NEWS),
    }
    Writer(store, loader="test 1", recorded_at="2026-01-01T00:00:00Z").add(list(made.values()))
    projection.run(store)
    return made


def test_a_listed_embassy_after_a_severance_is_a_contradiction(store: Store) -> None:
    made = build(store)
    (found,) = (one for one in contradictions(store) if one.track.startswith("mission"))
    assert (found.rule, found.track, found.day, found.taken) == ("no-relations-no-embassy", "mission|UKR|RUS|embassy|", "2022-11-16", "no")
    assert found.claims == [made["embassy"].id]
    assert made["severed"].id in found.against


def test_what_follows_is_marked_and_never_stored(store: Store) -> None:
    made = build(store)
    (relations,) = (one for one in dyads.between(store, "USA", "IRN", valid_on="1985-06-01").tracks if one.about == "relations")
    assert relations.holds == "no"
    assert [(one.rule, one.claims) for one in relations.inferred] == [("interests-no-relations", [made["mandate"].id])]
    assert "protecting power" in relations.sentence
    (war,) = (one for one in dyads.between(store, "RUS", "UKR", valid_on="2023-06-01").tracks if one.about == "relations")
    assert (war.holds, war.last_seen, war.sentence) == ("no", "2022-02-24", "Ended on 24 February 2022.")
    assert int(store.read("ask/catalog_counts")[0]["claims"]) == len(made)


def test_recognition_that_relations_imply_is_counted_apart(store: Store) -> None:
    build(store)
    (kosovo,) = recognition.recognition(store, ["XKX"], valid_on="2015").targets
    assert (kosovo.count.lowest, kosovo.count.highest, kosovo.count.implied) == (None, None, ["ALB"])
    (asked,) = recognition.recognition(store, ["XKX"], observers=["Albania"], valid_on="2015").targets
    (albania,) = asked.observers
    assert (albania.subject.id, albania.holds, [one.rule for one in albania.inferred]) == ("ALB", "yes", ["relations-mean-recognition"])
    assert albania.sentence.startswith("No source tells of it by itself; relations, which mean recognition: held")
    unknown = recognition.recognition(store, ["XKX"], observers=["France"], valid_on="2015")
    assert (unknown.total, unknown.targets[0].observers) == (0, [])


def test_a_graph_whose_edges_are_of_an_older_form_is_drawn_anew(store: Store) -> None:
    build(store)
    before = sorted(store.read("ask/world/HAS_RELATIONS_WITH"), key=lambda row: row["track"])
    with_none = next(row for row in before if row["subject"] == "RUS")
    assert with_none["latest"] == "2022-02-24"
    assert projection.rebuild(store) > 0
    assert sorted(store.read("ask/world/HAS_RELATIONS_WITH"), key=lambda row: row["track"]) == before


def test_lists_of_relations_and_missions_follow_the_same_rules(store: Store) -> None:
    build(store)
    (mission,) = missions.missions(store, sender="UKR", valid_on="2023-06-01", holds=["no", "yes", "possibly", "unknown"]).missions
    assert (mission.holds, [one.rule for one in mission.inferred]) == ("no", ["no-relations-no-embassy"])
    (tie,) = relations.ties(store, "relations", "UKR", valid_on="2023-06-01", holds=["no"]).states
    assert tie.sentence == "Ended on 24 February 2022."
    row = next(iter(relations.ties(store, "relations", "UKR", valid_on="2010").table()))
    assert (row["last_seen"], row["sentence"]) == ("2022-02-24", "Held; last seen on 24 February 2022.")


def test_a_dyad_begins_with_what_is_asked_first(store: Store) -> None:
    old, since = Source(publisher="Office of the Historian", published="2008"), "1980-05-21/2025-10-31"
    made = [
        Claim(kind="relations_established", subject="IRN", object="USA", when="1883-06-11", source=old),
        Claim(kind="relations_severed", subject="USA", object="IRN", when="1980-04-07", source=old),
        Claim(kind="mission_closed", subject="USA", object="IRN", when="1979-11-04", mission="embassy", source=old),
        Claim(kind="represents_interests", subject="CHE", object="USA", when=since, source=old, details={"receiving": "IRN"}),
        Claim(kind="mission_opened", subject="AZE", object="ISR", when="2023-03-29", mission="embassy", modality="planned",
              source=Source(publisher="The Times of Israel", published="2023-03-29")),
    ]  # fmt: skip
    held(store, *made)
    assert dyads.between(store, "Iran", "USA", valid_on="2025-06-01").summary == [
        "Relations: no. Severed on 7 April 1980; said by Office of the Historian.",
        "Switzerland represents United States in Iran, since 21 May 1980. Held; last seen on 31 October 2025.",
        "Embassy of United States in Iran: no. Ended on 4 November 1979.",
    ]
    assert dyads.between(store, "USA", "IRN", valid_on="1970").summary[0].startswith("Relations: yes. Held")
    assert dyads.between(store, "AZE", "ISR").summary == [
        "Embassy of Azerbaijan in Israel: announced for 29 March 2023; said by The Times of Israel. "
        "No loaded source tells that it was opened."
    ]
    assert dyads.between(store, "ISR", "FRA").summary == []
