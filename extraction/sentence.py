"""One sentence ready for the rules: tokens, and a masked line on which patterns match.

In the masked line every token is its lower-case text, except that phrases are single signs: Ⓐ who acts, Ⓙ a party as
adjective or owner, Ⓒ city, Ⓓ time, Ⓜ mission, Ⓝ person, Ⓠ number. Patterns therefore speak of grammar, not of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.extraction.text import Token

SIGNS = {"A": "Ⓐ", "J": "Ⓙ", "C": "Ⓒ", "D": "Ⓓ", "M": "Ⓜ", "N": "Ⓝ", "n": "Ⓠ"}


class Sentence:
    """Tokens of one sentence and its masked line; `first` is true for the sentences that open the text."""

    __slots__ = ("_starts", "bounds", "end", "line", "lows", "start", "tail", "text", "tokens")

    def __init__(self, text: str, start: int, end: int, tokens: list[Token]) -> None:
        self.text, self.start, self.end, self.tokens = text, start, end, tokens
        self._starts: dict[int, int] = {}
        self.bounds: dict[tuple[str, int], int] = {}
        """Clause bounds found so far, as several claims ask for the same ones."""
        self.tail: tuple[int, int] | None = None
        """Comma and verb of a speaker at the end, once looked for."""
        parts: list[str] = []
        at = 0
        for i, token in enumerate(tokens):
            sign = SIGNS.get(token.tag) or token.low
            self._starts[at] = i
            parts.append(sign)
            at += len(sign) + 1
        self.line = " ".join(parts)
        self.lows = frozenset([token.low for token in tokens])
        """Every word of the sentence once, to see quickly whether a rule's verb is there at all."""

    def index(self, place: int) -> int:
        """The token at a place of the masked line where one begins."""
        return self._starts[place]

    def find(self, pattern: re.Pattern[str], *needs: frozenset[str]) -> Iterator[re.Match[str]]:
        """Matches of `pattern` that begin at a token; none, without a search, where the sentence lacks a word of one of `needs`."""
        for some in needs:
            if self.lows.isdisjoint(some):
                return
        for match in pattern.finditer(self.line):
            if match.start() in self._starts:
                yield match

    def group(self, match: re.Match[str], name: str) -> int | None:
        """The token at which a named group begins; None if it took no part."""
        place = match.start(name)
        return None if place < 0 else self._starts.get(place)

    def last(self, match: re.Match[str]) -> int:
        """The last token of a match."""
        place = match.end()
        while place > match.start():
            place -= 1
            if place in self._starts:
                return self._starts[place]
        return self._starts[match.start()]

    def low(self, i: int) -> str:
        """The lower-case text at `i`, empty outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> str:
        """The tag at `i`, empty outside the sentence."""
        return self.tokens[i].tag if 0 <= i < len(self.tokens) else ""

    def quote(self, first: int, last: int) -> tuple[int, int]:
        """Span in the text of tokens `first` to `last`."""
        return self.tokens[first].start, self.tokens[last].end
