"""Questions in languages that are not read: told by their words or their script, and refused with what of them was recognised."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from legation.service.questions.asked.names import Names, clean

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_MOST = 4
"""Words of the longest name that is looked for."""


@cache
def _languages() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    raw = tomllib.loads((files(__package__) / "languages" / "others.toml").read_text("utf-8"))
    return {name: (frozenset(one["words"].split()), frozenset(one["strong"].split())) for name, one in raw.items()}


def language_of(text: str, names: Names) -> str | None:
    """The language of a question that is not read, else None: one word that only it has decides, or its script. A name alone is none."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    letters = [char for char in text if char.isalpha()]
    other = sum(_LATIN.match(char) is None for char in letters)
    if letters and other * 2 > len(letters):
        return None if names.exact(text) else "another script"
    best = max(_languages().items(), key=lambda one: (sum(word in one[1][1] for word in words), sum(word in one[1][0] for word in words)))
    if "¿" in text:
        return "Spanish"
    return best[0] if any(word in best[1][1] for word in words) and names.exact(text) is None else None


def recognised(text: str, names: Names) -> list[str]:
    """The parties that a text in any language names, by name."""
    words = [clean(word) for word in text.split()]
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_MOST, len(words) - at), 0, -1):
            span = re.sub(r"^[ldLD]['’]", "", " ".join(words[at : at + length]))
            party = names.exact(span) if len(span) > 3 and span[:1].isupper() else None
            if party is not None:
                found += [party.name] if party.name not in found else []
                at += length
                break
        else:
            at += 1
    return found


__all__ = ["language_of", "recognised"]
