"""`/metrics` for Prometheus: what the process counted, and the graph's size and loads as it is asked."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from legation.graph.errors import LegationError
from legation.graph.store import Row, Store
from legation.service.http import observability
from legation.service.http.call import in_thread

router = APIRouter(tags=["system"], include_in_schema=False)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """The text form of the metrics. A graph that does not answer is `legation_graph_up 0`, and everything else stands."""
    store: Store = request.app.state.store
    try:
        counts, loads = await in_thread(request, graph_state)
        observability.UP.labels(store.engine).set(1)
        for sort, number in counts.items():
            observability.SIZE.labels(sort).set(number)
        for load in reversed(loads):
            for outcome in ("new", "known", "refused"):
                observability.LOADED.labels(load["loader"], outcome).set(load[outcome])
            observability.LOADED_AT.labels(load["loader"]).set(datetime.fromisoformat(load["at"]).timestamp())
    except LegationError:
        observability.UP.labels(store.engine).set(0)
    return Response(generate_latest(observability.REGISTRY), media_type=CONTENT_TYPE_LATEST)


def graph_state(store: Store) -> tuple[Row, list[Row]]:
    """Counts of nodes and the notes of the latest loads."""
    return store.read("ask/catalog_counts", timeout=5)[0], store.read("ask/catalog_loads", {"limit": 50}, timeout=5)
