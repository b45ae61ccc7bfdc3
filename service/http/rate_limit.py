"""How often one caller may ask: by its API key where it has one, else by its address. Past the rate: 429 with Retry-After.

Counted in memory, for each process apart, in fixed windows. An IPv6 caller is its /64, the least that one customer gets. An unknown key
counts for the address, so that guessing keys buys nothing. `/healthz`, `/readyz` and `/metrics` are never refused.
"""

from __future__ import annotations

import ipaddress
import math
import time
from functools import lru_cache

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from legation.graph.errors import InputError, LegationError, TooManyRequests
from legation.service.http.costs import CALLER
from legation.service.http.keys import Guard
from legation.service.http.problems import problem

OFF = "off"
TEXTS = "/v1/extract"
"""Where texts are posted to be read, which costs more than anything else that is posted."""
UNCOUNTED = frozenset({"/healthz", "/readyz", "/metrics"})


class Rate:
    """The layer. `reads`, `posts` and `texts` (posts to `TEXTS`, which count as posts too) are rates such as `60000/minute`, or `off`."""

    def __init__(self, app: ASGIApp, *, guard: Guard, reads: str, posts: str, texts: str = OFF) -> None:
        self._app, self._guard = app, guard
        self._reads = [("reads", rate)] if (rate := read_rate(reads, "LEGATION_RATE")) else []
        self._posts = [("posts", rate)] if (rate := read_rate(posts, "LEGATION_RATE_POSTS")) else []
        self._texts = [*self._posts, *([("texts", rate)] if (rate := read_rate(texts, "LEGATION_RATE_TEXTS")) else [])]
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._ahead = _ahead()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through or refuse; what follows knows by `CALLER` whom it counts for."""
        if scope["type"] == "http" and scope["path"] not in UNCOUNTED:
            self._see_clock(self._limiter)
            try:
                caller = self._caller(scope)
                for kind, rate in self._rates(scope):
                    if not self._limiter.hit(rate, kind, caller):
                        ends = self._limiter.get_window_stats(rate, kind, caller).reset_time
                        raise TooManyRequests(f"more than {rate} from one caller", wait=max(1, math.ceil(ends - time.time())))
            except LegationError as error:
                await problem(error, scope["path"])(scope, receive, send)
                return
            CALLER.set(caller)
        await self._app(scope, receive, send)

    def _rates(self, scope: Scope) -> list[tuple[str, RateLimitItem]]:
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return self._reads
        return self._texts if scope["path"] == TEXTS else self._posts

    def _see_clock(self, limiter: FixedWindowRateLimiter) -> None:
        """Begin anew where the clock was set back: windows end by the clock, and one that was begun a day ahead would refuse for a day."""
        ahead = _ahead()
        if ahead < self._ahead - 1:
            limiter.storage.reset()
            self._ahead = ahead
        elif ahead > self._ahead:
            self._ahead = ahead

    def _caller(self, scope: Scope) -> str:
        key = self._guard.known(dict(scope["headers"]))
        return f"key {key.id}" if key is not None else caller_of((scope.get("client") or ("?", 0))[0])


def _ahead() -> float:
    """Seconds that the clock of the day is ahead of the one that is never set."""
    return time.time() - time.monotonic()


@lru_cache(maxsize=4096)
def caller_of(host: str) -> str:
    """What requests from an address are counted under."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
    return str(address)


def read_rate(text: str, place: str) -> RateLimitItem | None:
    """The rate that a text such as `60000/minute` or `20/10 seconds` says, None for `off`. Raises InputError that names `place`."""
    if text.strip().lower() == OFF:
        return None
    try:
        rate = parse(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no rate; write for example 600/minute, 20/10 seconds or off", place=place) from error
    if rate.amount < 1:
        raise InputError(f"{text!r} would refuse everything; write off for no limit", place=place)
    return rate
