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


def test_every_question_is_a_tool_with_a_small_schema(made: Any) -> None:
    tools = {one.name: one for one in asyncio.run(made.list_tools())}
    asked = catalogue().values()
    assert set(tools) == {one.name.replace("-", "_") for one in asked}
    suppliers = tools["arms_suppliers"]
    assert set(suppliers.input_schema["required"]) == {"recipient", "from", "to"}
    assert "id (`AZE`)" in suppliers.input_schema["properties"]["recipient"]["description"]
    assert "format" not in suppliers.input_schema["properties"]
    assert suppliers.annotations.read_only_hint
    for one in tools.values():
        jsonschema.Draft202012Validator.check_schema(one.input_schema)
        assert one.description
        assert one.output_schema is None
    listed = orjson.dumps([one.model_dump(mode="json", by_alias=True, exclude_none=True) for one in tools.values()])
    assert len(listed) < 1_500 * len(tools), "an assistant reads the list before it asks anything"


def test_a_tool_answers_once_with_the_bytes_of_the_question(made: Any, starter_store: Store) -> None:
    result = call(made, "arms_suppliers", **{"recipient": "Azerbaijan", "from": 2016, "to": 2020})
    answer = partners.suppliers(starter_store, "AZE", 2016, 2020, limit=mcp.FEW)
    assert [one.text for one in result.content] == [json_bytes(answer).decode()]
    assert result.structured_content is None


def test_one_value_may_stand_where_several_may(made: Any) -> None:
    one, several = (orjson.loads(call(made, "recognition", target=given).content[0].text) for given in ("AZE", ["AZE"]))
    assert one == several


def test_a_long_answer_is_cut_says_so_and_names_the_way_to_the_rest(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = call(made, "claims", limit=50).content[0].text.encode()
    monkeypatch.setattr(mcp, "MOST_BYTES", 6_000)
    text = call(made, "claims", limit=50).content[0].text
    assert len(whole) > 6_000 >= len(text.encode())
    shown = orjson.loads(text)
    assert shown["cut"]["claims"] == f"{len(shown['claims'])} of 50"
    assert shown["claims"] == orjson.loads(whole)["claims"][: len(shown["claims"])]
    assert shown["whole"] == "/v1/claims?limit=50"


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("arms_suppliers", {"recipient": "Azerbajan", "from": 2016, "to": 2020}, "Did you mean AZE"),
        ("arms_suppliers", {"recipient": "AZE", "from": 2016}, "to: is missing"),
        ("arms_suppliers", {"recipient": "AZE", "from": 2016, "to": 2020, "editon": "x"}, "did you mean edition"),
        ("arms_suppliers", {"recipient": "AZE", "from": "soon", "to": 2020}, "from"),
        ("arms_supplier", {}, "arms_suppliers"),
    ],
)
def test_what_is_wrong_is_said_in_words(made: Any, name: str, given: dict[str, Any], says: str) -> None:
    from mcp.server.mcpserver.exceptions import ToolError

    with pytest.raises(ToolError, match=says):
        call(made, name, **given)


def test_there_are_resources_and_prompts(made: Any) -> None:
    (resource,) = asyncio.run(made.list_resources())
    assert str(resource.uri) == "legation://questions"
    prompts = {one.name: one for one in asyncio.run(made.list_prompts())}
    assert set(prompts) == set(mcp.PROMPTS)
    said = asyncio.run(made.get_prompt("who_armed", {"party": "Azerbaijan", "first": "2016", "last": "2020"}))
    assert "Azerbaijan" in said.messages[0].content.text
