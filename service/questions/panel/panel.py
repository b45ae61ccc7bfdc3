"""Tidy tables for statisticians: a row a pair of parties and year, or a party and year, made while it is sent.

All that the rows need is read first, in a few large reads; rows are then text made from lists, so that memory does not grow with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, permutations
from typing import Annotated, Literal, NamedTuple, get_args

import orjson
from pydantic import Field

from legation.graph.errors import InputError, LimitExceeded
from legation.graph.parties import Party, register
from legation.graph.store import Store
from legation.service.answers.base import source_ref
from legation.service.answers.tidy import TidyColumn, TidyTable
from legation.service.declaration import question
from legation.service.parameters import Cursor, KnownOn, TableForm, Text
from legation.service.questions.arms.registers import Role
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.cursors import question_mark, read_cursor, write_cursor
from legation.service.questions.common.parties import lifespan_notes, party_named
from legation.service.questions.common.period import window
from legation.service.questions.common.state_as_of import source_rows
from legation.service.questions.panel.data import (
    Pair,
    Span,
    by_year,
    deliveries,
    happened,
    level_by_year,
    listed,
    mission_levels,
    spans,
    unlisted_empty,
    voting,
)
from legation.service.questions.panel.rows import CITATION, CodeScheme, Spell, System, Tidy, Values, codes_by_year, shared, spells

About = Literal["dyad-year", "country-year"]
ABOUTS: tuple[About, ...] = get_args(About)
MOST_ROWS = 10_000_000
"""Rows that one table may have."""
MOST_PAGE = 100_000
"""Rows of a page."""
MOST_DATA = 10_000
"""Rows of a page that json has too."""
CITED = 5
"""Sources that a row's citation names."""
SYMMETRIC = frozenset({"relations", "alliance", "war", "dispute", "ideal_point_distance"})
"""Columns that say the same in either direction."""


class Column(NamedTuple):
    """What a column means, its unit, and the kinds of claim that it is made of."""

    means: str
    unit: str | None
    kinds: tuple[str, ...]


_RELATIONS = ("relations_established", "relations_severed", "relations_restored", "relations")
_MISSIONS = ("mission_opened", "mission_closed", "mission_moved", "mission_level_changed", "mission")
_STATE = "on 31 December: yes, no, possibly (inside a date's uncertainty), unknown (nothing is claimed, or nothing with a date)"
_LISTED = "(0: the register lists none; empty: it does not cover this)"
_LEVEL = (
    "on 31 December: its type; with a question mark where it may have been there; none (what is claimed lies at other times), unknown "
    "(nothing is claimed, or nothing with a date)"
)
DYAD: dict[str, Column] = {
    "relations": Column(f"diplomatic relations {_STATE}", None, _RELATIONS),
    "mission_1_in_2": Column(f"embassy, legation or nunciature of party1 in party2 {_STATE}", None, _MISSIONS),
    "mission_2_in_1": Column(f"embassy, legation or nunciature of party2 in party1 {_STATE}", None, _MISSIONS),
    "mission_1_in_2_level": Column(f"highest mission of party1 in party2 {_LEVEL}", None, _MISSIONS),
    "mission_2_in_1_level": Column(f"highest mission of party2 in party1 {_LEVEL}", None, _MISSIONS),
    "alliance": Column(f"alliance {_STATE}", None, ("alliance",)),
    "arms_1_to_2": Column(f"major arms delivered by party1 to party2 {_LISTED}", "TIV", ("arms_transfer",)),
    "arms_2_to_1": Column(f"major arms delivered by party2 to party1 {_LISTED}", "TIV", ("arms_transfer",)),
    "war": Column(
        "1 if a war of the two may have gone on in the year, by a loaded list; 0 if it lists none; empty: it does not reach the year",
        None,
        ("war",),
    ),
    "dispute": Column(
        "1 if a militarised dispute of the two may have gone on in the year, by a loaded list; 0 and empty as for wars", None, ("dispute",)
    ),
    "ideal_point_distance": Column("distance of the ideal points in the UN General Assembly", "ideal points", ("voting_position",)),
}
COUNTRY: dict[str, Column] = {
    "relations_least": Column("parties with which it surely had relations on 31 December", "parties", _RELATIONS),
    "relations_most": Column("parties with which it had or may have had relations on 31 December", "parties", _RELATIONS),
    "missions_sent_least": Column("parties where it surely had an embassy on 31 December", "parties", _MISSIONS),
    "missions_sent_most": Column("parties where it had or may have had an embassy on 31 December", "parties", _MISSIONS),
    "missions_hosted_least": Column("parties that surely had an embassy in it on 31 December", "parties", _MISSIONS),
    "missions_hosted_most": Column("parties that had or may have had an embassy in it on 31 December", "parties", _MISSIONS),
    "allies_least": Column("parties with which it was surely allied on 31 December", "parties", ("alliance",)),
    "arms_exports": Column(f"major arms delivered to known recipients {_LISTED}", "TIV", ("arms_transfer",)),
    "arms_imports": Column(f"major arms received from known suppliers {_LISTED}", "TIV", ("arms_transfer",)),
    "wars": Column("parties with which a war may have gone on in the year; empty: the list does not reach the year", "parties", ("war",)),
    "disputes": Column(
        "parties with which a militarised dispute may have gone on in the year; empty: the list does not reach the year",
        "parties",
        ("dispute",),
    ),
    "ideal_point": Column("ideal point in the UN General Assembly", "ideal points", ("voting_position",)),
}


