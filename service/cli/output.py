"""Answers on the screen: a table for people, JSON and CSV for programs. Tables go to standard output, remarks to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from legation.graph.signs import shown
from legation.service.cli.options import Form

if TYPE_CHECKING:
    from rich.console import Console

    from legation.service.answers.base import Answer


def visible(text: str) -> str:
    """The text with control characters as signs that are seen: what a source says must not steer the terminal of who reads it."""
    return shown(text, lines=True).replace("\r", "␍")


def write(text: str) -> None:
    """Text to standard output as UTF-8, with one line end at its end, whatever the locale. A terminal gets no control characters."""
    out = text if text.endswith("\n") else text + "\n"
    out = visible(out) if sys.stdout.isatty() else out
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(out.encode())
        sys.stdout.flush()
    else:
        sys.stdout.write(out)


def machine(answer: Answer, form: Form) -> bool:
    """Write the answer as JSON or CSV if that was asked for; whether it was."""
    from legation.service.tables.text import to_csv, to_json, to_ndjson

    if form is Form.json:
        write(to_json(answer))
    elif form is Form.csv:
        write(to_csv(answer))
    elif form is Form.ndjson:
        write(to_ndjson(answer))
    return form is not Form.table


def console() -> Console:
    """The screen. Lines are cut to the terminal's width, not to a pipe's."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 140)


def table(title: str, columns: Sequence[tuple[str, bool]], rows: Iterable[Sequence[Any]]) -> None:
    """A table; each column is (heading, whether it holds numbers)."""
    from rich.table import Table

    made = Table(box=None, header_style="bold", pad_edge=False)
    for heading, numeric in columns:
        made.add_column(heading, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold")
    for row in rows:
        made.add_row(*(cell(value) for value in row))
    screen = console()
    screen.print(visible(title), style="italic")  # a title of the table itself would be folded to the width of its columns
    screen.print(made)
    screen.print()


def notes(lines: Iterable[str]) -> None:
    """Remarks under a table."""
    from rich.markup import escape

    screen = console()
    for line in lines:
        screen.print(f"· {escape(visible(line))}", soft_wrap=True)


def cell(value: object) -> str:
    """A value as a table shows it; nothing known is a dash."""
    from rich.markup import escape

    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.2f}"
    if isinstance(value, tuple):
        return "–".join(cell(part) for part in value)
    return escape(visible(str(value)))


def csv_of(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as CSV; lists and maps as JSON; what a spreadsheet would run is guarded."""
    import csv
    import io

    import orjson

    from legation.service.tables.text import guarded

    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: orjson.dumps(v).decode() if isinstance(v, list | dict) else guarded(v) for k, v in row.items()})
    return text.getvalue()
