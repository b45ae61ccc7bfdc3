"""What changed in answers since a moment: states that began and ended, new disagreements, shares that moved, facts no longer listed.

Nothing is kept for it: a claim has the moment when it was recorded and the one when it was retracted, so that the answer of any moment can
be worked out again. States are those of today, once as this graph knew them before and once as it knows them at the end of each later day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from legation.graph.claims import content_id
from legation.graph.kinds import KINDS
from legation.graph.store import Row, Store
from legation.service.answers.changed import WHAT, AnswerChange, ChangedAnswers, What
from legation.service.declaration import question
from legation.service.parameters import Limit, Text
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.lines import name_of
from legation.service.questions.common.state_as_of import Standing, ref, source_rows, standing
from legation.service.questions.evidence.lists import LONGEST, moment_of
from legation.service.questions.evidence.moved_shares import moved
from legation.service.questions.evidence.no_longer_listed import gone

STATES = tuple(
    sorted(
        name for name, kind in KINDS.items()
        if kind.object_role is not None and kind.edge is not None and kind.effect in ("begins", "ends", "spans", "absent", "changes")
    )
)  # fmt: skip
"""Kinds that tell of a state between two parties."""
TRACKS = 20_000
"""Stories that are compared; where more changed (the first load of a world) the answer says so."""
AT_ONCE = 500
CLAIMS = 200_000
SHOWN = 10
_ORDER = {what: number for number, what in enumerate(WHAT)}


@question("/v1/changes/answers", "What changed in answers since a day", tag="claims", long=True, statuses=())
def changed_answers(
    store: Store,
    since: Annotated[str, Field(min_length=4, max_length=40, description="ISO day or moment (UTC)", examples=["2025-01-03"])], *,
    what: Annotated[list[What] | None, Field(max_length=9, description="only these changes (repeat it)", examples=[["ended"]])] = None,
    about: Annotated[
        list[Text] | None, Field(max_length=20, description="only answers about these (repeat it)", examples=[["relations"]])
    ] = None,
    limit: Limit = 100,
) -> ChangedAnswers:  # fmt: skip
    """Which answers are other ones than before: states that began or ended, dates and doubts, new disagreements, supplier shares that moved
    by a point or more between editions, and what a newer edition of a list no longer names. `/v1/changes` has the claims behind them.

    Raises InputError.
    """
    moment, asof = moment_of(since), as_of()
    notes: list[str] = []
    found = [*_states(store, moment, asof, notes), *moved(store, moment), *gone(store, moment, STATES, notes)]
    found = [one for one in found if (not what or one.what in what) and (not about or one.about in about)]
    found.sort(key=lambda one: (_ORDER[one.what], one.id))
    found.sort(key=lambda one: one.at, reverse=True)
    found.sort(key=lambda one: _ORDER[one.what])
    return ChangedAnswers(
        since=moment, changes=found[:limit], counts=dict(Counter(one.what for one in found).most_common()),
        kinds=dict(Counter(one.about for one in found).most_common()), notes=notes, truncated=len(found) > limit,
    )  # fmt: skip


def _states(store: Store, since: str, asof: AsOf, notes: list[str]) -> Iterator[AnswerChange]:
    """The states of today that changed by what was recorded or retracted since."""
    asked = {"since": since, "kinds": list(STATES), "limit": TRACKS + 1}
    tracks = sorted(
        {
            row["track"]
            for name in ("recorded_at", "retracted_at")
            for row in store.read(f"ask/tracks_changed/{name}", asked, timeout=LONGEST)
        }
    )
    if len(tracks) > TRACKS:
        notes.append(f"More than {TRACKS:,} stories changed; the first {TRACKS:,} of them are compared. Ask from a later day for the rest.")
    for at in range(0, min(len(tracks), TRACKS), AT_ONCE):
        some = tracks[at : at + AT_ONCE]
        rows = store.read("ask/track_history", {"tracks": some, "limit": CLAIMS}, timeout=LONGEST)
        sources = source_rows(store, (row["source"] for row in rows))
        by_track: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            row["publisher"] = sources[row["source"]]["publisher"]
            by_track[row["track"]].append(row)
        for track in some:
            yield from _of_track(track, by_track[track], since, asof)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is answered of a story: whether it holds, since when or until when, whether sources disagree."""

    holds: str
    dates: str
    disputed: bool

    def __str__(self) -> str:
        said = {"yes": "holds", "possibly": "holds possibly", "no": "does not hold", "unknown": "not known"}[self.holds]
        return f"{said}{f', {self.dates}' if self.dates else ''}{', disputed' if self.disputed else ''}"


