"""One look at a feed: asked politely, only what is new in it is read, each item once. What it states is handed on, nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from legation.extraction.command import extract_article
from legation.extraction.page import MAX_BYTES as MOST_OF_PAGE
from legation.extraction.page import Article, read_article
from legation.graph.claims import Claim
from legation.graph.errors import InputError, LegationError, LimitExceeded
from legation.loaders.frame import transport
from legation.loaders.frame.live import Request
from legation.loaders.frame.origin import read_json, write_json
from legation.loaders.texts.collection import KINDS
from legation.loaders.watch.desk import Desk, Watched
from legation.loaders.watch.feeds import MOST_BYTES, Feed, Item, read_feed

PAUSE = 1.0
"""Seconds between two requests."""
LEAST = timedelta(minutes=10)
"""Time between two looks at one feed; who asks sooner gets nothing new and is a burden."""
MOST_PAGES = 100
"""Pages behind items that one look reads; the rest are read at the next one."""
ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5"
TAKEN = frozenset({*KINDS, "arms_share", "arms_transfer", "arms_agreement", "arms_embargo"})
"""Kinds that are taken from items: deeds, and what is said of arms. Standing states stand in lists that say more of them."""


@dataclass(slots=True)
class ReadItem:
    """An item that was read: its keys, what it states, and a remark where it could not be read whole."""

    item: Item
    keys: tuple[str, ...]
    claims: list[Claim] = field(default_factory=list)
    remark: str | None = None


def due(feed: Watched, now: datetime) -> bool:
    """Whether a feed may be looked at again."""
    return feed.looked_at is None or datetime.fromisoformat(feed.looked_at) + LEAST <= now


def fetch_feed(desk: Desk, feed: Watched) -> Feed | None:
    """The feed as it is now; None where nothing changed since the last look. What is held stays.

    Raises FetchError, LimitExceeded, InputError.
    """
    folder = desk.folder(feed.url)
    folder.mkdir(parents=True, exist_ok=True)
    held, part = folder / "feed.xml", folder / ".feed.xml.part"
    beside = folder / "feed.origin.json"
    known = read_json(beside).get("headers", {}) if held.exists() else {}
    try:
        answer = _bounded(Request(feed.url, "feed.xml", accept=ACCEPT), part, known, MOST_BYTES)
        if answer.status == 304:
            return None
        final = feed.url if answer.url == transport.mirrored(feed.url) else answer.url
        found = read_feed(part.read_bytes(), final)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        write_json(beside, {"url": feed.url, "final_url": final, "fetched_at": now, "came_with": dict(answer.headers)})
        part.replace(held)
    finally:
        part.unlink(missing_ok=True)
    return found


def all_read(desk: Desk, feed: Watched) -> None:
    """Note, once every item was read, that this state of the feed is done with: the next look asks for a newer one only."""
    beside = desk.folder(feed.url) / "feed.origin.json"
    told = read_json(beside)
    write_json(beside, told | {"headers": told.get("came_with", {})})


def read_items(feed: Watched, found: Feed, read: Set[str], desk: Desk) -> Iterator[ReadItem]:
    """Each item that was not read before, the oldest first, with what it states. The caller notes it before the next one."""
    pages = 0
    seen = set(read)
    for item in reversed(found.items):
        keys = _keys(feed, item)
        if not seen.isdisjoint(keys):
            continue
        seen.update(keys)
        if feed.pages and item.url is not None:
            if pages == MOST_PAGES:
                return
            pages += 1
        yield _read(feed, found, item, keys, desk, pause=pages > 0)


def _keys(feed: Watched, item: Item) -> tuple[str, ...]:
    """By what an item is known again: its id in the feed, its address, its text (a copy of it in another feed is no second source)."""
    text = Article(text=item.text).text_hash
    return (f"{feed.url} {item.id}", *([item.url] if item.url else []), f"text {text}")


def _read(feed: Watched, found: Feed, item: Item, keys: tuple[str, ...], desk: Desk, *, pause: bool) -> ReadItem:
    one = ReadItem(item, keys)
    article = Article(
        text=item.text, title=item.title or None, author=item.author, published=item.published, publisher=feed.publisher or found.title,
        url=item.url or feed.url,
    )  # fmt: skip
    if feed.pages and item.url is not None:
        if pause:
            transport.sleep(PAUSE)
        try:
            article = _page(item, article, desk.folder(feed.url))
        except LegationError as error:
            one.remark = f"the page was not read ({error}); the item's own text was"
    try:
        extracted = extract_article(article, publisher=feed.publisher or article.publisher, published=item.published)
    except InputError as error:
        one.remark = error.reason
        return one
    one.claims = [claim for claim in extracted.claims if claim.kind in TAKEN]
    return one


def _page(item: Item, own: Article, folder: Path) -> Article:
    """The page behind an item, dated and named as the item is where the page does not say."""
    part = folder / ".page.part"
    try:
        answer = _bounded(Request(item.url or "", "page.html", accept="text/html, text/plain;q=0.9"), part, {}, MOST_OF_PAGE)
        page = read_article(part.read_bytes(), url=answer.url, place=answer.url)
    finally:
        part.unlink(missing_ok=True)
    return Article(
        text=page.text, title=page.title or own.title, author=page.author or own.author, published=page.published or own.published,
        publisher=own.publisher or page.publisher, url=item.url,
    )  # fmt: skip


def _bounded(request: Request, part: Path, known: dict[str, str], most: int) -> transport.Answer:
    """The answer to a request, of `most` bytes at the most. Raises FetchError, LimitExceeded, InputError."""

    def watch(done: int, total: int) -> None:
        if max(done, total) > most:
            raise LimitExceeded(f"{request.url}: more than {most:,} bytes; nothing of it is read")

    part.unlink(missing_ok=True)
    return transport.get(request, part, known=known, progress=watch)
