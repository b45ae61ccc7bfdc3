"""Arms delivered and arms deals made: supplier and recipient."""

from __future__ import annotations

import re

from legation.extraction import vocabulary
from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.wordlist import words

STEMS = words(
    "arms armament weapon missile tank fighter jet warplane warship helicopter drone uav howitzer ammunition "
    "munition artillery submarine frigate corvette destroyer rifle guns rocket bomb shell mortar torpedo "
    "warhead interceptor launcher defence defense military armoured armored combat patrol aircraft "
    "pistol firearm grenade radar vehicles nasams iris-t samp- abrams bradley stryker leopard atacms kalashnikov scud tomahawk bayraktar "
    "brahmos iskander chinook "
    "apache "
    "howitzers himars patriot javelin stinger f- mig- su- s- gripen rafale eurofighter typhoon planes"
)
_WEAPON = re.compile(w.WEAPON)
_FILL = r"(?:(?!Ⓐ|,|\.|;)\S+ ){0,8}?"
_SEND_TO = re.compile(
    rf"\b(?P<v>{w.SEND}) (?P<np>(?:(?!\.|;)\S+ ){{0,12}}?{w.WEAPON}(?:(?: and|,|/|\(|\)|"
    rf" or) (?:\S+ ){{0,5}}?{w.WEAPON})*)(?P<gap>(?:(?!Ⓐ|Ⓒ| to )[^.;]){{0,90}}?)(?<! according) to (?:the |its |their )?"
    rf"(?:(?:army|armed forces|air force|navy|military|forces|police) of (?:the )?)?(?:Ⓙ (?=Ⓐ))?(?P<o>[ⒶⒸⒿ])"
)
_SEND_WITH = re.compile(
    rf"\b(?P<v>{w.SEND}|arm|arms|armed|arming|equip|equips|equipped) (?:the )?(?P<o>[ⒶⒸⒿ])(?: with)? (?P<np>{_FILL}{w.WEAPON})"
)
_GET_FROM = re.compile(
    rf"\b(?P<v>{w.GET}) (?P<np>(?:(?!\.|;)\S+ ){{0,9}}?{w.WEAPON})(?: [^.;]{{0,60}}?)?? from (?:(?:the|a|an) )?"
    r"(?P<o>[ⒶⒸ]|Ⓙ(?= (?:\S+ ){0,2}(?:manufacturers?|compan(?:y|ies)|firms?|makers?|shipyards?|producers?|suppliers?|giant|group)\b))"
)
_DEAL = re.compile(
    rf"\b(?P<v>sign|signs|signed|signing|conclude|concludes|concluded|finali[sz]es?|finali[sz]ed|"
    rf"clinch(?:es|ed)|inks?|inked|seal(?:s|ed)|approves?|approved|agrees?|agreed|announces?|announced|"
    rf"reach(?:es|ed)|clears?|cleared|wins?|won|secures?|secured|strikes?|struck)\b(?P<gap>[^.;]{{0,90}}?)\b(?P<np>{_FILL}{w.WEAPON})"
)
_AND_FROM = re.compile(rf"(?: ,)?(?: and)? (?:(?![ⒶⒸ.;])\S+ ){{0,6}}?{w.WEAPON} from (?:the )?(?P<o>[ⒶⒸ])")
_TO_FROM = re.compile(r"[^.;]{0,70}? (?P<p>to|from|with) (?:the )?(?P<o>[ⒶⒸ])")
_DEAL_WORD = re.compile(
    r"\b(?:deal|contract|agreement|sale|purchase|order|buy|sell|purchases|acquire|acquisition|procurement|"
    r"supply|deliver|package|memorandum|export)\b"
)
STOPPED = re.compile(
    r"\b(?:halt|halts|halted|stop|stops|stopped|suspend|suspends|suspended|ban|bans|banned|embargo|end|"
    r"ends|ended|block|blocks|blocked|pause|pauses|paused|freeze|froze|refus\w*|cancel\w*|prohibit\w*|"
    r"restrict\w*|oppos\w*|condemn\w*|over|against|cut off)\b"
)

