"""Protecting powers: who represents the interests of whom, and where."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.mission_seats import sender_of
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words("protecting represent interests")
_REPRESENTS = re.compile(
    r"\b(?P<v>represent|represents|represented|representing|protected|protects|took charge of|"
    r"takes charge of|assumed charge of|looks after|looked after|took over|"
    r"(?:assume[sd]?|took on|took|takes) responsibility for|handle[sd]?|safeguard(?:s|ed)?)\b (?:(?:the|diplomatic|and|"
    r"consular|protection|of|all) )*(?P<o>[ⒶⒿ])(?P<i> (?:(?:diplomatic|and|"
    r"consular) )*(?:interests?|affairs))?(?: (?:in|at|to) (?:the )?(?P<w>[ⒶⒸ]))?"
)
_OF = re.compile(
    r"\b(?P<v>represent|represents|represented|representing|protected|protects|took charge of|assumed|"
    r"look(?:s|ed) after|took over|takes over) (?:the )?"
    r"(?:(?:(?:representation|protection) of (?:the )?)?(?:\S+ )?interests of (?:the )?(?P<o>Ⓐ)|"
    r"(?:representation|protection) of (?:the )?(?P<o3>Ⓙ) (?:\S+ )?interests)(?: (?:in|"
    r"at) (?:the )?(?P<w>[ⒶⒸ]))?"
)
_PASSIVE = re.compile(
    r"(?P<o>[ⒶⒿ]) (?:(?:diplomatic|and|consular) )*interests(?: (?:in|at) (?:the )?(?P<w1>[ⒶⒸ]))? (?:are|"
    r"were|was|is|have been|had been|has been|being|to be)(?: \S+ly| then| now| also)? (?P<v>represented|"
    r"protected|handled|looked after|assumed) (?:by|"
    r"through) (?:the )?(?:\S+ )?(?P<s>[ⒶⒿ])(?P<m> Ⓜ)?(?: (?:in|at) (?:the )?(?P<w2>[ⒶⒸ]))?"
)
_MANDATE = re.compile(
    r"(?P<s>Ⓙ) (?:\S+ )?(?:mandate|offer|proposal|bid|request) to represent (?:the )?(?P<o>[ⒶⒿ])(?: \S+)? interests?"
    r"(?: (?:in|at) (?:the )?(?P<w>[ⒶⒸ]))?"
)
_OWNER = re.compile(r"(?P<o>Ⓙ) protecting power")
_POWER = re.compile(
    r"\bprotecting power (?:for|of) (?:the )?(?:interests of (?:the )?)?(?P<o>[ⒶⒿ])(?: interests)?(?: (?:in|at) (?:the )?(?P<w>[ⒶⒸ]))?"
)


def read(r: Reading) -> None:
    """Writes down who acts for whom, with the place."""
    sent = r.sent
    for pattern in (_OF, _REPRESENTS):
        for match in sent.find(pattern):
            _active(r, match, pattern is _OF)
    for match in sent.find(_PASSIVE):
        s, o = sent.group(match, "s"), sent.group(match, "o")
        where = sent.group(match, "w1") if match["w1"] else sent.group(match, "w2")
        if s is not None and o is not None:
            _emit(r, sent.tokens[s].ref, sent.tokens[o].ref, where, s, sent.last(match), "passive")
    for match in sent.find(_MANDATE):
        s, o, where = sent.group(match, "s"), sent.group(match, "o"), sent.group(match, "w")
        if s is not None and o is not None:
            refused = re.search(r"\b(?:reject|refus|declin|turn\w* down|dismiss)\w*\b", sent.line[: match.start()])
            found = Subject(sent.tokens[s].ref, s, planned=not refused, denied=bool(refused))
            _emit(r, sent.tokens[s].ref, sent.tokens[o].ref, where, s, sent.last(match), "mandate", found=found)
    for match in sent.find(_OWNER):
        _owner(r, sent.index(match.start()), sent.last(match))
    for match in sent.find(_POWER):
        power, o, where = sent.index(match.start()), sent.group(match, "o"), sent.group(match, "w")
        verb = next(
            (
                k
                for k in range(power, max(-1, power - 9), -1)
                if sent.low(k)
                in (
                    "is",
                    "was",
                    "been",
                    "became",
                    "becomes",
                    "serves",
                    "served",
                    "acts",
                    "acted",
                    "were",
                    "are",
                    "serve",
                    "serving",
                    "acting",
                    "takes",
                    "took",
                    "named",
                    "designated",
                )
            ),
            None,
        )
        if verb is None or o is None:
            continue
        found = r.subject(verb + (sent.low(verb) in ("is", "was", "are", "were", "been")))
        _emit(r, found.ref, sent.tokens[o].ref, where, verb, sent.last(match), "power")


def _active(r: Reading, match: re.Match[str], of: bool) -> None:
    sent = r.sent
    verb, o, where = sent.index(match.start()), sent.group(match, "o"), sent.group(match, "w")
    if o is None and of:
        o = sent.group(match, "o3")
    if o is None:
        return
    target = sent.tokens[o].ref
    owner = sent.tag(o) == "J"
    interests = of or bool(match["i"])
    if owner and not interests:
        return
    if not interests and (where is None or sent.low(verb)[:9] != "represent" or (target is not None and target.role != "state")):
        return
    found = r.subject(verb)
    if found.ref is None and sent.tag(found.index) == "M":
        found.ref = sender_of(r, found.index, -1)  # "the Swiss Embassy assumed responsibility for …"
    if found.passive or found.ref is None or found.negated or found.ref.role == "person":
        return
    _emit(r, found.ref, target, where, verb, sent.last(match), "represents", found=found)


def _owner(r: Reading, o: int, end: int) -> None:
    """ "… in the United Arab Emirates Embassy, Libya's protecting power": the party named just before."""
    sent = r.sent
    for k in range(o - 1, max(-1, o - 8), -1):
        if sent.tag(k) in ("A", "J") and sent.tokens[k].ref is not None:
            place = next((sent.tokens[j] for j in range(o) if sent.tag(j) == "C"), None)
            _emit(r, sent.tokens[k].ref, sent.tokens[o].ref, None, k, end, "protecting_power", place.text if place else None)
            return


def _emit(
    r: Reading, power: Ref | None, target: Ref | None, where: int | None, trigger: int, end: int, rule: str,
    place: str | None = None, found: Subject | None = None,
) -> None:  # fmt: skip
    if power is None or target is None or power.parties == target.parties:
        return
    if where is not None:
        token = r.sent.tokens[where]
        place = token.text if token.tag in ("C", "A") else place
    elif place is None:  # "In Havana, American interests were …", "the Swiss embassy in Tehran represents …"
        known = {*power.parties, *target.parties}
        cities = [t for k, t in enumerate(r.sent.tokens) if t.tag == "C" and t.ref is not None and r.sent.low(k - 1) in ("in", "at")]
        place = next((t.text for t in cities if t.ref is not None and not known & set(t.ref.parties)), None)
    when = None if rule == "protecting_power" else "auto"
    r.emit(
        "represents_interests",
        power.parties[:1],
        target.parties,
        rule=f"interests.{rule}",
        trigger=trigger,
        end=end,
        place=place,
        when=when,
        found=found,
    )
