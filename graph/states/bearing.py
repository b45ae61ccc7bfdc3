"""Applying the rules of `graph.bearings` to what is known of two parties on a day. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.graph.bearings import BEARINGS, Bearing, Fact, Holds

Key = tuple[Fact, str]
"""A fact and, where it has a direction, its subject (else empty)."""


@dataclass(slots=True)
class Known:
    """What holds of a fact on a day, the day (ISO) of its newest evidence up to that day, and the claims that it rests on. `unsaid`: it
    ended before, and is only listed since then; nobody says that it began again."""

    holds: Holds
    day: str | None = None
    claims: Sequence[str] = ()
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a rule means for a fact. `against`: the fact's own claims say otherwise; `taken`: it decides the answer."""

    key: Key
    rule: Bearing
    claims: tuple[str, ...]
    against: bool
    taken: bool


@dataclass(slots=True)
class Pair:
    """The facts of a pair; `follow` changes them as the rules say."""

    known: dict[Key, Known] = field(default_factory=dict)

    def follow(self, wanted: Sequence[Key]) -> list[Consequence]:
        """Apply the rules in order to the facts that are `wanted`. Returns what follows, in that order."""
        found: list[Consequence] = []
        facts = {fact for fact, _ in self.known} | {fact for fact, _ in wanted}  # a rule makes known what is wanted only
        for rule in BEARINGS:
            if rule.fact not in facts:
                continue
            causes = {who: one for (fact, who), one in self.known.items() if fact == rule.fact and one.holds == rule.when}
            if not causes:
                continue
            newest = max(causes.values(), key=lambda one: one.day or "")
            for key in wanted:
                cause = causes.get(key[1]) if rule.fact == "crisis" else newest
                if key[0] == rule.on and cause is not None and (made := self._apply(rule, cause, key)):
                    found.append(made)
        return found

    def _apply(self, rule: Bearing, cause: Known, key: Key) -> Consequence | None:
        own = self.known.get(key) or Known("unknown")
        # of one day, what says that something does not hold is the stronger: lists go on showing what has ended
        strict = rule.means == "yes" or rule.fact == "rival"
        if rule.fact == "rival" and own.unsaid:
            strict = False
        newer = (cause.day or "") > (own.day or "") if strict else (cause.day or "") >= (own.day or "")
        if own.holds == rule.means or (rule.fact == "rival" and not newer):
            return None
        if rule.means == "possibly":
            if own.holds != ("no" if rule.fact == "lasting_embassy" else "yes") or not newer:
                return None
            against, taken = own.holds == "no", True
        elif own.holds == "unknown":
            against, taken = False, True
        elif own.holds == "possibly":
            against, taken = False, newer
            if not taken:
                return None
        else:
            against, taken = True, newer
        if taken:
            self.known[key] = Known(rule.means, cause.day, cause.claims)
        return Consequence(key, rule, tuple(sorted(set(cause.claims))[:20]), against, taken)
