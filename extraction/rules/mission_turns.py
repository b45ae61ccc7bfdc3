"""Missions told in other turns of phrase: participles behind a place, moves without an object, orders to close."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.mission_seats import seats_of, sender_of
from legation.extraction.rules.missions import STEMS
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

_TIME = r"(?: (?:in|on|since))? (?:the )?Ⓓ"
_REDUCED = re.compile(
    rf"(?P<m>Ⓜ) (?:(?:in|at) )?(?P<c>[ⒶⒸⓃ])(?: ,| \()? (?:which )?"
    rf"(?P<v>(?P<o>opened|established|inaugurated|reopened|re-opened|founded)|closed)(?=(?: (?:at|upon|on)(?: \S+){{1,3}}?)?{_TIME})"
)
_ESTABLISHED_IN = re.compile(
    r"(?P<m>Ⓜ) (?:(?:that was|which was) )?(?P<v>(?P<o>opened|established|inaugurated|reopened)|closed) (?:in|on) (?:the )?Ⓓ (?:in|"
    r"at) (?P<c>[ⒸⒶ])"
)
_CLOSED_SINCE = re.compile(
    r"(?P<m>Ⓜ)(?: (?:in|at) (?:the )?(?P<c>[ⒸⒶ]))? ?(?:,|which has been|which had been) (?P<v>closed|shut) since (?:the )?(?P<d>Ⓓ)"
)
_ONE = re.compile(rf"\b(?:located|one) in (?P<c>Ⓒ)(?: ,| \()? (?P<v>(?P<o>opened|established|inaugurated)|closed)(?={_TIME})")
_MOVED = re.compile(
    r"(?P<s>Ⓜ|\bit)(?: (?:of|in|at|from) (?:the )?[ⒶⒸ]){0,2}(?: (?:was|were|has|had|been|later|then|subsequently|again|itself|\S+ly))*"
    r" (?P<v>moved|relocated|moves|relocates)(?: back)?(?: from (?:the )?[ⒸⒶ])? (?:back )?to (?:the )?(?P<c>[ⒸⒶ])"
)
_ORDERED = re.compile(
    r"\b(?P<v>orders?|ordered|ordering|asks?|asked|tells?|told|demands?|demanded|instructs?|instructed) (?:(?:all|the|its|Ⓠ|three|two|four|"
    r"five|that) )*(?P<j>Ⓙ) (?P<m>Ⓜ)(?: \S+){0,6}? to (?:be )?(?:close|closed|shut|shut down)\b"
)
_CEASED = re.compile(
    r"(?P<m>Ⓜ) (?:in |at )?(?P<c>[ⒸⓃⒶ]) (?:(?:has|had|was|were|officially|formally|temporarily) )*"
    r"(?P<v>(?P<o>resum\w+|restart\w*|begins?|began|starts?|started)|suspend\w*|ceas\w+|ended|halt\w*) "
    r"(?:all |its |full )*(?:operations|work)\b"
)
_TO_SHUT = re.compile(
    r"\b(?P<v>orders?|ordered|asks?|asked|tells?|told|demands?|demanded|instructs?|instructed) (?:the )?(?P<j>Ⓐ) to (?:close|shut|"
    r"shut down|"
    r"move|leave) (?:its|their|the) (?:(?:last|remaining|Ⓠ|two|three) )*(?P<m>Ⓜ)"
)
_AND_ANOTHER = re.compile(r"\band (?:an?|another|the)? ?(?P<m>Ⓜ) (?:was |were )?in (?P<c>[ⒸⒶ]) (?:in|on) (?:the )?(?P<d>Ⓓ)")
_ITS_OPERATIONS = re.compile(
    r"\b(?P<v>suspend(?:s|ed)|ceased?|halts?|halted|(?P<o>resume[sd]?|restarted)) (?:(?:all|its|the|full|normal) )*(?P<m>Ⓜ) (?:operations|"
    r"services|work)\b(?: (?:in|at) (?P<c>[ⒸⒶ]))?"
)


_SHUT, _WORK = words("close closed shut leave move"), words("operations work services")


def read(r: Reading) -> None:
    """Writes down such missions."""
    sent = r.sent
    for match in sent.find(_REDUCED):
        _behind_place(r, match, sent.group(match, "m"), "missions.behind_place")
    for match in sent.find(_CLOSED_SINCE):
        told = next((c for c in reversed(r.claims) if c.kind == "mission_opened" and c.start >= sent.start), None)
        verb, d = sent.group(match, "v"), sent.group(match, "d")
        if told is not None and verb is not None and d is not None:
            r.emit("mission_closed", [told.subject], [told.object], rule="missions.closed_since", trigger=verb, end=d,
                   when=sent.tokens[d].edtf, mission=told.mission, place=told.place)  # fmt: skip
    for match in sent.find(_ESTABLISHED_IN):
        _behind_place(r, match, sent.group(match, "m"), "missions.established_in")
    for match in sent.find(_ONE):
        m = next((k for k in range(sent.index(match.start()), -1, -1) if sent.tag(k) == "M"), None)
        _behind_place(r, match, m, "missions.one_in")
    for match in sent.find(_CEASED, _WORK):
        _behind_place(r, match, sent.group(match, "m"), "missions.operations")
    for match in sent.find(_ITS_OPERATIONS, _WORK):
        _operations(r, match)
    for match in sent.find(_MOVED):
        _moved(r, match)
    for match in sent.find(_AND_ANOTHER):
        told = next((c for c in reversed(r.claims) if c.kind in ("mission_opened", "mission_closed") and c.start >= sent.start), None)
        m, c, d = (sent.group(match, name) for name in ("m", "c", "d"))
        if told is None or m is None or c is None or d is None:
            continue
        place, ref = r.place_at(c)
        r.emit(told.kind, [told.subject], ref.parties[:1] if ref is not None else [told.object], rule="missions.and_another", trigger=d,
               end=d, when=sent.tokens[d].edtf, place=place, mission=sent.tokens[m].kind)  # fmt: skip
    for match in (*sent.find(_ORDERED, _SHUT), *sent.find(_TO_SHUT, _SHUT)):
        verb, j, m = sent.group(match, "v"), sent.group(match, "j"), sent.group(match, "m")
        if verb is None or j is None or m is None or (sender := sent.tokens[j].ref) is None:
            continue
        found = r.subject(verb)
        if found.ref is not None and not found.passive:
            found.planned = True
            place = next((p for p, _ in seats_of(r, m)[0] if p), None)
            r.emit("mission_closed", sender.parties, found.ref.parties[:1], rule="missions.ordered", trigger=verb, end=sent.last(match),
                   found=found, mission=sent.tokens[m].kind, place=place)  # fmt: skip


def _owner(r: Reading, m: int) -> Ref | None:
    """Whose mission stands at `m`: by the words before it, by the clause's subject, or the publisher's own."""
    subject = clause_subject(r.sent, m - 1, r.memory)
    home = Ref((r.memory.home,)) if r.memory.home else None
    return sender_of(r, m, -1) or seats_of(r, m)[1] or (subject[0] if subject else None) or home


def _told(r: Reading, kind: str, sender: str, mission: str) -> bool:
    """Whether this sentence has told of the event already, with its time."""
    return any(c.kind == kind and c.subject == sender and c.mission == mission and r.sent.start <= c.start < r.sent.end and c.when
               for c in r.claims)  # fmt: skip


def _behind_place(r: Reading, match: re.Match[str], m: int | None, rule: str) -> None:
    """ "An embassy in Canberra, opened on 24 October 2008", "Embassy Bissau suspended operations"."""
    sent = r.sent
    c, verb = sent.group(match, "c"), sent.group(match, "v")
    if m is None or c is None or verb is None or (sender := _owner(r, m)) is None or sender.role == "force":
        return
    place, ref = r.place_at(c)
    host = ref.parties[0] if ref is not None else r.other(sender.parties[0])
    kind, mission = "mission_opened" if match["o"] else "mission_closed", sent.tokens[m].kind
    if host is None or host in sender.parties or (rule == "missions.behind_place" and _told(r, kind, sender.parties[0], mission)):
        return
    r.emit(
        kind, sender.parties[:1], [host], rule=rule, trigger=verb, end=verb, place=place, mission=None if mission == "mission" else mission
    )


def _operations(r: Reading, match: re.Match[str]) -> None:
    """ "The United States suspended embassy operations in Tripoli"."""
    sent = r.sent
    verb, m, c = sent.group(match, "v"), sent.group(match, "m"), sent.group(match, "c")
    found = r.subject(verb) if verb is not None else None
    if verb is None or m is None or found is None or found.ref is None or found.passive or found.ref.role == "force":
        return
    place, ref = r.place_at(c) if c is not None else (None, None)
    host = ref.parties[0] if ref is not None else r.other(found.ref.parties[0])
    if host is not None and host not in found.ref.parties:
        kind, mission = "mission_opened" if match["o"] else "mission_closed", sent.tokens[m].kind
        r.emit(kind, found.ref.parties[:1], [host], rule="missions.its_operations", trigger=verb, end=sent.last(match), found=found,
               place=place, mission=None if mission == "mission" else mission)  # fmt: skip


def _moved(r: Reading, match: re.Match[str]) -> None:
    """ "The Embassy of Costa Rica relocated to Tel Aviv", "until it moved to Jerusalem in 1982"."""
    sent = r.sent
    s, verb, c = sent.group(match, "s"), sent.group(match, "v"), sent.group(match, "c")
    if s is None or verb is None or c is None:
        return
    m = s if sent.tag(s) == "M" else next((k for k in range(s, -1, -1) if sent.tag(k) == "M"), None)
    known = r.memory.mission
    if m is not None:
        owner, mission = _owner(r, m), sent.tokens[m].kind
        seats = seats_of(r, m)[0]
    elif known is not None and known.sender is not None:
        owner, mission, seats = Ref((known.sender,)), known.kind or "embassy", [(known.place, known.receiver)]
    else:
        return
    place, ref = r.place_at(c)
    stay = next((host for _, host in seats if host), None)
    if owner is None or (ref is None and stay is None):
        return
    host = stay if stay is not None and (ref is None or ref.parties[0] == owner.parties[0]) else ref.parties[0] if ref is not None else stay
    if host is None or host in owner.parties or any(c2.kind == "mission_moved" and sent.start <= c2.start < sent.end and c2.place == place
                                                    for c2 in r.claims):  # fmt: skip
        return
    r.emit("mission_moved", owner.parties[:1], [host], rule="missions.moved_itself", trigger=verb, end=c, mission=mission, place=place)
