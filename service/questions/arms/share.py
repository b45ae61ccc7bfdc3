"""One supplier's share in one recipient's arms. What no register covers is said to be unknown, never zero; windows are not divided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.graph.errors import InputError, NotCovered
from legation.graph.parties import Party
from legation.graph.store import Row, Store
from legation.service.answers.arms import Reported
from legation.service.answers.arms_share import Share, ShareBase, ShareFigures
from legation.service.answers.base import source_ref
from legation.service.declaration import question
from legation.service.parameters import Edition, From, KnownOn, RecipientName, Scope, SupplierName, To
from legation.service.questions.arms import shares
from legation.service.questions.arms.estimates import edge_years, share_range_years
from legation.service.questions.arms.flows import UNIT, Flow, figures, in_window, periods, together
from legation.service.questions.arms.intervals import rounded, share_of
from legation.service.questions.arms.notes import about_editions
from legation.service.questions.arms.registers import Register, Role, best, choose, edition_refs, registers
from legation.service.questions.arms.reported import MOST, checked_pair
from legation.service.questions.arms.shares import MAJOR_ARMS
from legation.service.questions.arms.trade import Amount, beyond, percent, share_estimate, totals
from legation.service.questions.common.parties import two_parties
from legation.service.questions.common.period import Window, known_day, window

MAJOR = "major arms"
MAX_SCOPE = 100


@question("/v1/arms/share", "What part of a party's arms came from another", tag="arms")
def share(
    store: Store, supplier: SupplierName, recipient: RecipientName, first: From, last: To, *, scope: Scope = MAJOR,
    edition: Edition = None, known_on: KnownOn = None,
) -> Share:  # fmt: skip
    """Both shares of one pair with their ranges, and what sources report. What no register covers (small arms, other years) is
    answered `covered: false` with the reason, never zero; a share reported for another window is shown and not divided.

    What part of `recipient`'s imports came from `supplier`, and what part of `supplier`'s exports that was, with ranges.

    `scope` is the sort of arms: loaded registers hold major arms only, so that of any other the answer is `covered: false`, with the
    reason and what sources report; likewise for years that no register covers. Raises UnknownParty, InputError.
    """
    years = window(first, last)
    giver, taker, notes = two_parties(supplier, recipient, years, place="recipient")
    scope = " ".join(scope.split())
    if not 0 < len(scope) <= MAX_SCOPE:
        raise InputError(f"a scope has 1 to {MAX_SCOPE} characters", place="scope")
    loaded = registers(store, known_day(known_on))
    rows = shares.claims_of(store, [f"arms_share|{giver.id}|{taker.id}"], known_day(known_on))
    major = scope.casefold() in MAJOR_ARMS
    same = [row for row in rows if _about(row, scope, major)][:MOST]
    exact = [row for row in same if shares.window_of(row) == years]
    others = [row for row in same if row not in exact and _overlaps(row, years)]
    reported, said = checked_pair(store, exact, loaded)
    elsewhere, _ = checked_pair(store, others, loaded)
    notes = [*notes, *said, *_not_divided(elsewhere, years)]
    head: dict[str, Any] = {
        "supplier": giver.id, "recipient": taker.id, "from": first, "to": last, "scope": scope, "reported": reported,
        "other_windows": elsewhere,
    }  # fmt: skip

    def _not_covered(reason: str) -> Share:
        notes.append("What is not covered is unknown: it is neither zero nor like the covered part.")
        return Share(
            covered=False, reason=reason, share_of_imports=None, share_of_exports=None, figures=None, notes=notes,
            editions=edition_refs(loaded, {}), **head,
        )  # fmt: skip

    if not major:
        reason = (
            f"Of {scope} no register is loaded: those that are hold {MAJOR} only. What part {giver.name} had in it is not known, which "
            "is not zero, and shares of major arms say nothing of it."
        )
        return _not_covered(reason)
    try:
        role, chosen = _register(loaded, giver, taker, years, edition)
    except NotCovered as error:
        return _not_covered(error.message)
    found = _figures(store, giver, taker, role, chosen, years, loaded)
    able = best(loaded, taker.id if role == "imports" else giver.id, role, years)
    notes = [UNIT, *_nothing(found, giver, taker, years), *about_editions(chosen, able, edition), *notes]
    return Share(
        covered=True, reason=None, share_of_imports=found.of_imports.share if found.of_imports else None,
        share_of_exports=found.of_exports.share if found.of_exports else None, figures=found, notes=notes,
        editions=edition_refs(loaded, able), **head,
    )  # fmt: skip


def _about(row: Row, scope: str, major: bool) -> bool:
    """Whether a reported share is about the sort of arms asked for; without a scope of its own it is taken to be about major arms."""
    own = (row["scope"] or MAJOR).casefold().removesuffix(" (implied)")
    return own in MAJOR_ARMS if major else own == scope.casefold()


def _overlaps(row: Row, years: Window) -> bool:
    own = shares.window_of(row)
    return own is not None and own.first <= years.last and years.first <= own.last


def _not_divided(found: Sequence[Reported], years: Window) -> list[str]:
    if not found:
        return []
    periods_named = ", ".join(dict.fromkeys(one.period or "" for one in found))
    return [f"Shares reported for {periods_named} overlap {years.edtf} and say nothing of it alone: a share of a window is not divided."]


def _register(loaded: Sequence[Register], giver: Party, taker: Party, years: Window, edition: str | None) -> tuple[Role, Register]:
    """The register that holds all that went between the two: by the recipient's imports if it can, else by the supplier's exports."""
    try:
        return "imports", choose(loaded, taker, "imports", years, edition)
    except NotCovered:
        if not best([one for one in loaded if edition in (None, one.edition)], giver.id, "exports", years):
            raise
        return "exports", choose(loaded, giver, "exports", years, edition)


def _figures(
    store: Store, giver: Party, taker: Party, role: Role, chosen: Register, years: Window, loaded: Sequence[Register]
) -> ShareFigures:
    sides: dict[Role, tuple[str, str]] = {"imports": (taker.id, giver.id), "exports": (giver.id, taker.id)}
    bases: dict[Role, ShareBase | None] = {"imports": None, "exports": None}
    flow = Flow()
    for one, (party, partner) in sides.items():
        if chosen.whole(party, one):
            found = in_window(periods(store, party, one, chosen), years)
            total = together(found.values())
            flow = found.get(partner, Flow())
            edges = edge_years(store, party, one, chosen, years, inner=False)
            beside = share_range_years(partner, found, total, chosen, edges) if edges is not None else None
            bases[one] = _base(share_of(flow, total, chosen), flow, total, beside)
    for one, (party, _) in sides.items():
        if bases[one] is None:
            whole = totals(store, [(party, one, chosen.edition)], loaded, years).get((party, one, chosen.edition))
            if whole is not None:
                bases[one] = _base(percent(flow, whole), flow, whole, None)
    more: dict[str, Any] = {"unvalued": flow.unvalued} if flow.unvalued else {}
    if rounded(chosen):
        more["estimated_tiv"] = None
    return ShareFigures(
        edition=chosen.edition, of_imports=bases["imports"], of_exports=bases["exports"], source=source_ref(chosen.row),
        **(figures(flow) | more),
    )  # fmt: skip


def _base(
    made: tuple[float | None, tuple[float, float] | None], part: Amount, whole: Amount, beside: tuple[float, float] | None
) -> ShareBase:
    more: dict[str, Any] = {}
    if made[1] is not None:
        more["share_range"] = made[1]
    if beside is not None:
        more["share_range_years"] = beside
    if (estimate := share_estimate(part, whole)) is not None:
        more["share_estimate"] = estimate
    return ShareBase(share=made[0], total=round(whole.certain, 2), **more, **beyond(whole, "total"))


def _nothing(found: ShareFigures, giver: Party, taker: Party, years: Window) -> list[str]:
    if found.deliveries:
        return []
    return [
        f"Edition {found.edition} lists no deliveries of major arms from {giver.name} to {taker.name} in {years.edtf}: "
        "none were identified. That is not an embargo, and says nothing of small arms."
    ]
