"""Slices of every source in one graph: whatever the order of the loads, and wherever each was stopped and run again, the same graph.

The slices overlap (the same missions from four sources, the same states from three lists), so that tracks, disputes and sources that
count once are drawn anew by later loads.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import legation.graph.projection
import legation.graph.write
import legation.loaders.frame.run
from legation.graph.digest import Digest, digest
from legation.graph.errors import InputError
from legation.graph.store import Store, open_store, prepare
from legation.graph.verify import verify
from legation.graph.write import Batch
from legation.loaders.frame import registry
from legation.loaders.frame.base import Input, Record
from legation.loaders.frame.run import load
from tests.fuzz.targets import DATA, others, table_seeds


@pytest.fixture(scope="module")
def slices(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Path]]:
    """A loader and a file for each: one of every source that there is."""
    folder = tmp_path_factory.mktemp("slices")
    found = [("sipri", path) for path in sorted((DATA / "sipri").glob("*.csv"))]
    for number, seed in enumerate(table_seeds()):
        path = folder / f"{number}-2022-11-16"
        path.write_bytes(seed[1:])
        found.append((others()[seed[0]], path))
    missing = {one.name for one in registry.all()} - {"claims"} - {loader for loader, _ in found}
    for path in sorted(path for name in ("lists", "ties", "treaties") for path in (DATA / name).iterdir() if path.is_file()):
        found += [(loader, path) for loader in sorted(missing) if _takes(loader, path)]
    assert missing - {loader for loader, _ in found} == OF_FOLDERS
    return found


OF_FOLDERS = {
    "brazilian_visits", "roll_calls", "un_treaties", "wikipedia", "wikipedia-current-events", "wikipedia-event-sentences",
    "wikipedia-relations-pages", "wikipedia-relations-pages-2019",
}  # fmt: skip
"""Sources that are folders and archives of pages, or no claims at all; each is loaded whole in its own tests."""


def _takes(loader: str, path: Path) -> bool:
    declaration, source = registry.find(loader), Input(path, {})
    try:
        declaration.check(source)
        return any(isinstance(item, Record) and item.claims for item in declaration.read(source))
    except InputError:
        return False


@pytest.fixture(scope="module")
def whole(slices: list[tuple[str, Path]], tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """What the loads end in, one after the other."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('whole') / 'graph'}")
    try:
        prepare(store)
        for loader, path in slices:
            report = load(store, registry.find(loader), path, checkpoint=False)
            assert report.adds_up
        assert verify(store).sound
        made = digest(store)
        assert made.claims > 500
        return made
    finally:
        store.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_ends_in_the_same_graph(slices: list[tuple[str, Path]], whole: Digest, seed: int, tmp_path: Path) -> None:
    mixed = random.Random(seed).sample(slices, len(slices))
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    try:
        prepare(store)
        for loader, path in mixed:
            load(store, registry.find(loader), path, checkpoint=False)
        assert digest(store) == whole
    finally:
        store.close()


class Stopped(Exception):
    """What ends a load in its middle."""


def test_every_source_may_be_stopped_and_run_again(
    slices: list[tuple[str, Path]], whole: Digest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On each engine each load is stopped twice, at a batch and while edges are drawn, before it is let through."""
    monkeypatch.setattr(legation.loaders.frame.run, "BATCH", 10)
    monkeypatch.setattr(legation.loaders.frame.run, "FIRST_BATCH", 10)
    monkeypatch.setattr(legation.graph.projection, "TRACKS_A_BATCH", 5)
    write = legation.graph.write.Writer.write
    chance = random.Random(4)
    left = 0

    def stopping(self: legation.graph.write.Writer, batch: Batch) -> frozenset[str]:
        nonlocal left
        left -= 1
        if left == 0:
            raise Stopped
        return write(self, batch)

    def stop_drawing(phase: str, done: int, total: int) -> None:
        if phase == "draw":
            raise Stopped

    stopped = {"write": 0, "draw": 0}
    prepare(store)
    for loader, path in slices:
        declaration = registry.find(loader)
        with monkeypatch.context() as patched:
            patched.setattr(legation.graph.write.Writer, "write", stopping)
            left = chance.randint(1, 2)
            try:
                load(store, declaration, path, checkpoint=False)
            except Stopped:
                stopped["write"] += 1
        try:
            load(store, declaration, path, progress=stop_drawing, checkpoint=False)
        except Stopped:
            stopped["draw"] += 1
        report = load(store, declaration, path, checkpoint=False)
        assert report.adds_up
    assert stopped["write"] > 20
    assert stopped["draw"] > 20
    assert digest(store) == whole
