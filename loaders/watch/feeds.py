"""A feed as items: RSS 0.9 to 2.0 and Atom, as feedparser (extra `[feeds]`) reads them. HTML in an item becomes plain text."""

from __future__ import annotations

import html
import io
import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from legation.graph.claims import content_id
from legation.graph.errors import InputError

MOST_ITEMS = 1000
"""Items of one feed that are read; a feed has some dozens."""
MOST_BYTES = 10_000_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_BREAK = re.compile(r"<\s*(?:/?p|br|/?div|/?li|/?h[1-6]|/?tr|/?blockquote)\b[^<>]*>", re.IGNORECASE)
_DROPPED = re.compile(r"<(script|style|figure)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_OFFERED = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']([^"']+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its id in the feed, headline, text without markup (the headline is its first line), address, day of publication (ISO)."""

    id: str
    title: str
    text: str
    url: str | None
    published: str | None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title, and its items in its order."""

    title: str | None
    items: tuple[Item, ...]


def read_feed(data: bytes, url: str) -> Feed:
    """The feed that an address gave. Raises InputError for what is none, with the feeds that a web page offers in its stead."""
    try:
        import feedparser
    except ImportError as error:
        raise InputError('feeds are read with the extra "feeds": pip install "legation[feeds]"', place="watch") from error

    if not data.strip():
        raise InputError("the answer is empty, not a feed", place=url)
    if len(data) > MOST_BYTES:
        raise InputError(f"more than {MOST_BYTES:,} bytes are no feed", place=url)
    if _ENTITY.search(data[:100_000]):
        raise InputError("it declares XML entities of its own, which no feed needs; it is not read", place=url)
    found = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not found.get("version"):
        raise InputError(_no_feed(data, url), place=url)
    if found.get("bozo") and not found.entries:
        raise InputError(f"the feed cannot be read ({_why(found.get('bozo_exception'))}); what is held stays", place=url)
    items = [_item(entry, url) for entry in found.entries[:MOST_ITEMS]]
    return Feed(_plain(found.feed.get("title")) or None, tuple(item for item in items if item.text))


def _item(entry: dict[str, Any], url: str) -> Item:
    title = _plain(entry.get("title")).replace("\n", " ")
    bodies = [one.get("value") for one in entry.get("content", ())] + [entry.get("summary")]
    body = max((_plain(text) for text in bodies), key=len, default="")
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}".strip()
    link = entry.get("link")
    address = urljoin(url, link) if isinstance(link, str) and link else None
    if address is not None and not address.startswith(("http://", "https://")):
        address = None
    own = str(entry.get("id") or "") or address or content_id(title, body)
    return Item(own[:1000], title[:400], text, address, _day(entry), _plain(entry.get("author"))[:400] or None)


def _day(entry: dict[str, Any]) -> str | None:
    """The day on which the item was published; None where it says none, or one that is still to come."""
    for name in ("published_parsed", "updated_parsed"):
        told = dict.get(entry, name)  # by its own `get` one name answers for the other
        if told is None:
            continue
        try:
            day = datetime.fromtimestamp(timegm(told), UTC)
        except (TypeError, ValueError, OverflowError, OSError):
            continue
        if day <= datetime.now(UTC) + timedelta(days=1):
            return day.date().isoformat()
    return None


def _plain(text: object) -> str:
    """Text without tags, a blank line between its paragraphs."""
    if not isinstance(text, str):
        return ""
    bare = _TAG.sub("", _BREAK.sub("\n\n", _DROPPED.sub(" ", text)))
    lines = [" ".join(line.split()) for line in html.unescape(bare).split("\n\n")]
    return "\n\n".join(line for line in lines if line)


def _no_feed(data: bytes, url: str) -> str:
    head = data[:200_000].decode("utf-8", "replace")
    offered = [
        urljoin(url, html.unescape(match[1]))
        for link in _OFFERED.findall(head)
        if ("rss+xml" in link or "atom+xml" in link) and (match := _HREF.search(link))
    ]
    if offered:
        return f"this is a web page, not a feed; it offers {', '.join(dict.fromkeys(offered[:3]))}"
    if re.search(r"<\s*(?:!doctype\s+html|html|body)\b", head, re.IGNORECASE):
        return "this is a web page (HTML), not a feed, and it names none; look for an address that ends in /rss, /feed or .xml"
    return f"this is no RSS or Atom feed; it begins {head.strip()[:40]!r}"


def _why(error: object) -> str:
    return " ".join(str(error).split())[:120] or "it is damaged"
