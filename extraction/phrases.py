"""First reading of a sentence: names, times, missions and persons become single tokens."""

from __future__ import annotations

from collections.abc import Sequence

from legation.extraction import vocabulary as v
from legation.extraction.date_words import When
from legation.extraction.gazetteer import Mention
from legation.extraction.text import Ref, Token, tokenize
from legation.extraction.wordlist import words

_MISSION_WORDS: dict[tuple[str, ...], str] = {
    ("embassy",): "embassy",
    ("embassies",): "embassy",
    ("legation",): "legation",
    ("legations",): "legation",
    ("nunciature",): "nunciature",
    ("high", "commission"): "embassy",
    ("high", "commissions"): "embassy",
    ("high-commission",): "embassy",
    ("deputy", "high", "commission"): "consulate_general",
    ("assistant", "high", "commission"): "consulate",
    ("consulate", "general"): "consulate_general",
    ("consulates", "general"): "consulate_general",
    ("consulate-general",): "consulate_general",
    ("consulates-general",): "consulate_general",
    ("consulate", "-", "general"): "consulate_general",
    ("general", "consulate"): "consulate_general",
    ("general", "consulates"): "consulate_general",
    ("consulate",): "consulate",
    ("consulates",): "consulate",
    ("vice", "consulate"): "consulate",
    ("vice-consulate",): "consulate",
    ("consular", "office"): "consulate",
    ("consular", "agency"): "consulate",
    ("consular", "post"): "consulate",
    ("consular", "posts"): "consulate",
    ("consular", "offices"): "consulate",
    ("honorary", "consulate"): "honorary_consulate",
    ("honorary", "consulates"): "honorary_consulate",
    ("honorary", "consulate", "general"): "honorary_consulate",
    ("honorary", "consulate-general"): "honorary_consulate",
    ("honorary", "consulates-general"): "honorary_consulate",
    ("honorary", "consulates", "general"): "honorary_consulate",
    ("honorary", "consul"): "honorary_consulate",
    ("honorary", "consuls"): "honorary_consulate",
    ("trade", "office"): "trade_office",
    ("trade", "mission"): "trade_office",
    ("commercial", "office"): "trade_office",
    ("trade", "representation"): "trade_office",
    ("liaison", "office"): "liaison_office",
    ("liaison", "offices"): "liaison_office",
    ("liaison", "mission"): "liaison_office",
    ("representative", "office"): "representative_office",
    ("representative", "offices"): "representative_office",
    ("representation", "office"): "representative_office",
    ("economic", "and", "cultural", "office"): "representative_office",
    ("interests", "section"): "interests_section",
    ("interest", "section"): "interests_section",
    ("interests", "sections"): "interests_section",
    ("permanent", "mission"): "permanent_mission",
    ("permanent", "representation"): "permanent_mission",
    ("resident", "mission"): "mission",
    ("resident", "missions"): "mission",
    ("diplomatic", "representation"): "mission",
    ("diplomatic", "mission"): "mission",
    ("diplomatic", "missions"): "mission",
    ("diplomatic", "post"): "mission",
    ("diplomatic", "office"): "representative_office",
}
_MISSION_STARTS = frozenset(key[0] for key in _MISSION_WORDS) | {"mission", "missions"}
_PARTICLES = words("al- el- bin ibn ben de da do dos van von der den di del della la le al el e y ur-")
LED = ("-led", "-backed", "-controlled", "-ruled", "-run", "-based", "-born", "-held", "-style", "-brokered", "-mediated", "-made")
"""Endings of adjectives made of a name: "the Taliban-led government"."""
_QUOTES = frozenset("\"“”‘’'«»")
_SHARED_NAMES = frozenset({"Georgia", "Jordan", "Chad", "Israel"})
_GEORGIA_STATE = words("governor lieutenant senator sheriff bulldogs supreme secretary republican democrat")


def base_tokens(text: str, start: int, end: int, mentions: Sequence[Mention], dates: Sequence[When]) -> list[Token]:
    """Tokens of one sentence with its names (A, J, C) and times (D) in place; `dates` count from the sentence's start."""
    spans: list[tuple[int, int, Mention | When]] = [(m.start, m.end, m) for m in mentions]
    taken = [(m.start, m.end) for m in mentions]
    for when in dates:
        first, last = when.start + start, when.end + start
        if all(last <= a or first >= b for a, b in taken):
            spans.append((first, last, when))
    spans.sort(key=lambda span: span[0])
    tokens: list[Token] = []
    at = start
    for first, last, what in spans:
        if first < at:
            continue
        tokens += tokenize(text, at, first)
        if isinstance(what, When):
            tokens.append(Token(text[first:last], first, last, "D", edtf=what.edtf, kind=what.kind))
        else:
            tokens.append(_name_token(text, what))
        at = last
    tokens += tokenize(text, at, end)
    tokens = [t for t in tokens if t.text not in _QUOTES or (t.text in "'’" and t.start and text[t.start - 1] == "s")]
    _surnames(tokens)
    if any(token.text in _SHARED_NAMES for token in tokens if token.tag == "A"):
        tokens = _not_georgia(tokens)
    if "'" in text[start:end] or "’" in text[start:end]:
        tokens = _owners(tokens)
    return _missions(tokens) if any(token.low in _MISSION_STARTS for token in tokens) else tokens


