"""The rules of an arms answer, each on small claims made for it and on both engines: orders over several years, zero, no value, unknown
parties, ended states, other scopes, retraction, disagreement."""

from __future__ import annotations

from typing import Any

import pytest

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, NotCovered, NotFound
from legation.graph.store import Store
from legation.graph.write import Writer, retract
from legation.service.questions.arms import partners, reported
from legation.service.questions.evidence import claims, evidence
from legation.service.questions.pairs import dyads
from legation.service.questions.panel import panel
from legation.service.questions.recognition import recognition
from legation.service.questions.relations import relations, subgraph

SIPRI = "Stockholm International Peace Research Institute"
PAPER = Source(publisher="The Daily", published="2021-05-01", cites=(Source(publisher=SIPRI),))
OTHER = Source(publisher="The Weekly", published="2021-06-01")


def register(edition: str, **covers: Any) -> Source:
    return Source.model_validate(
        {"publisher": SIPRI, "edition": edition, "published": edition, "dataset": "sipri", "covers": {"first": 2000, "last": 2020} | covers}
    )


YEARLY = register("2021-03-15")
ORDERS = register("2022-03-14", yearly=False)


def delivery(subject: str, object_: str, when: str, tiv: float | None, source: Source = YEARLY, **more: Any) -> Claim:
    body = {"kind": "arms_transfer", "subject": subject, "object": object_, "when": when, "value": tiv, "unit": "TIV", "source": source}
    return Claim.model_validate(body | more)


def share(value: float, *, source: Source = PAPER, **more: Any) -> Claim:
    body = {
        "kind": "arms_share", "subject": "ISR", "object": "AZE", "when": "2016/2020", "value": value, "unit": "percent",
        "base": "object_imports", "scope": "major arms", "source": source,
    }  # fmt: skip
    return Claim.model_validate(body | more)


def held(store: Store, *items: Claim) -> Store:
    Writer(store).add(items)
    projection.run(store)
    return store


def test_an_order_that_reaches_over_the_edge_is_a_range_and_never_split(store: Store) -> None:
    held(
        store,
        delivery("ISR", "AZE", "2016", 60, ORDERS),
        delivery("ISR", "AZE", "2017/2018", 40, ORDERS, details={"years": [2017, 2018]}),
        delivery("RUS", "AZE", "2014/2016", 100, ORDERS, details={"years": [2014, 2016]}),
        delivery("BLR", "AZE", "2015/2019", 30, ORDERS, details={"years": [2015, 2019]}),
        delivery("TUR", "AZE", "2014/2022", 50, ORDERS, details={"years": [2014, 2022]}),
    )
    answer = partners.suppliers(store, "AZE", 2016, 2018)
    lines = {one.supplier: one for one in answer.suppliers}
    assert set(lines) == {"ISR", "RUS"}, "an order without a delivery year in the window does not count"
    assert (lines["ISR"].tiv, lines["ISR"].tiv_max) == (100.0, None)
    assert (lines["RUS"].tiv, lines["RUS"].tiv_max) == (0.0, 100.0)
    assert lines["ISR"].share_of_imports is None
    assert lines["ISR"].share_of_imports_range == (50.0, 100.0)
    assert lines["RUS"].share_of_imports_range == (0.0, 50.0)
    assert lines["RUS"].share_of_exports_range == (0.0, 100.0)
    assert (answer.total, answer.total_max) == (100.0, 200.0)
    assert any("not split" in note for note in answer.notes)
    whole = partners.suppliers(store, "AZE", 2014, 2020)
    assert [(one.supplier, one.tiv, one.share_of_imports) for one in whole.suppliers][:2] == [("ISR", 100.0, None), ("RUS", 100.0, None)]


def test_a_register_by_year_is_chosen_before_a_newer_one_by_order(store: Store) -> None:
    held(store, delivery("ISR", "AZE", "2016", 60), delivery("ISR", "AZE", "2016", 60, ORDERS))
    answer = partners.suppliers(store, "AZE", 2016, 2018)
    assert answer.edition == "2021-03-15"
    assert any("2022-03-14 is newer but gives values per order" in note for note in answer.notes)
    assert partners.suppliers(store, "AZE", 2016, 2018, edition="2022-03-14").suppliers[0].share_of_imports == 100.0


