"""Visits: whose representative went to whom."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words(
    "talks visit trip journey pilgrimage arriv travel flies flew flying fly lands landed land tour heads headed went departs leave "
    "left sets"
)
_VERB = re.compile(
    r"\b(?P<v>visit|visits|visited|visiting|tours|toured|touring)\b(?= (?:(?:the|neighboring|neighbouring|both|his|its) )*[ⒶⒸⒿ])"
)
_SITE = re.compile(
    r"\b(?P<v>visits?|visited|toured|tours) (?:(?:the|a|an|its|his) )?(?:(?![ⒶⒸⒿ,.;]|from\b|to\b|for\b|with\b|and\b)\S+ ){1,4}?"
    r"(?:in|near|on) (?:the )?(?P<o>[ⒶⒸ])"
)
_GO = re.compile(
    r"\b(?P<v>arrive|arrives|arrived|arriving|travel|travels|traveled|travelled|travelling|traveling|"
    r"flies|flew|fly|flying|lands|landed|land|went|goes|heads|headed|departs|leaves(?= for)|left(?= for)|sets? off(?= for)|"
    r"departed) (?:(?!Ⓓ)\S+ ){0,2}?(?:in|to|at|for) (?:(?:the|neighboring|neighbouring) )?(?P<o>[ⒶⒸ]|Ⓙ(?= capital))"
)
_UNDERTAKES = (
    r"pays?|paid|paying|makes?|made|making|begins?|began|begun|start|starts|started|concludes?|concluded|ends?|ended|undert[ao]kes?|"
    r"undertook|embarks? on|embarked on|completes?|completed|conducts?|conducted|holds?|cuts? short|cutting short|wraps? up|"
    r"wrapped up|interrupts?|interrupted"
)
_NOUN = re.compile(
    rf"(?<!\S)(?:(?P<v>{_UNDERTAKES}) )?"
    rf"(?:(?!(?:in|of|to|for|on|with|and|by|that|from|at|after|during|following|amid|before|who|which|as|he|she|they|it|is|was|has|had|"
    rf"will|{_UNDERTAKES})\b|cancel|postpon|invit|delay|announc|plans?\b|conclud|[ⒶⒿⒸⓃⓂ,;.:()])\S+ ){{0,6}}?"
    r"(?P<n>visit|visits|trip|trips|tour|tours|journey|pilgrimage)(?: abroad)?(?: ,)? (?:to|of|in) (?:(?:the|neighbou?ring) )?"
    r"(?P<o>[ⒶⒸ]|Ⓙ(?= (?:\S+ )?(?:city|town|capital|port|resort|island|province|region|village)\b))"
)
_IS_ON = re.compile(
    r"\b(?P<v>is|are|was|were) (?:currently |then )?on (?:(?:a|an|his|her|their|Ⓓ|Ⓠ|\S+-day|state|official|working|private|three-nation|"
    r"first|second|diplomatic|\S+al) )*(?:visit|trip|tour) (?:to|of|in) (?:the )?(?P<o>[ⒶⒸ])"
)
_IS_IN = re.compile(
    r"\b(?P<v>is|are|was|were) in (?P<o>[ⒶⒸ])"
    r"(?= (?:for (?:\S+ ){0,3}?(?:talks|meetings?|summit|visit|discussions)|on an? (?:\S+ ){0,3}?visit))"
)
_BY = re.compile(
    r"\b(?P<n>visit|trip) (?:by (?:(?:the|a|an|his|its) )?(?P<s>Ⓐ) to (?:the )?(?P<o>[ⒶⒸ])|"
    r"to (?:the )?(?P<o2>[ⒶⒸ]) by (?:(?:the|a|an|its) )?(?P<s2>Ⓐ))"
)
_LEAD = re.compile(
    r"(?:.*\b|^)(?P<p>as part of|during|on|for|after|following|amid|ahead of|before|in|with|cancel\w*|postpon\w*|invit\w+|"
    r"call\w* off|delay\w*|plans?|planned|announc\w+|concluding|beginning|conclud\w+|over) (?:\S+ ){0,4}$"
)


def read(r: Reading) -> None:
    """Writes down visits; a visitor counts only as president, minister, delegation … of a party the text names."""
    sent = r.sent
    for match in sent.find(_VERB):
        verb = sent.index(match.start())
        target = r.party_at(verb + 1, "ACJ")
        if target is not None:
            _visit(r, verb, target, r.skip(verb + 1), r.subject(verb), "visits.verb")
    for match in sent.find(_SITE):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        if o is not None and (target := r.party_at(o)) is not None and found.ref is not None and target.parties[0] not in found.ref.parties:
            _visit(r, verb, target, o, found, "visits.site")
    for match in sent.find(_GO):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        target = sent.tokens[o].ref if o is not None else None
        participle = match["v"].endswith("ing") and sent.low(verb - 1) not in _MAY_PRECEDE
        if target is not None and o is not None and not participle:  # not "citizens traveling to Israel"
            _visit(r, verb, target, o, r.subject(verb), "visits.went")
    for match in sent.find(_NOUN):
        _nominal(r, match)
    for match in (*sent.find(_IS_IN), *sent.find(_IS_ON)):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        target = sent.tokens[o].ref if o is not None else None
        if target is not None and o is not None:
            _visit(r, verb, target, o, r.subject(verb + 1), "visits.is_in")
    for match in sent.find(_BY):
        noun, s, o = sent.index(match.start()), sent.group(match, "s"), sent.group(match, "o")
        if s is None:
            s, o = sent.group(match, "s2"), sent.group(match, "o2")
        lead = _LEAD.search(sent.line[: match.start()])
        if s is None or o is None or lead is None or lead["p"] not in ("during", "after", "following", "amid", "ahead of", "before"):
            continue
        visitor, target = sent.tokens[s].ref, sent.tokens[o].ref
        if target is not None:
            _visit(r, noun, target, o, Subject(visitor, s, planned=lead["p"] in ("ahead of", "before")), "visits.by")
    here = [c for c in r.claims if c.kind == "visit" and c.start >= sent.start]
    made = {c.key for c in here if c.modality == "done"}
    if len(here) > len(made) > 0:  # "lands in Yerevan, the first sitting vice president to visit Armenia" is one visit
        r.claims = [c for c in r.claims if c not in here or c.modality != "planned" or c.key not in made]


_MAY_PRECEDE = words(", and is was are were while before after by been be began begins")


def _visit(r: Reading, verb: int, target: Ref, end: int, found: Subject, rule: str) -> None:
    visitor = found.ref
    i = found.index
    joint = next((k for k in (i - 1, i - 2) if k > 0 and r.sent.low(k) == "and" and r.sent.tag(k - 1) == "A"), None)
    if visitor is None and r.sent.tag(i) == "N" and joint is not None:
        visitor = r.sent.tokens[joint - 1].ref  # "the prime minister N and army chief M will visit"
    if visitor is None and r.sent.tag(found.index) == "N" and r.sent.tokens[found.index].kind == "titled":
        visitor = _the_other(r, target)
    if visitor is None or not (visitor.role == "person" or _is_delegation(r, found)) or visitor.former or target.role == "person":
        return
    if len(visitor.parties) > 1 and found.head in ("countries", "nations", "sides"):
        return
    sent = r.sent
    targets = list(target.parties)
    k = end
    while sent.low(k + 1) in (",", "and") and (more := r.party_at(k + 2)) is not None and sent.tag(r.skip(k + 2)) in ("C", "A"):
        k = r.skip(k + 2)
        targets += [p for p in more.parties if p not in targets and sent.tag(k) == "C"]
    between = [sent.tokens[k].edtf for k in range(max(i, 0), verb) if sent.tag(k) == "D"] if rule == "visits.owner" else []
    r.emit("visit", visitor.parties, targets, rule=rule, trigger=verb, end=end, found=found, when=between[-1] if between else "auto")
    d = next((n for n in range(k + 1, min(len(sent.tokens), k + 4)) if sent.tag(n) == "D"), None)
    while d is not None and sent.low(d + 1) in ("and", ","):  # "visited Turkey in March 1967 and December 1969"
        d = next((n for n in (d + 2, d + 3) if sent.tag(n) == "D" and sent.low(n - 1) in ("and", ",", "in", "on", "again")), None)
        if d is not None and (sent.tokens[d].edtf or "")[:1].isdigit():
            r.emit("visit", visitor.parties, targets, rule=rule, trigger=verb, end=d, found=found, when=sent.tokens[d].edtf)


BY_ONE = re.compile(r"\bvisit by (?:a |an |the )?(?P<s>Ⓐ)(?= since\b| in \S+ years| after\b)")


def by_one(r: Reading, match: re.Match[str]) -> None:
    """ "… receives the Israeli foreign minister in Hargeisa, the first visit by an Israeli minister since …": to the host told of."""
    s = r.sent.group(match, "s")
    visitor = r.sent.tokens[s].ref if s is not None else None
    told = next((c for c in reversed(r.claims) if c.kind == "meeting" and c.start >= r.sent.start), None)
    if s is None or visitor is None or told is None or visitor.parties[0] not in (told.subject, told.object):
        return
    host = told.object if told.subject == visitor.parties[0] else told.subject
    r.emit("visit", visitor.parties[:1], [host], rule="visits.by_one", trigger=r.sent.index(match.start()), end=s, when=told.when)


def _the_other(r: Reading, target: Ref) -> Ref | None:
    """Whose president "President N" is, in a text that speaks of exactly two states and tells of a visit to one of them."""
    named = {p for t in r.sent.tokens if t.ref is not None and t.tag in "AJC" for p in t.ref.parties if r.memory.is_state(p)}
    both = named | set(r.memory.seen)
    others = both - set(target.parties)
    return Ref((others.pop(),), "person") if len(others) == 1 and len(both) == 2 else None


def _is_delegation(r: Reading, found: Subject) -> bool:
    return found.ref is not None and found.ref.noun in ("delegation", "delegations")


def _nominal(r: Reading, match: re.Match[str]) -> None:
    """ "Pays an official visit to Algeria", "during a state visit to Israel", "Cohen's visit to Baku", "visit by … to …"."""
    sent = r.sent
    noun = sent.group(match, "n")
    o = sent.group(match, "o")
    target = sent.tokens[o].ref if o is not None else None
    if noun is None or o is None or target is None:
        return
    if sent.tag(o) == "A" and target.role == "person":
        return
    if match["v"]:
        verb = sent.group(match, "v")
        assert verb is not None
        _visit(r, verb, target, o, r.subject(verb), "visits.paid")
        return
    first = sent.index(match.start())
    i = noun - 1
    while (
        i > 0
        and sent.tag(i) in ("w", "n", "D")
        and sent.low(i) not in ("during", "on", "for", "after", "following", "amid", "before", "in", "of", "to", "with", "that", "and")
    ):
        i -= 1
    owner = sent.tokens[i].ref if sent.tag(i) == "J" else None
    if (
        sent.tag(i) == "s"
        and sent.tag(i - 1) == "N"
        and sent.tokens[i - 1].kind == "titled"
        and (whose := _the_other(r, target)) is not None
    ):
        owner, i = whose, i - 1  # "during Prime Minister N's official visit to Beijing"
    if sent.tag(i) == "s" and sent.low(i - 1) == "latter":
        owner = next((t.ref for t in reversed(sent.tokens[:i]) if t.tag == "A" and t.ref is not None and t.ref.role == "person"), None)
    lead = _LEAD.search(sent.line[: match.start()])
    word = lead["p"] if lead else ""
    if word.startswith(("cancel", "postpon", "invit", "call", "delay", "over")):
        return
    if owner is not None:
        royal = any(sent.low(k) in ("royal", "presidential", "ministerial", "papal", "head-of-state") for k in range(i + 1, noun))
        if royal and sent.tokens[i].kind == "owner":
            owner = Ref(owner.parties, "person")  # "Bahrain's first ever royal visit to Kazakhstan"
        if (sent.tokens[i].kind in ("owner", "titled") or sent.low(i - 1) == "latter") and owner.role == "person":
            _visit(r, noun, target, o, Subject(owner, i, planned=word.startswith(("ahead", "before", "plan"))), "visits.owner")
        return
    if word in ("during", "on", "for", "after", "following", "amid", "concluding", "in", "with", "as part of") or word.startswith(
        ("ahead", "before", "plan", "announc", "conclud", "begin")
    ):
        subject = clause_subject(sent, first - 1, r.memory)
        if subject is None and first <= 3:
            comma = next((k for k in range(o, min(len(sent.tokens), o + 8)) if sent.tokens[k].text == ","), None)
            ref = r.party_at(comma + 1, "A") if comma is not None else None
            subject = (ref, comma + 1) if ref is not None and comma is not None else None
        if subject is not None and subject[0] is not None:
            planned = word.startswith(("ahead", "before", "plan", "announc"))
            planned |= any(sent.low(k) in ("will", "would") for k in range(subject[1] + 1, min(first, subject[1] + 4)))
            _visit(r, noun, target, o, Subject(subject[0], subject[1], planned=planned), "visits.during")
