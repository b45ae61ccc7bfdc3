"""The threat model names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_threat_has_a_test_that_exists() -> None:
    lines = [line for line in TEXT.split("## Threats", 1)[1].split("\n## ", 1)[0].splitlines() if line.startswith("| ")][1:]
    assert len(lines) > 30
    for line in lines:
        assert re.search(r"`tests/[\w/]+\.py::test_\w+` \|$", line), line
    for path, name in re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, f"{path}::{name}"


def test_the_limits_that_it_states_are_those_of_the_code() -> None:
    from extraction.fetch import MAX_BYTES, MAX_REDIRECTS, MAX_SECONDS
    from loaders.files import MAX_RATIO, RATIO_FROM

    assert (MAX_BYTES, MAX_SECONDS, MAX_REDIRECTS) == (4_000_000, 15.0, 5)
    assert (MAX_RATIO, RATIO_FROM) == (200, 50_000_000)
