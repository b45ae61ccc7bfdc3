"""What the facts rest on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from legation.service.answers.audit import Audit, SolePublishers
from legation.service.answers.states import States
from legation.service.call import in_thread
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.evidence import evidence
from legation.service.routes.parameters import MAX_NAME, Form, Limit, ValidOn
from legation.service.routes.state_parameters import Prefer

router = APIRouter(prefix="/v1/evidence", tags=["evidence"])
_Track = Annotated[str, Query(max_length=400, description="the track after which the page begins")]


@router.get("/single-publisher", response_model=States, responses=responses(404), summary="Facts that rest on one publisher only")
async def single(
    request: Request,
    publisher: Annotated[str, Query(min_length=1, max_length=400, description="a publisher", examples=["The Times of Israel"])],
    after: _Track = "",
    valid_on: ValidOn = None,
    limit: Limit = 100,
    form: Form = "json",
) -> Response:
    """Facts all of whose claims stand in sources of this publisher. An unknown publisher is answered with the names there are."""
    return respond(await in_thread(request, evidence.rests_on_one, publisher, after=after, valid_on=valid_on, limit=limit), form)


@router.get("/publishers", response_model=SolePublishers, responses=responses(), summary="How many facts rest on each publisher alone")
async def publishers(request: Request, limit: Limit = 200, form: Form = "json") -> Response:
    """Publishers of whose facts no other publisher tells, those with the fewest first, so that single newspapers come before data sets."""
    return respond(await in_thread(request, evidence.sole_publishers, limit=limit), form)


@router.get("/disagreements", response_model=States, responses=responses(404), summary="Facts whose claims contradict each other")
async def disagreements(
    request: Request,
    party: Annotated[
        str | None, Query(alias="party", min_length=1, max_length=MAX_NAME, description="only facts about this party", examples=["ISR"])
    ] = None,
    after: _Track = "",
    valid_on: ValidOn = None,
    prefer: Prefer = None,
    limit: Limit = 100,
    form: Form = "json",
) -> Response:
    """Each with the values that are claimed, who says which, how many independent sources, and the side that the rule takes."""
    answer = await in_thread(request, evidence.disagreeing, party=party, after=after, valid_on=valid_on, prefer=prefer, limit=limit)
    return respond(answer, form)


@router.get("/audit/{lacks}", response_model=Audit, responses=responses(), summary="What claims lack")
async def audit(
    request: Request,
    lacks: Annotated[evidence.Lacking, Path(description="what is missing", examples=["quote"])],
    kind: Annotated[str | None, Query(max_length=60, description="only claims of this kind", examples=["mission_opened"])] = None,
    after: Annotated[str, Query(max_length=64, description="`after` of the page before")] = "",
    limit: Limit = 100,
    form: Form = "json",
) -> Response:
    """Counts by kind and publisher, and a page of the claims, for the quote, date, address, day of publication or place in the source."""
    return respond(await in_thread(request, evidence.audit, lacks, kind=kind, after=after, limit=limit), form)
