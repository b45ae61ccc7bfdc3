"""docs/adding-a-question.md is true: its files alone, put into a copy of the program, make a question and a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.copied import blocks, program, run

FILES = blocks("adding-a-question.md")
ASKED = """
import asyncio, csv, io, sys
from fastapi.testclient import TestClient
from typer.testing import CliRunner
from legation.graph.store import open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.catalogue import catalogue
from legation.service.cli.app import app as commands
from legation.service.http.app import create_app
from legation.service.settings import Settings

url = f"embedded:{sys.argv[1]}/graph.kgl"
store = open_store(url)
load(store, registry.find("claims"), starter.path())
address = "/v1/evidence/publishers-of"
with TestClient(create_app(Settings(rate="off"), store)) as client:
    answer = client.get(address, params={"party": "Azerbaijan"}).json()
    assert answer["party"] == {"id": "AZE", "name": "Azerbaijan"}, answer
    most = answer["publishers"][0]
    rows = list(csv.DictReader(io.StringIO(client.get(address, params={"party": "AZE", "format": "csv"}).text)))
    assert list(rows[0]) == ["party", "party_name", "publisher", "claims", "citation"], rows[0]
    assert (rows[0]["party_name"], rows[0]["claims"]) == ("Azerbaijan", str(most["claims"]))
    said = client.get(address, params={"partie": "AZE"})
    assert said.status_code == 422 and "did you mean party?" in said.json()["detail"], said.text
    described = client.get("/openapi.json").json()["paths"][address]["get"]
    assert [one["name"] for one in described["parameters"]] == ["party", "limit", "format"]
    for form in ("svg", "csv"):
        drawn = client.get(f"/pictures/publishers-of.{form}", params={"party": "AZE"})
        assert drawn.status_code == 200 and most["publisher"] in drawn.text.replace("&amp;", "&"), drawn.text
assert catalogue()["evidence-publishers-of"].ask(store, {"party": "AZE", "limit": 1}).truncated
try:
    from legation.service import mcp
except ImportError:
    pass
else:
    assert "evidence_publishers_of" in {one.name for one in asyncio.run(mcp.server(store, Settings()).list_tools())}
store.close()
shown = CliRunner().invoke(commands, ["ask", "evidence-publishers-of", "AZE", "--limit", "1", "--store", url])
assert shown.exit_code == 0 and str(most["claims"]) in shown.output, shown.output
print("answered")
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the files of the page."""
    made = program(tmp_path_factory.mktemp("copy"))
    for name, text in FILES.items():
        assert not (made / name).exists(), f"{name} is there already"
        (made / name).write_text(text, encoding="utf-8")
    return made


def test_a_question_is_two_files_and_a_picture_one() -> None:
    assert [name.split("/")[0] for name in FILES] == ["cypher", "service", "service"]
    assert [name for name in FILES if name.startswith("service/pictures/")] == ["service/pictures/publishers_of.py"]


def test_the_files_of_the_page_answer_everywhere(copy: Path, tmp_path: Path) -> None:
    assert run(copy, ASKED, str(tmp_path)).splitlines()[-1] == "answered"
