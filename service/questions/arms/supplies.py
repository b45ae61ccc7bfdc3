"""Supplies other than arms: who is said to supply whom with what. Direction is what the source states; the other way is shown apart."""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.claims import dyad
from legation.graph.errors import InputError
from legation.graph.parties import Party
from legation.graph.store import Row, Store
from legation.service.answers.arms_share import Supplies, Supply
from legation.service.declaration import question
from legation.service.parameters import Commodity, KnownOn, Limit, RecipientName, SupplierName
from legation.service.questions.common.lines import line
from legation.service.questions.common.parties import two_parties
from legation.service.questions.common.period import known_day

LINES = 500
MAX_COMMODITY = 100


@question("/v1/supplies", "Who is said to supply whom with oil, gas …", tag="arms")
def supplies(
    store: Store, supplier: SupplierName, recipient: RecipientName, *, commodity: Commodity = None, known_on: KnownOn = None,
    limit: Limit = 500,
) -> Supplies:  # fmt: skip
    """What sources say of supplies other than arms from one party to another; what they say of the other direction is shown apart.

    What sources say of supplies from one party to another (`commodity`: oil, gas …; none: any), and the other way round.

    Arms are another question. Raises UnknownParty, InputError.
    """
    giver, taker, _ = two_parties(supplier, recipient, None, place="recipient")
    wanted = " ".join((commodity or "").split())
    if len(wanted) > MAX_COMMODITY:
        raise InputError(f"a commodity has at most {MAX_COMMODITY} characters", place="commodity")
    rows = store.read("ask/supplies_claims", {"dyad": dyad(giver.id, taker.id), "known_on": known_day(known_on), "limit": limit + 1})
    listed = [row for row in rows[:limit] if _is(row["commodity"], wanted)]
    there = [row for row in listed if row["subject"] == giver.id]
    back = [row for row in listed if row["subject"] == taker.id]
    found = _answer(there, back)
    what = wanted or "anything but arms"
    return Supplies(
        supplier=giver.id, recipient=taker.id, commodity=wanted or None, answer=found, claims=[line(row) for row in there],
        other_way=[line(row) for row in back], notes=_notes(found, giver, taker, what, back), truncated=len(rows) > limit,
    )  # fmt: skip


def _is(stated: str | None, wanted: str) -> bool:
    """Whether a stated commodity is the one asked for: all words of the shorter are in the longer (`oil`, `crude oil`)."""
    if not wanted:
        return True
    one, two = set((stated or "").casefold().split()), set(wanted.casefold().split())
    return bool(one) and (one <= two or two <= one)


def _answer(there: Sequence[Row], back: Sequence[Row]) -> Supply:
    if any(row["modality"] == "done" for row in there):
        return "claimed"
    if there:
        return "not_done"
    return "other_way" if any(row["modality"] == "done" for row in back) else "unknown"


def _notes(found: Supply, giver: Party, taker: Party, what: str, back: Sequence[Row]) -> list[str]:
    if found == "claimed":
        return ["Quantities are given only where a source states them; they are never compared with TIV or added to it."]
    if found == "not_done":
        return [f"Sources plan, allege or deny that {giver.name} supplies {taker.name} with {what}; none says that it does."]
    none = f"No loaded source says that {giver.name} supplies {taker.name} with {what}: not known, which is not the same as no."
    if found == "unknown":
        return [none]
    who = ", ".join(dict.fromkeys(str(row["said_by"] or row["publisher"]) for row in back if row["modality"] == "done"))
    return [none, f"It is said the other way round: {taker.name} supplies {giver.name} ({who})."]
