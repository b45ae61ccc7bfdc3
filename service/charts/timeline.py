"""A timeline of two parties: a lane a story, circles for claims, bars for states: solid as far as sources show them, hatched where they
are possible only, an outline where nothing tells of them, a stroke where they end (as service/web/src/pictures/timeline.tsx)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from legation.graph import time
from legation.service.answers.claims import ClaimLine, Dyad, Episode
from legation.service.charts.page import FOOT, HEAD, MARGIN, WIDTH, Theme, fitted, legend, page, rect, text

LANE, NAMES = 30, 280
_KEYS = [
    ("n done", "done"), ("n planned", "planned"), ("n denied", "alleged or denied"),
    ("b", "held"), ("p", "possibly"), ("u", "nothing tells"), ("x", "disputed"),
]  # fmt: skip
HATCH = "url(#hatch)"
_PATTERN = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hg" width="5" height="5"/><rect class="b" width="2.2" height="5"/></pattern></defs>'
)
_OPEN = 1.5
"""Years: how long a beginning that nobody dates is drawn before its first proof."""
LONG = 400
"""Days from which on a claim's time is drawn as a bar and not as a circle."""
_YEAR = 365.2425
_WORDS = {
    "relations": "Diplomatic relations", "recognition": "{a} recognises {b}", "mission": "{more} of {a} in {place}{b}",
    "arms_share": "Reported shares, {a} to {b}", "arms": "Arms, {a} to {b}", "supplies": "{more}, {a} to {b}",
    "visits": "Visits, {a} to {b}",
    "alliance": "Alliance", "meetings": "Meetings", "treaties": "Agreements", "war": "War", "rivalry": "Rivalry",
    "dispute": "Militarised dispute", "contiguity": "Common border",
}  # fmt: skip
"""What a story is called by what its track begins with; others by that word."""


@dataclass(slots=True)
class Lane:
    """One story."""

    label: str
    episodes: list[Episode] = field(default_factory=list)
    claims: list[ClaimLine] = field(default_factory=list)


def lanes(dyad: Dyad) -> list[Lane]:
    """The stories of a dyad that have a date; those of one name share a lane, as an envoy follows another."""
    names = {dyad.a.id: dyad.a.name, dyad.b.id: dyad.b.name}
    found: dict[str, Lane] = {}
    for track in dyad.tracks:
        label = _label(track.track, names)
        found.setdefault(label, Lane(label)).episodes += track.episodes
    for claim in dyad.timeline:
        label = _label(claim.track, names)
        found.setdefault(label, Lane(label)).claims.append(claim)
    return [lane for lane in found.values() if any(one.begins or one.ends for one in lane.episodes) or any(one.when for one in lane.claims)]


def timeline(title: str, sub: str, shown: Sequence[Lane], on: str, source: str, *, theme: Theme = "auto") -> str:
    """The lanes from the first to the last dated year; `on` (EDTF) is the day that is marked."""
    edges = [year for lane in shown for year in _years(lane)]
    day = _span(on)[0]
    now = day if day is not None else float(date.today().year)
    first, last = int(min([now - 10, *edges])) - 1, int(max([now, *edges])) + 1
    left, right = MARGIN + NAMES, WIDTH - MARGIN

    def x(year: float) -> float:
        return left + (right - left) * (min(max(year, first), last) - first) / (last - first)

    base = HEAD + 18 + len(shown) * LANE
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if (last - first) / step <= 8)
    drawn = [_PATTERN]
    for year in range(first - first % every + every, last, every):
        drawn.append(
            f'<path class="l" d="M{x(year):.1f} {HEAD + 12}V{base}"/>{text(x(year), HEAD + 6, str(year), kind="s", anchor="middle")}'
        )
    for index, lane in enumerate(shown):
        middle = HEAD + 18 + (index + 0.5) * LANE
        drawn.append(text(left - 12, middle + 4, fitted(lane.label, NAMES - 14), anchor="end"))
        drawn.append(rect("k", left, middle - 7, right - left, 14))
        drawn += [_spell(one, middle, x, first, last) for one in lane.episodes]
        drawn += [_event(one, middle, x, "span" if lane.episodes else "") for one in lane.claims if one.when]
    if day is not None:
        drawn.append(f'<path class="day" d="M{x(day):.1f} {HEAD + 12}V{base}"/>')
    keys, high = legend(base + 14, _KEYS)
    return page(title, sub, "".join([*drawn, keys]), source, base + 14 + high + FOOT, theme=theme)


