"""Goods in other turns of phrase: "China's largest supplier of oil", "exports to Spain consist of oil"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.rules.supplies import STEMS
from legation.extraction.text import Ref
from legation.extraction.verbs import BECOME, Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

_BE = r"(?:is|was|are|were|remains?|remained|becomes?|became|been)"
_ADJ = (
    r"(?:(?:(?:second|third|fourth)-)?(?:\S+est|main|major|chief|principal|primary|biggest|top|leading|key|important|sole|"
    r"most|only|second|third|Ⓠ) )*"
)
_G = rf"(?P<g>{w.GOODS})"
_OWN = re.compile(
    rf"\b(?P<v>{_BE}) (?:(?:now|also|still|one|of|by|far|among|once|traditionally) )*(?P<o>Ⓙ) {_ADJ}"
    rf"(?:(?:suppliers?|providers?|sources?|exporters?) of (?:(?![ⒶⒸ.;])\S+ ){{0,2}}?{_G}|(?P<g2>{w.GOODS}) (?:suppliers?|providers?))"
)
_SHARE = re.compile(
    rf"(?P<s>Ⓙ) {_G} (?:imports |supplies |exports )?(?P<v>accounts? for|accounted for|makes? up|made up|meets|met|covers|covered|"
    rf"represents|represented) (?:(?![ⒶⒸ.;])\S+ ){{1,7}}?of (?:the )?(?P<o>Ⓙ)"
)
_EXPORTS = re.compile(
    rf"(?P<a>Ⓙ|\bits) {_ADJ}(?P<way>exports?|imports?)(?: (?:goods|products|items|commodities))? (?:to|from) (?:the )?(?P<b>Ⓐ)"
    rf"(?: in Ⓓ)? (?P<v>is|are|was|were|includes?|included|consists?(?: \S+ly)? of|consisted(?: \S+ly)? of|comprises?|comprised)"
    rf"(?: (?:\S+ly|also|of))* (?:(?![ⒶⒸ.;])\S+ ){{0,5}}?{_G}"
)
_SOLD = re.compile(
    rf"(?:(?P<j>Ⓙ) )?{_G}(?: from (?:the )?(?P<s>Ⓐ))? (?:(?:is|are|was|were|has|have|been|being|also|now) )+(?P<v>sold|exported|"
    rf"delivered|"
    rf"supplied|shipped|transported|piped|sent|donated|provided) to (?:the )?(?P<o>[ⒶⒸ])(?: by (?:the )?(?P<by>Ⓐ))?"
)
_SHIPMENT = re.compile(
    rf"(?P<s>Ⓙ) {_ADJ}(?:(?:first|new|direct|crude|annual) )*{_G} (?P<n>shipments?|exports?|deliver(?:y|ies)|supplies|"
    rf"cargo(?:es)?|sales|supply|flows) to (?:the )?(?P<o>[ⒶⒸ])(?: (?!not\b|[ⒶⒸ,.;])\S+){{0,6}}? (?P<v>(?:is|are|was|were|has been|"
    rf"have been) (?:dispatched|sent|"
    rf"launched|resumed|restored|completed|delivered)|departs?|begins?|began|starts?|started|resumes?|resumed|"
    rf"arriv(?:es?|ed)|continue[sd]?)\b"
)
_BUYER = re.compile(
    rf"\b(?P<v>{_BE}) (?:(?:now|also|still|one|of|by|far|among|once) )*(?:the )?{_ADJ}(?:(?:world|buyer)'s )?{_ADJ}"
    rf"(?:buyers?|importers?|purchasers?|customers?|consumers?|destinations?|markets?)(?: by far)? (?:of|for) "
    rf"(?:(?P<s>Ⓙ) (?:(?:crude|seaborne) )*{_G}|(?P<g2>{w.GOODS}) from (?:the )?(?P<s2>Ⓐ))"
)
_TANKER = re.compile(
    rf"(?P<s>Ⓙ) {_ADJ}(?:(?:first|crude|\S+-flagged) )*{_G} (?:tankers?|carriers?|cargo(?:es)?|shipments?|consignments?|ships?|trains?|"
    rf"convoys?|"
    rf"vessels?) (?:(?:has|have|had|also|recently) )*(?P<v>docks?|docked|arriv(?:es?|ed)|reach(?:es|ed)?|unload(?:s|ed)|anchor(?:s|ed)|"
    rf"cross(?:es|ed))(?: (?:in|at|into|into the|off))?(?: (?:the )?(?:port|city|town|coast|terminal) (?:of|in))? (?:the )?(?P<o>[ⒶⒸ])"
)
_FROM_ARRIVES = re.compile(
    rf"\b(?:shipments?|cargo(?:es)?|consignments?|batch(?:es)?|tonnes|tons|barrels|doses|deliver(?:y|ies)|trucks?|trains?|ships?|"
    rf"tankers?|"
    rf"convoys?) (?:(?:of|loaded with|carrying|with) )?(?:(?![ⒶⒸ.;,])\S+ ){{0,4}}?{_G}(?: (?![ⒶⒸ.;,]|"
    rf"from\b)\S+){{0,3}}? from (?:the )?(?P<s>[ⒶⒸ]) "
    rf"(?:(?:has|have|had|also|recently) )*(?P<v>docks?|docked|arriv(?:es?|ed)|reach(?:es|ed)?|land(?:s|ed)|cross(?:es|ed))"
    rf"(?: (?:in|at|into|off))? (?:the )?(?P<o>[ⒶⒸ])"
)
_SUPPLIERS = words("supplier suppliers provider providers source sources exporter exporters")
_MOVED = words("sold exported delivered supplied shipped transported piped sent donated provided")
_PARTS = words("account accounts accounted make makes made meets met covers covered represents represented")
_FLOWS = words("shipment shipments export exports delivery deliveries supplies cargo cargoes sales supply flows")
_TRADE = words("exports export imports import")
_ORIGIN = re.compile(
    rf"\b(?P<v>pump(?:s|ed|ing)|carr(?:y|ies|ied|ying)|transport(?:s|ed|ing)?|ship(?:s|ped|ping)|deliver(?:s|ed|ing)?|bring(?:s|ing)?|"
    rf"brought|"
    rf"send(?:s|ing)?|sent|loaded with|flow of|flows of|transit of|export(?:s|ed|ing)?) (?:(?:more|some|the first|Ⓠ|tonnes|tons|barrels|"
    rf"of|cubic|"
    rf"metres|meters|billion|million|first|the) )*(?P<s>Ⓙ) (?:(?:crude|natural|pipeline) )*{_G}(?: (?![ⒶⒸⒿ.;,]|from\b|not\b|"
    rf"against\b)\S+){{0,4}}? "
    rf"(?:to|into|bound for|towards?|for) (?:the )?(?P<o>[ⒶⒸ])"
)
_BOUND = re.compile(
    rf"(?P<s>Ⓙ) (?:(?:crude|natural|pipeline) )*{_G}(?: (?:products|imports|exports))?,? (?:(?:that|which|has|have|is|are|was|were|had|"
    rf"been) )*"
    rf"(?P<v>bound for|destined for|headed (?:for|to)|heading (?:for|to)|flow(?:s|ed|ing)? (?:to|into)|en route to|on (?:its|"
    rf"their) way to) "
    rf"(?:the )?(?P<o>[ⒶⒸ])"
)
_WAYS = words(
    "pump pumps pumped pumping carry carries carried carrying transport transports transported transporting ship ships shipped shipping "
    "deliver "
    "delivers delivered delivering bring brings bringing brought send sends sent sending loaded flow flows transit export exports "
    "exported exporting"
)
_HEADING = words("bound destined headed heading flow flows flowed flowing route way")
_BUYERS = words(
    "buyer buyers importer importers purchaser purchasers customer customers consumer consumers destination destinations market markets"
)
_LANDS = words(
    "dock docks docked arrive arrives arrived reach reaches reached unloads unloaded anchors anchored crosses crossed land lands landed"
)
_NONE = re.compile(
    r"\b(?:no longer|refus|block|suspend|sabotag|ceas|reduc|end|cut|lessen|not|without|avoid|halt|stop|ban)\w*(?: \S+){0,4} $"
)


def read(r: Reading) -> None:
    """Writes down flows of goods told so."""
    sent = r.sent
    for match in sent.find(_OWN, _SUPPLIERS):
        found = _whose(r, sent.index(match.start()))
        o = sent.group(match, "o")
        buyer = sent.tokens[o].ref if o is not None else None
        if found.ref is not None and buyer is not None and found.ref.role == "state" and not found.negated:
            _write(r, match, found.ref, buyer, match["g"] or match["g2"], Subject(found.ref, found.index))
    for match in sent.find(_BUYER, _BUYERS):
        verb, s = sent.index(match.start()), sent.group(match, "s" if match["s"] else "s2")
        seller, who = sent.tokens[s].ref if s is not None else None, _whose(r, verb)
        if seller is not None and who.ref is not None and who.ref.role == "state" and not who.negated:
            _write(r, match, seller, who.ref, match["g"] or match["g2"], Subject(who.ref, who.index))
    flows: list[re.Match[str]] = [
        *sent.find(_SHARE, _PARTS),
        *sent.find(_SHIPMENT, _FLOWS),
        *sent.find(_TANKER, _LANDS),
        *sent.find(_FROM_ARRIVES, _LANDS),
        *sent.find(_ORIGIN, _WAYS),
        *sent.find(_BOUND, _HEADING),
    ]
    for match in flows:
        if _MEANT.search(sent.line[: match.start()][-40:]):
            continue
        s, o = sent.group(match, "s"), sent.group(match, "o")
        if s is not None and o is not None and (seller := sent.tokens[s].ref) is not None and (buyer := sent.tokens[o].ref) is not None:
            _write(r, match, seller, buyer, match["g"], None)
    for match in sent.find(_EXPORTS, _TRADE):
        a, b = sent.group(match, "a"), sent.group(match, "b")
        one = sent.tokens[a].ref if a is not None and sent.tag(a) == "J" else r.memory.subject
        two = sent.tokens[b].ref if b is not None else None
        out, right = match["way"].startswith("export"), " to " in sent.line[match.start("way") : match.start("b")]
        if one is not None and two is not None and out == right:
            _write(r, match, one if out else two, two if out else one, match["g"], None)
    for match in sent.find(_SOLD, _MOVED):
        s = next((k for name in ("by", "s", "j") if (k := sent.group(match, name)) is not None), None)
        o = sent.group(match, "o")
        if s is not None and o is not None and (seller := sent.tokens[s].ref) is not None and (buyer := sent.tokens[o].ref) is not None:
            _write(r, match, seller, buyer, match["g"], None)


def _whose(r: Reading, verb: int) -> Subject:
    """The subject of "is" or "became" at token `verb`."""
    found = r.subject(verb + 1)
    return found if found.ref is not None or r.sent.low(verb) not in BECOME else r.subject(verb)


_MEANT = re.compile(
    r"\b(?:agreement|plans?|deal|project|proposal|contract|pipeline) to $|\bto (?!(?:be|"
    r"have)\b)(?:\S+ly )?[a-z]+ (?:(?:the|more|its|a) )*$"
)
"""Before "the flow of Russian gas to Germany": "designed to double", an aim and no flow."""
_SEIZED = re.compile(r"\b(?:seiz|intercept|captur|confiscat|hijack|turned back|sunk|sank)\w*")


def _write(r: Reading, match: re.Match[str], seller: Ref, buyer: Ref, goods: str, found: Subject | None) -> None:
    if (
        len(seller.parties) != 1
        or seller.role == "person"
        or buyer.role == "person"
        or _SEIZED.search(r.sent.line)
        or _NONE.search(r.sent.line[: match.start()][-40:])
    ):
        return
    told = any(
        c.kind == "supplies" and (c.subject, c.object) == (seller.parties[0], buyer.parties[0]) and r.sent.start <= c.start < r.sent.end
        for c in r.claims
    )
    if not told:
        trigger = r.sent.group(match, "v")
        r.emit("supplies", seller.parties, buyer.parties, rule="supplies.turn", end=r.sent.last(match), found=found, commodity=goods,
               trigger=trigger if trigger is not None else r.sent.index(match.start()))  # fmt: skip
