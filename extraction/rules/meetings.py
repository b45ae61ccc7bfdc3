"""Meetings and talks between representatives of two parties."""

from __future__ import annotations

import re

from extraction.grammar import clause_subject
from extraction.reading import Reading
from extraction.text import Ref
from extraction.verbs import Subject
from extraction.wordlist import words

STEMS = words("meet met talks summit discuss negotiat host receiv welcom greet reject refus")
_MEET = re.compile(
    r"\b(?P<v>meet|meets|met|meeting)\b(?: (?:up|separately|briefly|face-to-face|virtually|"
    r"privately))?(?: (?:in|at)(?: the)?(?: \S+){1,4}?(?= with\b))?(?: (?P<w>with))? "
    r"(?:Ⓝ and )?(?:(?:his|her|their|the|then|counterpart|top|senior|visiting|both|"
    r"separately|host) )*(?P<o>Ⓐ)"
)
_MEET_NAME = re.compile(r"\b(?P<v>meet|meets|met|meeting(?= with))\b(?: with)? (?P<d>(?:(?:his|her|their|the|counterpart|both) )*)(?P<o>Ⓝ)")
_MEET_EACH = re.compile(
    r"\b(?P<v>meet|meets|met|meeting)\b(?! (?:with|the|his|her|a|an|its|their|all|these|those|criteria|demands)\b| [ⒶⒿ])"
)
_HOLD = re.compile(
    r"\b(?P<v>hold|holds|held|holding|begin|begins|began|begun|conduct|conducts|conducted|have|has|had|open|"
    r"opened|continue|continues|continued|resume|resumed|resumes|start|starts|started|conclude|concluded|concludes|host|hosts|hosted|"
    r"attend|attends|attended) (?:(?!Ⓐ|\.|;|,)\S+ ){0,6}?(?P<n>talks|meeting|meetings|summit|discussions|"
    r"negotiations|consultations|conference)\b(?:(?: (?:on|in|at|about|over) (?:(?!with|"
    r"between)\S+ ){0,5}?| )(?P<w>with|between) "
    r"(?:(?:his|her|their|the|both|counterpart|regional|rival|visiting|ally|neighbou?ring|fellow) )*(?P<o>[ⒶⒿ]))?"
)
_RECEIVE = re.compile(
    r"\b(?P<v>host|hosts|hosted|hosting|receive|receives|received|receiving|welcome|welcomes|welcomed|"
    r"welcoming|greets|greeted) (?:(?:his|her|their|the|visiting|counterpart) )*(?P<o>Ⓐ)"
)
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
_UNREAL = re.compile(
    r"(?:potential|possible|planned|upcoming|ahead of|before|propos\w+|future|expected|hope\w*|"
    r"call\w* for|prospect|until|scheduled|next round of|resum\w+|suspend\w*|cancel\w*|postpon\w*|"
    r"stall\w*|collapse\w*)(?: \S+){0,4} $"
)
_PAST_LEAD = re.compile(
    r"\b(?:following|after|during|in|amid|held|since|at|from|hosts?|mediat\w+|facilitat\w+|conclu\w+|end|"
    r"begin|began|begins|open)\b(?: \S+){0,4} $"
)


def read(r: Reading) -> None:
    """Writes down meetings and talks."""
    sent = r.sent
    for match in sent.find(_REJECTED):
        _rejected(r, match)
    for match in sent.find(_MEET):
        _meet(r, match)
    for match in sent.find(_MEET_NAME):
        _meet_name(r, match)
    for match in sent.find(_MEET_EACH):
        _each(r, sent.index(match.start()))
    for match in sent.find(_HOLD):
        _hold(r, match)
    for match in sent.find(_RECEIVE):
        _receive(r, match)
    for match in sent.find(_NOUN):
        _noun(r, match)
    for match in sent.find(_JOINED):
        _joined(r, match)
    _leading(r)


def _acts(ref: Ref | None) -> bool:
    """Whether someone can meet: a person in office or a government, not a former one or an army."""
    return ref is not None and ref.role in ("person", "government", "state") and not ref.former


def _emit(r: Reading, a: Ref, b: Ref, rule: str, trigger: int, end: int, found: Subject | None) -> None:
    for one in a.parties:
        for two in b.parties:
            if one != two and not any(
                c.kind == "meeting" and {c.subject, c.object} == {one, two} and r.sent.start <= c.start < r.sent.end for c in r.claims
            ):
                r.emit("meeting", [one], [two], rule=rule, trigger=trigger, end=end, found=found)


