"""A relations page in wikitext: headings, paragraphs, lists and the rows of its tables, each with whom it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from legation.extraction.model import FoundClaim
from legation.extraction.passages import Page
from legation.loaders.texts import without_relations
from legation.loaders.texts.markup import END, FLAG, plain
from legation.loaders.texts.pages import Writing, party_called

_HEADING = re.compile(r"(={2,6})\s*(.+?)\s*\1\s*$")
_FLAGGED = re.compile(f"{FLAG}([^{FLAG}{END}]*){END}")
_ATTRIBUTES = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s|\"']+)\s*)+\|(?!\|)")
_CELLS = re.compile(r"\|\||!!")
_LIST = re.compile(r"^[*#:;]+\s*")
LEFT_OUT = frozenset(
    {"references", "external links", "see also", "further reading", "notes", "bibliography", "sources", "footnotes", "citations"}
)
"""Sections without statements of the page's own."""
_MARK = re.compile(r"\s*\((?P<word>suspended|severed|frozen|broken(?: off)?|terminated|ended)\)")
_PARTNER_COLUMN = re.compile(r"country|countries|state|partner|name", re.IGNORECASE)
_DATE_COLUMN = re.compile(r"date|relations|since|began|established|started", re.IGNORECASE)
RELATIONS = re.compile(r"diplomatic|bilateral|relations|^list|countries", re.IGNORECASE)
"""Sections whose tables are of relations: a mark beside a name there is of the relations."""


@dataclass(slots=True)
class _Table:
    """A table being read: its header, the cells of the row at hand, and the tables inside its cells."""

    header: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    in_header: bool = False


def read_page(name: str, title: str, wikitext: str, published: str | None = None) -> Page:
    """The page `title`, "Foreign relations of X", with its passages. `published` is the EDTF day or month of its state."""
    subject = party_called(re.sub(r"^Foreign relations of (?:the )?", "", title))
    return _Reader(Writing(name, title, subject, published)).read(plain(wikitext))


class _Reader:
    """Goes through the lines of one page."""

    def __init__(self, page: Writing) -> None:
        self._page = page
        self._path: list[tuple[int, str]] = []
        self._lines: list[str] = []
        self._tables: list[_Table] = []

    def read(self, text: str) -> Page:
        for line in text.split("\n"):
            stripped = line.strip()
            if stripped.startswith("{|"):
                self._prose()
                self._tables.append(_Table())
            elif self._tables:
                self._in_table(stripped)
            elif heading := _HEADING.fullmatch(stripped):
                self._prose()
                level = len(heading[1])
                self._path = [one for one in self._path if one[0] < level] + [(level, heading[2].strip())]
            else:
                self._lines.append(stripped)
        while self._tables:
            self._end_table()
        self._prose()
        return self._page.page()

    @property
    def _section(self) -> tuple[str, ...]:
        return tuple(_bare(heading) for _, heading in self._path)

    def _left_out(self) -> bool:
        return any(heading.casefold() in LEFT_OUT for heading in self._section)

    def _prose(self) -> None:
        """The paragraphs and lists since the heading, one passage."""
        lines, self._lines = self._lines, []
        if self._left_out():
            return
        section = self._section
        partner = next((party for heading in reversed(section) if (party := party_called(heading)) not in (None, self._page.subject)), None)
        passage = self._page.add([_LIST.sub("", _bare(line)) for line in lines], section, partner)
        if passage is not None and without_relations.of_section(section):
            self._without(passage.start, {_LIST.sub("", _bare(line)).strip() for line in lines if _LIST.match(line)})

    def _without(self, start: int, items: set[str]) -> None:
        """The items of a list of parties without relations: that there are none, and from when to when there were."""
        for line in self._page.parts[-1].split("\n"):
            for one in without_relations.parties(line) if line in items else ():
                if one.party == self._page.subject:
                    continue
                told = [("relations_established", first) for first, _ in one.years] + [("relations_severed", last) for _, last in one.years]
                for kind, when in (*told, ("no_relations", self._page.published)):
                    self._page.marks.append(
                        FoundClaim(
                            kind=kind, subject=str(self._page.subject), object=one.party, modality="done", when=when,
                            start=start + one.start, end=start + one.end, quote=line[one.start : one.end], rule="page.without",
                        )
                    )  # fmt: skip
            start += len(line) + 1

    def _in_table(self, line: str) -> None:
        table = self._tables[-1]
        if line.startswith("|}"):
            self._end_table()
        elif line.startswith("|-"):
            self._end_row()
        elif line.startswith("|+"):
            return
        elif line.startswith(("!", "|")):
            table.in_header = line.startswith("!")
            for cell in _CELLS.split(line[1:]) if not table.in_header else re.split(r"!!|\|\|", line[1:]):
                table.cells.append([_ATTRIBUTES.sub("", cell, count=1)])
        elif table.cells:
            table.cells[-1].append(line)

    def _end_row(self) -> None:
        table = self._tables[-1]
        cells, table.cells = table.cells, []
        if table.in_header and cells:
            table.header = [_bare(" ".join(cell)).strip() for cell in cells]
            table.in_header = False
            return
        table.in_header = False
        if cells and len(self._tables) == 1 and not self._left_out():
            self._row(cells, table.header)

    def _end_table(self) -> None:
        self._end_row()
        self._tables.pop()

    def _row(self, cells: list[list[str]], header: list[str]) -> None:
        """One row: whom its first flag names, and its cells but that one as lines."""
        joined = ["\n".join(cell) for cell in cells]
        at = next((k for k, cell in enumerate(joined[:3]) if _FLAGGED.search(cell)), None)
        if at is None:
            at = next((k for k, cell in enumerate(joined[:2]) if party_called(_bare(cell).strip())), None)
        names = _FLAGGED.findall(joined[at]) if at is not None else []
        partner = None
        if at is not None and len(names) <= 1:
            partner = party_called(names[0] if names else _bare(joined[at]).strip())
        partner = partner if partner != self._page.subject else None
        lines = [_LIST.sub("", part) for k, cell in enumerate(joined) if k != at for part in _bare(cell).split("\n")]
        if at is not None:
            lines = [_bare(joined[at]).replace("\n", " "), *lines]
        passage = self._page.add(lines, self._section, partner, row=True)
        if passage is not None and partner is not None and at is not None and names and self._page.subject is not None:
            self._marked(joined, at, partner, passage.start, header)

    def _marked(self, cells: list[str], at: int, partner: str, start: int, header: list[str]) -> None:
        """ "(suspended)" beside the name in a table of relations: they are broken off, as of the page."""
        name = _FLAGGED.search(cells[at])
        mark = _MARK.match(cells[at], name.end()) if name else None
        if name is None or mark is None or not self._of_relations(header):
            return
        line = self._page.parts[-1].split("\n", 1)[0]
        quote = line[: line.index(")") + 1] if ")" in line else line
        self._page.marks.append(
            FoundClaim(
                kind="relations_severed", subject=str(self._page.subject), object=partner, modality="done",
                start=start, end=start + len(quote), quote=quote, rule="page.mark",
            )
        )  # fmt: skip

    def _of_relations(self, header: list[str]) -> bool:
        told = any(RELATIONS.search(heading) for heading in self._section)
        return told and any(_DATE_COLUMN.search(column) for column in header)


def _bare(text: str) -> str:
    return text.replace(FLAG, "").replace(END, "")
