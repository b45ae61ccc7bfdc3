"""Lists that go on from page to page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.service.answers.lists import Changes, ClaimPage
from legation.service.call import in_thread
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.evidence import changes as feed
from legation.service.questions.evidence import lists
from legation.service.routes.parameters import MAX_NAME, Cursor, Form, KnownOn

router = APIRouter(prefix="/v1", tags=["claims"])

PageSize = Annotated[int, Query(alias="limit", ge=1, le=1000, description="rows a page", examples=[100])]


@router.get("/claims", response_model=ClaimPage, responses=responses(404), summary="Claims, page by page")
async def claims(
    request: Request,
    kind: Annotated[str | None, Query(max_length=64, description="kind of claim", examples=["mission_opened"])] = None,
    party: Annotated[
        str | None, Query(min_length=1, max_length=MAX_NAME, description="subject or object: id, code or name", examples=["AZE"])
    ] = None,
    since: Annotated[
        str | None, Query(max_length=40, description="ISO day or moment (UTC): leave out what came into this graph before it")
    ] = None,
    known_on: KnownOn = None,
    quoted: Annotated[bool, Query(description="leave out claims without a quote")] = False,
    order: Annotated[lists.Order, Query(description="`newest`: those that came into this graph last first", examples=["newest"])] = "id",
    cursor: Cursor = None,
    limit: PageSize = lists.PAGE,
    form: Form = "json",
) -> Response:
    """Claims in order of id (or the newest first) with their sources, retracted ones left out. `total` counts them all on the first
    page, where that is cheap."""
    answer = await in_thread(
        request, lists.claims_page, kind=kind, party=party, since=since, known_on=known_on, quoted=quoted, order=order, cursor=cursor,
        limit=limit,
    )  # fmt: skip
    return respond(answer, form)


@router.get("/changes", response_model=Changes, responses=responses(), summary="What changed since a day")
async def changes(
    request: Request,
    since: Annotated[str, Query(min_length=4, max_length=40, description="ISO day or moment (UTC)", examples=["2025-01-03"])],
    cursor: Cursor = None,
    limit: PageSize = lists.PAGE,
    form: Form = "json",
) -> Response:
    """A feed of what was recorded and what was retracted in this graph, in the order of commits. Keep `resume` and ask again later with it:
    nothing is missed, whatever the clock says. `since` decides only where the first page begins."""
    return respond(await in_thread(request, feed.changes, since, cursor=cursor, limit=limit), form)
