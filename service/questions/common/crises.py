"""Countries that several others left within a year: there the missions of which only lists tell are in doubt from then on."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from legation.graph.bearings import EMBASSIES, LEAVERS
from legation.graph.states.evidence import after
from legation.graph.store import Row, Store
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.kept import version

CLOSINGS = 50_000
"""Closings that are read at most."""
WITHIN = 366
"""Days within which several have to leave."""
LISTING = frozenset({"wikipedia", "wikidata"})
"""Origins whose lists of missions go on showing what was closed."""


@dataclass(frozen=True, slots=True)
class Crisis:
    """The last of several closings in one country within a year (ISO day), and the claims that tell of them."""

    day: str
    claims: tuple[str, ...]


_KEPT: OrderedDict[tuple[str, str | None], dict[str, list[Crisis]]] = OrderedDict()
_LOCK = Lock()


def crises(store: Store, asof: AsOf) -> Mapping[str, Sequence[Crisis]]:
    """The crises of each country, as known by the day of knowledge. Kept for the two states of a graph that were asked for last."""
    key = version(store), asof.known_on
    with _LOCK:
        if key in _KEPT:
            return _KEPT[key]
    found = _found(store.read("ask/closings", {"known_on": asof.known_on, "limit": CLOSINGS}))
    with _LOCK:
        _KEPT[key] = found
        while len(_KEPT) > 2:
            _KEPT.popitem(last=False)
    return found


def _found(rows: Sequence[Row]) -> dict[str, list[Crisis]]:
    by_host: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["mission"] in EMBASSIES and row["object"] is not None and after(row["earliest"], WITHIN) >= row["latest"]:
            by_host[row["object"]].append(row)
    found: dict[str, list[Crisis]] = {}
    for host, mine in by_host.items():
        for at, first in enumerate(mine):
            near = [row for row in mine[at:] if row["earliest"] <= after(first["earliest"], WITHIN)]
            if len({row["subject"] for row in near}) >= LEAVERS:
                day = min(row["latest"] for row in near)
                found.setdefault(host, []).append(Crisis(day, tuple(row["id"] for row in near)))
    return found


def only_listed(rows: Sequence[Row], since: str, asof: AsOf) -> bool:
    """Whether nothing but lists that go on showing what was closed shows a mission after a day (ISO) and up to the one asked about."""
    for row in rows:
        if row["modality"] != "done" or row["kind"] in ("mission_closed", "no_mission", "mission_level_ended") or row["earliest"] is None:
            continue
        if row["origin"] in LISTING and row["kind"] == "mission":
            continue
        spanned = "/" in (row["edtf"] or "") and (row["latest"] or "9999") >= since
        if (row["earliest"] >= since or spanned) and row["earliest"] <= asof.last:
            return False
    return True
