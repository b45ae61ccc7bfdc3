"""A state in words: when it was last seen, and a sentence that says what the answer rests on."""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.states.episodes import Bound, Episode
from legation.graph.states.evidence import Absence
from legation.service.answers.claims import Holds
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.parties import is_day

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def spelled(edtf: str) -> str:
    """A day, month or year in words: `7 April 1980`, `April 1980`, `1980`."""
    if not is_day(edtf):
        return edtf
    year, month, day = edtf.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {int(year)}"


def between(bound: Bound) -> str:
    """A bound in words: `on 7 April 1980`, `between 1 January and 31 December 1980`, `by 3 May 1990`."""
    if bound.earliest is None or bound.latest is None:
        return f"by {spelled(bound.latest)}" if bound.latest else f"after {spelled(bound.earliest or '')}"
    if bound.earliest == bound.latest:
        return f"on {spelled(bound.latest)}"
    if bound.earliest[:4] == bound.latest[:4] and bound.earliest.endswith("-01-01") and bound.latest.endswith("-12-31"):
        return f"in {bound.earliest[:4]}"
    return f"between {spelled(bound.earliest)} and {spelled(bound.latest)}"


def last_seen(found: Sequence[Episode]) -> str | None:
    """The last day (ISO) on which a claim shows the state; None where none shows it on a day that is known."""
    return max((day for one in found if (day := one.last_seen)), default=None)


def told(holds: Holds, found: Sequence[Episode], absent: Sequence[Absence], why: str | None, asof: AsOf) -> str:
    """The sentence of a state on the day that is asked about."""
    if why is not None:
        return f"{why}."
    seen = last_seen(found)
    if holds == "yes":
        return f"Held; last seen on {spelled(seen)}." if seen else "Held."
    if holds == "possibly":
        return _possibly(found, asof)
    if holds == "no":
        return _no(found, absent, asof)
    first = min((day for one in found if (day := one.begin.earliest or one.begin.latest)), default=None)
    if first is not None and asof.last < first:
        return f"Not known: the first proof is of {spelled(first)}."
    return "Not known: no claim with a date tells of it."


def _possibly(found: Sequence[Episode], asof: AsOf) -> str:
    there = [one for one in found if one.holds_on(asof.on) == "possibly"]
    for one in reversed(there):
        seen = one.last_seen
        begun = one.begin.latest or one.begin.earliest
        if begun is not None and asof.first < begun:
            return f"May have held: it began {between(one.begin)}."
        if not one.ended and seen is not None and asof.last > seen:
            return f"Held when last seen, {spelled(seen)}; nothing later tells."
        if one.begin.earliest is not None and one.begin.latest is None and not one.ended:
            over = [each for each in found if each.ended and each.end.latest is not None and each.end.latest <= one.begin.earliest]
            said = f"Ended {between(max(over, key=lambda each: each.end.latest or '').end)}; w" if over else "W"
            return f"{said}hether it was taken up again is not known."
        if one.doubt is not None and one.doubt[0] < asof.last and asof.first < one.doubt[1]:
            return (
                f"May have held: no claim shows it between {spelled(one.doubt[0])} and {spelled(one.doubt[1])}, and what tells of the "
                "beginning leaves out breaks."
            )
        if one.ended and one.end.text is not None:
            return f"May have held: it ended {between(one.end)}."
        if one.ended:
            return "May have held: it ended, and nobody says when."
    return "May have held: what tells of it is weak, and nothing shows it for sure."


def _no(found: Sequence[Episode], absent: Sequence[Absence], asof: AsOf) -> str:
    over = [one for one in found if one.ended and one.end.latest is not None and one.end.latest < asof.first]
    if over:
        return f"Ended {between(max(over, key=lambda one: one.end.latest or '').end)}."
    shown = [one for one in absent if one.first <= asof.last]
    if shown:
        return f"A source that is complete for {spelled(shown[-1].first)} shows none."
    if absent and not found:
        return f"A source that is complete for {spelled(absent[0].first)} shows none, and nothing tells of any before."
    coming = [one for one in found if asof.last < (one.begin.earliest or one.begin.latest or "")]
    if coming:
        return f"First began {between(coming[0].begin)}."
    return "Did not hold."
