"""Claims, sources and parties as flat rows of the graph, and back."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

import orjson

from legation.graph import time
from legation.graph.claims import UNKNOWN, Claim, Source
from legation.graph.parties import Party
from legation.graph.protocol import Row

_BETWEEN = "\x1f"
MAX_CONTEXT = 20_000
"""Bytes that the text around a quote unpacks to at most."""


RARE = frozenset(
    {
        "seen_until", "base", "mission", "place", "commodity", "said_by", "quote", "span", "context", "about",
        "retracted_at", "retracted_why",
    }
)  # fmt: skip
"""Fields of a claim that figures from registers leave out."""


SHARED = ("kind", "modality", "source", "unit", "scope", "origin", "loader", "recorded_at", "known_from")
"""Properties that most claims of a batch have in common."""


def is_plain(claim: Claim) -> bool:
    """Whether none of the RARE fields is given, so that `plain_row` holds all of it."""
    return claim.model_fields_set.isdisjoint(RARE)


def plain_row(claim: Claim, recorded_at: str) -> Row:
    """The properties that every claim's node may have; with the RARE ones they are `claim_row`."""
    return own_row(claim) | dict(zip(SHARED, shared_values(claim, recorded_at), strict=True))


def shared_values(claim: Claim, recorded_at: str) -> tuple[str | None, ...]:
    """The values of SHARED, in its order."""
    recorded = _moment(claim.recorded_at) if claim.recorded_at else recorded_at
    source = claim.source
    known_from = source.known_from or recorded[:10]
    return (claim.kind, claim.modality, source.id, claim.unit, claim.scope, claim.origin, claim.loader, recorded, known_from)


def own_row(claim: Claim) -> Row:
    """What `plain_row` holds beside SHARED. A load makes one for every claim, so that the two are made apart and not taken apart."""
    earliest, begin_latest, end_earliest, latest = _days(claim.when)
    return {
        "id": claim.id,
        "subject": claim.subject_node,
        "object": claim.object_node,
        "subject_text": claim.subject_text,
        "object_text": claim.object_text,
        "track": claim.track,
        "dyad": claim.dyad,
        "edtf": claim.when,
        "earliest": None if claim.details and claim.details.get("since_record") else earliest,  # its list begins then
        "begin_latest": begin_latest,
        "end_earliest": end_earliest,
        "latest": latest,
        "value": claim.value,
        "details": orjson.dumps(claim.details, option=orjson.OPT_SORT_KEYS).decode() if claim.details else None,
        "locator": claim.locator,
    }


def claim_row(claim: Claim, recorded_at: str) -> Row:
    """The properties of a claim's node. `recorded_at` (ISO) holds unless the claim carries its own."""
    retracted = _moment(claim.retracted_at) if claim.retracted_at else None
    return plain_row(claim, recorded_at) | {
        "end_earliest": _end_earliest(claim),
        "seen_until": claim.seen_until,
        "base": claim.base,
        "mission": claim.mission,
        "place": claim.place,
        "commodity": claim.commodity,
        "said_by": claim.said_by,
        "quote": claim.quote,
        "span_from": claim.span[0] if claim.span else None,
        "span_to": claim.span[1] if claim.span else None,
        "context": packed(claim.context) if claim.context else None,
        "about": claim.about,
        "retracted_at": retracted,
        "retracted_on": retracted[:10] if retracted else None,
        "retracted_why": claim.retracted_why,
    }


def packed(context: tuple[str, str]) -> str:
    """The text around a quote as one compressed property: both parts, a unit separator between, deflated, in base 64 as all that a node
    holds is text."""
    return b64encode(zlib.compress(_BETWEEN.join(context).encode(), 9)).decode()


def unpacked(context: str) -> tuple[str, str]:
    """The text before and after a quote. Raises ValueError for what `packed` did not make, or what would unpack to more than it takes."""
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(b64decode(context, validate=True), MAX_CONTEXT)
    except zlib.error as error:
        raise ValueError(f"the context is damaged ({error})") from error
    before, between, after = text.decode().partition(_BETWEEN)
    if not between or not unpacking.eof:
        raise ValueError("the context is damaged")
    return before, after


def _moment(at: datetime) -> str:
    """ISO 8601 in UTC with a Z, as `utc_now` writes it, so that a claim that is copied keeps the very text. Without a zone it is UTC."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")


@lru_cache(maxsize=65536)
def _days(edtf: str | None) -> tuple[str | None, str | None, str | None, str | None]:
    """The four bounds of a time as ISO days."""
    if edtf is None:
        return (None, None, None, None)
    when = time.parse(edtf)
    bounds = (when.earliest, when.begin_latest, when.end_earliest, when.latest)
    first, begin_latest, end_earliest, last = (day.isoformat() if day else None for day in bounds)
    return (first, begin_latest, end_earliest, last)


def _end_earliest(claim: Claim) -> str | None:
    """The first day on which the claim's time may end: where a list stops, what it shows has lasted at least until then."""
    when = claim.time
    stated = when.end_earliest if when else None
    if claim.seen_until is not None:
        seen = time.parse(claim.seen_until).earliest
        stated = max(seen, stated) if seen and stated else seen or stated
    return stated.isoformat() if stated else None


