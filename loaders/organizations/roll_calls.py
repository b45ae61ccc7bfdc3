"""Roll calls of the UN General Assembly, 1946 on: who voted how. They are kept in a columnar file beside the graph, not as claims.

Two tables: the roll calls (date, resolution, title), and one row for each vote. A member that did not vote has no row. A member's code is
ISO alpha-2 (`NA` is Namibia); where it is empty, and for states that are gone, the name decides. The list writes Russia also for the Soviet
Union, Yugoslavia also for Serbia, and Taiwan for China's seat before October 1949: who voted on a day follows when it is asked
(graph/votes.py). The last year stands in the name of the file; of the roll calls, in their dates too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from legation.graph import votes
from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration, Input, Item, Kept, Refusal
from legation.loaders.frame.codes import edtf
from legation.loaders.frame.editions import latest_told
from legation.loaders.frame.tables import Form, Row, Unusable, checker, each, layout_of, number

_VOTES = Form("votes", ("rcid", "country", "country_code", "vote"))
_ROLLS = Form("roll calls", ("rcid", "session", "importantvote", "date", "unres", "short", "descr"))
FORMS = (_VOTES, _ROLLS)
PUBLISHER = "Erik Voeten"
CITATION = (
    "Erik Voeten, United Nations General Assembly Voting Data, Harvard Dataverse, doi:10.7910/DVN/LEJUQZ; by way of the R package unvotes"
)
URL = "https://doi.org/10.7910/DVN/LEJUQZ"
_LAST_YEAR = re.compile(r"(?:19|20)\d\d-((?:19|20)\d\d)")


def read(source: Input) -> Iterator[Item]:
    """Refusals as they are met, then all that is kept."""
    layout = layout_of(source, FORMS)
    found = votes.Votes()
    seen: set[tuple[str, int]] = set()
    columns: dict[tuple[str, str], str] = {}

    def vote(row: Row) -> None:
        cast = votes.CODES.get(row["vote"])
        if cast is None:
            raise Unusable("unknown-vote", f"vote is {row['vote'][:40]!r}; known are {', '.join(votes.CODES)}")
        key = (row["country"], row["country_code"])
        name = columns.get(key)
        if name is None:
            name = columns[key] = _member(*key)
        at = _number(row)
        if (name, at) in seen:
            raise Unusable("votes-twice", f"{row['country']} has voted in roll call {at} already")
        seen.add((name, at))
        found.columns.setdefault(name, {})[at] = cast

    def roll(row: Row) -> None:
        at = _number(row)
        if at in found.rolls:
            raise Unusable("roll-call-twice", f"roll call {at} stands there already")
        day = edtf(row["date"])
        found.rolls[at] = {
            "session": number(row["session"], "session"), "date": day, "resolution": row["unres"] or None, "short": row["short"] or None,
            "title": row["descr"] or None, "important": row["importantvote"] == "1",
        }  # fmt: skip

    count = 0
    for item in each(source, FORMS, vote if layout.form is _VOTES else roll):
        if isinstance(item, Refusal):
            yield item
        else:
            count += 1
    found.sources.append(_source(source, found))
    yield Kept(count, partial(votes.keep, found=found))


def _source(source: Input, found: votes.Votes) -> dict[str, str | None]:
    told = _LAST_YEAR.search(source.path.name)
    last = latest_told(roll["date"] for roll in found.rolls.values())
    edition = told[1] if told else last[:4] or None
    if told:
        source.notes.append(f"the file does not say its edition; its name does: to {edition}")
    return {"publisher": PUBLISHER, "citation": CITATION, "url": URL, "edition": f"to {edition}" if edition else None, "published": edition}


def _number(row: Row) -> int:
    found = number(row["rcid"], "rcid", missing=())
    assert found is not None
    return found


def _member(name: str, code: str) -> str:
    """The column of a member: by its code, else by its name. Raises UnknownParty."""
    if code:
        try:
            return register().resolve(code, scheme="iso2").id
        except UnknownParty:
            pass
    return register().resolve(name).id


DECLARATION = Declaration(
    name="roll_calls",
    title="Votes in the UN General Assembly",
    publisher=PUBLISHER,
    what="How each member voted in each roll call of the General Assembly, 1946 on; kept in a file beside the graph, not as claims",
    where=f"{URL} (as tables un_votes and un_roll_calls of the R package unvotes, saved as CSV)",
    licence="MIT (package unvotes); data free with citation",
    citation=CITATION,
    kinds=(),
    files=("un/unga_votes*.csv", "un/unga_votes*.csv.gz", "un/unga_roll_calls*.csv", "un/unga_roll_calls*.csv.gz"),
    complete_for="roll calls of the General Assembly, 1946–2019",
    read=read,
    check=checker(*FORMS),
)