_OTHER_CLAUSE = re.compile(
    r"\b(?:that|who|which|while|after|as|when|because|before|is|are|was|were|has|have|had|will|would|despite|following|over|amid|against|"
    r"travel\w*|flies|flew|visit\w*|agree\w*|return\w*|refus\w*|comes?|came|went|goes|led|leads|in exchange)\b"
)
"""Between a weapon and "to": words of another clause, so that "to" is not the weapon's."""
_ARMING = words("arm arms armed arming equip equips equipped")
_DEAL_VERBS = words(
    """sign signs signed signing conclude concludes concluded finalise finalises finalised finalize finalizes finalized clinches clinched
    ink inks inked seals sealed approve approves approved agree agrees agreed announce announces announced reaches reached seal
    clears cleared clear win wins won secures secured secure strikes struck strike"""
)


def read(r: Reading) -> None:
    """Writes down transfers and agreements of arms."""
    lows = r.sent.lows
    if not lows.isdisjoint(_DEAL_VERBS):
        _deals(r)
    if not lows.isdisjoint(w.SEND_WORDS | _ARMING):
        for match in r.sent.find(_SEND_TO):
            _sent(r, match, "to")
        for match in r.sent.find(_SEND_WITH):
            _sent(r, match, "with")
    if not lows.isdisjoint(w.GET_WORDS):
        for match in r.sent.find(_GET_FROM):
            _got(r, match)


def named(r: Reading, match: re.Match[str]) -> str | None:
    """The weapon as the text writes it: from the first token of its phrase that is a name, a number's noun or the noun itself."""
    first, last = r.sent.group(match, "np"), None
    place = match.end("np")
    for start, k in r.sent._starts.items():
        if start < place:
            last = k
    if first is None or last is None:
        return None
    while last + 1 < len(r.sent.tokens) and (
        _WEAPON.fullmatch(r.sent.low(last + 1)) or r.sent.low(last + 1) in ("systems", "system", "batteries")
    ):
        last += 1
    head = first
    for k in range(last - 1, first - 1, -1):
        low = r.sent.low(k)
        if r.sent.tag(k) not in "wNnCJA" or low in _NOT_IN_NAME:
            break
        head = k
    first = head
    while first < last and (r.sent.tag(first) in "nJA" or r.sent.low(first) in w_skips):
        first += 1
    text = r.sent.text[r.sent.tokens[first].start : r.sent.tokens[last].end]
    return text if len(text) <= 80 else r.sent.tokens[last].text


w_skips = words(
    "one two three four five six seven eight nine ten twelve twenty the a an its their his of to some more and several dozens hundreds "
    "new "
    "with for at least about over "
    "up up-to million billion worth first batch shipment additional"
)


_NOT_IN_NAME = (
    vocabulary.PREPOSITIONS
    | vocabulary.FINITE
    | vocabulary.BASES
    | vocabulary.AUXILIARIES
    | vocabulary.GERUNDS
    | words("and or more its their")
)


def _deals(r: Reading) -> None:
    """ "Signed a deal to pay … for 44 Leopard 2A8 tanks from Germany", "approves the sale of F-16 jets to Türkiye"."""
    sent = r.sent
    for match in () if _deal_here(r) else sent.find(_DEAL):
        verb = sent.index(match.start())
        gap = match["gap"] + match["np"]
        partner = re.search(r" with (?:the )?(?P<o>[ⒶⒸ]) (?:to (?:buy|purchase|acquire|procure)|for)\b", " " + gap)
        after = _TO_FROM.match(sent.line, match.end())
        inner = re.search(r" to (?:supply|provide|equip|furnish) (?:the )?(?P<o>[ⒶⒸ]) with\b", " " + gap)
        if not _DEAL_WORD.search(gap) or (after is None and partner is None and inner is None) or STOPPED.search(gap):
            continue
        if sent.low(verb).startswith(("agree", "approv", "announc", "reach", "clear")) and not re.search(
            r"\b(?:sale|sales|sell|buy|purchase|deal|contract|acquire|export)\b", gap
        ):
            continue
        found = r.maker(verb)
        if inner is not None:
            o = sent._starts.get(match.start("gap") + inner.start("o") - 1)
        elif after is not None:
            o = sent.group(after, "o")
        else:
            assert partner is not None
            o = sent._starts.get(match.start("gap") + partner.start("o") - 1)
        other = sent.tokens[o].ref if o is not None else None
        if found.ref is None or other is None or o is None:
            continue
        found.planned |= bool(re.search(r"\b(?:letter|statement|declaration) of intent\b", gap))
        winning = match["v"].startswith(("win", "won", "secur"))
        selling = winning or bool(re.search(r"\b(?:sale|sell|supply|deliver|provide|export)\b", gap))
        way = "to" if inner is not None else after["p"] if after is not None else "with"
        supplier, recipient = (
            (other, found.ref) if (way == "from" and not winning) or (way == "with" and not selling) else (found.ref, other)
        )
        r.emit(
            "arms_agreement",
            supplier.parties,
            recipient.parties,
            rule="arms.deal",
            trigger=verb,
            end=o,
            found=found,
            commodity=named(r, match),
        )


