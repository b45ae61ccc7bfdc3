"""Who does it, and how surely: the subject and the mood of a verb, found by walking left from it.

Covers passive ("was opened by"), raised subjects ("is set to open"), ordinals ("was one of the first countries to
recognize"), coordination ("broke relations … and established"), relative clauses, insertions between commas, pronouns
("both nations", "it") and participles.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction import vocabulary as v
from extraction.memory import Memory
from extraction.sentence import Sentence
from extraction.text import Ref

_BE = frozenset("is are was were be been being".split())
_DETERMINERS = frozenset("the a an its their his her this that these those our both all such new".split())
_ORDINAL = frozenset(
    """one of the first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth only last latest next country
    countries nation nations state states member members government among un-member to-date world arab african european asian
    american muslim western latin islamic major power powers not un in as a recent most also foreign and non-arab permanent
    south southeast east central g7 g20 caribbean pacific island un among administration administrations leader leaders
    ever sitting two three four five six seven eight nine ten dozen several few many head heads serving""".split()
)
_BODIES = frozenset({"UN", "EU", "NATO", "AU", "OAS", "ASEAN", "G7", "G20", "BRICS", "LAS", "OIC"})
_BECOME = frozenset("is are was were be been being became become becomes becoming remains".split())
_INTENTION = frozenset("intention intentions plan plans decision decisions agreement desire willingness intent readiness move proposal commitment".split())
_CONTROL = frozenset(
    """urge urges urged urging call calls called calling ask asks asked asking invite invites invited inviting invitation allow allows
    allowed want wants wanted encourage encourages encouraged persuade persuaded pressure pressured pressuring press pressed force
    forced require requires required convince convinced advise advised tell tells told enable enables enabled order orders ordered
    demand demands demanded appeal request requests requested lobby lobbied need needs failure inability refusal reluctance effort
    efforts attempt attempts bid pressure willing unwilling likely unlikely ability right opportunity
    mandate proposal offer request cancel cancels cancelled canceled scrap scraps scrapped reject rejects rejected block blocks blocked blocking
    halt halts halted suspend suspends suspended""".split()
)
_GOVERNING = frozenset(
    "continue continues continued begin begins began used able help helps helped manage manages managed fail fails failed failing need move moves moved choose chose opted".split()
)
_PAIR_NOUNS = frozenset("nations countries states sides governments parties neighbors neighbours republics nation country two".split())
_ANAPHORS = frozenset("country nation kingdom republic state government sultanate emirate island latter administration regime parliament".split())
_WHEN_PREPOSITIONS = frozenset("on in since by during at from until of around about".split())


@dataclass(slots=True)
class Subject:
    """Who does what a verb says. `ref` is None where the subject names no party; `index` is its token (-1: unknown)."""

    ref: Ref | None
    index: int
    passive: bool = False
    planned: bool = False
    agreed: bool = False
    wished: bool = False
    possible: bool = False
    denied: bool = False
    negated: bool = False
    alleged: bool = False
    head: str = ""
    governed: bool = False
    words: list[str] = field(default_factory=list)

    @property
    def modality(self) -> str:
        """done, planned, alleged or denied; a denial outweighs the rest."""
        if self.denied:
            return "denied"
        if self.alleged:
            return "alleged"
        return "planned" if self.planned else "done"


def subject_of(sent: Sentence, verb: int, memory: Memory) -> Subject:
    """The subject of the verb at token `verb`, with the verb group's mood."""
    found = Subject(None, -1)
    i = _verb_group(sent, verb, found)
    if sent.low(verb).endswith("ing") and found.passive:
        found.passive = False  # "is cutting"
    gerund = sent.low(verb).endswith("ing") and not found.words
    if gerund and sent.low(i) not in ("and", "or"):
        return _gerund_subject(sent, verb, i, found, memory)
    if "to" in found.words and not (found.governed or found.planned or found.denied) and i >= 0:
        _infinitive(sent, i, found, memory)
        return found
    _settle(sent, i, found, memory)
    return found


def _infinitive(sent: Sentence, i: int, found: Subject, memory: Memory) -> None:
    """A bare "to visit": a headline's future ("Macron to visit Oslo"), a purpose ("travels to Oslo to meet"), or what somebody
    else is urged or invited to do, which says nothing of the deed."""
    found.planned = True
    k = i
    while k > 0 and sent.tag(k) in ("A", "N", "C") and sent.low(k - 1) in _DETERMINERS:
        k -= 1
    if sent.tag(i) == "A" and (k == 0 or (k <= 4 and sent.tag(0) == "D")):
        found.ref, found.index = sent.tokens[i].ref, i
        return
    if any(sent.low(j) in _CONTROL for j in range(max(0, i - 9), i + 1)):
        found.possible = True
        return
    _take(found, clause_subject(sent, i, memory))


