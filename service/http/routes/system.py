"""Whether the service lives, whether it can answer, and what the problems mean."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from legation.graph.errors import NotFound
from legation.service.http.problems import responses, sorts
from legation.service.http.pulse import pulse_of

router = APIRouter(tags=["system"])


class Health(BaseModel):
    """The state of the process, or of the graph."""

    status: str
    missing: list[str] | None = Field(default=None, description="constraints and indexes that somebody dropped from the database")


class Sort(BaseModel):
    """One sort of problem."""

    type: str
    title: str
    status: int
    explanation: str


@router.get("/healthz", response_model=Health, response_model_exclude_none=True, summary="Whether the process answers")
async def healthz() -> Health:
    """Answers without asking the graph."""
    return Health(status="ok")


@router.get(
    "/readyz",
    response_model=Health,
    response_model_exclude_none=True,
    responses=responses(),
    summary="Whether the graph answers and holds data",
)
async def readyz(request: Request) -> Health:
    """503 while the engine does not answer or the graph is empty. Within 3 s, beside whatever else the service does."""
    pulse = pulse_of(request.app.state)
    await pulse.ready()
    return Health(status="ready", missing=pulse.missing or None)


@router.get("/problems/{slug}", response_model=Sort, responses=responses(404), summary="What a sort of problem means")
async def explain(slug: str) -> Sort:
    """The address that a problem's `type` leads to."""
    found = sorts().get(slug)
    if found is None:
        raise NotFound(f"no sort of problem is called {slug!r}")
    return Sort(type=f"/problems/{slug}", title=found.title, status=found.status, explanation=(found.__doc__ or "").split("\n\n")[0])
