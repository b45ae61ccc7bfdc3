"""kill -9 of a load at random points of each phase, for both engines: 50 points with LEGATION_TEST_LONG, a few else."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from graph.digest import Digest
from graph.store import clear, prepare
from tests.faults.machine import LONG, Child, assert_unharmed, opened, reload

POINTS = 50 if LONG else 8
NEO4J_POINTS = 12 if LONG else 2
SEED = 20230329


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """What a load that nothing disturbs ends in."""
    with opened(f"embedded:{tmp_path_factory.mktemp('whole') / 'graph'}") as store:
        return reload(store)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of an undisturbed child, in order."""
    child = Child(f"embedded:{tmp_path_factory.mktemp('course') / 'graph'}")
    assert child.end() == 0
    assert {"open", "ack", "load", "draw", "loaded", "done"} <= set(child.said)
    return child.said


def points(course: list[str], count: int) -> list[tuple[int, float]]:
    """Lines after which to kill, spread over the whole course, each with a random wait (s) that lands inside the work after it."""
    chance = random.Random(SEED)
    step = (len(course) - 1) / count
    return [(1 + int((at + chance.random()) * step), chance.random() * 0.03) for at in range(count)]


def test_a_load_that_is_killed_anywhere_loses_nothing(course: list[str], whole: Digest, tmp_path: Path) -> None:
    phases: set[str] = set()
    killed = 0
    for number, (line, wait) in enumerate(points(course, POINTS)):
        url = f"embedded:{tmp_path / str(number) / 'graph'}"
        child = Child(url)
        child.until_line(line)
        time.sleep(wait)
        killed += child.kill()
        phases.add("draw" if "draw" in child.said else "load" if "ack" in child.said else "open")
        with opened(url) as store:
            assert_unharmed(store, child.acknowledged, whole)
    assert killed >= POINTS - 2
    assert phases == {"open", "load", "draw"}


def test_one_graph_survives_many_kills(course: list[str], whole: Digest, tmp_path: Path) -> None:
    """Each load goes on where the killed one stopped."""
    url = f"embedded:{tmp_path / 'graph'}"
    chance = random.Random(SEED)
    acknowledged: set[str] = set()
    for _ in range(POINTS // 2):
        child = Child(url)
        child.until_line(chance.randint(1, len(course) // 3))
        time.sleep(chance.random() * 0.03)
        child.kill()
        acknowledged |= child.acknowledged
    with opened(url) as store:
        assert_unharmed(store, acknowledged, whole)


def test_a_load_into_neo4j_that_is_killed_anywhere_loses_nothing(course: list[str], whole: Digest, neo4j_url: str) -> None:
    for line, wait in points(course, NEO4J_POINTS):
        with opened(neo4j_url) as store:
            clear(store)
            prepare(store)
        child = Child(neo4j_url)
        child.until_line(line)
        time.sleep(wait)
        child.kill()
        with opened(neo4j_url) as store:
            assert_unharmed(store, child.acknowledged, whole)
            clear(store)
