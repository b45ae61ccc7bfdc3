"""What stands before every question over HTTP: keys, the form that is asked for, ETags, and answers kept until the next write.

A plain ASGI layer. The ETag is made of the graph's mark, the day, the program's version and the parameters as they were read, so that
`If-None-Match` is answered before the question runs. A question is asked at once, past the routes; whatever else comes goes through
them. `service.http.query` takes the address apart, the question's declaration reads the parameters.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

import anyio
import orjson
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.graph.claims import today
from legation.graph.errors import InputError, LegationError, Overloaded, StoreError
from legation.graph.parties import register
from legation.graph.signs import hidden
from legation.graph.store import Store
from legation.service.declaration import Question
from legation.service.http import query as queries
from legation.service.http.asked import answer
from legation.service.http.call import read_uncounted
from legation.service.http.keys import POSTS, Guard
from legation.service.http.negotiate import TABLE_FORMS, accepted
from legation.service.http.problems import problem
from legation.service.http.query import Addresses
from legation.service.http.streams import is_stream, streams_of

GUARDED = ("/v1/", "/reconcile", "/pictures/")
"""What the graph answers at: a closed service answers there with a key only. Every other address holds nothing of the graph but how large
it is (`/metrics`); a test goes through all routes."""
TAGGED = ("/v1/", "/pictures/")
"""What has an ETag, and is kept until the next write."""
LARGEST = 1 << 20
"""Bytes of an answer that may be kept."""
EACH = 1024
"""Bytes that a kept answer takes beside its body: its tag, its headers and the places that hold them."""
MOST_HELD = 16_000_000
"""Bytes of a pinned answer that are held back to be compared; longer ones are sent on with the word `unchecked`."""
PIN_HEADER = b"legation-pin"
PIN = "pin"
"""Parameter of a permalink: the digest of the bytes that it was made for."""


class Gate:
    """The layer. `questions` are asked directly; `addresses` say what each route takes; `kept_mb` bounds kept answers (0: none are)."""

    def __init__(self, app: ASGIApp, *, questions: tuple[Question, ...], addresses: Addresses, guard: Guard, kept_mb: int) -> None:
        self._app, self._guard, self._addresses = app, guard, addresses
        self._by_path = {one.path: one for one in questions if "{" not in one.path}
        self._patterns = [one for one in questions if "{" in one.path]
        self._kept = Kept(kept_mb * 1_000_000)
        self._asked: dict[bytes, anyio.Event] = {}
        self._program = f"{version('legation')}:{register().version}"
        self._cache_control = b"public, no-cache" if guard.public else b"private, no-cache"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, answer at once, or refuse."""
        path: str = scope["path"] if scope["type"] == "http" else ""
        if not path.startswith(GUARDED):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if scope["method"] != "GET" and path not in POSTS and self._question(path) is not None:
            await self._app(scope, receive, send)  # which says that this address takes another method
            return
        try:
            scope["legation.key"] = self._guard.check(scope["method"], path, headers)
        except LegationError as error:
            await problem(error, path)(scope, receive, send)
            return
        if not path.startswith(TAGGED):
            await self._app(scope, receive, send if self._guard.public else _privately(send))
            return
        try:
            query = self._read(scope["method"], path, scope["query_string"])
        except InputError as error:
            await problem(error, path)(scope, receive, send)
            return
        if scope["method"] != "GET":
            await self._app(scope, receive, send if self._guard.public else _privately(send))
            return
        if path.startswith("/v1/"):
            asked = self._question(path)
            query = _with_form(query, headers.get(b"accept"), TABLE_FORMS if asked is None else asked[0].forms)
        pin = next((value for name, value in query if name == PIN), None)
        query = queries.in_order([pair for pair in query if pair[0] != PIN])
        scope["query_string"] = queries.written(query)
        found = self._question(path)
        try:
            arguments = found[0].read_query(found[1], query) if found is not None else None
        except InputError as error:
            await problem(error, path)(scope, receive, send)
            return
        tag = await self._tag(scope["app"].state, path, arguments, query)
        if tag is None:
            await self._ask(scope, path, found, arguments, receive, Recorder(send, [], lambda whole: None))
            return
        wanted = headers.get(b"if-none-match")
        if _matches(wanted, tag):
            await send({"type": "http.response.start", "status": 304, "headers": self._headers(tag)})
            await send({"type": "http.response.body", "body": b""})
            return
        if wanted is not None and wanted.strip() == b"*":
            send = _only_if_not_there(send, self._headers(tag))
        kept = self._kept.get(tag)
        while kept is None and (other := self._asked.get(tag)) is not None:
            await other.wait()  # the same question is being answered
            kept = self._kept.get(tag)
        if kept is None:
            mine = self._asked[tag] = anyio.Event()

            def answered(whole: tuple[Message, bytes] | None) -> None:
                if whole is not None:
                    self._kept.put(tag, whole)
                if self._asked.get(tag) is mine:
                    del self._asked[tag]
                    mine.set()

            recorder = Recorder(send, self._headers(tag), answered, hold=pin is not None)
            try:
                await self._ask(scope, path, found, arguments, receive, recorder)
            finally:
                answered(None)
            if pin is not None:
                await recorder.release(pin)
            return
        start, body = kept
        if pin is not None:
            start = {**start, "headers": [*start["headers"], _pinned(pin, body)]}
        await send(start)
        await send({"type": "http.response.body", "body": body})

    def _headers(self, tag: bytes) -> list[tuple[bytes, bytes]]:
        return [(b"etag", tag), (b"cache-control", self._cache_control), (b"vary", b"Accept")]

    def _read(self, method: str, path: str, query: bytes) -> queries.Pairs:
        """The parameters, each of them one that the address takes. Raises InputError."""
        if sign := hidden(path):
            raise InputError(f"the address holds the control character {sign}; leave it out", place="path")
        found = queries.pairs(query)
        question = self._question(path) if method == "GET" else None
        if question is not None:
            takes = {one.name: one.many for one in question[0].parameters if not one.in_path}
        else:
            other = self._addresses.takes(method, path)
            if other is None:
                return found
            takes = dict(other)
        queries.check(found, takes)
        return found

    async def _tag(self, state: Any, path: str, read: Mapping[str, Any] | None, query: queries.Pairs) -> bytes | None:
        """The ETag, or None while the graph does not say which version it is: then the question says what is the matter."""
        try:
            store: Store = state.store
            held = store.version() if store.inline else await read_uncounted(state, _version)
        except (StoreError, Overloaded, AttributeError):
            return None
        if ("format", "csv-metadata") in query:
            read = None  # it repeats the address as it was written
        said = orjson.dumps([held, today().isoformat(), self._program, queries.kept_under(path, read, query)])
        return b'"' + hashlib.blake2b(said, digest_size=16).hexdigest().encode() + b'"'

    async def _ask(
        self, scope: Scope, path: str, found: tuple[Question, Mapping[str, str]] | None, arguments: dict[str, Any] | None,
        receive: Receive, to: Recorder,
    ) -> None:  # fmt: skip
        if found is None or arguments is None:
            await self._app(scope, receive, to.send)
            return
        try:
            if is_stream(path, arguments):
                async with streams_of(scope["app"].state).turn(scope):
                    response = await answer(Request(scope, receive), found[0], arguments)
                    await response(scope, receive, to.send)
                return
            response = await answer(Request(scope, receive), found[0], arguments)
            await response(scope, receive, to.send)
        except LegationError as error:
            if to.started:
                raise
            await problem(error, path)(scope, receive, to.send)

    def _question(self, path: str) -> tuple[Question, Mapping[str, str]] | None:
        fixed = self._by_path.get(path)
        if fixed is not None:
            return fixed, {}
        for one in self._patterns:
            match = one.pattern.fullmatch(path)
            if match is not None:
                return one, match.groupdict()
        return None


