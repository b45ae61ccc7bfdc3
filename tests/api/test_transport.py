"""What clients that nobody here wrote expect of HTTP: HEAD, ranges, compression, other origins, and an answer that says it was cut."""

from __future__ import annotations

import gzip
import io

import pytest
import python_calamine
from fastapi.testclient import TestClient

from legation.graph.store import Store
from legation.service.http.app import create_app
from legation.service.settings import Settings

SUPPLIERS = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"
CSV = f"{SUPPLIERS}&format=csv"
PLAIN = {"Accept-Encoding": "identity"}


@pytest.mark.parametrize(
    "address", [SUPPLIERS, CSV, "/healthz", "/openapi.json", "/v1/parties/AZE", "/v1/tables/dyad-year?from=2016&to=2020&format=csv"]
)
def test_head_has_the_headers_of_get_and_no_body(client: TestClient, address: str) -> None:
    got, head = client.get(address, headers=PLAIN), client.head(address, headers=PLAIN)
    assert head.status_code == got.status_code == 200
    assert head.content == b""
    for name in ("content-type", "etag", "content-length"):
        assert head.headers.get(name) == got.headers.get(name)


def test_head_of_what_is_not_there(client: TestClient) -> None:
    assert client.head("/v1/parties/NOBODY").status_code == 404
    assert client.head("/v1/claims").status_code == client.get("/v1/claims").status_code


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("bytes=0-9", 0, 9), ("bytes=10-", 10, None), ("bytes=-20", -20, None), ("bytes=5-999999999", 5, None)]
)
def test_a_part_of_a_body(client: TestClient, asked: str, first: int, last: int | None) -> None:
    whole = client.get(CSV, headers=PLAIN)
    assert whole.headers["accept-ranges"] == "bytes"
    part = client.get(CSV, headers={"Range": asked})
    wanted = whole.content[first : None if last is None else last + 1]
    assert (part.status_code, part.content) == (206, wanted)
    begin = first % len(whole.content)
    assert part.headers["content-range"] == f"bytes {begin}-{begin + len(wanted) - 1}/{len(whole.content)}"
    assert "content-encoding" not in part.headers


def test_ranges_that_cannot_be_met_or_are_of_another_state(client: TestClient) -> None:
    whole = client.get(CSV, headers=PLAIN)
    beyond = client.get(CSV, headers={"Range": "bytes=99999999-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(whole.content)}")
    assert client.get(CSV, headers={"Range": "bytes=0-1", "If-Range": '"other"'}).status_code == 200
    assert client.get(CSV, headers={"Range": "bytes=0-1", "If-Range": whole.headers["etag"]}).status_code == 206
    for odd in ("bytes=1-2,5-6", "rows=1-2", "bytes=-"):
        assert client.get(CSV, headers={"Range": odd, **PLAIN}).content == whole.content
    assert client.get("/v1/parties/NOBODY", headers={"Range": "bytes=0-1"}).status_code == 404


def test_bodies_are_compressed_where_the_client_can_read_it(client: TestClient) -> None:
    plain = client.get(SUPPLIERS, headers=PLAIN)
    assert "content-encoding" not in plain.headers
    with client.stream("GET", SUPPLIERS, headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content) / 2
    assert answer.headers["etag"] == f"W/{plain.headers['etag']}"
    assert "Accept-Encoding" in answer.headers["vary"]
    again = client.get(SUPPLIERS, headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_page_of_another_origin_reads_a_public_service(client: TestClient) -> None:
    origin = {"Origin": "https://dashboards.example"}
    for address in (SUPPLIERS, "/v1/parties/NOBODY", "/v1/arms/suppliers?recipient=AZE&colour=red"):
        answer = client.get(address, headers=origin)
        assert answer.headers["access-control-allow-origin"] == "*", address
        assert "Legation-Truncated" in answer.headers["access-control-expose-headers"]
    preflight = client.options(SUPPLIERS, headers={**origin, "Access-Control-Request-Method": "GET"})
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (200, "*")


def test_a_closed_service_lets_the_origins_read_that_it_names(starter_store: Store) -> None:
    origin = {"Origin": "https://dashboards.example"}
    with TestClient(create_app(Settings(public=False), starter_store)) as closed:
        assert "access-control-allow-origin" not in closed.get("/healthz", headers=origin).headers
    with TestClient(create_app(Settings(public=False, cors="https://dashboards.example"), starter_store)) as named:
        assert named.get("/healthz", headers=origin).headers["access-control-allow-origin"] == origin["Origin"]
        assert "access-control-allow-origin" not in named.get("/healthz", headers={"Origin": "https://other.example"}).headers


@pytest.mark.parametrize("form", ["json", "csv", "ndjson", "parquet", "xlsx"])
def test_a_cut_answer_says_so_in_every_form(client: TestClient, form: str) -> None:
    answer = client.get("/v1/claims", params={"limit": 3, "format": form})
    assert answer.headers["legation-truncated"] == "true"
    following = answer.links["next"]["url"]
    assert following.startswith("/v1/claims?")
    assert client.get(following).status_code == 200
    assert "legation-truncated" not in client.get(SUPPLIERS, params={"format": form}).headers


def test_a_workbook_holds_the_table(client: TestClient) -> None:
    answer = client.get(f"{SUPPLIERS}&format=xlsx")
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    rows = book.get_sheet_by_name("table").to_python()
    lines = client.get(f"{SUPPLIERS}&format=csv").text.splitlines()
    assert rows[0] == lines[0].split(",")
    assert len(rows) == len(lines)
    assert 697.45 in rows[1]
    assert book.get_sheet_by_name("columns").to_python()[0] == ["column", "meaning", "unit"]
