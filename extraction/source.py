"""The source under which an article's claims stand: the page, and the chain of whom it cites."""

from __future__ import annotations

from urllib.parse import urlsplit

from legation.extraction.byline import byline
from legation.extraction.duplicates import cited_agencies
from legation.extraction.page import Article
from legation.graph.claims import Source


def source_of(article: Article, *, publisher: str | None = None, published: str | None = None) -> Source:
    """The source of an article: publisher from the page, the argument or the address; its day from the argument, the page or a byline;
    agencies it cites below it.

    An article that names one news agency as its source rests on it, so that its copies in ten papers are one origin.
    """
    name = publisher or article.publisher or (urlsplit(article.url).hostname if article.url else None) or "unknown publisher"
    agencies = [agency for agency in cited_agencies(article.text) if agency.casefold() != name.casefold()]
    day = published or article.published or byline(article.text)
    cites = (Source(publisher=agencies[0], published=day),) if len(agencies) == 1 else ()
    return Source(
        publisher=name,
        title=article.title[:400] if article.title else None,
        author=article.author[:400] if article.author else None,
        url=article.url,
        published=day,
        text_hash=article.text_hash,
        cites=cites,
    )
