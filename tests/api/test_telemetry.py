"""OpenTelemetry by setting: a service as a process sends spans and metrics to a collector, here a stand-in that keeps them."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.api.test_dashboards import labels_of, metrics_of, queries
from tests.faults.test_serve import Service

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
ASKED = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"


class Collector:
    """An OTLP/HTTP endpoint on a free port."""

    def __init__(self) -> None:
        self.spans: list[Any] = []
        self.metrics: list[Any] = []
        self.resources: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                outer.take(self.path, body)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """No line for each request."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, path: str, body: bytes) -> None:
        if path == "/v1/traces":
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                self.resources.append({one.key: one.value.string_value for one in resource.resource.attributes})
                self.spans += [span for scope in resource.scope_spans for span in scope.spans]
        elif path == "/v1/metrics":
            for metrics in ExportMetricsServiceRequest.FromString(body).resource_metrics:
                self.metrics += [metric for scope in metrics.scope_metrics for metric in scope.metrics]


def attributes(one: Any) -> dict[str, Any]:
    return {each.key: getattr(each.value, each.value.WhichOneof("value")) for each in one.attributes}


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_spans_and_metrics_reach_a_collector(collector: Collector, tmp_path: Path) -> None:
    service = Service(
        tmp_path,
        LEGATION_TELEMETRY="true",
        OTEL_EXPORTER_OTLP_ENDPOINT=collector.address,
        OTEL_SERVICE_NAME="legation",
        OTEL_BSP_SCHEDULE_DELAY="200",
        OTEL_METRIC_EXPORT_INTERVAL="500",
    )
    try:
        assert service.get(ASKED, {"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01", "X-Request-Id": "from-the-proxy"})[0] == 200
        assert service.get(ASKED)[0] == 200  # the second time it comes from what is kept
        assert service.get("/v1/parties/NOBODY")[0] == 404
        deadline = time.monotonic() + 30
        while (len(collector.spans) < 3 or not collector.metrics) and time.monotonic() < deadline:
            time.sleep(0.1)
    finally:
        assert service.stop() == 0
    routes = [(attributes(span).get("http.route"), attributes(span).get("http.response.status_code")) for span in collector.spans]
    assert routes.count(("/v1/arms/suppliers", 200)) == 2
    assert ("/v1/parties/{id}", 404) in routes
    assert TRACE in {span.trace_id.hex() for span in collector.spans}  # the caller's trace goes on
    assert {resource["service.name"] for resource in collector.resources} == {"legation"}
    named = {span.name: attributes(span) for span in collector.spans}
    assert named["GET /v1/arms/suppliers"]["http.response.status_code"] == 200
    assert "from-the-proxy" in {attributes(span)["legation.request_id"] for span in collector.spans}

    # what examples/grafana/telemetry.json asks for, in the names that Prometheus and Tempo give it
    metrics = {metric.name.replace(".", "_") + ("_seconds" if metric.unit == "s" else ""): metric for metric in collector.metrics}
    labels = {
        key.replace(".", "_")
        for metric in metrics.values()
        for point in [*metric.histogram.data_points, *metric.sum.data_points]
        for key in attributes(point)
    }
    for query in queries("telemetry", "expr"):
        assert {name.removesuffix("_bucket").removesuffix("_count") for name in metrics_of(query)} <= set(metrics), query
        if metrics_of(query):
            assert labels_of(query) <= labels | {"le", "service_name"}, query
    for query in queries("telemetry", "query"):
        assert set(re.findall(r"span\.([a-z_.]+)", query)) <= set(named["GET /v1/arms/suppliers"]), query


def test_nothing_is_sent_unless_it_is_asked_for(collector: Collector, tmp_path: Path) -> None:
    service = Service(
        tmp_path, OTEL_EXPORTER_OTLP_ENDPOINT=collector.address, OTEL_BSP_SCHEDULE_DELAY="100", OTEL_METRIC_EXPORT_INTERVAL="200"
    )
    assert service.get(ASKED)[0] == 200
    time.sleep(1)
    assert service.stop() == 0
    assert (collector.spans, collector.metrics) == ([], [])