class Kept:
    """Answers by ETag, the least used forgotten first. Used by the event loop only."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._answers: OrderedDict[bytes, tuple[Message, bytes]] = OrderedDict()

    def get(self, tag: bytes) -> tuple[Message, bytes] | None:
        """The start message and the body, or None."""
        found = self._answers.get(tag)
        if found is not None:
            self._answers.move_to_end(tag)
        return found

    def put(self, tag: bytes, answer: tuple[Message, bytes]) -> None:
        """Keep an answer, if it is not too large."""
        size = len(answer[1]) + EACH
        if size > min(LARGEST, self._most) or tag in self._answers:
            return
        self._answers[tag] = answer
        self._size += size
        while self._size > self._most:
            self._size -= len(self._answers.popitem(last=False)[1][1]) + EACH


Answered = Callable[[tuple[Message, bytes] | None], None]
"""Told of the answer as soon as it is there: its start and its body if it may be kept."""


class Recorder:
    """Passes a response on, with the headers of its ETag where it is a success, and remembers it if it came in one piece."""

    def __init__(self, send: Send, headers: list[tuple[bytes, bytes]], answered: Answered, *, hold: bool = False) -> None:
        self._send, self._headers, self._answered, self._hold = send, headers, answered, hold
        self._start: Message | None = None
        self._body: bytes | None = None
        self._held: list[Message] = []
        self._size = 0

    @property
    def started(self) -> bool:
        """Whether anything was sent."""
        return self._start is not None

    async def send(self, message: Message) -> None:
        """Pass on one message, or keep it back until `release`."""
        message = self._seen(message)
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            self._answered(self.whole())  # before it is sent: whoever asks the same need not wait for this caller to read
        if not self._hold:
            await self._send(message)
            return
        self._held.append(message)
        self._size += len(message.get("body", b""))
        if self._size > MOST_HELD:
            self._hold = False
            await self._let_go((PIN_HEADER, b"unchecked"))

    async def release(self, pin: str) -> None:
        """Send what was held back, with the word whether its bytes are those of the permalink."""
        await self._let_go(_pinned(pin, b"".join(message.get("body", b"") for message in self._held)))

    async def _let_go(self, said: tuple[bytes, bytes]) -> None:
        held, self._held = self._held, []
        for message in held:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], said]}
            await self._send(message)

    def whole(self) -> tuple[Message, bytes] | None:
        """The response if it may be kept: a success of one piece."""
        if self._start is None or self._start["status"] != 200 or self._body is None:
            return None
        return self._start, self._body

    def _seen(self, message: Message) -> Message:
        if message["type"] == "http.response.start":
            if message["status"] == 200:
                message = {**message, "headers": [*message["headers"], *self._headers]}
            self._start = message
        elif message["type"] == "http.response.body" and not message.get("more_body", False):
            self._body = message.get("body", b"") if self._body is None else None
        else:
            self._body = b""  # it comes in pieces: the last one clears it
        return message


def digest(body: bytes) -> str:
    """What a permalink pins: the first 128 bits of the SHA-256 of an answer's bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()[:32]


