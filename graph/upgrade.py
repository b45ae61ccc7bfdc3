"""Drawing a graph anew, and carrying over one of an older form. A kill at any point leaves a graph that can be carried over again."""

from __future__ import annotations

from legation.graph import projection
from legation.graph.store import FORM, Store, check_form, prepare


def rebuild(store: Store, progress: projection.Progress | None = None) -> int:
    """Draw every edge anew from the claims, also in a graph of an older form, which has this version's form afterwards.

    `progress` is called with the number of tracks drawn since the last call. Returns how many there are. Raises StoreFormat for a form that
    cannot be carried over.
    """
    noted = check_form(store, upgrading=True)
    prepare(store, upgrading=True)
    total = projection.rebuild(store, progress)
    if noted and noted[0]["form"] != FORM:  # only now: what reads the graph may rely on it
        store.write([("write/graph_note", {"id": "form", "props": {"form": FORM}})])
    store.checkpoint()
    return total
