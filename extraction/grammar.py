"""Who does it, and how surely: the subject and the mood of a verb, found by walking left from it.

Covers passive ("was opened by"), raised subjects ("is set to open"), ordinals ("was one of the first countries to
recognize"), coordination ("broke relations … and established"), relative clauses, insertions between commas, pronouns
("both nations", "it") and participles.
"""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.context import (
    CONTROL,
    PAIR_NOUNS,
    done_by_then,
    his_country,
    is_accused,
    is_definite,
    is_hoped,
    owned_office,
    pair_before,
)
from legation.extraction.memory import Memory
from legation.extraction.sentence import Sentence
from legation.extraction.subjects import ANAPHORS, before_insertion, clause_subject, parallel_subject, prepositional_head
from legation.extraction.text import Ref
from legation.extraction.verbs import BECOME, DETERMINERS, INTENTION, Subject, in_ordinal, verb_group
from legation.extraction.wordlist import words

PROMPTING = words("prompt prompts prompted prompting lead leads led leading cause causes caused causing")


_COMING = words("process verge midst cusp point aim goal intention eve course")
"""What "is in the … of" makes a coming deed of: "is in the process of opening"."""


def subject_of(sent: Sentence, verb: int, memory: Memory) -> Subject:
    """The subject of the verb at token `verb`, with the verb group's mood; an "if" before it makes it no fact."""
    found = _subject_of(sent, verb, memory)
    loose = found.ref is None and found.index > 2 and sent.tag(found.index) == "w" and found.head not in v.PRONOUNS | ANAPHORS | PAIR_NOUNS
    if loose and (opening := _open_insertion(sent, found.index)) is not None:
        found.ref, found.index = sent.tokens[opening].ref, opening
    k = found.index - 1
    while k >= 0 and sent.low(k) in DETERMINERS:
        k -= 1
    found.possible |= found.index >= 0 and sent.low(k) in ("if", "unless", "whether")
    found.possible |= found.index >= 0 and sent.low(k) == "had" and k <= 1 and sent.tag(verb - 1) != "w"  # "Had Iran opened …"
    found.possible |= found.index >= 0 and any(sent.low(j) == "that" and sent.low(j - 1) in CONTROL for j in range(k + 1, found.index))
    if found.negated and not found.planned and not found.denied and done_by_then(sent, verb):
        found.negated = False
    return found


def _subject_of(sent: Sentence, verb: int, memory: Memory) -> Subject:
    found = Subject(None, -1)
    i = verb_group(sent, verb, found)
    if sent.low(verb).endswith("ing") and found.passive:
        found.passive = False  # "is cutting"
    if "there" in found.words or (i >= 0 and sent.low(i) == "with" and found.planned and found.governed):
        _take(found, clause_subject(sent, i, memory))
        return found
    gerund = sent.low(verb).endswith("ing") and not found.governed and v.AUXILIARIES.isdisjoint(found.words)
    if gerund and sent.low(i) not in ("and", "or"):
        return _gerund_subject(sent, verb, i, found, memory)
    if "to" in found.words and not found.planned and {"is", "are"} & set(found.words) and not found.governed:
        found.planned = True  # "is to reopen"
    elif found.words[:2] == ["to", "only"] and i >= 0:
        _take(found, clause_subject(sent, i, memory))
        return found
    elif "to" in found.words and not (found.governed or found.planned or found.denied) and i >= 0:
        _infinitive(sent, i, found, memory)
        return found
    _settle(sent, i, found, memory)
    return found


def _open_insertion(sent: Sentence, i: int) -> int | None:
    """ "Iraq, in solidarity with Algeria in its war against France, broke …" without the second comma: the party before the first."""
    comma = next((k for k in range(i, 0, -1) if sent.tokens[k].text in (",", ";")), None)
    if comma is None or sent.tokens[comma].text == ";" or sent.tag(comma - 1) != "A" or prepositional_head(sent, comma - 1) is not None:
        return None
    verbs = any(sent.tag(k) == "w" and sent.low(k) in v.FINITE for k in range(comma + 1, i + 1))
    return None if verbs or sent.low(comma + 1) not in v.PREPOSITIONS else comma - 1


