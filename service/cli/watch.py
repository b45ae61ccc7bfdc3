"""`legation watch`: feeds of ministries and agencies, whose claims wait for a review beside what the graph knows already."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.graph.errors import InputError, LegationError
from legation.service.cli import output
from legation.service.cli.fetch import MirrorOption, mirrored
from legation.service.cli.options import FormOption, OutputForm, StoreOption, reading, writing

if TYPE_CHECKING:
    from legation.graph.claims import Claim
    from legation.graph.store import Store
    from legation.loaders.watch.desk import Desk, Watched

PLACE = Path("var/watch")
PlaceOption = Annotated[Path, typer.Option("--to", metavar="DIR", help="Folder in which feeds, items and what waits are kept.")]
UrlArgument = Annotated[str, typer.Argument(metavar="URL", help="The feed's address.", show_default=False)]
HELP = "[a]ccept  [m]end field=value …  [d]rop  [s]kip  [q]uit"


def add(
    url: UrlArgument,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes it, where the feed does not say it well.")] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="KIND", help="Kind that enters as alleged without a review; can be repeated."),
    ] = None,
    pages: Annotated[bool, typer.Option("--pages", help="Read the page behind each item, not only what the feed holds.")] = False,
    to: PlaceOption = PLACE,
) -> None:
    """Watch an RSS or Atom feed. Nothing is asked for yet: `legation watch run` does."""
    from legation.loaders.watch.desk import Desk, Watched
    from legation.loaders.watch.look import TAKEN

    for kind in accept or ():
        if kind not in TAKEN:
            raise InputError(f"no kind {kind!r} is taken from feeds; those are {', '.join(sorted(TAKEN))}", place="--accept")
    Desk(to).add(Watched(url, publisher, sorted(set(accept or ())), pages))
    output.write(f"{url} is watched; `legation watch run` looks at it")


def listed(to: PlaceOption = PLACE, form: FormOption = OutputForm.table) -> None:
    """The feeds that are watched, and what the last look at each gave."""
    from dataclasses import asdict

    from legation.loaders.watch.desk import Desk

    feeds = Desk(to).feeds()
    if form is not OutputForm.table:
        _write([asdict(one) for one in feeds], form)
        return
    output.table(
        "Watched",
        [(name, False) for name in ("Feed", "Publisher", "Without a review", "Looked at", "Then")],
        [(one.url, one.publisher, ", ".join(one.accept), one.looked_at, one.said) for one in feeds],
    )


def remove(url: UrlArgument, to: PlaceOption = PLACE) -> None:
    """Watch a feed no more. What it brought stays."""
    from legation.loaders.watch.desk import Desk

    Desk(to).remove(url)
    output.write(f"{url} is watched no more; what waits of it stays in the queue")


def run(
    ctx: typer.Context,
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL…]", help="Only these feeds.", show_default=False)] = None,
    again: Annotated[bool, typer.Option("--now", help="Look also at feeds that were looked at in the last ten minutes.")] = False,
    to: PlaceOption = PLACE,
    mirror: MirrorOption = None,
    form: FormOption = OutputForm.table,
    store: StoreOption = None,
) -> None:
    """Look at the feeds, read what is new in them, and put what it states into the queue. What was stopped goes on when run again."""
    from legation.loaders.frame import transport
    from legation.loaders.watch import look
    from legation.loaders.watch.desk import Desk

    mirrored(mirror)
    desk, now = Desk(to), datetime.now(UTC)
    feeds = [one for one in desk.feeds() if not urls or one.url in urls]
    if missing := sorted(set(urls or ()) - {one.url for one in feeds}):
        raise InputError(f"{', '.join(missing)} is not watched; `legation watch add URL` first", place="watch run")
    if not feeds:
        raise InputError("no feed is watched; `legation watch add URL` first", place="watch run")
    due = [one for one in feeds if again or look.due(one, now)]
    rows: list[dict[str, Any]] = []
    with desk.alone(), writing(ctx, store) as graph:
        for number, feed in enumerate(due):
            if number:
                transport.sleep(look.PAUSE)
            rows.append(_look(graph, desk, feed, form))
        graph.checkpoint()
    waiting = len(desk.waiting())
    if form is OutputForm.table:
        output.write(f"{len(due)} of {len(feeds)} feeds were looked at; {waiting:,} claims wait (`legation watch review`)")
        output.notes([f"{row['feed']}: {row['error']}" for row in rows if row["error"]])
    else:
        _write({"feeds": rows, "waiting": waiting} if form is OutputForm.json else rows, form)
    raise typer.Exit(1 if any(row["error"] for row in rows) else 0)


def _look(graph: Store, desk: Desk, feed: Watched, form: OutputForm) -> dict[str, Any]:
    """One feed: its items are read one by one, and noted as read once their claims are kept."""
    from legation.loaders.watch import look
    from legation.service.cli.watching import enter

    counts: dict[str, Any] = {"items": 0, "waiting": 0, "alleged": 0, "confirmed": 0}
    row: dict[str, Any] = {"feed": feed.url, **counts, "told": [], "remarks": [], "error": None}
    try:
        found = look.fetch_feed(desk, feed)
        for one in look.read_items(feed, found, desk.read_items(), desk) if found else ():
            own = [claim for claim in one.claims if claim.kind in feed.accept and claim.modality == "done"]
            queued = [claim for claim in one.claims if claim not in own]
            for claim in one.claims:
                told = _told(graph, claim)
                row["told"].append(told)
                if form is OutputForm.table:
                    output.write(_sentence(told))
            desk.wait(queued)
            for claim in own:
                row[enter(graph, desk, claim)] += 1
            item = one.item
            desk.item_read(one.keys, title=item.title, url=item.url, published=item.published, claims=len(one.claims), remark=one.remark)
            row["items"] += 1
            row["waiting"] += len(queued)
            row["remarks"] += [f"{one.item.title or one.item.id}: {one.remark}"] if one.remark else []
        if found:
            look.all_read(desk, feed)
        said = "as it was" if found is None else f"{row['items']} new items, {row['waiting'] + row['alleged'] + row['confirmed']} claims"
    except LegationError as error:
        row["error"] = said = str(error)
    desk.looked(feed.url, said)
    return row


def queue(ctx: typer.Context, to: PlaceOption = PLACE, form: FormOption = OutputForm.table, store: StoreOption = None) -> None:
    """The claims that wait, each with its text, its rule and what the graph knows of the two parties."""
    from legation.loaders.watch.desk import Desk

    claims = Desk(to).waiting()
    told: list[dict[str, Any]] = []
    if claims:
        with reading(ctx, store) as graph:
            told = [_told(graph, claim) for claim in claims]
    if form is not OutputForm.table:
        _write(told, form)
        return
    for one in told:
        output.write(_sentence(one))
    output.write(f"{len(told):,} claims wait")


def review(ctx: typer.Context, to: PlaceOption = PLACE, store: StoreOption = None) -> None:
    """Go through the queue: accept, mend or drop each claim. What is accepted is in the graph before the next question."""
    from rich.console import Console

    from legation.extraction import claim_review
    from legation.extraction.review import Reviewed, mend, show
    from legation.loaders.watch.desk import Desk
    from legation.service.cli.watching import add as write_claims

    desk, console = Desk(to), Console()
    counts = {"accepted": 0, "dropped": 0, "skipped": 0}
    with desk.alone(), writing(ctx, store) as graph:
        claims = desk.waiting()
        for number, claim in enumerate(claims, 1):
            text, (found,) = claim_review.in_one_text([claim])
            current = found
            show(console, text, current, number, len(claims))
            for sentence in _told(graph, claim)["knows"]:
                console.print(f"graph: {output.visible(sentence)}", markup=False, highlight=False)
            while True:
                letter, _, rest = _answer().partition(" ")
                if letter in ("a", ""):
                    try:
                        (kept,) = claim_review.kept([claim], [found], Reviewed([current], 0, []))
                        write_claims(graph, [kept])
                    except (LegationError, ValueError) as error:
                        console.print(f"{error}", style="red", markup=False)
                        continue
                    desk.decide(claim.id, "accepted", kept.id if kept.id != claim.id else None)
                    counts["accepted"] += 1
                elif letter == "d":
                    desk.decide(claim.id, "dropped")
                    counts["dropped"] += 1
                elif letter == "s":
                    counts["skipped"] += 1
                elif letter == "m":
                    try:
                        current = mend(current, rest.split(";") if ";" in rest else rest.split())
                        show(console, text, current, number, len(claims))
                    except ValueError as error:
                        console.print(f"{error}", style="red", markup=False)
                    continue
                elif letter != "q":
                    console.print(f"{letter!r} is none of these: {HELP}", style="red", markup=False)
                    continue
                break
            if letter == "q":
                break
        graph.checkpoint()
    output.write(f"{counts['accepted']} accepted, {counts['dropped']} dropped, {counts['skipped']} skipped; {len(desk.waiting())} wait")


def _answer() -> str:
    try:
        return input(f"{HELP} ").strip()
    except EOFError as error:
        raise InputError("the answers ended before the claims; what was accepted is in the graph, the rest waits", place="input") from error


def _told(graph: Store, claim: Claim) -> dict[str, Any]:
    """A claim that waits, as plain values: what it says, its text and rule, and what the graph knows."""
    from legation.service.cli.watching import known_of_pair

    try:
        knows = known_of_pair(graph, claim)
    except InputError as error:
        knows = [str(error)]
    return {
        "claim": claim.id, "kind": claim.kind, "subject": claim.subject, "object": claim.object, "modality": claim.modality,
        "when": claim.when, "text": claim.quote, "rule": claim.loader, "publisher": claim.source.publisher, "title": claim.source.title,
        "url": claim.source.url, "published": claim.source.published, "knows": knows,
    }  # fmt: skip


def _sentence(told: dict[str, Any]) -> str:
    parts = [told["kind"], told["subject"], told["object"] or "", told["when"] or "undated"]
    if told["modality"] != "done":
        parts.insert(0, told["modality"])
    text = " ".join((told["text"] or "").split())
    of = f"{told['publisher']}, {told['published'] or 'undated'}; rule {told['rule']}"
    lines = [f"{' '.join(part for part in parts if part)}: “{text}” ({of})"]
    return "\n".join([*lines, *(f"  graph: {sentence}" for sentence in told["knows"])])


def _write(value: Any, form: OutputForm) -> None:
    import orjson

    output.write(orjson.dumps(value).decode() if form is OutputForm.json else output.csv_of(value))


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(no_args_is_help=True)
    for name, command in (("add", add), ("list", listed), ("remove", remove), ("run", run), ("queue", queue), ("review", review)):
        group.command(name)(command)
    app.add_typer(group, name="watch", help="Feeds whose claims wait for a review, beside what the graph knows.")
