"""What a question in words asks, as answers show it."""

from __future__ import annotations

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef
from legation.service.answers.table import Table


class Reading(Part):
    """One thing that the words may ask."""

    says: str = Field(description="what was understood, as a sentence")
    question: str = Field(description="the question's name in the catalogue: `legation ask NAME`")
    parties: list[PartyRef]
    address: str = Field(description="the question's address in this API, with every parameter that was read")
    view: str = Field(description="the address of the explorer's view that shows it")


class Asked(Answer):
    """What a question in words asks. No reading: it could not be read, `notes` say why and `examples` show what can."""

    q: str
    readings: list[Reading]
    notes: list[str]
    examples: list[str] = Field(description="questions that can be read")

    TABLE = Table("readings", "q says question parties address view")
