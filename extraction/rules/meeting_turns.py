"""Meetings told by nouns: "following talks between …", "after a meeting with …", "the … summit is held", a meeting refused."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.meetings import STEMS, UNREAL, acts, emit, pairwise
from legation.extraction.subjects import clause_subject
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]


_NOUN = re.compile(
    r"\b(?P<n>talks|meeting|meetings|summit|negotiations|discussions) (?:(?:in|at|"
    r"on) \S+ (?:\S+ )?)?"
    r"(?:(?:began|begins?|resumed?|started?|concluded|ended|were held|was held|took place) (?:in Ⓓ |on Ⓓ |Ⓓ )?)?"
    r"between (?:(?:the|both|representatives|officials|delegations|leaders|"
    r"of) )*(?P<o>[ⒶⒿ]|two countries|two nations|two sides|two leaders)"
)


_JOINED = re.compile(
    r"(?P<o>Ⓙ) (?:(?:peace|nuclear|trade|bilateral|direct|indirect|high-level|Ⓠ) ){0,3}(?P<n>talks|summit|meeting|negotiations)"
)


_REJECTED = re.compile(
    r"\b(?P<v>rejects?|rejected|refuses?|refused|declines?|declined|rules? out|ruled out|dismiss(?:es|ed)|"
    r"turns? down|turned down) (?:(?:the|a|an|any|direct|further|"
    r"peace) )*(?:(?P<o>[ⒶⒿ]) )?(?:\S+ ){0,2}?(?:proposal|proposals|offer|invitation|call|calls|request|"
    r"idea|to hold|to meet|meeting|talks|negotiations|possibility)(?: (?:for|of|to|on|"
    r"with) (?:\S+ ){0,6}?(?:meeting|talks|summit|negotiations|meet)\b)?(?: with (?:the )?(?P<o2>Ⓐ))?"
)


_BEGAN = re.compile(r"\b(?:began|begins?|resumed?|started?|concluded|ended|held|took place)\b")


_PAST_LEAD = re.compile(
    r"\b(?:following|after|during|in|amid|held|since|at|from|hosts?|mediat\w+|facilitat\w+|conclu\w+|end|"
    r"begin|began|begins|open)\b(?: \S+){0,4} $"
)


_NO_MEETING = re.compile(
    r"\b(?P<v>no|neither) (?:\S+ )?(?P<n>meeting|talks|summit|negotiations) (?:between (?P<b>Ⓐ)|with (?:the )?(?P<o>Ⓐ))"
)


TALKS = words("meeting meetings talks summit summits negotiation negotiations discussions meet consultations conference")
"""Words one of which such a sentence holds."""


def read(r: Reading) -> None:
    """Writes down such meetings."""
    sent = r.sent
    for match in sent.find(_NO_MEETING, frozenset({"no", "neither"})):
        b, o, noun = (sent.group(match, name) for name in ("b", "o", "n"))
        pair = sent.tokens[b].ref if b is not None else None
        both = pair.parties if pair is not None else ()
        subject = clause_subject(sent, sent.index(match.start()), r.memory) if o is not None else None
        if o is not None and subject is not None and subject[0] is not None and (ref := sent.tokens[o].ref) is not None:
            both = (subject[0].parties[0], ref.parties[0])
        if noun is not None and len(both) == 2 and re.search(r"planned|scheduled|will|plans?\b|took place|being|on the agenda", sent.line):
            r.emit("meeting", both[:1], both[1:], rule="meetings.none", trigger=noun, end=noun, modality="denied", when=None)
    for match in sent.find(_REJECTED, TALKS):
        _rejected(r, match)
    for match in sent.find(_NOUN, TALKS):
        _noun(r, match)
    for match in sent.find(_JOINED, TALKS):
        _joined(r, match)
    _leading(r)
    for match in sent.find(_BY_ONE):
        _by_one(r, match)


def _noun(r: Reading, match: re.Match[str]) -> None:
    """ "Following talks between the two countries in Istanbul": real only where something says that they were held."""
    sent = r.sent
    noun, o = sent.index(match.start()), sent.group(match, "o")
    if o is None:
        return
    before = sent.line[: match.start()]
    ref = sent.tokens[o].ref if sent.tag(o) in ("A", "J") else r.pair(noun)
    after = re.match(
        r"(?: \S+){0,8}? (?:begin|begins|began|take place|takes place|took place|are held|is held|was held|"
        r"were held|start|starts|conclude|concludes|concluded|resume|ended|end|ends|collapse\w*)\b",
        sent.line[match.end() :],
    )
    if (
        ref is None
        or len(ref.parties) < 2
        or UNREAL.search(before[-60:])
        or not (_PAST_LEAD.search(before[-60:]) or after or _BEGAN.search(match[0]))
    ):
        return
    pairwise(r, ref, "meetings.talks_between", noun, o, Subject(None, -1))


_LEADING = re.compile(
    r"^(?:in|during|after|following|at) (?:(?:a|an|the|his|her|their) )?(?:\S+ ){0,3}?(?P<n>meeting|talks|summit|discussions) with "
    r"(?:(?:his|her|their|the|then|visiting|counterpart) )*(?P<o>Ⓐ)(?: (?:in|at|on) (?:the )?\S+){0,2} , (?:the )?(?P<s>Ⓐ)"
)


_TRAILING = re.compile(
    r"\b(?:after|following|during) (?:(?:a|an|the|his|her|their) )?(?:(?!with\b)\S+ ){0,3}?(?P<n>meeting|talks|summit|discussions) with "
    r"(?:(?:his|her|their|the|then|counterpart) )*(?P<o>Ⓐ)"
)


_AFTER_TALKS = re.compile(
    r"\b(?:after|following) (?:(?:\S+ly|direct|indirect|bilateral|their|a|peace|two days of) )*(?P<n>talks|negotiations|meeting|"
    r"summit) in (?P<c>[ⒸⒶ])"
)


def _leading(r: Reading) -> None:
    """ "Following talks with Serbian president N, French president M says …", and the same at the end."""
    sent = r.sent
    for match in sent.find(_TRAILING, TALKS):
        noun, o = sent.group(match, "n"), sent.group(match, "o")
        subject = clause_subject(sent, noun - 1, r.memory) if noun is not None and match.start() else None
        two = sent.tokens[o].ref if o is not None else None
        if noun is None or o is None or subject is None or subject[0] is None or two is None:
            continue
        if subject[0].role == "person" and two.role == "person" and acts(subject[0]) and acts(two):
            emit(r, subject[0], two, "meetings.trailing", noun, o, Subject(subject[0], subject[1]))
    for match in sent.find(_AFTER_TALKS, TALKS):
        noun = sent.group(match, "n")
        subject = clause_subject(sent, sent.index(match.start()) - 1, r.memory) if match.start() else None
        c = sent.group(match, "c")
        place = c is not None and (r.place_at(c)[0] is not None or sent.tokens[c].kind == "metonym")
        if noun is not None and place and subject is not None and subject[0] is not None and len(set(subject[0].parties)) == 2:
            pairwise(r, subject[0], "meetings.after_talks", noun, noun, Subject(subject[0], subject[1]))
    for match in sent.find(_LEADING, TALKS):
        o, s, noun = sent.group(match, "o"), sent.group(match, "s"), sent.group(match, "n")
        if o is None or s is None or noun is None:
            continue
        one, two = sent.tokens[s].ref, sent.tokens[o].ref
        if one is not None and two is not None and one.role == "person" and acts(one) and acts(two):
            emit(r, one, two, "meetings.leading", noun, o, Subject(one, s))


def _joined(r: Reading, match: re.Match[str]) -> None:
    """ "The North Korea–Russia summit is held at …": a pair's summit that something says takes place."""
    sent = r.sent
    o, noun = sent.group(match, "o"), sent.group(match, "n")
    held = re.match(r"(?: \S+){0,3}? (?:is|are|was|were) held\b|(?: \S+){0,3}? (?:begins?|began|takes? place|took place|concludes?|"
                    r"concluded|starts?|started|ends?|ended|opens?|opened)\b", sent.line[match.end() :])  # fmt: skip
    if o is None or noun is None or held is None or sent.tokens[o].kind != "pair" or UNREAL.search(sent.line[: match.start()][-60:]):
        return
    if (ref := sent.tokens[o].ref) is not None:
        pairwise(r, ref, "meetings.joined", noun, noun, Subject(None, -1))


