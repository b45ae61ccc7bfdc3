"""Getting one file from the web into a file here: politely, within limits, going on where it broke off.

Every address is checked as for articles (`extraction/fetch.py`): public hosts only, at each redirect anew. A mirror in the own network
(`LEGATION_MIRROR`) stands for all publishers: `https://HOST/PATH` is then asked as `MIRROR/HOST/PATH`.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

from legation.extraction.fetch import public_address
from legation.graph.errors import InputError, LegationError, LimitExceeded
from legation.loaders.frame.live import Request

AGENT = "Legation/0.1 (knowledge graph of diplomatic relations; fetches each file once, one at a time)"
MIRROR = "LEGATION_MIRROR"
"""Setting: address of a mirror that stands for all publishers."""
MAX_BYTES = 500_000_000
MAX_SECONDS = 900.0
"""Seconds for one file, everything together."""
SILENCE = 60.0
"""Seconds without a byte after which a connection counts as broken."""
MAX_REDIRECTS = 5
ATTEMPTS = 4
WAIT = 5.0
"""Seconds before the second attempt; they double. What the server asks for (`Retry-After`) goes before it, up to MAX_WAIT."""
MAX_WAIT = 120.0
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_BLOCK = 1 << 16

sleep: Callable[[float], None] = time.sleep
"""Waits; tests look at what it is called with."""
Progress = Callable[[int, int], None]
"""Called with bytes so far and the bytes that the server says there are (0: it does not say)."""


class FetchError(LegationError):
    """A publisher's server cannot be reached, or did not give what can be used."""


class _Again(Exception):
    """An attempt that may be made again, after the seconds that the server asks for (None: it does not say)."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said: status (200, or 304 for a file that has not changed), headers (names in lower case), the final address."""

    status: int
    headers: Mapping[str, str]
    url: str


def get(request: Request, part: Path, *, known: Mapping[str, str], progress: Progress) -> Answer:
    """Save the answer to a request in `part`. `known` are the headers of the copy that is held (ETag, Last-Modified).

    Raises FetchError with one sentence, LimitExceeded for what is too large or takes too long, InputError for an address that is not
    public. What had come when it broke off stays in `part`, and the next call goes on there where the server can.
    """
    deadline = time.monotonic() + MAX_SECONDS
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _follow(request, part, known, deadline, progress)
        except _Again as error:
            wait = WAIT * 2 ** (attempt - 1) if error.after is None else error.after
            if wait > MAX_WAIT:
                raise FetchError(f"{request.url}: {error}; it asks to wait {wait:,.0f} s: run this again after that") from error
            if attempt == ATTEMPTS:
                raise FetchError(f"{request.url}: {error}, {ATTEMPTS} times; try again later") from error
            sleep(wait)
    raise AssertionError("the loop returns or raises")


def _follow(request: Request, part: Path, known: Mapping[str, str], deadline: float, progress: Progress) -> Answer:
    url = mirrored(request.url)
    for _ in range(MAX_REDIRECTS + 1):
        parts = _address(url)
        answer, to = _once(parts, request, part, known, deadline, progress)
        if to is None:
            return answer
        url = urljoin(url, to)
        if (urlsplit(url).scheme, parts.scheme) == ("http", "https"):
            raise FetchError(f"{request.url}: it redirects from https to http ({url}); that is not followed")
    raise FetchError(f"{request.url}: more than {MAX_REDIRECTS} redirects")


def mirrored(url: str) -> str:
    """The address that is really asked: where there is a mirror, its own."""
    mirror = os.environ.get(MIRROR, "").rstrip("/")
    return f"{mirror}/{url.partition('://')[2]}" if mirror else url


