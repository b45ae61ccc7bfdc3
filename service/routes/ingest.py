"""Claims in, and text to claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.service.answers.base import Part
from legation.service.answers.ingest import Extracted, Text, Written
from legation.service.call import extracted, in_thread
from legation.service.http.audit import AuditFile
from legation.service.http.problems import responses
from legation.service.ingest import read_text, take

router = APIRouter(prefix="/v1", tags=["claims"])

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
        return _json(await in_thread(request, take, body, dry_run=True))
    path, key = request.app.state.settings.audit, request.scope.get("legation.key")
    return _json(await in_thread(request, take, body, audit=AuditFile(path), key=key))


@router.post("/extract", response_model=Extracted, responses=responses(408, 413), summary="Read claims from a text")
async def extract(request: Request, text: Text) -> Response:
    """Claims that the text makes, by rules, each with its quote and the characters it stands at. Nothing is written: post the claims that
    you agree with. Needs a key of role `extract` where the service is not public."""
    return _json(await extracted(request.app.state, read_text, text))


def _json(answer: Part) -> Response:
    return Response(answer.__pydantic_serializer__.to_json(answer, exclude_unset=True), media_type="application/json")
