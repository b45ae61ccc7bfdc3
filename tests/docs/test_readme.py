"""What the documents show is what the program does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from legation.graph.errors import LegationError
from legation.service.cli.app import app as command_line
from legation.service.cli.short import SHORT
from legation.service.http.app import create_app
from legation.service.http.problems import sorts
from legation.service.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).with_name("legation")
README = (ROOT / "README.md").read_text(encoding="utf-8")
API = (ROOT / "docs/api.md").read_text(encoding="utf-8")


def block(beginning: str) -> list[str]:
    """The lines of the README's code block whose first line is this."""
    for text in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        lines: list[str] = text.splitlines()
        if lines[0] == beginning:
            return lines[1:]
    raise AssertionError(f"no block begins with {beginning!r}")


def test_the_answer_in_the_readme_is_the_one_that_the_starter_claims_give(tmp_path: Path) -> None:
    from legation.loaders import starter

    environment = {**os.environ, "LEGATION_STORE": f"embedded:{tmp_path / 'graph.kgl'}"}
    subprocess.run([COMMAND, "load", "claims", starter.path()], env=environment, check=True, capture_output=True, timeout=120)
    asked = "legation suppliers AZE --from 2016 --to 2020"
    done = subprocess.run([COMMAND, *asked.split()[1:]], env=environment, check=True, capture_output=True, timeout=60)
    printed = [line.rstrip() for line in done.stdout.decode().splitlines()]
    at = 0
    for line in block(f"$ {asked}"):
        assert line in printed[at:], line
        at += printed[at:].index(line)


def test_every_command_of_the_readme_exists() -> None:
    known = {command.name or command.callback.__name__ for command in command_line.registered_commands if command.callback}
    known |= {str(group.name) for group in command_line.registered_groups}
    known |= set(SHORT)
    shown = set(re.findall(r"legation ([a-z]+)", README))
    assert shown <= known
    assert known - shown <= {"rebuild", "serve"}


@pytest.mark.parametrize("target", ["serve", "test"])
def test_the_two_commands_are_targets_of_the_makefile(target: str) -> None:
    assert f"$ make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_address_and_parameter_is_in_the_api_page() -> None:
    paths = create_app(Settings()).openapi()["paths"]
    rows = {match[1]: match[2] for match in re.finditer(r"^\| `(/[^`]*)` \|(.*)$", API, re.MULTILINE)}
    assert set(rows) == set(paths)
    for path, methods in paths.items():
        for parameter in (one for operation in methods.values() for one in operation.get("parameters", [])):
            if parameter["in"] == "query":
                assert f"`{parameter['name']}`" in rows[path], (path, parameter["name"])


def test_every_problem_is_in_the_api_page_with_its_status() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", API, re.MULTILINE))
    assert rows == {slug: str(sort.status) for slug, sort in sorts().items()}
    assert LegationError.slug in rows


def test_links_of_the_documents_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
