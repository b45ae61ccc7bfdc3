"""A day of Wikipedia's portal of current events in Markdown: one item an event, its topics above it, its sources behind it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from legation.extraction.passages import Page
from legation.loaders.texts.pages import Writing

_FIELD = re.compile(r"^(?P<name>\w+):\s*(?P<value>.+?)\s*$")
_SOURCE = re.compile(r"\s*\[\((?:[^\[\]]|\[[^\[\]]*\])*\)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_ITEM = re.compile(r"^(?P<in>\s*)[*-]\s+(?P<text>.*)$")
_STARS = re.compile(r"\*{1,3}")
_ADDRESS_DAY = re.compile(r"(20\d\d)[-/](\d\d)[-/](\d\d)(?!\d)")
NEAR = timedelta(days=3)
"""How far the days in the addresses of a page's sources may lie from its own."""


def read_page(name: str, text: str) -> tuple[Page, str | None]:
    """The page, and the day that its sources are of where that is not its own (the page is misdated)."""
    fields = {match["name"]: match["value"] for line in text.split("\n", 12)[:12] if (match := _FIELD.match(line))}
    day = fields.get("date", "")[:10]
    page = Writing(name, fields.get("title", name), None, day or None, day or None)
    section: tuple[str, ...] = ()
    topics: list[tuple[int, str]] = []
    for line in text.split("\n"):
        if line.startswith("#"):
            section, topics = (line.strip("# ").strip(),), []
        elif item := _ITEM.match(line):
            depth = len(item["in"])
            topics = [one for one in topics if one[0] < depth]
            told = _LINK.sub(r"\1", _SOURCE.sub("", item["text"]))
            words = _STARS.sub("", told).strip()
            if _SOURCE.search(item["text"]) or words.endswith((".", "!", "?", ".”", '."')):
                page.add([words], (*section, *(topic for _, topic in topics)))
            else:
                topics.append((depth, words))
    return page.page(), _other_day(day, text)


def _other_day(day: str, text: str) -> str | None:
    """The day that most addresses of sources are of, where it is not near the page's."""
    days = Counter("-".join(match.groups()) for match in _ADDRESS_DAY.finditer(text))
    if not days:
        return None
    most, count = days.most_common(1)[0]
    try:
        far = abs(date.fromisoformat(most) - date.fromisoformat(day)) > NEAR
    except ValueError:
        return most
    return most if far and count > 2 else None