def _type(name: str, column: Column) -> Literal["text", "integer", "number"]:
    """What a column holds."""
    if name in ("war", "dispute") or column.unit == "parties":
        return "integer"
    return "text" if column.unit is None else "number"


@question("/v1/tables/{about}", "A tidy table: dyad-year or country-year", tag="tables", long=True, form=TableForm, operation="table")
def described(
    store: Store,
    about: Annotated[About, Field(description="a row a pair of parties and year, or a party and year", examples=["dyad-year"])],
    first: Annotated[int, Field(alias="from", ge=1800, le=2100, description="first year", examples=[2015])],
    last: Annotated[int, Field(alias="to", ge=1800, le=2100, description="last year", examples=[2020])], *,
    columns: Annotated[
        list[Text] | None, Field(alias="column", max_length=20, description="columns (repeat it); default: all", examples=[["relations"]])
    ] = None,
    parties: Annotated[
        list[Text] | None,
        Field(
            alias="party", max_length=400, description="only these parties (repeat it); default: every country", examples=[["AZE", "ISR"]]
        ),
    ] = None,
    known_on: KnownOn = None,
    codes: Annotated[
        list[CodeScheme] | None,
        Field(
            alias="code", max_length=4, description="columns with each party's code of the year in a scheme (repeat it): iso3, ison (the "
            "number), cow (Correlates of War), gw (Gleditsch and Ward)", examples=[["cow", "gw"]],
        ),
    ] = None,
    system: Annotated[
        System | None, Field(description="only years in which both (or the one) were members of this state system", examples=["cow"])
    ] = None,
    directed: Annotated[bool, Field(description="of dyads: a row for each direction, party1 being the one that acts")] = False,
    cite: Annotated[bool, Field(description="a last column that says how to cite the row")] = False,
    cursor: Cursor = None,
    limit: Annotated[int | None, Field(ge=1, le=MOST_PAGE, description="rows of a page; json then has them too. Default: all")] = None,
) -> TidyTable:  # fmt: skip
    """The table comes as CSV, row by row; `format=json` describes it: what each column means, its unit, and every source to cite.
    The table's Link header leads to its metadata. States are those of 31 December.

    With `limit` it is a page: json has its rows in `data`, and `next` is the cursor of the following one.
    """
    made = table(
        store, about, first, last, columns=columns, parties=parties, known_on=known_on, codes=codes or (), system=system, directed=directed,
        cite=cite,
    )  # fmt: skip
    if limit is None and cursor is None:
        return made.description.holding(made)
    held = store.version()
    mark = question_mark(about, first, last, columns, parties, known_on, codes, system, directed, cite)
    keys = read_cursor(cursor, mark, 2)
    if keys is not None and keys[1] != held:
        raise InputError("the graph has changed since the page before; begin again without a cursor", place="cursor")
    made.start, made.count = int(keys[0]) if keys else 0, limit or MOST_PAGE
    reached = made.start + made.count
    more = reached < made.size
    page = {"next": write_cursor(mark, str(reached), held) if more else None, "truncated": more}
    data = [orjson.loads(line) for line in b"".join(made.ndjson()).splitlines()] if made.count <= MOST_DATA else None
    return made.description.model_copy(update=page | ({} if data is None else {"data": data})).holding(made)


