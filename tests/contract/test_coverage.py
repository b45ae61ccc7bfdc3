"""How much is loaded, by kind, decade and region: right on a small world, equal on both engines."""

from __future__ import annotations

import pytest

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError
from legation.graph.kinds import KINDS
from legation.graph.store import Store
from legation.graph.write import Writer, retract
from legation.service.answers.coverage import CoverageCell
from legation.service.questions.evidence.coverage import coverage
from tests.contract.answers import as_json, table_of

ATLAS = Source(publisher="Wikipedia", title="Foreign relations of Kenya", published="2025-11")
STATE = Source(publisher="US Department of State", published="2008")
COPY = Source(publisher="A newspaper", published="2009-05-01", cites=(STATE,))


def claims() -> list[Claim]:
    return [
        Claim(kind="relations_established", subject="KEN", object="AZE", when="2004-05-29", source=ATLAS),
        Claim(kind="relations_established", subject="AZE", object="KEN", when="2004-05-29", source=STATE),
        Claim(kind="relations_established", subject="KEN", object="AZE", when="2004-05-29", source=COPY),
        Claim(kind="relations_established", subject="KEN", object="AZE", when="2004", source=ATLAS),
        Claim(kind="relations_established", subject="KEN", object="TZA", when="1964-12-14", source=ATLAS),
        Claim(kind="relations_established", subject="KEN", object="UGA", source=ATLAS),
        Claim(kind="recognized", subject="KEN", object="XKX", when="2025-03-26", source=ATLAS),
        Claim(kind="recognized", subject="AZE", object="XKX", when="2027", modality="planned", source=ATLAS),
        Claim(kind="membership", subject="KEN", object="UN", when="1963-12-16/..", source=ATLAS),
        Claim(kind="recognized", subject="UGA", object="XKX", when="2012", source=ATLAS),
    ]


@pytest.fixture
def filled(store: Store) -> Store:
    made = claims()
    Writer(store).add(made)
    projection.run(store)
    retract(store, [made[-1].id], why="an error")
    return store


def cells(store: Store, **asked: object) -> dict[tuple[str, str, str], CoverageCell]:
    return {(one.kind, one.decade, one.region): one for one in coverage(store, **asked).cells}  # type: ignore[arg-type]


def test_what_is_said_by_three_is_one_fact_of_two_origins(filled: Store) -> None:
    one = cells(filled)["relations_established", "2000s", "Eastern Africa"]
    assert (one.facts, one.claims, one.pairs, one.sources, one.independent, one.last_seen) == (2, 4, 1, 3, 2, "2004-05-29")
    whole = {one.kind: one for one in coverage(filled).kinds}["relations_established"]
    assert (whole.facts, whole.claims, whole.pairs, whole.sources, whole.independent) == (4, 6, 3, 3, 2)


def test_decades_and_regions_have_their_cells_and_what_has_none_is_named(filled: Store) -> None:
    by_decade = cells(filled, by="decade")
    assert {key[1] for key in by_decade if key[0] == "relations_established"} == {"1960s", "2000s", "undated"}
    assert {key[2] for key in by_decade} == {"all"}
    by_region = cells(filled, by="region")
    assert by_region["relations_established", "all", "Western Asia"].facts == 2
    assert by_region["relations_established", "all", "Eastern Africa"].facts == 4
    assert by_region["membership", "all", "none"].pairs == 1
    assert cells(filled, region="Western Asia", by="decade").keys() == {("relations_established", "2000s", "all")}


def test_planned_and_retracted_claims_are_not_counted(filled: Store) -> None:
    asked = coverage(filled, kinds=["recognized"])
    assert [(one.kind, one.facts, one.last_seen) for one in asked.kinds] == [("recognized", 1, "2025-03-26")]
    assert {one.decade for one in asked.cells} == {"2020s"}


def test_every_kind_is_listed_and_a_write_is_seen(filled: Store) -> None:
    before = coverage(filled)
    assert {one.kind for one in before.kinds} == set(KINDS)
    assert [one.facts for one in before.kinds if one.kind == "war"] == [0]
    Writer(filled).add([Claim(kind="war", subject="UGA", object="TZA", when="1978", source=ATLAS)])
    after = coverage(filled)
    assert after.version != before.version
    assert [one.facts for one in after.kinds if one.kind == "war"] == [1]


def test_an_answer_that_is_cut_says_so_and_an_unknown_kind_is_refused(filled: Store) -> None:
    cut = coverage(filled, limit=2)
    assert cut.truncated
    assert (len(cut.cells), cut.total > 2) == (2, True)
    with pytest.raises(InputError, match="no kind 'embassies'"):
        coverage(filled, kinds=["embassies"])
    assert all(row["citation"] for row in table_of(cut))


@pytest.mark.neo4j
@pytest.mark.parametrize("by", ["decade", "region", "both"])
def test_both_engines_give_the_same_answer(embedded: Store, neo4j: Store, by: str) -> None:
    ours, theirs = (as_json(coverage(one, by=by)) for one in (embedded, neo4j))  # type: ignore[arg-type]
    assert {**ours, "version": ""} == {**theirs, "version": ""}
    assert ours["cells"]


def test_a_list_that_says_none_is_named_as_complete(embedded: Store) -> None:
    kinds = {one.kind: one for one in coverage(embedded).kinds}
    assert all(one.what.startswith("also lists where it does not hold") for one in kinds["recognition"].complete)
