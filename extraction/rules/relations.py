"""Diplomatic relations established, severed and restored."""

from __future__ import annotations

import re

from extraction.grammar import clause_subject
from extraction.reading import Reading
from extraction.rules.relation_words import (
    ACTIVE,
    AGAIN,
    BETWEEN,
    BROKE_WITH,
    NO_NOUN,
    NOT_DIPLOMATIC,
    NOUN,
    PASSIVE,
)
from extraction.text import Ref
from extraction.verbs import Subject
from extraction.wordlist import words

STEMS = words("relations relationship ties links contacts broke restor resum")


def read(r: Reading) -> None:
    """Writes down what the sentence says of the relations of a dyad."""
    sent = r.sent
    for match in sent.find(ACTIVE):
        _active(r, match)
    for match in sent.find(PASSIVE):
        _passive(r, match)
    for match in sent.find(NOUN):
        _noun(r, match)
    for match in sent.find(AGAIN):
        _again(r, match)
    for match in sent.find(BROKE_WITH):
        verb, o = sent.index(match.start()), sent.group(match, "o")
        found = r.subject(verb)
        target = sent.tokens[o].ref if o is not None else None
        if found.ref and target and target.role == "state" and found.ref.role != "person" and "relation" in sent.line:
            r.emit(
                "relations_severed",
                found.ref.parties,
                target.parties,
                rule="relations.broke_with",
                trigger=verb,
                end=o or verb,
                found=found,
            )


def kind_of(match: re.Match[str]) -> str:
    return "relations_established" if match["e"] else "relations_severed" if match["s"] else "relations_restored"


def _is_diplomatic(match: re.Match[str], kind: str, said_with: bool, line: str = "") -> bool:
    """ "Severs ties with" is diplomatic; "expanded trade ties" and "established consular relations" are not."""
    rel, verb = match["rel"], match["v"]
    if "diplomatic" in rel:
        return True
    if NOT_DIPLOMATIC.search(rel):
        return False
    if kind == "relations_severed" and said_with and "diplomatic relations" in line:
        return True
    if kind == "relations_severed":
        plain = rel.split()[-1] in ("relations", "ties") and verb.startswith(("suspend", "end", "terminat", "revok"))
        return ((plain or verb.startswith(("sever", "cut", "br", "rupt"))) and said_with) or ("official" in rel or "formal" in rel)
    if kind == "relations_established":
        formal = any(w in rel for w in ("official", "formal", "bilateral"))
        return formal or (rel.endswith("relations") and verb.startswith(("establish", "entered")))
    return rel.endswith(("relations", "ties", "links")) and (said_with or verb.startswith(("re-est", "reest", "resum", "restor")))


def _parties(r: Reading, end: int) -> tuple[Ref | None, bool, int, dict[str, str]]:
    """Parties named right of the relations at token `end`: (who, whether it is both sides, last token, times by party)."""
    sent = r.sent
    place = sum((1 if t.tag in "AJCDMNn" else len(t.low)) + 1 for t in sent.tokens[: end + 1]) - 1
    match = BETWEEN.match(sent.line, place)
    if match is None:
        return None, False, end, {}
    b, w = sent.group(match, "b"), sent.group(match, "w")
    if b is not None:
        if sent.tag(b) not in ("A", "J"):
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
    target, both, last, times = _parties(r, end)
    found = r.subject(verb)
    both_ends = found.ref is not None and len(found.ref.parties) == 2 and sent.low(end + 1) not in ("with", "between")
    if not _is_diplomatic(match, kind, target is not None or both_ends, sent.line):
        return
    if target is None and not both and sent.low(end + 1) in ("with", "between") and not _neighbour(r, end + 2):
        return  # "with other European countries": with nobody named
    if found.passive and found.head in ("relations", "ties"):
        return
    if (match["v"].split()[0] in ("break", "end", "rupture", "cut") and sent.low(verb - 1) in ("a", "the", "an", "this", "diplomatic")) or (
        sent.tag(verb - 1) == "D" and sent.tag(verb - 2) == "J"
    ):
        return
    rule = f"relations.{kind.split('_')[1]}"
    subject = found.ref
    if both and target is not None and len(target.parties) == 2:
        r.emit(kind, target.parties[:1], target.parties[1:], rule=rule, trigger=verb, end=last, found=found)
    elif subject is not None and target is not None and not both:
        r.emit(kind, subject.parties, target.parties, rule=rule, trigger=verb, end=last, found=found, times=times)
    elif subject is not None and len(subject.parties) == 2 and target is None:
        r.emit(kind, subject.parties[:1], subject.parties[1:], rule=rule, trigger=verb, end=last, found=found)
    elif subject is not None and len(subject.parties) == 1 and target is None:
        other = r.other(subject.parties[0])
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
    _ended(r, kind, last)


