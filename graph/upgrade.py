"""Drawing a graph anew, and carrying over one of an older form. A kill at any point leaves a graph that can be carried over again."""

from __future__ import annotations

from legation.graph import projection, reading
from legation.graph.claims import FORMER_PARTIES
from legation.graph.rows import UNKNOWN_PARTIES, own_row, source_row, unknown_rows
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
    for former, id_ in FORMER_PARTIES.items():
        _move(store, former, id_)
    if noted and noted[0]["form"] != FORM:
        _renew(store)
    total = projection.rebuild(store, progress)
    if noted and noted[0]["form"] != FORM:
        store.write([("write/unknown_gone", {"ids": list(UNKNOWN_PARTIES)})])  # their edges stand between the unknown parties by now
        store.write([("write/graph_note", {"id": "form", "props": {"form": FORM}})])
    store.checkpoint()
    return total


def _move(store: Store, former: str, id_: str) -> None:
    """Give the claims of a party its present id. Their own ids stay; a kill in between leaves the rest for the next time."""
    while rows := store.read("write/claims_of_party", {"id": former}, timeout=reading.TIMEOUT)[:PAGE]:
        moved = reading.claims_by_id(store, {row["id"] for row in rows}, {row["track"] for row in rows})
        names = ("id", "subject", "object", "track", "dyad")
        tie = [(f"write/party_moved/{role}", {"former": former, "id": id_}) for role in ("SUBJECT", "OBJECT")]
        store.write([("write/claims_moved", {"rows": [{name: own_row(claim)[name] for name in names} for claim in moved]}), *tie])
    store.write([("write/party_gone", {"id": former})])


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
