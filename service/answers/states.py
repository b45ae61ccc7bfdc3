"""States as answers show them: whether one holds on a day, its episodes, what decides it and who disagrees."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef, SourceRef
from legation.service.answers.claims import Episode, Holds, Inference
from legation.service.answers.dates import Day, Edtf
from legation.service.answers.disagreements import Disagreement
from legation.service.answers.table import Lines, Table


class State(Part):
    """One story with a state: the relations of two parties, a membership, an alliance."""

    track: str
    subject: PartyRef
    object: PartyRef | None
    holds: Holds = Field(description="unknown: nothing is claimed that could tell, which is not no")
    why: str | None = Field(description="why it does not hold, or may not, although no claim ends it: one of the parties had ended")
    disputed: bool
    last_seen: Day | None = Field(default=None, description="the last day (ISO) on which a claim shows it; what is later is possible")
    held_last: bool = Field(
        default=False, description="whether it is possible only because the day lies after `last_seen`: it held when it was last seen"
    )
    sentence: str = Field(default="", description="the state on the day in words")
    inferred: list[Inference] = Field(default_factory=list, description="what claims of other kinds mean for it")
    episodes: list[Episode]
    planned: list[str] = Field(description="ids of claims of what is planned; they change no state")
    alleged: list[str]
    denied: list[str]
    details: dict[str, Any] = Field(description="role details of the newest claim that tells of the day, else of the newest of all")
    disagreements: list[Disagreement]
    independent_sources: int
    sources: list[str] = Field(description="ids of the answer's `sources`")


class Stated(Answer):
    """What answers about states have in common."""

    on: Edtf = Field(description="the day that `holds` is about (EDTF)")
    known_on: Day | None = Field(description="the day whose knowledge answers; null: all that is loaded and not retracted")
    rule: str = Field(description="what is done where sources contradict each other")
    sources: list[SourceRef]
    notes: list[str]
    total: int = Field(description="entries before `limit`")
    truncated: bool

    def cited(self, ids: list[str]) -> str:
        """The citations of some of the answer's sources."""
        by_id = {one.id: one.citation for one in self.sources}
        return "; ".join(by_id[i] for i in ids if i in by_id)


def _episodes(answer: States) -> Lines:
    """One row an episode; a state without one has a row of its own."""
    for one in answer.states:
        details = [f"{name}: {_plain(value)}" for name, value in one.details.items()]
        for episode in one.episodes:
            yield one, {"begins": episode.begins, "ends": episode.ends, "claims": episode.claims, "details": details}
        if not one.episodes:
            yield one, {"begins": None, "ends": None, "claims": one.planned + one.alleged + one.denied, "details": details}


class States(Stated):
    """States of one sort, of one party."""

    about: str
    party: PartyRef | None
    states: list[State]
    counts: dict[str, int] = Field(description="entries by `holds`, before `limit`")

    TABLE = Table(
        _episodes,
        "track subject subject_name object object_name on holds disputed last_seen sentence begins ends claims details "
        "independent_sources citation",
        State,
        {"begins": Edtf | None, "ends": Edtf | None, "claims": list[str], "details": list[str]},
    )


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
