"""Questions inside others: batches and permalinks may do no more than a request from outside, and end."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

from tests.attack.conftest import Service

TABLE = "/v1/tables/dyad-year?from=2015&to=2015&format=csv&party=AZE&party=ISR&party=RUS"
WORLD = "/v1/tables/dyad-year?from=1900&to=2020&format=csv"


def permalink(service: Service, url: str) -> httpx.Response:
    return httpx.get(f"{service.url}/v1/permalink?url={quote(url, safe='')}", timeout=60)


def batch(service: Service, *urls: str) -> list[dict[str, object]]:
    answer = httpx.post(f"{service.url}/v1/batch", json={"questions": urls}, timeout=60)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["answers"]
    return found


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_a_table_that_comes_in_pieces_can_be_asked_inside(service: Service, form: str) -> None:
    url = TABLE.replace("csv", form)
    alone = httpx.get(service.url + url)
    (inside,) = batch(service, url)
    assert (inside["status"], inside["body"]) == (200, alone.text)
    linked = permalink(service, url)
    assert linked.status_code == 200, linked.text
    assert httpx.get(service.url + linked.json()["url"]).headers["legation-pin"] == "same"
    service.healthy(1)


def test_a_table_without_bound_is_refused_inside_and_nothing_hangs(service: Service) -> None:
    refused = permalink(service, WORLD)
    assert (refused.status_code, refused.json()["type"]) == (503, "/problems/limit-exceeded")
    answers = batch(service, WORLD, TABLE)
    assert [one["status"] for one in answers] == [503, 200]
    service.healthy(1)


@pytest.mark.parametrize(
    "url",
    [
        "/v1/permalink?url=/v1/catalog", "/v1/perma%6cink?url=/v1/catalog", "/v1/b%61tch", "/v1/batch/", "/v1/%2570ermalink",
        "//[x", "http://[::1", "/v1/\tcatalog", "/v1/catalog\r\nX: y", "/v1/cata%00log", "/healthz", "//v1/catalog", "/v1/../healthz",
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused_inside(service: Service, url: str) -> None:
    (inside,) = batch(service, url)
    assert inside["status"] in (404, 422), inside
    assert permalink(service, url).status_code in (404, 422)


def test_a_service_that_was_asked_so_still_stops(serve: object) -> None:
    service: Service = serve()  # type: ignore[operator]
    permalink(service, TABLE)
    batch(service, TABLE, WORLD)
    assert service.stop() == 0
