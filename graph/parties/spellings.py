"""How public lists write a party's name: turned round, shortened, marked. One key for all of it, by three rules and one table.

1. Words are compared without their order, so `Korea, North`, `Micronesia (Federated States of)` and `Tanzania, United Republic of` are the
   names they are made of. `of`, `and` and articles do not count, here and in the other languages that names are looked up in.
2. Abbreviations of `abbreviations.csv` stand for their words: `Bosnia and Herz.`, `Korea, Dem. People's Rep.`, `F.S. Micronesia`.
3. Marks do not belong to the name: `Kosovo*`, `Comoros (the)`, `Kosovo (under UNSCR 1244/99)`.

A key is a name's only where all of its words are there and no other: this guesses nothing. The register decides by date who bears it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from legation.graph.parties.text import fold

TABLE = Path(__file__).with_name("data") / "abbreviations.csv"
Key = tuple[str, ...]

_SMALL_WORDS = frozenset(
    {
        *("of", "and", "the"),
        *("de", "du", "des", "d", "la", "le", "les", "l", "et"),
        *("el", "los", "las", "y", "da", "do", "dos", "das", "e", "o", "a"),
        *("und", "der", "die", "den", "von", "di", "della", "delle", "del", "degli", "i"),
    }
)
"""English, French, Spanish and Portuguese, German and Italian: articles, `of` and `and`."""
_REMARK = re.compile(
    r"[(\[](?:[^)\]]*(?:UNSCR?|resolution|1244)|\s*(?:formerly|former|fmr|now|officially)\b|\s*ex[- ])[^)\]]*[)\]]", re.IGNORECASE
)
"""What a bracket says about a name and not as a part of it: a resolution, or what the party was called before or is called now."""
_MARKS = re.compile(r"[*†‡§#¹²³⁰-⁹]+")
_MOST_READINGS = 64
"""Readings of one text: a list's name has one or two abbreviations; a text made to have twenty is not a name."""


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """The words that each abbreviation can stand for, folded."""
    lines = (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {row["short"]: tuple(row["words"].split("|")) for row in csv.DictReader(lines)}


def key(name: str) -> Key:
    """The key of a name as it is, no abbreviation read."""
    return _key(_words(name))


@lru_cache(maxsize=16384)
def keys(text: str) -> tuple[Key, ...]:
    """The keys of every reading of `text`, the one without abbreviations first; none where no word is left or too many readings are."""
    words = _words(text)
    if not words or len(words) > 12:
        return ()
    short = abbreviations()
    choices = [(word, *short.get(word, ())) for word in words]
    readings = 1
    for one in choices:
        readings *= len(one)
    if readings > _MOST_READINGS:
        return ()
    return tuple(dict.fromkeys(filter(None, map(_key, product(*choices)))))


def _words(text: str) -> list[str]:
    flat = fold(_MARKS.sub(" ", _REMARK.sub(" ", text)))
    return list(_joined(flat.split()))


def _joined(words: list[str]) -> Iterator[str]:
    """Single letters beside each other are one abbreviation: `u s a` -> `usa`, `f s micronesia` -> `fs micronesia`."""
    run = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            yield run
            run = ""
        yield word
    if run:
        yield run


def _key(words: list[str] | tuple[str, ...]) -> Key:
    """Sorted, since the order of words does not count; how often one stands there does."""
    return tuple(sorted(part for word in words for part in word.split() if part not in _SMALL_WORDS))
