"""Working with a running service over HTTP: files in, claims ended, by keys of role `admin` only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from fastapi.testclient import TestClient

from legation.graph.digest import digest
from legation.graph.store import Store, open_store, prepare
from legation.graph.verify import verify
from legation.loaders import starter
from legation.service.cli.load import load_file
from legation.service.http.app import create_app
from legation.service.http.keys import Keys
from legation.service.settings import Settings

SOURCE = {"publisher": "Ministry of Foreign Affairs", "title": "Relations", "published": "2024-01-01"}
LINE = orjson.dumps({"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992", "source": SOURCE}) + b"\n"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    prepare(store)
    yield store
    store.close()


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, dict[str, str]]:
    made = Keys(tmp_path / "keys.json")
    return {role: {"Authorization": f"Bearer {made.make(role, role)[1]}"} for role in ("read", "extract", "write", "admin")}


def settings(tmp_path: Path, **more: object) -> Settings:
    return Settings(keys=tmp_path / "keys.json", audit=tmp_path / "audit.jsonl", **more)  # type: ignore[arg-type]


@pytest.fixture
def client(own: Store, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings(tmp_path), own, load_file), raise_server_exceptions=False) as made:
        yield made


def test_a_file_over_http_makes_the_graph_that_the_command_makes(
    client: TestClient, own: Store, keys: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    file = Path(starter.path())
    sent = client.post(f"/v1/load/claims?name={file.name}", content=file.read_bytes(), headers=keys["admin"])
    assert sent.status_code == 200, sent.text
    report = sent.json()
    assert report["rows"] == report["new"] + report["known"] + report["refused"]
    assert report["new"] > 2000
    other = open_store(f"embedded:{tmp_path / 'other.kgl'}")
    try:
        load_file(other, "claims", file, {})
        assert digest(own) == digest(other)
    finally:
        other.close()
    again = client.post(f"/v1/load/claims?name={file.name}", content=file.read_bytes(), headers=keys["admin"]).json()
    assert (again["new"], again["known"]) == (0, report["new"])
    audited = [orjson.loads(line) for line in (tmp_path / "audit.jsonl").read_bytes().splitlines()]
    assert [(one["action"], one["name"], one["report"]["new"]) for one in audited] == [
        ("load", "admin", report["new"]),
        ("load", "admin", 0),
    ]


def test_files_and_retractions_need_an_admin_and_are_refused_where_nothing_is_written(
    client: TestClient, own: Store, keys: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    posts = (("/v1/load/claims?name=facts.jsonl", {"content": LINE}), ("/v1/retract", {"json": {"claims": ["x"], "why": "a slip"}}))
    for address, body in posts:
        for headers in ({}, keys["read"], keys["extract"], keys["write"]):
            answer = client.post(address, headers=headers, **body)  # type: ignore[arg-type]
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/forbidden")
            assert "admin" in answer.json()["detail"]
    with TestClient(create_app(settings(tmp_path, read_only=True), own, load_file)) as closed:
        for address, body in posts:
            assert closed.post(address, headers=keys["admin"], **body).json()["detail"] == "this service is read-only"  # type: ignore[arg-type]
    assert own.read("ask/catalog_counts")[0]["claims"] == 0


def test_a_file_that_cannot_be_loaded_says_why(client: TestClient, own: Store, keys: dict[str, dict[str, str]], tmp_path: Path) -> None:
    headers = keys["admin"]
    assert "sipri" in client.post("/v1/load/sipry?name=x.csv", content=b"x", headers=headers).json()["detail"]
    assert client.post("/v1/load/sipri?name=x.csv", content=b"no register", headers=headers).status_code == 422
    assert client.post("/v1/load/claims?name=..%2Fx.jsonl", content=LINE, headers=headers).status_code == 422
    assert client.post("/v1/load/claims", content=LINE, headers=headers).status_code == 422
    refused = client.post("/v1/load/claims?name=x.jsonl", content=LINE + b"{}\n", headers=headers).json()
    assert (refused["new"], refused["refused"], len(refused["reasons"])) == (1, 1, 1)
    with TestClient(create_app(settings(tmp_path, max_load_mb=1), own, load_file)) as small:
        answer = small.post("/v1/load/claims?name=x.jsonl", content=b"x" * 1_000_001, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (413, "/problems/body-too-large")
    with TestClient(create_app(settings(tmp_path), own)) as without:
        assert "legation serve" in without.post("/v1/load/claims?name=x.jsonl", content=LINE, headers=headers).json()["detail"]


def test_a_claim_is_ended_with_its_reason(client: TestClient, own: Store, keys: dict[str, dict[str, str]], tmp_path: Path) -> None:
    written = client.post("/v1/claims", content=LINE, headers=keys["write"]).json()["lines"][0]["claim"]
    missing = client.post("/v1/retract", json={"claims": [written, "0" * 20], "why": "a slip"}, headers=keys["admin"])
    assert (missing.status_code, missing.json()["type"]) == (404, "/problems/not-found")
    assert client.get(f"/v1/claims/{written}").json()["retracted_on"] is None
    assert client.post("/v1/retract", json={"claims": [written], "why": "  "}, headers=keys["admin"]).status_code == 422
    ended = client.post("/v1/retract", json={"claims": [written, written], "why": "a slip"}, headers=keys["admin"])
    assert ended.status_code == 200, ended.text
    assert ended.json()["claims"] == [written]
    assert client.get("/v1/claims").json()["claims"] == []
    kept = client.get(f"/v1/claims/{written}").json()
    assert kept["retracted_on"]
    assert kept["retracted_why"] == "a slip"
    assert verify(own).sound
    last = orjson.loads((tmp_path / "audit.jsonl").read_bytes().splitlines()[-1])
    assert (last["action"], last["name"], last["retracted"], last["why"]) == ("retract", "admin", [written], "a slip")
