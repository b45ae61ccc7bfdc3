"""What tidy tables are made of, read in a few large reads: intervals of states, yearly deliveries, voting positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from legation.graph.claims import mission_track
from legation.graph.states.episodes import Episode, level_of
from legation.graph.store import Row, Store, chunks
from legation.service.questions.arms.flows import about_lacking
from legation.service.questions.arms.registers import Register, Role, registers
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.period import Window
from legation.service.questions.common.state_as_of import stand
from legation.service.questions.common.world import TRACKS_A_READ

Pair = tuple[str, str]


class Span(NamedTuple):
    """An episode's bounds as ISO days; None is open."""

    earliest: str | None
    begin_latest: str | None
    end_earliest: str | None
    latest: str | None
    none_from: str | None = None
    doubt_from: str | None = None
    doubt_to: str | None = None


def spans(store: Store, statement: str, asof: AsOf, *, ordered: bool, mission: str | None = None) -> dict[Pair, list[Span]]:
    """The episodes of every pair; pairs are (subject, object) if `ordered`, else in alphabetical order. `mission` keeps one class."""
    found: dict[Pair, list[Span]] = defaultdict(list)
    late: set[str] = set()
    wanted = mission_track(mission, None)[0] if mission else None
    for row in store.read(statement, timeout=120):
        if wanted is not None and row["track"].split("|")[3] != wanted:
            continue
        if asof.known_on is not None and (row["known_last"] or "9999") > asof.known_on:
            late.add(row["track"])
        elif row["modality"] == "done":
            found[_pair(row["subject"], row["object"], ordered)].append(_drawn(row))
    for part in chunks(sorted(late), TRACKS_A_READ):
        for one in stand(store, part, asof).found:
            pair = _pair(one.subject, one.object or "", ordered)
            for episode in one.episodes:
                found[pair].append(_bounds(episode))
    return found


def _drawn(row: Row) -> Span:
    """The bounds of an episode that is drawn as an edge."""
    return Span(*(row[name] for name in Span._fields))


def _bounds(one: Episode) -> Span:
    return Span(one.begin.earliest, one.begin.latest, one.end.earliest, one.end.latest, one.none_from, *(one.doubt or (None, None)))


def _pair(a: str, b: str, ordered: bool) -> Pair:
    return (a, b) if ordered or a <= b else (b, a)


def by_year(episodes: Iterable[Span], days: Sequence[str], none: str) -> list[str]:
    """Whether any episode holds on each day: yes, possibly, unknown, no; `none` throughout where there is no episode."""
    values: list[int] = [-1] * len(days)
    for earliest, begin_latest, end_earliest, latest, none_from, doubt_from, doubt_to in episodes:
        undated = earliest is None and begin_latest is None and end_earliest is None and latest is None
        begun = earliest or begin_latest
        for at, day in enumerate(days):
            if undated:
                mark = 1
            elif begun is not None and day < begun:
                mark = 0 if none_from is not None and day >= none_from else 1
            elif latest is not None and day > latest:
                mark = 0
            else:
                sure = (begin_latest is None or day >= begin_latest) and (end_earliest is None or day <= end_earliest)
                mark = 3 if sure and not (doubt_from is not None and doubt_to is not None and doubt_from < day < doubt_to) else 2
            if mark > values[at]:
                values[at] = mark
    return [_MARKS[value] if value >= 0 else none for value in values]


_MARKS = ("no", "unknown", "possibly", "yes")


LEVELS = (
    "embassy", "nunciature", "legation", "liaison_office", "interests_section", "representative_office", "permanent_mission",
    "consulate_general", "consulate", "trade_office", "honorary_consulate",
)  # fmt: skip
"""Types of mission, the highest first."""
_RANK = {name: place for place, name in enumerate(LEVELS)}


