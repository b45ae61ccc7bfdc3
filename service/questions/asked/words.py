"""What a reading is made from: the words of a form, the times, the parties; and the addresses of question and view."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from urllib.parse import quote, urlencode

from legation.graph.parties import Party
from legation.graph.time import parse
from legation.service import declaration
from legation.service.answers.asked import Reading
from legation.service.answers.base import PartyRef
from legation.service.questions.asked.names import Names, clean
from legation.service.questions.asked.times import Times
from legation.service.questions.common.parties import is_day, on_or_in
from legation.service.questions.common.period import Window

EVER = 1950
"""First year of the registers of deliveries: what "ever" means."""
Query = Mapping[str, str | int | Sequence[str] | None]
Place = tuple[str, Query]
"""A path and its query."""


@dataclass(slots=True)
class Words:
    """What a question says: words by slot, its times, and the years that count where it names none."""

    said: Mapping[str, str]
    times: Times
    latest: Window
    names: Names
    text: str = ""
    place: Callable[[str], str | None] = lambda _: None
    """The name under which a source places a mission in a city, of a text that may be one."""
    both: Window | None = None
    """The latest years that two editions hold, where there are two."""

    @property
    def shared(self) -> Window:
        """The years that count where two editions are compared and none are named."""
        return self.both or self.latest

    @property
    def search(self) -> Place:
        """The explorer's page for a question that has no view of its own: what was read, with its answer to take away."""
        return "/search", {"q": self.text}

    @property
    def years(self) -> Window:
        """The window of deliveries: the first that is said, else the year of the day, else the latest. One that goes on ends with the
        registers."""
        if not self.times.windows and not self.times.on and re.search(r"\bever\b", self.text, re.IGNORECASE):
            return Window(EVER, self.latest.last)
        if self.times.windows:
            first, last = self.times.windows[0]
            for window in self.times.windows[1:]:  # "the 1970s and 1980s"
                last = window.last if window.first == last + 1 else last
            return Window(first, max(first, min(last, self.latest.last))) if self.times.goes_on else Window(first, last)
        return Window(int(self.times.on[:4]), int(self.times.on[:4])) if self.times.on else self.latest

    @property
    def span(self) -> dict[str, str | int | None]:
        """The parameters of a question about deliveries."""
        return {"from": self.years.first, "to": self.years.last, "known_on": self.times.known_on}

    @property
    def state(self) -> dict[str, str | None]:
        """The parameters of a question about states."""
        return {"valid_on": self.times.when, "known_on": self.times.known_on}

    @property
    def in_years(self) -> str:
        """The window in words."""
        return f", {span(self.years)}{self.as_known}"

    @property
    def on_day(self) -> str:
        """The day of the world in words; nothing where it is today."""
        when = self.times.when
        return (f", {on_or_in(when).replace('/', '–')}" if when else "") + self.as_known

    @property
    def as_known(self) -> str:
        """The day of knowledge in words; nothing where it is today."""
        return f", as known on {self.times.known_on}" if self.times.known_on else ""

    def party(self, slot: str = "a") -> Party | None:
        """The party of a slot."""
        return self.names.party(self.said[slot])

    def pair(self) -> tuple[Party, Party] | None:
        """The parties of both slots, where they are two."""
        a = self.party("a")
        b = self.party("b") if a else None
        return (a, b) if a and b and a.id != b.id else None

    def city(self, slot: str) -> str | None:
        """The city of a slot, where that is neither a party nor a capital: Jerusalem, Geneva, Istanbul."""
        if self.names.exact(self.said[slot]) is not None or self.names.city(self.said[slot]) is not None:
            return None
        found = self.place(clean(self.said[slot]))
        self.names.placed = clean(self.said[slot]) if found else self.names.placed
        return found

    def where(self, slot: str) -> tuple[str | None, Party] | None:
        """The party of a slot, with its capital where that is what stands there."""
        if self.names.exact(self.said[slot]) is None and (found := self.names.city(self.said[slot])):
            return found
        party = self.party(slot)
        return (None, party) if party else None


def span(years: Window) -> str:
    """A window in words."""
    return f"{years.first}" if years.length == 1 else f"{years.first}–{years.last}"


def address(place: Place) -> str:
    """A path with its query; what is None or empty is left out, what is several is repeated."""
    path, query = place
    given = [(name, value) for name, value in query.items() if value not in (None, "", ())]
    return path + ("?" + urlencode(given, doseq=True) if given else "")


def dyad(a: Party, b: Party) -> str:
    """The path of the view of two parties."""
    return f"/dyad/{quote(a.id, safe='')}/{quote(b.id, safe='')}"


def view_of(party: Party) -> str:
    """The path of the view of a party."""
    return f"/party/{quote(party.id, safe='')}"


def reading(says: str, question: str, parties: Sequence[Party], api: Place, view: Place) -> Reading:
    """A reading of its parts; `question` is its name in the catalogue. What is said to be asked, its parameters and its address are made of
    one set of values, which the question's declaration must know. Raises KeyError or ValueError for what it does not."""
    refs = [PartyRef(id=one.id, name=one.name) for one in parties]
    declared = _declared(question)
    match = declared.pattern.fullmatch(api[0])
    if match is None:
        raise ValueError(f"{api[0]} is no address of {question}")
    given = {name: value for name, value in {**match.groupdict(), **api[1]}.items() if value not in (None, "", ())}
    if unknown := set(given) - set(declared.by_name):
        raise ValueError(f"{question} has no parameters {unknown}")
    in_path = {name: quote(str(given[name]), safe="") for name in match.groupdict()}
    path = declared.path.format(**in_path)
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    shown, query = view
    return Reading(
        says=says, question=question, parties=refs, address=address((path, {name: given[name] for name in given if name not in in_path})),
        view=address((shown, {**query, **_day(query)})), parameters=plain, covers=[], unread=[],
    )  # fmt: skip


def _declared(question: str) -> declaration.Question:
    """A question's declaration; those that no module has asked for yet are declared by the catalogue, which imports this module too."""
    if question not in declaration.declared:
        import_module("legation.service.catalogue").catalogue()
    return declaration.declared[question]


def _day(query: Query) -> Query:
    """The day of a view, whose calendar knows no months and years: their last."""
    said = query.get("valid_on")
    latest = parse(said).latest if isinstance(said, str) and not is_day(said) else None
    return {"valid_on": latest.isoformat()} if latest else {}
