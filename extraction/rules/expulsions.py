"""Diplomats expelled or declared persona non grata."""

from __future__ import annotations

import re

from legation.extraction.clauses import clause_start
from legation.extraction.reading import Reading
from legation.extraction.rules.mission_seats import seats_of
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words("expel expuls persona leave order deport kicks kicked throws threw accreditation credentials")
_EXPEL = re.compile(
    r"\b(?P<v>expel|expels|expelled|expelling|deports?|deported|deporting|kick(?:s|ed)? out|throws? out|threw out|"
    r"(?:revok(?:es|ed|ing)|withdr(?:aws|ew)|cancel(?:s|led)) (?:the )?(?:diplomatic )?(?:accreditation|credentials|"
    r"diplomatic status) of)\b"
)
_DECLARE = re.compile(
    r"\b(?P<v>declare|declares|declared|declaring|designate|designates|designated|named|"
    r"names)\b(?=(?: \S+){1,14}? persona[es]* non grata)|\bpersona[es]* non grata\b"
)
_ORDER = re.compile(
    r"\b(?P<v>order|orders|ordered|ordering|give|gives|gave|given|giving|ask|asks|asked|asking|tell|tells|told|request|requests|"
    r"requested|force|forces|forced|instruct|instructs|instructed)\b(?=(?: \S+){0,12}? (?:to leave|out of))"
)
_DIPLOMATS = words(
    "diplomat diplomats ambassador ambassadors envoy envoys consul consuls attaché attachés d'affaires "
    "chargé official officials representative representatives coordinator commissioner commissioners high-commissioner"
)
_STAFF = re.compile(
    r"diplomat|diplomatic (?:delegation|staff|mission|corps|personnel)|ambassador|envoy|consul|attach|"
    r"chargé|embassy|missions?\b|Ⓜ|intelligence officer|spies|official|staff|coordinator|representative"
)


_LEAVE, _GRATA = words("leave out"), words("grata gratae")


def read(r: Reading) -> None:
    """Writes down expulsions of diplomats."""
    sent = r.sent
    for pattern in (_EXPEL, _ORDER):
        for match in sent.find(pattern, *((_LEAVE,) if pattern is _ORDER else ())):
            _event(r, sent.index(match.start()), pattern is _ORDER)
    for match in sent.find(_DECLARE, _GRATA):
        _declared(r, sent.index(match.start()))
    for match in sent.find(_NOUN, frozenset({"expulsion", "expulsions"})):
        _nominal(r, match)


_NOUN = re.compile(
    r"\bexpulsions? of (?:(?:the|its|some|several|all|entire|whole|remaining|senior|Ⓠ|two|three|four|five|six|seven|dozens|of|over|"
    r"eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|more|other) )*(?P<o>[ⒶⒿ])(?P<rest>(?: \S+){0,3})"
)


def _victims(r: Reading, start: int, stop: int) -> tuple[Ref, int] | None:
    """Whose diplomats stand between two tokens: "three Russian diplomats", "two employees of the Iranian embassy"."""
    sent = r.sent
    for k in range(start, min(stop, len(sent.tokens))):
        token = sent.tokens[k]
        if token.tag == "N" and token.kind == "titled" and "ambassador" in sent.text[token.start : token.end].lower():
            told = next((c for c in reversed(r.claims) if c.kind.startswith("envoy_")), None)
            return (Ref((told.subject,)), k) if told is not None else None  # "declared ambassador N persona non grata"
        if token.tag == "A" and token.ref is not None:
            if token.ref.noun in _DIPLOMATS or "diplomatic" in sent.text[token.start : token.end]:
                return token.ref, k
            origin = any(sent.low(j) in _DIPLOMATS for j in range(start, k)) and any(
                sent.low(j) in ("from", "of", "to") and sent.low(j - 1) != "leave" for j in range(k - 3, k)
            )
            if (origin and "leave" not in [sent.low(j) for j in range(start, k)]) or sent.tag(k + 1) == "M":
                return token.ref, k
            if sent.low(k + 1) in _DIPLOMATS:
                return token.ref, k + 1
        if token.tag == "J" and token.ref is not None and token.kind != "force":
            ahead = " ".join(sent.low(j) if sent.tag(j) != "M" else "Ⓜ" for j in range(k + 1, min(len(sent.tokens), k + 5)))
            if _STAFF.search(ahead):
                return token.ref, k + 1
        if token.low == "over" and sent.tag(k + 1) == "n":
            continue
        if token.text in (";", ".") or (
            k > start and token.tag == "w" and token.low in ("after", "over", "when", "who", "that", "because", "following", "as")
        ):
            return None
    return None