def _name_token(text: str, mention: Mention) -> Token:
    tag = {"demonym": "J", "capital": "C", "city": "C", "language": "w"}.get(mention.kind, "A")
    span = (mention.start, mention.end)
    ref = Ref((mention.party,), kind=mention.kind, spans=(span,)) if tag != "w" else None
    return Token(text[mention.start : mention.end], mention.start, mention.end, tag, ref=ref, kind=mention.kind)


def _surnames(tokens: list[Token]) -> None:
    """ "Defense Secretary Lloyd Austin", "Jack London": a city's name behind a first name is a person's."""
    for i in range(1, len(tokens)):
        token, before = tokens[i], tokens[i - 1]
        first = token.tag == "C" and token.text in _FIRST_NAMES and before.low not in v.PREPOSITIONS and i + 1 < len(tokens)
        if first and _is_name_word(tokens[i + 1]):
            token.tag, token.ref = "w", None  # "Santiago Peña visited India"
            continue
        if token.tag != "C" or not _is_name_word(before) or before.low in _PLACE_WORDS:
            continue
        if not before.text.isalpha() or before.text.isupper():
            continue
        titled = i > 1 and tokens[i - 2].low in v.PERSON_TITLES
        if titled or (token.kind == "city" and i > 1 and tokens[i - 2].low not in v.PREPOSITIONS):
            token.tag, token.ref = "w", None


_FIRST_NAMES = words(
    "Mary Salvador Victoria Rosario Santiago Sofia Milan Victoria Florence "
    "Kingston Adelaide Charlotte Alexandria Lourdes Paris Chester Lincoln"
)
_PLACE_WORDS = words(
    """new old port san santa saint st fort mount lake greater upper lower central inner outer downtown west east north south
    great cape rio el la los las puerto villa isle embassy consulate legation mandatory occupied"""
)


def _not_georgia(tokens: list[Token]) -> list[Token]:
    """ "Georgia, United States" and "Georgia governor" are the US state; "Jordan Bardella" and "Chad Smith" are persons."""
    for i, token in enumerate(tokens):
        if token.tag != "A" or token.text not in _SHARED_NAMES:
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        second = tokens[i + 2] if i + 2 < len(tokens) else None
        if token.text == "Georgia":
            before = tokens[i - 1].low if i else ""
            in_us = (
                after is not None
                and after.text == ","
                and second is not None
                and (second.low == "the" or (second.ref is not None and second.ref.parties == ("USA",)))
            )
            if in_us and second is not None and second.low == "the":
                in_us = i + 3 < len(tokens) and tokens[i + 3].ref is not None and tokens[i + 3].text.startswith(("United", "U.S", "US"))
            names = after is not None and after.low in _GEORGIA_STATE and after.low != "secretary"
            if in_us or names or before in {"southeast", "southwest", "coastal", "rural", "northeast", "northwest"}:
                token.tag, token.ref = "w", None
        elif after is not None and after.tag == "w" and after.text[:1].isupper() and after.low not in v.CAPITALISED_COMMON:
            token.tag, token.ref = "w", None
    return tokens


def _owners(tokens: list[Token]) -> list[Token]:
    """A name with 's (or ' after s) becomes an owner: tag J, kind "owner"."""
    kept: list[Token] = []
    for i, token in enumerate(tokens):
        last = kept[-1] if kept else None
        if last is not None and last.tag in "AC" and last.end == token.start:
            plural = token.text in ("'", "’") and last.text.endswith("s") and i + 1 < len(tokens) and tokens[i + 1].start > token.end
            if token.tag == "s" or plural:
                assert last.ref is not None
                kept[-1] = Token(last.text, last.start, token.end, "J", ref=last.ref, kind="owner")
                continue
        kept.append(token)
    return kept


