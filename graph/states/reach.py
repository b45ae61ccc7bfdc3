"""How far the episodes of a track reach: what ends them by absence, how long they are certain, where they are only possible.

Each function changes the episodes that it is given, as `graph.states.episodes.episodes` asks them to in order.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.protocol import Row
from legation.graph.states import evidence
from legation.graph.states.stretch import MAX, MIN, Bound, Episode


def overruled(row: Row, found: Sequence[Episode], absent: Sequence[evidence.Absence]) -> bool:
    """Whether a list shows what had ended by then while another one of the same month says that it does not hold: the mark is the newer
    knowledge of the two."""
    seen = row["latest"]
    if seen is None or not any(one.first[:7] <= seen[:7] <= one.last[:7] for one in absent):
        return False
    return any(episode.ended and (episode.end.latest or MAX) <= seen for episode in found)


def just_before(found: Sequence[Episode], row: Row) -> Episode | None:
    """The episode of a kind that is its own beginning which begins, on a day that a claim gives, soon after a sighting of a year: such a
    list is early by a year or some, and the day of admission is the better one."""
    if row["earliest"] is None or row["earliest"] == row["latest"] or row["kind"] not in evidence.FIRST:
        return None
    for episode in found:
        first = episode.begin.earliest
        day_known = any(one["earliest"] == one["begin_latest"] == first for one in episode.begin.claims)
        if first and day_known and row["latest"] < first and not evidence.far_apart(row["latest"], first):
            return episode
    return None


def cut(found: list[Episode], absent: Sequence[evidence.Absence]) -> None:
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


def after(episode: Episode, absent: Sequence[evidence.Absence]) -> None:
    """What is first seen after a source showed that it did not hold began after that."""
    begin = episode.begin
    for one in absent:
        if begin.latest is not None and one.last < begin.latest and (begin.earliest or MIN) < one.last and begin.earliest != begin.latest:
            begin.earliest = one.last


def loosen(found: list[Episode], row: Row) -> None:
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


def reach(found: list[Episode]) -> None:
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


def doubt(episode: Episode, *, often: bool) -> None:
    """Find the days of an episode that lie too far from its proofs, where a break would not be told. `often`: its track was broken off."""
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
    episode.doubt = evidence.doubt(inside, often=often)


def joined_again(found: list[Episode], absent: Sequence[evidence.Absence]) -> None:
    """A membership that ended long ago may have begun again: lists of members stop, and what they last tell is of their own time."""
    if not found or not all(episode.ended and episode.end.latest for episode in found):
        return
    last = max(found, key=lambda episode: episode.end.latest or MIN)
    rows = last.end.claims or last.begin.claims
    if last.end.latest is None or not rows or str(rows[0]["track"]).split("|", 1)[0] != "membership":
        return
    begun = evidence.after(max([last.end.latest, *(one.last for one in absent)]), evidence.MEMBER_AGAIN)
    found.append(Episode(Bound(begun, None, [], last.end.disputed), Bound(evidence.day_before(begun)), changes=list(rows)))


def list_again(found: list[Episode], absent: Sequence[evidence.Absence]) -> None:
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
    begun = min(evidence.after(over, evidence.AFTER_END), day)
    found.append(Episode(Bound(begun, day, [], last.end.disputed), Bound(evidence.day_before(begun)), seen=[row]))


def before(found: list[Episode], absent: Sequence[evidence.Absence]) -> None:
    """Say from when on each episode surely had not begun."""
    for episode in found:
        begun = episode.begin.earliest or episode.begin.latest
        if begun is None:
            continue
        earlier = any(other is not episode and other.ended and (other.end.latest or MAX) <= begun for other in found)
        first = any(
            row["earliest"] and (row["kind"] in evidence.ACTS or (row["kind"] in evidence.FIRST and "/" in (row["edtf"] or "")))
            for row in episode.begin.claims
        )
        if earlier or first:
            episode.none_from = "0001-01-01"
        else:
            episode.none_from = min((one.first for one in absent if one.first < begun), default=None)
