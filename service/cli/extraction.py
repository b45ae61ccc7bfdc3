"""Articles on the command line: `legation extract FILE|URL|-|DIR` and `legation review FILE`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.service.cli import output
from legation.service.cli.load import progress
from legation.service.cli.options import FormOption, OutputForm, StoreOption, writing

if TYPE_CHECKING:
    from legation.extraction.command import Extracted
    from legation.graph.claims import Claim

PublisherOption = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, where the page does not say.")]
PublishedOption = Annotated[str | None, typer.Option(metavar="DATE", help="When, where the page does not say; relative days rest on it.")]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Ask a language model instead of the rules (extra llm), e.g. openai:NAME.")
]
OutOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the claims there, as JSON Lines.")]


def extract(
    ctx: typer.Context,
    target: Annotated[str | None, typer.Argument(help="A text or HTML file, an address, - for standard input, or a folder.")] = None,
    gold: Annotated[Path | None, typer.Option(metavar="FILE", help="Run over a gold file instead; needs --out.")] = None,
    out: OutOption = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes, for a folder.")] = 1,
    load: Annotated[bool, typer.Option("--load", help="Write the claims to the graph without a review.")] = False,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    model: ModelOption = None,
    parse: Annotated[bool, typer.Option("--parse", help="Parse the sentences too (extra nlp): finds more, takes longer.")] = False,
    form: FormOption = OutputForm.table,
    store: StoreOption = None,
) -> None:
    """Find the claims of an article. Nothing is written to the graph unless --load says so."""
    from legation.graph.errors import InputError

    if gold is not None:
        if out is None:
            raise InputError("says where the predictions go", place="--out")
        from legation.extraction import gold as scored

        output.write(f"{scored.run(gold, out, parse=parse, model=model)} passages read, predictions in {out}")
        return
    if target is None:
        raise InputError("name a file, an address, a folder or - for standard input", place="TARGET")
    if target != "-" and Path(target).is_dir():
        _folder(Path(target), out, jobs)
        return
    from legation.extraction.command import extract_article, open_article

    found = extract_article(open_article(target), publisher=publisher, published=published, model=model, parse=parse)
    _show(found, out, form)
    if load:
        _load(ctx, store, found.claims)


def review(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(help="A text or HTML file, an address, or a file of claims that wait.", show_default=False)],
    load: Annotated[bool, typer.Option("--load", help="Write what was accepted to the graph.")] = False,
    out: OutOption = None,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    model: ModelOption = None,
    store: StoreOption = None,
) -> None:
    """Go through an article's claims, or those that a load of texts kept back, one by one in their text: accept, mend or drop.

    Each claim that is accepted is kept in FILE.accepted.jsonl at once, whatever happens afterwards.
    """
    from legation.extraction import claim_review
    from legation.service.cli.reviewing import Accepted, accepted_of

    if load:  # a graph that cannot be written is told before the first question, not after the last
        with writing(ctx, store):
            pass
    accepted = Accepted(accepted_of(target))
    if Path(target).is_file() and (claims := claim_review.waiting(Path(target))) is not None:
        done = accepted.waiting(claims)
    else:
        from legation.extraction.command import extract_article, open_article

        done = accepted.article(extract_article(open_article(target), publisher=publisher, published=published, model=model))
    output.write(f"{len(done.accepted)} accepted, {done.mended} of them mended, {len(done.dropped)} dropped")
    for why in accepted.refused:
        output.write(f"refused: {why}")
    accepted.tell()
    if out is not None:
        out.write_text("".join(f"{line}\n" for line in _json(accepted.claims)), encoding="utf-8")
        output.write(f"{len(accepted.claims)} claims in {out}")
    if load:
        _load(ctx, store, accepted.claims)


def _folder(folder: Path, out: Path | None, jobs: int) -> None:
    from legation.extraction import bulk
    from legation.graph.errors import InputError

    if out is None:
        raise InputError("says where the findings go; a run that is stopped goes on from there", place="--out")
    with progress() as show:
        report = bulk.run(folder, out, jobs, lambda done, total: show("read", done, total))
    for line in report.lines():
        output.write(line)
    if report.errors and not report.texts:
        raise typer.Exit(2)


def _show(found: Extracted, out: Path | None, form: OutputForm) -> None:
    """The claims as a table with their quotes, as one JSON document, as JSON Lines that `legation load claims` takes, or as CSV."""
    _write_lines(found, out)
    _warn(found)
    if form is OutputForm.json:
        import orjson

        dropped = [{"quote": one.found.quote, "why": one.why} for one in found.refused]
        claims = [claim.to_json() for claim in found.claims]
        output.write(orjson.dumps({"claims": claims, "refused": dropped, "truncated": found.truncated}).decode())
        return
    if form is OutputForm.ndjson:
        for line in _lines(found):
            output.write(line)
        return
    if form is OutputForm.csv:
        output.write(output.csv_of([_row(claim) for claim in found.claims]))
        return
    if not found.claims:
        output.write("no claim found")
    else:
        output.table(
            f"{len(found.claims)} claims",
            [(name, False) for name in ("Kind", "From", "To", "Modality", "When", "Figure", "Quote")],
            [
                (
                    c.kind,
                    c.subject,
                    c.object,
                    c.modality,
                    c.when,
                    f"{c.value:g} {c.unit or ''}".strip() if c.value is not None else "",
                    c.quote,
                )
                for c in found.claims
            ],
        )
    for refused in found.refused:
        output.write(f"refused: {refused.why}")
    if found.truncated:
        output.write("the text is longer than is read; what stands behind was not looked at")


def _row(claim: Claim) -> dict[str, object]:
    """A claim as a row of CSV."""
    fields = ("id", "kind", "subject", "object", "modality", "when", "value", "unit", "base", "quote")
    return {**{name: getattr(claim, name) for name in fields}, "publisher": claim.source.publisher, "published": claim.source.published}


def _warn(found: Extracted) -> None:
    """Say on standard error what a model's answer lost and used, and which words of time lack the day of publication."""
    from legation.extraction.byline import undated

    for why in found.dropped:
        print(f"legation: dropped: {output.visible(why)}", file=sys.stderr)
    if found.used:
        print(f"legation: the model used {found.used}", file=sys.stderr)

    if words := undated(found.found) if found.source.published is None else []:
        named = ", ".join(f"“{output.visible(word)}”" for word in words[:10])
        print(
            f"legation: nothing says when this was published, so {named} gave no date; say it with --published 2025-05-14", file=sys.stderr
        )


def _lines(found: Extracted) -> list[str]:
    return _json(found.claims)


def _json(claims: list[Claim]) -> list[str]:
    import orjson

    return [orjson.dumps(claim.to_json()).decode() for claim in claims]


def _write_lines(found: Extracted, out: Path | None) -> None:
    if out is not None:
        out.write_text("".join(f"{line}\n" for line in _lines(found)), encoding="utf-8")
        output.write(f"{len(found.claims)} claims in {out}")


def _load(ctx: typer.Context, store: str | None, claims: list[Claim]) -> None:
    from legation.graph import projection
    from legation.graph.write import BATCH, Writer

    with writing(ctx, store) as graph:
        writer = Writer(graph)
        new = sum(len(writer.add(claims[at : at + BATCH])) for at in range(0, len(claims), BATCH))
        projection.run(graph)
        graph.checkpoint()
    output.write(f"{new} claims new to the graph, {len(claims) - new} known already")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (extract, review):
        app.command()(command)
