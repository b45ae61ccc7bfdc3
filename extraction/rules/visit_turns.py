"""Visits in other turns of phrase: "made the first visit by an Arab head of state to Australia", "the visit of A's president to B"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.visits import STEMS
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

_OF_WHOM = r"(?:by|of|from) (?:(?:the|a|an|any|serving|sitting|incumbent|reigning|first) )*(?P<s>[ⒶⒿ])(?: (?:[a-z-]+ ){0,4}?(?=to\b))?"
_MADE = re.compile(
    r"\b(?P<v>makes?|made|pays?|paid|undert[ao]kes?|undertook) (?:(?:the|a|an|its|their|his|her) )?(?:(?![ⒶⒿⒸ.;,])\S+ ){0,5}?"
    rf"(?:visit|trip) (?:{_OF_WHOM} ?to (?:the )?(?P<o>[ⒶⒸ])|to (?:the )?(?P<o2>[ⒶⒸ]) (?:by|of|from) )"
)
_VISIT_OF = re.compile(
    r"\b(?P<n>visits?|trips?) (?:of|by) (?:(?:the|a|an|its|then|late) )*(?P<s>Ⓐ) to (?:the )?(?P<o>[ⒶⒸ])"
    r"(?= (?:(?:in|on) Ⓓ|Ⓓ|marked|took place|was|which|that|helped|led|gave|opened|brought|strengthened)|[.,]|$| and\b)"
)
_VISITED_TO = re.compile(r"\b(?P<v>visited|visits) to (?:the )?(?P<o>[ⒶⒸ])")
_INCLUDING = re.compile(
    r"\b(?P<v>visited|visits|toured|tours) (?:(?![ⒶⒸ.;])\S+ |Ⓐ (?=member)){1,7}?(?:countries|states|nations|capitals|cities) ,? ?"
    r"(?:including|such as|namely|–|:) (?:the )?(?P<o>[ⒶⒸ])"
)
_TO_COME = re.compile(
    r"\b(?:plan\w*|cancel\w*|postpon\w*|invit\w*|expect\w*|upcoming|propos\w*|possib\w*|ahead of|before|delay\w*|next|"
    r"for)\b"
)
_MAKING, _VISITING = words("make makes made pay pays paid undertake undertakes undertook"), words("visited visits toured tours")
_NOUNS, _TO = words("visit visits trip trips"), frozenset({"to"})


def read(r: Reading) -> None:
    """Writes down visits told so; what another rule has read of the sentence is not told twice."""
    sent = r.sent
    for match in sent.find(_MADE, _MAKING, _NOUNS):
        verb, o = sent.index(match.start()), sent.group(match, "o" if match["o"] else "o2")
        found = r.subject(verb)
        if match["o"] and found.ref is None and (s := sent.group(match, "s")) is not None:
            found.ref = sent.tokens[s].ref
        _write(r, found, verb, o)
    for match in sent.find(_VISIT_OF, _NOUNS, _TO):
        noun, s, o = sent.index(match.start()), sent.group(match, "s"), sent.group(match, "o")
        visitor = sent.tokens[s].ref if s is not None else None
        if visitor is not None and s is not None and visitor.role == "person" and not _TO_COME.search(sent.line[: match.start()][-40:]):
            _write(r, Subject(visitor, s), noun, o)
    for pattern in (_VISITED_TO, _INCLUDING):
        for match in sent.find(pattern, _VISITING):
            verb, o = sent.index(match.start()), sent.group(match, "o")
            _write(r, r.subject(verb), verb, o)


def _write(r: Reading, found: Subject, verb: int, o: int | None) -> None:
    host = r.sent.tokens[o].ref if o is not None else None
    visitor = found.ref
    if (
        o is None
        or host is None
        or visitor is None
        or found.passive
        or visitor.former
        or visitor.role not in ("person",)
        or host.role == "person"
    ):
        return
    told = {c.object for c in r.claims if c.kind == "visit" and r.sent.start <= c.start < r.sent.end and c.subject in visitor.parties}
    for party in host.parties:
        if party not in told:
            r.emit("visit", visitor.parties, [party], rule="visits.turn", trigger=verb, end=o, found=found)
