"""What changed in answers, as the question of that name shows it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef
from legation.service.answers.dates import Moment
from legation.service.answers.table import Table

What = Literal["ended", "began", "disagreement", "settled", "doubtful", "certain", "dated", "share", "no_longer_listed"]
WHAT: dict[What, str] = {
    "ended": "a state that held is over",
    "began": "a state holds that did not, or of which nothing was known",
    "disagreement": "sources disagree that did not",
    "settled": "sources that disagreed do not any more",
    "doubtful": "a state that held for certain holds possibly",
    "certain": "a state that held possibly holds for certain",
    "dated": "other days of the same state",
    "share": "a supplier's share of a recipient's imports of arms in the last five years moved",
    "no_longer_listed": "a newer edition of a list does not name what the one before it named",
}
"""What can change, and what each word means; in the order of weight."""


class AnswerChange(Part):
    """One answer that is another one than before."""

    id: str = Field(description="the same for the same change, whenever it is asked for")
    at: Moment = Field(description="when this graph came to know it, UTC")
    what: What
    about: str = Field(description="what the answer is about: relations, recognition, mission …, arms")
    subject: PartyRef
    object: PartyRef | None
    says: str = Field(description="the change in a sentence")
    before: str = Field(description="the answer before")
    after: str = Field(description="the answer now")
    claims: list[str] = Field(description="ids of the claims that made the change, at most ten")
    sources: list[str] = Field(description="who states them")

    @property
    def citation(self) -> str:
        """How to cite it."""
        return f"Legation, changes of {self.at[:10]}, from {'; '.join(self.sources) or 'retracted claims'}"


class ChangedAnswers(Answer):
    """What changed in answers since a moment, the weightiest first."""

    since: Moment
    changes: list[AnswerChange]
    counts: dict[str, int] = Field(description="changes by what changed, before `limit`")
    kinds: dict[str, int] = Field(description="changes by what they are about, before `limit`")
    notes: list[str]
    truncated: bool

    TABLE = Table("changes", "at what about subject subject_name object object_name says before after sources citation")
