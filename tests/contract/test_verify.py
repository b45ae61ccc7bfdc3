"""`legation verify` sees each rule broken: every file of tests/data/damage breaks one thing behind the program's back, on both engines.

The first line of a file says which rules are reported, neither more nor fewer.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import cypher
from graph import projection
from graph.digest import digest
from graph.store import Store
from graph.verify import verify
from graph.write import Writer
from loaders import registry, starter
from loaders.run import load
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


def test_every_rule_has_something_that_breaks_it() -> None:
    assert set().union(*map(reported, DAMAGE)) == RULES
