"""What every picture has: its ground with title and source line, the colours, and text that fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from textwrap import wrap
from typing import Literal

from legation.graph.signs import shown

Theme = Literal["auto", "light", "dark"]
WIDTH, MARGIN = 720, 20
HEAD, FOOT = 76, 50
LETTER = 0.54
"""Mean width of a letter, as a part of the size of the type; enough to cut labels by."""
SERIES = 8
SHADES = 5
LIGHT = {
    "ground": "#ffffff", "ink": "#1b232c", "ink-2": "#4d565f", "line": "#dddcd5", "line-strong": "#8b8a82", "estimate": "#8fb0c9",
    "sunk": "#f3f3ef", "sea": "#f4f6f6", "land-line": "#ffffff", "bad": "#97420f", "focus": "#b3590a",
    "c0": "#1f4f78", "c1": "#b8632b", "c2": "#4c7f55", "c3": "#7c5a94", "c4": "#97814a", "c5": "#3f8592", "c6": "#a35a6b", "c7": "#69737d",
    "c-rest": "#a8adb2", "seq0": "#e5e5de", "seq1": "#cfdfe9", "seq2": "#9fc0d6", "seq3": "#6699bd", "seq4": "#33709c", "seq5": "#164668",
}  # fmt: skip
DARK = {
    "ground": "#1a2027", "ink": "#e9ecee", "ink-2": "#b7bfc6", "line": "#313a43", "line-strong": "#79838d", "estimate": "#4a6a84",
    "sunk": "#151b21", "sea": "#151b21", "land-line": "#12171c", "bad": "#efa77a", "focus": "#f0a35a",
    "c0": "#86b7dc", "c1": "#e39a63", "c2": "#86b98f", "c3": "#b596cc", "c4": "#c8b27a", "c5": "#74b8c4", "c6": "#d28d9d", "c7": "#9aa4ad",
    "c-rest": "#66707a", "seq0": "#262d34", "seq1": "#233f54", "seq2": "#2d5a7c", "seq3": "#36709a", "seq4": "#6ba4cc", "seq5": "#b5d8f0",
}  # fmt: skip
"""The explorer's colours (service/web/src/look/tokens.css, `ground` being its panel); a test holds both tables to it."""
WHERE = "{where}"
"""Stands in a drawing for the address that it was asked at and the day, which `signed` writes."""
_SIZES = {"": 13.0, "t": 17.0, "s": 11.5, "v": 11.0, "o": 11.0, "h": 13.0}


def page(title: str, sub: str, body: str, source: str, height: float, *, theme: Theme = "auto") -> str:
    """A whole picture of the usual width: title and a line under it on top, the source at the foot, `body` between `HEAD` and there."""
    room = WIDTH - 2 * MARGIN
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(sub)} {escape(source)}</desc><style>{_style(theme)}</style>"
        f'<rect class="g" width="{WIDTH}" height="{height:.0f}"/>{text(MARGIN, 28, fitted(title, room, "t"), kind="t")}'
        f"{''.join(text(MARGIN, 47 + 15 * line, words, kind='s') for line, words in enumerate(wrapped(sub, room)))}{body}"
        f"{text(MARGIN, height - 28, fitted(source, room, 's'), kind='s')}{text(MARGIN, height - 12, WHERE, kind='s')}</svg>"
    )
    return shown(whole, lines=True)  # XML takes no control characters


def signed(drawing: str, address: str, on: str) -> str:
    """A drawing with the address that it was asked at, and the day (ISO), in its foot."""
    return drawing.replace(
        WHERE, escape(shown(fitted(f"Legation {address}", WIDTH - 2 * MARGIN - wide(on, "s") - 20, "s"), lines=True)) + f" · {on}"
    )


def text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> str:
    """A line of text. Kinds: `` normal, `t` title, `s` small, `v` on a light cell, `o` on a dark one, `h` over lines."""
    cls = f' class="{kind}"' if kind else ""
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{cls}{end}>{escape(words)}</text>'


def rect(cls: str, x: float, y: float, width: float, height: float, says: str = "") -> str:
    """A rectangle of a class of colour, with what it says where a pointer rests on it."""
    shape = f'<rect class="{cls}" x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}" height="{max(0.0, height):.1f}"'
    return f"{shape}><title>{escape(says)}</title></rect>" if says else f"{shape}/>"


def fitted(words: str, width: float, kind: str = "") -> str:
    """The words, cut with an ellipsis where they would be wider than `width` pixels."""
    most = max(4, int(width / (LETTER * _SIZES[kind])))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def wrapped(words: str, width: float, lines: int = 2) -> list[str]:
    """The words in lines of small type, the last one cut where they need more than `lines`."""
    most = int(width / (LETTER * _SIZES["s"]))
    found = wrap(words, most)
    return found if len(found) <= lines else [*found[: lines - 1], fitted(" ".join(found[lines - 1 :]), width, "s")]


def day(edtf: str) -> str:
    """A day as people write it, 26 November 2026; other dates as they stand."""
    try:
        found = date.fromisoformat(edtf) if len(edtf) == len("2026-11-26") else None
    except ValueError:
        found = None
    return edtf if found is None else f"{found.day} {found:%B %Y}"


