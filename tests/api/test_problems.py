"""Whatever goes wrong has one shape: RFC 9457, with a type that the service explains."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient

from legation.graph import errors
from legation.graph.store import Store, open_store, prepare
from legation.service.http.app import create_app
from legation.service.http.problems import MEDIA_TYPE, problem, sorts
from legation.service.settings import Settings

WRONG = {
    "/v1/arms/suppliers?recipient=Azerbajan&from=2016&to=2020": (404, "unknown-party"),
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=20166": (422, "invalid-input"),
    "/v1/arms/suppliers?recipient=AZE&from=x&to=2020": (422, "invalid-input"),
    "/v1/arms/suppliers?recipient=AZE&from=2020&to=2016": (422, "invalid-input"),
    "/v1/arms/suppliers?from=2016&to=2020": (422, "invalid-input"),
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&edition=1999": (422, "invalid-input"),
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&known_on=soon": (422, "invalid-input"),
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&format=xml": (422, "invalid-input"),
    "/v1/arms/suppliers?recipient=AZE&from=1930&to=1940": (422, "not-covered"),
    "/v1/arms/suppliers?recipient=" + "A" * 300 + "&from=2016&to=2020": (422, "invalid-input"),
    "/v1/dyads/AZE/AZE": (422, "invalid-input"),
    "/v1/dyads/AZE/Israle": (404, "unknown-party"),
    "/v1/claims/0000": (404, "not-found"),
    "/v1/parties/nowhere": (404, "unknown-party"),
    "/v1/parties?q=%20": (422, "invalid-input"),
    "/nothing/here": (404, "no-such-address"),
    "/problems/none": (404, "not-found"),
}


@pytest.mark.parametrize(("path", "expected"), WRONG.items())
def test_a_wrong_request_is_a_problem(client: TestClient, path: str, expected: tuple[int, str]) -> None:
    answer = client.get(path)
    body: dict[str, Any] = answer.json()
    assert (answer.status_code, body["type"]) == (expected[0], f"/problems/{expected[1]}")
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert body["status"] == answer.status_code
    assert body["title"]
    assert body["detail"]
    assert body["instance"] == path.split("?")[0]


def test_an_unknown_party_comes_with_suggestions(client: TestClient) -> None:
    body = client.get("/v1/arms/suppliers?recipient=Azerbajan&from=2016&to=2020").json()
    assert body["suggestions"][0] == "AZE: Azerbaijan"


def test_the_parameter_to_blame_is_named(client: TestClient) -> None:
    assert client.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=20166").json()["place"] == "to"
    assert client.get("/v1/arms/suppliers?from=2016&to=2020").json()["place"] == "recipient"


def test_another_method_is_a_problem_too(client: TestClient) -> None:
    answer = client.post("/v1/catalog")
    assert (answer.status_code, answer.json()["type"]) == (405, "/problems/method-not-allowed")
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize("slug", sorts())
def test_every_sort_of_problem_is_explained(client: TestClient, slug: str) -> None:
    body = client.get(f"/problems/{slug}").json()
    assert body["explanation"]
    assert 400 <= body["status"] < 600


class _Broken:
    """A store whose every read fails; only the HTTP layer is under test here."""

    engine, url, inline = "broken", "broken:", True

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, *_: Any, **__: Any) -> Any:
        raise self.error


def broken(error: Exception) -> TestClient:
    return TestClient(create_app(Settings(), _Broken(error)), raise_server_exceptions=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "status", "wait"),
    [
        (errors.StoreUnavailable("the server is away"), 503, "5"),
        (errors.StoreLocked("in use"), 503, "30"),
        (errors.StoreConflict("two writers"), 409, "1"),
        (errors.LimitExceeded("too long"), 503, "5"),
    ],
)
def test_an_engine_that_fails_says_when_to_try_again(error: errors.LegationError, status: int, wait: str) -> None:
    answer = broken(error).get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
    assert (answer.status_code, answer.headers["retry-after"]) == (status, wait)
    assert answer.json()["detail"] == error.message


def test_a_defect_shows_nothing_of_the_inside() -> None:
    answer = broken(ValueError("secret")).get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/internal")
    assert "secret" not in answer.text


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"embedded:{tmp_path / 'empty.kgl'}")
    prepare(store)
    yield store
    store.close()


def test_an_empty_graph_lives_but_is_not_ready(empty: Store) -> None:
    client = TestClient(create_app(Settings(), empty))
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/store-unavailable")
    assert "holds no claims" in answer.json()["detail"]


@pytest.mark.parametrize(
    "message",
    [
        "Neo4j at bolt://neo4j:…@10.1.2.3:7687 does not answer: Couldn't connect to 10.1.2.3:7687",
        "/srv/legation/graph.kgl could not be written, nothing of this batch was kept: No space left on device",
        "var at ../graph.kgl is damaged",
    ],
)
def test_what_stands_behind_the_service_is_in_its_log_only(caplog: pytest.LogCaptureFixture, message: str) -> None:
    """Also where a question ends in the gate, before the application's own handlers."""
    for error in (errors.StoreUnavailable(message), errors.StoreError(message)):
        answer = problem(error, "/v1/catalog")
        said = orjson.loads(answer.body)
        assert said["detail"] == f"{error.title}; the service's log says why"
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert message in caplog.text


def test_sentences_for_the_caller_stay() -> None:
    for text in ("the graph answers but holds no claims; load something into it", "Neo4j could not run ask/arms_to now: try again"):
        assert orjson.loads(problem(errors.StoreUnavailable(text), "/").body)["detail"] == text
