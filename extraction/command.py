"""The command's work, for `service.cli` to mount: extract from a file, page, standard input or directory, and review."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from legation.extraction.claims import Refused, to_claims
from legation.extraction.extract import MAX_TEXT, extract
from legation.extraction.fetch import fetch
from legation.extraction.language import other_language
from legation.extraction.model import EXTRACTOR, VERSION, FoundClaim
from legation.extraction.page import MAX_BYTES, Article, read_article
from legation.extraction.source import source_of
from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article, what was found in it, and the claims of the graph made from that."""

    article: Article
    source: Source
    found: list[FoundClaim]
    claims: list[Claim]
    refused: list[Refused]
    dropped: list[str] = field(default_factory=list)
    """What a model said and the text does not bear out, with the reason."""
    used: str = ""
    """What a model was asked and used, for the bill."""

    @property
    def truncated(self) -> bool:
        """Whether the text is longer than is read (MAX_TEXT characters): what stands behind was not looked at."""
        return len(self.article.text) > MAX_TEXT


def open_article(target: str) -> Article:
    """The article at a path, an http(s) address, or "-" for standard input.

    Raises InputError for what is no article, LimitExceeded for what is too big or too slow.
    """
    if target == "-":
        return read_article(sys.stdin.buffer.read(MAX_BYTES), place="standard input")
    if target.startswith(("http://", "https://")):
        body, url = fetch(target)
        return read_article(body, url=url, place=url)
    path = Path(target)
    if not path.is_file():
        raise InputError("there is no such file", place=target)
    with path.open("rb") as handle:
        return read_article(handle.read(MAX_BYTES), place=target)


def extract_article(
    article: Article, *, publisher: str | None = None, published: str | None = None, model: str | None = None, parse: bool = False
) -> Extracted:
    """Reads an article's claims by the rules, with `parse` over a dependency parse too (extra `[nlp]`), or by a language model where
    `model` names one (extra `[llm]`)."""
    source = source_of(article, publisher=publisher, published=published)
    if model is None:
        if (language := other_language(article.text)) is not None:
            raise InputError(f"the text is not English ({language}); the rules read English only, --model may read it", place="text")
        found = extract(article.text, source.published, source.publisher, parse=parse)
        extractor = f"{EXTRACTOR}/{VERSION}"
    else:
        from legation.extraction.llm import extract_with_model

        answer = extract_with_model(article.text, source.published, source.publisher, model=model)
        used = f"{answer.requests} requests, {answer.tokens} tokens"
        return replace(claims_of(article, source, answer.claims, f"legation-llm/{VERSION}"), dropped=answer.dropped, used=used)
    return claims_of(article, source, found, extractor)


def claims_of(article: Article, source: Source, found: list[FoundClaim], extractor: str = f"{EXTRACTOR}/{VERSION}") -> Extracted:
    """The claims of the graph for what was found, or for what a review left of it."""
    claims, refused = to_claims(found, source, extractor)
    return Extracted(article, source, found, claims, refused)