def _missions(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].low in _MISSION_STARTS:
            if _bare_mission(tokens, i):
                kept.append(Token(tokens[i].text, tokens[i].start, tokens[i].end, "M", kind="mission"))
                i += 1
                continue
            for length in (4, 3, 2, 1):
                kind = _MISSION_WORDS.get(tuple(t.low for t in tokens[i : i + length]))
                if kind is not None and i + length <= len(tokens):
                    first, last = tokens[i], tokens[i + length - 1]
                    text = " ".join(t.text for t in tokens[i : i + length])
                    kept.append(Token(text, first.start, last.end, "M", kind=kind))
                    i += length
                    break
            else:
                kept.append(tokens[i])
                i += 1
            continue
        kept.append(tokens[i])
        i += 1
    return kept


def _bare_mission(tokens: list[Token], i: int) -> bool:
    """Whether "mission" alone is a diplomatic one: "the American mission to the Papal States", "closed its mission in Naples"."""
    if tokens[i].low not in ("mission", "missions") or i == 0 or i + 2 >= len(tokens) or tokens[i + 1].low not in ("in", "to", "at"):
        return False
    k = i + 2 + (tokens[i + 2].low == "the")
    seat = k < len(tokens) and tokens[k].tag in ("A", "C")
    before = tokens[i - 1]
    owned = before.tag in ("J", "A") and before.ref is not None and len(before.ref.parties[0]) == 3
    mine = before.low in ("its", "their") and i > 1 and tokens[i - 2].low in ("closed", "closes", "opened", "opens", "reopened", "reopens")
    named = before.low in ("special", "diplomatic", "consular", "resident", "permanent")
    return seat and (owned or mine or named)


_WEAPON_NAMES = words(
    "stryker strykers bradley bradleys abrams bayraktar bayraktars leopards iskander iskanders brahmos kalashnikovs scud scuds tomahawk "
    "tomahawks atacms patriot javelin stinger gepard gepards chinook chinooks apaches blackhawk blackhawks gripen "
) | words("lng lpg eurofighter eurofighters typhoons gripens rafale rafales himars patriots javelins stingers arms weapons missiles tanks")


def _is_name_word(token: Token) -> bool:
    return (
        token.tag == "w"
        and token.text[0].isupper()
        and token.low not in v.CAPITALISED_COMMON
        and token.low not in _WEAPON_NAMES
        and not any(c.isdigit() for c in token.text)
        and not (token.text.isupper() and len(token.text) > 3)
        and not token.low.endswith(LED)
    )


def person_names(tokens: list[Token], text: str) -> list[Token]:
    """Runs of capitalised words that are no known name become one token N: "Abdel Fattah el-Sisi", "Michael D. Higgins"."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        plain = token.tag != "w" or (token.text[0].islower() and "-" not in token.text)
        if plain or not (_is_name_word(token) or _opens_name(tokens, i)):
            kept.append(token)
            i += 1
            continue
        j = i + 1
        while j < len(tokens):
            if (
                _is_name_word(tokens[j])
                or (tokens[j].text == "May" and j == i + 1 and (j + 1 >= len(tokens) or tokens[j + 1].tag not in ("n", "D")))
                or _opens_name(tokens, j)
                or (tokens[j].text == "." and len(tokens[j - 1].text) == 1 and j + 1 < len(tokens) and _is_name_word(tokens[j + 1]))
            ):
                j += 1
            elif (tokens[j].low in _PARTICLES and j + 1 < len(tokens) and _is_name_word(tokens[j + 1])) or (
                tokens[j].text in ("-", "–")
                and j + 1 < len(tokens)
                and _is_name_word(tokens[j + 1])
                and tokens[j].end == tokens[j + 1].start
            ):
                j += 2
            elif tokens[j].low in _PARTICLES and j + 2 < len(tokens) and tokens[j + 1].low in _PARTICLES and _is_name_word(tokens[j + 2]):
                j += 3  # "de la Fuente"
            else:
                break
        if (
            j == i + 1
            and i == 0
            and j < len(tokens)
            and tokens[j].tag == "w"
            and tokens[j].text[0].islower()
            and tokens[j].low not in v.FINITE | v.AUXILIARIES
        ):
            kept.append(tokens[i])  # "Arms imports by Ukraine": a common word that opens the sentence
            i = j
            continue
        first, last = tokens[i], tokens[j - 1]
        kept.append(Token(text[first.start : last.end], first.start, last.end, "N"))
        i = j
    return kept


def _opens_name(tokens: list[Token], i: int) -> bool:
    """A small-letter particle before a name word, with the name's case: "al-Sharaa", "el-Sisi"."""
    token = tokens[i]
    return (
        token.tag == "w"
        and token.low.startswith(("al-", "el-", "bin-", "ash-", "as-"))
        and token.text[-1].isalpha()
        and any(c.isupper() for c in token.text)
    )
