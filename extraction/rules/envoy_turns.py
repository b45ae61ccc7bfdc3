"""Envoys told in other turns of phrase: "becomes the first Monegasque ambassador to the United States", "takes up his post"."""

from __future__ import annotations

import re

from extraction.reading import Reading
from extraction.rules.envoys import OFFICES
from extraction.text import Ref
from extraction.verbs import Subject
from extraction.wordlist import words

__all__ = ["STEMS", "read"]

STEMS = words("appoint nominat designat becom became sworn confirm post office")
_LIGHT = r"(?:(?:the|a|an|its|their|new|next|first|second|third|resident|non-resident|permanent|ever|Ⓠ|Ⓓ|since|female|post-war) )*"
_BECAME = re.compile(
    rf"\b(?P<v>became|becomes|become|becoming|sworn in|confirm(?:s|ed)(?: Ⓝ)?)(?: as)? {_LIGHT}"
    rf"(?P<s>[ⒶⒿ])(?: (?:first|new|next|resident|\S+ary|and) )*(?P<w> ambassador| envoy| high commissioner)? "
    rf"(?:extraordinary and plenipotentiary )?to (?:the )?(?P<o>[ⒶⒸ])"
)
_TAKES_UP = re.compile(
    r"(?P<s>[ⒶⒿ])(?: ambassador| envoy)?(?: (?:to|in) (?:the )?(?P<o>[ⒶⒸ])(?: since Ⓓ)?)?(?: , [^.;]{0,40}?,)? "
    r"(?P<v>takes office|took office|(?:takes? up|took up|assumes|assumed) (?:(?:his|her|the|up) )*(?:posts?|duties|office|position))\b"
)


_APPOINTMENT = re.compile(
    r"\b(?P<v>announc\w+|confirm\w+|approv\w+) (?:the )?(?:appointment|nomination|designation) of (?:(?!Ⓐ|as\b|\.|;)\S+ ){0,4}?(?:Ⓐ )?as "
    r"(?:(?:the|a|its|their|new|first|next) )*(?P<s>[ⒶⒿ])(?: (?:ambassador|envoy|minister))? (?:extraordinary and plenipotentiary )?"
    r"to (?:the )?(?P<o>[ⒶⒸ])"
)


def read(r: Reading) -> None:
    """Writes down envoys who take a post."""
    for pattern in (_BECAME, _TAKES_UP, _APPOINTMENT):
        for match in r.sent.find(pattern):
            _takes(r, match)


def _takes(r: Reading, match: re.Match[str]) -> None:
    s, o, verb = (r.sent.group(match, name) for name in ("s", "o", "v"))
    if s is None or verb is None or (sender := r.sent.tokens[s].ref) is None:
        return
    host = r.party_at(o) if o is not None else Ref((sender.post,)) if sender.post is not None else None
    o = s if o is None else o
    named = "w" in match.groupdict() and match["w"]
    if host is None or not (sender.noun in OFFICES or named or r.sent.low(s + 1) in OFFICES):
        return
    mood = r.subject(verb)
    found = Subject(Ref(sender.parties, "state"), mood.index, planned=mood.planned, possible=mood.possible, negated=mood.negated)
    when = r.time(verb, max(verb, o), found)
    if any(t.edtf == when and r.sent.low(k - 1) == "since" for k, t in enumerate(r.sent.tokens) if t.tag == "D"):
        when = None  # "the first ambassador since 2012"
    r.emit("envoy_appointed", sender.parties[:1], host.parties[:1], rule="envoys.takes_post", trigger=verb, end=o, found=found, when=when)
