"""What is not covered says how to load what covers it, by sources that there are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from legation.graph.errors import NotCovered
from legation.loaders.frame import registry

SERVICE = Path(__file__).resolve().parents[2] / "service"


def raised() -> list[tuple[str, bool]]:
    """Source and `fetched` of every place that raises NotCovered."""
    calls = [
        node
        for path in SERVICE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NotCovered"
    ]
    said = [{one.arg: ast.literal_eval(one.value) for one in call.keywords} for call in calls]
    return [(one.get("source", "sipri"), one.get("fetched", True)) for one in said]


def test_every_source_that_is_named_can_be_got_as_is_said() -> None:
    found = raised()
    assert len(found) > 10
    assert {source: fetched for source, fetched in found} == {
        source: registry.find(source).live is not None for source in {source for source, _ in found}
    }


@pytest.mark.parametrize(
    ("error", "ends"),
    [
        (NotCovered("None covers it."), "To load what may cover it: `legation fetch sipri --load` or `legation load sipri FILE`."),
        (NotCovered("no list", source="un_treaties", fetched=False), "FILE` (`legation sources` says where un_treaties is to be had)."),
    ],
)
def test_it_ends_with_the_command(error: NotCovered, ends: str) -> None:
    assert error.message.endswith(ends)
