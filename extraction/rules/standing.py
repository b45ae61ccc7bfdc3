"""Standing missions and accreditations: "has an embassy in Baku", "is accredited to Armenia from its embassy in Moscow"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.mission_seats import seats_of
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words(
    "embass consul legation nunciature mission high commission office trade liaison representative "
    "interests honorary accredited represented"
)
_HAS = re.compile(r"\b(?P<v>has|have|had|maintains?|maintained|operates?|operated|keeps?|runs?|hosts)\b(?! (?:been|had|not|no|never))")
_ACCREDITED = re.compile(
    r"\b(?P<v>accredited|represented) (?:to|in) (?:the )?(?P<o>[ⒶⒸ])(?P<mid>[^.;]{0,60}?) (?P<how>from|"
    r"through|by|via|in) (?:(?:its|their|a|an|the|his|non-resident|own|respective|Ⓙ|Ⓐ|official|cultural|"
    r"diplomatic) )*(?P<m>Ⓜ)"
)
_THERE = re.compile(r"\bthere (?P<v>is|are|was|were) (?:(?:a|an|the|also|no) )*(?P<j>[ⒿⒶ]) (?P<m>Ⓜ)")


def read(r: Reading) -> None:
    """Writes down missions that stand and envoys accredited from elsewhere."""
    sent = r.sent
    for match in sent.find(_ACCREDITED):
        _accredited(r, match)
    for match in sent.find(_HAS):
        _has(r, sent.index(match.start()))
    for match in sent.find(_THERE):
        m, j = sent.group(match, "m"), sent.group(match, "j")
        if m is not None and j is not None and (ref := sent.tokens[j].ref) is not None:
            _missions(r, ref, m, m + 1, None, sent.index(match.start()))


def _has(r: Reading, verb: int) -> None:
    """The missions named after "has" up to the clause's end: each type with its own cities."""
    sent = r.sent
    first = next((k for k in range(verb + 1, min(len(sent.tokens), verb + 9)) if sent.tag(k) == "M"), None)
    if first is None or any(
        sent.tokens[k].text in (",", ";", ".") or sent.low(k) in ("to", "that", "closed", "opened", "no") for k in range(verb + 1, first)
    ):
        return
    found = r.subject(verb)
    if found.ref is None or found.ref.role == "person" or found.negated or found.possible:
        return
    stop = next(
        (k for k in range(first, len(sent.tokens)) if sent.tokens[k].text in (";", ".") or sent.low(k) in ("while", "which", "whereas")),
        len(sent.tokens),
    )
    _missions(r, found.ref, first, stop, found, verb)


def _missions(r: Reading, sender: Ref, first: int, stop: int, found: Subject | None, verb: int) -> None:
    hosts: list[str] = []
    for m in range(first, stop):
        if r.sent.tag(m) != "M":
            continue
        kind = r.sent.tokens[m].kind
        seats, _, last = seats_of(r, m)
        for place, host in seats:
            if place is not None and host is None and hosts:
                host = hosts[0]  # "an embassy in Tehran and consulates-general in Mashad": the same country
            if host is None or (place is None and host == "each other") or host in sender.parties:
                continue
            hosts.append(host)
            r.note_mission(sender.parties[0], host, None if kind == "mission" else kind, place)
            r.emit("mission", sender.parties, [host], rule="standing.has", trigger=verb, end=last, found=found, when=None,
                   mission=None if kind == "mission" else kind, place=place)  # fmt: skip


def _accredited(r: Reading, match: re.Match[str]) -> None:
    """Accreditation from a seat elsewhere; a mission in the receiving state itself is a standing mission."""
    sent = r.sent
    o, m = sent.group(match, "o"), sent.group(match, "m")
    verb = sent.group(match, "v")
    if o is None or m is None or verb is None:
        return
    found = r.subject(verb)
    target = sent.tokens[o].ref
    if found.ref is None or target is None or found.negated or found.ref.role == "person":
        return
    seats, _, last = seats_of(r, m)
    kind = sent.tokens[m].kind
    for receiver in target.parties:
        if any(host == receiver for _, host in seats):
            place = next((p for p, host in seats if host == receiver), None)
            r.emit(
                "mission",
                found.ref.parties,
                [receiver],
                rule="standing.represented",
                trigger=verb,
                end=last,
                found=found,
                when=None,
                mission=kind,
                place=place,
            )
        else:
            place = seats[0][0] if seats else None
            r.emit("accredited", found.ref.parties, [receiver], rule="standing.accredited", trigger=verb, end=last, found=found, when=None,
                   mission=None if kind == "mission" else kind, place=place)  # fmt: skip
    for other in range(m + 1, len(sent.tokens)):
        if sent.tag(other) == "M" and sent.low(other - 1) not in ("s", "its"):
            more, _, end = seats_of(r, other)
            for place, host in more:
                if place and (host is None or host in target.parties):
                    r.emit("mission", found.ref.parties, target.parties[:1], rule="standing.also",
                           trigger=verb, end=end, found=found, when=None,
                           mission=sent.tokens[other].kind, place=place)  # fmt: skip
