"""Suppliers of a party, recipients of a party: TIV, both bases, the edition, and what sources report beside it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from legation.graph.claims import UNKNOWN
from legation.graph.errors import UnnamedParty
from legation.graph.parties import Party
from legation.graph.parties import register as party_register
from legation.graph.store import Row, Store
from legation.service.answers.arms import RecipientFlow, Recipients, Reported, SupplierFlow, Suppliers
from legation.service.answers.base import source_ref
from legation.service.declaration import question
from legation.service.parameters import Edition, From, KnownOn, Limit, PartnerBloc, PartnerRegion, RecipientName, SupplierName, To
from legation.service.questions.arms import shares
from legation.service.questions.arms.flows import about_ranks, holding, world
from legation.service.questions.arms.notes import (
    about_amounts,
    about_editions,
    about_lacked,
    about_other_windows,
    about_relatives,
    about_revisions,
    about_some,
    out_of_date,
)
from legation.service.questions.arms.registers import Register, Role, best, choose, edition_refs, registers
from legation.service.questions.arms.sides import parties
from legation.service.questions.arms.trade import OTHER, Amount, Trade, Whole, beyond, percent, share_estimate, totals, trade
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day, window

_SHARES = {"imports": "ask/tracks_to/REPORTED_ARMS_SHARE", "exports": "ask/tracks_from/REPORTED_ARMS_SHARE"}
LINES = 500
"""Partners shown unless the caller says otherwise; more than there are parties."""


@question("/v1/arms/suppliers", "Who supplied a party", tag="arms")
def suppliers(
    store: Store, recipient: RecipientName, first: From, last: To, *, region: PartnerRegion = None, bloc: PartnerBloc = None,
    edition: Edition = None, known_on: KnownOn = None, limit: Limit = 500,
) -> Suppliers:  # fmt: skip
    """Each supplier with its TIV, both shares and the estimated part, by one edition of the register; then the shares that sources
    report for this very period, each held against every edition that covers it.

    Who supplied `recipient` (id, code or name) in the years `first` to `last`, by one edition of the register.

    `region` and `bloc` list suppliers of that region and members of that organisation only; shares stay those of all imports.
    `known_on` (EDTF) leaves out what was published later. Raises UnknownParty, InputError, NotCovered.
    """
    found = _answer(store, recipient, "imports", window(first, last), edition, known_day(known_on), region, bloc)
    lines = [SupplierFlow(supplier=partner, **figures) for partner, figures in found.lines[:limit]]
    return Suppliers(recipient=found.party.id, suppliers=lines, truncated=len(found.lines) > limit, **found.shared())


@question("/v1/arms/recipients", "Whom a party supplied", tag="arms")
def recipients(
    store: Store, supplier: SupplierName, first: From, last: To, *, region: PartnerRegion = None, bloc: PartnerBloc = None,
    edition: Edition = None, known_on: KnownOn = None, limit: Limit = 500,
) -> Recipients:  # fmt: skip
    """The mirror of suppliers: each recipient with what it received from this party, and both shares.

    Whom `supplier` supplied; else as `suppliers`.
    """
    found = _answer(store, supplier, "exports", window(first, last), edition, known_day(known_on), region, bloc)
    lines = [RecipientFlow(recipient=partner, **figures) for partner, figures in found.lines[:limit]]
    return Recipients(supplier=found.party.id, recipients=lines, truncated=len(found.lines) > limit, **found.shared())


@dataclass(slots=True)
class _Found:
    party: Party
    years: Window
    register: Register
    total: Amount
    lines: list[tuple[str, dict[str, Any]]]
    reported: list[Reported]
    notes: list[str]
    editions: list[Any]

    def shared(self) -> dict[str, Any]:
        """The fields that both answers have."""
        values: dict[str, Any] = {
            "name": self.party.name, "from": self.years.first, "to": self.years.last, "edition": self.register.edition, "unit": "TIV",
            "total": round(self.total.certain, 2), "reported": self.reported, "notes": self.notes,
            "source": source_ref(self.register.row), "editions": self.editions,
        }  # fmt: skip
        return values | beyond(self.total, "total")


def _answer(
    store: Store, text: str, role: Role, years: Window, edition: str | None, known_on: str | None, region: str | None,
    bloc: str | None,
) -> _Found:  # fmt: skip
    party, notes = _party(text, role, years)
    unknown = party.id == UNKNOWN
    among, about_members = parties(store, "", years, region=region, bloc=bloc, known_on=known_on)
    loaded = registers(store, known_on)
    chosen = holding(loaded, years, edition) if unknown else choose(loaded, party, role, years, edition)
    covering = [one for one in loaded if one.covers(years) and one.key != chosen.key] + [chosen]
    able = {chosen.edition: chosen} if unknown else best(loaded, party.id, role, years)
    found = trade(store, party.id, role, years, covering)
    if unknown:
        found.flows[chosen.key] = dict(world(store, chosen, years).partners(role).get(UNKNOWN, {}))
        notes.append("Unknown ones are not one party: each delivery has its own, and they may be the same or not.")
    partners = [partner for partner in found.flows.get(chosen.key, {}) if partner != UNKNOWN]

    claims = _claims(store, party.id, role, partners, known_on)
    same = [row for row in claims if shares.window_of(row) == years]
    asked: set[Whole] = {(partner, OTHER[role], chosen.edition) for partner in partners}
    asked |= shares.wholes(same, covering)
    held = totals(store, asked, covering, years)
    checked = [shares.reported(row, shares.check(row, found, covering, held)) for row in same]

    notes += about_amounts(found, chosen, party)
    notes += about_relatives(store, found, chosen, party, covering)
    notes += about_editions(chosen, able, edition)
    notes += about_ranks(found.flows.get(chosen.key, {}), chosen, able.values(), years, lambda one: _name(one, role))
    notes += about_lacked(store, found, chosen, able.values())
    notes += about_revisions(checked, found, covering, held)
    notes += out_of_date(store, checked, loaded)
    notes += about_other_windows([row for row in claims if row not in same], years)
    lines = _lines(found, chosen, held)
    if among is not None:
        lines = [line for line in lines if line[0] in among]
        where = " and ".join([*([f"in {region}"] if region else []), *([f"that were members of {bloc}"] if bloc else [])])
        notes.append(about_some(where, sum(line[1]["tiv"] for line in lines), found.total(chosen), OTHER[role]))
        notes += about_members
    return _Found(party, years, chosen, found.total(chosen), lines, checked, notes, edition_refs(loaded, able))


def _party(text: str, role: Role, years: Window) -> tuple[Party, list[str]]:
    """The party asked about, with notes; or what stands for all unknown suppliers, or recipients."""
    if text.strip().casefold() != UNKNOWN:
        with suppress(UnnamedParty):
            return party_in(text, years)
    return Party(id=UNKNOWN, kind="group", name=_name(UNKNOWN, OTHER[role])), []


def _claims(store: Store, party: str, role: Role, partners: Sequence[str], known_on: str | None) -> list[Row]:
    """Reported shares of the party: of pairs that have an edge, and of its partners, where only a retracted claim may stand."""
    tracks = {row["track"] for row in store.read(_SHARES[role], {"party": party})}
    if known_on is not None:
        tracks |= {f"arms_share|{p}|{party}" if role == "imports" else f"arms_share|{party}|{p}" for p in partners}
    return shares.claims_of(store, tracks, known_on)


def _lines(found: Trade, chosen: Register, held: dict[Whole, Amount]) -> list[tuple[str, dict[str, Any]]]:
    """Partners by volume, each with its figures, as the fields of a line."""
    own, other = ("share_of_imports", "share_of_exports") if found.role == "imports" else ("share_of_exports", "share_of_imports")
    total = found.total(chosen)
    lines = []
    for partner, amount in found.flows.get(chosen.key, {}).items():
        of_own, own_range = percent(amount, total)
        of_other, other_range = percent(amount, held.get((partner, OTHER[found.role], chosen.edition)))
        figures: dict[str, Any] = {
            "name": _name(partner, found.role), "tiv": round(amount.certain, 2), own: of_own, other: of_other,
            "estimated_tiv": round(amount.estimated, 2), "deliveries": amount.deliveries,
        }  # fmt: skip
        if amount.unvalued:
            figures["unvalued"] = amount.unvalued
        figures |= beyond(amount)
        if own_range:
            figures[f"{own}_range"] = own_range
        if other_range:
            figures[f"{other}_range"] = other_range
        for base, whole in ((own, total), (other, held.get((partner, OTHER[found.role], chosen.edition)))):
            if (estimate := share_estimate(amount, whole)) is not None:
                figures[f"{base}_estimate"] = estimate
        lines.append((partner, figures))
    amounts = found.flows.get(chosen.key, {})
    rank = {one: (-round(amount.likely, 2), -round(amount.most, 2), one == UNKNOWN, one) for one, amount in amounts.items()}
    return sorted(lines, key=lambda line: rank[line[0]])


def _name(partner: str, role: Role) -> str:
    if partner == UNKNOWN:
        return "Unknown supplier(s)" if role == "imports" else "Unknown recipient(s)"
    return party_register().get(partner).name
