"""What the claims of one track say held when: episodes with bounds, pure functions of claim rows.

A state is never stored as a flag. Both the projection (edges) and as-of questions derive it here, from whatever claims were known
by the day that is asked about. Rules:

- Only `done` claims change state.
- Claims of one beginning (no end between them) are one episode. Where their dates can be the same day, the episode begins in the part
  they share; where they cannot, they disagree: it begins somewhere between the first and the last of them and is `disputed`.
- "Restored" after "established" without an end between means that there was an end which nobody in the graph dates.
- A span without an end that its source vouches for only up to a day (`seen_until`, a list that stops there) is open from then on.
- A mission has one level at a time: another level ends the one before and begins its own episode, of the same track. That a span lasts to a
  day and that its mission is closed or raised on the next one is the same end.
- A single day of a `spans` kind is a sighting: it proves that day, not the one before or after.
- An end with a beginning and an end of its own ("severed from 1965 to 1974") is an end and, after it, another beginning.
- An end without a date had come by the day on which its claim was published.
- Where one source says that a state ended and another shows it later, it may hold after that end: `possibly`, and `disputed`.
- An open episode is certain up to the last day of which its claims' sources speak (`graph.states.evidence`), and possible after it.
- Before the first proof nothing is known: `unknown`, unless an end, a complete source or the kind itself says that there was none.
- Two beginnings far apart are two episodes with a gap of unknown days.
- A weak statement (the inception of a building) makes a state possible from its day, not certain, and does not make it last.
- A source that shows that a state is absent ends it by that day. A list of present relations that shows a pair after an end that another
  source tells of makes the relations possible again, not certain.
- A mission that moves stays one mission: `graph.states.mission_locations` gives the dated intervals of its seat.
- With a preferred rule (`source_preference`) a disputed date is the one that the rule takes; what loses stays among the claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from legation.graph.kinds import KINDS
from legation.graph.protocol import Row
from legation.graph.states import evidence, reach, source_preference
from legation.graph.states.stretch import MAX, MIN, Bound, Episode, day, sort_key

__all__ = ["MAX", "MIN", "Bound", "Episode", "Row", "day", "episodes", "known", "level_of", "sort_key"]

LEVEL_CHANGED = "mission_level_changed"


def known(rows: Iterable[Row], known_on: str | None) -> list[Row]:
    """The rows that had been published, and were not retracted, by a day (ISO; None: whatever is not retracted at all)."""
    if known_on is None:
        return [row for row in rows if not row["retracted_on"]]
    return [row for row in rows if (row["known_from"] or MAX) <= known_on and (not row["retracted_on"] or row["retracted_on"] > known_on)]


def episodes(rows: Iterable[Row], prefer: source_preference.Prefer | None = None) -> list[Episode]:
    """The episodes of one track in order, from its done claims. `prefer` settles what is disputed by a rule of `source_preference`."""
    begins: list[Row] = []
    ends: list[Row] = []
    spans: list[Row] = []
    sightings: list[Row] = []
    changes: list[Row] = []
    weak: list[Row] = []
    done = [row for row in source_preference.believed(list(rows), prefer) if row["modality"] == "done"]
    for row in done:
        effect = KINDS[row["kind"]].effect
        interval = "/" in (row["edtf"] or "")
        if effect == "absent":
            continue
        if evidence.weak(row) or evidence.stale(row, done):
            weak.append(row)
        elif interval and effect in ("begins", "spans"):
            spans.append(row)
        elif effect == "begins":
            begins.append(row)
        elif effect == "ends" and evidence.broken(row):
            ends.append(evidence.broken_off(row))
            begins.append(evidence.taken_up(row))
        elif effect == "ends":
            ends.append(row)
        elif row["kind"] == LEVEL_CHANGED and row["earliest"]:
            begins.append(row)
        elif effect == "changes":
            changes.append(row)
        else:
            sightings.append(evidence.dated(row) if effect == "spans" else row)
    found = _from_events(begins, ends) + _from_spans(spans)
    found = _joined(found)
    absent = evidence.absences(done)
    reach.cut(found, absent)
    sightings = [row for row in sightings if not reach.overruled(row, found, absent)]
    for row in sorted(sightings, key=sort_key) + changes:
        _place(found, row, into="seen" if KINDS[row["kind"]].effect != "changes" else "changes")
    reach.cut(found, absent)
    for episode in found:
        reach.after(episode, absent)
    for row in sorted(weak, key=sort_key):
        reach.loosen(found, row)
    reach.reach(found)
    often = any(episode.ended and episode.end.claims for episode in found)
    for episode in found:
        reach.doubt(episode, often=often)
    reach.list_again(found, absent)
    reach.joined_again(found, absent)
    reach.before(found, absent)
    if prefer is not None:
        for episode in found:
            _prefer(episode.begin, source_preference.begin_of, source_preference.begin_text, prefer)
            _prefer(episode.end, source_preference.end_of, source_preference.end_text, prefer)
    for episode in found:
        episode.settled = True
    return found


def _prefer(
    bound: Bound, days: Callable[[Row], source_preference.Days], text: Callable[[Row], str | None], prefer: source_preference.Prefer,
) -> None:  # fmt: skip
    """Give a disputed bound the days of the value that the rule takes. It stays marked as disputed."""
    if not bound.disputed:
        return
    values = source_preference.grouped([row for row in bound.claims if any(days(row))], text)
    if values:
        bound.earliest, bound.latest = days(source_preference.winner(values, prefer).rows[0])


def _from_events(begins: Sequence[Row], ends: Sequence[Row]) -> list[Episode]:
    """Pair beginnings with the ends that follow them. Undated ones go with the first episode there is."""
    events = [(*sort_key(row)[:2], 0, row["id"], row) for row in begins] + [(*sort_key(row)[:2], 1, row["id"], row) for row in ends]
    found: list[Episode] = []
    current: Episode | None = None
    began_as: str | None = None
    for _, _, is_end, _, row in sorted(events, key=lambda event: event[:4]):
        restored = row["kind"].endswith("_restored")
        if is_end:
            if current is None:
                current = Episode(Bound(), Bound())
                found.append(current)
            current.end.claims.append(row)
            current.ended = True
        elif current is None or current.ended or (restored and began_as is not None and not began_as.endswith("_restored")):
            if current is not None and not current.ended:
                current.ended = True  # restored: it had ended, nobody says when
                current.end.earliest = current.begin.claims[0]["earliest"] if current.begin.claims else None
                current.end.latest = row["latest"]
            current = Episode(Bound(claims=[row]), Bound())
            began_as = row["kind"]
            found.append(current)
        elif row["earliest"] and not _one_level(_level([row]), _level(current.begin.claims)):
            current.end.claims.append(row)
            current.ended = True
            current = Episode(Bound(claims=[row]), Bound())
            began_as = row["kind"]
            found.append(current)
        elif evidence.far_apart(_latest(current.begin.claims), row["earliest"]):
            current.ended = True  # begun anew: it had ended, nobody says when
            current.end.earliest, current.end.latest = _latest(current.begin.claims), row["latest"]
            current = Episode(Bound(claims=[row]), Bound())
            began_as = row["kind"]
            found.append(current)
        else:
            current.begin.claims.append(row)
    for episode in found:
        _settle(episode.begin)
        if episode.end.claims:
            _settle(episode.end)
            if episode.end.earliest is None and episode.end.latest is not None:
                episode.end.earliest = episode.begin.earliest or "0001-01-01"
    return found


def _latest(rows: Iterable[Row]) -> str | None:
    """The last day that beginnings may mean."""
    return max((row["latest"] for row in rows if row["latest"]), default=None)


def _settle(bound: Bound) -> None:
    """Narrow a bound to what its dated claims share, or widen it over them and mark it disputed."""
    dated = [row for row in bound.claims if row["earliest"] and row["latest"]]
    if not dated:
        if any(KINDS[row["kind"]].effect == "ends" for row in bound.claims):
            bound.latest = min((row["known_from"] for row in bound.claims if row["known_from"]), default=None)
        else:  # what has begun without a date had begun by the day of publication
            bound.latest = min(filter(None, map(evidence.published, bound.claims)), default=None)
        return
    first, last = max(row["earliest"] for row in dated), min(row["latest"] for row in dated)
    if first <= last:
        bound.earliest, bound.latest = first, last
    else:
        bound.earliest, bound.latest = min(row["earliest"] for row in dated), max(row["latest"] for row in dated)
        bound.disputed = True


def _from_spans(rows: Sequence[Row]) -> list[Episode]:
    found = []
    for row in sorted(rows, key=lambda row: (row["earliest"] or MIN, row["latest"] or MAX, row["id"])):
        open_end = row["latest"] is None
        found.append(
            Episode(
                Bound(row["earliest"], row["begin_latest"], [row]),
                Bound(row["end_earliest"], row["latest"], [] if open_end else [row]),
                ended=not open_end,
            )
        )
    return found


def _joined(found: list[Episode]) -> list[Episode]:
    """Episodes of different claims that overlap for sure are one, with the bounds of both settled together."""
    if len(found) < 2:
        return found
    ordered = sorted(found, key=lambda e: (e.begin.earliest or e.begin.latest or MIN, e.end.latest or MAX))
    joined: list[Episode] = []
    for episode in ordered:
        level = level_of(episode)
        at = next((i for i in range(len(joined) - 1, -1, -1) if _one_level(level_of(joined[i]), level)), None)
        if at is not None and _overlap(joined[at], episode):
            joined[at] = _merge(joined[at], episode)
        else:
            joined.append(episode)
    return joined


def level_of(episode: Episode) -> str | None:
    """The type of mission that an episode is about; what ends it may speak of the next level."""
    return _level(episode.begin.claims) or _level(episode.seen) or _level(episode.end.claims)


def _level(rows: Iterable[Row]) -> str | None:
    """The type of mission that claims of one track speak of; None for those that name none, and for tracks of other things."""
    return next((row["mission"] for row in rows if row.get("mission")), None)


def _one_level(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _overlap(a: Episode, b: Episode) -> bool:
    """Whether both surely hold on some same day (a single shared day at the seam is a hand-over, not an overlap) or begin on one."""
    if a.begin.text is None and not a.ended:
        return True
    if a.begin.text is not None and a.begin.earliest == a.begin.latest == b.begin.earliest == b.begin.latest:
        return True
    begins = max(a.begin.latest or MIN, b.begin.latest or MIN)
    ends = min(a.end.earliest or MAX, b.end.earliest or MAX)
    return begins < ends


def _merge(a: Episode, b: Episode) -> Episode:
    begin = _both(a.begin, b.begin)
    end = Bound(None, None, a.end.claims + b.end.claims)
    if a.ended and b.ended:
        end = _both(a.end, b.end)
        first, second = sorted((a, b), key=lambda e: e.end.latest or MAX)
        if end.disputed and not (a.end.disputed or b.end.disputed) and _next_day(first.end, second.end):
            end = Bound(first.end.earliest, first.end.latest, end.claims)
    elif a.ended or b.ended:
        done = a if a.ended else b
        end = Bound(done.end.earliest, done.end.latest, done.end.claims)
        still = b if a.ended else a
        if still.end.earliest is not None and still.end.earliest > (done.end.latest or MAX):
            end.disputed, end.latest = True, None
    else:
        seen = [e.end.earliest for e in (a, b) if e.end.earliest]
        end.earliest = max(seen) if len(seen) == 2 else None
    return Episode(begin, end, a.changes + b.changes, a.seen + b.seen, a.ended or b.ended)


def _next_day(lasted: Bound, ended: Bound) -> bool:
    """Whether one end is the last day of a span and the other an event on the day after it."""
    last, event = day(lasted.latest), day(ended.earliest)
    spans = all("/" in (row["edtf"] or "") for row in lasted.claims)
    return spans and last is not None and event == last + timedelta(days=1) and not any("/" in (row["edtf"] or "") for row in ended.claims)


def _both(a: Bound, b: Bound) -> Bound:
    if a.text is None or b.text is None:
        kept = b if a.text is None else a
        return Bound(kept.earliest, kept.latest, a.claims + b.claims, a.disputed or b.disputed)
    first, last = max(a.earliest or MIN, b.earliest or MIN), min(a.latest or MAX, b.latest or MAX)
    disputed = a.disputed or b.disputed
    if first > last:
        first, last = min(a.earliest or MIN, b.earliest or MIN), max(a.latest or MAX, b.latest or MAX)
        disputed = True
    return Bound(None if first == MIN else first, None if last == MAX else last, a.claims + b.claims, disputed)


def _place(found: list[Episode], row: Row, *, into: str) -> None:
    """Put a sighting or a change with the episode that it falls into, or make one of it."""
    target: Episode | None = None
    level = _level([row])
    for episode in found:
        inside = row["earliest"] is None or (
            (episode.begin.earliest or MIN) <= (row["latest"] or MAX) and row["earliest"] <= (episode.end.latest or MAX)
        )
        if inside and _one_level(level_of(episode), level):
            if episode.begin.earliest is None and target is not None and target.begin.earliest is not None:
                continue  # what may be older than it is known to be takes nothing from what surely held then
            target = episode
    target = target or reach.just_before(found, row)
    if target is None:
        target = Episode(_begin_after(found, row), Bound())
        found.append(target)
    getattr(target, into).append(row)
    if row["earliest"] is None:
        return
    if target.begin.text is None or (target.begin.earliest is None and (target.begin.latest or MIN) > row["latest"]):
        target.begin.latest = row["latest"]
    if not target.ended and not target.begin.claims:
        target.end.earliest = max(target.end.earliest or MIN, row["earliest"])


def _begin_after(found: list[Episode], row: Row) -> Bound:
    """Where something is seen after it had ended, it began again between that end and the day on which it is seen."""
    before = [e.end.earliest or e.end.latest for e in found if e.ended and e.end.latest and e.end.latest < (row["earliest"] or MIN)]
    return Bound(max(filter(None, before)), row["latest"]) if before else Bound()
