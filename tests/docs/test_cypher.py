"""docs/cypher.md is true: each of its thirty queries runs on both engines and finds what the service answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import neo4j
import pytest

from legation.graph import reading
from legation.graph.claims import Claim
from legation.graph.engines.embedded import EmbeddedStore
from legation.graph.parties import register
from legation.graph.store import Store, clear, open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.questions.arms.partners import recipients, suppliers
from legation.service.questions.relations.neighbours import common, neighbours

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cypher.md").read_text(encoding="utf-8")
QUERIES = {
    int(number): (title, text)
    for number, title, text in re.findall(r"^### (\d+)\. ([^\n]+)\n```cypher\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)
}
Run = Callable[[str], list[dict[str, Any]]]
Rows = set[tuple[Any, ...]]


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Run]]:
    """The starter claims on each engine, and how its own users send it a query."""
    if request.param == "embedded":
        own = EmbeddedStore(f"embedded:{tmp_path_factory.mktemp('cookbook') / 'graph.kgl'}")
        load(own, registry.find("claims"), starter.path())
        yield own, lambda text: own._session.cypher(text).to_list()
        own.close()
        return
    url = request.getfixturevalue("neo4j_url")
    parts = urlsplit(url)
    store = open_store(url)
    clear(store)
    load(store, registry.find("claims"), starter.path())
    with neo4j.GraphDatabase.driver(f"bolt://{parts.hostname}:{parts.port}", auth=(parts.username or "", parts.password or "")) as driver:
        yield store, lambda text: [record.data() for record in driver.execute_query(text).records]
    clear(store)
    store.close()


def plain(value: Any) -> Any:
    """A value that compares: numbers to two decimals, lists as tuples."""
    if isinstance(value, list):
        return tuple(plain(one) for one in value)
    return round(float(value), 2) if isinstance(value, int | float) and not isinstance(value, bool) else value


def claims(store: Store) -> list[Claim]:
    return list(reading.claims(store))


def supplied(store: Store, to: str) -> dict[str, float | None]:
    return {line.name: line.tiv for line in suppliers(store, to, 2016, 2020).suppliers}


def unknown_named(rows: Rows, role: str = "supplier") -> Rows:
    """Our answers call it as the register does; the graph has one party a direction."""
    return {(f"Unknown {role}" if str(name).casefold().startswith("unknown") else name, *more) for name, *more in rows}


def current(store: Store) -> list[dict[str, Any]]:
    rows = store.read("write/edges_from", {"parties": [row["id"] for page in reading.pages(store, "write/parties_page") for row in page]})
    return [row for row in rows if row["type"] != "ARMS_BY_OTHER_EDITION"]


def israel(store: Store, year: int) -> float:
    (line,) = [line for line in suppliers(store, "AZE", year, year).suppliers if line.supplier == "ISR"]
    return float(line.tiv or 0.0)


def by_edition(store: Store) -> Rows:
    """What each register says of Israel and Azerbaijan in 2016; the one that answers is current."""
    answers = suppliers(store, "AZE", 2016, 2016).edition
    rows = store.read("ask/dyad_arms", {"supplier": "ISR", "recipient": "AZE", "limit": 1000})
    edition = {row["id"]: row["edition"] for row in store.read("ask/registers")}
    return {
        ("SUPPLIES_ARMS_TO" if edition[row["source"]] == answers else "ARMS_BY_OTHER_EDITION", edition[row["source"]], row["tiv"])
        for row in rows
        if row["period"] == "2016"
    }


def shares(store: Store) -> list[Claim]:
    return [one for one in claims(store) if one.kind == "arms_share"]


def sources(store: Store) -> list[dict[str, Any]]:
    ids = [row["id"] for page in reading.pages(store, "write/sources_page") for row in page]
    return reading.source_rows(store, ids)


def done(store: Store, sort: str) -> list[tuple[str, str, str | None]]:
    """The states of one sort that claims say were there: subject, object, earliest day."""
    rows = store.read(f"ask/world/{sort}")
    return [(row["subject"], row["object"], row["earliest"]) for row in rows if row["modality"] == "done"]


def deliveries(store: Store) -> list[Claim]:
    """Those of the edition that answers for Israel and Azerbaijan in 2016."""
    edition = suppliers(store, "AZE", 2016, 2020).edition
    return [
        one for one in claims(store)
        if (one.subject, one.object, one.kind, one.when) == ("ISR", "AZE", "arms_transfer", "2016") and one.source.edition == edition
    ]  # fmt: skip


def beside(store: Store) -> Rows:
    return {(one.id,) for one in claims(store) if one.modality != "done" and one.object}


ANSWERS: dict[int, Callable[[Store], Rows]] = {
    1: lambda store: unknown_named(set(supplied(store, "AZE").items())),
    2: lambda store: {(year, israel(store, year)) for year in range(2016, 2021)},
    3: lambda store: unknown_named({(line.name, line.tiv) for line in recipients(store, "ISR", 2016, 2020).recipients}, "recipient"),
    4: lambda store: {(name,) for name in supplied(store, "ARM").keys() & supplied(store, "AZE").keys()},
    5: lambda store: {(suppliers(store, "AZE", 2016, 2020).edition, "Stockholm International Peace Research Institute")},
    6: by_edition,
    7: lambda store: {(one.id, one.value) for one in deliveries(store)},
    8: lambda store: {
        (row["id"].split("|")[1], tuple(row["periods"]), tuple(row["tiv"]))
        for source in store.read("ask/registers")
        for row in store.read("ask/arms_totals", {"ids": [f"AZE|{source['id']}|imports"]})
    },
    9: lambda store: {
        (recipient, sum(row["tiv"] for row in current(store) if (row["subject"], row["object"]) == ("unknown:subject", recipient)))
        for recipient in {row["object"] for row in current(store) if row["subject"] == "unknown:subject"}
    },
    10: lambda store: {(one.id, one.value, one.base) for one in shares(store) if (one.subject, one.object) == ("ISR", "AZE")},
    11: lambda store: {(one.id, one.quote) for one in shares(store) if one.quote},
    12: lambda store: {(one.source.publisher, cited.publisher) for one in shares(store) for cited in one.source.cites},
    13: lambda store: set(Counter(one.kind for one in claims(store)).items()),
    14: lambda store: set(Counter(one.source.publisher for one in claims(store)).items()),
    15: lambda store: {(one.id,) for one in claims(store) if one.dyad == "AZE|ISR"},
    16: lambda store: {(row["id"],) for row in sources(store) if (row["known_from"] or "").startswith("2023")},
    17: lambda store: {(one.id,) for one in claims(store) if "ISR" in (one.subject, one.object)},
    18: beside,
    19: lambda store: {(one.when,) for one in claims(store) if one.kind == "relations_established" and one.dyad == "AZE|ISR"},
    20: lambda store: {(b if a == "AZE" else a,) for a, b, _ in done(store, "HAS_RELATIONS_WITH") if "AZE" in (a, b)},
    21: lambda store: {(a, day) for a, b, day in done(store, "RECOGNIZES") if b == "AZE"},
    22: lambda store: set(Counter(int(day[:4]) for _, _, day in done(store, "RECOGNIZES") if day).items()),
    23: lambda store: {(a,) for a, b, _ in done(store, "HAS_MISSION_IN") if b == "AZE"},
    24: lambda store: {(row["track"],) for row in store.read("ask/disputed", {"party": None, "after": "", "limit": 10_000})},
    25: lambda store: {(kind.type, kind.total) for kind in neighbours(store, "AZE").kinds},
    26: lambda store: {(one.party.id,) for one in common(store, "AZE", "ARM", types=["HAS_RELATIONS_WITH"], limit=500).partners},
    27: lambda store: {("AZE", "Q227", "AZE")},
    28: lambda store: {(party.id,) for party in register().parties() if any(name.text == "Burma" for name in party.names)},
    29: lambda store: {(party.id, party.last_day.isoformat()) for party in register().parties()
                       if party.kind == "country" and party.last_day and party.last_day < date(2000, 1, 1)},
    30: lambda store: {(party.id,) for party in register().parties() if party.kind == "country" and (party.latitude or 0.0) > 59.0},
}  # fmt: skip


def test_there_are_thirty_queries_and_an_answer_to_each() -> None:
    assert sorted(QUERIES) == sorted(ANSWERS) == list(range(1, 31))


@pytest.mark.parametrize("number", sorted(QUERIES), ids=lambda number: f"{number} {QUERIES[number][0]}")
def test_a_query_finds_what_the_service_answers(graph: tuple[Store, Run], number: int) -> None:
    store, run = graph
    found = {tuple(plain(value) for value in row.values()) for row in run(QUERIES[number][1])}
    wanted = {tuple(plain(list(part) if isinstance(part, tuple) else part) for part in row) for row in ANSWERS[number](store)}
    assert found == wanted
    assert found, "a query that finds nothing shows nothing"


def test_words_are_found_in_names_and_quotes(graph: tuple[Store, Run]) -> None:
    store, run = graph
    if store.engine != "neo4j":
        assert "FULLTEXT" not in {row["type"] for row in run("SHOW INDEXES")}, "one that waits to be built anew would answer with nothing"
        return
    names, quotes = re.findall(r"```cypher\n(CALL .*?)```", PAGE, re.DOTALL)
    assert "MMR" in {row["id"] for row in run(names)}
    quoted = {one.id for one in claims(store) if one.quote and "arms imports" in one.quote}
    assert quoted
    assert quoted <= {row["id"] for row in run(quotes)}
