"""A service below a path of its site, `LEGATION_BASE_PATH`: behind a proxy that takes the path away as well as behind one that does not.

Inside, every address begins at the service: routes, keys, limits and kept answers know nothing of the path. It is taken off a request that
carries it, is told to what makes whole addresses (`root_path`), and stands before the targets of `Location` and `Link` on the way out.
Addresses inside a JSON body (`/v1/…`) begin at the service, as batches and permalinks take them.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.graph.errors import InputError

_FORM = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
_TARGET = re.compile(rb"<(/[^>]*)>")


def base_path(text: str) -> str:
    """The path as it is put before an address: with a slash before it and none behind, empty for none. Raises InputError."""
    path = "/" + text.strip().strip("/") if text.strip().strip("/") else ""
    if not _FORM.fullmatch(path) or ".." in path:
        raise InputError("write the path that the service stands below, such as /legation", place="LEGATION_BASE_PATH")
    return path


class Below:
    """The layer around all others. `base` as `base_path` gives it; an empty one changes nothing."""

    def __init__(self, app: ASGIApp, *, base: str) -> None:
        self._app, self._base = app, base
        self._raw = base.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the path off the request, put it before where the response leads."""
        if not self._base or scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, raw = scope["path"], scope.get("raw_path") or scope["path"].encode()
        if path == self._base:
            headers = [(b"location", self._raw + b"/"), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 308, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        if path.startswith(self._base + "/"):
            path, raw = path[len(self._base) :], raw[len(self._raw) :] if raw.startswith(self._raw) else raw

        async def led(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [(name, self._led(name.lower(), value)) for name, value in message.get("headers", ())]}
            await send(message)

        await self._app({**scope, "path": path, "raw_path": raw, "root_path": self._base}, receive, led)

    def _led(self, name: bytes, value: bytes) -> bytes:
        if name == b"location":
            return self._put(value)
        if name == b"link":
            return _TARGET.sub(lambda found: b"<" + self._put(found[1]) + b">", value)
        return value

    def _put(self, target: bytes) -> bytes:
        inside = target.startswith(b"/") and not target.startswith((b"//", self._raw + b"/"))
        return self._raw + target if inside else target
