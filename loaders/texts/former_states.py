"""The states that there were on the day of a claim: texts of today call former ones by the name of their heir."""

from __future__ import annotations

import re
from dataclasses import replace

from legation.extraction.model import FoundClaim
from legation.graph.parties import register
from legation.graph.time import When, parse
from legation.loaders.frame.present_names import FORMER_STATE, PREDECESSORS, bearer, older_than

EARLIER = {"COL": ("XGC",), "TUR": ("XOT",), "AUT": ("XAH",), "HUN": ("XAH",), "SUN": ("RUS",)}
"""Parties whose name texts use for the state before them too, beside `PREDECESSORS`."""
DIVIDED = {
    "DEU": (
        "1949-10-07",
        "1990-10-02",
        re.compile(r"\b(?i:embass\w+|legations?|missions?) (?:\w+ ){0,3}in (?:East )?Berlin|\bEast German|\bGDR\b|\bDDR\b"),
    ),
    "AUT": ("1938-03-13", "1945-04-27", re.compile(r"\b\w+")),
    "VNM": ("1949-06-14", "1976-07-01", re.compile(r"\bSaigon\b|\bSouth Vietnam|\bRepublic of Vietnam")),
    "KOR": ("1948-08-15", None, re.compile(r"\bPyongyang\b")),
    "PRK": ("1948-08-15", None, re.compile(r"\bSeoul\b")),
    "YEM": ("1967-11-30", "1990-05-21", re.compile(r"\bAden\b|\bSouth Yemen")),
    "CHN": (
        "1949-10-01",
        None,
        re.compile(r"\bTaipei\b|\bTaiwan\b|(?<!People’s )(?<!People's )\bRepublic of China\b|\bROC\b|\bChongqing\b"),
    ),
    "TWN": ("1949-10-01", None, re.compile(r"\bBeijing\b|\bPeking\b")),
}
"""States of a divided country that share its name, and Austria within Germany: first and last day (as in the register), and words by which
the other one is meant; any time where the claim has none."""
_PEOPLES = re.compile(r"\bPeople['’]s Republic|\bPRC\b|\bP\.R\.C\.|\bBeijing\b|\bPeking\b")
_YEAR = re.compile(r"\b(?:1[789]|20)\d\d\b")


def on_its_day(found: FoundClaim, subject: str | None, doubt: str | None, around: str) -> tuple[FoundClaim, str | None]:
    """The claim between the states that there were on its day, and the doubt that remains.

    The page's own former state (`subject`) stands for its heir, a union for its member of now. `around` is the text of the passage, whose
    years tell of a claim without a time whether its party can be the one of now.
    """
    when = parse(found.when) if found.when else None
    ends = [found.subject, found.object]
    if subject is not None and subject not in ends and subject in register():
        mine = register().get(subject)
        heirs = {heir.other for heir in mine.successors}
        if mine.end and (when is None or when.earliest is None or mine.last_day is None or when.earliest <= mine.last_day):
            ends = [subject if party in heirs else party for party in ends]
    if when is not None:
        ends[0] = _bearer(ends[0], ends[1], when)
        if not found.kind.startswith("recogni"):  # a new state that is recognised is not what it was part of the day before
            ends[1] = _bearer(ends[1], ends[0], when)
        doubt = doubt or next((why for party in ends if (why := _not_then(party, when) or _begins_then(party, when))), None)
    elif found.rule != "page.mark":  # a mark is of the day of the page
        doubt = doubt or next((why for party, other in (ends, ends[::-1]) if (why := _may_be_former(party, other, around))), None)
    doubt = doubt or next((why for party in ends if (why := _divided(party, ends, found, when))), None)
    if ends[0] == ends[1]:
        return found, doubt or "on its day both were one state"
    return replace(found, subject=ends[0], object=ends[1]), doubt


def _bearer(party: str, other: str, when: When) -> str:
    """The party that bore `party`'s name at `when`."""
    if party not in register():
        return party
    found = bearer(party, other, when)
    if found != party or not _not_then(party, when):
        return found
    return next((former for former in EARLIER.get(party, ()) if former != other and not _not_then(former, when)), party)


def _not_then(party: str, when: When) -> str | None:
    """Why `party` cannot have acted at `when`: it lies before its first day or after its last.

    A state that no other one went before may have dealt with others for some years before its first day (`older_than`).
    """
    if party not in register():
        return None
    held = register().get(party)
    first = parse(held.begin).earliest if held.begin else None
    if not held.predecessors:
        if begin := older_than(party, when):
            return f"{party} begins in {begin}"
    elif first is not None and when.latest is not None and when.latest < first:
        return f"{party} begins in {held.begin}"
    last = held.last_day
    return f"{party} ended on {last.isoformat()}" if last and when.earliest and when.earliest > last else None


def _begins_then(party: str, when: When) -> str | None:
    """Whether a party that took another's name began within a time that is no day: it may have been before."""
    if party not in PREDECESSORS and party not in EARLIER and party not in FORMER_STATE:
        return None
    begin = register().get(party).begin
    first = parse(begin).earliest if begin else None
    if first is None or when.earliest is None or when.latest is None or when.earliest == when.latest:
        return None
    inside = when.earliest < first <= when.latest or (party in FORMER_STATE and when.earliest == first)
    return f"{party} begins in {begin}, within its time" if inside else None


def _may_be_former(party: str, other: str, around: str) -> str | None:
    """Whether a claim without a time may be of the state before: no year near it, or one of those when that one was."""
    for former in PREDECESSORS.get(party, ()):
        held, begin = register().get(former), register().get(other).begin if other in register() else None
        last, first = held.last_day, parse(begin).earliest if begin else None
        if (last is not None and first is not None and first.year >= last.year) or other in {heir.other for heir in held.successors}:
            continue
        years = [int(year) for year in _YEAR.findall(around)]
        if last is not None and (not years or min(years) <= last.year):
            return f"without a time it may be of {former}"
    return None


def _divided(party: str, ends: list[str], found: FoundClaim, when: When | None) -> str | None:
    """Whether the words mean the other state of a divided country."""
    if party not in DIVIDED:
        return None
    first, last, words = DIVIDED[party]
    begin, end = parse(first).earliest, parse(last).latest if last else None
    if when is not None and begin is not None and when.latest is not None and when.latest < begin:
        return None
    if when is not None and end is not None and when.earliest is not None and when.earliest > end:
        return None
    other = {"CHN": "TWN", "TWN": "CHN", "KOR": "PRK", "PRK": "KOR"}.get(party)
    if other in ends:
        return None
    if party == "CHN" and _PEOPLES.search(found.quote):
        return None
    return f"its words may mean another state than {party} ({word.group()})" if (word := words.search(found.quote)) else None
