"""A question as its key words: the text with its parties numbered, and what can be asked of that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legation.service.questions.asked.mentions import Mention

Said = tuple[str, dict[str, str]]
"""What is asked (a key of the readers) and the words by slot."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A question without its times: `text` with `@0` … for the mentions, the parties and regions among them."""

    text: str
    found: list[Mention]

    @property
    def parties(self) -> list[int]:
        """Places of the parties among the mentions."""
        return [place for place, one in enumerate(self.found) if one.party is not None]

    def has(self, pattern: str) -> bool:
        """Whether the text has words of a pattern."""
        return re.search(pattern, self.text) is not None

    def bodies(self) -> list[int]:
        """Places of the organisations among the parties."""
        return [place for place in self.parties if (party := self.found[place].party) is not None and party.kind == "organization"]

    def others(self) -> list[int]:
        """Places of the parties that are no organisations."""
        return [place for place in self.parties if place not in self.bodies()]

    def region(self) -> dict[str, str]:
        """The first region, as a slot."""
        return next(({"region": one.region} for one in self.found if one.region), {})

    def bloc(self) -> dict[str, str]:
        """The first organisation whose members or states are spoken of, as a slot."""
        for place in self.bodies():
            members = rf"@{place}(?:'s)? (?:members?|countries|country|states?|nations?|governments?)\b"
            named = rf"{members}|\b(?:which|any|many|all|some|none) of (?:the )?@{place}\b"
            if re.search(named, self.text):
                return {"bloc": self.said(place)}
        return {}

    def at(self, *patterns: str) -> int | None:
        """The party of the first pattern that is found; its group is the place."""
        for pattern in patterns:
            for match in re.finditer(pattern, self.text):
                if (place := int(match[1])) in self.parties:
                    return place
        return None

    def said(self, place: int) -> str:
        """The words by which a reader finds a mention again."""
        return self.found[place].said

    def other(self, place: int) -> int | None:
        """The party beside this one, where they are two."""
        rest = [one for one in self.parties if one != place]
        return rest[0] if len(rest) == 1 else None

    def one(self, asks: str, **more: str) -> Iterator[Said]:
        """A question about the only party."""
        if len(self.parties) == 1:
            yield asks, {"a": self.said(self.parties[0]), **more}

    def two(self, asks: str, first: int | None = None, **more: str) -> Iterator[Said]:
        """A question about both parties, `first` before the other."""
        first = self.parties[0] if first is None and self.parties else first
        second = None if first is None else self.other(first)
        if first is not None and second is not None:
            yield asks, {"a": self.said(first), "b": self.said(second), **more}


__all__ = ["Heard", "Said"]
