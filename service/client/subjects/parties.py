"""Who the parties are and what they were called when. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Literal

from legation.service.answers.parties import Parties, PartyAnswer
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

Scheme = Literal["id", "iso2", "iso3", "m49", "cow", "cowc", "gw", "gwc", "fips", "wikidata", "sipri", "usdos", "name"]


class PartiesQuestions(Asking):
    """Who the parties are and what they were called when."""

    def parties(
        self,
        *,
        q: str | None = None,
        scheme: Scheme | None = None,
        on: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Answered[Parties]:
        """Find a party, or list the register. Names of any time, codes, small slips. For people who choose; nothing is ever loaded by such a match. Without `q` the whole register, page by page. A code is ISO's unless it names its scheme (`cow:365`); a note says who else it means.

        q: letters of a name of any time, or a code
        scheme: read `q` as a code of this scheme and nothing else
        on: EDTF date (day, month or year) that states are asked for
        cursor: where the list goes on: `next` of the page before
        limit: most parties
        """
        return self._ask(Parties, "parties", {"q": q, "scheme": scheme, "on": on, "cursor": cursor, "limit": limit})

    def party(self, id: str) -> Answered[PartyAnswer]:
        """One party. Names and codes with the days they hold, lifespan, predecessors and successors.

        id: id of the party
        """
        return self._ask(PartyAnswer, "party", {"id": id})
