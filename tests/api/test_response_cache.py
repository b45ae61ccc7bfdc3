"""ETags, kept answers, keys: what stands before every question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.graph.claims import read_claim
from legation.graph.store import Store
from legation.graph.write import Writer
from legation.service.http.app import create_app, routers
from legation.service.http.keys import Keys
from legation.service.http.routes.web import VIEWS
from legation.service.settings import Settings

SUPPLIERS = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"


class Counting:
    """A store that counts what it is asked."""

    def __init__(self, store: Store) -> None:
        self._store, self.reads = store, 0

    def __getattr__(self, name: str) -> object:
        self.reads += name == "read"
        return getattr(self._store, name)


def test_the_same_question_has_the_same_tag_in_any_order(client: TestClient) -> None:
    tag = client.get(SUPPLIERS).headers["etag"]
    assert client.get("/v1/arms/suppliers?to=2020&recipient=AZE&from=2016").headers["etag"] == tag
    assert client.get(f"{SUPPLIERS}&limit=2").headers["etag"] != tag
    assert client.get(f"{SUPPLIERS}&format=csv").headers["etag"] != tag
    assert "no-cache" in client.get(SUPPLIERS).headers["cache-control"]


def test_what_did_not_change_is_not_asked_again(own: Store) -> None:
    counting = Counting(own)
    with TestClient(create_app(Settings(kept_mb=0), counting)) as client:  # type: ignore[arg-type]
        first = client.get(SUPPLIERS)
        asked = counting.reads
        assert asked
        again = client.get(SUPPLIERS, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert counting.reads == asked
        client.get(SUPPLIERS)
        assert counting.reads == 2 * asked  # nothing is kept


def test_an_answer_is_kept_until_the_next_write(own: Store) -> None:
    counting = Counting(own)
    with TestClient(create_app(Settings(), counting)) as client:  # type: ignore[arg-type]
        first = client.get(SUPPLIERS)
        asked = counting.reads
        again = client.get(SUPPLIERS)
        assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
        assert counting.reads == asked
        claim = read_claim(
            {
                "kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992",
                "source": {"publisher": "Ministry", "title": "List", "published": "2024-01-01"},
            },
            place="test",
        )  # fmt: skip
        Writer(own).add([claim])
        later = client.get(SUPPLIERS, headers={"If-None-Match": first.headers["etag"]})
        assert later.status_code == 200
        assert later.headers["etag"] != first.headers["etag"]


def test_a_problem_has_no_tag_and_is_not_kept(client: TestClient) -> None:
    for _ in range(2):
        answer = client.get("/v1/arms/suppliers?recipient=Freedonia&from=2016&to=2020")
        assert answer.status_code == 404
        assert "etag" not in answer.headers
    assert client.get("/v1/arms/suppliers?recipient=AZE&from=soon&to=2020").json()["place"] == "from"


def test_without_a_key_a_closed_service_says_nothing(own: Store, tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys.json")
    reader, token = keys.make("a reader", "read")
    with TestClient(create_app(Settings(public=False, keys=tmp_path / "keys.json"), own)) as client:
        assert client.get(SUPPLIERS).status_code == 403
        assert client.get(SUPPLIERS, headers={"Authorization": "Bearer leg_wrong"}).status_code == 403
        answer = client.get(SUPPLIERS, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200
        assert answer.headers["cache-control"].startswith("private")
        assert client.get(SUPPLIERS, headers={"X-API-Key": token}).status_code == 200
        keys.revoke(reader.id)
        assert client.get(SUPPLIERS, headers={"X-API-Key": token}).status_code == 403
        assert client.get("/healthz").status_code == 200


OPEN = {
    "/healthz", "/readyz", "/metrics", "/problems/{slug}", "/docs", "/docs/oauth2-redirect", "/openapi.json", "/web/{name}",
    *VIEWS, *(f"/embed{view}" for view in VIEWS),
}  # fmt: skip
"""What holds nothing of the graph but how large it is: every other route of a closed service wants a key."""


def test_a_closed_service_says_nothing_at_any_address(own: Store, tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    _, token = Keys(keys).make("a reader", "read")
    settings = Settings(public=False, keys=keys, rate="off", rate_posts="off")
    with TestClient(create_app(settings, own), raise_server_exceptions=False) as client:
        routes = [(route.path, method) for router in routers() for route in router.routes for method in route.methods]  # type: ignore[attr-defined]
        assert len(routes) > 100
        for path, method in routes:
            address = re.sub(r"\{(\w+)(:path)?\}", lambda found: "csv" if found[1] == "form" else "AZE", path)
            answer = client.request(method, address)
            assert (answer.status_code == 403) == (path not in OPEN), (method, path, answer.status_code)
        picture = f"/pictures/suppliers.csv?{SUPPLIERS.partition('?')[2]}"
        assert "Israel" not in client.get(picture).text
        answer = client.get(picture, headers={"X-API-Key": token})
        assert "Israel" in answer.text
        assert answer.headers["cache-control"] == "private, no-cache"


def test_a_file_of_keys_that_cannot_be_read_is_said_and_reading_goes_on(own: Store, tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    _, token = Keys(keys).make("a writer", "write")
    with TestClient(create_app(Settings(keys=keys, audit=None), own), raise_server_exceptions=False) as client:
        for damaged in (b"{", b"[]", b'{"keys": [1]}', b'{"keys": [{"id": "x"}]}'):
            keys.write_bytes(damaged)
            answer = client.post("/v1/claims", content=b"{}", headers={"X-API-Key": token})
            assert (answer.status_code, answer.json()["type"]) == (503, "/problems/keys-unreadable")
            assert answer.headers["retry-after"]
            assert str(tmp_path) not in answer.text
            assert client.get(SUPPLIERS).status_code == 200
        keys.unlink()
        keys.mkdir()  # opening it fails, as it does where handles or rights are missing
        assert client.get(SUPPLIERS, headers={"X-API-Key": token}).status_code == 503
        assert client.get(SUPPLIERS).status_code == 200


def test_a_token_is_not_at_rest(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    key, token = Keys(path).make("loader", "write")
    assert token not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    assert Keys(path).find(token) == key
    assert Keys(path).find(token + "x") is None


def test_a_long_pinned_answer_is_sent_on_unchecked(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.service.http.response_cache.MOST_HELD", 10)
    plain = client.get(f"{SUPPLIERS}&limit=77&pin=0")
    assert plain.headers["legation-pin"] == "unchecked"
    assert plain.json()["suppliers"]
