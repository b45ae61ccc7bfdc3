"""SPARQL JSON results (W3C, SPARQL 1.1 Query Results JSON Format, 2013), one solution at a time and in bounded memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from legation.graph.errors import InputError
from legation.loaders.frame import json_text
from legation.loaders.frame.base import Input
from legation.loaders.frame.files import opened
from legation.loaders.frame.tables import Unusable

LONGEST = 100_000
"""Characters of one solution; those of the queries here have some 2,000."""
_BLOCK = 1 << 16
_HEAD = re.compile(r'"vars"\s*:\s*(\[[^\]]*\])')
_BINDINGS = re.compile(r'"bindings"\s*:\s*\[')

Solution = dict[str, str]
"""The value of each bound variable; what Wikidata says is unknown (a blank node) is left out."""


def variables(source: Input) -> tuple[str, ...]:
    """The variables of the results' head. Raises InputError for what is no SPARQL result in JSON."""
    with opened(source) as text:
        return _start(text, source)[0]


def solutions(source: Input) -> Iterator[tuple[int, Solution, str]]:
    """Number (from 1), values and JSON text of each solution.

    Raises InputError for a file that is no SPARQL result, or one that breaks off: the query service ends an answer that took too long in
    the middle of a row, with an error text after it.
    """
    with opened(source) as text:
        _, rest = _start(text, source)
        for number, found, raw in objects(text, rest, source, r"\s*\}\s*\}\s*"):
            yield number, _values(found, source, number), raw


def objects(text: TextIO, rest: str, source: Input, after: str) -> Iterator[tuple[int, Any, str]]:
    """Number (from 1), value and text of each element of a JSON list whose bracket was read; `rest` was read after it, and the pattern
    `after` is all that may follow the list. Raises InputError where it breaks off."""
    decoder = json.JSONDecoder()
    number = 0
    while True:
        rest = rest.lstrip(" \t\r\n,")
        if rest.startswith("]"):
            _end(rest[1:] + text.read(_BLOCK), source, number, after)
            return
        try:
            found, at = decoder.raw_decode(rest)
        except (json.JSONDecodeError, RecursionError) as error:
            more = "" if isinstance(error, RecursionError) else text.read(_BLOCK)
            if not more or len(rest) > LONGEST + _BLOCK:
                raise InputError(
                    f"the results break off after {number:,} solutions: {rest[:80]!r}; fetch them again", place=str(source.path)
                ) from error
            rest += more
            continue
        number += 1
        yield number, found, rest[:at]
        rest = rest[at:]
        if len(rest) < LONGEST:
            rest += text.read(_BLOCK)


def _start(text: TextIO, source: Input) -> tuple[tuple[str, ...], str]:
    """The variables, and what follows the bracket that opens the solutions."""
    begin = text.read(_BLOCK)
    head, bindings = _HEAD.search(begin), _BINDINGS.search(begin)
    if not begin.lstrip().startswith("{") or not head or not bindings:
        raise InputError(
            f'this is no SPARQL result in JSON (no "vars" and "bindings" at its beginning): {begin.strip()[:80]!r}', place=str(source.path)
        )
    source.head = begin[: bindings.end()] + "\n"
    try:
        names = json_text.parsed(head[1])
    except json.JSONDecodeError as error:
        raise InputError(f"the head of the results is not JSON ({error.msg})", place=str(source.path)) from error
    return tuple(str(name) for name in names), begin[bindings.end() :]


def _end(rest: str, source: Input, number: int, after: str) -> None:
    if not re.fullmatch(after, rest):
        raise InputError(
            f"the results do not end after {number:,} solutions: {rest.strip()[:80]!r}; fetch them again", place=str(source.path)
        )


def _values(found: Any, source: Input, number: int) -> Solution:
    try:
        return {
            name: str(term["value"])
            for name, term in found.items()
            if term["type"] != "bnode" and "/.well-known/genid/" not in term["value"]
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise InputError(f"solution {number:,} is not one of SPARQL's JSON format", place=str(source.path)) from error


def item(address: str) -> str:
    """`http://www.wikidata.org/entity/Q889` -> `Q889`; also of statement addresses. Raises Unusable for what is neither."""
    name = address.rpartition("/")[2]
    if not re.match(r"[QPqp]\d+", name):
        raise Unusable("no-item", f"{address!r} is no address of a Wikidata item")
    return name


def edtf(value: str | None, precision: str | None) -> str | None:
    """EDTF of a Wikidata time: precision 11 is a day, 10 a month, 9 a year, 8 a decade, 7 a century; a coarser one is no date.

    Without a precision the first day of a year may stand for the year and the first of a month for the month, as Wikidata writes them:
    they are read so. Codes: Wikibase data model, time precision. Raises Unusable for a time that is none, or before the year 1.
    """
    if not value:
        return None
    match = re.fullmatch(r"\+?(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d:\d\dZ?)?", value)
    if match and not precision:
        precision = "9" if match[2] in ("00", "01") and match[3] in ("00", "01") else "10" if match[3] in ("00", "01") else "11"
    if not match or precision is None or not precision.isdecimal():
        raise Unusable("bad-date", f"{value!r} with precision {precision!r} is not a time since the year 1")
    year, month, day = match.groups()
    forms = {11: f"{year}-{month}-{day}", 10: f"{year}-{month}", 9: year, 8: f"{year[:3]}X", 7: f"{year[:2]}XX"}
    return forms.get(int(precision))
