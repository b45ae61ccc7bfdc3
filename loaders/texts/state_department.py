"""The State Department's guide to recognition, diplomatic and consular relations, an article a country: sentences to claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from legation.extraction.passages import Page
from legation.graph.claims import Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.head import Head
from legation.loaders.frame.xml import parsed
from legation.loaders.missions.missions_us import GUIDE, HISTORIAN
from legation.loaders.texts.archive import checker, members
from legation.loaders.texts.collection import KINDS, Collection, Found, Raw
from legation.loaders.texts.collection import read as read_collection
from legation.loaders.texts.pages import party_called
from legation.loaders.texts.tei import NS, read_article, title_of

LICENCE = "public domain (CC0 1.0)"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_article(name: str) -> bool:
    """Whether a file of the archive is an article."""
    return name.endswith(".xml")


def pages(source: Input) -> Iterator[Raw]:
    """The articles."""
    yield from members(source, is_article)


def page_of(name: str, data: bytes) -> Page | tuple[str, str]:
    """The article, or why it cannot be read."""
    try:
        root = parsed(data, name, name)
    except InputError as error:
        return "bad-page", error.reason
    stem, title = name.removesuffix(".xml"), title_of(root)
    return read_article(stem, root, _subject(stem, title), _published(root))


def _subject(stem: str, title: str) -> str | None:
    """The country of an article, by the guide's own id of it, else by its title."""
    try:
        return register().resolve(stem, scheme="usdos").id
    except UnknownParty:
        bare = re.sub(r"\s*\(.*?\)", "", title)
        return party_called(title) or party_called(bare)


def _published(root: Element) -> str | None:
    stated = " ".join("".join(part.itertext()) for part in root.iter(f"{NS}publicationStmt"))
    years = _YEAR.findall(stated)
    return max(years) if years else None


def source_of(page: Found) -> Source:
    """The article as a source."""
    return Source(
        publisher=HISTORIAN,
        publication=GUIDE.title,
        title=page.title,
        url=f"{GUIDE.url}/{page.name.removesuffix('.xml')}",
        published=page.published,
        edition=page.published,
        licence=LICENCE,
        citation=f"{HISTORIAN}, “{page.title}”, in: {GUIDE.title}",
        dataset="us-state-department",
        shape="text",
    )


COLLECTION = Collection("us-state-department-articles", pages, page_of, source_of, publisher="U.S. Department of State", home="USA")


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, one for each claim found and each article without one."""
    yield from read_collection(COLLECTION, source)


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    return 100 if any(is_article(name) and b"<TEI" in begun for name, begun in head.members.items()) else 0


DECLARATION = Declaration(
    name=COLLECTION.key,
    title="A Guide to the United States' History of Recognition, Diplomatic, and Consular Relations: what its articles state",
    publisher=HISTORIAN,
    what="Recognition, relations, missions, treaties, recalls and visits of the United States since 1776, as sentences with dates",
    where="https://github.com/HistoryAtState/rdcr (articles/*.xml in a tar archive)",
    licence=LICENCE,
    citation=f"{HISTORIAN}, {GUIDE.title}",
    kinds=KINDS,
    files=("text/us_state_dept_rdcr_articles_tei.tar.gz", "text/us_state_dept_rdcr_articles_tei.tar"),
    read=read,
    check=checker(is_article, "articles (*.xml)"),
    recognise=recognise,
)
