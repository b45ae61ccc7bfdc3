"""Where the clause around a trigger begins and ends, and which time of the sentence belongs to it."""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.sentence import Sentence
from legation.extraction.wordlist import words

BREAKS = words("when after following before while because although though whereas since until unless as amid citing if despite due")
_LINKS = frozenset({"and", "but", "or", ";", ","})


def opens_clause(sent: Sentence, i: int) -> bool:
    """Whether token `i` is a conjunction that opens another clause (a preposition "since 1991" or "after the war" does too)."""
    low, token = sent.low(i), sent.tokens[i]
    if token.text in (";", ":"):
        return True
    if low == "only" and sent.low(i + 1) == "to":
        return True  # "…, only to close it again in 1999"
    if token.tag != "w" or low not in BREAKS:
        if low == "which" and sent.low(i - 1) in ("under", "in", "by", "through", "for", "with", "of", "at"):
            return True
        return low in ("which", "who", "that", "where") and i > 0 and (sent.tokens[i - 1].text == "," or low == "that")
    if low in ("since", "until", "before", "after") and sent.tag(i + 1) in ("D", "n"):
        return False
    lead = i - 1 if sent.low(i - 1) not in _CLOSELY else i - 2
    if low in ("after", "following", "despite", "amid", "before") and i and sent.tokens[lead].text == "," and _is_phrase(sent, i):
        return False
    if low == "as":
        nxt = sent.low(i + 1)
        return not (
            nxt
            in (
                "a",
                "an",
                "its",
                "the",
                "many",
                "much",
                "few",
                "well",
                "part",
                "of",
                "their",
                "sole",
                "ambassador",
                "new",
                "independent",
                "sovereign",
            )
            or nxt in v.PERSON_TITLES
            or sent.tag(i + 1) in ("M", "J")
            or sent.low(i - 1) in ("such", "as", "well")
        )
    return True


_CLOSELY = words("shortly soon just immediately long well")


def _is_phrase(sent: Sentence, i: int) -> bool:
    """Whether a phrase without a verb runs from token `i` to a comma: "In 1992, after more than 130 years, …"."""
    for k in range(i + 1, min(len(sent.tokens), i + 9)):
        if sent.tokens[k].text == ",":
            return True
        if sent.tag(k) not in ("w", "n", "D", "N", "A", "J") or sent.low(k) in v.FINITE or sent.low(k) in v.AUXILIARIES:
            return False
    return False


def _joins_clause(sent: Sentence, i: int) -> bool:
    """Whether "and"/"but"/";" at `i` joins another verb phrase or clause."""
    if sent.low(i) not in ("and", "but", "while", "whereas") and sent.tokens[i].text != ";":
        return False
    j = i + 1
    while j < len(sent.tokens) and (
        sent.low(j) in v.ADVERBS
        or sent.low(j) in ("the", "in", "on", "its", "both", "a")
        or sent.tag(j) == "D"
        or sent.tokens[j].text == ","
    ):
        j += 1
    if j >= len(sent.tokens):
        return False
    if sent.tag(j) == "w" and (sent.low(j) in v.FINITE or sent.low(j) in v.AUXILIARIES or sent.low(j) in v.BASES):
        return True
    if sent.tag(j) in ("A", "N") and sent.tag(i - 1) in ("A", "N") and (i < 2 or sent.tag(i - 2) == "p" or sent.low(i - 2) in BREAKS):
        return False  # "when Kapllani and Seitz signed": one subject
    if sent.tag(j) in ("A", "C", "M", "J", "N") or sent.low(j) in ("it", "they", "diplomatic", "relations"):
        k = j + 1
        while k < len(sent.tokens) and k < j + 7:
            if sent.tag(k) == "w" and (sent.low(k) in v.FINITE or (sent.low(k) in v.AUXILIARIES and sent.low(k) != "to")):
                return True
            if sent.tokens[k].text in (",", ".", ";"):
                return False
            k += 1
    return False


_AUDIENCE = words("reporters journalists parliament lawmakers the a press news conference state local television media in on has have late")


def speaker_tail(sent: Sentence) -> tuple[int, int] | None:
    """Comma and verb of a speaker named at the end: "…, President Emmanuel Macron announces.", "…, X told reporters on Monday."."""
    if sent.tail is not None:
        return sent.tail if sent.tail[0] >= 0 else None
    sent.tail = (-1, -1)
    k = len(sent.tokens) - 1
    while k > 0 and (sent.tag(k) in ("D", "C") or sent.low(k) in _AUDIENCE or sent.tokens[k].text == "."):
        k -= 1
    if k > 2 and sent.tag(k) == "w" and sent.low(k) in v.SAYING & v.FINITE:
        comma = next((j for j in range(k - 1, max(0, k - 9), -1) if sent.tokens[j].text == ","), None)
        if comma is not None and comma < k - 1 and not any(sent.low(j) in ("which", "who", "and", "that") for j in range(comma, k)):
            sent.tail = (comma, k)
            return sent.tail
    return None


def clause_end(sent: Sentence, i: int) -> int:
    """The last token of the clause that holds token `i`, not counting what a conjunction adds."""
    found = sent.bounds.get(("end", i))
    if found is None:
        found = sent.bounds["end", i] = _clause_end(sent, i)
    return found


def clause_start(sent: Sentence, i: int) -> int:
    """The first token of the clause that holds token `i`."""
    found = sent.bounds.get(("start", i))
    if found is None:
        found = sent.bounds["start", i] = _clause_start(sent, i)
    return found


def _clause_end(sent: Sentence, i: int) -> int:
    depth = 0
    for k in range(i + 1, len(sent.tokens)):
        if sent.tokens[k].text == "(":
            depth += 1
        elif sent.tokens[k].text == ")":
            depth -= 1
        if depth > 0:
            continue
        if sent.tokens[k].text == "," and (tail := speaker_tail(sent)) is not None and tail[0] == k:
            return _trim(sent, k - 1, i)
        if opens_clause(sent, k) or _joins_clause(sent, k):
            return _trim(sent, k - 1, i)
    return _trim(sent, len(sent.tokens) - 1, i)


def _clause_start(sent: Sentence, i: int) -> int:
    closed = 0
    for k in range(i - 1, -1, -1):
        closed += (sent.tokens[k].text == ")") - (sent.tokens[k].text == "(")
        if closed < 0:
            return k + 1  # inside brackets
        if opens_clause(sent, k) and sent.low(k) not in ("which", "who"):
            return k + 1
        if _joins_clause(sent, k) and k + 1 < i:
            return k + 1
    return 0


def _trim(sent: Sentence, k: int, floor: int) -> int:
    while k > floor and (
        (sent.tokens[k].tag == "p" and sent.tokens[k].text not in (")", "”", '"', "%", ".")) or sent.low(k) in ("and", "but")
    ):
        k -= 1
    return k
