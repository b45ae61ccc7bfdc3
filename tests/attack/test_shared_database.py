"""A Neo4j as database administrators have it: constraints that somebody dropped, nodes of other programs, two loads at once."""

from __future__ import annotations

import itertools
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import neo4j
import orjson
import pytest
from fastapi.testclient import TestClient

from legation import cypher
from legation.graph import backup, presence, projection, store
from legation.graph.digest import digest
from legation.graph.parties import register
from legation.graph.store import Store, clear, missing_schema, open_store
from legation.graph.verify import verify
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.catalogue import catalogue
from legation.service.http.app import create_app
from legation.service.http.keys import Keys
from legation.service.settings import Settings
from tests.contract.examples import EXAMPLES, PER_ENGINE
from tests.contract.test_statements import FILES, comparable

_READS = re.compile(r":(Claim|Source)\b|STATED_IN|SUBJECT")
DATA = Path(__file__).parents[1] / "data" / "attack"
LINE = b'{"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992", "source": {"publisher": "Gazette", "title": "%d"}}\n'


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def shared(request: pytest.FixtureRequest, starter_graph: Path, tmp_path: Path) -> Iterator[Store]:
    """A graph with the starter claims on each engine."""
    if request.param == "embedded":
        (tmp_path / "graph.kgl").write_bytes(starter_graph.read_bytes())
        made = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    else:
        made = open_store(request.getfixturevalue("neo4j_url"))
        clear(made)
        load(made, registry.find("claims"), starter.path())
    yield made
    if request.param == "neo4j":
        clear(made)
    made.close()


def every_answer(of: Store) -> dict[str, Any]:
    """What each statement that reads claims or sources gives for its example."""
    found = {}
    for name, file in FILES.items():
        if not _READS.search(cypher.load(name).text):
            continue
        if file in EXAMPLES and file not in PER_ENGINE and cypher.load(name).access == "read" and not name.startswith("check/"):
            example: Any = EXAMPLES[file]
            found[name] = comparable(of.read(name, dict(example(of) if callable(example) else example)))
    return found


def test_nodes_of_another_program_that_are_called_as_ours_break_nothing(shared: Store, tmp_path: Path) -> None:
    before, whole = every_answer(shared), digest(shared)
    shared.write([("check/users_claims", {})])
    after = every_answer(shared)
    assert {name for name in after if after[name] != before[name]} == set()
    found = verify(shared)
    assert found.sound, found.samples
    assert digest(shared) == whole
    assert backup.write_claims(shared, tmp_path / "claims.jsonl") == whole.claims
    if shared.engine == "neo4j":  # the statements are the same, and so are their rows
        return
    with TestClient(create_app(Settings(cost=0), shared)) as client:
        for one in catalogue().values():
            wanted = {other.name: other.example for other in one.parameters if other.required and not other.in_path}
            if "{" not in one.path and None not in wanted.values():
                assert client.get(one.path, params=wanted).status_code < 500, one.path
        assert client.get("/readyz").status_code == 200


@pytest.mark.neo4j
def test_dropped_constraints_are_said_and_made_again(neo4j_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = open_store(neo4j_url)
    clear(graph)
    keys = tmp_path / "keys.json"
    token = Keys(keys).make("writer", "write")[1]
    monkeypatch.setattr(store, "SCHEMA_SECONDS", 0.0)
    try:
        with TestClient(create_app(Settings(keys=keys, audit=None), graph)) as client:
            write = {"X-API-Key": token}
            client.post("/v1/claims", content=LINE % 1, headers=write).raise_for_status()
            assert missing_schema(graph) == []
            parts = urlsplit(neo4j_url)
            address, auth = f"{parts.scheme}://{parts.hostname}:{parts.port}", (parts.username or "", parts.password or "")
            with neo4j.GraphDatabase.driver(address, auth=auth) as driver:
                for file in sorted(DATA.glob("drop_*.cypher")):
                    driver.execute_query(file.read_text())  # type: ignore[arg-type]
            assert missing_schema(graph) == ["Claim_id", "claim_track"]
            found = verify(graph)
            assert found.faults == {"schema": 2}, found.samples
            ready = client.get("/readyz")
            assert (ready.status_code, ready.json()["missing"]) == (200, ["Claim_id", "claim_track"])
            client.post("/v1/claims", content=LINE % 2, headers=write).raise_for_status()
            assert missing_schema(graph) == []
            assert verify(graph).sound
            assert "missing" not in client.get("/readyz").json()
    finally:
        clear(graph)
        graph.close()


def counted(of: Store, drawn: Counter[str]) -> Store:
    """Counts which tracks are drawn, and how often."""
    really = of.write

    def write(steps: Any, **more: Any) -> Any:
        for name, params in steps:
            if name == "write/pending_done":
                drawn.update(row["id"] for row in params["rows"])
        return really(steps, **more)

    of.write = write  # type: ignore[method-assign]
    return of


def test_two_loads_at_once_draw_each_track_once_and_a_claim_does_not_wait_for_them(shared: Store, tmp_path: Path) -> None:
    """A thousand pairs each; what a claim posted meanwhile needs is drawn at once."""
    clear(shared)
    parties = [party.id for party in register().parties() if party.kind == "country" and party.end is None][:64]
    pairs = list(itertools.combinations(parties, 2))[:2000]
    drawn: Counter[str] = Counter()
    counted(shared, drawn)
    begun = threading.Barrier(2)

    def half(number: int) -> int:
        path = tmp_path / f"{number}.jsonl"
        claims = [{**json.loads(LINE % 1), "subject": first, "object": second, "when": "2015"} for first, second in pairs[number::2]]
        path.write_bytes(b"".join(orjson.dumps(claim) + b"\n" for claim in claims))
        begun.wait(30)
        report = load(shared, registry.find("claims"), path, checkpoint=False)
        assert (report.new, report.refused) == (1000, 0)
        return report.tracks_drawn

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(half, range(2))) >= 2000
    assert projection.pending(shared) == 0
    assert verify(shared).sound
    assert len(drawn) == 2000
    assert sum(drawn.values()) <= 2100, "a track or two may be drawn by both at the very end"
    with presence.Loading(shared):
        shared.write([("write/pending", {"ids": [f"relations|AZE|{number:03d}" for number in range(500)]})])  # of the load's
        drawn.clear()
        begun_at = time.perf_counter()
        projection.run_own(shared, {"relations|AZE|ISR"})
        assert not drawn, "nothing of its own waits, and the rest is the load's"
        assert time.perf_counter() - begun_at < 5
    projection.run_own(shared, set())
    assert projection.pending(shared) == 0


def test_a_load_that_was_killed_counts_no_longer_after_its_lease(shared: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "LEASE", -1)
    gone = presence.Loading(shared)
    gone.renew()
    assert presence.alone(shared)
    monkeypatch.setattr(presence, "LEASE", 60)
    with presence.Loading(shared) as other:
        assert other.alone()
        assert not presence.alone(shared)
    assert presence.alone(shared)
