"""Paths, pairs picked by what is missing between them, representation from elsewhere. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from legation.service.answers.pairs import Accreditations, Pairs
from legation.service.answers.paths import Paths
from legation.service.answers.states import States
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

Prefer = Literal["newest", "primary", "majority"]
About = Literal["one_sided", "relations_without_missions", "missions_without_relations", "arms_without_embassy"]
Holds = Literal["yes", "no", "possibly", "unknown"]


class PairsQuestions(Asking):
    """Paths, pairs picked by what is missing between them, representation from elsewhere."""

    def accreditations(
        self,
        *,
        sender: str | None = None,
        host: str | None = None,
        least: int | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        limit: int | None = None,
    ) -> Answered[Accreditations]:
        """Who covers several states from one seat. Non-resident accreditation by sender and seat, the widest cover first.

        sender: the sending party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        host: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        least: fewest states covered besides the seat
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Accreditations,
            "accreditations",
            {"sender": sender, "host": host, "least": least, "valid_on": valid_on, "known_on": known_on, "prefer": prefer, "limit": limit},
        )

    def pair(
        self,
        about: About,
        *,
        party: str | None = None,
        type: str | Sequence[str] | None = None,
        first: int | None = None,
        last: int | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        limit: int | None = None,
    ) -> Answered[Pairs]:
        """Pairs picked by what is missing between them. `one_sided`: A has a mission in B and B none in A. `relations_without_missions` and the reverse. `arms_without_embassy`: arms went between the two and neither has an embassy in the other. Embassies count unless `type` says otherwise.

        about: what is missing between the two
        party: only pairs with this party
        type: types of mission that count (repeat it); default: every type
        first: first year of deliveries, for arms_without_embassy
        last: last year of deliveries
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Pairs,
            "pair",
            {
                "about": about,
                "party": party,
                "type": type,
                "from": first,
                "to": last,
                "valid_on": valid_on,
                "known_on": known_on,
                "prefer": prefer,
                "limit": limit,
            },
        )

    def paths(
        self,
        a: str,
        b: str,
        *,
        type: str | Sequence[str] | None = None,
        max_hops: int | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Paths]:
        """Paths between two parties. The shortest first, each step with its claims and, on a day, whether it holds. Bounded in steps, rows and time: what would take too long ends in a problem that says so.

        a: one party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        b: the other party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        type: sorts of edge as the graph names them (repeat it); default: all
        max_hops: most steps
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        limit: most paths
        """
        return self._ask(
            Paths, "paths", {"a": a, "b": b, "type": type, "max_hops": max_hops, "valid_on": valid_on, "known_on": known_on, "limit": limit}
        )

    def protecting_powers(
        self,
        *,
        protecting: str | None = None,
        protected: str | None = None,
        receiving: str | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        holds: Holds | Sequence[Holds] | None = None,
        limit: int | None = None,
    ) -> Answered[States]:
        """Who speaks for whom where. Mandates by which one party represents another's interests in a third. An interests section is no embassy.

        protecting: the power that protects
        protected: the party whose interests are protected
        receiving: where: the receiving party, or its capital
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        holds: states to list (repeat it); default: all but `no`
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            States,
            "protecting-powers",
            {
                "protecting": protecting,
                "protected": protected,
                "receiving": receiving,
                "valid_on": valid_on,
                "known_on": known_on,
                "prefer": prefer,
                "holds": holds,
                "limit": limit,
            },
        )
