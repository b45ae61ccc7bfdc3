"""Pages in the making: text put together passage by passage, with the place of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from legation.extraction.model import FoundClaim
from legation.extraction.passages import Page, Passage
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.parties.model import PARTY_NAMES
from legation.graph.parties.text import fold

_BLANKS = re.compile(r"[ \t\r\f\v]+")


@dataclass(slots=True)
class Writing:
    """Collects a page's passages. Lines of one passage are joined by a line end, passages too."""

    name: str
    title: str
    subject: str | None
    published: str | None = None
    day: str | None = None
    parts: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    marks: list[FoundClaim] = field(default_factory=list)
    at: int = 0

    def add(self, lines: list[str], section: tuple[str, ...], partner: str | None = None, row: bool = False) -> Passage | None:
        """Add a passage of some lines; nothing where they are blank."""
        kept = [line for line in (_BLANKS.sub(" ", text).strip() for text in lines) if line]
        if not kept:
            return None
        text = "\n".join(kept)
        passage = Passage(self.at, self.at + len(text), partner, section, row)
        self.parts.append(text)
        self.passages.append(passage)
        self.at += len(text) + 1
        return passage

    def page(self) -> Page:
        """The page as it is read."""
        text = "\n".join(self.parts)
        return Page(self.name, self.title, text, self.subject, tuple(self.passages), self.published, self.day, tuple(self.marks))


@cache
def party_called(name: str) -> str | None:
    """The party that a title, a row or a heading names, or None: nothing is guessed, and a name that several bear is nobody's."""
    text = name.replace("_country_", "").replace("(country)", "").strip(" *:,")
    if len(text) > 60 or fold(text) not in _names():
        return None  # asked first, as refusals look for suggestions
    try:
        return register().resolve(text).id
    except UnknownParty:
        return None


@cache
def _names() -> frozenset[str]:
    """Every name of a party, folded."""
    return frozenset(fold(name.text) for party in register().parties() for name in party.names if name.kind in PARTY_NAMES)
