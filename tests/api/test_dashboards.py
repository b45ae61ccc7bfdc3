"""The Grafana dashboards of the service itself: each metric, label and attribute that they ask for is one that the service gives."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "grafana"
OF_THE_SCRAPE = {"job", "instance"}
"""Labels that Prometheus adds."""


def dashboard(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def queries(name: str, language: str) -> list[str]:
    """What the panels ask: `expr` of Prometheus and Loki, `query` of Tempo."""
    return [target[language] for panel in dashboard(name)["panels"] for target in panel["targets"] if language in target]


def metrics_of(query: str) -> set[str]:
    """Names of metrics in a query, as Prometheus stores them."""
    return set(re.findall(r"\b((?:legation|process|http_server)_\w+)\b(?=\{)", query))


def labels_of(query: str) -> set[str]:
    """Labels that a query selects or groups by."""
    grouped = {label.strip() for group in re.findall(r"\bby \(([^)]*)\)", query) for label in group.split(",")}
    return grouped | set(re.findall(r"(\w+)=~?\"", query))


@pytest.mark.parametrize("name", ["operations", "telemetry", "legation"])
def test_a_dashboard_is_whole(name: str) -> None:
    board = dashboard(name)
    panels = board["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    inputs = {f"${{{one['name']}}}": one["pluginId"] for one in board["__inputs"]}
    for panel in panels:
        assert panel["targets"]
        for asked in (panel, *panel["targets"]):
            assert inputs[asked["datasource"]["uid"]] == asked["datasource"]["type"]
    for one, other in combinations([panel["gridPos"] for panel in panels], 2):
        apart = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        assert apart or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
    assert {one["id"] for one in board["__requires"]} == set(inputs.values())
    variables = {one["name"] for one in board["templating"]["list"]}
    used = set(re.findall(r"\$(\w+)\b", json.dumps([panel["targets"] for panel in panels])))
    assert used <= variables | {"__all", "DS_PROMETHEUS"}


def test_operations_asks_for_metrics_and_labels_that_are_given(client: TestClient) -> None:
    for path in ("/v1/catalog", "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020", "/v1/arms/suppliers?recipient=AZE&from=1801&to=1802"):
        client.get(path)
    given: dict[str, set[str]] = defaultdict(set)
    for family in text_string_to_metric_families(client.get("/metrics").text):
        for sample in family.samples:
            given[sample.name] |= set(sample.labels)
    asked = queries("operations", "expr")
    assert len(asked) > 12
    for query in asked:
        names = metrics_of(query)
        assert names
        assert names <= set(given), query
        assert labels_of(query) <= set().union(*(given[name] for name in names)) | OF_THE_SCRAPE, query
    own = {name for name in given if name.startswith("legation_") and not name.endswith(("_created", "_sum", "_count", "_bucket"))}
    shown = set().union(*(metrics_of(query) for query in asked))
    assert {name for name in own if name not in shown} == set(), "a metric that no panel shows"
