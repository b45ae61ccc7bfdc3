"""The description of the API: complete, with examples, and true for what is sent."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

from legation.graph.kinds import BASES, EDGES, KINDS, MISSION_TYPES
from legation.service.catalogue import catalogue
from legation.service.http.app import create_app
from legation.service.settings import Settings
from tests.api.test_routes import ANSWERS

PATHS = {
    "/v1/arms/suppliers",
    "/v1/arms/recipients",
    "/v1/arms/check",
    "/v1/dyads/{a}/{b}",
    "/v1/claims/{id}",
    "/v1/parties",
    "/v1/parties/{id}",
    "/v1/catalog",
    "/healthz",
    "/readyz",
    "/problems/{slug}",
}


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, Any]:
    return client.get("/openapi.json").json()  # type: ignore[no-any-return]


def test_every_path_is_described(description: dict[str, Any]) -> None:
    assert set(description["paths"]) >= PATHS
    assert description["info"]["license"]["identifier"] == "Apache-2.0"
    for path, methods in description["paths"].items():
        operation = methods.get("get") or methods["post"]
        assert operation["summary"], path
        assert operation["description"], path
        assert "HTTPValidationError" not in str(operation), path
        for parameter in operation.get("parameters", []):
            assert parameter.get("description") or parameter["schema"].get("description") or path.startswith("/problems"), (path, parameter)


def test_problems_are_declared_by_every_question(description: dict[str, Any]) -> None:
    for path, methods in description["paths"].items():
        if path.startswith("/v1/"):
            declared = (methods.get("get") or methods["post"])["responses"]
            assert {"200", "422", "503"} <= set(declared), path
            assert "application/problem+json" in declared["422"]["content"]
    assert "Problem" in description["components"]["schemas"]


@pytest.mark.parametrize("path", ANSWERS)
def test_an_answer_keeps_its_schema(client: TestClient, description: dict[str, Any], path: str) -> None:
    template = path.split("?")[0]
    if template not in description["paths"]:
        template = {"/v1/dyads/AZE/ISR": "/v1/dyads/{a}/{b}", "/v1/parties/AZE": "/v1/parties/{id}"}[template]
    schema = description["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": description["components"]}).validate(client.get(path).json())


def test_a_problem_keeps_its_schema(client: TestClient, description: dict[str, Any]) -> None:
    body = client.get("/v1/arms/suppliers?recipient=Azerbajan&from=2016&to=2020").json()
    jsonschema.Draft202012Validator({"$ref": "#/components/schemas/Problem", "components": description["components"]}).validate(body)


def test_every_operation_that_answers_json_has_an_example_that_keeps_its_schema(description: dict[str, Any]) -> None:
    seen = set()
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            content = operation["responses"]["200"].get("content", {}).get("application/json")
            if content is None or not content["schema"]:
                continue
            example = content["examples"]["answer"]
            assert example["summary"].startswith(f"{method.upper()} /"), path
            jsonschema.Draft202012Validator({**content["schema"], "components": description["components"]}).validate(example["value"])
            seen.add(path)
    assert seen >= {one.path for one in catalogue().values()}
    assert seen >= {"/v1/batch", "/v1/claims", "/v1/extract", "/v1/permalink", "/reconcile", "/healthz", "/readyz"}


def test_closed_lists_are_enums() -> None:
    """Types of mission, sorts of edge, kinds of claim and bases of shares are named in the description, as the questions take them."""
    api = create_app(Settings()).openapi()
    said: dict[str, set[tuple[str, ...]]] = {"type": set(), "kind": set()}
    for path, methods in api["paths"].items():
        for parameter in methods.get("get", {}).get("parameters", []):
            if parameter["name"] in said and path.startswith("/v1/"):
                (schema,) = [one for one in parameter["schema"]["anyOf"] if one.get("type") != "null"]
                said[parameter["name"]].add(tuple(schema.get("items", schema)["enum"]))
    assert said["kind"] == {tuple(sorted(KINDS))}
    assert {tuple(MISSION_TYPES), tuple(EDGES)} < said["type"]
    assert set(api["components"]["schemas"]["Reported"]["properties"]["base"]["enum"]) == set(BASES)


def test_clients_can_be_made_from_it(description: dict[str, Any]) -> None:
    """What redocly and spectral ask for as errors, and what generators of clients need."""
    assert description["servers"]
    names = [operation["operationId"] for methods in description["paths"].values() for operation in methods.values()]
    assert len(names) == len(set(names))
    by_path = {path: methods["get"]["operationId"] for path, methods in description["paths"].items() if "get" in methods}
    assert {one.path: one.name for one in catalogue().values()}.items() <= by_path.items()
    for path, methods in description["paths"].items():
        for operation in methods.values():
            assert operation["security"] == [] if not path.startswith(("/v1/", "/reconcile")) else operation["security"], path

    def lists(part: Any) -> None:
        if isinstance(part, dict):
            assert part.get("type") != "array" or "items" in part, part
            for one in part.values():
                lists(one)

    lists(description["components"]["schemas"])
    for name, schema in description["components"]["schemas"].items():
        for example in schema.get("examples", ()):
            assert set(schema.get("required", ())) <= set(example), name
