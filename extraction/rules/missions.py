"""Missions opened, closed and moved: sending state, receiving state, type and city."""

from __future__ import annotations

import re

from legation.extraction import vocabulary as v
from legation.extraction.reading import Reading
from legation.extraction.rules.mission_seats import PLACE_WORDS, host_of, move_target, receiver_of, seat_time, seats_of, sender_of
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words(
    "embass consul legation nunciature mission high commission office trade liaison representative "
    "interests section permanent honorary vice reopen close post"
)
_OPEN = (
    r"open|opens|opened|opening|reopen|reopens|reopened|reopening|re-open|re-opens|re-opened|re-opening|"
    r"inaugurate|inaugurates|inaugurated|inaugurating|establish|establishes|established|establishing|"
    r"re-established|reestablished|re-establish|reestablish|set up|sets up|setting up|launched|launches"
)
_CLOSE = r"close|closes|closed|closing|shut down|shuts down|shut|shuts|shutting down|shutting|shuttered|shutters|withdrew"
_MOVE = r"move|moves|moved|moving|relocate|relocates|relocated|relocating|transfer|transfers|transferred|transferring"
_VERB = re.compile(rf"\b(?P<v>(?P<o>{_OPEN})|(?P<c>{_CLOSE})|(?P<m>{_MOVE}))\b(?: down\b)?")
_FILLER = (
    r"(?:(?!(?:in|of|to|at|for|from|with|by|on|and|that|which|who|when|after|before|as|it|them|into|relations|ties|talks|border|"
    r"office)\b|"
    r"[,.;:()ⓂⒹⒸⓃ])\S+ )"
)
_NP = re.compile(rf" (?P<np>(?:{_FILLER}|(?:one|two|three|four|five|several|all|some|most|both) of ){{0,8}})(?P<m>Ⓜ)")

_INTRANSITIVE = words("open opens reopen reopens re-open re-opens close closes")
_ONES = re.compile(
    rf"\b(?P<v>(?P<o>{_OPEN})|(?P<c>{_CLOSE})) (?:(?:a|the|two|three|four|new|other|others|another|more) )*(?P<one>ones?)(?= in\b)"
)
_OPERATIONS = re.compile(
    r"\b(?P<v>(?P<c>suspend(?:s|ed|ing)?|cease[sd]?|halt(?:s|ed)?|ends?|ended)|(?P<o>resume[sd]?|resuming|restarts?|restarted)) "
    r"(?:all |its |their |normal |full |the )*(?:operations|activities|work)\b"
    r"(?: (?:at|of|in) (?:(?:its|their|the|his|own|Ⓙ|Ⓐ) )*(?P<m>Ⓜ))?"
)
_ONE, _WORK = words("one ones"), words("operations activities work")
_NOT_THE_MISSION = words("staff grounds building compound gates services fire employees personnel official officials section property")


def read(r: Reading) -> None:
    """Writes down missions opened, closed and moved in the sentence."""
    sent = r.sent
    for match in sent.find(_VERB):
        verb = sent.index(match.start())
        if sent.tag(verb) != "w":
            continue
        phrase = _NP.match(sent.line, match.end())
        kind = "mission_opened" if match["o"] else "mission_closed" if match["c"] else "mission_moved"
        if sent.low(verb).endswith("ing") and sent.low(verb - 1) == "the" and sent.low(verb + 1) == "of":
            continue  # "approves the opening of": a noun, read as such
        if phrase is not None and (match["c"] != "withdrew" or re.match(r" from (?:the )?[ⒶⒸ]", sent.line[phrase.end() :])):
            m = sent.group(phrase, "m")
            assert m is not None
            _active(r, verb, m, kind)
        elif match["v"].endswith(("ed", "shut", "shut down", "set up")) or match["v"] in _INTRANSITIVE:
            _passive(r, verb, kind, match["v"])
        if phrase is None and re.match(r" it\b", sent.line[match.end() :]):
            _it(r, verb, kind)
    for match in sent.find(_ONES, _ONE):
        verb, one = sent.index(match.start()), sent.group(match, "one")
        found = r.subject(verb)
        if one is not None and found.ref is not None and not found.passive and r.memory.mission is not None:
            seats, _, last = seats_of(r, one)
            kind = "mission_opened" if match["o"] else "mission_closed"
            if any(host for _, host in seats):
                emit(r, kind, found.ref, seats, None, verb, last, found, f"missions.{kind[8:]}_ones")
    for match in sent.find(_OPERATIONS, _WORK):
        verb, m = sent.index(match.start()), sent.group(match, "m")
        kind = "mission_opened" if match["o"] else "mission_closed"
        if m is not None:
            _active(r, verb, m, kind)
        elif sent.tag(r.subject(verb).index) == "M":
            _passive(r, verb, kind, "closed")  # "the embassy in Oslo ceases operations"
    _remember(r)


