"""Missions as answers show them: where each sits, what it is, whether it is there on a day."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from legation.service.answers.base import Part, PartyRef
from legation.service.answers.claims import ClaimLine, Holds
from legation.service.answers.dates import Edtf
from legation.service.answers.states import State, Stated
from legation.service.answers.table import Lines, Table


class Seat(Part):
    """A stretch in which a mission that moved sat in one place."""

    place: str
    begins: Edtf | None
    ends: Edtf | None
    holds: Holds
    claims: list[str]


class Mission(State):
    """One mission: `subject` sends it, `object` hosts it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "track": "mission|ISR|AZE|embassy|", "subject": {"id": "ISR", "name": "Israel"},
                    "object": {"id": "AZE", "name": "Azerbaijan"}, "holds": "yes", "type": "embassy", "place": "Baku",
                    "latitude": 40.38, "longitude": 49.86, "position": "mission",
                }
            ]
        }
    )  # fmt: skip

    type: str = Field(description="type of mission on the day, else the last known one; `embassy` where no source says the type")
    place: str | None = Field(description="city on the day, else the last known one")
    place_on_day: Holds = Field(
        default="unknown", description="whether sources place it there on the day; possibly: they do so for a later day only, and nobody "
        "tells where it sat before"
    )  # fmt: skip
    places: list[str] = Field(description="every spelling and city that sources give")
    seats: list[Seat] = Field(description="dated seats, where a source says that the mission moved")
    latitude: float | None = Field(description="degrees (WGS 84)")
    longitude: float | None
    position: Literal["mission", "capital"] | None = Field(
        description="whether the position is the mission's own or that of its city, the host's capital"
    )
    name: str | None = Field(description="the mission's own name")
    city: str | None = Field(
        default=None, description="the city that `place` is or lies in, by the kept gazetteer: a district is in its city"
    )


def _missions(answer: Missions) -> Lines:
    """One row a mission, the planned ones last: `begins` and `ends` of the episode that holds on the day, else of the last; all of
    them stand in `episodes`."""
    for status, missions in (("claimed", answer.missions), ("planned only", answer.planned)):
        for one in missions:
            there = [episode for episode in one.episodes if episode.holds in ("yes", "possibly")] or one.episodes
            yield one, {
                "status": status, "begins": there[-1].begins if there else None, "ends": there[-1].ends if there else None,
                "episodes": [f"{episode.begins or '?'} – {episode.ends or ''}".strip() for episode in one.episodes],
                "claims": sorted({claim for episode in one.episodes for claim in episode.claims} | set(one.planned)),
            }  # fmt: skip


class Missions(Stated):
    """Missions of a sender, in a host, in a city."""

    sender: PartyRef | None
    host: PartyRef | None
    city: str | None
    types: list[str] = Field(description="types of mission that count")
    missions: list[Mission]
    planned: list[Mission] = Field(description="missions that are only announced: no source says that they were opened")
    counts: dict[str, int] = Field(description="missions by `holds`, before `limit`")

    TABLE = Table(
        _missions,
        "sender=subject sender_name=subject.name host=object host_name=object.name type place place_on_day on holds status "
        "disputed last_seen sentence begins ends episodes latitude longitude position claims independent_sources citation",
        Mission,
        {"status": str, "begins": Edtf | None, "ends": Edtf | None, "episodes": list[str], "claims": list[str]},
    )


class MissionEvent(Part):
    """An opening, closing, move or change of level, with every claim of it."""

    what: str = Field(description="kind of claim, e.g. mission_opened")
    sender: PartyRef
    host: PartyRef
    type: str | None
    place: str | None
    when: Edtf | None = Field(description="EDTF of the most precise claim")
    inside: Literal["yes", "possibly"] = Field(description="possibly: the date's uncertainty reaches beyond the period")
    modality: str
    confirmed: bool | None = Field(description="of a planned event: whether a source says that it was done; else null")
    claims: list[ClaimLine]
    independent_sources: int


class MissionEvents(Stated):
    """What happened to missions in a period."""

    period: Edtf
    events: list[MissionEvent]

    TABLE = Table(
        lambda answer: ((line, one, {"when": line.when}) for one in answer.events for line in one.claims),
        "what sender host type place when inside modality confirmed claim quote independent_sources citation",
        ClaimLine,
        MissionEvent,
    )
