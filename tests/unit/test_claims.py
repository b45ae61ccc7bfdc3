"""The claim model: what it accepts, what it refuses and how it is identified."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.graph.claims import UNKNOWN, Claim, Source, read_claim
from legation.graph.errors import ClaimError
from legation.graph.kinds import KINDS

SOURCE = {"publisher": "The Times of Israel", "published": "2023-03-29"}
SHARE = {
    "kind": "arms_share", "subject": "ISR", "object": "AZE", "when": "2016/2020", "value": 69, "unit": "percent",
    "base": "object_imports", "said_by": "Stockholm International Peace Research Institute", "source": SOURCE,
}  # fmt: skip


def claim(**changes: Any) -> Claim:
    return read_claim(SHARE | changes, place="claims.jsonl, line 1")


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"kind": "embassy"}, "kind", "no kind 'embassy'"),
        ({"when": "20166"}, "when", "not an EDTF date"),
        ({"when": "2016–20"}, "when", "not an EDTF date"),
        ({"object": None}, None, "needs an object"),
        ({"object": "ISR"}, None, "subject and object are both ISR"),
        ({"value": None}, None, "needs 'value'"),
        ({"value": 690}, None, "between 0 and 100 percent"),
        ({"value": "many"}, "value", "valid number"),
        ({"value": float("inf")}, "value", "finite"),
        ({"base": "imports_of_object"}, "base", "no base"),
        ({"modality": "maybe"}, "modality", "'done', 'planned', 'alleged' or 'denied'"),
        ({"details": {"weapon": "x"}}, None, "has no detail weapon"),
        ({"span": [9, 3]}, None, "not a first and last"),
        ({"colour": "red"}, "colour", "Extra inputs"),
        ({"source": {}}, "source.publisher", "required"),
        ({"id": "0" * 20}, None, "is not that of this content"),
        ({"seen_until": "2020"}, None, "span without an end"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_place_and_field(changes: dict[str, Any], field: str | None, reason: str) -> None:
    with pytest.raises(ClaimError, match=r"claims\.jsonl, line 1") as caught:
        claim(**changes)
    assert caught.value.field == field
    assert reason in str(caught.value)


def test_a_negative_volume_is_refused() -> None:
    with pytest.raises(ClaimError, match="never negative"):
        read_claim({"kind": "arms_transfer", "subject": "ISR", "object": "AZE", "value": -1, "unit": "TIV", "source": SOURCE}, place="x")


def test_the_id_is_a_hash_of_content_alone() -> None:
    assert claim().id == claim(loader="any 1", recorded_at="2026-01-01T00:00:00Z").id
    assert claim().id == claim(value=69.0).id
    others = [
        claim(value=17),
        claim(base="subject_exports"),
        claim(when="2016/2019"),
        claim(modality="denied"),
        claim(quote="x"),
        claim(subject="RUS"),
    ]
    assert len({c.id for c in [claim(), *others]}) == 7


def test_json_out_is_json_in() -> None:
    said = claim(quote="“69 percent”", span=[1, 13], details={})
    assert read_claim(said.to_json(), place="again") == said.model_copy(update={"claim_id": said.id})


def test_the_origin_is_the_end_of_the_chain() -> None:
    sipri = Source(publisher="SIPRI")
    quoting = Source(publisher="The Times of Israel", cites=(sipri,))
    copying = Source(publisher="Another Paper", cites=(quoting,))
    assert sipri.origin == quoting.origin == copying.origin == claim().origin == "stockholm international peace research institute"
    assert Source(publisher="The Times of Israel").origin == "times of israel"


def test_a_symmetric_fact_has_one_track_in_either_order() -> None:
    pair = {"kind": "relations_established", "source": SOURCE}
    one = read_claim(pair | {"subject": "ISR", "object": "AZE"}, place="x")
    two = read_claim(pair | {"subject": "AZE", "object": "ISR"}, place="x")
    assert one.track == two.track == "relations|AZE|ISR"
    assert claim().track == "arms_share|ISR|AZE"


def test_an_unknown_party_is_a_placeholder_of_its_claim() -> None:
    one, two = claim(subject=UNKNOWN, locator="1"), claim(subject=UNKNOWN, locator="2")
    assert one.subject_node != two.subject_node
    assert one.subject_node.startswith("unknown:")


def test_known_from_is_the_last_day_that_publication_can_mean() -> None:
    assert Source(publisher="A", published="2023-03").known_from == "2023-03-31"
    assert Source(publisher="A").known_from is None


def test_every_kind_is_declared_whole() -> None:
    for kind in KINDS.values():
        fields = set(Claim.model_fields) | set(kind.details) | {"subject", "object"}
        named = {part.split("}")[0] for part in kind.says.split("{")[1:]}
        assert named <= fields, f"{kind.name} says {named - fields}"
        assert set(kind.needs) <= set(Claim.model_fields)
        assert set(kind.track_by) <= fields
        assert (kind.edge is None) == (kind.object_role is None)


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.one_of(st.none(), st.text(max_size=8), st.integers(), st.floats(), st.lists(st.integers(), max_size=2)),
        max_size=6,
    )
)
def test_any_object_is_a_claim_or_a_clear_error(record: dict[str, Any]) -> None:
    for body in (record, SHARE | record):
        try:
            found = read_claim(body, place="line 1")
        except ClaimError as error:
            assert str(error).startswith("line 1")  # noqa: PT017
        else:
            assert found.kind in KINDS


def test_consulates_are_one_a_city_and_what_stands_for_an_embassy_is_one_a_dyad() -> None:
    def track(mission: str, place: str | None) -> str:
        return read_claim(
            {"kind": "mission", "subject": "USA", "object": "CUB", "mission": mission, "place": place, "source": SOURCE}, place="x"
        ).track

    assert track("interests_section", "Havana") == track("interests_section", None) == "mission|USA|CUB|interests_section|"
    assert track("embassy", "Havana") == track("legation", None)
    assert track("consulate", "Havana") != track("consulate", "Santiago de Cuba")
