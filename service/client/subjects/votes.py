"""Votes in the UN General Assembly: how often two parties vote alike, who voted how. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from legation.service.client.answered import Answered
from legation.service.client.asking import Asking
from legation.service.questions.votes.roll_calls import RollCall, VotesTogether


class VotesQuestions(Asking):
    """Votes in the UN General Assembly: how often two parties vote alike, who voted how."""

    def votes_agreement(
        self, a: str, b: str, *, first: int | None = None, last: int | None = None, known_on: str | None = None
    ) -> Answered[VotesTogether]:
        """How often two parties voted alike. Agreement in the roll calls of the UN General Assembly by year: same votes, abstentions against a vote, opposite votes.

        a: one party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        b: the other party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        first: year of the votes
        last: year of the votes
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(VotesTogether, "votes-agreement", {"a": a, "b": b, "from": first, "to": last, "known_on": known_on})

    def votes_resolution(self, q: str, *, known_on: str | None = None) -> Answered[RollCall]:
        """Who voted how on a resolution. The votes of one roll call of the UN General Assembly. A resolution's number goes before words of a title; of several that fit, the newest is answered and the others are named.

        q: number of the resolution, of the roll call, or words of its title
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(RollCall, "votes-resolution", {"q": q, "known_on": known_on})
