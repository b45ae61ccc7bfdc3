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
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from legation.graph import time
from legation.graph.kinds import KINDS
from legation.graph.states import evidence, source_preference

Row = dict[str, Any]
LEVEL_CHANGED = "mission_level_changed"
MAX = "9999-12-31"
MIN = "0000-00-00"


@dataclass(slots=True)
class Bound:
    """The days on which one end of an episode may lie (ISO dates; None is open), and the claims that say so."""

    earliest: str | None = None
    latest: str | None = None
    claims: list[Row] = field(default_factory=list)
    disputed: bool = False

    @property
    def text(self) -> str | None:
        """One day, `first..last`, or None where nothing is said."""
        if self.earliest is None and self.latest is None:
            return None
        return (self.earliest or "") if self.earliest == self.latest else f"{self.earliest or ''}..{self.latest or ''}"


@dataclass(slots=True)
class Episode:
    """One stretch of a state. `changes` are claims about its inside (a move, another level); `seen` are sightings. `none_from` is the day
    (ISO) from which on, up to the beginning, it surely did not hold; None where nothing is known of the time before."""

    begin: Bound
    end: Bound
    changes: list[Row] = field(default_factory=list)
    seen: list[Row] = field(default_factory=list)
    ended: bool = False
    none_from: str | None = None
    doubt: tuple[str, str] | None = None
    """Days (ISO) in its midst that lie too far from any proof: there it is possible, not certain."""

    @property
    def claims(self) -> list[Row]:
        """Every claim behind it, each once, ordered by id."""
        rows = {row["id"]: row for part in (self.begin.claims, self.end.claims, self.changes, self.seen) for row in part}
        return [rows[key] for key in sorted(rows)]

    @property
    def disputed(self) -> bool:
        """Whether its claims contradict each other."""
        return self.begin.disputed or self.end.disputed

    @property
    def last_seen(self) -> str | None:
        """The last day (ISO) on which a claim shows it: for what has ended the first day on which it may have ended."""
        last = self.end.earliest or (self.begin.latest if self.ended else None)
        first = self.begin.earliest or self.begin.latest
        return last if last is not None and (first is None or last >= first) else None

    def held_last(self, on: time.When) -> bool:
        """Whether it is possible on a day only because that lies after the last day on which it was seen to hold."""
        seen = self.last_seen
        return not self.ended and seen is not None and seen < (on.earliest or date.min).isoformat() and (self.begin.latest or seen) <= seen

    def holds_on(self, on: time.When) -> time.Answer:
        """Whether it holds on a day: yes, no, possibly; unknown where no claim gives any date."""
        if not self.ended and self.begin.text is None and not any(row["earliest"] for row in self.seen):
            return "unknown"
        first = self.begin.earliest or self.begin.latest
        last_asked = (on.latest or date.max).isoformat()
        if first is not None and last_asked < first:
            return "no" if self.none_from is not None and (on.earliest or date.min).isoformat() >= self.none_from else "unknown"
        if self.ended and self.end.text is None:  # it ended, and nothing tells when
            begun = time.holds_on(day(self.begin.earliest), day(self.begin.latest), None, None, on)
            return "no" if begun == "no" else "possibly"
        answer = time.holds_on(day(self.begin.earliest), day(self.begin.latest), day(self.end.earliest), day(self.end.latest), on)
        if answer == "yes" and self.doubt is not None:
            first_asked = (on.earliest or date.min).isoformat()
            return "possibly" if self.doubt[0] < last_asked and first_asked < self.doubt[1] else "yes"
        return answer


