"""The page on evidence names every rule between kinds, every weak statement's effect, and the figures of the program."""

from __future__ import annotations

import re
from pathlib import Path

from legation.graph.bearings import BEARINGS
from legation.graph.kinds import KINDS
from legation.graph.states import evidence

PAGE = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text(encoding="utf-8")


def test_each_rule_stands_in_the_page_and_no_other() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \|", PAGE.split("## What one kind means")[1], re.MULTILINE)
    assert told == [rule.name for rule in BEARINGS] or set(told) == {rule.name for rule in BEARINGS}


def test_the_figures_are_those_of_the_program() -> None:
    assert f"`yes` for {evidence.ONWARD // 366} years after a proof and for {evidence.BACK // 366} years before" in PAGE
    assert evidence.FAR_APART // 366 == 5
    assert "less than five years are one disputed date" in PAGE


def test_kinds_that_show_an_absence_are_named() -> None:
    for kind in KINDS.values():
        if kind.effect == "absent":
            assert f"`{kind.name}`" in PAGE
