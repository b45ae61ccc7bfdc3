"""From a text to claims: the default extractor, without model, key or network.

Boilerplate is cut, the text read sentence by sentence, each sentence reduced to tokens (`phrases`, `actors`), and every
family of rules whose trigger is there writes down what it finds. Work is bounded: texts are cut at MAX_TEXT characters,
sentences at MAX_SENTENCE, and patterns never backtrack over more than a few words.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import cache

import ahocorasick_rs

from legation.extraction import frames, gazetteer, home
from legation.extraction.actors import find_actors
from legation.extraction.boilerplate import body_end
from legation.extraction.coreference import coreference
from legation.extraction.date_words import Clock
from legation.extraction.dates import find_dates
from legation.extraction.document import unwrapped
from legation.extraction.events import dateline_end, merged
from legation.extraction.memory import Memory
from legation.extraction.model import FoundClaim
from legation.extraction.persons import known_in
from legation.extraction.phrases import base_tokens, person_names
from legation.extraction.reading import Reading
from legation.extraction.rules import FAMILIES
from legation.extraction.sentence import Sentence
from legation.extraction.sentences import sentences
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.vocabulary import PERSON_TITLES
from legation.graph.errors import LimitExceeded
from legation.graph.parties import register

MAX_TEXT = 400_000
"""Characters read of one text; articles are a hundredth of it."""
_OFFICE = -1
_STEMS = sorted({stem for stems, _ in FAMILIES for stem in stems} | PERSON_TITLES)
_FAMILIES_OF = [
    (*(k for k, (stems, _) in enumerate(FAMILIES) if stem in stems), *([_OFFICE] if stem in PERSON_TITLES else [])) for stem in _STEMS
]
_FRAMES = next(k for k, (_, read) in enumerate(FAMILIES) if read is frames.read)
_SCANNER = ahocorasick_rs.AhoCorasick(_STEMS)


def extract(
    text: str,
    published: str | None = None,
    publisher: str | None = None,
    names: gazetteer.Gazetteer | None = None,
    *,
    until: float | None = None,
    about: tuple[str, ...] = (),
    parse: bool = False,
) -> list[FoundClaim]:
    """The claims that `text` makes, in reading order.

    `published` (EDTF day or month) anchors words like "tonight"; `publisher` tells whose point of view an official
    publication has ("U.S. Department of State"). `about` are the parties that what stands around the text is about, the page's first and
    then that of its row or heading: a sentence that names nobody speaks of them. Spans count characters of `text`. With `until` (of the
    monotonic clock) it raises LimitExceeded where it is not done by then. With `parse` the frames are read over a dependency parse
    (extra `nlp`; InputError where it is not installed).
    """
    names = names or gazetteer.default()
    printed, text = text, unwrapped(text[:MAX_TEXT])
    end = body_end(text)
    body = text[:end]
    mentions = _of_their_time(names.find(body), published)
    known = known_in(body)
    if not mentions and not known and len(about) < 2:
        return []
    starts = [m.start for m in mentions]
    memory = Memory(home=home.of_publisher(publisher, names), bodies=names.bodies)
    memory.seat = memory.home or home.of_text(body, mentions, names)
    if about:
        memory.spoken_of(about)
    clock = Clock.at(published)
    reading = Reading(text, memory, names)
    reading.published = published
    if parse:
        from legation.extraction.parse import ParsedStructure, model

        model()
        reading.parser = ParsedStructure
    named = [m for m in mentions if m.kind != "city" and memory.is_state(m.party)]
    states = dict.fromkeys(m.party for m in named if m.kind != "capital")
    memory.whole = tuple(states if len(states) > 1 else dict.fromkeys(m.party for m in named))
    reading.states = frozenset(m.party for m in named)
    past: tuple[int, ...] = ()
    spans: Counter[str] = Counter()
    cities = frozenset(text[m.start : m.end] for m in mentions if m.kind in ("capital", "city"))
    for first, last in sentences(body):
        if until is not None and time.monotonic() > until:
            raise LimitExceeded("the text takes too long to be read; send it in parts")
        if first == 0 or text[first - 1] == "\n":
            first = dateline_end(text, first, cities)
        low, high = bisect_left(starts, first), bisect_left(starts, last)
        families = _families(body[first:last].lower())
        told = memory.order or len(memory.whole) == 2 or bisect_left(known, first) < bisect_left(known, last)
        if low == high and not (families and told):
            continue  # no name, and nothing said of the names before
        dates = find_dates(text[first:last], clock)
        spans.update(d.edtf for d in dates if d.kind == "range" and len(d.edtf) == 9)
        if first == 0 or "\n" in text[max(0, first - 2) : first]:
            heads = dates and dates[0].start == 0 and re.match(r"\s?[:–—-]\s", text[first + dates[0].end : first + dates[0].end + 3])
            memory.dateline = dates[0].edtf if heads else None
        told_years = tuple(int(d.edtf[:4]) for d in dates if d.edtf[:4].isdigit())
        past = told_years or past  # a year holds until the next one is named
        memory.years = (*_years(published), *past)
        memory.told_years = past
        if not families:
            _glance(mentions[low:high], first, memory)
            continue
        tokens = base_tokens(text, first, last, mentions[low:high], dates)
        tokens = coreference(find_actors(person_names(tokens, text), memory), memory, text[first:last])
        reading.sent = Sentence(text, first, last, tokens)
        for k in families:
            if k != _OFFICE:
                FAMILIES[k][1](reading)
        _remember(reading.sent, memory)
    claims = merged(text, reading.claims, mentions, spans)
    return [replace(claim, quote=printed[claim.start : claim.end]) for claim in claims]


@cache
def _former_capitals() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Capitals of states that ended: party, first and last day."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for party in register().parties():
        if party.capital and party.end and party.begin and party.kind == "country":
            found[party.capital] = (*found.get(party.capital, ()), (party.id, party.begin, party.end))
    return found


def _of_their_time(mentions: list[gazetteer.Mention], published: str | None) -> list[gazetteer.Mention]:
    """The mentions with each capital standing for the state whose it was on the day of publication: Belgrade in 1996 is Yugoslavia."""
    if not published or not published[:4].isdigit() or published[:4] > "2006":
        return mentions
    return [
        replace(m, party=next((p for p, begin, end in _former_capitals().get(m.text, ()) if begin <= published <= end), m.party))
        if m.kind == "capital"
        else m
        for m in mentions
    ]


def _families(line: str) -> list[int]:
    """The families of rules one of whose stems begins a word of the lower-case `line`; _OFFICE for a person's title."""
    found: set[int] = set()
    for stem, start, _ in _SCANNER.find_matches_as_indexes(line, overlapping=True):
        if start == 0 or not line[start - 1].isalnum() or line[start] == "%":
            found.update(_FAMILIES_OF[stem])
    if found == {_FRAMES} and frames.STEMS.isdisjoint(re.findall(r"[a-z-]+", line)):
        return []  # a frame's word is whole: "go" is not in "government"
    return sorted(found)


