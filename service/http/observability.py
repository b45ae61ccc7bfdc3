"""What is seen of the service from outside: Prometheus metrics, a log line for each request, an id that follows a request.

A layer around everything, so that what other layers refuse is counted too. Labels are route templates, never addresses: their number is
bounded. With LEGATION_LOG=json standard error holds one JSON object a line (structlog), each with the request's id; it is taken from
X-Request-Id where the caller (a proxy) sends one and returned in every answer.
"""

from __future__ import annotations

import logging
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REGISTRY = CollectorRegistry()
"""This process's metrics; the library's own default one is left alone."""
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
REQUESTS = Histogram(
    "legation_request_seconds", "HTTP requests by route and status.", ["method", "route", "status"], registry=REGISTRY, buckets=_BUCKETS
)
RUNNING = Gauge("legation_requests_running", "HTTP requests that are being answered.", registry=REGISTRY)
QUESTIONS = Histogram("legation_question_seconds", "Questions to the graph, by name.", ["question"], registry=REGISTRY, buckets=_BUCKETS)
FAILED = Counter(
    "legation_question_failures_total", "Questions that ended in an error, by its sort.", ["question", "sort"], registry=REGISTRY
)
SHED = Counter("legation_shed_total", "Questions refused because too many were waiting.", registry=REGISTRY)
UP = Gauge("legation_graph_up", "Whether the graph's engine answers.", ["engine"], registry=REGISTRY)
SIZE = Gauge("legation_graph_nodes", "Nodes of the graph by sort; pending: tracks that wait to be drawn.", ["sort"], registry=REGISTRY)
LOADED = Gauge(
    "legation_load_rows", "Rows of the latest load of each loader, by what became of them.", ["loader", "outcome"], registry=REGISTRY
)
LOADED_AT = Gauge("legation_load_timestamp_seconds", "When the latest load of each loader ended.", ["loader"], registry=REGISTRY)

_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Watch:
    """The layer. `templates` are the application's addresses, such as `/v1/claims/{id}`."""

    def __init__(self, app: ASGIApp, *, templates: Sequence[str], log: str) -> None:
        self._app, self._json = app, log == "json"
        self._fixed = frozenset(one for one in templates if "{" not in one)
        self._patterns = [(_pattern(one), one) for one in dict.fromkeys(templates) if "{" in one]
        self._children: dict[tuple[str, str, int], Any] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count, time and note one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        request_id = given if _ID.fullmatch(given) else token_hex(8).encode()
        status = 500
        if (telemetry := scope.get("fastapi.telemetry")) is not None:
            self._name_span(telemetry, scope, request_id.decode())

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), (b"x-request-id", request_id)]}
            await send(message)

        RUNNING.inc()
        try:
            if self._json:
                with _bound(request_id.decode()):
                    await self._app(scope, receive, note)
                    self._log(scope, status, time.perf_counter() - begun)
            else:
                await self._app(scope, receive, note)
        finally:
            RUNNING.dec()
            self._timer(scope, status).observe(time.perf_counter() - begun)

    def _name_span(self, telemetry: Any, scope: Scope, request_id: str) -> None:
        """Give the request's span and metrics the route: most requests are answered before FastAPI's routing, which would do it."""
        route = self._route(scope["path"])
        if route != "other":
            telemetry.route = route
        if telemetry.span is not None:
            telemetry.span.set_attribute("legation.request_id", request_id)
            if route != "other":
                telemetry.span.set_attribute("http.route", route)
                telemetry.span.update_name(f"{scope['method']} {route}")

    def _timer(self, scope: Scope, status: int) -> Any:
        method = scope["method"] if scope["method"] in _METHODS else "other"
        key = (method, self._route(scope["path"]), status)
        timer = self._children.get(key)
        if timer is None:
            timer = self._children[key] = REQUESTS.labels(*map(str, key))
        return timer

    def _route(self, path: str) -> str:
        if path in self._fixed:
            return path
        return next((template for pattern, template in self._patterns if pattern.fullmatch(path)), "other")

    def _log(self, scope: Scope, status: int, seconds: float) -> None:
        import structlog

        structlog.get_logger("legation.request").info(
            "request", method=scope["method"], path=scope["path"], status=status, ms=round(seconds * 1000, 2)
        )


def _pattern(template: str) -> re.Pattern[str]:
    """What addresses of a template look like; `{name:path}` holds slashes."""
    parts = re.split(r"(\{[^}]*\})", template)
    return re.compile("".join((".+" if one.endswith(":path}") else "[^/]+") if one.startswith("{") else re.escape(one) for one in parts))


@contextmanager
def _bound(request_id: str) -> Iterator[None]:
    """Every log line of this request carries its id."""
    import structlog

    with structlog.contextvars.bound_contextvars(request=request_id):
        yield


@contextmanager
def asked(question: str) -> Iterator[None]:
    """Time a question and count how it failed."""
    begun = time.perf_counter()
    try:
        yield
    except Exception as error:
        FAILED.labels(question, getattr(error, "slug", "internal")).inc()
        raise
    finally:
        QUESTIONS.labels(question).observe(time.perf_counter() - begun)


def configure_logs(form: str) -> None:
    """`json`: everything that is logged in this process as one JSON object a line on standard error; `text`: as Python does."""
    if form != "json":
        return
    import structlog

    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    for name in ("neo4j", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
