"""Reconciliation (W3C Community Group, 0.2 and the draft of 1.0) over the party register: texts and codes to parties, by date.

A candidate is a `match` only where the register resolves the text to exactly one party (on the date, where one is given); near names are
offered to choose from. A query affects its own result only: a date or code that cannot be read means that nothing of that query is a match.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from legation.graph import time as dates
from legation.graph.errors import InputError, LimitExceeded, UnknownParty
from legation.graph.parties import Party, register
from legation.service.reconciliation.properties import PROPERTIES, SCHEMES

MOST_QUERIES = 500
SECONDS = 10.0
"""Of work for one batch."""
MOST_CONDITIONS = 100
"""Conditions of one query that are read."""
MOST_CANDIDATES = 50
USUAL_CANDIDATES = 10
TYPES = {"country": "Country", "organization": "Organisation", "group": "Group"}
DATE = {"id": "date", "name": "date for which the name holds (EDTF: 1985, 1991-12-25)"}
SPACE = "urn:legation:party:"
NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Query:
    """One query as any version of the API can say it. `unreadable` says that a value of it could not be read."""

    text: str = ""
    types: frozenset[str] | None = None
    limit: int = USUAL_CANDIDATES
    when: dates.When | None = None
    codes: tuple[tuple[str, str], ...] = ()
    unreadable: bool = False


def manifest(base: str) -> dict[str, Any]:
    """The service's own description, for 0.2 and 1.0 at once. `base` is the address of the service without a slash at its end."""
    return {
        "versions": ["0.1", "0.2", "1.0-draft"],
        "name": "Legation: parties of diplomatic relations, by date",
        "identifierSpace": SPACE,
        "schemaSpace": "urn:legation:term:",
        "defaultTypes": [kind_of(kind) for kind in TYPES],
        "view": {"url": f"{base}/party/{{{{id}}}}"},
        "batchSize": 100,
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", "width": 400, "height": 180},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/extend/propose"},
            "property_settings": [],
        },
        "suggest": {
            "entity": {"service_url": base, "service_path": "/reconcile/suggest/entity"},
            "property": {"service_url": base, "service_path": "/reconcile/suggest/property"},
            "type": {"service_url": base, "service_path": "/reconcile/suggest/type"},
        },
    }


