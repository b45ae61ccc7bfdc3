"""What the graph has to do with a watch: what it knows of the pair of a claim that waits, and how claims enter it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from legation.graph import projection
from legation.graph.claims import Claim, read_claim
from legation.graph.kinds import KINDS, TRACKS
from legation.graph.store import Row, Store
from legation.graph.write import BATCH, Writer, check_parties, retract

if TYPE_CHECKING:
    from legation.loaders.watch.desk import Desk

TOLD = 3
"""Claims of the same story that are told beside one that waits, the newest ones."""
CLAIMS = 10_000
_STATES = ("begins", "ends", "spans", "absent")


def known_of_pair(store: Store, claim: Claim) -> list[str]:
    """What the graph knows of the two parties, in sentences: what holds now of the story that the claim belongs to, the last claims of it
    with who says so, and whether the claim says otherwise."""
    from legation.service.questions.pairs.dyads import between

    if claim.object is None:
        return []
    answer = between(store, claim.subject, claim.object, limit=CLAIMS)
    mine = {claim.track, f"relations|{min(claim.subject, claim.object)}|{max(claim.subject, claim.object)}"}
    told = [
        f"{track.about} hold{'' if track.about == 'relations' else 's'} now: {track.holds}. {track.sentence}"
        for track in answer.tracks if track.track in mine
    ]  # fmt: skip
    story = [line for line in answer.timeline if line.track == claim.track and line.claim != claim.id]
    dated = [line for line in story if line.when is not None] or story
    told += [f"{line.when or 'undated'}: {line.says} ({line.source.publisher if line.source else 'no source'})" for line in dated[-TOLD:]]
    holds = next((track.holds for track in answer.tracks if track.track == claim.track), None)
    effect = claim.declared.effect
    if claim.modality == "done" and effect == "ends" and holds == "no":
        told.append("By the graph it had ended already.")
    elif claim.modality == "done" and effect == "begins" and holds == "no":
        told.append("By the graph it does not hold now; this says that it begins again.")
    elif claim.modality == "done" and effect == "begins" and holds == "yes":
        told.append("By the graph it holds already.")
    elif claim.modality == "done" and effect == "ends" and holds == "yes":
        told.append("By the graph it holds; this says that it ended.")
    if not told:
        stateful = any(kind.effect in _STATES for kind in TRACKS[claim.declared.track])
        told.append("The graph knows nothing of the two" + (" in this." if stateful or answer.timeline else "."))
    return told


def add(store: Store, claims: Sequence[Claim]) -> int:
    """Write claims and draw their edges; how many were new. Raises UnknownParty before anything is written."""
    for claim in claims:
        check_parties(claim)
    writer = Writer(store)
    new = sum(len(writer.add(claims[at : at + BATCH])) for at in range(0, len(claims), BATCH))
    projection.run(store)
    return new


def as_alleged(claim: Claim) -> Claim:
    """The claim as one that is only alleged; another claim, with an id of its own."""
    body = {name: value for name, value in claim.to_json().items() if name != "id"}
    return read_claim(body | {"modality": "alleged"}, place=claim.id, kept=True)


def enter(store: Store, desk: Desk, claim: Claim) -> str:
    """Let a claim in that need not be reviewed: as alleged, until a second independent origin says the same. `alleged` or `confirmed`.

    Run again after a kill it comes to the same: nothing is written twice, and a note goes before what it notes."""
    others = [one for one in desk.alleged() if one.claim.id != claim.id]
    same = [one for one in others if _says_the_same(claim, one.claim) and _independent(claim, one.claim)]
    if same or _said_by_others(store, claim):
        add(store, [claim, *(one.claim for one in same)])
        for one in same:
            _end_alleged(store, one.id, claim)
            desk.confirmed(one.id)
        return "confirmed"
    alleged = as_alleged(claim)
    desk.allege(alleged.id, claim)
    add(store, [alleged])
    return "alleged"


def _end_alleged(store: Store, claim_id: str, by: Claim) -> None:
    """A claim that is confirmed is alleged no more; the claim without that word stands in its place."""
    rows = store.read("write/known_claims", {"ids": [claim_id]})
    if rows:
        retract(store, [claim_id], why=f"a second independent origin says the same: {by.source.publisher}")
        projection.run(store)


def _said_by_others(store: Store, claim: Claim) -> bool:
    """Whether the graph holds the same as done, by an origin that is another."""
    rows = store.read("ask/track_claims", {"tracks": [claim.track], "known_on": None, "limit": CLAIMS})
    return any(
        row["kind"] == claim.kind and row["modality"] == "done" and row["origin"] != claim.origin
        and _same_ends(claim, row) and _at_one_time(claim, row)
        for row in rows
    )  # fmt: skip


def _same_ends(claim: Claim, row: Row) -> bool:
    ends = (row["subject"], row["object"])
    mine = (claim.subject, claim.object)
    return ends == mine or (KINDS[claim.kind].symmetric and ends == mine[::-1])


def _at_one_time(claim: Claim, row: Row) -> bool:
    when = claim.time
    if when is None or when.earliest is None or when.latest is None or not row["earliest"] or not row["latest"]:
        return False
    return bool(row["earliest"] <= when.latest.isoformat() and row["latest"] >= when.earliest.isoformat())


def _says_the_same(one: Claim, other: Claim) -> bool:
    when = other.time
    days = {
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
    }
    ends = {"subject": other.subject, "object": other.object}
    return one.kind == other.kind and one.track == other.track and _same_ends(one, ends) and _at_one_time(one, days)


def _independent(one: Claim, other: Claim) -> bool:
    """Whether two claims rest on two origins: other publishers, and texts that are no copies of each other."""
    from legation.extraction.duplicates import THRESHOLD, containment, signature

    return one.origin != other.origin and containment(signature(_text(one)), signature(_text(other))) < THRESHOLD


def _text(claim: Claim) -> str:
    before, after = claim.context or ("", "")
    return f"{before} {claim.quote or ''} {after}"
