"""Missions told by nouns: "announced the closure of its embassy in Tehran", "the opening of the Azerbaijani embassy"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.mission_seats import move_target, seats_of, sender_of
from legation.extraction.rules.missions import STEMS, emit
from legation.extraction.subjects import clause_subject
from legation.extraction.verbs import Subject

__all__ = ["STEMS", "read"]


_NOUN = re.compile(
    r"\b(?P<v>(?P<o>opening|creation|reopening|re-opening|establishment|inauguration|re-establishment|"
    r"reestablishment)|(?P<c>closure|closing|shutdown|shutting)|(?P<m>relocation|moving|transfer|"
    r"move)) of (?P<np>(?:(?:the|a|an|its|their|his|new|first|resident|permanent|Ⓙ|Ⓐ|Ⓠ|two|three|four|five|all|both|of|former|full|"
    r"country|nation|kingdom|'s|remaining|own|last|only|sole|second|third|additional|joint|largest) ){0,6})(?P<mn>Ⓜ)"
)


def read(r: Reading) -> None:
    """Writes down such missions."""
    for match in r.sent.find(_NOUN):
        _nominal(r, match)


def _nominal(r: Reading, match: re.Match[str]) -> None:
    """ "Announced the closure of its embassy in Tehran", "the opening of the Azerbaijani embassy in Tel Aviv"."""
    sent = r.sent
    noun, m = sent.index(match.start()), sent.group(match, "mn")
    assert m is not None
    kind = "mission_opened" if match["o"] else "mission_closed" if match["c"] else "mission_moved"
    before = sent.line[: match.start()]
    verb = re.search(
        r"\b(culminat\w+ in|resulting in|leading to|ended with|ending with|marked by|announc\w+|attend\w*|celebrat\w+|order\w*|mark\w*|"
        r"complet\w+|hail\w*|welcom\w+|led to|plan\w*|"
        r"confirm\w*|agreed (?:to|on)|resulted in|forced|caused|"
        r"prompted|over(?:saw|sees)|witness\w+|following|after|since|saw|approv\w+|ratif\w+|authori[sz]\w+|with|by|including|propos\w+|"
        r"consider\w*) (?:\S+ ){0,4}$",
        before,
    )
    if verb is None:
        return
    seats, owner, last = seats_of(r, m)
    subject = clause_subject(sent, noun - 1, r.memory)
    sender = sender_of(r, m, noun) or owner or (subject[0] if subject else None)
    word = verb.group(1)
    planned = word.startswith(("announc", "order", "plan", "agreed", "approv", "ratif", "authori", "confirm", "propos", "consider"))
    found = Subject(sender, subject[1] if subject else -1, planned=planned)
    if kind == "mission_moved" and sender is not None:
        seats = move_target(r, m, seats, sender)
    emit(r, kind, sender, seats, m, noun, last, found, f"missions.{kind[8:]}_noun")
