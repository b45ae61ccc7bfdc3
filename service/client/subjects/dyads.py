"""Everything between two parties, and whether reported shares are borne out. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Literal

from legation.service.answers.arms import Checked
from legation.service.answers.claims import Dyad
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

Prefer = Literal["newest", "primary", "majority"]


class DyadsQuestions(Asking):
    """Everything between two parties, and whether reported shares are borne out."""

    def arms_check(
        self, supplier: str, recipient: str, *, first: int | None = None, last: int | None = None, known_on: str | None = None
    ) -> Answered[Checked]:
        """Does the register bear out a reported share. Every share that a source reports for the pair, each held, in its own window, against every edition that covers it.

        supplier: the supplying party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        recipient: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first year of the shares' window
        last: last year of the shares' window
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(
            Checked, "arms-check", {"supplier": supplier, "recipient": recipient, "from": first, "to": last, "known_on": known_on}
        )

    check = arms_check

    def dyad(
        self,
        a: str,
        b: str,
        *,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        limit: int | None = None,
    ) -> Answered[Dyad]:
        """Everything between two parties, dated. Relations, recognition, missions, arms both ways, visits and the rest: states derived for a day, claims in time order with quotes and sources, deliveries by year for each edition, reported shares with their verdicts. The order of the two does not matter.

        a: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        b: the other party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(Dyad, "dyad", {"a": a, "b": b, "valid_on": valid_on, "known_on": known_on, "prefer": prefer, "limit": limit})
