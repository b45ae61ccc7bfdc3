"""Whether the service lives and can answer. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from legation.service.answers.asked import Asked
from legation.service.answers.catalog import Catalog
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking


class SystemQuestions(Asking):
    """Whether the service lives and can answer."""

    def catalog(self) -> Answered[Catalog]:
        """Sources, editions, counts, last loads. What is loaded, from where, and what still waits to be drawn."""
        return self._ask(Catalog, "catalog", {})

    def question(self, q: str, *, context: str | None = None) -> Answered[Asked]:
        """What a question in words asks. The question of this API that answers it, with its parameters, and the explorer's view that shows it. A small grammar, no model: the same words always give the same reading. A reading accounts for every word; where one is left over, there is no reading, `notes` say which word and why, and `choices` have the nearest question, which is not taken.

        q: a question in English
        context: the question before, which “and recipients?” goes on from
        """
        return self._ask(Asked, "question", {"q": q, "context": context})
