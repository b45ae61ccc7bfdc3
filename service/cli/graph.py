"""The graph itself on the command line: status, rebuild, retract, schema."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from legation.service.cli import output
from legation.service.cli.load import progress
from legation.service.cli.options import AnswerForm, AnswerFormOption, StoreOption, reading, writing


class What(StrEnum):
    """What has a published schema."""

    claim = "claim"


def status(ctx: typer.Context, form: AnswerFormOption = AnswerForm.table, store: StoreOption = None) -> None:
    """What the graph holds: counts, editions, sources, last loads, what waits to be drawn."""
    from legation.service.questions.evidence.catalog import catalog

    with reading(ctx, store) as graph:
        answer = catalog(graph)
    if output.machine(answer, form):
        return
    counts = answer.counts
    output.write(
        f"{answer.engine}: {counts.claims:,} claims from {counts.sources:,} sources about {counts.parties:,} parties; "
        f"{counts.pending:,} tracks wait to be drawn"
    )
    editions = [
        (e.edition, e.first, e.last, "by year" if e.yearly else "by order", "all" if e.answers else "some") for e in answer.editions
    ]
    if editions:
        output.table("Editions", [(name, False) for name in ("Edition", "From", "To", "Values", "Parties")], editions)
    output.table(
        "Sources", [("Claims", True), ("Source", False), ("Licence", False)],
        [(one.claims, one.source.citation, one.licence) for one in answer.sources],
    )  # fmt: skip
    output.table(
        "Last loads",
        [("When", False), ("Loader", False), ("File", False), ("Rows", True), ("New", True), ("Known", True), ("Refused", True)],
        [(one.at, one.loader, one.file, one.rows, one.new, one.known, one.refused) for one in answer.loads],
    )


def rebuild(ctx: typer.Context, store: StoreOption = None) -> None:
    """Draw every edge between parties anew from the claims. Changes nothing unless an edge was wrong, or the graph is of an older version:
    then it is carried over to this one's form."""
    from legation.graph import projection, upgrade

    with writing(ctx, store, upgrading=True) as graph, progress() as show:
        drawn = 0

        def on_drawn(tracks: int) -> None:
            nonlocal drawn
            drawn += tracks
            show("draw", drawn, max(drawn, projection.pending(graph) + drawn))

        total = upgrade.rebuild(graph, on_drawn)
    output.write(f"{total:,} tracks drawn")


def retract(
    ctx: typer.Context,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Ids of the claims.", show_default=False)],
    why: Annotated[str, typer.Option(help="The reason; it stays with the claims.", show_default=False)],
    store: StoreOption = None,
) -> None:
    """End claims in knowledge time. They stay, with the reason; asked about an earlier day, the graph still answers with them."""
    from legation.graph import projection, write
    from legation.graph.errors import InputError

    if not why.strip():
        raise InputError("say why", place="--why")
    with writing(ctx, store) as graph:
        write.retract(graph, claims, why=why.strip())
        projection.run(graph)
        graph.checkpoint()
    output.write(f"retracted {', '.join(claims)}")


def schema(what: Annotated[What, typer.Argument(help="claim: one line of a claims file.")] = What.claim) -> None:
    """Print the JSON Schema of a claim as files and the API hold it."""
    import orjson

    from legation.loaders import claims

    output.write(orjson.dumps(claims.schema(), option=orjson.OPT_INDENT_2).decode())


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (status, rebuild, retract, schema):
        app.command()(command)
