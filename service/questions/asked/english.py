"""The words of questions in English, from languages/english.toml: small words, those of each question, what is said of all others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """Some words: written out, and the beginnings of others."""

    whole: frozenset[str]
    begins: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word in self.whole or word.startswith(self.begins))


@dataclass(frozen=True, slots=True)
class English:
    """`small`: words that say nothing alone; `questions`: the words that a question has a meaning for, by its name in the catalogue;
    `unread`: of other words, what is said of them; `say`: patterns of one order of words, and the order that the forms know; `done`:
    by question, verbs that ask with a time when something was done, where the question holds what is in force."""

    small: Words
    questions: dict[str, Words]
    unread: tuple[tuple[Words, str], ...]
    say: tuple[tuple[re.Pattern[str], str], ...]
    done: dict[str, Words]


@cache
def english() -> English:
    """The words, read once. Raises KeyError where a question names a family that there is not."""
    raw = tomllib.loads((files(__package__) / "languages" / "english.toml").read_text("utf-8"))
    families = {name: said.split() for name, said in raw["words"].items()}
    questions = {}
    for name, said in raw["questions"].items():
        first, bar, own = said.partition("|")
        named = first.split() if bar or all(one in families for one in first.split()) else []
        own = own if named else said
        questions[name] = _words([word for family in named for word in families[family]] + own.split())
    return English(
        small=_words(raw["small"].split()),
        questions=questions,
        unread=tuple((_words(one["words"].split()), one["says"]) for one in raw["unread"]),
        say=tuple((re.compile(one["pattern"], re.IGNORECASE), one["plain"]) for one in raw["say"]),
        done={name: _words(said.split()) for name, said in raw["done"].items()},
    )


def in_order(text: str) -> str:
    """A question in the passive in the order of words that the forms know; any other as it is."""
    for pattern, plain in english().say:
        if pattern.search(text):
            return " ".join(pattern.sub(plain, text).split())
    return text


def _words(said: Iterable[str]) -> Words:
    listed = list(said)
    return Words(frozenset(word for word in listed if not word.endswith("*")), tuple(word[:-1] for word in listed if word.endswith("*")))


__all__ = ["English", "Words", "english", "in_order"]
