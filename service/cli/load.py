"""Loading: `legation load SOURCE FILE`, `legation sources`, `legation schema claim`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.graph.errors import InputError
from legation.service.cli import fetch, load_all, output
from legation.service.cli.options import FormOption, OutputForm, StoreOption, writing

if TYPE_CHECKING:
    from legation.graph.store import Store
    from legation.loaders.frame.run import Progress, Report
    from legation.loaders.starter import Starter

_PHASES = {"check": "Checking", "load": "Loading", "draw": "Drawing edges"}


def load(
    ctx: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="[SOURCE]", help="Which source (`legation sources` lists them), or all; may be left out.")
    ],
    file: Annotated[Path | None, typer.Argument(help="The file, plain or .gz; for all, the folder.", show_default=False)] = None,
    edition: Annotated[str | None, typer.Option(metavar="DATE", help="Edition, where the file does not say it.")] = None,
    selection: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What was selected for download ('all', 'Israel to all'), where the file does not say it."),
    ] = None,
    refused: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for the refused rows and why; they can be mended and loaded again.")
    ] = None,
    form: FormOption = OutputForm.table,
    store: StoreOption = None,
) -> None:
    """Load a file, or every file of a folder. Every row becomes new, known or refused, and the report proves that they add up.

    `legation load FILE` (or an address) tells the source by what the file holds; `legation load SOURCE FILE` says it.
    """
    from legation.loaders.frame import recognise, registry, run

    whole = source.casefold().strip() == "all"
    if whole and file is None:
        raise InputError("say which folder: `legation load all DIR`", place="load")
    place = file if file is not None else _here(source)
    if file is None and not place.exists():
        named = len(place.parts) > 1 or place.suffix
        raise InputError("there is no such file" if named else "say which file: `legation load SOURCE FILE`", place=source)
    if whole or (file is None and place.is_dir()):
        with writing(ctx, store) as graph, progress() as show:
            summary = load_all.run_all(graph, place, refused, show)
        load_all.show_summary(summary, form)
        raise typer.Exit(summary.exit_code)
    declaration = registry.find(source) if file is not None else recognise.source_of(place)
    options = {name: given for name, given in (("edition", edition), ("selection", selection)) if given is not None}
    with writing(ctx, store) as graph, progress() as show:
        report = run.load(graph, declaration, place, options=options, refused_dir=refused, progress=show)
    _show(report, form)
    raise typer.Exit(report.exit_code)


def _here(text: str) -> Path:
    """The path that is meant; what an address gives is fetched and kept first."""
    if not text.startswith(("http://", "https://")):
        return Path(text)
    from legation.loaders.frame import fetching

    return fetching.fetch_address(text)


def sources(form: FormOption = OutputForm.table) -> None:
    """The sources that can be loaded, with their licence and how to get them."""
    from legation.loaders import starter
    from legation.loaders.frame import registry

    shipped = starter.shipped()
    if form is not OutputForm.table:
        import orjson

        rows = [
            {"name": d.name, "title": d.title, "publisher": d.publisher, "what": d.what, "where": d.where, "licence": d.licence,
             "citation": d.citation, "kinds": list(d.kinds), "options": dict(d.options), "version": d.version,
             "fetched_every_days": d.live.every if d.live else None, "terms": d.live.terms if d.live else None,
             "complete_for": d.complete_for or None, "shipped": shipped.get(d.name, 0)}
            for d in registry.all()
        ]  # fmt: skip
        output.write(orjson.dumps(rows).decode() if form is OutputForm.json else output.csv_of(rows))
        return
    output.table(
        "Sources",
        [("Name", False), ("What", False), ("From", False), ("Licence", False), ("Shipped", True)],
        [
            (d.name, d.what, f"{d.publisher}: {d.where}", d.licence, f"{shipped[d.name]:,}" if d.name in shipped else "")
            for d in registry.all()
        ],
    )
    output.write("Shipped: claims of it that `legation serve` fills a new graph with (the world); the rest is to be fetched or loaded.")


def load_file(graph: Store, source: str, file: Path, options: Mapping[str, str]) -> dict[str, Any]:
    """Load a file that a service got, and the report as plain values. Raises InputError for an unknown source or a file of another form."""
    from legation.loaders.frame import registry, run

    return run.load(graph, registry.find(source), file, options=dict(options)).to_json()


def load_starter(graph: Store, which: Starter) -> Iterator[Report]:
    """Load the claims that are shipped with the project into an empty graph, or go on with the world where its load was stopped.

    Yields a report for each file once it is loaded; nothing where the graph holds claims of its own.
    """
    from legation.loaders import starter
    from legation.loaders.claims import SHIPPED
    from legation.loaders.frame import run

    empty = starter.needed(graph)
    if which == "none" or not (empty or (which == "world" and starter.begun(graph))):
        return
    if empty and which == "world":
        starter.note(graph, done=False)
    files = [starter.path(), *([starter.world_path()] if which == "world" else [])]
    for file in files:
        with progress() as show:
            report = run.load(graph, SHIPPED, file, progress=show, checkpoint=file == files[-1])
        yield report
    if which == "world":
        starter.note(graph, done=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """Bars on standard error, one a phase; nothing where that is not a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    screen = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn(), console=screen,
        disable=not sys.stderr.isatty(), transient=True,
    ) as bars:  # fmt: skip
        tasks: dict[str, object] = {}

        def show(phase: str, done: int, total: int) -> None:
            task = tasks.get(phase)
            if task is None:
                task = tasks[phase] = bars.add_task(_PHASES.get(phase, phase), total=total or None)
            bars.update(task, completed=done, total=total or None)  # type: ignore[arg-type]

        yield show


def _show(report: Report, form: OutputForm) -> None:
    if form is not OutputForm.table:
        import orjson

        output.write(orjson.dumps(report.to_json()).decode() if form is OutputForm.json else output.csv_of([report.to_json()]))
        return
    span = f", {report.first_year} to {report.last_year}" if report.first_year else ""
    output.write(
        f"{report.file}: {report.rows:,} rows = {report.new:,} new + {report.known:,} already known + {report.refused:,} refused\n"
        f"{report.claims_new:,} claims new, {report.claims_known:,} known; {len(report.parties)} parties{span}; "
        f"{report.tracks_drawn:,} tracks drawn; {report.seconds:.1f} s"
    )
    if report.editions:
        output.write(f"edition {', '.join(sorted(report.editions))}")
    for code, count in report.reasons.most_common():
        output.write(f"refused, {code}: {count:,}")
        for sample in report.samples.get(code, ()):
            output.write(f"  {sample}")
    if report.refused_file:
        output.write(f"refused rows: {report.refused_file}")
    for note in report.notes:
        output.write(note)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(load)
    app.command()(sources)
    app.command()(fetch.fetch)
    app.command()(fetch.refresh)
