"""One fact as one source states it. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from legation.service.answers.changed import ChangedAnswers
from legation.service.answers.claims import ClaimAnswer
from legation.service.answers.lists import Changes, ClaimPage
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking

What = Literal["ended", "began", "disagreement", "settled", "doubtful", "certain", "dated", "share", "no_longer_listed"]
Order = Literal["id", "newest"]


class ClaimsQuestions(Asking):
    """One fact as one source states it."""

    def changes(self, since: str, *, cursor: str | None = None, limit: int | None = None) -> Answered[Changes]:
        """What changed since a day. A feed of what was recorded and what was retracted in this graph, in the order of commits. Keep `resume` and ask again later with it: nothing is missed, whatever the clock says. `since` decides only where the first page begins.

        since: ISO day or moment (UTC)
        cursor: where the list goes on: `next` of the page before
        limit: rows a page
        """
        return self._ask(Changes, "changes", {"since": since, "cursor": cursor, "limit": limit})

    def changes_answers(
        self, since: str, *, what: What | Sequence[What] | None = None, about: str | Sequence[str] | None = None, limit: int | None = None
    ) -> Answered[ChangedAnswers]:
        """What changed in answers since a day. Which answers are other ones than before: states that began or ended, dates and doubts, new disagreements, supplier shares that moved by a point or more between editions, and what a newer edition of a list no longer names. `/v1/changes` has the claims behind them.

        since: ISO day or moment (UTC)
        what: only these changes (repeat it)
        about: only answers about these (repeat it)
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(ChangedAnswers, "changes-answers", {"since": since, "what": what, "about": about, "limit": limit})

    def claim(self, id: str, *, known_on: str | None = None) -> Answered[ClaimAnswer]:
        """A claim with its source, quote and chain. What it says and where, the chain to the primary source, the claims that agree and those that contradict, how to cite it.

        id: id of the claim
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(ClaimAnswer, "claim", {"id": id, "known_on": known_on})

    def claims(
        self,
        *,
        kind: str | None = None,
        party: str | None = None,
        since: str | None = None,
        known_on: str | None = None,
        quoted: bool | None = None,
        order: Order | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> Answered[ClaimPage]:
        """Claims, page by page. Claims in order of id (or the newest first) with their sources, retracted ones left out. `total` counts them all on the first page, where that is cheap.

        kind: kind of claim
        party: subject or object: id, code or name
        since: ISO day or moment (UTC): leave out what came into this graph before it
        known_on: EDTF date: leave out what was published later
        quoted: leave out claims without a quote
        order: `newest`: those that came into this graph last first
        cursor: where the list goes on: `next` of the page before
        limit: rows a page
        """
        return self._ask(
            ClaimPage,
            "claims",
            {
                "kind": kind,
                "party": party,
                "since": since,
                "known_on": known_on,
                "quoted": quoted,
                "order": order,
                "cursor": cursor,
                "limit": limit,
            },
        )
