"""Opaque cursors: where a list goes on. They hold the keys of the last row and the digest of the question, and are no secret."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

import orjson

from legation.graph.errors import InputError


def question_mark(*parts: object) -> str:
    """A short digest of the question that a cursor belongs to."""
    return hashlib.blake2b(orjson.dumps([str(part) for part in parts]), digest_size=6).hexdigest()


def write_cursor(mark: str, *keys: str) -> str:
    """A cursor for the row with these keys."""
    return base64.urlsafe_b64encode(orjson.dumps([mark, *keys])).decode().rstrip("=")


def read_cursor(cursor: str | None, mark: str, count: int) -> list[str] | None:
    """The `count` keys, or None for the first page. Raises InputError for a cursor of another question or none of ours."""
    if cursor is None:
        return None
    try:
        held: Any = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise InputError("this is no cursor of ours; leave it out for the first page", place="cursor") from error
    if not isinstance(held, list) or len(held) != count + 1 or not all(isinstance(one, str) for one in held):
        raise InputError("this is no cursor of ours; leave it out for the first page", place="cursor")
    if held[0] != mark:
        raise InputError("this cursor belongs to another question; its parameters have to stay the same from page to page", place="cursor")
    return held[1:]
