"""Inter-state wars of the Correlates of War Project: participants on two sides, told as pairs of opponents.

The table has one row a participant with up to two spells of fighting (-9 unknown, -8 not applicable). A pair is two participants on
opposing sides of one war for as long as both fought. Where several fought on both sides the table does not say who fought whom
(`by_sides`), and two pairs that cannot have met are left out:

- who fought in no region of the world in common (Poland and Japan, 1939–45);
- a first spell that ends on the day on which an opponent's ends was fought against those who were beaten by then, not against those
  who fought on (the Soviet Union and Japan before August 1945).

One war makes one record that counts the rows of its participants. Codes of outcome and of regions are those of the codebook of v4.0
(Sarkees and Wayman 2010).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from legation.graph import time
from legation.graph.claims import Claim
from legation.graph.errors import UnknownParty
from legation.loaders.frame.base import Declaration, Input, Item, Record
from legation.loaders.frame.codes import day, parts, split_note
from legation.loaders.frame.cow import LICENCE, PUBLISHER, URL, cow_source
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_version, number, refusal, refused

_DATES = tuple(f"{end}{part}{spell}" for spell in (1, 2) for end in ("Start", "End") for part in ("Month", "Day", "Year"))
_COLUMNS = ("WarNum", "WarName", "ccode", "StateName", "Side", "Initiator", "Outcome", "WhereFought", "Version", *_DATES)
FORMS = (Form("participants of inter-state wars", _COLUMNS),)
SOURCE = cow_source(
    "Inter-State War Data",
    "4.0",
    "2010",
    "Sarkees, Meredith Reid, and Frank Wayman. 2010. Resort to War: 1816 - 2007. Washington DC: CQ Press.",
    "cow_wars",
    "COW-war",
)
_OUTCOMES = {
    1: "winner",
    2: "loser",
    3: "compromise",
    4: "transformed into another type of war",
    5: "ongoing",
    6: "stalemate",
    7: "conflict continues below the level of war",
    8: "changed sides",
}
_REGIONS = {
    11: {2, 6}, 12: {2, 7}, 13: {1, 7}, 14: {2, 4, 6}, 15: {2, 4, 6, 7}, 16: {4, 6, 7, 9}, 17: {7, 9}, 18: {4, 6}, 19: {2, 4, 6, 7, 9},
}  # fmt: skip
"""Codes of several regions: 1 western hemisphere, 2 Europe, 4 Africa, 6 Middle East, 7 Asia, 9 Oceania."""


@dataclass(slots=True)
class _Participant:
    number: int
    raw: str
    code: str
    text: str
    side: str
    initiator: bool
    outcome: str | None
    regions: set[int]
    spells: list[tuple[str, str]]


def _participant(row: Row) -> _Participant:
    in_version(row, "Version", "4")
    spells = []
    for spell in ("1", "2"):
        if number(row[f"StartYear{spell}"], f"StartYear{spell}") is None:
            continue
        begin = day(row[f"StartYear{spell}"], row[f"StartMonth{spell}"], row[f"StartDay{spell}"])
        if number(row[f"EndYear{spell}"], f"EndYear{spell}") is None:
            raise Unusable("no-end", "the spell has no year of its end")
        end = day(row[f"EndYear{spell}"], row[f"EndMonth{spell}"], row[f"EndDay{spell}"])
        parts("cow", (row["ccode"],), begin, end)
        spells.append((begin, end))
    if not spells:
        raise Unusable("no-date", "the row has no year of a start")
    if row["Side"] not in ("1", "2"):
        raise Unusable("no-side", f"Side is {row['Side'][:40]!r}, neither 1 nor 2")
    outcome = _OUTCOMES.get(number(row["Outcome"], "Outcome") or 0)
    where = number(row["WhereFought"], "WhereFought")
    regions = _REGIONS.get(where, {where}) if where else set()
    begun = row["Initiator"] == "1"
    return _Participant(row.number, row.raw, row["ccode"], row["StateName"], row["Side"], begun, outcome, regions, spells)


def read(source: Input) -> Iterator[Item]:
    """One record a war; participants without an opponent at their time are refused."""
    wars: dict[tuple[str, str], list[_Participant]] = defaultdict(list)

    def keep(row: Row) -> None:
        wars[row["WarNum"], row["WarName"]].append(_participant(row))

    yield from refused(source, FORMS, keep)
    split = pairs = 0
    for (war, name), fighters in wars.items():
        claims: list[Claim] = []
        paired: set[int] = set()
        sides = [[fighter for fighter in fighters if fighter.side == side] for side in ("1", "2")]
        for one in sides[0]:
            for other in sides[1]:
                found = list(_claims(war, name, one, other, sides))
                if found:
                    paired |= {one.number, other.number}
                    pairs += 1
                    split += len({(claim.subject, claim.object) for claim in found}) > 1
                    claims += found
        for fighter in fighters:
            if fighter.number not in paired:
                reason = Unusable("no-opponent", f"nobody fought on the other side of {name} while {fighter.text} did")
                yield refusal(reason, source.place(fighter.number), fighter.raw)
        if claims:
            yield Record(f"{source.path.name}, war {war}", tuple(claims), len(paired))
    source.notes.append(f"the participants of {len(wars)} wars make {pairs:,} pairs of opponents")
    source.notes.extend(split_note(split, "pairs"))


def _claims(war: str, name: str, one: _Participant, other: _Participant, sides: list[list[_Participant]]) -> Iterator[Claim]:
    """The claims of a pair of opponents: where their spells share days."""
    by_sides = all(len({fighter.code for fighter in side}) > 1 for side in sides)
    if by_sides and one.regions and other.regions and not one.regions & other.regions:
        return
    for at_one, (begin_one, end_one) in enumerate(one.spells):
        for at_other, (begin_other, end_other) in enumerate(other.spells):
            if by_sides and (_beaten_by_then(one, at_one, other, sides[1]) or _beaten_by_then(other, at_other, one, sides[0])):
                continue
            begin = max(begin_one, begin_other, key=lambda text: (time.parse(text).earliest, text))
            end = min(end_one, end_other, key=lambda text: (time.parse(text).latest, text))
            try:
                shared = parts("cow", (one.code, other.code), begin, end)
            except (Unusable, UnknownParty):  # no day in common, or one party on both sides at once
                continue
            for part in shared:
                first, second = part.parties
                began = [party for party, fighter in ((first, one), (second, other)) if fighter.initiator]
                yield Claim(
                    kind="war",
                    subject=first,
                    object=second,
                    when=f"{part.begin}/{part.end}",
                    subject_text=one.text,
                    object_text=other.text,
                    details={"name": name}
                    | ({"initiator": began[0]} if len(began) == 1 else {})
                    | ({"outcome": one.outcome} if one.outcome else {})
                    | ({"by_sides": True} if by_sides else {}),
                    source=SOURCE,
                    locator=f"war {war}, ccode {one.code} and {other.code}, from {begin}",
                )


def _beaten_by_then(one: _Participant, spell: int, other: _Participant, opponents: list[_Participant]) -> bool:
    """Whether this spell of `one` ended with an opponent's defeat and `other` fought on: then the two did not fight in it."""
    if spell + 1 >= len(one.spells):
        return False
    end = one.spells[spell][1]
    return any(fighter.spells[-1][1] == end for fighter in opponents) and other.spells[-1][1] > end


DECLARATION = Declaration(
    name="cow_wars",
    title="Correlates of War: Inter-State Wars",
    publisher=PUBLISHER,
    what="Pairs of states on opposing sides of a war, with the war's name and days, 1823–2003",
    where=f"{URL}COW-war",
    licence=LICENCE,
    citation=SOURCE.citation or "",
    kinds=("war",),
    files=("cow/Inter-StateWarData*.csv",),
    complete_for="wars between states with 1,000 dead or more, 1823–2003",
    read=read,
    check=checker(*FORMS),
)
