"""`legation serve`: the service on this machine, ready to answer when it prints its address."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.service.cli.options import StoreOption, store_url

if TYPE_CHECKING:
    from legation.graph.engines.served import Offer
    from legation.graph.store import Store
    from legation.loaders.starter import Starter
    from legation.service.settings import Settings


SWITCH = 0.001
"""Seconds after which a thread that works hands the interpreter on: the event loop waits for each of them in turn."""
GRACE = 10
"""Seconds that running requests have to finish after SIGTERM."""


def serve(
    ctx: typer.Context,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on. Default: LEGATION_HOST, else 127.0.0.1.", show_default=False)
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port; 0 takes a free one. Default: LEGATION_PORT, else 8000.", show_default=False)
    ] = None,
    starter: Annotated[
        str | None,
        typer.Option(
            metavar="world|small|none",
            help="What an empty graph is filled with: world (all that may be passed on), small (some starter claims) or none. "
            "Default: LEGATION_STARTER, else world.",
            show_default=False,
        ),
    ] = None,
    no_starter: Annotated[bool, typer.Option("--no-starter", help="The same as --starter none.")] = False,
    store: StoreOption = None,
) -> None:
    """Answer over HTTP. Makes the embedded graph if there is none and fills an empty one with what is shipped: see --starter."""
    import uvicorn

    from legation.graph.engines.interpreter import settled
    from legation.graph.store import shown
    from legation.service.cli.load import load_file
    from legation.service.http.app import create_app
    from legation.service.http.idle_connections import hurried
    from legation.service.http.observability import configure_logs
    from legation.service.settings import read_settings

    settings = read_settings(store=store_url(ctx, store), host=host, port=port, starter="none" if no_starter else starter)
    listener = listen(settings.host, settings.port)
    graph, writable = _open(settings)
    offer = None
    try:
        if writable:
            _make_ready(graph, settings.starter)
            offer = _offered(graph)
        application = create_app(settings, graph, load_file)
        settled()
        sys.setswitchinterval(SWITCH)
        address = listener.getsockname()
        shown_host = f"[{address[0]}]" if ":" in address[0] else address[0]
        print(
            f"Legation answers at http://{shown_host}:{address[1]} (open it for the explorer; /docs tries the API) "
            f"over {shown(settings.store)}; Ctrl-C stops it",
            flush=True,
        )
        config = uvicorn.Config(
            application,
            http=hurried(settings.slow_seconds),
            ws="none",
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=GRACE,
        )
        configure_logs(settings.log)  # after uvicorn's own configuration, which it replaces
        server = uvicorn.Server(config)
        # uvicorn raises the signal again once it has shut down; the default action would end the process before the graph is closed.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # the way to stop it
    finally:
        if offer is not None:
            offer.close()
        graph.close()
        listener.close()


def _offered(graph: Store) -> Offer | None:
    """The socket by which commands reach an embedded graph while this service holds it; None for an engine of its own process."""
    from legation.service.http.ingest import draw_left

    if graph.engine != "embedded":
        return None
    from legation.graph.engines.served import Offer, beside

    return Offer(graph, beside(Path(graph.url.removeprefix("embedded:"))), left=lambda: draw_left(graph))


def listen(host: str, port: int) -> socket.socket:
    """A socket that is bound before anything is loaded, so that a taken port costs no wait. Raises InputError."""
    from legation.graph.errors import InputError

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)[0]
        # The protocol has to be said: asyncio turns off Nagle's delay (40 ms an answer) only for sockets that carry it.
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
        return listener
    except OSError as error:
        raise InputError(
            f"cannot listen on {host}:{port}: {error.strerror or error}; choose another with --port", place="--port"
        ) from error


def _open(settings: Settings) -> tuple[Store, bool]:
    """The graph, and whether it may be made ready. A service that never writes also answers from an embedded graph that it may not write:
    on a read-only disk, or beside the one process that writes. Raises StoreError."""
    from legation.graph.errors import StoreLocked, StoreUnavailable
    from legation.graph.store import check_form, open_store

    try:
        return open_store(settings.store), True
    except (StoreLocked, StoreUnavailable) as error:
        if not settings.read_only or not settings.store.startswith("embedded:"):
            raise
        graph = open_store(settings.store, read_only=True)
        try:
            check_form(graph)
        except BaseException:
            graph.close()
            raise
        print(f"legation: {error}; answering from its last checkpoint, as it is now", file=sys.stderr)
        return graph, False


def _make_ready(graph: Store, starter: Starter) -> None:
    """Schema and register; what is shipped where there are no claims; what a killed load left undrawn."""
    from legation.graph import projection
    from legation.graph.store import prepare

    prepare(graph)
    if starter != "none":
        from legation.service.cli.load import load_starter

        for report in load_starter(graph, starter):
            told = f"loaded {report.claims_new:,} claims" if report.claims_new else "had already loaded every claim"
            print(f"legation: {told} of {report.file} in {report.seconds:.0f} s", file=sys.stderr)
    waiting = projection.pending(graph)
    if waiting:
        print(f"legation: drawing {waiting:,} tracks that an earlier load left", file=sys.stderr)
        projection.run(graph)
    graph.checkpoint()


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)
