"""kill -9 of a load at 52 random points, 13 in each phase, on both engines (50 in each phase with LEGATION_TEST_LONG).

The phases: opening the graph and making its constraints; writing claims; drawing edges; the end (the note of the load, the checkpoint).
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from legation.graph.digest import Digest
from legation.graph.store import clear, prepare
from tests.faults.machine import FILE, LONG, Child, assert_unharmed, opened, reload

POINTS = 50 if LONG else 13
"""Points in each phase."""
SEED = 20230329
BATCH = "batch=16"
PHASES = ("open", "load", "draw", "end")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every eighth starter claim: all kinds of them, in a file that loads quickly."""
    file = tmp_path_factory.mktemp("few") / "few.jsonl"
    file.write_text("".join(FILE.read_text(encoding="utf-8").splitlines(keepends=True)[::8]), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def whole(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """What a load that nothing disturbs ends in."""
    with opened(f"embedded:{tmp_path_factory.mktemp('whole') / 'graph'}") as store:
        return reload(store, few)


@pytest.fixture(scope="module")
def course(few: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of an undisturbed child, in order."""
    child = Child(f"embedded:{tmp_path_factory.mktemp('course') / 'graph'}", BATCH, file=few)
    assert child.end() == 0
    assert {"begin", "open", "ack", "load", "draw", "loaded", "done"} <= set(child.said)
    assert child.said.count("ack") >= 10
    assert child.said.count("draw") >= 4
    return child.said


def points(course: list[str]) -> list[tuple[str, str, int, float]]:
    """Where to kill: the phase, the word and how often it was said, and a random wait (s) that lands inside the work after it."""
    chance = random.Random(SEED)
    acks, draws = course.count("ack"), course.count("draw")
    found = []
    for _ in range(POINTS):
        found.append(("open", "begin", 1, chance.random() * 0.25))
        found.append(("load", "ack", chance.randint(1, acks - 1), chance.random() * 0.03))
        found.append(("draw", "draw", chance.randint(1, draws - 1), chance.random() * 0.03))
        found.append(("end", *chance.choice((("draw", draws), ("loaded", 1))), chance.random() * 0.03))
    return found


def phase_of(child: Child, course: list[str]) -> str:
    """How far a killed child had come."""
    if child.said.count("draw") >= course.count("draw") or "loaded" in child.said:
        return "end"
    return "draw" if "draw" in child.said else "load" if "ack" in child.said else "open"


def broken(url: str, few: Path, word: str, count: int, wait: float) -> tuple[Child, bool]:
    """A load that was killed there, and whether it was still at work."""
    child = Child(url, BATCH, file=few)
    child.until_word(word, count)
    time.sleep(wait)
    return child, child.kill()


def test_a_load_that_is_killed_anywhere_loses_nothing(few: Path, course: list[str], whole: Digest, tmp_path: Path) -> None:
    reached: list[str] = []
    killed = 0
    for number, (_, word, count, wait) in enumerate(points(course)):
        url = f"embedded:{tmp_path / str(number) / 'graph'}"
        child, at_work = broken(url, few, word, count, wait)
        killed += at_work
        reached.append(phase_of(child, course))
        with opened(url) as store:
            assert_unharmed(store, child.acknowledged, whole, few)
    assert len(reached) == 4 * POINTS
    assert killed >= 3 * POINTS, "some loads ended before they could be killed, most did not"
    assert all(reached.count(phase) >= POINTS // 3 for phase in PHASES), {phase: reached.count(phase) for phase in PHASES}


def test_one_graph_survives_many_kills(few: Path, course: list[str], whole: Digest, tmp_path: Path) -> None:
    """Each load goes on where the killed one stopped."""
    url = f"embedded:{tmp_path / 'graph'}"
    chance = random.Random(SEED)
    acknowledged: set[str] = set()
    for _ in range(POINTS):
        child, _ = broken(url, few, "ack", chance.randint(1, course.count("ack") // 3), chance.random() * 0.03)
        acknowledged |= child.acknowledged
    with opened(url) as store:
        assert_unharmed(store, acknowledged, whole, few)


def test_a_load_into_neo4j_that_is_killed_anywhere_loses_nothing(few: Path, course: list[str], whole: Digest, neo4j_url: str) -> None:
    reached: list[str] = []
    for _, word, count, wait in points(course):
        with opened(neo4j_url) as store:
            clear(store)
            if len(reached) % 2:
                prepare(store)  # into a graph with its constraints, and into one whose constraints are being made
        child, _ = broken(neo4j_url, few, word, count, wait)
        reached.append(phase_of(child, course))
        with opened(neo4j_url) as store:
            prepare(store)
            assert_unharmed(store, child.acknowledged, whole, few)
    with opened(neo4j_url) as store:
        clear(store)
    assert len(reached) == 4 * POINTS
    assert all(reached.count(phase) >= POINTS // 3 for phase in PHASES), {phase: reached.count(phase) for phase in PHASES}
