"""What changed in answers as a feed that readers of news know: Atom and JSON Feed."""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta
from hashlib import blake2b
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.graph.claims import today
from legation.graph.store import Store
from legation.service.answers.changed import ChangedAnswers, What
from legation.service.http.call import in_thread
from legation.service.http.problems import responses
from legation.service.questions.evidence.changed_answers import changed_answers
from legation.service.tables.feeds import ATOM, JSON_FEED, to_atom, to_json_feed

router = APIRouter(prefix="/v1/changes", tags=["claims"])
KEPT = 32
"""Answers that are kept until the next write: readers of feeds ask for the same one again and again."""
DAYS = 30
"""Days that a feed reaches back unless it is asked otherwise."""
Since = Annotated[str | None, Query(min_length=4, max_length=40, description="ISO day or moment (UTC); default: 30 days ago")]
Whats = Annotated[list[What] | None, Query(max_length=9, description="only these changes (repeat it)")]
Abouts = Annotated[list[str] | None, Query(max_length=20, description="only answers about these (repeat it), e.g. relations")]
Most = Annotated[int, Query(ge=1, le=500, description="most changes")]


@router.get("/feed.atom", summary="What changed in answers, as an Atom feed", responses=responses(422), response_class=Response)
async def atom(request: Request, since: Since = None, what: Whats = None, about: Abouts = None, limit: Most = 100) -> Response:
    """The changes of `/v1/changes/answers` as an Atom feed, by what changed and what it is about."""
    return await _feed(request, "atom", since, what, about, limit)


@router.get("/feed.json", summary="What changed in answers, as a JSON Feed", responses=responses(422), response_class=Response)
async def json_feed(request: Request, since: Since = None, what: Whats = None, about: Abouts = None, limit: Most = 100) -> Response:
    """The same as a JSON Feed."""
    return await _feed(request, "json", since, what, about, limit)


Asked = tuple[str, tuple[What, ...], tuple[str, ...], int]


def _answer(state: Any, store: Store, asked: Asked) -> ChangedAnswers:
    """The answer, worked out once for a state of the graph."""
    if not hasattr(state, "feeds"):
        state.feeds = OrderedDict()
    kept: OrderedDict[tuple[str, Asked], ChangedAnswers] = state.feeds
    key = (store.version(), asked)
    found = kept.get(key)
    if found is None:
        begin, what, about, limit = asked
        found = changed_answers(store, begin, what=list(what) or None, about=list(about) or None, limit=limit)
        if store.version() == key[0]:
            kept[key] = found
            while len(kept) > KEPT:
                kept.popitem(last=False)
    return found


async def _feed(
    request: Request, form: Literal["atom", "json"], since: str | None, what: list[What] | None, about: list[str] | None, limit: int
) -> Response:
    begin = since or (today() - timedelta(days=DAYS)).isoformat()
    base = str(request.base_url)
    own = base.rstrip("/") + request.scope["path"] + (f"?{request.url.query}" if request.url.query else "")

    def made(store: Store) -> bytes:
        head = store.read("write/graph_version")
        graph = str(head[0]["graph"]) if head else "empty"
        answer = _answer(request.app.state, store, (begin, tuple(what or ()), tuple(about or ()), limit))
        return to_atom(answer, own, base, graph) if form == "atom" else to_json_feed(answer, own, base, graph)

    body = await in_thread(request, made)
    headers = {"ETag": f'"{blake2b(body, digest_size=10).hexdigest()}"', "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=ATOM if form == "atom" else JSON_FEED, headers=headers)