def _event(r: Reading, verb: int, order: bool) -> None:
    sent = r.sent
    found = r.subject(verb)
    if not order and not found.words and sent.low(verb) == "expelled" and sent.low(verb + 1) in ("from", "by") and _is_victim(r, verb - 1):
        found = Subject(None, verb - 1, passive=True)  # "diplomats expelled from the UK depart"
    if found.passive:
        victims = _victims(r, clause_start(sent, verb) if order else max(0, min(found.index, clause_start(sent, verb))), verb)
        marks = ("by", "from", "leave") if order else ("by", "from")
        by = next((k for k in range(verb + 1, min(len(sent.tokens), verb + 10)) if sent.low(k) in marks), None)
        by = verb + 2 if order and sent.low(verb + 1) == "out" and sent.low(verb + 2) == "of" else by
        agent = r.party_at(by + 1) if by is not None else None
        if agent is None and by is not None and (m := r.skip(by + 1)) < len(sent.tokens) and sent.tag(m) == "M":
            agent = next((Ref((host,)) for _, host in seats_of(r, m)[0] if host), None)  # "expelled from the embassy in Washington"
        end = min(r.skip((by or verb) + 1), len(sent.tokens) - 1)
        _passive(r, victims, agent, found, rule="expulsions.passive", trigger=verb, end=end)
        return
    victims = _victims(r, verb + 1, verb + 14)
    if found.ref is not None and len(found.ref.parties) == 2 and victims is None and _EACH_OTHERS.match(sent.line[_place(r, verb) :]):
        for one, two in (found.ref.parties, found.ref.parties[::-1]):
            r.emit("diplomats_expelled", [one], [two], rule="expulsions.each_other", trigger=verb, end=verb + 2, found=found)
        return
    if victims is None or found.ref is None or found.ref.role == "force":
        return
    rule = "expulsions.ordered" if order else "expulsions.expelled"
    r.emit("diplomats_expelled", found.ref.parties, victims[0].parties, rule=rule, trigger=verb, end=victims[1], found=found)


def _passive(r: Reading, victims: tuple[Ref, int] | None, agent: Ref | None, found: Subject, *, rule: str, trigger: int, end: int) -> None:
    """The claim of a passive: by the agent that is named, else by the state that receives the envoy."""
    agent = agent or (_posted_to(r, victims[1]) if victims else None)
    if victims and agent:
        found.ref = agent
        r.emit("diplomats_expelled", agent.parties, victims[0].parties, rule=rule, trigger=trigger, end=end, found=found)


_EACH_OTHERS = re.compile(
    r"\S+ (?:(?:a|one|two|three|several|Ⓠ) )*(?:(?:each other|the other) (?:'s )?(?:\S+ )?(?:diplomat|ambassador|envoy)|"
    r"their respective (?:ambassador|diplomat|envoy)|(?:diplomats?|ambassadors?|envoys?) (?:from|of) (?:each other|the other))"
)


def _place(r: Reading, i: int) -> int:
    return next(start for start, k in r.sent._starts.items() if k == i)


def _anyone(r: Reading, start: int, stop: int) -> tuple[Ref, int] | None:
    """Whoever is declared persona non grata, a diplomat or not: the first person of a party between two tokens."""
    for k in range(max(0, start), min(stop, len(r.sent.tokens))):
        token = r.sent.tokens[k]
        if token.ref is not None and ((token.tag == "A" and token.ref.role == "person") or (token.tag == "J" and token.kind != "owner")):
            return token.ref, k
    return None


