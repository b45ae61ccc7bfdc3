"""`legation completion SHELL`: the script by which a shell completes commands, questions and options."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import Annotated

import typer

from legation.service.cli import output

VARIABLE = "_LEGATION_COMPLETE"
"""The shell sets it when it asks for what may follow."""


class Shell(StrEnum):
    """The shells that can be told."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"


def ready() -> None:
    """Know the shells, where one of them asks."""
    if VARIABLE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()


def completion(shell: Annotated[Shell, typer.Argument(help="The shell that is to complete.")]) -> None:
    """Print the script by which a shell completes `legation`: `source <(legation completion bash)`; for fish, `… | source`."""
    from typer._completion_shared import get_completion_script

    output.write(get_completion_script(prog_name="legation", complete_var=VARIABLE, shell=shell.value))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("completion")(completion)
