"""Wikitext to lines of plain text, in time that grows with its length: notes, templates and links go, names of flags stay marked."""

from __future__ import annotations

import html
import re

FLAG, END = "\x01", "\x02"
"""Around a name that stands in a flag template or beside a flag: in a table it is whom the row is about."""
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_NOTE = re.compile(r"<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref\s*>|<(gallery|math|timeline)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_FLAGS = frozenset(["flag", "flagu", "flagcountry", "flaglist", "flagdeco", "flag+link", "flagg", "country", "flagcountry2", "flag2"])
_DATES = frozenset(["dts", "date table sorting", "date", "start date", "start date and age", "end date", "dtsh", "sort date", "dmy"])
_KEPT = frozenset(
    ["nowrap", "small", "nobr", "big", "center", "nobold", "no", "wrap", "yes", "no", "partial", "sort", "lang", "abbr", "nihongo"]
)
_BREAKS = frozenset(["pb", "br", "break", "paragraph", "clear", "-"])
_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_OUTER = re.compile(r"\[(?:https?:|ftp:|//)[^\s\[\]]*(?:\s+([^\[\]]*))?\]")
_MEDIA = re.compile(r"\s*:?(?:file|image|category|media)\s*:", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|p|hr)\b[^<>]*>|</(?:p|div|li)\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_QUOTES = re.compile(r"'{2,5}")
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
MAX_NESTING = 40


def plain(text: str) -> str:
    """The text without comments, notes, templates, links and tags; lines, headings, list signs and table signs stand as they were."""
    text = _NOTE.sub("", _COMMENT.sub("", text))
    for _ in range(MAX_NESTING):
        text, found = _TEMPLATE.subn(_template, text)
        if not found:
            break
    for _ in range(MAX_NESTING):
        text, found = _LINK.subn(_link, text)
        if not found:
            break
    text = _QUOTES.sub("", _OUTER.sub(lambda match: match[1] or "", text))
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).replace("\xa0", " ")


def _template(match: re.Match[str]) -> str:
    name, *parts = (part.strip() for part in match[1].split("|"))
    low = name.casefold().replace("_", " ")
    values = [part for part in parts if not re.match(r"[\w ]+=", part)]
    if low in _FLAGS and values:
        return f"{FLAG}{values[0]}{END}"
    if low in _DATES and values:
        return _date(values)
    if low in ("convert", "cvt") and len(values) > 1:
        return f"{values[0]} {values[1]}"
    if low in _BREAKS:
        return "\n"
    if low in _KEPT and values:
        return values[-1]
    return ""


def _date(values: list[str]) -> str:
    """A date template's words: `24 June 1826`, or year, month and day in cells of their own."""
    numbers = [value for value in values if value.isdigit()]
    if len(numbers) == len(values) and len(values) > 1 and len(values[0]) == 4 and 1 <= int(values[1]) <= 12:
        day = f"{int(values[2])} " if len(values) > 2 else ""
        return f"{day}{_MONTHS[int(values[1]) - 1]} {values[0]}"
    return " ".join(values)


def _link(match: re.Match[str]) -> str:
    if _MEDIA.match(match[1]):
        return ""
    return (match[2] if match[2] is not None else match[1].removeprefix(":")) or ""