def emit(
    r: Reading,
    kind: str,
    sender: Ref | None,
    seats: list[tuple[str | None, str | None]],
    m: int | None,
    verb: int,
    last: int,
    found: Subject | None,
    rule: str,
) -> None:
    """One claim per sender and seat, the receiving state taken from the text where the seat does not name it."""
    mission = r.sent.tokens[m].kind if m is not None else (r.memory.mission.kind if r.memory.mission else None)
    mission = None if mission == "mission" else mission
    if not seats:
        seats = [(None, None)]
    if sender is None or sender.role == "force":
        return
    in_turn = r.times_in_turn(last) if "respectively" in r.sent.lows and len(seats) > 1 else []
    for k, (place, receiver) in enumerate(seats):
        if receiver == "each other":
            if len(sender.parties) == 2:
                a, b = sender.parties
                for one, two in ((a, b), (b, a)):
                    r.emit(kind, [one], [two], rule=rule, trigger=verb, end=last, found=found, mission=mission)
            continue
        targets = [receiver] if receiver else [p for p in [receiver_of(r, sender.parties[0])] if p]
        if receiver is None and len(sender.parties) == 2 and not place:
            a, b = sender.parties
            for one, two in ((a, b), (b, a)):
                r.emit(kind, [one], [two], rule=rule, trigger=verb, end=last, found=found, mission=mission)
            continue
        when = in_turn[k] if len(in_turn) == len(seats) else seat_time(r, place) or "auto"
        senders = sender.parties[k : k + 1] if len(sender.parties) == len(seats) == len(in_turn) else sender.parties
        r.emit(kind, senders, targets, rule=rule, trigger=verb, end=last, found=found, mission=mission, place=place, when=when)
        if targets:
            r.note_mission(sender.parties[0], targets[0], mission, place)


def _active(r: Reading, verb: int, m: int, kind: str) -> None:
    """ "Azerbaijan is set to open its first embassy in Israel", "Rudolf Schoenfeld opened the Legation"."""
    sent = r.sent
    if sent.low(m + 1) in _NOT_THE_MISSION and not (sent.low(m + 1) == "building" and kind == "mission_opened"):
        return
    found = r.subject(verb)
    seats, owner, last = seats_of(r, m)
    sender = sender_of(r, m, verb) or owner
    host = next((k for k in range(verb + 1, m) if sent.tag(k) == "J" and sent.tokens[k].kind != "owner"), None)
    if (
        host is not None
        and found.ref is not None
        and any(sent.low(k) in ("its", "their", "his", "her", "country", "nation") for k in range(verb + 1, host))
    ):
        receiving = sent.tokens[host].ref  # "relocated its Israeli embassy": the embassy in Israel
        sender = found.ref
        if receiving is not None and not any(party for _, party in seats):
            seats = [(seats[0][0] if seats else None, receiving.parties[0])]
    if sender is None and found.ref is not None:
        sender = found.ref
    elif sender is None and found.ref is None and r.memory.home and found.index >= 0 and sent.tag(found.index) == "N":
        sender = Ref((r.memory.home,))
    if sender is None:
        return
    if kind == "mission_moved":
        seats = move_target(r, m, seats, sender)
    elif (
        len(sender.parties) == 1
        and found.ref is not None
        and found.ref.parties != sender.parties
        and not seats
        and kind == "mission_closed"
    ):
        seats = [(None, found.ref.parties[0])]
    emit(r, kind, sender, seats, m, verb, last, found, f"missions.{kind[8:]}")
    listed = next((k for k in range(last + 1, min(len(sent.tokens), last + 5)) if sent.low(k) == "with"), None)
    told = next((party for _, party in seats if party), None)
    for other in range(listed or len(sent.tokens), len(sent.tokens)):  # "…, with a consulate general in New York and consulates in …"
        if sent.tag(other) == "M" and len(sender.parties) == 1 and kind != "mission_moved":
            more, _, end = seats_of(r, other)
            if more:
                cities: list[tuple[str | None, str | None]] = [(place, party or told) for place, party in more if place]
                emit(r, kind, sender, cities, other, verb, end, found, f"missions.{kind[8:]}_with")


