"""Asking the service itself: one question inside another request, with the key of that request and the whole way through the gate."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from fastapi import Request
from starlette.types import Message

from legation.graph.errors import InputError, LimitExceeded

LARGEST = 16_000_000
"""Bytes of one answer inside another."""
_KEY_HEADERS = (b"authorization", b"x-api-key")


@dataclass(slots=True)
class Inner:
    """An answer: HTTP status, headers by lower-case name, body."""

    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def address(url: str) -> tuple[str, str]:
    """Path and query of a question's address (`/v1/…?…`). Raises InputError for anything else."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path.startswith("/v1/") or parts.path in ("/v1/permalink", "/v1/batch"):
        raise InputError(f"{url[:200]!r} is no question; write its address as /v1/…?…", place="url")
    try:
        parts.query.encode("ascii")
    except UnicodeEncodeError as error:
        raise InputError(f"{url[:200]!r} has letters that have to be percent-encoded", place="url") from error
    return unquote(parts.path), parts.query


async def ask_inside(request: Request, path: str, query: str) -> Inner:
    """Ask by GET. Raises LimitExceeded for an answer of more than `LARGEST` bytes."""
    outer = request.scope
    app = outer["app"]
    made = Inner()
    scope = {
        "type": "http", "asgi": outer.get("asgi", {"version": "3.0"}), "http_version": "1.1", "method": "GET", "scheme": outer["scheme"],
        "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query.encode(), "server": outer.get("server"),
        "client": outer.get("client"), "headers": [pair for pair in outer["headers"] if pair[0] in _KEY_HEADERS],
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            made.status = message["status"]
            made.headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in message["headers"]}
        else:
            made.body += message.get("body", b"")
            if len(made.body) > LARGEST:
                raise LimitExceeded(f"{path} answers with more than {LARGEST:,} bytes; ask it by itself")

    try:
        await app(scope, receive, send)
    except LimitExceeded:
        raise
    except Exception:
        if made.status != 500 or not made.body:  # a defect of ours was logged and answered before it is raised again
            raise
    return made
