"""The Reconciliation Service API 0.2 (W3C Community Group) over the party register: texts to parties, by date.

A candidate is a `match` only where the register resolves the text to exactly one party (on the date, where one is given); near names are
offered to choose from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from legation.graph import time
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import Party, register

MOST_QUERIES = 500
MOST_CANDIDATES = 50
TYPES = {"country": "Country", "organization": "Organisation", "group": "Group"}
DATE = {"id": "date", "name": "date for which the name holds (EDTF: 1985, 1991-12-25)"}
SPACE = "urn:legation:party:"


def manifest(base: str) -> dict[str, Any]:
    """The service's own description. `base` is the address of the service without a slash at its end."""
    return {
        "versions": ["0.1", "0.2"],
        "name": "Legation: parties of diplomatic relations, by date",
        "identifierSpace": SPACE,
        "schemaSpace": "urn:legation:term:",
        "defaultTypes": [_type(kind) for kind in TYPES],
        "view": {"url": f"{base}/party/{{{{id}}}}"},
        "batchSize": 100,
        "suggest": {
            "entity": {"service_url": base, "service_path": "/reconcile/suggest/entity"},
            "property": {"service_url": base, "service_path": "/reconcile/suggest/property"},
        },
    }


def read_queries(text: str) -> dict[str, dict[str, Any]]:
    """The batch of queries from its JSON text. Raises InputError."""
    try:
        queries = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise InputError(f"this is no JSON: {error}", place="queries") from error
    if not isinstance(queries, dict) or not all(isinstance(one, dict) and isinstance(one.get("query"), str) for one in queries.values()):
        raise InputError('write {"q0": {"query": "Yugoslavia"}, …}', place="queries")
    if len(queries) > MOST_QUERIES:
        raise InputError(f"{len(queries)} queries are too many; send at most {MOST_QUERIES}", place="queries")
    return queries


def answer(queries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The candidates for each query, best first. Raises InputError for a date or limit that is none."""
    return {name: {"result": _candidates(query, name)} for name, query in queries.items()}


def _candidates(query: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    text, kinds = str(query["query"])[:200], query.get("type")
    wanted = (
        {kinds} if isinstance(kinds, str) else set(kinds) if isinstance(kinds, list) and all(isinstance(k, str) for k in kinds) else None
    )
    limit = query.get("limit", 10)
    if not isinstance(limit, int) or not limit > 0:
        raise InputError(f"{limit!r} is no limit", place=f"{name}.limit")
    when = _date(query, name)
    days = (when.earliest, when.latest) if when and when.earliest and when.latest else None
    known = register()
    meant: Party | None = None
    if text.strip():
        try:
            meant = known.resolve(text, scheme="any", on=days)
        except UnknownParty:
            meant = None
    found: dict[str, dict[str, Any]] = {}
    if meant is not None and (wanted is None or meant.kind in wanted):
        found[meant.id] = _candidate(meant, 100.0, True)
    if text.strip():
        for hit in known.search(text, on=days[0] if days else None, limit=MOST_CANDIDATES):
            if wanted is None or hit.party.kind in wanted:
                found.setdefault(hit.party.id, _candidate(hit.party, min(round(hit.score, 1), 99.0), False))
    return list(found.values())[: min(limit, MOST_CANDIDATES)]


def _candidate(party: Party, score: float, match: bool) -> dict[str, Any]:
    return {
        "id": party.id, "name": party.name, "type": [_type(party.kind)], "score": score, "match": match, "description": _lifespan(party),
        "features": [{"id": "name_score", "value": score}],
    }  # fmt: skip


def _type(kind: str) -> dict[str, str]:
    return {"id": kind, "name": TYPES.get(kind, kind)}


def _kinds(given: object) -> set[str] | None:
    """The types asked for, or None for any."""
    texts = {one for one in (given if isinstance(given, list) else [given]) if isinstance(one, str) and one}
    return texts or None


def _date(query: Mapping[str, Any], name: str) -> time.When | None:
    """The value of the property `date`."""
    given = query.get("properties") or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise InputError("properties are a list of {pid, v}", place=f"{name}.properties")
    for one in given:
        if one.get("pid") == DATE["id"]:
            value = one.get("v")
            first = value[0] if isinstance(value, list) and value else value
            if first is None or first == []:
                continue
            try:
                return time.parse(str(first))
            except time.TimeError as error:
                raise InputError(str(error), place=f"{name}.date") from error
    return None


def suggest_entity(prefix: str, limit: int = 10) -> dict[str, Any]:
    """Parties whose names begin with or contain the letters."""
    hits = register().search(prefix, limit=limit) if prefix.strip() else []
    return {
        "result": [
            {"id": hit.party.id, "name": hit.party.name, "description": _lifespan(hit.party), "notable": [_type(hit.party.kind)]}
            for hit in hits
        ]
    }  # fmt: skip


def suggest_property(prefix: str) -> dict[str, Any]:
    """The one property there is."""
    return {"result": [DATE] if DATE["id"].startswith(prefix.strip().lower()) else []}


def _lifespan(party: Party) -> str:
    if party.begin is None and party.end is None:
        return TYPES.get(party.kind, party.kind)
    return f"{TYPES.get(party.kind, party.kind)}, {party.begin or '?'} to {party.end or 'the present'}"