def _deal_here(r: Reading) -> bool:
    return any(c.kind == "arms_agreement" and r.sent.start <= c.start < r.sent.end for c in r.claims)


def _sent(r: Reading, match: re.Match[str], how: str) -> None:
    """ "Israel delivers missiles to Azerbaijan", "Iran armed the Houthis with drones", and the passive."""
    sent = r.sent
    verb, o = sent.index(match.start()), sent.group(match, "o")
    target = sent.tokens[o].ref if o is not None else None
    if (
        target is None
        or o is None
        or (sent.tag(o) == "J" and sent.tokens[o].kind != "force")
        or (how == "to" and _OTHER_CLAUSE.search(match["gap"]))
        or _deal_here(r)
        or _share_here(r)
        or STOPPED.search(sent.line[max(0, match.start() - 40) : match.start()])
    ):
        return
    if sent.tag(verb) != "w" or (sent.low(verb - 1) in ("the", "of", "and") and sent.low(verb) in ("arms", "supplies", "ships", "exports")):
        return
    if sent.low(verb) in ("arms", "supplies", "ships", "exports", "gives", "sends") and sent.tag(verb - 1) not in ("A", "C", "w", "N", "p"):
        return
    found = r.maker(verb)
    supplier = found.ref
    if (
        found.passive
        or supplier is None
        or (supplier.role == "force" and supplier.noun not in ("force", "navy", "army", "military", "forces"))
    ):
        return
    kind = "arms_agreement" if w.SELLING.match(match["v"]) and found.planned else "arms_transfer"
    if kind == "arms_agreement" and found.agreed:
        found.planned = False
    r.emit(
        kind,
        supplier.parties,
        target.parties,
        rule=f"arms.sent_{how}",
        trigger=verb,
        end=max(o, sent.last(match)),
        found=found,
        commodity=named(r, match),
    )


def _share_here(r: Reading) -> bool:
    return any(c.kind == "arms_share" and r.sent.start <= c.start < r.sent.end for c in r.claims)


def _got(r: Reading, match: re.Match[str]) -> None:
    """ "Poland received tanks from South Korea"; buying and ordering is an agreement."""
    sent = r.sent
    if _share_here(r):
        return
    verb, o = sent.index(match.start()), sent.group(match, "o")
    supplier = sent.tokens[o].ref if o is not None else None
    found = r.subject(verb)
    if (
        supplier is None
        or o is None
        or found.ref is None
        or found.passive
        or (_deal_here(r) and not any(sent.low(k) in ("that", "which") for k in range(verb + 1, o)))
    ):
        return
    buying = bool(w.BUYING.match(match["v"]))
    if buying and found.agreed:
        found.planned = False
    kind = "arms_agreement" if buying else "arms_transfer"
    apart = any(
        sent.low(k) in ("that", "which") for k in range(verb + 1, o)
    )  # "takes delivery of jets that it ordered from France in 2022"
    r.emit(kind, supplier.parties, found.ref.parties, rule="arms.got", trigger=verb, end=verb if apart else o, found=found,
           commodity=named(r, match))  # fmt: skip
    more = _AND_FROM.match(sent.line, match.end())
    while more is not None and (k := sent.group(more, "o")) is not None and (ref := sent.tokens[k].ref) is not None:
        r.emit(kind, ref.parties, found.ref.parties, rule="arms.got", trigger=verb, end=k, found=found)
        more = _AND_FROM.match(sent.line, more.end())
