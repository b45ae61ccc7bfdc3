"""To whom a text attributes what it says: "X announces that …", "according to X", "…, X said"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.extraction import vocabulary as v
from legation.extraction.clauses import speaker_tail
from legation.extraction.memory import Memory
from legation.extraction.sentence import Sentence
from legation.extraction.subjects import clause_subject
from legation.extraction.wordlist import words

_ACCORDING = re.compile(
    r"(?:according to|data (?:from|by|of)|figures (?:from|by|of)|citing (?=Ⓝ|Ⓐ|sources|unnamed|anonymous|"
    r"officials|media|local|state media)|as reported by|reports? (?:by|from)) (?:the |a |an |data from |"
    r"figures from |estimates by |new |report by |study by )*"
)
_UNNAMED = re.compile(
    r"\b(?:sources?|reports?|media|officials?|newspapers?|unnamed|anonymous|rumou?rs|diplomats|"
    r"people familiar|insiders|agency|agencies|news)\b"
)
_PASSIVE_REPORT = re.compile(
    r"\b(?:it (?:is|was|has been) (?:reported|alleged|claimed|rumou?red)|(?:is|are|was|were|has|"
    r"have) (?:been )?(?:reported|alleged|believed|said|thought|rumou?red|suspected) to\b)"
)

_CUES = ("according", "citing", "data ", "figures", "report")
_DISTANT = ("reported", "alleged", "claimed", "rumo", "believed", "said to", "thought to", "suspected")


_UNNAMED_SPEAKERS = words("source sources newspaper newspapers daily media insiders report reports")
"""Who says it at the end of a sentence without a name, so that it stays hearsay: "…, an official source said"."""
_DENYING = words("denies denied deny denying rejects rejected rejecting dismisses dismissed refutes refuted")
_CHARGES = words("allegation allegations accusation accusations claim claims report reports rumours rumors suggestion suggestions")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it as written, for which parties that speaker acts, and whether the text itself keeps its distance."""

    said_by: str | None = None
    parties: tuple[str, ...] = ()
    alleged: bool = False
    denied: bool = False
    verb: int = -1
    speaker: int = -1


def attribution(sent: Sentence, subject: int, trigger: int, memory: Memory) -> Attribution:
    """The speaker of the clause whose subject stands at `subject` (-1: unknown) and whose verb at `trigger`."""
    found = _according(sent, max(subject, trigger)) if any(cue in sent.line for cue in _CUES) else None
    if found is not None:
        return found
    if any(word in sent.line for word in _DISTANT) and _PASSIVE_REPORT.search(sent.line):
        return Attribution(alleged=True)
    start = subject if subject >= 0 else trigger
    verb = _saying_before(sent, min(start, trigger))
    if verb is None:
        return _trailing(sent, max(start, trigger)) or Attribution()
    low = sent.low(verb)
    speaker = clause_subject(sent, verb - 1, memory)
    name = _written(sent, speaker[1]) if speaker else _name_before(sent, verb)
    parties = speaker[0].parties if speaker and speaker[0] else ()
    distance = low in v.ALLEGING
    place = speaker[1] if speaker else -1
    return Attribution(name, parties, distance, low in _DENYING, verb, place)


def _according(sent: Sentence, after: int) -> Attribution | None:
    match = _ACCORDING.search(sent.line)
    if match is None:
        return None
    i = next((k for k in range(len(sent.tokens)) if _starts_at(sent, k) >= match.end()), None)
    if i is None or any(sent.low(k) == "and" and sent.tokens[k + 1].text == "," for k in range(after, i - 1)):
        return None  # "visited China and, according to the agency, supported …": of what comes after
    j = i
    while j < len(sent.tokens) and sent.tokens[j].text not in (",", ".", ";", "(", ")") and j - i < 12 and sent.low(j) not in v.FINITE:
        j += 1
    if j == i:
        return None
    said = sent.text[sent.tokens[i].start : sent.tokens[j - 1].end]
    phrase = " ".join(t.low for t in sent.tokens[i:j])
    named = any(t.tag in "NA" or t.text[:1].isupper() for t in sent.tokens[i:j])
    official = re.search(
        r"\b(?:statement|communiqué|communique|press release|decree|document|law|agreement|ministry|government|treaty)\b", phrase
    )
    if official and not named:
        return Attribution()
    own = re.search(r"\b(?:its|their|his|her|the) (?:\w+ )?(?:data|figures|statistics)$", phrase) is not None
    return Attribution(said, (), bool(_UNNAMED.search(phrase)) or not (named or own))


def _starts_at(sent: Sentence, k: int) -> int:
    at = 0
    for token in sent.tokens[:k]:
        at += (1 if token.tag in "AJCDMNn" else len(token.low)) + 1
    return at


def _saying_before(sent: Sentence, start: int) -> int | None:
    """The verb of saying whose "that" clause, or bare clause, begins shortly before `start`."""
    k, hops = start - 1, 0
    while k >= 0 and hops < 14:
        low = sent.low(k)
        if sent.tag(k) == "w" and low in _CHARGES and (denial := _denial_of(sent, k)) is not None:
            return denial
        if sent.tag(k) == "w" and low in v.SAYING:
            return k
        if sent.tokens[k].text == ";" or (low in ("after", "when", "as", "and", "which", "who", "while", "but") and sent.tag(k) == "w"):
            return None
        k -= 1
        hops += 1
    return None


def _denial_of(sent: Sentence, noun: int) -> int | None:
    """The verb of "rejects allegations that", "denied the claims that"."""
    k = noun - 1
    while k >= 0 and noun - k < 4 and sent.low(k) not in _DENYING:
        k -= 1
    return k if k >= 0 and sent.low(k) in _DENYING else None


def _trailing(sent: Sentence, after: int) -> Attribution | None:
    """The speaker named at the end; a nameless one ("…, the ministry in Minsk reports") only keeps its distance."""
    tail = speaker_tail(sent)
    if tail is None or tail[0] < after:
        return None
    k, speaker = tail[1], tail[1] - 1
    alleged = sent.low(k) in v.ALLEGING
    token, first = sent.tokens[speaker], speaker - 1
    titles = v.PERSON_TITLES | v.TITLE_MODIFIERS | v.MINISTRIES | {"the", "its", "his", "policy"}
    while first > tail[0] and sent.low(first) in titles:
        first -= 1
    if token.tag not in ("A", "N", "C") or first != tail[0]:
        unnamed = any(sent.low(j) in _UNNAMED_SPEAKERS for j in range(tail[0], k))
        return Attribution(alleged=True) if alleged or unnamed else None
    said = _written(sent, speaker) or token.text
    parties = token.ref.parties if token.ref is not None else ()
    return Attribution(said, parties, alleged, False, -1, speaker)


def _written(sent: Sentence, i: int) -> str | None:
    token = sent.tokens[i]
    if token.ref is not None and token.ref.person:
        return token.ref.person
    if token.kind == "titled":
        return token.text
    if token.tag in ("A", "N"):
        return sent.text[token.start : token.end]
    return None


def _name_before(sent: Sentence, verb: int) -> str | None:
    k = verb - 1
    while k >= 0 and (sent.low(k) in v.AUXILIARIES or sent.low(k) in v.ADVERBS or sent.tokens[k].text == ","):
        k -= 1
    return sent.tokens[k].text if k >= 0 and sent.tag(k) == "N" else None