def _glance(mentions: list[gazetteer.Mention], first: int, memory: Memory) -> None:
    """Keeps the parties of a sentence that no rule is about; its first word, if a party, is who was spoken of."""
    for mention in mentions:
        if mention.kind != "city":
            memory.mention(mention.party)
    if mentions and mentions[0].start - first < 5 and mentions[0].kind not in ("demonym", "city"):
        memory.subject = Ref((mentions[0].party,))
    unique = [p for p in dict.fromkeys(m.party for m in mentions if m.kind != "city") if memory.is_state(p)]
    if len(unique) == 2:
        memory.pair = (unique[0], unique[1])


def _remember(sent: Sentence, memory: Memory) -> None:
    """Moves the memory on past a sentence: parties named, its subject, the pair it was about."""
    parties: list[str] = []
    for token in sent.tokens:
        if token.ref is not None and token.tag in "AJC" and token.kind != "city":
            for party in token.ref.parties:
                parties.append(party)
                memory.mention(party)
    for k in [k for k, token in enumerate(sent.tokens) if token.tag == "A"][:3]:
        found = clause_subject(sent, k, memory)
        if found and found[0] is not None and found[1] == k:
            memory.subject = found[0]
            break
    for token in sent.tokens:
        if token.ref is not None and token.tag == "A" and len(token.ref.parties) > 1:
            memory.listed = token.ref.parties
    memory.period = next((t.edtf for t in reversed(sent.tokens) if t.tag == "D" and t.edtf and "/" in t.edtf), None)
    unique = [p for p in dict.fromkeys(parties) if memory.is_state(p)]
    if len(unique) == 2:
        memory.pair = (unique[0], unique[1])


def _years(published: str | None) -> tuple[int, ...]:
    return (int(published[:4]),) if published and published[:4].isdigit() else ()
