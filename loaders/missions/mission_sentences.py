"""The sentences by which Wikipedia's foreign relations pages state missions, as a small grammar that reads a sentence whole or not at all.

sentence     = statement {". " statement | " while " statement | " and " statement}
statement    = ["Since" DATE ","] PARTY ("has" | "maintains" …) missions [("since" | "opened in" …) DATE]
             | PARTY ("opened" | "closed") DETERMINER TYPE "in" place ("in" | "on") DATE
             | "It" … for the party of the statement before
             | PARTY "is accredited to" PARTY ("from" | "through" …) "its" TYPE "in" place [also]
             | PARTY "is represented in" PARTY ("through" | "by" …) ("its" | "a non-resident") TYPE "in" place [also]
missions     = mission {("," | "and") mission}
mission      = DETERMINER TYPE {"and" DETERMINER TYPE} "in" CITY {("," | "and") CITY}
place        = CITY ["," COUNTRY | "(" COUNTRY ")"]
also         = "and" ("has" | "maintains" | "through") missions
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TYPES = {
    "embassy": "embassy", "embassies": "embassy", "high commission": "embassy", "high commissions": "embassy",
    "consulate general": "consulate_general", "consulates general": "consulate_general", "consulate generals": "consulate_general",
    "general consulate": "consulate_general", "general consulates": "consulate_general",
    "consulate": "consulate", "consulates": "consulate",
    "honorary consulate": "honorary_consulate", "honorary consulates": "honorary_consulate",
    "honorary consulate general": "honorary_consulate", "honorary consulates general": "honorary_consulate",
    "honorary general consulate": "honorary_consulate",
    "interests section": "interests_section", "trade office": "trade_office", "commercial office": "trade_office",
    "liaison office": "liaison_office", "representative office": "representative_office",
    "apostolic nunciature": "nunciature",
}  # fmt: skip
"""Wording (hyphens as blanks) and our type; a high commission is the embassy of one Commonwealth country in another."""

_TYPE = "|".join(sorted(TYPES, key=len, reverse=True)).replace(" ", "[- ]")
_NUMBER = r"(?:an?|its|the|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})"
_HAS = r"(?:currently |also )?(?:has|have|maintains?|operates)"
_VIA = r"(?:from|through|via|by)"
_STATEMENT = re.compile(rf"(?:the )?(?P<who>.{{2,60}}?) {_HAS} (?P<missions>.+)", re.IGNORECASE)
_ACCREDITED = re.compile(
    rf"(?:the )?(?P<who>.{{2,60}}?) is (?:also )?(?:accredited to|represented (?:in|to)) (?:the )?(?P<where>.{{2,60}}?),? {_VIA} "
    rf"(?:(?:its|the|an?) (?P<type>{_TYPE})|(?P<roving>(?:its|an?) non[- ]resident (?:embassy|ambassador))) (?:based |located |resident )?"
    r"in (?P<place>.+)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    rf",? and (?:also )?(?:has|maintains|through|by|via)?\s*(?={_NUMBER}(?: \w+)? (?:honorary|consul|general consul)|consul|honorary)",
    re.IGNORECASE,
)
_MISSION = re.compile(rf"(?:{_NUMBER} )?(?P<type>{_TYPE})\b", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"(?:,? and (?:also )?(?:has |maintains )?|, (?:has |maintains )?)(?=" + _NUMBER + rf" (?:{_TYPE})|(?:{_TYPE})\b)", re.IGNORECASE
)
_COUNTRYWIDE = re.compile(r",? and (?:maintains )?several (?:honorary )?consulates(?:[- ]general)? (?:throughout|across) the country$")
_NEGATED = re.compile(r"\b(?:not|no|never|former|formerly|previously)\b", re.IGNORECASE)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DATE = rf"(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>\d{{4}})"
_SINCE = re.compile(rf"Since {_DATE},? ", re.IGNORECASE)
_OPENED = re.compile(rf",? (?:\(?(?:which (?:was )?)?(?:re)?opened (?:in|on)|\(?since) {_DATE}\)?$", re.IGNORECASE)
_EVENT = re.compile(
    rf"(?:the )?(?P<who>.{{2,60}}?) (?P<what>opened|closed) (?:an?|its|the) (?P<type>{_TYPE}) in (?P<place>.{{2,60}}?),? (?:in|on) {_DATE}",
    re.IGNORECASE,
)
_IT = re.compile(r"^It (?=also |has |maintains |is )")
_STATES = re.compile(r"(?:Trinidad|Antigua|Bosnia|Saint Kitts|São Tomé|Saint Vincent) and (?:the )?\w+")
"""Countries whose names have an "and"."""
_CITY = re.compile(
    r"(?:[Tt]he )?[^\W\d_a-z][\w'’.\-]*(?: (?:[^\W\d_a-z][\w'’.\-]*|de|la|le|el|al|da|do|dos|das|del|des|di|of|en|sur|es|an|den|the|upon))*"
)


class Unread(Exception):
    """A sentence that the grammar does not read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city, and the country that the sentence names with it."""

    city: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Mission:
    """`who` has a mission of `type` in `city` of the other party of the row."""

    who: str
    type: str
    place: Place


@dataclass(frozen=True, slots=True)
class Accreditation:
    """`who` is accredited to `where` from a mission (of `type`) at `seat`."""

    who: str
    where: str
    type: str
    seat: Place


@dataclass(frozen=True, slots=True)
class Event:
    """`who` opened or closed (`kind`) a mission of `type` at `place` on a day, in a month or a year (`when`, EDTF)."""

    who: str
    kind: str
    type: str
    place: Place
    when: str


Statement = Mission | Accreditation | Event


def parse(sentence: str, is_party: Callable[[str], bool]) -> list[Statement]:
    """What a sentence states. `is_party` tells whether a text names one of the two parties of the page's row. Raises Unread."""
    text = sentence.replace("D.C.", "DC").replace("Washington, DC", "Washington DC").replace("–", "-")
    text = " ".join(text.split()).lstrip("* ").rstrip(". ")
    found: list[Statement] = []
    for statement in _split(text, is_party):
        statement = _COUNTRYWIDE.sub("", statement.strip(" .,"))
        if found:
            statement = statement.replace("It ", f"{found[-1].who} ", 1) if _IT.match(statement) else statement
        found += _dated(statement)
    return found


