"""Treaties between two parties, the parties to one treaty, licences for the export of arms. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from legation.service.client.answered import Answered
from legation.service.client.asking import Asking
from legation.service.questions.treaties.licences import Licences
from legation.service.questions.treaties.treaties import Treaties, TreatiesBetween, TreatyParties


class TreatiesQuestions(Asking):
    """Treaties between two parties, the parties to one treaty, licences for the export of arms."""

    def licences(
        self,
        supplier: str,
        recipient: str,
        *,
        first: int | None = None,
        last: int | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Licences]:
        """Licences for the export of arms between two parties. Each licence with its value in money, the newest first, and sums by year. A licence is no delivery, and its value is never added to SIPRI's TIV.

        supplier: the supplying party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        recipient: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: year of issue
        last: year of issue
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Licences,
            "licences",
            {"supplier": supplier, "recipient": recipient, "from": first, "to": last, "known_on": known_on, "limit": limit},
        )

    def treaties(self, q: str, *, limit: int | None = None) -> Answered[Treaties]:
        """Find a treaty by its title. Treaties whose title holds some words, the ones with most parties first. One treaty may stand in several lists, each with its own id.

        q: words of the title, as they follow each other
        limit: most treaties
        """
        return self._ask(Treaties, "treaties", {"q": q, "limit": limit})

    def treaties_between(
        self, a: str, b: str, *, valid_on: str | None = None, known_on: str | None = None, limit: int | None = None
    ) -> Answered[TreatiesBetween]:
        """Treaties between two parties. Each treaty with the days on which it was signed, came into force and ended, and whether it binds both on the day asked; the newest first. Treaties of several parties are those that both have joined.

        a: one party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        b: the other party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(TreatiesBetween, "treaties-between", {"a": a, "b": b, "valid_on": valid_on, "known_on": known_on, "limit": limit})

    def treaties_parties(
        self, treaty: str, *, valid_on: str | None = None, known_on: str | None = None, limit: int | None = None
    ) -> Answered[TreatyParties]:
        """The parties to a treaty. Who signed a treaty, who is bound since when and by what act, and who is a party on the day asked.

        treaty: id of the treaty, as `/v1/treaties` gives it
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(TreatyParties, "treaties-parties", {"treaty": treaty, "valid_on": valid_on, "known_on": known_on, "limit": limit})
