"""What pictures say in words: their sources, the years of a window, what a register leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from legation.service.answers.base import SourceRef

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SAID = {
    "yes": "yes", "possibly": "possibly", "unknown": "nothing claimed", "undated": "claimed without a date", "no": "ended, or not begun",
    "nothing claimed": "only planned, alleged or denied",
}  # fmt: skip
SEEN = "held when last seen"


def seen_last(holds: str, last_seen: str | None, on: str) -> bool:
    """Whether a state is possible only because the day (EDTF) lies after the last one (ISO) that a source speaks of."""
    return holds == "possibly" and last_seen is not None and last_seen < on


def held(holds: str, last_seen: str | None, on: str) -> str:
    """Whether a state holds on a day, as the explorer says it (service/web/src/words/held.ts)."""
    if not seen_last(holds, last_seen, on) or last_seen is None:
        return _SAID.get(holds, holds)
    year, month, _ = last_seen.split("-")
    return f"{SEEN}, {year if last_seen.endswith(('-01-01', '-12-31')) else f'{_MONTHS[int(month) - 1]} {year}'}"


def shade_of(holds: str, last_seen: str | None, on: str) -> int:
    """The shade of a state: 5 yes, 4 held when last seen, 3 possibly, 2 undated, 1 the rest."""
    return 4 if seen_last(holds, last_seen, on) else {"yes": 5, "possibly": 3, "undated": 2}.get(holds, 1)


def counted(states: Iterable[tuple[str, str | None]], on: str) -> str:
    """How many states (`holds`, `last_seen`) there are of each sort, in words, the most first."""
    found = Counter(SEEN if seen_last(holds, seen, on) else _SAID.get(holds, holds) for holds, seen in states)
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
