"""Whether the service lives, whether it can answer, and what the problems mean."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel

from legation.graph.errors import NotFound, StoreUnavailable
from legation.graph.store import Store
from legation.service.call import in_thread
from legation.service.http.problems import responses, sorts

router = APIRouter(tags=["system"])


class Health(BaseModel):
    """The state of the process, or of the graph."""

    status: str


class Sort(BaseModel):
    """One sort of problem."""

    type: str
    title: str
    status: int
    explanation: str


@router.get("/healthz", response_model=Health, summary="Whether the process answers")
async def healthz() -> Health:
    """Answers without asking the graph."""
    return Health(status="ok")


@router.get("/readyz", response_model=Health, responses=responses(), summary="Whether the graph answers and holds data")
async def readyz(request: Request) -> Health:
    """503 while the engine does not answer or the graph is empty. In a thread, so that a stuck engine does not stop /healthz."""
    await in_thread(request, _ready)
    return Health(status="ready")


def _ready(store: Store) -> None:
    if not store.read("ask/ready", timeout=5):
        raise StoreUnavailable("the graph answers but holds no claims; load something into it")


@router.get("/problems/{slug}", response_model=Sort, responses=responses(404), summary="What a sort of problem means")
async def explain(slug: str) -> Sort:
    """The address that a problem's `type` leads to."""
    found = sorts().get(slug)
    if found is None:
        raise NotFound(f"no sort of problem is called {slug!r}")
    return Sort(type=f"/problems/{slug}", title=found.title, status=found.status, explanation=(found.__doc__ or "").split("\n\n")[0])
