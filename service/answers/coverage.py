"""How much is loaded of each kind: by decade and region."""

from __future__ import annotations

from pydantic import Field

from legation.service.answers.base import Answer, Part
from legation.service.answers.dates import Day
from legation.service.answers.table import Lines, Table


class Covered(Part):
    """How much is loaded of something."""

    facts: int = Field(description="what is said, each once: claims of one kind, pair and date are one fact, however many sources say it")
    claims: int = Field(description="claims behind the facts")
    pairs: int = Field(description="pairs of parties, in one order where the kind has a direction; parties, where it is of one alone")
    sources: int = Field(description="sources that they stand in")
    independent: int = Field(description="who stands at the end of their chains of citations: ten copies of one release are one")
    last_seen: Day | None = Field(description="the last day of which one of them speaks (ISO)")


class CoverageCell(Covered):
    """One kind in one decade and region."""

    kind: str
    decade: str = Field(description="the decade in which it begins or is first seen (`1990s`), `undated`, or `all`")
    region: str = Field(description="region of either party (UN M49), `none` for organisations and groups, or `all`")


class Complete(Part):
    """What a source is complete for: there, what it does not list is none."""

    source: str = Field(description="publisher and title, with the edition")
    first: str | None = Field(description="first year or day")
    last: str | None = Field(description="last year or day")
    what: str


class KindCoverage(Covered):
    """One kind as a whole; `facts` is 0 where none is loaded, which says nothing of the world."""

    kind: str
    says: str = Field(description="what a claim of the kind says")
    complete: list[Complete] = Field(description="sources that are complete for a span, so that absence there means none; mostly empty")


def _rows(answer: Coverage) -> Lines:
    """One row a cell."""
    for one in answer.cells:
        cite = f"Legation, coverage of {one.kind}, graph {answer.version}: {one.sources} sources, {one.independent} independent"
        yield one, {"citation": cite}


class Coverage(Answer):
    """How much is loaded of each kind, by decade and region."""

    version: str = Field(description="of the graph; changes with every write")
    by: str
    kinds: list[KindCoverage] = Field(description="every kind, also those of which nothing is loaded, the most facts first")
    decades: list[str] = Field(description="those of the cells, in order")
    regions: list[str] = Field(description="those of the cells, in order")
    cells: list[CoverageCell] = Field(description="by kind, decade and region; a cell that is not listed holds nothing")
    total: int = Field(description="cells that there are")
    truncated: bool
    notes: list[str]

    TABLE = Table(
        _rows,
        "kind decade region facts claims pairs sources independent last_seen citation",
        CoverageCell,
        {"citation": str},
        key="kind decade region",
    )
