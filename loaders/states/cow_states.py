"""The Correlates of War Project's list of states: who is in its state system, and who in it is a major power, from when to when.

That COW lists a state says nothing about statehood or recognition; the claim is "COW's list has it". The system begins on
1816-01-01 by definition, so a spell from that day begins there. Its last day is no end (`seen_until`).
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.codes import SpellPart, day, parts, split_note
from legation.loaders.frame.cow import LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.live import YEAR, Live, github
from legation.loaders.frame.tables import Form, Row, Unusable, checker, layout_of, records, refused, year

_SPELL = ("stateabb", "ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday", "version")
FORMS = (
    Form("state system membership", (*_SPELL, "statenme")),
    Form("major powers", _SPELL),
    Form("state-years", ("stateabb", "ccode", "year", "version")),
)
_RELEASED = {"2016": "2017", "2024": "2025"}
"""Year in which a version came out: it covers its own year to the last day. COW's site names February 2017 for v2016."""
_CITATION = "Correlates of War Project. State System Membership (v{version}). Online, http://correlatesofwar.org."


def _source(title: str, version: str) -> Source:
    if version not in _RELEASED:
        raise Unusable("unknown-version", f"version is {version[:40]!r}; known are {', '.join(_RELEASED)}: a list's last day depends on it")
    citation = _CITATION.format(version=version)
    return cow_source(title, version, _RELEASED[version], citation, "cow_states", "state-system-membership")


def read(source: Input) -> Iterator[Item]:
    """Claims of one of the three forms."""
    form = layout_of(source, FORMS).form.name
    if form == "state-years":
        yield from _state_years(source)
        return
    kind = "major_power" if form == "major powers" else "state_system"
    title = "Major Powers" if form == "major powers" else "State System Membership"
    split = 0

    def claims(row: Row) -> list[Claim]:
        nonlocal split
        version = row["version"]
        stated_in = _source(title, version)
        begin = day(row["styear"], row["stmonth"], row["stday"])
        end = day(row["endyear"], row["endmonth"], row["endday"])
        spell = parts("cow", (row["ccode"],), begin, end)
        split += len(spell) > 1
        return [_claim(kind, part, f"{version}-12-31", stated_in, f"ccode {row['ccode']} from {begin}", row["stateabb"]) for part in spell]

    yield from records(source, FORMS, claims)
    source.notes.extend(split_note(split, "spells"))


def _claim(kind: str, part: SpellPart, list_end: str, stated_in: Source, where: str, text: str) -> Claim:
    when, seen_until = part.when(list_end)
    return Claim(
        kind=kind,
        subject=part.parties[0],
        when=when,
        seen_until=seen_until,
        subject_text=text,
        details={"list": "COW"} if kind == "state_system" else {},
        source=stated_in,
        locator=where,
    )


def _state_years(source: Input) -> Iterator[Item]:
    """Years of one code that follow each other make one span; the list is sorted by year, so the open spans are held, one a code."""
    open_spans: dict[tuple[str, str], list[int]] = {}
    texts: dict[tuple[str, str], str] = {}
    done: list[tuple[tuple[str, str], int, int, int]] = []
    seen: set[tuple[str, int]] = set()

    def keep(row: Row) -> None:
        at = year(row["year"], "year")
        key = (row["ccode"], row["version"])
        _source("State System Membership", key[1])
        parts("cow", (key[0],), f"{at:04d}", f"{at:04d}")
        if (key[0], at) in seen:
            raise Unusable("twice", f"the list holds code {key[0]} in {at} twice")
        seen.add((key[0], at))
        texts[key] = row["stateabb"]
        span = open_spans.get(key)
        if span is not None and at == span[1] + 1:
            span[1] = at
            return
        if span is not None:
            done.append((key, span[0], span[1], span[1] - span[0] + 1))
        open_spans[key] = [at, at]

    yield from refused(source, FORMS, keep)
    done += [(key, first, last, last - first + 1) for key, (first, last) in open_spans.items()]
    split = 0
    for key, first, last, rows in sorted(done):
        code, version = key
        stated_in = _source("State System Membership, state-years", version)
        spell = parts("cow", (code,), f"{first:04d}", f"{last:04d}")
        split += len(spell) > 1
        where = f"ccode {code}, {first}–{last}"
        yield Record(
            f"{source.path.name}, {where}",
            tuple(_claim("state_system", part, version, stated_in, where, texts[key]) for part in spell),
            rows,
        )
    source.notes.append(f"state-years that follow each other were joined to {len(done):,} spans")
    source.notes.extend(split_note(split, "spans"))


DECLARATION = Declaration(
    name="cow_states",
    title="Correlates of War: State System Membership and Major Powers",
    publisher=PUBLISHER,
    what="Which states COW's list has in the system of states, and which as major powers, from when to when, 1816 on",
    where=f"{URL}state-system-membership",
    licence=LICENCE,
    citation="Correlates of War Project. State System Membership List. Online, http://correlatesofwar.org. With the version.",
    kinds=("state_system", "major_power"),
    files=("cow/*statelist*.csv", "cow/states*.csv", "cow/system*.csv", "cow/majors*.csv"),
    complete_for="members of the state system by Correlates of War, 1816 to the list's last day",
    read=read,
    check=checker(*FORMS),
    live=Live(github("brentonk/us_diplomatic_missions", "input/cow_statelist2024.csv"), every=YEAR, terms=f"Correlates of War: {LICENCE}"),
)
