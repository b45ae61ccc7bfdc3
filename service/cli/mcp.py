"""`legation mcp`: the questions as tools for assistants, over standard input and output."""

from __future__ import annotations

import typer

from legation.service.cli.options import StoreOption, reading


def mcp(ctx: typer.Context, store: StoreOption = None) -> None:
    """Serve the questions to an assistant by the Model Context Protocol on standard input and output (docs/mcp.md)."""
    from legation.graph.errors import InputError

    try:
        from legation.service.mcp import serve
    except ImportError as error:
        raise InputError("this needs the extra `mcp`: pip install 'legation[mcp]'", place="legation mcp") from error
    with reading(ctx, store) as graph:
        serve(graph)


def register(app: typer.Typer) -> None:
    """Add the command to a group of its own name, so that it stands beside `ask`."""
    app.command()(mcp)
