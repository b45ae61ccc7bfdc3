"""The routes about states, pairs, evidence and tidy tables: they answer in JSON that keeps its schema, in CSV, and say what is wrong."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest
from fastapi.testclient import TestClient

ANSWERS = {
    "/v1/missions?host=AZE&valid_on=2022-11-16": "missions",
    "/v1/missions/events?period=1990/2000": "events",
    "/v1/missions/planned": "events",
    "/v1/ties/relations?party=AZE": "states",
    "/v1/recognition?target=AZE": "targets",
    "/v1/missions/matrix?sender=AZE&sender=ISR&host_region=Western%20Asia": "cells",
    "/v1/recognition/matrix?target=AZE&observer_region=Western%20Asia": "cells",
    "/v1/neighbours?party=AZE": "kinds",
    "/v1/counts/missions_sent?valid_on=2022-11-16": "parties",
    "/v1/history?party=AZE&from=1990&to=2024": "turns",
    "/v1/claims?order=newest&quoted=true&limit=3": "claims",
    "/v1/partners/common?a=ISR&b=AZE": "partners",
    "/v1/pairs/one_sided?valid_on=2022-11-16": "pairs",
    "/v1/pairs/arms_without_embassy?from=2000&to=2020&valid_on=2022-11-16": "pairs",
    "/v1/accreditations?sender=ISR": "covers",
    "/v1/paths?a=ISR&b=AZE": "paths",
    "/v1/evidence/single-publisher?publisher=The%20Times%20of%20Israel": "states",
    "/v1/evidence/audit/quote": "page",
}
MAY_BE_EMPTY = {
    "/v1/recognition/withdrawals?target=XKX": "/v1/recognition/withdrawals",
    "/v1/protecting-powers?protected=USA&receiving=Tehran": "/v1/protecting-powers",
    "/v1/evidence/disagreements": "/v1/evidence/disagreements",
}


def template(path: str) -> str:
    """The path as OpenAPI writes it."""
    bare = path.split("?")[0]
    for stem, name in (
        ("/v1/ties/", "what"),
        ("/v1/counts/", "what"),
        ("/v1/pairs/", "about"),
        ("/v1/evidence/audit/", "lacks"),
        ("/v1/tables/", "about"),
    ):
        if bare.startswith(stem):
            return f"{stem}{{{name}}}"
    return bare


def keeps_schema(client: TestClient, path: str) -> None:
    description = client.get("/openapi.json").json()
    schema = description["paths"][template(path)]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": description["components"]}).validate(client.get(path).json())


@pytest.mark.parametrize(("path", "key"), ANSWERS.items())
def test_a_route_answers_in_json_and_csv(client: TestClient, path: str, key: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.json()[key]
    keeps_schema(client, path)
    table = client.get(path + ("&" if "?" in path else "?") + "format=csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert list(csv.DictReader(io.StringIO(table.text)))


@pytest.mark.parametrize("path", MAY_BE_EMPTY)
def test_nothing_known_is_an_answer_too(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200
    keeps_schema(client, path)


def test_a_tidy_table_is_described_and_sent(client: TestClient) -> None:
    path = "/v1/tables/dyad-year?from=2018&to=2019&party=AZE&party=ISR"
    keeps_schema(client, path)
    described = client.get(path).json()
    assert described["rows"] == 2
    sent = client.get(f"{path}&format=csv")
    assert sent.headers["content-type"] == "text/csv; charset=utf-8"
    assert "describedby" in sent.headers["link"]
    rows = list(csv.DictReader(io.StringIO(sent.text)))
    assert [(row["party1"], row["party2"], row["year"]) for row in rows] == [("AZE", "ISR", "2018"), ("AZE", "ISR", "2019")]
    assert [column["name"] for column in described["columns"]] == list(rows[0])[3:]


def test_a_tidy_table_has_a_twin_and_comes_as_json_lines(client: TestClient) -> None:
    path = "/v1/tables/dyad-year?from=2018&to=2019&party=AZE&party=ISR"
    sent = client.get(f"{path}&format=csv")
    twin = client.get(sent.headers["link"].partition("<")[2].partition(">")[0])
    assert twin.headers["content-type"] == "application/csvm+json"
    body = twin.json()
    head = sent.text.splitlines()[0].split(",")
    assert [column["name"] for column in body["tableSchema"]["columns"]] == head
    assert "format=csv" in body["url"].partition("?")[2].split("&")
    assert "@misc{" in body["urn:legation:term:bibtex"]
    assert all(one["bibtex"] and "dc:license" in one for one in body["dc:source"])
    lines = [json.loads(line) for line in client.get(f"{path}&format=ndjson").text.splitlines()]
    cells = list(csv.DictReader(io.StringIO(sent.text)))
    assert [{name: "" if value is None else str(value) for name, value in line.items()} for line in lines] == cells
    assert [line["year"] for line in lines] == [2018, 2019]
    assert isinstance(lines[0]["arms_2_to_1"], int | float)
    assert lines[0]["arms_1_to_2"] == 0


@pytest.mark.parametrize(
    ("path", "status", "place"),
    [
        ("/v1/missions", 422, "sender"),
        ("/v1/missions?sender=AZE&valid_on=soon", 422, "valid_on"),
        ("/v1/ties/relations?party=AZE&prefer=loudest", 422, "prefer"),
        ("/v1/ties/friendship?party=AZE", 422, "what"),
        ("/v1/neighbours?party=AZE&type=LIKES", 422, "type"),
        ("/v1/paths?a=ISR&b=ISR", 422, "b"),
        ("/v1/missions/events?period=2015/..", 422, "period"),
        ("/v1/tables/dyad-year?from=2018&to=2010", 422, "to"),
        ("/v1/ties/relations?party=Ruritania", 404, None),
        ("/v1/missions?city=Atlantis", 404, None),
        ("/v1/evidence/single-publisher?publisher=Nobody", 404, None),
    ],
)
def test_what_is_wrong_is_a_problem_that_names_it(client: TestClient, path: str, status: int, place: str | None) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json().get("place") == place
