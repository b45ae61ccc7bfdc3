"""A party's trade by the register's armament categories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.graph.errors import InputError, NotCovered
from legation.graph.parties import Party
from legation.graph.store import Store
from legation.service.answers.arms_detail import Categories, Category, PartnerTiv
from legation.service.declaration import question
from legation.service.parameters import Edition, From, KnownOn, MaybePartner, PartyName, To, Top, TradeRole
from legation.service.questions.arms.deliveries import deliveries, summed
from legation.service.questions.arms.flows import UNIT, Flow, by_volume, name_of, newer_editions, shared, together
from legation.service.questions.arms.registers import Register, Role, best, choose, registers, why_none
from legation.service.questions.arms.trade import OTHER, percent
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day, window

WITH_CATEGORIES = "deliveries"
"""Shape of the registers whose rows name an armament category (SIPRI's trade register by delivery)."""
NONE_GIVEN = "(none given)"


@question("/v1/arms/categories", "A party's trade by category of arms", tag="arms")
def categories(
    store: Store, party: PartyName, first: From, last: To, *, role: TradeRole = "imports", partner: MaybePartner = None, top: Top = 3,
    edition: Edition = None, known_on: KnownOn = None,
) -> Categories:  # fmt: skip
    """TIV by the register's armament category, each with its largest partners. An edition without categories says so (422).

    A party's imports or exports (or what went between it and `partner`) by category, each with its `top` partners.

    Raises UnknownParty, InputError, NotCovered where the edition has no categories.
    """
    years = window(first, last)
    if not 1 <= top <= 50:
        raise InputError(f"{top} is not between 1 and 50", place="top")
    owner, notes = party_in(party, years)
    other, more = party_in(partner, years) if partner is not None else (None, [])
    loaded = registers(store, known_day(known_on))
    chosen = _chosen(loaded, owner, role, years, edition)
    by_category: dict[str, dict[str, Flow]] = {}
    for name, one, flow in summed(deliveries(store, owner.id, role, chosen, years), years, "category"):
        if other is None or one == other.id:
            by_category.setdefault(name or NONE_GIVEN, {})[one] = flow
    total = together(flow for partners in by_category.values() for flow in partners.values())
    lines = [_line(name, partners, total, top, OTHER[role]) for name, partners in by_category.items()]
    lines.sort(key=lambda one: (-one.tiv, one.category))
    notes += [*more, UNIT, *newer_editions(loaded, chosen, edition)]
    if not lines:
        notes.append(f"Edition {chosen.edition} lists no such deliveries in {years.edtf}: none were identified.")
    return Categories(
        party=owner.id, name=owner.name, role=role, partner=other.id if other else None, total=round(total.certain, 2), categories=lines,
        notes=notes, **shared(chosen, years),
    )  # fmt: skip


def _chosen(loaded: Sequence[Register], owner: Party, role: Role, years: Window, edition: str | None) -> Register:
    """The register that answers, of those with categories."""
    able = [one for one in loaded if one.row["shape"] == WITH_CATEGORIES]
    names = ", ".join(dict.fromkeys(one.edition for one in able))
    if edition is not None and edition in {one.edition for one in loaded} - {one.edition for one in able}:
        raise NotCovered(
            f"Edition {edition} has no armament categories: it gives TIV by pair or by order only. "
            + (f"These have: {names}." if names else "No loaded edition has; SIPRI's trade register by delivery does.")
        )
    if not able:
        have = ", ".join(dict.fromkeys(one.edition for one in loaded)) or why_none(loaded)
        raise NotCovered(f"No loaded edition has armament categories ({have}); SIPRI's trade register by delivery has.")
    if edition is None and not best(able, owner.id, role, years) and best(loaded, owner.id, role, years):
        raise NotCovered(f"No edition with armament categories ({names}) covers {owner.name}'s arms {role} in {years.edtf}.")
    return choose(able, owner, role, years, edition)


def _line(name: str, partners: dict[str, Flow], total: Flow, top: int, role: Role) -> Category:
    whole = together(partners.values())
    more: dict[str, Any] = {"unvalued": whole.unvalued} if whole.unvalued else {}
    return Category(
        category=name, tiv=round(whole.certain, 2), share=percent(whole, total)[0], estimated_tiv=round(whole.estimated, 2),
        deliveries=whole.deliveries,
        partners=[
            PartnerTiv(partner=one, name=name_of(one, role), tiv=round(partners[one].certain, 2), share=percent(partners[one], whole)[0])
            for one in by_volume(partners)[:top]
        ],
        **more,
    )  # fmt: skip
