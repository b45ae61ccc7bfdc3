"""Claims that cannot be meant are refused at the door, with the field and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from legation.graph.door import check_record
from legation.graph.errors import ClaimError
from legation.graph.sane import read_sane

SOURCE = {"publisher": "A paper", "title": "A page", "published": "2008-02-19"}


def claim(kind: str, subject: str, object_: str, when: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "subject": subject, "object": object_, "when": when, "source": SOURCE, **more}


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (claim("relations_established", "SUN", "USA", "2003-01-01"), "subject", "ended"),
        (claim("recognized", "USA", "XKX", "1908-02-18"), "object", "began"),
        (claim("mission_opened", "ISR", "AZE", "2203-08-29", mission="embassy"), "when", "no end"),
        (claim("relations_established", "ISR", "AZE", "2009-08-29"), "when", "planned"),
        (claim("relations", "AUS", "NZL", "1970/9999-12-31"), "when", "1970/.."),
        (claim("mission", "USA", "ISR", "1990/", mission="Embassy"), "mission", "types are"),
    ],
)
def test_what_cannot_be_meant_is_refused(record: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(ClaimError) as caught:
        read_sane(record, place="facts.jsonl, line 3")
    assert caught.value.field == field
    assert words in str(caught.value)
    assert "line 3" in str(caught.value) or caught.value.place == "facts.jsonl, line 3"


def test_what_can_be_meant_is_taken() -> None:
    assert read_sane(claim("mission_opened", "ISR", "AZE", "2009", mission="embassy", modality="planned"), place="x")
    assert read_sane(claim("succession", "RUS", "SUN", "1991-12-26"), place="x")
    assert read_sane(claim("relations_established", "IND", "USA", "1946-11-01"), place="x")
    kept = claim("relations", "AUS", "NZL", "1970/9999-12-31", recorded_at="2026-01-01T00:00:00Z")
    assert read_sane(kept, place="x")  # a graph gave it out


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"quote": "a" * 10_001}, "characters"),
        ({"value": 2**63}, "64 bits"),
        ({"details": {"a": {"b": {"c": {"d": 1}}}}}, "nested"),
        ({"details": {"a": ["x\x07"]}}, "control character"),
        ({"details": {"a\x07": 1}}, "control character"),
        ({"details": {"a": 2**64}}, "64 bits"),
        ({"source": {"publisher": "P", "cites": [{"publisher": "Q", "url": "javascript:1"}]}}, "no address"),
        ({"source": {"publisher": "P", "url": "javascript:1"}}, "no address"),
    ],
)
def test_a_look_at_a_glance_lets_nothing_through(more: dict[str, Any], words: str) -> None:
    record = claim("relations_established", "ISR", "AZE", "1992-04-07")
    check_record(record, place="facts.jsonl, line 1", signs=True)
    with pytest.raises(ClaimError, match=words):
        check_record(record | more, place="facts.jsonl, line 1", signs=True)
