"""Flows between two columns (a Sankey diagram): suppliers on the left, recipients on the right, bands as wide as what went."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, fitted, page, rect, series, text

ROW, SLOT, BAND = 26, 17, 10
NAMES = 215
LEAST = 5
"""Rows that a picture is high at least. A party takes `SLOT` pixels at least, so that names do not touch."""
LAST = "others"
"""Parties whose names end so stand last: they are several."""


class Flow(NamedTuple):
    """What went from one party to another."""

    supplier: str
    recipient: str
    value: float
    note: str


class _Node:
    """A party on one side: its place, and how much of its edge the bands drawn so far take."""

    def __init__(self, name: str, rank: int) -> None:
        self.name, self.rank = name, rank
        self.value = self.top = self.taken = 0.0


def flows(title: str, sub: str, found: Sequence[Flow], source: str, *, notes: dict[str, str] | None = None, theme: Theme = "auto") -> str:
    """The flows given, largest parties on top; `notes` stand behind the names of parties. Parties are told apart by name and side."""
    givers, takers = _side(found, "supplier"), _side(found, "recipient")
    high = ROW * max(LEAST, len(givers), len(takers))
    if not found:
        return page(
            title, sub, text(MARGIN, HEAD + 15, "No deliveries identified. That is not an embargo."), source, HEAD + ROW + FOOT, theme=theme
        )
    scale = min(_scale([node.value for node in side.values()], high) for side in (givers, takers))
    for side in (givers, takers):
        _place(side, scale, high)
    left, right = MARGIN + NAMES, WIDTH - MARGIN - NAMES
    by_left = len(givers) > 1 or len(takers) == 1
    drawn = []
    for one in sorted(found, key=lambda flow: (givers[flow.supplier].top, takers[flow.recipient].top)):
        giver, taker = givers[one.supplier], takers[one.recipient]
        width = one.value * scale
        begin, end = giver.top + giver.taken + width / 2, taker.top + taker.taken + width / 2
        giver.taken += width
        taker.taken += width
        middle = (left + BAND + right) / 2
        rank = (giver if by_left else taker).rank
        drawn.append(
            f'<path class="band s{series(rank)}" stroke-width="{max(0.8, width):.1f}" d="M{left + BAND} {begin:.1f}C{middle} {begin:.1f} '
            f'{middle} {end:.1f} {right} {end:.1f}"><title>{escape(f"{one.supplier} to {one.recipient}: {one.note}")}</title></path>'
        )
    for side, x, at, anchor in ((givers, left, left - 8, "end"), (takers, right, right + BAND + 8, "start")):
        for node in side.values():
            own = (side is givers) == by_left
            drawn.append(rect(f"f{series(node.rank) if own else '-rest'}", x, node.top, BAND, max(1.0, node.value * scale)))
            note = (notes or {}).get(node.name, "")
            words = fitted(node.name, NAMES - 8 - len(note) * 6.2) + (f" · {note}" if note else "")
            drawn.append(text(at, node.top + node.value * scale / 2 + 4.5, words, anchor=anchor))
    return page(title, sub, "".join(drawn), source, HEAD + high + 8 + FOOT, theme=theme)


def _side(found: Sequence[Flow], side: str) -> dict[str, _Node]:
    sums: dict[str, float] = {}
    for one in found:
        name = getattr(one, side)
        sums[name] = sums.get(name, 0.0) + one.value
    nodes: dict[str, _Node] = {}
    for rank, (name, value) in enumerate(sorted(sums.items(), key=lambda item: (item[0].endswith(LAST), -item[1], item[0]))):
        nodes[name] = _Node(name, rank)
        nodes[name].value = value
    return nodes


def _scale(values: Sequence[float], high: float) -> float:
    """Pixels a unit, so that all values stand below each other in `high` pixels, each in `SLOT` of them at least; by halving."""
    low, top = 0.0, high / (max(values) or 1)
    for _ in range(40):
        middle = (low + top) / 2
        if sum(max(SLOT, value * middle + 4) for value in values) <= high:
            low = middle
        else:
            top = middle
    return low


def _place(side: dict[str, _Node], scale: float, high: float) -> None:
    """Put the parties below each other, each in the middle of its place; what is left over becomes room between them."""
    slots = {name: max(SLOT, node.value * scale + 4) for name, node in side.items()}
    gap = (high - sum(slots.values())) / max(1, len(side))
    y = HEAD + gap / 2
    for name, node in side.items():
        node.top = y + (slots[name] - node.value * scale) / 2
        y += slots[name] + gap
