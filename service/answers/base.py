"""What every answer has: JSON in the order of its fields, a tidy table, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from legation.service.answers.dates import Edtf
from legation.service.answers.table import Row, Table


class Part(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(extra="forbid")


class Answer(Part):
    """A whole answer. Its `TABLE` makes rows of one shape of it (the last column says how to cite them), for CSV and for screens."""

    TABLE: ClassVar[Table]
    """What a row is, and the columns."""

    def table(self) -> Iterator[Row]:
        """Rows with the same keys each."""
        return self.TABLE.rows(self)

    def columns(self) -> list[str]:
        """The table's columns, also when there is no row."""
        return list(self.TABLE.columns)


class PartyRef(Part):
    """A party by id and present name."""

    id: str = Field(description="id of the register, e.g. an ISO 3166-1 alpha-3 code")
    name: str


class SourceRef(Part):
    """Where something is stated."""

    id: str
    publisher: str
    title: str | None = None
    url: str | None = None
    published: Edtf | None = Field(default=None, description="EDTF date")
    edition: str | None = Field(default=None, description="which state of a source that is revised")
    citation: str = Field(description="how to cite it")


def cite(row: Row) -> str:
    """A source's own citation, or one made of its parts: publisher, “title”, edition, date, address."""
    if row.get("citation"):
        return str(row["citation"])
    parts = [str(row["publisher"])]
    if row.get("title"):
        parts.append(f"“{row['title']}”")
    if row.get("edition"):
        parts.append(f"edition {row['edition']}")
    elif row.get("published"):
        parts.append(str(row["published"]))
    if row.get("url"):
        parts.append(str(row["url"]))
    return ", ".join(parts)


def source_ref(row: Row) -> SourceRef:
    """From the columns that statements return for a source: id, publisher, title, url, published, edition, citation."""
    stated = {name: row[name] for name in ("title", "url", "published", "edition") if row.get(name) is not None}
    return SourceRef(id=row["id"], publisher=row["publisher"], citation=cite(row), **stated)


def number(value: float) -> int | float:
    """69 rather than 69.0, as the source wrote it."""
    return int(value) if value == int(value) else value