def _address(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise InputError("only http:// and https:// addresses without a password are read", place=url)
    return parts


def _once(
    parts: SplitResult, request: Request, part: Path, known: Mapping[str, str], deadline: float, progress: Progress
) -> tuple[Answer, str | None]:
    """One request. The answer, and where it redirects to."""
    with _connected(parts, deadline) as connection:
        try:
            connection.request(*_asked(parts, request, part, known))
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            found = Answer(answer.status, headers, parts.geturl())
            if answer.status in (301, 302, 303, 307, 308) and "location" in headers:
                return found, headers["location"]
            if answer.status in (200, 206):
                _save(answer, headers, part, deadline, progress)
            elif answer.status == 416:
                part.unlink(missing_ok=True)
                raise _Again("the part that had come is no part of the file any more", 0.0)
            elif answer.status in _AGAIN:
                raise _Again(f"the server answered {answer.status} {answer.reason}".rstrip(), _seconds(headers.get("retry-after")))
            elif answer.status != 304:
                raise FetchError(f"{request.url}: the server answered {answer.status} {answer.reason}".rstrip())
            return found, None
        except (OSError, http.client.HTTPException, ValueError) as error:  # ValueError: a socket that was cut off meanwhile
            if time.monotonic() >= deadline:
                raise LimitExceeded(f"{request.url}: not all of it came within {MAX_SECONDS:g} s; run this again to go on") from error
            what = f"no byte came for {SILENCE:g} s" if isinstance(error, TimeoutError) else "the connection broke off"
            raise _Again(what) from error


@contextlib.contextmanager
def _connected(parts: SplitResult, deadline: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to the very address that was checked, which ends when the time is over whatever is being waited for."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    mirror = urlsplit(os.environ.get(MIRROR, ""))
    own = (mirror.hostname, mirror.port or (443 if mirror.scheme == "https" else 80)) == (host, port)
    address = host if own else public_address(host, port, parts.geturl())
    try:
        raw = socket.create_connection((address, port), timeout=min(SILENCE, max(0.1, deadline - time.monotonic())))
        sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host) if parts.scheme == "https" else raw
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"{parts.geturl()}: the certificate of {host} is not valid ({error.verify_message})") from error
    except OSError as error:
        raise _Again(f"{host} cannot be reached ({error.strerror or error or type(error).__name__})") from error
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, (sock,))
    watch.daemon = True
    watch.start()
    connection = http.client.HTTPConnection(host, port, timeout=SILENCE)
    connection.sock = sock
    try:
        yield connection
    finally:
        watch.cancel()
        connection.close()


def _cut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _asked(parts: SplitResult, request: Request, part: Path, known: Mapping[str, str]) -> tuple[str, str, bytes | None, dict[str, str]]:
    """Method, path, body and headers."""
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": AGENT, "Accept": request.accept, "Accept-Encoding": "identity", "Connection": "close"}
    if request.json is not None:
        return "POST", path, json.dumps(request.json).encode(), {**headers, "Content-Type": "application/json"}
    if request.form is not None:
        return "POST", path, urlencode(request.form).encode(), {**headers, "Content-Type": "application/x-www-form-urlencoded"}
    mark = _mark(part)
    if part.exists() and mark.exists():
        headers |= {"Range": f"bytes={part.stat().st_size}-", "If-Range": mark.read_text(encoding="ascii")}
    elif known.get("etag"):
        headers["If-None-Match"] = known["etag"]
    elif known.get("last-modified"):
        headers["If-Modified-Since"] = known["last-modified"]
    return "GET", path, None, headers


def _mark(part: Path) -> Path:
    """The file beside a part that holds the ETag of what it is a part of."""
    return part.with_name(part.name + ".etag")


def _save(answer: http.client.HTTPResponse, headers: Mapping[str, str], part: Path, deadline: float, progress: Progress) -> None:
    """Write the body. Raises _Again for one that broke off; its part stays where the server can go on with it."""
    mark, tag = _mark(part), headers.get("etag", "")
    begun = part.stat().st_size if answer.status == 206 and part.exists() else 0
    said = int(headers.get("content-length", "0") if headers.get("content-length", "").isdecimal() else 0)
    if begun + said > MAX_BYTES:
        raise LimitExceeded(f"the file has {begun + said:,} bytes, more than {MAX_BYTES:,}")
    mark.unlink(missing_ok=True)
    if tag.startswith('"') and tag.isascii() and headers.get("accept-ranges") == "bytes":
        mark.write_text(tag, encoding="ascii")
    taken = begun
    with part.open("ab" if begun else "wb") as file:
        while block := answer.read1(_BLOCK):  # what is there: what came before a silence is kept
            taken += len(block)
            if taken > MAX_BYTES:
                raise LimitExceeded(f"the file has more than {MAX_BYTES:,} bytes")
            if time.monotonic() > deadline:
                raise TimeoutError
            file.write(block)
            progress(taken, begun + said)
    if said and taken - begun < said:
        raise _Again(f"the answer was cut off after {taken:,} of {begun + said:,} bytes")
    mark.unlink(missing_ok=True)


def _seconds(text: str | None) -> float | None:
    """The seconds of a `Retry-After`, a number or a date (RFC 9110, 10.2.3); None where there is none."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
