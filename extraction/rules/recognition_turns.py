"""Recognition told by nouns and other turns of phrase: granted, withdrawn, switched, mutual."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.recognition import STATEHOOD, STEMS, object_of
from legation.extraction.subjects import clause_subject

__all__ = ["STEMS", "read"]


_WITHDRAW = re.compile(
    r"\b(?P<v>withdraw|withdraws|withdrew|withdrawn|withdrawing|revoke|revokes|revoked|revoking|rescind|"
    r"rescinds|rescinded|rescinding|retract|retracts|retracted|"
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
    r"\bmutual(?:ly)? (?:diplomatic )?recognitions?(?: (?:with (?:the )?(?P<o>Ⓐ)|between (?:the )?(?P<b>Ⓐ)))?|\brecogni[sz]ed? each "
    r"other\b"
)


_STOPPED = re.compile(r"\b(?P<v>stop|stops|stopped|ceases?|ceased|no longer) (?:to )?recogni[sz](?:es?|ed|ing) ")


_SWITCHED = re.compile(
    r"\b(?P<v>switch|switches|switched|switching|shifts?|shifted|transfers?|transferred) (?:(?:its|their|diplomatic|formal|official) )*"
    r"(?P<n>recognition|allegiance|relations|ties)(?: from (?:the )?(?P<a>[ⒶⒸ]))? to (?:the )?(?P<b>[ⒶⒸ])"
)


_AND_RELATIONS = re.compile(
    r"\b(?P<v>recogni[sz]e[sd]?) and (?:(?:then|also|subsequently|formally|immediately|later) )?(?:establish\w*|initiat\w+|enter\w* into|"
    r"opened|resum\w+) (?:\S+ ){0,4}?(?:relations|ties|relationship) with (?:(?:the|then|newly|independent|new|state|republic|of) )*"
    r"(?P<o>[ⒶⒸ])"
)


def read(r: Reading) -> None:
    """Writes down such recognitions."""
    for match in r.sent.find(_AND_RELATIONS):
        verb, o = r.sent.index(match.start()), r.sent.group(match, "o")
        found, whom = r.subject(verb), r.sent.tokens[o].ref if o is not None else None
        if o is not None and whom is not None and found.ref is not None and not found.passive and found.ref.role != "force":
            r.emit("recognized", found.ref.parties, whom.parties, rule="recognition.and_relations", trigger=verb, end=o, found=found)
    line = r.sent.line
    if "each other" in line or "mutual" in line:
        _mutual(r)
    if "recognition" in line:
        _withdrawn(r)
        _nominal(r)
    _turned(r)


def _turned(r: Reading) -> None:
    """ "Stopped recognising Taiwan in 1979", "switched recognition from Taiwan to China"."""
    sent = r.sent
    for match in sent.find(_STOPPED):
        verb, end = sent.index(match.start()), sent.last(match)
        found = r.subject(verb if match["v"] != "no longer" else end)
        target = object_of(r, end + 1)
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
    if sent.tag(o) == "J" and sent.low(o + 1) not in STATEHOOD:
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