def wide(words: str, kind: str = "") -> float:
    """About how wide some words are, in pixels."""
    return len(words) * LETTER * _SIZES[kind]


def legend(y: float, keys: list[tuple[str, str]]) -> tuple[str, float]:
    """Swatches with what they mean, in as many lines as they need from `y`; and how high they are."""
    drawn, x, top = [], float(MARGIN), y
    for cls, words in keys:
        room = 26 + wide(words, "s")
        if x + room > WIDTH - MARGIN and x > MARGIN:
            x, top = float(MARGIN), top + 18
        lines = f'<path class="p" d="M{x:.1f} {top + 6:.1f}l6-6M{x + 2:.1f} {top + 10:.1f}l8-8M{x + 7:.1f} {top + 10:.1f}l3-3"/>'
        drawn.append((lines if cls == "p" else rect(cls, x, top, 10, 10)) + text(x + 15, top + 9, words, kind="s"))
        x += room + 6
    return "".join(drawn), top + 22 - y if keys else 0.0


def series(rank: int) -> str:
    """The suffix of the class of the nth of a ranked list; the rest share one."""
    return str(rank) if rank < SERIES else "-rest"


def steps(most: float, *, whole: bool = False) -> list[float]:
    """Bounds of the shades of a matrix or map: 1, 2, 5 × powers of ten, every second of them below `most`.

    Counts (`whole`), which lie closer together than volumes, get every step and none below two.
    """
    if most <= 0:
        return []
    ladder = [digit * 10.0**power for power in range(-2, 8) for digit in (1, 2, 5)]
    top = next((index for index, value in enumerate(ladder) if value >= most), len(ladder))
    found = [ladder[step] for step in range(top - 1, -1, -1 if whole else -2)]
    return [bound for bound in found if bound > 1 or not whole][: SHADES - 1][::-1]


def shades(bounds: Sequence[float], unit: str, none: str, *, whole: bool = False) -> list[tuple[str, str]]:
    """What the shades between some bounds mean, for a legend."""
    keys = [("q0", none)]
    if bounds:
        keys.append(("q1", f"under {bounds[0]:,g} {unit}"))
    for index, bound in enumerate(bounds):
        over = f"{bound:,g} to {bounds[index + 1] - whole:,g}" if index + 1 < len(bounds) else f"{bound:,g} and more"
        keys.append((f"q{index + 2}", over))
    return keys


def shade(value: float, bounds: Sequence[float]) -> int:
    """The shade of a value, 0 (nothing) to 5."""
    return 0 if value <= 0 else 1 + sum(value >= bound for bound in bounds)


def _style(theme: Theme) -> str:
    if theme == "auto":
        return _rules(LIGHT) + "@media(prefers-color-scheme:dark){" + _rules(DARK) + "}"
    return _rules(LIGHT if theme == "light" else DARK)


def _rules(colours: dict[str, str]) -> str:
    c = colours
    return (
        f"text{{font-family:system-ui,sans-serif;font-size:{_SIZES['']}px;fill:{c['ink']}}}"
        f".t{{font-size:{_SIZES['t']}px;font-weight:600}}.s{{font-size:{_SIZES['s']}px;fill:{c['ink-2']}}}"
        f".v{{font-size:{_SIZES['v']}px}}.o{{font-size:{_SIZES['o']}px;fill:{c['ground']}}}"
        f".g{{fill:{c['ground']}}}.b{{fill:{c['c0']}}}.e{{fill:{c['estimate']}}}.k{{fill:{c['sunk']}}}.w{{fill:{c['sea']}}}"
        f".l{{stroke:{c['line']};fill:none}}.ls{{stroke:{c['line-strong']};fill:none}}.day{{stroke:{c['focus']};stroke-width:1.5}}"
        f".a{{stroke:{c['land-line']};stroke-width:.5}}.own{{stroke:{c['focus']};stroke-width:1.5}}.x{{fill:{c['c6']}}}"
        f".n{{fill:{c['ground']};stroke:{c['c0']};stroke-width:2}}.done{{fill:{c['c0']}}}.planned{{stroke:{c['bad']}}}"
        f".dis{{stroke:{c['line-strong']};stroke-width:.8;stroke-dasharray:2.5 2}}.hg{{fill:{c['ground']}}}"
        f".u{{fill:none;stroke:{c['line-strong']};stroke-dasharray:2 2}}.p{{stroke:{c['c0']};stroke-width:.8}}"
        f".end{{stroke:{c['ink']};stroke-width:2}}.span{{fill-opacity:0;stroke-width:1}}"
        f".denied,.alleged{{stroke:{c['c3']};stroke-dasharray:2 2}}.band{{fill:none;stroke-opacity:.4}}"
        f".h{{paint-order:stroke;stroke:{c['ground']};stroke-width:4px;font-weight:600}}.line{{fill:none;stroke-width:2}}.tie{{stroke-opacity:.55;stroke-width:1.3}}"
        + "".join(f".f{series(n)}{{fill:{c[f'c{series(n)}']}}}.s{series(n)}{{stroke:{c[f'c{series(n)}']}}}" for n in range(SERIES + 1))
        + "".join(f".q{n}{{fill:{c[f'seq{n}']}}}" for n in range(6))
    )