def read_object(text: str | bytes, place: str) -> dict[str, Any]:
    """The JSON object of a form's field or a body. Raises InputError."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise InputError(f"this is no JSON: {error}", place=place) from error
    if not isinstance(found, dict):
        raise InputError("this is no JSON object", place=place)
    return found


def read_queries(text: str) -> dict[str, object]:
    """The batch of queries by name. Raises InputError where the batch itself cannot be read."""
    queries = read_object(text, "queries")
    _bounded(len(queries))
    return queries


def answer(queries: Mapping[str, object]) -> dict[str, Any]:
    """The candidates for each query of version 0.2, best first; what is no query has none."""
    left = _Left()
    return {name: {"result": left.candidates(_query(query))} for name, query in queries.items()}


def match(batch: Mapping[str, Any]) -> dict[str, Any]:
    """The candidates for each query of the draft of 1.0, in the order of the queries. Raises InputError where there is no list of them."""
    queries = batch.get("queries")
    if not isinstance(queries, list):
        raise InputError('write {"queries": [{"conditions": [{"matchType": "name", "propertyValue": "Yugoslavia"}]}]}', place="queries")
    _bounded(len(queries))
    left = _Left()
    return {"results": [{"candidates": left.candidates(_query_by_conditions(query))} for query in queries]}


class _Left:
    """The time that is left for one batch, and what its queries found: columns repeat their values. Raises LimitExceeded past `SECONDS`."""

    def __init__(self) -> None:
        self._until = time.thread_time() + SECONDS
        self._found: dict[Query, list[dict[str, Any]]] = {}

    def candidates(self, query: Query) -> list[dict[str, Any]]:
        """What a query can mean."""
        if query not in self._found:
            if time.thread_time() > self._until:
                raise LimitExceeded(f"the queries before this one took {SECONDS:g} s of work; send fewer at once")
            self._found[query] = candidates(query)
        return self._found[query]


def candidates(query: Query) -> list[dict[str, Any]]:
    """What the query can mean, best first; the first one is a match where it is the only meaning."""
    days = (query.when.earliest, query.when.latest) if query.when and query.when.earliest and query.when.latest else None
    meant = None if query.unreadable else _meant(query, days)
    found: dict[str, dict[str, Any]] = {}
    if meant is not None and (query.types is None or meant.kind in query.types):
        found[meant.id] = _candidate(meant, 100.0, True)
    if query.text.strip():
        for hit in register().search(query.text, on=days[0] if days else None, limit=MOST_CANDIDATES):
            if query.types is None or hit.party.kind in query.types:
                found.setdefault(hit.party.id, _candidate(hit.party, min(round(hit.score, 1), 99.0), False))
    return list(found.values())[: query.limit]


def kind_of(kind: str) -> dict[str, str]:
    """A type as the API writes it."""
    return {"id": kind, "name": TYPES.get(kind, kind)}


def lifespan(party: Party) -> str:
    """The kind of the party and from when to when it existed."""
    if party.begin is None and party.end is None:
        return TYPES.get(party.kind, party.kind)
    return f"{TYPES.get(party.kind, party.kind)}, {party.begin or '?'} to {party.end or 'the present'}"


def suggest_entity(prefix: str, limit: int = 10) -> dict[str, Any]:
    """Parties whose names begin with or contain the letters."""
    hits = register().search(prefix, limit=limit) if prefix.strip() else []
    return {
        "result": [
            {"id": hit.party.id, "name": hit.party.name, "description": lifespan(hit.party), "notable": [kind_of(hit.party.kind)]}
            for hit in hits
        ]
    }  # fmt: skip


def suggest_property(prefix: str) -> dict[str, Any]:
    """The properties that a query or an extension may name: the date, and the codes."""
    known = [DATE, *({"id": one.id, "name": one.name} for one in PROPERTIES.values())]
    return {"result": _beginning(prefix, known)}


def suggest_type(prefix: str) -> dict[str, Any]:
    """Country, organisation, group."""
    return {"result": _beginning(prefix, [kind_of(kind) for kind in TYPES])}


def _beginning(prefix: str, known: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    wanted = prefix.strip().casefold()
    return [one for one in known if one["id"].casefold().startswith(wanted) or wanted in one["name"].casefold()]


def _bounded(count: int) -> None:
    if count > MOST_QUERIES:
        raise InputError(f"{count} queries are too many; send at most {MOST_QUERIES}", place="queries")


def _meant(query: Query, days: Any) -> Party | None:
    """The one party that text and codes mean on the days; None where they mean none, several, or different ones."""
    known = register()
    texts = [("any", query.text)] if query.text.strip() else []
    found: dict[str, Party] = {}
    for scheme, value in [*texts, *query.codes]:
        try:
            party = known.resolve(value, scheme=scheme, on=days)
        except UnknownParty:
            return None
        found[party.id] = party
    return next(iter(found.values())) if len(found) == 1 else None


def _query(given: object) -> Query:
    """A query of version 0.1 or 0.2."""
    if not isinstance(given, Mapping):
        return Query(unreadable=True)
    properties = given.get("properties") or []
    pairs, unreadable = [], not isinstance(properties, list) or len(properties) > MOST_CONDITIONS
    for one in properties[:MOST_CONDITIONS] if isinstance(properties, list) else ():
        if isinstance(one, Mapping) and isinstance(one.get("pid"), str):
            pairs.append((one["pid"], one.get("v")))
        else:
            unreadable = True
    return _read(given.get("query"), given.get("type"), given.get("limit"), pairs, unreadable)


def _query_by_conditions(given: object) -> Query:
    """A query of the draft of 1.0."""
    conditions = given.get("conditions") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(conditions, list):
        return Query(unreadable=True)
    text: object = None
    pairs, unreadable = [], len(conditions) > MOST_CONDITIONS
    for one in conditions[:MOST_CONDITIONS]:
        kind = one.get("matchType") if isinstance(one, Mapping) else None
        if kind == "name":
            text = _first(one.get("propertyValue"))
        elif kind == "id":
            pairs.append(("id", one.get("propertyValue")))
        elif kind == "property" and isinstance(one.get("propertyId"), str):
            pairs.append((one["propertyId"], one.get("propertyValue")))
        else:
            unreadable = True
    return _read(text, given.get("type"), given.get("limit"), pairs, unreadable)


def _read(text: object, kinds: object, limit: object, pairs: Sequence[tuple[str, object]], unreadable: bool) -> Query:
    when, codes = None, []
    for name, given in pairs:
        value = _first(given)
        if value in NOTHING:
            continue
        if name == DATE["id"]:
            try:
                when = dates.parse(_as_date(value))
            except dates.TimeError:
                unreadable = True
        elif name in SCHEMES:
            codes.append((SCHEMES[name], _as_text(value)))
        # A property that the register does not know tells nothing apart, as the API wants it: it is left out.
    if text is not None and not isinstance(text, str | int | float):
        unreadable = True
    types = {one for one in (kinds[:MOST_CONDITIONS] if isinstance(kinds, list) else [kinds]) if isinstance(one, str) and one}
    most = limit if isinstance(limit, int) and not isinstance(limit, bool) and limit > 0 else USUAL_CANDIDATES
    return Query(
        text=_as_text(text)[:200] if isinstance(text, str | int | float) else "", types=frozenset(types) or None,
        limit=min(most, MOST_CANDIDATES),
        when=when, codes=tuple(codes), unreadable=unreadable,
    )  # fmt: skip


def _first(value: object) -> object:
    """The first of several values; of a cell that was reconciled before, its id."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("id") or value.get("str") or value.get("name")
    return value


def _as_text(value: object) -> str:
    """A cell as text: spreadsheets make `365.0` of a code."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _as_date(value: object) -> str:
    """A cell as an EDTF text: `1985.0` is a year."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        text = _as_text(value)
        return text.zfill(4) if text.isdigit() else text
    text = str(value).strip()
    return text.removesuffix(".0") if text.removesuffix(".0").isdigit() else text


def _candidate(party: Party, score: float, matches: bool) -> dict[str, Any]:
    return {
        "id": party.id, "name": party.name, "type": [kind_of(party.kind)], "score": score, "match": matches, "description": lifespan(party),
        "features": [{"id": "name_score", "value": score}],
    }  # fmt: skip
