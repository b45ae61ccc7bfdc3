"""Arms by noun: "approves the delivery of 100 tanks to Ukraine", "announces the purchase of 17 jets from Sweden"."""

from __future__ import annotations

import re

from extraction.reading import Reading
from extraction.rules import weapons as w
from extraction.rules.arms import STEMS, named
from extraction.text import Ref

__all__ = ["STEMS", "read"]

_TO_COME = r"announc(?:es|ed)|approv(?:es|ed)|authori[sz](?:es|ed)|agree(?:s|d) (?:to|on)|pledge[sd]?|promise[sd]?|plan(?:s|ned)"
_REAL = r"begin[s]?|began|start(?:s|ed)|complete[sd]?|finish(?:es|ed)|confirm(?:s|ed)|resume[sd]?|continue[sd]?"
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


def read(r: Reading) -> None:
    """Writes down deliveries and purchases that a noun names; a delivery approved or announced is planned."""
    sent = r.sent
    for pattern in (_DELIVERY, _PURCHASE):
        for match in sent.find(pattern):
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