def _pairwise(r: Reading, ref: Ref, rule: str, trigger: int, end: int, found: Subject | None) -> None:
    parties = list(dict.fromkeys(ref.parties))
    if 2 <= len(parties) <= 4:
        for k, one in enumerate(parties):
            _emit(r, Ref((one,)), Ref(tuple(parties[k + 1 :])), rule, trigger, end, found)


def _meet(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    verb, o = sent.index(match.start()), sent.group(match, "o")
    if o is None:
        return
    target = sent.tokens[o].ref
    if sent.low(verb) == "meeting":
        if not match["w"] or sent.low(verb - 1) in ("is", "are", "was", "were", "be") or target is None:
            pass
        subject = clause_subject(sent, verb - 1, r.memory)
        lead = sent.line[: match.start()]
        if subject is None or subject[0] is None or target is None or not match["w"] or not _acts(subject[0]) or subject[0].role == "state":
            return
        found = Subject(subject[0], subject[1], planned=bool(_UNREAL.search(lead)))
        if found.planned and re.search(r"cancel|postpon|call\w* for|hope|prospect|propos|possib|potential|suspend|collapse", lead[-60:]):
            return
    else:
        found = r.subject(verb)
    if not _acts(found.ref) or not _acts(target) or found.ref is None or target is None or found.passive:
        return
    if target.role == "state" and not match["w"] and target.kind not in ("person",):
        return
    if found.ref.role == "state" and target.role == "state" and not match["w"]:
        return
    _emit(r, found.ref, target, "meetings.verb", verb, o, found)


def _meet_name(r: Reading, match: re.Match[str]) -> None:
    """ "Meets with his counterpart Eli Cohen at the Foreign Ministry in Jerusalem": a titled name whose party the place tells."""
    sent = r.sent
    verb, o = sent.index(match.start()), sent.group(match, "o")
    if o is None or sent.tokens[o].kind != "titled":
        return
    found = r.subject(verb)
    if found.ref is None or found.ref.role != "person" or found.passive or found.ref.former:
        return
    visited = next(
        (c.object for c in r.claims if c.kind == "visit" and sent.start <= c.start < sent.end and c.subject in found.ref.parties), None
    )
    host = visited or _place_after(r, o, found.ref)
    if host is None and "counterpart" in sent.text[sent.tokens[o].start : sent.tokens[o].end]:
        host = r.other(found.ref.parties[0])
    if host is None:
        return
    r.memory.know(sent.tokens[o].text, host)
    _emit(r, found.ref, Ref((host,), "person"), "meetings.named", verb, o, found)


def _place_after(r: Reading, o: int, visitor: Ref) -> str | None:
    """The party of the place named after token `o` ("in Jerusalem"), if it is not the visitor's own."""
    sent = r.sent
    for k in range(o + 1, min(len(sent.tokens) - 1, o + 9)):
        if sent.low(k) in ("in", "at") and (ref := r.place_at(k + 1)[1]) is not None:
            return ref.parties[0] if ref.parties[0] not in visitor.parties else None
    return None


def _each(r: Reading, verb: int) -> None:
    """ "Wang Yi and Abbas Araghchi meet in Beijing": both are the subject."""
    sent = r.sent
    if sent.low(verb) == "meeting" or sent.low(verb - 1) in ("a", "the", "this", "that"):
        return
    found = r.subject(verb)
    if found.ref is not None and len(found.ref.parties) >= 2 and _acts(found.ref):
        if found.ref.role == "state" and sent.low(verb + 1) not in ("in", "at", "for", "on", "again"):
            return
        _pairwise(r, found.ref, "meetings.each_other", verb, verb, found)
    elif found.ref is None and found.index >= 0 and sent.tag(found.index) == "N" and sent.tokens[found.index].kind == "titled":
        names = sent.tokens[found.index].text.split(" and ")
        pair = r.pair(found.index)
        if len(names) == 2 and pair is not None and r.memory.pair is not None and set(pair.parties) == set(r.memory.pair):
            for name, party in zip(names, pair.parties, strict=True):
                r.memory.know(name, party)
            _pairwise(r, pair, "meetings.each_other", verb, verb, found)


def _hold(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    verb, o, noun = sent.index(match.start()), sent.group(match, "o"), sent.group(match, "n")
    found = r.subject(verb)
    if noun is None or sent.tag(verb) != "w":
        return
    if _UNREAL.search(sent.line[: match.start("n")][-50:] + " ") and not found.planned and not found.denied:
        return
    target = sent.tokens[o].ref if o is not None else None
    if o is not None and match["w"] == "between" and target is not None:
        if len(target.parties) >= 2:
            _pairwise(r, target, "meetings.between", noun, o, found if not found.passive else None)
        return
    if found.ref is None or not _acts(found.ref):
        return
    if target is not None and o is not None and sent.tag(o) == "A" and _acts(target):
        _emit(r, found.ref, target, "meetings.held", verb, o, found)
    elif len(found.ref.parties) >= 2 and match["v"].startswith(
        ("hold", "held", "begin", "began", "conduct", "start", "resum", "open", "conclud")
    ):
        _pairwise(r, found.ref, "meetings.held", verb, noun, found)


def _receive(r: Reading, match: re.Match[str]) -> None:
    """ "Macron receives German chancellor …", "Trump hosts Zelenskyy at the White House"."""
    sent = r.sent
    verb, o = sent.index(match.start()), sent.group(match, "o")
    target = sent.tokens[o].ref if o is not None else None
    found = r.subject(verb)
    if (
        found.ref is None
        or target is None
        or o is None
        or found.passive
        or found.ref.role != "person"
        or target.role != "person"
        or target.former
    ):
        return
    if sent.low(o + 1) in ("decision", "announcement", "statement", "proposal", "call"):
        return
    _emit(r, found.ref, target, "meetings.received", verb, o, found)


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
        or _UNREAL.search(before[-60:])
        or not (_PAST_LEAD.search(before[-60:]) or after or _BEGAN.search(match[0]))
    ):
        return
    _pairwise(r, ref, "meetings.talks_between", noun, o, Subject(None, -1))


_LEADING = re.compile(
    r"^(?:in|during|after|following|at) (?:(?:a|an|the|his|her|their) )?(?:\S+ ){0,3}?(?P<n>meeting|talks|summit|discussions) with "
    r"(?:(?:his|her|their|the|then|visiting|counterpart) )*(?P<o>Ⓐ)(?: (?:in|at|on) (?:the )?\S+){0,2} , (?:the )?(?P<s>Ⓐ)"
)


_TRAILING = re.compile(
    r"\b(?:after|following|during) (?:(?:a|an|the|his|her|their) )?(?:(?!with\b)\S+ ){0,3}?(?P<n>meeting|talks|summit|discussions) with "
    r"(?:(?:his|her|their|the|then|counterpart) )*(?P<o>Ⓐ)"
)


def _leading(r: Reading) -> None:
    """ "Following talks with Serbian president N, French president M says …", and the same at the end."""
    sent = r.sent
    for match in sent.find(_TRAILING):
        noun, o = sent.group(match, "n"), sent.group(match, "o")
        subject = clause_subject(sent, noun - 1, r.memory) if noun is not None and match.start() else None
        two = sent.tokens[o].ref if o is not None else None
        if noun is None or o is None or subject is None or subject[0] is None or two is None:
            continue
        if subject[0].role == "person" and two.role == "person" and _acts(subject[0]) and _acts(two):
            _emit(r, subject[0], two, "meetings.trailing", noun, o, Subject(subject[0], subject[1]))
    for match in sent.find(_LEADING):
        o, s, noun = sent.group(match, "o"), sent.group(match, "s"), sent.group(match, "n")
        if o is None or s is None or noun is None:
            continue
        one, two = sent.tokens[s].ref, sent.tokens[o].ref
        if one is not None and two is not None and one.role == "person" and _acts(one) and _acts(two):
            _emit(r, one, two, "meetings.leading", noun, o, Subject(one, s))


def _joined(r: Reading, match: re.Match[str]) -> None:
    """ "The North Korea–Russia summit is held at …": a pair's summit that something says takes place."""
    sent = r.sent
    o, noun = sent.group(match, "o"), sent.group(match, "n")
    held = re.match(r"(?: \S+){0,3}? (?:is|are|was|were) held\b|(?: \S+){0,3}? (?:begins?|began|takes? place|took place|concludes?|"
                    r"concluded|starts?|started|ends?|ended|opens?|opened)\b", sent.line[match.end() :])  # fmt: skip
    if o is None or noun is None or held is None or sent.tokens[o].kind != "pair" or _UNREAL.search(sent.line[: match.start()][-60:]):
        return
    if (ref := sent.tokens[o].ref) is not None:
        _pairwise(r, ref, "meetings.joined", noun, noun, Subject(None, -1))


def _rejected(r: Reading, match: re.Match[str]) -> None:
    """ "Putin rejects Zelenskyy's proposal for a face-to-face meeting": a meeting denied."""
    sent = r.sent
    if not re.search(r"meet|talks|summit|negotiation", match.group(0)):
        return
    verb = sent.index(match.start())
    o, o2 = sent.group(match, "o"), sent.group(match, "o2")
    found = r.subject(verb)
    target = sent.tokens[o2].ref if o2 is not None else sent.tokens[o].ref if o is not None else None
    if found.ref is None or target is None or not _acts(found.ref) or found.ref.parties == target.parties:
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
