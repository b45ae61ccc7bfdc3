"""Several questions in one request, and addresses that give the same bytes later."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.graph.errors import InputError, LegationError
from legation.service.answers.composed import Batch, BatchAnswers, Permalink
from legation.service.http.inner import LARGEST, address, ask_inside
from legation.service.http.permalink import permalink as make
from legation.service.http.problems import problem, responses

router = APIRouter(prefix="/v1", tags=["service"])


@router.post("/batch", response_model=BatchAnswers, responses=responses(408, 413), summary="Several questions at once")
async def batch(request: Request, asked: Batch) -> Response:
    """Up to 50 questions, each with the status, ETag and body that it would have alone. One that fails does not stop the others."""
    answers: list[dict[str, Any]] = []
    size = 0
    for url in asked.questions:
        try:
            if size > LARGEST:
                raise InputError(f"the answers before this one are {size:,} bytes; ask for the rest in another batch", place="questions")
            inner = await ask_inside(request, *address(url))
        except LegationError as error:
            refused = problem(error, url)
            answers.append(_one(url, refused.status_code, None, refused.media_type, bytes(refused.body)))
            continue
        size += len(inner.body)
        answers.append(_one(url, inner.status, inner.headers.get("etag"), inner.headers.get("content-type"), inner.body))
    return Response(orjson.dumps({"answers": answers}), media_type="application/json")


def _one(url: str, status: int, etag: str | None, media_type: str | None, body: bytes) -> dict[str, Any]:
    plain = (media_type or "").split(";")[0]
    shown: Any = orjson.Fragment(body) if plain.endswith("json") and body else body.decode(errors="replace")
    return {"url": url, "status": status, "etag": etag, "media_type": media_type, "body": shown}


@router.get("/permalink", response_model=Permalink, responses=responses(404), summary="An address that gives the same answer later")
async def permalink(
    request: Request,
    url: Annotated[
        str,
        Query(
            min_length=4, max_length=4000, description="address of a question, /v1/…?…, percent-encoded",
            examples=["/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"],
        ),
    ],
) -> Response:  # fmt: skip
    """Asks the question and writes out all that it left open: edition, day of knowledge, day of validity, defaults. What is published later
    changes nothing at that address. Its answers carry `Legation-Pin: same`, or `changed` where something published before was
    loaded or corrected since."""
    return await make(request, url)
