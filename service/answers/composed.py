"""Answers that are made of other answers: batches and permalinks. Nothing here is a table."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from legation.service.answers.base import Part

Address = Annotated[str, Field(min_length=4, max_length=4000, description="address of a question, /v1/…?…")]


class Batch(Part):
    """Questions to be asked together."""

    questions: list[Address] = Field(
        min_length=1, max_length=50, examples=[["/v1/arms/suppliers?recipient=AZE&from=2016&to=2020", "/v1/dyads/ISR/AZE"]]
    )


class BatchAnswer(Part):
    """The answer to one question of a batch."""

    url: str
    status: int = Field(description="HTTP status that the question alone would have")
    etag: str | None
    media_type: str | None
    body: Any = Field(description="the answer, or the problem; text where it is not JSON")


class BatchAnswers(Part):
    """The answers, in the order of the questions."""

    answers: list[BatchAnswer]


class Permalink(Part):
    """An address that gives the same bytes later."""

    url: str = Field(description="the question with every parameter written out, pinned to edition and day of knowledge")
    pinned: dict[str, str] = Field(description="what was not said and is fixed by this address: edition, known_on, valid_on, defaults")
    digest: str = Field(description="first 32 hexadecimal digits of the SHA-256 of the bytes; the address carries it as `pin`")
    media_type: str
    notes: list[str]
    citation: str = Field(description="how to cite the answer")
