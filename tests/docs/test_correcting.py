"""docs/correcting.md is true: its files and commands, on both engines' own rule of what was known when."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest

from legation.graph.states.corrections import without_corrections
from tests.cli.conftest import Run, run

__all__ = ["run"]
PAGE = (Path(__file__).resolve().parents[2] / "docs" / "correcting.md").read_text(encoding="utf-8")


def test_a_correction_does_not_answer_for_earlier_days(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in re.findall(r"```json (\S+)\n(.*?)```", PAGE, re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    commands = re.findall(r"^\$ legation (.+)$", PAGE, re.MULTILINE)
    assert [one.split()[0] for one in commands] == ["load", "dyad", "retract", "load"]
    moments = iter(f"2025-06-0{day}T10:00:00Z" for day in range(1, 9))  # one run a day; a second would do
    monkeypatch.setattr("legation.graph.write.utc_now", lambda: next(moments))
    load, dyad, retract, mend = (one.split() for one in commands)
    assert run(*load).exit_code == 0
    (row,) = list(csv.DictReader(io.StringIO(run(*dyad).stdout)))
    why = re.search(r'--why "(.+)"', commands[2])
    assert why
    assert run("retract", row["claim"], "--why", why[1]).exit_code == 0
    assert run(*mend).exit_code == 0

    def told(*options: str) -> tuple[str | None, str, bool]:
        """When recognition began, whether it holds, and whether that is disputed."""
        answer = run("ask", "recognition", "--target", "AZE", "--observer", "GEO", "--format", "json", *options)
        assert answer.exit_code == 0, answer.output
        (entry,) = orjson.loads(answer.stdout)["targets"][0]["observers"]
        return entry["episodes"][0]["begins"], entry["holds"], entry["disputed"]

    assert retract[0] == "retract"
    assert told()[::2] == ("1991-01-01..1991-12-31", False)
    assert told("--known-on", "2025-06-01")[::2] == ("1992-01-01..1992-12-31", False)
    assert told("--known-on", "2025-06-08")[::2] == ("1991-01-01..1991-12-31", False)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    assert told("--known-on", tomorrow)[::2] == ("1991-01-01..1991-12-31", False)


ROW = {"track": "t", "source": "s", "recorded_at": "2025-06-01T10:00:00Z", "retracted_on": None}


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ({"recorded_at": "2025-06-03T10:00:00Z"}, 1),
        ({"recorded_at": "2025-06-03T10:00:00Z", "source": "another"}, 2),
        ({"recorded_at": "2025-06-03T10:00:00Z", "track": "another"}, 2),
        ({}, 2),
    ],
    ids=["took its place", "another source", "another story", "said together"],
)
def test_only_what_took_the_place_of_a_claim_waits(other: dict[str, str], kept: int) -> None:
    assert len(without_corrections([{**ROW, "retracted_on": "2025-06-02"}, {**ROW, **other}])) == kept
    assert len(without_corrections([dict(ROW), {**ROW, **other}])) == 2
