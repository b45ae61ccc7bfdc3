"""Votes in the UN General Assembly: how often two parties voted alike, and who voted how on one resolution.

Worked out from the columnar file beside the graph (`graph/votes.py`) when asked. `alike` is the share of roll calls with the same vote
among those in which both voted. `similarity` counts an abstention against a yes or no as half a disagreement (Lijphart, The Analysis of
Bloc Voting in the General Assembly, American Political Science Review 57(4), 1963).
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from pydantic import Field

from legation.graph import time, votes
from legation.graph.errors import InputError, NotCovered, NotFound
from legation.graph.parties import register
from legation.graph.store import Row, Store
from legation.service.answers.base import Answer, Part, PartyRef
from legation.service.answers.dates import Day
from legation.service.answers.table import Table
from legation.service.declaration import question
from legation.service.parameters import KnownOn, OneParty, OtherParty, Text
from legation.service.questions.common.parties import two_parties
from legation.service.questions.common.period import known_day

Year = Annotated[int | None, Field(ge=1945, le=2100, description="year of the votes", examples=[2014])]


class YearOfVotes(Part):
    """Two parties' votes in one year."""

    year: int
    both_voted: int = Field(description="roll calls in which both voted (yes, no or abstain)")
    same: int
    half: int = Field(description="one abstained, the other voted yes or no")
    opposite: int = Field(description="one yes, one no")
    alike: float = Field(description="per cent: same of both_voted")
    similarity: float = Field(description="per cent: same and half of `half`, of both_voted")


class VotesTogether(Answer):
    """How often two parties voted alike, in all and by year. A year in which one of them did not vote is not there: unknown, not 0."""

    a: PartyRef
    b: PartyRef
    both_voted: int
    alike: float | None = Field(description="per cent over all years asked; null where they never voted in one roll call")
    similarity: float | None
    years: list[YearOfVotes]
    first_year: int | None = Field(description="first year of the roll calls that are loaded")
    last_year: int | None
    citation: str

    TABLE = Table("years", "a b year both_voted same half opposite alike similarity citation", key="year")


class Vote(Part):
    """One party's vote."""

    party: PartyRef
    vote: str = Field(description="yes, no or abstain; who did not vote is not there")


class RollCallRef(Part):
    """A roll call, without its votes."""

    roll_call: int = Field(description="number in the list (rcid)")
    date: Day
    resolution: str | None
    title: str | None


class RollCall(Answer):
    """Who voted how in one roll call."""

    roll_call: int = Field(description="number in the list (rcid)")
    date: Day = Field(description="ISO day; some dates of the list are the day of adoption")
    session: int | None
    resolution: str | None
    title: str | None
    yes: int
    no: int
    abstain: int
    votes: list[Vote]
    others: list[RollCallRef] = Field(description="other roll calls that fit what was asked, at most 20")
    truncated: bool = Field(description="whether more than those fit")
    citation: str

    TABLE = Table("votes", "roll_call date resolution party name=party.name vote citation", key="roll_call party")


@question("/v1/votes/agreement", "How often two parties voted alike", tag="votes")
def agreement(
    store: Store, a: OneParty, b: OtherParty, first: Annotated[Year, Field(alias="from")] = None,
    last: Annotated[Year, Field(alias="to")] = None, *, known_on: KnownOn = None,
) -> VotesTogether:  # fmt: skip
    """Agreement in the roll calls of the UN General Assembly by year: same votes, abstentions against a vote, opposite votes.

    Raises UnknownParty, InputError, NotCovered where no votes are loaded or a party has none in the years asked.
    """
    if first is not None and last is not None and last < first:
        raise InputError(f"the window ends in {last} and begins in {first}", place="to")
    table = _loaded(store, known_on)
    one, other, _ = two_parties(a, b, None)
    theirs = dict(table.votes_of(other.id))
    years: dict[int, Counter[str]] = {}
    for at, code in table.votes_of(one.id):
        against = theirs.get(at)
        if against is None or not table.rolls[at]["date"]:
            continue
        year = int(table.rolls[at]["date"][:4])
        if (first is None or first <= year) and (last is None or year <= last):
            what = "same" if code == against else "opposite" if {code, against} == {1, 3} else "half"
            years.setdefault(year, Counter())[what] += 1
    if not years:
        raise NotCovered(
            f"{one.name} and {other.name} never voted in one roll call that is loaded, in the years asked; that is unknown, not 0",
            source="roll_calls",
            fetched=False,
        )
    whole = sum(years.values(), Counter())
    dates = [roll["date"] for roll in table.rolls if roll["date"]]
    return VotesTogether(
        a=PartyRef(id=one.id, name=one.name), b=PartyRef(id=other.id, name=other.name), both_voted=whole.total(), alike=_alike(whole),
        similarity=_similarity(whole), years=[_year(year, years[year]) for year in sorted(years)],
        first_year=int(dates[0][:4]) if dates else None, last_year=int(dates[-1][:4]) if dates else None, citation=_citation(table),
    )  # fmt: skip


