"""The largest flows of a window: a map of everybody's arms trade, as far as a picture can show it."""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.errors import InputError
from legation.graph.parties import register as party_register
from legation.graph.store import Store
from legation.service.answers.arms import drawn
from legation.service.answers.arms_matrix import Flows, LargestFlow, Place
from legation.service.declaration import question
from legation.service.parameters import (
    ArmsCategory,
    Edition,
    From,
    KnownOn,
    Largest,
    RecipientBloc,
    RecipientRegion,
    SupplierBloc,
    SupplierRegion,
    To,
)
from legation.service.questions.arms.flows import about, about_ranks, by_volume, holding, name_of, shared, together, world
from legation.service.questions.arms.matrix import cell, shares_of
from legation.service.questions.arms.registers import registers
from legation.service.questions.arms.sides import of_category, parties, with_categories
from legation.service.questions.arms.trade import beyond
from legation.service.questions.common.period import known_day, window

MOST = 500
"""Flows of one answer."""


@question("/v1/arms/flows", "The largest flows of a window", tag="arms")
def flows(
    store: Store, first: From, last: To, *, supplier_region: SupplierRegion = None, recipient_region: RecipientRegion = None,
    supplier_bloc: SupplierBloc = None, recipient_bloc: RecipientBloc = None, category: ArmsCategory = None, top: Largest = 50,
    edition: Edition = None, known_on: KnownOn = None,
) -> Flows:  # fmt: skip
    """Everybody's arms trade, as far as a picture can show it: the largest pairs of supplier and recipient with TIV and both shares, and
    the parties of these flows with their positions. Shares stay those of all of a party's trade, whatever is filtered.

    The `top` largest flows between two parties in the years `first` to `last`, by one edition of the register.

    Regions, organisations and a category leave out other flows; `total` is that of what is left, shares stay those of all of a party's
    trade. Unknown parties of one side are one. Raises InputError, UnknownParty, NotCovered.
    """
    years = window(first, last)
    if not 1 <= top <= MOST:
        raise InputError(f"{top} is not between 1 and {MOST}", place="top")
    day = known_day(known_on)
    givers, notes = parties(store, "supplier", years, region=supplier_region, bloc=supplier_bloc, known_on=day)
    takers, more = parties(store, "recipient", years, region=recipient_region, bloc=recipient_bloc, known_on=day)
    loaded = registers(store, day)
    chosen = holding(with_categories(loaded, category, edition), years, edition)
    found = world(store, chosen, years)
    pairs = {
        pair: flow for pair, flow in (found.pairs if category is None else of_category(store, chosen, years, category)).items()
        if (givers is None or pair[0] in givers) and (takers is None or pair[1] in takers)
    }  # fmt: skip
    total = together(pairs.values())
    keys = {"|".join(pair): pair for pair in pairs}
    shown = [keys[key] for key in by_volume({key: pairs[pair] for key, pair in keys.items()})[:top]]
    bases = shares_of(store, found, [one for one, _ in shown], [one for _, one in shown], years)
    ranked = [
        LargestFlow(
            **cell(pair, pairs[pair], bases).model_dump(exclude_unset=True), supplier_name=name_of(pair[0], "exports"),
            recipient_name=name_of(pair[1], "imports"),
            percent=round(100 * pairs[pair].likely / total.likely, 2) if total.likely else None,
        )
        for pair in shown
    ]  # fmt: skip
    if not pairs:
        notes.append(f"Edition {chosen.edition} lists no such deliveries in {years.edtf}: none were identified. That is not an embargo.")
    whole = [one for one in loaded if one.everybody]
    notes += about_ranks(
        {key: pairs[pair] for key, pair in keys.items()}, chosen, whole, years,
        lambda key: f"{name_of(keys[key][0])} to {name_of(keys[key][1], 'imports')}", "which flow was largest",
    )  # fmt: skip
    notes += [*more, *about(total, chosen, years, loaded, edition)]
    held = together(pairs[pair] for pair in shown).likely
    return Flows(
        flows=ranked, parties=_places(ranked), pairs=len(pairs), total=round(total.certain, 2),
        shown_percent=round(100 * held / total.likely, 2) if total.likely else None, notes=notes,
        truncated=len(pairs) > len(shown), **beyond(total, "total"),
        **shared(chosen, years),
    )  # fmt: skip


def _places(ranked: Sequence[LargestFlow]) -> list[Place]:
    """The parties of some flows in the order of their largest, with the register's positions."""
    found: dict[str, Place] = {}
    for one in ranked:
        for party, name, side in ((one.supplier, one.supplier_name, "supplied"), (one.recipient, one.recipient_name, "received")):
            if party not in found:
                known = party_register().get(party) if party in party_register() else None
                found[party] = Place(
                    id=party, name=name, latitude=known.latitude if known else None, longitude=known.longitude if known else None,
                    supplied=0, received=0,
                )  # fmt: skip
            setattr(found[party], side, round(getattr(found[party], side) + drawn(one), 2))
    return list(found.values())