def _passive(r: Reading, verb: int, kind: str, word: str) -> None:
    """ "The American Embassy at Ulaanbaatar was opened", "The embassy was reopened in January 2014", "it was closed"."""
    sent = r.sent
    found = r.subject(verb)
    timed = sent.tag(verb + 1) == "D" or (sent.low(verb + 1) in ("in", "on", "since") and sent.tag(verb + 2) == "D")
    relative = sent.low(verb - 1) in ("which", "that") or (sent.tokens[verb - 1].text == "," and timed and word != "closed")
    if not found.passive and _goes_on(r, verb, word):
        _again(r, verb, kind, found)
        return
    if (
        not found.passive
        and not relative
        and not ((word in ("opened", "closed", "reopened", "re-opened") or word in _INTRANSITIVE) and sent.tag(found.index) == "M")
    ):
        return
    m: int | None = found.index if sent.tag(found.index) == "M" else None
    if m is None and any(sent.low(k) in ("which", "that") for k in range(max(0, verb - 4), verb)):
        m = next((k for k in range(verb - 1, max(-1, verb - 14), -1) if sent.tag(k) == "M"), None)
        sender_ref = clause_subject(sent, m - 1, r.memory) if m is not None else None
        if m is not None and sender_ref is not None and sender_ref[0] is not None and sender_of(r, m, -1) is None:
            seats, _, _ = seats_of(r, m)
            emit(
                r,
                kind,
                sender_ref[0],
                seats,
                m,
                verb,
                verb,
                Subject(sender_ref[0], sender_ref[1], negated=found.negated),
                f"missions.{kind[8:]}_which",
            )
            return
    if m is None and found.head == "it" and not any(c.kind.startswith("mission") and c.start >= sent.start for c in r.claims):
        m = next((k for k in range(found.index - 1, max(-1, found.index - 9), -1) if sent.tag(k) == "M"), None)
    if m is None and found.head in ("it",) and r.memory.mission is not None:
        last_told = r.memory.mission
        sender = Ref((last_told.sender,)) if last_told.sender else None
        place, ref = r.place_at(verb + 2) if sent.low(verb + 1) in PLACE_WORDS and sent.tag(verb + 2) != "D" else (None, None)
        receiver = ref.parties[0] if ref else last_told.receiver
        emit(r, kind, sender, [(place or last_told.place, receiver)], None, verb, verb, found, f"missions.{kind[8:]}_it")
        return
    if m is None:
        m = next((k for k in range(verb - 1, max(-1, verb - 14), -1) if sent.tag(k) == "M"), None)
        loose = m is not None and found.index > m and sent.tag(found.index) not in "ACDN"
        if m is None or (loose and any(sent.tag(k) == "w" and sent.low(k) in v.FINITE for k in range(m + 1, found.index + 1))):
            return
        if any(sent.tag(k) == "w" and sent.low(k) in ("which", "when", "after", "that", "because") for k in range(m, verb)):
            return
    seats, owner, _ = seats_of(r, m)
    after, _, last = seats_of(r, verb + (sent.low(verb + 1) in ("up", "down")))
    if not seats or (after and kind == "mission_moved"):
        stay = next((host for _, host in seats if host), None)
        seats = [(place, stay or host) for place, host in after] or seats
        if kind == "mission_moved":
            seats = move_target(r, verb, seats, Ref(()))
    sender = sender_of(r, m, -1) or owner
    by = next((k for k in range(verb + 1, min(len(sent.tokens), verb + 10)) if sent.low(k) == "by"), None)
    if by is not None and (agent := r.party_at(by + 1)) is not None and sender is None:
        sender, last = agent, max(last, r.skip(by + 1))
    known = r.memory.mission
    if sender is None and "their" in (sent.low(m - 1), sent.low(m - 2)):
        sender = r.pair(m)  # "their respective embassies in Algiers and Washington reopened"
    if sender is None and known is not None and known.sender and sent.tag(m - 1) == "w":
        sender = Ref((known.sender,))
        if not seats or seats == [(None, known.receiver)]:
            seats = [(known.place if sent.low(m - 1) == "the" and known.place and kind != "mission_opened" else None, known.receiver)]
    if sender is None and r.memory.home:
        sender = Ref((r.memory.home,))
    if sender is None and sent.low(m - 1) in ("a", "an") and any(host for _, host in seats):
        subject = clause_subject(sent, m - 1, r.memory)  # "is accredited from Paris and an honorary consulate was opened in Monaco"
        sender = subject[0] if subject else None
    if sender is not None and seats and all(host in sender.parties for _, host in seats if host) and any(host for _, host in seats):
        host = sender.parties[0]
        other = r.memory.home if r.memory.home and r.memory.home != host else r.memory.other_than(host)
        if sender_of(r, m, -1) is None and other:
            sender = Ref((other,))
    elsewhere = host_of(r, m, verb)
    if elsewhere is not None and not seats:
        seats = [elsewhere]
    emit(r, kind, sender, seats, m, verb, max(last, verb), found, f"missions.{kind[8:]}_passive")


