"""A picture as an HTTP response in the form that its address ends with: drawn, as PNG, or the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Path, Query, Request
from fastapi.responses import Response

from legation.graph.store import Store
from legation.service.answers.base import Answer, SourceRef
from legation.service.call import in_thread
from legation.service.charts.page import Theme
from legation.service.charts.png import to_png
from legation.service.http.formats import respond

Drawn = Literal["svg", "png", "csv"]
WIDTH = 1440
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
}


@dataclass(frozen=True, slots=True)
class Form:
    """What is wanted of a picture: its form, its colours, and the pixels of a PNG."""

    request: Request
    form: Drawn
    theme: Theme
    width: int

    async def send(self, answer: Answer, draw: Callable[[Theme], str]) -> Response:
        """The answer in the form asked for; `draw` is called, in a thread, where a picture is wanted."""
        if self.form == "csv":
            response = respond(answer, "csv")
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response
        content = await in_thread(self.request, self._picture, draw)
        return Response(content, media_type="image/svg+xml" if self.form == "svg" else "image/png", headers=HEADERS)

    def _picture(self, _: Store, draw: Callable[[Theme], str]) -> bytes:
        if self.form == "svg":
            return draw(self.theme).encode()
        # A PNG cannot follow its reader's system.
        return to_png(draw("light" if self.theme == "auto" else self.theme), self.width)


async def _form(
    request: Request,
    form: Annotated[Drawn, Path(description="svg, png, or csv: the table behind the picture")],
    theme: Annotated[Theme, Query(description="colours; auto follows the reader's system (a PNG is then light)")] = "auto",
    width: Annotated[int, Query(ge=200, le=3000, description="of a PNG, in pixels")] = WIDTH,
) -> Form:
    return Form(request, form, theme, width)


Wanted = Annotated[Form, Depends(_form)]


def source_line(source: SourceRef) -> str:
    """Who answers, for the foot of a picture."""
    return "Source: " + source.publisher + (f", edition {source.edition}" if source.edition else "")


def publishers(sources: list[SourceRef]) -> str:
    """Those who answer, for the foot of a picture."""
    names = list(dict.fromkeys(one.publisher for one in sources))
    return ("Sources: " if len(names) > 1 else "Source: ") + "; ".join(names) if names else ""


def unsplit(amounts: Iterable[float | None]) -> str:
    """What to say where a register gives values of whole orders, of which a window may hold a part (`tiv_max` is then given)."""
    return (
        " Orders delivered over several years count only where they fall wholly into one of the spans shown."
        if any(one is not None for one in amounts)
        else ""
    )


def span(first: int, last: int) -> str:
    """Years of a window as titles have them."""
    return str(first) if first == last else f"{first}–{last}"
