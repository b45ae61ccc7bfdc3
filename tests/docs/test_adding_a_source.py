"""docs/adding-a-source.md is true: its code is the loader's, and the code alone makes a source that loads."""

from __future__ import annotations

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from legation.graph.store import open_store, prepare
from legation.loaders.frame import registry, run
from legation.loaders.frame.base import Declaration
from tools import fetched_table

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "adding-a-source.md").read_text(encoding="utf-8")
SLICE = ROOT / "tests" / "data" / "world_a" / "wikidata_p530.csv"


def blocks(name: str) -> list[str]:
    """The code blocks that say that they are of a file."""
    return re.findall(rf"```python {re.escape(name)}\n(.*?)```", PAGE, re.DOTALL)


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def test_the_page_shows_the_loader_whole() -> None:
    shown = "\n".join(blocks("loaders/relations/relations_wikidata.py"))
    assert lines(shown) == lines((ROOT / "loaders" / "relations" / "relations_wikidata.py").read_text(encoding="utf-8"))


def test_the_page_shows_the_test_that_there_is() -> None:
    (shown,) = blocks("tests/unit/loaders/test_world_a_relations.py")
    assert shown.strip() in (ROOT / "tests" / "unit" / "loaders" / "test_world_a_relations.py").read_text(encoding="utf-8")


def test_the_code_of_the_page_is_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a_new_source.py"
    path.write_text("\n".join(blocks("loaders/relations/relations_wikidata.py")), encoding="utf-8")
    spec = spec_from_file_location("a_new_source", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "a_new_source", module)
    spec.loader.exec_module(module)
    declaration = module.DECLARATION
    assert isinstance(declaration, Declaration)
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    try:
        prepare(store)
        report = run.load(store, declaration, SLICE)
        assert (report.rows, report.new, report.refused) == (9, 7, 2)
        assert run.load(store, declaration, SLICE).new == 0
    finally:
        store.close()


def test_a_file_in_the_folder_is_found_without_more() -> None:
    assert registry.find("wikidata-relations").files[0] == "relations/wikidata_p530_codex.csv"


def test_every_source_has_a_section() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^## (.+)$", page, re.MULTILINE))
    named = {name.strip(" `") for heading in headings for name in heading.split(",")}
    assert {d.name for d in registry.all() if d.name not in named and d.name.startswith(("us-", "wiki", "embassies"))} == set()


def test_the_files_that_the_page_names_exist() -> None:
    for name in set(re.findall(r"`((?:loaders|graph|tests|docs)/[\w/.]+\.(?:py|md|csv))`", PAGE)):
        assert (ROOT / name).exists(), name


def test_how_each_source_is_got_stands_in_the_page() -> None:
    assert fetched_table.table() in (ROOT / "docs" / "sources.md").read_text(encoding="utf-8"), "run python -m tools.fetched_table"
