"""The questions as tools of the Model Context Protocol: the same parameters, the same answers, with their schema."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from typing import Annotated, Any

import orjson
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations

from legation.graph.errors import LegationError
from legation.graph.store import Store
from legation.service.call import ask as answered
from legation.service.call import state_of
from legation.service.catalogue import catalogue
from legation.service.declaration import Question
from legation.service.settings import Settings, read_settings
from legation.service.tables.text import json_bytes

FEW = 50
"""Rows of an answer unless the assistant asks for more: it pays for each word."""
HOW = (
    "Questions about diplomatic relations, arms transfers, missions and recognition. Every answer names its sources: cite them. "
    "Say which share a percentage is (of the recipient's imports, or of the supplier's exports) and which edition it is from. "
    "'unknown' and 'not covered' are not 'none'. Parties are ids (AZE), ISO codes or names; an unknown name is refused with suggestions. "
    "known_on leaves out what was published later; valid_on is the day that states are asked for."
)


def server(store: Store, settings: Settings | None = None) -> MCPServer[Any]:
    """A server with one tool for each question of the catalogue."""
    made: MCPServer[Any] = MCPServer("legation", title="Legation", version=version("legation"), instructions=HOW)
    state = state_of(store, settings or read_settings())
    for one in catalogue().values():
        made.add_tool(
            tool(one, state), name=one.name.replace("-", "_"), title=one.summary, description=f"{one.summary}. {one.text}",
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False), structured_output=True,
        )  # fmt: skip
    return made


def serve(store: Store) -> None:
    """Answer on standard input and output until the assistant hangs up."""
    server(store).run("stdio")


def tool(question: Question, state: Any) -> Callable[..., Awaitable[CallToolResult]]:
    """The function of a tool: its signature is the question's, its result the question's JSON."""

    async def ask(**values: Any) -> CallToolResult:
        given = {name: value for name, value in values.items() if value is not None}
        try:
            answer = await answered(state, question, given)
        except LegationError as error:
            raise ToolError(f"{error.title}: {error.message}") from error
        body = json_bytes(answer)
        return CallToolResult(content=[TextContent(type="text", text=body.decode())], structured_content=orjson.loads(body))

    asked = [one for one in question.parameters if one.name != "format"]
    parameters = [
        inspect.Parameter(
            one.field, inspect.Parameter.KEYWORD_ONLY, annotation=one.annotation,
            default=min(FEW, one.default) if one.name == "limit" and isinstance(one.default, int) else one.default,
        )
        for one in asked
    ]  # fmt: skip
    ask.__name__ = question.name.replace("-", "_")
    ask.__doc__ = question.text
    ask.__signature__ = inspect.Signature(parameters, return_annotation=Annotated[CallToolResult, question.answer])  # type: ignore[attr-defined]
    return ask
