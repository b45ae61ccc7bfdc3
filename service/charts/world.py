"""The map of the world, areas shaded by party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from legation.graph.parties import register
from legation.service.charts.land import Frame, lands
from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, legend, page, text

FRAME = Frame(MARGIN, HEAD, WIDTH - 2 * MARGIN)
BORDERS = "Borders: Natural Earth, one view of disputed lines. Dashed: areas that are disputed, in the colours of both."
_CLAIM = (
    '<pattern id="claim-{shade}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="q{shade}" width="2" height="4"/></pattern>'
)
_POINT = 2.5
_SMALL = 30
"""Characters of a path that is hardly seen: a dot at the capital is drawn in its place."""


def world(
    title: str, sub: str, values: Mapping[str, tuple[int, str]], keys: Sequence[tuple[str, str]], source: str, folder: Path, *,
    chosen: Sequence[str] = (), theme: Theme = "auto",
) -> str:  # fmt: skip
    """Each party's area in its shade (0 to 5) with what it says; parties of `chosen` are outlined.

    `folder` is the explorer's bundle. Raises NotFound where it was not built.
    """
    drawn = [f'<rect class="w" x="{MARGIN}" y="{HEAD}" width="{FRAME.width:.0f}" height="{FRAME.height:.0f}"/>']
    seen = set()
    claims: set[int] = set()
    for land in lands(folder, FRAME):
        shade, says = values.get(land.party or "", (0, land.name))
        if land.path:
            own = " own" if land.party in chosen else ""
            says = f"{land.disputed}. {says}" if land.disputed and land.party in values else land.disputed or says
            drawn.append(f'<path class="a q{shade}{own}" d="{land.path}"><title>{escape(says)}</title></path>')
        if land.path and land.claimed:
            other = values.get(land.claimed, (0, ""))[0]
            claims.add(other)
            drawn.append(f'<path class="dis" fill="url(#claim-{other})" d="{land.path}"><title>{escape(says)}</title></path>')
        if len(land.path) > _SMALL:
            seen.add(land.party)
    for party, (shade, says) in values.items():
        one = register().get(party) if party in register() else None
        if party not in seen and one and one.latitude is not None and one.longitude is not None:
            x, y = FRAME.at(one.longitude, one.latitude)
            drawn.append(f'<circle class="a q{shade}" cx="{x:.1f}" cy="{y:.1f}" r="{_POINT}"><title>{escape(says)}</title></circle>')
    drawn.insert(0, "<defs>" + "".join(_CLAIM.format(shade=one) for one in sorted(claims)) + "</defs>")
    base = HEAD + FRAME.height + 12
    shown, high = legend(base, list(keys))
    drawn += [shown, text(MARGIN, base + high + 8, BORDERS, kind="s")]
    return page(title, sub, "".join(drawn), source, base + high + 14 + FOOT, theme=theme)