def _infinitive(sent: Sentence, i: int, found: Subject, memory: Memory) -> None:
    """A bare "to visit": a headline's future ("Macron to visit Oslo"), a purpose ("travels to Oslo to meet"), or what somebody
    else is urged or invited to do, which says nothing of the deed."""
    found.planned = True
    k = i
    while k > 0 and sent.tag(k) in ("A", "N", "C") and sent.low(k - 1) in DETERMINERS:
        k -= 1
    if sent.tag(i) == "A" and (k == 0 or (k <= 4 and sent.tag(0) == "D")):
        found.ref, found.index = sent.tokens[i].ref, i
        return
    if sent.tag(i) == "A" and sent.low(k - 1) in PROMPTING:
        found.ref, found.index, found.planned = sent.tokens[i].ref, i, False  # "prompts Georgia to sever"
        return
    if sent.tag(i) == "A" and sent.low(k - 1) == "by" and sent.low(k - 2) in INTENTION:
        found.ref, found.index = sent.tokens[i].ref, i  # "plans by an Australian minister to visit Taiwan"
        return
    if any(sent.low(j) in CONTROL for j in range(max(0, i - 9), i + 1)):
        found.possible = True
        return
    _take(found, clause_subject(sent, i, memory))


def _settle(sent: Sentence, i: int, found: Subject, memory: Memory, depth: int = 0) -> None:
    """Decides what the token left of the verb group means as a subject."""
    if i < 0 or depth > 6:
        return
    token, low = sent.tokens[i], sent.low(i)
    listed = token.text == "," and i + 1 < len(sent.tokens) and sent.low(i + 1) in v.BASES
    if (low in ("and", "or", "nor") or listed) and (base := _coordinated_infinitive(sent, i, found)) is not None:
        inner = Subject(None, -1)
        k = verb_group(sent, base, inner)
        found.planned, found.denied, found.agreed, found.possible = inner.planned, inner.denied, inner.agreed, inner.possible
        found.negated |= inner.negated
        found.planned |= inner.words[:1] == ["to"] and not {"was", "were", "is", "are"}.isdisjoint(inner.words)
        return _settle(sent, k, found, memory, depth + 1)
    if token.text in (",", "–", "—"):
        if i <= 2 and sent.tag(i - 1) == "A" and all(sent.low(k) in DETERMINERS for k in range(i - 1)):
            return _settle(sent, i - 1, found, memory, depth + 1)  # "India and Peru, mutually recognised …": a stray comma
        before = before_insertion(sent, i)
        if before is None:  # "the High Commission in Suva which had been closed in 1990, was reopened"
            bare = next(
                (k for k in range(i - 1, max(0, i - 14), -1) if sent.low(k) == "which" and sent.tag(k - 1) in ("A", "C", "M")), None
            )
            before = bare - 1 if bare is not None else None
        if before is not None:
            return _settle(sent, before, found, memory, depth + 1)
        return _take(found, clause_subject(sent, i - 1, memory))
    if token.text in ('"', "”", "“", "'", "’"):
        return _settle(sent, i - 1, found, memory, depth + 1)
    if low in ("and", "but", "or", "then"):
        plain = low == "and" and not found.words
        return _take(found, parallel_subject(sent, i - 1, i + 1, memory) if plain else clause_subject(sent, i - 1, memory))
    if low in ("which", "who", "that") and token.tag == "w":
        k = i - 1
        if k >= 0 and sent.tokens[k].text == ",":
            k -= 1
        if low == "that" and sent.tag(k) in ("N", "A", "C") and sent.low(k - 1) in ("in", "of"):
            far = next((j for j in (k - 2, k - 3) if sent.low(j) in ("country", "state", "nation", "countries", "states")), None)
            k = far if far is not None else k  # "the first country in Latin America that recognized Turkey"
        if sent.low(k) in ("countries", "states", "nations", "country", "state", "nation"):
            while k >= 0 and in_ordinal(sent, k) and sent.low(k) not in BECOME:
                k -= 1
            if sent.low(k) in BECOME:  # "was one of the three countries which withdrew"
                return _settle(sent, k - 1, found, memory, depth + 1)
            return
        if sent.tag(k) in "AC" and sent.tag(k):
            found.ref, found.index = sent.tokens[k].ref, k
            head = prepositional_head(sent, k)
            if head is not None and sent.tag(head) == "M":  # "the Swiss embassy in Tehran, which represents …"
                found.ref = sent.tokens[head - 1].ref if sent.tag(head - 1) in ("J", "A") else None
        return
    if low in v.PRONOUNS:
        found.index = i
        other = clause_subject(sent, i - 1, memory)
        while low in ("he", "she") and other is not None and other[0] is not None and other[0].role != "person" and other[1] > 0:
            other = clause_subject(sent, other[1] - 1, memory)  # "Merz promises Ukraine help as he receives …"
        if other is None and low in ("it", "they"):
            stop = next((k for k in range(i - 1, 0, -1) if sent.tokens[k].text == ";"), None)
            other = clause_subject(sent, stop - 1, memory) if stop is not None else _owner_before(sent, i)
        if low == "they" and other is not None and other[0] is not None and len(other[0].parties) < 2:
            pair = pair_before(sent, i, memory)
            other = (pair, i) if pair else other
        found.ref = (other[0] if other else memory.subject) if low != "we" else None
        found.head = low
        return
    if token.tag in ("A", "C") and token.ref is not None:
        head = prepositional_head(sent, i)
        if head is None:
            found.ref, found.index = token.ref, i
            if token.tag == "C" and token.kind not in ("capital",):
                found.ref = None
        else:
            while sent.tag(head) in ("A", "C") and (further := prepositional_head(sent, head)) is not None and further != head:
                head = further  # "the embassy of Kazakhstan in Israel opened"
            found.index, found.head = head, sent.low(head)
            if found.head in ("government", "administration", "regime", "cabinet") and sent.tag(head - 1) in ("N", "w"):
                found.ref = Ref(token.ref.parties, "government")  # "the Howard government in Australia"
            if sent.tag(head) == "A":
                found.ref = sent.tokens[head].ref
        return
    found.index, found.head = i, low
    if low in PAIR_NOUNS and (sent.low(i - 1) in ("both", "two", "three", "four", "the") or low == "two"):
        found.ref = pair_before(sent, i, memory)
    elif low in ("government", "administration", "regime") and sent.tag(i - 1) == "J" and sent.tokens[i - 1].kind == "owner":
        found.ref = sent.tokens[i - 1].ref  # "De Gaulle's government"
    elif token.tag == "J" and token.kind == "owner" and found.governed:
        found.ref = token.ref  # "Algeria's decision to expel"
    elif his_country(sent, i):
        owner = clause_subject(sent, i - 2, memory)
        found.ref = Ref(owner[0].parties) if owner is not None and owner[0] is not None else None
    elif (its := owned_office(sent, i)) is not None:
        owner = clause_subject(sent, its - 1, memory)
        if owner is not None and owner[0] is not None:
            found.ref = Ref(owner[0].parties, "person", noun=low)
    elif low in ANAPHORS and sent.low(i - 1) == "the" and sent.low(i - 2) in ("to", "of", "in") and sent.tag(i - 3) == "A":
        found.ref, found.index = sent.tokens[i - 3].ref, i - 3  # "the Russian ambassador to the country"
    elif low in ANAPHORS and token.tag == "w" and is_definite(sent, i):
        found.head = "the"
        other = clause_subject(sent, i - 1, memory)
        found.ref = other[0] if other else memory.subject or _named_before(sent, i)
    elif token.tag == "w" and (joint := _joined_before(sent, i)) is not None:
        found.ref, found.index = sent.tokens[joint].ref, joint
    elif token.tag == "s" and sent.low(i - 1) in ANAPHORS and is_definite(sent, i - 1):
        found.head, found.ref = "the", _named_before(sent, i - 1)  # "in response to the country's move to cut ties"


