"""The questions as tools of the Model Context Protocol: the parameters of their declarations, and the answers as JSON, cut to what an
assistant can read.

One reader reads the parameters, as over HTTP: an unknown one is refused with the nearest, a missing one is named. A single value may
stand where several may. An answer is sent once, as text; one over `MOST_BYTES` has its lists cut, says so, and names the way to the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, TextContent, ToolAnnotations

from legation.graph.errors import LegationError
from legation.graph.store import Store
from legation.service.catalogue import catalogue
from legation.service.declaration import Question
from legation.service.http.call import ask as answered
from legation.service.http.call import state_of
from legation.service.settings import Settings, read_settings
from legation.service.tables.text import json_bytes

FEW = 50
"""Rows of an answer unless the assistant asks for more: it pays for each word."""
MOST_BYTES = 40_000
"""Bytes of one answer, about 10,000 words of an assistant's memory."""
HOW = (
    "Questions about diplomatic relations, arms transfers, missions and recognition. Every answer names its sources: cite them. "
    "Say which share a percentage is (of the recipient's imports, or of the supplier's exports) and which edition it is from. "
    "'unknown' and 'not covered' are not 'none'. Parties are ids (AZE), ISO codes or names; an unknown name is refused with suggestions. "
    "known_on leaves out what was published later; valid_on is the day that states are asked for. "
    "An answer with 'cut' was shortened: ask for less, or open the address in 'whole'."
)
PROMPTS = {
    "who_armed": "Who supplied {party} with major arms from {first} to {last}, with both shares, the edition, and what the press reports?",
    "do_they_have_relations": "Do {a} and {b} have diplomatic relations on {day}? Say since when, what ended them, and who says so.",
    "who_recognises": "Who recognises {party} on {day}, since when, and who withdrew? Give the count as a range with its sources.",
}


class Assistants(MCPServer[Any]):
    """The server. `call_tool` reads the arguments by the question's own declaration, past the library's reading."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._state = state_of(store, settings)
        self._questions = {one.name.replace("-", "_"): one for one in catalogue().values()}
        super().__init__(
            "legation", title="Legation", version=version("legation"), instructions=HOW,
            tools=[_tool(name, one) for name, one in self._questions.items()],
        )  # fmt: skip

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> CallToolResult:
        """The answer to one question. Raises ToolError with what is wrong and what to write."""
        question = self._questions.get(name)
        if question is None:
            raise ToolError(f"there is no tool {name!r}; there are {', '.join(self._questions)}")
        given = {key: value for key, value in arguments.items() if value is not None}
        asked = {key: _several(question, key, value) for key, value in given.items()}
        limit = question.by_name.get("limit")
        if limit is not None and "limit" not in asked:
            asked["limit"] = min(FEW, limit.default or FEW)
        try:
            answer = await answered(self._state, question, asked)
        except LegationError as error:
            place = getattr(error, "place", None)
            raise ToolError(f"{error.title}: {f'{place}: ' if place else ''}{error.message}") from error
        return CallToolResult(content=[TextContent(type="text", text=fitted(json_bytes(answer), address(question, given)).decode())])


def server(store: Store, settings: Settings | None = None) -> Assistants:
    """A server with one tool for each question of the catalogue, the catalogue as a resource, and some prompts."""
    made = Assistants(store, settings or read_settings())

    @made.resource("legation://questions", title="Every question", mime_type="application/json")
    def questions() -> str:
        """Name, sentence and parameters of each question."""
        told = [{"tool": name, "asks": one.summary, "parameters": list(_asked(one))} for name, one in made._questions.items()]
        return orjson.dumps(told).decode()

    @made.prompt(title="Who armed whom")
    def who_armed(party: str, first: str, last: str) -> str:
        """Suppliers of a party in some years, with both shares."""
        return PROMPTS["who_armed"].format(party=party, first=first, last=last)

    @made.prompt(title="Do they have relations")
    def do_they_have_relations(a: str, b: str, day: str) -> str:
        """Relations of two parties on a day."""
        return PROMPTS["do_they_have_relations"].format(a=a, b=b, day=day)

    @made.prompt(title="Who recognises whom")
    def who_recognises(party: str, day: str) -> str:
        """Recognition of a party on a day."""
        return PROMPTS["who_recognises"].format(party=party, day=day)

    return made


def serve(store: Store, *, transport: str = "stdio", host: str = "127.0.0.1", port: int = 8001) -> None:
    """Answer on standard input and output until the assistant hangs up, or over streamable HTTP at `/mcp` of an address of this machine."""
    if transport == "http":
        server(store).run("streamable-http", host=host, port=port)
        return
    server(store).run("stdio")


def fitted(body: bytes, whole: str) -> bytes:
    """The JSON of an answer in at most `MOST_BYTES`: its longest lists are cut, `cut` says how much of each is shown, and `whole` is the
    address of the whole answer."""
    if len(body) <= MOST_BYTES:
        return body
    answer: dict[str, Any] = orjson.loads(body)
    sizes: dict[str, int] = {}
    while len(body) > MOST_BYTES:
        path, longest = max(_lists(answer), key=lambda one: len(orjson.dumps(one[1])), default=("", []))
        if len(longest) < 2:
            return orjson.dumps({"cut": f"the answer has {len(orjson.dumps(answer)):,} bytes; ask for less", "whole": whole})
        sizes.setdefault(path, len(longest))
        del longest[len(longest) // 2 :]
        kept = {key: value for key, value in answer.items() if key not in ("cut", "whole")}
        shown = {name: f"{len(dict(_lists(kept)).get(name, []))} of {size}" for name, size in sizes.items()}
        answer = {**kept, "cut": shown, "whole": whole}
        body = orjson.dumps(answer)
    return body


def address(question: Question, given: Mapping[str, Any]) -> str:
    """The address of a question over HTTP, below a service's own."""
    path = question.path
    for name, one in question.by_name.items():
        if one.in_path and name in given:
            path = path.replace(f"{{{name}}}", quote(str(given[name]), safe=""))
    return f"{path}?{urlencode({k: v for k, v in given.items() if not question.by_name[k].in_path}, doseq=True)}".rstrip("?")


