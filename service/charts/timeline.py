"""A timeline of two parties: a lane a story, bars for states that hold, circles for claims; light where a date leaves a state open."""

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
    ("n done", "done"), ("n planned", "planned"), ("n denied", "alleged or denied"), ("b", "holds"), ("e", "possibly"), ("x", "disputed"),
]  # fmt: skip
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
    drawn = []
    for year in range(first - first % every + every, last, every):
        drawn.append(
            f'<path class="l" d="M{x(year):.1f} {HEAD + 12}V{base}"/>{text(x(year), HEAD + 6, str(year), kind="s", anchor="middle")}'
        )
    for index, lane in enumerate(shown):
        middle = HEAD + 18 + (index + 0.5) * LANE
        drawn.append(text(left - 12, middle + 4, fitted(lane.label, NAMES - 14), anchor="end"))
        drawn.append(rect("k", left, middle - 7, right - left, 14))
        drawn += [_spell(one, middle, x, first, last) for one in lane.episodes]
        drawn += [_event(one, middle, x) for one in lane.claims if one.when]
    if day is not None:
        drawn.append(f'<path class="day" d="M{x(day):.1f} {HEAD + 12}V{base}"/>')
    keys, high = legend(base + 14, _KEYS)
    return page(title, sub, "".join([*drawn, keys]), source, base + 14 + high + FOOT, theme=theme)


def _spell(one: Episode, middle: float, x: Callable[[float], float], first: int, last: int) -> str:
    early, late = _span(one.begins)
    end_early, end_late = _span(one.ends)
    begin = late if late is not None else first
    unsure = early if early is not None else max(first, begin - 1.5)
    end = (end_early if end_early is not None else end_late if end_late is not None else last) if one.ended else last
    outer = end_late if one.ended and end_late is not None else end
    return rect("e", x(unsure), middle - 5, max(1.0, x(outer) - x(unsure)), 10) + rect(
        "x" if one.disputed else "b", x(begin), middle - 5, max(1.0, x(end) - x(begin)), 10
    )


def _event(one: ClaimLine, middle: float, x: Callable[[float], float]) -> str:
    early, late = _span(one.when)
    early = late if early is None else early
    if early is None:
        return ""
    says = f"{one.when}: {one.says}" + (f" ({one.source.publisher})" if one.source else "")
    if late is not None and (late - early) * _YEAR > LONG:
        long = max(3.0, x(late) - x(early))
        shape = f'<rect class="n {one.modality}" x="{x(early):.1f}" y="{middle - 4:.1f}" width="{long:.1f}" height="8" rx="4">'
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