def _rejected(r: Reading, match: re.Match[str]) -> None:
    """ "Putin rejects Zelenskyy's proposal for a face-to-face meeting": a meeting denied."""
    sent = r.sent
    if not re.search(r"meet|talks|summit|negotiation", match.group(0)):
        return
    verb = sent.index(match.start())
    o, o2 = sent.group(match, "o"), sent.group(match, "o2")
    found = r.subject(verb)
    target = sent.tokens[o2].ref if o2 is not None else sent.tokens[o].ref if o is not None else None
    if found.ref is None or target is None or not acts(found.ref) or found.ref.parties == target.parties:
        return
    found.denied = True
    r.emit(
        "meeting",
        found.ref.parties,
        target.parties,
        rule="meetings.rejected",
        trigger=verb,
        end=sent.last(match),
        found=found,
        said_by=found.ref.person,
    )


_BY_ONE = re.compile(r"\bvisit by (?:a |an |the )?(?P<s>Ⓐ)(?= since\b| in \S+ years| after\b)")


def _by_one(r: Reading, match: re.Match[str]) -> None:
    """ "… receives the Israeli foreign minister in Hargeisa, the first visit by an Israeli minister since …": to the host told of."""
    s = r.sent.group(match, "s")
    visitor = r.sent.tokens[s].ref if s is not None else None
    told = next((c for c in reversed(r.claims) if c.kind == "meeting" and c.start >= r.sent.start), None)
    if s is None or visitor is None or told is None or visitor.parties[0] not in (told.subject, told.object):
        return
    host = told.object if told.subject == visitor.parties[0] else told.subject
    r.emit("visit", visitor.parties[:1], [host], rule="visits.by_one", trigger=r.sent.index(match.start()), end=s, when=told.when)
