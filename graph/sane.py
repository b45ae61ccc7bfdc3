"""Claims that cannot be meant: outside the life of a party, after the day of publication, with a date that stands for "none".

Checked where claims come in from outside (files of claims, the service's door), not where a graph is read back: what a graph holds stays
readable, and a loader refuses by the rules of its own source.
"""

from __future__ import annotations

from datetime import date, timedelta

from legation.graph import time
from legation.graph.claims import UNKNOWN, Claim, read_claim, today
from legation.graph.errors import ClaimError
from legation.graph.parties import Party, register

BEFORE_BEGIN = timedelta(days=3653)
"""How far before a party's first day a claim may lie: first days are those of full independence, relations are sometimes older."""
AFTER_END = timedelta(days=366)
"""How far after a party's last day: missions close and treaties end in the months after it."""
LAST_YEAR = 2100
"""Later years stand for "no end" in the tables that have them (9999-12-31, 2999-01-01); an open end is written `1970/..`."""
_LIVING = ("begins", "ends", "changes", "spans")
"""Effects of kinds that a party must live for; events (a succession, a change of territory) may be of the days around."""


def read_sane(record: object, *, place: str, signs: bool = False) -> Claim:
    """`read_claim`, and that the claim can be meant. A record with `recorded_at` is one that a graph gave out: it was taken
    once and is taken again. Raises ClaimError with the place and the field."""
    claim = read_claim(record, place=place, signs=signs)
    if claim.recorded_at is None and (found := fault(claim)) is not None:
        field, reason = found
        raise ClaimError(f"{field}: {reason}", field=field, place=place)
    return claim


def fault(claim: Claim) -> tuple[str, str] | None:
    """The field and the reason why a claim cannot be meant, or None."""
    when = claim.time
    if when is None:
        return None
    days = [day for day in (when.earliest, when.begin_latest, when.end_earliest, when.latest) if day is not None]
    if any(day.year > LAST_YEAR for day in days):
        return "when", f"{claim.when} is a date that stands for no end; write an open end as 1970/.."
    return _future(claim, when) or _life(claim, when)


def _future(claim: Claim, when: time.When) -> tuple[str, str] | None:
    if claim.modality == "planned" or when.earliest is None:
        return None
    published = claim.source.known_from
    known = date.fromisoformat(published) if published else today()
    first = when.earliest
    if first > known:
        by = f"its source was published ({claim.source.published})" if published else "today"
        return "when", f"{claim.when} is after {by}; what is to come has the modality planned"
    return None


def _life(claim: Claim, when: time.When) -> tuple[str, str] | None:
    if claim.declared.effect not in _LIVING or claim.modality == "denied":
        return None
    for role, id_ in (("subject", claim.subject), ("object", claim.object)):
        if id_ is None or id_ == UNKNOWN or id_ not in register():
            continue
        party = register().get(id_)
        begin = time.parse(party.begin).earliest if party.begin else None
        if begin is not None and when.latest is not None and when.latest < begin - BEFORE_BEGIN:
            return role, f"{claim.when} is before {party.name} ({id_}) began ({party.begin}){_others(party, before=True)}"
        last = party.last_day
        if last is not None and when.earliest is not None and when.earliest > last + AFTER_END:
            return role, f"{claim.when} is after {party.name} ({id_}) ended ({party.end}){_others(party, before=False)}"
    return None


def _others(party: Party, *, before: bool) -> str:
    names = [item.other for item in (party.predecessors if before else party.successors)]
    return f"; {'before it' if before else 'after it'}: {', '.join(names)}" if names else ""
