"""Shares of imports of arms that moved when a newer edition of the register came: revised, or moved on with the five years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from legation.graph.claims import content_id
from legation.graph.store import Store
from legation.service.answers.changed import AnswerChange
from legation.service.questions.arms.register import Register
from legation.service.questions.arms.registers import registers
from legation.service.questions.common.lines import name_of
from legation.service.questions.common.period import Window
from legation.service.questions.common.state_as_of import ref
from legation.service.questions.evidence.lists import LONGEST

YEARS = 5
"""Years of the window that SIPRI and the press report shares of."""
LEAST = 1.0
"""Points of a per cent by which a share must have moved."""
LEAST_IMPORTS = 1.0
"""TIV of all imports below which a share says nothing."""
SOURCES = 1_000

Shares = Mapping[tuple[str, str], float]
"""Per cent of the recipient's imports, by supplier and recipient."""


def moved(store: Store, since: str) -> Iterator[AnswerChange]:
    """The shares of the last five years that are other ones by the newest register than by the newest one that was held before."""
    asked = {"since": since, "kinds": ["arms_transfer"], "limit": SOURCES}
    recorded = store.read("ask/sources_recorded", asked, timeout=LONGEST)
    new = {row["source"]: str(row["at"]) for row in recorded if not row["older"]}
    if not new:
        return
    held = [one for one in registers(store) if one.everybody and not one.pieces]
    before = max((one for one in held if one.id not in new), key=_newest, default=None)
    after = max(held, key=_newest, default=None)
    if before is None or after is None or after.id not in new:
        return
    old_years, new_years = _window(before), _window(after)
    was, revised, now = _shares(store, before, old_years), _shares(store, after, old_years), _shares(store, after, new_years)
    for pair in sorted(was.keys() | now.keys()):
        old, again, new_share = was.get(pair, 0.0), revised.get(pair, 0.0), now.get(pair, 0.0)
        if max(abs(again - old), abs(new_share - old)) >= LEAST:
            yield _change(pair, (before, after), (old_years, new_years), (old, again, new_share), new[after.id])


def _newest(one: Register) -> tuple[int, tuple[str, str], tuple[bool, bool, int, str]]:
    return one.last, one.age, one.rank


def _window(one: Register) -> Window:
    return Window(max(one.first, one.last - YEARS + 1), one.last)


def _shares(store: Store, register: Register, years: Window) -> Shares:
    """Shares with the TIV of deliveries that reach over the edge of the window split evenly over their years."""
    flows: dict[tuple[str, str], float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    asked = {"source": register.id, "first": years.first, "last": years.last}
    for row in store.read("ask/arms_world", asked, timeout=LONGEST):
        value = float(row["tiv"] if row["inside"] else row["spread"])
        flows[row["supplier"], row["recipient"]] += value
        totals[row["recipient"]] += value
    return {
        pair: 100 * flow / totals[pair[1]] for pair, flow in flows.items()
        if totals[pair[1]] >= LEAST_IMPORTS and not any(end.startswith("unknown:") for end in pair)
    }  # fmt: skip


def _change(
    pair: tuple[str, str], editions: tuple[Register, Register], years: tuple[Window, Window], shares: tuple[float, float, float], at: str
) -> AnswerChange:
    (supplier, recipient), (before, after), (old_years, new_years), (old, again, now) = pair, editions, years, shares
    said = f"{name_of(supplier)}'s share of {name_of(recipient)}'s imports of arms: {old:.1f} % in {old_years.edtf} by {before.edition}"
    if abs(again - old) >= LEAST:
        said += f", revised to {again:.1f} % by {after.edition}"
    if new_years != old_years:
        said += f"; {now:.1f} % in {new_years.edtf} by {after.edition}"
    return AnswerChange(
        id=content_id("share", supplier, recipient, before.edition, after.edition), at=at, what="share", about="arms",
        subject=ref(supplier), object=ref(recipient), says=f"{said}.", before=f"{old:.1f} % in {old_years.edtf}",
        after=f"{now:.1f} % in {new_years.edtf}", claims=[], sources=[str(after.row["publisher"])],
    )  # fmt: skip
