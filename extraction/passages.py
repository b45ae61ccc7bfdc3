"""Passages that are understood from what stands around them: the page that they are of, the row or heading that names the other party.

"Diplomatic relations were established in 1992" in the row *France* of the page on Armenia is a whole claim. The extractor reads the words;
this layer tells it whom they are about, and afterwards holds each claim against that: a sentence that names fewer than two parties speaks
of the page's and the row's, one that names two speaks for itself. What neither settles keeps its claim, with a doubt for a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from legation.extraction import gazetteer
from legation.extraction.doubts import of_words
from legation.extraction.extract import extract
from legation.extraction.model import SYMMETRIC, FoundClaim
from legation.extraction.sentences import sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page's text, `text[start:end]`: a row, a list item or the paragraphs under a heading.

    `partner` is the party that its row or heading names, `section` the path of headings, `row` whether it is a row of a table.
    """

    start: int
    end: int
    partner: str | None = None
    section: tuple[str, ...] = ()
    row: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its plain text, the party it is about and its passages in order. `published` (EDTF) is from when it is; `day` anchors
    words like "tonight" on a page that is of a day."""

    name: str
    title: str
    text: str
    subject: str | None = None
    passages: tuple[Passage, ...] = ()
    published: str | None = None
    day: str | None = None
    marks: tuple[FoundClaim, ...] = field(default=())
    """Claims that the page states by a mark beside a name, not by a sentence: "(suspended)"."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim of a page, where it stands, and what a reader should look at before it is taken for done (None: nothing)."""

    found: FoundClaim
    passage: Passage
    doubt: str | None = None


def read(page: Page, publisher: str | None = None) -> Iterator[Stated]:
    """The claims of a page in reading order. `publisher` tells whose point of view it has, as for `extract`."""
    names = gazetteer.default()
    for passage in page.passages:
        text = page.text[passage.start : passage.end]
        about = tuple(party for party in (page.subject, passage.partner) if party is not None)
        found = extract(text, page.day, publisher, names, about=about)
        if not found:
            continue
        stated = [_in_context(text, claim, page.subject, passage, names) for claim in found]
        for claim, doubt in _once(stated):
            at = passage.start
            yield Stated(replace(claim, start=claim.start + at, end=claim.end + at), passage, doubt)
    for mark in page.marks:
        around = next((one for one in page.passages if one.start <= mark.start < one.end), Passage(mark.start, mark.end))
        yield Stated(mark, around)


def _once(stated: list[tuple[FoundClaim, str | None]]) -> Iterator[tuple[FoundClaim, str | None]]:
    """Each claim once: two rules may come to say the same when the context has settled their parties."""
    seen: set[tuple[object, ...]] = set()
    for claim, doubt in stated:
        key = (*claim.key, claim.modality, claim.when, claim.mission, claim.place, claim.start)
        if key not in seen:
            seen.add(key)
            yield claim, doubt


def _in_context(
    text: str, claim: FoundClaim, subject: str | None, passage: Passage, names: gazetteer.Gazetteer
) -> tuple[FoundClaim, str | None]:
    """The claim with the parties that its place gives it, and the doubt that remains."""
    first, last = _sentence(text, claim)
    sentence = text[first:last]
    doubt = of_words(claim, text[claim.start : claim.end], sentence, names)
    said = parties_in(sentence, names)
    before = claim.kind == "recognition_withdrawn" and _told_before(text, claim, first, names)
    if claim.kind == "recognition_withdrawn" and _THAT_ONE.search(text[claim.start : claim.end]) and not before:
        return claim, doubt or "whose recognition is meant stands in another sentence"
    named, ends, place = said - names.bodies, {claim.subject, claim.object}, {subject, passage.partner}
    if ends <= said:
        inside = states_in(text[claim.start : claim.end], names)
        pair = _pair(inside, subject, passage) if passage.row and len(inside) < 2 else None
        if pair is not None and ends != set(pair) and claim.kind.startswith("relations_") and not ends <= inside:
            return _settled(claim, pair, inside) or claim, doubt  # its clause leaves the other party out: the row's
        if subject is not None and subject not in ends and not ends <= parties_in(text[claim.start : claim.end], names):
            return claim, doubt or "its page is of another, and its clause does not name both"
        return claim, doubt
    if len(named) >= 2:
        return claim, doubt or ("a party that its sentence does not name" if ends - said - place else None)
    if _THAT.search(sentence) and claim.kind == "recognition_withdrawn" and not before:
        return claim, doubt or "whose recognition is meant stands in another sentence"
    pair = _pair(named, subject, passage)
    if pair is None and claim.kind == "recognition_withdrawn" and _THAT.search(sentence) and subject in ends:
        return claim, doubt  # whom it had recognised stands in the sentences before
    if pair is None:
        line = text[
            max(0, text.rfind("\n", 0, first) + 1, first - 600) : first
        ]  # of its own paragraph: another item speaks of another state
        around = (states_in(line, names) | named | {subject}) - {None}
        return claim, doubt or (None if ends == around and not passage.row else UNSAID)
    if ends == set(pair):
        return claim, doubt
    settled = _settled(claim, pair, named)
    return (settled, doubt) if settled is not None else (claim, doubt or UNSAID)


def _sentence(text: str, claim: FoundClaim) -> tuple[int, int]:
    return next(((a, b) for a, b in sentences(text) if a <= claim.start < b), (claim.start, claim.end))


def parties_in(sentence: str, names: gazetteer.Gazetteer) -> frozenset[str]:
    """The parties that a text names, by name, adjective or capital."""
    return frozenset(m.party for m in names.find(sentence) if m.kind != "city")


def states_in(sentence: str, names: gazetteer.Gazetteer) -> frozenset[str]:
    """Those of `parties_in` that are no organisations."""
    return parties_in(sentence, names) - names.bodies


def _pair(named: frozenset[str], subject: str | None, passage: Passage) -> tuple[str, str] | None:
    """The two parties of a sentence that names fewer than two."""
    partner = passage.partner
    if subject is None or partner is None or subject == partner:
        return None
    return (subject, partner) if named <= {subject, partner} else None


def _settled(claim: FoundClaim, pair: tuple[str, str], named: frozenset[str]) -> FoundClaim | None:
    """The claim between `pair`, its direction kept by the end that it shares with them; None where it shares none and has one."""
    one, two = pair
    if claim.kind in SYMMETRIC:
        return replace(claim, subject=one, object=two)
    for known in (*sorted(named), one, two):
        other = two if known == one else one
        if claim.subject == known:
            return replace(claim, object=other)
        if claim.object == known:
            return replace(claim, subject=other)
    return None


def _told_before(text: str, claim: FoundClaim, first: int, names: gazetteer.Gazetteer) -> bool:
    """Whether the two sentences before speak of recognition of the claim's object, and of nobody else's."""
    before = "".join(text[a:b] for a, b in list(sentences(text[:first]))[-2:])
    return "recogni" in before.casefold() and {claim.object} == states_in(before, names) - {claim.subject}


UNSAID = "whom the sentence is about is not said"
_THAT_ONE = re.compile(r"\b(?:this|that|such) (?:\w+ )?recognition\b", re.IGNORECASE)
_THAT = re.compile(r"\b(?:this|that|the|its|such|their) (?:\w+ )?recognition\b|\brecognition was\b", re.IGNORECASE)
