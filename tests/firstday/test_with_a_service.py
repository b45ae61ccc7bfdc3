"""What a newcomer does beside `legation serve`, as processes: load, correct, ask, back up, restore elsewhere."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLI = [sys.executable, "-m", "legation"]
FACT = {
    "kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992",
    "source": {"publisher": "Ministry of Foreign Affairs", "title": "Relations", "published": "2024-01-01"},
}  # fmt: skip


def legation(folder: Path, *arguments: object, code: int = 0) -> str:
    """A command in `folder`; nothing may be said on standard error where it succeeds."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("LEGATION_STORE", None)
    done = subprocess.run([*CLI, *map(str, arguments)], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == code, done.stderr
    assert code or not done.stderr, done.stderr
    return done.stdout


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("LEGATION_STORE", None)
    command = [*CLI, "serve", "--port", "0", "--starter", "small"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    found = re.search(r"answers at (http://\S+)", process.stdout.readline())
    assert found
    yield found[1]
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    process.stdout.close()
    assert not list((tmp_path / "var").glob("*-socket")), "the socket goes with the service"


def test_a_second_terminal_works_with_the_service(served: str, tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_text(json.dumps(FACT) + "\n", encoding="utf-8")
    assert "1 claims new" in legation(tmp_path, "load", "claims", "facts.jsonl")
    asked = "/v1/claims?party=GEO&kind=recognized&since=2024-01-01"
    with urlopen(f"{served}{asked}", timeout=10) as answer:
        told = json.load(answer)["claims"]
    (mine,) = [one["claim"] for one in told if one["source"]["publisher"] == "Ministry of Foreign Affairs"]
    legation(tmp_path, "backup", "before.kgl")
    legation(tmp_path, "retract", mine, "--why", "the year was misread")
    with urlopen(f"{served}/v1/claims/{mine}", timeout=10) as answer:
        assert json.load(answer)["retracted_why"] == "the year was misread"
    here = legation(tmp_path, "digest")
    legation(tmp_path, "backup", "after.kgl")
    for name, equal in (("before.kgl", False), ("after.kgl", True)):
        legation(tmp_path, "restore", name, "--store", f"embedded:again/{name}")
        assert (legation(tmp_path, "digest", "--store", f"embedded:again/{name}") == here) is equal
    assert legation(tmp_path, "verify").endswith("sound\n")
