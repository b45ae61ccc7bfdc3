"""Permalinks: a question with every parameter written out, pinned to edition and day of knowledge, and the digest of its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import orjson
from fastapi import Request
from fastapi.responses import Response

from legation.graph.claims import today
from legation.graph.errors import NotFound
from legation.service.declaration import Question
from legation.service.http.inner import Inner, Room, address, ask_inside
from legation.service.http.response_cache import PIN, digest


async def permalink(request: Request, url: str) -> Response:
    """The permalink of a question's address, or the problem that the question answers with. Raises NotFound, InputError, LimitExceeded."""
    room = Room(request.app.state)
    try:
        return await _made(request, url, room)
    finally:
        room.leave()


async def _made(request: Request, url: str, room: Room) -> Response:
    path, query = address(url)
    pairs = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != PIN]
    question, in_path = _question(request.app.state.questions, path)
    first = await ask_inside(request, path, urlencode([*(pair for pair in pairs if pair[0] != "format"), ("format", "json")]), room)
    if first.status != 200:
        return _passed_on(first)
    pinned = _pinned(question, {name for name, _ in pairs} | set(in_path), orjson.loads(first.body))
    order = {one.name: place for place, one in enumerate(question.parameters)}
    every: list[tuple[str, str]] = [*pairs, *pinned.items()]
    every.sort(key=lambda pair: order.get(pair[0], len(order)))
    whole = urlencode(every)
    answer = await ask_inside(request, path, whole, room)
    if answer.status != 200:
        return _passed_on(answer)
    mark = digest(answer.body)
    link = f"{quote(path)}?{whole}{'&' if whole else ''}{PIN}={mark}"
    notes = []
    if "known_on" not in question.by_name:
        notes.append("This question does not depend on what was published when; its answer may change with the party register.")
    body = {
        "url": link, "pinned": pinned, "digest": mark, "media_type": answer.headers.get("content-type", ""), "notes": notes,
        "citation": f"Legation {version('legation')}, {question.summary}, {today().isoformat()}, {link}",
    }  # fmt: skip
    return Response(orjson.dumps(body), media_type="application/json")


def _question(questions: tuple[Question, ...], path: str) -> tuple[Question, Mapping[str, str]]:
    fixed = next((one for one in questions if one.path == path), None)
    if fixed is not None:
        return fixed, {}
    for one in questions:
        match = one.pattern.fullmatch(path)
        if match is not None:
            return one, match.groupdict()
    raise NotFound(f"no question stands at {path}")


def _pinned(question: Question, said: set[str], answer: Mapping[str, Any]) -> dict[str, str]:
    """What the question left open. The days and the edition are those that the answer itself names."""
    found: dict[str, str] = {}
    for one in question.parameters:
        if one.name in said or one.in_path:
            continue
        if one.name == "known_on":
            found[one.name] = today().isoformat()
        elif one.name == "edition" and isinstance(answer.get("edition"), str):
            found[one.name] = answer["edition"]
        elif one.name == "valid_on" and isinstance(answer.get("on"), str):
            found[one.name] = answer["on"]
        elif not one.required and isinstance(one.default, str | int | float):
            found[one.name] = str(one.default).lower() if isinstance(one.default, bool) else str(one.default)
    return found


def _passed_on(inner: Inner) -> Response:
    headers = {name: value for name, value in inner.headers.items() if name in ("retry-after", "location")}
    return Response(inner.body, status_code=inner.status, media_type=inner.headers.get("content-type"), headers=headers)
