"""Questions over HTTP: one handler for all of them. Each has a route, for the description and for what finds it by its path."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute

from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.answers.tidy import TidyTable
from legation.service.declaration import Declared, Moved, Parameter, Question
from legation.service.http.call import answered, run_in_thread
from legation.service.http.formats import described_by, respond
from legation.service.http.negotiate import ROW_BY_ROW
from legation.service.http.problems import responses
from legation.service.http.query import pairs

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


async def answer(request: Request, question: Question, arguments: Mapping[str, Any]) -> Response:
    """The response to a question whose parameters were read. Raises what the question raises."""
    form = arguments["form"]
    try:
        found: Answer = await answered(request.app.state, question, arguments)
        if form in ("json", "csv-metadata") or (isinstance(found, TidyTable) and form in ROW_BY_ROW):
            response = respond(found, form)
        else:
            response = await run_in_thread(request.app.state, _respond, found, form)  # a table or a graph file takes long to be made
        if form in ROW_BY_ROW:
            response.headers["Link"] = described_by(request.scope)
        _say_what_was_cut(request, found, response)
        return response
    except Moved as moved:
        path = question.path.format(**{name: quote(value, safe="") for name, value in moved.in_path.items()})
        return RedirectResponse(path + (f"?{urlencode({'format': form})}" if form != "json" else ""), status_code=308)


def _say_what_was_cut(request: Request, found: Answer, response: Response) -> None:
    """Headers that say the same in every form: whether the answer was cut, of how many, and the address of the next page."""
    total, following = getattr(found, "total", None), getattr(found, "next", None)
    if getattr(found, "truncated", False):
        response.headers["Legation-Truncated"] = "true"
    if isinstance(total, int) and not isinstance(total, bool):
        response.headers["Legation-Total"] = str(total)
    if isinstance(following, str):
        kept = [pair for pair in pairs(request.scope["query_string"]) if pair[0] != "cursor"]
        address = f"{request.scope['path']}?{urlencode([*kept, ('cursor', following)])}"
        said = f'<{address}>; rel="next"'
        response.headers["Link"] = f"{response.headers['Link']}, {said}" if "Link" in response.headers else said


def _respond(_: Store, found: Answer, form: str) -> Response:
    return respond(found, form)


def read(request: Request, one: Declared) -> dict[str, Any]:
    """The arguments that a request gives. Raises InputError."""
    return one.read_query(request.path_params, pairs(request.scope["query_string"]))


def router(questions: Iterable[Question]) -> APIRouter:
    """A route for each question."""
    made = APIRouter()
    for one in questions:
        said: dict[int | str, dict[str, Any]] = responses(*one.statuses)
        if one.moves:
            said[308] = {"description": one.moves}
        add(
            made, one, _handler(one), name=one.operation, response_model=one.answer, responses=said, summary=one.summary,
            description=one.text, tags=[one.tag],
        )  # fmt: skip
    return made


def add(to: APIRouter, one: Declared, handler: Handler, *, name: str, **more: Any) -> None:
    """A route at the address of what is declared, answered by `handler`, with its parameters in the description."""

    async def endpoint() -> None: ...

    endpoint.__name__ = name
    endpoint.__signature__ = inspect.Signature([_described(each) for each in one.parameters])  # type: ignore[attr-defined]
    endpoint.handler = handler  # type: ignore[attr-defined]
    to.add_api_route(one.path, endpoint, methods=["GET"], route_class_override=_Route, **more)


class _Route(APIRoute):
    """A route whose handler reads the parameters itself: FastAPI describes them only, so that there is one reader."""

    def get_route_handler(self) -> Handler:
        """The handler that was given."""
        handler: Handler = self.endpoint.handler  # type: ignore[attr-defined]
        return handler


def _handler(question: Question) -> Handler:
    async def handle(request: Request) -> Response:
        return await answer(request, question, read(request, question))

    return handle


def _described(one: Parameter) -> inspect.Parameter:
    info, place = one.info, Path if one.in_path else Query
    said = place(alias=one.name, description=info.description, examples=info.examples)
    default = inspect.Parameter.empty if one.required else one.default
    return inspect.Parameter(
        one.field, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[info.annotation, *info.metadata, said], default=default
    )
