"""A copy of the program for the tests that put the files of a page into it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cypher", "graph", "extraction", "loaders", "service")
_UNUSED = shutil.ignore_patterns("__pycache__", "node_modules", "web")


def blocks(page: str) -> dict[str, str]:
    """The code of a page in docs/ by the file that each block names."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return dict(re.findall(r"```(?:python|cypher|csv) (\S+)\n(.*?)```", text, re.DOTALL))


def program(folder: Path) -> Path:
    """The rooms and the package that links to them, in `folder`."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=_UNUSED)
    shutil.copytree(ROOT / "legation", folder / "legation", symlinks=True)
    return folder


def run(copy: Path, code: str, *arguments: str) -> str:
    """What the code prints, run over the copy alone."""
    environment = {"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
