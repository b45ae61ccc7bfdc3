"""Passages whose claims readers wrote down before the extractor saw them: a floor of F1, and nothing from empty ones."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from legation.extraction.extract import extract
from legation.extraction.gold import gold_claims
from legation.extraction.model import GOLD_KINDS, SYMMETRIC

SLOTS = ("modality", "when", "mission", "place", "value", "base")
STRICT = ("modality", "when", "value", "base")
"""The slots that the second reader's passages fill throughout, and those that `score` holds a claim to."""


def _rows(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).parents[2] / "data" / "extraction" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _fact(claim: dict[str, Any], slots: tuple[str, ...]) -> tuple[object, ...]:
    parties = [str(claim["subject"]), str(claim["object"])]
    if claim["kind"] in SYMMETRIC:
        parties.sort()
    return (claim["kind"], *parties, *(claim.get(slot) for slot in slots))


@pytest.mark.parametrize(
    ("name", "slots", "floor"), [("second_reader.jsonl", SLOTS, 0.95), ("third_reader.jsonl", STRICT, 0.94)], ids=["second", "third"]
)
def test_the_passages_are_read_as_their_reader_read_them(name: str, slots: tuple[str, ...], floor: float) -> None:
    right = found_all = gold_all = 0
    false: list[str] = []
    for row in _rows(name):
        gold = Counter(_fact(claim, slots) for claim in row["claims"])
        found = Counter(_fact(claim, slots) for claim in gold_claims(extract(row["text"], row.get("published"), row["publisher"])))
        right += (gold & found).total()
        gold_all, found_all = gold_all + gold.total(), found_all + found.total()
        if not gold and found:
            false.append(row["id"])
    precision, recall = right / found_all, right / gold_all
    assert not false
    assert precision >= 0.96, (right, found_all)
    assert 2 * precision * recall / (precision + recall) >= floor, (right, found_all, gold_all)


@pytest.mark.parametrize("name", ["second_reader.jsonl", "third_reader.jsonl"])
def test_every_kind_of_claim_is_among_them(name: str) -> None:
    rows = _rows(name)
    assert {claim["kind"] for row in rows for claim in row["claims"]} >= GOLD_KINDS
    assert sum(not row["claims"] for row in rows) >= 40


@pytest.mark.parametrize("name", ["second_reader.jsonl", "third_reader.jsonl"])
def test_every_quote_is_in_its_text(name: str) -> None:
    for row in _rows(name):
        for claim in extract(row["text"], row.get("published"), row["publisher"]):
            assert row["text"][claim.start : claim.end] == claim.quote != ""
