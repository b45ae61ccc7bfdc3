"""The command line: `legation`. Each command is thin: options in, one question or one load, a table, JSON or CSV out.

Nothing heavy is imported before a command needs it, so that `legation --help` answers at once.
"""

from __future__ import annotations

from legation.service.cli.app import app
from legation.service.cli.completion import ready


def main() -> None:
    """Entry point of the `legation` command."""
    ready()
    app(prog_name="legation")


if __name__ == "__main__":
    main()
