"""The twin of a table: what its columns mean and in which unit, where the figures come from, how to cite them.

The form follows CSV on the Web (W3C, Metadata Vocabulary for Tabular Data); what it has no word for is named after
Dublin Core and schema.org, else `urn:legation:term:…`, so that validators take it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from legation.service.answers.base import Answer, SourceRef
from legation.service.answers.tidy import TidyTable
from legation.service.tables.columns import meaning_of, unit_of
from legation.service.tables.schema import Column, Holds, schema


def table_metadata(answer: Answer, url: str, licences: Mapping[str, str | None], *, made: date) -> dict[str, Any]:
    """The metadata of `answer.table()`. `url` is the table's own address, `licences` those of the sources by id."""
    said = answer.TABLE.says(type(answer))
    columns = [
        _column(one, meaning_of(one.name, said[one.name], number=one.holds is Holds.integer), unit_of(one.name))
        for one in schema(type(answer))
    ]
    return _document(answer, url, columns, answer.TABLE.key, licences, made)


def tidy_metadata(
    answer: TidyTable, head: Mapping[str, str], url: str, licences: Mapping[str, str | None], *, made: date
) -> dict[str, Any]:
    """The metadata of a tidy table; `head` are its first columns with what they mean."""
    columns = [_column(Column(name, Holds.integer if name == "year" else Holds.text, False), means, None) for name, means in head.items()]
    for one in answer.columns_:
        held = {"text": Holds.text, "integer": Holds.integer, "number": Holds.number}[one.type]
        columns.append(_column(Column(one.name, held, True), one.means, one.unit) | {"dc:source": one.sources})
    return _document(answer, url, columns, tuple(head), licences, made)


_DATATYPES: dict[Holds, str | dict[str, str]] = {
    Holds.text: "string", Holds.integer: "integer", Holds.number: "number", Holds.truth: {"base": "boolean", "format": "True|False"},
    Holds.day: "date", Holds.moment: "datetime", Holds.edtf: {"base": "string", "dc:format": "EDTF (ISO 8601-2)"}, Holds.several: "string",
    Holds.counts: "json",
}  # fmt: skip


def _column(one: Column, means: str, unit: str | None) -> dict[str, Any]:
    made: dict[str, Any] = {"name": one.name, "titles": one.name, "dc:description": means, "datatype": _DATATYPES[one.holds]}
    if one.holds is Holds.several:
        made["separator"] = "; "
    if not one.empty and one.holds not in (Holds.several, Holds.text):
        made["required"] = True
    if unit:
        made["schema:unitText"] = unit
    return made


def _document(
    answer: Answer, url: str, columns: list[dict[str, Any]], key: tuple[str, ...], licences: Mapping[str, str | None], made: date
) -> dict[str, Any]:
    sources = list(sources_of(answer))
    described: dict[str, Any] = {"columns": columns}
    if key:
        described["primaryKey"] = list(key)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": (type(answer).__doc__ or type(answer).__name__).strip().splitlines()[0],
        "dc:date": made.isoformat(),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tableSchema": described,
        "notes": list(getattr(answer, "notes", [])),
        "dc:source": [
            one.model_dump(mode="json", exclude_unset=True) | {"dc:license": licences.get(one.id), "bibtex": bibtex(one)} for one in sources
        ],
        "dc:bibliographicCitation": [one.citation for one in sources],
        "urn:legation:term:bibtex": "\n\n".join(bibtex(one) for one in sources),
    }


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
