"""Each question on both engines over the starter claims: equal answers, and the figures that the project is about."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import pytest

from legation.graph.errors import InputError, NotCovered, NotFound, UnknownParty
from legation.graph.store import Store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.answers.base import Answer
from legation.service.http.formats import to_csv, to_json
from legation.service.questions.arms import partners, reported
from legation.service.questions.evidence import claims
from legation.service.questions.evidence.catalog import catalog
from legation.service.questions.missions import representation
from legation.service.questions.pairs import dyads
from legation.service.questions.parties import parties
from legation.service.questions.recognition import recognition, switches
from legation.service.questions.relations import relations
from tests.contract.answers import as_json, same_answer
from tests.contract.conftest import Fill

SEED_SHARES = {(69, "object_imports"), (17, "subject_exports")}


def share_claim(store: Store) -> str:
    found = reported.check(store, "ISR", "AZE").reported
    return next(one.claim for one in found if one.value == 69)


QUESTIONS: dict[str, Callable[[Store], Answer]] = {
    "suppliers": lambda store: partners.suppliers(store, "AZE", 2016, 2020),
    "suppliers by name and edition": lambda store: partners.suppliers(store, "Azerbaijan", 2016, 2020, edition="2022-07-28"),
    "suppliers of a region": lambda store: partners.suppliers(store, "AZE", 2016, 2020, region="Western Asia"),
    "suppliers of one year": lambda store: partners.suppliers(store, "AZE", 2018, 2018),
    "suppliers as known": lambda store: partners.suppliers(store, "AZE", 2016, 2020, known_on="2023-03-29"),
    "recipients": lambda store: partners.recipients(store, "ISR", 2016, 2020),
    "check": lambda store: reported.check(store, "Israel", "Azerbaijan"),
    "dyad": lambda store: dyads.between(store, "AZE", "ISR", valid_on="2023-04-01"),
    "dyad as known": lambda store: dyads.between(store, "AZE", "ISR", valid_on="2023-04-01", known_on="2023-03-29"),
    "claim": lambda store: claims.claim(store, share_claim(store)),
}


@pytest.fixture(scope="module")
def fill() -> Fill:
    """The starter claims."""
    return lambda store: load(store, registry.find("claims"), starter.path())


test_both_engines_give_the_same_answer = same_answer(QUESTIONS)


@pytest.mark.neo4j
def test_both_engines_hold_the_same_catalogue(embedded: Store, neo4j: Store) -> None:
    ours, theirs = as_json(catalog(embedded)), as_json(catalog(neo4j))
    for part in ("counts", "kinds", "editions", "sources"):
        assert theirs[part] == ours[part]


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_is_a_table_too(embedded: Store, name: str) -> None:
    answer = QUESTIONS[name](embedded)
    rows = list(answer.table())
    assert rows
    assert all(list(row) == answer.columns() for row in rows)
    assert len(to_csv(answer).splitlines()) > len(rows)


def test_suppliers_are_as_the_issue_states_them(embedded: Store) -> None:
    body = orjson.loads(to_json(partners.suppliers(embedded, "AZE", 2016, 2020)))
    assert list(body)[:9] == ["recipient", "from", "to", "edition", "unit", "total", "suppliers", "reported", "notes"]
    head = {name: body[name] for name in ("recipient", "from", "to", "edition", "unit", "total")}
    assert head == {"recipient": "AZE", "from": 2016, "to": 2020, "edition": "2025-01-03", "unit": "TIV", "total": 1029.61}
    first = body["suppliers"][0]
    assert list(first)[:7] == ["supplier", "name", "tiv", "share_of_imports", "share_of_exports", "estimated_tiv", "deliveries"]
    assert (first["supplier"], first["name"], first["tiv"]) == ("ISR", "Israel", 697.45)
    assert (first["share_of_imports"], first["share_of_exports"]) == (67.74, 16.01)
    assert sum(one["share_of_imports"] for one in body["suppliers"]) == pytest.approx(100, abs=0.05)
    assert sum(one["tiv"] for one in body["suppliers"]) == pytest.approx(1029.61, abs=0.05)


def test_both_reported_shares_agree_with_the_one_edition_and_differ_from_the_other(embedded: Store) -> None:
    answer = partners.suppliers(embedded, "AZE", 2016, 2020)
    assert {(one.value, one.base) for one in answer.reported} == SEED_SHARES
    checks = {one.value: {c.edition: (c.register_, c.verdict) for c in one.checks} for one in answer.reported}
    assert checks[69] == {"2022-07-28": (69.46, "agrees"), "2025-01-03": (67.74, "differs")}
    assert checks[17] == {"2022-07-28": (16.61, "agrees"), "2025-01-03": (16.01, "differs")}
    revised = next(note for note in answer.notes if "69 %" in note and "revised" in note)
    assert "went from 696.00 to 697.45 (+1.45)" in revised
    assert "went from 1,002.00 to 1,029.61 (+27.61), mostly Türkiye +23.60" in revised
    assert all(one.out_of_date for one in answer.reported)


def test_an_older_edition_answers_when_it_is_asked_for(embedded: Store) -> None:
    answer = partners.suppliers(embedded, "AZE", 2016, 2020, edition="2022-07-28")
    assert (answer.edition, answer.total, answer.suppliers[0].tiv, answer.suppliers[0].share_of_imports) == (
        "2022-07-28",
        1002.0,
        696.0,
        69.46,
    )
    assert answer.suppliers[0].share_of_exports == 16.61
    assert any("newer edition" in note and "2025-01-03" in note for note in answer.notes)


def test_what_was_not_published_yet_is_not_known(embedded: Store) -> None:
    answer = partners.suppliers(embedded, "AZE", 2016, 2020, known_on="2023-03-29")
    assert answer.edition == "2022-07-28"
    assert [one.edition for one in answer.editions if one.answers] == ["2022-07-28"]
    assert {one.value for one in answer.reported} == {69, 17}
    assert partners.suppliers(embedded, "AZE", 2016, 2020, known_on="2023-03-28").reported == []
    with pytest.raises(NotCovered, match="None of the loaded registers had been published by 2021-12-31: the oldest, edition 2022-07-28"):
        partners.suppliers(embedded, "AZE", 2016, 2020, known_on="2021")


def test_a_share_of_five_years_is_not_divided_into_one(embedded: Store) -> None:
    answer = partners.suppliers(embedded, "AZE", 2018, 2018)
    assert answer.reported == []
    assert any("69 %" in note and "2016/2020" in note and "not divided" in note for note in answer.notes)


def test_recipients_mirror_suppliers(embedded: Store) -> None:
    answer = partners.recipients(embedded, "Israel", 2016, 2020)
    line = next(one for one in answer.recipients if one.recipient == "AZE")
    assert (answer.total, line.tiv, line.share_of_exports, line.share_of_imports) == (4356.07, 697.45, 16.01, 67.74)
    assert list(orjson.loads(to_json(answer))["recipients"][0])[:5] == ["recipient", "name", "tiv", "share_of_exports", "share_of_imports"]
    assert {(one.value, one.base) for one in answer.reported} == SEED_SHARES


def test_what_is_not_covered_is_refused_and_says_what_is(embedded: Store) -> None:
    with pytest.raises(NotCovered, match=r"2025-01-03 covers 2000 to 2023"):
        partners.suppliers(embedded, "AZE", 1950, 1960)
    with pytest.raises(NotCovered, match="only some parties' imports"):
        partners.suppliers(embedded, "BRA", 2016, 2020)
    with pytest.raises(InputError, match=r"edition '1999' is not loaded.*2022-07-28, 2025-01-03"):
        partners.suppliers(embedded, "AZE", 2016, 2020, edition="1999")


def test_wrong_questions_name_what_is_wrong(embedded: Store) -> None:
    with pytest.raises(UnknownParty) as unknown:
        partners.suppliers(embedded, "Azerbajan", 2016, 2020)
    assert "AZE: Azerbaijan" in unknown.value.suggestions
    with pytest.raises(InputError, match="to: 20166 is not a year"):
        partners.suppliers(embedded, "AZE", 2016, 20166)
    with pytest.raises(InputError, match="ends"):
        partners.suppliers(embedded, "AZE", 2020, 2016)
    with pytest.raises(InputError, match="both names mean Azerbaijan"):
        dyads.between(embedded, "AZ", "Azerbaijan")
    with pytest.raises(NotFound, match="no claim"):
        claims.claim(embedded, "nothing")
    with pytest.raises(InputError, match="valid_on"):
        dyads.between(embedded, "AZE", "ISR", valid_on="yesterday")


def test_the_planned_embassy_changes_no_state_and_the_dyad_is_in_time_order(embedded: Store) -> None:
    answer = dyads.between(embedded, "AZE", "ISR", valid_on="2023-04-01", known_on="2023-03-31")
    embassy = next(one for one in answer.tracks if one.track.startswith("mission|AZE|ISR|embassy"))
    assert embassy.planned
    assert embassy.episodes == []
    assert embassy.holds == "unknown"
    recognition = next(one for one in answer.tracks if one.about == "recognition")
    assert (recognition.subject, recognition.object, recognition.holds, recognition.last_seen) == ("ISR", "AZE", "possibly", "2023-03-29")
    assert recognition.sentence == "Held when last seen, 29 March 2023; nothing later tells."
    assert recognition.episodes[0].begins == "1991-01-01..1991-12-31"
    times = [line.when[:4] for line in answer.timeline if line.when]
    assert times == sorted(times)
    assert all(line.quote and line.source for line in answer.timeline if line.source and line.source.publisher == "The Times of Israel")


def test_a_claim_leads_to_its_primary_source(embedded: Store) -> None:
    answer = claims.claim(embedded, share_claim(embedded))
    assert [link.source.publisher for link in answer.chain] == ["The Times of Israel", "Stockholm International Peace Research Institute"]
    assert answer.primary == "Stockholm International Peace Research Institute"
    assert answer.claim.says == "Israel supplied 69 % of Azerbaijan's arms imports"
    assert answer.claim.quote
    assert answer.span is not None
    assert answer.contradicts == []
    assert answer.claim.claim in answer.cite


def test_parties_are_found_by_names_of_any_time() -> None:
    assert parties.find("Turkey").parties[0].id == "TUR"
    yugoslavia = parties.party("YUG")
    assert yugoslavia.end is not None
    assert {one.id for one in yugoslavia.successors} >= {"HRV", "SVN"}
    assert parties.current_id("aze") == "AZE"
    assert parties.current_id("AZ") == "AZE"
    assert parties.current_id("ROM") == "ROU"
    assert parties.current_id("nowhere at all") is None


def test_suppliers_of_a_region_keep_their_shares(embedded: Store) -> None:
    whole, part = partners.suppliers(embedded, "AZE", 2016, 2020), partners.suppliers(embedded, "AZE", 2016, 2020, region="Western Asia")
    assert [one.supplier for one in part.suppliers] == ["ISR", "TUR"]
    assert part.suppliers[0] == next(one for one in whole.suppliers if one.supplier == "ISR")
    assert part.total == whole.total
    assert any("Only suppliers in Western Asia" in note for note in part.notes)


def test_the_starter_answers_who_speaks_for_whom_who_withdrew_and_who_switched(embedded: Store) -> None:
    tehran = representation.protecting(embedded, protected="USA", receiving="Tehran", valid_on="2025-11")
    assert [(one.subject.id, one.holds) for one in tehran.states] == [("CHE", "possibly")]  # seen in a month, not on each day of it
    assert {one.observer.id for one in recognition.withdrawals(embedded, "XKX").withdrawals} == {"CAF", "NRU", "PNG", "SLB"}
    moved = {one.party.id: one.status for one in switches.switches(embedded, "TWN", "CHN", first=2016, last=2024).switches}
    assert moved == {"DOM": "switched", "PAN": "switched", "SLV": "switched"}


def test_the_starter_knows_the_members_of_the_union_by_year(embedded: Store) -> None:
    members = {
        day: relations.ties(embedded, "members", "EU", valid_on=day, holds=["yes", "possibly"]).total
        for day in ("2003", "2012", "2019", "2024")  # some were last seen in 2020
    }
    assert members == {"2003": 15, "2012": 27, "2019": 28, "2024": 27}
