"""The questions as tools of the Model Context Protocol, called in process."""

from __future__ import annotations

import asyncio
from typing import Any

import jsonschema
import orjson
import pytest

from legation.graph.store import Store
from legation.service.catalogue import catalogue
from legation.service.questions.arms import partners
from legation.service.settings import Settings
from legation.service.tables.text import json_bytes

mcp = pytest.importorskip("legation.service.mcp")


@pytest.fixture(scope="module")
def made(starter_store: Store) -> Any:
    return mcp.server(starter_store, Settings())


def call(made: Any, name: str, **arguments: Any) -> Any:
    return asyncio.run(made.call_tool(name, arguments))


def test_every_question_is_a_tool_with_schemas(made: Any) -> None:
    tools = {one.name: one for one in asyncio.run(made.list_tools())}
    asked = catalogue().values()
    assert set(tools) == {one.name.replace("-", "_") for one in asked}
    suppliers = tools["arms_suppliers"]
    assert set(suppliers.input_schema["required"]) == {"recipient", "from", "to"}
    assert "id (`AZE`)" in suppliers.input_schema["properties"]["recipient"]["description"]
    assert "format" not in suppliers.input_schema["properties"]
    assert suppliers.output_schema["properties"]["suppliers"]
    assert suppliers.annotations.read_only_hint
    for one in tools.values():
        jsonschema.Draft202012Validator.check_schema(one.input_schema)
        assert one.description


def test_a_tool_answers_with_the_bytes_of_the_question_in_its_schema(made: Any, starter_store: Store) -> None:
    result = call(made, "arms_suppliers", **{"recipient": "Azerbaijan", "from": 2016, "to": 2020})
    answer = partners.suppliers(starter_store, "AZE", 2016, 2020, limit=mcp.FEW)
    assert result.content[0].text == json_bytes(answer).decode()
    assert result.structured_content == orjson.loads(json_bytes(answer))
    schema = next(one.output_schema for one in asyncio.run(made.list_tools()) if one.name == "arms_suppliers")
    jsonschema.Draft202012Validator(schema).validate(result.structured_content)


def test_what_is_wrong_is_said_in_words(made: Any) -> None:
    from mcp.server.mcpserver.exceptions import ToolError

    with pytest.raises(ToolError, match="Did you mean AZE"):
        call(made, "arms_suppliers", **{"recipient": "Azerbajan", "from": 2016, "to": 2020})
    with pytest.raises(ToolError, match="to"):
        call(made, "arms_suppliers", **{"recipient": "AZE", "from": 2016})
