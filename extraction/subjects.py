"""Which noun phrase stands as subject: walks left over prepositions, insertions and coordinated verbs."""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.context import PAIR_NOUNS, pair_before
from legation.extraction.memory import Memory
from legation.extraction.sentence import Sentence
from legation.extraction.text import Ref
from legation.extraction.verbs import DETERMINERS, WHEN_PREPOSITIONS
from legation.extraction.wordlist import words

ANAPHORS = words(
    "duchy principality federation bloc country nation kingdom republic state government sultanate emirate island latter "
    "administration regime parliament"
)


def prepositional_head(sent: Sentence, i: int) -> int | None:
    """Where token `i` hangs on a preposition ("protesters in Israel"), the noun before it; None if it stands free."""
    k = i - 1
    if sent.tag(i) == "C" and sent.low(k) == "and" and sent.tag(k - 1) in ("N", "C"):
        return prepositional_head(sent, k - 1)  # "the Treaties of San Stefano and Berlin"
    if sent.low(k) == "that" and sent.tag(i) == "A":
        return None  # "because of this that Colombia decided"
    while k >= 0 and (sent.low(k) in DETERMINERS or (sent.tag(k) == "w" and sent.low(k) in v.TITLE_MODIFIERS)):
        k -= 1
    if k < 0 or sent.tag(k) != "w" or sent.low(k) not in v.PREPOSITIONS:
        return None
    if k >= 2 and sent.low(k - 1) in ("located", "based", "situated", "resident"):
        k -= 1
    return k - 1 if k >= 1 else None if sent.low(k) in ("like", "including") else k


def before_insertion(sent: Sentence, comma: int) -> int | None:
    """The token before "…, a key ally of Israel," when the walk meets its closing comma."""
    for k in range(comma - 1, max(-1, comma - 30), -1):
        if sent.tokens[k].text in (",", "–", "—") and k >= 1:
            inside = range(k + 1, comma)
            relative = sent.low(k + 1) in (
                "which",
                "who",
                "whose",
                "where",
                "in",
                "on",
                "along",
                "as",
                "following",
                "after",
                "under",
                "through",
                "by",
                "at",
                "for",
                "led",
                "despite",
                "like",
            )
            verb = any(sent.low(j) in v.FINITE and sent.tag(j) == "w" for j in inside)
            if sent.tag(k - 1) in ("A", "C", "N", "M") and (relative or not verb) and not (sent.tag(k + 1) == "A" and comma == k + 2):
                return k - 1
            if verb and not relative:
                return None
    return None


def clause_subject(sent: Sentence, i: int, memory: Memory) -> tuple[Ref | None, int] | None:
    """The nearest token at or left of `i` that stands as subject of a finite verb, with whom it stands for."""
    for k in range(i, -1, -1):
        token = sent.tokens[k]
        if token.text == ";":
            return None
        low = token.low
        pronoun = low in v.PRONOUNS and low not in ("which", "who", "that")
        pair = low in PAIR_NOUNS and sent.low(k - 1) in ("both", "two", "three", "four")
        anaphor = low in ANAPHORS and sent.low(k - 1) == "the"
        if not (token.tag == "A" or (token.tag == "C" and token.kind == "capital") or pronoun or pair or anaphor):
            continue
        if not _before_verb(sent, k):
            continue
        if token.tag in "AC":
            head = prepositional_head(sent, k)
            if head is not None:
                if sent.tag(head) == "A" and head > 0:
                    return sent.tokens[head].ref, head
                continue
            return token.ref, k
        if pair:
            return pair_before(sent, k, memory), k
        earlier = clause_subject(sent, k - 1, memory)
        return (earlier[0], k) if earlier else (memory.subject, k)
    return None


def _before_verb(sent: Sentence, k: int) -> bool:
    """Whether a finite verb follows token `k` directly, but for adverbs, times and insertions."""
    j, hops = k + 1, 0
    while j < len(sent.tokens) and hops < 40:
        token, low = sent.tokens[j], sent.low(j)
        if token.tag == "w" and low in v.AUXILIARIES and low != "to":
            return True
        if token.tag == "w" and (low in v.FINITE or low in v.BASES or (low.endswith("ed") and len(low) > 4)):
            return True
        if (
            token.tag == "D"
            or low in v.ADVERBS
            or (low.endswith("ly") and token.tag == "w")
            or (low in WHEN_PREPOSITIONS and sent.tag(j + 1) == "D")
        ):
            j += 1
        elif token.text == "(":
            closing = next((n for n in range(j, min(len(sent.tokens), j + 14)) if sent.tokens[n].text == ")"), None)
            if closing is None:
                return False
            j = closing + 1
        elif token.text == ",":
            closing = next((n for n in range(j + 1, min(len(sent.tokens), j + 25)) if sent.tokens[n].text == ","), None)
            if closing is None or hops > 1:
                return False
            j, hops = closing + 1, hops + 10
        elif low in ("which", "who", "that"):
            return False
        else:
            return False
        hops += 1
    return False


def parallel_subject(sent: Sentence, i: int, verb: int, memory: Memory) -> tuple[Ref | None, int] | None:
    """The subject of a verb joined by "and" at `i`: that of the verb in the same tense, where the nearest one is in another.

    "Albanese says that Iran directed two attacks and expels its ambassador": he who says it expels, not Iran.
    """
    near = clause_subject(sent, i, memory)
    if near is None or near[1] <= 0 or (form := _form(sent.low(verb))) is None:
        return near
    own = _verb_after(sent, near[1])
    if own is None or (other := _form(sent.low(own))) is None or other == form:
        return near
    earlier = clause_subject(sent, near[1] - 1, memory)
    told = _verb_after(sent, earlier[1]) if earlier is not None and earlier[0] is not None else None
    return earlier if told is not None and _form(sent.low(told)) == form and sent.low(told) in v.SAYING else near


def _form(low: str) -> str | None:
    """ "s" for a third person, "ed" for a past; None where the word does not show it."""
    if low in ("is", "are", "has", "have"):
        return "s"
    if low in ("was", "were", "had"):
        return "ed"
    if low in v.BASES or not (low in v.FINITE or (low.endswith("ed") and len(low) > 5)):
        return None
    return "s" if low.endswith("s") else "ed"


def _verb_after(sent: Sentence, k: int) -> int | None:
    return next((j for j in range(k + 1, min(len(sent.tokens), k + 12)) if sent.tag(j) == "w" and _form(sent.low(j))), None)
