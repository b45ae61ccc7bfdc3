"""Tokens of a sentence: words with their place in the text, some of them already known to be names, times or missions.

Every token has a one-letter `tag`. Single tokens stand for whole phrases once `extraction.phrases` has run:

    A  who acts: a party, its government, or a person in its office ("Azerbaijani Foreign Minister Jeyhun Bayramov")
    J  a party as adjective or owner ("Russian", "Israel's") before something else
    C  a city, with the party it lies in         D  a time, as EDTF            M  a mission ("consulates general")
    N  a person's name whose state is not known  n  a number                   w  any other word      p  punctuation
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"['’][sS](?![^\W_])|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])|(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|"
    r"St|Lt|Col|Gen|Jr)\.|[^\W_]+(?:[-'’‘ʻʼ][^\W_]+)*|\S"
)


@dataclass(slots=True)
class Ref:
    """Who a phrase stands for: parties in order, the role in which they act and the person, where one is named.

    `role` is state, government, person, force or official; `times` holds a time per party where a list gives them
    ("Nicaragua (5 September 2008), Venezuela (10 September 2009)").
    """

    parties: tuple[str, ...]
    role: str = "state"
    person: str | None = None
    kind: str = "name"
    former: bool = False
    times: dict[str, str] = field(default_factory=dict)
    noun: str = ""
    joined: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    post: str | None = None
    """For an envoy, the party that receives him where the phrase says so: "India's high commissioner to Canada, N,"."""


class Token:
    """One word or phrase: its characters, its span in the whole text, its tag and what it stands for.

    A plain class, as thousands are made of every article.
    """

    __slots__ = ("edtf", "end", "kind", "low", "ref", "start", "tag", "text")

    def __init__(
        self, text: str, start: int, end: int, tag: str = "w", *, ref: Ref | None = None, edtf: str | None = None, kind: str = ""
    ) -> None:
        self.text, self.start, self.end, self.tag = text, start, end, tag
        self.ref, self.edtf, self.kind = ref, edtf, kind
        low = text.lower()
        self.low = low.replace("’", "'") if "’" in low else low


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Plain tokens of `text[start:end]`; possessive endings are tokens of their own."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        if word.isalpha():  # nine of ten
            tokens.append(Token(word, first, last))
        elif len(word) == 2 and word[0] in "'’":
            tokens.append(Token(word, first, last, "s"))
        elif len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
            tokens.append(Token(word[:-2], first, last - 2))
            tokens.append(Token(word[-2:], last - 2, last, "s"))
        elif word[0].isdigit():
            tokens.append(Token(word, first, last, "n"))
        elif not (word[0].isalnum() or len(word) > 1):
            tokens.append(Token(word, first, last, "p"))
        else:
            if tokens and word[:2] in ("d'", "d’") and tokens[-1].low in ("charge", "charges"):
                tokens[-1].low = tokens[-1].low.replace("charge", "chargé")  # "charge d'affaires" without its accent
            tokens.append(Token(word, first, last))
    return tokens
