"""The party or city that the words of a question name. It may guess, and says so; loading and extraction never do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from legation.graph.errors import UnknownParty
from legation.graph.parties import Party, register
from legation.graph.parties.abroad import party_abroad
from legation.graph.parties.model import PARTY_NAMES
from legation.graph.parties.regions import REGIONS
from legation.graph.parties.text import fold
from legation.service.questions.asked.english import english
from legation.service.questions.common.asof import as_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window

SLIP = 84.0
"""Of 100: how alike a text and a name must be where it is read as a slip of the pen, and a note says so."""
SHORTEST, LONGEST = 5, 4
"""Letters and words of a text that may be a slip."""
_ARTICLE = re.compile(r"^(?:the|all|of|republic of the)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:['’]s?|\s+(?:government|state|itself|abroad|anywhere))$", re.IGNORECASE)
_ACRONYMS = ("uk", "eu", "un", "au")
"""Names of two letters that people write small too; other small pairs of letters (`us`, `in`) are words."""
_WORDS = frozenset(("ago", "all", "and", "any", "are", "can", "don", "lie", "mar", "nor", "per", "ram", "arm", "men", "not", "out"))
"""English words that are also codes of three letters: in small letters they are words."""


@dataclass(slots=True)
class Names:
    """Reads names for one question: `window` and `on` say when they were borne, `notes` what was guessed."""

    window: Window | None = None
    on: str | None = None
    notes: list[str] = field(default_factory=list)
    placed: str | None = None
    """The words that were read as a city where missions are."""

    def party(self, text: str) -> Party | None:
        """The party that a text names, by name, code, demonym or capital; the nearest name with a note; None where there is none."""
        bare = clean(text)
        if not _may_be_name(bare):
            return None
        if _is_name(bare):
            try:
                return self._dated(bare)
            except UnknownParty as error:
                self.notes.append(str(error))
                return None
        if (spoken := self.spoken(bare)) is not None:
            return spoken
        if (near := _nearest(fold(bare))) is not None and region_named(bare) is None:
            self.notes.append(f"“{bare}” was read as {near.name}.")
            return near
        if len(bare.split()) <= LONGEST and not any(word.casefold() in english().small for word in bare.split()):
            self.notes.append(f"“{bare}” is no party that the register knows.")
        return None

    def exact(self, text: str) -> Party | None:
        """The party that a text names by name or code, without a guess."""
        bare = clean(text)
        if not (_may_be_name(bare) and _is_name(bare)):
            return None
        try:
            return self._dated(bare)
        except UnknownParty:
            return None

    def spoken(self, text: str) -> Party | None:
        """The party that a demonym or metonym stands for (`Israeli`, `Kremlin`), where it is one."""
        found = _spoken().get(fold(clean(text)))
        return register().get(next(iter(found))) if found and len(found) == 1 else None

    def get(self, id_: str) -> Party:
        """The party of an id that was read already."""
        return register().get(id_)

    def city(self, text: str) -> tuple[str, Party] | None:
        """A capital by name, with the party whose it is on the day."""
        key = fold(clean(text))
        owners = _capitals().get(key, {})
        alive = {id_: name for id_, name in owners.items() if register().get(id_).end is None}
        if len(alive or owners) != 1:
            return None
        ((id_, name),) = (alive or owners).items()
        return name, register().get(id_)

    def _dated(self, text: str) -> Party:
        if self.window is not None:
            return party_in(text, self.window)[0]
        return party_in(text, as_of(self.on).on)[0]


def region_named(text: str) -> str | None:
    """The region of the register (UN M49) that a text names, or its people (`African`)."""
    key = fold(clean(text))
    return _regions().get(key) or REGION_WORDS.get(key)


REGION_WORDS = {
    "african": "Africa", "european": "Europe", "asian": "Asia", "latin american": "Latin America and the Caribbean",
    "latin america": "Latin America and the Caribbean", "south american": "South America", "central american": "Central America",
    "central asian": "Central Asia", "middle east": "Western Asia", "middle eastern": "Western Asia", "sub saharan": "Sub-Saharan Africa",
    "north african": "Northern Africa", "north africa": "Northern Africa", "west africa": "Western Africa",
    "west african": "Western Africa", "east africa": "Eastern Africa", "east african": "Eastern Africa",
    "southeast asia": "South-eastern Asia",
    "south east asia": "South-eastern Asia", "south asia": "Southern Asia", "east asia": "Eastern Asia", "east asian": "Eastern Asia",
}  # fmt: skip
"""What people call regions of the register that have another name there (folded)."""


@cache
def _regions() -> dict[str, str]:
    return {fold(name): name for name in REGIONS}


def clean(text: str) -> str:
    """A name without article, genitive and what stands around it."""
    bare = text.strip(' ?.,;:!"“”()')
    return _TAIL.sub("", _ARTICLE.sub("", bare)).strip(' ?.,;:!"“”()')


def _may_be_name(bare: str) -> bool:
    """Whether a text is more than a number or a small word."""
    return bool(bare) and not bare.isdigit() and bare not in _WORDS and (len(bare) > 2 or not bare.islower() or bare in _ACRONYMS)


def _is_name(bare: str) -> bool:
    """Whether somebody has this name or code; without asking for suggestions, which takes a search."""
    return (
        fold(bare) in _names()
        or party_abroad(bare) is not None
        or (len(bare) <= 4 and register().current_id(bare.upper()) is not None)
        or (len(bare) == 2 and bare.isalpha())
    )


@lru_cache(maxsize=1024)
def _nearest(key: str) -> Party | None:
    """The party with the name most like a folded text, where no other party's is as like; None for texts that hold small words."""
    words = key.split()
    if len(key) < SHORTEST or len(words) > LONGEST or any(word in english().small for word in words):
        return None
    hits = process.extract(key, _owners().keys(), scorer=fuzz.ratio, score_cutoff=SLIP, limit=4)
    best = {id_ for name, score, _ in hits if score == hits[0][1] for id_ in _owners()[name]}
    return register().get(best.pop()) if len(best) == 1 else None


@cache
def _owners() -> dict[str, set[str]]:
    """The parties of each folded name that has letters enough to be told in a slip."""
    found: dict[str, set[str]] = {}
    for party in register().parties():
        for name in party.names:
            if name.kind in PARTY_NAMES and len(key := fold(name.text)) >= SHORTEST:
                found.setdefault(key, set()).add(party.id)
    return found


@cache
def _names() -> frozenset[str]:
    """Every name of a party, and every id, folded."""
    found = {fold(name.text) for party in register().parties() for name in party.names if name.kind in PARTY_NAMES}
    return frozenset(found | {fold(party.id) for party in register().parties()})


@cache
def _spoken() -> dict[str, set[str]]:
    """Demonyms and metonyms (`Israeli`, `Kremlin`) by folded text: of parties that have not ended, else of those that have (`Soviet`)."""
    found: dict[str, set[str]] = {}
    past: dict[str, set[str]] = {}
    for text, id_, kind, _, last in register().surface_names():
        if kind in ("demonym", "metonym"):
            (found if last is None else past).setdefault(fold(text), set()).add(id_)
    return {**past, **found}


@cache
def _capitals() -> dict[str, dict[str, str]]:
    """Capitals by folded name: party ids with the name as written."""
    found: dict[str, dict[str, str]] = {}
    for text, id_, kind, _, last in register().surface_names():
        if kind == "capital" and last is None:
            found.setdefault(fold(text), {})[id_] = text
    for party in register().parties():
        if party.capital:
            found.setdefault(fold(party.capital), {})[party.id] = party.capital
    return found
