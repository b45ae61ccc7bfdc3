"""The notebook and the page of the Python client run as they stand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_notebook_runs(graph_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LEGATION_STORE", f"embedded:{graph_file}")
    notebook = json.loads((ROOT / "examples" / "python" / "suppliers.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile(cell["source"], cell["id"], "exec"), names)
    assert names["frame"]["tiv"][0] == 697.45
    assert names["recognised"].height == 1
    assert set(names["checked"]["verdict"]) == {"agrees", "differs"}
    assert names["years"].to_polars().height == 18
    assert "Stockholm International Peace Research Institute" in capsys.readouterr().out


def test_the_page_runs(address: str) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code.replace("http://127.0.0.1:8000", address), names)
    assert names["found"].answer.suppliers[0].share_of_imports == 67.74
    for method in re.findall(r"`([a-z]\w+)\(\)`", page):
        assert hasattr(names["found"], method) or hasattr(names["ask"], method), method
