"""Writing claims: batches that are idempotent, whole or not there at all, with a note of what has to be drawn anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.graph.claims import UNKNOWN, Claim, Coverage, Source
from legation.graph.errors import NotFound, StoreConflict
from legation.graph.kinds import DRAWN
from legation.graph.parties import register
from legation.graph.protocol import Row
from legation.graph.rows import SHARED, claim_row, is_plain, own_row, placeholder_rows, shared_values, source_row, with_cited
from legation.graph.store import Params, Step, Store, prepare, utc_now

BATCH = 2500
"""Claims a transaction: larger ones gain nothing, and a killed load repeats at most one of them."""
_ATTEMPTS = 5
RENEWED = ("citation", "covers_first", "covers_last", "covers_suppliers", "covers_recipients", "covers_yearly", "covers_lacks")
"""What a loader may come to tell better of a source that the graph holds: it is no part of the source's id, and no claim."""


def check_parties(claim: Claim) -> None:
    """Raise UnknownParty unless both ends are in the register or said to be unknown. A claim never makes a party."""
    known = register()
    for party in (claim.subject, claim.object):
        if party is not None and party != UNKNOWN and party not in known:
            known.get(party)


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims made ready to be written: which of them are new, and the statements that write these."""

    claims: Sequence[Claim]
    new: frozenset[str]
    steps: list[Step]


class Writer:
    """Writes claims to one store. `loader` names who does (e.g. `sipri 1`); `recorded_at` is the moment of this run; `note` is
    kept in the graph with each of its commits.

    `add` is `ready`, then `write`. A run that has more to do makes the next batch ready while one is written; not more than one at a time.
    """

    def __init__(
        self, store: Store, *, loader: str | None = None, recorded_at: str | None = None, note: Params | None = None
    ) -> None:  # fmt: skip
        prepare(store)
        self._store = store
        self._note = note
        self._loader = loader
        self._recorded_at = recorded_at or utc_now()
        self._sources: set[str] = set()
        self._compared: set[str] = set()
        self._flying: frozenset[str] = frozenset()

    def add(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Write one batch in one transaction. Returns the ids that were new to the graph; the rest was known already.

        Either all of it is there when this returns, or an exception is raised and none of it is.
        """
        return self.write(self.ready(claims))

    def ready(self, claims: Sequence[Claim]) -> Batch:
        """A batch for `write`. What was made ready just before counts as known: it is written first, or nothing is."""
        by_id = {claim.id: claim for claim in claims}
        known = {row["id"] for row in self._store.read("write/known_claims", {"ids": list(by_id)})}
        new = [claim for claim_id, claim in by_id.items() if claim_id not in known and claim_id not in self._flying]
        steps = self._steps(new) if new else []
        steps += self._renewed([claim.source for claim_id, claim in by_id.items() if claim_id in known])
        self._flying = frozenset(claim.id for claim in new)
        self._sources.update(claim.source.id for claim in new)
        return Batch(claims, self._flying, steps)

    def write(self, batch: Batch) -> frozenset[str]:
        """Write a batch that was made ready; see `add`."""
        try:
            for _ in range(_ATTEMPTS - 1):
                try:
                    if batch.steps:
                        self._send(batch.steps)
                    return batch.new
                except StoreConflict:  # another writer added one of them since the look-up
                    self._forget()
                    batch = self.ready(batch.claims)
            self._send(batch.steps)
            return batch.new
        except BaseException:
            self._forget()
            raise

    def _send(self, steps: Sequence[Step]) -> None:
        if self._note is None:
            self._store.write(steps)
        else:
            self._store.write(steps, note=self._note)

    def _renewed(self, sources: Collection[Source]) -> list[Step]:
        """The writing of registers whose coverage or citation is told better now than when their claims were written; once a run."""
        told = {source.id: source_row(source) for source in sources if source.covers and source.id not in self._compared}
        self._compared.update(told)
        held = {row["id"]: row for row in self._store.read("write/sources_whole", {"ids": sorted(told)})} if told else {}
        rows = [
            row for source_id, row in told.items()
            if source_id in held and any(value != held[source_id][name] for name, value in row["props"].items() if name in RENEWED)
        ]  # fmt: skip
        changed = {row["id"] for row in rows}
        covers = {source.id: source.covers for source in sources if source.id in changed and source.covers}
        return [("write/sources", {"rows": rows}), *self._redrawn(covers)] if rows else []

    def _forget(self) -> None:
        """What was made ready and not written is in nobody's graph."""
        self._flying = frozenset()
        self._sources.clear()
        self._compared.clear()

    def _steps(self, claims: Sequence[Claim]) -> list[Step]:
        steps: list[Step] = []
        sources = with_cited({claim.source.id: claim.source for claim in claims if claim.source.id not in self._sources}.values())
        if sources:
            steps.append(("write/sources", {"rows": [source_row(source) for source in sources.values()]}))
            cites = [{"id": s.id, "cites": cited.id} for s in sources.values() for cited in s.cites]
            if cites:
                steps.append(("write/citations", {"rows": cites}))
            registers = {source_id: source.covers for source_id, source in sources.items() if source.covers}
            if registers:
                steps.append(("write/registers", {"ids": list(registers)}))
                steps += self._redrawn(registers)
        placeholders = placeholder_rows(claims)
        if placeholders:
            steps.append(("write/parties/Placeholder", {"rows": placeholders}))
        of_two: list[Row] = []
        of_one: list[Row] = []
        plain: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for claim in claims:
            if claim.object is not None and is_plain(claim):
                kind, modality, source, unit, scope, origin, loader, *moments = shared_values(claim, self._recorded_at)
                plain[kind, modality, source, unit, scope, origin, loader or self._loader, *moments].append(own_row(claim))
            else:
                row = claim_row(claim, self._recorded_at)
                row["loader"] = row["loader"] or self._loader
                (of_one if claim.object is None else of_two).append(row)
        for same, rows in plain.items():
            steps.append(("write/claims_plain", {"rows": rows, **dict(zip(SHARED, same, strict=True))}))
        if of_two:
            steps.append(("write/claims", {"rows": of_two}))
        if of_one:
            steps.append(("write/claims_of_one", {"rows": of_one}))
        about = [{"id": claim.id, "about": claim.about} for claim in claims if claim.about]
        if about:
            steps.append(("write/claims_about_known", {"rows": about}))
        steps.append(("write/claims_about", {"ids": [claim.id for claim in claims]}))
        drawn = {claim.track for claim in claims if claim.declared.track in DRAWN}
        if drawn:
            steps.append(("write/pending", {"ids": sorted(drawn)}))
        return steps

    def _redrawn(self, registers: Mapping[str, Coverage]) -> list[Step]:
        """Notes of the deliveries of which a register that is new, or covers something else than before, changes what is current."""
        held = {row["id"]: row for row in self._store.read("ask/registers")}
        steps: list[Step] = []
        for source, covers in registers.items():
            wanted = {
                "covers_first": covers.first,
                "covers_last": covers.last,
                "covers_suppliers": None if covers.suppliers is None else list(covers.suppliers),
                "covers_recipients": None if covers.recipients is None else list(covers.recipients),
                "covers_yearly": covers.yearly,
            }
            if source not in held:
                known = [wanted]
            elif any(held[source][name] != value for name, value in wanted.items()):
                known = [wanted, held[source]]
            else:
                continue
            for one in known:
                names = ("suppliers", "recipients", "first", "last")
                steps.append(("write/pending_arms", {name: one[f"covers_{name}"] for name in names}))
        return [("write/pending_again", {"start": "arms|"}), *steps] if steps else []


def retract(store: Store, claim_ids: Sequence[str], *, why: str, at: str | None = None, note: Params | None = None) -> set[str]:
    """End claims in knowledge time: before `at` (ISO moment, default the present) the graph still answers with them. `note` is kept with
    the commit.

    The claims stay, with the reason. Returns the tracks that have to be drawn anew.

    Raises NotFound for an id that the graph does not hold; then none is retracted.
    """
    moment = at or utc_now()
    rows = store.read("write/claim_tracks", {"ids": list(claim_ids)})
    missing = set(claim_ids) - {row["id"] for row in rows}
    if missing:
        raise NotFound(f"no claim {', '.join(sorted(missing))}")
    ended = [{"id": i, "retracted_at": moment, "retracted_on": moment[:10], "retracted_why": why} for i in claim_ids]
    tracks = sorted({row["track"] for row in rows})
    steps: list[Step] = [("write/claims_retract", {"rows": ended}), ("write/pending", {"ids": tracks})]
    if note is None:
        store.write(steps)
    else:
        store.write(steps, note=note)
    return set(tracks)
