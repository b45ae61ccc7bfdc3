"""Recognition given and withdrawn: who recognises whom as a state."""

from __future__ import annotations

import re

from legation.extraction import vocabulary as v
from legation.extraction.phrases import LED
from legation.extraction.reading import Reading
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words("recogni switch")
_VERB = re.compile(r"\bre-?recogni[sz](?:e|es|ed|ing)\b|\brecogni[sz](?:e|es|ed|ing)\b")
STATEHOOD = words("independence separation sovereignty statehood freedom legitimacy")
_AS_STATE = words("state country nation republic independent sovereign sole legitimate separate successor")
_LIGHT = (
    words(
        "brief short-lived full formal "
        "the an a new newly independent sovereign formally de jure facto newly-independent provisional newly-formed so-called full"
    )
    | v.RECOGNISED
)


def read(r: Reading) -> None:
    """Writes down recognitions of the sentence."""
    for match in r.sent.find(_VERB):
        _verb(r, r.sent.index(match.start()))


def _verb(r: Reading, verb: int) -> None:
    found = r.subject(verb)
    if r.sent.low(verb).endswith("ed") and found.passive:
        _passive(r, verb, found)
        return
    if r.sent.low(verb - 1) in ("longer", "stop", "stops", "stopped", "ceased"):
        return
    if r.sent.low(verb).endswith("ed") and found.ref is None and r.sent.low(verb + 1) == "by":
        return
    target = object_of(r, verb + 1)
    if target is None and found.ref is not None and _the_country(r, verb):
        near = [p for t in r.sent.tokens[:verb] if t.tag == "A" and t.ref is not None for p in t.ref.parties if p not in found.ref.parties]
        other = near[-1] if near else r.memory.other_than(found.ref.parties[0])
        target = (Ref((other,)), verb + 2) if other else None
    if target is None or found.ref is None or found.ref.role == "force":
        return
    ref, end = target
    times = ref.times
    r.emit("recognized", found.ref.parties, ref.parties, rule="recognition.verb", trigger=verb, end=end, found=found, times=times)


def _the_country(r: Reading, verb: int) -> bool:
    """Whether "the country" or "the country's independence" follows: the other party spoken of."""
    sent, k = r.sent, verb + 3
    if sent.low(verb + 1) not in ("the", "that") or sent.low(verb + 2) not in ("country", "republic", "territory", "island"):
        return False
    if sent.tag(k) == "s":
        return sent.low(k + 1) in STATEHOOD
    return sent.low(k) in ("on", "in", "as", ".", ",", "and", "") or sent.tag(k) == "D"


