"""Arms in other turns of phrase: "Chinese-made systems", a type chosen, jets bought that arrive, a donation completed, arms shipped
to."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.rules.arms import STEMS, named
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

_NP = rf"(?P<np>(?:(?![ⒶⒸⒿ]|\.|;|,)\S+ ){{0,6}}?{w.WEAPON})"
_TO = r"(?:the )?(?P<o>[ⒶⒸ])"
_LIGHT = r"(?:(?:the|a|an|its|more|several|additional|new|Ⓠ|two|three|four|five|six|ten|twelve|dozens|of|up|to|first|batch) )*"
_CHOSEN = re.compile(
    rf"\b(?P<v>selects?|selected|chooses?|chose|picks?|picked|opts? for|opted for|contracts? for|contracted for) {_LIGHT}(?P<j>Ⓙ) {_NP}"
)
_CONTRACTED = re.compile(rf"\b(?P<v>contracts|contracted) (?:the )?(?P<o>Ⓐ) (?:for|to (?:supply|provide|deliver|build)) {_NP}")
_OVER = re.compile(rf"\b(?P<v>hands?|handed|turns?|turned) {_NP}(?: (?![ⒶⒸ.;])\S+){{0,4}}? over to {_TO}")
_SHIPPED = re.compile(
    rf"(?P<j>Ⓙ) {_NP}(?:(?: and|,) (?:(?:(?![ⒶⒸⒿ.;])\S+ ){{0,3}}?{w.WEAPON}|funding|equipment|training|advisers|money|spare parts|"
    rf"supplies))?(?: systems?)? "
    rf"(?:(?:is|are|was|were|has|have|had|been|being|also|later) )+(?P<v>shipped|delivered|supplied|provided|sent|transferred|donated|"
    rf"exported|sold|"
    rf"smuggled|handed over) to {_TO}"
)
_REACHED = re.compile(
    rf"(?P<j>Ⓙ) (?P<np>(?:arms|weapons|weaponry|munitions|ammunition|military aid|military equipment))"
    rf"(?: (?:shipments?|deliveries|supplies))? (?:(?:has|have|had|also) )*(?P<v>reach(?:es|ed)?|arriv(?:es?|ed) in) {_TO}"
)
_ARRIVE = re.compile(
    rf"{_NP} (?:(?:that|which|it|had) )*(?P<g>bought|purchased|ordered|acquired|procured|donated|supplied|pledged|promised)(?: in Ⓓ)? "
    rf"(?:from|by) (?:the )?(?P<s>[ⒶⒸ]) (?:(?:has|have|had) )?(?P<v>arriv(?:es?|ed)|land(?:s|ed)?|reach(?:es|ed)?|(?:are|were|is|was) "
    rf"delivered)(?: (?:in|at|to))? {_TO}"
)
_GIVING = re.compile(
    rf"(?P<j>Ⓙ) (?:(?:first|second|latest|own|promised|planned) )*(?:donation|delivery|deliveries|shipments?|transfers?|"
    rf"supply|handover) of "
    rf"{_NP}(?:(?![ⒶⒸ.;]).){{0,40}}? to {_TO}(?: (?:\S+ )?(?P<v>(?:was|were|is|has been|have been) (?:completed|begun|concluded|"
    rf"confirmed|"
    rf"made)|began|begins?|started|starts|continued|continues|took place|takes place|resumed|resumes))"
)
_MADE = re.compile(
    rf"\b(?P<v>{w.GET}|deploys|deployed|unveils|unveiled|commissions|commissioned) {_LIGHT}"
    rf"(?P<m>[a-z.]+-(?:made|built|supplied|produced)|Ⓝ)(?= ) {_NP}"
)
_MADE_REACH = re.compile(
    rf"(?P<m>[a-z.]+-(?:supplied|donated|provided)|Ⓝ)(?= ) {_NP}(?: systems?)? (?:(?:has|have|had)(?! been) )?(?:also )?"
    rf"(?P<v>reach(?:es|ed)?|arriv(?:es?|ed) in|(?:were|are|was|have been|has been) "
    rf"(?:delivered|supplied|shipped|transferred|donated|sold) to) {_TO}"
)
_WHOSE = re.compile(r"(?P<who>[A-Z][\w. ]*)-(?:made|built|supplied|produced|donated|provided)$")
_CHOICE = words("selects select selected chooses choose chose picks pick picked opts opt opted contracts contracted contract")
_DEALS = words("deal contract contracts agreement order purchase")
"""A type merely chosen is not yet agreed on."""
_OVERS, _FROM_BY = frozenset({"over"}), frozenset({"from", "by"})
_PAID = words("bought purchased ordered acquired procured donated supplied pledged promised")
_MOVED = words(
    "provided sent reach reached reaches arrive arrives arrived shipped delivered supplied transferred donated exported sold smuggled "
    "handed donation "
    "delivery deliveries shipment shipments transfer transfers supply handover"
)
_FORMER = re.compile(r"\b(?:captured|seized|stolen|not|never|halt\w*|stop\w*|suspend\w*|cancel\w*|refus\w*|ban\w*)\b")


def read(r: Reading) -> None:
    """Writes down arms chosen, handed over and arrived; what another rule has read of the sentence is not told twice."""
    sent = r.sent
    if any(c.kind.startswith("arms_") and sent.start <= c.start < sent.end for c in r.claims):
        return
    for match in sent.find(_CHOSEN, _CHOICE, _DEALS):
        _bought(r, match, sent.group(match, "j"), "arms_agreement")
    for match in sent.find(_CONTRACTED, _CHOICE):
        _bought(r, match, sent.group(match, "o"), "arms_agreement")
    for match in sent.find(_OVER, _OVERS):
        _given(r, match, r.maker(sent.index(match.start())))
    for pattern in (_SHIPPED, _REACHED, _GIVING):
        for match in sent.find(pattern, _MOVED):
            j = sent.group(match, "j")
            giver = sent.tokens[j].ref if j is not None else None
            named_owner = j is not None and sent.tokens[j].kind == "owner" and pattern is _REACHED
            if giver is not None and giver.role != "force" and not named_owner:
                _given(r, match, Subject(giver, j if j is not None else -1))
    for match in sent.find(_ARRIVE, _FROM_BY, _PAID):
        s = sent.group(match, "s")
        if s is not None and (giver := sent.tokens[s].ref) is not None:
            _given(r, match, Subject(giver, s))
    _made(r)


def _made(r: Reading) -> None:
    """ "Takes delivery of Chinese-made systems", "German-supplied systems have reached Ukraine": the adjective names the supplier."""
    sent = r.sent
    if not any(t.low.endswith(("-made", "-built", "-supplied", "-produced", "-donated", "-provided")) for t in sent.tokens):
        return
    for match in sent.find(_MADE, w.GET_WORDS):
        m, found = sent.group(match, "m"), r.subject(sent.index(match.start()))
        maker = _maker(r, m)
        if maker is not None and found.ref is not None and not found.passive and found.ref.role != "force":
            kind = "arms_agreement" if w.BUYING.match(match["v"]) else "arms_transfer"
            _emit(r, kind, maker, found.ref, match, found)
    for match in sent.find(_MADE_REACH):
        giver = _maker(r, sent.group(match, "m"))
        if giver is not None:
            _given(r, match, Subject(giver, sent.index(match.start())))


def _maker(r: Reading, m: int | None) -> Ref | None:
    if m is None or (match := _WHOSE.search(r.sent.text[r.sent.tokens[m].start : r.sent.tokens[m].end])) is None:
        return None
    known = r.gazetteer.lookup(match["who"])
    return Ref((known[0],)) if known is not None else None


def _bought(r: Reading, match: re.Match[str], supplier: int | None, kind: str) -> None:
    found = r.subject(r.sent.index(match.start()))
    maker = r.sent.tokens[supplier].ref if supplier is not None else None
    if maker is None or found.ref is None or found.passive or found.ref.role in ("force", "person") or maker.role == "force":
        return
    _emit(r, kind, maker, found.ref, match, found)


def _given(r: Reading, match: re.Match[str], found: Subject) -> None:
    o, act = r.sent.group(match, "o"), r.sent.group(match, "v")
    taker = r.sent.tokens[o].ref if o is not None else None
    if act is not None and taker is not None and found.ref is not None and not found.passive and found.ref.role != "force":
        _emit(r, "arms_transfer", found.ref, taker, match, found, act)


def _emit(r: Reading, kind: str, giver: Ref, taker: Ref, match: re.Match[str], found: Subject, act: int | None = None) -> None:
    if giver.parties == taker.parties or _FORMER.search(r.sent.line[max(0, match.start() - 30) : match.end()]):
        return
    r.emit(kind, giver.parties, taker.parties, rule="arms.turn", trigger=r.sent.index(match.start()) if act is None else act,
           end=r.sent.last(match), found=found, commodity=named(r, match))  # fmt: skip
