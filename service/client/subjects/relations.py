"""Ties of one party on a day, recognition by observer, neighbours. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from legation.service.answers.deeds import Deeds, SanctionYears
from legation.service.answers.neighbours import CommonPartners, Neighbours
from legation.service.answers.overview import History, TieCounts
from legation.service.answers.recognition import Recognition, Withdrawals
from legation.service.answers.state_matrix import StateMatrix
from legation.service.answers.states import States
from legation.service.answers.switches import Switches
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

What = Literal["missions_sent", "missions_hosted", "relations", "recognized_by"]
Prefer = Literal["newest", "primary", "majority"]
Side = Literal["subject", "object"]
What2 = Literal["expelled", "recalled"]
What3 = Literal["missions_sent", "missions_hosted", "relations", "recognizes", "recognized_by", "memberships", "members", "alliances"]
Turn = Literal["began", "ended"]
Holds = Literal["yes", "no", "possibly", "unknown"]
ObserverRegion = Literal[
    "Africa",
    "Americas",
    "Asia",
    "Europe",
    "Oceania",
    "Sub-Saharan Africa",
    "Latin America and the Caribbean",
    "Northern Africa",
    "Eastern Africa",
    "Middle Africa",
    "Southern Africa",
    "Western Africa",
    "Caribbean",
    "Central America",
    "South America",
    "Northern America",
    "Central Asia",
    "Eastern Asia",
    "South-eastern Asia",
    "Southern Asia",
    "Western Asia",
    "Central Europe",
    "Eastern Europe",
    "Northern Europe",
    "Southern Europe",
    "Western Europe",
    "Australia and New Zealand",
    "Melanesia",
    "Micronesia",
    "Polynesia",
    "Antarctica",
]
Type = Literal["arms", "trade", "financial", "travel", "military", "aid", "blockade", "agreements", "other"]
Role = Literal["target", "sender"]
What4 = Literal["relations", "memberships", "members", "alliances", "leaders", "recognizes"]


class RelationsQuestions(Asking):
    """Ties of one party on a day, recognition by observer, neighbours."""

    def count(
        self,
        what: What,
        *,
        type: str | Sequence[str] | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        limit: int | None = None,
    ) -> Answered[TieCounts]:
        """With how many others each party has a tie. Missions sent or hosted, relations, or recognition by others, the most first; others are counted, not missions. Embassies count unless `type` says otherwise.

        what: the sort of tie
        type: types of mission that count (repeat it); default: every type
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            TieCounts, "count", {"what": what, "type": type, "valid_on": valid_on, "known_on": known_on, "prefer": prefer, "limit": limit}
        )

    def expulsions(
        self,
        party: str,
        *,
        period: str | None = None,
        other: str | None = None,
        side: Side | None = None,
        what: What2 | Sequence[What2] | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Deeds]:
        """Diplomats expelled and envoys recalled in a period. Expulsions of diplomats and recalls of envoys by a party (`side=subject`) or against it (`object`). A recall for consultations closes no mission, and neither ends relations.

        party: either side: id, code or name of any time
        period: EDTF date or interval with both ends
        other: the other side
        side: subject: what the party did; object: what was done to it; default: both
        what: default: both (repeat it)
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Deeds,
            "expulsions",
            {"party": party, "period": period, "other": other, "side": side, "what": what, "known_on": known_on, "limit": limit},
        )

    def history(
        self,
        party: str,
        *,
        what: What3 | Sequence[What3] | None = None,
        first: int | None = None,
        last: int | None = None,
        turn: Turn | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[History]:
        """What began and ended for a party. Beginnings and ends of missions, relations, recognition, memberships and alliances that a source dates, in order of time, and their number by year. What was only seen on a day is counted in `undated`.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        what: sorts (repeat it); default: all
        first: first year
        last: last year
        turn: only what began, or only what ended; default: both
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            History,
            "history",
            {"party": party, "what": what, "from": first, "to": last, "turn": turn, "known_on": known_on, "limit": limit},
        )

    def neighbours(
        self,
        party: str,
        *,
        type: str | Sequence[str] | None = None,
        after: str | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Neighbours]:
        """Who is tied to a party, sort by sort. A page of neighbours for each sort of edge, with claims and sources. Without `valid_on` ties of all times count.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        type: sorts of edge as the graph names them (repeat it); default: all
        after: `after` of the page before; with one `type`
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        limit: most neighbours of each sort
        """
        return self._ask(
            Neighbours,
            "neighbours",
            {"party": party, "type": type, "after": after, "valid_on": valid_on, "known_on": known_on, "limit": limit},
        )

    def partners_common(
        self,
        a: str,
        b: str,
        *,
        type: str | Sequence[str] | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[CommonPartners]:
        """Partners that two parties share. Parties to which both are tied by the same sort of edge, with both ties.

        a: one party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        b: the other party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        type: sorts of edge as the graph names them (repeat it); default: all
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        limit: most neighbours of each sort
        """
        return self._ask(
            CommonPartners, "partners-common", {"a": a, "b": b, "type": type, "valid_on": valid_on, "known_on": known_on, "limit": limit}
        )

    def recognition(
        self,
        target: str | Sequence[str],
        *,
        observer: str | Sequence[str] | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        holds: Holds | Sequence[Holds] | None = None,
        limit: int | None = None,
    ) -> Answered[Recognition]:
        """Who recognises some parties, by observer. A matrix by observer; the count is a range whose rule the answer states. Statehood is nobody's property here.

        target: recognised party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`) (repeat it)
        observer: only these observers (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        holds: states to list (repeat it); default: all but `no`
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Recognition,
            "recognition",
            {
                "target": target,
                "observer": observer,
                "valid_on": valid_on,
                "known_on": known_on,
                "prefer": prefer,
                "holds": holds,
                "limit": limit,
            },
        )

    def recognition_matrix(
        self,
        *,
        observer: str | Sequence[str] | None = None,
        target: str | Sequence[str] | None = None,
        observer_region: ObserverRegion | None = None,
        target_region: ObserverRegion | None = None,
        observer_bloc: str | None = None,
        target_bloc: str | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
    ) -> Answered[StateMatrix]:
        """Observers by targets on a day. Whether each observer recognises each target, with claims and sources; sides as in the matrix of missions.

        observer: only these observers (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        target: these targets (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        observer_region: observers of this region of the register (UN M49), beside those named
        target_region: targets of this region of the register (UN M49), beside those named
        observer_bloc: members of this organisation on the day as observers, beside those named
        target_bloc: members of this organisation on the day as targets, beside those named
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        """
        return self._ask(
            StateMatrix,
            "recognition-matrix",
            {
                "observer": observer,
                "target": target,
                "observer_region": observer_region,
                "target_region": target_region,
                "observer_bloc": observer_bloc,
                "target_bloc": target_bloc,
                "valid_on": valid_on,
                "known_on": known_on,
                "prefer": prefer,
            },
        )

    def recognition_withdrawals(
        self,
        target: str,
        *,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        limit: int | None = None,
    ) -> Answered[Withdrawals]:
        """Who withdrew recognition. Of whom some source says that it withdrew, who says so, who denies it, and whether it recognised again.

        target: the recognised party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Withdrawals,
            "recognition-withdrawals",
            {"target": target, "valid_on": valid_on, "known_on": known_on, "prefer": prefer, "limit": limit},
        )

    def sanctions(
        self,
        *,
        target: str | None = None,
        sender: str | None = None,
        type: Type | Sequence[Type] | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        holds: Holds | Sequence[Holds] | None = None,
        limit: int | None = None,
    ) -> Answered[States]:
        """Sanctions and arms embargoes on a day. Sanctions on a party, by a party, or by one on another: each case with its episodes, its types (arms, trade, financial, travel …) and whether it holds on the day. A threat is no sanction. What is not listed is not claimed by any source, which is not `no`.

        target: on whom: id, code or name of the day
        sender: by whom: id, code or name of the day
        type: only of these types (repeat it)
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        holds: states to list (repeat it); default: all but `no`
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            States,
            "sanctions",
            {
                "target": target,
                "sender": sender,
                "type": type,
                "valid_on": valid_on,
                "known_on": known_on,
                "prefer": prefer,
                "holds": holds,
                "limit": limit,
            },
        )

    def sanctions_threats(
        self,
        party: str,
        *,
        period: str | None = None,
        other: str | None = None,
        side: Side | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Deeds]:
        """Threats of sanctions in a period. Who threatened whom with sanctions, and with which. A threat is no sanction: see /v1/sanctions for what was imposed.

        party: either side: id, code or name of any time
        period: EDTF date or interval with both ends
        other: the other side
        side: subject: what the party did; object: what was done to it; default: both
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Deeds,
            "sanctions-threats",
            {"party": party, "period": period, "other": other, "side": side, "known_on": known_on, "limit": limit},
        )

    def sanctions_years(
        self,
        party: str,
        *,
        role: Role | None = None,
        first: int | None = None,
        last: int | None = None,
        type: Type | Sequence[Type] | None = None,
        known_on: str | None = None,
    ) -> Answered[SanctionYears]:
        """Sanctions in force by year. How many cases of sanctions on a party (or by it) were in force in each year, of which types, and by whom. A case counts for a year when it surely was in force on some day of it; a case last seen before is only possible.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        role: target: sanctions on the party; sender: by it
        first: first year
        last: last year
        type: only of these types (repeat it)
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(
            SanctionYears, "sanctions-years", {"party": party, "role": role, "from": first, "to": last, "type": type, "known_on": known_on}
        )

    def switches(
        self,
        left: str,
        taken: str,
        *,
        first: int | None = None,
        last: int | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Switches]:
        """Who went from relations with one to another. Parties that ended relations with `left` and began or restored them with `taken` within a year of it. Where no source tells of the end, the party is listed as `unclear`.

        left: whose relations were given up
        taken: with whom they were taken up
        first: first year
        last: last year
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Switches, "switches", {"left": left, "taken": taken, "from": first, "to": last, "known_on": known_on, "limit": limit}
        )

    def tie(
        self,
        what: What4,
        party: str,
        *,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        holds: Holds | Sequence[Holds] | None = None,
        limit: int | None = None,
    ) -> Answered[States]:
        """A party's ties of one sort on a day. Diplomatic relations, memberships of a party, members of an organisation, alliances, leaders, whom it recognises: each tie with its episodes, whether it holds on the day, and what decides that. What is not listed is not claimed by any source, which is not `no`.

        what: which sort of tie
        party: party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        holds: states to list (repeat it); default: all but `no`
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            States,
            "tie",
            {"what": what, "party": party, "valid_on": valid_on, "known_on": known_on, "prefer": prefer, "holds": holds, "limit": limit},
        )

    def visits(
        self,
        party: str,
        *,
        period: str | None = None,
        other: str | None = None,
        side: Side | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Deeds]:
        """Visits to and by a party in a period. Who visited whom: leaders and ministers of a party abroad (`side=subject`) and those who came to it (`object`), with person, place and days as precisely as the source gives them. Planned visits are named as such.

        party: either side: id, code or name of any time
        period: EDTF date or interval with both ends
        other: the other side
        side: subject: what the party did; object: what was done to it; default: both
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Deeds, "visits", {"party": party, "period": period, "other": other, "side": side, "known_on": known_on, "limit": limit}
        )