def _verb_group(sent: Sentence, verb: int, found: Subject) -> int:
    """Walks over adverbs, auxiliaries and governing verbs; returns the first token left of them."""
    i, infinitive, governed = verb - 1, False, False
    while i >= 0:
        token, low = sent.tokens[i], sent.low(i)
        if token.tag == "D":
            i -= 2 if sent.low(i - 1) in _WHEN_PREPOSITIONS else 1
            continue
        if token.text == ",":
            opening = next((k for k in range(i - 1, max(-1, i - 9), -1) if sent.tokens[k].text == ","), None)
            if opening is None or sent.low(opening - 1) not in v.AUXILIARIES:
                return i
            i = opening - 1
            continue
        if token.text == ")":
            opening = next((k for k in range(i - 1, max(-1, i - 12), -1) if sent.tokens[k].text == "("), None)
            if opening is None:
                return i
            i = opening - 1
            continue
        if token.tag != "w" and not (infinitive and _in_ordinal(sent, i)):
            return i
        if low in v.ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in ("italy", "july")):
            found.negated |= low in ("not", "never", "n't")
            found.alleged |= low in ("reportedly", "allegedly", "purportedly")
        elif low == "longer" and sent.low(i - 1) == "no":
            found.negated = True
        elif low in v.AUXILIARIES:
            infinitive |= low == "to"
            found.planned |= low in ("will", "would", "shall", "'ll")
            found.possible |= low in ("may", "might", "could", "can", "should", "must")
            found.possible |= low == "would" and any(t.low == "if" for t in sent.tokens)
            found.possible |= infinitive and low in ("have", "has", "had") and sent.low(i + 1) == "to"
            found.passive |= low in _BE and not governed and not infinitive
            if low == "to" and i == verb - 1 and sent.low(i - 1) in ("committed", "opposed", "addition", "prior", "return", "closer", "according"):
                return i
        elif infinitive and low in v.REFUSING:
            found.denied = found.governed = governed = True
        elif infinitive and low in v.PLANNING:
            found.planned = found.governed = governed = True
            found.agreed |= low in v.AGREEING
            found.wished |= low in v.WISHING
            found.possible |= found.wished
            found.passive &= low not in v.PLANNING
        elif infinitive and low in _GOVERNING:
            governed = found.governed = True
            found.negated |= low.startswith("fail")
        elif infinitive and low in _INTENTION:
            found.planned = found.governed = governed = True
            i -= 1
            while i >= 0 and (sent.low(i) in _DETERMINERS or sent.low(i) in v.SAYING or sent.low(i) in ("made", "make", "makes", "took", "takes", "express", "expressed", "expresses", "reached", "sign", "signed", "had", "has", "have", "formal", "of", "official")):
                i -= 1
            found.words.append(low)
            continue
        elif infinitive and _in_ordinal(sent, i):
            j = i
            while j >= 0 and _in_ordinal(sent, j) and sent.low(j) not in _BECOME:
                j -= 1
            if sent.low(j) not in _BECOME:
                if sent.tag(j) == "A" or sent.text[sent.tokens[j].start : sent.tokens[j].end] == ",":
                    return j
                return i
            i, governed, found.governed = j - 1, True, True
            found.words.append("became")
            infinitive = sent.low(i) == "to" or sent.low(j) in ("become", "be")
            continue
        else:
            return i
        found.words.append(low)
        i -= 1
    return i


def _in_ordinal(sent: Sentence, i: int) -> bool:
    token = sent.tokens[i]
    if token.tag == "A" and token.ref is not None:
        return token.ref.parties[0] in _BODIES or (bool(token.ref.noun) and not token.ref.person and sent.low(i - 1) in _ORDINAL | v.TITLE_MODIFIERS)
    return token.low in _ORDINAL or token.tag in "Jn" or (token.tag == "w" and token.low in v.PERSON_TITLES | v.TITLE_MODIFIERS)


