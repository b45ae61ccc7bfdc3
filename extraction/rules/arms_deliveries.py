"""Arms by noun: "approves the delivery of 100 tanks to Ukraine", "announces the purchase of 17 jets from Sweden"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.rules.arms import STEMS, named
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

_TO_COME = r"announc(?:es|ed)|approv(?:es|ed)|authori[sz](?:es|ed)|agree(?:s|d) (?:to|on)|pledge[sd]?|promise[sd]?|plan(?:s|ned)"
_REAL = (
    r"begin[s]?|began|begun|commence[sd]?|makes|made|start(?:s|ed)|complete[sd]?|finish(?:es|ed)|confirm(?:s|ed)|resume[sd]?|continue[sd]?"
)
_DELIVERY = re.compile(
    rf"\b(?P<v>(?P<plan>{_TO_COME})|{_REAL}) (?:(?:the|a|its|first|further|immediate) )*"
    rf"(?:delivery|deliveries|transfer|shipment|shipments|supply|donation|handover|dispatch|provision) of "
    rf"(?P<np>(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,8}}?{w.WEAPON})(?:(?![ⒶⒸ.;]).){{0,60}}? to (?:the )?(?P<o>[ⒶⒸ])"
)
_PURCHASE = re.compile(
    rf"\b(?P<v>{_TO_COME}|confirm(?:s|ed)|complete[sd]?) (?:(?:the|a|its|first|further) )*"
    rf"(?:purchase|acquisition|procurement|order) of "
    rf"(?P<np>(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,8}}?{w.WEAPON})(?:(?![ⒶⒸⒿ.;]).){{0,60}}? from (?:the )?(?P<o>[ⒶⒸⒿ])"
)
_OF_MAKER = re.compile(
    rf"\b(?P<n>purchase|acquisition|procurement|import) of (?:(?:the|a|more|several|additional|new|Ⓠ) )*(?:(?P<j>Ⓙ) )?"
    rf"(?P<np>(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,5}}?{w.WEAPON})(?:(?: systems?)?(?: (?!from\b|[ⒶⒸⒿ.;])\S+){{0,3}}? from (?:the )?(?P<o>[ⒶⒸ]))?"
)
_BUYS = re.compile(
    rf"\b(?P<v>{w.GET}) (?:(?:the|a|more|several|additional|new|its|first|advanced|Ⓠ|dozens|of|two|three|four|five|six|amounts?|"
    rf"quantit(?:y|ies)|significant|large) )*"
    rf"(?P<j>Ⓙ) "
    rf"(?P<np>(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,4}}?{w.WEAPON})"
)
_DECIDED = re.compile(
    rf"(?P<s>[ⒶⒿ]) (?:decision|plan|plans|proposal|agreement|deal|contract) to (?P<v>sell|supply|deliver|send|provide|export) "
    rf"(?P<np>(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,6}}?{w.WEAPON})(?:(?![ⒶⒸ.;]).){{0,40}}? to (?:the )?(?P<o>[ⒶⒸ])"
)


_BUYING = words("purchase acquisition procurement order import")
_SENDING = words("delivery deliveries transfer shipment shipments supply donation handover dispatch provision")


def _by_maker(r: Reading) -> None:
    """ "Turkey's acquisition of the Russian S-400", "India buys Israeli drones", "the U.S. decision to sell jets to Pakistan"."""
    sent = r.sent
    if any(c.kind.startswith("arms_") and sent.start <= c.start < sent.end for c in r.claims):
        return
    for match in sent.find(_OF_MAKER, _BUYING):
        noun, j, o = sent.index(match.start()), sent.group(match, "j"), sent.group(match, "o")
        source = o if o is not None else j
        maker = sent.tokens[source].ref if source is not None else None
        if source is None or maker is None or (j is not None and sent.tokens[j].kind in ("owner", "force")) or _unreal(r, noun):
            continue
        k = noun - 1
        while k > 0 and sent.low(k) in ("planned", "recent", "controversial", "own", "the"):
            k -= 1
        own = sent.tokens[k].ref if sent.tag(k) == "J" else None
        if own is None and (sent.low(k) in ("its", "his", "their") or sent.tag(k) == "s"):
            own = next(
                (t.ref for t in reversed(sent.tokens[:k]) if t.tag in "AJ" and t.ref is not None and t.ref.parties != maker.parties), None
            )
        if own is None and _COMMITTED.search(sent.line[: match.start()]) and (subject := clause_subject(sent, noun - 1, r.memory)):
            own = subject[0]
        if own is not None and len(own.parties) == 1 and own.parties != maker.parties:
            r.emit("arms_transfer", maker.parties, own.parties, rule="arms.acquisition", trigger=noun, end=sent.last(match),
                   commodity=named(r, match))  # fmt: skip
    for match in sent.find(_BUYS, w.GET_WORDS):
        verb, j = sent.index(match.start()), sent.group(match, "j")
        maker = sent.tokens[j].ref if j is not None else None
        owned = j is not None and sent.tokens[j].kind == "owner" and sent.low(j - 1) != "of"
        if j is None or maker is None or owned or sent.tokens[j].kind in ("force", "pair") or sent.tag(verb) != "w" or _unreal(r, verb):
            continue
        found = r.subject(verb)
        if found.ref is not None and not found.passive and found.ref.role != "force":
            kind = "arms_agreement" if w.BUYING.match(match["v"]) else "arms_transfer"
            r.emit(kind, maker.parties, found.ref.parties, rule="arms.buys", trigger=verb, end=sent.last(match), found=found,
                   commodity=named(r, match))  # fmt: skip
    for match in sent.find(_DECIDED):
        s, act, o = sent.group(match, "s"), sent.group(match, "v"), sent.group(match, "o")
        if s is None or act is None or o is None or (seller := sent.tokens[s].ref) is None or (buyer := sent.tokens[o].ref) is None:
            continue
        kind = "arms_agreement" if match["v"] == "sell" else "arms_transfer"
        r.emit(kind, seller.parties, buyer.parties, rule="arms.decided", trigger=act, end=o, modality="planned", commodity=named(r, match))


_COMMITTED = re.compile(r"\b(?:deposit|sign\w*|complet\w+|confirm\w*|announc\w+|finali\w+|agree\w*)(?: \S+){0,4} $")
_STOPS = re.compile(
    r"\b(?:halt|stop|suspend|ban|cut|block|refus|ceas|cancel|prohibit|restrict|delay|consider|propos|possib|without|against)\w*$"
)


def _unreal(r: Reading, i: int) -> bool:
    """Whether a word close before token `i` makes the purchase none."""
    return any(_STOPS.search(r.sent.low(k)) for k in range(max(0, i - 4), i))


def read(r: Reading) -> None:
    """Writes down deliveries and purchases that a noun names; a delivery approved or announced is planned."""
    sent = r.sent
    for pattern in (_DELIVERY, _PURCHASE):
        for match in sent.find(pattern, _SENDING if pattern is _DELIVERY else _BUYING):
            verb, o = sent.index(match.start()), sent.group(match, "o")
            other = sent.tokens[o].ref if o is not None else None
            found = r.subject(verb)
            if other is None or o is None or found.ref is None or found.passive or found.ref.role == "force":
                continue
            kind = "arms_transfer" if pattern is _DELIVERY else "arms_agreement"
            if any(c.kind.startswith("arms_") and sent.start <= c.start < sent.end for c in r.claims):
                continue
            pair: tuple[Ref, Ref] = (found.ref, other) if pattern is _DELIVERY else (other, found.ref)
            found.planned |= pattern is _DELIVERY and bool(match["plan"])
            speaker = found.ref.person if match["v"].startswith("announc") else None
            r.emit(kind, pair[0].parties, pair[1].parties, rule="arms.delivery" if pattern is _DELIVERY else "arms.purchase",
                   trigger=verb, end=o, found=found, commodity=named(r, match), said_by=speaker)  # fmt: skip
    _by_maker(r)
