"""Days of Wikipedia's portal of current events, January 2025 on: what each item states, dated by its page's day."""

from __future__ import annotations

from collections.abc import Iterator

from legation.extraction.passages import Page
from legation.graph.claims import Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.head import Head
from legation.loaders.frame.wikipedia import PUBLISHER, page_source
from legation.loaders.relations.relations_wikipedia import LICENCE
from legation.loaders.texts.archive import checker, members
from legation.loaders.texts.collection import KINDS, Collection, Found, Raw
from legation.loaders.texts.collection import read as read_collection
from legation.loaders.texts.day_page import read_page

PORTAL = "Portal:Current events"


def is_page(name: str) -> bool:
    """Whether a file of the archive is a day."""
    return name.endswith(".md")


def pages(source: Input) -> Iterator[Raw]:
    """The days."""
    yield from members(source, is_page)


def page_of(name: str, data: bytes) -> Page | tuple[str, str]:
    """The day's page, or why it is not read."""
    found, other = read_page(name, data.decode("utf-8", "replace"))
    if found.published is None:
        return "bad-page", f"{name} does not say of which day it is"
    if other is not None:
        return "misdated-page", f"{name} says {found.published} and its sources are of {other}"
    return found


def source_of(found: Found) -> Source:
    """The day's page as a source."""
    return page_source(f"{PORTAL}/{found.title}", None, LICENCE, "current events", published=found.published)


COLLECTION = Collection("wikipedia-current-events", pages, page_of, source_of, of_the_day=True)


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, one for each claim found and each day without one."""
    yield from read_collection(COLLECTION, source)


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    pages = [begun for name, begun in head.members.items() if is_page(name) and begun]
    return 100 if pages and all(text.startswith(b"---") for text in pages) else 0


DECLARATION = Declaration(
    name=COLLECTION.key,
    title="Wikipedia's portal of current events, a page a day",
    publisher=PUBLISHER,
    what="Recognition, relations, missions, recalls, expulsions, sanctions, treaties and visits as they were reported, January 2025 on",
    where="https://en.wikipedia.org/wiki/Portal:Current_events (Markdown, a file a day, in a tar archive)",
    licence=LICENCE,
    citation="Wikipedia contributors, “Portal:Current events”, Wikipedia, the free encyclopedia",
    kinds=KINDS,
    files=("text/wikipedia_current_events_*.tar.gz", "text/wikipedia_current_events_*.tar"),
    read=read,
    check=checker(is_page, "days (*.md)"),
    recognise=recognise,
)
