"""Bars: ranked ones side by side, one a year, and several a year upon each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, fitted, legend, page, rect, series, text

LABEL, ROW, NOTE = 190, 26, 150
CHART = 220
AXIS = 50
_TICK = 40


class Bar(NamedTuple):
    """One bar: `estimated` is the part of `value` that rests on estimates, `note` stands behind the bar."""

    label: str
    value: float
    estimated: float
    note: str


def ranked(title: str, sub: str, bars: Sequence[Bar], source: str, *, theme: Theme = "auto") -> str:
    """Horizontal bars, the first on top."""
    most = max((bar.value for bar in bars), default=0) or 1
    room = WIDTH - LABEL - 2 * MARGIN - NOTE
    drawn = []
    for index, bar in enumerate(bars):
        top = HEAD + index * ROW
        whole, guessed = room * bar.value / most, room * min(bar.estimated, bar.value) / most
        drawn.append(
            text(LABEL + MARGIN - 10, top + 15, fitted(bar.label, LABEL - 10), anchor="end")
            + rect("b", LABEL + MARGIN, top + 3, whole - guessed, 16)
            + rect("e", LABEL + MARGIN + whole - guessed, top + 3, guessed, 16)
            + text(LABEL + MARGIN + whole + 8, top + 15, bar.note, kind="s")
        )
    if not bars:
        drawn.append(text(MARGIN, HEAD + 15, "No deliveries identified. That is not an embargo."))
    return page(title, sub, "".join(drawn), source, HEAD + ROW * max(1, len(bars)) + FOOT, theme=theme)


def by_year(title: str, sub: str, bars: Sequence[Bar], source: str, *, theme: Theme = "auto") -> str:
    """Vertical bars, a year each; labels are years."""
    most = max((bar.value for bar in bars), default=0) or 1
    drawn, base, step = _axes(most, [bar.label for bar in bars])
    for index, bar in enumerate(bars):
        left = MARGIN + AXIS + index * step
        whole, guessed = (CHART - 10) * bar.value / most, (CHART - 10) * min(bar.estimated, bar.value) / most
        drawn += rect("e", left, base - whole, step * 0.78, guessed, f"{bar.label}: {bar.value:,.2f} TIV")
        drawn += rect("b", left, base - whole + guessed, step * 0.78, whole - guessed, f"{bar.label}: {bar.value:,.2f} TIV")
    return page(title, sub, drawn, source, base + 22 + FOOT, theme=theme)


def stacked(
    title: str, sub: str, years: Sequence[int], parts: Sequence[tuple[str, Sequence[float]]], source: str, *, theme: Theme = "auto"
) -> str:
    """Vertical bars, a year each, made of the same parts in the same order from the bottom; `parts` are names with a value a year."""
    most = max((sum(values[index] for _, values in parts) for index in range(len(years))), default=0) or 1
    drawn, base, step = _axes(most, [str(year) for year in years])
    for index, year in enumerate(years):
        top = float(base)
        for rank, (name, values) in enumerate(parts):
            high = (CHART - 10) * values[index] / most
            top -= high
            if high:
                left = MARGIN + AXIS + index * step
                drawn += rect(f"f{series(rank)}", left, top, step * 0.78, high, f"{year}, {name}: {values[index]:,.2f} TIV")
    keys, high = legend(base + 30, [(f"f{series(rank)}", name) for rank, (name, _) in enumerate(parts)])
    return page(title, sub, drawn + keys, source, base + 30 + high + FOOT, theme=theme)


def _axes(most: float, labels: Sequence[str]) -> tuple[str, int, float]:
    """The lines at 0 and at the most, labels where they have room; the base line's height and a bar's width."""
    step = (WIDTH - 2 * MARGIN - AXIS) / max(1, len(labels))
    every = max(1, round(_TICK / step))
    base = HEAD + CHART
    drawn = (
        f'<path class="l" d="M{MARGIN + 45} {base}H{WIDTH - MARGIN}M{MARGIN + 45} {HEAD + 10}H{WIDTH - MARGIN}"/>'
        + text(MARGIN + 40, HEAD + 14, f"{most:,.0f}", kind="s", anchor="end")
        + text(MARGIN + 40, base + 4, "0", kind="s", anchor="end")
    )
    for index in range(0, len(labels), every):
        drawn += text(MARGIN + AXIS + index * step + step * 0.39, base + 16, labels[index], kind="s", anchor="middle")
    return drawn, base, step
