"""What began and ended for one party: missions it sent and hosts, relations, recognition, memberships, alliances, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field

from legation.graph.errors import InputError
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.overview import History, Turn, YearOfTurns
from legation.service.declaration import question
from legation.service.parameters import KnownOn, Limit, PartyThen
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.parties import party_in, party_named
from legation.service.questions.common.period import Window, window
from legation.service.questions.common.state_as_of import ref, source_refs, source_rows, stand
from legation.service.questions.relations.neighbours import evidence

What = Literal["missions_sent", "missions_hosted", "relations", "recognizes", "recognized_by", "memberships", "members", "alliances"]
WHATS: tuple[What, ...] = get_args(What)
WhichTurn = Literal["began", "ended"]
FIRST, LAST = 1800, 2100
LIMIT = 500
SAMPLE = 5
_EDGES = {
    "HAS_MISSION_IN": ("missions_sent", "missions_hosted"),
    "HAS_RELATIONS_WITH": ("relations", "relations"),
    "RECOGNIZES": ("recognizes", "recognized_by"),
    "MEMBER_OF": ("memberships", "members"),
    "ALLIED_WITH": ("alliances", "alliances"),
}
"""What an edge is to its subject and to its object."""


class _Spell(NamedTuple):
    what: str
    other: str
    track: str
    begins: str | None
    ends: str | None
    earliest: str | None
    begin_latest: str | None
    end_earliest: str | None
    latest: str | None
    type: str | None
    place: str | None
    claims: list[str]


@question("/v1/history", "What began and ended for a party", tag="relations", long=True)
def history(
    store: Store, party: PartyThen, *,
    what: Annotated[list[What] | None, Field(max_length=8, description="sorts (repeat it); default: all", examples=[["relations"]])] = None,
    first: Annotated[int, Field(alias="from", ge=1800, le=2100, description="first year", examples=[1990])] = FIRST,
    last: Annotated[int, Field(alias="to", ge=1800, le=2100, description="last year", examples=[2024])] = LAST,
    turn: Annotated[WhichTurn | None, Field(description="only what began, or only what ended; default: both", examples=["began"])] = None,
    known_on: KnownOn = None, limit: Limit = LIMIT,
) -> History:  # fmt: skip
    """Beginnings and ends of missions, relations, recognition, memberships and alliances that a source dates, in order of time, and
    their number by year. What was only seen on a day is counted in `undated`.

    Beginnings and ends that sources date, in order of time, with their number by year; `what` picks sorts and `turn` one of both
    (default: all).

    A beginning that is known to lie between two days counts in each window that it may lie in. What a source only saw on a day has no
    beginning here; `undated` counts it. Raises UnknownParty, InputError.
    """
    years = window(first, last)
    wanted = set(what or WHATS)
    if strange := wanted - set(WHATS):
        raise InputError(f"there is no {sorted(strange)[0]!r}; there are {', '.join(WHATS)}", place="what")
    found, notes = party_in(party, years) if (first, last) != (FIRST, LAST) else (party_named(party), [])
    asof = as_of(None, known_on)
    spells = [one for one in _spells(store, found.id, asof) if one.what in wanted]
    dated_turns = (pair for one in spells for pair in _turns(one, years) if turn in (None, pair[0].turn))
    turns = sorted(dated_turns, key=lambda pair: (pair[0].first, pair[0].last, pair[1].track))
    if not turns:
        sort = {"began": "a beginning", "ended": "an end", None: "a beginning or an end"}[turn]
        notes.append(f"No loaded source dates {sort} of this sort for {found.name} here: not known, which is not the same as none.")
    shown = turns[:limit]
    known = evidence(store, sorted({one.track for _, one in shown}), asof)
    for dated, one in shown:
        dated.sources = sorted(set(known[one.track]["sources"]))[:SAMPLE] if one.track in known else []
    sources = source_rows(store, (source for one, _ in shown for source in one.sources))
    return History(
        party=PartyRef(id=found.id, name=found.name), what=sorted(wanted), years=_by_year(one for one, _ in turns),
        turns=[one for one, _ in shown],
        undated=dict(sorted(Counter(one.what for one in spells if one.earliest is None or one.begin_latest is None).items())),
        on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, notes=notes,
        sources=source_refs(sources, (one.sources for one, _ in shown)), total=len(turns), truncated=len(turns) > limit,
    )  # fmt: skip


def _spells(store: Store, party: str, asof: AsOf) -> Iterator[_Spell]:
    """The episodes that were known by then: from the edges where they tell it, else from the claims (see `world`)."""
    anew: dict[str, str] = {}
    rows = store.read("ask/history_of", {"party": party, "types": sorted(_EDGES)}, timeout=60)
    for row in rows:
        if asof.known_on is not None and (row["known_last"] or "9999") > asof.known_on:
            anew[row["track"]] = row["type"]
    if asof.known_on is not None:
        prefixes = {"mission": "HAS_MISSION_IN", "relations": "HAS_RELATIONS_WITH", "recognition": "RECOGNIZES", "membership": "MEMBER_OF",
                    "alliance": "ALLIED_WITH"}  # fmt: skip
        for row in store.read("ask/retracted", {"after": asof.known_on}):
            if party in (row["subject"], row["object"]) and (type_ := prefixes.get(row["track"].split("|")[0])):
                anew[row["track"]] = type_
    for row in rows:
        if row["track"] not in anew:
            yield _spell(row, party, row["type"], row["claims"], row["mission"], row["place"])
    for one in stand(store, sorted(anew), asof).found:
        for episode in one.episodes:
            bounds = {
                "track": one.track, "subject": one.subject, "object": one.object, "begins": episode.begin.text,
                "ends": episode.end.text if episode.ended else None, "earliest": episode.begin.earliest,
                "begin_latest": episode.begin.latest, "end_earliest": episode.end.earliest, "latest": episode.end.latest,
            }  # fmt: skip
            mission, place = ([str(row[name]) for row in episode.claims if row[name]] for name in ("mission", "place"))
            ids = sorted(row["id"] for row in episode.claims)
            yield _spell(bounds, party, anew[one.track], ids, next(iter(mission), None), next(iter(place), None))


def _spell(row: Row, party: str, type_: str, claims: Sequence[str], mission: str | None, place: str | None) -> _Spell:
    mine = row["subject"] == party
    return _Spell(
        _EDGES[type_][0 if mine else 1], row["object"] if mine else row["subject"], row["track"], row["begins"], row["ends"],
        row["earliest"], row["begin_latest"], row["end_earliest"], row["latest"], mission, place, list(claims)[:SAMPLE],
    )  # fmt: skip


def _turns(one: _Spell, years: Window) -> Iterator[tuple[Turn, _Spell]]:
    """The dated ends of an episode that may lie in the window."""
    sides: tuple[tuple[Literal["began", "ended"], str | None, str | None, str | None], ...] = (
        ("began", one.begins, one.earliest, one.begin_latest),
        ("ended", one.ends, one.end_earliest, one.latest),
    )
    for turn, text, first, last in sides:
        if text and first and last and int(first[:4]) <= years.last and int(last[:4]) >= years.first:
            yield (
                Turn(
                    what=one.what, turn=turn, other=ref(one.other), when=text, first=first, last=last, type=one.type, place=one.place,
                    claims=one.claims, sources=[],
                ),
                one,
            )  # fmt: skip


def _by_year(turns: Iterator[Turn]) -> list[YearOfTurns]:
    counted: dict[tuple[int, str], Counter[str]] = {}
    for one in turns:
        year = counted.setdefault((int(one.first[:4]), one.what), Counter())
        year[one.turn] += 1
        year["unsure"] += one.first[:4] != one.last[:4]
    return [
        YearOfTurns(year=year, what=what, began=found["began"], ended=found["ended"], unsure=found["unsure"])
        for (year, what), found in sorted(counted.items())
    ]