def table(
    store: Store, about: About, first: int, last: int, *, columns: Sequence[str] | None = None, parties: Sequence[str] | None = None,
    known_on: str | None = None, codes: Sequence[CodeScheme] = (), system: System | None = None, directed: bool = False, cite: bool = False,
) -> Tidy:  # fmt: skip
    """A table over calendar years, for the parties (default: every country of the register) while they existed.

    Raises InputError for years, columns or tables that there are not, UnknownParty, LimitExceeded for too many rows.
    """
    if about not in ABOUTS:
        raise InputError(f"there is no table {about!r}; there are {', '.join(ABOUTS)}", place="about")
    dyads = about == "dyad-year"
    if directed and not dyads:
        raise InputError("only dyads have a direction; leave it out, or ask for dyad-year", place="directed")
    span = window(first, last)
    years = range(span.first, span.last + 1)
    asof = as_of(None, known_on)
    declared = DYAD if dyads else COUNTRY
    names = list(dict.fromkeys(columns)) if columns else list(declared)
    for name in names:
        if name not in declared:
            raise InputError(f"{about} has no column {name!r}; it has {', '.join(declared)}", place="column")
    chosen = [party_named(text) for text in parties] if parties else [one for one in register().parties() if one.kind == "country"]
    living = {one.id: lived for one in sorted(chosen, key=lambda one: one.id) if (lived := spells(one, years, system))}
    notes = [f"Rows are the years in which {'both parties' if dyads else 'the party'} existed by the register."]
    if system is not None:
        notes.append(f"Of those, the years with a day on which {_SYSTEMS[system]} counts {'both' if dyads else 'it'} as a state.")
    notes += [note for one in chosen if parties for note in lifespan_notes(one, span)]
    values: list[Values]
    if dyads:
        found, said = _dyad_values(store, asof, years, names)
        values = [_either_way(one) if directed and name in SYMMETRIC else one for name, one in zip(names, found, strict=True)]
        pairs = permutations(living, 2) if directed else combinations(living, 2)
        rows = [Spell(a, b, *one) for a, b in pairs for one in shared(living[a], living[b])]
    else:
        made, said = _country_values(store, asof, years, names, list(living))
        values = [lambda a, _, at=at: made[a][at] for at in range(len(names))]  # type: ignore[misc]
        rows = [Spell(one, one, *lived) for one, all_ in living.items() for lived in all_]
    size = sum(one.last - one.first + 1 for one in rows)
    if size > MOST_ROWS:
        raise LimitExceeded(f"the table would have {size:,} rows and may have {MOST_ROWS:,}; ask for fewer years or parties")
    coded = _coded({one.id: one for one in chosen if one.id in living}, dict.fromkeys(codes), years, dyads)
    held = {name: one for name, (one, _) in coded.items()} | {name: declared[name] for name in names}
    described = _described(store, about, asof, years, held, size, notes + said)
    head = [*(("party1", "party2") if dyads else ("party",)), "year", *held]
    cited = _cited(described) if cite else None
    if cited is not None:
        described.columns_.append(TidyColumn(name=CITATION, means="how to cite the row", unit=None, kinds=[], sources=[]))
        head.append(CITATION)
    numbers = frozenset(name for name, one in held.items() if _type(name, one) != "text") | {"year"}
    return Tidy(described, head, numbers, rows, years, [one for _, one in coded.values()] + values, dyads, cited, size=size)


_SYSTEMS = {"cow": "the Correlates of War project", "gw": "the list of Gleditsch and Ward"}
_SCHEMES = {"iso3": "ISO 3166-1 alpha-3", "ison": "ISO 3166-1 numeric", "cow": "Correlates of War", "gw": "Gleditsch and Ward"}


