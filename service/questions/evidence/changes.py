"""What changed in this graph, in the order in which it was committed: who keeps the cursor misses nothing, whatever the clock says.

Each write that adds or retracts claims has the next number of a sequence without gaps, which no reader sees before the numbers below it
(`graph.protocol.numbered`). Claims from before there were numbers come first, by their moments; nothing is added to these.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field

from legation.graph.errors import InputError
from legation.graph.store import Row, Store, commit_id
from legation.service.answers.lists import Change, Changes
from legation.service.declaration import question
from legation.service.parameters import Cursor
from legation.service.questions.common.cursors import question_mark, read_cursor, write_cursor
from legation.service.questions.common.lines import line
from legation.service.questions.evidence.lists import LONGEST, PAGE, PageSize, moment_of, whole_of

_SORTS = ("recorded", "retracted")
_AFTER_ALL = "\U0010ffff"


class _Place(NamedTuple):
    """Where a reader stands: after the change `what` of the claim `id`, in the commit `number`, or at `at` among those without one."""

    number: int
    at: str
    what: str
    id: str


class _Found(NamedTuple):
    """One change; as it is ordered."""

    number: int
    at: str
    what: str
    id: str
    when: str


@question("/v1/changes", "What changed since a day", tag="claims", long=True, statuses=())
def changes(
    store: Store,
    since: Annotated[str, Field(min_length=4, max_length=40, description="ISO day or moment (UTC)", examples=["2025-01-03"])], *,
    cursor: Cursor = None, limit: PageSize = PAGE,
) -> Changes:  # fmt: skip
    """A feed of what was recorded and what was retracted in this graph, in the order of commits. Keep `resume` and ask again later with it:
    nothing is missed, whatever the clock says. `since` decides only where the first page begins.

    What was recorded and what was retracted in this graph, in the order of commits, from the first commit since a day or moment on
    (ISO 8601, UTC). With a cursor only that decides where the list goes on.

    This is the time of this graph; when a source was published stands in each claim. Raises InputError, also for a cursor of a state of
    the graph that is no more (it was restored from a backup that is older).
    """
    moment = moment_of(since)
    mark = question_mark("changes", moment)
    head = store.read("write/graph_version")
    graph, until = (str(head[0]["graph"]), int(head[0]["commit"])) if head else ("", 0)
    place = _place(store, read_cursor(cursor, mark, 6), graph, moment)
    found: list[_Found] = []
    if place.at:
        found = [one for what in _SORTS for one in _before_numbers(store, what, place, limit + 1)]
        found.sort()
    if len(found) <= limit:
        start = _Place(place.number, "", place.what if not place.at else _AFTER_ALL, place.id if not place.at else "")
        numbered = [one for what in _SORTS for one in _numbered(store, what, start, until, limit + 1 - len(found))]
        found += sorted(numbered)
    shown, more = found[:limit], len(found) > limit
    if not more:
        last = _Place(max(until, place.number), "", _AFTER_ALL, "")
    elif shown[-1].number:
        last = _Place(shown[-1].number, "", shown[-1].what, shown[-1].id)
    else:
        last = _Place(place.number, shown[-1].at, shown[-1].what, shown[-1].id)
    resume = write_cursor(mark, graph, str(last.number), _mark_of(store, last.number), last.at, last.what, last.id)
    whole = whole_of(store, [{"id": one.id} for one in shown])
    return Changes(
        since=moment, changes=[_change(one, whole[one.id]) for one in shown], next=resume if more else None, resume=resume, truncated=more,
    )  # fmt: skip


def _place(store: Store, cursor: list[str] | None, graph: str, moment: str) -> _Place:
    if cursor is None:
        first = store.read("ask/commit_since", {"since": moment}, timeout=LONGEST)[0]["number"]
        head = store.read("write/graph_version")
        last = int(head[0]["commit"]) if head else 0
        return _Place(int(first) - 1 if first is not None else last, moment, "", "")
    held, number, mark, at, what, id_ = cursor
    if not number.isdecimal() or len(number) > 15:
        raise InputError("this is no cursor of ours; leave it out for the first page", place="cursor")
    if held != graph or mark != _mark_of(store, int(number)):
        raise InputError(
            "this cursor belongs to another graph, or to a state of this one that is no more (was it restored from a backup?); "
            "leave it out and begin again from `since`", place="cursor",
        )  # fmt: skip
    return _Place(int(number), at, what, id_)


def _mark_of(store: Store, number: int) -> str:
    """The mark of a commit, by which one that was replaced is known."""
    rows = store.read("ask/commit", {"id": commit_id(number)})
    return str(rows[0]["mark"]) if rows else ""


def _before_numbers(store: Store, what: str, place: _Place, limit: int) -> list[_Found]:
    after = place.id if what == place.what else _AFTER_ALL if what < place.what else ""
    rows = store.read(f"ask/changes_{what}", {"since": place.at, "after": after, "limit": limit}, timeout=LONGEST)
    return [_Found(0, row["at"], what, row["id"], row["at"]) for row in rows]


def _numbered(store: Store, what: str, place: _Place, until: int, limit: int) -> list[_Found]:
    after = place.id if what == place.what else _AFTER_ALL if what < place.what else ""
    asked = {"commit": place.number, "after": after, "until": until, "limit": limit}
    rows = store.read(f"ask/commits_{what}", asked, timeout=LONGEST)
    return [_Found(row["commit"], "", what, row["id"], row["at"]) for row in rows]


def _change(one: _Found, row: Row) -> Change:
    recorded = one.what == "recorded"
    return Change(
        at=one.when, what="recorded" if recorded else "retracted", commit=one.number or None, claim=line(row), why=row["retracted_why"],
    )  # fmt: skip
