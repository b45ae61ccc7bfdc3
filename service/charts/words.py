"""What pictures say in words: their sources, the years of a window, what a register leaves open."""

from __future__ import annotations

from collections.abc import Iterable

from legation.service.answers.base import SourceRef


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
