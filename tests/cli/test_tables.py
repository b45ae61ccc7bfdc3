"""What people and programs do with the output: tables as files, `| head`, completion, dates and citations that can be read."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import polars
import pytest

from legation.service.cli.screen import date_of
from tests.cli.conftest import Run


def legation(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "legation", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, env={**os.environ, **more})


def test_a_tidy_table_in_every_form(run: Run, starter_url: str) -> None:
    ask = [
        "table",
        "dyad-year",
        "--from",
        "2018",
        "--to",
        "2019",
        "--party",
        "AZE",
        "--party",
        "ISR",
        "--code",
        "cow",
        "--store",
        starter_url,
    ]
    plain = run(*ask, "--format", "csv").output
    head, first, *_ = plain.splitlines()
    assert head.startswith("party1,party2,year,party1_cow,party2_cow,relations")
    assert first.startswith("AZE,ISR,2018,373,666,")
    screen = run(*ask).output
    assert "dyad-year, 2018 to 2019: 2 rows" in screen
    assert "diplomatic relations on 31 December" in screen
    done = legation(*ask, "--format", "parquet")
    assert done.returncode == 0, done.stderr
    frame = polars.read_parquet(io.BytesIO(done.stdout))
    assert frame["year"].to_list() == [2018, 2019]
    assert polars.read_csv(io.StringIO(plain))["arms_2_to_1"].to_list() == frame["arms_2_to_1"].to_list()


@pytest.mark.parametrize("form", ["table", "csv"])
def test_who_has_read_enough_is_no_error(starter_url: str, form: str) -> None:
    ask = [sys.executable, "-m", "legation", "ask", "graph", "--party", "AZE", "--format", form, "--store", starter_url]
    with subprocess.Popen(ask, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # as `head -0` does, before anything is written
        said = process.stderr.read()
        assert process.wait(timeout=60) == 0, said
        assert said == b""


def test_a_shell_completes_questions_and_options(run: Run) -> None:
    assert "_LEGATION_COMPLETE=complete_bash" in run("completion", "bash").output

    def offered(words: str) -> list[str]:
        asked = {"_LEGATION_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
        return legation(**asked).stdout.decode().split()

    assert "arms-suppliers" in offered("legation ask arms-s")
    assert "--from" in offered("legation suppliers AZE --fr")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1945-01-01..1945-12-31", "1945"), ("1871/1871", "1871"), ("1871-01-18/1871-02-26", "1871-01-18/1871-02-26"),
        ("..2016-03-31", "by 2016-03-31"), ("1945-02-01..1945-02-28", "1945-02"),
    ],
)  # fmt: skip
def test_dates_read_as_people_write_them(text: str, read: str) -> None:
    assert date_of(text) == read


def test_a_citation_stands_once_and_is_numbered(run: Run, starter_url: str) -> None:
    said = run("dyad", "AZE", "ISR", "--store", starter_url).output
    sources = re.findall(r"^\[(\d+)\] (.+)$", said, re.MULTILINE)
    assert [int(number) for number, _ in sources] == list(range(1, len(sources) + 1))
    assert len({text for _, text in sources}) == len(sources) > 1
    assert "0, 0, 0" not in said
    assert "mission: embassy" in said
