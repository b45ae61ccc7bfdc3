"""What pictures say in words: their sources, the years of a window, what a register leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from legation.service.answers.base import SourceRef

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SAID = {
    "yes": "yes", "possibly": "possibly", "unknown": "nothing claimed", "undated": "claimed without a date", "no": "ended, or not begun",
    "nothing claimed": "only planned, alleged or denied",
}  # fmt: skip
SEEN = "held when last seen"


class Told(Protocol):
    """What an answer says of a state on a day."""

    @property
    def holds(self) -> str: ...
    @property
    def last_seen(self) -> str | None: ...
    @property
    def held_last(self) -> bool: ...


def held(one: Told) -> str:
    """Whether a state holds on a day, as the explorer says it (service/web/src/words/held.ts)."""
    if not one.held_last or one.last_seen is None:
        return _SAID.get(one.holds, one.holds)
    year, month, _ = one.last_seen.split("-")
    return f"{SEEN}, {year if one.last_seen.endswith(('-01-01', '-12-31')) else f'{_MONTHS[int(month) - 1]} {year}'}"


def shade_of(one: Told) -> int:
    """The shade of a state: 5 yes, 4 held when last seen, 3 possibly, 2 undated, 1 the rest."""
    return 4 if one.held_last else {"yes": 5, "possibly": 3, "undated": 2}.get(one.holds, 1)


def counted(states: Iterable[Told]) -> str:
    """How many states there are of each sort, in words, the most first."""
    found = Counter(SEEN if one.held_last else _SAID.get(one.holds, one.holds) for one in states)
    return ", ".join(f"{word} {number:,}" for word, number in found.most_common()) or "none claimed"


def source_line(source: SourceRef) -> str:
    """Who answers, for the foot of a picture."""
    return "Source: " + source.publisher + (f", edition {source.edition}" if source.edition else "")


def publishers(sources: list[SourceRef]) -> str:
    """Those who answer, for the foot of a picture."""
    names = list(dict.fromkeys(one.publisher for one in sources))
    return ("Sources: " if len(names) > 1 else "Source: ") + "; ".join(names) if names else ""


def unsplit(amounts: Iterable[float | None]) -> str:
    """What to say where a register gives values of whole orders, of which a window may hold a part (`tiv_max` is then given)."""
    return (
        " Orders delivered over several years count only where they fall wholly into one of the spans shown."
        if any(one is not None for one in amounts)
        else ""
    )


def span(first: int, last: int) -> str:
    """Years of a window as titles have them."""
    return str(first) if first == last else f"{first}–{last}"
