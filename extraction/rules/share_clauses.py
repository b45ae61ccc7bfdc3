"""Shares told by a verb of getting or going: "X bought 71% of its arms from Y, and Z 68%", "35% of Y's arms exports went to X, followed by
19% to Z". What a list leaves out is taken from its first member, so that supplier and recipient keep their sides."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.share_periods import period
from legation.extraction.text import Ref

_FIGURE = r"(?:(?:about|around|some|nearly|almost|over|roughly|a|total|of) ){0,3}Ⓠ (?:%|per cent|percent)"
_ARMS = r"(?:\S+ ){0,2}?(?:arms|weapons?|weaponry|armaments?|military equipment)"
_GOT = (
    r"buys?|bought|procure[sd]?|purchase[sd]?|import(?:s|ed)?|gets?|got|acquire[sd]?|source[sd]?|receive[sd]?|obtain(?:s|ed)?|"
    r"draws?|drew"
)
_GETTING = re.compile(
    rf"\b(?P<v>{_GOT}) (?P<n>{_FIGURE}) of (?:its|their|all its|all their) {_ARMS}(?: imports| purchases)?"
    r"(?P<from> from (?:the )?(?P<s>[ⒶⒸ]))?"
)
_OWN_SOURCE = re.compile(r"(?P<s>[ⒶⒸ]) , from (?:which|whom|where) (?:it|they|the country|Ⓐ|Ⓒ) (?:has |have |had )?$")
_GOING = re.compile(
    rf"(?P<n>{_FIGURE}) of (?:the |all )?(?P<s>Ⓙ) {_ARMS}(?: (?:supplies|exports|sales|deliveries|transfers|shipments))? "
    r"(?:went|goes|go|were sent|were sold|were delivered|was sold) to (?:the )?(?P<o>[ⒶⒸ])"
)
_RECEIVED = re.compile(
    rf"\b(?P<v>receive[sd]?|got|took|takes|bought|accounts for|accounted for) (?P<n>{_FIGURE}) of "
    r"(?:the |all )?(?:total )?(?:arms|weapons|weaponry) "
    r"(?:exported|sold|supplied|delivered) by (?:the )?(?P<s>[ⒶⒸ])"
)
_NEXT_GOT = re.compile(rf"(?:[^.;]{{0,60}}?)(?: ,)? and (?:the )?(?P<o>[ⒶⒸ]) (?P<n>{_FIGURE})(?! of)")
_NEXT_WENT = re.compile(rf"[^.;]{{0,50}}?(?:followed by|and|,) (?P<n>{_FIGURE}) to (?:the )?(?P<o>[ⒶⒸ])")


def read(r: Reading) -> set[int]:
    """Writes down the shares of such clauses; the tokens of the figures that were read."""
    sent, taken = r.sent, set[int]()
    for match in sent.find(_GETTING):
        verb, s = sent.index(match.start("v")), sent.group(match, "s")
        own = _OWN_SOURCE.search(sent.line[: match.start()]) if s is None else None
        s = sent.group(own, "s") if own is not None else s
        found = r.subject(verb)
        buyer, seller = found.ref, sent.tokens[s].ref if s is not None else None
        if own is not None and seller is not None:
            buyer = _other_center(r, seller)
        if buyer is None or seller is None or found.passive or found.negated:
            continue
        _write(r, match, seller, buyer, "object_imports", taken)
        after = _NEXT_GOT.match(sent.line, match.end())
        if after is not None and (more := _ref(r, after, "o")) is not None:
            _write(r, after, seller, more, "object_imports", taken)
    for match in sent.find(_GOING):
        supplier, taker = _ref(r, match, "s"), _ref(r, match, "o")
        if supplier is None or taker is None:
            continue
        _write(r, match, supplier, taker, "subject_exports", taken)
        after = _NEXT_WENT.match(sent.line, match.end())
        while after is not None and (more := _ref(r, after, "o")) is not None:
            _write(r, after, supplier, more, "subject_exports", taken)
            after = _NEXT_WENT.match(sent.line, after.end())
    for match in sent.find(_RECEIVED):
        found, supplier = r.subject(sent.index(match.start("v"))), _ref(r, match, "s")
        if found.ref is not None and supplier is not None and not found.passive:
            _write(r, match, supplier, found.ref, "subject_exports", taken)
    return taken


def _other_center(r: Reading, seller: Ref) -> Ref | None:
    """Whose supplier "its largest supplier was A" means: the one that the text spoke of."""
    about = r.memory.subject
    return Ref(about.parties) if about is not None and about.parties != seller.parties and len(about.parties) == 1 else None


def _ref(r: Reading, match: re.Match[str], name: str) -> Ref | None:
    k = r.sent.group(match, name)
    return r.sent.tokens[k].ref if k is not None else None


def _write(r: Reading, match: re.Match[str], supplier: Ref, taker: Ref, base: str, taken: set[int]) -> None:
    sent = r.sent
    at = sent.index(match.start("n"))
    first = next(k for k in range(at, len(sent.tokens)) if sent.tag(k) == "n")
    value = float(re.sub(r"[^\d.]", "", sent.tokens[first].text) or "nan")
    if not 0 <= value <= 100 or supplier.parties == taker.parties:
        return
    taken.add(first)
    when = period(r, first, first + 1, len(sent.tokens), -1, compared=False)
    rule = f"shares.{'got' if base == 'object_imports' else 'went'}"
    r.emit(
        "arms_share", supplier.parties[:1], taker.parties[:1], rule=rule, trigger=first, end=sent.last(match), when=when,
        value=int(value) if value == int(value) else value, base=base,
    )  # fmt: skip