def _goes_on(r: Reading, verb: int, word: str) -> bool:
    """ "A consulate was opened in 1869 and closed April 9, 1917": a second participle with its time, after "and" or a comma."""
    sent = r.sent
    k = verb - 1
    while sent.low(k) in ("and", ",", "then", "again", "later", "also", "but", "subsequently"):
        k -= 1
    timed = sent.tag(verb + 1) == "D" or (sent.low(verb + 1) in ("in", "on") and sent.tag(verb + 2) == "D")
    return k < verb - 1 and timed and word in ("closed", "reopened", "re-opened", "opened", "reestablished", "re-established")


def _again(r: Reading, verb: int, kind: str, found: Subject) -> None:
    """The mission of the sentence's claim before this one, told of again."""
    told = next((c for c in reversed(r.claims) if c.kind.startswith("mission_") and r.sent.start <= c.start < r.sent.end), None)
    if told is None or told.kind == kind or (found.ref is not None and told.subject not in found.ref.parties):
        return
    when = next((r.sent.tokens[k].edtf for k in (verb + 1, verb + 2) if r.sent.tag(k) == "D"), None)
    r.emit(kind, [told.subject], [told.object], rule=f"missions.{kind[8:]}_again", trigger=verb, end=verb + 1, when=when,
           mission=told.mission, place=told.place)  # fmt: skip


def _it(r: Reading, verb: int, kind: str) -> None:
    """ "… and reopened it in January 2003": the mission told of just before."""
    known, found = r.memory.mission, r.subject(verb)
    if known is None or found.ref is None:
        return
    emit(r, kind, found.ref, [(known.place, known.receiver)], None, verb, verb + 1, found, f"missions.{kind[8:]}_it")


def _remember(r: Reading) -> None:
    """Keeps the mission that the sentence speaks of last, for "it" in the next."""
    sent = r.sent
    for m in range(len(sent.tokens) - 1, -1, -1):
        if sent.tag(m) == "M":
            sender = sender_of(r, m, -1)
            seats, owner, _ = seats_of(r, m)
            sender = sender or owner
            known = r.memory.mission
            receiver = next((host for _, host in seats if host), None)
            if sender is not None and (known is None or known.sender not in sender.parties):
                r.note_mission(
                    sender.parties[0], receiver or r.other(sender.parties[0]), sent.tokens[m].kind, seats[0][0] if seats else None
                )
            return