def _coded(parties: Mapping[str, Party], schemes: Iterable[CodeScheme], years: range, dyads: bool) -> dict[str, tuple[Column, Values]]:
    """The columns of codes, each with what it means and its values."""
    made: dict[str, tuple[Column, Values]] = {}
    for scheme in schemes:
        codes = codes_by_year(parties, scheme, years)
        ends: tuple[tuple[str, Values], ...] = (
            (("party1", lambda a, _, codes=codes: codes[a]), ("party2", lambda _, b, codes=codes: codes[b]))  # type: ignore[misc]
            if dyads
            else (("party", lambda a, _, codes=codes: codes[a]),)  # type: ignore[misc]
        )
        for end, values in ends:
            made[f"{end}_{scheme}"] = Column(f"code of {end} in the year: {_SCHEMES[scheme]}; empty where it has none", None, ()), values
    return made


def _either_way(values: Values) -> Values:
    return lambda a, b: values(a, b) if a <= b else values(b, a)


def _cited(described: TidyTable) -> str:
    """How to cite any row of a table: what was made of which sources."""
    most = "; ".join(one.citation for one in described.sources[:CITED])
    more = f"; and {len(described.sources) - CITED} more" if len(described.sources) > CITED else ""
    known = f", known on {described.known_on}" if described.known_on else ""
    return f"Legation, {described.about} {described.first}-{described.last}{known}, from {len(described.sources)} sources: {most}{more}"


def _happenings(fought: dict[Pair, list[Span]], years: range) -> Values:
    """For a pair 1 in the years in which something may have gone on, 0 in others that the list reaches, empty beyond it."""
    there = listed(fought.values(), years)
    none = unlisted_empty(["0"] * len(years), there)
    return lambda a, b: unlisted_empty(happened(fought[a, b], years), there) if (a, b) in fought else none


def _dyad_values(store: Store, asof: AsOf, years: range, names: Sequence[str]) -> tuple[list[Values], list[str]]:
    """For each column a function from a pair to its values by year, and remarks."""
    days = [f"{year:04d}-12-31" for year in years]
    nothing, empty = ["unknown"] * len(years), [""] * len(years)
    made: dict[str, Values] = {}
    notes: list[str] = []
    for name, statement in (("relations", "ask/world/HAS_RELATIONS_WITH"), ("alliance", "ask/world/ALLIED_WITH")):
        if name in names:
            held = spans(store, statement, asof, ordered=False)
            made[name] = lambda a, b, held=held: by_year(held[a, b], days, "unknown") if (a, b) in held else nothing  # type: ignore[misc]
    if {"mission_1_in_2", "mission_2_in_1"} & set(names):
        sent = spans(store, "ask/world/HAS_MISSION_IN", asof, ordered=True, mission="embassy")
        made["mission_1_in_2"] = lambda a, b: by_year(sent[a, b], days, "unknown") if (a, b) in sent else nothing
        made["mission_2_in_1"] = lambda a, b: by_year(sent[b, a], days, "unknown") if (b, a) in sent else nothing
    if {"mission_1_in_2_level", "mission_2_in_1_level"} & set(names):
        levels = mission_levels(store, asof)
        made["mission_1_in_2_level"] = lambda a, b: level_by_year(levels[a, b], days) if (a, b) in levels else nothing
        made["mission_2_in_1_level"] = lambda a, b: level_by_year(levels[b, a], days) if (b, a) in levels else nothing
    for name, statement in (("war", "ask/world/AT_WAR_WITH"), ("dispute", "ask/world/IN_DISPUTE_WITH")):
        if name in names:
            fought = spans(store, statement, asof, ordered=False)
            made[name] = _happenings(fought, years)
    if {"arms_1_to_2", "arms_2_to_1"} & set(names):
        arms = deliveries(store, asof, years)
        notes += arms.says
        plain, lacked = arms.plain(years), arms.lacked

        def flow(a: str, b: str) -> list[str]:
            mine = arms.tiv.get((a, b))
            if plain is None or a in lacked or b in lacked:
                return ["" if (tiv := arms.of_pair(a, b, year)) is None else f"{tiv:g}" for year in years]
            return [f"{mine[year]:g}" if year in mine else none for year, none in zip(years, plain, strict=True)] if mine else plain

        made["arms_1_to_2"], made["arms_2_to_1"] = flow, lambda a, b: flow(b, a)
    if "ideal_point_distance" in names:
        points = voting(store, asof)

        def distance(a: str, b: str) -> list[str]:
            mine, other = points.get(a), points.get(b)
            if not mine or not other:
                return empty
            return [f"{abs(mine[year] - other[year]):.4f}" if year in mine and year in other else "" for year in years]

        made["ideal_point_distance"] = distance
    return [made[name] for name in names], notes


