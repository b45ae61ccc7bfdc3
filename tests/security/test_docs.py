"""The threat model names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_threat_has_a_test_that_exists() -> None:
    lines = [line for line in TEXT.split("## Threats", 1)[1].split("\n## ", 1)[0].splitlines() if line.startswith("| ")][1:]
    assert len(lines) > 30
    for line in lines:
        assert re.search(r"`tests/[\w/]+\.py::test_\w+` \|$", line), line
    for path, name in re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, f"{path}::{name}"


def test_the_limits_that_it_states_are_those_of_the_code() -> None:
    from legation.extraction.fetch import MAX_BYTES, MAX_REDIRECTS, MAX_SECONDS
    from legation.loaders.frame.files import MAX_RATIO, RATIO_FROM

    assert (MAX_BYTES, MAX_SECONDS, MAX_REDIRECTS) == (4_000_000, 15.0, 5)
    assert (MAX_RATIO, RATIO_FROM) == (200, 50_000_000)


def test_the_table_of_limits_is_that_of_the_code() -> None:
    from uvicorn.protocols.http.h11_impl import DEFAULT_MAX_INCOMPLETE_EVENT_SIZE

    from legation.extraction import extract, fetch, page, reading, sentences
    from legation.graph.store import DEFAULT_TIMEOUT
    from legation.loaders.frame import files
    from legation.loaders.missions import chiefs_of_mission
    from legation.loaders.visits import us_visits
    from legation.service import parameters
    from legation.service.answers.composed import Batch
    from legation.service.charts import painter
    from legation.service.http import bodies, call, ingest, inner, json_bodies, problems
    from legation.service.http.routes import reconcile as reconcile_route
    from legation.service.questions.panel import panel
    from legation.service.questions.relations import paths, subgraph
    from legation.service.reconciliation import matching

    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").split("## Limits", 1)[1].split("\nFor tests only", 1)[0]
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE))
    limit = next(one.le for one in parameters.Limit.__metadata__[0].metadata if hasattr(one, "le"))
    questions = Batch.model_json_schema()["properties"]["questions"]["maxItems"]
    said = {
        "a request": [f"{DEFAULT_MAX_INCOMPLETE_EVENT_SIZE // 1024} KB"],
        "a question": [f"most of them {DEFAULT_TIMEOUT:g} s", f"{limit:,} rows", f"{panel.MOST_ROWS:,} rows", f"{paths.MAX_HOPS} hops",
                       f"{subgraph.MOST_PARTIES} parties", f"{parameters.MAX_NAME} characters"],
        "a batch": [f"{questions} questions", f"{inner.LARGEST // 10**6} MB"],
        "claims posted": [f"{ingest.MOST_LINES:,} lines", f"{ingest.MOST_BREAKS:,} line breaks"],
        "a text to extract from": [f"{extract.MAX_TEXT:,} characters", f"of {sentences.MAX_SENTENCE:,}", f"{reading.MAX_CLAIMS:,} claims"],
        "a page that is fetched or read": [f"{fetch.MAX_BYTES // 10**6} MB", f"{fetch.MAX_SECONDS:g} s", f"{fetch.MAX_REDIRECTS} redirects",
                                           f"nested {page.MAX_DEPTH} deep"],
        "reconciliation": [f"{matching.MOST_QUERIES} queries", f"{matching.MOST_CANDIDATES} candidates",
                           f"{reconcile_route.MOST_FIELDS} fields", f"{matching.MOST_CONDITIONS} conditions",
                           f"{matching.SECONDS:g} s of work",
                           f"{bodies.SMALL['/reconcile'] // 10**6} MB"],
        "a batch or a retraction posted": [f"{bodies.SMALL['/v1/batch'] / 10**6:g} MB", f"{bodies.SMALL['/v1/extract'] // 10**6} MB",
                                           f"{json_bodies.MOST_SIGNS:,} lists"],
        "a picture": [f"{painter.MOST_PIXELS:,} pixels", f"{painter.SECONDS:g} s", f"{call.PICTURES} waiting"],
        "a problem": [f"{problems.LONGEST:,} characters", f"{problems.LONGEST_INPUT} of a value"],
        "a source file": [f"{files.MAX_LINE:,} characters", f"past {files.RATIO_FROM // 10**6} MB {files.MAX_RATIO} times",
                          f"{chiefs_of_mission.MAX_MEMBER // 10**6} MB or {us_visits.MAX_MEMBER // 10**6} MB"],
    }  # fmt: skip
    assert said.keys() <= rows.keys()
    assert {row: [one for one in wanted if one not in rows[row]] for row, wanted in said.items()} == {row: [] for row in said}
    assert page.MAX_BYTES == fetch.MAX_BYTES
