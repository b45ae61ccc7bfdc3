"""`legation ask QUESTION …`: every question of the catalogue as a sub-command, made from its parameters; or a question in words."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

from legation.service.cli import in_words, output
from legation.service.cli.charts import sparklines
from legation.service.cli.options import AnswerForm, AnswerFormOption, StoreOption, reading
from legation.service.cli.short import SHORT

if TYPE_CHECKING:
    from legation.service.answers.base import Answer
    from legation.service.declaration import Parameter, Question


_WIDE = 6
"""Columns from which on a single row is written downwards."""


class Ask(TyperGroup):
    """The questions, imported when one is asked for: `legation --help` does not wait for them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of the questions, sorted."""
        return sorted(_questions())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a question, or None."""
        found = _questions()
        question = found.get(cmd_name)
        single = typer.Typer(add_completion=False)
        if question is not None:
            single.command(cmd_name, help=_help(question), short_help=question.summary)(command(question))
        elif " " in cmd_name.strip():
            single.command(cmd_name, help=in_words.__doc__)(in_words.command(cmd_name, found.values(), _show))
        else:
            return None
        return typer.main.get_command(single)


def _questions() -> dict[str, Question]:
    from legation.service.catalogue import catalogue

    return catalogue()


def _help(question: Question) -> str:
    return f"{question.summary}.\n\n{question.text}\n\nOver HTTP: {question.path}"


class ShortCommand(TyperCommand):
    """A short command (service/cli/short.py): a question under its own name, with its own screen. It is made when it is run, so that
    `legation --help` does not wait for the questions."""

    def __init__(self, name: str) -> None:
        super().__init__(name, help=SHORT[name].help)

    def make_context(self, info_name: Any, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the question's command."""
        short = SHORT[str(self.name)]
        question = _questions()[short.question]
        single = typer.Typer(add_completion=False)
        single.command(self.name, help=_help(question))(command(question, short.show, short.argument))
        return typer.main.get_command(single).make_context(info_name, args, parent=parent, **extra)


def command(question: Question, screen: Callable[[Any], None] | None = None, argument: str = "") -> Callable[..., None]:
    """The function of a question's command: what it cannot be asked without is an argument where it is one text, the rest are options."""

    def run(ctx: typer.Context, form: AnswerForm, store: str | None, **values: Any) -> None:
        given = {one.name: values[one.field] for one in _asked(question) if values[one.field] not in (None, [], ())}
        if question.takes_store:
            with reading(ctx, store) as graph:
                answer = question.ask(graph, given)
        else:
            answer = question.ask(None, given)
        if output.machine(answer, form):
            return
        if screen is not None:
            screen(answer)
        else:
            _show(answer, question)

    parameters = [inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)]
    taken = sorted(
        (_cli_parameter(one, one.name == argument) for one in _asked(question)), key=lambda one: one.default is not inspect.Parameter.empty
    )
    parameters += taken
    for name, annotation, default in (("form", AnswerFormOption, AnswerForm.table), ("store", StoreOption, None)):
        parameters.append(inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default))
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _asked(question: Question) -> list[Parameter]:
    return [one for one in question.parameters if one.name != "format"]


def _cli_parameter(one: Parameter, as_argument: bool = False) -> inspect.Parameter:
    """Texts go on as they are: the question itself reads them, as over HTTP."""
    said = " ".join((one.info.description or "").replace("`", "").replace(" (repeat it)", ", can be repeated").split())
    option = "--" + one.name.replace("_", "-")
    choices = _choices(one.annotation)
    metavar = "|".join(choices) if choices else _kind(one).upper()
    if not one.required and one.default not in (None, ""):
        said += f" [default: {str(one.default).lower() if isinstance(one.default, bool) else one.default}]"
    annotation: Any
    default: Any = inspect.Parameter.empty
    if as_argument or (one.required and not one.many and _kind(one) == "text"):
        annotation = Annotated[str, typer.Argument(help=said, metavar=one.name.upper(), show_default=False)]
    elif one.many:
        annotation = Annotated[list[str] if one.required else list[str] | None, typer.Option(option, help=said, metavar=metavar)]
        default = inspect.Parameter.empty if one.required else None
    elif _kind(one) == "bool":
        annotation, default = Annotated[bool | None, typer.Option(f"{option}/--no-{one.name.replace('_', '-')}", help=said)], None
    elif one.required:
        annotation = Annotated[str, typer.Option(option, help=said, metavar=metavar, show_default=False)]
    else:
        annotation, default = Annotated[str | None, typer.Option(option, help=said, metavar=metavar, show_default=False)], None
    return inspect.Parameter(one.field, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default)