def _settle(sent: Sentence, i: int, found: Subject, memory: Memory, depth: int = 0) -> None:
    """Decides what the token left of the verb group means as a subject."""
    if i < 0 or depth > 6:
        return
    token, low = sent.tokens[i], sent.low(i)
    if token.text in (",", "–", "—"):
        before = _before_insertion(sent, i)
        if before is not None:
            return _settle(sent, before, found, memory, depth + 1)
        return _take(found, clause_subject(sent, i - 1, memory))
    if token.text in ("\"", "”", "“", "'", "’"):
        return _settle(sent, i - 1, found, memory, depth + 1)
    if low in ("and", "or", "nor") and (base := _coordinated_infinitive(sent, i, found)) is not None:
        inner = Subject(None, -1)
        k = _verb_group(sent, base, inner)
        found.planned, found.denied, found.agreed, found.possible = inner.planned, inner.denied, inner.agreed, inner.possible
        found.negated |= inner.negated
        return _settle(sent, k, found, memory, depth + 1)
    if low in ("and", "but", "or", "then"):
        return _take(found, clause_subject(sent, i - 1, memory))
    if low in ("which", "who", "that") and token.tag == "w":
        k = i - 1
        if k >= 0 and sent.tokens[k].text == ",":
            k -= 1
        if sent.low(k) in ("countries", "states", "nations", "country", "state", "nation"):
            while k >= 0 and _in_ordinal(sent, k) and sent.low(k) not in _BECOME:
                k -= 1
            if sent.low(k) in _BECOME:  # "was one of the three countries which withdrew"
                return _settle(sent, k - 1, found, memory, depth + 1)
            return
        if sent.tag(k) in "AC" and sent.tag(k):
            found.ref, found.index = sent.tokens[k].ref, k
            head = _prepositional_head(sent, k)
            if head is not None and sent.tag(head) == "M":  # "the Swiss embassy in Tehran, which represents …"
                found.ref = sent.tokens[head - 1].ref if sent.tag(head - 1) in ("J", "A") else None
        return
    if low in v.PRONOUNS:
        found.index = i
        other = clause_subject(sent, i - 1, memory)
        if low == "they" and other is not None and other[0] is not None and len(other[0].parties) < 2:
            pair = pair_before(sent, i, memory)
            other = (pair, i) if pair else other
        found.ref = (other[0] if other else memory.subject) if low != "we" else None
        found.head = low
        return
    if token.tag in ("A", "C") and token.ref is not None:
        head = _prepositional_head(sent, i)
        if head is None:
            found.ref, found.index = token.ref, i
            if token.tag == "C" and token.kind not in ("capital",):
                found.ref = None
        else:
            found.index, found.head = head, sent.low(head)
            if sent.tag(head) == "A":
                found.ref = sent.tokens[head].ref
        return
    found.index, found.head = i, low
    if low in _PAIR_NOUNS and (sent.low(i - 1) in ("both", "two", "the") or low == "two"):
        found.ref = pair_before(sent, i, memory)
    elif low in _ANAPHORS and token.tag == "w" and _is_definite(sent, i):
        found.head = "the"
        other = clause_subject(sent, i - 1, memory)
        found.ref = other[0] if other else memory.subject


def _coordinated_infinitive(sent: Sentence, i: int, found: Subject) -> int | None:
    """For "refused to recognize or establish": the place of the first verb after "to" or a modal, which rules both."""
    if found.words or not sent.tokens[i + 1 :] or sent.low(i + 1) in v.FINITE - v.BASES:
        return None
    for k in range(i - 1, max(-1, i - 14), -1):
        low = sent.low(k)
        if sent.tag(k) == "w" and (low in ("to", "will", "would") or low in ("may", "might", "could")):
            return k + 1 if sent.low(k + 1) in v.BASES or sent.low(k + 1) in ("recognize", "open", "send", "sell", "buy", "meet") else None
        if sent.tag(k) == "w" and low in v.FINITE - v.BASES or sent.tokens[k].text == ";":
            return None
    return None


