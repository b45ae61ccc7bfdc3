"""`legation mcp`: the questions as tools for assistants, over standard input and output."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.service.cli.options import StoreOption, store_url


def mcp(
    ctx: typer.Context,
    store: StoreOption = None,
    http: Annotated[bool, typer.Option("--http", help="Answer over streamable HTTP at /mcp, not on standard input.")] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of --http, on 127.0.0.1.")] = 8001,
) -> None:
    """Serve the questions to an assistant by the Model Context Protocol on standard input and output (docs/mcp.md)."""
    from legation.graph.errors import InputError
    from legation.graph.store import check_form, open_to_watch

    try:
        from legation.service.mcp import serve
    except ImportError as error:
        raise InputError("this needs the extra `mcp`: pip install 'legation[mcp]'", place="legation mcp") from error
    graph = open_to_watch(store_url(ctx, store))
    try:
        check_form(graph)
        serve(graph, transport="http" if http else "stdio", port=port)
    finally:
        graph.close()


def register(app: typer.Typer) -> None:
    """Add the command to a group of its own name, so that it stands beside `ask`."""
    app.command()(mcp)
