"""What the register tells of a party to somebody who reconciled a column: its properties (`extend`), and a small page (`preview`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from legation.graph.errors import InputError
from legation.graph.parties import Party, register

MOST_IDS = 1000
MOST_PROPERTIES = 30
_CODES = {
    "iso2": ("ISO 3166-1 alpha-2", "iso2"),
    "iso3": ("ISO 3166-1 alpha-3", "iso3"),
    "m49": ("UN M49 and ISO 3166-1 numeric", "ison"),
    "cow": ("Correlates of War number", "cow"),
    "cowc": ("Correlates of War abbreviation", "cowc"),
    "gw": ("Gleditsch–Ward number", "gw"),
    "gwc": ("Gleditsch–Ward abbreviation", "gwc"),
    "fips": ("FIPS 10-4", "fips"),
    "wikidata": ("Wikidata item", "wikidata"),
}
SCHEMES = {"id": "id", **{id_: scheme for id_, (_, scheme) in _CODES.items()}}
"""Properties that a query may give beside or in place of a text, and the register's scheme of each."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property: `values` are the texts of a party, none where the register has none."""

    id: str
    name: str
    values: Callable[[Party], list[str]]


def _codes(scheme: str) -> Callable[[Party], list[str]]:
    """Today's code first, then former ones; each once."""

    def values(party: Party) -> list[str]:
        held = sorted((code for code in party.codes if code.scheme == scheme), key=lambda code: code.end is not None)
        return list(dict.fromkeys(code.value for code in held))

    return values


def _one(text: Callable[[Party], str | None]) -> Callable[[Party], list[str]]:
    return lambda party: [found] if (found := text(party)) else []


_ALL = (
    Property("capital", "capital", _one(lambda party: party.capital)),
    Property("begin", "first day of existence (EDTF)", _one(lambda party: party.begin)),
    Property("end", "last day of existence (EDTF)", _one(lambda party: party.end)),
    Property("region", "region (UN M49)", _one(lambda party: party.region)),
    Property("kind", "country, organisation or group", _one(lambda party: party.kind)),
    Property("latitude", "latitude of the capital", _one(lambda party: None if party.latitude is None else str(party.latitude))),
    Property("longitude", "longitude of the capital", _one(lambda party: None if party.longitude is None else str(party.longitude))),
    *(Property(id_, name, _codes(scheme)) for id_, (name, scheme) in _CODES.items()),
)
PROPERTIES = {one.id: one for one in _ALL}


def propose(kind: str | None, limit: int | None) -> dict[str, Any]:
    """The properties that may be asked for. They are the same for every type."""
    shown = [{"id": one.id, "name": one.name} for one in _ALL][:limit]
    return {"properties": shown, **({"type": kind} if kind else {}), **({"limit": limit} if limit else {})}


def extend(query: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of parties, as version 0.2 writes them: rows by id. An id that is no party has empty cells. Raises InputError."""
    ids, wanted = _read(query)
    rows = {id_: {one.id: [{"str": text} for text in texts] or [{}] for one, texts in _cells(id_, wanted)} for id_ in ids}
    return {"meta": _meta(wanted), "rows": rows}


def extend_list(query: Mapping[str, Any]) -> dict[str, Any]:
    """The same as the draft of 1.0 writes it: a list of rows, each with a list of properties."""
    ids, wanted = _read(query)
    rows = [
        {"id": id_, "properties": [{"id": one.id, "values": [{"str": text} for text in texts]} for one, texts in _cells(id_, wanted)]}
        for id_ in ids
    ]
    return {"meta": _meta(wanted), "rows": rows}


def preview(id_: str) -> str:
    """A small page on one party. Raises UnknownParty."""
    party = register().get(register().current_id(id_) or id_)
    lines = [(one.name, ", ".join(texts)) for one in _ALL if (texts := one.values(party))]
    body = "".join(f"<tr><th>{escape(name)}</th><td>{escape(text)}</td></tr>" for name, text in lines)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>' + escape(party.name) + "</title></head>"
        f"<body><h1>{escape(party.name)}</h1><table>{body}</table></body></html>"
    )


def _meta(wanted: list[Property]) -> list[dict[str, str]]:
    return [{"id": one.id, "name": one.name} for one in wanted]


def _cells(id_: str, wanted: list[Property]) -> list[tuple[Property, list[str]]]:
    current = register().current_id(id_)
    party = register().get(current) if current else None
    return [(one, one.values(party) if party else []) for one in wanted]


def _read(query: Mapping[str, Any]) -> tuple[list[str], list[Property]]:
    ids, properties = query.get("ids"), query.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids) or not isinstance(properties, list):
        raise InputError('write {"ids": ["AZE"], "properties": [{"id": "cow"}]}', place="extend")
    if len(ids) > MOST_IDS or len(properties) > MOST_PROPERTIES:
        raise InputError(f"ask for at most {MOST_IDS} parties and {MOST_PROPERTIES} properties at once", place="extend")
    wanted: list[Property] = []
    for one in properties:
        name = one.get("id") if isinstance(one, Mapping) else None
        if not isinstance(name, str) or name not in PROPERTIES:
            raise InputError(f"there is no property {str(name)[:60]!r}; there are {', '.join(PROPERTIES)}", place="extend.properties")
        wanted.append(PROPERTIES[name])
    return ids, wanted
