"""One claim."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.claims import ClaimAnswer
from legation.service.call import ask
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.evidence import claims
from legation.service.routes.parameters import ClaimId, Form, KnownOn

router = APIRouter(prefix="/v1", tags=["claims"])


@router.get("/claims/{id}", response_model=ClaimAnswer, responses=responses(404), summary="A claim with its source, quote and chain")
async def claim(request: Request, claim_id: ClaimId, known_on: KnownOn = None, form: Form = "json") -> Response:
    """What it says and where, the chain to the primary source, the claims that agree and those that contradict, how to cite it."""
    return respond(await ask(request, claims.claim, claim_id, known_on=known_on), form)