def _owner_before(sent: Sentence, i: int) -> tuple[Ref | None, int] | None:
    """For "said the UK's position has not changed, and that it …": the owner that stands before the verb."""
    for k in range(i - 1, -1, -1):
        token = sent.tokens[k]
        if token.tag == "J" and token.kind == "owner" and token.ref is not None and prepositional_head(sent, k) is None:
            return token.ref, k
    return None


def _joined_before(sent: Sentence, i: int) -> int | None:
    """For "Zelenskyy and several European leaders" ending at `i`: the party or person before "and"."""
    k = i - 1
    while (
        k > 0
        and i - k < 5
        and sent.tag(k) in ("w", "n", "N", "J")
        and sent.low(k) != "and"
        and sent.low(k) not in v.PREPOSITIONS | v.FINITE
    ):
        k -= 1
    k -= sent.low(k) == "and" and sent.low(k - 1) == "," and sent.tag(k - 2) == "A"  # "President N, and his 27 delegates arrived"
    company = sent.low(i) in v.PERSON_TITLES or sent.low(i) in ("delegates", "entourage", "wife", "husband", "team")
    joined = sent.low(k) in ("and", ",") and sent.tag(k - 1) == "A" and company
    return k - 1 if joined and prepositional_head(sent, k - 1) is None else None


