"""The tree of commands, and the one place where an error becomes a sentence on standard error and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from legation.graph.errors import InputError, LegationError
from legation.service.cli import ask, backup, completion, extraction, graph, key, load, mcp, serve, watch
from legation.service.cli.options import StoreOption
from legation.service.cli.output import hung_up
from legation.service.cli.short import SHORT


class Commands(TyperGroup):
    """Runs a command and turns what goes wrong into one sentence: no traceback reaches a user. Short commands are made when they are asked
    for: their parameters are those of the questions."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The short commands, then the others."""
        return [*SHORT, *super().list_commands(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        return ask.ShortCommand(cmd_name) if cmd_name in SHORT else super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant. Raises InputError with the nearest ones for a name that there is not."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise InputError(f"there is no command {args[0]!r}; {_meant(args[0], self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Exit with the error's own code; 130 after Ctrl-C, 1 for an internal error."""
        try:
            return super().invoke(ctx)
        except LegationError as error:
            _say(str(error))
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            hung_up()
        except KeyboardInterrupt:
            _say("stopped")
            ctx.exit(130)
        except Exception as error:
            if type(error).__module__.startswith(("typer", "click")):
                raise
            _say(f"internal error: {type(error).__name__}: {error} ({_place(error)}); please report it")
            ctx.exit(1)


def _meant(given: str, commands: list[str]) -> str:
    """What may have been meant: commands, or questions of `legation ask`, whose names or beginnings are near."""
    from legation.service.catalogue import catalogue

    def near(names: Iterable[str]) -> list[str]:
        low = given.casefold()
        begun = [name for name in names if len(low) > 2 and (name.startswith(low) or low.startswith(name))]
        return list(dict.fromkeys([*get_close_matches(low, list(names), n=2, cutoff=0.6), *begun]))[:3]

    if found := near(commands) + [f"ask {name}" for name in near([one.name for one in catalogue().values()])]:
        return "did you mean " + " or ".join(f"`legation {name}`" for name in found[:3]) + "?"
    return "`legation --help` lists them, `legation ask --help` the questions"


def _say(text: str) -> None:
    print(f"legation: {' '.join(text.split())}", file=sys.stderr)


def _place(error: BaseException) -> str:
    """Module and line in which it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}" if trace else "nowhere"


app = typer.Typer(
    cls=Commands,
    name="legation",
    help="Who deals with whom, says who, and do the numbers agree. Errors: exit code 2 for input, 1 for the rest.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        print(f"legation {version('legation')}")
        raise typer.Exit


@app.callback()
def common(
    ctx: typer.Context,
    store: StoreOption = None,
    show_version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """Options before the command hold for it."""
    ctx.obj = store


for part in (ask, load, completion, extraction, graph, backup, key, watch, serve, mcp):
    part.register(app)
