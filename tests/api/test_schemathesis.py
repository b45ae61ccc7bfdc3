"""The whole description against the service: no 5xx, no undocumented status, responses in their schema. Bounded: under a minute."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

import legation.loaders.claims
import legation.loaders.sipri
from legation.graph.store import open_store
from legation.loaders import starter
from legation.loaders.frame.run import load
from legation.service.catalogue import catalogue
from legation.service.declaration import Question
from legation.service.http.app import create_app
from legation.service.http.keys import Keys
from legation.service.http.negotiate import MEDIA_TYPES
from legation.service.settings import Settings

SAMPLES = Path(__file__).parent.parent / "data" / "sipri"
EXAMPLES = 12
"""Generated requests for each operation."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, str]]:
    """The application over the starter claims and a slice of a register that declares everybody's trade, with a key that may write."""
    folder = tmp_path_factory.mktemp("described")
    store = open_store(f"embedded:{folder / 'graph.kgl'}")
    load(store, legation.loaders.claims.DECLARATION, starter.path())
    load(store, legation.loaders.sipri.DECLARATION, SAMPLES / "deliveries.csv")
    _, token = Keys(folder / "keys.json").make("tests", "write")
    yield create_app(Settings(keys=folder / "keys.json", audit=None), store), token
    store.close()


@pytest.fixture(scope="module")
def described(whole: tuple[FastAPI, str]) -> Any:
    """The description as schemathesis reads it."""
    return schemathesis.openapi.from_asgi("/openapi.json", whole[0])


@schemathesis.serializer("application/x-ndjson")
def lines(_: Any, value: Any) -> bytes:
    """A body of lines is sent as it is."""
    return value if isinstance(value, bytes) else str(value).encode()


OPERATIONS = [
    (path, method) for path, methods in create_app(Settings()).openapi()["paths"].items() for method in methods if path != "/metrics"
]  # fmt: skip
ALSO: dict[str, dict[str, Any]] = {
    "arms-deliveries": {"supplier": "ISR", "recipient": "AZE"},
    "sanctions": {"target": "CUB"},
    "missions": {"sender": "ISR"},
    "missions-matrix": {"sender": ["ISR", "AZE"]},
    "recognition-matrix": {"target": ["AZE"]},
}
"""What a question needs beside what each of its parameters says is required."""
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_operation_keeps_its_word(described: Any, whole: tuple[FastAPI, str], path: str, method: str) -> None:
    @seed(20160101)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=described[path][method].as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers={"X-API-Key": whole[1]})

    ask()


def asked_by_example(question: Question) -> tuple[str, dict[str, Any]]:
    """A question's address and parameters, made of the examples that the description gives for what it cannot be asked without."""
    given = {one.name: one.example for one in question.parameters if one.required} | ALSO.get(question.name, {})
    address = question.path
    for one in question.parameters:
        if one.in_path:
            address = address.replace(f"{{{one.name}}}", str(given.pop(one.name)))
    return address, given


def forms_of(question: Question) -> set[str]:
    """The forms that its `format` takes."""
    found = question.by_name["format"].annotation
    return set(get_args(get_args(found)[0]))


@pytest.mark.parametrize("question", catalogue().values(), ids=lambda one: one.name)
def test_the_examples_of_the_description_are_answered(whole: tuple[FastAPI, str], question: Question) -> None:
    assert all(one.example is not None for one in question.parameters if one.required), question.name
    client = TestClient(whole[0])
    address, given = asked_by_example(question)
    for form in sorted(forms_of(question)):
        answer = client.get(address, params={**given, "format": form})
        assert answer.status_code == 200 or answer.json()["type"] == "/problems/not-covered", answer.text
        if answer.status_code == 200:
            assert answer.headers["content-type"] == MEDIA_TYPES[form]
            assert answer.content or form == "ndjson"  # a table without rows has no lines
