"""Sanctions imposed and lifted."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words("sanction embargo restrictive")
_NOUN = r"(?:sanctions|sanction|embargoes|embargo|restrictive measures)"
_IMPOSE = re.compile(
    rf"\b(?P<v>impose|imposes|imposed|imposing|declares|declared|announce|announces|announced|announcing|introduce|"
    rf"introduces|introduced|adopt|adopts|adopted|levy|levies|levied|levying|place|places|placed|placing|"
    rf"slap|slaps|slapped|enacts?|enacted|reimposes?|reimposed|re-imposes?|re-imposed|expands?|expanded|"
    rf"extends?|extended|approves?|approved|unveils?|unveiled|issues?|issued|applies|applied|joins?|joined) (?:(?!\.|"
    rf";|that |will |has |have |had |would )\S+ ){{0,7}}?{_NOUN}(?: package)?(?:(?: (?!lift)\S+){{0,4}}? (?P<p>on|against|targeting|upon|"
    rf"over)\b)?"
)
_LIFT = re.compile(
    rf"\b(?P<v>lift|lifts|lifted|lifting|reduces?|reduced|loosens?|loosened|remove|removes|removed|removing|ease|eases|eased|easing|"
    rf"suspend|"
    rf"suspends|suspended|suspending|ended|ends|waive|waives|waived|drop|drops|dropped|revoke|revokes|"
    rf"revoked|rescinds?|rescinded|terminates?|terminated|cancels?|cancelled|ending|repeals?|repealed|scraps?|scrapped|"
    rf"relax(?:es|ed)|withdraws|withdrew|abolish(?:es|ed)|dismantles?|dismantled) (?:(?!\.|due |"
    rf";)\S+ ){{0,6}}?(?P<n>{_NOUN})(?: (?:programme|program|regime))?(?:(?: (?!\.|;)\S+){{0,3}}? (?P<p>on|against|from|imposed on|"
    rf"targeting)\b)?"
)
_SANCTIONS = re.compile(
    r"\b(?P<v>sanction|sanctions|sanctioned|sanctioning) (?=(?:(?:the|several|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"another|additional|further|hundreds|scores|a|an|Ⓠ|more|over|dozens|of|senior|top|some|high-ranking) )*[ⒶⒿ])"
)
_PASSIVE = re.compile(
    rf"{_NOUN} (?:\S+ ){{0,4}}?(?:were|was|are|have been|has been|had been) (?:\S+ly )?(?P<v>imposed|"
    rf"lifted|removed|eased|placed|levied|suspended|reimposed)(?: (?:on|against|"
    rf"from) (?:the )?(?P<o>[ⒶⒿ]))?(?: by (?:the )?(?P<s>Ⓐ))?"
)
_IMPOSED_BY = re.compile(
    rf"{_NOUN} (?P<v>imposed|placed|levied)(?: (?:on|against) (?:the )?(?P<o>[ⒶⒿ]))? by (?:the )?(?P<s>Ⓐ)"
    r"(?: (?:on|against) (?:the )?(?P<o2>[ⒶⒿ]))?"
)
_HITS = re.compile(
    rf"\b(?P<v>hits?|targets?|targeted|slaps?|slapped|punish(?:es|ed)|places?|placed) (?:(?![ⒶⒿ]|\.|;|,|on)\S+ ){{0,4}}?(?P<o>[ⒶⒿ])"
    rf"(?: (?!\.|;|with)\S+){{0,5}}?(?: and (?:(?![ⒶⒿ]|with)\S+ ){{0,2}}?(?P<o2>[ⒶⒿ])(?: (?!\.|;|with)\S+){{0,3}}?)?"
    rf" (?:with (?:\S+ ){{0,4}}?{_NOUN}|under sanctions)\b"
)
_LIFTING = re.compile(
    rf"\b(?P<v>approves?|approved|announces?|announced|agrees? to|agreed to|orders?|ordered|authori[sz]es?|"
    rf"authori[sz]ed|confirms?|confirmed) (?:(?!\.|;)\S+ ){{0,3}}?(?:lifting|removal|easing|"
    rf"suspension) of (?:(?!\.|;)\S+ ){{0,5}}?{_NOUN} (?:imposed )?(?:on|against)\b"
)


def read(r: Reading) -> None:
    """Writes down sanctions imposed and lifted."""
    sent = r.sent
    for match in sent.find(_IMPOSE):
        _event(r, match, "sanctions_imposed", "sanctions.imposed")
    for match in sent.find(_LIFT):
        _event(r, match, "sanctions_lifted", "sanctions.lifted")
    for match in sent.find(_SANCTIONS):
        verb = sent.index(match.start())
        if sent.tag(verb - 1) in ("J",) or sent.low(verb - 1) in v_nouns:
            continue
        target = target_from(r, sent.last(match) + 1)
        found = r.subject(verb)
        if target and found.ref is not None and not found.passive and found.ref.role != "force":
            r.emit(
                "sanctions_imposed", found.ref.parties, target[0].parties, rule="sanctions.verb", trigger=verb, end=target[1], found=found
            )
    for match in sent.find(_HITS):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found, hit = r.subject(verb), sent.tokens[o].ref if o is not None else None
        if hit is not None and o is not None and found.ref is not None and not found.passive and found.ref.role != "force":
            more = sent.group(match, "o2")
            second = sent.tokens[more].ref if more is not None else None
            r.emit("sanctions_imposed", found.ref.parties, [*hit.parties, *(second.parties if second else ())],
                   rule="sanctions.hits", trigger=verb, end=sent.last(match), found=found)  # fmt: skip
    for match in sent.find(_PASSIVE):
        _passive(r, match)
    for match in sent.find(_IMPOSED_BY):
        s, act = sent.group(match, "s"), sent.group(match, "v")
        o = sent.group(match, "o") if match["o"] else sent.group(match, "o2")
        if s is None or o is None or act is None or (by := sent.tokens[s].ref) is None or (on := sent.tokens[o].ref) is None:
            continue
        r.emit("sanctions_imposed", by.parties, on.parties, rule="sanctions.imposed_by", trigger=act, end=sent.last(match))
    for match in sent.find(_TARGET):
        s, o, act = (sent.group(match, name) for name in ("s", "o", "v"))
        if s is None or o is None or act is None or (by := sent.tokens[s].ref) is None or (on := sent.tokens[o].ref) is None:
            continue
        r.emit("sanctions_imposed", by.parties, on.parties, rule="sanctions.target", trigger=act, end=o)
    for match in sent.find(_LIFTED_LATER):
        act = sent.group(match, "v") if match["v"] else sent.group(match, "v2")
        told = next((c for c in reversed(r.claims) if c.kind == "sanctions_imposed"), None)
        if act is not None and told is not None:
            when = next((t.edtf for t in sent.tokens[act + 1 : act + 4] if t.tag == "D"), None)
            r.emit("sanctions_lifted", [told.subject], [told.object], rule="sanctions.lifted_later", trigger=act, end=act, when=when)
    for match in sent.find(_LIFTING):
        verb, end = sent.index(match.start()), sent.last(match)
        target, found = target_from(r, end + 1), r.subject(verb)
        if target and found.ref is not None and not found.passive:
            r.emit(
                "sanctions_lifted", found.ref.parties, target[0].parties, rule="sanctions.lifting", trigger=verb, end=target[1], found=found
            )


_TARGET = re.compile(
    rf"(?P<s>[ⒿⒶ]) {_NOUN} (?P<v>target\w*|hits?|are imposed on|come into force against|on (?=.{{0,40}} (?:take|come|"
    rf"enter)s? (?:effect|into))) "
    rf"?(?:the )?(?P<o>[ⒶⒿ])"
)
_LIFTED_LATER = re.compile(
    rf"{_NOUN}[^.;]{{0,60}}?,? (?:which|that) (?:was|were) (?:later |then |finally )?(?P<v>lifted|removed|"
    rf"ended) (?:again )?(?=(?:in |on )?Ⓓ)|"
    rf"\b(?:the|these|those|its) {_NOUN} (?:were|was|have been) (?:later |then |finally )?(?P<v2>lifted|removed|ended)(?= (?:in |on )?Ⓓ)"
)
_WISHED = re.compile(r"\b(?:reject|oppos|refus|demand|seek|urg|request|call\w* for|rul\w* out|block|debat|conditional)\w*(?: \S+){0,3} $")
"""Before "the lifting of sanctions": it is only spoken of."""
v_nouns = words(
    "the of economic new international more trade further imposed impose financial against with under "
    "secondary additional its their and by on"
)


def target_from(r: Reading, i: int) -> tuple[Ref, int] | None:
    """Whom sanctions hit, from token `i`: a party, or persons and firms of one ("two Russian oil companies")."""
    sent = r.sent
    for k in range(i, min(len(sent.tokens), i + 13)):
        token = sent.tokens[k]
        if token.tag == "A" and token.ref is not None:
            return token.ref, k
        if token.tag == "J" and token.ref is not None and token.ref.role == "force":
            return None
        if token.tag == "J" and token.ref is not None and token.kind != "pair":
            return _and_others(r, token.ref, k + 1)
        if token.low == "in" and sent.low(k - 1) == "based":
            continue
        if token.tag == "N" and (sent.low(k + 1) == "and" or (sent.low(k + 1) == "," and sent.tag(k + 2) in ("J", "N"))):
            continue  # "blacklists N and N, Russia's two biggest oil producers"
        if token.tag == "N" and (sent.low(k + 1) in ("in", "of") or (sent.low(k + 2) == "in" and sent.tag(k + 3) == "A")):
            continue  # "the port of N in Iran"
        if token.tag in ("C", "N", "D", "M") or token.text in (".", ";"):
            return None
        if (
            token.tag == "w"
            and token.low == "in"
            and sent.tag(k + 1) == "A"
            and sent.tag(k - 1) in ("N", "w")
            and sent.low(k - 1) != "imposed"
        ):
            continue
        if token.tag == "w" and token.low in ("for", "over", "after", "because", "in", "by", "who", "that", "which", "at", "with"):
            return None
    return None


def _and_others(r: Reading, first: Ref, i: int) -> tuple[Ref, int]:
    """ "North Korean firms, along with four Chinese companies": the parties of both."""
    sent = r.sent
    for k in range(i, min(len(sent.tokens), i + 8)):
        if sent.low(k) in ("and", "with", "as"):
            j = r.skip(k + 1)
            if j < len(sent.tokens) and sent.tag(j) == "J" and (ref := sent.tokens[j].ref) is not None and ref.role != "force":
                return Ref((*first.parties, *(p for p in ref.parties if p not in first.parties))), min(j + 1, len(sent.tokens) - 1)
        if sent.tag(k) in ("A", "J", "N", "D") or sent.low(k) in ("for", "over", "after", "because", "in", "by", "who", "that"):
            break
    return first, min(i, len(sent.tokens) - 1)


def _event(r: Reading, match: re.Match[str], kind: str, rule: str) -> None:
    sent = r.sent
    verb = sent.index(match.start())
    end = sent.last(match)
    if match["v"].endswith("ing") and _WISHED.search(sent.line[: match.start()]):
        return
    target = target_from(r, end + 1) if match["p"] else None
    found = r.subject(verb)
    if target is None and found.ref is not None and len(found.ref.parties) == 1:
        its = any(sent.low(k) == "its" for k in range(end + 1, end + 3)) and bool(match["p"])
        other = r.other(found.ref.parties[0]) if its or (not match["p"] and found.ref.parties[0] in (r.memory.pair or ())) else None
        if other is not None and (its or not any(t.tag in "AJC" and t.ref is not None and t.ref.parties != found.ref.parties
                                                 for t in sent.tokens)):  # fmt: skip
            target = Ref((other,)), end
    inside = [k for k in range(verb + 1, end) if sent.tag(k) in ("J", "A") and sent.tokens[k].ref is not None]
    if target is None and inside:
        owner = sent.tokens[inside[-1]].ref
        if (
            owner is not None
            and found.ref is not None
            and owner.parties != found.ref.parties
            and kind == "sanctions_imposed"
            and not match["v"].startswith("join")
        ):
            return
    if target is None or found.ref is None or found.passive or found.ref.role == "force":
        return
    if kind == "sanctions_imposed" and re.search(r"\b(?:lifting|easing|removal|removing|suspension)\b", match.group(0)):
        return
    subject: Subject = found
    past = next(
        (k for k in range(verb + 1, target[1]) if sent.low(k) in ("imposed", "placed") and sent.low(k - 1) in ("had", "it", "has", "they")),
        None,
    )
    if (
        kind == "sanctions_lifted" and past is not None and found.ref.role == "state"
    ):  # "the sanctions that it had imposed on Niger in July"
        when = next((t.edtf for t in sent.tokens[target[1] + 1 : target[1] + 3] if t.tag == "D"), None)
        r.emit("sanctions_imposed", found.ref.parties, target[0].parties, rule="sanctions.lifted_now", trigger=past, end=past, when=when)
        dated = next((t.edtf for t in sent.tokens[:past] if t.tag == "D"), None)
        r.emit(kind, found.ref.parties, target[0].parties, rule=rule, trigger=verb, end=target[1], found=found, when=dated)
        return
    if kind == "sanctions_lifted" and inside and (owner := sent.tokens[inside[-1]].ref) is not None and found.ref.role == "state":
        subject.ref = found.ref
    assert subject.ref is not None
    r.emit(kind, subject.ref.parties, target[0].parties, rule=rule, trigger=verb, end=target[1], found=subject)


def _passive(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    s, o, verb = sent.group(match, "s"), sent.group(match, "o"), sent.group(match, "v")
    first = sent.index(match.start())
    by = (
        sent.tokens[s].ref
        if s is not None
        else next((sent.tokens[k].ref for k in range(first - 1, max(-1, first - 3), -1) if sent.tag(k) in ("J", "A")), None)
    )
    on = sent.tokens[o].ref if o is not None else None
    if by is None or on is None or verb is None:
        return
    kind = "sanctions_imposed" if match["v"] in ("imposed", "placed", "levied", "reimposed") else "sanctions_lifted"
    r.emit(kind, by.parties, on.parties, rule="sanctions.passive", trigger=verb, end=sent.last(match))
