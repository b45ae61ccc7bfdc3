"""Who went from relations with one party to relations with another, as answers show it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Part, PartyRef
from legation.service.answers.dates import Edtf
from legation.service.answers.states import Stated
from legation.service.answers.table import Table


class Switch(Part):
    """One party that went from the one to the other."""

    party: PartyRef
    status: Literal["switched", "unclear", "overlapping"] = Field(
        description="unclear: no source says whether relations with the one ended; overlapping: they ended in the years, and those with "
        "the other are dated earlier"
    )
    began: Edtf = Field(description="when relations with the other began: a day, or `first..last`")
    ended: Edtf | None = Field(description="when those with the one ended; null where no source says that they did")
    disputed: bool
    claims: list[str]
    sources: list[str] = Field(description="ids of the answer's `sources`")


class Switches(Stated):
    """Parties that gave up relations with `left` and took them up with `taken`."""

    left: PartyRef
    taken: PartyRef
    first: int = Field(description="first year of the window")
    last: int = Field(description="last year of the window")
    switches: list[Switch]

    TABLE = Table("switches", "party name=party.name left taken status began ended disputed claims citation")
