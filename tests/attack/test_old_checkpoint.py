"""A graph's log goes on from one file, and an older copy of that file beside it is refused; a stop folds the log, also after a crash."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legation.graph.backup import PREFIX, write_claims
from legation.graph.claims import Claim, Source
from legation.graph.errors import StoreFormat
from legation.graph.store import Store, open_store
from legation.graph.verify import verify
from legation.graph.write import Writer
from tests.attack.conftest import ROOT, Services
from tests.attack.test_changes import claim

WRITES = """
import os, signal, sys
from legation.graph.store import open_store
from legation.graph.write import Writer
from tests.attack.test_changes import claim
store = open_store(sys.argv[1])
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    Writer(store).add([claim(number)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def written(url: str, first: int, last: int) -> None:
    """Claims written by a process that is killed, so that they stand in the log only."""
    done = subprocess.run([sys.executable, "-c", WRITES, url, str(first), str(last)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == -signal.SIGKILL


def held(store: Store) -> list[int]:
    return [number for number in range(12) if store.read("write/known_claims", {"ids": [claim(number).id]})]


def closed(url: str, *numbers: int) -> None:
    store = open_store(url)
    for number in numbers:
        Writer(store).add([claim(number)])
    store.close()


def test_an_older_file_beside_a_newer_log_is_refused_and_nothing_is_lost(tmp_path: Path, prepared_graph: Path) -> None:
    path = tmp_path / "graph.kgl"
    shutil.copyfile(prepared_graph, path)
    url, log = f"embedded:{path}", tmp_path / "graph.kgl-wal"
    closed(url, 0)
    shutil.copy(path, tmp_path / "older")
    closed(url, 1, 2)
    shutil.copy(path, tmp_path / "newer")
    written(url, 3, 5)
    shutil.copy(tmp_path / "older", path)
    before = path.read_bytes(), log.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreFormat, match=r"goes on from a newer file .* the writes 2 to 3 are missing"):
            open_store(url)
        assert (path.read_bytes(), log.read_bytes()) == before, "nothing is changed"
    shutil.copy(tmp_path / "newer", path)
    store = open_store(url)
    assert held(store) == [0, 1, 2, 3, 4]
    store.close()
    written(url, 5, 7)
    shutil.copy(tmp_path / "older", path)
    log.unlink()
    store = open_store(url)
    assert held(store) == [0], "without the log it is what it was"
    store.close()


def test_a_stop_folds_the_log_also_after_a_crash(serve: Services, tmp_path: Path, prepared_graph: Path) -> None:
    path = tmp_path / "graph.kgl"
    shutil.copyfile(prepared_graph, path)
    closed(f"embedded:{path}", 0)
    written(f"embedded:{path}", 1, 4)
    service = serve(f"embedded:{path}")
    assert service.stop() == 0
    log = tmp_path / "graph.kgl-wal"
    assert not log.exists() or log.stat().st_size < 64
    log.unlink(missing_ok=True)
    store = open_store(f"embedded:{path}")
    assert held(store) == [0, 1, 2, 3]
    assert verify(store).faults.keys() <= {"pending"}
    store.close()


def test_a_killed_export_leaves_nothing_for_long(tmp_path: Path) -> None:
    """Whatever the next one is called."""
    path = tmp_path / "graph.kgl"
    store = open_store(f"embedded:{path}")
    source = Source(publisher="Gazette", published="2024-01-01")
    one = Claim(kind="recognized", subject="GEO", object="AZE", when="1992", source=source)
    many = [one.model_copy(update={"locator": str(number)}) for number in range(2000)]
    Writer(store).add(many)
    store.close()
    process = subprocess.Popen(
        [sys.executable, "-m", "legation", "export", "claims", str(tmp_path / "one.jsonl"), "--store", f"embedded:{path}"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while not list(tmp_path.glob(f"{PREFIX}*")):
        assert process.poll() is None
        time.sleep(0.005)
    process.kill()
    process.wait()
    (left,) = tmp_path.glob(f"{PREFIX}*")
    os.utime(left, (0, 0))  # one that was made within the last second may be another's that begins
    store = open_store(f"embedded:{path}")
    assert write_claims(store, tmp_path / "other.jsonl") == 2000
    store.close()
    assert not list(tmp_path.glob(f"{PREFIX}*"))
    assert not (tmp_path / "one.jsonl").exists()
