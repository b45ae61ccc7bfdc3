"""Matrices of missions and of recognition among chosen parties."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from legation.service.answers.state_matrix import StateMatrix
from legation.service.call import in_thread
from legation.service.http.formats import respond
from legation.service.http.problems import responses
from legation.service.questions.panel import state_matrix
from legation.service.questions.panel.state_matrix import Group
from legation.service.routes.parameters import Form, KnownOn, ValidOn
from legation.service.routes.state_parameters import (
    HostBloc,
    HostRegion,
    Hosts,
    MissionTypes,
    ObserverBloc,
    ObserverRegion,
    Observers,
    Prefer,
    SenderBloc,
    SenderRegion,
    Senders,
    SomeTargets,
    TargetBloc,
    TargetRegion,
)

router = APIRouter(prefix="/v1")


@router.get(
    "/missions/matrix", response_model=StateMatrix, responses=responses(404), summary="Senders by hosts on a day", tags=["missions"]
)
async def missions(
    request: Request,
    senders: Senders = None,
    hosts: Hosts = None,
    sender_region: SenderRegion = None,
    host_region: HostRegion = None,
    sender_bloc: SenderBloc = None,
    host_bloc: HostBloc = None,
    types: MissionTypes = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    form: Form = "json",
) -> Response:
    """Whether each sender has an embassy (or a mission of the types asked for) in each host, with claims and sources. A side that nobody is
    chosen for is the other side. Of regions and organisations those are shown of whom something is claimed, at most 60 a side."""
    answer = await in_thread(
        request, state_matrix.matrix, "missions", Group(senders or (), sender_region, sender_bloc),
        Group(hosts or (), host_region, host_bloc), types=types, valid_on=valid_on, known_on=known_on, prefer=prefer,
    )  # fmt: skip
    return respond(answer, form)


@router.get(
    "/recognition/matrix", response_model=StateMatrix, responses=responses(404), summary="Observers by targets on a day", tags=["relations"]
)
async def recognition(
    request: Request,
    observers: Observers = None,
    targets: SomeTargets = None,
    observer_region: ObserverRegion = None,
    target_region: TargetRegion = None,
    observer_bloc: ObserverBloc = None,
    target_bloc: TargetBloc = None,
    valid_on: ValidOn = None,
    known_on: KnownOn = None,
    prefer: Prefer = None,
    form: Form = "json",
) -> Response:
    """Whether each observer recognises each target, with claims and sources; sides as in the matrix of missions."""
    answer = await in_thread(
        request, state_matrix.matrix, "recognition", Group(observers or (), observer_region, observer_bloc),
        Group(targets or (), target_region, target_bloc), valid_on=valid_on, known_on=known_on, prefer=prefer,
    )  # fmt: skip
    return respond(answer, form)