def _named_before(sent: Sentence, i: int) -> Ref | None:
    """Whom "the government" at token `i` means in a text that has told of nobody yet: the party of the sentence named last."""
    ref = next((t.ref for t in reversed(sent.tokens[:i]) if t.ref is not None and t.tag in "AJC"), None)
    return Ref(ref.parties) if ref is not None and len(ref.parties) == 1 else None


def _coordinated_infinitive(sent: Sentence, i: int, found: Subject) -> int | None:
    """For "refused to recognize or establish": the place of the first verb after "to" or a modal, which rules both."""
    if found.words or not sent.tokens[i + 1 :] or sent.low(i + 1) in v.FINITE - v.BASES - {"cut", "shut"}:
        return None
    for k in range(i - 1, max(-1, i - 14), -1):
        low = sent.low(k)
        if sent.tag(k) == "w" and (low in ("to", "will", "would") or low in ("may", "might", "could")):
            base = low != "to" or sent.low(k + 1) in v.BASES or sent.low(k + 1) in ("recognize", "open", "send", "sell", "buy", "meet")
            return k + 1 if base and sent.tag(k + 1) == "w" else None
        if (sent.tag(k) == "w" and low in v.FINITE - v.BASES) or sent.tokens[k].text == ";":
            return None
    return None


def _take(found: Subject, other: tuple[Ref | None, int] | None) -> None:
    if other is not None:
        found.ref, found.index = other


def _gerund_subject(sent: Sentence, verb: int, i: int, found: Subject, memory: Memory) -> Subject:
    """ "Israel, recognizing …", "by recognizing …", "After breaking relations, Iran …", "accuses Iran of supplying"."""
    if sent.low(i) == "of" and sent.low(i - 1) in ("accused", "suspected"):
        _take(found, clause_subject(sent, i - 1, memory))
        found.alleged = True
        return found
    if sent.low(i) == "of" and is_accused(sent, i - 2):
        if sent.tag(i - 1) == "A":
            found.ref, found.index, found.alleged = sent.tokens[i - 1].ref, i - 1, True
        elif sent.low(i - 1) in ("it", "them"):
            before = [t.ref for t in sent.tokens[: i - 1] if t.tag == "A" and t.ref is not None]
            found.ref, found.index, found.alleged = (before[-1] if before else None), i - 1, True
        return found
    if sent.low(i) in ("denies", "denied", "deny", "rejects", "rejected") or (
        sent.low(i) == "out" and sent.low(i - 1) in ("rules", "ruled", "rule")
    ):
        found.denied = True
    if sent.low(i) == "of" and sent.low(i - 1) in _COMING:
        _take(found, clause_subject(sent, i - 1, memory))
        found.planned = True
        return found
    if is_hoped(sent, i):
        found.possible = True
    if sent.low(i) in (
        "considering",
        "consider",
        "considers",
        "considered",
        "proposed",
        "proposes",
        "suggested",
        "discuss",
        "discussed",
        "about",
    ):
        found.planned = found.wished = True
    thus = any(sent.low(k) in ("thus", "thereby", "effectively", "implicitly") for k in range(i + 1, verb))
    if sent.tag(i) == "A" and sent.low(verb - 1) != "," and not thus:
        found.ref, found.index = sent.tokens[i].ref, i
        return found
    other = clause_subject(sent, i, memory)
    if other is None:
        comma = next((k for k in range(verb, min(len(sent.tokens), verb + 30)) if sent.tokens[k].text == ","), None)
        if comma is not None:
            k = comma + 1
            while sent.low(k) in DETERMINERS:
                k += 1
            if sent.tag(k) == "A":
                other = (sent.tokens[k].ref, k)
    _take(found, other)
    return found
