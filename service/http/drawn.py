"""Pictures over HTTP: one handler for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.charts.page import Theme, signed
from legation.service.charts.painter import paint
from legation.service.http.asked import Handler, add, read
from legation.service.http.call import answered, in_thread, painted
from legation.service.http.formats import respond
from legation.service.pictures.declaration import Drawing, Drawn, Picture

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
}


def router(pictures: Iterable[Picture]) -> APIRouter:
    """A route for each picture; they are no part of the description of the API."""
    made = APIRouter(include_in_schema=False)
    for one in pictures:
        add(made, one, _handler(one), name=one.__name__, response_model=None)
    return made


def _handler(picture: Picture) -> Handler:
    async def handle(request: Request) -> Response:
        arguments = read(request, picture)
        drawing: Drawing = await answered(request.app.state, picture, arguments)
        form, theme = arguments["form"], arguments["theme"]
        if form == "csv":
            response = await in_thread(request, _table, drawing.answer)
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response
        content = await in_thread(request, draw, drawing.draw, form, theme)
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        content = signed(content.decode(), asked, date.today().isoformat()).encode()
        if form == "png":
            content = await painted(request.app.state, _paint, content.decode(), arguments["width"])
        return Response(content, media_type="image/svg+xml" if form == "svg" else "image/png", headers=HEADERS)

    return handle


def _table(_: Store, answer: Answer) -> Response:
    return respond(answer, "csv")


def draw(_: Store, drawn: Callable[[Theme], str], form: Drawn, theme: Theme) -> bytes:
    """The drawing. A PNG cannot follow its reader's system, so `auto` is light there."""
    return drawn("light" if theme == "auto" and form == "png" else theme).encode()


def _paint(_: Store, drawing: str, width: int) -> bytes:
    return paint(drawing, width)