def template_row() -> Row:
    """A value of the right type for each property of a claim (see `write/claim_properties`)."""
    source = Source(publisher="template")
    claim = Claim(kind="relations", subject="AA", object="BB", source=source, recorded_at=None)
    row = claim_row(claim, "2000-01-01T00:00:00Z")
    numbers = {"value": 1.5, "span_from": 0, "span_to": 1}
    return {name: numbers.get(name, "template") for name in row} | {"commit": 0, "retracted_commit": 0}


def source_name(row: Row) -> str:
    """A source's caption: publisher, title and edition."""
    return ", ".join(part for part in (row["publisher"], row["title"] or row["publication"], row["edition"] or row["published"]) if part)


def source_row(source: Source) -> Row:
    """The properties of a source's node."""
    covers = source.covers
    props: Row = {
        "name": ", ".join(
            part for part in (source.publisher, source.title or source.publication, source.edition or source.published) if part
        ),
        "publisher": source.publisher,
        "publication": source.publication,
        "headline": source.title,  # not `title`: one engine answers with the id where a node has none
        "author": source.author,
        "url": source.url,
        "published": source.published,
        "known_from": source.known_from,
        "edition": source.edition,
        "licence": source.licence,
        "citation": source.citation,
        "text_hash": source.text_hash,
        "dataset": source.dataset,
        "shape": source.shape,
        "origin": source.origin,
        "cites": [cited.id for cited in source.cites] or None,  # in their order, which the edges do not keep
        "covers_first": covers.first if covers else None,
        "covers_last": covers.last if covers else None,
        "covers_suppliers": list(covers.suppliers) if covers and covers.suppliers is not None else None,
        "covers_recipients": list(covers.recipients) if covers and covers.recipients is not None else None,
        "covers_yearly": covers.yearly if covers else None,
        "covers_lacks": [f"{one.party}|{one.first}|{one.last}" for one in covers.lacks] if covers and covers.lacks else None,
    }
    return {"id": source.id, "props": {name: value for name, value in props.items() if value is not None}}


def with_cited(sources: Iterable[Source]) -> dict[str, Source]:
    """The sources and all that they cite, by id."""
    found: dict[str, Source] = {}
    for source in sources:
        if source.id not in found:
            found[source.id] = source
            found.update(with_cited(source.cites))
    return found


UNKNOWN_PARTIES = {f"{UNKNOWN}:subject": "Unknown supplier", f"{UNKNOWN}:object": "Unknown recipient"}
"""The nodes of the parties that a source says are not known, one a direction. What a claim and its track say stays its own, so that the
stories of two such claims are not one."""


def end_of(party: str) -> str:
    """The id of the node at which an edge of a claim ends, from the claim's `subject` or `object`."""
    return f"{UNKNOWN}:{party.rpartition(':')[2]}" if party.startswith(f"{UNKNOWN}:") else party


def placeholder_rows(claims: Iterable[Claim]) -> list[Row]:
    """Rows for `write/parties/Placeholder`: the unknown parties that some claims name."""
    ends = {end for claim in claims for end in (claim.subject_node, claim.object_node) if end and end.startswith(f"{UNKNOWN}:")}
    return unknown_rows(sorted({end_of(end) for end in ends}))


def unknown_rows(ids: Iterable[str] = tuple(UNKNOWN_PARTIES)) -> list[Row]:
    """Rows for `write/parties/Placeholder`: unknown parties by id."""
    return [{"id": id_, "props": {"name": UNKNOWN_PARTIES[id_]}, "first": None, "last": None} for id_ in ids]


def party_rows(parties: Iterable[Party]) -> dict[str, list[Row]]:
    """The register's parties as nodes, by their second label."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for party in parties:
        props: Row = {
            "name": party.name,
            "kind": party.kind,
            "begin": party.begin,
            "end": party.end,
            "capital": party.capital,
            "latitude": party.latitude,
            "longitude": party.longitude,
            "region": party.region,
            "names": sorted({name.text for name in party.names}),
            "codes": sorted({f"{code.scheme}:{code.value}" for code in party.codes}),
            "iso3": _code(party, "iso3"),
            "cow": _number(party, "cow"),
            "gw": _number(party, "gw"),
            "wikidata": _code(party, "wikidata"),
        }
        kept = {name: value for name, value in props.items() if value is not None}
        first = time.parse(party.begin).earliest if party.begin else None
        last = party.last_day
        days = {"first": first.isoformat() if first else None, "last": last.isoformat() if last else None}
        rows[party.kind.capitalize()].append({"id": party.id, "props": kept, **days})
    return rows


def _code(party: Party, scheme: str) -> str | None:
    """The party's newest code in a scheme; all of them, with those of earlier years, are in `codes`."""
    found = sorted((code.end or date.max, code.begin or date.min, code.value) for code in party.codes if code.scheme == scheme)
    return found[-1][2] if found else None


def _number(party: Party, scheme: str) -> int | None:
    code = _code(party, scheme)
    return int(code) if code is not None and code.isdecimal() else None
