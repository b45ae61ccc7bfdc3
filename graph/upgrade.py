"""Drawing a graph anew, and carrying over one of an older form. A kill at any point leaves a graph that can be carried over again."""

from __future__ import annotations

from legation.graph import projection, reading
from legation.graph.rows import UNKNOWN_PARTIES, source_row, unknown_rows
from legation.graph.store import FORM, Store, check_form, prepare

PAGE = 20_000
"""Claims that are renewed in one transaction."""


def rebuild(store: Store, progress: projection.Progress | None = None) -> int:
    """Draw every edge anew from the claims, also in a graph of an older form, which has this version's form afterwards.

    `progress` is called with the number of tracks drawn since the last call. Returns how many there are. Raises StoreFormat for a form that
    cannot be carried over.
    """
    noted = check_form(store, upgrading=True)
    prepare(store, upgrading=True)
    if noted and noted[0]["form"] != FORM:
        _renew(store)
    total = projection.rebuild(store, progress)
    if noted and noted[0]["form"] != FORM:
        store.write([("write/unknown_gone", {"ids": list(UNKNOWN_PARTIES)})])  # their edges stand between the unknown parties by now
        store.write([("write/graph_note", {"id": "form", "props": {"form": FORM}})])
    store.checkpoint()
    return total


def _renew(store: Store) -> None:
    """What nodes have in this form: captions, dates, one unknown party a direction."""
    after = ""
    while page := store.write([("write/claims_renewed", {"after": after, "limit": PAGE})])[0][0]["last"]:
        after = page
    for sources in reading.pages(store, "write/sources_page"):
        held = reading.Sources(store)
        held.want({row["id"] for row in sources})
        store.write([("write/sources", {"rows": [source_row(held[row["id"]]) for row in sources]})])
    store.write([("write/parties/Placeholder", {"rows": unknown_rows()})])
    for id_ in UNKNOWN_PARTIES:
        store.write([(f"write/unknown_tied/{id_.rpartition(':')[2].upper()}", {"id": id_})])
