"""Each parser as a function of bytes: whatever comes, it gives claims that stand or an error of ours, and nothing else.

Used by hypothesis (`test_parsers.py`, in every run) and by atheris (`atheris_parsers.py`, by hand).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from extraction.extract import extract
from extraction.page import read_article
from graph import time
from graph.errors import InputError, LegationError
from loaders import registry
from loaders.base import Input, Record, Refusal

FOLDER = Path(tempfile.mkdtemp(prefix="legation-fuzz-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
DATA = Path(__file__).resolve().parents[1] / "data"


def _load(loader: str, data: bytes) -> int:
    """Rows that a loader accounts for, as `legation load` reads them: everything is checked first, then read."""
    path = FOLDER / "input"
    path.write_bytes(data)
    declaration, rows = registry.find(loader), 0
    try:
        source = Input(path, {})
        declaration.check(source)
        for item in declaration.read(source):
            assert item.place
            rows += item.rows
            if isinstance(item, Record):
                assert all(claim.id and claim.kind and claim.subject for claim in item.claims)
            else:
                assert isinstance(item, Refusal)
                assert item.reason
    except InputError:
        return 0
    return rows


def sipri(data: bytes) -> int:
    """A table of the arms transfers register, any shape of it."""
    return _load("sipri", data)


def json_lines(data: bytes) -> int:
    """Claims as JSON Lines."""
    return _load("claims", data)


def edtf(data: bytes) -> int:
    """A time as EDTF: its earliest day is not after its latest."""
    try:
        read = time.parse(data.decode("utf-8", "replace"))
    except time.TimeError:
        return 0
    assert read.earliest is None or read.latest is None or read.earliest <= read.latest
    return 1


def html(data: bytes) -> int:
    """A page."""
    try:
        article = read_article(b"<html><body>" + data)
    except LegationError:
        return 0
    return len(extract(article.text[:20_000], article.published))


def article(data: bytes) -> int:
    """An article's text: every claim quotes it."""
    text = data.decode("utf-8", "replace")[:20_000]
    try:
        found = extract(text, "2023-03-29", "The Times")
    except LegationError:
        return 0
    for claim in found:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.subject != claim.object
    return len(found)


TARGETS: dict[str, Callable[[bytes], int]] = {one.__name__: one for one in (sipri, json_lines, edtf, html, article)}
"""The parsers by name."""


def seeds(name: str) -> list[bytes]:
    """Real input to begin from."""
    if name == "sipri":
        return [path.read_bytes()[:6000] for path in sorted((DATA / "sipri").glob("*.csv"))]
    passages = (DATA / "extraction" / "passages.jsonl").read_bytes().splitlines()[:40]
    if name == "json_lines":
        return [
            b'{"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991", "source": {"publisher": "The Times of Israel"}}\n',
            b'{"kind": "share", "subject": "ISR", "object": "AZE", "when": "2016/2020", "figure": {"value": 69, "unit": "percent", '
            b'"base": "imports", "scope": "major arms"}, "source": {"publisher": "SIPRI", "published": "2021-03"}}\n',
        ]
    if name == "edtf":
        return [b"1991", b"1991-12", b"1991-12-25", b"2016/2020", b"199X", b"1991~", b"../1991", b"1991/..", b"1991-12?", b"[1991..1993]"]
    return passages
