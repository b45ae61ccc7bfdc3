"""The catalogue of every statement that the graph is ever sent: one `.cypher` file each, the same on both engines.

A file opens with a header of `//` lines that this module checks when it is loaded:

    // One sentence or more that says what the statement does.
    // param NAME: TYPE, what it is          (one line a parameter; the text must use exactly these)
    // returns: a, b, c                      (the columns, in order; absent for statements without RETURN)
    // access: read | write
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent
_PARAM = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")


class CatalogueError(Exception):
    """A statement's file is missing or its header does not fit its text."""


@dataclass(frozen=True, slots=True)
class Query:
    """One statement: `name` is its path below this folder without the ending, e.g. `ask/claim`."""

    name: str
    doc: str
    params: tuple[str, ...]
    columns: tuple[str, ...]
    access: str
    text: str


@cache
def load(name: str) -> Query:
    """The statement `name` (e.g. `write/claims`). Raises CatalogueError with file and reason."""
    path = ROOT / f"{name}.cypher"
    try:
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CatalogueError(f"cypher/{name}.cypher cannot be read: {error.strerror}") from error
    return parse(name, source)


def names() -> list[str]:
    """Every statement's name, sorted."""
    return sorted(str(path.relative_to(ROOT).with_suffix("")) for path in ROOT.rglob("*.cypher"))


def parse(name: str, source: str) -> Query:
    """Split a statement's file into header and text and check one against the other."""
    doc: list[str] = []
    params: list[str] = []
    columns: tuple[str, ...] = ()
    access = ""
    body: list[str] = []
    for line in source.splitlines():
        if not line.startswith("//"):
            body.append(line)
            continue
        if body:
            raise CatalogueError(f"cypher/{name}.cypher: comments belong to the header")
        note = line[2:].strip()
        if note.startswith("param "):
            params.append(note[6:].split(":", 1)[0].strip())
        elif note.startswith("returns:"):
            columns = tuple(part.strip() for part in note[8:].split(",") if part.strip())
        elif note.startswith("access:"):
            access = note[7:].strip()
        else:
            doc.append(note)
    text = "\n".join(body).strip()
    if not text or not doc or access not in ("read", "write"):
        raise CatalogueError(f"cypher/{name}.cypher needs a sentence, an access line (read or write) and a statement")
    used = set(_PARAM.findall(_STRING.sub("''", text)))
    if used != set(params):
        odd = ", ".join(sorted(used ^ set(params)))
        raise CatalogueError(f"cypher/{name}.cypher: declared and used parameters differ: {odd}")
    return Query(name, " ".join(doc), tuple(params), columns, access, text)
