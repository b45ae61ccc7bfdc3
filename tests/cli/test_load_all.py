"""`legation load all` and `legation fetch wikidata` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from tests.unit.loaders import world_a
from tests.unit.loaders.test_wikidata_query import AZE, ISR, RELATIONS, relation, results, service

Run = Callable[..., Result]


def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "missions"
    place.mkdir(parents=True)
    for name in ("us-missions", "us-mission-transitions"):
        (place / world_a.FILES[name]).write_bytes((world_a.SLICES / world_a.FILES[name]).read_bytes())
    (tmp_path / "data" / "odd.csv").write_text("of,no,source\n", encoding="utf-8")
    return tmp_path / "data"


def test_a_folder_is_loaded_with_a_summary(run: Run, tmp_path: Path) -> None:
    data, store = folder(tmp_path), f"embedded:{tmp_path / 'graph.kgl'}"
    first = run("load", "all", data, "--store", store)
    assert first.exit_code == 0
    for said in ("us-mission-transitions", "2 files", "unknown-party", "no source reads: odd.csv"):
        assert said in first.stdout
    again = run("load", "all", data, "--store", store, "--format", "json")
    assert again.exit_code == 0
    body = json.loads(again.stdout)
    assert body["total"]["new"] == 0
    assert body["total"]["rows"] == body["total"]["known"] + body["total"]["refused"] == 79
    assert [file["source"] for file in body["files"]] == ["us-mission-transitions", "us-missions"]


def test_a_folder_without_files_is_an_error(run: Run, tmp_path: Path) -> None:
    result = run("load", "all", tmp_path, "--store", f"embedded:{tmp_path / 'graph.kgl'}")
    assert result.exit_code == 2
    assert "no file of any source" in result.stderr


def test_fetched_results_are_saved(run: Run, tmp_path: Path) -> None:
    with service([(200, {}, results(RELATIONS, relation(ISR, AZE)))]) as (endpoint, asked):
        result = run("fetch", "wikidata", "--query", "relations", "--out", tmp_path, "--endpoint", endpoint, "--format", "json")
    assert result.exit_code == 0, result.output
    (saved,) = json.loads(result.stdout)
    assert (saved["query"], saved["solutions"], len(asked)) == ("relations", 1, 1)
    assert Path(saved["file"]).exists()


def test_a_failed_fetch_is_one_sentence(run: Run, tmp_path: Path) -> None:
    with service([(400, {}, "bad query")]) as (endpoint, _):
        result = run("fetch", "wikidata", "--query", "sent", "--out", tmp_path, "--endpoint", endpoint)
    assert result.exit_code == 1
    assert "answered 400" in result.stderr
    assert "Traceback" not in result.output
