"""Embassies and other missions: who is where, since when, and what was only announced. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from legation.service.answers.missions import MissionEvents, Missions
from legation.service.answers.state_matrix import StateMatrix
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

Prefer = Literal["newest", "primary", "majority"]
Holds = Literal["yes", "no", "possibly", "unknown"]
What = Literal["opened", "closed", "moved", "level_changed"]
SenderRegion = Literal[
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


class MissionsQuestions(Asking):
    """Embassies and other missions: who is where, since when, and what was only announced."""

    def missions(
        self,
        *,
        sender: str | None = None,
        host: str | None = None,
        city: str | None = None,
        type: str | Sequence[str] | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
        holds: Holds | Sequence[Holds] | None = None,
        limit: int | None = None,
    ) -> Answered[Missions]:
        """Missions of a sender, in a host, in a city. Each mission with type, seat, position for a map, its episodes and whether it is there on the day; what is only announced stands apart. A mission that a source saw on one day is `possibly` there on others. Give at least one of sender, host and city.

        sender: the sending party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        host: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        city: city as sources write it
        type: types of mission that count (repeat it); default: every type
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        holds: states to list (repeat it); default: all but `no`
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Missions,
            "missions",
            {
                "sender": sender,
                "host": host,
                "city": city,
                "type": type,
                "valid_on": valid_on,
                "known_on": known_on,
                "prefer": prefer,
                "holds": holds,
                "limit": limit,
            },
        )

    def missions_events(
        self,
        period: str,
        *,
        what: What | Sequence[What] | None = None,
        sender: str | None = None,
        host: str | None = None,
        city: str | None = None,
        type: str | Sequence[str] | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[MissionEvents]:
        """Missions opened or closed in a period. Openings, closings, moves and changes of level, anywhere; claims of one event are together, with how many independent sources say so. `inside` is `possibly` where the date's uncertainty reaches beyond the period.

        period: EDTF date or interval with both ends
        what: default: opened and closed
        sender: the sending party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        host: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        city: city as sources write it
        type: types of mission that count (repeat it); default: every type
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            MissionEvents,
            "missions-events",
            {
                "period": period,
                "what": what,
                "sender": sender,
                "host": host,
                "city": city,
                "type": type,
                "known_on": known_on,
                "limit": limit,
            },
        )

    def missions_matrix(
        self,
        *,
        sender: str | Sequence[str] | None = None,
        host: str | Sequence[str] | None = None,
        sender_region: SenderRegion | None = None,
        host_region: SenderRegion | None = None,
        sender_bloc: str | None = None,
        host_bloc: str | None = None,
        type: str | Sequence[str] | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        prefer: Prefer | None = None,
    ) -> Answered[StateMatrix]:
        """Senders by hosts on a day. Whether each sender has an embassy (or a mission of the types asked for) in each host, with claims and sources. A side that nobody is chosen for is the other side. Of regions and organisations those are shown of whom something is claimed, at most 60 a side.

        sender: these senders (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        host: these hosts (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)
        sender_region: senders of this region of the register (UN M49), beside those named
        host_region: hosts of this region of the register (UN M49), beside those named
        sender_bloc: members of this organisation on the day as senders, beside those named
        host_bloc: members of this organisation on the day as hosts, beside those named
        type: types of mission that count (repeat it); default: every type
        valid_on: EDTF date (day, month or year) that states are asked for
        known_on: EDTF date: leave out what was published later
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        """
        return self._ask(
            StateMatrix,
            "missions-matrix",
            {
                "sender": sender,
                "host": host,
                "sender_region": sender_region,
                "host_region": host_region,
                "sender_bloc": sender_bloc,
                "host_bloc": host_bloc,
                "type": type,
                "valid_on": valid_on,
                "known_on": known_on,
                "prefer": prefer,
            },
        )

    def missions_planned(
        self,
        *,
        period: str | None = None,
        type: str | Sequence[str] | None = None,
        confirmed: bool | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[MissionEvents]:
        """Missions announced and never confirmed. Announcements that no source known by `known_on` says were carried out. Silence confirms nothing, and denies nothing.

        period: EDTF date or interval with both ends
        type: types of mission that count (repeat it); default: every type
        confirmed: list those too that a source confirms
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            MissionEvents,
            "missions-planned",
            {"period": period, "type": type, "confirmed": confirmed, "known_on": known_on, "limit": limit},
        )
