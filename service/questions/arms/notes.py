"""What a reader of an arms answer has to know beside the figures: sentences, each computed from what is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.graph.claims import UNKNOWN
from legation.graph.kinds import BASES
from legation.graph.parties import Party
from legation.graph.parties import register as party_register
from legation.graph.store import Row, Store
from legation.service.answers.arms import Check, Reported
from legation.service.questions.arms import shares
from legation.service.questions.arms.flows import HOW_ESTIMATED, UNIT, about_lacking, about_pieces
from legation.service.questions.arms.registers import Register, Role
from legation.service.questions.arms.trade import Amount, Trade, Whole, percent, totals, trade
from legation.service.questions.common.period import Window

OUTDATED_POINTS, OUTDATED_PART = 5.0, 0.25
"""A reported share is out of date when the latest window differs by this many points and by this part of the reported value."""
NOTES_OF_A_SORT = 4
MOST_DATED = 50
"""Reported shares that are held against the latest window."""
WORTH_NAMING = 0.3
"""A partner is named as what moved a total when it makes up this part of the change."""


def about_amounts(found: Trade, chosen: Register, party: Party) -> list[str]:
    """The unit; nothing, zero and no value kept apart; what reaches over the window's edge."""
    years, total = found.years, found.total(chosen)
    notes = [UNIT]
    if not total.deliveries:
        notes.append(
            f"Edition {chosen.edition} lists no deliveries in {party.name}'s {found.role} in {years.edtf}: none were identified. "
            "That is not an embargo, and says nothing of small arms."
        )
    if party.kind == "organization":
        notes.append(
            f"This is {party.name}'s own trade as an organisation; that of its members is asked for at "
            f"/v1/arms/bloc?organisation={party.id}."
        )
    tiny = sorted(_name(p) for p, a in found.flows.get(chosen.key, {}).items() if not a.most and a.deliveries > a.unvalued)
    if tiny:
        notes.append(f"0 TIV is a delivery of less than half a unit, not none: {', '.join(tiny[:10])}.")
    if total.unvalued:
        notes.append(f"{total.unvalued} deliveries have no value in edition {chosen.edition}; they are counted but add nothing to the TIV.")
    if not total.exact:
        notes.append(
            f"Edition {chosen.edition} gives one value for several delivery years. {total.possible:,.2f} TIV belong to deliveries that "
            f"only partly fall into {years.edtf}; they are not split. {HOW_ESTIMATED}"
        )
    return [*notes, *about_pieces(chosen, years), *about_lacking(chosen, years), *about_small(total)]


SMALL = 10.0
"""TIV of a window below which a total is said to be small: about the worth of one used fighter or some dozen old guns."""


def about_small(total: Amount) -> list[str]:
    """A note on a total so small that one delivery decides the shares."""
    if not 0 < total.likely < SMALL:
        return []
    return [f"The total is small, {total.likely:,.2f} TIV in {total.deliveries} deliveries: one of them can decide the shares."]


def about_lacked(store: Store, found: Trade, chosen: Register, able: Iterable[Register]) -> list[str]:
    """What another edition says of the parties that the chosen one lacks: it may change who was largest."""
    others = [one for one in able if not one.lacking(found.years)]
    lacked = [one for one in chosen.lacking(found.years) if one != found.party]
    if not lacked or not others:
        return []
    other = max(others, key=lambda one: one.age)
    amounts = trade(store, found.party, found.role, found.years, [other])
    notes = []
    for one in lacked:
        amount = amounts.flow(other, one)
        if amount.most:
            span = (
                f"{amount.certain:,.2f}" if amount.exact else f"{amount.certain:,.2f} to {amount.most:,.2f}, estimate {amount.likely:,.2f}"
            )
            verb = "supplied" if found.role == "imports" else "received"
            notes.append(f"By edition {other.edition} {_name(one)} {verb} {span} TIV in these years, which are not among the lines here.")
    return notes


def about_relatives(store: Store, found: Trade, chosen: Register, party: Party, loaded: Sequence[Register]) -> list[str]:
    """Where the register lists nothing of a party in the window: what it lists of those that it followed, or that followed it.

    A source may write one name for several states (SIPRI's `Serbia` is that of 1995 too); nothing is added up.
    """
    if found.total(chosen).deliveries or not (others := party.relatives):
        return []
    held = totals(store, [(one, found.role, chosen.edition) for one in others], loaded, found.years)
    named = [
        f"{_name(one)} ({one}) {amount.certain:,.2f} TIV" + (f", at most {amount.most:,.2f}" if amount.most > amount.certain else "")
        for (one, _, _), amount in sorted(held.items()) if amount.most
    ]  # fmt: skip
    if not named:
        return []
    return [
        f"For the same years it lists {found.role} of parties that {party.name} followed or that followed it: {'; '.join(named)}. "
        "They are asked for by their own names."
    ]


def about_some(where: str, held: float, total: Amount, partners: Role) -> str:
    """What a list of some partners (in their own role) leaves out; `where` says which, e.g. "in Western Asia"."""
    part = f", {100 * held / total.certain:.1f} % of all" if total.certain else ""
    who = "suppliers" if partners == "exports" else "recipients"
    return f"Only {who} {where} are listed: {held:,.2f} TIV{part}. `total` and the shares stay those of all {who}."


