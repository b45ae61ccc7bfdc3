"""Batches, permalinks, writing claims, reading texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient

from legation.graph.claims import read_claim
from legation.graph.store import Store
from legation.service.http.app import create_app
from legation.service.http.keys import Keys
from legation.service.http.response_cache import digest
from legation.service.settings import Settings

SUPPLIERS = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"
DYAD = "/v1/dyads/GEO/AZE"


def claim(**more: Any) -> bytes:
    """A line of claims; published on a day that has not come, so that nothing pinned to the present may show it."""
    source = {"publisher": "Ministry of Foreign Affairs", "title": "List of relations", "published": "2099-01-01"}
    return orjson.dumps({"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992", "source": source, **more}) + b"\n"


@pytest.fixture
def tokens(tmp_path: Path) -> dict[str, str]:
    keys = Keys(tmp_path / "keys.json")
    return {role: keys.make(f"a {role}er", role)[1] for role in ("read", "extract", "write", "admin")}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(keys=tmp_path / "keys.json", audit=tmp_path / "audit.jsonl")


@pytest.fixture
def writable(own: Store, settings: Settings, tokens: dict[str, str]) -> Iterator[TestClient]:
    with TestClient(create_app(settings, own), raise_server_exceptions=False) as made:
        yield made


def test_a_batch_holds_what_each_question_says_alone(client: TestClient) -> None:
    asked = [SUPPLIERS, "/v1/claims/none", f"{SUPPLIERS}&format=csv", "https://example.org/", "/v1/dyads/AZE/T%C3%BCrkiye"]
    answers = client.post("/v1/batch", json={"questions": asked}).json()["answers"]
    assert [one["status"] for one in answers] == [200, 404, 200, 422, 200]
    alone = client.get(SUPPLIERS)
    assert answers[0]["body"] == alone.json()
    assert answers[0]["etag"] == alone.headers["etag"].removeprefix("W/")
    assert answers[1]["body"]["type"] == "/problems/not-found"
    assert answers[2]["body"] == client.get(f"{SUPPLIERS}&format=csv").text
    assert answers[4]["body"]["b"]["id"] == "TUR"
    assert client.post("/v1/batch", json={"questions": [SUPPLIERS] * 51}).status_code == 422
    assert client.post("/v1/batch", json={"questions": []}).status_code == 422


def test_a_permalink_gives_the_same_bytes_when_more_is_known(writable: TestClient, tokens: dict[str, str]) -> None:
    made = writable.get("/v1/permalink", params={"url": DYAD}).json()
    assert set(made["pinned"]) >= {"known_on", "valid_on", "limit"}
    before = writable.get(made["url"])
    assert before.headers["legation-pin"] == "same"
    assert digest(before.content) == made["digest"]
    open_before = writable.get(DYAD).content
    sent = writable.post("/v1/claims", content=claim(), headers={"X-API-Key": tokens["write"]})
    assert sent.json()["new"] == 1
    assert writable.get(DYAD).content != open_before
    after = writable.get(made["url"])
    assert after.content == before.content
    assert after.headers["legation-pin"] == "same"
    assert writable.get(made["url"]).headers["legation-pin"] == "same"  # and from what is kept
    earlier = claim(source={"publisher": "Archive", "title": "Old list", "published": "1993"})
    writable.post("/v1/claims", content=earlier, headers={"X-API-Key": tokens["write"]})
    assert writable.get(made["url"]).headers["legation-pin"] == "changed"


def test_a_permalink_pins_edition_and_form(client: TestClient) -> None:
    made = client.get("/v1/permalink", params={"url": f"{SUPPLIERS}&format=csv"}).json()
    assert made["pinned"]["edition"] == "2025-01-03"
    assert made["media_type"] == "text/csv; charset=utf-8"
    assert client.get(made["url"]).headers["legation-pin"] == "same"
    assert made["url"] in made["citation"]
    refused = client.get("/v1/permalink", params={"url": "/v1/dyads/AZE/Freedonia"})
    assert (refused.status_code, refused.json()["type"]) == (404, "/problems/unknown-party")
    assert client.get("/v1/permalink", params={"url": "/v1/nothing"}).status_code == 404
    assert client.get("/v1/permalink", params={"url": "/v1/permalink?url=/v1/catalog"}).status_code == 422


def test_writing_needs_a_key_that_may(writable: TestClient, tokens: dict[str, str], settings: Settings, own: Store) -> None:
    for headers in ({}, {"Authorization": f"Bearer {tokens['read']}"}, {"Authorization": f"Bearer {tokens['extract']}"}):
        answer = writable.post("/v1/claims", content=claim(), headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/forbidden")
    key = {"Authorization": f"Bearer {tokens['write']}"}
    assert writable.post("/v1/claims", content=claim(), headers=key).status_code == 200
    audited = [orjson.loads(line) for line in settings.audit.read_bytes().splitlines()]  # type: ignore[union-attr]
    assert [(one["action"], one["name"], one["new"]) for one in audited] == [("claims", "a writeer", 1)]
    (added,) = audited[0]["added"]
    assert {name: added[name] for name in ("kind", "subject", "object")} == {
        name: orjson.loads(claim())[name] for name in ("kind", "subject", "object")
    }
    assert read_claim(added, place="audit").id == orjson.loads(answer_of(writable, key))["lines"][0]["claim"]
    again = [orjson.loads(line) for line in settings.audit.read_bytes().splitlines()]  # type: ignore[union-attr]
    assert [(one["new"], one["known"], one["added"]) for one in again[1:]] == [(0, 1, [])]  # the difference, not what was sent
    assert tokens["write"] not in settings.audit.read_text()  # type: ignore[union-attr]
    read_only = create_app(settings.model_copy(update={"read_only": True}), own)
    with TestClient(read_only) as client:
        answer = client.post("/v1/claims", content=claim(), headers=key)
        assert "read-only" in answer.json()["detail"]


def answer_of(client: TestClient, headers: dict[str, str]) -> bytes:
    """The body of the answer to the claim, sent once more."""
    return client.post("/v1/claims", content=claim(), headers=headers).content


def test_nothing_is_written_without_its_line_in_the_audit_file(
    writable: TestClient, tokens: dict[str, str], settings: Settings, own: Store, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("no folder")
    blocked = create_app(settings.model_copy(update={"audit": tmp_path / "a file" / "audit.jsonl"}), own)
    before = own.version()
    with TestClient(blocked, raise_server_exceptions=False) as client:
        answer = client.post("/v1/claims", content=claim(), headers={"X-API-Key": tokens["write"]})
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/store-unavailable")
    assert "audit file cannot be written" in answer.json()["detail"]
    assert answer.headers["retry-after"]
    assert own.version() == before


def test_each_line_has_its_result(writable: TestClient, tokens: dict[str, str]) -> None:
    headers = {"X-API-Key": tokens["write"]}
    body = claim() + b"\n" + claim() + b"{not json\n" + claim(object="AZR") + claim(kind="danced_with") + claim(colour="red")
    dry = writable.post("/v1/claims?dry_run=true", content=body, headers=headers).json()
    assert (dry["rows"], dry["new"], dry["known"], dry["refused"], dry["dry_run"]) == (6, 1, 1, 4, True)
    assert [line["line"] for line in dry["lines"]] == [1, 3, 4, 5, 6, 7]
    assert "AZR" in dry["lines"][3]["detail"]
    assert dry["lines"][4]["field"] == "kind"
    id_ = dry["lines"][0]["claim"]
    assert writable.get(f"/v1/claims/{id_}").status_code == 404  # nothing was written
    wet = writable.post("/v1/claims", content=body, headers=headers).json()
    assert (wet["new"], wet["refused"], wet["tracks_drawn"]) == (1, 4, 1)
    found = writable.get(f"/v1/claims/{id_}").json()
    assert found["loader"] == "api 1"
    again = writable.post("/v1/claims", content=body, headers=headers).json()
    assert (again["new"], again["known"], again["refused"]) == (0, 2, 4)
    assert writable.post("/v1/claims", content=b"\n \n", headers=headers).status_code == 422


def test_too_large_a_body_is_refused(own: Store, settings: Settings, tokens: dict[str, str]) -> None:
    with TestClient(create_app(settings.model_copy(update={"max_body_mb": 1}), own)) as client:
        answer = client.post("/v1/claims", content=b"x" * 1_100_000, headers={"X-API-Key": tokens["write"]})
        assert (answer.status_code, answer.json()["type"]) == (413, "/problems/body-too-large")


def test_a_text_becomes_claims_that_can_be_posted(writable: TestClient, tokens: dict[str, str]) -> None:
    text = "Georgia opened an embassy in Baku on 3 March 1996, the ministry said."
    read = writable.post("/v1/extract", json={"text": text, "publisher": "Ministry of Foreign Affairs", "published": "2024-05-01"})
    assert read.status_code == 200, read.text
    found = next(one for one in read.json()["claims"] if one["claim"]["kind"] == "mission_opened")
    assert text[slice(*found["span"])] == found["quote"]
    assert (found["claim"]["subject"], found["claim"]["object"]) == ("GEO", "AZE")
    sent = writable.post("/v1/claims", content=orjson.dumps(found["claim"]), headers={"X-API-Key": tokens["write"]}).json()
    assert sent["new"] == 1, sent
    closed = Settings(public=False, keys=writable.app.state.settings.keys)  # type: ignore[attr-defined]
    with TestClient(create_app(closed, writable.app.state.store)) as client:  # type: ignore[attr-defined]
        body = {"text": text, "publisher": "Ministry"}
        assert client.post("/v1/extract", json=body, headers={"X-API-Key": tokens["read"]}).status_code == 403
        assert client.post("/v1/extract", json=body, headers={"X-API-Key": tokens["extract"]}).status_code == 200
