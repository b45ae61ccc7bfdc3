"""Results of the Wikidata query service, in each of the forms that it gives: relations (P530), missions sent (P531), missions as items and
their accreditations. The queries stand in `queries/`; which one a file answers shows in its variables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import When, parse
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.head import Head
from legation.loaders.frame.live import WEEK, Ask, Live, Request
from legation.loaders.frame.present_names import opening_parties
from legation.loaders.frame.resolve import moment, named
from legation.loaders.frame.tables import Unusable, refusal
from legation.loaders.missions.missions_wikidata import PUBLISHER, TYPES, edition_of
from legation.loaders.wikidata.forms import NEEDED, solutions, variables
from legation.loaders.wikidata.forms import named as named_query
from legation.loaders.wikidata.results import Solution, edtf, item

URL = "https://query.wikidata.org/"
LICENCE = "CC0 1.0"
QUERIES = {
    "relations": {"statement", "subject", "object"},
    "sent": {"statement", "sender", "place"},
    "embassies": {"mission", "type", "operator", "country", "opened", "closed"},
    "accreditations": {"mission", "operator", "country", "jurisdiction"},
}
"""Each query and the variables that tell its results."""
_POINT = re.compile(r"Point\((-?[\d.]+) (-?[\d.]+)\)")


def query_of(source: Input) -> tuple[str, dict[str, str]]:
    """Which query the file answers, and the name of each of its variables in docs/wikidata.md. Raises InputError."""
    names = variables(source)
    if found := named_query(names):
        return found
    wanted = "; ".join(f"{query}: {', '.join(needed)}" for query, needed in NEEDED.items())
    shown = ", ".join(name[:40] for name in sorted(names)[:10]) + (" …" if len(names) > 10 else "")
    raise InputError(
        f"the variables {shown} are those of no query of docs/wikidata.md: rename them in the query ({wanted})",
        place=str(source.path),
    )


def check(source: Input) -> None:
    """Go through the whole file, and see that its query and its day are known. Raises InputError."""
    query_of(source)
    edition_of(source)
    for _ in solutions(source):
        pass


class Reader:
    """Turns the solutions of one file into claims, by what Wikidata held on the day of the file."""

    def __init__(self, query: str, edition: str, names: Collection[str]) -> None:
        self._asks_ends = "end" in names
        self._day = parse(edition)
        self._edition = edition
        self._source = Source(
            publisher=PUBLISHER,
            title=f"Wikidata query: {query}",
            url=URL,
            published=edition,
            edition=edition,
            licence=LICENCE,
            citation=f"Wikidata, results of the query “{query}” on {edition}",
            dataset="wikidata",
            shape=query,
        )
        made: dict[str, Callable[[Solution], list[Claim]]] = {
            "relations": self._relations, "sent": self._sent, "embassies": self._embassies, "accreditations": self._accreditations,
        }  # fmt: skip
        self._make = made[query]

    def claims(self, values: Solution) -> tuple[Claim, ...]:
        """The claims of one solution. Raises Unusable and UnknownParty."""
        return tuple(self._make(values))

    def _relations(self, values: Solution) -> list[Claim]:
        start = edtf(values.get("start"), values.get("startPrecision"))
        end = edtf(values.get("end"), values.get("endPrecision"))
        when = moment(f"{start or ''}/{end or ''}", column="start and end") if start or end else None
        subject, object_ = self._pair(values, "subject", "object", when)
        if start and not self._asks_ends:  # a query that does not ask for ends tells of beginnings only
            return [self._claim("relations_established", subject, object_, _statement(values, "P530", subject, object_), when=start)]
        shows = self._edition if start and not end else None
        return [
            self._claim(
                "relations",
                subject,
                object_,
                _statement(values, "P530", subject, object_),
                when=when.edtf if when else None,
                seen_until=shows,
            )
        ]

    def _sent(self, values: Solution) -> list[Claim]:
        host = "country" if values.get("country") else "place"
        subject, object_ = self._pair(values, "sender", host, self._day)
        place = values.get("placeLabel") if host == "country" and values["country"] != values["place"] else None
        return [self._claim("mission", subject, object_, _statement(values, "P531", subject, object_), when=self._edition, place=place)]

    def _embassies(self, values: Solution) -> list[Claim]:
        mission = TYPES.get(item(values["type"]))
        if mission is None:
            raise Unusable("other-type", f"{values.get('typeLabel')!r} ({item(values['type'])}) is not a type of mission that is kept")
        opened = edtf(values.get("opened"), values.get("openedPrecision"))
        closed = edtf(values.get("closed"), values.get("closedPrecision"))
        when = moment(f"{opened or ''}/{closed}" if closed else self._edition, column="opened and closed")
        subject, object_ = self._pair(values, "operator", "country", parse(closed) if closed else self._day)
        more: dict[str, Any] = {"mission": mission, "place": values.get("cityLabel")}
        details: dict[str, Any] = {"wikidata": item(values["mission"])}
        if name := values.get("missionLabel"):
            details["name"] = name[:200]
        if match := _POINT.fullmatch(values.get("position", "")):
            details["longitude"], details["latitude"] = float(match[1]), float(match[2])
        found = [self._claim("mission", subject, object_, values["mission"], when=when.edtf, details=details, **more)]
        if opened and not closed and (pair := opening_parties(subject, object_, parse(opened))):
            found.append(self._claim("mission_opened", *pair, values["mission"], when=opened, **more))
        return found

    def _accreditations(self, values: Solution) -> list[Claim]:
        subject, object_ = self._pair(values, "operator", "jurisdiction", self._day)
        seat = named(item(values["country"]), self._day, scheme="wikidata")
        if seat == object_:
            raise Unusable("seat-in-host", f"the seat itself is in {object_}")
        details = {"seat": seat} if seat != subject else {}
        return [self._claim("accredited", subject, object_, values["mission"], when=self._edition, mission="embassy", details=details)]

    def _pair(self, values: Solution, subject: str, object_: str, when: When | None) -> tuple[str, str]:
        ends = [named(item(values[name]), when, scheme="wikidata") for name in (subject, object_)]
        if ends[0] == ends[1]:
            raise Unusable("same-party", f"{values[subject]} and {values[object_]} are one party, {ends[0]}")
        return ends[0], ends[1]

    def _claim(self, kind: str, subject: str, object_: str, address: str, **more: Any) -> Claim:
        return Claim(kind=kind, subject=subject, object=object_, source=self._source, locator=item(address), **more)


def _statement(values: Solution, property_: str, subject: str, object_: str) -> str:
    """The address of a statement; where the query did not ask for it, its item, property and value."""
    return values.get("statement") or f"{item(values.get('subject') or values['sender'])} {property_} {subject} {object_}"


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, one for each solution."""
    query, names = query_of(source)
    reader = Reader(query, edition_of(source), names.values())
    for number, found, raw in solutions(source):
        values = {names.get(name, name): value for name, value in found.items()}
        place = f"{source.path.name}, solution {number}"
        try:
            yield Record(place, reader.claims(values), raw=raw)
        except KeyError as error:
            yield refusal(Unusable("unbound", f"the solution has no value for {error}"), place, raw)
        except (Unusable, UnknownParty, ValidationError) as error:
            yield refusal(error, place, raw)


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    if '"vars"' in head.text and '"bindings"' in head.text:
        return 100
    if "www.wikidata.org/" not in head.text:
        return 0
    if head.text.lstrip().startswith("["):
        return 100
    delimiter = "\t" if "\t" in head.lines[0] else ","
    return 100 if named_query([name.removeprefix("?") for name in head.columns(delimiter)]) else 0


