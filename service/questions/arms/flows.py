"""The flows that several arms questions read: everybody's in a window, one party's by delivery period; and which register holds them.

As in `trade`, what lies wholly in a window is certain, what reaches over its edge possible, and an estimate splits it evenly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from legation.graph.claims import UNKNOWN
from legation.graph.errors import NotCovered
from legation.graph.parties import register as party_register
from legation.graph.store import Row, Store
from legation.service.answers.base import source_ref
from legation.service.questions.arms.registers import Register, Role, check_edition, nearest, pick, why_none
from legation.service.questions.arms.trade import Amount, beyond, period_years
from legation.service.questions.common.period import Window

UNIT = "TIV is SIPRI's trend-indicator value in millions: a volume of military capability, not money. Major arms only."

_PERIODS = {"imports": "ask/arms_periods_to", "exports": "ask/arms_periods_from"}
_PERIODS_OF = {"imports": "ask/arms_periods_of_recipients", "exports": "ask/arms_periods_of_suppliers"}
ROUNDED_SHAPES = frozenset({"tiv-table", "tiv-matrix", "tiv-wide"})
"""Registers whose cells are whole TIV: one figure for a dyad and year, rounded (SIPRI's TIV tables)."""
HOW_ESTIMATED = (
    "`tiv` is what is certain, `tiv_max` the most that is possible; `tiv_estimate` is an estimate beside them, an even split over the "
    "years listed, by which lines are ranked."
)
HALF = 0.5
"""Half of the unit to which such cells are rounded; a cell of 0 stands for anything above nothing and below it (SIPRI's legend)."""


@dataclass(slots=True)
class Flow(Amount):
    """An amount with the number of rows that lie wholly in the window (the register's figures, in `periods`), and how many are 0."""

    cells: int = 0
    zeros: int = 0

    def take(self, row: Row, inside: bool, spread: float = 0.0) -> None:
        """Add a row with tiv, estimated, deliveries, unvalued; `spread` is the part of its TIV that an even split puts into the window."""
        if inside:
            self.certain += row["tiv"]
            self.estimated += row["estimated"]
            self.cells += 1
            self.zeros += row["tiv"] == 0
        else:
            self.possible += row["tiv"]
            self.spread += spread
        self.deliveries += row["deliveries"]
        self.unvalued += row["unvalued"]

    def add(self, other: Flow) -> None:
        """Add another flow of the same register and window."""
        self.certain += other.certain
        self.possible += other.possible
        self.spread += other.spread
        self.estimated += other.estimated
        self.deliveries += other.deliveries
        self.unvalued += other.unvalued
        self.cells += other.cells
        self.zeros += other.zeros


def falls_short(flow: Flow, least: float) -> bool:
    """Whether a flow is below a least volume, or nothing at all. Sums of floats are compared to a millionth of the register's unit,
    so that neither the order of a sum nor the engine decides."""
    return round(flow.most - least, 6) < 0 or not flow.most


def together(flows: Iterable[Flow]) -> Flow:
    """The sum of some flows."""
    found = Flow()
    for one in flows:
        found.add(one)
    return found


@dataclass(slots=True)
class World:
    """All flows of one register in a window, by (supplier, recipient), with each side's sums. Unknown parties are one, `unknown`."""

    register: Register
    years: Window
    pairs: dict[tuple[str, str], Flow] = field(default_factory=dict)
    by_recipient: dict[str, dict[str, Flow]] = field(default_factory=lambda: defaultdict(dict))
    by_supplier: dict[str, dict[str, Flow]] = field(default_factory=lambda: defaultdict(dict))

    def partners(self, role: Role) -> Mapping[str, dict[str, Flow]]:
        """For each party its partners' flows: suppliers for `imports`, recipients for `exports`."""
        return self.by_recipient if role == "imports" else self.by_supplier

    def total(self, party: str, role: Role) -> Flow:
        """All of a party's imports or exports in this register."""
        return together(self.partners(role).get(party, {}).values())


def world(store: Store, register: Register, years: Window) -> World:
    """Everybody's flows by one register in the window; one statement."""
    found = World(register, years)
    for piece in register.read_as(years):
        asked = {"source": piece.register.id, "first": piece.years.first, "last": piece.years.last}
        for row in store.read("ask/arms_world", asked):
            pair = known_as(row["supplier"]), known_as(row["recipient"])
            flow = found.pairs.get(pair)
            if flow is None:
                flow = found.pairs[pair] = Flow()
                found.by_recipient[pair[1]][pair[0]] = flow
                found.by_supplier[pair[0]][pair[1]] = flow
            flow.take(row, row["inside"], row["spread"])
    return found


def known_as(party: str) -> str:
    """The id, or `unknown` for a placeholder of one claim."""
    return UNKNOWN if party.startswith(f"{UNKNOWN}:") else party


def periods(store: Store, party: str, role: Role, register: Register) -> list[Row]:
    """A party's imports or exports by one register, by partner and delivery period, with `partner` as `known_as` has it.

    `years` are the delivery years of a row, `of` their number; a piece of a joined register gives those of its own years only.
    """
    found = []
    for piece in register.read_as(Window(register.first, register.last)):
        rows = store.read(_PERIODS[role], {"party": party, "source": piece.register.id})
        found += _dated(rows, piece.years if register.pieces else None)
    return found


def periods_of(store: Store, parties: Sequence[str], role: Role, register: Register, years: Window) -> list[Row]:
    """As `periods`, of several parties (each row with its `party`) and only what touches a window; one statement a piece."""
    found = []
    for piece in register.read_as(years):
        asked = {"parties": sorted(set(parties)), "source": piece.register.id, "first": piece.years.first, "last": piece.years.last}
        found += _dated(store.read(_PERIODS_OF[role], asked), piece.years if register.pieces else None)
    return found


def _dated(rows: Iterable[Row], own: Window | None) -> list[Row]:
    """Rows with their delivery years; with `own` only those years, and rows that have one of them."""
    found = []
    for row in rows:
        years = period_years(row["period"])
        within = years if own is None else tuple(year for year in years if own.first <= year <= own.last)
        if within:
            found.append({**row, "partner": known_as(row["partner"]), "years": within, "of": len(years)})
    return found


def in_window(rows: Iterable[Row], years: Window) -> dict[str, Flow]:
    """Rows of `periods`, summed up by partner for a window."""
    found: dict[str, Flow] = {}
    first, last = years
    for row in rows:
        own = row["years"]
        if own[-1] < first or own[0] > last:
            continue
        within = len(own) if first <= own[0] and own[-1] <= last else sum(first <= year <= last for year in own)
        if within:
            found.setdefault(row["partner"], Flow()).take(row, within == row["of"], row["tiv"] * within / row["of"])
    return found


def holding(
    loaded: Sequence[Register], years: Window, edition: str | None, *, suppliers: Collection[str] = (), recipients: Collection[str] = ()
) -> Register:
    """The register that holds all trade between the given parties in the window (none given on a side: everybody).

    As `choose`: of the edition asked for, else the one that answers exactly, else several joined. Raises InputError, NotCovered.
    """
    check_edition(loaded, edition)
    named = [*suppliers, *recipients]
    holders = [one for one in loaded if _holds(one, suppliers, recipients)]
    able = [one for one in holders if one.covers(years) and not set(named) & set(one.lacking(years))]
    if chosen := pick(able, holders, years, edition, named):
        return chosen
    whole = [one for one in loaded if _holds(one, suppliers, recipients)]
    spans = "; ".join(dict.fromkeys(f"edition {one.edition} covers {one.first} to {one.last}" for one in whole))
    asked = f"edition {edition}" if edition else "loaded edition"
    if spans:
        close = nearest(years, [Window(one.first, one.last) for one in whole])
        raise NotCovered(f"No {asked} covers arms transfers in {years.edtf} whole: {spans}. {close}")
    only = ", ".join(dict.fromkeys(one.edition for one in loaded))
    if not only:
        raise NotCovered(f"No {asked} holds everybody's arms transfers. {why_none(loaded)}")
    raise NotCovered(
        f"No {asked} holds everybody's arms transfers; "
        f"those that are loaded ({only}) hold some parties' only, which are no base for this question; "
        "it takes a whole register."
    )


def _holds(register: Register, suppliers: Collection[str], recipients: Collection[str]) -> bool:
    if register.everybody:
        return True
    all_in = bool(recipients) and all(register.whole(one, "imports") for one in recipients)
    return all_in or (bool(suppliers) and all(register.whole(one, "exports") for one in suppliers))


def about(total: Flow, register: Register, years: Window, loaded: Sequence[Register], edition: str | None, *more: str) -> list[str]:
    """The notes of every sum: the unit, what its values leave open, then `more`, then newer editions that were not taken."""
    return [UNIT, *about_values(total, register, years), *more, *newer_editions(loaded, register, edition)]


def newer_editions(loaded: Sequence[Register], chosen: Register, edition: str | None) -> list[str]:
    """A note where a newer edition holds the same but was not taken."""
    newer = sorted({one.edition for one in loaded if one.age > chosen.age and one.everybody})
    if not newer:
        return []
    why = "was not asked for" if edition is not None else "does not cover these years, or gives values per order and not per year"
    return [f"Edition {', '.join(newer)} is newer but {why}."]


def shared(register: Register, years: Window) -> dict[str, Any]:
    """The fields that every arms answer has, but its notes."""
    return {"from": years.first, "to": years.last, "edition": register.edition, "unit": "TIV", "source": source_ref(register.row)}


def figures(flow: Flow) -> dict[str, Any]:
    """The fields of a flow in an answer; `tiv_max` and `tiv_estimate` only where something reaches over the window's edge."""
    own = {"tiv": round(flow.certain, 2), "estimated_tiv": round(flow.estimated, 2), "deliveries": flow.deliveries}
    return own | beyond(flow)


def name_of(party: str, role: Role = "exports") -> str:
    """A party's name; unknown ones are named by what they are in the trade: suppliers (their role `exports`) or recipients."""
    if party == UNKNOWN:
        return "Unknown supplier(s)" if role == "exports" else "Unknown recipient(s)"
    return party_register().get(party).name


def about_values(flow: Flow, register: Register, years: Window) -> list[str]:
    """The notes that values per order need, and editions that do not say what is estimated."""
    notes = []
    if register.row["shape"] in ROUNDED_SHAPES:
        notes.append(f"Edition {register.edition} does not mark estimates: an estimated part of 0 is not known there, not none.")
    if not flow.exact:
        notes.append(
            f"Edition {register.edition} gives one value for several delivery years. {flow.possible:,.2f} TIV belong to deliveries that "
            f"only partly fall into {years.edtf}; they are not split. {HOW_ESTIMATED}"
        )
    return [*notes, *about_pieces(register, years), *about_lacking(register, years)]


def about_ranks(
    flows: Mapping[str, Amount], chosen: Register, others: Iterable[Register], years: Window, name: Callable[[str], str],
    what: str = "who was largest",
) -> list[str]:  # fmt: skip
    """Where ranges overlap, that this register cannot tell `what`, and which of the other registers can."""
    known = [one for one in by_volume(flows) if one != UNKNOWN]
    if not known or all(flows[one].exact for one in known):
        return []
    first = flows[known[0]]
    rivals = sorted((one for one in known[1:] if flows[one].most > first.certain), key=lambda one: -flows[one].most)
    if not rivals:
        return []
    able = sorted({one.edition for one in others if one.yearly and one.covers(years) and not one.lacking(years)})
    said = "; ".join(f"{name(one)} {flows[one].certain:,.2f} to {flows[one].most:,.2f}" for one in [known[0], *rivals[:2]])
    can = f"Edition {able[-1]} can (edition={able[-1]})." if able else "No other loaded edition can."
    return [f"Edition {chosen.edition} cannot tell {what}: ranges overlap (TIV: {said}), and the order is that of the estimates. {can}"]


def about_pieces(register: Register, years: Window) -> list[str]:
    """Of a joined register: which part of the window which edition answers, and how."""
    pieces = register.read_as(years)
    if len({one.register.id for one in pieces}) < 2:
        return []
    said = [
        f"{own.edtf} {'exactly' if one.yearly else 'within bounds (values by order)'} by edition {one.edition}" for one, own in pieces
    ]  # fmt: skip
    same = len({one.register.edition for one in pieces}) == 1
    why = "downloads of one day whose years adjoin" if same else "no loaded edition answers exactly for all of the window"
    return [f"Answered together ({why}): {'; '.join(said)}."]


def about_lacking(register: Register, years: Window) -> list[str]:
    """Whose trade the register leaves out in the window."""
    return [
        f"Edition {register.edition} lacks what {'West Germany' if one == 'DEU' else name_of(one)} ({one}) supplied and received before "
        f"{last + 1}: totals and shares of others are without it, and it is in no ranking of these years."
        for one, _, last in register.lacks if one in register.lacking(years)
    ]  # fmt: skip


def by_volume(flows: Mapping[str, Amount]) -> list[str]:
    """Parties with the largest volume first (the estimate where it is not exact), unknown last among equals."""
    return sorted(flows, key=lambda one: (-round(flows[one].likely, 2), -round(flows[one].most, 2), one == UNKNOWN, one))
