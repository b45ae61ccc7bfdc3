"""Periods that a question names otherwise than by years: short decades, wars, terms of leaders. They become years."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from legation.graph.claims import today
from legation.graph.store import Store
from legation.service.questions.asked.mentions import mentions
from legation.service.questions.asked.names import Names
from legation.service.questions.relations.relations import ties

_TENS = {"fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90, "thirties": 30, "forties": 40}
_SHORT = re.compile(r"(?<![\d.,])(?<!'s )['’]?\b(?P<tens>[3-9]0)['’]?s\b", re.IGNORECASE)
_WORD = re.compile(r"\b(?:nineteen[- ])?(?P<word>" + "|".join(_TENS) + r")\b", re.IGNORECASE)
_WAR = re.compile(
    r"\b(?P<how>during|throughout|in|since|after|before)\s+(?P<war>(?:the|their|its|this)\s+(?:[\w’'–-]+\s+){0,4}?"
    r"(?:wars?|conflict|crisis|occupation|embargo|fighting|revolution)\b(?P<of>\s+(?:between|with|against|of)\s+[A-Z]\S*"
    r"(?:\s+(?:and\s+)?[A-Z]\S*){0,6})?)",
    re.IGNORECASE,
)
_NAMED_WAR = re.compile(
    r"\b(?:during|throughout|in|since|after|before)\s+(?P<war>(?:world war|ww)\s*(?:i{1,2}|[12]|one|two)\b)", re.IGNORECASE
)
_UNDER = re.compile(
    r"\b(?:under|during)\s+(?:(?:president|king|queen|chancellor|prime minister)\s+)?(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})"
    r"(?:['’]s?\s+(?:presidency|term|rule|reign|government|administration))?"
)
_YEARS = re.compile(r"\b(?:1[89]|20)\d\d\b")
_SPAN = "1800/2100"


@dataclass(slots=True)
class Periods:
    """`text` with years in place of named periods, `notes` of what became which years, `stopped`: why it cannot be read, if so."""

    text: str
    notes: list[str] = field(default_factory=list)
    stopped: str | None = None


def named_periods(store: Store, text: str) -> Periods:
    """The text with decades written out, and with the years of wars and leaders' terms that the graph holds."""
    text = _SHORT.sub(lambda found: f"19{found['tens']}s", text)
    text = _WORD.sub(lambda found: f"19{_TENS[found['word'].lower()]}s", text)
    found = Periods(text)
    if (war := _NAMED_WAR.search(text)) and not _YEARS.search(text):
        found.stopped = _unknown_war(war["war"])
    elif (war := _WAR.search(text)) and not _is_pair_of_sides(text, war):
        _war(store, found, war)
    elif under := _UNDER.search(text):
        _term(store, found, under)
    return found


def _is_pair_of_sides(text: str, war: re.Match[str]) -> bool:
    """`Both sides in the war between A and B`: the parties are asked about, not the years."""
    return re.search(r"\bsides\b", text[: war.start()], re.IGNORECASE) is not None


def _war(store: Store, found: Periods, war: re.Match[str]) -> None:
    if _YEARS.search(found.text):  # the years are said; `during their war in 2020`
        if not re.search(r"\bof\b", war["of"] or "") and war["how"].lower() in ("during", "throughout", "in") and war["of"] is None:
            found.text = f"{found.text[: war.start()]} {found.text[war.end() :]}"
        return
    said = re.sub(r"(?<=\w)[–-](?=[A-Z])", " ", war["war"])
    said = re.sub(r"\b(?:wars?|conflict|fighting)\b", "", said, flags=re.IGNORECASE)
    parties = [one.party for one in mentions(said, Names())[1] if one.party is not None]
    if war["how"].lower() not in ("during", "throughout", "in") or len(parties) != 2:
        found.stopped = _unknown_war(war["war"])
        return
    a, b = (one.id for one in parties)
    rows = store.read("ask/between/AT_WAR_WITH", {"subjects": [a, b], "objects": [a, b]})
    years = sorted({(int(row["earliest"][:4]), int(row["latest"][:4])) for row in rows if row["earliest"] and row["latest"]})
    if not years:
        found.stopped = f"This graph holds no war between {parties[0].name} and {parties[1].name}; name the years."
    elif len(years) > 1 and years[-1][0] > years[0][1]:
        several = ", ".join(f"{first}–{last}" for first, last in years)
        found.stopped = f"{parties[0].name} and {parties[1].name} were at war more than once ({several}); name the years."
    else:
        first, last = years[0][0], max(last for _, last in years)
        found.text = f"{found.text[: war.start()]} in {first}–{last} {found.text[war.end() :]}"
        found.notes.append(f"The war of {parties[0].name} and {parties[1].name}: {first}–{last}.")


def _unknown_war(said: str) -> str:
    return f"“{said.strip()}” is no period that this graph knows: it holds wars by the two sides (“the Iran–Iraq war”). Name the years."


def _term(store: Store, found: Periods, under: re.Match[str]) -> None:
    who = re.sub(r"['’]s?$", "", under["who"])
    names = Names()
    if names.exact(who) or names.spoken(who) or re.match(r"\d|(?:January|February|March|April|May|June|July|August|September|October"
                                                         r"|November|December)\b", who):  # fmt: skip
        return
    parties = [one.party for one in mentions(found.text[: under.start()], names)[1] if one.party is not None]
    terms = {(one.name, term) for one in parties for term in _terms(store, one.id, who)}
    if len(terms) != 1:
        several = ", ".join(f"{first}–{last}" for _, (first, last) in sorted(terms))
        of = " or ".join(one.name for one in parties) or "no party"
        found.stopped = f"{who} led {of} more than once ({several}); name the years." if terms else (
            f"This graph holds no term of {who} as leader of {of}; name the years."
        )  # fmt: skip
        return
    ((name, (first, last)),) = terms
    found.text = f"{found.text[: under.start()]} in {first}–{last} {found.text[under.end() :]}"
    found.notes.append(f"{who} led {name} in {first}–{last}.")


def _terms(store: Store, party: str, who: str) -> list[tuple[int, int]]:
    """First and last year of each term of a leader, by the last word of the name or all of it; a term that goes on ends with this year."""
    key = who.casefold()
    found = []
    for state in ties(store, "leaders", party, valid_on=_SPAN, holds=["yes", "no", "possibly", "unknown"]).states:
        person = str(state.details.get("person") or state.track.rsplit("|", 1)[-1]).casefold()
        if person == key or person.split()[-1:] == [key]:
            for one in state.episodes:
                first = re.match(r"\d{4}", one.begins or "")
                last = re.match(r"\d{4}", one.ends or "")
                if first:
                    found.append((int(first[0]), int(last[0]) if last else today().year))
    return found


__all__ = ["Periods", "named_periods"]
