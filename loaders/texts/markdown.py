"""A relations page in Markdown with grid tables, as a dump of 2019 has it: flags and links are gone, and a row names its partner only in
its sentences."""

from __future__ import annotations

import re
from collections import Counter

from legation.extraction import gazetteer
from legation.extraction.passages import Page, states_in
from legation.loaders.texts.pages import Writing, party_called
from legation.loaders.texts.wikitext import LEFT_OUT

_BORDER = re.compile(r"\+[-=+:]+\+?$")
_NOTE = re.compile(r"\[(?:\d+|citation needed|note \d+|[a-z])\]")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
_TITLES = (
    re.compile(r"Foreign relations of (?:the )?(?P<a>.+)"),
    re.compile(r"(?P<a>.+?)–(?P<b>.+?) relations"),
    re.compile(r"List of ambassadors of (?:the )?(?P<a>.+?) to (?:the )?(?P<b>.+)"),
    re.compile(r"Embassy of (?:the )?(?P<a>.+?),.*"),
    re.compile(r"Sanctions against (?:the )?(?P<a>.+)"),
    re.compile(r"State visits to (?:the )?(?P<a>.+)"),
)


def read_page(name: str, title: str, text: str, published: str | None = None) -> Page:
    """The page with a passage for the paragraphs under each heading and for each row. A page on two parties names both."""
    subject, other = about(title)
    page = Writing(name, title, subject, published)
    section: tuple[str, ...] = ()
    lines: list[str] = []
    rows: list[str] = []
    blank = 2
    every = text.split("\n")
    for k, raw in enumerate(every):
        line = raw.rstrip()
        if line.startswith(("|", "+")):
            if not rows:
                _prose(page, lines, section, other)
                lines = []
            rows.append(line)
        elif not line.strip():
            if rows:
                _table(page, rows, section, other)
                rows = []
            blank += 1
            continue
        elif blank >= 2 and k and len(line) < 80 and not line.endswith((".", ":", ";", ",")) and not _ITEM.match(raw):
            _prose(page, lines, section, other)
            lines, section = [], (line.strip(),)
        else:
            lines.append(_bare(line))
        blank = 0
    if rows:
        _table(page, rows, section, other)
    _prose(page, lines, section, other)
    return page.page()


def about(title: str) -> tuple[str | None, str | None]:
    """The parties that a page's title names."""
    for pattern in _TITLES:
        if match := pattern.fullmatch(title):
            return party_called(match["a"]), party_called(match["b"]) if "b" in match.groupdict() else None
    return None, None


def _bare(line: str) -> str:
    return _ITEM.sub("", _NOTE.sub("", line))


def _prose(page: Writing, lines: list[str], section: tuple[str, ...], other: str | None) -> None:
    if any(heading.casefold() in LEFT_OUT for heading in section):
        return
    partner = next((party for heading in reversed(section) if (party := party_called(heading)) not in (None, page.subject)), other)
    page.add(lines, section, partner)


def _table(page: Writing, lines: list[str], section: tuple[str, ...], other: str | None) -> None:
    """The rows between the borders of one grid table."""
    row: list[str] = []
    for line in [*lines, "+-+"]:
        if _BORDER.match(line):
            if row:
                _row(page, row, section, other)
            row = []
        else:
            row.append(line)


def _row(page: Writing, lines: list[str], section: tuple[str, ...], other: str | None) -> None:
    """One row: its cells one after the other, a cell's lines joined where it was only wrapped."""
    cells = [[part.strip() for part in line.strip("|").split("|")] for line in lines]
    width = max(len(parts) for parts in cells)
    texts: list[str] = []
    for column in range(width):
        texts += _unwrapped([parts[column] if column < len(parts) else "" for parts in cells])
    partner = next((party for text in texts[:1] if (party := party_called(text)) not in (None, page.subject)), other)
    page.add([_bare(text) for text in texts], section, partner or _spoken_of(texts, page.subject), row=True)


def _unwrapped(lines: list[str]) -> list[str]:
    """The paragraphs and list items of a cell."""
    found: list[str] = []
    open_ = False
    for line in lines:
        if not line:
            open_ = False
        elif open_ and not _ITEM.match(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
            open_ = True
    return found


def _spoken_of(lines: list[str], subject: str | None) -> str | None:
    """Whom a row without a name is about: the one state beside the page's that its sentences name, in at least two of them or alone."""
    names = gazetteer.default()
    counts = Counter(party for line in lines for party in states_in(line, names) if party != subject)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]
