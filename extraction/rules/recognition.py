"""Recognition given and withdrawn: who recognises whom as a state."""

from __future__ import annotations

import re

from extraction import vocabulary as v
from extraction.grammar import clause_subject
from extraction.phrases import LED
from extraction.reading import Reading
from extraction.text import Ref
from extraction.verbs import Subject
from extraction.wordlist import words

STEMS = words("recogni switch")
_VERB = re.compile(r"\bre-?recogni[sz](?:e|es|ed|ing)\b|\brecogni[sz](?:e|es|ed|ing)\b")
_WITHDRAW = re.compile(
    r"\b(?P<v>withdraw|withdraws|withdrew|withdrawn|withdrawing|revoke|revokes|revoked|revoking|rescind|"
    r"rescinds|rescinded|retract|retracts|retracted|"
    r"suspend|suspends|suspended|cancel|cancels|cancelled|canceled|annulled|reversed) (?:(?:its|their|the|"
    r"his|this|that|diplomatic|formal|official|previous|earlier|Ⓙ|own|all) )*"
    r"recognition\b(?: of| from|, of)?"
)
_WITHDRAWN = re.compile(
    r"\brecognition (?:of (?:the )?(?P<o>[ⒶⒸ]) )?(?:was|has been|were|is) (?:\S+ly )?(?P<v>withdrawn|"
    r"revoked|rescinded|suspended|retracted)(?: by (?:the )?(?P<s>[ⒶⒸ]))?"
)
_NOUN = re.compile(
    r"\brecognitions? of (?:(?:the|state|new|an|independent|sovereign) )*(?:(?:independence|sovereignty|"
    r"statehood|state|government|republic) of (?:the )?)?(?P<o>[ⒶⒿⒸ])(?: as an? [\w ]{3,40}?(?:state|"
    r"country|nation))?(?: (?:independence|sovereignty|statehood))?"
    r"(?: by (?:the )?(?P<by>[ⒶⒸ]))?"
)
_GRANTED = re.compile(
    r"\b(?P<v>grants?|granted|extends?|extended|accords?|accorded|gave|gives?|given|announced|granting|"
    r"extending) (?:(?:its|full|formal|official|diplomatic|de|jure|facto|immediate|the|her|provisional|"
    r"conditional) )*recognition to "
    r"(?:(?:the|new|independent) )*(?:(?:government|republic|state) of (?:the )?)?(?P<o>[ⒶⒸⒿ])"
)
_OBTAINED = re.compile(
    r"\b(?P<v>obtained?|obtains|received?|receives|gained?|gains|won|wins|secured?|secures|"
    r"retains) (?:(?:\S+) ){0,4}?recognition (?:\S+ ){0,3}?(?:from|by) (?:\S+ ){0,8}?(?P<by>[ⒶⒸ])(?! (?:member|states))"
)
_MUTUAL = re.compile(
    r"\bmutual(?:ly)? (?:diplomatic )?recognitions?(?: (?:with (?:the )?(?P<o>Ⓐ)|between (?:the )?(?P<b>Ⓐ)))?|\brecogni[sz]ed? each other\b"
)
_STATEHOOD = words("independence sovereignty statehood freedom legitimacy")
_AS_STATE = words("state country nation republic independent sovereign sole legitimate separate successor")
_LIGHT = (
    words("the an a new newly independent sovereign formally de jure facto newly-independent provisional newly-formed so-called full")
    | v.RECOGNISED
)


def read(r: Reading) -> None:
    """Writes down recognitions of the sentence."""
    line = r.sent.line
    if "each other" in line or "mutual" in line:
        _mutual(r)
    if "recognition" in line:
        _withdrawn(r)
        _nominal(r)
    _turned(r)
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
    target = _object(r, verb + 1)
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
        return sent.low(k + 1) in _STATEHOOD
    return sent.low(k) in ("on", "in", "as", ".", ",", "and", "") or sent.tag(k) == "D"


