"""Diplomatic relations established, severed and restored."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.relation_words import (
    ACTIVE,
    BETWEEN,
    NOT_DIPLOMATIC,
    PASSIVE,
)
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

STEMS = words("relations relationship ties links contacts broke restor resum")


def read(r: Reading) -> None:
    """Writes down what the sentence says of the relations of a dyad."""
    sent = r.sent
    for match in sent.find(ACTIVE):
        _active(r, match)
    for match in sent.find(PASSIVE):
        _passive(r, match)


def kind_of(match: re.Match[str]) -> str:
    return "relations_established" if match["e"] else "relations_severed" if match["s"] else "relations_restored"


def is_diplomatic(match: re.Match[str], kind: str, said_with: bool, line: str = "") -> bool:
    """ "Severs ties with" is diplomatic; "expanded trade ties" and "established consular relations" are not."""
    rel, verb = match["rel"], match["v"]
    if "diplomatic" in rel:
        return True
    if NOT_DIPLOMATIC.search(rel):
        return False
    if kind == "relations_severed" and said_with and "diplomatic relations" in line:
        return True
    if kind == "relations_severed" and verb.startswith("sever"):
        return True
    if kind == "relations_severed":
        plain = rel.split()[-1] in ("relations", "ties") and verb.startswith(("suspend", "end", "terminat", "revok"))
        return ((plain or verb.startswith(("sever", "cut", "br", "rupt"))) and said_with) or ("official" in rel or "formal" in rel)
    if kind == "relations_established":
        formal = any(w in rel for w in ("official", "formal", "bilateral"))
        return formal or (rel.endswith("relations") and verb.startswith(("establish", "entered")))
    return rel.endswith(("relations", "ties", "links")) and (said_with or verb.startswith(("re-est", "reest", "resum", "restor")))


def parties_after(r: Reading, end: int) -> tuple[Ref | None, bool, int, dict[str, str]]:
    """Parties named right of the relations at token `end`: (who, whether it is both sides, last token, times by party)."""
    sent = r.sent
    place = sum((1 if t.tag in "AJCDMNn" else len(t.low)) + 1 for t in sent.tokens[: end + 1]) - 1
    match = BETWEEN.match(sent.line, place)
    if match is None:
        return None, False, end, {}
    b, w = sent.group(match, "b"), sent.group(match, "w")
    if b is not None:
        if sent.tag(b) not in ("A", "J", "C"):
            return r.pair(b), True, b, {}
        ref = sent.tokens[b].ref
        if ref is not None and len(ref.parties) == 1 and match["between"] == "of":
            return ref, False, b, {}
        if ref is not None and len(ref.parties) == 1 and sent.low(b + 1) in ("and", "with") and (other := r.party_at(b + 2)) is not None:
            return Ref((*ref.parties, *other.parties)), True, r.skip(b + 2), {}
        return ref, True, b, {}
    if w is None:
        return None, False, end, {}
    if sent.tag(w) not in ("A", "C", "J"):
        return None, sent.low(w) in ("each", "one"), w, {}
    ref = sent.tokens[w].ref
    return ref, False, w, ref.times if ref else {}


def _active(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    verb, kind = sent.index(match.start()), kind_of(match)
    end = sent.last(match)
    target, both, last, times = parties_after(r, end)
    found = r.subject(verb)
    told = any(c.kind.startswith("relations_") and c.kind != kind and sent.start <= c.start < sent.end for c in r.claims)
    both_ends = told or (found.ref is not None and len(found.ref.parties) == 2 and sent.low(end + 1) not in ("with", "between"))
    if not is_diplomatic(match, kind, target is not None or both_ends, sent.line):
        return
    others = any(sent.low(k) in ("countries", "states", "nations", "members") for k in range(end + 2, end + 9))
    two = found.ref is not None and len(found.ref.parties) == 2 and not others
    if (
        target is None
        and not both
        and sent.low(end + 1) in ("with", "between")
        and not two
        and not (_neighbour(r, end + 2) or sent.low(end + 2) in ("it", "them"))
    ):
        return  # "with other European countries": with nobody named
    if found.passive and found.head in ("relations", "ties"):
        return
    if (match["v"].split()[0] in ("break", "end", "rupture", "cut") and sent.low(verb - 1) in ("a", "the", "an", "this", "diplomatic")) or (
        sent.tag(verb - 1) == "D" and sent.tag(verb - 2) == "J"
    ):
        return
    rule = f"relations.{kind.split('_')[1]}"
    subject = found.ref
    if sent.low(verb).endswith("ing") and ON_PAPER.search(sent.line[: match.start()]):
        found.planned = True  # "sign a joint communiqué on restoring relations"
    if both and target is not None and len(target.parties) == 2:
        r.emit(kind, target.parties[:1], target.parties[1:], rule=rule, trigger=verb, end=last, found=found)
    elif subject is not None and target is not None and not both:
        r.emit(kind, subject.parties, target.parties, rule=rule, trigger=verb, end=last, found=found, times=times)
    elif subject is not None and len(subject.parties) == 2 and target is None:
        r.emit(kind, subject.parties[:1], subject.parties[1:], rule=rule, trigger=verb, end=last, found=found)
    elif subject is not None and len(subject.parties) == 1 and target is None:
        other = r.other(subject.parties[0]) or _nearest_after(r, last, subject.parties[0])
        if other is not None:
            r.emit(kind, subject.parties, [other], rule=rule + "_context", trigger=verb, end=last, found=found)
    elif (
        subject is None
        and target is not None
        and len(target.parties) == 1
        and found.index < 0
        and r.memory.home
        and r.memory.home not in target.parties
    ):
        r.emit(kind, [r.memory.home], target.parties, rule=rule + "_home", trigger=verb, end=last, found=found)
    if target is not None and not both and subject is not None:
        _gapped(r, kind, subject, last, found, rule)
    _ended(r, kind, last)


_MORE = re.compile(
    r"(?: (?:in|on)(?: the)? Ⓓ| Ⓓ| \( Ⓓ \))?(?: ,)?(?: and)?(?: (?:then|later|also))?(?: with)? (?:(?:the|neighbou?ring|its) )*(?P<o>Ⓐ) "
    r"(?:(?:in|on) (?:the )?)?(?P<d>Ⓓ)"
)


def _gapped(r: Reading, kind: str, subject: Ref, last: int, found: Subject, rule: str) -> None:
    """ "… with France in 1975, and with Senegal in 1978": the same verb again, each party with its own time."""
    sent = r.sent
    while last + 1 < len(sent.tokens):
        match = _MORE.match(sent.line, next(s for s, k in sent._starts.items() if k == last + 1) - 1)
        o, d = (sent.group(match, name) for name in ("o", "d")) if match else (None, None)
        if (
            o is None
            or d is None
            or (ref := sent.tokens[o].ref) is None
            or not any(sent.low(k) in ("and", ",", "with") for k in range(last, o))
        ):
            return
        r.emit(kind, subject.parties, ref.parties, rule=rule, trigger=d, end=d, found=found, when=sent.tokens[d].edtf)
        last = d


def _nearest_after(r: Reading, last: int, party: str) -> str | None:
    """ "Broke off ties and expelled the Israeli ambassador": whom the same breath names next."""
    for token in r.sent.tokens[last + 1 : last + 9]:
        if token.ref is not None and token.tag in "AJ" and token.ref.parties[0] != party and r.memory.is_state(token.ref.parties[0]):
            return token.ref.parties[0]
    return None


def _neighbour(r: Reading, i: int) -> bool:
    """ "Its northeastern neighbour", "its former ally": the other party spoken of."""
    return r.sent.low(i) in ("its", "their") and any(r.sent.low(k) in _NEIGHBOURS for k in range(i + 1, i + 4))


_NEIGHBOURS = words("neighbor neighbour ally rival patron")


def _ended(r: Reading, kind: str, last: int) -> None:
    """ "…, which ended 13 November 2019": the relations just told of."""
    sent = r.sent
    if kind != "relations_established" or not r.claims or r.claims[-1].kind != kind:
        return
    for k in range(last + 1, len(sent.tokens) - 1):
        if sent.low(k) == "which" and sent.low(k + 1) in ("ended", "lapsed", "lasted"):
            d = next((j for j in range(k + 2, min(len(sent.tokens), k + 6)) if sent.tag(j) == "D"), None)
            claim = r.claims[-1]
            when = sent.tokens[d].edtf if d is not None else None
            r.emit(
                "relations_severed",
                [claim.subject],
                [claim.object],
                rule="relations.ended",
                trigger=k + 1,
                end=d or k + 1,
                when=when,
                span=sent.quote(0, r_end(r, k + 1)),
            )
            return


def r_end(r: Reading, i: int) -> int:
    """The last token of the sentence but its full stop, from `i` on."""
    return max(i, len(r.sent.tokens) - (2 if r.sent.tokens[-1].text == "." else 1))


def _mood(match: re.Match[str], line: str) -> Subject | None:
    """Mood of a passive from the words between noun and participle; None where it is negated."""
    words = match.group(0).split()
    if ("not" in words or "never" in words) and not re.match(r" until (?:\S+ )?Ⓓ", line[match.end() :]):
        return None
    found = Subject(None, -1)
    if "will" in words or "be" in words or ("to" in words and "agreed" not in words[:-2]):
        found.planned = "will" in words or "to be" in match.group(0)
    return found


_PROMISED = re.compile(r"\b(?:promis\w+|pledg\w+|would|will|insist\w*|refus\w+)\b[^.;]{0,60} (?:after|once|when|until|before) $")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|been|being|be)\b")


def _passive(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    kind = kind_of(match)
    before = next((c for c in reversed(r.claims[-4:]) if c.kind.startswith("relations_")), None)
    told = bool(match["mid"] or (r.memory.home and match.start() == 0)) or (before is not None and before.kind != kind)
    told |= "normal" in match["rel"].split()
    told |= match.start() > 1 and (k := sent.index(match.start())) > 0 and sent.tokens[k - 1].kind == "pair"
    if not is_diplomatic(match, kind, told) or (kind != "relations_established" and "diplomatic" not in match["rel"] and not told):
        return
    found = _mood(match, sent.line)
    between = match.group(0)[len(match["rel"]) + len(match["mid"] or "") :]
    if found is None or re.search(r"Ⓜ(?! level| rank)", match["mid"] or "") or (match["e"] and not _AUXILIARY.search(between)):
        return  # "maintained relations with Cuba, which effectively established it as …"
    if _PROMISED.search(sent.line[: match.start()]):
        return
    first = sent.index(match.start())
    place = match.start() + len(match["rel"])
    noun = max(k for start, k in sent._starts.items() if start < place)
    verb = sent.group(match, "v")
    assert verb is not None
    target, both, _, times = parties_after(r, noun)
    end = verb
    if not both or target is None or len(target.parties) != 2:
        late, late_both, late_end, _ = parties_after(r, verb)
        if target is None and late is not None:
            target, both, end = late, late_both, late_end
    parties = list(target.parties) if target else []
    owner = (
        sent.tokens[first - 1]
        if first and sent.tag(first - 1) == "J"
        else next((sent.tokens[k] for k in range(first, noun) if sent.tag(k) == "J"), None)
    )
    if owner is not None and owner.ref is not None:
        parties = [*owner.ref.parties, *(p for p in parties if p not in owner.ref.parties)]
    by = next((k for k in range(verb + 1, min(len(sent.tokens), verb + 14)) if sent.low(k) == "by"), None)
    agent = r.party_at(by + 1) if by is not None and (by == verb + 1 or sent.tag(by + 1) == "A") else None
    agent = None if agent is not None and agent.role == "person" and by != verb + 1 else agent
    if agent is not None and not both:
        parties = [*agent.parties, *(p for p in parties if p not in agent.parties)]
    if len(parties) > 1 and not both and owner is None and agent is None and target is not None and list(target.parties) == parties:
        about = r.memory.subject  # "relations were established with Montenegro (2006) and Botswana (2008)": by whom the text is about
        parties = [about.parties[0], *parties] if about is not None and len(about.parties) == 1 and about.parties[0] not in parties else []
    elif len(parties) < 2:
        parties = from_context(r, parties, verb)
    if len(parties) == 2 or (len(parties) > 2 and not both):
        r.emit(
            kind, parties[:1], parties[1:], rule=f"relations.{kind.split('_')[1]}_passive", trigger=verb, end=end, found=found, times=times
        )


def from_context(r: Reading, parties: list[str], verb: int) -> list[str]:
    """ "Diplomatic relations were established on …": the two parties of the sentence, else those the text is about."""
    about = clause_subject(r.sent, verb, r.memory) if len(parties) == 1 else None
    ref = about[0] if about is not None else None
    if ref is not None and ref.role in ("state", "government") and len(ref.parties) == 1 and ref.parties[0] not in parties:
        return [ref.parties[0], *parties]
    named = [p for t in r.sent.tokens for p in (t.ref.parties if t.ref is not None and t.tag in "AJC" else ())]
    here = list(dict.fromkeys([*parties, *named]))
    if len(here) == 2:
        return here
    if len(here) < 2 and not parties and r.memory.pair is not None:
        return list(r.memory.pair)
    if len(here) > 2:
        home = r.memory.home
        if home in here:
            return [home, next(p for p in here if p != home)]
        pair = r.memory.pair
        return list(pair) if pair is not None and set(pair) <= set(here) and not parties else []
    if len(here) == 1:
        other = r.memory.home if r.memory.home and r.memory.home != here[0] else r.memory.other_than(here[0])
        return [here[0], other] if other else here
    if r.memory.pair is not None:
        return list(r.memory.pair)
    recent = list(dict.fromkeys(reversed(r.memory.order)))[:2]
    if len(recent) == 1 and r.memory.home and r.memory.home != recent[0]:
        recent.append(r.memory.home)
    return recent


ON_PAPER = re.compile(
    r"\bsign\w* (?:\S+ ){0,2}?(?:protocol|agreement|accord|memorandum|treaty|convention|communiqué|communique|declaration|"
    r"notes)(?: \S+){0,3} (?:on|for|of) (?:the )?$"
)
"""An agreement on establishing relations: they are only planned by it."""