def object_of(r: Reading, i: int) -> tuple[Ref, int] | None:
    """Who is recognised, from token `i`: a party, its independence, or its government; None for anything else."""
    sent = r.sent
    while i < len(sent.tokens) and (
        sent.low(i) in _LIGHT or sent.tag(i) == "n" or sent.low(i).endswith(LED) or (sent.low(i) == "and" and sent.low(i - 1) in _LIGHT)
    ):
        i += 1  # "the newly independent and sovereign state of Singapore"
    if sent.tag(i) == "N" and sent.low(i + 1) in ("government", "regime", "administration"):
        i += 1  # "the Martinez government of El Salvador"
    if sent.low(i) in ("restoration", "declaration", "proclamation") and sent.low(i + 1) == "of":
        i = r.skip(i + 2)
    if sent.low(i) in ("territories", "territory", "region", "regions", "republics", "states", "enclave") and sent.low(i + 1) == "of":
        ref = r.party_at(i + 2, "AC")
        later = {sent.low(k) for k in range(i + 3, min(len(sent.tokens), i + 10))}
        return (ref, r.skip(i + 2)) if ref and "as" in later and later & _AS_STATE else None
    if sent.low(i) in ("its", "their") and sent.low(i + 1) in STATEHOOD and r.memory.order:
        return None
    while sent.low(i) in STATEHOOD and sent.low(i + 1) == "and" and sent.low(i + 2) in STATEHOOD:
        i += 2
    if sent.low(i) in STATEHOOD and sent.low(i + 1) == "of":
        ref = r.party_at(i + 2, "AC")
        many = next((k for k in range(i + 2, min(len(sent.tokens), i + 12)) if sent.low(k) in ("republics", "states", "countries")), None)
        if ref is None and many is not None and sent.low(many + 2) in ("including", "namely", "among"):
            named = next((k for k in range(many + 3, min(len(sent.tokens), many + 6)) if sent.tag(k) == "A"), None)
            return (listed, named) if named is not None and (listed := sent.tokens[named].ref) is not None else None
        return (ref, r.skip(i + 2)) if ref else None
    if (
        sent.low(i)
        in ("state", "republic", "government", "kingdom", "federation", "people", "nation", "union", "commonwealth", "confederation")
        and sent.low(i + 1) == "of"
    ):
        ref = r.party_at(i + 2, "AC")
        return (ref, r.skip(i + 2)) if ref else None
    if i >= len(sent.tokens):
        return None
    token = sent.tokens[i]
    if token.low == "it" and sent.low(i + 1) in ("again", "anew", "in", "on", "formally", "as", "de", "once"):
        once = next((c for c in reversed(r.claims) if c.kind == "recognized" and sent.start <= c.start), None)
        if once is not None:
            return Ref((once.object,)), i
        own = next((k for k in range(i - 1, 0, -1) if sent.tag(k) == "A"), None)
        spoken = clause_subject(sent, own - 1, r.memory) if own is not None else None
        return (Ref(spoken[0].parties), i) if spoken is not None and spoken[0] is not None and spoken[0].role == "state" else None
    if token.tag == "J" and token.ref is not None:
        if sent.low(i + 1) == "state" and sent.low(i - 1) in ("a", "the", "independent", "sovereign"):
            return token.ref, i + 1
        k = i + 1
        while sent.low(k) in _LIGHT | {"own", "and"} or sent.low(k) == "territorial":
            k += 1
        if sent.low(k) in STATEHOOD and (sent.low(k + 1) not in ("over", "in", "on") or sent.tag(k + 2) == "D"):
            return token.ref, k
        return None
    if token.low in ("it", "them") and r.memory.order:
        earlier = clause_subject(sent, i - 3, r.memory) if i > 4 else None
        before = [t.ref for t in sent.tokens[: i - 2] if t.tag == "A" and t.ref is not None] if earlier is None else []
        ref = earlier[0] if earlier is not None else None
        told = sent.tokens[i - 2].ref if i > 1 else None
        if ref is not None and told is not None and ref.parties == told.parties:
            first = next((t.ref for t in sent.tokens[: i - 2] if t.tag == "A" and t.ref is not None), None)
            ref = first if first is not None and first.parties != told.parties else None
        if ref is not None and len(ref.parties) == 1 and not before:
            return (Ref(ref.parties), i) if sent.low(i + 1) in ("on", "in", "as", ".", "") else None
        other = r.memory.order[-1]
        return (Ref((other,)), i) if sent.low(i + 1) in ("on", "in", "as", ".", "") else None
    if token.tag != "A" or token.ref is None or token.ref.role in ("person", "force") or token.ref.kind == "metonym":
        return None
    after = sent.low(i + 1)
    if sent.tag(i + 1) in ("J", "A", "N", "M") or after in ("-",):
        return None
    if after == "as":
        words = {sent.low(k) for k in range(i + 2, min(len(sent.tokens), i + 9))}
        if (
            "part" in (sent.low(i + 2), sent.low(i + 3), sent.low(i + 4))
            or not words & _AS_STATE
            or words & {"terrorist", "sponsor", "aggressor", "apartheid", "rogue", "member"}
        ):
            return None
    elif sent.tag(i + 1) == "w" and after not in _FOLLOWERS and not after.endswith("ly"):
        return None
    return token.ref, i


_FOLLOWERS = words(
    """on in and after when by at following with during since under before until to of through for as but while via
    despite because from that this even though although who which where within over pending again amid today
    becoming including or upon ( one two three four five ahead alongside along so if unless not against like prior
    around between without together just then also only already first last late early later earlier"""
)


def _passive(r: Reading, verb: int, found: Subject) -> None:
    """ "Kosovo was recognized by France", "Its independence was recognized by Turkey on …"."""
    sent = r.sent
    target = found.ref
    if target is None and found.head in STATEHOOD and found.index >= 0:
        i = found.index
        target = r.party_at(i + 2) if sent.low(i + 1) == "of" else (sent.tokens[i - 1].ref if sent.tag(i - 1) == "J" else None)
    elif target is None and sent.tag(found.index) == "J":
        target = None
    if target is None or target.role == "person":
        return
    by = next((k for k in range(verb + 1, min(len(sent.tokens), verb + 14)) if sent.low(k) == "by"), None)
    home = r.memory.home
    if home and home not in target.parties and (by is None or sent.tag(r.skip(by + 1)) == "w") and sent.low(verb + 1) == "on":
        r.emit("recognized", [home], target.parties, rule="recognition.passive_home", trigger=verb, end=verb, found=found)
        return  # "Guatemala was recognized on April 5 by the issuance of …": by the state whose history is told
    if by is None:
        return
    agent = r.party_at(by + 1)
    if agent is not None and sent.low(r.skip(by + 1) + 1) in ("member", "members", "states"):
        named = next((k for k in range(by, min(len(sent.tokens), by + 14)) if sent.low(k) in ("including", ":")), None)
        agent = r.party_at(named + 1) if named is not None else None
    if agent is None and sent.tag(r.skip(by + 1)) == "w":
        colon = next((k for k in range(by, min(len(sent.tokens), by + 12)) if sent.tokens[k].text == ":"), None)
        agent = r.party_at(colon + 1) if colon is not None else None
    if agent is None:
        return
    found.ref, end = agent, r.skip(by + 1)
    r.emit("recognized", agent.parties, target.parties, rule="recognition.passive", trigger=verb, end=end, found=found, times=agent.times)
