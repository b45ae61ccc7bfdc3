"""Contradicting values as answers show them: each with who says so, and which the chosen rule takes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from legation.service.answers.base import Part


class SaidValue(Part):
    """One of several values that sources give, with who says so."""

    value: str = Field(description="EDTF for a date; `done` or `denied`; the name of a city")
    claims: list[str]
    said_by: list[str] = Field(description="publishers, and bodies to which a text attributes it")
    independent_sources: int = Field(description="copies of one release count once")
    editions: list[str]
    chosen: bool = Field(description="whether the rule of the answer takes this one")


class Disagreement(Part):
    """Values that cannot be true together."""

    about: Literal["begin", "end", "fact"]
    values: list[SaidValue] = Field(description="those with most independent sources first")
