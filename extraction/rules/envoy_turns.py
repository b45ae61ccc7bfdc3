"""Envoys told in other turns of phrase: "becomes the first Monegasque ambassador to the United States", "takes up his post"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.envoys import OFFICES
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

STEMS = words(
    "reappoint restor appoint nominat nam designat becom became sworn confirm post office commission accredit exchang dispatch send sent "
    "select"
)
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


_NAMED = re.compile(
    r"(?P<s>Ⓐ)(?: (?:to|in) (?:the )?(?P<o>[ⒶⒸ]))?(?: ,[^.;,]{0,40},)? (?:was|is|has been|had been|is being|will be|is to be) (?:\S+ly |"
    r"first )?"
    r"(?P<v>appointed|named|nominated|designated|commissioned)(?! (?:as|to|Ⓐ|Ⓙ|Ⓝ|the|foreign|minister|head|secretary|"
    r"\S*ambassador)\b)(?! [ⒶⒿⓃ])"
)
_ACCREDITED = re.compile(
    r"(?P<s>Ⓐ)(?: Ⓝ)?(?: ,[^.;,]{0,40},)? was (?:(?:also|concurrently|additionally|then|first|simultaneously) )?(?P<v>accredited) "
    r"(?:as (?:\S+ ){0,3}?)?to (?:the )?(?:government of (?:the )?)?(?P<o>[ⒶⒸ])"
)
_WAS_FIRST = re.compile(
    r"Ⓝ (?:was|became) (?:(?:the|a|first|Ⓙ) )*(?P<s>Ⓐ)(?: extraordinary and plenipotentiary)? to (?:the )?(?P<o>[ⒶⒸ]) (?:, )?"
    r"(?:and|who) was (?P<v>appointed|commissioned|named|nominated|confirmed)(?! (?:as|to)\b)"
)
_EXCHANGED = re.compile(
    r"\b(?P<v>exchange[sd]?|exchanging) (?:(?:their|resident|new|the|first) )*(?:ambassadors|envoys|ministers|high commissioners|"
    r"diplomatic representatives|chargés d'affaires)(?: with (?:the )?(?P<o>Ⓐ))?"
)
_MUTUAL = re.compile(
    r"\b(?P<v>(?:re)?appoint(?:s|ed|ing)?|exchang(?:e|es|ed|ing)|nam(?:e|es|ed)|nominat(?:e|es|ed)|restor(?:e|es|ed)|reinstat(?:e|es|"
    r"ed)) "
    r"(?:(?:their|resident|new|the|first|respective|full|each other's) )*(?:ambassadors|envoys|high commissioners)"
    r"(?=(?: (?:to|in) (?:each other\b|one another|(?:each other's|their respective|both) capitals))?(?: [,.;]| for\b| after\b| as\b| "
    r"and\b|"
    r" in Ⓓ| on Ⓓ| Ⓓ|$))"
)
_ENVOY = r"(?:ambassador|chargé d'affaires|high commissioner|minister plenipotentiary|minister resident|resident minister)"
_SENDS = re.compile(
    rf"\b(?P<v>send|sends|sent|dispatch(?:es|ed)|posts|posted) (?:an?|(?:(?:its|the|their|a) )?(?:new|first|resident|permanent)) "
    rf"(?:(?:new|first|resident|permanent|ever|full) )*{_ENVOY}(?: Ⓝ)? to (?:the )?(?P<o>[ⒶⒸ])"
)
_OF_ENVOY = re.compile(
    rf"\b(?P<v>announc\w+|confirm\w+|approv\w+) (?:the )?(?:appointment|nomination|designation) of {_LIGHT}(?:full |"
    rf"non-resident )?{_ENVOY}"
    rf"(?:(?: ,)? Ⓝ(?: ,)?)? to (?:the )?(?P<o>[ⒶⒸ])"
)
_TO_HEAD = re.compile(
    r"\b(?P<v>appoint(?:s|ed)?|nam(?:es|ed)|nominat(?:es|ed)|designat(?:es|ed)|selects|selected|chose) [ⓃⒶ] (?:(?:to|as|be|"
    r"the) )*(?:head|lead)"
    r"(?: of)? (?:(?:the|its|new|Ⓙ) )*Ⓜ (?:in|to) (?:the )?(?P<o>[ⒶⒸ])"
)
_GIVEN = words("appointed named nominated designated commissioned confirmed")
_EXCHANGES = words("exchange exchanges exchanged exchanging")
_HEADS = words("head lead")
_PLURALS = words("ambassadors envoys commissioners")
_POSTS = words("send sends sent dispatches dispatched posts posted")


def read(r: Reading) -> None:
    """Writes down envoys who take a post."""
    for pattern in (_BECAME, _TAKES_UP, _APPOINTMENT):
        for match in r.sent.find(pattern):
            _takes(r, match)
    for pattern, needs in ((_NAMED, _GIVEN), (_ACCREDITED, frozenset({"accredited"})), (_WAS_FIRST, _GIVEN)):
        for match in r.sent.find(pattern, needs):
            _takes(r, match)
    for pattern, needs in ((_SENDS, _POSTS), (_OF_ENVOY, frozenset({"of"})), (_TO_HEAD, _HEADS)):
        for match in r.sent.find(pattern, needs):
            _sends(r, match)
    for match in r.sent.find(_MUTUAL, _PLURALS):
        verb = r.sent.index(match.start())
        found = r.subject(verb)
        if found.ref is not None and len(found.ref.parties) == 2 and not found.passive and not _told(r):
            for one, two in (found.ref.parties, found.ref.parties[::-1]):
                r.emit("envoy_appointed", [one], [two], rule="envoys.mutual", trigger=verb, end=r.sent.last(match), found=found)
    for match in r.sent.find(_EXCHANGED, _EXCHANGES):
        if _told(r):
            continue
        verb, o = r.sent.index(match.start()), r.sent.group(match, "o")
        found = r.subject(verb)
        other = r.sent.tokens[o].ref if o is not None else None
        both = [*(found.ref.parties if found.ref is not None and not found.passive else ()), *(other.parties if other is not None else ())]
        if len(both) == 2:
            for one, two in (both, both[::-1]):
                r.emit("envoy_appointed", [one], [two], rule="envoys.exchanged", trigger=verb, end=r.sent.last(match), found=found)


def _told(r: Reading) -> bool:
    return any(c.kind == "envoy_appointed" and r.sent.start <= c.start < r.sent.end for c in r.claims)


def _sends(r: Reading, match: re.Match[str]) -> None:
    """ "Sends an ambassador to Moscow", "announced the appointment of a resident ambassador to …": the subject's envoy."""
    verb, o = r.sent.index(match.start()), r.sent.group(match, "o")
    found = r.subject(verb)
    host = r.sent.tokens[o].ref if o is not None else None
    if o is not None and host is not None and found.ref is not None and not found.passive and found.ref.role != "force" and not _told(r):
        r.emit("envoy_appointed", found.ref.parties, host.parties, rule="envoys.sends", trigger=verb, end=o, found=found)


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