def _object(r: Reading, i: int) -> tuple[Ref, int] | None:
    """Who is recognised, from token `i`: a party, its independence, or its government; None for anything else."""
    sent = r.sent
    while i < len(sent.tokens) and (sent.low(i) in _LIGHT or sent.tag(i) == "n" or sent.low(i).endswith(LED)):
        i += 1
    if sent.low(i) in ("restoration", "declaration", "proclamation") and sent.low(i + 1) == "of":
        i = r.skip(i + 2)
    if sent.low(i) in ("territories", "territory", "region", "regions", "republics", "states", "enclave") and sent.low(i + 1) == "of":
        ref = r.party_at(i + 2, "AC")
        later = {sent.low(k) for k in range(i + 3, min(len(sent.tokens), i + 10))}
        return (ref, r.skip(i + 2)) if ref and "as" in later and later & _AS_STATE else None
    if sent.low(i) in ("its", "their") and sent.low(i + 1) in _STATEHOOD and r.memory.order:
        return None
    while sent.low(i) in _STATEHOOD and sent.low(i + 1) == "and" and sent.low(i + 2) in _STATEHOOD:
        i += 2
    if sent.low(i) in _STATEHOOD and sent.low(i + 1) == "of":
        ref = r.party_at(i + 2, "AC")
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
    if token.tag == "J" and token.ref is not None:
        if sent.low(i + 1) == "state" and sent.low(i - 1) in ("a", "the", "independent", "sovereign"):
            return token.ref, i + 1
        k = i + 1
        while sent.low(k) in _LIGHT | {"own", "and"} or sent.low(k) == "territorial":
            k += 1
        if sent.low(k) in _STATEHOOD and (sent.low(k + 1) not in ("over", "in", "on") or sent.tag(k + 2) == "D"):
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
        if sent.low(i + 2) == "part" or not words & _AS_STATE:
            return None
    elif sent.tag(i + 1) == "w" and after not in _FOLLOWERS and not after.endswith("ly"):
        return None
    return token.ref, i


_FOLLOWERS = words(
    """on in and after when by at following with during since under before until to of through for as but while via
    despite because from that this even though although who which where within over pending again amid today
    becoming including or upon ( one two three four five"""
)


def _passive(r: Reading, verb: int, found: Subject) -> None:
    """ "Kosovo was recognized by France", "Its independence was recognized by Turkey on …"."""
    sent = r.sent
    target = found.ref
    if target is None and found.head in _STATEHOOD and found.index >= 0:
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


_STOPPED = re.compile(r"\b(?P<v>stop|stops|stopped|ceases?|ceased|no longer) (?:to )?recogni[sz](?:es?|ed|ing) ")
_SWITCHED = re.compile(
    r"\b(?P<v>switch|switches|switched|switching|shifts?|shifted|transfers?|transferred) (?:(?:its|their|diplomatic|formal|official) )*"
    r"(?P<n>recognition|allegiance|relations|ties)(?: from (?:the )?(?P<a>[ⒶⒸ]))? to (?:the )?(?P<b>[ⒶⒸ])"
)


def _turned(r: Reading) -> None:
    """ "Stopped recognising Taiwan in 1979", "switched recognition from Taiwan to China"."""
    sent = r.sent
    for match in sent.find(_STOPPED):
        verb, end = sent.index(match.start()), sent.last(match)
        found = r.subject(verb if match["v"] != "no longer" else end)
        target = _object(r, end + 1)
        if target is not None and found.ref is not None and found.ref.role != "force":
            found.negated = False
            r.emit("recognition_withdrawn", found.ref.parties, target[0].parties, rule="recognition.stopped", trigger=end, end=target[1],
                   found=found)  # fmt: skip
    for match in sent.find(_SWITCHED):
        verb, a, b = sent.index(match.start()), sent.group(match, "a"), sent.group(match, "b")
        found = r.subject(verb)
        if b is None or found.ref is None:
            continue
        of_states = match["n"] in ("recognition", "allegiance")
        for kind, other in (("recognition_withdrawn" if of_states else "relations_severed", a),
                            ("recognized" if of_states else "relations_established", b)):  # fmt: skip
            if other is None or (target_ref := sent.tokens[other].ref) is None:
                continue
            r.emit(kind, found.ref.parties, target_ref.parties, rule="recognition.switched", trigger=verb, end=other, found=found)


