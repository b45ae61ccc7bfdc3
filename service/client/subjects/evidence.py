"""What the facts rest on, where claims disagree, what they lack. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from legation.service.answers.audit import Audit, SolePublishers
from legation.service.answers.coverage import Coverage
from legation.service.answers.states import States
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

By = Literal["decade", "region", "both"]
Region = Literal[
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
Lacks = Literal["quote", "date", "url", "published", "locator"]
Prefer = Literal["newest", "primary", "majority"]


class EvidenceQuestions(Asking):
    """What the facts rest on, where claims disagree, what they lack."""

    def coverage(
        self, *, kind: str | Sequence[str] | None = None, by: By | None = None, region: Region | None = None, limit: int | None = None
    ) -> Answered[Coverage]:
        """How much is loaded of each kind, by decade and region. For each kind of claim by decade and region: facts, pairs, sources, independent sources, the last day seen, and what sources are complete for. What is thin is seen at a glance. Planned, alleged, denied and retracted claims are not counted.

        kind: these kinds (repeat it)
        by: cells by decade, by region, or by both at once
        region: only what a party of it has to do with (UN M49)
        limit: most cells; an answer that was cut says `truncated`
        """
        return self._ask(Coverage, "coverage", {"kind": kind, "by": by, "region": region, "limit": limit})

    def evidence_audit(
        self, lacks: Lacks, *, kind: str | None = None, after: str | None = None, limit: int | None = None
    ) -> Answered[Audit]:
        """What claims lack. Counts by kind and publisher, and a page of the claims, for the quote, date, address, day of publication or place in the source.

        lacks: what is missing
        kind: only claims of this kind
        after: `after` of the page before
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(Audit, "evidence-audit", {"lacks": lacks, "kind": kind, "after": after, "limit": limit})

    def evidence_disagreements(
        self,
        *,
        party: str | None = None,
        after: str | None = None,
        valid_on: str | None = None,
        prefer: Prefer | None = None,
        limit: int | None = None,
    ) -> Answered[States]:
        """Facts whose claims contradict each other. Each with the values that are claimed, who says which, how many independent sources, and the side that the rule takes.

        party: only facts about this party
        after: the track after which the page begins
        valid_on: EDTF date (day, month or year) that states are asked for
        prefer: what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); by default no side is, and dates run over all that is said. What loses stays in the answer
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            States, "evidence-disagreements", {"party": party, "after": after, "valid_on": valid_on, "prefer": prefer, "limit": limit}
        )

    def evidence_publishers(self, *, limit: int | None = None) -> Answered[SolePublishers]:
        """How many facts rest on each publisher alone. Publishers of whose facts no other publisher tells, those with the fewest first, so that single newspapers come before data sets.

        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(SolePublishers, "evidence-publishers", {"limit": limit})

    def evidence_single_publisher(
        self, publisher: str, *, after: str | None = None, valid_on: str | None = None, limit: int | None = None
    ) -> Answered[States]:
        """Facts that rest on one publisher only. Facts all of whose claims stand in sources of this publisher. An unknown publisher is answered with the names there are.

        publisher: a publisher
        after: the track after which the page begins
        valid_on: EDTF date (day, month or year) that states are asked for
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            States, "evidence-single-publisher", {"publisher": publisher, "after": after, "valid_on": valid_on, "limit": limit}
        )