_NOTHING = _Answer("unknown", "", False)


def _of_track(track: str, rows: Sequence[Row], since: str, asof: AsOf) -> Iterator[AnswerChange]:
    moments = {moment for row in rows for moment in (row["recorded_at"], row["retracted_at"]) if moment and moment >= since}
    before = _answer(track, [row for row in rows if _known(row, since, through=False)], asof)
    for day in sorted({moment[:10] for moment in moments}):
        after = _answer(track, [row for row in rows if _known(row, day, through=True)], asof)
        if after != before:
            made = [row for row in rows if row["recorded_at"][:10] == day or (row["retracted_at"] or "")[:10] == day]
            yield from _changes(track, made, before, after, max(moment for moment in moments if moment[:10] == day))
        before = after


def _known(row: Row, moment: str, *, through: bool) -> bool:
    """Whether this graph held a claim just before a moment, or (`through`) at the end of a day."""
    recorded, retracted = row["recorded_at"], row["retracted_at"] or "9"
    if through:
        return bool(recorded[:10] <= moment < retracted[:10])
    return bool(recorded < moment <= retracted)


def _answer(track: str, rows: list[Row], asof: AsOf) -> _Answer:
    if not rows:
        return _NOTHING
    found = standing(track, [dict(row) for row in rows], asof)
    return _Answer(found.holds, _dates(found, asof), found.disputed)


def _dates(found: Standing, asof: AsOf) -> str:
    """Since when what holds holds, or when what does not hold ended."""
    if found.holds in ("yes", "possibly"):
        now = next((one for one in found.episodes if one.holds_on(asof.on) == found.holds), None)
        begun = now.begin.text if now is not None else None
        return "" if not begun else f"since {begun[2:]} or before" if begun.startswith("..") else f"since {begun}"
    ended = [one for one in found.episodes if one.ended]
    return f"ended {ended[-1].end.text}" if ended and ended[-1].end.text else ""


def _changes(track: str, rows: Sequence[Row], before: _Answer, after: _Answer, at: str) -> Iterator[AnswerChange]:
    held, holds = before.holds in ("yes", "possibly"), after.holds in ("yes", "possibly")
    words: list[What] = []
    if held and after.holds == "no":
        words.append("ended")
    elif not held and holds:
        words.append("began")
    elif (before.holds, after.holds) == ("yes", "possibly") or (held and after.holds == "unknown"):
        words.append("doubtful")
    elif (before.holds, after.holds) == ("possibly", "yes"):
        words.append("certain")
    elif before.dates != after.dates:
        words.append("dated")
    if before.disputed != after.disputed:
        words.append("disagreement" if after.disputed else "settled")
    about, first = track.split("|", 1)[0], rows[0]
    for word in words:
        parties = name_of(first["subject"]) + (f" and {name_of(first['object'])}" if first["object"] else "")
        yield AnswerChange(
            id=content_id(word, track, at[:10]), at=at, what=word, about=about, subject=ref(first["subject"]),
            object=ref(first["object"]) if first["object"] else None, says=f"{parties}, {about}: {before}; now: {after}.",
            before=str(before), after=str(after), claims=sorted(row["id"] for row in rows)[:SHOWN],
            sources=sorted({row["publisher"] for row in rows})[:SHOWN],
        )  # fmt: skip
