"""Loading, retracting and rebuilding on the command line."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from legation.graph.store import FORM, open_store
from tests.cli.conftest import Run

PAPER = {"publisher": "The Daily", "published": "2021-05-01"}


def write(path: Path, *claims: dict[str, object]) -> Path:
    path.write_bytes(b"".join(orjson.dumps(claim) + b"\n" for claim in claims))
    return path


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"embedded:{tmp_path / 'graph.kgl'}"


def recognised(**more: object) -> dict[str, object]:
    return {"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991", "source": PAPER} | more


def test_a_load_accounts_for_every_row_and_twice_changes_nothing(run: Run, tmp_path: Path, url: str) -> None:
    file = write(tmp_path / "claims.jsonl", recognised(), recognised(subject="TUR"), recognised(subject="Nowhere"))
    folder = tmp_path / "refused"
    first = run("load", "claims", file, "--store", url, "--refused", folder, "--format", "json")
    assert first.exit_code == 0, first.output
    report = orjson.loads(first.stdout)
    assert (report["rows"], report["new"], report["known"], report["refused"]) == (3, 2, 0, 1)
    assert Path(report["refused_file"]).parent == folder
    again = orjson.loads(run("load", "claims", file, "--store", url, "--format", "json").stdout)
    assert (again["new"], again["known"], again["refused"]) == (0, 2, 1)
    table = run("load", "claims", file, "--store", url)
    assert "3 rows = 0 new + 2 already known + 1 refused" in table.stdout


def test_input_that_cannot_be_used_at_all_exits_with_2(run: Run, tmp_path: Path, url: str) -> None:
    nothing = write(tmp_path / "bad.jsonl", recognised(subject="Nowhere"))
    assert run("load", "claims", nothing, "--store", url).exit_code == 2
    table = tmp_path / "table.jsonl"
    table.write_text("a,b\n1,2\n")
    result = run("load", "claims", table, "--store", url)
    assert result.exit_code == 2
    assert "table.jsonl, line 1" in result.stderr


def test_retract_keeps_the_claim_for_the_days_before(run: Run, tmp_path: Path, url: str) -> None:
    run("load", "claims", write(tmp_path / "claims.jsonl", recognised()), "--store", url)
    claim = orjson.loads(run("dyad", "ISR", "AZE", "--store", url, "--format", "json").stdout)["timeline"][0]["claim"]
    result = run("retract", claim, "--why", "the paper corrected itself", "--store", url)
    assert result.exit_code == 0, result.output
    assert orjson.loads(run("dyad", "ISR", "AZE", "--store", url, "--format", "json").stdout)["timeline"] == []
    before = run("dyad", "ISR", "AZE", "--store", url, "--known-on", "2022", "--format", "json")
    assert [line["claim"] for line in orjson.loads(before.stdout)["timeline"]] == [claim]
    assert "the paper corrected itself" in run("claim", claim, "--store", url).stdout
    assert run("retract", claim, "--why", " ", "--store", url).exit_code == 2


def test_rebuild_draws_the_same_edges(run: Run, tmp_path: Path, url: str) -> None:
    from legation.graph.store import open_store

    def edges() -> list[dict[str, object]]:
        store = open_store(url)
        try:
            return store.read("write/drawn_claims", {"after": "", "limit": 100})
        finally:
            store.close()

    run("load", "claims", write(tmp_path / "claims.jsonl", recognised(), recognised(subject="TUR")), "--store", url)
    before = edges()
    result = run("rebuild", "--store", url)
    assert result.exit_code == 0, result.output
    assert "2 tracks drawn" in result.stdout
    assert edges() == before != []


def test_sources_lists_what_can_be_loaded(run: Run) -> None:
    found = {one["name"]: one for one in orjson.loads(run("sources", "--format", "json").stdout)}
    assert {"claims", "sipri"} <= set(found)
    assert found["sipri"]["publisher"] == "Stockholm International Peace Research Institute"
    assert "sipri" in run("sources").stdout


@pytest.mark.parametrize("form", [0, 99], ids=["older", "newer"])
@pytest.mark.parametrize(
    "asked",
    [("suppliers", "AZE", "--from", "2016", "--to", "2020"), ("status",), ("verify",), ("digest",), ("rebuild",), ("serve",)],
    ids=lambda asked: asked[0],
)
def test_a_graph_of_another_form_is_refused_by_every_command(run: Run, tmp_path: Path, url: str, form: int, asked: tuple[str, ...]) -> None:
    """Questions too: read by the wrong rules it would answer with something else."""
    run("load", "claims", write(tmp_path / "claims.jsonl", recognised()), "--store", url)
    store = open_store(url)
    store.write([("write/graph_note", {"id": "form", "props": {"form": form}})])
    store.close()
    before = (tmp_path / "graph.kgl").read_bytes()
    port = ("--port", "0") if asked[0] == "serve" else ()
    refused = run("--store", url, *asked, *port)
    assert refused.exit_code == 1, refused.output
    assert f"holds form {form} of the graph and this version reads form {FORM}" in refused.stderr
    assert (tmp_path / "graph.kgl").read_bytes() == before
