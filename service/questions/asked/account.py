"""Whether a reading accounts for every word of the question: which words it covers, which are left unread, and what is said of those."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from legation.service.answers.asked import Reading
from legation.service.questions.asked.english import Words, english
from legation.service.questions.asked.mentions import Mention, mentions
from legation.service.questions.asked.names import Names, clean, region_named
from legation.service.questions.asked.times import Times

_TOKEN = re.compile(r"@\d+|[^\s,;:!?\"“”()\[\]–—→&/|%]+")
_EDGE = ".'’‘-"
_OWN = re.compile(r"['’]s?$")
_BLOC = re.compile(r"@(\d+)(?:'s)? (?:members?|countries|country|states?|nations?|governments?)\b")
_NEGATIVE = frozenset(
    [
        "not",
        "no",
        "never",
        "n't",
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "aren't",
        "wasn't",
        "refuse",
        "refuses",
        "refused",
        "without",
        "nobody",
        "none",
    ]
)
_NUMBERED = {
    "arms-check": r"[\d.]+",
    "arms-suppliers": r"\d{1,2}",
    "arms-recipients": r"\d{1,2}",
    "claims": r"[\d.]+",
    "accreditations": r"\d+",
    "arms-flows": r"\d+",
    "arms-matrix": r"\d{1,2}",
    "votes-resolution": r".*\d.*",
    "table": r"\d+",
}
"""Questions that numbers have a meaning in."""
_OF_MEMBERS = frozenset({"tie", "history"})
_ANY_TIME = frozenset({"party"})
"""Questions whose answers tell of every time: what of a party began and ended when."""
_MEMBERS = {"member", "members", "membership"}
_FREE = ("publisher", "title", "resolution", "scope", "rank", "also")
"""Slots whose words are taken as they are: the form that has them has a place for them."""


@dataclass(frozen=True, slots=True)
class Account:
    """The words of a question that its readings use and those that they do not, in the order of the text."""

    covers: list[str]
    unread: list[str]


def account(
    heard: tuple[str, Sequence[Mention], Sequence[str]], said: Mapping[str, str], found: Sequence[Reading], names: Names, times: Times
) -> Account:
    """What `found` makes of a question without its times: `heard` is the text with its mentions, `said` the words by slot.

    A mention counts where its party, region or organisation stands in a reading; a word where the question has a meaning for it.
    """
    marked, mentioned, _ = heard
    known = [english().questions[one.question] for one in found if one.question in english().questions]
    queries = [(urlsplit(one.address).path, parse_qs(urlsplit(one.address).query)) for one in found]
    values = {value.casefold() for path, query in queries for parts in (path.split("/"), *query.values()) for value in parts}
    parties = {one.id for reading in found for one in reading.parties}
    called = {one.name.casefold() for reading in found for one in reading.parties}  # Micronesia is a region and a state
    negative = any(query.get("holds") == ["no"] for _, query in queries)
    in_slots = _slot_words(said, names)
    titles = {one.said for slot in _FREE if slot in said for one in mentions(f"of {said[slot]}", Names())[1]}
    if names.placed is not None:
        titles |= {one.said for one in mentions(f"of {names.placed}", Names())[1]}
    if any(query.get("kind") == ["arms_share"] for _, query in queries):
        known.append(english().questions["arms-check"])
    if any(name.endswith("bloc") for _, query in queries for name in query):
        in_slots |= _MEMBERS
    covers: list[str] = []
    unread: list[str] = []
    for token in _TOKEN.findall(marked):
        if token.startswith("@"):
            one = mentioned[int(token[1:])]
            (covers if one.said in titles or _used(one, values, parties, called) else unread).append(_name(one))
            continue
        word = token.strip(_EDGE).casefold().replace("’", "'")
        bare = _OWN.sub("", word)
        if not bare or bare in english().small or word in english().small:
            continue
        used = any(bare in words or word in words for words in known) or bare in in_slots or word in in_slots
        used = used or ("-" in bare and all(part in in_slots for part in bare.split("-")))
        used = used or (negative and (word in _NEGATIVE or word.endswith("n't")))
        used = used or any(re.fullmatch(_NUMBERED[one.question], bare) for one in found if one.question in _NUMBERED)
        (covers if used else unread).append(word)
    unread += _years_left(times, found) or _deeds_in_force(covers, times, found)
    blocs = {
        value for _, query in queries for name, several in query.items() if name.endswith(("bloc", "organisation")) for value in several
    }
    if not any(one.question in _OF_MEMBERS for one in found):
        for match in _BLOC.finditer(marked):  # the states of an organisation, where the reading is about the organisation itself
            one = mentioned[int(match[1])]
            if one.party is not None and one.party.kind == "organization" and one.party.id not in blocs:
                unread.append(f"members of {one.party.name}")
    return Account(covers, unread)


def _years_left(times: Times, found: Sequence[Reading]) -> list[str]:
    """The years or the day of the question that no reading asks for."""
    if any(one.question in _ANY_TIME for one in found):
        return []
    asked = " ".join(one.address for one in found)
    if times.on and all(one.question.startswith("arms-") and one.question != "arms-editions" for one in found):
        return [times.month or times.on]
    said = [str(year) for window in times.windows for year in window[:2]] + ([times.on[:4]] if times.on else [])
    said += [times.known_on] if times.known_on else []
    if len(times.windows) > 1 and all("valid_on=" in one.address for one in found):  # of a day: each time that is said, not one of them
        return [str(window.last) for window in times.windows if str(window.last) not in asked][:1]
    return [] if not said or any(one in asked for one in said) else said[:1]


def _deeds_in_force(covers: Sequence[str], times: Times, found: Sequence[Reading]) -> list[str]:
    """The verbs of a deed that was done at a time, where all readings hold what was in force then."""
    if not (times.windows or times.on) or not all("valid_on=" in one.address for one in found):
        return []
    done = [english().done[one.question] for one in found if one.question in english().done]
    return [word for word in covers if any(word in words for words in done)]


def _used(one: Mention, values: set[str], parties: set[str], called: set[str]) -> bool:
    if one.region is not None:
        return one.region.casefold() in values or any(one.region in party for party in parties) or one.said.casefold() in called
    if one.party is None:
        return False
    return one.party.id in parties or one.party.id.casefold() in values or one.said.casefold() in values or one.party.id == "UN"


def _name(one: Mention) -> str:
    return one.party.name if one.party is not None else one.region or one.said


def _slot_words(said: Mapping[str, str], names: Names) -> set[str]:
    """The words of names that a reading was made from, though they are no mention: other spellings, slips, capitals, cities."""
    found: set[str] = set()
    for slot, text in said.items():
        bare = clean(text)
        words = {_OWN.sub("", word.strip(_EDGE).casefold()) for word in _TOKEN.findall(text)}
        if (
            slot in _FREE
            or (
                slot in ("a", "b", "region", "bloc")
                and (names.exact(bare) or names.spoken(bare) or names.city(bare) or region_named(bare) or _slip(bare, names))
            )
            or (slot in ("a", "b") and names.placed == bare)
        ):
            found |= words
    return found


def _slip(bare: str, names: Names) -> bool:
    """Whether a text was read as the party whose name it nearly is."""
    return any(note.startswith(f"“{bare}” was read as ") for note in names.notes)


def sentence(unread: Sequence[str], strange: Sequence[str] = ()) -> str:
    """What is said of words that nothing was read from: of the first that a kind is known of, else of all."""
    for words, says in english().unread:
        for word in unread:
            if word.casefold() in words:
                return says.format(word, word) if says.count("{}") == 2 else says.format(word)
    if not unread:
        return "Its words are known, but not what they ask together. Say who did what to whom, and when."
    if all(word.isdigit() and len(word) == 4 for word in unread):
        return f"“{unread[0]}” is a time that the nearest question has no place for: ask of one time only, or without a time."
    quoted = ", ".join(f"“{word}”" for word in unread[:5])
    return f"{quoted} {'has' if len(unread) == 1 else 'have'} no meaning in the question that this comes near to."


__all__ = ["Account", "Words", "account", "sentence"]
