"""Sentences with a date from Wikipedia's foreign relations pages, each with its page, its section and the partner of its row."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from legation.extraction.passages import Page
from legation.graph.claims import Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.tables import Form, checker, rows
from legation.loaders.frame.wikipedia import PUBLISHER
from legation.loaders.relations.relations_wikipedia import EDITION, LICENCE, page
from legation.loaders.texts.collection import KINDS, Collection, Found, Raw
from legation.loaders.texts.collection import read as read_collection
from legation.loaders.texts.pages import Writing, party_called

COLUMNS = ("source_page", "country", "section", "partner_in_row", "form", "kinds_guess", "dates_raw", "sentence")
FORMS = (Form("sentences", COLUMNS),)


def pages(source: Input) -> Iterator[Raw]:
    """The rows, each a page of one sentence."""
    for row in rows(source, FORMS):
        values = dict(zip(row.at, row.cells, strict=False))
        yield f"line {row.number}", orjson.dumps(values)


def page_of(name: str, data: bytes) -> Page | tuple[str, str]:
    """The sentence as a page, or why it is none."""
    row = orjson.loads(data)
    if not set(COLUMNS) <= row.keys():
        return "row-width", "the row has fewer fields than the header"
    subject = party_called(row["country"])
    if subject is None:
        return "unknown-party", f"{row['country']!r} is no party of the register"
    written = Writing(name, row["source_page"].strip(), subject, EDITION)
    section = tuple(part.strip() for part in row["section"].split(">") if part.strip())
    headed = next((party for part in reversed(section) if (party := party_called(part)) not in (None, subject)), None)
    partner = party_called(row["partner_in_row"]) or headed
    written.add(row["sentence"].split(" | "), section, partner, row["form"] == "row")
    return written.page()


def source_of(found: Found) -> Source:
    """The page that the sentence was taken from."""
    return page(found.title, "sentences")


COLLECTION = Collection("wikipedia-event-sentences", pages, page_of, source_of, read_as="wikipedia-relations-pages")


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, one for each claim found and each sentence without one."""
    yield from read_collection(COLLECTION, source)


DECLARATION = Declaration(
    name=COLLECTION.key,
    title="Dated sentences of Wikipedia's foreign relations pages",
    publisher=PUBLISHER,
    what="2,681 sentences and rows of the pages of 2025-11 that hold a date and words of an event, with page, section and partner",
    where="https://en.wikipedia.org/wiki/Category:Foreign_relations_by_country (a table of sentences taken from the wikitext)",
    licence=LICENCE,
    citation="Wikipedia contributors, “Foreign relations of …” (a page for each country), Wikipedia, the free encyclopedia, November 2025",
    kinds=KINDS,
    files=("relations/wikipedia_diplomatic_event_sentences.csv", "relations/wikipedia_diplomatic_event_sentences.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
