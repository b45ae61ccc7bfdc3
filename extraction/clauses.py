"""Where the clause around a trigger begins and ends, and which time of the sentence belongs to it."""

from __future__ import annotations

from extraction import vocabulary as v
from extraction.sentence import Sentence
from extraction.wordlist import words

_BREAKS = words("when after following before while because although though whereas since until unless as amid citing if despite due")
_LINKS = frozenset({"and", "but", "or", ";", ","})
_SKIPPED_LEADS = words("after before until by following despite")


def _opens_clause(sent: Sentence, i: int) -> bool:
    """Whether token `i` is a conjunction that opens another clause (a preposition "since 1991" or "after the war" does too)."""
    low, token = sent.low(i), sent.tokens[i]
    if token.text in (";", ":"):
        return True
    if token.tag != "w" or low not in _BREAKS:
        return low in ("which", "who", "that", "where") and i > 0 and (sent.tokens[i - 1].text == "," or low == "that")
    if low in ("since", "until", "before", "after") and sent.tag(i + 1) in ("D", "n"):
        return False
    if low == "as":
        nxt = sent.low(i + 1)
        return not (
            nxt in ("a", "an", "its", "the", "well", "part", "of", "their", "sole", "ambassador", "new")
            or nxt in v.PERSON_TITLES
            or sent.tag(i + 1) in ("M", "J")
            or sent.low(i - 1) in ("such", "as", "well")
        )
    return True


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
    if sent.tag(j) in ("A", "N") and sent.tag(i - 1) in ("A", "N") and (i < 2 or sent.tag(i - 2) == "p" or sent.low(i - 2) in _BREAKS):
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
    while k > 0 and (sent.tag(k) == "D" or sent.low(k) in _AUDIENCE or sent.tokens[k].text == "."):
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
        if _opens_clause(sent, k) or _joins_clause(sent, k):
            return _trim(sent, k - 1, i)
    return _trim(sent, len(sent.tokens) - 1, i)


def _clause_start(sent: Sentence, i: int) -> int:
    for k in range(i - 1, -1, -1):
        if _opens_clause(sent, k) and sent.low(k) not in ("which", "who"):
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


def _usable(sent: Sentence, d: int, planned: bool) -> bool:
    """Whether the time at `d` says when, and not "after 17 years", "the 2020 conflict" or "before 1991"."""
    lead = sent.low(d - 1)
    if sent.tag(d + 1) == "s":
        return False  # "Saturday's next round": the time of something else
    if lead in ("the", "a", "about", "around", "late", "early", "mid"):
        lead = sent.low(d - 2)
        if lead == "of" and sent.low(d - 3) == "ahead":
            return False  # "ahead of a May 1 deadline"
    if sent.tokens[d].kind in ("vague",):
        return lead not in _SKIPPED_LEADS and False
    if lead == "since" and any(sent.low(k) in ("time", "first") for k in range(max(0, d - 8), d)):
        return False
    if lead == "until" and any(sent.low(k) in ("not", "n't", "never") for k in range(max(0, d - 16), d)):
        return True
    if lead in _SKIPPED_LEADS and not (lead == "by" and planned):
        return False
    adjective = sent.low(d - 1) == "the" or sent.tag(d - 1) == "J" or sent.low(d - 1) in ("its", "his", "their", "a")
    following = sent.tokens[d + 1] if d + 1 < len(sent.tokens) else None
    if (
        adjective
        and following is not None
        and following.tag in "wANJM"
        and following.low not in v.PREPOSITIONS
        and following.low not in _BREAKS
    ):
        edtf = sent.tokens[d].edtf or ""
        plain = len(edtf) <= 7 and sent.tokens[d].kind == "point"
        return not plain or sent.low(d - 2) in ("during", "in")
    return True