def test_zero_no_value_nothing_and_not_covered_are_four_things(store: Store) -> None:
    held(
        store, delivery("ISR", "AZE", "2016", 60), delivery("RUS", "AZE", "2016", 0), delivery("BLR", "AZE", "2017", None),
        delivery("ISR", "BEL", "2010", 1),
    )  # fmt: skip
    answer = partners.suppliers(store, "AZE", 2016, 2020)
    lines = {one.supplier: one for one in answer.suppliers}
    assert (lines["RUS"].tiv, lines["RUS"].share_of_imports, lines["RUS"].unvalued) == (0.0, 0.0, 0)
    assert (lines["BLR"].tiv, lines["BLR"].unvalued) == (0.0, 1)
    assert any("less than half a unit" in note and "Russia" in note and "Belarus" not in note for note in answer.notes)
    assert any("1 deliveries have no value" in note for note in answer.notes)
    nothing = partners.suppliers(store, "BEL", 2016, 2020)
    assert (nothing.total, nothing.suppliers) == (0.0, [])
    assert any("none were identified" in note for note in nothing.notes)
    with pytest.raises(NotCovered):
        partners.suppliers(store, "BEL", 2016, 2021)


def test_unknown_suppliers_are_one_line_without_a_share_of_their_exports(store: Store) -> None:
    held(
        store, delivery("ISR", "AZE", "2016", 60), delivery("unknown", "AZE", "2016", 30, locator="row 1"),
        delivery("unknown", "AZE", "2017", 10, locator="row 2"),
    )  # fmt: skip
    lines = partners.suppliers(store, "AZE", 2016, 2020).suppliers
    assert [(one.supplier, one.name, one.tiv, one.share_of_imports, one.share_of_exports) for one in lines] == [
        ("ISR", "Israel", 60.0, 60.0, 100.0),
        ("unknown", "Unknown supplier(s)", 40.0, 40.0, None),
    ]


def test_the_second_base_is_what_is_printed_where_the_register_is_not_whole(store: Store) -> None:
    extract = register("2021-03-15", suppliers=(), recipients=("AZE",))
    total = {"kind": "arms_total", "subject": "ISR", "when": "2016", "value": 120, "unit": "TIV", "base": "exports", "source": extract}
    held(store, delivery("ISR", "AZE", "2016", 60, extract), delivery("RUS", "AZE", "2016", 20, extract), Claim.model_validate(total))
    lines = {one.supplier: one for one in partners.suppliers(store, "AZE", 2016, 2020).suppliers}
    assert (lines["ISR"].share_of_imports, lines["ISR"].share_of_exports) == (75.0, 50.0)
    assert lines["RUS"].share_of_exports is None, "nobody says what Russia exported in all"
    with pytest.raises(NotCovered, match="only some parties"):
        partners.recipients(store, "ISR", 2016, 2020)


def test_a_state_that_had_ended_is_answered_with_its_successors(store: Store) -> None:
    held(store, delivery("RUS", "SRB", "2016", 5))
    answer = partners.suppliers(store, "Yugoslavia", 2010, 2012)
    assert answer.recipient == "YUG"
    assert answer.suppliers == []
    assert "had ended" in answer.notes[0]
    assert "Croatia (HRV)" in answer.notes[0]


@pytest.mark.parametrize(
    ("value", "scope", "unit", "verdict"),
    [
        (60, "major arms", "percent", "agrees"),
        (60.4, "major arms", "percent", "differs"),
        (60, "small arms", "percent", "not_checkable"),
        (60, "major arms", "USD", "not_checkable"),
    ],
)
def test_a_share_is_held_against_the_register_at_its_own_precision(store: Store, value: float, scope: str, unit: str, verdict: str) -> None:
    held(
        store, delivery("ISR", "AZE", "2016", 60.3), delivery("RUS", "AZE", "2017", 39.7),
        share(value, scope=scope, unit=unit),
    )  # fmt: skip
    (found,) = reported.check(store, "ISR", "AZE").reported
    (check,) = found.checks
    assert check.verdict == verdict
    assert (check.reason is not None) == (verdict == "not_checkable")
    assert (check.difference == -0.1) == (verdict == "differs")


