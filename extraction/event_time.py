"""Which time of a sentence belongs to an event: its own, the one that opens the sentence, or one that a joined clause tells."""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.clauses import BREAKS, clause_end, clause_start, opens_clause
from legation.extraction.sentence import Sentence
from legation.extraction.wordlist import words

_SKIPPED_LEADS = words("after before until by following despite")


def _usable(sent: Sentence, d: int, planned: bool) -> bool:
    """Whether the time at `d` says when, and not "after 17 years", "the 2020 conflict" or "before 1991"."""
    lead = sent.low(d - 1)
    if sent.tag(d + 1) == "s":
        return False  # "Saturday's next round": the time of something else
    if lead in ("the", "a", "about", "around", "late", "early", "mid"):
        lead = sent.low(d - 2)
        if lead == "of" and sent.low(d - 3) == "ahead":
            return False  # "ahead of a May 1 deadline"
    if lead == "for" and not planned and len(sent.tokens[d].edtf or "") in (4, 9):
        return False  # "a gas agreement for 2027", "a programme for 2015–2016"
    if sent.tokens[d].kind in ("vague",):
        return d == 0  # "Earlier this month, …" opens what it dates
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
        and following.low not in BREAKS
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
        if trigger < k <= last and ((earlier and trigger + 3 < k and _of_participle(sent, k)) or _in_aside(sent, max(trigger, end), k)):
            continue
        if trigger < k <= last and _usable(sent, k, planned):
            return None if agreed and not (_ahead(sent, k) or _from_then(sent, k)) else sent.tokens[k].edtf
    for k in reversed(times):
        if first <= k < trigger and _usable(sent, k, planned) and not _of_lead(sent, k, trigger) and not _of_saying(sent, k, trigger):
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
    if first and sent.low(first - 1) in ("when", "as", "while", "where"):
        for k in reversed(times):
            if k < first and _usable(sent, k, planned):
                return sent.tokens[k].edtf
    for k in times:
        if k > last and _usable(sent, k, planned) and _carries_back(sent, last, k):
            return sent.tokens[k].edtf
    return None


_ASIDES = words(
    """including with citing saying accusing giving blaming noting adding stating claiming ending replacing allowing calling urging
    demanding pledging extending renewing succeeding reversing overturning referring alleging fulfilling recalling making breaking
    warning paving leaving bringing condemning protesting"""
)


def _of_lead(sent: Sentence, k: int, trigger: int) -> bool:
    """Whether the time at `k` belongs to a phrase with "after" or "due to" that a comma closes before the verb at `trigger`."""
    if not any(sent.tokens[j].text == "," for j in range(k + 1, trigger)):
        return False
    for j in range(k - 1, -1, -1):
        if sent.tokens[j].text in (",", ";"):
            return False
        if sent.low(j) in ("after", "following", "despite", "because", "amid", "due") and k - j > 1:
            return True
    return False


def _of_saying(sent: Sentence, k: int, trigger: int) -> bool:
    """Whether the time at `k` is that of a saying, not of what is said at `trigger`: "said on Sunday it had severed ties"."""
    before = k - 1 - (sent.low(k - 1) in ("on", "late", "early", "in"))
    if sent.tag(before) != "w" or sent.low(before) not in v.SAYING:
        return False
    after = k + 1 + (sent.low(k + 1) == "that")
    return after < trigger and (sent.tag(after) in ("A", "C") or sent.low(after) in v.PRONOUNS or sent.low(after) in ("the", "a", "its"))


_GUILT = words("accused responsible involved linked convicted blamed suspected implicated")


def _in_aside(sent: Sentence, i: int, k: int) -> bool:
    """Whether the time at `k` lies in an aside after token `i`: "…, including a ban on imports from 2027", "…, with a new one in May"."""
    if any(sent.low(j) in _GUILT or sent.low(j) == "according" for j in range(i, k)):
        return True  # "sanctions on officials accused of abuses in 2015"
    comma = next((j for j in range(k - 1, i, -1) if sent.tokens[j].text == ","), None)
    if comma is None or comma == k - 1:
        return False
    opener = sent.low(comma + 1)
    stood = opener in ("closed", "shut", "vacant", "suspended", "founded", "built", "empty") and sent.low(comma + 2) in (
        "since",
        "in",
        "for",
    )
    return opener in _ASIDES or stood


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


def _from_then(sent: Sentence, k: int) -> bool:
    """ "Agreed to supply … starting in 2027", "from next year": the time of what was agreed on, not of the agreement."""
    words_before = {sent.low(k - 1), sent.low(k - 2)}
    if sent.low(k - 1) in ("of", "from") and sent.low(k - 2) == "as":
        return True
    return bool(words_before & {"starting", "beginning", "from", "by", "until", "through", "effective"})


def _is_opening(sent: Sentence, k: int) -> bool:
    """Whether the time at `k` opens the sentence: "In 2009, …", "On 21 July 2002, …"."""
    return k <= 3 and all(
        sent.tag(j) in ("w", "n") and sent.low(j) in (v.PREPOSITIONS | {"the", "earlier", "later", "and", "then", "also"}) for j in range(k)
    )


def _same_sentence_flow(sent: Sentence, k: int, trigger: int) -> bool:
    """An opening time holds for the verbs joined by "and", not inside "after …" or "when …" clauses."""
    return not any(
        opens_clause(sent, j)
        and sent.low(j) in ("after", "following", "before", "since", "because", "until", "although", "as", "if", "due")
        for j in range(k + 1, trigger)
    )


def _carries_back(sent: Sentence, last: int, k: int) -> bool:
    """Whether the time at `k`, past the clause's end, still tells its time: "recognized X and agreed … on February 18",
    "were established when … presented his credentials on May 5", "which occurred on September 4"."""
    between = [sent.low(j) for j in range(last + 1, k)]
    if "when" in between and "as" in between[between.index("when") :]:
        between = [w for w in between if w != "as"]  # "when N presented his credentials as envoy on D"
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
    if "and" not in between or sent.tokens[k].kind == "decade":
        return False
    joint = last + 1 + between.index("and")
    return sent.tokens[joint - 1].text != ","  # "delivered weapons to Tehran, and closed the pipeline … in 1977"