def _kind(one: Parameter) -> str:
    flat = _flat(one.annotation)
    return next((name for type_, name in ((bool, "bool"), (int, "number"), (float, "number")) if type_ in flat), "text")


def _choices(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(choice) for choice in get_args(annotation)]
    return [choice for part in get_args(annotation) if not isinstance(part, str) for choice in _choices(part)]


def _flat(annotation: Any) -> set[Any]:
    return {annotation} if not get_args(annotation) else {leaf for part in get_args(annotation) for leaf in _flat_part(part)}


def _flat_part(part: Any) -> set[Any]:
    return _flat(part) if isinstance(part, type) or get_origin(part) is not None else set()


def _show(answer: Answer, question: Question) -> None:
    show(answer, question.summary, "limit" if "limit" in question.by_name else "top")


def show(answer: Answer, title: str, size: str = "limit") -> None:
    """The answer's table: what is the same in every row stands above it, series are drawn, sources and notes stand below."""
    from legation.service.cli import screen

    columns, rows = screen.rows_of(answer)
    for sentence in screen.first(answer):
        output.write(sentence)
    for heading, headings, lines in screen.above(answer):
        output.table(heading, [(name, name in ("TIV", "deliveries")) for name in headings], lines)
    columns = screen.columns_of(columns, rows)
    same = {name: rows[0][name] for name in columns if len(rows) > 1 and all(_cell(row, name) == _cell(rows[0], name) for row in rows)}
    shown = [name for name in columns if name not in same]
    head = ", ".join(f"{name.replace('_', ' ')} {output.cell(screen.value_of(_with_most(answer, rows[0], name), name))}" for name in same)
    if len(rows) == 1 and len(shown) > _WIDE:
        output.table(title, [("", False), ("", False)], [(name.replace("_", " "), screen.value_of(rows[0], name)) for name in shown])
    elif rows:
        output.table(
            f"{title}{': ' + head if head else ''}",
            [(name.replace("_", " "), all(isinstance(row[name], int | float | None) for row in rows)) for name in shown],
            [[screen.value_of(row, name) for name in shown] for row in rows],
        )
    else:
        output.write(f"{title}: nothing")
    drawn = sparklines(answer.model_dump(mode="json", by_alias=True))
    if drawn:
        output.table("Series", [("", False), ("years", False), ("", False), ("least", True), ("most", True)], drawn)
    cited = dict.fromkeys(str(row["citation"]) for row in rows if row.get("citation"))
    more = [f"The answer was cut; --{size} says how much is shown."] if getattr(answer, "truncated", False) else []
    if following := getattr(answer, "next", None):
        more = [f"There is more: --cursor {following}"]
    output.notes([*getattr(answer, "notes", []), *more, *(f"Source: {one}" for one in list(cited)[:20])])
    if len(cited) > 20:
        output.notes([f"and {len(cited) - 20} more sources; --format csv names each row's"])


def _cell(row: dict[str, Any], name: str) -> tuple[Any, Any]:
    """What a cell shows: the value, and the other end of its range."""
    return row[name], row.get(f"{name}_max")


def _with_most(answer: Answer, row: dict[str, Any], name: str) -> dict[str, Any]:
    """A row with the other end of a figure of the whole answer, which stands in no column."""
    most = getattr(answer, f"{name}_max", None)
    return row if most is None or f"{name}_max" in row else row | {f"{name}_max": most}


def register(app: typer.Typer) -> None:
    """Add the group."""
    said = 'Ask any question of the catalogue by its name, or in words: "who armed Azerbaijan in 2016–2020?".'
    app.add_typer(typer.Typer(cls=Ask, no_args_is_help=True), name="ask", help=said)


__all__ = ["Ask", "ShortCommand", "register", "show"]
