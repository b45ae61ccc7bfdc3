"""The engines that hold a graph, one a file, behind the protocol of `graph/protocol.py`."""

from __future__ import annotations

ENGINES: dict[str, tuple[str, ...]] = {
    "embedded": ("embedded",),
    "neo4j": ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"),
}
"""By the name of its module here, each engine's schemes of URLs. The module has a function `open_graph(url, *, read_only)`."""
