"""The explorer: one page for every view, its hashed files, and a plain page where it was not built. It asks the public API only."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from legation.graph.errors import NotFound
from legation.graph.signs import shown
from legation.service.http.previews import Preview, preview
from legation.service.settings import DIST

log = logging.getLogger(__name__)
HOW_TO_BUILD = (
    "The explorer was not built: it needs Node 20 or newer with npm. Run `make web`, or install the project again with Node on PATH."
)
VIEWS = (
    "/", "/supply", "/missions", "/recognition", "/deals", "/rankings", "/compare", "/coverage", "/review", "/pictures", "/search",
    "/party/{a:path}", "/dyad/{a}/{b:path}", "/claim/{a:path}",
)  # fmt: skip
"""Addresses of views. What follows `?` is the view's state, which the page itself reads."""
_PLAIN_HEAD = "<!--preview-->"
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
POLICY = {
    "default-src": "'self'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data: blob:", "connect-src": "'self'",
    "object-src": "'none'", "base-uri": "'none'", "form-action": "'self'",
}  # fmt: skip


def built() -> bool:
    """Whether the explorer's bundle is there."""
    return (DIST / "index.html").is_file()


@asynccontextmanager
async def _note_missing(_: object) -> AsyncIterator[None]:
    """Say in the log, when the service starts, that the explorer is missing."""
    if not built():
        log.warning(HOW_TO_BUILD)
    yield


router = APIRouter(include_in_schema=False, lifespan=_note_missing)


def _headers(*, framed: bool = False) -> dict[str, str]:
    """Headers of a page; only pictures made for embedding may stand in another site's frame."""
    rules = {**POLICY, "frame-ancestors": "*" if framed else "'self'"}
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in rules.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }


async def view(request: Request) -> Response:
    """The page of any view."""
    return page(request)


def page(request: Request, status: int = 200) -> Response:
    """The one page of the explorer, with the title, description and picture of the view that was asked for, for those who share it."""
    framed = request.url.path.startswith("/embed/")
    if not built():
        return HTMLResponse(_not_built(request.scope.get("root_path", "")), status_code=503, headers=_headers(framed=framed))
    file = DIST / "index.html"
    html = _bytes(file, file.stat().st_mtime_ns).decode()
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    found = preview(request.url.path, dict(request.query_params)) if status == 200 else Preview("Nothing stands at this address")
    html = html.replace(_PLAIN_HEAD, found.tags(str(request.base_url).rstrip("/"), asked))
    if base := request.scope.get("root_path", ""):
        html = _below(base, html)
    return HTMLResponse(shown(html, lines=True), status_code=status, headers=_headers(framed=framed))


def lost(request: Request) -> Response | None:
    """The page for a browser that went where nothing answers; None for programs, which get a problem."""
    program = request.url.path.startswith(("/v1/", "/pictures/", "/web/", "/reconcile"))
    wanted = request.method == "GET" and request.headers.get("accept", "").startswith("text/html")
    return page(request, 404) if wanted and not program and built() else None


for _path in (*VIEWS, *(f"/embed{path}" for path in VIEWS)):
    router.add_api_route(_path, view, methods=["GET", "HEAD"], name=f"explorer {_path}")


@router.api_route("/web/{name}", methods=["GET", "HEAD"])
async def asset(request: Request, name: str) -> Response:
    """A file of the bundle. Names carry a hash of their content, so they are kept for good."""
    if name not in _names(DIST.stat().st_mtime_ns if DIST.is_dir() else 0) or Path(name).suffix not in TYPES:
        raise NotFound(f"the explorer has no file {name!r}")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    return _file(name, request, headers, TYPES[Path(name).suffix])


@lru_cache(maxsize=2)
def _names(_changed: int) -> frozenset[str]:
    """The bundle's files, listed anew when the folder changes."""
    return frozenset(path.name for path in DIST.iterdir()) if DIST.is_dir() else frozenset()


@lru_cache(maxsize=64)
def _bytes(path: Path, _changed: int) -> bytes:
    return path.read_bytes()


def _file(name: str, request: Request, headers: dict[str, str], media_type: str) -> Response:
    """A file, compressed at build time where the client takes that."""
    accepted = {part.split(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
    path = DIST / name
    for encoding, ending in (("br", ".br"), ("gzip", ".gz")):
        packed = DIST / (name + ending)
        if encoding in accepted and packed.is_file():
            path, headers = packed, {**headers, "Content-Encoding": encoding}
            break
    return Response(
        _bytes(path, path.stat().st_mtime_ns), media_type=f"{media_type}; charset=utf-8", headers={**headers, "Vary": "Accept-Encoding"}
    )


def _below(base: str, html: str) -> str:
    """The page for a service below a path: its own addresses with the path before them, and the path for its script to read."""
    return re.sub(r'((?:href|src)=")/', rf"\1{base}/", html).replace("<html ", f'<html data-base="{base}" ', 1)


def _not_built(base: str) -> str:
    """Plain HTML without scripts; no part of the request is in it."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Legation</title>'
        f"<h1>Legation</h1><p>{HOW_TO_BUILD}</p>"
        f'<p>The API answers: see <a href="{base}/docs">/docs</a> and <a href="{base}/openapi.json">/openapi.json</a>.</p></html>'
    )
