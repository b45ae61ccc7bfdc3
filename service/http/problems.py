"""Errors as RFC 9457 problems: one shape for all, made from the exceptions' own status, slug and title.

`type` is a relative reference to this API's page on problems; `place`, `field` and `suggestions` are extension members.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from legation.graph import errors
from legation.graph.errors import InputError, LegationError, StoreError
from legation.service.http.headers import SAFE

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
TYPE = "/problems/"
"""Prefix of the type URIs; the slug of an exception follows."""
_INNER = re.compile(r"\w://|(?:^|\s)[~.]{0,2}/\w")
"""An address or the path of a file."""
LONGEST = 2000
"""Characters of each text of a problem: it repeats what it refuses, which may be a whole body."""
LONGEST_INPUT = 200
"""Characters of a value that a problem repeats."""


class Problem(BaseModel):
    """What went wrong, after RFC 9457."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "/problems/unknown-party",
                    "title": "No such party in the register",
                    "status": 404,
                    "detail": "No party is called 'Azerbajan'. Did you mean AZE: Azerbaijan?",
                    "instance": "/v1/arms/suppliers",
                    "suggestions": ["AZE: Azerbaijan"],
                }
            ]
        },
    )

    type: str = Field(description="which sort of problem; the last part is stable and may be tested for")
    title: str = Field(description="the sort in words")
    status: int = Field(description="the HTTP status")
    detail: str = Field(description="what happened this time and what to do")
    instance: str = Field(description="path of the request")
    place: str | None = Field(default=None, description="the parameter, or the file and line, that is to blame")
    suggestions: list[str] | None = Field(default=None, description="what may have been meant, as `id: name`")


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route declares of its problems, for OpenAPI: the given statuses with 422 and 503, which any question may answer with."""
    said = {
        404: "Nothing of that name or id",
        408: "The request did not come whole in time",
        409: "Another writer was faster",
        413: "The request is too large",
        422: "The request is not valid, or no loaded source covers it",
        503: "The graph does not answer, or the question reached a limit",
    }
    schema = {"$ref": "#/components/schemas/Problem"}
    return {status: {"description": said[status], "content": {MEDIA_TYPE: {"schema": schema}}} for status in sorted({*statuses, 422, 503})}


def sorts() -> dict[str, type[LegationError]]:
    """Every sort of problem by its slug, for the page that explains them."""
    found: dict[str, type[LegationError]] = {}
    todo: list[type[LegationError]] = [LegationError]
    while todo:
        one = todo.pop()
        found.setdefault(one.slug, one)
        todo += one.__subclasses__()
    return dict(sorted(found.items()))


def problem(error: LegationError, path: str) -> Response:
    """The response for one of our exceptions. Failures of the service are logged here, whichever layer they end in; where the graph's own
    words name an address or a file, only the log has them: a stranger need not learn what stands behind the service."""
    if error.status >= 500 and not isinstance(error, errors.Overloaded):  # of which there are many, and a metric
        log.warning("%s: %s", _line(path), _line(str(error)))
    detail = error.message
    if isinstance(error, StoreError) and _INNER.search(detail):
        detail = f"{error.title}; the service's log says why"
    more: dict[str, Any] = {}
    if isinstance(error, InputError) and error.place:
        more["place"] = error.place
    if isinstance(error, errors.ClaimError) and error.field:
        more["field"] = error.field
    if isinstance(error, errors.UnknownParty):
        more["suggestions"] = list(error.suggestions)
    headers = {}
    wait = getattr(error, "retry_after", 5 if error.status == 503 else None)
    if wait is not None:
        headers["Retry-After"] = str(wait)
    return _response(error.slug, error.title, error.status, detail, path, more, headers)


def cut(text: str, most: int = LONGEST) -> str:
    """The text, or what fits of it with a sign that more was there."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _response(
    slug: str, title: str, status: int, detail: str, path: str, more: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> Response:
    body = {"type": TYPE + slug, "title": title, "status": status, "detail": cut(detail), "instance": cut(path), **more}
    return Response(orjson.dumps(body), status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def _line(text: str) -> str:
    """A text of a caller's for the log: in one line, and nothing that steers the terminal of who reads it."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in cut(text))


def _on_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, LegationError)
    return problem(error, request.url.path)


def _on_invalid(request: Request, error: Exception) -> Response:
    """What FastAPI finds wrong with the parameters, as the same problem that InputError makes."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = [str(part) for part in first["loc"]]
    place = where[-1] if where else "request"
    got = f" (got {cut(repr(first['input']), LONGEST_INPUT)})" if first["type"] != "missing" else ""
    found = InputError(f"{first['msg']}{got}", place=cut(place, LONGEST_INPUT))
    return problem(found, request.url.path)


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    slugs = {
        404: ("no-such-address", "Nothing answers at this address"),
        405: ("method-not-allowed", "This address takes another method"),
        **{one.status: (one.slug, one.title) for one in (errors.BodyTooLarge, errors.TooSlow, errors.Overloaded)},
    }
    slug, title = slugs.get(error.status_code, ("http", str(error.detail)))
    return _response(slug, title, error.status_code, str(error.detail), request.url.path, {}, error.headers)


def _on_any(request: Request, error: Exception) -> Response:
    """An internal error: logged with its trace, answered without it."""
    log.error("%s %s failed", _line(request.method), _line(request.url.path), exc_info=error)
    return _response(LegationError.slug, LegationError.title, 500, "the failure was logged; please report it", request.url.path, {}, SAFE)


def install(app: FastAPI, lost: Callable[[Request], Response | None]) -> None:
    """Make every error of the application a problem; where nothing answers, `lost` may give people a page instead."""

    def on_http(request: Request, error: Exception) -> Response:
        page = lost(request) if isinstance(error, HTTPException) and error.status_code == 404 else None
        return page or _on_http(request, error)

    app.add_exception_handler(LegationError, _on_ours)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(Exception, _on_any)
