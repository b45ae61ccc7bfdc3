"""Relations told in other turns of phrase: "began in 2007", "have had … since", "cut those with", "restored them"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.mission_seats import seats_of
from legation.extraction.rules.relation_words import AGAIN, BARE, BEGAN, BROKE_WITH, HAVE_HAD, THOSE, TOGETHER
from legation.extraction.rules.relations import STEMS, from_context, kind_of

__all__ = ["STEMS", "read"]


_TAKEN_UP = frozenset({"those", "them", "full"})


def read(r: Reading) -> None:
    """Writes down relations that began, have lasted since, or are taken up again by a pronoun."""
    sent = r.sent
    for match in sent.find(AGAIN):
        _again(r, match)
    for match in sent.find(BROKE_WITH):
        _broke_with(r, match)
    for match in sent.find(TOGETHER):
        _together(r, match)
    for match in sent.find(BARE):
        _bare(r, match)
    for match in sent.find(BEGAN):
        o, verb = sent.group(match, "o"), sent.group(match, "v")
        both = sent.tokens[o].ref if o is not None else None
        if both is not None and verb is not None and len(both.parties) == 2:
            r.emit("relations_established", both.parties[:1], both.parties[1:], rule="relations.began", trigger=verb, end=verb)
    for match in sent.find(HAVE_HAD):
        verb, o, d = sent.group(match, "v"), sent.group(match, "o"), sent.group(match, "d")
        found = r.subject(verb) if verb is not None else None
        if verb is None or d is None or found is None or found.ref is None:
            continue
        target = sent.tokens[o].ref if o is not None else None
        one, two = (found.ref.parties, target.parties) if target is not None else (found.ref.parties[:1], found.ref.parties[1:])
        if len(one) == 1 and len(two) == 1:
            r.emit("relations_established", one, two, rule="relations.have_had", trigger=verb, end=d, found=found, when=sent.tokens[d].edtf)
    for match in sent.find(THOSE, _TAKEN_UP):
        _those(r, match)


def _broke_with(r: Reading, match: re.Match[str]) -> None:
    """ "The government broke with Moscow", where the sentence is about relations."""
    verb, o = r.sent.index(match.start()), r.sent.group(match, "o")
    found = r.subject(verb)
    target = r.sent.tokens[o].ref if o is not None else None
    if (
        found.ref
        and target
        and target.role == "state"
        and found.ref.role != "person"
        and any(w in r.sent.line for w in ("relation", " ties", "Ⓜ", "diplomat"))
    ):
        r.emit(
            "relations_severed", found.ref.parties, target.parties, rule="relations.broke_with", trigger=verb, end=o or verb, found=found
        )


def _together(r: Reading, match: re.Match[str]) -> None:
    """ "Diplomatic relations and the American Embassy in Ghana were established": the sender of the mission and its host."""
    sent = r.sent
    s, m, verb = sent.group(match, "s"), sent.group(match, "m"), sent.group(match, "v")
    if s is None or m is None or verb is None or (sender := sent.tokens[s].ref) is None:
        return
    seats, _, _ = seats_of(r, m)
    host = next((party for _, party in seats if party), None) or r.other(sender.parties[0])
    if host is not None:
        kind = "relations_restored" if match["r"] else "relations_established"
        r.emit(kind, sender.parties[:1], [host], rule=f"relations.{kind[10:]}_together", trigger=verb, end=verb)


def _bare(r: Reading, match: re.Match[str]) -> None:
    sent, kind = r.sent, kind_of(match)
    first, verb = sent.index(match.start()), sent.group(match, "v")
    if verb is None or sent.tag(first - 1) == "A" or any(c.when and sent.start <= c.start < sent.end and c.kind == kind for c in r.claims):
        return
    inside = [p for k in range(first, verb) if (ref := sent.tokens[k].ref) is not None for p in ref.parties]
    parties = inside if len(inside) == 2 else from_context(r, inside, verb)
    if len(parties) == 2:
        r.emit(kind, parties[:1], parties[1:], rule=f"relations.{kind[10:]}_bare", trigger=verb, end=verb)


def _those(r: Reading, match: re.Match[str]) -> None:
    """ "… and cut those with Y", "did not restore them until 1984": the relations that the text has just told of."""
    sent, kind = r.sent, kind_of(match)
    verb, o = sent.index(match.start()), sent.group(match, "o")
    told = r.claims[-1] if r.claims and r.claims[-1].kind.startswith("relations_") else None
    found = r.subject(verb)
    if told is None or told.kind == kind or found.ref is None or found.passive:
        return
    parties = list(found.ref.parties)
    target = sent.tokens[o].ref if o is not None else None
    if target is not None:
        others = list(target.parties)
    elif set(parties) <= {told.subject, told.object}:
        others = [p for p in (told.subject, told.object) if p not in parties] or parties[1:]
        parties = parties[:1]
    else:
        return
    r.emit(kind, parties, others, rule=f"relations.{kind.split('_')[1]}_those", trigger=verb, end=o or verb, found=found)


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
