"""The catalogue of questions, read off the routes: every `GET /v1/…` that answers with an `Answer` is a question.

So the command line (`legation ask`), MCP, batches and the straight path through HTTP serve a question as soon as it has a route.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, Request, params
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.http.problems import LONGEST_INPUT, cut


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `name` as it is asked for, `field` as the route's function calls it."""

    name: str
    field: str
    annotation: Any
    info: FieldInfo
    default: Any
    in_path: bool
    many: bool
    adapter: TypeAdapter[Any]

    @property
    def required(self) -> bool:
        """Whether a question without it cannot be asked."""
        return self.default is inspect.Parameter.empty

    @property
    def example(self) -> Any:
        """The example that its description gives, else None."""
        return self.info.examples[0] if self.info.examples else None


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it is called on the command line and by assistants, where it stands over HTTP, what it takes and answers."""

    name: str
    path: str
    summary: str
    text: str
    tag: str
    answer: type[Answer]
    endpoint: Callable[..., Awaitable[Response]]
    parameters: tuple[Parameter, ...]
    pattern: re.Pattern[str]
    wants_request: bool
    by_name: Mapping[str, Parameter] = field(repr=False)

    def read(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The route's arguments from values by name; texts are read as over HTTP. Raises InputError that names the parameter."""
        unknown = sorted(set(given) - set(self.by_name))
        if unknown:
            raise InputError(f"{self.name} takes {', '.join(self.by_name)}", place=unknown[0])
        read = {}
        for one in self.parameters:
            if one.name in given:
                try:
                    read[one.field] = one.adapter.validate_python(given[one.name])
                except ValidationError as error:
                    first = error.errors(include_url=False)[0]
                    raise InputError(f"{first['msg']} (got {cut(repr(first['input']), LONGEST_INPUT)})", place=one.name) from error
            elif one.required:
                raise InputError("is missing", place=one.name)
        return read

    async def respond(self, request: Request, arguments: Mapping[str, Any]) -> Response:
        """Ask the route's function itself."""
        if self.wants_request:
            return await self.endpoint(request=request, **arguments)
        return await self.endpoint(**arguments)

    async def ask(self, state: Any, given: Mapping[str, Any]) -> Answer:
        """The answer itself, for fronts that are not HTTP. `state` holds `store` and `settings`. A former id is followed once."""
        response = await self.respond(_request(state, self.path), self.read(given))
        if isinstance(response, RedirectResponse):
            moved = self.pattern.fullmatch(unquote(urlsplit(response.headers["location"]).path))
            if moved is not None:
                response = await self.respond(_request(state, self.path), self.read({**given, **moved.groupdict()}))
        answer = getattr(response, "answer", None)
        if not isinstance(answer, Answer):
            raise TypeError(f"{self.path} does not answer through service.formats.respond")
        return answer


def state_of(store: Store, settings: Any) -> SimpleNamespace:
    """What a question needs of an application."""
    return SimpleNamespace(store=store, settings=settings)


def questions(routers: Iterable[APIRouter]) -> tuple[Question, ...]:
    """Every question of the routers, in their order. Two of one name are a defect (ValueError)."""
    found: dict[str, Question] = {}
    for router in routers:
        for route in router.routes:
            if isinstance(route, APIRoute) and "GET" in (route.methods or ()) and route.path.startswith("/v1/"):
                model = route.response_model
                if isinstance(model, type) and issubclass(model, Answer):
                    one = _question(route, model)
                    if one.name in found:
                        raise ValueError(f"{one.path} and {found[one.name].path} are both called {one.name}")
                    found[one.name] = one
    return tuple(found.values())


def _question(route: APIRoute, model: type[Answer]) -> Question:
    signature = inspect.signature(route.endpoint)
    hints = get_type_hints(route.endpoint, include_extras=True)
    taken: list[Parameter] = []
    for name, parameter in signature.parameters.items():
        if name != "request":
            taken.append(_parameter(name, hints[name], parameter.default, f"{{{name}}}" in route.path, route.path))
    pattern = re.compile(re.sub(r"\\?\{(\w+)\\?\}", r"(?P<\1>[^/]+)", re.escape(route.path)))
    return Question(
        name=name_of(route.path), path=route.path, summary=route.summary or "", text=inspect.getdoc(route.endpoint) or "",
        tag=str(route.tags[0]) if route.tags else "", answer=model, endpoint=route.endpoint, parameters=tuple(taken), pattern=pattern,
        wants_request="request" in signature.parameters, by_name={one.name: one for one in taken},
    )  # fmt: skip


def _parameter(field_name: str, hint: Any, default: Any, in_path: bool, path: str) -> Parameter:
    infos = [one for one in get_args(hint)[1:] if isinstance(one, params.Query | params.Path)] if get_origin(hint) is Annotated else []
    info: FieldInfo = infos[0] if infos else params.Query()
    name = info.alias or field_name
    return Parameter(
        name, field_name, hint, info, default, in_path or isinstance(info, params.Path) or f"{{{name}}}" in path, _is_list(hint),
        TypeAdapter(hint),
    )  # fmt: skip


def _is_list(hint: Any) -> bool:
    if get_origin(hint) in (list, tuple, Sequence):
        return True
    return any(_is_list(part) for part in get_args(hint) if not isinstance(part, FieldInfo))


def name_of(path: str) -> str:
    """`arms-suppliers` of /v1/arms/suppliers; an address that ends in parameters is named in the singular: `dyad`, `party`."""
    parts = path.removeprefix("/v1/").split("/")
    fixed = [part for part in parts if not part.startswith("{")]
    if parts[-1].startswith("{"):
        last = fixed[-1]
        fixed[-1] = last[:-3] + "y" if last.endswith("ies") and len(last) > 4 else last.removesuffix("s")  # parties, but ties
    return "-".join(fixed)


def _request(state: Any, path: str) -> Request:
    """A request as far as questions look at it: the application's state."""
    return Request({
        "type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [], "app": SimpleNamespace(state=state),
    })  # fmt: skip
