"""No write without its line: the audit file and the graph agree after a kill at any point, on either engine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from legation.graph.errors import StoreUnavailable
from legation.graph.store import Store, clear, open_store, prepare
from legation.service.http.audit import AuditFile
from legation.service.http.ingest import take
from legation.service.http.keys import Key
from tests.attack.conftest import ROOT
from tests.attack.writer import bodies
from tests.faults.machine import small_disk

POINTS = [
    *(f"replace-{number}-{when}" for number in (1, 2) for when in ("before", "half", "after")),
    "commit-before",
    "commit-after",
]
KEY = Key("k3", "third", "write", "", "")


def lines(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []


def attributed(path: Path) -> dict[str, str]:
    """The key that added each claim."""
    found = [(claim["id"], line["key"]) for line in lines(path) for claim in line["added"]]
    assert len(found) == len(dict(found)), "no claim was added twice"
    return dict(found)


def held(store: Store) -> set[str]:
    return {row["id"] for row in store.read("ask/commits_recorded", {"commit": 0, "after": "", "until": 10**9, "limit": 1000})}


def killed(url: str, path: Path, point: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.attack.writer", url, str(path), point],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == -9, (point, done.stdout, done.stderr)


def agree(store: Store, path: Path) -> None:
    """After a start and the same body again the file names every claim once, under the key that added it first."""
    AuditFile(path).settle(store)
    before = attributed(path)
    assert set(before) == held(store)
    assert not any("intended" in line for line in lines(path))
    take(store, bodies(2), audit=AuditFile(path), key=KEY)
    after = attributed(path)
    assert set(after) == held(store)
    assert len(after) == 4
    assert {after[id_] for id_ in before} <= {"k1", "k2"}, "a retry takes nobody's claims over"


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_at_any_point_leaves_graph_and_file_agreed(tmp_path: Path, prepared_graph: Path, point: str) -> None:
    shutil.copyfile(prepared_graph, tmp_path / "graph.kgl")
    url, path = f"embedded:{tmp_path / 'graph.kgl'}", tmp_path / "audit.jsonl"
    killed(url, path, point)
    store = open_store(url)
    agree(store, path)
    store.close()


@pytest.mark.parametrize("point", ["commit-after", "replace-2-half"])
def test_the_same_on_neo4j(neo4j_url: str, tmp_path: Path, point: str) -> None:
    store = open_store(neo4j_url)
    clear(store)
    prepare(store)
    killed(neo4j_url, tmp_path / "audit.jsonl", point)
    agree(store, tmp_path / "audit.jsonl")
    clear(store)
    store.close()


def fill(store: Store, path: Path) -> None:
    for number in range(2, 60):
        take(store, bodies(number), audit=AuditFile(path), key=KEY)


def test_a_full_disk_refuses_the_write_before_it_is_made(tmp_path: Path, prepared_graph: Path) -> None:
    shutil.copyfile(prepared_graph, tmp_path / "graph.kgl")
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    prepare(store)
    with small_disk(tmp_path / "disk", "64k") as disk:
        path = disk / "audit.jsonl"
        take(store, bodies(1), audit=AuditFile(path), key=KEY)
        (disk / "filler").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 1))
        try:
            with pytest.raises(StoreUnavailable, match="audit file"):
                fill(store, path)
        finally:
            (disk / "filler").unlink()
        assert set(attributed(path)) == held(store)
        take(store, bodies(99), audit=AuditFile(path), key=KEY)
        assert set(attributed(path)) == held(store)
    store.close()


def test_a_torn_line_of_before_does_not_swallow_the_next(tmp_path: Path, prepared_graph: Path) -> None:
    shutil.copyfile(prepared_graph, tmp_path / "graph.kgl")
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    prepare(store)
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b'{"at":"2026-01-01T00:00:00Z","key":"k0","added":[]}\n{"at":"2026-01-')
    take(store, bodies(1), audit=AuditFile(path), key=KEY)
    assert [line["key"] for line in lines(path)] == ["k0", "k3"]
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    take(store, bodies(2), audit=AuditFile(path), key=KEY)
    assert [line["key"] for line in lines(path)] == ["k0", "k3", "k3"]
    store.close()
