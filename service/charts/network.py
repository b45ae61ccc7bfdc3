"""An ego network: one party in the middle, its neighbours on rings around it, a line for each sort of tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import cos, pi, sin

from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, fitted, legend, page, series, text

HIGH = 460
OUTER = (WIDTH / 2 - 150, HIGH / 2 - 26)
"""Half the width and height of the outer ring."""
CROWDED = 26
"""Neighbours from which on every second stands on an inner ring."""
INNER = 0.62


def ego(
    title: str, sub: str, centre: str, neighbours: Sequence[tuple[str, Sequence[int]]], sorts: Mapping[int, str], source: str, *,
    theme: Theme = "auto",
) -> str:  # fmt: skip
    """`neighbours` are names with the sorts (keys of `sorts`) that tie them to the centre; those of one first sort stand together."""
    middle = (WIDTH / 2, HEAD + HIGH / 2)
    order = sorted(neighbours, key=lambda one: (one[1][0], -len(one[1]), one[0]))
    lines, names = [], []
    for index, (name, ties) in enumerate(order):
        turn = 2 * pi * (index + 0.5) / len(order) - pi / 2
        far = INNER if len(order) > CROWDED and index % 2 else 1.0
        x, y = middle[0] + far * OUTER[0] * cos(turn), middle[1] + far * OUTER[1] * sin(turn)
        says = escape(f"{name}: {', '.join(sorts[tie] for tie in ties)}")
        for rank, tie in enumerate(ties):
            shift = (rank - (len(ties) - 1) / 2) * 3
            lines.append(
                f'<path class="tie s{series(tie)}" d="M{middle[0] - shift * sin(turn):.1f} {middle[1] + shift * cos(turn):.1f}'
                f'L{x - shift * sin(turn):.1f} {y + shift * cos(turn):.1f}"><title>{says}</title></path>'
            )
        names.append(f'<circle class="f{series(ties[0])}" cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{says}</title></circle>')
        end = "start" if cos(turn) >= 0 else "end"
        names.append(text(x + (7 if end == "start" else -7), y + 4, fitted(name, 140, "s"), kind="s", anchor=end))
    own = f'<circle class="own g" cx="{middle[0]}" cy="{middle[1]}" r="7"/>'
    own += text(middle[0], middle[1] - 13, centre, kind="h", anchor="middle")
    none = "" if order else text(MARGIN, HEAD + 15, "No tie of these sorts.")
    base = HEAD + HIGH + 8
    shown, high = legend(base, [(f"f{series(key)}", words) for key, words in sorts.items()])
    return page(title, sub, "".join([*lines, *names, own, none, shown]), source, base + high + FOOT, theme=theme)
