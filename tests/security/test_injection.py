"""No text from outside becomes part of a statement: by construction (files, parameters only) and by trying.

Every parameter of every question gets texts that would break out of a string, a label, a property or a comment; afterwards the graph is
what it was, and no answer is a failure of ours.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from legation import cypher
from legation.graph.digest import digest
from legation.graph.errors import LegationError
from legation.graph.store import Store, open_store, prepare

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "AZE'}) DETACH DELETE n //", 'AZE"}) MATCH (n) DETACH DELETE n RETURN 1 //', "AZE` SET n.id = 1 //", "Party:Admin",
    "id; DROP CONSTRAINT x",
    "$recipient",
    "{id: 'AZE'}", "\\u0027}) RETURN 1 //", "' OR 1=1 --", "*/ CALL db.labels() /*", "AZE\u0000", "AZE\nRETURN 1",
    "${jndi:ldap://x}",
    "${7*7}", "{{7*7}}", "%27%7D%29%20RETURN%201", "../../etc/passwd", "<script>alert(1)</script>", "\u202eEZA", "A" * 5000, "-1", "1e309",
    "NaN",
    "9" * 40, "csv;rm -rf", "json\r\nSet-Cookie: a=b", "[]", "null", "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
)  # fmt: skip


def test_the_graph_is_sent_statements_of_files_only() -> None:
    """The first argument of what reaches an engine is a name in `cypher/`, or the text that `cypher.load` read from there."""
    wrong, sent = [], 0
    for path in (ROOT / "graph" / "engines" / "neo4j.py", ROOT / "graph" / "engines" / "embedded.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("run", "execute", "cypher", "execute_query", "query") and node.args:
                text = ast.unparse(node.args[0])
                sent += 1
                if not re.fullmatch(r"(query|statement|cypher\.load\(.+\))\.text", text):
                    wrong.append(f"{path.name}:{node.lineno} {text}")
    assert not wrong
    assert sent == 5, "every way to an engine is seen"


def test_statements_hold_no_way_to_run_text() -> None:
    for name in cypher.names():
        text = cypher.load(name).text
        assert not re.search(r"\b(apoc\.|db\.|dbms\.|LOAD\s+CSV|CALL\s+\w+\.|\$\$|\$\(|\$any|\$all)", text, re.IGNORECASE), name
        assert not re.search(r":\s*\$|\[\s*\$\w+\s*\]", re.sub(r"\{[^}]*\}", "", text)), f"{name}: a label or property from a parameter"


def test_a_template_takes_words_of_its_closed_list_only() -> None:
    templates = [name for name in cypher.files() if cypher.read(name).place is not None]
    assert len(templates) > 8
    for name in templates:
        template = cypher.read(name)
        for text in (*HOSTILE, "", "visited", "VISITED ", "VISITED|MET", "VISITED]->(b) DETACH DELETE b //", "<TYPE>", "..", "../claim"):
            with pytest.raises(cypher.CatalogueError):
                cypher.load(f"{name}/{text}")
        for word in template.words:
            assert re.fullmatch(r"[A-Za-z_]+", word)
            text = cypher.load(f"{name}/{word}").text
            assert text == template.query.text.replace(f"<{template.place}>", word)
            assert "<" not in re.sub(r"<[=>]?\s|<-\[", "", text)


@pytest.mark.parametrize("name", ["ask/../../etc/passwd", "ask/claim.cypher", "/etc/passwd", "MATCH (n) RETURN n", "ask/claim'", "", "ask"])
def test_a_name_of_no_statement_is_refused(tmp_path: Path, name: str) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    try:
        prepare(store)
        with pytest.raises((cypher.CatalogueError, LegationError)):
            store.read(name)
    finally:
        store.close()


def _ask(client: TestClient, path: str, given: dict[str, Any]) -> None:
    """Ask; whatever comes must be an answer or a problem, never a failure of ours."""
    query = dict(given)
    for name in re.findall(r"\{(\w+)(?::path)?\}", path):
        path = re.sub(rf"\{{{name}(:path)?\}}", quote(str(query.pop(name, "AZE")), safe=""), path)
    answer = client.get(path, params=query, follow_redirects=False)
    assert answer.status_code in (200, 304, 307, 308, 404, 413, 414, 422, 503, 405), (path, query, answer.text[:300])
    assert "set-cookie" not in answer.headers
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert "cypher" not in answer.text.lower()


def test_hostile_texts_in_every_parameter_of_every_question(client: TestClient, starter_store: Store) -> None:
    before = digest(starter_store)
    questions = client.app.state.questions  # type: ignore[attr-defined]
    assert len(questions) > 20
    for number, question in enumerate(questions):
        good = {one.name: _example(one.example) for one in question.parameters if one.required or one.in_path}
        for index, parameter in enumerate(question.parameters):
            for step in range(6):  # a sixth of the texts for each parameter, another for the next: every text meets every question
                text = HOSTILE[(number + index + step * 5) % len(HOSTILE)]
                _ask(client, question.path, {**good, parameter.name: text})
    assert digest(starter_store) == before


def _example(value: Any) -> str:
    return "AZE" if value is None else str(value)


def test_hostile_names_of_parameters_and_forms(client: TestClient) -> None:
    for text in HOSTILE:
        _ask(client, "/v1/arms/suppliers", {"recipient": "AZE", "from": "2016", "to": "2020", text: "x"})
        _ask(client, "/v1/arms/suppliers", {"recipient": "AZE", "from": "2016", "to": "2020", "format": text})
        header = text.encode("ascii", "ignore").decode().replace("\r", "").replace("\n", "").replace("\0", "")
        answer = client.get("/v1/catalog", headers={"Accept": header, "If-None-Match": header})
        assert answer.status_code in (200, 304)


@pytest.mark.parametrize("path", ["/v1/batch", "/v1/extract", "/reconcile", "/v1/claims"])
def test_hostile_bodies(client: TestClient, path: str) -> None:
    for body in (
        b"",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 5000,
        b"null",
        b'"x"',
        b"\xff\xfe",
        b'{"queries": {"q0": {"query": "a\' //"}}}',
        b"1e999",
    ):
        answer = client.post(path, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code < 500, (path, body[:40], answer.text[:200])