def _is_definite(sent: Sentence, i: int) -> bool:
    """Whether "the", "this" or "that" stands before the noun at `i`, with at most two words between."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if sent.low(k) in ("the", "that", "this"):
            return True
        if sent.tag(k) not in ("w", "N") or sent.low(k) in v.PREPOSITIONS:
            return False
    return False


def _take(found: Subject, other: tuple[Ref | None, int] | None) -> None:
    if other is not None:
        found.ref, found.index = other


def _prepositional_head(sent: Sentence, i: int) -> int | None:
    """Where token `i` hangs on a preposition ("protesters in Israel"), the noun before it; None if it stands free."""
    k = i - 1
    while k >= 0 and (sent.low(k) in _DETERMINERS or (sent.tag(k) == "w" and sent.low(k) in v.TITLE_MODIFIERS)):
        k -= 1
    if k < 0 or sent.tag(k) != "w" or sent.low(k) not in v.PREPOSITIONS:
        return None
    return k - 1 if k >= 1 else None if sent.low(k) in ("like", "including") else k


def _before_insertion(sent: Sentence, comma: int) -> int | None:
    """The token before "…, a key ally of Israel," when the walk meets its closing comma."""
    for k in range(comma - 1, max(-1, comma - 30), -1):
        if sent.tokens[k].text in (",", "–", "—") and k >= 1:
            inside = range(k + 1, comma)
            relative = sent.low(k + 1) in ("which", "who", "whose", "where", "in", "on", "along", "as", "following", "after", "under", "through", "by", "at", "for", "led", "despite", "like")
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
        pair = low in _PAIR_NOUNS and sent.low(k - 1) in ("both", "two")
        anaphor = low in _ANAPHORS and sent.low(k - 1) == "the"
        if not (token.tag == "A" or (token.tag == "C" and token.kind == "capital") or pronoun or pair or anaphor):
            continue
        if not _before_verb(sent, k):
            continue
        if token.tag in "AC":
            head = _prepositional_head(sent, k)
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
        if token.tag == "w" and (low in v.FINITE or low in v.BASES):
            return True
        if token.tag == "D" or low in v.ADVERBS or (low.endswith("ly") and token.tag == "w") or (low in _WHEN_PREPOSITIONS and sent.tag(j + 1) == "D"):
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


def _gerund_subject(sent: Sentence, verb: int, i: int, found: Subject, memory: Memory) -> Subject:
    """ "Israel, recognizing …", "by recognizing …", "After breaking relations, Iran …", "accuses Iran of supplying"."""
    if sent.low(i) == "of" and _accused(sent, i - 2):
        if sent.tag(i - 1) == "A":
            found.ref, found.index, found.alleged = sent.tokens[i - 1].ref, i - 1, True
        elif sent.low(i - 1) in ("it", "them"):
            before = [t.ref for t in sent.tokens[: i - 1] if t.tag == "A" and t.ref is not None]
            found.ref, found.index, found.alleged = (before[-1] if before else None), i - 1, True
        return found
    if sent.low(i) in ("denies", "denied", "deny", "rejects", "rejected"):
        found.denied = True
    if _hoped(sent, i):
        found.possible = True
    if sent.low(i) in ("considering", "consider", "considers", "considered", "proposed", "proposes", "suggested", "discuss", "discussed", "about"):
        found.planned = found.wished = True
    if sent.tag(i) == "A" and sent.low(verb - 1) != ",":
        found.ref, found.index = sent.tokens[i].ref, i
        return found
    other = clause_subject(sent, i, memory)
    if other is None:
        comma = next((k for k in range(verb, min(len(sent.tokens), verb + 30)) if sent.tokens[k].text == ","), None)
        if comma is not None:
            k = comma + 1
            while sent.low(k) in _DETERMINERS:
                k += 1
            if sent.tag(k) == "A":
                other = (sent.tokens[k].ref, k)
    _take(found, other)
    return found


_UNREAL_GERUND = frozenset(
    """considering consider considers considered proposed proposes proposing suggested suggests discuss discussed discussing delayed delay delays avoid
    avoided avoids oppose opposed opposes opposing without against prevent prevented rule stop stopped halt halted possibility idea interested
    interest prospect threatened threatens instead option conditions return""".split()
)


def _hoped(sent: Sentence, i: int) -> bool:
    """Whether the words before a gerund make it a wish, a refusal or a mere idea: "called for lifting", "the possibility of importing"."""
    near = [sent.low(k) for k in range(max(0, i - 2), i + 1)]
    return any(w in _UNREAL_GERUND for w in near) or (sent.low(i) in ("for", "from", "of") and any(w in _CONTROL for w in near))


def _accused(sent: Sentence, i: int) -> bool:
    while i >= 0 and sent.low(i) in _DETERMINERS:
        i -= 1
    return sent.low(i) in ("accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected")


def pair_before(sent: Sentence, i: int, memory: Memory) -> Ref | None:
    """The two parties that "both countries" means: those of the sentence so far, else of the text."""
    parties: list[str] = []
    for token in sent.tokens[: max(i, 0)]:
        if token.ref is not None and token.tag in "AJ":
            parties += [p for p in token.ref.parties if p not in parties and memory.is_state(p)]
    if len(parties) == 2:
        return Ref(tuple(parties))
    if memory.pair is not None and len(parties) < 2:
        return Ref(memory.pair)
    if len(parties) > 2:
        return Ref(tuple(parties[:2]))
    whole = list(dict.fromkeys(p for t in sent.tokens if t.ref is not None and t.tag in "AJ" for p in t.ref.parties if memory.is_state(p)))
    if len(whole) == 2:
        return Ref((whole[0], whole[1]))
    recent = list(dict.fromkeys(reversed(memory.order)))[:2]
    return Ref((recent[1], recent[0])) if len(recent) == 2 else None
