"""The arms trade of an organisation's members, each year with the members of that year. The organisation's own acts stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from legation.graph import time
from legation.graph.errors import InputError, NotCovered
from legation.graph.states import episodes as state
from legation.graph.states.corrections import without_corrections
from legation.graph.store import Row, Store
from legation.service.answers.arms_groups import Bloc, BlocPartner, BlocYear
from legation.service.answers.base import cite
from legation.service.declaration import question
from legation.service.parameters import CountPossible, Edition, From, KnownOn, Limit, Organisation, To, TradeRole
from legation.service.questions.arms.flows import (
    UNIT,
    Flow,
    about_values,
    by_volume,
    holding,
    name_of,
    newer_editions,
    periods_of,
    shared,
    together,
)
from legation.service.questions.arms.registers import Register, Role, registers
from legation.service.questions.arms.trade import OTHER
from legation.service.questions.common.lines import details_of
from legation.service.questions.common.parties import party_named
from legation.service.questions.common.period import Window, known_day, window

RULE = "A party counts as a member in a year when it was one on 31 December; registers give whole years, so that a year is not divided."
COUNT_POSSIBLE = " Parties of which the sources do not decide that are counted too."
LINES = 50
CLAIMS = 20_000
FULL = (None, "full", "member", "full membership")
"""Statuses of a membership that count; associates and observers do not."""


@question("/v1/arms/bloc", "A bloc's arms trade with the members of each year", tag="arms")
def bloc(
    store: Store, organisation: Organisation, first: From, last: To, *, role: TradeRole = "imports",
    count_possible: CountPossible = False, edition: Edition = None, known_on: KnownOn = None, limit: Limit = 50,
) -> Bloc:  # fmt: skip
    """What an organisation's members imported or exported, within it and outside, with membership as of each year and the rule stated.
    The organisation's own deliveries are not the roll-up and stand apart.

    What members of an organisation imported (or exported), inside and outside it, with the members of each year.

    `count_possible` counts parties of which the sources leave open whether they were members. Raises UnknownParty, InputError,
    NotCovered where nobody's membership is known or no register with yearly values covers the years.
    """
    years = window(first, last)
    owner = party_named(organisation)
    if owner.kind != "organization":
        raise InputError(f"{owner.name} ({owner.id}) is not an organisation", place="organisation")
    day = known_day(known_on)
    loaded = registers(store, day)
    chosen = holding([one for one in loaded if one.yearly], years, edition)
    members, sources = members_by_year(store, owner.id, years, day)
    if not any(one.certain or one.possible for one in members.values()):
        raise NotCovered(
            f"No loaded source says who was a member of {owner.name} in {years.edtf}; "
            "Correlates of War's table of intergovernmental organisations does.",
            source="cow_igos",
            fetched=False,
        )
    counted = {year: one.certain | one.possible if count_possible else one.certain for year, one in members.items()}
    everybody = sorted({party for year in counted.values() for party in year} | {owner.id})
    rows = periods_of(store, everybody, role, chosen, years)
    sums = _sum(rows, owner.id, counted)
    inside, outside = together(one.inside for one in sums.years.values()), together(one.outside for one in sums.years.values())
    total = together((inside, outside))
    listed = by_volume(sums.partners)
    return Bloc(
        organisation=owner.id, name=owner.name, role=role, rule=RULE + (COUNT_POSSIBLE if count_possible else ""),
        total=round(total.certain, 2), inside=round(inside.certain, 2), outside=round(outside.certain, 2),
        outside_percent=_percent(outside, total), years=[_year(year, members, counted, sums) for year in sorted(members)],
        partners=[_partner(one, sums, total, OTHER[role]) for one in listed[:limit]], membership_sources=sources,
        notes=_notes(members, count_possible, total, chosen, years, sums) + newer_editions(loaded, chosen, edition),
        truncated=len(listed) > limit, **shared(chosen, years),
    )  # fmt: skip


@dataclass(slots=True)
class Members:
    """Who was surely, and who possibly, a member at the end of a year."""

    certain: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Year:
    inside: Flow = field(default_factory=Flow)
    outside: Flow = field(default_factory=Flow)
    own: Flow = field(default_factory=Flow)


@dataclass(slots=True)
class _Sums:
    years: dict[int, _Year]
    partners: dict[str, Flow] = field(default_factory=dict)
    as_member: dict[str, float] = field(default_factory=dict)


def members_by_year(store: Store, organisation: str, years: Window, known_on: str | None) -> tuple[dict[int, Members], list[str]]:
    """For each year who was surely, and who was possibly, a member on 31 December; and the sources that say so."""
    tracks = [row["track"] for row in store.read("ask/tracks_to/MEMBER_OF", {"party": organisation})]
    by_track: dict[str, list[Row]] = {}
    for row in without_corrections(store.read("ask/track_claims", {"tracks": tracks, "known_on": known_on, "limit": CLAIMS})):
        if row["kind"] == "membership" and _full(row):
            by_track.setdefault(row["track"], []).append(row)
    found = {year: Members() for year in range(years.first, years.last + 1)}
    sources: dict[str, str] = {}
    for rows in by_track.values():
        episodes = state.episodes(rows)
        for year, members in found.items():
            on = time.parse(f"{year:04d}-12-31")
            answers = {one.holds_on(on) for one in episodes}
            if "yes" in answers:
                members.certain.add(rows[0]["subject"])
            elif answers & {"possibly", "unknown"}:
                members.possible.add(rows[0]["subject"])
        sources |= {row["source"]: cite(row) for row in rows}
    return found, [sources[one] for one in sorted(sources)][:20]


def _full(row: Row) -> bool:
    status = details_of(row).get("status")
    return (status.casefold() if isinstance(status, str) else status) in FULL


def _sum(rows: Iterable[Row], organisation: str, counted: Mapping[int, set[str]]) -> _Sums:
    sums = _Sums({year: _Year() for year in counted})
    for row in rows:
        year = row["years"][0]
        members = counted.get(year, set())
        if row["party"] == organisation:
            sums.years[year].own.take(row, True)
        elif row["party"] in members:
            at_home = row["partner"] in members
            (sums.years[year].inside if at_home else sums.years[year].outside).take(row, True)
            sums.partners.setdefault(row["partner"], Flow()).take(row, True)
            if at_home:
                sums.as_member[row["partner"]] = sums.as_member.get(row["partner"], 0.0) + row["tiv"]
    return sums


def _year(year: int, members: Mapping[int, Members], counted: Mapping[int, set[str]], sums: _Sums) -> BlocYear:
    own, here, before = sums.years[year], counted[year], counted.get(year - 1)
    joined = here - before - members[year - 1].possible if before is not None else set()
    left = before - here - members[year].possible if before is not None else set()
    return BlocYear(
        year=year, members=len(here), inside=round(own.inside.certain, 2), outside=round(own.outside.certain, 2),
        outside_percent=_percent(own.outside, together((own.inside, own.outside))), own=round(own.own.certain, 2), joined=sorted(joined),
        left=sorted(left), possible=sorted(members[year].possible),
    )  # fmt: skip


def _partner(partner: str, sums: _Sums, total: Flow, role: Role) -> BlocPartner:
    flow = sums.partners[partner]
    return BlocPartner(
        partner=partner, name=name_of(partner, role), tiv=round(flow.certain, 2), share=_percent(flow, total),
        as_member=round(sums.as_member.get(partner, 0.0), 2), estimated_tiv=round(flow.estimated, 2),
    )  # fmt: skip


def _percent(part: Flow, whole: Flow) -> float | None:
    return round(100 * part.certain / whole.certain, 2) if whole.certain > 0 else None


def _notes(members: Mapping[int, Members], count_possible: bool, total: Flow, chosen: Register, years: Window, sums: _Sums) -> list[str]:
    notes = [UNIT, *about_values(total, chosen, years)]
    doubtful: Sequence[int] = [year for year, one in members.items() if one.possible]
    if doubtful:
        what = "counted" if count_possible else "not counted (ask for `count_possible`)"
        notes.append(
            f"In {len(doubtful)} of {len(members)} years ({doubtful[0]} to {doubtful[-1]}) the sources leave open who was a member: a list "
            f"that ends before, or a date known to the year only. Those parties are {what}; see `possible`."
        )
    if any(one.own.deliveries for one in sums.years.values()):
        notes.append("Deliveries to or from the organisation itself are its own acts and stand apart in `own`.")
    return notes
