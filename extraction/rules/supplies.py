"""Goods other than arms that one party supplies to another: oil, gas, grain …"""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.subjects import clause_subject
from legation.extraction.wordlist import words

STEMS = words(
    "oil petroleum gas lng coal uranium fuel electricity power grain wheat corn maize rice fertili water "
    "vaccine crude helium meat pork poultry livestock sunflower palm flour nickel bauxite graphite oxygen ventilator masks kits lpg "
    "diesel kerosene steel iron copper lithium cobalt rare semiconductor chips soybean beef "
    "medic aid food timber gold diamond cement sugar tea coffee potash alumin phosphate cotton fish"
)
_FILL = r"(?:(?!Ⓐ|,|\.|;)\S+ ){0,11}?"
_TO = re.compile(
    rf"\b(?P<v>{w.SEND}) (?P<np>{_FILL}(?P<g>{w.GOODS}))(?:(?![ⒶⒸ])[^.;,]| from Ⓒ){{0,60}}? to (?:the |its |neighbou?ring )?(?P<o>[ⒶⒸ])"
)
_WITH = re.compile(rf"\b(?P<v>{w.SEND}) (?:the )?(?P<o>[ⒶⒸ])(?: with)? (?P<np>(?:Ⓐ )?{_FILL}(?P<g>{w.GOODS}))")
_FROM = re.compile(
    rf"\b(?P<v>{w.GET}) (?P<np>{_FILL}(?P<g>{w.GOODS}))(?: [^.;,]{{0,50}}?)?(?: ,)? from (?:the |neighbou?ring )*(?P<o>[ⒶⒸ]|"
    rf"Ⓙ(?= (?:\S+ )?(?:fields?|gas|refiner(?:y|ies)|ports?|mines?|suppliers?|producers?)\b))"
)
_IMPORTATION = re.compile(
    rf"\b(?P<v>begins?|began|resumes?|resumed|increases?|increased|starts?|started|expands?|expanded|announces?|announced) "
    rf"(?:(?:its|the|their|first|new) )*(?:importation|imports?|purchases?) of (?P<np>{_FILL}(?P<g>{w.GOODS}))(?: [^.;,]{{0,30}}?)? "
    rf"from (?:the |neighbou?ring )*(?P<o>[ⒶⒸ])"
)
_BY = re.compile(
    rf"(?P<g>{w.GOODS})(?: (?![ⒶⒸⒿ,.;])\S+){{0,3}}? (?P<v>donated|supplied|provided|sent|delivered|gifted) by (?:the )?(?P<o>[ⒶⒸ])"
)
_SHIPMENT = re.compile(
    rf"\b(?P<v>shipments?|cargo(?:es)?|consignments?|batch|deliver(?:y|ies)|tankers?) of (?P<s>Ⓙ) (?P<g>{w.GOODS}) (?:to|for|"
    rf"bound for) (?:the )?(?P<o>[ⒶⒸ])"
)
_REACHES = re.compile(
    rf"(?P<s>Ⓙ) (?P<g>{w.GOODS})(?: (?![ⒶⒸⒿ,.;])\S+){{0,3}}? (?P<v>reach(?:es|ed)|arrives? in|arrived in|docks? in) (?:the )?(?P<o>[ⒶⒸ])"
)
_IMPORTS_OF = re.compile(
    rf"\b(?P<v>begins?|began|resumes?|resumed|increases?|increased|starts?|started|announces?|announced|approves?|approved) "
    rf"(?:(?:its|the|their|first|new) )*(?:importation|imports?|purchases?) of (?P<o>Ⓙ) (?P<np>(?P<g>{w.GOODS}))(?! from\b)"
)
_CARGO = re.compile(
    rf"(?P<o>[ⒿⒶ]) (?P<g>{w.GOODS})(?: (?![ⒶⒸⒿ,.;])\S+){{0,2}}? (?P<v>bought|purchased|imported|ordered) by (?:the )?(?P<b>[ⒶⒸ])"
)
_ADJECTIVE = re.compile(
    rf"\b(?P<v>{w.GET}) (?:(?:more|some|additional|its first|Ⓠ|tonnes?|tons|barrels|of|the|vast|bulk|most|majority|large|amounts?|"
    rf"quantities|all|part) )*(?P<o>Ⓙ) (?P<np>(?P<g>{w.GOODS}))(?! \S*compan)"
)
_NOT_STATES = frozenset({"person", "force"})


_NOUN = re.compile(
    rf"\b(?P<v>begins?|began|begun|starts?|started|resumes?|resumed|increases?|increased|boosts?|boosted|"
    rf"stepped up|steps up|expands?|expanded|agrees? to start|commences?|"
    rf"commenced) (?:\S+ ){{0,3}}?(?P<g>{w.GOODS}) (?:supplies|exports|deliveries|shipments|supply|"
    rf"flows) to (?:the )?(?P<o>[ⒶⒸ])"
)


