"""One claim: what it says and where, the chain to the primary source, who agrees and who contradicts."""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.errors import NotFound
from legation.graph.kinds import KINDS
from legation.graph.rows import unpacked
from legation.graph.states import episodes
from legation.graph.states.corrections import without_corrections
from legation.graph.store import Row, Store
from legation.service.answers.base import SourceRef, source_ref
from legation.service.answers.claims import ChainLink, ClaimAnswer, Context
from legation.service.declaration import question
from legation.service.parameters import ClaimId, KnownOn
from legation.service.questions.arms.shares import rounding_step
from legation.service.questions.common.lines import details_of, line, source_of
from legation.service.questions.common.period import known_day

COMPANY = 500
"""Claims of a track that are looked through; a longer track says `truncated`."""
DEEPEST = 8
"""Steps of a chain of citations."""


@question("/v1/claims/{id}", "A claim with its source, quote and chain", tag="claims")
def claim(store: Store, claim_id: ClaimId, *, known_on: KnownOn = None) -> ClaimAnswer:
    """What it says and where, the chain to the primary source, the claims that agree and those that contradict, how to cite it.

    The claim with its source, chain and company. `known_on` (EDTF) leaves out company that was published later.

    Raises NotFound for an id that the graph does not hold, InputError for a day that is none.
    """
    rows = store.read("ask/claim", {"id": claim_id})
    if not rows:
        raise NotFound(f"no claim has the id {claim_id!r}")
    row, day = rows[0], known_day(known_on)
    mates: list[Row] = []
    notes: list[str] = []
    if row["kind"] == "arms_transfer" and row["unit"] == "TIV":
        notes.append(
            "A row of a register of deliveries: ask for suppliers or recipients to see it summed up and held against other editions."
        )
    else:
        mates = without_corrections(store.read("ask/track_claims", {"tracks": [row["track"]], "known_on": day, "limit": COMPANY + 1}))
    denials = store.read("ask/claims_about", {"id": claim_id, "limit": COMPANY})
    agreeing, contradicting = company(row, mates[:COMPANY])
    contradicting += [one for one in denials if one["id"] not in {other["id"] for other in contradicting}]
    about = store.read("ask/claim", {"id": row["about"]}) if row["about"] else []
    if row["retracted_on"]:
        notes.append(f"Retracted on {row['retracted_on']}: {row['retracted_why']}. Before that day it stood.")
    if row["modality"] != "done":
        notes.append(f"The source presents this as {row['modality']}; it changes no state.")
    chain = _chain(store, source_of(row))
    return ClaimAnswer(
        claim=line(row), details=details_of(row), subject_text=row["subject_text"], object_text=row["object_text"],
        earliest=row["earliest"], latest=row["latest"], locator=row["locator"], chain=chain,
        span=(row["span_from"], row["span_to"]) if row["span_from"] is not None else None,
        context=_context(row), primary=_primary(row, chain),
        agrees=[line(one) for one in agreeing], contradicts=[line(one) for one in contradicting],
        about=[line(one) for one in about], independent_sources=len({row["origin"], *(one["origin"] for one in agreeing)}),
        recorded_at=row["recorded_at"], retracted_on=row["retracted_on"], retracted_why=row["retracted_why"], loader=row["loader"],
        cite=f"{chain[0].source.citation}. Legation, claim {row['id']}.", notes=notes, truncated=len(mates) > COMPANY,
    )  # fmt: skip


def _context(row: Row) -> Context | None:
    """The text around the quote, unpacked."""
    if row["context"] is None:
        return None
    before, after = unpacked(row["context"])
    return Context(before=before, after=after)


def _chain(store: Store, stated_in: SourceRef) -> list[ChainLink]:
    """Where the claim is stated, what that cites, and so on; each source once."""
    chain = [ChainLink(depth=0, source=stated_in)]
    seen = {stated_in.id}
    front = [stated_in.id]
    for depth in range(1, DEEPEST + 1):
        cited = [row for row in store.read("ask/cited", {"ids": front}) if row["id"] not in seen]
        if not cited:
            break
        front = []
        for row in cited:
            if row["id"] not in seen:
                seen.add(row["id"])
                front.append(row["id"])
                chain.append(ChainLink(depth=depth, source=source_ref(row)))
    return chain


def _primary(row: Row, chain: Sequence[ChainLink]) -> str:
    if len(chain) == 1 and row["said_by"]:
        return str(row["said_by"])
    return chain[-1].source.publisher


def company(row: Row, mates: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Of the claims of the same track, those that say the same and those that cannot be true together with this one."""
    agreeing: list[Row] = []
    contradicting: list[Row] = []
    others = [one for one in mates if one["id"] != row["id"]]
    episode = _episode_of(row, mates) if others else set()
    for other in others:
        says = _compare(row, other, episode)
        if says is True:
            agreeing.append(other)
        elif says is False:
            contradicting.append(other)
    return agreeing, contradicting


def _compare(row: Row, other: Row, episode: set[str]) -> bool | None:
    """True: they agree; False: they contradict; None: they are about different things."""
    if other["kind"] != row["kind"] and KINDS[other["kind"]].effect != KINDS[row["kind"]].effect:
        return None
    if (row["modality"] == "denied") != (other["modality"] == "denied"):
        return False if other["kind"] == row["kind"] and _can_be_same_time(row, other) else None
    if row["value"] is not None and other["value"] is not None:
        if (row["base"], row["edtf"], row["scope"] or other["scope"]) != (other["base"], other["edtf"], other["scope"] or row["scope"]):
            return None
        step = max(rounding_step(row["value"]), rounding_step(other["value"]))
        return bool(abs(row["value"] - other["value"]) <= step / 2 + 1e-9)
    if row["modality"] != other["modality"]:
        return None
    if _can_be_same_time(row, other):
        return True
    return False if other["id"] in episode else None


def _can_be_same_time(row: Row, other: Row) -> bool:
    """Whether the two may mean one day; a claim without a time may mean any."""
    return bool(
        (row["earliest"] or episodes.MIN) <= (other["latest"] or episodes.MAX)
        and (other["earliest"] or episodes.MIN) <= (row["latest"] or episodes.MAX)
    )


def _episode_of(row: Row, mates: Sequence[Row]) -> set[str]:
    """Ids of the claims about the same beginning or end as this one: where their days cannot be the same they contradict each other."""
    for episode in episodes.episodes(mates):
        for bound in (episode.begin, episode.end):
            ids = {one["id"] for one in bound.claims}
            if row["id"] in ids:
                return ids
    return set()
