"""Several questions in one request, and addresses that give the same bytes later."""

from __future__ import annotations

from typing import Annotated, Any

import anyio
import orjson
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.graph.errors import InputError, LegationError, LimitExceeded
from legation.service.answers.composed import Batch, BatchAnswers, Permalink
from legation.service.http.inner import LARGEST, SECONDS, Room, Roomy, address, ask_inside, outside
from legation.service.http.json_bodies import JsonRoute
from legation.service.http.permalink import permalink as make
from legation.service.http.problems import problem, responses

router = APIRouter(prefix="/v1", tags=["service"], route_class=JsonRoute)


@router.post("/batch", response_model=BatchAnswers, responses=responses(408, 413), summary="Several questions at once")
async def batch(request: Request, asked: Batch) -> Response:
    """Up to 50 questions, each with the status, ETag and body that it would have alone. One that fails does not stop the others."""
    outside(request.scope)
    room = Room(request.app.state)
    try:
        return Roomy(await _answers(request, asked, room), room)
    except BaseException:
        room.leave()
        raise


async def _answers(request: Request, asked: Batch, room: Room) -> bytes:
    answers: list[dict[str, Any]] = []
    size, begun = 0, anyio.current_time()
    for url in asked.questions:
        await anyio.sleep(0)  # others come in between two questions
        try:
            if size > LARGEST:
                raise InputError(f"the answers before this one are {size:,} bytes; ask for the rest in another batch", place="questions")
            if anyio.current_time() - begun > SECONDS:
                raise LimitExceeded(f"the questions before this one took {SECONDS:g} s; ask for the rest in another batch")
            inner = await ask_inside(request, *address(url), room)
        except LegationError as error:
            refused = problem(error, url)
            answers.append(_one(url, refused.status_code, None, refused.media_type, bytes(refused.body)))
            continue
        size += len(inner.body)
        answers.append(_one(url, inner.status, inner.headers.get("etag"), inner.headers.get("content-type"), inner.body))
    return orjson.dumps({"answers": answers})


def _one(url: str, status: int, etag: str | None, media_type: str | None, body: bytes) -> dict[str, Any]:
    plain = (media_type or "").split(";")[0]
    is_json = body and (plain == "application/json" or plain.endswith("+json"))  # JSON Lines are not JSON
    shown: Any = orjson.Fragment(body) if is_json else body.decode(errors="replace")
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
    outside(request.scope)
    return await make(request, url)
