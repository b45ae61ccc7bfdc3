"""Whole passages: own marked ones, and the gold file with the real `score` script."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from legation.extraction import gold
from legation.extraction.extract import extract
from legation.extraction.gold import gold_claims
from legation.extraction.model import SYMMETRIC

PASSAGES = Path(__file__).parents[2] / "data" / "extraction" / "passages.jsonl"
ROWS = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]


def _fact(claim: dict[str, object]) -> tuple[object, ...]:
    parties = [claim["subject"], claim["object"]]
    if claim["kind"] in SYMMETRIC:
        parties.sort(key=str)
    return (claim["kind"], *parties, claim["modality"], *(claim.get(name) for name in ("when", "mission", "place", "value", "base")))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_passage_gives_its_claims_and_no_others(row: dict[str, object]) -> None:
    found = extract(str(row["text"]), str(row["published"]))
    assert sorted(map(repr, map(_fact, gold_claims(found)))) == sorted(map(repr, map(_fact, row["claims"])))  # type: ignore[arg-type]
    assert all(claim.quote and str(row["text"])[claim.start : claim.end] == claim.quote for claim in found)


@pytest.mark.data
def test_the_score_on_the_gold_file(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data.parent / "extraction"
    out = tmp_path / "predicted.jsonl"
    assert gold.run(folder / "dev.jsonl", out) == 68
    ran = subprocess.run([sys.executable, folder / "score", folder / "dev.jsonl", out], capture_output=True, text=True, check=True)
    last = ran.stdout.strip().splitlines()[-1]
    strict, relaxed, false = (float(number) for number in re.findall(r"=([\d.]+)", last))
    assert strict >= 0.80, ran.stdout
    assert relaxed >= 0.88, ran.stdout
    assert false <= 0.05, ran.stdout


@pytest.mark.data
def test_the_seed_article_gives_exactly_its_gold_claims(shared_data: Path) -> None:
    row = json.loads((shared_data.parent / "extraction" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[0])
    found = gold_claims(extract(row["text"], row["published"], row["publisher"]))
    assert sorted(map(repr, map(_fact, found))) == sorted(map(repr, map(_fact, row["claims"])))
    assert not any(claim.get("place") == "Jerusalem" for claim in found)
    assert not any(claim["subject"] == claim["object"] for claim in found)
    assert all(str(claim["quote"]) in row["text"].split("Most Popular")[0] for claim in found)
