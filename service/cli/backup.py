"""Keeping a graph from the command line: verify, digest, export, copy, backup, restore."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from legation.service.cli import output
from legation.service.cli.load import progress
from legation.service.cli.options import FormOption, OutputForm, StoreOption, reading, store_url

export_app = typer.Typer(help="The graph's claims or all of it as files.", no_args_is_help=True)


def verify(
    ctx: typer.Context,
    facts: Annotated[
        bool, typer.Option("--facts", help="List where claims of one kind contradict those of another, with the claims.")
    ] = False,
    form: FormOption = OutputForm.table,
    store: StoreOption = None,
) -> None:
    """Check that claims, sources, edges and totals fit each other and their ids. Exit code 1 if anything does not; nothing is changed.

    With --facts the facts are checked against each other (docs/evidence.md); a contradiction of sources is no fault of the graph.
    """
    import orjson

    if facts:
        _facts(ctx, form, store)
        return

    from legation.graph.verify import verify as check

    with reading(ctx, store) as graph, progress() as show:
        found = check(graph, lambda phase, done: show(phase, done, 0))
    if form is OutputForm.table:
        output.write(f"{found.claims:,} claims, {found.sources:,} sources, {found.edges:,} edges, {found.totals:,} totals checked")
        for rule, count in found.faults.most_common():
            output.write(f"{rule}: {count:,}")
            for sample in found.samples[rule]:
                output.write(f"  {sample}")
        output.write("sound" if found.sound else "NOT SOUND")
    else:
        output.write(orjson.dumps(found.to_json()).decode() if form is OutputForm.json else output.csv_of([found.to_json()]))
    raise typer.Exit(0 if found.sound else 1)


def _facts(ctx: typer.Context, form: OutputForm, store: str | None) -> None:
    import orjson

    from legation.service.questions.evidence.contradictions import contradictions

    with reading(ctx, store) as graph, progress() as show:
        found = list(contradictions(graph, lambda phase, done: show(phase, done, 0)))
    if form is OutputForm.table:
        columns = [(name, False) for name in ("Rule", "State", "On", "Taken", "Its claims", "Claims against it")]
        output.table(
            f"{len(found):,} contradictions between kinds", columns,
            [(one.rule, one.track, one.day, one.taken, " ".join(one.claims[:5]), " ".join(one.against[:5])) for one in found],
        )  # fmt: skip
    elif form is OutputForm.csv:
        output.write(output.csv_of([one.to_json() for one in found]))
    elif form is OutputForm.ndjson:
        output.write("\n".join(orjson.dumps(one.to_json()).decode() for one in found))
    else:
        output.write(orjson.dumps([one.to_json() for one in found]).decode())


def digest(ctx: typer.Context, form: FormOption = OutputForm.table, store: StoreOption = None) -> None:
    """Counts and hashes of claims, edges and totals: equal for graphs that say the same, on either engine."""
    import orjson

    from legation.graph.digest import digest as made

    with reading(ctx, store) as graph:
        found = asdict(made(graph))
    if form is OutputForm.table:
        for name in ("claims", "edges", "totals"):
            output.write(f"{name:7} {found[name]:>12,}  {found[f'{name}_hash']}")
    else:
        output.write(orjson.dumps(found).decode() if form is OutputForm.json else output.csv_of([found]))


@export_app.command("claims")
def export_claims(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="The file, gzipped if its name ends in .gz; - for standard output.", show_default=False)],
    store: StoreOption = None,
) -> None:
    """Every claim with its sources as JSON Lines, retracted ones too: the form that `legation load claims` takes."""
    from legation.graph import reading as back
    from legation.graph.backup import write_claims

    with reading(ctx, store) as graph:
        if file == "-":
            for claim in back.claims(graph):
                sys.stdout.buffer.write(back.line(claim))
            sys.stdout.buffer.flush()
            return
        with progress() as show:
            count = write_claims(graph, Path(file), show)
    output.write(f"{count:,} claims in {file}")


@export_app.command("neo4j-import")
def export_neo4j_import(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="An empty folder, or one to be made.", show_default=False)],
    database: Annotated[str, typer.Option(help="Name of the database in the printed command.")] = "neo4j",
    store: StoreOption = None,
) -> None:
    """The whole graph as CSV files for `neo4j-admin database import full`, and that command: the fast way to fill an empty Neo4j."""
    import shlex

    from legation.graph.bulk import export

    with reading(ctx, store) as graph, progress() as show:
        command = export(graph, folder, lambda phase, done: show(phase, done, 0))
    output.write(f"In {folder}, with the database stopped, run:\n{shlex.join([*command, database])}")


def copy(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM", help="The graph to copy, as --store takes it.", show_default=False)],
    target: Annotated[str, typer.Argument(metavar="TO", help="The graph to fill; made if it is missing.", show_default=False)],
) -> None:
    """Copy a graph to another, between engines too, with retractions and times of recording, and prove both equal."""
    from legation.graph.backup import copy as run
    from legation.graph.store import open_store

    with reading(ctx, source) as ours, progress() as show:
        theirs = open_store(target, served=True)
        try:
            done = run(ours, theirs, show)
        finally:
            theirs.close()
    output.write(f"{done.claims:,} claims, {done.new:,} of them new there; both graphs have the digest {done.digest.claims_hash}")


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.", show_default=False)],
    store: StoreOption = None,
) -> None:
    """Back up the graph, also while it is served: embedded as one file of the engine, Neo4j as claims (JSON Lines, .gz to compress)."""
    from legation.graph.backup import backup as run

    with progress() as show:
        size = run(store_url(ctx, store), file, show)
    output.write(f"{file}: {size:,} bytes")


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup, or a file of claims.", show_default=False)],
    store: StoreOption = None,
) -> None:
    """Make a graph from a backup. The graph must not hold anything; nothing is overwritten."""
    from legation.graph.backup import restore as run

    with progress() as show:
        claims = run(file, store_url(ctx, store), show)
    output.write(f"{claims:,} claims restored")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (verify, digest, copy, backup, restore):
        app.command()(command)
    app.add_typer(export_app, name="export")
