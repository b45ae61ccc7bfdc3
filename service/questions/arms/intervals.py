"""How far a share of TIV can be from what its figures say: rounded cells, and values that reach over the window's edge."""

from __future__ import annotations

from collections.abc import Iterable

from legation.service.questions.arms.flows import HALF, ROUNDED_SHAPES, Flow
from legation.service.questions.arms.registers import Register
from legation.service.questions.arms.trade import Amount, percent

Bounds = tuple[float, float]


def rounded(register: Register) -> bool:
    """Whether this register's figures are whole TIV."""
    return register.row["shape"] in ROUNDED_SHAPES


def bounds(flow: Flow, register: Register) -> Bounds:
    """The least and the most that a flow can be: each rounded cell may be half a unit off, a cell of 0 only upwards."""
    if not rounded(register):
        return flow.certain, flow.most
    return max(flow.certain - HALF * (flow.cells - flow.zeros), 0.0), flow.most + HALF * flow.cells


def share_bounds(part: Bounds, others: Bounds) -> Bounds | None:
    """Lowest and highest percent that `part` can be of itself and the others; None of nothing."""
    low_whole, high_whole = part[0] + others[1], part[1] + others[0]
    if high_whole <= 0:
        return None
    low = 100 * part[0] / low_whole if low_whole > 0 else 0.0
    return round(low, 2), round(100 * part[1] / high_whole, 2)


def share_of(part: Flow, whole: Flow, register: Register) -> tuple[float | None, Bounds | None]:
    """(percent, range) of a whole that contains the part; rounded registers give both, values per order a range alone."""
    if not rounded(register):
        return percent(part, whole)
    return percent(part, whole)[0], share_bounds(bounds(part, register), bounds(less(whole, part), register))


def less(whole: Flow, part: Flow) -> Flow:
    """The whole without one of its parts."""
    return Flow(
        max(whole.certain - part.certain, 0.0), max(whole.possible - part.possible, 0.0), max(whole.estimated - part.estimated, 0.0),
        whole.deliveries - part.deliveries, whole.unvalued - part.unvalued, max(whole.spread - part.spread, 0.0),
        whole.cells - part.cells, whole.zeros - part.zeros,
    )  # fmt: skip


def hhi(amounts: Iterable[Amount]) -> float | None:
    """Herfindahl-Hirschman index, the sum of squared shares, 0 to 1; None where there is no volume or not all of it is certain.

    Hirschman, National Power and the Structure of Foreign Trade (1945); Herfindahl, Concentration in the Steel Industry (1950).
    """
    listed = list(amounts)
    total = sum(one.certain for one in listed)
    if total <= 0 or not all(one.exact for one in listed):
        return None
    return sum((one.certain / total) ** 2 for one in listed)