@question("/v1/votes/resolution", "Who voted how on a resolution", tag="votes")
def resolution(
    store: Store,
    q: Annotated[Text, Field(description="number of the resolution, of the roll call, or words of its title", examples=["R/68/262"])],
    *, known_on: KnownOn = None,
) -> RollCall:  # fmt: skip
    """The votes of one roll call of the UN General Assembly. A resolution's number goes before words of a title; of several that fit, the
    newest is answered and the others are named.

    Raises NotFound where none fits, NotCovered where no votes are loaded.
    """
    table = _loaded(store, known_on)
    found = _fitting(table, q)
    if not found:
        raise NotFound(f"no roll call that is loaded fits {q!r}; give the number of a resolution, like R/68/262, or words of its title")
    at, others = found[-1], found[:-1]
    roll = table.rolls[at]
    cast = table.cast(at)
    counted = Counter(votes.WORDS[code] for code in cast.values())
    return RollCall(
        roll_call=roll["id"], date=roll["date"], session=roll["session"], resolution=roll["resolution"],
        title=roll["title"] or roll["short"], yes=counted["yes"], no=counted["no"], abstain=counted["abstain"],
        votes=[Vote(party=_ref(party), vote=votes.WORDS[code]) for party, code in sorted(cast.items())],
        others=[_named(table.rolls[one]) for one in others[-20:]], truncated=len(others) > 20, citation=_citation(table),
    )  # fmt: skip


def _fitting(table: votes.Table, q: str) -> list[int]:
    """Indices of the roll calls that a text means, in order of date."""
    asked = q.strip().casefold()
    bare = asked.removeprefix("a/res/").removeprefix("a/").removeprefix("r/")
    exact, said = [], []
    for at, roll in enumerate(table.rolls):
        number = (roll["resolution"] or "").casefold()
        if str(roll["id"]) == asked or (number and number.removeprefix("a/res/").removeprefix("a/").removeprefix("r/") == bare):
            exact.append(at)
        elif len(asked) > 3 and asked in f"{roll['title'] or ''} {roll['short'] or ''}".casefold():
            said.append(at)
    return exact or said


def _loaded(store: Store, known_on: str | None) -> votes.Table:
    table = votes.read(store.url)
    if table is None or not table.columns:
        raise NotCovered("no votes are loaded (roll calls of the UN General Assembly)", source="roll_calls", fetched=False)
    day = known_day(known_on)
    published = [source["published"] for source in table.sources if source.get("published")]
    if day is not None and published and (time.parse(max(published)).latest or time.parse("9999").earliest).isoformat() > day:  # type: ignore[union-attr]
        raise NotCovered(f"the votes that are loaded were published in {max(published)}, after {day}", source="roll_calls", fetched=False)
    return table


def _citation(table: votes.Table) -> str:
    return "; ".join(dict.fromkeys(f"{source['citation']}, {source.get('edition') or 'edition not told'}" for source in table.sources))


def _named(roll: Row) -> RollCallRef:
    return RollCallRef(roll_call=roll["id"], date=roll["date"], resolution=roll["resolution"], title=roll["title"] or roll["short"])


def _ref(party: str) -> PartyRef:
    return PartyRef(id=party, name=register().get(party).name)


def _year(year: int, counted: Counter[str]) -> YearOfVotes:
    return YearOfVotes(
        year=year, both_voted=counted.total(), same=counted["same"], half=counted["half"], opposite=counted["opposite"],
        alike=_alike(counted), similarity=_similarity(counted),
    )  # fmt: skip


def _alike(counted: Counter[str]) -> float:
    return round(100 * counted["same"] / counted.total(), 2)


def _similarity(counted: Counter[str]) -> float:
    return round(100 * (counted["same"] + counted["half"] / 2) / counted.total(), 2)
