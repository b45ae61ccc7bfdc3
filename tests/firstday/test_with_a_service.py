"""The tasks of a first day beside `legation serve`, as processes, in their order and over one service.

What needs more has a test of its own: compose with Neo4j (`tests/compose`), nginx (`test_public.py`), pandas, frames and claims from a
table (`tests/docs/test_guides.py`), a source in code (`tests/docs/test_adding_a_source.py`).
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.firstday.conftest import CLI, ROOT, environment, legation, served

REGISTER = ROOT / "tests" / "data" / "sipri" / "deliveries.csv"
FACT = {
    "kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992",
    "source": {"publisher": "Ministry of Foreign Affairs", "title": "Relations", "published": "2024-01-01"},
}  # fmt: skip
ARTICLE = """Fiji opens an embassy in Baku

By a correspondent, 14 May 2025

Fiji opened an embassy in Azerbaijan on Wednesday.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the newcomer works: all that is kept lies below it, in var/."""
    return tmp_path_factory.mktemp("firstday")


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address
    assert not list((folder / "var").glob("*-socket")), "the socket goes with the service"


def read(address: str) -> Any:
    with urlopen(address, timeout=20) as answer:
        return json.load(answer)


def test_1_the_first_answer(service: str, folder: Path) -> None:
    assert "697.45" in legation(folder, "suppliers", "AZE", "--from", "2016", "--to", "2020")
    assert "Israel" in legation(folder, "ask", "who armed Azerbaijan in 2016 to 2020?")
    assert "did you mean `legation party`" in failed(folder, "parties", "Turkey")


def failed(folder: Path, *arguments: str) -> str:
    """What a command says that is wrong."""
    done = subprocess.run([*CLI, *arguments], cwd=folder, env=environment(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    return done.stderr


def test_2_a_register_of_ones_own(service: str, folder: Path) -> None:
    shutil.copy(REGISTER, folder / "trade-register.csv")
    assert "0 refused" in legation(folder, "load", "trade-register.csv")
    assert "already known + 0 refused" in legation(folder, "load", "trade-register.csv")
    assert read(f"{service}/v1/catalog")["counts"]["claims"] > 2584


def test_3_claims_of_ones_own_and_a_correction(service: str, folder: Path) -> None:
    (folder / "facts.jsonl").write_text(json.dumps(FACT) + "\n", encoding="utf-8")
    assert "1 claims new" in legation(folder, "load", "claims", "facts.jsonl")
    told = read(f"{service}/v1/claims?party=GEO&kind=recognized&since=2024-01-01")["claims"]
    (mine,) = [one["claim"] for one in told if one["source"]["publisher"] == "Ministry of Foreign Affairs"]
    legation(folder, "retract", mine, "--why", "the year was misread")
    assert read(f"{service}/v1/claims/{mine}")["retracted_why"] == "the year was misread"


def test_4_from_an_article_to_the_graph(service: str, folder: Path) -> None:
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    found = json.loads(legation(folder, "extract", "article.txt", "--publisher", "A newspaper", "--format", "json"))["claims"]
    assert [(one["kind"], one["subject"], one["when"]) for one in found] == [("mission_opened", "FJI", "2025-05-14")]
    assert "new to the graph" in legation(folder, "extract", "article.txt", "--publisher", "A newspaper", "--load")
    told = read(f"{service}/v1/missions?sender=FJI&host=AZE")["missions"]
    assert [one["type"] for one in told] == ["embassy"]


def test_5_dyad_years_as_a_table(service: str, folder: Path) -> None:
    asked = ("ask", "table", "dyad-year", "--from", "2016", "--to", "2020", "--party", "AZE", "--party", "ISR", "--format", "csv")
    rows = list(csv.DictReader(legation(folder, *asked).splitlines()))
    assert [(row["party1"], row["party2"], row["year"]) for row in rows] == [("AZE", "ISR", str(year)) for year in range(2016, 2021)]
    with urlopen(f"{service}/v1/tables/dyad-year?from=2016&to=2020&party=AZE&party=ISR&format=csv", timeout=20) as answer:
        assert list(csv.DictReader(answer.read().decode().splitlines())) == rows


def test_6_a_picture_for_a_page(service: str) -> None:
    with urlopen(f"{service}/pictures/suppliers.svg?recipient=AZE&from=2016&to=2020", timeout=20) as answer:
        assert answer.headers["content-type"].startswith("image/svg+xml")
        assert b"Source: " in answer.read()


def test_7_backup_and_restore_elsewhere(service: str, folder: Path) -> None:
    here = legation(folder, "digest")
    legation(folder, "backup", "after.kgl")
    legation(folder, "restore", "after.kgl", "--store", "embedded:again/after.kgl")
    assert legation(folder, "digest", "--store", "embedded:again/after.kgl") == here
    assert legation(folder, "verify").endswith("sound\n")


def test_8_what_is_kept_lies_in_one_folder(service: str, folder: Path) -> None:
    """README: to remove everything, `make clean` and `rm -r var`; the rest is what the newcomer made."""
    made = {"var", "again", "after.kgl", "facts.jsonl", "trade-register.csv", "article.txt"}
    assert {one.name for one in folder.iterdir()} == made
