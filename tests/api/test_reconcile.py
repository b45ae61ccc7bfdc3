"""The Reconciliation Service API, as OpenRefine asks it."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient


def ask(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    body = client.post("/reconcile", data={"queries": orjson.dumps({"q0": query}).decode()}).json()
    return body["q0"]["result"]  # type: ignore[no-any-return]


def at(day: Any) -> list[dict[str, Any]]:
    return [{"pid": "date", "v": day}]


def test_the_manifest_names_what_there_is(client: TestClient) -> None:
    answer = client.get("/reconcile")
    manifest = answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert {"name", "identifierSpace", "schemaSpace", "versions", "defaultTypes"} <= set(manifest)
    for part in manifest["suggest"].values():
        assert client.get(part["service_path"], params={"prefix": "d"}).json()["result"]
    assert manifest["view"]["url"].endswith("/party/{{id}}")


def test_a_name_is_a_match_only_where_it_means_one_party(client: TestClient) -> None:
    best = ask(client, query="Turkey")[0]
    assert (best["id"], best["match"], best["type"][0]["id"]) == ("TUR", True, "country")
    near = ask(client, query="Azerbajan")
    assert near[0]["id"] == "AZE"
    assert not any(one["match"] for one in near)
    assert ask(client, query=" ") == []


@pytest.mark.parametrize(("name", "day", "id_"), [("Yugoslavia", "1985", "YUG"), ("Germany", "2000", "DEU"), ("AZ", "1995", "AZE")])
def test_a_date_decides(client: TestClient, name: str, day: str, id_: str) -> None:
    matches = [one["id"] for one in ask(client, query=name, properties=at(day)) if one["match"]]
    assert matches == [id_]


@pytest.mark.parametrize(("name", "id_"), [("Elfenbeinküste", "CIV"), ("États-Unis", "USA"), ("Российская Федерация", "RUS")])
def test_names_in_other_languages_are_matches(client: TestClient, name: str, id_: str) -> None:
    best = ask(client, query=name)[0]
    assert (best["id"], best["match"], best["score"]) == (id_, True, 100.0)


def test_types_limits_and_batches(client: TestClient) -> None:
    assert {one["type"][0]["id"] for one in ask(client, query="United", type="organization")} == {"organization"}
    assert len(ask(client, query="United", limit=2)) == 2
    queries = orjson.dumps({f"q{n}": {"query": "France"} for n in range(100)}).decode()
    body = client.get("/reconcile", params={"queries": queries}).json()
    assert [one["result"][0]["id"] for one in body.values()] == ["FRA"] * 100


@pytest.mark.parametrize("queries", ["", "{", "[]", '{"q0": 5}', '{"q0": {"query": "x", "limit": 0}}'])
def test_what_is_no_query_is_a_problem(client: TestClient, queries: str) -> None:
    assert client.post("/reconcile", data={"queries": queries}).status_code == 422
    assert client.post("/reconcile", content=b"\xff").status_code == 422


def test_a_date_that_is_none_is_named(client: TestClient) -> None:
    queries = orjson.dumps({"q0": {"query": "France", "properties": at("soon")}}).decode()
    answer = client.get("/reconcile", params={"queries": queries})
    assert (answer.status_code, answer.json()["place"]) == (422, "q0.date")
