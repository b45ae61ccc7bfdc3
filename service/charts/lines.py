"""Lines: a share over the years with what sources report beside it, and two windows joined (a slope chart)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, fitted, page, series, text

CHART = 230
AXIS = 46
SLOPE = 340
LABEL_GAP = 18
_TICK = 40


class Stated(NamedTuple):
    """A share that a source reports for the window that ends in a year: drawn as a diamond."""

    year: int
    value: float
    says: str


class Slope(NamedTuple):
    """One partner's share in a first and in a second window; None where it has none."""

    name: str
    first: float | None
    second: float | None


def over_years(
    title: str, sub: str, points: Sequence[tuple[int, float | None]], stated: Sequence[Stated], source: str, *, theme: Theme = "auto"
) -> str:
    """Per cent by year; a year without a value breaks the line."""
    most = max([5.0, *(value for _, value in points if value is not None), *(one.value for one in stated)])
    top = next(mark for mark in (5, 10, 20, 40, 60, 80, 100) if mark >= min(most, 100))
    step = (WIDTH - 2 * MARGIN - AXIS) / max(1, len(points))
    base, high = HEAD + CHART, CHART - 16

    def at(index: int) -> float:
        return MARGIN + AXIS + (index + 0.5) * step

    def y(value: float) -> float:
        return base - high * min(value, top) / top

    drawn = []
    for mark in (0, top / 2, top):
        drawn.append(f'<path class="l" d="M{MARGIN + AXIS} {y(mark):.1f}H{WIDTH - MARGIN}"/>')
        drawn.append(text(MARGIN + AXIS - 6, y(mark) + 4, f"{mark:g} %", kind="s", anchor="end"))
    path, pen = "", "M"
    for index, (_, value) in enumerate(points):
        path += f"{pen}{at(index):.1f} {y(value):.1f}" if value is not None else ""
        pen = "M" if value is None else "L"
    drawn.append(f'<path class="line s0" d="{path}"/>')
    places = {year: index for index, (year, _) in enumerate(points)}
    for index, (year, value) in enumerate(points):
        if value is not None:
            drawn.append(f'<circle class="f0" cx="{at(index):.1f}" cy="{y(value):.1f}" r="3"><title>{year}: {value:.1f} %</title></circle>')
        if index % max(1, round(_TICK / step)) == 0:
            drawn.append(text(at(index), base + 17, str(year), kind="s", anchor="middle"))
    for one in stated:
        if one.year in places:
            x, there = at(places[one.year]), y(one.value)
            end = x > WIDTH / 2
            drawn.append(
                f'<path class="f1" d="M{x - 7:.1f} {there:.1f}L{x:.1f} {there - 7:.1f}L{x + 7:.1f} {there:.1f}L{x:.1f} {there + 7:.1f}Z">'
                f"<title>{escape(one.says)}</title></path>"
                + text(x + (-12 if end else 12), there - 4, f"reported {one.value:g} %", kind="s", anchor="end" if end else "start")
            )
    return page(title, sub, "".join(drawn), source, base + 22 + FOOT, theme=theme)


def slopes(title: str, sub: str, windows: tuple[str, str], lines: Sequence[Slope], source: str, *, theme: Theme = "auto") -> str:
    """The shares of two windows, largest first in the list, joined by a line where there are both."""
    margin = 230
    left, right = MARGIN + margin, WIDTH - MARGIN - margin
    top, base = HEAD + 26, HEAD + SLOPE - 12
    most = max([1.0, *(value for line in lines for value in (line.first, line.second) if value is not None)])

    def y(value: float) -> float:
        return base - (base - top) * value / most

    drawn = [
        text(left, HEAD + 10, windows[0], kind="s", anchor="end"), text(right, HEAD + 10, windows[1], kind="s"),
        f'<path class="ls" d="M{left} {top - 8}V{base + 4}M{right} {top - 8}V{base + 4}"/>',
    ]  # fmt: skip
    for rank, line in enumerate(lines):
        if line.first is not None and line.second is not None:
            drawn.append(f'<path class="line s{series(rank)}" d="M{left} {y(line.first):.1f}L{right} {y(line.second):.1f}"/>')
    for value, x, sign, anchor in ((0, left, -1, "end"), (1, right, 1, "start")):
        both_ends = [(rank, line.name, (line.first, line.second)[value]) for rank, line in enumerate(lines)]
        here = [(rank, name, share) for rank, name, share in both_ends if share is not None]
        for (rank, name, share), place in zip(here, _apart([y(share) for _, _, share in here], base + 6), strict=True):
            drawn.append(
                f'<circle class="f{series(rank)}" cx="{x}" cy="{y(share):.1f}" r="3.5"/>'
                f'<path class="l" d="M{x + sign * 5} {y(share):.1f}L{x + sign * 14} {place:.1f}"/>'
            )
            number = f"{share:.1f} %"
            words = fitted(name, margin - 26 - len(number) * 7)
            both = f"{words} {number}" if sign < 0 else f"{number} {words}"
            drawn.append(text(x + sign * 18, place + 4.5, both, anchor=anchor))
    return page(title, sub, "".join(drawn), source, HEAD + SLOPE + FOOT, theme=theme)


def _apart(places: Sequence[float], lowest: float) -> list[float]:
    """Heights moved apart until labels do not cover each other, none below `lowest`."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    moved = list(places)
    last = float("-inf")
    for index in order:
        last = moved[index] = max(moved[index], last + LABEL_GAP)
    limit = lowest
    for index in reversed(order):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - LABEL_GAP
    return moved