def mission_levels(store: Store, asof: AsOf) -> dict[Pair, dict[str, list[Span]]]:
    """The episodes of the missions of every (sender, host) by type; what names no type is left out."""
    found: dict[Pair, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    late: set[str] = set()
    for row in store.read("ask/world/HAS_MISSION_IN", timeout=120):
        if asof.known_on is not None and (row["known_last"] or "9999") > asof.known_on:
            late.add(row["track"])
        elif row["mission"] and row["modality"] == "done":
            found[row["subject"], row["object"]][row["mission"]].append(_drawn(row))
    for part in chunks(sorted(late), TRACKS_A_READ):
        for one in stand(store, part, asof).found:
            for episode in one.episodes:
                if level := level_of(episode):
                    found[one.subject, one.object or ""][level].append(_bounds(episode))
    return found


def level_by_year(levels: dict[str, list[Span]], days: Sequence[str]) -> list[str]:
    """The highest type that surely holds on each day; else the highest that may, with a question mark; else none, or unknown."""
    values = ["unknown"] * len(days)
    ranks = [len(LEVELS) * 3] * len(days)
    for level in sorted(levels, key=lambda name: _RANK.get(name, len(LEVELS))):
        rank = _RANK.get(level, len(LEVELS) - 1)
        for at, answer in enumerate(by_year(levels[level], days, "unknown")):
            if answer == "no" and values[at] == "unknown":
                values[at] = "none"
            mine = rank if answer == "yes" else rank + len(LEVELS) if answer == "possibly" else None
            if mine is not None and mine < ranks[at]:
                ranks[at], values[at] = mine, level if answer == "yes" else f"{level}?"
    return values


def happened(episodes: Iterable[Span], years: range) -> list[str]:
    """1 for the years in which an episode may have gone on (its first to its last possible day), else 0."""
    values = ["0"] * len(years)
    for earliest, begin_latest, end_earliest, latest, *_ in episodes:
        first, last = earliest or begin_latest, latest or end_earliest
        if first is None:
            continue
        begin, end = int(first[:4]), int(last[:4]) if last is not None else years.stop - 1
        for year in range(max(begin, years.start), min(end, years.stop - 1) + 1):
            values[year - years.start] = "1"
    return values


def listed(pairs: Iterable[Sequence[Span]], years: range) -> list[bool]:
    """The years that a list of events speaks of: from its first to its last. Of others it does not say that there was none."""
    days = [day for episodes in pairs for one in episodes for day in one[:4] if day is not None]
    first, last = (int(min(days)[:4]), int(max(days)[:4])) if days else (1, 0)
    return [first <= year <= last for year in years]


def unlisted_empty(values: Sequence[str], there: Sequence[bool]) -> list[str]:
    """The values, with a 0 left empty in years that the list does not speak of."""
    return [value if value != "0" or known else "" for value, known in zip(values, there, strict=True)]


class Deliveries(NamedTuple):
    """Yearly TIV by (supplier, recipient), each year from the registers that hold it."""

    tiv: dict[Pair, dict[int, float]]
    by_year: dict[int, list[Register]]
    says: list[str]

    @property
    def source(self) -> str | None:
        """The register of the last year that any holds; None where none does."""
        return self.by_year[max(self.by_year)][-1].id if self.by_year else None

    @property
    def lacked(self) -> frozenset[str]:
        """Parties whose trade one of the registers leaves out in some of its years."""
        return frozenset(party for chosen in self.by_year.values() for one in chosen for party, _, _ in one.lacks)

    def plain(self, years: range) -> list[str] | None:
        """The cells of a pair of which no register lists anything, where that is the same for every pair but those that are lacked;
        None where extracts answer."""
        if any(not one.everybody for chosen in self.by_year.values() for one in chosen):
            return None
        return ["0" if year in self.by_year else "" for year in years]

    def of_pair(self, supplier: str, recipient: str, year: int) -> float | None:
        """What went between two parties in a year; 0 where a register that holds all of it lists none, None where none does."""
        found = self.tiv.get((supplier, recipient), {}).get(year)
        if found is not None or not any(_holds(one, supplier, recipient, year) for one in self.by_year.get(year, ())):
            return found
        return 0.0

    def whole(self, party: str, role: Role, year: int) -> bool:
        """Whether a register holds all of a party's imports, or exports, of a year."""
        return any(one.whole(party, role, Window(year, year)) for one in self.by_year.get(year, ()))


def _holds(register: Register, supplier: str, recipient: str, year: int) -> bool:
    own = Window(year, year)
    if {supplier, recipient} & set(register.lacking(own)):
        return False
    return register.whole(recipient, "imports", own) or register.whole(supplier, "exports", own)


def deliveries(store: Store, asof: AsOf, years: range) -> Deliveries:
    """Deliveries by year: each year from the newest register of everybody's trade that gives it by year; where there is none, from
    extracts, of the parties only whose trade they hold."""
    yearly = [one for one in registers(store, asof.known_on) if one.yearly and not one.pieces]
    by_year: dict[int, list[Register]] = {}
    for year in years:
        own = Window(year, year)
        able = [one for one in yearly if one.covers(own)]
        whole = [one for one in able if one.everybody]
        chosen = [max(whole, key=lambda one: (one.fits(own), one.rank))] if whole else sorted(able, key=lambda one: one.age)
        if chosen:
            by_year[year] = chosen
    if not by_year:
        return Deliveries({}, {}, ["No register that gives deliveries of these years by year is loaded: the arms columns are empty."])
    tiv: dict[Pair, dict[int, float]] = defaultdict(dict)
    for one in dict.fromkeys(one.id for chosen in by_year.values() for one in chosen):
        mine = [year for year, chosen in by_year.items() if one in {register.id for register in chosen}]
        (register,) = {found.id: found for found in by_year[mine[0]] if found.id == one}.values()
        asked = {"source": one, "first": mine[0], "last": mine[-1]}
        for row in store.read("ask/yearly_deliveries", asked, timeout=120):
            if row["year"] in by_year and _holds(register, row["subject"], row["object"], row["year"]):
                tiv[row["subject"], row["object"]][row["year"]] = row["tiv"]
    return Deliveries(tiv, by_year, _says(by_year))


def _says(by_year: dict[int, list[Register]]) -> list[str]:
    """Which edition answers for which years, and for whom an extract does."""
    notes = []
    for key, run in groupby(sorted(by_year), key=lambda year: tuple(one.id for one in by_year[year])):
        span = list(run)
        for one in by_year[span[0]]:
            if one.id in key:
                whose = "" if one.everybody else f", an extract that holds the trade of {_whose(one)} only (other cells are empty)"
                notes.append(f"Arms of {span[0]} to {span[-1]} are those of edition {one.edition}{whose}; 0: it lists none.")
                notes += about_lacking(one, Window(span[0], span[-1]))
    return list(dict.fromkeys(notes))


def _whose(register: Register) -> str:
    sides = [
        f"{', '.join(sorted(parties)[:6])} ({role})"
        for parties, role in ((register.recipients, "imports"), (register.suppliers, "exports")) if parties
    ]  # fmt: skip
    return " and ".join(sides) or "no party whole"


def voting(store: Store, asof: AsOf) -> dict[str, dict[int, float]]:
    """Ideal points by party and year; of several claims of one year the one with the lowest id."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for row in sorted(store.read("ask/voting_points", {"known_on": asof.known_on}, timeout=120), key=lambda row: row["id"]):
        found[row["party"]].setdefault(int(row["edtf"][:4]), row["value"])
    return found
