"""Passages whose claims a second reader wrote down before the extractor saw them: a floor of F1, and nothing from empty ones."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from extraction.extract import extract
from extraction.gold import gold_claims
from extraction.model import GOLD_KINDS, SYMMETRIC

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "extraction" / "second_reader.jsonl").read_text(encoding="utf-8").splitlines()
]
SLOTS = ("modality", "when", "mission", "place", "value", "base")


def _fact(claim: dict[str, object]) -> tuple[object, ...]:
    parties = [str(claim["subject"]), str(claim["object"])]
    if claim["kind"] in SYMMETRIC:
        parties.sort()
    return (claim["kind"], *parties, *(claim.get(slot) for slot in SLOTS))


def test_the_second_readers_passages_are_read_as_he_read_them() -> None:
    right = found_all = gold_all = 0
    false: list[str] = []
    for row in ROWS:
        gold = Counter(map(_fact, row["claims"]))
        found = Counter(map(_fact, gold_claims(extract(row["text"], row.get("published"), row["publisher"]))))
        right += (gold & found).total()
        gold_all, found_all = gold_all + gold.total(), found_all + found.total()
        if not gold and found:
            false.append(row["id"])
    precision, recall = right / found_all, right / gold_all
    assert not false
    assert precision >= 0.95, (right, found_all)
    assert 2 * precision * recall / (precision + recall) >= 0.92, (right, found_all, gold_all)


def test_every_kind_of_claim_is_among_them() -> None:
    assert {claim["kind"] for row in ROWS for claim in row["claims"]} >= GOLD_KINDS
    assert sum(not row["claims"] for row in ROWS) >= 40
