"""What began and ended, year by year: a lane for each sort, beginnings upwards, ends downwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, fitted, legend, page, rect, text

LANE, NAMES = 56, 150
ALONE = 200
"""How high a lane is that stands alone."""
LEAST = 10
"""Years that a picture reaches over at least."""
KEYS = [("f0", "began"), ("f1", "ended")]


class Turn(NamedTuple):
    """How many of a sort began and ended in a year."""

    lane: str
    year: int
    began: int
    ended: int


def turns(
    title: str, sub: str, found: Sequence[Turn], source: str, *, keys: Sequence[tuple[str, str]] = KEYS, theme: Theme = "auto"
) -> str:
    """A lane a sort, in the order in which they are first named; each lane has its own height."""
    lanes = list(dict.fromkeys(one.lane for one in found))
    if not found:
        return page(title, sub, text(MARGIN, HEAD + 15, "No source dates a beginning or an end."), source, HEAD + 30 + FOOT, theme=theme)
    left, right = MARGIN + (NAMES if len(lanes) > 1 else 30), WIDTH - MARGIN
    last = max(one.year for one in found) + 1
    first = min([last - LEAST, *(one.year for one in found)])
    step = (right - left) / (last - first)
    lane_high = LANE if len(lanes) > 1 else ALONE
    base = HEAD + 18 + lane_high * len(lanes)
    every = next(size for size in (1, 2, 5, 10, 20, 50, 100) if (last - first) / size <= 9)
    drawn = []
    for year in range(first - first % -every, last, every):
        x = left + (year - first + 0.5) * step
        drawn.append(f'<path class="l" d="M{x:.1f} {HEAD + 14}V{base}"/>' + text(x, HEAD + 8, str(year), kind="s", anchor="middle"))
    for index, lane in enumerate(lanes):
        mine = [one for one in found if one.lane == lane]
        up = max(one.began for one in mine)
        down = max(one.ended for one in mine)
        scale = (lane_high - 10) / max(1, up + down)
        top = HEAD + 18 + index * lane_high
        middle = top + 5 + scale * up
        drawn.append(f'<path class="ls" d="M{left} {middle:.1f}H{right}"/>')
        if len(lanes) > 1:
            drawn.append(text(left - 10, top + lane_high / 2 + 4, fitted(lane, NAMES - 10), anchor="end"))
        else:
            drawn.append(text(left - 4, top + 13, f"{up:,}", kind="s", anchor="end"))
        for one in mine:
            x, wide = left + (one.year - first) * step, max(1.5, step - 1)
            says = f"{lane}, {one.year}: {one.began} {keys[0][1]}, {one.ended} {keys[1][1]}"
            drawn.append(rect("f0", x, middle - scale * one.began, wide, scale * one.began, says))
            drawn.append(rect("f1", x, middle, wide, scale * one.ended, says))
    shown, high = legend(base + 12, list(keys))
    return page(title, sub, "".join([*drawn, shown]), source, base + 12 + high + FOOT, theme=theme)
