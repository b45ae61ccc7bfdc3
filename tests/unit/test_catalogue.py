"""The statements' files: headers that fit their texts, loaded once."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from legation import cypher
from legation.graph.kinds import EDGES, SORT


def test_every_statement_loads() -> None:
    names = cypher.names()
    assert len(names) > 50
    for name in names:
        query = cypher.load(name)
        assert query.doc.endswith("."), f"cypher/{name}.cypher: a sentence ends in a full stop"
        assert ("RETURN" in query.text) == bool(query.columns), f"cypher/{name}.cypher: columns and RETURN belong together"


@pytest.mark.parametrize("edge", sorted(SORT))
def test_every_edge_can_be_drawn_and_dropped(edge: str) -> None:
    assert f"-[:{edge} {{" in cypher.load(f"write/draw/{edge}").text
    assert f":{edge}]" in cypher.load(f"write/undraw/{edge}").text


def test_what_is_drawn_is_what_is_read_back() -> None:
    """The properties that an edge is drawn with are those that checks, copies and exports read."""
    drawn = set(re.findall(r"(\w+):\s+(?:date\()?row\.props\.\w+", cypher.load("write/draw/VISITED").text))
    assert drawn - {"begin_date", "end_date"} == set(cypher.load("write/edges_from").columns) - {"type", "subject", "object"}


def test_a_template_is_one_statement_for_each_word_of_its_list() -> None:
    template = cypher.parse_file("ask/x", "// One.\n// each LABEL: Party, Claim\n// access: read\nMATCH (n:<LABEL>)\nRETURN n.id AS id")
    assert (template.place, template.words) == ("LABEL", ("Party", "Claim"))
    assert cypher.read("write/draw").words == tuple(sorted(SORT))
    assert [name for name in cypher.names() if name.startswith("write/draw/")] == [f"write/draw/{edge}" for edge in sorted(SORT)]
    with pytest.raises(cypher.CatalogueError, match="is a template; name one of"):
        cypher.load("write/draw")


def test_the_list_of_relationship_types_is_closed() -> None:
    cypher.declare(SORT)  # the same again is no harm
    with pytest.raises(cypher.CatalogueError, match="declared already"):
        cypher.declare([*EDGES, "HATES"])
    with pytest.raises(cypher.CatalogueError, match="upper-case words joined by _"):
        cypher.declare([*EDGES, "A]->() DETACH DELETE n //"])
    assert cypher.relationships() == tuple(sorted(SORT))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("// One.\n// access: read\nMATCH (n {id: $id})\nRETURN n.id AS id", "declared and used parameters differ: id"),
        ("// One.\n// param id: x\n// access: read\nMATCH (n)\nRETURN n.id AS id", "declared and used parameters differ: id"),
        ("// One.\nMATCH (n)\nRETURN n.id AS id", "needs a sentence, an access line"),
        ("// One.\n// access: read\n", "needs a sentence, an access line"),
        ("// One.\n// access: read\nMATCH (n:<LABEL>)\nRETURN n.id AS id", "what `each` names and what stands in <> differ"),
        ("// One.\n// each LABEL: Party\n// access: read\nMATCH (n)\nRETURN n.id AS id", "what `each` names and what stands in <> differ"),
        ("// One.\n// each LABEL: Party, P SET\n// access: read\nMATCH (n:<LABEL>)\nRETURN n.id AS id", "words of letters and _"),
        ("// One.\n// each LABEL: Party, Party\n// access: read\nMATCH (n:<LABEL>)\nRETURN n.id AS id", "each once"),
        ("// One.\n// access: read\nMATCH (n)\n// more\nRETURN 1 AS one", "comments belong to the header"),
    ],
)
def test_a_header_that_does_not_fit_is_refused(source: str, reason: str) -> None:
    with pytest.raises(cypher.CatalogueError, match=reason):
        cypher.parse("ask/x", source)


def test_a_dollar_sign_in_a_string_is_no_parameter() -> None:
    query = cypher.parse("ask/x", "// One.\n// access: read\nMATCH (n) WHERE n.a = '$x'\nRETURN n.id AS id")
    assert query.params == ()


def test_a_missing_statement_is_named() -> None:
    with pytest.raises(cypher.CatalogueError, match=r"cypher/ask/none\.cypher cannot be read"):
        cypher.load("ask/none")


def test_opening_a_graph_is_enough_to_have_every_statement() -> None:
    code = "from legation.graph.store import open_store; from legation import cypher; print(len(cypher.names()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == str(len(cypher.names())), done.stderr
