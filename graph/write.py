"""Writing claims: batches that are idempotent, whole or not there at all, with a note of what has to be drawn anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graph.claims import UNKNOWN, Claim
from graph.errors import NotFound, StoreConflict
from graph.parties import register
from graph.rows import SHARED, Row, claim_row, is_plain, placeholder_rows, plain_row, source_row, with_cited
from graph.store import Step, Store, prepare, utc_now

BATCH = 5000
"""Claims a transaction: larger ones gain nothing, and a killed load repeats at most one of them."""
_ATTEMPTS = 5


def check_parties(claim: Claim) -> None:
    """Raise UnknownParty unless both ends are in the register or said to be unknown. A claim never makes a party."""
    known = register()
    for party in (claim.subject, claim.object):
        if party is not None and party != UNKNOWN and party not in known:
            known.get(party)


class Writer:
    """Writes claims to one store. `loader` names who does (e.g. `sipri 1`); `recorded_at` is the moment of this run."""

    def __init__(self, store: Store, *, loader: str | None = None, recorded_at: str | None = None) -> None:
        prepare(store)
        self._store = store
        self._loader = loader
        self._recorded_at = recorded_at or utc_now()
        self._sources: set[str] = set()

    def add(self, claims: Sequence[Claim]) -> set[str]:
        """Write one batch in one transaction. Returns the ids that were new to the graph; the rest was known already.

        Either all of it is there when this returns, or an exception is raised and none of it is.
        """
        by_id = {claim.id: claim for claim in claims}
        for attempt in range(_ATTEMPTS):
            known = {row["id"] for row in self._store.read("write/known_claims", {"ids": list(by_id)})}
            new = [claim for claim_id, claim in by_id.items() if claim_id not in known]
            if not new:
                return set()
            try:
                self._store.write(self._steps(new))
            except StoreConflict:  # another writer added one of them since the look-up
                if attempt == _ATTEMPTS - 1:
                    raise
                continue
            self._sources.update(claim.source.id for claim in new)
            return {claim.id for claim in new}
        raise AssertionError("unreachable")

    def _steps(self, claims: Sequence[Claim]) -> list[Step]:
        steps: list[Step] = []
        sources = with_cited({claim.source.id: claim.source for claim in claims if claim.source.id not in self._sources}.values())
        if sources:
            steps.append(("write/sources", {"rows": [source_row(source) for source in sources.values()]}))
            cites = [{"id": s.id, "cites": cited.id} for s in sources.values() for cited in s.cites]
            if cites:
                steps.append(("write/citations", {"rows": cites}))
            registers = [source_id for source_id, source in sources.items() if source.covers]
            if registers:
                steps.append(("write/registers", {"ids": registers}))
        placeholders = placeholder_rows(claims)
        if placeholders:
            steps.append(("write/parties_placeholder", {"rows": placeholders}))
        of_two: list[Row] = []
        of_one: list[Row] = []
        plain: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for claim in claims:
            if claim.object is not None and is_plain(claim):
                row = plain_row(claim, self._recorded_at)
                row["loader"] = row["loader"] or self._loader
                plain[tuple([row.pop(name) for name in SHARED])].append(row)
            else:
                row = claim_row(claim, self._recorded_at)
                row["loader"] = row["loader"] or self._loader
                (of_one if claim.object is None else of_two).append(row)
        for same, rows in plain.items():
            steps.append(("write/claims_plain", {"rows": rows, "same": dict(zip(SHARED, same, strict=True))}))
        if of_two:
            steps.append(("write/claims", {"rows": of_two}))
        if of_one:
            steps.append(("write/claims_of_one", {"rows": of_one}))
        about = [{"id": claim.id, "about": claim.about} for claim in claims if claim.about]
        if about:
            steps.append(("write/claims_about_known", {"rows": about}))
        steps.append(("write/claims_about", {"ids": [claim.id for claim in claims]}))
        steps.append(("write/pending", {"ids": sorted({claim.track for claim in claims})}))
        return steps


def retract(store: Store, claim_ids: Sequence[str], *, why: str, at: str | None = None) -> None:
    """End claims in knowledge time: before `at` (ISO moment, default the present) the graph still answers with them.

    The claims stay, with the reason. Raises NotFound for an id that the graph does not hold; then none is retracted.
    """
    moment = at or utc_now()
    rows = store.read("write/claim_tracks", {"ids": list(claim_ids)})
    missing = set(claim_ids) - {row["id"] for row in rows}
    if missing:
        raise NotFound(f"no claim {', '.join(sorted(missing))}")
    ended = [{"id": i, "retracted_at": moment, "retracted_on": moment[:10], "retracted_why": why} for i in claim_ids]
    tracks = sorted({row["track"] for row in rows})
    store.write([("write/claims_retract", {"rows": ended}), ("write/pending", {"ids": tracks})])
