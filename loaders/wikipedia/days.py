"""A day of the portal of current events in wikitext, as the page stands in Wikipedia: one item an event, topics above, sources behind."""

from __future__ import annotations

import re
from datetime import date, datetime

from legation.extraction.passages import Page
from legation.loaders.texts.markup import plain
from legation.loaders.texts.pages import Writing

TITLE = re.compile(r"Portal:Current events/(\d{4}) (\w+) (\d{1,2})$")
_ITEM = re.compile(r"^(?P<in>[*#:]+)\s*(?P<text>.*)$")
_SOURCE = re.compile(r"\[(?:https?:)?//[^\s\[\]]+(?:\s+[^\[\]]*)?\]")
_HEAD = re.compile(r"^(?:;\s*(?P<a>.+?)|'''(?P<b>[^']+)'''|={2,6}\s*(?P<c>.+?)\s*={2,6})\s*:?\s*$")
_NOTE = re.compile(r"<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)


def day_of(title: str) -> str | None:
    """The day (ISO) of a page's title; None for the title of anything else."""
    found = TITLE.match(title)
    if found is None:
        return None
    try:
        return datetime.strptime(" ".join(found.groups()), "%Y %B %d").date().isoformat()
    except ValueError:
        return None


def title_of(day: date) -> str:
    """The title of a day's page."""
    return f"Portal:Current events/{day.year} {day:%B} {day.day}"


def read_day(name: str, title: str, wikitext: str) -> Page:
    """The page with its items as passages."""
    day = day_of(title)
    page = Writing(name, title, None, day, day)
    section: tuple[str, ...] = ()
    topics: list[tuple[int, str]] = []
    for line in _NOTE.sub("", wikitext).split("\n"):
        text = line.strip()
        if head := _HEAD.match(text):
            section, topics = (plain(head["a"] or head["b"] or head["c"]).strip(),), []
        elif item := _ITEM.match(text):
            depth = len(item["in"])
            topics = [one for one in topics if one[0] < depth]
            words = " ".join(plain(_SOURCE.sub("", item["text"])).split())
            if not words:
                continue
            if _SOURCE.search(item["text"]) or words.endswith((".", "!", "?", ".”", '."')):
                page.add([words], (*section, *(topic for _, topic in topics)))
            else:
                topics.append((depth, words))
    return page.page()
