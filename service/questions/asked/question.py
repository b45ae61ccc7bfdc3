"""What a question in words asks: the question of the catalogue that answers it, with its parameters, and the view that shows it.

A grammar of our own: it reads the forms in `grammar` and says so where it cannot. The same words always give the same reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from pydantic import Field

from legation.graph.claims import today
from legation.graph.errors import InputError
from legation.graph.parties import register
from legation.graph.parties.model import PARTY_NAMES
from legation.graph.parties.text import fold
from legation.graph.places import cities_called
from legation.graph.store import Store
from legation.service import declaration
from legation.service.answers.asked import Asked, Reading
from legation.service.parameters import Text
from legation.service.questions.arms.registers import registers
from legation.service.questions.asked.account import account, sentence
from legation.service.questions.asked.by_words import by_words
from legation.service.questions.asked.english import english, in_order
from legation.service.questions.asked.follow import follow
from legation.service.questions.asked.grammar import EXAMPLES, forms
from legation.service.questions.asked.mentions import Mention, mentions
from legation.service.questions.asked.names import Names
from legation.service.questions.asked.others import language_of, recognised
from legation.service.questions.asked.periods import named_periods
from legation.service.questions.asked.readers import READ
from legation.service.questions.asked.times import Times, read_times
from legation.service.questions.asked.words import Words, reading
from legation.service.questions.common.period import FIRST_YEAR, Window

LENGTH = 5
"""Years of the window where the words name none, up to the last year that a loaded register holds."""
_CLAIM = re.compile(r"[0-9a-f]{20}")
_TYPED = str.maketrans({"‘": "'", "’": "'", "‑": "-", "−": "-", "\u00a0": " "})
_MOST_NOTES = 2
_MOST_TRIED = 12
"""Readings of one question that are looked at; the nearest come first."""
_MOST_PLACES = 50
_WHEN = re.compile(r"^(?:in |on )?(?:which|what) (?:year|month|day|date) (?=(?:did|do|does|was|were|is|are|has|have|had)\b)", re.IGNORECASE)
"""Asks when, of one deed: its date is in the answer, as precise as a source gives it."""
_ASIDE = re.compile(
    r"\s+(?:(?:and|but) (?:who|does anybody|does anyone) (?:disputes?|denies|deny|contests?) (?:it|this|that|them)"
    r"|(?:in|by|with) (?:your|our|the|this|its) (?:data|graph|database|members of each year|members as of each year)"
    r"|with members as of each year|with (?:citations?|sources?|references)|with (?:its|their) (?:sources?|citations?)"
    r"|please|alone|only in that year|at all|anywhere(?: in the world)?)$",
    re.IGNORECASE,
)
"""What people add and every answer gives anyway: who disputes it, sources, the whole world."""
_WHY = re.compile(
    r"^(?:why do (?:you|we) (?:say|think|believe) (?:that )?|how do (?:you|we) know (?:that )?|(?:what is the |the )?(?:evidence"
    r"|proof|source) (?:for|that|of) )",
    re.IGNORECASE,
)
"""What asks for the evidence of something: every answer gives its claims and sources."""
_BY_WORDS = "The question was read by its key words."
_PLAIN = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"^(?:please )?(?:(?:can|could|would) (?:you|we|i) )?(?:please )?(?:tell|show|give|find|list|get|name|explain|say|see|look up)"
         r"(?: me| us)?(?: all)?(?: about)? ", ""),
        (r"^(?:i (?:want|need|would like|['’]d like)|we (?:want|need)) (?:to (?:know|see|find(?: out)?) )?", ""),
        (r"^(?:do you know|any idea|i wonder|let me know) ", ""),
        (r"^(?:is|are|was|were) there (?:still |ever |currently )?(?:an? |any |some )?", ""),
        (r"^(?:what|who|which) (?:is|are|was|were|['’]s) the ", "the "),
        (r"^what (?:is|was) (?=.+['’]s? share )", ""),
        (r"\b(?:weapons|weaponry|armaments|weapon|military equipment)"
         r" (?=(?:imports?|exports?|suppliers?|customers?|recipients?|sales|purchases)\b)",
         "arms "),
        (r"\(\s*\)", ""),
        (r"\barms purchases\b", "arms imports"),
        (r"\barms sales\b", "arms exports"),
        (r"\b(?:has|have|had) been (?=\w+ing\b)", "is "),
        (r"\b(?:diplomatic )?(?:relations|ties) (?=(?:been )?(?:established|severed|restored|cut|broken))", "relations "),
    )
)  # fmt: skip
"""What people say around a question, and other words for what the forms know."""
_POLITE = 3
"""How many of them, from the first, are only said around it."""


@declaration.question("/v1/question", "What a question in words asks", tag="system", long=True, statuses=())
def question(
    store: Store,
    q: Annotated[Text, Field(description="a question in English", examples=["Who armed Azerbaijan in 2016–2020?"])],
    context: Annotated[
        Text | None,
        Field(description="the question before, which “and recipients?” goes on from", examples=["Who armed Azerbaijan in 2016–2020?"]),
    ] = None,
) -> Asked:  # fmt: skip
    """The question of this API that answers it, with its parameters, and the explorer's view that shows it. A small grammar, no model:
    the same words always give the same reading. A reading accounts for every word; where one is left over, there is no reading, `notes`
    say which word and why, and `choices` have the nearest question, which is not taken.

    What the words `q` ask. A question that cannot be read has no reading, a note and examples. Raises InputError for no words.

    Names are those of the years that the words name; a nearly right name is read as the nearest, with a note.
    """
    text = " ".join(q.translate(_TYPED).replace(",", " ").split()).strip(" ?!.¿¡")
    if not text:
        raise InputError("ask something", place="q")
    if _CLAIM.fullmatch(text):
        one = reading(f"Claim {text}", "claim", [], (f"/v1/claims/{text}", {}), (f"/claim/{text}", {}))
        return Asked(q=q, readings=[one], notes=[], choices=[], examples=list(EXAMPLES))
    if language := language_of(q, Names()):
        known = recognised(text, Names())
        of_it = f" Recognised: {', '.join(known)}." if known else ""
        return _refused(q, [f"English only: this seems to be in {language}.{of_it}"])
    whole, stopped = follow(text, context)
    if stopped:
        return _refused(q, [stopped])
    text = " ".join(whole.translate(_TYPED).replace(",", " ").split()).strip(" ?!.")
    said_before = [f"Read as: {text}."] if context is not None and whole != q else []
    periods = named_periods(store, text)
    if periods.stopped:
        return _refused(q, [periods.stopped])
    found = _read(store, q, periods.text)
    found.notes[:0] = [*said_before, *periods.notes]
    return found


def _refused(q: str, notes: list[str], choices: list[Reading] | None = None) -> Asked:
    return Asked(q=q, readings=[], notes=["This question could not be read.", *notes], choices=choices or [], examples=list(EXAMPLES))


def _read(store: Store, q: str, text: str) -> Asked:
    """The reading of a text whose periods are years."""
    rest, times = read_times(text)
    latest, shared = _latest(store)
    present = today().year
    if times.windows and min(window.first for window in times.windows) > present:
        return _refused(q, [f"{times.windows[0].first} is yet to come; what sources record is answered here."])
    if times.known_on and (late := latest.last - int(times.known_on[:4]) + 1) > 0:
        latest = Window(latest.first - late, latest.last - late)  # what had been published by then ends with the year before
    notes: list[str] = []
    rest = rest.strip(" ?!.,")
    rest = _WHEN.sub("when ", _WHY.sub("", rest))
    while (shorter := _ASIDE.sub("", rest).strip(" ?!.,")) != rest:
        rest = shorter
    for pattern, _ in _PLAIN[:_POLITE]:
        rest = pattern.sub("", rest)
    if not rest and times.known_on and times.windows:  # "what did we believe on … about 2015–19"
        rest = "who armed whom"
    heard = Names(window=times.windows[0] if times.windows else None, on=times.day)
    mentioned = mentions(rest, heard)
    choices: list[Reading] = []
    left: list[str] = []
    for tried, (asks, said, remark) in enumerate(_candidates(in_order(rest), heard)):
        if tried >= _MOST_TRIED:
            break
        names = Names(window=heard.window, on=heard.on, notes=list(remark))
        words = Words(said, times, latest, names, text, partial(_place, store), shared)
        found = READ[asks](words)
        if not found:
            notes += [note for note in names.notes if note not in (*notes, *remark)]
            continue
        readings = found if isinstance(found, list) else [found]
        if (past := _past(readings, times, latest)) and (again := READ[asks](replace(words, latest=past))):
            readings, latest = again if isinstance(again, list) else [again], past
        if (last := _last_day(readings, times)) and (again := READ[asks](replace(words, times=replace(times, on=last[1])))):
            readings = again if isinstance(again, list) else [again]
            names.notes.append(f"{last[0]} ended: its last day, {last[1]}, is asked about.")
        if not (times.windows or times.on) and (stale := _former(mentioned[1], readings, text)):
            return _refused(q, [stale], readings)
        taken = account(mentioned, said, readings, names, times)
        for one in readings:
            one.covers, one.unread = taken.covers, taken.unread
        if not taken.unread:
            said_of_years = _about_years(readings, times, latest)
            return Asked(q=q, readings=readings, notes=names.notes + said_of_years, choices=[], examples=list(EXAMPLES))
        if not choices or len(taken.unread) < len(left):
            choices, left = readings, taken.unread
    if choices:
        return _refused(q, [sentence(left)], choices)
    notes += [note for note in heard.notes if note not in notes]
    return _refused(q, notes[:_MOST_NOTES] or [sentence(_content(mentioned[0]))])


def _content(marked: str) -> list[str]:
    """The words of a text that no question has a meaning for."""
    words = [word.strip(" ?!.,'\"“”()") for word in marked.split()]
    known = english().questions.values()
    return [
        word for word in words
        if word and not word.startswith("@") and word not in english().small and not any(word in one for one in known)
    ]  # fmt: skip


def _candidates(rest: str, names: Names) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """What the words may ask, best first, with what is to be said about it: by the forms, by the forms without what stands around a
    question, by the key words."""
    for asks, said in forms(rest):
        yield asks, said, []
    bare = _bare(rest)
    if bare != rest:
        for asks, said in forms(bare):
            yield asks, said, []
    left = [word for word in bare.split() if re.search(r"\d{3}", word)]
    for asks, said in by_words(bare, names):
        yield asks, said, [_BY_WORDS, *(f"“{word}” was not read as a time." for word in left)]


def _bare(text: str) -> str:
    """A question without the politeness and the verb before what it is about, in the words that the forms know."""
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return " ".join(text.split()).strip(" ?!.,")


def _place(store: Store, text: str) -> str | None:
    """The name under which most sources place missions in the city that a text names in full."""
    key = text.casefold()
    rows = store.read("ask/place_names", {"start": key, "limit": _MOST_PLACES}) if key else []
    found = next((row["place"] for row in rows if row["place"].casefold() == key), None)
    return found or next((city.name for city in cities_called(text)), None)


_ON_A_DAY = frozenset({"tie", "missions", "recognition", "accreditations"})
"""Questions of what holds on a day, which of an ended party is nothing today."""


_OF_TODAY = _ON_A_DAY | {"sanctions", "protecting-powers"}
_TODAY = re.compile(r"\b(?:now|today|currently|still|ever)\b", re.IGNORECASE)


def _former(mentioned: Sequence[Mention], found: list[Reading], text: str) -> str | None:
    """What is said of a name that a party no longer bears, where what holds today, or in the latest years, would be answered: Rhodesia's
    sanctions are not those on Zimbabwe today. None where every name is borne or the answer is not of a day."""
    of_today = any(one.question in _OF_TODAY or "from=" in one.address for one in found)  # none are said: the latest years
    if not of_today or _TODAY.search(text):
        return None
    bare = text.replace("'s", " ")
    said = f" {fold(bare)} "
    for party in (one.party for one in mentioned if one.party is not None):
        borne, past = _past_names().get(party.id, (frozenset(), {}))
        for name, last in past.items():
            if f" {name} " in said and not any(f" {name} " in f" {whole} " and f" {whole} " in said for whole in borne):
                return f"{party.name} has not been called “{name.title()}” since {last}. Say a time when it was, or the name of today."
    return None


@cache
def _past_names() -> dict[str, tuple[frozenset[str], dict[str, int]]]:
    """By party: its names of today, and its former ones with their last year; all folded."""
    found: dict[str, tuple[set[str], dict[str, int]]] = {}
    for text, id_, kind, _, last in register().surface_names():
        if kind in PARTY_NAMES:
            borne, past = found.setdefault(id_, (set(), {}))
            if last is None:
                borne.add(fold(text))
            elif kind == "former":
                past[fold(text)] = last.year
    return {id_: (frozenset(borne), {name: past[name] for name in past.keys() - borne}) for id_, (borne, past) in found.items()}


def _last_day(found: list[Reading], times: Times) -> tuple[str, str] | None:
    """An ended party by name and its last day, where what held of it is asked and no time is said."""
    if times.windows or times.on or len(found) != 1 or found[0].question not in _ON_A_DAY:
        return None
    ends = sorted((end.isoformat(), ref.name) for ref in found[0].parties if (end := register().get(ref.id).last_day))
    return (ends[0][1], ends[0][0]) if ends else None


def _past(found: list[Reading], times: Times, latest: Window) -> Window | None:
    """The last years of a party that had ended before the latest ones, where the words name no years."""
    ends = [end.year for one in found for ref in one.parties if (end := register().get(ref.id).last_day)]
    if times.windows or times.on or not ends or min(ends) >= latest.first:
        return None
    return Window(max(min(ends) - LENGTH + 1, FIRST_YEAR), min(ends))


def _about_years(found: list[Reading], times: Times, latest: Window) -> list[str]:
    """Which years count where the words name none, or more than a question takes."""
    one = found[0]
    asked = parse_qs(urlsplit(one.address).query)
    if len(found) == 1 and len(times.windows) > 1 and "later_from" not in asked:
        years = sorted({*asked.get("from", []), *asked.get("to", [])})
        if years and int(years[-1]) < max(window.last for window in times.windows):
            return [f"Only {'–'.join(years)} is asked about; ask again for the other years."]
    if times.windows and times.goes_on and f"to={latest.last}" in one.address and times.windows[0].last > latest.last:
        return [f"The registers that are loaded end with {latest.last}: {times.windows[0].first}–{latest.last} is asked about."]
    if times.windows or times.on or not any(f"from={latest.first}&" in one.address and "/v1/tables/" not in one.address for one in found):
        return []
    ended = [ref.name for one in found for ref in one.parties if (end := register().get(ref.id).last_day) and end.year == latest.last]
    of = f"last {LENGTH} of {ended[0]}" if ended else f"latest {LENGTH} of a loaded register"
    return [f"No years were named: {latest.first}–{latest.last} are the {of}."]


def _latest(store: Store) -> tuple[Window, Window | None]:
    """The latest years for which a loaded register has everybody's trade by year, else by order, else any, else up to last year; and the
    latest that two such editions have."""
    loaded = registers(store)
    yearly = [one.last for one in loaded if one.everybody and one.yearly]
    lasts = sorted(yearly or [one.last for one in loaded if one.everybody] or [one.last for one in loaded]) or [today().year - 1]
    return _up_to(lasts[-1]), _up_to(lasts[-2]) if len(lasts) > 1 else None


def _up_to(last: int) -> Window:
    return Window(last - LENGTH + 1, last)
