"""What an article is before it is read: its text, and what its page says of title, author, date and publisher.

HTML goes through trafilatura (extra `[html]`), which cuts navigation, comments and teasers; plain text is taken as it is.
Anything that is neither gets a clear error. Input is cut at MAX_BYTES before it is decoded.
"""

from __future__ import annotations

import html as html_entities
import re
from dataclasses import dataclass
from hashlib import blake2b

from legation.extraction.boilerplate import body_end
from legation.extraction.wordlist import words
from legation.graph.errors import InputError

MAX_BYTES = 4_000_000
MAX_DEPTH = 400
"""Deepest nesting of tags that is still a page; parsers grow slow or fail beyond."""
_TAG = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|article|div|p|title|meta|span)\b", re.IGNORECASE)
_OPEN_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,2000}?(/?)>")
_VOID = words("area base br col embed hr img input link meta param source track wbr")


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `published` is an ISO day or None; `language` an ISO 639-1 guess or None."""

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def text_hash(self) -> str:
        """80 bits of BLAKE2b of the text with its white space folded: the same text has the same hash."""
        return blake2b(re.sub(r"\s+", " ", self.text).strip().encode(), digest_size=10).hexdigest()


def read_article(data: bytes | str, *, url: str | None = None, place: str = "input") -> Article:
    """The article in `data`, HTML or plain text.

    Raises InputError for binary data, for a page without text, for pages nested too deep and, for HTML, where the extra
    `[html]` is not installed.
    """
    text = data if isinstance(data, str) else _decode(data, place)
    text = text[:MAX_BYTES]
    if not text.strip():
        raise InputError("there is no text in it", place=place)
    if is_page(text):
        return _from_html(text, url, place)
    return Article(text=text, title=_first_line(text), url=url)


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return _TAG.search(text[:20_000]) is not None


def _decode(data: bytes, place: str) -> str:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:MAX_BYTES].decode("utf-16", errors="replace")
    if b"\x00" in head:
        raise InputError("this is binary data, not text or HTML", place=place)
    try:
        text = data[:MAX_BYTES].decode("utf-8-sig", errors="strict" if len(data) <= MAX_BYTES else "ignore")
    except UnicodeDecodeError:
        text = data[:MAX_BYTES].decode("cp1252", errors="replace")
    odd = sum(1 for c in text[:4096] if (ord(c) < 32 and c not in "\t\n\r\f") or c == "\ufffd")
    if odd > len(text[:4096]) // 20:
        raise InputError("this is binary data, not text or HTML", place=place)
    return text


def _first_line(text: str) -> str | None:
    line = text.strip().split("\n", 1)[0].strip()
    return line if 0 < len(line) <= 200 else None


def _depth(page: str) -> int:
    depth = deepest = 0
    for match in _OPEN_CLOSE.finditer(page):
        if match[3] or match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            break
    return deepest


def _from_html(page: str, url: str | None, place: str) -> Article:
    if _depth(page) > MAX_DEPTH:
        raise InputError(f"its tags are nested more than {MAX_DEPTH} deep: no article looks like that", place=place)
    try:
        import trafilatura
    except ImportError as error:
        raise InputError("HTML needs the extra [html]: pip install 'legation[html]'; or give plain text", place=place) from error
    found = trafilatura.bare_extraction(page, url=url, include_comments=False, include_tables=True, with_metadata=True)
    body = _field(found, "text")
    if not body or not body.strip():
        raise InputError("no article text was found on the page", place=place)
    title = _field(found, "title")
    if title and title not in body[:300]:
        body = f"{title}\n\n{body}"
    body = body[: body_end(body)].rstrip()
    return Article(
        text=html_entities.unescape(body),
        title=title,
        author=_field(found, "author"),
        published=_field(found, "date"),
        publisher=_field(found, "sitename"),
        url=_field(found, "url") or url,
    )


def _field(found: object, name: str) -> str | None:
    value = found.get(name) if isinstance(found, dict) else getattr(found, name, None)
    return value if isinstance(value, str) and value.strip() else None
