"""Meetings and talks between representatives of two parties."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words(
    "consult bilateral down conven gather together confers conferred meet met talks summit discuss negotiat host receiv "
    "welcom greet reject refus"
)
_MEET = re.compile(
    r"\b(?P<v>meet|meets|met|meeting|confers?|conferred|(?:sits?|sat)(?= down with))\b(?: (?:on |earlier |late )?Ⓓ(?= with\b))?(?: (?:up|"
    r"down|separately|briefly|"
    r"face-to-face|virtually|"
    r"privately))?(?: (?:in|at)(?: the)?(?: \S+){1,4}?(?= with\b))?(?: (?P<w>with))? "
    r"(?:Ⓝ and )?(?:(?:his|her|their|the|then|counterpart|top|senior|visiting|both|"
    r"separately|host) )*(?:counterparts? (?:in|from|of|,) (?:the )?)?(?P<o>Ⓐ)"
)
_MEET_NAME = re.compile(
    r"\b(?P<v>meet|meets|met|meeting(?= with))\b(?: with)? (?P<d>(?:(?:his|her|their|the|counterpart|"
    r"both) )*)(?P<o>Ⓝ)"
)
_MEET_EACH = re.compile(
    r"\b(?P<v>meet|meets|met|meeting|conven(?:e|ed)|gather(?:ed)?(?= (?:in|at) (?:the )?\S+ (?:for|to (?:hold|discuss))\b)|"
    r"(?:come|came)(?= together\b)|(?:sit|sat)(?= down\b))\b(?! (?:with|down with|the|his|her|a|an|its|their|all|these|those|"
    r"criteria|demands)\b| [ⒶⒿ])"
)
_HOLD = re.compile(
    r"\b(?P<v>hold|holds|held|holding|begin|begins|began|begun|conduct|conducts|conducted|have|has|had|open|initiat(?:es|ed)|"
    r"opened|continue|continues|continued|resume|resumed|resumes|start|starts|started|conclude|concluded|concludes|host|hosts|hosted|"
    r"attend|attends|attended) (?:(?!Ⓐ|\.|;|,|agreement|treaty|deal|pact|accord)\S+ ){0,6}?(?P<n>talks|meeting|meetings|summit|"
    r"discussions|"
    r"negotiations|consultations|conference|bilateral(?= with))\b(?:(?: (?:on|in|at|about|over) (?:(?!with|"
    r"between)\S+ ){0,5}?| )(?P<w>with|between) "
    r"(?:(?:his|her|their|the|a|an|both|counterpart|regional|rival|visiting|ally|neighbou?ring|fellow|counterparts? (?:from|of|"
    r"in)) )*(?P<o>[ⒶⒿ]))?"
)
_RECEIVE = re.compile(
    r"\b(?P<v>host|hosts|hosted|hosting|receive|receives|received|receiving|welcome|welcomes|welcomed|"
    r"welcoming|greets|greeted) (?:(?:his|her|their|the|visiting|counterpart) )*(?P<o>Ⓐ)"
)
UNREAL = re.compile(
    r"(?:potential|possible|planned|upcoming|ahead of|before|propos\w+|future|expected|hope\w*|"
    r"call\w* for|prospect|until|scheduled|next round of|resum\w+|suspend\w*|cancel\w*|postpon\w*|"
    r"stall\w*|collapse\w*)(?: \S+){0,4} $"
)


_SENT = words("delegation delegations team officials representatives negotiators mediators authorities leaders diplomats envoys")
_TALKS = words("talks meeting meetings summit discussions negotiations consultations conference bilateral")


def read(r: Reading) -> None:
    """Writes down meetings and talks."""
    sent = r.sent
    for match in sent.find(_MEET):
        _meet(r, match)
    for match in sent.find(_MEET_NAME):
        _meet_name(r, match)
    for match in sent.find(_MEET_EACH):
        _each(r, sent.index(match.start()))
    for match in sent.find(_HOLD, _TALKS):
        _hold(r, match)
    for match in sent.find(_RECEIVE):
        _receive(r, match)
    for match in sent.find(_RECEIVED_BY):
        _received_by(r, match)


_CALLED_OFF = re.compile(r"(?: \S+){0,6}? (?:called off|cancel\w+|postpon\w+|scrapp\w+|ruled out|off the table|delayed|suspended)\b")


def acts(ref: Ref | None) -> bool:
    """Whether someone can meet: a person in office or a government, not a former one or an army."""
    return ref is not None and ref.role in ("person", "government", "state") and not ref.former


def emit(r: Reading, a: Ref, b: Ref, rule: str, trigger: int, end: int, found: Subject | None) -> None:
    for one in a.parties:
        for two in b.parties:
            if one != two and not any(
                c.kind == "meeting" and {c.subject, c.object} == {one, two} and r.sent.start <= c.start < r.sent.end for c in r.claims
            ):
                r.emit("meeting", [one], [two], rule=rule, trigger=trigger, end=end, found=found)


def pairwise(r: Reading, ref: Ref, rule: str, trigger: int, end: int, found: Subject | None) -> None:
    parties = list(dict.fromkeys(ref.parties))
    if 2 <= len(parties) <= 4:
        for k, one in enumerate(parties):
            emit(r, Ref((one,)), Ref(tuple(parties[k + 1 :])), rule, trigger, end, found)


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
        if _CALLED_OFF.match(sent.line, match.end()):
            return
        if subject is None or subject[0] is None or target is None or not match["w"] or not acts(subject[0]) or subject[0].role == "state":
            return
        found = Subject(subject[0], subject[1], planned=bool(UNREAL.search(lead)))
        if found.planned and re.search(r"cancel|postpon|call\w* for|hope|prospect|propos|possib|potential|suspend|collapse", lead[-60:]):
            return
    else:
        found = r.subject(verb)
    if not acts(found.ref) or not acts(target) or found.ref is None or target is None or found.passive:
        return
    told = "counterpart" in match[0]  # "met his counterpart in Barbados"
    if target.role == "state" and not match["w"] and target.kind not in ("person",) and not told:
        return
    if found.ref.role == "state" and target.role == "state" and not match["w"]:
        return
    emit(r, found.ref, target, "meetings.verb", verb, o, found)


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
    emit(r, found.ref, Ref((host,), "person"), "meetings.named", verb, o, found)


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
    if found.ref is not None and len(found.ref.parties) >= 2 and acts(found.ref):
        if found.ref.role == "state" and sent.low(verb + 1) not in ("in", "at", "for", "on", "again", "together", "down"):
            return
        pairwise(r, found.ref, "meetings.each_other", verb, verb, found)
    elif found.ref is None and found.index >= 0 and sent.tag(found.index) == "N" and sent.tokens[found.index].kind == "titled":
        names = sent.tokens[found.index].text.split(" and ")
        pair = r.pair(found.index)
        if len(names) == 2 and pair is not None and r.memory.pair is not None and set(pair.parties) == set(r.memory.pair):
            for name, party in zip(names, pair.parties, strict=True):
                r.memory.know(name, party)
            pairwise(r, pair, "meetings.each_other", verb, verb, found)


def _hold(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    verb, o, noun = sent.index(match.start()), sent.group(match, "o"), sent.group(match, "n")
    found = r.subject(verb)
    if noun is None or sent.tag(verb) != "w":
        return
    states = found.ref is not None and found.ref.role == "state"
    if states and match["v"].startswith("conclu") and match["n"] == "negotiations" and sent.low(noun + 1) in ("on", "for"):
        return  # "conclude negotiations on a free trade agreement" is no meeting
    if UNREAL.search(sent.line[: match.start("n")][-50:] + " ") and not found.planned and not found.denied:
        return
    target = sent.tokens[o].ref if o is not None else None
    if o is not None and match["w"] == "with" and sent.low(o + 1) in ("as", "mediating", "acting", "hosting"):
        o, target = None, None  # "with Oman as mediator"
    if o is not None and match["w"] == "between" and target is not None:
        if len(target.parties) >= 2:
            pairwise(r, target, "meetings.between", noun, o, found if not found.passive else None)
        return
    if found.ref is None and found.head in _SENT and sent.low(found.index + 1) in ("from", "of"):
        sender = r.party_at(found.index + 2)  # "a delegation from Hamas holds talks"
        found.ref = Ref(sender.parties, "person") if sender is not None else None
    if found.ref is None or not acts(found.ref):
        return
    officials = o is not None and sent.tag(o) == "J" and any(sent.low(k) in _SENT for k in range(o + 1, o + 4))
    if target is not None and o is not None and (sent.tag(o) == "A" or officials) and acts(target):
        emit(r, found.ref, target, "meetings.held", verb, o, found)
    elif len(found.ref.parties) >= 2 and match["v"].startswith(
        ("hold", "held", "begin", "began", "conduct", "start", "resum", "open", "conclud", "initiat")
    ):
        pairwise(r, found.ref, "meetings.held", verb, noun, found)


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
    if target.noun in ("chargé", "d'affaires", "envoy", "plenipotentiary") or (r.memory.home and target.noun in ("minister", "ambassador")):
        return  # an envoy received is accredited
    if sent.low(o + 1) in ("decision", "announcement", "statement", "proposal", "call"):
        return
    emit(r, found.ref, target, "meetings.received", verb, o, found)


_RECEIVED_BY = re.compile(
    r"\b(?:is|are|was|were|been|being|be) (?:\S+ly )?(?P<v>received|welcomed|hosted|greeted) (?:(?:in|at) (?:the )?\S+ )?by (?:(?:his|"
    r"her|their|the|"
    r"counterpart) )*(?P<o>[ⒶⓃ])"
)


def _received_by(r: Reading, match: re.Match[str]) -> None:
    """ "Al-Sharaa is received by U.S. president Donald Trump"."""
    verb, o = r.sent.group(match, "v"), r.sent.group(match, "o")
    host = r.sent.tokens[o].ref if o is not None else None
    found = r.subject(verb) if verb is not None else None
    if o is not None and r.sent.tokens[o].kind == "titled" and found is not None and found.ref is not None:
        visited = next(
            (c.object for c in r.claims if c.kind == "visit" and r.sent.start <= c.start and c.subject in found.ref.parties), None
        )
        host = Ref((visited,), "person") if visited is not None else None
    if verb is None or o is None or host is None or found is None or found.ref is None:
        return
    if found.ref.role == "person" == host.role and acts(found.ref) and acts(host):
        emit(r, found.ref, host, "meetings.received_by", verb, o, found)
