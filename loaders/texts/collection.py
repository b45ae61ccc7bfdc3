"""Collections of pages as sources: pages to found claims in several processes, found claims to claims of the graph, each accounted for.

A collection is declared once: how its file falls into pages, how a page is read and who states it. What is found is one row each; a page
without any is a row too. A kind that has not been read by hand, or was right too seldom (`gates`), is not loaded: it is refused as
`for-review`, written whole to the file of refused rows, and loaded from there by `legation load claims` once it was accepted.
"""

from __future__ import annotations

import multiprocessing
import os
import re
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice

import orjson

from legation.extraction.claims import to_claims
from legation.extraction.model import FoundClaim
from legation.extraction.passages import Page, Stated
from legation.extraction.passages import read as statements
from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Input, Item, Record, Refusal
from legation.loaders.texts.former_states import on_its_day
from legation.loaders.texts.gates import gate

KINDS = (
    "recognized", "recognition_withdrawn", "relations_established", "relations_severed", "relations_restored", "no_relations",
    "mission_opened", "mission_closed", "mission_moved", "envoy_recalled", "diplomats_expelled",
    "sanctions_imposed", "sanctions_lifted", "treaty_signed", "visit", "represents_interests",
)  # fmt: skip
"""Kinds that are taken from texts. Standing missions and arms stand in lists that say more of them."""
AROUND = 400
"""Characters kept on either side of a quote, within its passage."""
IN_ONE_PROCESS = 12
"""Pages up to which other processes are not worth their start."""
WAITING = 24
"""Pages handed out ahead of the one that is written."""

Raw = tuple[str, bytes]
"""A page's name in the collection, and its bytes."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page holds: its title, and each claim with the words around it, or why the page is not read."""

    name: str
    title: str
    stated: tuple[tuple[Stated, str, str], ...] = ()
    subject: str | None = None
    published: str | None = None
    unread: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of texts. `page_of` is a function of a module, as other processes call it; it gives a page, or why it is none."""

    key: str
    pages: Callable[[Input], Iterator[Raw]]
    page_of: Callable[[str, bytes], Page | tuple[str, str]]
    source_of: Callable[[Found], Source]
    publisher: str | None = None
    of_the_day: bool = False
    """Whether a page is of a day, on which an event told in the present tense happened."""
    read_as: str | None = None
    """The collection whose readings by hand hold for this one too: the same sentences by the same rules."""
    home: str | None = None
    """The party whose relations with each page's party the pages tell: what is read of another pair is in doubt."""


def read(collection: Collection, source: Input) -> Iterator[Item]:
    """Records and refusals: one for each claim that is found, one for each page without any."""
    for found in _found(collection, source):
        place = f"{source.path.name}, {found.name}"
        if found.unread is not None:
            yield Refusal(place, *found.unread)
        elif not found.stated:
            yield Refusal(place, "no-claim", "the page states no event of the kinds that are taken from texts")
        else:
            stated_in = collection.source_of(found)
            for one, before, after in found.stated:
                yield _item(collection, found, stated_in, one, (before, after), place)


def _item(collection: Collection, page: Found, source: Source, stated: Stated, around: tuple[str, str], place: str) -> Item:
    found, doubt = on_its_day(stated.found, page.subject, stated.doubt, "".join((*around, stated.found.quote)))
    ends = {found.subject, found.object}
    if collection.home is not None and {collection.home, page.subject} != ends and not _for_home(found, collection.home):
        doubt = doubt or f"its page is on {collection.home} and {page.subject}"
    if collection.home is not None and found.modality != "done":
        doubt = doubt or "a plan or word of before, told in a history"
    if collection.of_the_day and found.when is None and found.modality == "done":
        when = _of_the_day(found, page.published)
        found, doubt = replace(found, when=when), doubt or (None if when else "the day of the event is not said")
    section = " > ".join(stated.passage.section)
    row = f": {stated.passage.partner}" if stated.passage.row and stated.passage.partner else ""
    claims, refused = to_claims([found], source, locator=f"{section}{row}"[:400] or None, context=around)
    if refused:
        return Refusal(place, "bad-claim", refused[0].why, found.quote)
    claim = claims[0]
    if doubt is not None:
        return _for_review(claim, place, "in-doubt", doubt)
    reason = gate(collection.read_as or collection.key, claim.kind)
    return Record(place, (claim,), raw=_line(claim)) if reason is None else _for_review(claim, place, "for-review", reason)


