"""Parameters of the questions about states, each with its description and example for OpenAPI; the rule for disputes stands here once."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query

from legation.graph.states.source_preference import Prefer as Rule
from legation.service.answers.claims import Holds
from legation.service.questions.parties.regions import Region
from legation.service.questions.relations.relations import Tie as Ties
from legation.service.routes.parameters import MAX_NAME

_NAME = "party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)"
_Text = Annotated[str, Query(min_length=1, max_length=MAX_NAME)]

Prefer = Annotated[
    Rule | None,
    Query(
        description="what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); "
        "by default no side is, and dates run over all that is said. What loses stays in the answer",
        examples=["majority"],
    ),
]
HoldsFilter = Annotated[
    list[Holds] | None,
    Query(alias="holds", max_length=4, description="states to list (repeat it); default: all but `no`", examples=[["yes", "possibly"]]),
]
PartyName = Annotated[str, Query(alias="party", min_length=1, max_length=MAX_NAME, description=_NAME, examples=["AZE"])]
A = Annotated[str, Query(min_length=1, max_length=MAX_NAME, description=f"one {_NAME}", examples=["ISR"])]
B = Annotated[str, Query(min_length=1, max_length=MAX_NAME, description=f"the other {_NAME}", examples=["AZE"])]
Sender = Annotated[str | None, Query(min_length=1, max_length=MAX_NAME, description=f"the sending {_NAME}", examples=["ISR"])]
Host = Annotated[str | None, Query(min_length=1, max_length=MAX_NAME, description=f"the receiving {_NAME}", examples=["AZE"])]
City = Annotated[str | None, Query(min_length=1, max_length=MAX_NAME, description="city as sources write it", examples=["Baku"])]
MissionTypes = Annotated[
    list[_Text] | None,
    Query(alias="type", max_length=12, description="types of mission that count (repeat it); default: every type", examples=[["embassy"]]),
]
Period = Annotated[str, Query(min_length=4, max_length=32, description="EDTF date or interval with both ends", examples=["2015"])]
Targets = Annotated[
    list[_Text], Query(alias="target", min_length=1, max_length=10, description=f"recognised {_NAME} (repeat it)", examples=[["AZE"]])
]
Target = Annotated[str, Query(alias="target", min_length=1, max_length=MAX_NAME, description=f"the recognised {_NAME}", examples=["AZE"])]
Observers = Annotated[
    list[_Text] | None, Query(alias="observer", max_length=60, description=f"only these observers (repeat it); {_NAME}", examples=[["ISR"]])
]
EdgeTypes = Annotated[
    list[_Text] | None,
    Query(
        alias="type",
        max_length=40,
        description="sorts of edge as the graph names them (repeat it); default: all",
        examples=[["HAS_MISSION_IN"]],
    ),
]
Page = Annotated[int, Query(ge=1, le=200, description="most neighbours of each sort", examples=[25])]
After = Annotated[str, Query(max_length=120, description="`after` of the page before; with one `type`")]
Tie = Annotated[Ties, Path(alias="what", description="which sort of tie", examples=["relations"])]


def _some(alias: str, who: str) -> Any:
    return Query(alias=alias, max_length=60, description=f"these {who} (repeat it); {_NAME}", examples=[["ISR", "AZE"]])


def _region(who: str) -> Any:
    return Query(description=f"{who} of this region of the register (UN M49), beside those named", examples=["Western Asia"])


def _bloc(who: str) -> Any:
    return Query(
        min_length=1,
        max_length=MAX_NAME,
        description=f"members of this organisation on the day as {who}, beside those named",
        examples=["NATO"],
    )


Senders = Annotated[list[_Text] | None, _some("sender", "senders")]
Hosts = Annotated[list[_Text] | None, _some("host", "hosts")]
SenderRegion = Annotated[Region | None, _region("senders")]
HostRegion = Annotated[Region | None, _region("hosts")]
SenderBloc = Annotated[str | None, _bloc("senders")]
HostBloc = Annotated[str | None, _bloc("hosts")]
SomeTargets = Annotated[list[_Text] | None, _some("target", "targets")]
ObserverRegion = Annotated[Region | None, _region("observers")]
TargetRegion = Annotated[Region | None, _region("targets")]
ObserverBloc = Annotated[str | None, _bloc("observers")]
TargetBloc = Annotated[str | None, _bloc("targets")]
