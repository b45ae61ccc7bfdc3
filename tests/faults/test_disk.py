"""Full disk, read-only disk, no more file handles, torn and damaged log, a clock that goes backwards: the embedded engine."""

from __future__ import annotations

import logging
import os
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import legation.graph.store
import legation.graph.write
import legation.loaders.frame.run
from legation.graph.backup import backup
from legation.graph.digest import Digest, digest
from legation.graph.errors import StoreError, StoreFormat, StoreUnavailable
from legation.graph.store import Store, open_store, prepare
from legation.graph.verify import verify
from legation.loaders.frame import registry
from tests.faults.machine import FILE, LONG, Child, assert_unharmed, opened, reload, small_disk

NOBODY = 65534
NEEDS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="left out: root: only root can mount, or become another user")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """What a load that nothing disturbs ends in."""
    with opened(f"embedded:{tmp_path_factory.mktemp('whole') / 'graph'}") as store:
        return reload(store)


@pytest.mark.parametrize("size", [90_000, 400_000, 1_500_000, 2_350_000])
def test_a_disk_that_fills_up_during_a_load(size: int, whole: Digest, tmp_path: Path) -> None:
    """No file may grow past `size` bytes: the log, or the checkpoint, cannot be written on."""
    url = f"embedded:{tmp_path / 'graph'}"
    child = Child(url, f"fsize={size}")
    code = child.end()
    assert (code, child.said[-1].split(":")[0]) in {(3, "refused StoreUnavailable"), (0, "done")}
    with opened(url) as store:
        assert_unharmed(store, child.acknowledged, whole)


@NEEDS_ROOT
def test_a_full_disk(whole: Digest, tmp_path: Path) -> None:
    """A real one, of 1.5 MB: the load is refused with a sentence, what it acknowledged is there, with room again it goes on."""
    with small_disk(tmp_path / "disk", "1500k") as disk:
        url = f"embedded:{disk / 'graph'}"
        child = Child(url)
        assert child.end() == 3
        assert "No space left" in child.said[-1]
        with opened(url) as store:
            held = {row["id"] for row in store.read("write/known_claims", {"ids": sorted(child.acknowledged)})}
            assert child.acknowledged <= held
            assert set(verify(store).faults) <= {"pending"}
        fill(disk / "filler")
        with pytest.raises(StoreUnavailable):
            backup(url, disk / "backup")
        assert not (disk / "backup").exists()
        (disk / "filler").unlink()
        subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)
        with opened(url) as store:
            assert_unharmed(store, child.acknowledged, whole)


def fill(file: Path) -> None:
    """Write until there is no space."""
    with suppress(OSError), file.open("wb", buffering=0) as opened_file:
        while True:
            opened_file.write(b"\0" * 4096)


@NEEDS_ROOT
def test_a_folder_that_may_not_be_written(whole: Digest, tmp_path: Path) -> None:
    """As another user, since root may write everywhere: a load is refused, a question is answered."""
    url = f"embedded:{tmp_path / 'graph'}"
    with opened(url) as store:
        reload(store)
    for folder in (tmp_path, *list(tmp_path.parents)[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    tmp_path.chmod(0o555)
    for file in tmp_path.iterdir():
        file.chmod(0o444)
    child = Child(url, f"uid={NOBODY}")
    assert child.end() == 3
    assert child.said[-1].startswith("refused StoreUnavailable:")
    with subprocess.Popen(
        [sys.executable, "-c", READS, str(NOBODY), url],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.communicate()[0].strip() == str(whole.claims)


READS = """
import os, sys
from legation.graph.engines.embedded import EmbeddedStore  # imported first: the interpreter's own files may be closed to that user
from legation.graph.store import open_store
os.setuid(int(sys.argv[1]))
print(open_store(sys.argv[2], read_only=True).read("ask/catalog_counts")[0]["claims"])
"""


@pytest.mark.parametrize("count", [4, 6, 8, 12])
def test_no_more_file_handles(count: int, whole: Digest, tmp_path: Path) -> None:
    url = f"embedded:{tmp_path / 'graph'}"
    child = Child(url, f"nofile={count}")
    code = child.end()
    assert code == 0 or (code == 3 and child.said[-1].startswith(("refused StoreUnavailable:", "refused InputError:")))
    with opened(url) as store:
        assert_unharmed(store, child.acknowledged, whole)


@pytest.fixture
def interrupted(tmp_path: Path) -> Path:
    """A folder with a graph whose load was stopped with much in its log, as it would be found after a crash."""

    class Stop(Exception):
        pass

    def stop(phase: str, done: int, total: int) -> None:
        if phase == "draw":
            raise Stop

    live = tmp_path / "live"
    store = open_store(f"embedded:{live / 'graph'}")
    try:
        prepare(store)
        with pytest.raises(Stop):
            legation.loaders.frame.run.load(store, registry.find("claims"), FILE, progress=stop)
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for name in ("graph", "graph-wal"):
            shutil.copy(live / name, crashed / name)
    finally:
        store.close()
    return crashed


def test_a_torn_last_write_is_dropped_and_nothing_else(interrupted: Path, whole: Digest, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(1)
    size = (interrupted / "graph-wal").stat().st_size
    for at in range(20 if LONG else 4):
        folder = shutil.copytree(interrupted, interrupted.with_name(f"torn-{at}"))
        os.truncate(folder / "graph-wal", size - chance.randint(1, 2000))
        with opened(f"embedded:{folder / 'graph'}") as store:
            assert_unharmed(store, set(), whole)
    assert "not a complete frame" in caplog.text


def test_damage_inside_the_log_is_said_and_a_load_mends_it(interrupted: Path, whole: Digest, caplog: pytest.LogCaptureFixture) -> None:
    log = interrupted / "graph-wal"
    data = bytearray(log.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(255 - byte for byte in data[middle : middle + 40])
    log.write_bytes(data)
    with opened(f"embedded:{interrupted / 'graph'}") as store:
        assert "set aside" in caplog.text
        assert [record.levelno for record in caplog.records if "set aside" in record.message] == [logging.ERROR]
        assert_unharmed(store, set(), whole)


def test_a_log_of_something_else_is_refused(interrupted: Path) -> None:
    (interrupted / "graph-wal").write_bytes(b"something else altogether")
    with pytest.raises(StoreFormat, match="damaged or of another program"):
        open_store(f"embedded:{interrupted / 'graph'}")


def test_a_clock_that_goes_backwards(monkeypatch: pytest.MonkeyPatch, whole: Digest, store: Store) -> None:
    """Loads, each under an earlier day than the one before: the same graph, on both engines."""
    days = iter(["2031-01-01T00:00:00Z", "2030-01-01T00:00:00Z", "1970-01-01T00:00:00Z"] * 200)

    def earlier() -> str:
        return next(days)

    for module in (legation.graph.store, legation.graph.write, legation.loaders.frame.run):
        monkeypatch.setattr(module, "utc_now", earlier)
    for _ in range(3):
        assert reload(store) == whole
    found = verify(store)
    assert found.sound, found.samples


def test_a_store_that_was_closed_says_so(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    prepare(store)
    store.close()
    with pytest.raises(StoreError):
        store.write([("write/pending", {"ids": ["x"]})])
    store.close()
    assert digest(open_store(f"embedded:{tmp_path / 'graph'}", read_only=True)).claims == 0
