"""The headers that tell browsers what an answer may do, on every response; what a route set itself stands (the explorer's pages do).

An answer of the API is data: nothing in it may run, be framed or load anything. Only pictures made for embedding may stand in another
site's frame (`service/http/routes/web.py`). Strict-Transport-Security belongs to whoever ends TLS (docs/security.md).
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from urllib.parse import quote

from fastapi.openapi.docs import get_swagger_ui_html
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE: dict[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
"""What holds where a route says nothing else."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class SafeHeaders:
    """The layer: adds what of SAFE a response lacks. `docs` is the address of FastAPI's own page, which needs another policy."""

    def __init__(self, app: ASGIApp, *, docs: str, openapi: str, title: str) -> None:
        self._app, self._docs = app, docs
        self._safe = _encoded(SAFE)
        self._safe_docs = _encoded({**SAFE, "Content-Security-Policy": docs_policy(openapi, title)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = self._safe_docs if scope["path"] == self._docs else self._safe

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [
                    (name, _here(scope, value) if name.lower() == b"location" else value) for name, value in message.get("headers", ())
                ]
                names = {name.lower() for name, _ in given}
                message = {**message, "headers": [*given, *(pair for pair in wanted if pair[0] not in names)]}
            await send(message)

        await self._app(scope, receive, complete)


def _here(scope: Scope, location: bytes) -> bytes:
    """Where a redirect leads, without a host: the framework makes one of the header Host, which a caller (or who poisons a cache) chooses.
    The only redirects with a host are those to an address with or without its last slash."""
    if b"://" not in location:
        return location
    path: str = scope["path"]
    other = path.rstrip("/") if path.endswith("/") else path + "/"
    query: bytes = scope["query_string"]
    return f"/{quote(other.lstrip('/'))}".encode() + (b"?" + query if query else b"")


def docs_policy(openapi: str, title: str) -> str:
    """The policy of FastAPI's page of the API: its own inline script by hash, and the address that it loads Swagger UI from."""
    page = bytes(get_swagger_ui_html(openapi_url=openapi, title=f"{title} - Swagger UI").body).decode()
    scripts = " ".join(f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in _SCRIPT.findall(page))
    files = sorted(set(re.findall(r'(?:src|href)="(https://[^"]+)"', page)))
    load = {ending: " ".join(one for one in files if one.endswith(ending)) for ending in (".js", ".css", ".png")}
    return (
        f"default-src 'none'; script-src {scripts} {load['.js']}; style-src 'unsafe-inline' {load['.css']}; img-src data: {load['.png']}; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]
