"""What the graph holds."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from legation.service.answers.arms import EditionRef
from legation.service.answers.base import Answer, Part, Row, SourceRef


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
    at: str = Field(description="ISO 8601, UTC")
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

    def table(self) -> Iterator[Row]:
        """One row a source."""
        for one in self.sources:
            yield {
                "id": one.source.id, "publisher": one.source.publisher, "title": one.source.title, "published": one.source.published,
                "edition": one.source.edition, "dataset": one.dataset, "shape": one.shape, "licence": one.licence, "claims": one.claims,
                "citation": one.source.citation,
            }  # fmt: skip

    def columns(self) -> list[str]:
        """The columns of `table`."""
        return ["id", "publisher", "title", "published", "edition", "dataset", "shape", "licence", "claims", "citation"]
