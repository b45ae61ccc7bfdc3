"""The types of a table's columns, from the fields of the answer: the same for an empty answer and for a full one.

They are the types of Arrow and Parquet, and the datatypes of CSV on the Web. A text of which only the form is known to be a date (EDTF:
`1991`, `2016/2020`) stays a text; Arrow and Parquet have the days that bound it beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from legation.graph.time import TimeError, parse
from legation.service.answers.base import Answer
from legation.service.answers.dates import DateKind


class Holds(Enum):
    """What a column holds."""

    text = "text"
    integer = "integer"
    number = "number"
    truth = "truth"
    day = "day"
    moment = "moment"
    edtf = "edtf"
    several = "several"
    """Several values, joined by `; ` where a cell takes one."""
    counts = "counts"
    """Values by name, JSON where a cell takes one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and whether a row may have nothing there."""

    name: str
    holds: Holds
    empty: bool


@cache
def schema(answer: type[Answer]) -> tuple[Column, ...]:
    """The columns of the table of a sort of answer."""
    return tuple(column(name, hint) for name, hint in answer.TABLE.types(answer).items())


def column(name: str, hint: Any) -> Column:
    """A column from the type of its values."""
    kinds, readings, empty = _parts(hint)
    if readings:
        (reading,) = readings
        return Column(name, Holds(reading.value), empty)
    if kinds & {list, tuple, set, frozenset}:
        return Column(name, Holds.several, empty)
    if dict in kinds:
        return Column(name, Holds.counts, empty)
    if kinds == {bool}:
        return Column(name, Holds.truth, empty)
    if kinds and kinds <= {int, float}:
        return Column(name, Holds.number if float in kinds else Holds.integer, empty)
    return Column(name, Holds.text, empty)


def _parts(hint: Any) -> tuple[set[Any], set[DateKind], bool]:
    """The types that a hint allows, how its text is to be read, and whether nothing may stand there."""
    origin = get_origin(hint)
    if hint is NoneType or hint is None:
        return set(), set(), True
    if origin is Literal:
        return {type(one) for one in get_args(hint)}, set(), False
    if hasattr(hint, "__metadata__"):
        kinds, readings, empty = _parts(hint.__origin__)
        return kinds, readings | {one for one in hint.__metadata__ if isinstance(one, DateKind)}, empty
    if origin in (Union, UnionType):
        found = [_parts(one) for one in get_args(hint)]
        return set().union(*(one[0] for one in found)), set().union(*(one[1] for one in found)), any(one[2] for one in found)
    if origin is not None:
        return {origin}, set(), False
    return {str if isinstance(hint, type) and issubclass(hint, BaseModel) else hint}, set(), hint is Any


def bounds(edtf: object) -> tuple[date | None, date | None]:
    """The first and the last day that an EDTF text can mean; nothing where it has no bound or is none."""
    if not isinstance(edtf, str):
        return None, None
    first, between, last = edtf.partition("..")  # `first..last`: some day between two, `..last`: by then
    try:
        if between and "/" not in edtf:
            return parse(first).earliest if first else None, parse(last).latest if last else None
        found = parse(edtf)
    except TimeError:
        return None, None
    return found.earliest, found.latest


def day(value: object) -> date | None:
    """A day of an ISO text."""
    return date.fromisoformat(value[:10]) if isinstance(value, str) else value if isinstance(value, date) else None


def moment(value: object) -> datetime | None:
    """A moment of an ISO text."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value if isinstance(value, datetime) else None