def _country_values(
    store: Store, asof: AsOf, years: range, names: Sequence[str], ids: Sequence[str]
) -> tuple[dict[str, list[list[str]]], list[str]]:
    """For each party the values of each column by year, and remarks."""
    days = [f"{year:04d}-12-31" for year in years]
    counts: dict[str, dict[str, list[int]]] = {name: {one: [0] * len(years) for one in ids} for name in names}
    notes: list[str] = []
    reached: dict[str, list[bool]] = {}

    def count(name: str, party: str, marks: Sequence[str], which: tuple[str, ...]) -> None:
        line = counts.get(name, {}).get(party)
        if line is not None:
            for at, mark in enumerate(marks):
                line[at] += mark in which

    ties = (
        ("relations", "ask/world/HAS_RELATIONS_WITH", None),
        ("missions", "ask/world/HAS_MISSION_IN", "embassy"),
        ("allies", "ask/world/ALLIED_WITH", None),
    )
    for stem, statement, mission in ties:
        if not any(name.startswith(stem) for name in names):
            continue
        for (a, b), episodes in spans(store, statement, asof, ordered=mission is not None, mission=mission).items():
            marks = by_year(episodes, days, "unknown")
            for party, stem_ in ((a, "missions_sent"), (b, "missions_hosted")) if mission else ((a, stem), (b, stem)):
                count(f"{stem_}_least", party, marks, ("yes",))
                count(f"{stem_}_most", party, marks, ("yes", "possibly"))
    for name, statement in (("wars", "ask/world/AT_WAR_WITH"), ("disputes", "ask/world/IN_DISPUTE_WITH")):
        if name in names:
            fought = spans(store, statement, asof, ordered=False)
            reached[name] = listed(fought.values(), years)
            for (a, b), episodes in fought.items():
                marks = happened(episodes, years)
                count(name, a, marks, ("1",))
                count(name, b, marks, ("1",))
    texts = {name: {one: [str(value) for value in line] for one, line in counts[name].items()} for name in names}
    for name, there in reached.items():
        texts[name] = {one: unlisted_empty(line, there) for one, line in texts[name].items()}
    if {"arms_exports", "arms_imports"} & set(names):
        arms = deliveries(store, asof, years)
        notes += arms.says
        ends: tuple[tuple[str, int, Role], ...] = (("arms_exports", 0, "exports"), ("arms_imports", 1, "imports"))
        for name, end, role in ends:
            if name in names:
                sums: dict[str, dict[int, float]] = {}
                for pair, amounts in arms.tiv.items():
                    for year, tiv in amounts.items():
                        mine = sums.setdefault(pair[end], {})
                        mine[year] = mine.get(year, 0.0) + tiv
                texts[name] = {
                    one: [f"{sums.get(one, {}).get(y, 0.0):g}" if arms.whole(one, role, y) else "" for y in years] for one in ids
                }
    if "ideal_point" in names:
        points = voting(store, asof)
        texts["ideal_point"] = {one: [f"{points[one][y]:.4f}" if y in points.get(one, {}) else "" for y in years] for one in ids}
    return {one: [texts[name][one] for name in names] for one in ids}, notes


def _described(
    store: Store, about: About, asof: AsOf, years: range, columns: dict[str, Column], size: int, notes: list[str]
) -> TidyTable:  # fmt: skip
    by_kinds: dict[tuple[str, ...], list[str]] = {}
    for column in columns.values():
        if column.kinds and column.kinds not in by_kinds:
            by_kinds[column.kinds] = [row["source"] for row in store.read("ask/kind_sources", {"kinds": list(column.kinds)}, timeout=120)]
    sources = source_rows(store, (source for ids in by_kinds.values() for source in ids))
    return TidyTable(
        about=about, first=years.start, last=years.stop - 1, known_on=asof.known_on, rule=asof.rule, rows=size, notes=notes,
        columns=[
            TidyColumn(
                name=name, means=one.means, unit=one.unit, type=_type(name, one), kinds=list(one.kinds),
                sources=by_kinds.get(one.kinds, []),
            )
            for name, one in columns.items()
        ],
        sources=[source_ref(sources[one]) for one in sorted(sources)],
    )  # fmt: skip
