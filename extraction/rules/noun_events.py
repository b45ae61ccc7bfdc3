"""Deeds that a sentence tells by a noun with both parties beside it: "Chinese arms sales to Bangladesh include …", the delivery of what was
ordered, goods promised, sanctions that come, an envoy received or sent home, a guest hosted for a state visit."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.rules.arms import STEMS as _ARMS
from legation.extraction.rules.supplies import STEMS as _GOODS
from legation.extraction.rules.supplies import commodity_clash
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

STEMS = _ARMS | _GOODS | words("delivered deliver arriv sanction embargo ambassador envoy visit order")
_GOES_ON = (
    r"(?P<v>includes?|included|comprises?|comprised|consists?|consisted|began|begins?|continue[sd]?|reach(?:es|ed)|rose|rises?|grew|"
    r"grows?|"
    r"doubled|tripled|total(?:s|l?ed)|accounts?|accounted|amount(?:s|ed)|resume[sd]?|increase[sd]?|fell|started|starts|made up|make up|"
    r"have (?:included|continued|grown|risen)|has (?:included|continued|grown|risen))"
)
_ARMS_FLOW = re.compile(
    rf"(?P<s>Ⓙ) (?:(?:total|annual|major|heavy|all|recent|secret|covert) )*(?:(?:arms|weapons?|military|defen[cs]e|{w.WEAPON}) )"
    rf"(?:equipment )?(?:sales|exports|deliveries|shipments|supplies|transfers) to (?:the )?(?P<o>[ⒶⒸ])(?: (?:in|since|from|over|"
    rf"between) Ⓓ| ,"
    rf"[^.;,]{{0,40}},)? {_GOES_ON}\b"
)
_THEN = re.compile(
    r"\b(?:first|last|second|final|jets?|fighters?|aircraft|planes|tanks|helicopters|frigates?|submarines?|missiles|drones|ships|systems?|"
    r"they|"
    r"all|vehicles|units?|batch|deliver(?:y|ies)) (?:(?:of|which|them|these|the|Ⓠ|ones?|two|three) )*"
    r"(?P<v>(?:was|were|being|have been|has been) (?:delivered|handed over|received|completed)|arrived|began|started|entered service|"
    r"took place|were completed)(?: (?:in|on|at|by) (?:the )?[ⒸⒶ])?(?: (?:in|on|from))? (?P<d>Ⓓ)"
)
_PROMISED = re.compile(
    rf"\b(?P<v>promise[sd]?|pledge[sd]?|guarantee[sd]?|commits? to|committed to|offer(?:s|ed)?|announce[sd]?|agree[sd]? (?:to|on)) "
    rf"(?:(?!that\b|[ⒶⒸⒿ.;,])\S+ ){{0,4}}?(?P<g>{w.GOODS})(?: (?:shipments?|supplies|deliveries|exports?|supply|sales|aid|donation))? "
    rf"(?:to|for) (?:the )?(?P<o>[ⒶⒸ])"
)
_COME = re.compile(
    r"(?P<s>[ⒶⒿ]) (?:(?:new|further|latest|additional|economic|financial|trade|arms|targeted|first|visa) )*(?:sanctions|embargo|"
    r"restrictive measures) "
    r"(?P<v>on|against|targeting) (?:the )?(?P<o>[ⒶⒿ])(?: (?!that|which|who)[^ⒶⒸⒿ.;, ]+){0,3}? (?:comes?|came|follow(?:s|ed)?|"
    r"takes? effect|took effect|enter(?:s|ed)? into force|were (?:announced|agreed|adopted))\b"
)
_RECEIVED = re.compile(
    r"(?P<o>[ⒶⒸ]) (?P<v>receive[sd]?|welcome[sd]?|get|gets|got) (?:its|the|their|a) (?:(?:first|new|resident|permanent|ever|full) )+"
    r"(?P<s>[ⒶⒿ])(?: (?:ambassador|envoy|high commissioner))?(?= [.,;(]| in | on | since | after |$)"
)
_RETURN = re.compile(
    r"\b(?P<v>order(?:s|ed)?|announce[sd]?|demand(?:s|ed)|decide[sd]? on|approve[sd]?) (?:the )?(?:immediate )?(?:return|recall|"
    r"withdrawal) of "
    r"(?:its|their|the|his|her|Ⓙ|country|kingdom|nation|'s|own| )*(?:ambassador|envoy|high commissioner|Ⓐ)(?: Ⓝ)? (?:from|in|"
    r"to) (?:the )?(?P<o>[ⒶⒸ])"
)
_HOSTED = re.compile(
    r"\b(?P<v>hosts?|hosted|receive[sd]?|welcome[sd]?) (?:(?:the|visiting|his|her|its|counterpart) )*(?P<o>Ⓐ)(?: (?!for|to|on|"
    r"during)\S+){0,3}? "
    r"(?:for|to|on|during) (?:an?|the|their|his|her|separate|back-to-back|two|consecutive)?(?: ?(?:Ⓓ|Ⓠ|\S+-day|first|official|state|"
    r"working|historic|"
    r"rare))* (?:visits?|trips?)\b"
)
_WOULD_GO = re.compile(
    rf"(?P<np>(?:(?![ⒶⒸ.;,])\S+ ){{0,5}}?{w.WEAPON})(?: systems?)?(?: (?:from|out of) (?:the )?(?:Ⓙ )?(?:\S+ ){{0,3}}?(?:stocks?|"
    rf"stockpiles?|"
    rf"reserves|inventor(?:y|ies)|arsenals?|army|forces))? (?P<v>(?:will|would|are to|is to) (?:go|be (?:sent|delivered|transferred|"
    rf"supplied|shipped|"
    rf"given|handed over|donated|provided|sold))) to (?:the )?(?P<o>[ⒶⒸ])(?! by\b)"
)
_FLOWS, _SANCTIONS = words("sales exports deliveries shipments supplies transfers"), words("sanctions embargo restrictive")
_PROMISES = words(
    "promise promises promised pledge pledges pledged guarantee guarantees guaranteed commits committed announce announces announced agree "
    "agrees agreed"
)
_RECEIVES, _FIRST = words("receive receives received welcome welcomes welcomed get gets got"), words("first new resident permanent full")
_GOING = words("go sent delivered transferred supplied shipped given handed donated provided sold")
_WILL = words("will would are is")
_DELIVERED = words("delivered handed received completed arrived began started entered took")
_ORDERS = words("order orders ordered announce announces announced demands demanded decides decided approve approves approved decide")
_VISITS = words("visit visits trip trips")
_ANY = _FLOWS | _SANCTIONS | _PROMISES | _RECEIVES | _GOING | _DELIVERED | _ORDERS | _VISITS
"""Words one of which every sentence read here holds."""
_REFUSED = re.compile(
    r"\b(?:not|no|never|halt\w*|stop\w*|ban|bans|banned|banning|refus\w*|block\w*|suspend\w*|without|reject\w*|"
    r"oppos\w*)\b"
)


def read(r: Reading) -> None:
    """Writes down deeds told so; what another rule has read of the sentence is not told twice."""
    sent = r.sent
    if sent.lows.isdisjoint(_ANY):
        return
    for match in sent.find(_ARMS_FLOW, _FLOWS):
        _between(r, match, "arms_transfer", "arms.flow_noun")
    _then_delivered(r)
    for match in sent.find(_PROMISED, _PROMISES):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        if o is None or found.ref is None or found.passive or found.ref.role == "force" or commodity_clash(sent.line, match.end("g")):
            continue
        found.planned = True
        if (buyer := sent.tokens[o].ref) is not None and not match["v"].startswith("offer"):
            _write(r, "supplies", found.ref, buyer, "supplies.promised", verb, o, found, commodity=match["g"])
    for match in sent.find(_COME, _SANCTIONS):
        _between(r, match, "sanctions_imposed", "sanctions.come")
    for match in sent.find(_RECEIVED, _RECEIVES, _FIRST):
        s = sent.group(match, "s")
        envoy = s is not None and (
            sent.tag(s) == "J" or ((ref := sent.tokens[s].ref) is not None and ref.noun in ("ambassador", "envoy", "commissioner"))
        )
        if envoy:
            _between(r, match, "envoy_appointed", "envoys.first_received")
    for match in sent.find(_RETURN, _ORDERS):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        if o is not None and (host := sent.tokens[o].ref) is not None and found.ref is not None and not found.passive:
            _write(r, "envoy_recalled", found.ref, host, "envoys.return_ordered", verb, o, found)
    for match in sent.find(_HOSTED, _VISITS):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        guest = sent.tokens[o].ref if o is not None else None
        if (
            o is not None
            and guest is not None
            and found.ref is not None
            and not found.passive
            and guest.role == "person"
            and not guest.former
        ):
            _write(r, "visit", guest, found.ref, "visits.hosted_for", verb, o, found)
    for match in sent.find(_WOULD_GO, _GOING, _WILL):
        _would_go(r, match)


def _then_delivered(r: Reading) -> None:
    """ "… bought 36 Gripen from Sweden in 2014; the first was delivered in 2019": what the text has just told of as ordered."""
    sent = r.sent
    for match in sent.find(_THEN, _DELIVERED):
        act, d = sent.group(match, "v"), sent.group(match, "d")
        place = sent.tokens[sent.index(match.start())].start
        told = next((c for c in reversed(r.claims) if c.kind.startswith("arms_") and c.start < place and place - c.end < 200), None)
        if act is None or d is None or told is None or told.kind != "arms_agreement" or told.modality != "done":
            continue
        if any(
            t.ref is not None and t.tag == "A" and t.start > told.end and {*t.ref.parties} - {told.subject, told.object}
            for t in sent.tokens
        ):
            continue
        found = Subject(Ref((told.subject,)), act)
        _write(
            r, "arms_transfer", Ref((told.subject,)), Ref((told.object,)), "arms.then_delivered", act, d, found, when=sent.tokens[d].edtf
        )


def _would_go(r: Reading, match: re.Match[str]) -> None:
    """ "Said 14 Leopard 2 tanks from German army stocks would go to Ukraine": by whom the phrase names, else by the speaker."""
    sent = r.sent
    first, act, o = sent.index(match.start()), sent.group(match, "v"), sent.group(match, "o")
    taker = sent.tokens[o].ref if o is not None else None
    if act is None or o is None or taker is None or any(c.kind.startswith("arms_") and sent.start <= c.start < sent.end for c in r.claims):
        return
    own = next((sent.tokens[k].ref for k in range(first, act) if sent.tag(k) == "J"), None)
    told = clause_subject(sent, first - 1, r.memory) if own is None and first else None
    giver = own or (told[0] if told is not None else None)
    if giver is not None and (own is not None or giver.role != "force"):
        sold = "sold" in match["v"]
        found = Subject(Ref(giver.parties), act, planned=True)
        _write(r, "arms_agreement" if sold else "arms_transfer", giver, taker, "arms.would_go", act, o, found)


def _between(r: Reading, match: re.Match[str], kind: str, rule: str) -> None:
    s, o, act = (r.sent.group(match, name) for name in ("s", "o", "v"))
    one, two = (r.sent.tokens[k].ref if k is not None else None for k in (s, o))
    if act is not None and s is not None and o is not None and one is not None and two is not None:
        mood = r.subject(act) if kind == "envoy_appointed" else Subject(one, s)
        found = Subject(Ref(one.parties), s, planned=mood.planned, negated=mood.negated, possible=mood.possible)
        _write(r, kind, one, two, rule, act, max(act, s, o), found)


def _write(
    r: Reading,
    kind: str,
    one: Ref,
    two: Ref,
    rule: str,
    act: int,
    end: int,
    found: Subject,
    *,
    when: str | None = "auto",
    commodity: str | None = None,
) -> None:
    sent = r.sent
    pairs = {(c.subject, c.object) for c in r.claims if c.kind == kind and sent.start <= c.start < sent.end}
    free = one.parties != two.parties and not pairs & {(a, b) for a in one.parties for b in two.parties}
    if free and not _REFUSED.search(" ".join(t.low for t in sent.tokens[max(0, act - 4) : act])):
        r.emit(kind, one.parties, two.parties, rule=rule, trigger=act, end=end, found=found, when=when, commodity=commodity)
