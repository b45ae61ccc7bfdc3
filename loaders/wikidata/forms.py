"""The forms in which people save what the Wikidata query service answers: SPARQL JSON, the JSON of its page (simple and verbose), CSV and
TSV; and the names that they give to the variables.

Forms: W3C, SPARQL 1.1 Query Results JSON (2013) and CSV and TSV Formats (2013); the downloads of query.wikidata.org.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.frame.files import opened
from legation.loaders.wikidata import results
from legation.loaders.wikidata.results import Solution

_BLOCK = 1 << 16
_TERM = re.compile(r"<([^>]*)>|\"((?:[^\"\\]|\\.)*)\"(?:@[\w-]+|\^\^\S+)?")
"""An address or a literal as TSV writes them."""
NEEDED: dict[str, tuple[str, ...]] = {
    "relations": ("subject", "object"),
    "embassies": ("mission", "type", "operator", "country"),
    "accreditations": ("mission", "operator", "country", "jurisdiction"),
    "sent": ("sender", "place"),
}
"""The variables that each query cannot do without, those with most first where one is part of another."""
ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    "relations": {
        "subject": ("country", "country1", "countrya", "state", "state1", "party", "party1"),
        "object": ("partner", "country2", "countryb", "other", "othercountry", "state2", "party2"),
        "start": ("since", "begin", "began", "starttime", "start_time", "startdate", "start_date", "established"),
        "end": ("until", "ended", "endtime", "end_time", "enddate", "end_date", "severed"),
    },
    "embassies": {
        "mission": ("embassy", "item", "consulate", "post"),
        "type": ("instance", "instanceof", "missiontype", "class", "kind"),
        "operator": ("sender", "sending", "sendingcountry", "sendingstate"),
        "country": ("host", "hostcountry", "receiving", "receivingcountry", "receivingstate"),
        "opened": ("inception", "start", "established"),
        "closed": ("dissolved", "abolished", "end"),
        "position": ("coord", "coords", "coordinates", "coordinate", "location"),
    },
}
"""Other names of the variables, in small letters; the names of docs/wikidata.md go before them."""
_MARKS = {"label": "Label", "precision": "Precision"}


def named(names: Sequence[str]) -> tuple[str, dict[str, str]] | None:
    """The query that variables are of, and what docs/wikidata.md calls each of them, by the name it has in the file; None for no query."""
    for query, needed in NEEDED.items():
        if set(needed) <= set(names):
            return query, {name: name for name in names}
    for query, also in ALSO.items():
        known = {other: name for name, others in also.items() for other in (name.lower(), *others)}
        found: dict[str, str] = {}
        for name in names:
            bare, mark = _bare(name)
            if (meant := known.get(bare)) and meant + mark not in found.values():
                found[name] = meant + mark
            else:
                found.setdefault(name, name)
        if set(NEEDED[query]) <= set(found.values()):
            return query, found
    return None


def _bare(name: str) -> tuple[str, str]:
    """A variable's name in small letters without `Label` or `Precision`, and that mark."""
    small = name.lower()
    for mark, written in _MARKS.items():
        if small.endswith(mark) and len(small) > len(mark):
            return small.removesuffix(mark).rstrip("_"), written
    return small, ""


def variables(source: Input) -> tuple[str, ...]:
    """The variables of a file in any of the forms. Raises InputError for what is none."""
    with opened(source) as text:
        begin = text.read(_BLOCK)
    start = begin.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "<")):
        return results.variables(source)
    if start.startswith("["):
        names: dict[str, None] = {}
        for number, (_, values, _) in enumerate(_objects(source)):
            names |= dict.fromkeys(values)
            if number == 200:
                break
        if not names:
            raise InputError("the file is a list of no solutions", place=str(source.path))
        return tuple(names)
    return tuple(_bare_variable(cell) for cell in _cells(start.splitlines()[0])) if start else ()


def solutions(source: Input) -> Iterator[tuple[int, Solution, str]]:
    """Number (from 1), values and text of each solution of a file in any of the forms. What is not bound, or is a blank node, is left out.

    Raises InputError for a file that breaks off or is none of the forms.
    """
    with opened(source) as text:
        start = text.read(200).lstrip("\ufeff \t\r\n")
    found = results.solutions(source) if start.startswith("{") else _objects(source) if start.startswith("[") else _rows(source)
    yield from found


def _objects(source: Input) -> Iterator[tuple[int, Solution, str]]:
    """The objects of a JSON list, whose values are texts (simple) or terms (verbose)."""
    with opened(source) as text:
        begin = text.read(_BLOCK).lstrip("\ufeff \t\r\n")
        source.head = "[\n"
        for number, found, raw in results.objects(text, begin[1:], source, r"\s*"):
            if not isinstance(found, dict):
                raise InputError(f"entry {number:,} of the list is no object", place=str(source.path))
            yield number, _texts(found, source, number), raw


def _texts(found: Mapping[str, Any], source: Input, number: int) -> Solution:
    values: Solution = {}
    for name, value in found.items():
        term = value if isinstance(value, dict) else {"type": "", "value": value}
        if not isinstance(term.get("value"), str | int | float):
            if value is None:
                continue
            raise InputError(f"solution {number:,}: {name} is neither a text nor a term of SPARQL", place=str(source.path))
        if term.get("type") != "bnode" and bound(str(term["value"])):
            values[name] = str(term["value"])
    return values


def bound(value: str) -> bool:
    """Whether a value is one: not empty, and no blank node (`t123`, `_:b0`, a skolem address), which says that it is not known."""
    return bool(value) and "/.well-known/genid/" not in value and not re.fullmatch(r"_:\w+|t\d+", value)


def _rows(source: Input) -> Iterator[tuple[int, Solution, str]]:
    """The rows of a table with the variables in its first line."""
    with opened(source, newline=None) as text:
        first = text.readline().lstrip("\ufeff")
        tabs = _tabs(first)
        names = [_bare_variable(cell) for cell in _cells(first)]
        source.head = first
        lines: Iterator[str] | TextIO = text
        rows = (line.rstrip("\r\n").split("\t") for line in lines) if tabs else csv.reader(lines, strict=True)
        try:
            for number, cells in enumerate(filter(any, rows), start=1):
                if len(cells) != len(names):
                    raise InputError(f"row {number + 1} has {len(cells)} cells, the header {len(names)}", place=str(source.path))
                values = {
                    name: value for name, cell in zip(names, cells, strict=True) if bound(value := _plain(cell) if tabs else cell.strip())
                }
                yield number, values, ("\t" if tabs else ",").join(cells)
        except csv.Error as error:
            raise InputError(f"the table cannot be read ({error})", place=str(source.path)) from error


def _tabs(line: str) -> bool:
    return "\t" in line


def _cells(line: str) -> list[str]:
    line = line.rstrip("\r\n")
    try:
        return line.split("\t") if _tabs(line) else next(csv.reader([line]), [])
    except csv.Error:
        return [line]


def _bare_variable(cell: str) -> str:
    return cell.strip().strip('"').removeprefix("?")


def _plain(cell: str) -> str:
    """A value of TSV without its marks: `<http://…>`, `"text"@en`, `"1"^^<…>`."""
    match = _TERM.fullmatch(cell.strip())
    if match is None:
        return cell.strip()
    return match[1] if match[1] is not None else str(json.loads(f'"{match[2]}"')) if "\\" in match[2] else match[2]
