"""Verb groups: auxiliaries, governing verbs and adverbs left of a verb, and the mood that they give it."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.extraction import vocabulary as v
from legation.extraction.sentence import Sentence
from legation.extraction.text import Ref
from legation.extraction.wordlist import words

_BE = words("is are was were be been being")
DETERMINERS = words("the a an its their his her this that these those our both all such new")
_ORDINAL = words(
    """one of the first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth only last latest next
    country countries nation nations state states member members government among un-member to-date succession world arab
    african european asian american muslim western latin islamic major power powers not un in as a recent most also
    foreign and non-arab permanent south southeast east central g7 g20 caribbean pacific island un among
    administration administrations leader leaders ever sitting two three four five six seven eight nine ten dozen
    eastern southern northern baltic balkan nordic scandinavian commonwealth gulf communist socialist catholic christian neighbouring
    regional sub-saharan english-speaking europe africa asia america americas oceania hemisphere region continent
    several few many head heads serving fully sovereign bloc eu incumbent independent muslim-majority"""
)
_BODIES = frozenset({"UN", "EU", "NATO", "AFU", "OAS", "ASEAN", "G7", "G20", "BRICS", "LAS", "OIC"})
BECOME = words("is are was were be been being became become becomes becoming remains")
INTENTION = words(
    "intention intentions plan plans decision decisions agreement desire willingness intent readiness move proposal commitment pledge "
    "promise vow moves"
)
_GOVERNING = words(
    "continue continues continued begin begins began used able help helps helped manage manages managed "
    "fail fails failed failing need moved choose chose opted"
)
WHEN_PREPOSITIONS = words("on in since by during at from until of around about")


_DECREES = words("order orders decree decrees bill law act legislation waiver resolution proclamation")
_SIGNS = words("sign signs signed signing issue issues issued issuing")


def _signed(sent: Sentence, i: int) -> int | None:
    """The place of "signs" in "signs an executive order", whose noun stands at `i`."""
    return next((k for k in range(i - 1, max(-1, i - 5), -1) if sent.low(k) in _SIGNS), None)


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


def verb_group(sent: Sentence, verb: int, found: Subject) -> int:
    """Walks over adverbs, auxiliaries and governing verbs; returns the first token left of them."""
    i, infinitive, governed = verb - 1, False, False
    while i >= 0:
        token, low = sent.tokens[i], sent.low(i)
        if token.tag == "D":
            i -= 2 if sent.low(i - 1) in WHEN_PREPOSITIONS else 1
            continue
        if token.text == ",":
            opening = next((k for k in range(i - 1, max(-1, i - 9), -1) if sent.tokens[k].text == ","), None)
            if opening is None or sent.low(opening - 1) not in v.AUXILIARIES:
                return i
            i = opening - 1
            continue
        if token.text == ")":
            opening = next((k for k in range(i - 1, max(-1, i - 30), -1) if sent.tokens[k].text == "("), None)
            if opening is None:
                return i
            i = opening - 1
            continue
        if token.tag != "w" and not (infinitive and in_ordinal(sent, i)):
            return i
        if low == "longer" and sent.low(i - 1) == "no":
            found.negated = True
        elif low in v.ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in ("italy", "july")):
            found.negated |= low in ("not", "never", "n't")
            found.alleged |= low in ("reportedly", "allegedly", "purportedly")
            found.possible |= low in ("presumably", "probably", "possibly")
        elif low in v.AUXILIARIES:
            infinitive |= low == "to"
            found.planned |= low in ("will", "would", "shall", "'ll")
            found.possible |= low in ("may", "might", "could", "can", "should", "must")
            found.possible |= low == "would" and any(t.low == "if" for t in sent.tokens)
            found.possible |= infinitive and low in ("have", "has", "had") and sent.low(i + 1) == "to"
            found.passive |= low in _BE and not governed and not infinitive
            if (
                low == "to"
                and i == verb - 1
                and sent.low(i - 1) in ("committed", "opposed", "addition", "prior", "return", "closer", "according")
            ):
                return i
        elif low == "order" and infinitive and sent.low(i - 1) == "in":
            i -= 1  # "in order to meet"
        elif infinitive and low in ("bill", "motion", "resolution", "draft", "amendment") and _signed(sent, i) is None:
            found.possible = True
            return i
        elif infinitive and low in _DECREES and (signs := _signed(sent, i)) is not None:
            i, governed, found.governed = signs, True, True  # "signs an order to ease sanctions"
        elif infinitive and low in v.REFUSING:
            found.denied = found.governed = governed = True
        elif infinitive and low in INTENTION and sent.low(i - 1) == "no":
            found.denied = found.governed = True  # "has no plans to meet", "there are no plans to meet"
            found.words += [low, "no"]
            i -= 2
            if sent.low(i) in ("is", "are", "were", "was") and sent.low(i - 1) == "there":
                found.words.append("there")
                return i - 2
            continue
        elif infinitive and low in v.PLANNING and not (low in INTENTION and sent.low(i - 1) in DETERMINERS | v.SAYING):
            found.planned = found.governed = governed = True
            found.agreed |= low in v.AGREEING
            found.wished |= low in v.WISHING
            found.possible |= found.wished
            found.passive &= low not in v.PLANNING
        elif infinitive and low in _GOVERNING:
            governed = found.governed = True
            found.negated |= low.startswith("fail")
        elif infinitive and low in INTENTION:
            found.planned = found.governed = governed = True
            found.possible |= low in ("desire", "willingness", "readiness", "proposal")
            i -= 1
            while i >= 0 and (
                sent.low(i) in DETERMINERS
                or sent.low(i) in v.SAYING
                or sent.low(i)
                in (
                    "approve",
                    "approves",
                    "approved",
                    "made",
                    "make",
                    "makes",
                    "took",
                    "takes",
                    "express",
                    "expressed",
                    "expresses",
                    "reached",
                    "sign",
                    "signs",
                    "signing",
                    "signed",
                    "reaches",
                    "had",
                    "has",
                    "have",
                    "formal",
                    "of",
                    "official",
                )
            ):
                i -= 1
            found.words.append(low)
            continue
        elif infinitive and low != "and" and in_ordinal(sent, i):
            j = i
            while j >= 0 and in_ordinal(sent, j) and sent.low(j) not in BECOME:
                j -= 1
            if sent.low(j) not in BECOME:
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


def in_ordinal(sent: Sentence, i: int) -> bool:
    token = sent.tokens[i]
    if token.tag == "A" and token.ref is not None:
        return token.ref.parties[0] in _BODIES or (
            bool(token.ref.noun) and not token.ref.person and sent.low(i - 1) in _ORDINAL | v.TITLE_MODIFIERS
        )
    return token.low in _ORDINAL or token.tag in "JnN" or (token.tag == "w" and token.low in v.PERSON_TITLES | v.TITLE_MODIFIERS)