def _for_home(found: FoundClaim, home: str) -> bool:
    """Whether a third party stands in for `home`, or the other way round, on a page that is of neither's relations with the other."""
    return found.kind == "represents_interests" and home in (found.subject, found.object)


def _for_review(claim: Claim, place: str, code: str, reason: str) -> Refusal:
    return Refusal(f"{place}, characters {claim.span[0] if claim.span else 0}", code, f"{claim.kind}: {reason}", _line(claim))


def _line(claim: Claim) -> str:
    return orjson.dumps(claim.to_json()).decode()


_PRESENT = frozenset(
    word
    for text in (
        "recognizes recognises recognize recognise restores restore reestablishes re-establishes re-establish reestablish resumes resume",
        "establishes establish severs sever cuts breaks break suspends suspend ends end opens open reopens reopen closes close expels",
        "expel declares declare orders order recalls recall summons withdraws withdraw imposes impose sanctions sanction lifts lift eases",
        "removes signs sign visits visit arrives arrive travels meets meet announces announce agrees agree says states reports confirms",
        "inaugurates moves relocates designates bans revokes becomes",
    )
    for word in text.split()
)
"""Present-tense verbs of deeds, and of those who tell them."""
_BEFORE = re.compile(
    r"\b(?:imposed (?:by|on|in|against|since)|(?:the|following|after) (?:lifting|imposition|severing|recall|expulsion)|violating)\b", re.I
)
"""Words by which a sentence of a day names a deed of before."""


def _of_the_day(found: FoundClaim, day: str | None) -> str | None:
    """The day of a day's page for a deed told in the present tense; events of the evening before stand there too."""
    if day is None or _BEFORE.search(found.quote):
        return None
    return day if not _PRESENT.isdisjoint(found.quote.casefold().split()) else None


def _found(collection: Collection, source: Input) -> Iterator[Found]:
    """The pages in order, read by several processes where there are many of them."""
    pages = collection.pages(source)
    first = list(islice(pages, IN_ONE_PROCESS + 1))
    jobs = min(4, os.cpu_count() or 1)
    if len(first) <= IN_ONE_PROCESS or jobs == 1:
        yield from (work(collection.page_of, collection.publisher, page) for page in (*first, *pages))
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Found]] = deque()
        for page in first:
            waiting.append(pool.submit(work, collection.page_of, collection.publisher, page))
        for page in pages:
            waiting.append(pool.submit(work, collection.page_of, collection.publisher, page))
            if len(waiting) > WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def work(page_of: Callable[[str, bytes], Page | tuple[str, str]], publisher: str | None, raw: Raw) -> Found:
    """One page: its claims of the kinds that are taken from texts, each with the text before and after its quote."""
    name, data = raw
    page = page_of(name, data)
    if isinstance(page, tuple):
        return Found(name, name, unread=page)
    kept = [one for one in statements(page, publisher) if one.found.kind in KINDS]
    return Found(name, page.title, tuple((one, *_around(page, one)) for one in kept), page.subject, page.published)


def _around(page: Page, stated: Stated) -> tuple[str, str]:
    """What stands before and after the quote in its passage, cut at a blank."""
    found, passage = stated.found, stated.passage
    first, last = max(passage.start, found.start - AROUND), min(passage.end, found.end + AROUND)
    before, after = page.text[first : found.start], page.text[found.end : last]
    if first > passage.start:
        before = before[before.find(" ") + 1 :]
    if last < passage.end and " " in after:
        after = after[: after.rfind(" ")]
    return before, after