def _is_victim(r: Reading, i: int) -> bool:
    """Whether a diplomat stands at token `i`, maybe behind a mission's name."""
    token = r.sent.tokens[i] if 0 <= i < len(r.sent.tokens) else None
    return token is not None and (token.low in _DIPLOMATS or (token.ref is not None and token.ref.noun in _DIPLOMATS))


def _posted_to(r: Reading, i: int) -> Ref | None:
    """ "The EU ambassador to Nicaragua is declared …": by the state that receives the envoy."""
    ref = r.sent.tokens[i].ref if i < len(r.sent.tokens) else None
    if ref is not None and ref.post is not None:
        return Ref((ref.post,))
    return r.party_at(i + 2) if r.sent.low(i + 1) in ("to", "in") else None


def _declared(r: Reading, verb: int) -> None:
    """ "Ecuador declares the Argentine ambassador persona non grata", also passive with "by"."""
    sent = r.sent
    if sent.low(verb).startswith("persona"):
        start = next((k for k in range(verb - 1, max(-1, verb - 6), -1) if sent.low(k) in ("declared", "declares")), None)
        if start is None:
            return
        found = r.subject(start)
        if not found.passive:
            return
        victims = _victims(r, max(0, found.index - 3), start) or _anyone(r, clause_start(sent, start), start)
        by = next((k for k in range(verb + 1, min(len(sent.tokens), verb + 8)) if sent.low(k) in ("by", "in")), None)
        agent = r.party_at(by + 1) if by is not None else None
        _passive(r, victims, agent, found, rule="expulsions.declared_passive", trigger=start, end=verb)
        return
    found = r.subject(verb)
    if found.passive:
        return
    victims = _victims(r, verb + 1, verb + 16) or _anyone(r, verb + 1, verb + 8)
    if found.ref is None and victims is not None:
        found.ref = _posted_to(r, victims[1])
    if victims is not None and found.ref is not None:
        end = next((k for k in range(verb, len(sent.tokens)) if sent.low(k) == "grata"), victims[1])
        r.emit(
            "diplomats_expelled",
            found.ref.parties,
            victims[0].parties,
            rule="expulsions.declared",
            trigger=verb,
            end=max(end, victims[1]),
            found=found,
        )


_UNREAL = re.compile(r"\b(?:call\w* for|demand\w*|urg\w+|possib\w+|propos\w+|threat\w*|reject\w*|against|avoid\w*) (?:\S+ ){0,2}$")


def _nominal(r: Reading, match: re.Match[str]) -> None:
    """ "Announces the expulsion of three Russian diplomats"."""
    sent = r.sent
    noun = sent.index(match.start())
    victims = _victims(r, noun + 2, noun + 12)
    before = sent.line[: match.start()]
    by = next((k for k in range(noun + 2, min(len(sent.tokens), noun + 9)) if sent.low(k) == "by"), None)
    agent = sent.tokens[noun - 1].ref if sent.tag(noun - 1) == "J" else r.party_at(by + 1) if by is not None else None
    if agent is None and victims is not None and sent.low(victims[1] + 1) in ("from", "in", "by"):
        listed = r.those(victims[1] + 2)
        agent, by = (listed[0], victims[1] + 1) if listed is not None else (r.party_at(victims[1] + 2), victims[1] + 1)
    if victims is not None and agent is not None and agent.role != "force" and not _UNREAL.search(before[-40:]):
        end = r.skip(by + 1) if by is not None and sent.tag(noun - 1) != "J" else victims[1]
        r.emit("diplomats_expelled", agent.parties, victims[0].parties, rule="expulsions.noun_by", trigger=by or noun, end=end)
        return
    verb = re.search(r"\b(announc\w+|order\w*|confirm\w*|led to|respond\w* with|retaliat\w+ (?:with|by)) (?:\S+ ){0,2}$", before)
    subject = clause_subject(sent, noun - 1, r.memory)
    if victims is None or verb is None or subject is None or subject[0] is None:
        return
    found = Subject(subject[0], subject[1])
    r.emit("diplomats_expelled", subject[0].parties, victims[0].parties, rule="expulsions.noun", trigger=noun, end=victims[1], found=found)
