"""One graph is one graph by any of its names, and a restore is whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legation.graph import backup as keep
from legation.graph.claims import Claim
from legation.graph.digest import digest
from legation.graph.errors import StoreError, StoreLocked, StoreUnavailable
from legation.graph.store import Store, clear, open_store, prepare
from legation.graph.write import Writer
from legation.loaders import starter
from tests.attack.conftest import ROOT


def claim(number: int) -> Claim:
    source = {"publisher": "Gazette", "title": str(number)}
    return Claim.model_validate({"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992", "source": source})


def test_other_names_and_a_removed_lock_file_admit_nobody(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    store = open_store(f"embedded:{path}")
    prepare(store)
    (tmp_path / "link.kgl").symlink_to(path)
    (tmp_path / "folder").symlink_to(tmp_path)
    os.link(path, tmp_path / "hard.kgl")
    for lock in tmp_path.glob("*lock*"):
        lock.unlink()
    for name in ("graph.kgl", "link.kgl", "folder/graph.kgl", "folder/link.kgl", "hard.kgl", "../" + tmp_path.name + "/graph.kgl"):
        with pytest.raises(StoreLocked):
            open_store(f"embedded:{tmp_path / name}")
    Writer(store).add([claim(1)])
    store.checkpoint()  # puts a new file in the place of the old
    for lock in tmp_path.glob("*lock*"):
        lock.unlink()
    with pytest.raises(StoreLocked):
        open_store(f"embedded:{path}")
    store.close()
    again = open_store(f"embedded:{tmp_path / 'link.kgl'}")
    assert [row["id"] for row in again.read("write/known_claims", {"ids": [claim(1).id]})] == [claim(1).id]
    Writer(again).add([claim(2)])
    again.close()
    assert not list(tmp_path.glob("link.kgl-wal*")), "the log stands beside the real file"
    assert (tmp_path / "link.kgl").is_symlink()
    last = open_store(f"embedded:{path}")
    assert len(last.read("write/known_claims", {"ids": [claim(1).id, claim(2).id]})) == 2
    last.close()


def test_a_start_after_a_kill_folds_the_log(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    code = (
        "import os, signal, sys; from tests.attack.test_one_graph import *\n"
        "s = open_store('embedded:' + sys.argv[1]); Writer(s).add([claim(1)]); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == -9
    before = path.with_name("graph.kgl-wal").stat().st_size
    store = open_store(f"embedded:{path}")
    store.checkpoint()
    store.close()
    log = path.with_name("graph.kgl-wal")
    assert not log.exists() or log.stat().st_size < before
    reader = open_store(f"embedded:{path}", read_only=True)  # sees the checkpoint only
    assert len(reader.read("write/known_claims", {"ids": [claim(1).id]})) == 1
    reader.close()


def test_a_restore_that_fails_leaves_nothing_and_a_second_try_works(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = Path(starter.path())
    really, count = type(store).write, 0

    def failing(self: Store, steps: object, **more: object) -> object:
        nonlocal count
        count += any("write/claims" in name for name, _ in steps)  # type: ignore[attr-defined]
        if count == 1:
            raise StoreUnavailable("the disk is full")
        return really(self, steps, **more)  # type: ignore[arg-type]

    url = f"embedded:{tmp_path / 'restored.kgl'}" if store.engine == "embedded" else store.url
    monkeypatch.setattr(type(store), "write", failing)
    with pytest.raises(StoreError):
        keep.restore(file, url)
    monkeypatch.setattr(type(store), "write", really)
    empty = open_store(url)
    assert digest(empty).claims == digest(empty).edges == 0
    empty.write([("write/graph_note", {"id": keep.RESTORE, "props": {"register": "running"}})])  # as a kill leaves it
    Writer(empty).add([claim(1)])
    empty.close()
    assert keep.restore(file, url) == sum(1 for line in file.read_bytes().splitlines() if line.strip())
    whole = open_store(url)
    assert whole.read("write/known_claims", {"ids": [claim(1).id]}) == []
    if store.engine == "neo4j":
        clear(whole)
    whole.close()


def test_what_a_killed_backup_left_is_swept_by_the_next(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    Writer(store).add([claim(1)])
    left = tmp_path / f"{keep.PREFIX}dead"
    left.mkdir()
    (left / "graph").write_bytes(b"x" * 1000)
    os.utime(left, (time.time() - 60, time.time() - 60))
    keep.backup(store.url, tmp_path / "backup")
    assert not list(tmp_path.glob(f"{keep.PREFIX}*"))
    store.close()