def _lists(value: Any, path: str = "") -> list[tuple[str, list[Any]]]:
    """Every list below the answer's objects, with the path to it; lists within a list's entries are not gone into."""
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in _lists(one, f"{path}.{key}" if path else key)]
    return [(path, value)] if isinstance(value, list) and value else []


def _several(question: Question, name: str, value: Any) -> Any:
    one = question.by_name.get(name)
    return [value] if one is not None and one.many and not isinstance(value, list) else value


def _asked(question: Question) -> dict[str, Any]:
    """The JSON schema of each parameter, small: type, sentence, allowed values, bounds; one value or several where several may stand."""
    schema = question.model.model_json_schema(by_alias=True)
    found: dict[str, Any] = {}
    for name, one in question.by_name.items():
        if name == "format":
            continue
        small = _small(schema["properties"][name])
        if one.many and "items" in small:
            items = small.pop("items")
            small = {"anyOf": [items, {"type": "array", "items": items}], **{key: v for key, v in small.items() if key != "type"}}
        if name == "limit":
            small["default"] = min(FEW, one.default or FEW)
        found[name] = small
    return found


def _small(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without what an assistant does not need: titles, examples, and null beside a type."""
    kinds = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    merged = {**kinds[0], **schema} if len(kinds) == 1 else dict(schema)
    if len(kinds) == 1:
        del merged["anyOf"]
    for name in ("title", "examples", "maxLength", "minLength"):
        merged.pop(name, None)
    if merged.get("default", ...) is None:
        del merged["default"]
    if "items" in merged:
        merged["items"] = _small(merged["items"])
    return merged


def _tool(name: str, question: Question) -> Tool:
    async def never() -> str:
        raise ToolError("tools are called by their server")

    required = [one.name for one in question.parameters if one.required]
    made = Tool.from_function(
        never, name=name, title=question.summary, description=f"{question.summary}. {question.text}",
        annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False), structured_output=False,
    )  # fmt: skip
    schema = {"type": "object", "properties": _asked(question), "required": required, "additionalProperties": False}
    return made.model_copy(update={"parameters": schema})
