"""Arms pledged, arrived, notified to a parliament or planned: "pledges 18 howitzers to Ukraine", "tanks from Poland arrive in
Ukraine"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.rules.arms import STEMS as _ARMS
from legation.extraction.rules.arms import STOPPED, named
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

STEMS = _ARMS
_FILL = r"(?:(?![ⒶⒸⒿ.;,]|(?:help|in|on|over|about|against|producing|to|that|who|from|for|by|after) )\S+ )"
_NP = rf"(?P<np>{_FILL}{{0,7}}?{w.WEAPON})(?: systems?| batter(?:y|ies)| parts| components| crews)?"
_TO = r"(?:the )?(?P<o>[ⒶⒸ])"
_PLEDGE = (
    r"(?P<v>pledge[sd]?|pledging|promise[sd]?|promising|commits?|committed|earmark(?:s|ed)|allocate[sd]?|announce[sd]?|"
    r"approve[sd]?|authori[sz]e[sd]?|grant(?:s|ed))"
)
_PLEDGED = re.compile(rf"\b{_PLEDGE} {_NP}(?: (?![ⒶⒸ.;,]|from\b|against\b)\S+){{0,6}}? (?:to|for) {_TO}")
_PLEDGED_TWO = re.compile(
    rf"\b(?P<v>pledge[sd]?|promise[sd]?|grant(?:s|ed)|gifts?|gifted|lends?|lent|loan(?:s|ed)|leases?|leased) {_TO} (?:with )?{_NP}"
)
_MOVED = (
    r"(?P<v>arriv(?:es?|ed|ing)|land(?:s|ed)?|reach(?:es|ed)?|dock(?:s|ed)?|unloaded|delivered|deployed|operating|operate[sd]?|spotted|"
    r"handed over|touch(?:ed|es)? down|in service|stationed|installed|turned over|entered service)"
)
_AUX = r"(?:(?:that|which|has|have|had|is|are|was|were|been|being|already|now|also|recently|first|all|yesterday|today|Ⓓ|finally|safely) )*"
_PLACE = (
    r"(?: (?:at|in|to|near|by|with|outside|for|on)(?: (?:an?|the|its|military|naval|air|airport|airbase|base|port|harbou?r|airfield|"
    r"hangar|city|town|capital|of|ministry|army|forces|navy|force)){0,5}){0,2}"
)
_FROM_ARRIVE = re.compile(
    rf"{_NP} (?:(?:bought|ordered|donated|supplied|sent|coming|pledged|promised) )?(?:from|"
    rf"by) (?:the )?(?P<s>[ⒶⒸ]) {_AUX}{_MOVED}{_PLACE} "
    rf"(?:the )?(?P<o>[ⒶⒸ])"
)
_OF_ARRIVE = re.compile(
    rf"(?P<s>Ⓙ|[a-z.]+-(?:made|built|supplied|donated|provided|designed)|Ⓝ)(?= ) {_NP} {_AUX}{_MOVED}{_PLACE} (?:the )?(?P<o>[ⒶⒸ])"
)
_WHOSE = re.compile(r"(?P<who>[A-Z][\w. ]*)-(?:made|built|supplied|donated|provided)$")
_SALE_WORD = r"(?:sales?|export|transfer|purchase)"
_NOTIFIED = re.compile(
    rf"\b(?P<v>notif(?:y|ies|ied)|inform(?:s|ed)|tells?|told|submit(?:s|ted)|unveil(?:s|ed)|announc(?:es|ed)|outlin(?:es|ed)|proposes|"
    rf"proposed|advance[sd]?|clears|cleared|approve[sd]?)\b(?:(?!\.|;| to {_SALE_WORD})[^.;]){{0,60}}? (?:possible|potential|planned|"
    rf"proposed|plans?"
    rf"|intention|intent|foreign military|\S*billion|\S*million|\S*dollar|Ⓠ)\S*(?: (?![Ⓐ.;])\S+){{0,6}}? "
    rf"(?:{_SALE_WORD} of (?P<np>{_FILL}{{0,7}}?{w.WEAPON})|(?P<np2>{w.WEAPON}) (?:deal|package|sales?))"
    rf"(?: (?![ⒶⒸ.;])\S+){{0,5}}? (?:to|with|for) (?:the )?(?P<o>[ⒶⒸ])"
)
_TO_OF = re.compile(
    rf"\b(?P<v>approve[sd]?|authori[sz]e[sd]?|announc(?:es|ed)|clear(?:s|ed)|confirm(?:s|ed)|agree[sd]? (?:to|on)|begin[s]?|began|"
    rf"start(?:s|ed)|"
    rf"resume[sd]?|complete[sd]?|propose[sd]?|plan(?:s|ned)) (?:(?:the|a|an|possible|potential|proposed|planned|first|foreign|military|"
    rf"new|Ⓠ|its) )*"
    rf"(?P<n>sale|export|delivery|deliveries|transfer|shipments?|supply|donation|handover) (?:worth \S+ )?to (?:the )?(?P<o>[ⒶⒸ]) of "
    rf"(?P<np>(?:(?![ⒶⒸⒿ.;])\S+ ){{0,7}}?{w.WEAPON})"
)
_GIVEN_BY = re.compile(
    rf"{_NP} (?:(?:that|which|was|were|is|are|has|have|had|been|being|also|later|,) )*(?P<v>delivered|donated|supplied|sold|given|gifted|"
    rf"provided|transferred|shipped|sent|handed over|exported) (?:by (?:the )?(?P<s>[ⒶⒸ]) to (?:the )?(?P<o>[ⒶⒸ])|"
    rf"to (?:the )?(?P<o2>[ⒶⒸ]) by "
    rf"(?:the )?(?P<s2>[ⒶⒸ]))"
)
_PLAN = re.compile(
    rf"\b(?:plans?|proposal|intention|decision|agreement|offer|bid) (?P<w>to|of|for|on) (?:the )?(?P<v>sell(?:ing)?|sale of|suppl(?:y|"
    rf"ying)|"
    rf"deliver(?:y of|ing)?|send(?:ing)?|provid(?:e|ing)|export(?:ing)?|transfer(?:ring)?|donat(?:e|ing|ion of)|giv(?:e|ing)|shipping) "
    rf"(?:(?P<np>{_FILL}{{0,7}}?{w.WEAPON})(?: (?![ⒶⒸ.;,])\S+){{0,4}}? to (?:the )?(?P<o>[ⒶⒸ])|"
    rf"(?P<o2>[ⒶⒸ]) (?P<np3>{_FILL}{{0,7}}?{w.WEAPON}))"
)
_LEAD = re.compile(
    r"\b(?P<a>announc\w+|reveal\w*|unveil\w*|confirm\w*|approv\w+|press\w* ahead|goes ahead|went ahead|has|with|back\w*|endors\w+|"
    r"outlin\w+)\b"
    r"(?: \S+){0,4} $"
)
_DOUBT = re.compile(
    r"\b(?:without|against|not|never|halt\w*|stop\w*|suspend\w*|cancel\w*|refus\w*|ban\w*|captur\w*|seiz\w*|stolen|destroy\w*|reject\w*|"
    r"delay\w*|drop\w*|shelv\w*|abandon\w*|den(?:y|ies|ied)|condemn\w*|critici\w*|oppos\w*|no)\b"
)
_PLEDGES = words(
    "pledge pledges pledged pledging promise promises promised promising commit commits committed earmarks earmarked allocate allocates "
    "allocated announce announces announced approve approves approved authorise authorises authorised authorize authorizes authorized "
    "grants "
    "granted gift gifts gifted lend lends lent loans loaned lease leases leased"
)
_NOW = words("gift gifts gifted lend lends lent loans loaned lease leases leased grants granted")
"""Verbs that give, and do not only promise."""
_COMES = words(
    "arrive arrives arrived arriving land lands landed reach reaches reached dock docks docked unloaded delivered deployed operating "
    "operate "
    "operates operated spotted handed touch touched touches service stationed installed turned entered"
)
_SALES = words("sale sales deal package export transfer purchase")
_PLANS = words("plan plans proposal intention decision agreement offer bid")


def read(r: Reading) -> None:
    """Writes down such arms; what another rule has read of the sentence is not told twice."""
    sent = r.sent
    if any(c.kind.startswith("arms_") and sent.start <= c.start < sent.end for c in r.claims):
        return
    for match in sent.find(_NOTIFIED, _SALES):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        if o is not None and (taker := sent.tokens[o].ref) is not None and found.ref is not None and not found.passive:
            found.planned |= not match["v"].startswith(("clear", "approv"))
            _write(r, match, "arms_agreement", found.ref, taker, found, verb, o)
    for pattern in (_PLEDGED, _PLEDGED_TWO):
        for match in sent.find(pattern, _PLEDGES):
            verb, o = sent.index(match.start()), sent.group(match, "o")
            found = r.maker(verb)
            if o is None or (taker := sent.tokens[o].ref) is None or found.ref is None or found.passive or found.ref.role == "force":
                continue
            if match["np"].endswith("military aid"):
                continue  # aid promised is no arms
            found.planned |= match["v"] not in _NOW
            speaker = found.ref.person if match["v"].startswith("announc") else None
            _write(r, match, "arms_transfer", found.ref, taker, found, verb, o, speaker)
    for match in sent.find(_TO_OF, frozenset({"of"})):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        if o is not None and (taker := sent.tokens[o].ref) is not None and found.ref is not None and not found.passive:
            sale = match["n"] in ("sale", "export")
            found.planned |= match["v"].startswith(("propos", "plan", "agree")) or (
                not sale and match["v"].startswith(("approv", "author", "ann"))
            )
            _write(r, match, "arms_agreement" if sale else "arms_transfer", found.ref, taker, found, verb, o)
    for match in sent.find(_PLAN, _PLANS):
        _planned(r, match)
    for match in sent.find(_GIVEN_BY, frozenset({"by"})):
        s, o = sent.group(match, "s" if match["s"] else "s2"), sent.group(match, "o" if match["o"] else "o2")
        act = sent.group(match, "v")
        giver, taker = (sent.tokens[k].ref if k is not None else None for k in (s, o))
        if act is None or s is None or o is None or giver is None or taker is None or giver.role == "force":
            continue
        mood = r.subject(act)
        by = Subject(Ref(giver.parties), s, planned=mood.planned, possible=mood.possible, negated=mood.negated)
        _write(r, match, "arms_agreement" if match["v"] == "sold" else "arms_transfer", giver, taker, by, act, max(s, o))
    for pattern in (_FROM_ARRIVE, _OF_ARRIVE):
        for match in sent.find(pattern, _COMES):
            _arrived(r, match)


def _planned(r: Reading, match: re.Match[str]) -> None:
    """ "Pressed ahead with a plan to transfer cluster munitions to Ukraine": planned by the clause's subject or the plan's owner."""
    sent = r.sent
    noun, act = sent.index(match.start()), sent.group(match, "v")
    o = sent.group(match, "o") if match["o"] else sent.group(match, "o2")
    lead = _LEAD.search(sent.line[: match.start()][-50:])
    owner = next((sent.tokens[k].ref for k in range(noun - 1, max(-1, noun - 3), -1) if sent.tag(k) == "J"), None)
    if act is None or o is None or (taker := sent.tokens[o].ref) is None or (owner is None and lead is None):
        return
    verb = next((k for k in range(noun - 1, -1, -1) if sent.tag(k) == "w" and lead and sent.low(k) == lead["a"].split()[0]), noun)
    found = Subject(owner, noun) if owner is not None else r.subject(verb)
    if found.ref is not None and not found.passive:
        found.planned = True
        kind = "arms_agreement" if match["v"].startswith(("sell", "sale")) else "arms_transfer"
        _write(r, match, kind, found.ref, taker, found, act, o)


def _arrived(r: Reading, match: re.Match[str]) -> None:
    """ "The first tanks from Poland arrive in Ukraine", "Russian-made systems were unloaded at a base near Ankara"."""
    sent = r.sent
    s, act, o = (sent.group(match, name) for name in ("s", "v", "o"))
    if s is None or act is None or o is None:
        return
    giver = sent.tokens[s].ref
    if giver is None:
        told = _WHOSE.match(sent.tokens[s].text)
        names = [m for m in r.gazetteer.find(told["who"]) if m.kind != "city"] if told is not None else []
        giver = Ref((names[0].party,)) if names else None
    place = r.place_at(o)[1] or sent.tokens[o].ref
    if giver is None or giver.role in ("person", "force") or place is None or len(giver.parties) != 1 or sent.tokens[s].kind == "owner":
        return
    mood = r.subject(act)
    found = Subject(Ref(giver.parties), s, planned=mood.planned, possible=mood.possible, negated=mood.negated)
    if _is_strike(match):
        return
    own = sent.low(act) in ("deployed", "operating", "stationed", "spotted", "operates", "operate", "operated", "installed")
    if own and not sent.tokens[s].text.endswith(("-donated", "-supplied", "-made", "-built", "-provided")):
        return  # "Russian jets operating in Syria" are Russia's own
    _write(r, match, "arms_transfer", Ref(giver.parties), Ref(place.parties), found, act, o)


_SHOT = re.compile(r"\b(?:missiles?|rockets?|bombs?|shells|drones?|fighters?|warplanes|jets|tanks|artillery|warships?)\b")
_BY_SEA = re.compile(r"\b(?:first|batch|shipment|delivery|consignment|new)\b")


def _is_strike(match: re.Match[str]) -> bool:
    """ "Russian missiles reached Kyiv overnight" are fired, not delivered; "the first Russian missiles arrived" are."""
    moved = match["v"].startswith(("reach", "land", "touch", "operat", "deploy", "spot", "station", "arriv"))
    before = match.string[max(0, match.start() - 30) : match.start()]
    return match.re is _OF_ARRIVE and moved and bool(_SHOT.search(match["np"])) and not _BY_SEA.search(before + match["np"])


def _write(
    r: Reading, match: re.Match[str], kind: str, giver: Ref, taker: Ref, found: Subject, act: int, end: int, speaker: str | None = None
) -> None:
    sent = r.sent
    near = sent.line[max(0, match.start() - 30) : match.end()]
    if giver.parties == taker.parties or _DOUBT.search(near) or STOPPED.search(sent.line[max(0, match.start() - 30) : match.start()]):
        return
    told = any(c.kind == kind and sent.start <= c.start < sent.end for c in r.claims)
    if not told:
        goods = named(r, match) if match.groupdict().get("np") else None
        r.emit(kind, giver.parties, taker.parties, rule="arms.pledge", trigger=act, end=max(act, end), found=found, commodity=goods,
               said_by=speaker)  # fmt: skip
