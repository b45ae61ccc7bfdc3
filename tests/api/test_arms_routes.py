"""The arms questions over HTTP: JSON that keeps its schema, CSV, and problems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

import legation.loaders.claims
import legation.loaders.sipri
from legation.graph.store import open_store
from legation.loaders import starter
from legation.loaders.frame.run import load
from legation.service.http.app import create_app
from legation.service.settings import Settings

DATA = Path(__file__).parent.parent / "data"
YEARS = "from=2016&to=2020"
ANSWERS = {
    f"/v1/arms/matrix?{YEARS}": "cells",
    f"/v1/arms/matrix?{YEARS}&supplier=ISR&supplier=RUS&recipient=AZE": "cells",
    f"/v1/arms/matrix?{YEARS}&supplier_region=Asia&recipient_region=Western%20Asia": "cells",
    f"/v1/arms/matrix?{YEARS}&category=Aircraft": "cells",
    f"/v1/arms/flows?{YEARS}": "flows",
    "/v1/arms/flows?from=2003&to=2020&supplier_bloc=EU&recipient_region=Asia&top=3": "flows",
    "/v1/arms/trend?party=AZE": "windows",
    "/v1/arms/trend?party=ISR&role=exports&from=2010&to=2020&length=3&top=2": "series",
    f"/v1/arms/concentration?party=AZE&{YEARS}": "partners",
    "/v1/arms/concentration/ranking?from=2000&to=2020&min_tiv=0": "ranking",
    "/v1/arms/dependence?from=2000&to=2020&min_tiv=0": "ranking",
    f"/v1/arms/share?supplier=ISR&recipient=AZE&{YEARS}": "figures",
    f"/v1/arms/share?supplier=ISR&recipient=AZE&{YEARS}&scope=small%20arms": "reason",
    f"/v1/arms/categories?party=AZE&{YEARS}": "categories",
    f"/v1/arms/estimates?party=AZE&{YEARS}": "partners",
    "/v1/arms/changes?party=AZE&from=2011&to=2015&later_from=2016&later_to=2020&edition=2022-07-28": "partners",
    f"/v1/arms/editions?party=AZE&{YEARS}&since=2023-03-29": "partners",
    "/v1/arms/both?a=ARM&b=AZE&from=2011&to=2021&edition=2022-07-28&missions=true": "suppliers",
    "/v1/arms/bloc?organisation=EU&from=2003&to=2021&role=exports&edition=2025-01-03": "years",
    "/v1/arms/succession?party=ISR&from=2011&to=2020": "partners",
    "/v1/supplies?supplier=ISR&recipient=AZE&commodity=oil": "other_way",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service over the starter claims and a slice of a register that declares everybody's trade."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('arms-api') / 'graph.kgl'}")
    load(store, legation.loaders.claims.DECLARATION, starter.path())
    load(store, legation.loaders.sipri.DECLARATION, DATA / "sipri" / "deliveries.csv")
    load(store, legation.loaders.claims.DECLARATION, DATA / "eu_members.jsonl")
    with TestClient(create_app(Settings(), store), raise_server_exceptions=False) as made:
        yield made
    store.close()


@pytest.fixture(scope="module")
def description(whole: TestClient) -> dict[str, Any]:
    return whole.get("/openapi.json").json()  # type: ignore[no-any-return]


@pytest.mark.parametrize(("path", "key"), ANSWERS.items())
def test_a_route_answers_in_json_and_csv(whole: TestClient, description: dict[str, Any], path: str, key: str) -> None:
    answer = whole.get(path)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body[key]
    assert body["notes"]
    operation = description["paths"][path.split("?")[0]]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": description["components"]}).validate(body)
    table = whole.get(f"{path}&format=csv")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert rows
    assert None not in rows[0]
    assert "citation" in rows[0]


@pytest.mark.parametrize("path", sorted({path.split("?")[0] for path in ANSWERS}))
def test_parameters_and_answers_have_descriptions_and_examples(description: dict[str, Any], path: str) -> None:
    operation = description["paths"][path]["get"]
    assert operation["summary"]
    assert operation["description"]
    for parameter in operation["parameters"]:
        assert parameter.get("description"), parameter
    assert any(parameter.get("examples") or parameter["schema"].get("examples") for parameter in operation["parameters"])


@pytest.mark.parametrize(
    ("path", "status", "sort"),
    [
        (f"/v1/arms/matrix?{YEARS}&supplier=Freedonia", 404, "unknown-party"),
        ("/v1/arms/matrix?from=2020&to=2016", 422, "invalid-input"),
        (f"/v1/arms/matrix?{YEARS}&top=0", 422, "invalid-input"),
        ("/v1/arms/trend?party=AZE&from=2016&to=2018&length=5", 422, "invalid-input"),
        ("/v1/arms/concentration/ranking?from=1950&to=1960&edition=2025-01-03", 422, "not-covered"),
        (f"/v1/arms/dependence?{YEARS}&of=neither", 422, "invalid-input"),
        (f"/v1/arms/bloc?organisation=NATO&{YEARS}", 422, "not-covered"),
        (f"/v1/arms/both?a=ARM&b=ARM&{YEARS}", 422, "invalid-input"),
        (f"/v1/arms/both?a=ARM&b=AZE&{YEARS}&valid_on=2020", 422, "invalid-input"),
        (f"/v1/arms/categories?party=AZE&{YEARS}&edition=2022-07-28", 422, "not-covered"),
        (f"/v1/arms/changes?party=AZE&{YEARS}&later_from=2010&later_to=2012", 422, "invalid-input"),
        (f"/v1/arms/editions?party=AZE&{YEARS}&against=1999", 422, "invalid-input"),
        (f"/v1/arms/share?supplier=AZE&recipient=AZE&{YEARS}", 422, "invalid-input"),
    ],
)
def test_a_wrong_question_gets_a_problem(whole: TestClient, path: str, status: int, sort: str) -> None:
    answer = whole.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"/problems/{sort}"
