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
        assert client.get(part["service_path"], params={"prefix": "c"}).json()["result"]
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


@pytest.mark.parametrize("queries", ["", "{", "[]", "5"])
def test_what_is_no_batch_is_a_problem(client: TestClient, queries: str) -> None:
    assert client.post("/reconcile", data={"queries": queries}).status_code == 422
    assert client.post("/reconcile", content=b"\xff").status_code == 422


UNREADABLE = (
    5,
    {"query": ["France"]},
    {"query": "France", "properties": "1985"},
    {"query": "France", "properties": [5]},
    {"query": "France", "properties": at("n/a")},
    {"query": "France", "properties": at("soon")},
    {"query": "France", "properties": at(True)},
    {"query": "France", "properties": at({"id": "Q142", "name": "France"})},
)


@pytest.mark.parametrize("odd", UNREADABLE)
def test_a_query_that_cannot_be_read_matches_nothing_and_leaves_the_others_alone(client: TestClient, odd: Any) -> None:
    queries = orjson.dumps({"q0": odd, "q1": {"query": "Israel"}, "q2": {"query": "Yugoslavia", "properties": at("1985")}}).decode()
    body = client.post("/reconcile", data={"queries": queries}).json()
    assert not any(one["match"] for one in body["q0"]["result"])
    assert [one["id"] for one in body["q1"]["result"] if one["match"]] == ["ISR"]
    assert [one["id"] for one in body["q2"]["result"] if one["match"]] == ["YUG"]


@pytest.mark.parametrize("day", ["1985-05-01T00:00:00Z", 1985, 1985.0, "1985.0", "1985", ["1985"], {"id": "1985", "name": "1985"}])
def test_dates_as_spreadsheets_give_them(client: TestClient, day: Any) -> None:
    assert [one["id"] for one in ask(client, query="Germany", properties=at(day)) if one["match"]] == ["DEU"]
    assert [one["id"] for one in ask(client, query="Yugoslavia", properties=at(day)) if one["match"]] == ["YUG"]


@pytest.mark.parametrize("day", [None, "", []])
def test_an_empty_cell_is_no_date(client: TestClient, day: Any) -> None:
    assert ask(client, query="France", properties=at(day))[0]["match"]


@pytest.mark.parametrize("limit", [0, -1, "many", None, 2.5, True])
def test_a_limit_that_is_none_is_the_usual_one(client: TestClient, limit: Any) -> None:
    assert ask(client, query="France", limit=limit, type=[])[0]["id"] == "FRA"


@pytest.mark.parametrize(
    ("properties", "id_"),
    [
        ([{"pid": "cow", "v": 365.0}, *at("1985")], "SUN"),
        ([{"pid": "wikidata", "v": {"id": "Q30", "name": "United States"}}], "USA"),
        ([{"pid": "iso3", "v": "AZE"}, {"pid": "colour", "v": "red"}], "AZE"),
        ([{"pid": "m49", "v": "008"}], "ALB"),
    ],
)
def test_codes_reconcile_without_a_text(client: TestClient, properties: Any, id_: str) -> None:
    assert [one["id"] for one in ask(client, properties=properties) if one["match"]] == [id_]


def test_a_text_and_a_code_that_mean_different_parties_match_neither(client: TestClient) -> None:
    assert not any(one["match"] for one in ask(client, query="France", properties=[{"pid": "iso3", "v": "DEU"}]))


def test_properties_are_proposed_and_fetched(client: TestClient) -> None:
    proposed = {one["id"] for one in client.get("/reconcile/extend/propose", params={"type": "country"}).json()["properties"]}
    assert {"iso2", "iso3", "cow", "gw", "m49", "wikidata", "capital", "begin", "end"} <= proposed
    asked = {"ids": ["AZE", "SUN", "nobody"], "properties": [{"id": "cow"}, {"id": "capital"}, {"id": "end"}]}
    body = client.post("/reconcile", data={"extend": orjson.dumps(asked).decode()}).json()
    assert [one["id"] for one in body["meta"]] == ["cow", "capital", "end"]
    assert body["rows"]["AZE"] == {"cow": [{"str": "373"}], "capital": [{"str": "Baku"}], "end": [{}]}
    assert body["rows"]["SUN"]["end"] == [{"str": "1991-12-26"}]
    assert body["rows"]["nobody"] == {"cow": [{}], "capital": [{}], "end": [{}]}
    assert client.get("/reconcile", params={"extend": orjson.dumps(asked).decode()}).json() == body
    drafted = client.post("/reconcile/extend", content=orjson.dumps(asked)).json()
    assert drafted["rows"][0]["properties"][0] == {"id": "cow", "values": [{"str": "373"}]}
    wrong = {"ids": ["AZE"], "properties": [{"id": "colour"}]}
    answer = client.post("/reconcile", data={"extend": orjson.dumps(wrong).decode()})
    assert (answer.status_code, answer.json()["place"]) == (422, "extend.properties")


def test_a_preview_is_a_page_and_types_are_suggested(client: TestClient) -> None:
    page = client.get("/reconcile/preview", params={"id": "AZE"})
    assert page.headers["content-type"].startswith("text/html")
    assert "Azerbaijan" in page.text
    assert "Baku" in page.text
    assert client.get("/reconcile/preview", params={"id": "<script>"}).status_code == 404
    assert client.get("/reconcile/suggest/type", params={"prefix": "co"}).json()["result"] == [{"id": "country", "name": "Country"}]


def test_the_draft_of_the_next_version(client: TestClient) -> None:
    queries = [
        {"type": "country", "conditions": [{"matchType": "name", "propertyValue": "Yugoslavia"},
                                           {"matchType": "property", "propertyId": "date", "propertyValue": "1985"}]},
        {"conditions": [{"matchType": "property", "propertyId": "gw", "propertyValue": "710"}]},
        {"conditions": [{"matchType": "id", "propertyValue": "SUN"}]},
        {"conditions": "France"},
    ]  # fmt: skip
    body = client.post("/reconcile/match", content=orjson.dumps({"queries": queries})).json()
    assert [[one["id"] for one in result["candidates"] if one["match"]] for result in body["results"]] == [["YUG"], ["CHN"], ["SUN"], []]
    assert client.post("/reconcile/match", content=b"{}").status_code == 422
