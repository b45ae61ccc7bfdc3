"""Words that stand for a party named elsewhere: "the Minister" in a ministry's own release, "… sells jets to the kingdom"."""

from __future__ import annotations

import re

from legation.extraction import vocabulary as v
from legation.extraction.memory import Memory
from legation.extraction.offices import head_run, role_of
from legation.extraction.text import Ref, Token
from legation.extraction.wordlist import words

_COUNTRY = words("country nation kingdom republic emirate sultanate island neighbour neighbor ally")
_BEFORE = words("to on against with from for upon towards")
_STATES = words("northern southern eastern western smaller larger closest key main west african balkan baltic gulf")
_INNER = words("the of ministry foreign affairs and external state")


_ANY = re.compile(r"country|nation|kingdom|republic|emirate|sultanate|island|neighbo|ally")


def coreference(tokens: list[Token], memory: Memory, line: str) -> list[Token]:
    """`tokens` of the sentence `line` with such words made parties (tag A), where the text leaves no doubt whom they mean."""
    if memory.home is not None and memory.years:
        tokens = _own_office(tokens, memory.home)
    if _ANY.search(line) is None:
        return tokens
    for i, token in enumerate(tokens):
        if token.tag == "w" and token.low in _COUNTRY and (party := _meant(tokens, i, memory)) is not None:
            tokens[i] = Token(token.text, token.start, token.end, "A", ref=Ref((party,), kind="stand-in"), kind="stand-in")
    return tokens


def _own_office(tokens: list[Token], home: str) -> list[Token]:
    """The office that opens a sentence of a ministry's release, and names no state, is one of its own state."""
    i = 0
    while i < len(tokens) and i < 7 and (tokens[i].low in ("the", "on", "in", "at", "today", ",", "yesterday") or tokens[i].tag == "D"):
        i += 1
    if i >= len(tokens):
        return tokens
    first = tokens[i]
    if first.tag == "N" and first.kind == "titled":
        made = Token(first.text, first.start, first.end, "A", ref=Ref((home,), "person", first.text, "person"))
        return [*tokens[:i], made, *tokens[i + 1 :]]
    run = head_run(tokens, i) if first.tag == "w" and first.text[:1].isupper() else None
    noun = next((word for word in reversed(run[2]) if word in v.PERSON_TITLES | v.GOVERNMENTS), None) if run is not None else None
    if run is None or noun is None:
        return tokens
    end = run[0]
    while end < len(tokens) and tokens[end].tag == "w" and tokens[end].low in _INNER:
        end += 1
    end += end + 1 < len(tokens) and tokens[end].low in ("dr", "mr", "ms", "mrs") and tokens[end + 1].tag == "N"
    if end < len(tokens) and tokens[end].tag in ("J", "A", "C") and tokens[end - 1].low in ("of", "the", "for"):
        return tokens  # "the President of France"
    person = None
    if end < len(tokens) and tokens[end].tag == "N":
        person, end = tokens[end].text, end + 1
    elif end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 1].tag == "N" and tokens[end + 2].text == ",":
        person, end = tokens[end + 1].text, end + 3
    role = "person" if person is not None else role_of(run[2], noun)
    made = Token(first.text, first.start, tokens[end - 1].end, "A", ref=Ref((home,), role, person, "name", noun=noun))
    return [*tokens[:i], made, *tokens[end:]]


def _meant(tokens: list[Token], i: int, memory: Memory) -> str | None:
    """The state that "the kingdom" or "its neighbour" means as an object: the one other state of the sentence, else of the text."""
    own = tokens[i].low in ("neighbour", "neighbor", "ally")
    k = i - 1
    while k > 0 and tokens[k].tag == "w" and tokens[k].low in _STATES:
        k -= 1
    if k < 1 or tokens[k].low not in (("its", "their") if own else ("the",)) or tokens[k - 1].low not in _BEFORE:
        return None
    if (
        i + 1 < len(tokens)
        and tokens[i + 1].tag not in ("p", "D")
        and tokens[i + 1].low not in v.PREPOSITIONS | {"and", "after", "since", "as"}
    ):
        return None
    if i + 1 < len(tokens) and tokens[i + 1].low == "of":
        return None
    before = [t.ref for t in tokens[:k] if t.ref is not None and t.tag in "AJC"]
    if not before or len(before[-1].parties) != 1:
        return None
    actor = before[-1].parties[0]
    named = [p for p in dict.fromkeys(q for ref in before for q in ref.parties) if p != actor and memory.is_state(p)]
    if len(named) == 1:
        return named[0]
    return memory.other_than(actor) if not named and len({*memory.order[-4:]} - {actor}) == 1 else None
