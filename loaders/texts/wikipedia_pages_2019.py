"""Wikipedia's pages on foreign relations in Markdown, August 2019: an older edition, for what was known by then."""

from __future__ import annotations

from collections.abc import Iterator

from legation.extraction.passages import Page
from legation.graph.claims import Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.head import Head
from legation.loaders.frame.wikipedia import PUBLISHER, page_source
from legation.loaders.texts.archive import checker, members
from legation.loaders.texts.collection import KINDS, Collection, Found, Raw
from legation.loaders.texts.collection import read as read_collection
from legation.loaders.texts.markdown import read_page

EDITION = "2019-08"
LICENCE = "CC BY-SA 3.0"


def is_page(name: str) -> bool:
    """Whether a file of the archive is a page."""
    return name.endswith(".md")


def pages(source: Input) -> Iterator[Raw]:
    """The pages."""
    yield from members(source, is_page)


def page_of(name: str, data: bytes) -> Page | tuple[str, str]:
    """The page, or why it cannot be read."""
    title = name.removesuffix(".md").replace("_", " ")
    found = read_page(name, title, data.decode("utf-8", "replace"), EDITION)
    return found if found.subject else ("unknown-party", f"{title!r} names no party of the register")


def source_of(found: Found) -> Source:
    """The page as a source, in the state of August 2019."""
    return page_source(found.title, EDITION, LICENCE, "text", state="August 2019")


COLLECTION = Collection("wikipedia-relations-pages-2019", pages, page_of, source_of)


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, one for each claim found and each page without one."""
    yield from read_collection(COLLECTION, source)


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    pages = [begun for name, begun in head.members.items() if is_page(name) and begun]
    return 100 if pages and not any(text.startswith(b"---") for text in pages) else 0


DECLARATION = Declaration(
    name=COLLECTION.key,
    title="Wikipedia's pages on foreign relations, August 2019: what their sentences state",
    publisher=PUBLISHER,
    what="The same events as the pages of 2025 as they were told in 2019; also pages on two countries and lists of ambassadors",
    where="https://github.com/chinapedia/wikipedia.abstract.en (Page/*.md in a tar archive)",
    licence=LICENCE,
    citation="Wikipedia contributors, “Foreign relations of …” (a page for each country), Wikipedia, the free encyclopedia, August 2019",
    kinds=KINDS,
    files=("text/wikipedia_foreign_relations_markdown_*.tar.gz", "text/wikipedia_foreign_relations_markdown_*.tar"),
    read=read,
    check=checker(is_page, "pages (*.md)"),
    recognise=recognise,
)