def _requests(_: Ask) -> tuple[Request, ...]:
    """The queries, one request each: the service ends one that takes more than 60 s."""
    texts = {name: files(__name__).joinpath("queries", f"{name}.rq").read_text(encoding="utf-8") for name in QUERIES}
    return tuple(
        Request(f"{URL}sparql", f"wikidata-{name}.json", form={"query": text}, accept="application/sparql-results+json")
        for name, text in texts.items()
    )


DECLARATION = Declaration(
    name="wikidata",
    title="Results of the Wikidata query service",
    publisher=PUBLISHER,
    what="Relations (P530), missions sent (P531), missions with opening and closing (P137, P17, P571, P576) and their accreditations",
    where=f"{URL} with the queries of docs/wikidata.md, or `legation fetch wikidata`",
    licence=LICENCE,
    citation="Wikidata, results of the query named in the source, with the day on which it was run",
    kinds=("relations", "relations_established", "mission", "mission_opened", "accredited"),
    files=("wikidata/*.json", "wikidata/*.json.gz", "wikidata/*.csv", "wikidata/*.tsv"),
    read=read,
    check=check,
    recognise=recognise,
    options={"edition": "day on which the query was run (YYYY-MM-DD), where the file's name does not hold it"},
    live=Live(_requests, every=WEEK, dated=True),
)