def time_of(sent: Sentence, trigger: int, end: int, planned: bool = False, agreed: bool = False) -> str | None:
    """EDTF of the time that belongs to the event at token `trigger`, whose last known part is token `end`.

    Nearest in its own clause after it, then before it, then the sentence's opening ("In 2009, …"), then what a verb
    joined by "and" or a "when" clause says.
    """
    last, first = clause_end(sent, max(trigger, end)), clause_start(sent, trigger)
    times = [k for k, token in enumerate(sent.tokens) if token.tag == "D" and token.edtf]
    if not times:
        return None
    if len(times) > 1:
        outside = [k for k in times if not (sent.low(k - 1) == "since" and _in_brackets(sent, k))]
        times = outside or times
    earlier = any(first <= k < trigger for k in times)
    for k in times:
        if earlier and trigger + 3 < k <= last and _of_participle(sent, k):
            continue
        if trigger < k <= last and _usable(sent, k, planned):
            return None if agreed and not _ahead(sent, k) else sent.tokens[k].edtf
    for k in reversed(times):
        if first <= k < trigger and _usable(sent, k, planned):
            if agreed:
                return None  # "agreed on Friday to …" dates the agreement
            if sent.tag(k - 1) != "J" and planned and not _ahead(sent, k) and sent.tokens[k].kind != "relative":
                return None
            return sent.tokens[k].edtf
    for k in times:
        if k < trigger and _is_opening(sent, k) and _usable(sent, k, planned) and _same_sentence_flow(sent, k, trigger):
            return None if planned else sent.tokens[k].edtf
    if planned:
        return None
    if first > 2 and sent.low(first - 1) == "when" and sent.tokens[first - 2].text == "," and sent.tag(first - 3) == "D":
        return sent.tokens[first - 3].edtf  # "until 1930, when legations were established"
    if first and sent.low(first - 1) in ("when", "as", "while"):
        for k in reversed(times):
            if k < first and _usable(sent, k, planned):
                return sent.tokens[k].edtf
    for k in times:
        if k > last and _usable(sent, k, planned) and _carries_back(sent, last, k):
            return sent.tokens[k].edtf
    return None


def _of_participle(sent: Sentence, k: int) -> bool:
    """Whether the time at `k` belongs to a participle of its own: "… renewing an agreement signed in 2015"."""
    j = k - 1 if sent.low(k - 1) in ("in", "on") else k
    low = sent.low(j - 1)
    return sent.tag(j - 1) == "w" and low.endswith("ed") and low in v.FINITE


def _in_brackets(sent: Sentence, k: int) -> bool:
    """Whether token `k` stands inside brackets: "St. Christopher (St. Kitts since 1988)"."""
    return any(sent.tokens[j].text == "(" for j in range(k - 1, max(-1, k - 14), -1)) and any(
        sent.tokens[j].text == ")" for j in range(k + 1, min(len(sent.tokens), k + 10))
    )


def _ahead(sent: Sentence, k: int) -> bool:
    return sent.tokens[k].kind == "relative"


def _is_opening(sent: Sentence, k: int) -> bool:
    """Whether the time at `k` opens the sentence: "In 2009, …", "On 21 July 2002, …"."""
    return k <= 3 and all(
        sent.tag(j) in ("w", "n") and sent.low(j) in (v.PREPOSITIONS | {"the", "earlier", "later", "and", "then", "also"}) for j in range(k)
    )


def _same_sentence_flow(sent: Sentence, k: int, trigger: int) -> bool:
    """An opening time holds for the verbs joined by "and", not inside "after …" or "when …" clauses."""
    return not any(
        _opens_clause(sent, j)
        and sent.low(j) in ("after", "following", "before", "since", "because", "until", "although", "as", "if", "due")
        for j in range(k + 1, trigger)
    )


def _carries_back(sent: Sentence, last: int, k: int) -> bool:
    """Whether the time at `k`, past the clause's end, still tells its time: "recognized X and agreed … on February 18",
    "were established when … presented his credentials on May 5", "which occurred on September 4"."""
    between = [sent.low(j) for j in range(last + 1, k)]
    if "which" in between and any(w in between for w in ("occurred", "happened", "came", "took")):
        return True
    if any(
        w in between
        for w in (
            "after",
            "following",
            "before",
            "since",
            "because",
            "until",
            "although",
            "as",
            "despite",
            "amid",
            "citing",
            "which",
            "who",
        )
    ):
        return False
    if "when" in between:
        return between.count("when") == 1
    return "and" in between and sent.tokens[k].kind != "decade"
