"""The twin of a table: what its columns mean and in which unit, where the figures come from, how to cite them.

The form follows CSV on the Web (W3C, Metadata Vocabulary for Tabular Data); `bibtex` and `citation` are members of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from legation.service.answers.base import Answer, SourceRef
from legation.service.answers.tidy import TidyTable
from legation.service.tables.columns import MEANINGS, unit_of


def table_metadata(answer: Answer, url: str, licences: Mapping[str, str | None], *, made: date) -> dict[str, Any]:
    """The metadata of `answer.table()`. `url` is the table's own address, `licences` those of the sources by id."""
    sources = list(sources_of(answer))
    meanings = field_meanings(type(answer))
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": (type(answer).__doc__ or type(answer).__name__).strip().splitlines()[0],
        "dc:date": made.isoformat(),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": "\r\n"},
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "dc:description": MEANINGS.get(name) or meanings.get(name) or name.replace("_", " ")}
                | ({"unit": unit} if (unit := unit_of(name)) else {})
                for name in answer.columns()
            ]
        },
        "notes": list(getattr(answer, "notes", [])),
        "dc:source": [
            one.model_dump(mode="json", exclude_unset=True) | {"dc:license": licences.get(one.id), "bibtex": bibtex(one)} for one in sources
        ],
        "citation": [one.citation for one in sources],
        "bibtex": "\n\n".join(bibtex(one) for one in sources),
    }


def tidy_metadata(
    answer: TidyTable, head: Mapping[str, str], url: str, licences: Mapping[str, str | None], *, made: date
) -> dict[str, Any]:
    """The metadata of a tidy table; `head` are its first columns with what they mean."""
    columns: list[dict[str, Any]] = [{"name": name, "titles": name, "dc:description": means} for name, means in head.items()]
    for one in answer.columns_:
        columns.append(
            {"name": one.name, "titles": one.name, "dc:description": one.means, "dc:source": one.sources}
            | ({"unit": one.unit} if one.unit else {})
        )
    return {**table_metadata(answer, url, licences, made=made), "tableSchema": {"columns": columns}}


def sources_of(answer: Answer) -> Iterator[SourceRef]:
    """Each source that stands anywhere in the answer, once, in order of appearance."""
    seen: set[str] = set()
    for one in _found(answer):
        if one.id not in seen:
            seen.add(one.id)
            yield one


def _found(value: object) -> Iterator[SourceRef]:
    if isinstance(value, SourceRef):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _found(getattr(value, name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _found(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _found(one)


def field_meanings(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> dict[str, str]:
    """Descriptions of the fields of an answer and of its parts, by name; the outermost wins."""
    seen = seen if seen is not None else set()
    seen.add(model)
    found: dict[str, str] = {}
    inner: list[type[BaseModel]] = []
    for name, field in model.model_fields.items():
        if field.description:
            found[field.alias or name] = field.description
        inner += [one for one in _models(field.annotation) if one not in seen]
    for one in inner:
        found = field_meanings(one, seen) | found
    return found


def _models(annotation: object) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)


def bibtex(source: SourceRef) -> str:
    """A BibTeX entry: `@misc`, which takes any source; publisher and title in braces so that capitals stay."""
    year = re.match(r"\d{4}", source.published or source.edition or "")
    fields = {
        "author": "{" + _tex(source.publisher) + "}",
        "title": "{" + _tex(source.title or source.citation) + "}",
        "year": year[0] if year else "n.d.",
        "edition": _tex(source.edition or ""),
        "howpublished": rf"\url{{{source.url}}}" if source.url else "",
        "note": _tex(source.citation),
    }
    inner = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{legation-{source.id},\n{inner}\n}}"


_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)
