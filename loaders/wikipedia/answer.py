"""Answers of MediaWiki's API as pages: `action=query&prop=revisions` in both of its forms, and `action=parse&prop=wikitext`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from legation.graph.errors import InputError
from legation.loaders.frame.base import Input
from legation.loaders.frame.files import opened_bytes
from legation.loaders.frame.json_text import parsed

MOST_BYTES = 200_000_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Revision:
    """One page in one state: its title, wikitext, the number of the revision (None: not told) and its day (ISO)."""

    title: str
    text: str
    number: int | None
    day: str


def revisions(source: Input) -> Iterator[Revision]:
    """The pages of an answer. Pages that do not exist are left out, which a note says. Raises InputError for what is no whole answer."""
    with opened_bytes(source) as binary:
        data = binary.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(f"an answer of more than {MOST_BYTES:,} bytes is not read", place=str(source.path))
    try:
        body = parsed(data)
    except ValueError as error:
        raise InputError(f"this is no whole answer of Wikipedia's API ({error}); fetch it again", place=str(source.path)) from error
    yield from _pages(body, source)


def _pages(body: Any, source: Input) -> Iterator[Revision]:
    if not isinstance(body, dict):
        raise InputError("this is no answer of Wikipedia's API, which is a JSON object", place=str(source.path))
    if isinstance(told := body.get("error"), dict):
        raise InputError(f"Wikipedia's API says: {str(told.get('info') or told.get('code'))[:200]}", place=str(source.path))
    if isinstance(one := body.get("parse"), dict):
        yield _parsed(one, source)
        return
    query = body.get("query")
    if not isinstance(query, dict) or "pages" not in query:
        holds = ", ".join(sorted(body))[:200] or "nothing"
        raise InputError(f"the answer holds neither `query.pages` nor `parse`; it holds {holds}", place=str(source.path))
    if "continue" in body:
        raise InputError("the answer is cut (`continue`): not all pages that were asked for are in it", place=str(source.path))
    pages = list(query["pages"].values()) if isinstance(query["pages"], dict) else list(query["pages"])
    missing = sorted(str(page.get("title")) for page in pages if "missing" in page or "invalid" in page)
    if missing:
        more = f" and {len(missing) - 10} more" if len(missing) > 10 else ""
        note = f"pages that do not exist: {', '.join(missing[:10])}{more}"
        source.notes += [note] if note not in source.notes else []
    for page in pages:
        if "missing" not in page and "invalid" not in page:
            yield _revision(page, source)


def _revision(page: Any, source: Input) -> Revision:
    try:
        (told,) = page["revisions"]
        slot = told["slots"]["main"] if "slots" in told else told
        text = slot["content"] if "content" in slot else slot["*"]
        day = str(told["timestamp"])[:10]
        if not isinstance(text, str) or not _DAY.fullmatch(day):
            raise ValueError("text or timestamp are none")
        return Revision(str(page["title"]), text, int(told["revid"]) if "revid" in told else None, day)
    except (KeyError, TypeError, ValueError) as error:
        title = page.get("title") if isinstance(page, dict) else "a page"
        said = f"{title}: the answer does not hold its text with revision and timestamp ({error})"
        raise InputError(said, place=str(source.path)) from error


def _parsed(one: dict[str, Any], source: Input) -> Revision:
    """`action=parse` tells no day: the edition of the fetch, or `--edition`, is it."""
    text = one.get("wikitext")
    text = text.get("*") if isinstance(text, dict) else text
    day = str(source.options.get("edition") or "")
    if not isinstance(text, str) or not isinstance(one.get("title"), str):
        raise InputError("the answer holds no `wikitext`; ask with prop=wikitext", place=str(source.path))
    if not _DAY.fullmatch(day):
        raise InputError("this answer does not say of which day the page is; say it with --edition YYYY-MM-DD", place=str(source.path))
    return Revision(one["title"], text, one.get("revid"), day)
