"""`legation fetch NAME…|all` and `legation refresh`: sources from where their publishers give them, and what a new edition changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.graph.errors import InputError, LegationError
from legation.service.cli import output
from legation.service.cli.options import FormOption, OutputForm, StoreOption, writing

if TYPE_CHECKING:
    from legation.graph.store import Store
    from legation.loaders.frame.base import Declaration
    from legation.loaders.frame.fetching import Fetched
    from legation.service.answers.changed import ChangedAnswers
    from legation.service.answers.lists import Changes

PLACE = Path("var/sources")
ANSWERS, TOLD = 1000, 30
"""Changes of answers that a refresh gives to a program, and that it tells in a sentence each."""
PlaceOption = Annotated[Path, typer.Option("--to", metavar="DIR", help="Folder in which what is fetched is kept, raw and by edition.")]
TermsOption = Annotated[bool, typer.Option("--accept-terms", help="Accept the terms that the publishers ask for (shown without this).")]
MirrorOption = Annotated[
    str | None,
    typer.Option("--mirror", metavar="URL", help="A mirror that stands for all publishers: URL/HOST/PATH. Default: LEGATION_MIRROR."),
]


def fetch(
    ctx: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME…|all", help="Which sources; `legation sources` lists them.", show_default=False)
    ],
    load: Annotated[bool, typer.Option("--load", help="Load what is new at once.")] = False,
    accept_terms: TermsOption = False,
    to: PlaceOption = PLACE,
    mirror: MirrorOption = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="For wikidata: save the results there only.")] = None,
    query: Annotated[
        list[str] | None, typer.Option("--query", metavar="NAME", help="For wikidata: only this query; can be repeated.")
    ] = None,
    endpoint: Annotated[str | None, typer.Option(metavar="URL", help="For wikidata: another SPARQL endpoint.")] = None,
    form: FormOption = OutputForm.table,
    store: StoreOption = None,
) -> None:
    """Get sources from where their publishers give them: one file at a time, only what changed, kept raw with address and hash."""
    if out is not None or query or endpoint:
        _wikidata(names, out or Path("wikidata"), query or [], endpoint, form)
        return
    chosen = _chosen(names)
    _terms(chosen, to, accept_terms)
    fetched, errors = _fetched(chosen, to, mirror)
    rows = [
        {"source": one.source, "file": str(one.path), "edition": one.edition, "new": one.new, "bytes": one.size} for one in fetched
    ]  # fmt: skip
    _show_files(rows, errors, form)
    if load:
        with writing(ctx, store) as graph:
            errors += _loaded(graph, chosen, to, lambda said: output.write(said) if form is OutputForm.table else None)[1]
    raise typer.Exit(1 if errors else 0)


def refresh(
    ctx: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME…]", help="Only these sources.", show_default=False)] = None,
    accept_terms: TermsOption = False,
    again: Annotated[bool, typer.Option("--now", help="Look at every source, also those that are not due.")] = False,
    to: PlaceOption = PLACE,
    mirror: MirrorOption = None,
    form: FormOption = OutputForm.table,
    store: StoreOption = None,
) -> None:
    """Fetch what is due, load what is new as a new edition, and say what changed. Stopped at any point, it goes on when run again."""
    from legation.loaders.frame import fetching
    from legation.service.questions.evidence.changed_answers import changed_answers

    chosen = _chosen(names or ["all"])
    _terms(chosen, to, accept_terms)
    now = datetime.now(UTC)
    moment = now.isoformat(timespec="seconds").replace("+00:00", "Z")
    begun = fetching.begin_refresh(to, moment)
    due = [one for one in chosen if again or fetching.due(one, to, now)]
    fetched, errors = _fetched(due, to, mirror)
    with writing(ctx, store) as graph:
        mark = _mark(graph, now)
        say: Callable[[str], None] = output.write if form is OutputForm.table else (lambda _: None)
        say(f"{len(due)} of {len(chosen)} sources were due; {sum(one.new for one in fetched)} files are new")
        loaded, failed = _loaded(graph, chosen, to, say)
        errors += failed
        counted = _counted(graph, now, mark)
        idle = begun == moment and not any(counted.values())  # what was recorded in the second before is no change of this run
        answers = changed_answers(graph, "9999-12-31" if idle else begun, limit=ANSWERS)
    fetching.end_refresh(to)
    if form is OutputForm.table:
        for word, kinds in counted.items():
            if kinds:
                output.write(f"{word} in the graph: {', '.join(f'{kind} {count:,}' for kind, count in kinds.items())}")
        _tell_answers(answers)
        output.notes(errors)
    else:
        import orjson

        body = {
            "since": begun, "answers": answers.model_dump(mode="json"), "due": [one.name for one in due],
            "new_files": [str(one.path) for one in fetched if one.new], "loaded": loaded,
            "changes": counted,
            "errors": errors,
        }  # fmt: skip
        output.write(orjson.dumps(body).decode() if form is OutputForm.json else output.csv_of(loaded))
    raise typer.Exit(1 if errors else 0)


def _tell_answers(answers: ChangedAnswers) -> None:
    """Which answers are other ones than before: by what changed, and the weightiest in a sentence each."""
    from legation.service.answers.changed import WHAT

    if not answers.changes:
        output.write("no answer changed")
        return
    output.write(f"answers that changed: {', '.join(f'{WHAT[what]} {answers.counts[what]:,}' for what in WHAT if what in answers.counts)}")
    for one in answers.changes[:TOLD]:
        output.write(f"  {one.what.replace('_', ' ')}: {one.says}")
    if (total := sum(answers.counts.values())) > TOLD:
        output.write(f"  and {total - TOLD:,} more: legation ask changes-answers {answers.since}")
    output.notes(answers.notes)


def _chosen(names: Sequence[str]) -> list[Declaration]:
    """The declarations of these names, `all` for every one that can be fetched. Raises InputError."""
    from legation.loaders.frame import registry

    if [name.casefold() for name in names] == ["all"]:
        return [one for one in registry.all() if one.live is not None]
    chosen = [registry.find(name) for name in names]
    for one in chosen:
        if one.live is None:
            raise InputError(f"it cannot be fetched by a program; get it from {one.where}, then `legation load FILE`", place=one.name)
    return chosen


def _terms(chosen: Sequence[Declaration], place: Path, accept: bool) -> None:
    """Raise InputError with the terms that were not accepted yet; write down those that are now."""
    from legation.loaders.frame import fetching

    missing = fetching.terms_to_accept(chosen, place)
    if missing and not accept:
        told = "\n".join(f"  {name}: {terms}" for name, terms in missing)
        raise InputError(
            f"these publishers ask for terms:\n{told}\nRead them, then say --accept-terms once; nothing was fetched", place="fetch"
        )
    fetching.accepted(missing, place)


def mirrored(mirror: str | None) -> None:
    """Let a mirror stand for all publishers in this process."""
    from legation.loaders.frame import transport

    if mirror:
        os.environ[transport.MIRROR] = mirror


def _fetched(chosen: Sequence[Declaration], place: Path, mirror: str | None) -> tuple[list[Fetched], list[str]]:
    """Every file of these sources, and one sentence for each source that could not be had."""
    from legation.loaders.frame import fetching

    mirrored(mirror)
    fetched: list[Fetched] = []
    errors: list[str] = []
    for declaration in chosen:
        try:
            fetched += fetching.fetch(declaration, place, progress=_progress(declaration.name))
        except LegationError as error:
            errors.append(str(error))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return fetched, errors


def _progress(name: str) -> Callable[[str, int, int], None]:
    """One line on a terminal that is written over."""
    if not sys.stderr.isatty():
        return lambda file, done, total: None
    return lambda file, done, total: print(
        f"\r\x1b[K{name}: {file} {done / 1e6:,.1f} MB{f' of {total / 1e6:,.1f}' if total else ''}", end="", file=sys.stderr, flush=True
    )


def _loaded(graph: Store, chosen: Sequence[Declaration], place: Path, say: Callable[[str], None]) -> tuple[list[dict[str, Any]], list[str]]:
    """Load every held file that is not in this graph yet, oldest first, and tell what each says otherwise than the one before."""
    from legation.loaders.frame import fetching, run
    from legation.loaders.frame.compare import compare

    rows: list[dict[str, Any]] = []
    errors: list[str] = []
    before: dict[tuple[str, str], Path] = {}
    for declaration, path in fetching.held(place, chosen):
        old = before.get((declaration.name, path.name))
        before[declaration.name, path.name] = path
        if fetching.is_loaded(place, graph, path):
            continue
        try:
            report = run.load(graph, declaration, path)
            fetching.mark_loaded(place, graph, path)
            row: dict[str, Any] = {"source": declaration.name, "file": path.name, "folder": path.parent.name, **report.to_json()}
            say(f"{declaration.name}, {path.parent.name}/{path.name}: {report.claims_new:,} claims new, {report.refused:,} rows refused")
            if old is not None:
                options = (run.kept_options(declaration, old), run.kept_options(declaration, path))
                found = compare(declaration, old, path, options)
                row["against"] = {"folder": old.parent.name, **found.to_json()}
                for word, counts in (("new", found.new), ("no longer listed", found.gone), ("changed", found.changed)):
                    if counts:
                        say(f"  {word} against {old.parent.name}: {', '.join(f'{kind} {count:,}' for kind, count in counts.most_common())}")
                        for sentence in found.told.get(word, ()):
                            say(f"    {sentence}")
            rows.append(row)
        except InputError as error:
            errors.append(f"{declaration.name}: {error}")
    return rows, errors


def _mark(graph: Store, now: datetime) -> str | None:
    """Where the list of changes ends now; None for a graph that nothing was written to."""
    if not graph.read("write/graph_version"):
        return None
    return _pages(graph, now, None)[-1].resume


def _counted(graph: Store, since: datetime, mark: str | None) -> dict[str, dict[str, int]]:
    """What the graph recorded and retracted since the mark, by kind."""
    from collections import Counter

    found: dict[str, Counter[str]] = {"recorded": Counter(), "retracted": Counter()}
    for page in _pages(graph, since, mark):
        for one in page.changes:
            found[one.what][one.claim.kind] += 1
    return {word: dict(kinds.most_common()) for word, kinds in found.items()}


def _pages(graph: Store, since: datetime, mark: str | None) -> list[Changes]:
    """The pages of the list of changes from a mark (or moment) to its end."""
    from legation.service.questions.evidence.changes import changes

    pages = [changes(graph, since.isoformat(), cursor=mark, limit=1000)]
    while pages[-1].next is not None:
        pages.append(changes(graph, since.isoformat(), cursor=pages[-1].next, limit=1000))
    return pages


def _show_files(rows: list[dict[str, Any]], errors: list[str], form: OutputForm) -> None:
    if form is not OutputForm.table:
        import orjson

        output.write(orjson.dumps({"files": rows, "errors": errors}).decode() if form is OutputForm.json else output.csv_of(rows))
        return
    output.table(
        "Fetched",
        [("Source", False), ("File", False), ("Edition", False), ("", False), ("Bytes", True)],
        [[r["source"], r["file"], r["edition"], "new" if r["new"] else "as it was", f"{r['bytes']:,}"] for r in rows],
    )
    output.notes(errors)


def _wikidata(names: Sequence[str], out: Path, query: Sequence[str], endpoint: str | None, form: OutputForm) -> None:
    """Run the queries of docs/wikidata.md on a query service and save the results in a folder."""
    from legation.loaders.wikidata import fetch as service

    if list(names) != ["wikidata"]:
        raise InputError("--out, --query and --endpoint go with `legation fetch wikidata` only", place="fetch")
    saved = service.fetch(out, names=query, endpoint=endpoint or service.ENDPOINT)
    rows = [{"query": one.query, "file": str(one.path), "solutions": one.solutions, "bytes": one.size} for one in saved]
    if form is not OutputForm.table:
        import orjson

        output.write(orjson.dumps(rows).decode() if form is OutputForm.json else output.csv_of(rows))
        return
    output.table(
        "Saved",
        [("Query", False), ("File", False), ("Solutions", True), ("Bytes", True)],
        [[r["query"], r["file"], f"{r['solutions']:,}", f"{r['bytes']:,}"] for r in rows],
    )
