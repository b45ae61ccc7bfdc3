"""Some seconds of hostile and honest load with a kill of the service; `python -m tests.attack.mixed` is the hour."""

from __future__ import annotations

from pathlib import Path

from tests.attack.mixed import HONEST, run

SECONDS = 10


def test_honest_callers_are_served_beside_hostile_ones_and_nothing_is_lost(tmp_path: Path) -> None:
    mix = run(tmp_path, SECONDS, 1)
    report = mix.report()
    print(f"mixed: {report}")
    seen = mix.seen
    assert seen.wrong == []
    assert len(seen.acknowledged) > 2
    assert set(seen.acknowledged) <= seen.fed
    assert min(len(seen.honest), seen.hostile) > 10
    assert seen.compared >= len(HONEST)
    assert max(seen.health) <= 1.5
    assert report["p99, s"] <= max(5 * report["p99 at rest, s"], 3.0), report
