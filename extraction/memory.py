"""What a reader keeps in mind from sentence to sentence: who acts for whom, who was spoken of last."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from legation.extraction.persons import acts_for
from legation.extraction.text import Ref
from legation.extraction.wordlist import words


@dataclass(slots=True)
class LastMission:
    """The mission last spoken of, for "it was closed in 2013"."""

    sender: str | None
    receiver: str | None
    kind: str | None
    place: str | None


@dataclass(slots=True)
class Memory:
    """The state of reading one text."""

    home: str | None = None
    """The party whose point of view the publisher has ("the Ambassador" in a State Department article)."""
    seat: str | None = None
    """The state from which the text is told: `home`, or that of its dateline or of the one foreign ministry it quotes."""
    persons: dict[str, str] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)
    """Parties by recency, last one last."""
    subject: Ref | None = None
    pair: tuple[str, str] | None = None
    listed: tuple[str, ...] | None = None
    """The last list of parties that were named together, for "these countries"."""
    mission: LastMission | None = None
    trade: tuple[str, str] | None = None
    """Whose arms imports or exports the text spoke of last, and which of the two (the base of a share)."""
    period: str | None = None
    """The span of years that the sentence before was about."""
    years: tuple[int, ...] = ()
    """The year of publication and those that the sentence at hand names, or the one before: when the persons of `persons.csv` must be
in office."""
    told_years: tuple[int, ...] = ()
    """The years that the text itself has named last."""
    dateline: str | None = None
    """The time that opens the paragraph as its heading: "9 August 1965 – Malaysia recognises …"."""
    whole: tuple[str, ...] = ()
    """The states that the text names from its start to its end."""
    bodies: frozenset[str] = frozenset()
    """Ids of organisations, which "both countries" never means."""

    def know(self, person: str, party: str) -> None:
        """Remembers for whom `person` acts, under the full name and the last name."""
        words = person.split()
        if len(words) > 2 and _REGNAL.fullmatch(words[-1]):
            words = words[:-1]  # "John Paul II", then "John Paul"
            self.persons[" ".join(words)] = party
        particle = len(words) > 2 and words[-2].lower() in _PARTICLES
        for name in (person, words[-1].split("\u00a0")[-1], *([" ".join(words[-2:])] if particle else [])):
            if len(name) > 2 and len(self.persons) < 5000:
                self.persons[name] = party
        if len(words) > 1 and len(words[0]) > 2:  # "Abiy Ahmed", then "Premier Abiy"; "Wang Yi", then "Wang"
            self.persons.setdefault(words[0], party)

    def party_of(self, person: str) -> str | None:
        """The party that `person` acts for, if the text has said it."""
        found = self.persons.get(person)
        if found is None and " " in person:
            found = self.persons.get(person.rsplit(" ", 1)[-1]) if person.count(" ") <= 1 and person.split()[0] in _FORMS else None
        first, _, rest = person.partition(" ")
        if found is None and rest and first in _HONORIFICS:
            found = self.persons.get(rest) or acts_for(rest, self.years)
        return found or acts_for(person, self.years)

    def is_state(self, party: str) -> bool:
        """Whether `party` is a country, not an organisation or a group."""
        return party not in self.bodies

    def spoken_of(self, about: tuple[str, ...]) -> None:
        """Begins with the parties that the page around the text is about: its subject, and whom the row or heading names."""
        self.subject = Ref(about[:1])
        self.order = list(about)
        if len(about) == 2:
            self.pair = (about[0], about[1])

    def mention(self, party: str) -> None:
        """Notes that `party` was named here; organisations do not count as countries spoken of."""
        if not self.is_state(party):
            return
        self.seen[party] += 1
        if party in self.order[-8:]:
            self.order.remove(party)
        self.order.append(party)
        if len(self.order) > 64:
            del self.order[:32]

    def other_than(self, party: str) -> str | None:
        """The party named last that is not `party`."""
        return next((other for other in reversed(self.order) if other != party), None)


_REGNAL = re.compile(r"[IVX]+")
_PARTICLES = words("le la de van von al el bin ibn ben di da dos du der den st.")
_HONORIFICS = words("Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Sir Sheikh Prince Emir Amir Sultan Lord Dame Hon. H.E. Secretary General")
_FORMS = words("Mr. Mrs. Ms. Dr. Mr Mrs Ms Dr President Minister")
