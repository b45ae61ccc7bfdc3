"""One party's imports or exports over time: year by year, and in moving windows of any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.graph.errors import InputError
from legation.graph.store import Row, Store
from legation.service.answers.arms_matrix import Series, Trend, TrendWindow, WindowPart
from legation.service.declaration import question
from legation.service.parameters import Edition, KnownOn, Length, MaybeFrom, MaybeTo, PartyName, Top, TradeRole
from legation.service.questions.arms.flows import Flow, about, by_volume, in_window, name_of, periods, shared, together
from legation.service.questions.arms.registers import Register, Role, choose, registers
from legation.service.questions.arms.trade import OTHER, beyond, percent, share_estimate
from legation.service.questions.common.parties import party_in, party_named
from legation.service.questions.common.period import Window, known_day, window

OTHERS = "others"
MOST_PARTNERS = 50
LENGTH = 5
"""Years of a window unless the caller says otherwise, as SIPRI's own trends have them."""


@question("/v1/arms/trend", "One party's trade over the years", tag="arms")
def trend(
    store: Store, party: PartyName, role: TradeRole = "imports", first: MaybeFrom = None, last: MaybeTo = None, *, length: Length = None,
    top: Top = 8, edition: Edition = None, known_on: KnownOn = None,
) -> Trend:  # fmt: skip
    """TIV by partner for every year, and every window of `length` years with each partner's share. By default all years of the edition.

    A party's trade by partner for every year, and for every window of `length` years (default: 5, or all of fewer) in `first` to `last`.

    Without `first` or `last` the years are those that the edition covers. Raises UnknownParty, InputError, NotCovered.
    """
    if not 1 <= top <= MOST_PARTNERS:
        raise InputError(f"{top} is not between 1 and {MOST_PARTNERS}", place="top")
    loaded = registers(store, known_day(known_on))
    years = _years(loaded, party, role, first, last, edition)
    length = min(LENGTH, years.length) if length is None else length
    if not 1 <= length <= years.length:
        raise InputError(f"windows of {length} years do not fit into {years.edtf}, which has {years.length}", place="length")
    owner, notes = party_in(party, years)
    chosen = choose(loaded, owner, role, years, edition)
    rows = periods(store, owner.id, role, chosen)
    whole = in_window(rows, years)
    shown = by_volume(whole)[:top]
    by_year = [in_window(rows, Window(year, year)) for year in range(years.first, years.last + 1)]
    series = [_series(one, name_of(one, OTHER[role]), [year.get(one, Flow()) for year in by_year], whole[one]) for one in shown]
    rest = [one for one in whole if one not in shown]
    if rest:
        others = [together(year[one] for one in rest if one in year) for year in by_year]
        series.append(_series(OTHERS, f"{len(rest)} others", others, together(whole[one] for one in rest)))
    total = together(whole.values())
    yearly = [together(year.values()) for year in by_year]
    notes += about(total, chosen, years, loaded, edition)
    if not total.deliveries:
        notes.append(f"Edition {chosen.edition} lists no deliveries in {owner.name}'s {role} in {years.edtf}: none were identified.")
    return Trend(
        party=owner.id, name=owner.name, role=role, length=length, years=list(range(years.first, years.last + 1)),
        totals=[round(one.certain, 2) for one in yearly], series=series,
        totals_estimate=None if all(one.exact for one in yearly) else [round(one.likely, 2) for one in yearly],
        windows=[_window(rows, Window(begin, begin + length - 1), shown) for begin in range(years.first, years.last - length + 2)],
        notes=notes, truncated=bool(rest), **shared(chosen, years),
    )  # fmt: skip


def _years(loaded: Sequence[Register], party: str, role: Role, first: int | None, last: int | None, edition: str | None) -> Window:
    """The years asked for; what is not given comes from the newest register with yearly values that holds the party's trade."""
    if first is not None and last is not None:
        return window(first, last)
    owner = party_named(party).id
    able = [one for one in loaded if one.whole(owner, role) and (edition is None or one.edition == edition)]
    able = [one for one in able if (first is None or one.first <= first) and (last is None or one.last >= last)] or able
    if not able:
        return window(first or 1950, last or first or 1950)  # `choose` says what is missing
    best = max(able, key=lambda one: (one.yearly, one.age, one.rank))
    return window(first if first is not None else best.first, last if last is not None else best.last)


def _series(partner: str, name: str, by_year: Sequence[Flow], whole: Flow) -> Series:
    more: dict[str, Any] = {}
    if not all(one.exact for one in by_year):
        more["tiv_estimate"] = [round(one.likely, 2) for one in by_year]
    if not whole.exact:
        more["total_estimate"] = round(whole.likely, 2)
    return Series(
        partner=partner, name=name, total=round(whole.certain, 2), tiv=[round(one.certain, 2) for one in by_year],
        deliveries=[one.deliveries for one in by_year], **more,
    )  # fmt: skip


def _window(rows: Sequence[Row], years: Window, shown: Sequence[str]) -> TrendWindow:
    found = in_window(rows, years)
    total = together(found.values())
    parts = [_part(one, found[one], total) for one in shown if one in found]
    rest = [found[one] for one in found if one not in shown]
    if rest:
        parts.append(_part(OTHERS, together(rest), total))
    more = beyond(total, "total")
    return TrendWindow(**{"from": years.first}, to=years.last, total=round(total.certain, 2), partners=parts, **more)


def _part(partner: str, flow: Flow, total: Flow) -> WindowPart:
    share, span = percent(flow, total)
    values: dict[str, Any] = {"tiv": round(flow.certain, 2), "share": share, "estimated_tiv": round(flow.estimated, 2)}
    values |= beyond(flow)
    if (estimate := share_estimate(flow, total)) is not None:
        values["share_estimate"] = estimate
    if span:
        values["share_range"] = span
    return WindowPart(partner=partner, **values)