def about_editions(chosen: Register, able: dict[str, Register], edition: str | None) -> list[str]:
    """Which newer editions could have answered, and why they did not."""
    newer = [one for one in able.values() if one.age > chosen.age]
    if edition is not None:
        return [f"A newer edition covers this window: {', '.join(one.edition for one in newer)}."] if newer else []
    return [
        f"Edition {one.edition} is newer but gives values per order, not per year; ask for it by name to see its range." for one in newer
    ]


def about_other_windows(rows: Sequence[Row], years: Window) -> list[str]:
    """Shares reported for windows that overlap the one asked for: named, never interpolated."""
    notes = []
    for row in rows:
        other = shares.window_of(row)
        if other is None or other == years or other.last < years.first or years.last < other.first:
            continue
        notes.append(
            f"{row['said_by'] or row['publisher']} gives {row['value']:g} % for {row['subject']} to {row['object']} in {row['edtf']} "
            f"({BASES[row['base']]}, claim {row['id']}); a share of that window says nothing of {years.edtf} and is not divided."
        )
    return notes[:NOTES_OF_A_SORT]


def about_revisions(checked: Sequence[Reported], found: Trade, covering: Sequence[Register], held: dict[Whole, Amount]) -> list[str]:
    """Where editions disagree about a reported share: what moved between them, the flow or the total that it is a part of.

    `found` is the trade of one of the two parties in the shares' own window, `held` the totals of both.
    """
    notes = []
    for share in checked:
        agreeing = [one for one in share.checks if one.verdict == "agrees" and one.register_ is not None]
        differing = [one for one in share.checks if one.verdict == "differs" and one.register_ is not None]
        if agreeing and differing:
            notes.append(_revision(share, agreeing[-1], differing[-1], found, covering, held))
    return notes[:NOTES_OF_A_SORT]


def _revision(share: Reported, agrees: Check, differs: Check, found: Trade, covering: Sequence[Register], held: dict[Whole, Amount]) -> str:
    role = shares.WHOLE[share.base]
    whole, part = (share.recipient, share.supplier) if role == "imports" else (share.supplier, share.recipient)
    partner = share.supplier if found.role == "imports" else share.recipient
    pair = shares.holders(covering, share.supplier, share.recipient, found.years)
    old, new = pair[agrees.edition], pair[differs.edition]
    before, after = held[whole, role, agrees.edition].certain, held[whole, role, differs.edition].certain
    at_hand = (found.party, found.role) == (whole, role) and old.whole(whole, role) and new.whole(whole, role)
    return (
        f"The reported {share.value:g} % ({BASES[share.base]}) agrees with edition {agrees.edition} ({agrees.register_} %) and differs "
        f"from edition {differs.edition} ({differs.register_} %): the register was revised. {_name(share.supplier)} to "
        f"{_name(share.recipient)} {_change(found.flow(old, partner).certain, found.flow(new, partner).certain)}; all of {_name(whole)}'s "
        f"{role} {_change(before, after)}{_movers(found, old, new, after - before, part) if at_hand else ''}."
    )


def _movers(own: Trade, old: Register, new: Register, change: float, partner: str) -> str:
    """The partners, beside the one in question, that made most of the change of a total."""
    partners = own.flows.get(old.key, {}).keys() | own.flows.get(new.key, {}).keys()
    deltas = {p: own.flow(new, p).certain - own.flow(old, p).certain for p in partners - {partner}}
    biggest = sorted(deltas, key=lambda p: (-abs(deltas[p]), p))[:2]
    named = [f"{_name(p)} {deltas[p]:+,.2f}" for p in biggest if abs(deltas[p]) >= WORTH_NAMING * abs(change) and abs(deltas[p]) >= 0.5]
    return f", mostly {' and '.join(named)}" if named else ""


def _change(before: float, after: float) -> str:
    return f"went from {before:,.2f} to {after:,.2f} ({after - before:+,.2f})"


def out_of_date(store: Store, checked: Sequence[Reported], loaded: Sequence[Register]) -> list[str]:
    """Flag shares of several years that the newest edition's latest window of the same length contradicts strongly."""
    notes = []
    trades: dict[tuple[str, Window], Trade] = {}
    for share in checked[:MOST_DATED]:
        years = shares.window_of({"edtf": share.period})
        if years is None or years.length < 2 or share.base not in shares.WHOLE:
            continue
        role = shares.WHOLE[share.base]
        whole = share.recipient if role == "imports" else share.supplier
        able = [one for one in loaded if one.yearly and one.whole(whole, role)]
        newest = max(able, key=lambda one: (one.age, one.rank), default=None)
        if newest is None or newest.last <= years.last:
            continue
        latest = Window(newest.last - years.length + 1, newest.last)
        key = (share.recipient, latest)
        if key not in trades:
            trades[key] = trade(store, share.recipient, "imports", latest, loaded)
        asked: Whole = (whole, role, newest.edition)
        now, _ = percent(trades[key].flow(newest, share.supplier), totals(store, [asked], [newest], latest).get(asked))
        if now is None or abs(now - share.value) < max(OUTDATED_POINTS, OUTDATED_PART * share.value):
            continue
        share.out_of_date = f"{now:g} % in {latest.edtf} by edition {newest.edition}"
        notes.append(f"The reported {share.value:g} % ({BASES[share.base]}, {share.period}) is out of date: it is {share.out_of_date}.")
    return notes[:NOTES_OF_A_SORT]


def _name(party: str) -> str:
    return "unknown" if party == UNKNOWN else party_register().get(party).name
