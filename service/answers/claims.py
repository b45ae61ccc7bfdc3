"""Claims as answers show them: one line of a list, one whole claim with its chain and company, everything between two parties."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from legation.service.answers.arms import Reported
from legation.service.answers.base import Answer, Part, PartyRef, SourceRef
from legation.service.answers.dates import Day, Edtf
from legation.service.answers.disagreements import Disagreement
from legation.service.answers.table import Lines, Table

Holds = Literal["yes", "no", "possibly", "unknown"]


LINE = "claim when modality kind subject object says value unit base scope mission place commodity said_by quote known_from"
"""The columns of a claim in a table."""


class ClaimLine(Part):
    """A claim in a list. What a kind does not have is left out."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "claim": "334bb9fecff90ef93283",
                    "says": "Israel recognised Azerbaijan",
                    "kind": "recognized",
                    "modality": "done",
                    "subject": "ISR",
                    "object": "AZE",
                    "when": "1991",
                    "track": "recognition|ISR|AZE",
                    "known_from": "2023-03-29",
                }
            ]
        }
    )

    claim: str = Field(description="id of the claim")
    says: str = Field(description="the claim as a sentence; a modality other than done is named before it")
    kind: str
    modality: str = Field(description="done, planned, alleged or denied; only done changes a state")
    subject: str
    object: str | None
    when: Edtf | None = Field(description="EDTF; null where the source gives no time")
    track: str = Field(description="the story that it belongs to")
    known_from: Day | None = Field(description="ISO day from which it was published")
    value: int | float | None = None
    unit: str | None = None
    base: str | None = None
    scope: str | None = None
    mission: str | None = None
    place: str | None = None
    commodity: str | None = None
    said_by: str | None = None
    quote: str | None = None
    source: SourceRef | None = None


class Episode(Part):
    """One stretch of a state. Ends are a day, or `first..last` where the day is known only to lie between."""

    begins: Edtf | None = Field(description="null where nobody says")
    ends: Edtf | None = Field(description="null where it has not ended, or nobody says when")
    ended: bool
    disputed: bool = Field(description="whether its claims contradict each other")
    holds: Holds = Field(description="whether it holds on the day asked about; possibly: the day falls inside a date's uncertainty")
    last_seen: Day | None = Field(default=None, description="the last day (ISO) on which a claim shows this stretch")
    doubt: list[str] | None = Field(
        default=None, description="two days (ISO) between which no claim shows it, and what tells of the beginning leaves out breaks"
    )
    claims: list[str] = Field(description="ids of the claims that it rests on")


class Inference(Part):
    """What claims of another kind mean for a state. It is worked out for the answer and never stored as a claim."""

    rule: str = Field(description="name of the rule (docs/evidence.md)")
    says: str = Field(description="the rule as a sentence")
    holds: Holds = Field(description="what follows for the state on the day")
    against: bool = Field(description="whether the state's own claims say otherwise: then the newest evidence decides, and it is disputed")
    claims: list[str] = Field(description="ids of the claims that it follows from")


class Track(Part):
    """One story between two parties: their relations, one mission, recognition by one of the other."""

    track: str
    about: str = Field(description="what the story is about, e.g. recognition")
    subject: str
    object: str | None
    holds: Holds = Field(description="whether the state holds on the day asked about")
    why: str | None = Field(description="why it does not hold although no claim ends it: one of the parties had ended")
    disputed: bool = Field(description="whether claims of it contradict each other")
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
    mission: str | None = Field(default=None, description="of a mission: its type on the day, e.g. the legation that an embassy was then")
    details: dict[str, Any] = Field(default_factory=dict, description="role details on the day, e.g. the obligations of an alliance")
    disagreements: list[Disagreement]


class DeliveryPeriod(Part):
    """Deliveries of one year, or of several years that have one value together."""

    period: str = Field(description="2016, or 2014,2015,2017 for one value over those years")
    tiv: float
    estimated_tiv: float
    deliveries: int


class ArmsFlow(Part):
    """What one edition lists from one party to the other."""

    supplier: str
    recipient: str
    edition: str
    source: SourceRef
    first: int
    last: int
    tiv: float
    estimated_tiv: float
    deliveries: int
    unvalued: int
    periods: list[DeliveryPeriod]


class Dyad(Answer):
    """Everything that is known between two parties."""

    a: PartyRef
    b: PartyRef
    on: Edtf = Field(description="the day that `holds` is about (EDTF)")
    rule: str = Field(description="what is done where sources contradict each other")
    summary: list[str] = Field(default_factory=list, description="relations, protecting powers and embassies on the day, in sentences")
    tracks: list[Track]
    timeline: list[ClaimLine] = Field(description="claims in time order, the undated last; register rows are summed up in `arms`")
    arms: list[ArmsFlow]
    reported: list[Reported]
    notes: list[str]
    truncated: bool = Field(description="whether the timeline was cut")

    TABLE = Table("timeline", f"{LINE} citation", key="claim")


class ChainLink(Part):
    """One source of the chain that a claim rests on; `depth` 0 is where it is stated."""

    depth: int
    source: SourceRef


def _related(answer: ClaimAnswer) -> Lines:
    """The claim, those that agree and those that contradict, and those about it, one row each."""
    lists = {"asked": [answer.claim], "agrees": answer.agrees, "contradicts": answer.contradicts, "about": answer.about}
    for relation, lines in lists.items():
        for line in lines:
            yield line, {"relation": relation}


class Context(Part):
    """The text around a quote: `before` + quote + `after` is a stretch of the source's text."""

    before: str
    after: str


class ClaimAnswer(Answer):
    """One claim: what it says, where, what it rests on, who agrees and who does not."""

    claim: ClaimLine
    details: dict[str, Any] = Field(description="role details that the kind declares")
    subject_text: str | None = Field(description="the subject as the source writes it")
    object_text: str | None
    earliest: str | None = Field(description="first day that the time can mean")
    latest: str | None
    span: tuple[int, int] | None = Field(description="first and last+1 character of the quote in the source's text")
    context: Context | None = Field(default=None, description="the text around the quote, where it was kept")
    locator: str | None = Field(description="where in the source")
    chain: list[ChainLink] = Field(description="from where it is stated to the primary source")
    primary: str = Field(description="who stands at the end of the chain, or the body to which the text attributes it")
    agrees: list[ClaimLine]
    contradicts: list[ClaimLine]
    about: list[ClaimLine] = Field(description="the claim that this one denies or corrects")
    independent_sources: int = Field(
        description="different primaries behind this claim and those that agree; copies of one release are one"
    )
    recorded_at: str | None
    retracted_on: Day | None
    retracted_why: str | None
    loader: str | None
    cite: str = Field(description="how to cite the claim")
    notes: list[str]
    truncated: bool = False

    TABLE = Table(_related, f"relation {LINE} citation", ClaimLine, {"relation": str}, key="relation claim")
