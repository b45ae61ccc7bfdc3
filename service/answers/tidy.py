"""What a tidy table holds: its columns with their meaning and unit, and the sources to cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

from pydantic import Field, PrivateAttr

from legation.service.answers.base import Answer, Part, SourceRef
from legation.service.answers.table import Lines, Table


class TidyColumn(Part):
    """One column."""

    name: str
    means: str
    unit: str | None
    type: Literal["text", "integer", "number"] = Field(default="text", description="what its cells hold")
    kinds: list[str] = Field(description="kinds of claim that it is made of")
    sources: list[str] = Field(description="ids of the sources of those kinds")


class Rows(Protocol):
    """The rows of a table, made while they are sent."""

    @property
    def keys(self) -> Mapping[str, str]:
        """The first columns with what they mean."""

    def csv(self) -> Iterator[bytes]:
        """RFC 4180 CSV in pieces."""

    def ndjson(self) -> Iterator[bytes]:
        """JSON Lines in pieces."""


def _columns(answer: TidyTable) -> Lines:
    """One row a column and source, for the citations."""
    by_id = {one.id: one.citation for one in answer.sources}
    for column in answer.columns_:
        for source in column.sources or [""]:
            yield column, {"citation": by_id.get(source)}


class TidyTable(Answer):
    """The description of a table that is sent row by row."""

    about: str
    first: int
    last: int
    known_on: str | None
    rule: str
    columns_: list[TidyColumn] = Field(alias="columns")
    rows: int
    sources: list[SourceRef]
    notes: list[str]
    data: list[dict[str, str | int | float | None]] | None = Field(default=None, description="of a page: its rows")
    next: str | None = Field(default=None, description="of a page: `cursor` of the following one; null on the last")
    truncated: bool = Field(default=False, description="whether there is a following page")
    _rows: Rows = PrivateAttr()

    @property
    def rows_(self) -> Rows:
        """The rows themselves."""
        return self._rows

    def holding(self, rows: Rows) -> TidyTable:
        """This description with its rows."""
        self._rows = rows
        return self

    TABLE = Table(_columns, "column=name means unit citation", TidyColumn, {"citation": str | None})
