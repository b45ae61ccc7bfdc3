"""Lists of parties without relations: "Africa: Algeria, Mali (1960–1973), Niger (1960–1973, 1996–2002)", in a section that says so.

The years in brackets are those of former relations. Words in the brackets ("trade relations 1996–2000") tell of something else, and what
stands there is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legation.loaders.texts.pages import party_called

SECTION = re.compile(
    r"no (?:diplomatic|formal|official) relations|(?:countries |states )?without (?:diplomatic |established |formal )*relations.*",
    re.IGNORECASE,
)
"""Headings of such lists."""
_ITEM = re.compile(r"(?P<name>[^,;()]{2,60}?)\s*(?:\((?P<inside>[^()]*)\))?\s*(?:[,;]|and\b|$)")
_YEARS = re.compile(r"(\d{4})\s*[–-]\s*(\d{4})")
_ALL_YEARS = re.compile(r"\s*\d{4}\s*[–-]\s*\d{4}(?:\s*[;,]\s*\d{4}\s*[–-]\s*\d{4})*\s*")


@dataclass(frozen=True, slots=True)
class Former:
    """A party of the list, the years of its former relations, and where it stands in the line."""

    party: str
    years: tuple[tuple[str, str], ...]
    start: int
    end: int


def of_section(section: tuple[str, ...]) -> bool:
    """Whether one of the headings above says that the section lists those without relations."""
    return any(SECTION.fullmatch(heading.strip()) for heading in section)


def parties(line: str) -> Iterator[Former]:
    """The parties that a line of such a list names, in its order. A line of prose names none."""
    head = re.match(r"[\w ]{3,40}:\s*", line)
    at = head.end() if head else 0
    if len(line) - at > 40 and "," not in line[at:]:
        return
    for match in _ITEM.finditer(line, at):
        name = match["name"].strip()
        party = party_called(name)
        if party is None:
            continue
        inside = match["inside"] or ""
        years = tuple((first, last) for first, last in _YEARS.findall(inside)) if _ALL_YEARS.fullmatch(inside) else ()
        start = match.start() + len(match["name"]) - len(match["name"].lstrip())
        end = match.end("inside") + 1 if match["inside"] is not None else match.start() + len(match["name"].rstrip())
        yield Former(party, years, start, end)
