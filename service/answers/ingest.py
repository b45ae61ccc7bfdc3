"""What comes in over HTTP: results of writing claims line by line, and claims read from a text."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from legation.service.answers.base import Part


class LineResult(Part):
    """What became of one line."""

    line: int = Field(description="number of the line, from 1")
    result: Literal["new", "known", "refused"]
    claim: str | None = Field(description="id of the claim; null where it is refused")
    field: str | None = Field(default=None, description="the part of the claim that is to blame")
    detail: str | None = Field(default=None, description="why it is refused")
    suggestions: list[str] | None = Field(default=None, description="parties that may have been meant, as `id: name`")


class Written(Part):
    """What became of a body of claims: rows = new + known + refused."""

    dry_run: bool = Field(description="whether nothing was written")
    rows: int
    new: int
    known: int = Field(description="in the graph already, or twice in the body")
    refused: int
    tracks_drawn: int
    version: str = Field(description="of the graph afterwards")
    lines: list[LineResult]


class Retraction(Part):
    """Claims to be ended."""

    claims: list[str] = Field(min_length=1, max_length=1000, description="ids of claims", examples=[["647e946b35b69afa96f9"]])
    why: str = Field(min_length=1, max_length=2000, description="the reason; it stays with the claims", examples=["the year was misread"])


class Retracted(Part):
    """Claims that were ended; they stay with the reason."""

    claims: list[str]
    why: str
    tracks_drawn: int
    version: str = Field(description="of the graph afterwards")


class Loaded(Part):
    """The report of a load: rows = new + known + refused."""

    source: str
    file: str
    rows: int
    new: int
    known: int = Field(description="in the graph already")
    refused: int
    claims_new: int
    claims_known: int
    reasons: dict[str, int] = Field(description="of the refused rows, with how many each")
    samples: dict[str, list[str]] = Field(description="of each reason a few rows")
    editions: list[str]
    notes: list[str]
    tracks_drawn: int
    version: str = Field(description="of the graph afterwards")


class Text(Part):
    """A text to be read, plain or an HTML page."""

    text: str = Field(
        min_length=1, max_length=400_000, description="plain text, or an HTML page: its article is read",
        examples=["Israel recognised Azerbaijan on 25 December 1991. The two opened relations on 7 April 1992."],
    )  # fmt: skip
    publisher: str | None = Field(
        default=None, min_length=1, max_length=400, description="who published it; may be left out where the HTML page says it",
        examples=["Ministry of Foreign Affairs"],
    )  # fmt: skip
    published: str | None = Field(default=None, max_length=32, description="EDTF date; for words like “yesterday”", examples=["2023-03-29"])
    title: str | None = Field(default=None, max_length=400)
    url: str | None = Field(default=None, max_length=2000)


class ExtractedClaim(Part):
    """A claim that the text makes."""

    span: tuple[int, int] | None = Field(description="first and last+1 character of the quote in the text")
    quote: str | None
    claim: dict[str, Any] = Field(description="as POST /v1/claims takes it, a line each")


class NotClaimed(Part):
    """Something found that is no valid claim."""

    span: tuple[int, int]
    quote: str
    why: str


class Extracted(Part):
    """What was read from a text; nothing is written."""

    claims: list[ExtractedClaim]
    refused: list[NotClaimed]
    published: str | None = Field(default=None, description="day of publication: as it was given, or as a byline of the text says")
    text: str | None = Field(default=None, description="of an HTML page, the text that was read from it, which the spans count")
    undated: list[str] = Field(default=[], description="words such as “yesterday” that need `published` to give a claim its date")
