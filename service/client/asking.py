"""What the methods of a client rest on: a question by its name, with what was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from legation.graph.errors import InputError
from legation.service.answers.base import Answer
from legation.service.catalogue import catalogue
from legation.service.client.answered import Answered
from legation.service.client.connection import Connection
from legation.service.declaration import Question

A = TypeVar("A", bound=Answer)


class Asking:
    """The base of the methods by subject."""

    _connection: Connection

    def _ask(self, kind: type[A], name: str, given: Mapping[str, Any]) -> Answered[A]:
        question = catalogue()[name]
        asked = {key: _several(question, key, value) for key, value in given.items() if value is not None}
        return self._answered(question, kind, asked)

    def ask(self, name: str, **given: Any) -> Answered[Answer]:
        """Any question by its name, with parameters as they are called over HTTP: `ask("arms-suppliers", **{"recipient": "AZE", …})`."""
        question = catalogue().get(name.replace("_", "-"))
        if question is None:
            raise InputError(f"there is no question {name!r}; there are {', '.join(catalogue())}")
        return self._ask(question.answer, question.name, given)

    def _answered(self, question: Question, kind: type[A], given: Mapping[str, Any]) -> Answered[A]:
        return Answered(
            self._connection.ask(question, kind, given),
            question=question.name,
            address=self._connection.address(question, given),
            body=lambda form, answer: self._connection.body(question, given, form, answer),
            following=lambda cursor: self._answered(question, kind, {**given, "cursor": cursor}),
        )


def _several(question: Question, name: str, value: Any) -> Any:
    """One value may stand where several may."""
    one = question.by_name.get(name)
    if one is None or not one.many:
        return value
    return list(value) if isinstance(value, list | tuple | set | frozenset) else [value]