def _split(text: str, is_party: Callable[[str], bool]) -> Iterator[str]:
    """Statements of one text: at full stops, and at "while" or "and" before a party that has something."""
    for part in re.split(r"\. (?=[A-Z])|; ", text):
        begin = 0
        for match in re.finditer(rf",? (?:while|whereas|and) (?=(?:the )?(?P<who>[A-Z].{{1,50}}?) (?:{_HAS}|is) )", part):
            if is_party(match["who"]):
                yield part[begin : match.start()]
                begin = match.end()
        yield part[begin:]


def _dated(text: str) -> Iterator[Statement]:
    """The statements of a text that may say since when, or that a mission was opened or closed."""
    if not _NEGATED.search(text) and (event := _EVENT.fullmatch(text)):
        yield Event(event["who"], f"mission_{event['what'].casefold()}", _type(event["type"]), _place(event["place"]), _edtf(event))
        return
    since, opened = _SINCE.match(text), None
    if since is not None:
        text = text[since.end() :]
    elif (opened := _OPENED.search(text)) is not None:
        text = text[: opened.start()]
    stated = list(_statement(text))
    yield from stated
    alone = stated[0] if len(stated) == 1 else None
    date = since or opened
    if date is not None and isinstance(alone, Mission):
        yield Event(alone.who, "mission_opened", alone.type, alone.place, _edtf(date))
    elif opened is not None:
        raise Unread("other-form")  # one cannot say of which of them the date is


def _edtf(date: re.Match[str]) -> str:
    """A date in words as EDTF; a day without a month is none."""
    if date["month"] is None:
        if date["day"]:
            raise Unread("other-form")
        return date["year"]
    month = f"{date['year']}-{_MONTHS.index(date['month'].casefold()) + 1:02d}"
    return f"{month}-{int(date['day']):02d}" if date["day"] else month


def _statement(text: str) -> Iterator[Statement]:
    if _NEGATED.search(text):
        raise Unread("other-form")
    if match := _ACCREDITED.fullmatch(text):
        place, *also = _ALSO.split(match["place"], maxsplit=1)
        kind = _type(match["type"]) if match["type"] else "embassy"
        yield Accreditation(match["who"], match["where"], kind, _place(place))
        for missions in also:
            yield from _missions(match["who"], missions)
    elif match := _STATEMENT.fullmatch(text):
        yield from _missions(match["who"], match["missions"])
    else:
        raise Unread("other-form")


def _missions(who: str, text: str) -> Iterator[Mission]:
    waiting: list[str] = []
    for part in _SEPARATOR.split(text):
        match = _MISSION.match(part)
        if not match:
            raise Unread("other-form")
        waiting.append(_type(match["type"]))
        rest = part[match.end() :].strip()
        if not rest:
            continue
        inner = re.fullmatch(r"\(?(?:based |located )?in (.+?)\)?", rest)
        if not inner:
            raise Unread("other-form")
        for kind in waiting:
            for place in _places(inner[1], kind):
                yield Mission(who, kind, place)
        waiting = []
    if waiting:
        raise Unread("no-city")


def _type(text: str) -> str:
    return TYPES[text.casefold().replace("-", " ")]


def _places(text: str, kind: str) -> Iterator[Place]:
    """One city, with its country or not, for an embassy; a list of cities for consulates."""
    if kind in ("embassy", "nunciature"):
        yield _place(text)
        return
    *others, last = re.split(r",? and (?:in )?", text)
    if not others and last.count(",") > 1:
        others, last = [last.rpartition(", ")[0]], last.rpartition(", ")[2]
    if len(others) > 1 or "," in last:
        raise Unread("other-place")  # "Burradoo, New South Wales" is one city
    for part in [*(city for group in others for city in group.split(", ")), last]:
        yield Place(_city(part))


def _place(text: str) -> Place:
    match = re.fullmatch(r"(?P<city>[^,()]+?)(?:, (?P<country>[^,()]+)| \((?P<inside>[^,()]+)\))?", text.strip(" ,"))
    if not match:
        raise Unread("other-place")
    country = match["country"] or match["inside"]
    if country and not _STATES.fullmatch(country):
        country = _city(country)
    return Place(_city(match["city"]), country)


def _city(text: str) -> str:
    city = text.strip()
    if not _CITY.fullmatch(city) or len(city) > 40:
        raise Unread("other-place")
    return city.replace("Washington DC", "Washington, D.C.")
