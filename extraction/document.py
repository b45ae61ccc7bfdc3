"""The shape of a text before its sentences are read: lines that were broken to a width are made whole again.

PDF, mail and terminals break lines at a width. A break is taken for one of those where the next word would not have fitted on its
line; a line that ends early ends a paragraph, a heading or a list item. White space alone is changed, so that places stay.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_WIDEST, _NARROWEST = 132, 36
"""Columns that texts are wrapped at; longer lines are paragraphs, shorter ones lists or verse."""
_ITEM = re.compile(r"\s*(?:[-*•·▪–—]\s|\(?\d{1,3}[.)]\s|[a-z][.)]\s|>|\|)")
_ENDS = re.compile(r"[.!?:][\"'”’)\]]*$")


def unwrapped(text: str) -> str:
    """`text`, of the same length, with each line break inside a paragraph made a space (also `\\r` and the next line's indent stays)."""
    if "\n" not in text:
        return text
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    width = _width(text, lines)
    joined: list[int] = []
    for (first, last), (begin, end) in pairwise(lines):
        line, following = text[first:last].rstrip(), text[begin:end].strip()
        if not line or not following or _ITEM.match(text[begin:end]) or len(line) > _WIDEST:
            continue
        goes_on = following[0].islower() and len(line) >= _NARROWEST and not _ENDS.search(line)
        if goes_on or (width and len(line) + 1 + len(following.split(None, 1)[0]) > width):
            joined.append(last)
    if not joined:
        return text
    parts = list(text)
    for at in joined:
        parts[at] = " "
        if at and parts[at - 1] == "\r":
            parts[at - 1] = " "
    return "".join(parts)


def _width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width that most of the text's line breaks inside paragraphs are explained by; 0 where it is not wrapped."""
    breaks: list[tuple[int, int]] = []
    """Length of a line, and of it with the next line's first word."""
    for (first, last), (begin, end) in pairwise(lines):
        line, following = text[first:last].rstrip(), text[begin:end].lstrip()
        if line and following and not _ITEM.match(text[begin:end]):
            breaks.append((len(line), len(line) + 1 + len(following.split(None, 1)[0])))
    explained = Counter(width for short, longer in breaks for width in range(max(short, _NARROWEST), min(longer, _WIDEST + 1)))
    if not explained:
        return 0
    width, full = max(explained.items(), key=lambda item: (item[1], item[0]))
    return width if full * 2 >= len(breaks) and (full > 2 or full == len(breaks)) else 0
