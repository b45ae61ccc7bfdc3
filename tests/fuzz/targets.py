"""Each parser as a function of bytes: whatever comes, it gives claims that stand or an error of ours, and nothing else.

Used by hypothesis (`test_parsers.py`, in every run) and by atheris (`atheris_parsers.py`, by hand).
"""

from __future__ import annotations

import os
import tarfile
import tempfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from legation.extraction.extract import extract
from legation.extraction.page import read_article
from legation.graph import time
from legation.graph.errors import InputError, LegationError
from legation.loaders.frame import registry
from legation.loaders.frame.base import Input, Kept, Record, Refusal

FOLDER = Path(tempfile.mkdtemp(prefix="legation-fuzz-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
DATA = Path(__file__).resolve().parents[1] / "data"
QUERY_RESULT = (
    b'{"head": {"vars": ["statement", "subject", "object", "start", "startPrecision", "end", "endPrecision"]}, "results": {"bindings": [\n'
    b'{"statement": {"type": "uri", "value": "http://www.wikidata.org/entity/statement/Q801-1"}, "subject": {"type": "uri", "value": '
    b'"http://www.wikidata.org/entity/Q801"}, "object": {"type": "uri", "value": "http://www.wikidata.org/entity/Q227"}, "start": {"type": '
    b'"literal", "value": "1992-04-07T00:00:00Z"}, "startPrecision": {"type": "literal", "value": "11"}}\n]}}'
)
"""One statement of Wikidata's as its query service gives it."""


def _load(loader: str, data: bytes) -> int:
    """Rows that a loader accounts for, as `legation load` reads them: everything is checked first, then read."""
    path = FOLDER / "input-2022-11-16"  # some sources say their day in the file's name
    path.write_bytes(data)
    declaration, rows = registry.find(loader), 0
    try:
        source = Input(path, {})
        declaration.check(source)
        for item in declaration.read(source):
            if isinstance(item, Kept):  # rows that stay beside the graph
                rows += item.rows
                continue
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


def tables(data: bytes) -> int:
    """A file of any other source: the first byte says which loader reads it."""
    loaders = others()
    return _load(loaders[data[0] % len(loaders)], data[1:]) if data else 0


@cache
def others() -> tuple[str, ...]:
    """The loaders that have no target of their own."""
    return tuple(one.name for one in registry.all() if one.name not in ("claims", "sipri"))


TARGETS: dict[str, Callable[[bytes], int]] = {one.__name__: one for one in (sipri, tables, json_lines, edtf, html, article)}
"""The parsers by name."""


@cache
def table_seeds() -> list[bytes]:
    """A slice of a real file for each loader that takes it, behind the loader's number."""
    packed, found = BytesIO(), []
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        tar.add(DATA / "world_b" / "visits", arcname=".")
    slices = [path.read_bytes() for path in sorted([*(DATA / "world_a").iterdir(), *(DATA / "world_b").iterdir()]) if path.is_file()]
    for content in [*slices, packed.getvalue(), QUERY_RESULT]:
        found += [bytes([number]) + content for number, loader in enumerate(others()) if _load(loader, content)]
    return found


def seeds(name: str) -> list[bytes]:
    """Real input to begin from."""
    if name == "tables":
        return table_seeds()
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
