"""Pictures drawn by the service itself, as SVG: for pages, documents and dashboards that name a picture by its address.

The explorer draws its own; these are plain bars that need no browser. All text is escaped. Colours follow the reader's colour scheme.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

WIDTH, MARGIN = 720, 20
LABEL, ROW, HEAD, FOOT = 190, 26, 66, 34
CHART = 220
LETTERS = 110
"""Characters of a source line that fit into the width."""
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1b232c}.t{font-size:17px;font-weight:600}.s{font-size:11.5px;fill:#4d565f}"
    ".g{fill:#fff}.b{fill:#1f4f78}.e{fill:#8fb0c9}.l{stroke:#dddcd5}"
    "@media(prefers-color-scheme:dark){text{fill:#e9ecee}.s{fill:#b7bfc6}.g{fill:#1a2027}.b{fill:#86b7dc}.e{fill:#4a6a84}.l{stroke:#313a43}}"
)


class Bar(NamedTuple):
    """One bar: `estimated` is the part of `value` that rests on estimates, `note` stands behind the bar."""

    label: str
    value: float
    estimated: float
    note: str


def ranked(title: str, sub: str, bars: Sequence[Bar], source: str) -> str:
    """Horizontal bars, the first on top."""
    height = HEAD + ROW * max(1, len(bars)) + FOOT
    most = max((bar.value for bar in bars), default=0) or 1
    room = WIDTH - LABEL - 2 * MARGIN - 150
    drawn = []
    for index, bar in enumerate(bars):
        top = HEAD + index * ROW
        whole, guessed = room * bar.value / most, room * min(bar.estimated, bar.value) / most
        drawn.append(
            _text(LABEL + MARGIN - 10, top + 15, bar.label, anchor="end")
            + f'<rect class="b" x="{LABEL + MARGIN}" y="{top + 3}" width="{whole - guessed:.1f}" height="16"/>'
            + f'<rect class="e" x="{LABEL + MARGIN + whole - guessed:.1f}" y="{top + 3}" width="{guessed:.1f}" height="16"/>'
            + _text(LABEL + MARGIN + whole + 8, top + 15, bar.note, kind="s")
        )
    if not bars:
        drawn.append(_text(MARGIN, HEAD + 15, "No deliveries identified. That is not an embargo."))
    return _page(title, sub, "".join(drawn), source, height)


def by_year(title: str, sub: str, bars: Sequence[Bar], source: str) -> str:
    """Vertical bars, a year each; labels are years."""
    height = HEAD + CHART + 22 + FOOT
    most = max((bar.value for bar in bars), default=0) or 1
    step = (WIDTH - 2 * MARGIN - 50) / max(1, len(bars))
    every = max(1, round(40 / step))
    base = HEAD + CHART
    drawn = [f'<path class="l" d="M{MARGIN + 45} {base}H{WIDTH - MARGIN}M{MARGIN + 45} {HEAD + 10}H{WIDTH - MARGIN}" fill="none"/>']
    drawn += [
        _text(MARGIN + 40, HEAD + 14, f"{most:,.0f}", kind="s", anchor="end"),
        _text(MARGIN + 40, base + 4, "0", kind="s", anchor="end"),
    ]
    for index, bar in enumerate(bars):
        left = MARGIN + 50 + index * step
        whole, guessed = (CHART - 10) * bar.value / most, (CHART - 10) * min(bar.estimated, bar.value) / most
        drawn.append(f'<rect class="e" x="{left:.1f}" y="{base - whole:.1f}" width="{step * 0.78:.1f}" height="{guessed:.1f}"/>')
        drawn.append(
            f'<rect class="b" x="{left:.1f}" y="{base - whole + guessed:.1f}" width="{step * 0.78:.1f}" height="{whole - guessed:.1f}"/>'
        )
        if index % every == 0:
            drawn.append(_text(left + step * 0.39, base + 16, bar.label, kind="s", anchor="middle"))
    return _page(title, sub, "".join(drawn), source, height)


def _page(title: str, sub: str, body: str, source: str, height: int) -> str:
    cite = source if len(source) <= LETTERS else source[: LETTERS - 1].rstrip() + "…"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(sub)} {escape(source)}</desc><style>{STYLE}</style>"
        f'<rect class="g" width="{WIDTH}" height="{height}"/>{_text(MARGIN, 28, title, kind="t")}{_text(MARGIN, 48, sub, kind="s")}'
        f"{body}{_text(MARGIN, height - 12, cite, kind='s')}</svg>"
    )


def _text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'