def _pinned(pin: str, body: bytes) -> tuple[bytes, bytes]:
    return PIN_HEADER, b"same" if hmac.compare_digest(pin.encode(), digest(body).encode()) else b"changed"


def _privately(send: Send) -> Send:
    """What is sent to one key is for no cache that others ask."""

    async def private(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [pair for pair in message.get("headers", ()) if pair[0].lower() != b"cache-control"]
            message = {**message, "headers": [*others, (b"cache-control", b"private, no-cache")]}
        await send(message)

    return private


def _only_if_not_there(send: Send, headers: list[tuple[bytes, bytes]]) -> Send:
    """`If-None-Match: *`: 304 where there is an answer, and what is the matter where there is none."""
    there = False

    async def only(message: Message) -> None:
        nonlocal there
        if message["type"] == "http.response.start" and message["status"] == 200:
            there = True
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        elif not there:
            await send(message)

    return only


def _version(store: Store) -> str:
    return store.version()


def _with_form(query: queries.Pairs, accept: bytes | None, offered: tuple[str, ...]) -> queries.Pairs:
    """The query with the form that the Accept header prefers, where none is named; `metadata=1` asks for the twin of the CSV,
    `bom=1` for CSV with a byte-order mark."""
    twin, marked = ("metadata", "1") in query, ("bom", "1") in query
    query = [pair for pair in query if pair[0] not in ("metadata", "bom")]
    if twin or (marked and ("format", "csv") in query):
        return [*(pair for pair in query if pair[0] != "format"), ("format", "csv-metadata" if twin else "csv-bom")]
    if accept is not None and all(name != "format" for name, _ in query):
        form = accepted(accept.decode("latin-1"), offered)
        if form != "json":
            return [*query, ("format", form)]
    return query


def _matches(header: bytes | None, tag: bytes) -> bool:
    if header is None:
        return False
    return any(one.strip().removeprefix(b"W/") == tag for one in header.split(b","))
