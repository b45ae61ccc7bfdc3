"""What it costs to hold a graph and to ask it, in a process of its own: `python -m bench.opened GRAPH.kgl` prints one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import psutil

from bench.deliveries import PARTIES
from bench.table import asked, spent
from legation.graph.store import Store, open_store
from legation.service.questions.arms.partners import suppliers
from legation.service.questions.missions.missions import missions
from legation.service.questions.pairs.dyads import between
from legation.service.questions.panel.panel import table
from legation.service.questions.relations.paths import paths

QUESTIONS: dict[str, Callable[[Store], object]] = {
    "suppliers of AZE, both bases": lambda store: suppliers(store, "AZE", 2016, 2020),
    "suppliers of USA, both bases": lambda store: suppliers(store, "USA", 2016, 2020),
    "dossier AZE and ISR": lambda store: between(store, "AZE", "ISR"),
    "missions in AZE on a day, as known on a day": lambda store: missions(store, host="AZE", valid_on="2015-06-01", known_on="2024-01-01"),
    "paths from BTN to PRK, 3 steps, one day": lambda store: paths(store, "BTN", "PRK", valid_on="2010-06-01", max_hops=3),
    "dyad-year table 2000 to 2010, 20 parties": lambda store: table(store, "dyad-year", 2000, 2010, parties=sorted(PARTIES)).size,
}
"""The questions whose growth is shown. Each costs what the dyads and days asked for hold."""


def main(path: str) -> None:
    """Open, ask, print."""
    opened: list[Store] = []
    took = spent(lambda: opened.append(open_store(f"embedded:{path}", read_only=True)))
    store = opened[0]
    found = {what: asked(lambda ask=ask: ask(store), times=30, warm=3) for what, ask in QUESTIONS.items()}  # type: ignore[misc]
    print(
        json.dumps(
            {
                "open_s": took.wall, "open_cpu_s": took.cpu, "mb": psutil.Process().memory_info().rss / 1e6,
                "p50": {what: one.p50 for what, one in found.items()}, "cpu": {what: one.cpu for what, one in found.items()},
            }
        )
    )  # fmt: skip
    store.close()


if __name__ == "__main__":
    main(sys.argv[1])