_SUPPLIER = re.compile(
    rf"\b(?P<v>is|was|are|were|remains?|remained|becomes?|became|been) (?:(?![ⒶⒿⒸ,.;])\S+ ){{0,6}}?(?:suppliers?|providers?|sellers?|"
    rf"exporters?|sources?) of "
    rf"(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,3}}?(?P<g>{w.GOODS})(?: ,(?: \S+){{1,4}}?){{0,3}}(?: and \S+)? (?:to|for) (?:the )?"
    rf"(?P<o>[ⒶⒸ]|Ⓙ(?= (?:\S+ ){{0,3}}?(?:economy|industry|market|refineries)\b))"
)
_NOUN_OF = re.compile(
    rf"\b(?P<v>begins?|began|begun|starts?|started|resumes?|resumed|increases?|increased|restarts?|restarted|complet\w+|made|makes?|"
    rf"approves?|"
    rf"approved|announc\w+|halv\w+|doubl\w+|commenc\w+) (?:(?!\.|;|Ⓐ)\S+ ){{0,3}}?(?:deliver(?:y|ies)|supplies|supply|exports?|"
    rf"shipments?|sales?|"
    rf"transit|flows?|donations?) of (?:(?![ⒶⒸ]|\.|;)\S+ ){{0,6}}?(?P<g>{w.GOODS})(?:(?: (?![ⒶⒸ.;])\S+){{0,3}})? to (?:the )?(?P<o>[ⒶⒸ])"
)


_SHIPMENTS = words("shipment shipments cargo cargoes consignment consignments batch delivery deliveries tanker tankers")


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
    for match in r.sent.find(_IMPORTATION):
        _flow(r, match, False, "importation")
    for match in r.sent.find(_BY, frozenset({"by"})):
        _by(r, match)
    for match in r.sent.find(_IMPORTS_OF):
        _flow(r, match, False, "importation")
    for match in (*r.sent.find(_REACHES), *r.sent.find(_SHIPMENT, _SHIPMENTS)):
        s, o, act = (r.sent.group(match, name) for name in ("s", "o", "v"))
        seller, buyer = (r.sent.tokens[k].ref if k is not None else None for k in (s, o))
        if act is not None and o is not None and seller is not None and buyer is not None and seller.role not in _NOT_STATES:
            r.emit("supplies", seller.parties, buyer.parties, rule="supplies.reaches", trigger=act, end=o, commodity=match["g"])
    for match in r.sent.find(_CARGO, frozenset({"by"})):
        o, act, b = (r.sent.group(match, name) for name in ("o", "v", "b"))
        seller, buyer = (r.sent.tokens[k].ref if k is not None else None for k in (o, b))
        if act is not None and b is not None and seller is not None and buyer is not None and seller.role == buyer.role == "state":
            r.emit("supplies", seller.parties, buyer.parties, rule="supplies.cargo", trigger=act, end=b, commodity=match["g"])
    for match in (*r.sent.find(_NOUN), *r.sent.find(_NOUN_OF), *r.sent.find(_SUPPLIER)):
        verb, o = r.sent.index(match.start()), r.sent.group(match, "o")
        found, target = r.subject(verb), r.sent.tokens[o].ref if o is not None else None
        if found.ref is not None and target is not None and o is not None and not found.passive:
            found.planned |= match["v"].startswith(("approv", "announc"))
            r.emit(
                "supplies", found.ref.parties, target.parties, rule="supplies.flow", trigger=verb, end=o, found=found, commodity=match["g"]
            )


def _by(r: Reading, match: re.Match[str]) -> None:
    """ "Burundi launches its rollout with 500,000 doses of a vaccine donated by China": to the clause's subject."""
    sent = r.sent
    verb, o = sent.group(match, "v"), sent.group(match, "o")
    giver = sent.tokens[o].ref if o is not None else None
    if (
        verb is None
        or o is None
        or giver is None
        or giver.role in _NOT_STATES
        or sent.low(verb - 1) in ("was", "were", "is", "are", "being")
    ):
        return
    taker = clause_subject(sent, verb - 1, r.memory)
    if taker is not None and taker[0] is not None and taker[0].role in ("state", "government") and taker[0].parties != giver.parties:
        r.emit("supplies", giver.parties, taker[0].parties, rule="supplies.by", trigger=verb, end=o, commodity=match["g"])


_CLASH = re.compile(
    rf"(?:[- ]\S+){{0,2}}?(?:[- ])(?:{w.WEAPON})|(?:[- ])(?:company|companies|workers|tanker|sector|giant|minister|deal|"
    rf"aid convoy|management|experts|treatment|project|plant)"
)


def commodity_clash(line: str, place: int) -> bool:
    """Whether the goods that end at `place` are part of another word: "oil company", "fuel tanker", "gas project"."""
    return _CLASH.match(line, place) is not None


def _flow(r: Reading, match: re.Match[str], sends: bool, rule: str) -> None:
    sent = r.sent
    verb, o = sent.index(match.start()), sent.group(match, "o")
    other = sent.tokens[o].ref if o is not None else None
    if sent.tag(verb) != "w" or other is None or o is None or other.role in _NOT_STATES:
        return
    if commodity_clash(sent.line, match.end("g")):
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
    able = sent.low(verb - 1) == "to" and sent.low(verb - 2) == "able"
    charge = sent.low(verb - 1) in ("for", "over") and sent.low(verb).endswith("ing")  # "sanctions two refineries for buying Iranian oil"
    if able or charge:
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
