"""What the graph holds."""

from __future__ import annotations

from pydantic import Field

from legation.service.answers.arms import EditionRef
from legation.service.answers.base import Answer, Part, SourceRef
from legation.service.answers.dates import Moment
from legation.service.answers.table import Table


class Counts(Part):
    """Nodes of each sort."""

    claims: int
    sources: int
    parties: int = Field(description="of the register, with placeholders for those that a source calls unknown")
    placeholders: int
    pending: int = Field(description="tracks whose edges wait to be drawn")


class KindCount(Part):
    """Claims of one kind and modality."""

    kind: str
    modality: str
    claims: int


class SourceEntry(Part):
    """A source with what rests on it."""

    source: SourceRef
    dataset: str | None
    shape: str | None
    licence: str | None
    claims: int


class LoadEntry(Part):
    """One load. rows = new + known + refused."""

    loader: str
    file: str
    at: Moment = Field(description="ISO 8601, UTC")
    rows: int
    new: int
    known: int
    refused: int


class Catalog(Answer):
    """What the graph holds and where it came from."""

    engine: str
    version: str = Field(description="changes with every write")
    counts: Counts
    kinds: list[KindCount]
    editions: list[EditionRef] = Field(description="of registers of arms transfers; `answers` says whether it holds everybody's trade")
    sources: list[SourceEntry] = Field(description="the largest first")
    loads: list[LoadEntry] = Field(description="the latest first")
    truncated: bool = Field(description="whether there are more sources than shown")

    TABLE = Table(
        "sources",
        "id=source.id publisher=source.publisher title=source.title published=source.published edition=source.edition dataset "
        "shape licence claims citation",
        key="id",
    )
