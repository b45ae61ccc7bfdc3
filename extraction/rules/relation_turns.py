"""Relations told in other turns of phrase: "began in 2007", "have had … since", "cut those with", "restored them"."""

from __future__ import annotations

import re

from extraction.reading import Reading
from extraction.rules.relation_words import BEGAN, HAVE_HAD, THOSE
from extraction.rules.relations import STEMS, kind_of

__all__ = ["STEMS", "read"]


def read(r: Reading) -> None:
    """Writes down relations that began, have lasted since, or are taken up again by a pronoun."""
    sent = r.sent
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
    for match in sent.find(THOSE):
        _those(r, match)


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
