"""Sanctions in other turns of phrase: lists, "the lifting of …", "placed under sanctions", "grants … sanctions relief"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.sanctions import target_from
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

STEMS = words("sanction embargo blacklist delist de-list")
_NOUN = r"(?:sanctions|embargoes|embargo)"
_LIST = r"(?:(?!\.|;)\S+ ){0,3}?(?:sanctions? (?:lists?|register|regime)|sanctions|blacklists?|terror(?:ism|ist)? lists?)\b"
_LISTED = re.compile(
    rf"\b(?P<v>(?P<off>remov(?:e|es|ed|ing)|drop(?:s|ped)?|takes?|took|strikes?|struck|delet(?:es|ed))|add(?:s|ed|ing)?|plac(?:es|ed)|"
    rf"puts?|includ(?:es|ed)) (?=(?:(?!from\b|on\b|to\b|\.|;)\S+ ){{1,12}}?(?:from|off|to|on|under|in) (?:its|their|the|a|Ⓙ|Ⓐ) {_LIST})"
)
_DELISTS = re.compile(r"\b(?P<v>(?P<off>de-?list(?:s|ed))|blacklist(?:s|ed)?) (?:the )?")
_NOMINAL = re.compile(
    rf"\b(?P<v>(?P<off>lifting|removal|easing|suspension|termination|end|repeal)|imposition|reimposition|introduction) of "
    rf"(?:(?:the|all|its|most|"
    rf"economic|financial) )*(?:(?P<s>[ⒶⒿ]) )?(?:(?:economic|financial|trade|arms|oil|international|comprehensive) )*{_NOUN} "
    rf"(?:imposed )?(?:on|against) (?:the )?(?P<o>[ⒶⒿ])(?: by (?:the )?(?P<b>Ⓐ))?"
)
_RELIEF = re.compile(
    r"\b(?P<v>grant(?:s|ed)|gives|gave|issue(?:s|d)) (?:the )?(?P<o>[ⒶⒿ]) (?:\S+ )?(?:sanctions (?:relief|waivers?)|relief from sanctions)"
)
_UNDER = re.compile(
    rf"(?P<o>Ⓐ)(?: , (?:his|her)(?: [a-z,]+){{1,7}}?)? (?:was|were|is|are|has been|have been) (?:\S+ly )?(?P<v>placed|put|"
    rf"brought) under (?:(?:the|an?) )*(?P<s>[ⒶⒿ]) "
    rf"(?:\S+ ){{0,2}}?{_NOUN}"
)
_ON_BY = re.compile(
    rf"(?:(?P<s>[ⒶⒿ]) (?:(?:economic|financial|trade|arms|oil) )*)?{_NOUN} (?:(?:imposed|in place) )?(?:on|against) (?:the )?(?P<o>[ⒶⒿ])"
    rf"(?: and (?:the )?(?P<o2>Ⓐ))?(?: (?!that|which|who)[^Ⓐ.;, ]+){{0,3}}? (?:was|were|are|is|have been|has been|had been|will be) "
    rf"(?:(?:\S+ly|then|first|finally|again) )?(?P<v>(?P<off>lifted|removed|eased|suspended|ended|terminated|revoked|"
    rf"dropped)|imposed|reimposed|"
    rf"placed|introduced|adopted)(?: (?:in|on) Ⓓ)?(?: by (?:the )?(?P<b>Ⓐ))?"
)
_ITS = re.compile(
    rf"{_NOUN} (?:imposed )?(?:on|against) (?:the )?(?P<o>Ⓐ)[^.;]{{0,60}}? (?P<s>Ⓐ) (?:\S+ )?(?P<v>lifted|removed|suspended|ended) "
    rf"(?:the|its) (?:\S+ )?{_NOUN}"
)
_REAL = re.compile(r"(?:\b(?:after|following|since|with|upon|welcom\w+|prais\w+|despite|led to|before) (?:\S+ ){0,2}|^(?:the )?)$")
_DATED = re.compile(r" (?:in|on) Ⓓ")
_FORCES = frozenset({"force"})
_HEADS = words("president leader minister king ruler")
"""One person taken off a list is no sanction on the state lifted."""


def read(r: Reading) -> None:
    """Writes down sanctions told so."""
    sent = r.sent
    for pattern in (_LISTED, _DELISTS):
        for match in sent.find(pattern):
            verb, found = sent.index(match.start()), r.subject(sent.index(match.start()))
            target = target_from(r, sent.last(match) + 1)
            if target is None or target[0].noun in _HEADS:
                continue
            if found.ref is not None and not found.passive and found.ref.role not in _FORCES:
                _write(r, match, found.ref, target[0], verb, target[1], found)
    for match in sent.find(_RELIEF, frozenset({"relief", "waiver", "waivers"})):
        verb, to = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        if to is not None and (on := sent.tokens[to].ref) is not None and found.ref is not None and not found.passive:
            r.emit("sanctions_lifted", found.ref.parties, on.parties, rule="sanctions.relief", trigger=verb, end=to, found=found)
    for match in sent.find(_NOMINAL, frozenset({"of"})):
        if _REAL.search(sent.line[: match.start()]) or _DATED.match(sent.line, match.end()):
            _agents(r, match)
    for pattern, need in ((_UNDER, "under"), (_ON_BY, ""), (_ITS, "")):
        for match in sent.find(pattern, *((frozenset({need}),) if need else ())):
            _agents(r, match)


def _agents(r: Reading, match: re.Match[str]) -> None:
    """Both sides stand in the phrase itself: who imposes before the noun or after "by", whom it hits after "on"."""
    sent, groups = r.sent, match.groupdict()
    by = sent.group(match, "b") if groups.get("b") else sent.group(match, "s")
    act, hit = sent.group(match, "v"), sent.group(match, "o")
    imposer, on = (sent.tokens[k].ref if k is not None else None for k in (by, hit))
    if act is None or hit is None or imposer is None or on is None or imposer.parties == on.parties:
        return
    second = sent.group(match, "o2") if groups.get("o2") else None
    more = sent.tokens[second].ref if second is not None else None
    mood = Subject(imposer, by if by is not None else act, planned=" will be " in match[0])
    whom = Ref((*on.parties, *(more.parties if more is not None else ())))
    _write(r, match, imposer, whom, act, max(act, sent.last(match)), mood)


def _write(r: Reading, match: re.Match[str], by: Ref, on: Ref, trigger: int, end: int, found: Subject) -> None:
    off = bool(match.groupdict().get("off")) or match.re is _ITS
    kind = "sanctions_lifted" if off else "sanctions_imposed"
    r.emit(kind, by.parties, on.parties, rule="sanctions.turn", trigger=trigger, end=end, found=found)
