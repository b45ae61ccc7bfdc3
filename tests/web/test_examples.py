"""The examples run against the service: the notebook's cells, and every query of the Grafana dashboard with its columns."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from string import Template
from typing import Any
from urllib.request import urlopen

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DASHBOARD = json.loads((EXAMPLES / "grafana" / "legation.json").read_text(encoding="utf-8"))


def test_the_notebook_runs(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LEGATION_URL", url)
    notebook = json.loads((EXAMPLES / "shares.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), f"shares.ipynb cell {number}", "exec"), names)
    said = capsys.readouterr().out
    assert "edition 2025-01-03: 1029.61 TIV" in said
    assert "edition 2022-07-28: 69.46 -> agrees" in said
    assert "The Times of Israel <- Stockholm International Peace Research Institute" in said


@pytest.mark.parametrize("panel", DASHBOARD["panels"], ids=lambda one: one["title"])
def test_every_panel_gets_its_columns(url: str, panel: dict[str, Any]) -> None:
    variables = {one["name"]: one["query"] for one in DASHBOARD["templating"]["list"]} | {"base": url}
    for target in panel["targets"]:
        with urlopen(Template(target["url"]).substitute(variables)) as response:
            body = response.read().decode()
        if target["type"] == "csv":
            rows = list(csv.DictReader(io.StringIO(body)))
            assert {one["selector"] for one in target["columns"]} <= set(rows[0])
            continue
        rows = json.loads(body)[target["root_selector"]]
        assert rows
        for column in target["columns"]:
            first, _, rest = column["selector"].partition(".")
            assert any(first in row and (not rest or rest in row[first]) for row in rows), column["selector"]
