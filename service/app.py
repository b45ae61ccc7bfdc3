"""The HTTP application: `create_app(settings, store)`. Without a store it opens `settings.store` on start and closes it at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from graph.store import Store, open_store
from service import problems
from service.catalogue import questions
from service.gate import Gate
from service.keys import Guard, Keys
from service.routes import arms, arms_detail, arms_groups, arms_structure, catalog, claims, dyads, missions, parties, relations, system, web
from service.settings import Settings

ABOUT = """Who deals with whom, says who, and do the numbers agree.

Every answer names its sources. Errors are RFC 9457 problems. Lists are bounded and say `truncated` when they were cut.
`format=csv` gives a tidy table whose last column says how to cite each row."""


PARTS = (arms, arms_detail, arms_groups, arms_structure, dyads, claims, missions, relations, parties, catalog, system, web)
"""The routes, in the order of the description."""


def create_app(settings: Settings | None = None, store: Store | None = None) -> FastAPI:
    """The application over one graph. With `store` the caller opens and closes it; else `settings.store` is opened on start."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        own = None
        if store is None:
            own = app.state.store = open_store(settings.store)
        try:
            yield
        finally:
            if own is not None:
                own.close()

    app = FastAPI(
        title="Legation", version=version("legation"), description=ABOUT, lifespan=lifespan, docs_url="/docs", redoc_url=None,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"}, max_body_size=settings.max_body_mb * 1_000_000,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )  # fmt: skip
    app.state.settings = settings
    if store is not None:
        app.state.store = store
    problems.install(app)
    for part in PARTS:
        app.include_router(part.router)
    app.state.questions = questions(part.router for part in PARTS)
    guard = app.state.guard = Guard(Keys(settings.keys), public=settings.public, read_only=settings.read_only)
    app.add_middleware(Gate, questions=app.state.questions, guard=guard, kept_mb=settings.kept_mb)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, object]:
    """FastAPI's own description with the schema of a problem in place of its validation error, which is never sent."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, license_info=app.license_info,
            tags=[
                {"name": "arms", "description": "Who supplies whom, on which base, in which edition."},
                {"name": "dyads", "description": "Everything between two parties, and whether reported shares are borne out."},
                {"name": "missions", "description": "Embassies and other missions: who is where, since when, and what was only announced."},
                {"name": "relations", "description": "Ties of one party on a day, recognition by observer, neighbours."},
                {"name": "claims", "description": "One fact as one source states it."},
                {"name": "parties", "description": "Who the parties are and what they were called when."},
                {"name": "system", "description": "Whether the service lives and can answer."},
            ],
        )  # fmt: skip
        schemas = made["components"]["schemas"]
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        schemas["Problem"] = problems.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        app.openapi_schema = made
    return app.openapi_schema
