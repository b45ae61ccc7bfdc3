"""Cuts a text into sentences, keeping the place of each in the text.

Abbreviations of reports ("U.S. Ambassador", "Gen. Smith", "St. Petersburg", "Washington, D.C.") do not end a sentence;
a line break always does, as articles and tables put headlines and captions on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_SENTENCE = 1500
"""Longest stretch of characters read as one sentence; longer ones are cut at a space, so that work stays bounded."""

_END = re.compile(r"[.!?][\"'”’»)\]]*(?=\s)|(?<=[a-z0-9)][a-z0-9)])\.(?=[A-Z][a-z])|[\n\r\u2028]+")
_TITLES = (
    "mr mrs ms dr st gen lt col sgt maj capt adm sen rep gov prof rev hon messrs amb no vol art sr jr mt ft "
    "vs cf e.g i.e approx ca c est sept oct nov dec jan feb mar apr jun jul aug r fr m mme h.e"
)
_ABBREVIATION = re.compile(
    rf"(?:^|[\s(“\"'‘-])(?:(?P<title>{'|'.join(re.escape(t) for t in _TITLES.split())})|(?P<initials>(?:[A-Za-z]\.)*[A-Z]))$",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:[A-Z]\.){1,}[A-Z]$")
_STARTER = re.compile(
    r"\s+[“\"'‘(]*(?:The|In|On|At|A|An|It|He|She|They|This|That|These|Those|Its|His|Her|Their|But|And|However|After|"
    r"Before|During|Since|As|Both|Following|Under|Although|While|When|By|For|From|Until|Diplomatic|There|Relations)\b"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text`, without the white space around it; none is longer than MAX_SENTENCE."""
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] not in "\n\r\u2028" and not _ends_here(text, match.start(), match.end()):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def _ends_here(text: str, dot: int, after: int) -> bool:
    following = text[after : after + 40].lstrip()
    if not following:
        return True
    if text[dot] != ".":
        return not following[0].islower()
    if following[0].islower():
        return False
    before = text[max(0, dot - 24) : dot]
    if _DOTTED.search(before):
        return bool(_STARTER.match(text, after))
    found = _ABBREVIATION.search(before)
    if found is None:
        return True
    if found["title"] is not None:
        # "no." and "m." are also words and units: only a capitalised or well-known short form counts.
        return found["title"].islower() and found["title"] not in {"vs", "cf", "approx", "ca", "c", "e.g", "i.e"}
    return False


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        middle = space if space > 0 else start + MAX_SENTENCE
        yield start, middle
        start = middle
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        yield start, end
