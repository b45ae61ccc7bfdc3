"""The parameters of an address, taken apart once and strictly before anything else looks at them.

What cannot be read in one way only is refused: broken percent-encoding, control characters, a parameter that the address does not take,
one that stands twice where one is meant. So that what is kept under `kept_under` is what this address, and no other, answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode

import orjson
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from legation.graph.errors import InputError
from legation.graph.signs import hidden, shown
from legation.service.declaration import is_list, unknown

Pairs = list[tuple[str, str]]
"""Names and values, decoded, in the order of the address."""
MOST = 1000
"""Parameters of one address; a table of every party has some hundred."""
ALWAYS: Mapping[str, bool] = {"pin": False, "metadata": False, "bom": False, "format": False}
"""What every question takes beside its own."""
_BROKEN = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_LONGEST = 60


def pairs(query: bytes) -> Pairs:
    """The parameters of a query string. Raises InputError for one that reads in more than one way."""
    if not query:
        return []
    pieces = [piece for piece in query.split(b"&") if piece]
    if len(pieces) > MOST:
        raise InputError(f"the address has {len(pieces):,} parameters; at most {MOST:,} are read", place="query")
    found = []
    for piece in pieces:
        name, _, value = piece.partition(b"=")
        found.append((_text(name, "query"), _text(value, "")))
    return found


def _text(raw: bytes, place: str) -> str:
    if _BROKEN.search(raw):
        raise InputError("a % is not followed by two hexadecimal digits; write %25 for the sign itself", place=place or "query")
    try:
        text = unquote_to_bytes(raw.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        raise InputError("the address is not UTF-8, percent-encoded", place=place or "query") from None
    if sign := hidden(text):
        raise InputError(f"{_short(text)!r} holds the control character {sign}; leave it out", place=place or "query")
    return text


def check(found: Pairs, takes: Mapping[str, bool]) -> None:
    """Every name is one that the address `takes` (by name: whether it may be repeated), and once where one is meant. Raises InputError."""
    seen = set()
    for name, _ in found:
        many = takes.get(name, ALWAYS.get(name))
        if many is None:
            raise InputError(unknown(name, takes), place=_short(name) or "query")
        if not many and name in seen:
            raise InputError(f"{name} stands twice and one is meant; give it once", place=name)
        seen.add(name)


def _short(text: str) -> str:
    plain = shown(text)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def in_order(found: Pairs) -> Pairs:
    """In one order: that of the names; values of one name stay as they stand."""
    return sorted(found, key=lambda pair: pair[0])


def written(found: Pairs) -> bytes:
    """The query string of some parameters."""
    return urlencode(found).encode()


def kept_under(path: str, read: Mapping[str, Any] | None, found: Pairs) -> str:
    """What an answer is kept under: the address with the parameters as they were read (typed), or as they stand where nothing reads them.
    JSON, so that no value can be taken for another name."""
    if read is not None:
        return orjson.dumps([path, dict(read)], option=orjson.OPT_SORT_KEYS, default=repr).decode()
    return orjson.dumps([path, in_order(found)]).decode()


class Addresses:
    """Which parameters the addresses of some routes take."""

    def __init__(self, routes: Iterable[object]) -> None:
        self._routes = [(one, _takes(one)) for one in routes if isinstance(one, APIRoute)]

    def takes(self, method: str, path: str) -> Mapping[str, bool] | None:
        """By name, whether it may be repeated; None where nothing answers, or where the route reads the query by itself."""
        for route, takes in self._routes:
            if method in (route.methods or ()) and route.path_regex.match(path):
                return takes
        return None


def _takes(route: APIRoute) -> dict[str, bool]:
    found: dict[str, bool] = {}
    todo: list[Dependant] = [route.dependant]
    while todo:
        one = todo.pop()
        found |= {param.alias: is_list(param.field_info.annotation) for param in one.query_params}
        todo += one.dependencies
    return found