def _neighbour(r: Reading, i: int) -> bool:
    """ "Its northeastern neighbour", "its former ally": the other party spoken of."""
    return r.sent.low(i) in ("its", "their") and any(r.sent.low(k) in _NEIGHBOURS for k in range(i + 1, i + 4))


_NEIGHBOURS = words("neighbor neighbour ally rival patron")


def _again(r: Reading, match: re.Match[str]) -> None:
    """ "… after they had been severed in 1967", "were suspended in 1967 and restored in 1974": of the dyad just told of."""
    sent = r.sent
    kind = kind_of(match)
    told = next((c for c in reversed(r.claims) if c.kind.startswith("relations_") and sent.start <= c.start < sent.end), None)
    verb = sent.group(match, "v")
    if told is None or told.kind == kind or verb is None:
        return
    when = next((sent.tokens[k].edtf for k in (verb + 1, verb + 2, verb + 3) if k < len(sent.tokens) and sent.tag(k) == "D"), None)
    r.emit(kind, [told.subject], [told.object], rule=f"relations.{kind.split('_')[1]}_again", trigger=verb, end=verb, when=when)


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


def _passive(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    kind = kind_of(match)
    before = next((c for c in reversed(r.claims[-4:]) if c.kind.startswith("relations_")), None)
    told = bool(match["mid"] or (r.memory.home and match.start() == 0)) or (before is not None and before.kind != kind)
    if not _is_diplomatic(match, kind, told) or (kind != "relations_established" and "diplomatic" not in match["rel"] and not told):
        return
    found = _mood(match, sent.line)
    if found is None:
        return
    first = sent.index(match.start())
    place = match.start() + len(match["rel"])
    noun = max(k for start, k in sent._starts.items() if start < place)
    verb = sent.group(match, "v")
    assert verb is not None
    target, both, _, times = _parties(r, noun)
    end = verb
    if not both or target is None or len(target.parties) != 2:
        late, late_both, late_end, _ = _parties(r, verb)
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
    agent = r.party_at(verb + 2) if sent.low(verb + 1) == "by" else None
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


_ON_PAPER = re.compile(
    r"\bsign\w* (?:\S+ ){0,2}?(?:protocol|agreement|accord|memorandum|treaty|convention)(?: \S+){0,3} (?:on|for|of) (?:the )?$"
)
"""An agreement on establishing relations: they are only planned by it."""


def _noun(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    noun, kind = sent.index(match.start()), kind_of(match)
    end = sent.last(match)
    target, both, last, _ = _parties(r, end)
    if "diplomatic" not in match["rel"] and not (
        kind == "relations_severed" and match["v"] in ("break", "severance", "rupture") and target is not None
    ):
        return
    i = noun - 1
    while (i >= 0 and sent.low(i) in ("the", "a", "an", "full", "formal", "official", "complete")) or sent.tag(i) == "D":
        i -= 1
    owner = sent.tokens[i].ref if i >= 0 and sent.tag(i) == "J" else None
    before = sent.line[: match.start()]
    dated = sent.tag(noun - 1) == "D"
    occurred = re.search(r", which (?:occurred|happened|took place|came)", sent.line[match.end() :])
    announced = re.search(
        r"\b(?:announc\w+|agreed (?:on|to|upon)|declar\w+|proclaim\w+|signed|led to|resulted in|marked|"
        r"completed|formali[sz]ed) (?:\S+ ){0,7}$",
        before,
    )
    if not (owner or occurred or announced or re.search(r"\bcame\b|\btook place\b|\boccurred\b", sent.line[match.end() :])):
        return
    if "anniversary" in before[-40:] or (NO_NOUN.search(before[-40:]) and not (owner or occurred)):
        return
    parties = list(target.parties) if target else []
    if owner is not None:
        parties = [*owner.parties, *parties]
    elif not both:
        subject = clause_subject(sent, i, r.memory)
        if subject and subject[0]:
            parties = [*subject[0].parties, *parties]
    parties = list(dict.fromkeys(parties))
    if len(parties) < 2 or (len(parties) > 2 and not both):
        parties = from_context(r, parties[:1], noun)
    if len(parties) != 2:
        return
    planned = bool(announced and announced.group(0).startswith("agreed")) or bool(_ON_PAPER.search(before))
    when = sent.tokens[noun - 1].edtf if dated else None if _ON_PAPER.search(before) else "auto"
    span = (sent.tokens[i].start, sent.tokens[last].end) if owner else None
    r.emit(
        kind,
        parties[:1],
        parties[1:],
        rule=f"relations.{kind.split('_')[1]}_noun",
        trigger=noun,
        end=last,
        when=when,
        modality="planned" if planned else None,
        span=span,
    )
