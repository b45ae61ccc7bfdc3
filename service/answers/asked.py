"""What a question in words asks, as answers show it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from legation.service.answers.base import Answer, Part, PartyRef
from legation.service.answers.table import Table


class Reading(Part):
    """One thing that the words may ask."""

    says: str = Field(description="what was understood, as a sentence")
    question: str = Field(description="the question's name in the catalogue: `legation ask NAME`")
    parties: list[PartyRef]
    address: str = Field(description="the question's address in this API, with every parameter that was read")
    parameters: dict[str, Any] = Field(description="the question's parameters by name, as its address has them")
    covers: list[str] = Field(description="words of the question that this reading uses")
    unread: list[str] = Field(description="words that it does not use; a reading that is taken has none")
    view: str = Field(description="the address of the explorer's view that shows it")


class Asked(Answer):
    """What a question in words asks. No reading: it could not be read, `notes` say why and `examples` show what can."""

    q: str
    readings: list[Reading]
    notes: list[str]
    choices: list[Reading] = Field(description="the nearest question where the words ask more than it answers; offered, not taken")
    examples: list[str] = Field(description="questions that can be read")

    TABLE = Table("readings", "q says question parties address view")
