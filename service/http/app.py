"""The HTTP application: `create_app(settings, store)`. Without a store it opens `settings.store` on start and closes it at the end."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import APIRouter, FastAPI

from legation.graph.engines.interpreter import settled
from legation.graph.errors import StoreError
from legation.graph.store import Store, check_form, open_store
from legation.service.catalogue import catalogue
from legation.service.http import asked, drawn, problems
from legation.service.http.audit import AuditFile
from legation.service.http.base_path import Below, base_path
from legation.service.http.bodies import BodyLimit
from legation.service.http.headers import SafeHeaders
from legation.service.http.ingest import Loads
from legation.service.http.keys import Guard, Keys
from legation.service.http.observability import Watch
from legation.service.http.openapi import describe
from legation.service.http.query import Addresses
from legation.service.http.rate_limit import Rate
from legation.service.http.response_cache import Gate
from legation.service.http.routes import (
    composed,
    feeds,
    ingest,
    metrics,
    reconcile,
    system,
    web,
)
from legation.service.http.streams import Pieces
from legation.service.http.transport import Transport
from legation.service.pictures.declaration import pictures
from legation.service.settings import Settings

log = logging.getLogger(__name__)
ABOUT = """Who deals with whom, says who, and do the numbers agree.

Every answer names its sources. Errors are RFC 9457 problems. Lists are bounded and say `truncated` when they were cut.
`format=csv` gives a tidy table whose last column says how to cite each row."""


PARTS = (composed, feeds, ingest, reconcile, system, metrics, web)
"""What is no question, in the order of the description."""


def routers() -> tuple[APIRouter, ...]:
    """Every route of the application: the questions, then the rest."""
    return (asked.router(catalogue().values()), *(part.router for part in PARTS), drawn.router(pictures().values()))


def create_app(settings: Settings | None = None, store: Store | None = None, loads: Loads | None = None) -> FastAPI:
    """The application over one graph. With `store` the caller opens and closes it; else `settings.store` is opened on start. `loads` loads
    a file of a source: the loaders are not known to this room."""
    settings = settings or Settings()
    base = base_path(settings.base_path)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        own = None
        if store is None:
            own = app.state.store = open_store(settings.store)
            settled()
        try:
            if own is not None:
                check_form(own)
            _settle(app, settings)
            yield
        finally:
            if own is not None:
                own.close()

    app = FastAPI(
        title="Legation", version=version("legation"), description=ABOUT, lifespan=lifespan, docs_url="/docs", redoc_url=None,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        telemetry={"tracing": settings.telemetry, "metrics": settings.telemetry, "logs": False, "auto_configure": settings.telemetry},
    )  # fmt: skip
    app.state.settings = settings
    app.state.loads = loads
    if store is not None:
        app.state.store = store
    problems.install(app, web.lost)
    routes = [route for router in routers() for route in router.routes]
    for router in routers():
        app.include_router(router)
    app.state.questions = tuple(catalogue().values())
    guard = app.state.guard = Guard(Keys(settings.keys), public=settings.public, read_only=settings.read_only)
    addresses = Addresses(routes)
    app.add_middleware(Gate, questions=app.state.questions, addresses=addresses, guard=guard, kept_mb=settings.kept_mb)
    app.add_middleware(
        BodyLimit, most=settings.max_body_mb * 1_000_000, file=settings.max_load_mb * 1_000_000,
        together=settings.max_bodies_mb * 1_000_000, seconds=settings.slow_seconds,
    )  # fmt: skip
    app.add_middleware(Rate, guard=guard, reads=settings.rate, posts=settings.rate_posts, texts=settings.rate_texts)
    app.add_middleware(SafeHeaders, docs=app.docs_url or "", openapi=f"{base}{app.openapi_url or ''}", title=app.title)
    app.add_middleware(Watch, templates=[getattr(route, "path", "") for route in routes], log=settings.log)
    app.add_middleware(Transport, origins=settings.origins)
    app.add_middleware(Pieces)
    app.add_middleware(Below, base=base)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def _settle(app: FastAPI, settings: Settings) -> None:
    """The audit line that a kill left behind says from now on what became of its write."""
    try:
        AuditFile(settings.audit).settle(app.state.store)
    except StoreError:
        log.exception("the audit file is settled with the next write")
