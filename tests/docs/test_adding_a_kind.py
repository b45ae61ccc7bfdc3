"""docs/adding-a-kind.md is true: its one entry, put into a copy of the project, makes a kind with its edge, its sentence and its colour."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.graph.store import clear, open_store

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "adding-a-kind.md").read_text(encoding="utf-8")
ROOMS = ("cypher", "graph", "extraction", "loaders", "service")

ASK = """
import json, sys
from pathlib import Path
from fastapi.testclient import TestClient
from legation.graph.digest import digest
from legation.graph.store import open_store
from legation.graph.verify import verify
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.app import create_app
from legation.service.settings import Settings

store = open_store(sys.argv[1])
report = load(store, registry.find("claims"), Path(sys.argv[2]))
again = load(store, registry.find("claims"), Path(sys.argv[2]))
edges = [edge for edge in store.read("write/edges_from", {"parties": ["FRA"]}) if edge["type"] == "TWINNED_WITH"]
with TestClient(create_app(Settings(), store)) as client:
    told = client.get(f"/v1/claims/{edges[0]['claims'][0]}").json()["claim"]["says"] if edges else None
    ties = [kind["type"] for kind in client.get("/v1/neighbours", params={"party": "ITA", "type": "TWINNED_WITH"}).json()["kinds"]]
    picture = client.get("/pictures/neighbours.svg", params={"party": "FRA", "type": "TWINNED_WITH"}).text
    dyad = [track["holds"] for track in client.get("/v1/dyads/FRA/ITA", params={"valid_on": "1990-06-01"}).json()["tracks"]]
sound = verify(store).to_json()
tracks = store.read("ask/tracks_to/TWINNED_WITH", {"party": "ITA"})
print(json.dumps({
    "new": report.new, "refused": report.refused, "again": again.new, "edges": edges, "says": told, "ties": ties, "picture": picture,
    "dyad": dyad, "sound": sound, "tracks": tracks, "digest": str(digest(store)),
}))
store.close()
"""


def block(form: str) -> str:
    """The code block of the page that has this form."""
    (found,) = re.findall(rf"```{re.escape(form)}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the page's entry in `graph/kinds.py`, and with nothing else changed."""
    folder = tmp_path_factory.mktemp("project")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("node_modules", "__pycache__", "src"))
    shutil.copytree(ROOT / "legation", folder / "legation", symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    kinds = folder / "graph" / "kinds.py"
    text = kinds.read_text(encoding="utf-8")
    end = ")  # fmt: skip\n\nKINDS"
    assert text.count(end) == 1
    kinds.write_text(text.replace(end, f"{block('python graph/kinds.py').rstrip()},\n{end}"), encoding="utf-8")
    (folder / "claims.jsonl").write_text(block("json"), encoding="utf-8")
    (folder / "ask.py").write_text(ASK, encoding="utf-8")
    return folder


@pytest.fixture
def emptied(neo4j_url: str) -> Iterator[str]:
    """Neo4j, emptied before and after."""
    for moment in ("before", "after"):
        store = open_store(neo4j_url)
        clear(store)
        store.close()
        if moment == "before":
            yield neo4j_url


def asked(copy: Path, url: str) -> dict[str, Any]:
    """What the copy answers after loading the page's claim twice."""
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    command = [sys.executable, "ask.py", url, "claims.jsonl"]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def check(found: dict[str, Any]) -> None:
    """The kind has its edge, its sentence and its colour, and the graph is sound."""
    assert (found["new"], found["refused"], found["again"]) == (1, 0, 0)
    (edge,) = found["edges"]
    ends = (edge["subject"], edge["object"], edge["earliest"])
    assert (*ends, edge["place"], edge["kind"]) == ("FRA", "ITA", "1956-01-01", "Paris", "twin_cities")
    assert found["says"] == "Paris in France is twinned with Rome in Italy"
    assert found["says"] in PAGE
    assert found["ties"] == ["TWINNED_WITH"]
    assert re.search(r'class="f0"[^>]*>.*twinned with', found["picture"], re.DOTALL)
    assert found["dyad"] == ["yes"]
    assert found["tracks"] == [{"track": "twinning|FRA|ITA|Paris"}]
    assert found["sound"]["sound"], found["sound"]


def test_the_entry_alone_makes_a_kind(copy: Path, tmp_path: Path) -> None:
    check(asked(copy, f"embedded:{tmp_path / 'graph.kgl'}"))


@pytest.mark.neo4j
def test_the_entry_alone_makes_a_kind_on_neo4j(copy: Path, tmp_path: Path, emptied: str) -> None:
    found = asked(copy, emptied)
    check(found)
    assert found["digest"] == asked(copy, f"embedded:{tmp_path / 'graph.kgl'}")["digest"]


def test_the_files_that_the_page_names_exist() -> None:
    names = set(re.findall(r"`((?:cypher|loaders|graph|tests|docs)/[\w/.]+\.(?:py|md|cypher))`", PAGE))
    assert len(names) >= 4
    for name in names:
        assert (ROOT / name).exists(), name
