"""Results of the Wikidata query service: reading, precision, results that break off, and fetching from a stand-in of the service."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from legation.graph.claims import Claim
from legation.graph.errors import InputError
from legation.loaders import wikidata
from legation.loaders.frame.base import Input, Record, Refusal
from legation.loaders.wikidata import fetch
from legation.loaders.wikidata.results import LONGEST, edtf, solutions

ROOT = Path(__file__).resolve().parents[3]
WD = "http://www.wikidata.org/entity/"
AZE, ISR, SUN, DDR, RUS, USA, CHE, LIE = (f"{WD}{q}" for q in ("Q227", "Q801", "Q15180", "Q16957", "Q159", "Q30", "Q39", "Q347"))


def uri(value: str) -> dict[str, str]:
    return {"type": "uri", "value": value}


def literal(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def time(value: str, precision: int, name: str) -> dict[str, dict[str, str]]:
    return {name: literal(f"{value}T00:00:00Z"), f"{name}Precision": literal(str(precision))}


def results(names: str, *rows: dict[str, Any]) -> str:
    return json.dumps({"head": {"vars": names.split()}, "results": {"bindings": rows}}, indent=1)


RELATIONS = "statement subject object start startPrecision end endPrecision"
EMBASSIES = "mission missionLabel type typeLabel operator country cityLabel opened openedPrecision closed closedPrecision position"


def relation(subject: str, object_: str, **more: Any) -> dict[str, Any]:
    return {"statement": uri(f"{WD}statement/Q801-1"), "subject": uri(subject), "object": uri(object_), **more}


def mission(number: int, operator: str, country: str, **more: Any) -> dict[str, Any]:
    return {
        "mission": uri(f"{WD}Q{number}"), "type": uri(f"{WD}Q3917681"), "typeLabel": literal("embassy"), "operator": uri(operator),
        "country": uri(country), **more,
    }  # fmt: skip


def read(tmp_path: Path, text: str) -> tuple[list[Claim], list[Refusal]]:
    path = tmp_path / "wikidata-x-2026-11-20.json"
    path.write_text(text, encoding="utf-8")
    source = Input(path, {})
    wikidata.DECLARATION.check(source)
    items = list(wikidata.DECLARATION.read(source))
    claims = [claim for item in items if isinstance(item, Record) for claim in item.claims]
    return claims, [item for item in items if isinstance(item, Refusal)]


def test_relations_with_and_without_dates(tmp_path: Path) -> None:
    text = results(
        RELATIONS,
        relation(ISR, AZE, **time("1992-04-07", 11, "start")),
        relation(ISR, DDR, start={"type": "bnode", "value": "t123"}),
        relation(USA, SUN, **time("1933-01-01", 9, "start"), **time("1991-12-01", 10, "end")),
        relation(ISR, f"{WD}Q5"),
        relation(ISR, ISR),
    )
    claims, refused = read(tmp_path, text)
    assert [(c.kind, c.subject, c.object, c.when, c.seen_until) for c in claims] == [
        ("relations", "ISR", "AZE", "1992-04-07/", "2026-11-20"),
        ("relations", "ISR", "DDR", None, None),
        ("relations", "USA", "SUN", "1933/1991-12", None),
    ]
    assert {claim.source.published for claim in claims} == {"2026-11-20"}
    assert [item.code for item in refused] == ["unknown-party", "same-party"]


def test_missions_keep_precision_and_the_parties_of_their_day(tmp_path: Path) -> None:
    text = results(
        EMBASSIES,
        mission(1, ISR, AZE, cityLabel=literal("Baku"), position=literal("Point(49.87 40.37)"), **time("1993-08-01", 10, "opened")),
        mission(2, USA, RUS, **time("1946-01-01", 9, "opened")),
        mission(3, USA, DDR, **time("1974-12-09", 11, "opened"), **time("1990-10-02", 11, "closed")),
        mission(4, ISR, AZE, type=uri(f"{WD}Q213283")),
        mission(5, ISR, AZE, **time("-0500-01-01", 9, "opened")),
        {"mission": uri(f"{WD}Q6"), "type": uri(f"{WD}Q3917681")},
    )
    claims, refused = read(tmp_path, text)
    assert [(c.kind, c.subject, c.object, c.when, c.place) for c in claims] == [
        ("mission", "ISR", "AZE", "2026-11-20", "Baku"),
        ("mission_opened", "ISR", "AZE", "1993-08", "Baku"),
        ("mission", "USA", "RUS", "2026-11-20", None),
        ("mission_opened", "USA", "SUN", "1946", None),
        ("mission", "USA", "DDR", "1974-12-09/1990-10-02", None),
    ]
    assert claims[0].details == {"wikidata": "Q1", "longitude": 49.87, "latitude": 40.37}
    assert [item.code for item in refused] == ["other-type", "bad-date", "unbound"]


def test_accreditations_and_missions_sent(tmp_path: Path) -> None:
    seat = {"mission": uri(f"{WD}Q7"), "operator": uri(USA), "country": uri(CHE), "jurisdiction": uri(LIE)}
    claims, refused = read(tmp_path, results("mission operator country jurisdiction", seat, seat | {"jurisdiction": uri(CHE)}))
    assert [(c.kind, c.subject, c.object, c.mission, c.details) for c in claims] == [
        ("accredited", "USA", "LIE", "embassy", {"seat": "CHE"})
    ]
    assert [item.code for item in refused] == ["seat-in-host"]
    row = {"statement": uri(f"{WD}statement/Q30-2"), "sender": uri(USA), "place": uri(CHE), "placeLabel": literal("Switzerland")}
    claims, refused = read(tmp_path, results("statement sender place placeLabel country", row))
    assert [(c.kind, c.subject, c.object, c.place) for c in claims] == [("mission", "USA", "CHE", None)]
    assert not refused


def test_edtf_of_wikidata_times() -> None:
    found = [edtf("1992-04-07T00:00:00Z", str(precision)) for precision in (11, 10, 9, 8, 7, 6)]
    assert found == ["1992-04-07", "1992-04", "1992", "199X", "19XX", None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("<html>busy</html>", "no SPARQL result"),
        ('{"head": {"vars": ["a"]}}', "no SPARQL result"),
        (results("a b"), "no query of docs"),
        (results(RELATIONS, relation(ISR, AZE))[:-40], "break off"),
        (results(RELATIONS, relation(ISR, AZE)).rstrip("}\n ") + "\njava.util.concurrent.TimeoutException", "do not end"),
        (results(RELATIONS, {"statement": 5}), "SPARQL's JSON format"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(tmp_path, text)


def test_many_solutions_are_read_in_bounded_memory(tmp_path: Path) -> None:
    rows = [relation(ISR, AZE, note=literal("x" * 2000)) for _ in range(400)]
    path = tmp_path / "r.json"
    path.write_text(results(RELATIONS, *rows), encoding="utf-8")
    assert path.stat().st_size > 4 * LONGEST
    assert sum(1 for _ in solutions(Input(path, {}))) == 400


def test_the_documentation_shows_the_queries_that_are_run() -> None:
    page = (ROOT / "docs" / "wikidata.md").read_text(encoding="utf-8")
    for name in wikidata.QUERIES:
        assert fetch.query_text(name).strip() in page


@contextmanager
def service(answers: list[tuple[int, dict[str, str], str]]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A local stand-in of the query service that gives these answers in turn and keeps the requests."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append({"query": parse_qs(body)["query"][0], "agent": self.headers["User-Agent"], "accept": self.headers["Accept"]})
            status, headers, text = answers[min(len(asked), len(answers)) - 1]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Nothing on standard error."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_fetched_results_can_be_loaded(tmp_path: Path) -> None:
    answers = [(200, {}, results(RELATIONS, relation(ISR, AZE))), (200, {}, results(EMBASSIES, mission(1, ISR, AZE)))]
    with service(answers) as (endpoint, asked):
        saved = fetch.fetch(tmp_path / "out", names=("relations", "embassies"), endpoint=endpoint)
    assert [(one.query, one.solutions) for one in saved] == [("relations", 1), ("embassies", 1)]
    assert [request["query"] for request in asked] == [fetch.query_text("relations"), fetch.query_text("embassies")]
    assert asked[0]["agent"].startswith("Legation/")
    assert asked[0]["accept"] == "application/sparql-results+json"
    for one in saved:
        source = Input(one.path, {})
        assert one.path.match(wikidata.DECLARATION.files[0].replace("wikidata/", ""))
        wikidata.DECLARATION.check(source)
        (record,) = wikidata.DECLARATION.read(source)
        assert isinstance(record, Record)


def test_a_busy_service_is_asked_again_as_it_says(tmp_path: Path) -> None:
    waited: list[float] = []
    good = (200, {}, results(RELATIONS, relation(ISR, AZE)))
    with service([(429, {"Retry-After": "7"}, ""), (503, {}, ""), good]) as (endpoint, asked):
        (saved,) = fetch.fetch(tmp_path, names=("relations",), endpoint=endpoint, wait=waited.append)
    assert len(asked) == 3
    assert waited == [7.0, fetch.WAIT * 2]
    assert saved.path.exists()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((400, {}, "MalformedQueryException"), "400.*Malformed"),
        ((429, {}, ""), "attempts"),
        ((200, {}, results(RELATIONS, relation(ISR, AZE))[:-9] + "TimeoutException"), "not whole"),
    ],
)
def test_a_failed_query_leaves_nothing_behind(tmp_path: Path, answer: tuple[int, dict[str, str], str], said: str) -> None:
    with service([answer]) as (endpoint, _), pytest.raises(fetch.FetchError, match=said):
        fetch.fetch(tmp_path, names=("relations",), endpoint=endpoint, wait=lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_service_that_is_not_there_is_said(tmp_path: Path) -> None:
    with service([]) as (endpoint, _):
        pass
    with pytest.raises(fetch.FetchError, match="cannot be reached"):
        fetch.fetch(tmp_path, names=("relations",), endpoint=endpoint)
    with pytest.raises(InputError, match="no query"):
        fetch.fetch(tmp_path, names=("nothing",))
    with pytest.raises(InputError, match="http"):
        fetch.fetch(tmp_path, endpoint="file:///etc/hosts")
