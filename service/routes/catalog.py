"""What the graph holds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.catalog import Catalog
from legation.service.call import in_thread
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.evidence.catalog import catalog as held
from legation.service.routes.parameters import Form

router = APIRouter(prefix="/v1", tags=["system"])


@router.get("/catalog", response_model=Catalog, responses=responses(), summary="Sources, editions, counts, last loads")
async def catalog(request: Request, form: Form = "json") -> Response:
    """What is loaded, from where, and what still waits to be drawn."""
    return respond(await in_thread(request, held), form)
