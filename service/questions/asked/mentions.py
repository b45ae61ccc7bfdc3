"""The parties, cities and regions that a text mentions, wherever they stand in it; for questions that no form fits."""

from __future__ import annotations

import re
from typing import NamedTuple

from legation.graph.parties import Party
from legation.service.questions.asked.names import Names, clean, region_named

LONGEST = 8
"""Words of the longest name that is looked for."""
_BLOCS = {"arab": "LAS"}
"""Adjectives that stand for the members of an organisation."""
_SMALL = frozenset((
    "a", "about", "after", "against", "all", "ally", "also", "an", "and", "any", "are", "arm", "arms", "army", "as", "at", "be",
    "been", "before", "between", "biggest", "both", "but", "buy", "by", "can", "close", "come", "could", "country", "day", "did",
    "do", "does", "each", "ever", "every", "for", "from", "get", "give", "go", "had", "has", "have", "he", "help", "her", "his",
    "how", "i", "if", "in", "into", "is", "it", "its", "led", "left", "list", "long", "main", "many", "me", "men", "mission", "more",
    "most", "much", "my", "name", "new", "no", "not", "of", "off", "on", "one", "only", "or", "other", "our", "out", "part", "per",
    "president", "rival", "sea", "sell", "send", "share", "she", "show", "since", "so", "some", "state", "states", "still", "tell",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "today", "top", "two", "under", "union",
    "until", "up", "us", "used", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with",
    "without", "world", "would", "year", "years", "you", "your", "war", "peace", "trade", "aid", "food", "oil", "gas", "water",
    "power", "force", "forces", "guns", "ship", "ships", "tank", "tanks", "missile", "missiles", "embassy", "embassies",
))  # fmt: skip
"""Words that are no names, however they are written."""
_NO_NAMES = frozenset((
    "sipri", "tiv", "hhi", "csv", "json", "un", "un's", "wikipedia", "wikidata", "gdelt", "cow", "embassy", "embassies", "ambassador",
    "consulate", "president", "minister", "prime", "king", "queen", "general", "assembly", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "ad", "bc", "mr", "mrs", "first", "second",
    "world", "war", "wars", "cold", "i", "register", "atop", "archigos",
))  # fmt: skip
"""Words with a capital that are no party's name here."""
_US = re.compile(r"\bus (?=embass|arms|weapons|exports|imports|ambassador|recognition|relations|allies)")
_ACRONYMS = frozenset({"nato", "asean", "opec", "osce", "ecowas", "brics"})
"""What people write without capitals too."""
_TOKEN = re.compile(r"\S+")
_EDGE = ' ?.,;:!"“”()[]'


class Mention(NamedTuple):
    """A party, with the words by which a reader of forms finds it again; a capital's words are its name. Or a region."""

    party: Party | None
    said: str
    region: str | None = None


def mentions(text: str, names: Names) -> tuple[str, list[Mention], list[str]]:
    """The text with `@0`, `@1` … in place of what it mentions, the mentions, and words with a capital that are nobody's name."""
    small = text == text.lower()
    tokens = _TOKEN.findall(_US.sub("US ", text) if small else text)
    found: list[Mention] = []
    kept: list[str] = []
    strange: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(LONGEST, len(tokens) - at), 0, -1):
            span = tokens[at : at + length]
            one = _mention(" ".join(span), span, names, first=at == 0, small=small)
            if one is not None:
                own = re.search(r"['’]s?[?.,;:!]*$", span[-1])
                known = next((place for place, other in enumerate(found) if other == one), len(found))
                if known == len(found):
                    found.append(one)
                kept.append(f"@{known}" + ("'s" if own else ""))
                at += length
                break
        else:
            word = tokens[at].strip(_EDGE)
            if at and word[:1].isupper() and not any(char.isdigit() for char in word) and clean(word).casefold() not in _SMALL | _NO_NAMES:
                strange.append(word)
            kept.append(tokens[at].lower().replace("@", ""))  # ours alone mean a mention
            at += 1
    return " ".join(kept), found, strange


def _mention(text: str, span: list[str], names: Names, *, first: bool, small: bool) -> Mention | None:
    """What some words name; `small` where the whole text is written without capitals, so that they tell nothing."""
    if span[0].strip(_EDGE).casefold() in _SMALL and clean(text) not in ("US", "UK"):
        return None
    bare = clean(text)
    region = region_named(bare)
    if region is not None:
        return Mention(None, bare, region)
    if bare.casefold() in _BLOCS:
        return Mention(names.get(_BLOCS[bare.casefold()]), _BLOCS[bare.casefold()])
    written = (small and len(bare) > 3) or (any(char.isupper() for char in bare) and not (first and not bare.isupper() and len(bare) < 4))
    party = names.exact(bare) if written or len(bare) > 3 else None
    if party is not None:
        short = party.kind != "country" and len(bare) < 6
        if (short and not bare.isupper() and bare not in _ACRONYMS) or (not written and party.kind != "country"):
            return None
        return Mention(party, party.id)
    if not written:
        return None
    spoken = names.spoken(bare)
    if spoken is not None:
        return Mention(spoken, spoken.id)
    capital = names.city(bare)
    return Mention(capital[1], bare) if capital else None


__all__ = ["Mention", "mentions"]