@lru_cache(maxsize=16384)
def day(text: str | None) -> date | None:
    """An ISO day, or None for an open bound."""
    return date.fromisoformat(text) if text else None


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
        if evidence.weak(row):
            weak.append(row)
        elif interval and effect in ("begins", "spans"):
            spans.append(row)
        elif effect == "begins":
            begins.append(row)
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
    _cut(found, absent)
    sightings = [row for row in sightings if not _overruled(row, found, absent)]
    for row in sorted(sightings, key=sort_key) + changes:
        _place(found, row, into="seen" if KINDS[row["kind"]].effect != "changes" else "changes")
    _cut(found, absent)
    for episode in found:
        _after(episode, absent)
    for row in sorted(weak, key=sort_key):
        _loosen(found, row)
    _reach(found)
    for episode in found:
        _doubt(episode)
    _list_again(found, absent)
    _before(found, absent)
    if prefer is not None:
        for episode in found:
            _prefer(episode.begin, source_preference.begin_of, prefer)
            _prefer(episode.end, source_preference.end_of, prefer)
    return found


def _overruled(row: Row, found: Sequence[Episode], absent: Sequence[evidence.Absence]) -> bool:
    """Whether a list shows what had ended by then while another one of the same month says that it does not hold: the mark is the newer
    knowledge of the two."""
    seen = row["latest"]
    if seen is None or not any(one.first[:7] <= seen[:7] <= one.last[:7] for one in absent):
        return False
    return any(episode.ended and (episode.end.latest or MAX) <= seen for episode in found)


def _cut(found: list[Episode], absent: Sequence[evidence.Absence]) -> None:
    """End what goes on where a source shows that it does not hold. Whatever is seen after that is another episode."""
    for one in absent:
        for episode in found:
            begun = episode.begin.earliest or episode.begin.latest
            if episode.ended or begun is None or begun >= one.first:
                continue
            if any((row["earliest"] or MIN) > one.first for row in episode.seen):
                episode.end.disputed = episode.end.disputed or any((row["earliest"] or MIN) <= one.last for row in episode.seen)
                continue
            low = max(filter(None, (episode.begin.latest, episode.end.earliest, *(row["earliest"] for row in episode.seen))), default=begun)
            episode.ended = True
            episode.end = Bound(min(low, one.first), one.first, [one.row], episode.end.disputed)


def _after(episode: Episode, absent: Sequence[evidence.Absence]) -> None:
    """What is first seen after a source showed that it did not hold began after that."""
    begin = episode.begin
    for one in absent:
        if begin.latest is not None and one.last < begin.latest and (begin.earliest or MIN) < one.last and begin.earliest != begin.latest:
            begin.earliest = one.last


def _loosen(found: list[Episode], row: Row) -> None:
    """A weak statement: from its day on the state is possible. Where nothing else begins it, it may have begun any day from then on."""
    for episode in found:
        if episode.begin.earliest is None and row["earliest"] and row["earliest"] <= (episode.begin.latest or episode.end.latest or MAX):
            episode.begin.earliest = row["earliest"]
            episode.begin.latest = episode.begin.latest or episode.end.earliest
            episode.begin.claims.append(row)
            return
    if found:
        found[-1].changes.append(row)
        return
    by = row["latest"] or evidence.published(row)
    end = evidence.day_before(row["earliest"] or by) if by else None
    found.append(Episode(Bound(row["earliest"], by, [row]), Bound(end)))


def _reach(found: list[Episode]) -> None:
    """Let each open episode be certain up to the last day on which a claim shows it, and narrow an end by what was seen before it."""
    for episode in found:
        if episode.ended:
            seen = [row["earliest"] for row in episode.seen if row["earliest"] and row["earliest"] <= (episode.end.latest or MAX)]
            if episode.end.text is not None and episode.end.earliest != episode.end.latest and seen:
                episode.end.earliest = max(episode.end.earliest or MIN, *seen)
            if episode.begin.text is None and episode.end.earliest:
                episode.begin.latest = episode.end.earliest
            continue
        shown = [day for row in (*episode.begin.claims, *episode.seen, *episode.changes) if (day := evidence.until(row))]
        if episode.begin.text is not None and any(not evidence.weak(row) for row in (*episode.begin.claims, *episode.seen)):
            shown.append(episode.begin.latest or episode.begin.earliest or MIN)
        episode.end.earliest = max([*shown, episode.end.earliest or MIN]) if shown else episode.end.earliest