def _spell(one: Episode, middle: float, x: Callable[[float], float], first: int, last: int) -> str:
    drawn = []
    for start, stop, how in stretches(one, first, min(float(last), _year(date.today()) or last)):
        fill = f' fill="{HATCH}"' if how == "p" else ""
        cls = "x" if how == "b" and one.disputed else how
        drawn.append(
            f'<rect class="{cls}"{fill} x="{x(start):.1f}" y="{middle - 5:.1f}" width="{max(1.0, x(stop) - x(start)):.1f}" height="10"/>'
        )
    end = _span(one.ends) if one.ended else (None, None)
    if (at := end[1] if end[1] is not None else end[0]) is not None:
        drawn.append(f'<path class="end" d="M{x(at):.1f} {middle - 8:.1f}V{middle + 8:.1f}"/>')
    return "".join(drawn)


def stretches(one: Episode, first: float, today: float) -> list[tuple[float, float, str]]:
    """The parts of an episode by how sure they are: `b` shown by sources, `p` possible, `u` nothing tells; in years."""
    early, late = _span(one.begins)
    end_early, end_late = _span(one.ends) if one.ended else (None, None)
    seen = _span(one.last_seen)[1]
    begin = next((year for year in (late, early, seen) if year is not None), first)
    past = max(begin, seen) if seen is not None else begin
    if one.ended:
        stop = next((year for year in (end_late, end_early) if year is not None), past)
        sure = min(stop, next((year for year in (end_early, seen) if year is not None), begin))
    else:
        stop = (begin if seen is None else seen) if one.holds == "no" else today
        sure = min(stop, stop if one.holds == "yes" and seen is None else begin if seen is None else seen)
    found = [(max(first, begin - _OPEN), begin, "u")] if early is None else [(early, begin, "p")]
    doubt = [_span(text)[0] for text in one.doubt or []]
    if len(doubt) == 2 and doubt[0] is not None and doubt[1] is not None and doubt[0] < sure and doubt[1] > begin:
        low, high = max(begin, doubt[0]), min(sure, doubt[1])
        found += [(begin, low, "b"), (low, high, "p"), (high, sure, "b")]
    else:
        found.append((begin, sure, "b"))
    found.append((max(begin, sure), stop, "u" if one.holds == "unknown" else "p"))
    return [part for part in found if part[1] > part[0]]


def _event(one: ClaimLine, middle: float, x: Callable[[float], float], as_span: str) -> str:
    early, late = _span(one.when)
    early = late if early is None else early
    if early is None:
        return ""
    says = f"{one.when}: {one.says}" + (f" ({one.source.publisher})" if one.source else "")
    if late is not None and (late - early) * _YEAR > LONG:
        long = max(3.0, x(late) - x(early))
        shape = f'<rect class="n {one.modality} {as_span}" x="{x(early):.1f}" y="{middle - 7:.1f}" width="{long:.1f}" height="14" rx="4">'
        return f"{shape}<title>{escape(says)}</title></rect>"
    return f'<circle class="n {one.modality}" cx="{x(early):.1f}" cy="{middle:.1f}" r="5"><title>{escape(says)}</title></circle>'


def _label(track: str, names: dict[str, str]) -> str:
    about, subject, other, more, place, *_ = [*track.split("|"), "", "", "", ""]
    words = _WORDS.get(about, about.replace("_", " ").capitalize() + ", {a} to {b}")
    return words.format(
        a=names.get(subject, subject), b=names.get(other, other), more=(more or about).replace("_", " ").capitalize(),
        place=f"{place.title()}, " if place else "",
    )  # fmt: skip


def _years(lane: Lane) -> list[float]:
    texts = [one.when for one in lane.claims] + [text for one in lane.episodes for text in (one.begins, one.ends)]
    return [year for one in texts for year in _span(one) if year is not None]


def _span(words: str | None) -> tuple[float | None, float | None]:
    """First and last moment of an EDTF text or of an answer's `first..last`, as years with a fraction."""
    if not words:
        return None, None
    if ".." in words and "/" not in words:
        first, last = words.split("..")
        return _span(first)[0], _span(last)[1]
    when = time.parse(words)
    return _year(when.earliest), _year(when.latest)


def _year(day: date | None) -> float | None:
    return None if day is None else day.year + (day.timetuple().tm_yday - 1) / _YEAR
