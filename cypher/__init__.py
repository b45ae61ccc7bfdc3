"""The catalogue of every statement that the graph is ever sent: one `.cypher` file each, the same on both engines.

A file opens with a header of `//` lines that this module checks when it is loaded:

    // One sentence or more that says what the statement does.
    // each NAME: a, b, c                    (a template: one statement for each word, which stands for <NAME> in the text)
    // param NAME: TYPE, what it is          (one line a parameter; the text must use exactly these)
    // returns: a, b, c                      (the columns, in order; absent for statements without RETURN)
    // access: read | write

Engines take labels, relationship types and names of properties as part of the text only. So statements that differ in such a word are one
template over a closed list: words that the header names, or `relationship types`, the list that `graph/kinds.py` declares. The statement
of `write/draw.cypher` for VISITED is `write/draw/VISITED`. A word that is not in the list makes no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent
RELATIONSHIPS = "relationship types"
"""What a template's `each` line says for the list that `graph/kinds.py` declares."""
LONGEST = 100
"""Characters that a statement's name may have."""
_PARAM = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NAME = re.compile(r"[a-z]+(?:/[A-Za-z_]+)+")
_WORD = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)*")
_TYPE = re.compile(r"[A-Z]+(?:_[A-Z]+)*")
_PLACE = re.compile(r"<([A-Z]+)>")
_declared: list[tuple[str, ...]] = []


class CatalogueError(Exception):
    """A statement's file is missing or its header does not fit its text."""


@dataclass(frozen=True, slots=True)
class Query:
    """One statement: `name` is its path below this folder without the ending, e.g. `ask/claim`, and its word where it is of a template."""

    name: str
    doc: str
    params: tuple[str, ...]
    columns: tuple[str, ...]
    access: str
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A file as it stands: `place` is what its text holds for each of the `words`; without one the file is one statement."""

    query: Query
    place: str | None = None
    words: tuple[str, ...] = ()


def declare(types: Iterable[str]) -> None:
    """Close the list of relationship types. Said once, by `graph/kinds.py`; another list afterwards is refused."""
    closed = tuple(sorted(set(types)))
    odd = [name for name in closed if not _TYPE.fullmatch(name)]
    if odd:
        raise CatalogueError(f"a relationship type is upper-case words joined by _, not {', '.join(map(repr, odd))}")
    if _declared and _declared[0] != closed:
        raise CatalogueError("the relationship types are declared already, by graph/kinds.py")
    if not _declared:
        _declared.append(closed)


def relationships() -> tuple[str, ...]:
    """The closed list of relationship types. Raises CatalogueError before it is declared."""
    if not _declared:
        raise CatalogueError("the relationship types are not declared; import legation.graph.kinds first")
    return _declared[0]


@cache
def load(name: str) -> Query:
    """The statement `name` (e.g. `write/claims`, `write/draw/VISITED`). Raises CatalogueError with file and reason."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST:
        raise CatalogueError(f"{name[:LONGEST]!r} is no statement's name")
    path, _, word = name.rpartition("/")
    if "/" not in path or (ROOT / f"{name}.cypher").exists():
        template = read(name)
        if template.place is not None:
            raise CatalogueError(f"cypher/{name}.cypher is a template; name one of {', '.join(template.words)} after a slash")
        return template.query
    template = read(path)
    if word not in template.words:
        raise CatalogueError(
            f"cypher/{path}.cypher cannot be read for {word!r}, which is none of {', '.join(template.words) or 'its words'}"
        )
    text = _PLACE.sub(word, template.query.text)
    return Query(name, template.query.doc, template.query.params, template.query.columns, template.query.access, text)


@cache
def read(name: str) -> Template:
    """The file of the statement or template `name`. Raises CatalogueError with file and reason."""
    try:
        source = (ROOT / f"{name}.cypher").read_text(encoding="utf-8")
    except OSError as error:
        raise CatalogueError(f"cypher/{name}.cypher cannot be read: {error.strerror}") from error
    return parse_file(name, source)


def files() -> list[str]:
    """Every file's name below this folder, without its ending, sorted."""
    return sorted(str(path.relative_to(ROOT).with_suffix("")) for path in ROOT.rglob("*.cypher"))


def names() -> list[str]:
    """Every statement's name, sorted; of a template one for each of its words."""
    found = []
    for name in files():
        template = read(name)
        found += [name] if template.place is None else [f"{name}/{word}" for word in template.words]
    return sorted(found)


def parse(name: str, source: str) -> Query:
    """The statement of a file that is no template."""
    return parse_file(name, source).query


def parse_file(name: str, source: str) -> Template:
    """Split a statement's file into header and text and check one against the other."""
    doc: list[str] = []
    params: list[str] = []
    columns: tuple[str, ...] = ()
    access = ""
    place, words = None, ""
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
        elif note.startswith("each "):
            place, _, words = (part.strip() for part in note[5:].partition(":"))
        elif note.startswith("returns:"):
            columns = tuple(part.strip() for part in note[8:].split(",") if part.strip())
        elif note.startswith("access:"):
            access = note[7:].strip()
        else:
            doc.append(note)
    text = "\n".join(body).strip()
    if not text or not doc or access not in ("read", "write"):
        raise CatalogueError(f"cypher/{name}.cypher needs a sentence, an access line (read or write) and a statement")
    bare = _STRING.sub("''", text)
    used = set(_PARAM.findall(bare))
    if used != set(params):
        odd = ", ".join(sorted(used ^ set(params)))
        raise CatalogueError(f"cypher/{name}.cypher: declared and used parameters differ: {odd}")
    query = Query(name, " ".join(doc), tuple(params), columns, access, text)
    if set(_PLACE.findall(text)) != ({place} if place else set()):
        raise CatalogueError(f"cypher/{name}.cypher: what `each` names and what stands in <> differ")
    return Template(query, place, _words(name, words)) if place else Template(query)


def _words(name: str, listed: str) -> tuple[str, ...]:
    if listed == RELATIONSHIPS:
        return relationships()
    words = tuple(word.strip() for word in listed.split(","))
    odd = [word for word in words if not _WORD.fullmatch(word)]
    if odd or len(set(words)) < len(words):
        raise CatalogueError(f"cypher/{name}.cypher: `each` lists words of letters and _, each once")
    return words
