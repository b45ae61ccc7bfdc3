"""`legation verify` sees each rule broken: every file of tests/data/damage breaks one thing behind the program's back, on both engines.

The first line of a file says which rules are reported, neither more nor fewer.
"""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from legation import cypher
from legation.graph import projection, reading
from legation.graph.digest import digest
from legation.graph.store import Store, chunks
from legation.graph.verify import verify
from legation.graph.write import Writer, retract
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from tests.contract.test_keep import odd_claims

DAMAGE = sorted((Path(__file__).parents[1] / "data" / "damage").glob("*.cypher"))
RULES = {"pending", "claim-content", "claim-lost", "claim-edges", "span", "source-edges", "source-content", "edges", "totals"}


def reported(file: Path) -> set[str]:
    """The rules that a file's first line names."""
    return set(file.read_text(encoding="utf-8").splitlines()[0].removeprefix("// reported: ").split(", "))


@pytest.fixture
def sound(store: Store, tmp_path: Path) -> Store:
    """Claims of all sorts, few enough to be checked often."""
    few = tmp_path / "few.jsonl"
    few.write_text("".join(starter.path().read_text(encoding="utf-8").splitlines(keepends=True)[::40]), encoding="utf-8")
    load(store, registry.find("claims"), few)
    Writer(store, loader="test 1", recorded_at="2021-02-03T04:05:06Z").add(odd_claims())
    projection.run(store)
    found = verify(store)
    assert found.sound, found.samples
    return store


@pytest.mark.parametrize("file", DAMAGE, ids=lambda file: file.stem)
def test_what_is_broken_is_reported(sound: Store, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(sound)
    really = cypher.load
    text = file.read_text(encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(cypher, "load", lambda name: replace(really(name), text=text) if name == "write/pending" else really(name))
        sound.write([("write/pending", {})])
    found = verify(sound)
    assert set(found.faults) == reported(file), found.samples
    assert all(found.samples[rule] for rule in found.faults)
    if reported(file) & {"edges", "totals", "claim-lost"}:
        assert digest(sound) != before, "what answers are made of is what a digest compares"


def test_a_graph_is_sound_after_every_retraction(sound: Store) -> None:
    """Claims of all sorts end, some at a time, until none stands: no edge and no total stays behind that rests on what was withdrawn."""
    claims = sorted(claim.id for claim in reading.claims(sound))
    random.Random(7).shuffle(claims)
    for ended in chunks(claims, len(claims) // 8 + 1):
        retract(sound, list(ended), why="withdrawn", at="2026-11-24T04:00:00Z")
        projection.run(sound)
        found = verify(sound)
        assert found.sound, found.samples
    left = digest(sound)
    assert (left.claims, left.edges, left.totals) == (len(claims), 0, 0)


def test_every_rule_has_something_that_breaks_it() -> None:
    assert set().union(*map(reported, DAMAGE)) == RULES
