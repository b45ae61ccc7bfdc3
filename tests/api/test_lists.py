"""Lists that go on from page to page, the feed of changes, parts of the graph."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from legation.graph import projection, write
from legation.graph.store import Store
from legation.service.http.app import create_app
from legation.service.questions.common.cursors import question_mark, read_cursor, write_cursor
from legation.service.questions.evidence.lists import moment_of
from legation.service.settings import Settings


def walk(client: TestClient, address: str, key: str, size: int) -> list[dict[str, object]]:
    """Every row of a list, page by page."""
    rows: list[dict[str, object]] = []
    cursor = None
    while True:
        more = f"{'&' if '?' in address else '?'}limit={size}" + (f"&cursor={cursor}" if cursor else "")
        answer = client.get(address + more)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page[key]) <= size
        assert page["truncated"] is (page["next"] is not None)
        rows += page[key]
        cursor = page["next"]
        if cursor is None:
            return rows


def test_pages_hold_every_claim_once(client: TestClient) -> None:
    held = client.get("/v1/catalog").json()["counts"]["claims"]
    assert client.get("/v1/claims?limit=1").json()["total"] == held
    ids = [row["claim"] for row in walk(client, "/v1/claims", "claims", 400)]
    assert len(ids) == len(set(ids)) == held
    assert ids == sorted(ids)  # type: ignore[type-var]


def test_the_register_page_by_page(client: TestClient) -> None:
    total = client.get("/v1/parties?limit=1").json()["total"]
    ids = [str(row["id"]) for row in walk(client, "/v1/parties", "parties", 100)]
    assert len(ids) == len(set(ids)) == total > 200
    assert {"YUG", "AZE", "NATO"} <= set(ids)
    assert "YUG" not in {row["id"] for row in walk(client, "/v1/parties?on=2020", "parties", 100)}


def test_claims_of_a_kind_about_a_party(client: TestClient) -> None:
    first = client.get("/v1/claims?party=Azerbaijan&kind=arms_share&limit=1").json()
    assert first["party"] == {"id": "AZE", "name": "Azerbaijan"}
    rows = walk(client, "/v1/claims?party=AZE&kind=arms_share", "claims", 1)
    assert len(rows) == first["total"] >= 2
    assert {row["kind"] for row in rows} == {"arms_share"}
    assert all("AZE" in (row["subject"], row["object"]) for row in rows)
    table = list(csv.DictReader(io.StringIO(client.get("/v1/claims?party=AZE&kind=arms_share&format=csv").text)))
    assert [row["claim"] for row in table] == [row["claim"] for row in rows]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/v1/claims?cursor=nothing", "cursor"),
        ("/v1/claims?kind=danced_with", "kind"),
        ("/v1/changes?since=soon", "since"),
        ("/v1/changes?since=2025-01-01T99:00", "since"),
        ("/v1/graph?party=AZE&kinds=LIKES", "kinds"),
    ],
)
def test_what_cannot_be_asked_is_said(client: TestClient, address: str, place: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()["place"]) == (422, place)


def test_a_cursor_belongs_to_its_question(client: TestClient) -> None:
    cursor = client.get("/v1/claims?limit=1").json()["next"]
    other = client.get("/v1/claims", params={"kind": "recognized", "cursor": cursor})
    assert other.status_code == 422
    assert "another question" in other.json()["detail"]
    mark = question_mark("a", None)
    assert read_cursor(write_cursor(mark, "ü", ""), mark, 2) == ["ü", ""]


def test_the_feed_tells_what_was_recorded_and_retracted(own: Store) -> None:
    with TestClient(create_app(Settings(), own)) as client:
        everything = walk(client, "/v1/changes?since=2020-01-01", "changes", 700)
        assert len(everything) == client.get("/v1/catalog").json()["counts"]["claims"]
        resume = client.get("/v1/changes?since=2020-01-01&limit=1000").json()
        while resume["next"]:
            resume = client.get("/v1/changes", params={"since": "2020-01-01", "limit": 1000, "cursor": resume["next"]}).json()
        nothing = client.get("/v1/changes", params={"since": "2020-01-01", "cursor": resume["resume"]}).json()
        assert (nothing["changes"], nothing["resume"]) == ([], resume["resume"])
        gone = str(everything[3]["claim"]["claim"])  # type: ignore[index]
        write.retract(own, [gone], why="a slip of the pen")
        projection.run(own)
        later = client.get("/v1/changes", params={"since": "2020-01-01", "cursor": resume["resume"]}).json()["changes"]
        assert [(one["what"], one["why"], one["claim"]["claim"]) for one in later] == [("retracted", "a slip of the pen", gone)]
        assert len(walk(client, "/v1/changes?since=2020-01-01", "changes", 400)) == len(everything) + 1
        assert client.get("/v1/changes?since=2100-01-01").json()["changes"] == []


def test_moments_are_read_in_utc() -> None:
    assert moment_of("2025-01") == "2025-01-01T00:00:00Z"
    assert moment_of("2025-01-03T12:00:00+02:00") == "2025-01-03T10:00:00Z"
    assert moment_of("2025-01-03T12:00:00") == "2025-01-03T12:00:00Z"


def test_a_part_of_the_graph(client: TestClient) -> None:
    answer = client.get("/v1/graph?party=AZE&kinds=SUPPLIES_ARMS_TO&valid_on=2016").json()
    ids = {node["id"] for node in answer["nodes"]}
    assert all({edge["subject"], edge["object"]} <= ids and "AZE" in edge["id"] for edge in answer["edges"])
    israel = next(edge for edge in answer["edges"] if edge["subject"] == "ISR")
    assert israel["edition"] == "2025-01-03"
    assert israel["claims"]
    assert {one["claim"] for one in answer["stated_in"]} >= set(israel["claims"])
    assert len(client.get("/v1/graph?party=AZE&limit=2").json()["edges"]) == 2
    pair = client.get("/v1/graph?party=AZE&party=Israel&between=true").json()
    assert {node["id"] for node in pair["nodes"]} == {"AZE", "ISR"}
    assert not pair["truncated"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use of it
def test_a_part_of_the_graph_in_forms_of_other_programs(client: TestClient) -> None:
    networkx = pytest.importorskip("networkx")
    rdflib = pytest.importorskip("rdflib")
    address = "/v1/graph?party=AZE&party=ISR&between=true"
    answer = client.get(address).json()
    for form, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        got = client.get(f"{address}&format={form}")
        assert got.headers["content-type"] == f"application/{form}+xml"
        made = read(io.BytesIO(got.content))
        assert set(made.nodes) == {"AZE", "ISR"}
        assert made.number_of_edges() == len(answer["edges"])
    got = client.get(address, headers={"Accept": "application/ld+json"})
    assert got.headers["content-type"] == "application/ld+json"
    triples = rdflib.Graph().parse(data=got.content, format="json-ld")
    claim = answer["edges"][0]["claims"][0]
    quoted = rdflib.URIRef("http://www.w3.org/ns/prov#wasQuotedFrom")
    sources = list(triples.objects(rdflib.URIRef(f"urn:legation:claim:{claim}"), quoted))
    assert len(sources) == 1
    title = list(triples.objects(sources[0], rdflib.URIRef("http://purl.org/dc/terms/bibliographicCitation")))
    assert len(title) == 1
