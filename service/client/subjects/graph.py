"""Parts of the graph for drawing and for other programs. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence

from legation.service.answers.subgraph import Subgraph
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking


class GraphQuestions(Asking):
    """Parts of the graph for drawing and for other programs."""

    def graph(
        self,
        party: str | Sequence[str],
        *,
        kinds: str | Sequence[str] | None = None,
        between: bool | None = None,
        valid_on: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Subgraph]:
        """A part of the graph, for drawing. Parties as nodes with the place of their capital, one edge for each type and pair with its days, its claims and their sources.

        party: id, code or name (repeat it)
        kinds: types of edge (repeat it); default: all
        between: only edges among the parties asked for
        valid_on: EDTF day, month, year or interval that edges have to touch
        known_on: EDTF date: leave out what was published later
        limit: most edges; an answer that was cut says `truncated`
        """
        return self._ask(
            Subgraph,
            "graph",
            {"party": party, "kinds": kinds, "between": between, "valid_on": valid_on, "known_on": known_on, "limit": limit},
        )
