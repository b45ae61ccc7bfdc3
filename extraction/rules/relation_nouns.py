"""Relations told by nouns: "the establishment of diplomatic relations, which occurred on …"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.relation_words import (
    NO_NOUN,
    NOUN,
)
from legation.extraction.rules.relations import ON_PAPER, STEMS, from_context, kind_of, parties_after
from legation.extraction.subjects import clause_subject

__all__ = ["STEMS", "read"]


def read(r: Reading) -> None:
    """Writes down what nouns say of relations."""
    for match in r.sent.find(NOUN):
        _noun(r, match)


def _noun(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    noun, kind = sent.index(match.start()), kind_of(match)
    end = sent.last(match)
    target, both, last, _ = parties_after(r, end)
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
        r"\b(?:announc\w+|agreed (?:on|to|upon)|declar\w+|proclaim\w+|signed|led to|resulted in|mark\w*|celebrat\w+|"
        r"completed|formali[sz]ed) (?:\S+ ){0,7}$",
        before,
    )
    if not (
        owner
        or occurred
        or announced
        or re.search(
            r"\bcame\b|\bbegan\b|\btook place\b|\boccurred\b|\b(?:was|were) (?:\S+ly )?(?:announced|formali[sz]ed|proclaimed)\b",
            sent.line[match.end() :],
        )
    ):
        return
    if (
        "anniversary" in before[-40:]
        or "commemorat" in before[-40:]
        or "celebrat" in before[-40:]
        or (NO_NOUN.search(before[-40:]) and not (owner or occurred))
    ):
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
    planned = bool(announced and announced.group(0).startswith("agreed")) or bool(ON_PAPER.search(before))
    when = sent.tokens[noun - 1].edtf if dated else None if ON_PAPER.search(before) else "auto"
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
