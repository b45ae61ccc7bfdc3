"""What a new edition of a file says otherwise than the one before: facts that are new, that are no longer listed, that were changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legation.graph.claims import Claim
from legation.loaders.frame.base import Declaration, Input, Record

SHOWN = 10
"""Facts that are told for each kind of change."""


@dataclass(slots=True)
class Comparison:
    """Counts by kind of claim, and the first facts in words: `new`, `gone` (no longer listed), `changed` (other dates or figures)."""

    new: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    told: dict[str, list[str]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"new": dict(self.new), "no_longer_listed": dict(self.gone), "changed": dict(self.changed), "told": self.told}


Facts = dict[tuple[str, str], dict[str, float | None]]
"""By kind and track: the dates that are told, each with the sum of its figures (None where it has none)."""


def compare(declaration: Declaration, old: Path, new: Path, options: tuple[Mapping[str, str], Mapping[str, str]]) -> Comparison:
    """Read both files and compare what they state; the graph is not asked. Raises InputError for a file that cannot be read."""
    before, after = facts(declaration, old, options[0]), facts(declaration, new, options[1])
    found = Comparison()
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            counted, word = (found.new, "new") if was is None else (found.gone, "no longer listed")
            counted[key[0]] += 1
            _tell(found, word, f"{_named(key)}{_dates(now or was or {})}")
        elif was != now:
            found.changed[key[0]] += 1
            _tell(
                found, "changed", f"{_named(key)}{_dates(dict(was.items() - now.items()))} is now{_dates(dict(now.items() - was.items()))}"
            )
    return found


def facts(declaration: Declaration, path: Path, options: Mapping[str, str]) -> Facts:
    """What a file states, without where it says so. A list of one day (`2026-11-30`) that shows a fact tells no date of it."""
    source = Input(path, dict(options))
    declaration.check(source)
    edition = options.get("edition")
    found: dict[tuple[str, str], dict[str, float | None]] = defaultdict(dict)
    for item in declaration.read(source):
        for claim in item.claims if isinstance(item, Record) else ():
            _add(found[claim.kind, claim.track], claim, edition)
    return dict(found)


def _add(dates: dict[str, float | None], claim: Claim, edition: str | None) -> None:
    when = "" if claim.when is None or claim.when == edition else claim.when
    held = dates.get(when)
    dates[when] = held if claim.value is None else round((held or 0.0) + claim.value, 6)


def _tell(found: Comparison, word: str, sentence: str) -> None:
    told = found.told.setdefault(word, [])
    if len(told) < SHOWN:
        told.append(sentence)


def _named(key: tuple[str, str]) -> str:
    return f"{key[0]} {' '.join(part for part in key[1].split('|')[1:] if part)}"


def _dates(dates: Mapping[str, float | None]) -> str:
    if not dates:
        return " not told"
    told = [f"{when or 'undated'}{'' if value is None else f' {value:g}'}" for when, value in sorted(dates.items())]
    return f" ({', '.join(told[:4])}{', …' if len(told) > 4 else ''})"