def _doubt(episode: Episode) -> None:
    """Find the days of an episode that lie too far from its proofs, where a break would not be told."""
    rows = [row for row in episode.claims if not evidence.weak(row)]
    begun = episode.begin.latest or episode.begin.earliest
    if begun is None or not rows or str(rows[0]["track"]).split("|", 1)[0] not in evidence.BROKEN_TRACKS:
        return
    last = episode.end.earliest or episode.end.latest
    points = [(begun, begun)]
    for row in (*episode.begin.claims, *episode.seen, *episode.changes):
        first, end = row["begin_latest"], row["end_earliest"]
        if "/" in (row["edtf"] or ""):
            points.append((first or end, end or first))
        else:
            points.append((row["earliest"] or begun, row["earliest"] or begun))
        if day_ := evidence.until(row):
            points.append((day_, day_))
    points += [(last, last)] if last else []
    inside = [(max(a, begun), min(b, last or b)) for a, b in points if a and b and b >= begun and a <= (last or a)]
    episode.doubt = evidence.doubt(inside)


def _list_again(found: list[Episode], absent: Sequence[evidence.Absence]) -> None:
    """Relations that ended by one source and are listed later by another may hold again: an episode that is possible, never certain."""
    if not found or not all(episode.ended for episode in found):
        return
    last = max(found, key=lambda episode: episode.end.latest or MAX)
    over = last.end.latest
    if over is None:
        return
    told_by = {row["source"] for row in last.end.claims}
    known = max((row["known_from"] or MIN for row in last.end.claims), default=MIN)
    listed = [
        (day, row)
        for episode in found
        for row in episode.begin.claims
        if row["kind"] in evidence.LISTS
        and row["source"] not in told_by
        and (day := evidence.published(row))
        and day > over
        and day >= known
    ]
    if not listed:
        return
    day, row = max(listed, key=lambda item: (item[0], item[1]["id"]))
    if any(one.last >= over and one.last[:7] >= day[:7] for one in absent):
        return
    begun = last.end.earliest or over
    found.append(Episode(Bound(begun, day, [], last.end.disputed), Bound(evidence.day_before(begun)), seen=[row]))


def _before(found: list[Episode], absent: Sequence[evidence.Absence]) -> None:
    """Say from when on each episode surely had not begun."""
    for episode in found:
        begun = episode.begin.earliest or episode.begin.latest
        if begun is None:
            continue
        earlier = any(other is not episode and other.ended and (other.end.latest or MAX) <= begun for other in found)
        first = any(row["kind"] in evidence.FIRST and row["earliest"] and "/" in (row["edtf"] or "") for row in episode.begin.claims)
        if earlier or first:
            episode.none_from = "0001-01-01"
        else:
            episode.none_from = min((one.first for one in absent if one.first < begun), default=None)


def _prefer(bound: Bound, days: Callable[[Row], source_preference.Days], prefer: source_preference.Prefer) -> None:
    """Give a disputed bound the days of the value that the rule takes. It stays marked as disputed."""
    if not bound.disputed:
        return
    values = source_preference.grouped([row for row in bound.claims if any(days(row))], lambda row: row["edtf"])
    if values:
        bound.earliest, bound.latest = days(source_preference.winner(values, prefer).rows[0])


def sort_key(row: Row) -> tuple[str, str, str]:
    """In time order, the undated last."""
    return (row["earliest"] or MAX, row["latest"] or MAX, row["id"])


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
    for episode in found:
        inside = row["earliest"] is None or (
            (episode.begin.earliest or MIN) <= (row["latest"] or MAX) and row["earliest"] <= (episode.end.latest or MAX)
        )
        if inside and _one_level(level_of(episode), _level([row])):
            target = episode
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
