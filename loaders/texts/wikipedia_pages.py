"""Wikipedia's "Foreign relations of …" pages in wikitext, November 2025: what their sentences and rows state."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from legation.extraction.passages import Page
from legation.graph.claims import Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.head import Head
from legation.loaders.frame.wikipedia import PUBLISHER
from legation.loaders.relations.relations_wikipedia import EDITION, LICENCE, page
from legation.loaders.texts.archive import checker, members
from legation.loaders.texts.collection import KINDS, Collection, Found, Raw
from legation.loaders.texts.collection import read as read_collection
from legation.loaders.texts.wikitext import read_page


def is_page(name: str) -> bool:
    """Whether a file of the archive is a page."""
    return name.startswith("Foreign relations of ") and name.endswith(".json")


def pages(source: Input) -> Iterator[Raw]:
    """The pages, each a JSON string of wikitext."""
    yield from members(source, is_page)


def page_of(name: str, data: bytes) -> Page | tuple[str, str]:
    """The page, or why it cannot be read."""
    try:
        text = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return "bad-page", f"{name} is not JSON ({error})"
    if not isinstance(text, str):
        return "bad-page", f"{name} is not one JSON string of wikitext"
    title = name.removesuffix(".json")
    found = read_page(name, title, text, EDITION)
    return found if found.subject else ("unknown-party", f"{title!r} names no party of the register")


def source_of(found: Found) -> Source:
    """The page as a source, in the state of the stored edition."""
    return page(found.title, "text")


COLLECTION = Collection("wikipedia-relations-pages", pages, page_of, source_of)


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, one for each claim found and each page without one."""
    yield from read_collection(COLLECTION, source)


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if any(is_page(name.rpartition("/")[2]) for name in head.members) else 0


DECLARATION = Declaration(
    name=COLLECTION.key,
    title="Wikipedia's foreign relations pages: what their sentences state",
    publisher=PUBLISHER,
    what="Recognition, relations severed and restored, missions, recalls, expulsions, sanctions, treaties and visits, from 205 pages",
    where="https://en.wikipedia.org/wiki/Category:Foreign_relations_by_country (wikitext, a JSON string a page, in a tar archive)",
    licence=LICENCE,
    citation="Wikipedia contributors, “Foreign relations of …” (a page for each country), Wikipedia, the free encyclopedia, November 2025",
    kinds=KINDS,
    files=("text/wikipedia_foreign_relations_wikitext_*.tar.gz", "text/wikipedia_foreign_relations_wikitext_*.tar"),
    read=read,
    check=checker(is_page, "pages (Foreign relations of ….json)"),
    recognise=recognise,
)
