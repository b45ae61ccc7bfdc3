"""Questions in words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from legation.service.answers.asked import Asked
from legation.service.call import in_thread
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.asked import question as words
from legation.service.routes.parameters import MAX_NAME, Form

router = APIRouter(prefix="/v1", tags=["system"])


@router.get("/question", response_model=Asked, responses=responses(), summary="What a question in words asks")
async def question(
    request: Request,
    q: Annotated[
        str, Query(min_length=1, max_length=MAX_NAME, description="a question in English", examples=["Who armed Azerbaijan in 2016–2020?"])
    ],
    form: Form = "json",
) -> Response:
    """The question of this API that answers it, with its parameters, and the explorer's view that shows it. A small grammar, no model:
    the same words always give the same reading, and what it cannot read it says, with examples."""
    return respond(await in_thread(request, words.question, q), form)
