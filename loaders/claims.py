"""Claims as JSON Lines: one claim an object, one object a line, the form in which claims also leave the graph (docs/claims-format.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import orjson
from pydantic import ValidationError

from legation.graph.claims import Claim, Source, read_claim
from legation.graph.errors import ClaimError, InputError
from legation.graph.kinds import KINDS
from legation.graph.sane import read_sane
from legation.loaders.frame.base import Declaration, Input, Item, Record, Refusal
from legation.loaders.frame.files import text_lines
from legation.loaders.frame.head import Head

SCHEMA_ID = "urn:legation:schema:claim:1"
"""Names the form of a claim; `$id` is an identifier, nothing is fetched from it. The number is raised when files of the form before are no
longer taken."""


def check(source: Input) -> None:
    """Go through the whole input: UTF-8, bounded lines, JSON objects at all, an end that is whole. Raises InputError with the line."""
    last: tuple[int, str] | None = None
    for number, text in text_lines(source):
        if last is None and not text.lstrip().startswith("{"):
            raise InputError(
                f"this is not JSON Lines: the first line begins {text.strip()[:40]!r}, not with '{{'; "
                "write one claim as one JSON object a line",
                place=source.place(number),
            )
        last = (number, text)
    if last is None:
        raise InputError("the file holds blank lines only", place=str(source.path))
    number, text = last
    if not text.endswith(("\n", "\r")):
        try:
            orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise InputError(
                f"the file is cut at line {number}: its last line has no end and is no JSON object; get the whole file",
                place=source.place(number),
            ) from error


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a line each."""
    return _lines(source, read_sane)


def _lines(source: Input, claim: Callable[..., Claim]) -> Iterator[Item]:
    sources: dict[bytes, Source] = {}
    for number, text in text_lines(source):
        place = source.place(number)
        try:
            record: Any = orjson.loads(text)
            if isinstance(record, dict) and isinstance(record.get("source"), dict):
                record["source"] = _source(record["source"], sources, place)
            yield Record(place, (claim(record, place=place),), raw=text)
        except orjson.JSONDecodeError as error:
            reason = f"not JSON: {error.msg} at character {error.colno}"
            yield Refusal(place, "not-json", reason, text)
        except ClaimError as error:
            yield Refusal(place, "bad-claim", error.reason, text)


def _source(record: dict[str, Any], sources: dict[bytes, Source], place: str) -> Source:
    """The Source of a JSON object; claims of one source share one, which spares most of the work."""
    key = orjson.dumps(record, option=orjson.OPT_SORT_KEYS)
    found = sources.get(key)
    if found is None:
        try:
            found = sources[key] = Source.model_validate(record)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            field = ".".join(["source", *(str(part) for part in first["loc"])])
            raise ClaimError(f"{field}: {first['msg'].removeprefix('Value error, ')}", field=field, place=place) from error
    return found


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line. What depends on the kind (which roles and details it has) stands under `x-kinds`."""
    body = Claim.model_json_schema(by_alias=True, mode="validation")
    body["properties"]["kind"]["enum"] = list(KINDS)
    kinds = {
        kind.name: {
            "says": kind.says,
            "subject": kind.subject_role,
            "object": kind.object_role,
            "needs": list(kind.needs),
            "details": kind.details,
        }
        for kind in KINDS.values()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **body,
        "title": "Claim",
        "description": "One fact as one source states it; one JSON object a line.",
        "x-kinds": kinds,
    }


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 10 if head.first_object.keys() >= {"kind", "subject", "source"} else 0


DECLARATION = Declaration(
    name="claims",
    title="Claims as JSON Lines",
    publisher="whoever wrote the file; each claim names its source",
    what="Claims of every kind, one JSON object a line",
    where="docs/claims-format.md",
    licence="as each claim's source states",
    citation="as each claim's source states",
    kinds=tuple(KINDS),
    files=("*.jsonl", "*.jsonl.gz"),
    read=read,
    check=check,
    recognise=recognise,
)

SHIPPED = replace(DECLARATION, read=lambda source: _lines(source, partial(read_claim, kept=True)), check=lambda source: None)
"""The same for the files that come with the program: each line was looked at when they were made (tools/starter_world.py), and a start does
not wait for that again. Ids are still worked out of what each claim says."""
