"""Who supplied whom: the largest suppliers and recipients of a window, or the parties asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.graph.claims import UNKNOWN
from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.answers.arms_matrix import Cell, Matrix, Side
from legation.service.declaration import question
from legation.service.parameters import (
    ArmsCategory,
    Edition,
    From,
    KnownOn,
    RecipientBloc,
    RecipientRegion,
    SomeRecipients,
    SomeSuppliers,
    SupplierBloc,
    SupplierRegion,
    To,
    Top,
)
from legation.service.questions.arms.flows import (
    Flow,
    World,
    about,
    about_ranks,
    by_volume,
    figures,
    holding,
    name_of,
    shared,
    together,
    world,
)
from legation.service.questions.arms.registers import Role, registers
from legation.service.questions.arms.sides import of_category, parties, with_categories
from legation.service.questions.arms.trade import Amount, Whole, beyond, percent, share_estimate, totals
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day, window

MOST = 60
"""Rows, and columns, of one matrix."""
_WHOLE: tuple[Role, Role] = ("imports", "exports")


@question("/v1/arms/matrix", "Who supplied whom", tag="arms")
def matrix(
    store: Store, first: From, last: To, *, suppliers: SomeSuppliers = None, recipients: SomeRecipients = None,
    supplier_region: SupplierRegion = None, recipient_region: RecipientRegion = None, supplier_bloc: SupplierBloc = None,
    recipient_bloc: RecipientBloc = None, category: ArmsCategory = None, top: Top = 10, edition: Edition = None, known_on: KnownOn = None,
) -> Matrix:  # fmt: skip
    """Suppliers by recipients in a window, each cell with its TIV and both shares. A side without parties shows its largest.

    Who supplied whom in the years `first` to `last`; a side for which no parties are given shows its `top` largest.

    A region or an organisation of a side leaves out other parties, a category other arms; parties that are unknown are of no region and
    no organisation. `total` is that of what is left; shares stay those of all of a party's trade.
    Raises UnknownParty, InputError, NotCovered.
    """
    years = window(first, last)
    suppliers, recipients = suppliers or [], recipients or []
    for side, given in (("supplier", suppliers), ("recipient", recipients)):
        if len(given) > MOST:
            raise InputError(f"{len(given)} parties were given; a matrix shows at most {MOST} a side", place=side)
    if not 1 <= top <= MOST:
        raise InputError(f"{top} is not between 1 and {MOST}", place="top")
    givers, notes = _ids(suppliers, years)
    takers, more = _ids(recipients, years)
    day = known_day(known_on)
    there, said = parties(store, "supplier", years, region=supplier_region, bloc=supplier_bloc, known_on=day)
    here, told = parties(store, "recipient", years, region=recipient_region, bloc=recipient_bloc, known_on=day)
    givers, takers = _within(givers, there, "supplier_region"), _within(takers, here, "recipient_region")
    loaded = registers(store, day)
    chosen = holding(with_categories(loaded, category, edition), years, edition, suppliers=givers, recipients=takers)
    found = world(store, chosen, years)
    flows = found.pairs if category is None else of_category(store, chosen, years, category)
    pairs = {
        pair: flow for pair, flow in flows.items()
        if (not givers or pair[0] in givers) and (not takers or pair[1] in takers)
        and (there is None or pair[0] in there) and (here is None or pair[1] in here)
    }  # fmt: skip
    by_supplier, by_recipient = _sums(pairs, 0), _sums(pairs, 1)
    rows = givers or by_volume(by_supplier)[:top]
    columns = takers or by_volume(by_recipient)[:top]
    shown = {pair: flow for pair, flow in pairs.items() if pair[0] in rows and pair[1] in columns}
    total = together(pairs.values())
    bases = shares_of(store, found, rows, columns, years)
    notes += [*more, *said, *told, *about(total, chosen, years, loaded, edition)]
    whole = [one for one in loaded if one.everybody]
    if not givers:
        notes += about_ranks(by_supplier, chosen, whole, years, name_of, "who supplied most")
    if not takers:
        notes += about_ranks(by_recipient, chosen, whole, years, lambda one: name_of(one, "imports"), "who received most")
    held = together(shown.values()).likely
    return Matrix(
        suppliers=[_side(one, by_supplier, "exports") for one in rows],
        recipients=[_side(one, by_recipient, "imports") for one in columns],
        cells=[cell(pair, shown[pair], bases) for pair in ((row, column) for row in rows for column in columns) if pair in shown],
        total=round(total.certain, 2), shown_percent=round(100 * held / total.likely, 2) if total.likely else None, notes=notes,
        **beyond(total, "total"),
        truncated=len(by_supplier) > len(rows) or len(by_recipient) > len(columns), **shared(chosen, years),
    )  # fmt: skip


def _ids(texts: Sequence[str], years: Window) -> tuple[list[str], list[str]]:
    """The parties meant, each once, with notes on those that did not exist."""
    found: dict[str, list[str]] = {}
    for text in texts:
        party, notes = party_in(text, years)
        found.setdefault(party.id, notes)
    return list(found), [note for notes in found.values() for note in notes]


def _within(named: list[str], among: frozenset[str] | None, place: str) -> list[str]:
    """Those named that are left in. Raises InputError where none is: an empty side would mean everybody."""
    kept = named if among is None else [one for one in named if one in among]
    if named and not kept:
        raise InputError(f"none of {', '.join(named)} is of that region or organisation", place=place)
    return kept


def _sums(pairs: Mapping[tuple[str, str], Flow], side: int) -> dict[str, Flow]:
    found: dict[str, Flow] = {}
    for pair, flow in pairs.items():
        found.setdefault(pair[side], Flow()).add(flow)
    return found


def shares_of(store: Store, found: World, rows: Sequence[str], columns: Sequence[str], years: Window) -> dict[tuple[str, Role], Amount]:
    """The totals that shares are taken of: summed where the register holds all of a party's trade, else as a source prints them."""
    register = found.register
    if register.everybody:
        whole: dict[tuple[str, Role], Amount] = {(one, "exports"): found.total(one, "exports") for one in rows}
        return whole | {(one, "imports"): found.total(one, "imports") for one in columns}
    asked: set[Whole] = {(one, "exports", register.edition) for one in rows} | {(one, "imports", register.edition) for one in columns}
    return {(party, role): amount for (party, role, _), amount in totals(store, asked, [register], years).items()}


def _side(party: str, sums: Mapping[str, Flow], role: Role) -> Side:
    return Side(id=party, name=name_of(party, role), **figures(sums.get(party, Flow())))


def cell(pair: tuple[str, str], flow: Flow, bases: Mapping[tuple[str, Role], Amount]) -> Cell:
    """A flow with its shares of all that the recipient received and of all that the supplier supplied."""
    values = figures(flow)
    for role, party in zip(_WHOLE, reversed(pair), strict=True):
        share, span = percent(flow, bases.get((party, role)) if party != UNKNOWN else None)
        values[f"share_of_{role}"] = share
        if span:
            values[f"share_of_{role}_range"] = span
        if (estimate := share_estimate(flow, bases.get((party, role)) if party != UNKNOWN else None)) is not None:
            values[f"share_of_{role}_estimate"] = estimate
    return Cell(supplier=pair[0], recipient=pair[1], **values)