def _withdrawn(r: Reading) -> None:
    for match in r.sent.find(_WITHDRAW):
        verb, end = r.sent.index(match.start()), r.sent.last(match)
        found = r.subject(verb)
        owner = next((r.sent.tokens[k].ref for k in range(verb + 1, end) if r.sent.tag(k) == "J"), None)
        if owner is not None and found.ref is None:
            found.ref = owner
        if found.ref is None:
            continue
        target = r.party_at(end + 1)
        if target is None and r.sent.tag(r.skip(end + 1)) == "J":
            target = r.sent.tokens[r.skip(end + 1)].ref
        parties = target.parties if target else tuple(p for p in [r.other(found.ref.parties[0])] if p)
        last = r.skip(end + 1) if target else end
        r.emit("recognition_withdrawn", found.ref.parties, parties, rule="recognition.withdrawn", trigger=verb, end=last, found=found)
    for match in r.sent.find(_WITHDRAWN):
        s, o = r.sent.group(match, "s"), r.sent.group(match, "o")
        if s is not None and o is not None:
            subject, target = r.sent.tokens[s].ref, r.sent.tokens[o].ref
            if subject and target:
                verb = r.sent.group(match, "v") or s
                r.emit(
                    "recognition_withdrawn",
                    subject.parties,
                    target.parties,
                    rule="recognition.withdrawn_passive",
                    trigger=verb,
                    end=r.sent.last(match),
                )


def _nominal(r: Reading) -> None:
    sent = r.sent
    for match in sent.find(_GRANTED):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        target = sent.tokens[o].ref if o is not None else None
        if found.ref is not None and target is not None and not found.passive:
            r.emit("recognized", found.ref.parties, target.parties, rule="recognition.granted", trigger=verb, end=o or verb, found=found)
    for match in sent.find(_OBTAINED):
        verb, by = sent.index(match.start()), sent.group(match, "by")
        found = r.subject(verb)
        agents = sent.tokens[by].ref if by is not None else None
        if found.ref is not None and agents is not None and agents.role != "person":
            r.emit(
                "recognized",
                agents.parties,
                found.ref.parties,
                rule="recognition.obtained",
                trigger=verb,
                end=by or verb,
                found=found,
                times=agents.times,
            )
    for match in sent.find(_NOUN):
        _noun(r, match)


def _noun(r: Reading, match: re.Match[str]) -> None:
    """ "U.S. recognition of the GDR", "recognition of Israel by Morocco"; what is only hoped or asked for is left out."""
    sent = r.sent
    noun, o, by = sent.index(match.start()), sent.group(match, "o"), sent.group(match, "by")
    target = sent.tokens[o].ref if o is not None else None
    if o is None or target is None or target.role == "person":
        return
    if sent.tag(o) == "J" and sent.low(o + 1) not in _STATEHOOD:
        return
    before = sent.line[max(0, match.start() - 60) : match.start()]
    if re.search(
        r"withdr|revok|rescind|suspend|oppos|refus|\bno |without|lack|anniversary|seek|deman|urg|call|ask|"
        r"possib|for the|toward|against|question|issue|favou?r|exchange for|condition|non-|despite|prior to|"
        r"since|withh",
        before,
    ):
        return
    i = noun - 1
    while i >= 0 and sent.low(i) in ("formal", "official", "diplomatic", "de", "jure", "facto", "full", "international", "the"):
        i -= 1
    agent = None
    if by is not None:
        agent = sent.tokens[by].ref
    elif sent.tag(i) in ("J", "A") and sent.tokens[i].kind != "force":
        agent = sent.tokens[i].ref
    elif re.search(r"\b(?:announc|declar|proclaim|pronounc|grant|accord|affirm|issu|confirm)\w*(?: (?!Ⓐ)\S+){0,3} $", before):
        subject = clause_subject(sent, i, r.memory)
        agent = subject[0] if subject else None
    if agent is not None and agent.role != "force":
        r.emit("recognized", agent.parties, target.parties, rule="recognition.noun", trigger=noun, end=by if by is not None else o)


def _mutual(r: Reading) -> None:
    """ "Israel and Kosovo recognized each other", "arranged mutual recognitions with South Ossetia"."""
    sent = r.sent
    for match in sent.find(_MUTUAL):
        i = sent.index(match.start())
        o, b = sent.group(match, "o"), sent.group(match, "b")
        if sent.low(i).startswith("recogni"):
            found = r.subject(i)
            ref = found.ref
        elif b is not None:
            ref, found = sent.tokens[b].ref, None
        else:
            subject = clause_subject(sent, i - 1, r.memory)
            ref, found = (subject[0] if subject else None), None
        if ref is None:
            continue
        parties = list(ref.parties)
        if o is not None and (other := sent.tokens[o].ref) is not None:
            parties += other.parties
        parties = list(dict.fromkeys(parties))
        if 2 <= len(parties) <= 4 and not re.search(r"\b(?:not|never|until)\b", sent.line[match.end() : match.end() + 90]):
            for one in parties:
                others = [p for p in parties if p != one]
                r.emit("recognized", [one], others, rule="recognition.mutual", trigger=i, end=sent.last(match), found=found)
