"""Goods other than arms that one party supplies to another: oil, gas, grain …"""

from __future__ import annotations

import re

from extraction.reading import Reading
from extraction.rules import weapons as w
from extraction.wordlist import words

STEMS = words(
    "oil petroleum gas lng coal uranium fuel electricity power grain wheat corn maize rice fertili water "
    "vaccine diesel kerosene steel iron copper lithium cobalt rare semiconductor chips soybean beef "
    "medic aid food timber gold diamond cement sugar tea coffee potash alumin phosphate cotton fish"
)
_FILL = r"(?:(?!Ⓐ|,|\.|;)\S+ ){0,9}?"
_TO = re.compile(rf"\b(?P<v>{w.SEND}) (?P<np>{_FILL}(?P<g>{w.GOODS}))(?:(?![ⒶⒸ])[^.;,]){{0,60}}? to (?:the |its )?(?P<o>[ⒶⒸ])")
_WITH = re.compile(rf"\b(?P<v>{w.SEND}) (?:the )?(?P<o>[ⒶⒸ])(?: with)? (?P<np>{_FILL}(?P<g>{w.GOODS}))")
_FROM = re.compile(rf"\b(?P<v>{w.GET}) (?P<np>{_FILL}(?P<g>{w.GOODS}))(?: [^.;,]{{0,50}}?)? from (?:the )?(?P<o>[ⒶⒸ])")
_ADJECTIVE = re.compile(
    rf"\b(?P<v>{w.GET}) (?:(?:more|some|additional|its first|Ⓠ|tonnes?|tons|barrels|of) )*(?P<o>Ⓙ) (?P<np>(?P<g>{w.GOODS}))(?! \S*compan)"
)
_NOT_STATES = frozenset({"person", "force"})


_NOUN = re.compile(
    rf"\b(?P<v>begins?|began|begun|starts?|started|resumes?|resumed|increases?|increased|boosts?|boosted|"
    rf"stepped up|steps up|expands?|expanded|agrees? to start|commences?|"
    rf"commenced) (?:\S+ ){{0,3}}?(?P<g>{w.GOODS}) (?:supplies|exports|deliveries|shipments|supply|"
    rf"flows) to (?:the )?(?P<o>[ⒶⒸ])"
)


def read(r: Reading) -> None:
    """Writes down flows of goods between parties."""
    lows = r.sent.lows
    for pattern, sends, rule, verbs in (
        (_TO, True, "to", w.SEND_WORDS),
        (_WITH, True, "with", w.SEND_WORDS),
        (_FROM, False, "from", w.GET_WORDS),
        (_ADJECTIVE, False, "adjective", w.GET_WORDS),
    ):
        if lows.isdisjoint(verbs):
            continue
        for match in r.sent.find(pattern):
            _flow(r, match, sends, rule)
    for match in r.sent.find(_NOUN):
        verb, o = r.sent.index(match.start()), r.sent.group(match, "o")
        found, target = r.subject(verb), r.sent.tokens[o].ref if o is not None else None
        if found.ref is not None and target is not None and o is not None and not found.passive:
            r.emit(
                "supplies", found.ref.parties, target.parties, rule="supplies.flow", trigger=verb, end=o, found=found, commodity=match["g"]
            )


def _flow(r: Reading, match: re.Match[str], sends: bool, rule: str) -> None:
    sent = r.sent
    verb, o = sent.index(match.start()), sent.group(match, "o")
    other = sent.tokens[o].ref if o is not None else None
    if sent.tag(verb) != "w" or other is None or o is None or other.role in _NOT_STATES:
        return
    if re.match(
        rf"(?:[- ])(?:{w.WEAPON}|company|companies|workers|tanker|sector|giant|minister|deal|aid convoy)", sent.line[match.end("g") :]
    ):
        return
    if sent.low(verb) in ("supplies", "exports", "ships", "orders", "imports", "purchases") and (
        sent.tag(verb - 1) in ("J",) or sent.low(verb - 1) in ("of", "its", "the")
    ):
        return
    if re.search(
        r"\b(?:halt|stop|suspend|ban|cut|block|end|refus|cease|prohibit|restrict|threat)\w*(?: \S+){0,2} $",
        sent.line[max(0, match.start() - 40) : match.start()],
    ):
        return
    found = r.maker(verb)
    if rule == "adjective" and found.planned:
        return
    if found.ref is None or found.passive or found.ref.role == "force":
        return
    supplier, recipient = (found.ref, other) if sends else (other, found.ref)
    r.emit(
        "supplies",
        supplier.parties,
        recipient.parties,
        rule=f"supplies.{rule}",
        trigger=verb,
        end=max(o, sent.last(match)),
        found=found,
        commodity=match["g"],
    )