def test_a_share_of_a_window_that_no_edition_covers_cannot_be_checked(store: Store) -> None:
    held(store, delivery("ISR", "AZE", "2016", 60), share(69, when="2019/2023"), share(12, when="2019-05"))
    answer = reported.check(store, "ISR", "AZE")
    assert [one.checks for one in answer.reported] == [[], []]
    assert any("no loaded edition covers 2019/2023" in note for note in answer.notes)
    assert any("not about whole calendar years" in note for note in answer.notes)
    assert reported.check(store, "ISR", "ARM").notes


def test_shares_that_contradict_each_other_are_both_shown(store: Store) -> None:
    first, second, copy = share(69), share(64, source=OTHER), share(69, source=Source(publisher="Copy", cites=(Source(publisher=SIPRI),)))
    held(store, delivery("ISR", "AZE", "2016", 60), first, second, copy)
    answer = claims.claim(store, first.id)
    assert [one.claim for one in answer.agrees] == [copy.id]
    assert [one.claim for one in answer.contradicts] == [second.id]
    assert answer.independent_sources == 1, "two papers that copy one institute are one source"
    assert answer.primary == SIPRI


def test_a_denial_contradicts_and_a_retracted_claim_stands_before_its_day(store: Store) -> None:
    said = Claim(kind="recognized", subject="OMN", object="XKX", when="2011-02", source=PAPER)
    denied = Claim(kind="recognized", subject="OMN", object="XKX", modality="denied", about=said.id, source=OTHER)
    held(store, said, denied)
    assert [one.claim for one in claims.claim(store, said.id).contradicts] == [denied.id]
    assert [one.claim for one in claims.claim(store, denied.id).about] == [said.id]
    retract(store, [said.id], why="the paper corrected itself", at="2022-01-01T00:00:00Z")
    projection.run(store)
    after = claims.claim(store, said.id)
    assert after.retracted_on == "2022-01-01"
    assert "the paper corrected itself" in after.notes[0]
    assert [one.claim for one in dyads.between(store, "OMN", "XKX").timeline] == [denied.id]
    before = dyads.between(store, "OMN", "XKX", known_on="2021-12-31", valid_on="2015")
    assert {one.claim for one in before.timeline} == {said.id, denied.id}
    assert before.tracks[0].holds == "yes"


def test_a_retracted_share_is_still_reported_for_the_days_before(store: Store) -> None:
    claim = share(60)
    held(store, delivery("ISR", "AZE", "2016", 60), claim)
    retract(store, [claim.id], why="misprint", at="2022-01-01T00:00:00Z")
    projection.run(store)
    assert partners.suppliers(store, "AZE", 2016, 2020).reported == []
    assert [one.claim for one in partners.suppliers(store, "AZE", 2016, 2020, known_on="2021-12-31").reported] == [claim.id]


def test_an_alliance_is_told_with_what_it_obliged_to_on_the_day(store: Store) -> None:
    def treaty(object_: str, when: str, *obligations: str) -> Claim:
        said = {"kind": "alliance", "subject": "POL", "object": object_, "when": when, "details": {"obligations": list(obligations)}}
        return Claim.model_validate(said | {"source": OTHER})

    held(
        store, treaty("FRA", "1921/1939", "defense", "consultation"), treaty("FRA", "1997/", "nonaggression"),
        treaty("DEU", "1934/1939", "nonaggression"),
    )  # fmt: skip
    then = relations.ties(store, "alliances", "POL", valid_on="1938")
    owed = {one.subject.id if one.object and one.object.id == "POL" else one.object and one.object.id: one.details for one in then.states}
    assert owed == {"FRA": {"obligations": ["defense", "consultation"]}, "DEU": {"obligations": ["nonaggression"]}}
    assert "Of the 2 listed, 1 oblige to defence" in then.notes[-1]
    assert [row["details"] for row in then.table()] == [["obligations: nonaggression"], *[["obligations: defense, consultation"]] * 2]
    now = relations.ties(store, "alliances", "POL", valid_on="2000")
    assert [one.details for one in now.states] == [{"obligations": ["nonaggression"]}]


