"""`legation ask "who armed Azerbaijan in 2016–2020?"`: a question in words, how it was understood, and its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import typer

from legation.graph.errors import InputError
from legation.service.cli import output
from legation.service.cli.options import AnswerForm, AnswerFormOption, StoreOption, reading

if TYPE_CHECKING:
    from legation.service.answers.base import Answer
    from legation.service.declaration import Question

Show = Callable[["Answer", "Question"], None]
_EXAMPLES = 3


def command(words: str, questions: Iterable[Question], show: Show) -> Callable[..., None]:
    """The function of a command that asks what `words` ask. The graph says which years and names they may mean, so it is read there."""

    def run(ctx: typer.Context, form: AnswerFormOption = AnswerForm.table, store: StoreOption = None) -> None:
        from legation.service.questions.asked import question as asked

        with reading(ctx, store) as graph:
            understood = asked.question(graph, words)
            if not understood.readings:
                examples = "; ".join(understood.examples[:_EXAMPLES])
                nearest = "".join(f" Nearest: {one.says} ({one.address})." for one in understood.choices)
                raise InputError(
                    f"{' '.join(understood.notes)}{nearest} Ask like: {examples}. `legation ask --help` lists every question by name"
                )
            asked_for = [(one, *named(one.address, questions)) for one in understood.readings]
            answers = [(one.says, question, question.ask(graph, given)) for one, question, given in asked_for]
        for says, question, answer in answers:
            if not output.machine(answer, form):
                output.notes([f"Understood as: {says}", *understood.notes])
                show(answer, question)

    return run


def named(address: str, questions: Iterable[Question]) -> tuple[Question, dict[str, Any]]:
    """The question of the catalogue that stands at an address (`/v1/…?…`), and its parameters by name. Raises InputError for another."""
    parts = urlsplit(address)
    for one in questions:
        match = one.pattern.fullmatch(unquote(parts.path))
        if match is not None:
            asked = parse_qs(parts.query, keep_blank_values=True)
            given = {name: values if name in one.by_name and one.by_name[name].many else values[-1] for name, values in asked.items()}
            given.pop("format", None)  # the command line has its own
            return one, {**given, **match.groupdict()}
    raise InputError(f"{address} is no question of the catalogue")


__all__ = ["command", "named"]
