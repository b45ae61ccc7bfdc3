"""Claims in, and text to claims."""

from __future__ import annotations

from pathlib import Path as FilePath
from pathlib import PurePath
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from legation.graph.errors import InputError, NotFound
from legation.graph.signs import hidden
from legation.service.answers.base import Part
from legation.service.answers.ingest import Extracted, Loaded, Retracted, Retraction, Text, Written
from legation.service.http.audit import AuditFile
from legation.service.http.call import extracted, write_in_thread
from legation.service.http.ingest import end, load_file, read_text, take
from legation.service.http.json_bodies import JsonRoute
from legation.service.http.problems import responses

router = APIRouter(prefix="/v1", tags=["claims"], route_class=JsonRoute)

_LINES = {
    "requestBody": {
        "required": True,
        "description": "one claim as a JSON object a line (`legation schema claim`)",
        "content": {
            "application/x-ndjson": {
                "schema": {"type": "string"},
                "example": '{"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992", '
                '"source": {"publisher": "Ministry of Foreign Affairs", "published": "2024-01-01"}}\n',
            }
        },
    }
}


_FILE = {
    "requestBody": {
        "required": True,
        "description": "the file itself",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/claims", response_model=Written, responses=responses(408, 409, 413), summary="Write claims", openapi_extra=_LINES
)  # fmt: skip
async def write(
    request: Request, dry_run: Annotated[bool, Query(description="check every line and say what would happen, write nothing")] = False
) -> Response:
    """JSON Lines, at most 10,000; each line gets its result and one that is refused does not stop the others. Sending a body twice changes
    nothing. Needs a key of role `write`. Questions answer with the claims when this returns."""
    body = await request.body()
    if dry_run:
        return _json(await write_in_thread(request, take, body, dry_run=True))
    path, key = request.app.state.settings.audit, request.scope.get("legation.key")
    return _json(await write_in_thread(request, take, body, audit=AuditFile(path), key=key))


@router.post("/retract", response_model=Retracted, responses=responses(404, 408, 413), summary="End claims")
async def retract(request: Request, retraction: Retraction) -> Response:
    """Ends claims in knowledge time: they stay, with the reason, and asked about an earlier `known_on` the graph still answers with them.
    All of them or, where the graph does not hold one, none. Needs a key of role `admin`."""
    path, key = request.app.state.settings.audit, request.scope.get("legation.key")
    return _json(await write_in_thread(request, end, retraction, audit=AuditFile(path), key=key))


@router.post(
    "/load/{source}", response_model=Loaded, responses=responses(404, 408, 413), summary="Load a file of a source", openapi_extra=_FILE
)  # fmt: skip
async def load(
    request: Request,
    source: Annotated[str, Path(description="as `legation sources` lists them", max_length=100)],
    name: Annotated[str, Query(description="the file's name, which some sources need", min_length=1, max_length=200)],
    edition: Annotated[str | None, Query(description="edition, where the file does not say it", max_length=32)] = None,
    selection: Annotated[
        str | None, Query(description="what was selected for download, where the file does not say it", max_length=200)
    ] = None,
) -> Response:
    """The body is the file, plain or .gz, as its publisher gives it. Every row becomes new, known or refused, and the report says which.
    Needs a key of role `admin`."""
    state = request.app.state
    if state.loads is None:
        raise NotFound("this service was started without loaders; `legation serve` has them")
    if name != PurePath(name).name or hidden(name):
        raise InputError("give the name alone, without folders", place="name")
    options = {one: said for one, said in (("edition", edition), ("selection", selection)) if said is not None}
    with TemporaryDirectory(prefix="legation-load-") as folder:
        file = FilePath(folder) / name
        with file.open("wb") as opened:
            async for part in request.stream():
                opened.write(part)
        return _json(
            await write_in_thread(
                request, load_file, state.loads, source, file, options,
                audit=AuditFile(state.settings.audit), key=request.scope.get("legation.key"),
            )
        )  # fmt: skip


@router.post("/extract", response_model=Extracted, responses=responses(408, 413), summary="Read claims from a text")
async def extract(request: Request, text: Text) -> Response:
    """Claims that the text makes, by rules, each with its quote and the characters it stands at. Nothing is written: post the claims that
    you agree with. Needs a key of role `extract` where the service is not public."""
    return _json(await extracted(request.app.state, read_text, text))


def _json(answer: Part) -> Response:
    return Response(answer.__pydantic_serializer__.to_json(answer, exclude_unset=True), media_type="application/json")