def test_relations_beside_recognition_are_those_of_the_day(store: Store) -> None:
    def told(object_: str, kind: str, when: str) -> Claim:
        return Claim.model_validate({"kind": kind, "subject": "TWN", "object": object_, "when": when, "source": OTHER})

    held(
        store, told("USA", "relations_established", "1912"), told("USA", "relations_severed", "1979-01-01"),
        told("PRY", "relations_established", "1957"),
    )  # fmt: skip
    assert "2 parties; 1 have them on that day, or had them when last seen" in recognition.recognition(store, ["TWN"]).notes[-1]
    assert (
        "2 parties; 1 have them on that day, or had them when last seen, 1 more possibly"
        in recognition.recognition(store, ["TWN"], valid_on="1960").notes[-1]
    )


def test_who_is_no_member_is_told_of_those_who_are(store: Store) -> None:
    def member(subject: str, when: str) -> Claim:
        return Claim.model_validate({"kind": "membership", "subject": subject, "object": "NATO", "when": when, "source": OTHER})

    held(store, member("FRA", "1949-08-24/.."), member("ESP", "1982-05-30/.."))
    found = dyads.between(store, "AUT", "NATO", valid_on="1970")
    assert "Austria is not among the members" in found.notes[-1]
    assert "in 1970 those are 1 (" in found.notes[-1]
    assert not any("not among" in note for note in dyads.between(store, "FRA", "NATO").notes)
    assert not any("not among" in note for note in dyads.between(store, "AUT", "EU").notes)


def test_an_organisations_own_trade_points_to_that_of_its_members(store: Store) -> None:
    held(store, delivery("FRA", "EU", "2010", 3.0))
    assert any("/v1/arms/bloc?organisation=EU" in note for note in partners.suppliers(store, "EU", 2010, 2010).notes)


def test_an_ended_state_in_a_table_is_told_with_its_heirs(store: Store) -> None:
    held(store, delivery("RUS", "AZE", "2010", 3.0))
    table = panel.table(store, "country-year", 2010, 2011, parties=["YUG"])
    assert table.description.rows == 0
    assert any("Yugoslavia had ended" in note and "SVN" in note for note in table.description.notes)


def test_a_publisher_is_suggested_by_its_initials_and_a_wrong_kind_names_its_parameter(store: Store) -> None:
    held(store, delivery("RUS", "AZE", "2010", 3.0))
    with pytest.raises(NotFound, match=rf"Publishers: {SIPRI}"):
        evidence.rests_on_one(store, "SIPRI")
    with pytest.raises(InputError) as refused:
        subgraph.subgraph(store, ["AZE"], types=["embassy"])
    assert refused.value.place == "kinds"


def test_lists_are_cut_where_asked_and_say_so(store: Store) -> None:
    held(store, delivery("ISR", "AZE", "2016", 60), delivery("RUS", "AZE", "2016", 30), share(69), share(64, source=OTHER))
    answer = partners.suppliers(store, "AZE", 2016, 2020, limit=1)
    assert (len(answer.suppliers), answer.truncated, answer.total) == (1, True, 90.0)
    dossier = dyads.between(store, "AZE", "ISR", limit=1)
    assert (len(dossier.timeline), dossier.truncated) == (1, True)
    assert any(note.startswith("The timeline shows 1 of ") for note in dossier.notes)


def test_a_membership_that_ended_shows_its_end_and_nothing_that_is_yet_to_come(store: Store) -> None:
    held(store, Claim(kind="membership", subject="GBR", object="EU", when="1973-01-01/2020-01-31", source=PAPER))
    (tie,) = relations.ties(store, "members", "EU", valid_on="2026-11-30", holds=["no"]).states
    assert [(one.begins, one.ends) for one in tie.episodes] == [("1973-01-01", "2020-01-31")]
    assert tie.sentence == "Ended on 31 January 2020."
    (later,) = relations.ties(store, "members", "EU", valid_on="2040-01-01", holds=["possibly"]).states
    assert later.holds == "possibly"
