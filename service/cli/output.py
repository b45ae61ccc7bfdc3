"""Answers on the screen: a table for people, JSON and CSV for programs. Tables go to standard output, remarks to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from legation.graph.signs import shown
from legation.service.cli.options import AnswerForm

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


def machine(answer: Answer, form: AnswerForm) -> bool:
    """Write the answer in a form for programs if one was asked for; whether it was. Raises InputError for a file on a terminal."""
    from legation.service.answers.tidy import TidyTable
    from legation.service.tables.text import to_csv, to_json, to_ndjson

    if form in _FILES:
        _file(answer, form)
    elif form is AnswerForm.json:
        write(to_json(answer))
    elif isinstance(answer, TidyTable) and form in (AnswerForm.csv, AnswerForm.ndjson):
        for piece in answer.rows_.csv() if form is AnswerForm.csv else answer.rows_.ndjson():
            _bytes(piece)
    elif form is AnswerForm.csv:
        write(to_csv(answer))
    elif form is AnswerForm.ndjson:
        write(to_ndjson(answer))
    return form is not AnswerForm.table


_FILES = (AnswerForm.parquet, AnswerForm.arrow, AnswerForm.xlsx)


def _file(answer: Answer, form: AnswerForm) -> None:
    from legation.graph.errors import InputError
    from legation.service.answers.tidy import TidyTable
    from legation.service.tables.arrow import arrow_of, arrow_table, parquet_of
    from legation.service.tables.tidy import tidy_arrow
    from legation.service.tables.xlsx import to_xlsx

    if sys.stdout.isatty():
        raise InputError(f"{form.value} is a file for programs; write it to one: > FILE.{form.value}", place="--format")
    if form is AnswerForm.xlsx:
        if isinstance(answer, TidyTable):
            raise InputError("a tidy table is written as csv, ndjson, parquet or arrow", place="--format")
        _bytes(to_xlsx(answer))
        return
    table = tidy_arrow(answer, answer.rows_.csv()) if isinstance(answer, TidyTable) else arrow_table(answer)
    _bytes(parquet_of(table) if form is AnswerForm.parquet else arrow_of(table))


def _bytes(piece: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def hung_up() -> None:
    """Who read the output has read enough (`| head`): end without a word, and without an error."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it at the end does not fail as well
    raise SystemExit(0)


def console() -> Console:
    """The screen. Lines are cut to the terminal's width, not to a pipe's."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            """Rich would end with an error."""
            hung_up()

    return Screen(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 140)


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


def numbered(lines: Mapping[str, int]) -> None:
    """Sources under a table whose rows name them by number, each once."""
    from rich.markup import escape

    screen = console()
    for line, number in lines.items():
        screen.print(f"\\[{number}] {escape(visible(line))}", soft_wrap=True)


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
