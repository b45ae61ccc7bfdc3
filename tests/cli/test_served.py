"""While a service holds the embedded graph, commands go to it: fresh answers, one writer, no lock error."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from legation.graph.digest import digest
from legation.graph.engines import served
from legation.graph.engines.served import Offer, ServedStore, beside
from legation.graph.errors import StoreError, StoreLocked, StoreUnavailable
from legation.graph.store import Store, open_store, open_to_watch, prepare
from legation.graph.verify import verify
from legation.loaders import starter
from legation.service.http.ingest import draw_left
from tests.cli.conftest import Run

FACT = {
    "kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992",
    "source": {"publisher": "Ministry of Foreign Affairs", "title": "Relations", "published": "2024-01-01"},
}  # fmt: skip


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Store]:
    """An empty graph that this process holds and offers, as `legation serve` does."""
    store = open_store(f"embedded:{tmp_path / 'held.kgl'}")
    prepare(store)
    offer = Offer(store, beside(tmp_path / "held.kgl"), left=lambda: draw_left(store))
    yield store
    offer.close()
    store.close()


def facts(tmp_path: Path, *rows: dict[str, object]) -> Path:
    file = tmp_path / "facts.jsonl"
    file.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    return file


def test_a_load_goes_through_the_service_and_ends_in_the_same_graph(run: Run, held: Store, starter_url: str) -> None:
    before = held.version()
    loaded = run("load", "claims", starter.path(), "--store", held.url, "--format", "json")
    assert loaded.exit_code == 0, loaded.output
    assert orjson.loads(loaded.stdout)["new"] > 2000
    alone = open_store(starter_url)
    try:
        assert digest(held) == digest(alone)
    finally:
        alone.close()
    assert held.version() != before
    assert verify(held).sound
    for command in (("verify",), ("digest",), ("rebuild",), ("verify", "--facts")):
        done = run(*command, "--store", held.url)
        assert done.exit_code == 0, done.output
        assert done.stderr == ""


def test_a_question_is_answered_from_the_last_commit_not_the_last_checkpoint(run: Run, held: Store, tmp_path: Path) -> None:
    assert run("load", "claims", facts(tmp_path, FACT), "--store", held.url).exit_code == 0
    found = run("status", "--store", held.url, "--format", "json")
    assert (found.exit_code, found.stderr) == (0, "")
    assert orjson.loads(found.stdout)["counts"]["claims"] == 1
    (row,) = orjson.loads(run("ask", "claims", "--store", held.url, "--format", "json").stdout)["claims"]
    ended = run("retract", row["claim"], "--why", "a slip", "--store", held.url)
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert orjson.loads(run("ask", "claims", "--store", held.url, "--format", "json").stdout)["claims"] == []
    wrong = run("retract", "0" * 20, "--why", "a slip", "--store", held.url)
    assert (wrong.exit_code, wrong.stderr) == (1, f"legation: no claim {'0' * 20}\n")


def test_a_backup_and_a_copy_of_what_is_served_have_its_last_commit(run: Run, held: Store, tmp_path: Path) -> None:
    assert run("load", "claims", facts(tmp_path, FACT), "--store", held.url).exit_code == 0
    assert run("backup", tmp_path / "backup", "--store", held.url).exit_code == 0
    assert run("restore", tmp_path / "backup", "--store", f"embedded:{tmp_path / 'again.kgl'}").exit_code == 0
    assert run("copy", held.url, f"embedded:{tmp_path / 'copy.kgl'}").exit_code == 0
    for name in ("again.kgl", "copy.kgl"):
        other = open_store(f"embedded:{tmp_path / name}")
        try:
            assert digest(other) == digest(held)
        finally:
            other.close()


def test_the_socket_is_the_owners_only_and_goes_with_the_service(held: Store, tmp_path: Path) -> None:
    socket = tmp_path / "held.kgl-socket"
    mode = socket.stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) == 0o600
    other = Offer(held, tmp_path / "other-socket")
    other.close()
    other.close()
    assert not (tmp_path / "other-socket").exists()
    assert socket.exists()


def test_what_a_killed_service_left_is_in_nobodys_way(run: Run, tmp_path: Path) -> None:
    import socket

    left = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    left.bind(str(tmp_path / "graph.kgl-socket"))
    left.close()
    url = f"embedded:{tmp_path / 'graph.kgl'}"
    assert run("load", "claims", facts(tmp_path, FACT), "--store", url).exit_code == 0
    store = open_store(url)
    try:
        assert served.connect(url) is None
        refused = run("load", "claims", facts(tmp_path, FACT), "--store", url)
        assert refused.exit_code == 1
        assert "open for writing in another process" in refused.stderr
        assert "/v1/claims" not in refused.stderr, "that address takes no file"
        offer = Offer(store, beside(tmp_path / "graph.kgl"))
        assert run("load", "claims", facts(tmp_path, FACT), "--store", url).exit_code == 0
        offer.close()
    finally:
        store.close()


def test_a_path_that_is_too_long_for_a_socket_is_reached(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    store = open_store(f"embedded:{folder / 'graph.kgl'}")
    offer = Offer(store, beside(folder / "graph.kgl"))
    try:
        assert run("load", "claims", facts(tmp_path, FACT), "--store", store.url).exit_code == 0
    finally:
        offer.close()
        store.close()


def test_a_service_that_ends_is_told_and_one_that_is_back_is_asked_again(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    prepare(store)
    offer = Offer(store, beside(tmp_path / "graph.kgl"))
    through = served.connect(store.url)
    assert isinstance(through, ServedStore)
    assert through.version() == store.version()
    offer.close()
    with pytest.raises(StoreUnavailable, match="run the command again"):
        through.write([("write/pending", {"ids": ["x"]})])
    offer = Offer(store, beside(tmp_path / "graph.kgl"))
    assert through.version() == store.version()
    through.close()
    offer.close()
    store.close()


def test_a_statement_that_writes_is_no_read_and_no_text_is_a_statement(held: Store) -> None:
    through = served.connect(held.url)
    assert through is not None
    with pytest.raises(StoreError, match="no statement that reads"):
        through.read("write/clear", {"limit": 1})
    with pytest.raises(StoreError, match="does not understand"):
        through.read("(n) is no name of a statement")
    with pytest.raises(StoreError, match="does not understand"):
        through.write([("../../etc/passwd", {})])
    assert through.read("ask/ready") == held.read("ask/ready")
    through.close()


def test_a_service_of_another_version_is_not_written_to(held: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "_hello", lambda: {"version": "0.0.1"})
    with pytest.raises(StoreLocked, match="another version"):
        served.connect(held.url)


def test_what_a_killed_command_left_undrawn_is_drawn_by_the_service(held: Store) -> None:
    import time

    from legation.graph import projection
    from legation.graph.claims import read_claim
    from legation.graph.write import Writer

    through = served.connect(held.url)
    assert through is not None
    Writer(through).add([read_claim(FACT, place="here")])
    assert projection.pending(held) == 1
    through.close()
    until = time.monotonic() + 10
    while projection.pending(held) and time.monotonic() < until:
        time.sleep(0.02)
    assert projection.pending(held) == 0


def test_what_only_watches_leaves_the_graph_to_a_service_and_follows_it(run: Run, tmp_path: Path) -> None:
    """An assistant's `legation mcp` may be older than the service, and may outlive it."""
    url = f"embedded:{tmp_path / 'held.kgl'}"
    with pytest.raises(StoreUnavailable):
        open_to_watch(url)
    assert run("load", "claims", facts(tmp_path, FACT), "--store", url).exit_code == 0
    watching = open_to_watch(url)

    def claims() -> int:
        return int(watching.read("ask/catalog_counts")[0]["claims"])

    assert claims() == 1
    with pytest.raises(StoreError, match="reading only"):
        watching.write([])
    service = open_store(url)
    offer = Offer(service, beside(tmp_path / "held.kgl"), left=lambda: draw_left(service))
    try:
        assert run("load", "claims", facts(tmp_path, {**FACT, "object": "ARM"}), "--store", url).exit_code == 0
        assert claims() == 2
        assert watching.version() == service.version()
    finally:
        offer.close()
        service.close()
    assert claims() == 2
    assert run("load", "claims", facts(tmp_path, {**FACT, "object": "MDA"}), "--store", url).exit_code == 0
    assert claims() == 3
    watching.close()
