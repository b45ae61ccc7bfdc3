"""Reading tables whose header tells their form: the whole file is checked before a row is used, and each row is accounted for."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from legation.graph.claims import Claim
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import TimeError
from legation.loaders.frame.base import Input, Item, Record, Refusal
from legation.loaders.frame.files import TableRow, byte_lines, lines, opened, opened_bytes, table
from legation.loaders.frame.head import Head

Made = TypeVar("Made")


class Unusable(Exception):
    """A row that makes no claim. `code` groups the refusals of a report."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a source's tables, told by its columns. `quoted` is False where a quote is a character like others; `ragged` rows,
    written by hand, may have fewer fields than the header or empty ones too many. `called` are (column, what this form's header calls it)
    where that is another name. `bare` is how a file without a header begins (a pattern); its fields are the columns in order."""

    name: str
    columns: tuple[str, ...]
    delimiter: str = ","
    encoding: str = "utf-8"
    quoted: bool = True
    ragged: bool = False
    called: tuple[tuple[str, str], ...] = ()
    bare: str = ""

    def header(self) -> list[str]:
        """The names of the columns in the form's own header."""
        names = dict(self.called)
        return [names.get(column, column) for column in self.columns]

    def begins(self, line: str, names: Sequence[str]) -> bool:
        """Whether a file of this form begins with the line, whose cells are `names`."""
        return re.match(self.bare, line) is not None if self.bare else set(self.header()) <= set(names)


@dataclass(slots=True)
class Layout:
    """What the check found: the form, where its columns stand, fields a row has, and the number of rows."""

    form: Form
    at: dict[str, int]
    width: int
    rows: int = 0


@dataclass(slots=True)
class Row:
    """One row; `row["ccode"]` is its cell of that column, without blanks around it."""

    number: int
    cells: list[str]
    raw: str
    at: dict[str, int]

    def __getitem__(self, column: str) -> str:
        return self.cells[self.at[column]].strip()


@dataclass(frozen=True, slots=True)
class Columns:
    """Tells the files of a source by the columns of one of its forms."""

    forms: tuple[Form, ...]

    def __call__(self, head: Head) -> int:
        """The columns of the form that the first line names all of; 0 for none."""
        line = next((line for line in head.lines if line.strip()), "")
        return max((len(form.columns) for form in self.forms if form.begins(line, head.columns(form.delimiter))), default=0)


@dataclass(frozen=True, slots=True)
class _Checker:
    """The check of tables with a header; it knows its files by their columns too."""

    forms: tuple[Form, ...]
    also: Callable[[Input], object] | None = None

    def __call__(self, source: Input) -> None:
        check_table(source, self.forms)
        if self.also is not None:
            self.also(source)

    def recognises(self, head: Head) -> int:
        return Columns(self.forms)(head)


def checker(*forms: Form, also: Callable[[Input], object] | None = None) -> Callable[[Input], None]:
    """The `check` of a declaration whose files have one of these forms; `also` is run after it and raises InputError, as what reads the
    file's edition does where nothing tells it."""
    return _Checker(forms, also)


def reader(forms: Sequence[Form], make: Callable[[Row], Sequence[Claim]]) -> Callable[[Input], Iterator[Item]]:
    """The `read` of a declaration whose claims are made row by row."""
    return lambda source: records(source, forms, make)


def check_table(source: Input, forms: Sequence[Form]) -> Layout:
    """Go through the whole table. Raises InputError for a file of another form, without rows, or cut in its last row."""
    form, names = _form(source, forms)
    layout = Layout(form, {name: names.index(written) for name, written in zip(form.columns, form.header(), strict=True)}, len(names))
    last: TableRow | None = None
    for layout.rows, row in enumerate(_table(source, form), start=1 if form.bare else 0):
        if layout.rows:
            last = row
        else:
            source.head, source.encoding = row.raw if row.whole else row.raw + "\n", form.encoding
    if last is None:
        raise InputError("the file holds a header and no rows", place=str(source.path))
    if len(last.fields) < layout.width and not form.ragged:
        raise InputError(
            f"the file is cut at line {last.number}: its last row has {len(last.fields)} of {layout.width} fields; get the whole file",
            place=source.place(last.number),
        )
    if not last.whole:
        source.notes.append(f"the last line ({last.number}) has no line end; if the file was cut inside its last field, that does not show")
    source.state = layout
    return layout


def layout_of(source: Input, forms: Sequence[Form]) -> Layout:
    """What the check found, checking where nobody has."""
    return source.state if isinstance(source.state, Layout) else check_table(source, forms)


def rows(source: Input, forms: Sequence[Form]) -> Iterator[Row]:
    """The rows below the header; one with another number of fields than the header keeps them (see `each`)."""
    layout = layout_of(source, forms)
    first = not layout.form.bare
    for row in _table(source, layout.form):
        if not first:
            yield Row(row.number, row.fields, row.raw, layout.at)
        first = False


def whole_rows(source: Input, forms: Sequence[Form]) -> Iterator[Row]:
    """The rows that have as many fields as the header: for a look over the table before its rows are used."""
    width = layout_of(source, forms).width
    return (row for row in rows(source, forms) if len(row.cells) == width)


def each(source: Input, forms: Sequence[Form], make: Callable[[Row], Made]) -> Iterator[tuple[Row, Made] | Refusal]:
    """What `make` makes of each row, or the refusal of the row where it raises Unusable, UnknownParty, ValidationError or TimeError."""
    layout = layout_of(source, forms)
    width, ragged = layout.width, layout.form.ragged
    for row in rows(source, forms):
        try:
            if ragged and not any(row.cells[width:]):
                row.cells = [*row.cells, *[""] * (width - len(row.cells))][:width]
            if len(row.cells) != width:
                raise Unusable("row-width", f"the row has {len(row.cells)} fields and the header {width}")
            made = make(row)
        except (Unusable, UnknownParty, ValidationError, TimeError) as error:
            yield refusal(error, source.place(row.number), row.raw)
            continue
        yield row, made


def refused(source: Input, forms: Sequence[Form], keep: Callable[[Row], None]) -> Iterator[Refusal]:
    """Give each row to `keep`, which joins rows to spans; the refusals of those that it does not take."""
    for item in each(source, forms, keep):
        if isinstance(item, Refusal):
            yield item


def records(source: Input, forms: Sequence[Form], make: Callable[[Row], Sequence[Claim]]) -> Iterator[Item]:
    """One record a row with the claims that `make` makes of it, or the row's refusal."""
    for item in each(source, forms, make):
        if isinstance(item, Refusal):
            yield item
        else:
            row, claims = item
            yield Record(source.place(row.number), tuple(claims), raw=row.raw)


def refusal(error: Unusable | UnknownParty | ValidationError | TimeError, place: str, raw: str = "", count: int = 1) -> Refusal:
    """The refusal that an error says."""
    if isinstance(error, Unusable):
        return Refusal(place, error.code, str(error), raw, count)
    if isinstance(error, UnknownParty):
        return Refusal(place, "unknown-party", str(error), raw, count)
    if isinstance(error, TimeError):
        return Refusal(place, "bad-date", str(error), raw, count)
    first = error.errors(include_url=False, include_context=False)[0]
    return Refusal(place, "bad-claim", first["msg"].removeprefix("Value error, "), raw, count)


def _form(source: Input, forms: Sequence[Form]) -> tuple[Form, list[str]]:
    """The form whose columns the first line names, and all its columns. Raises InputError."""
    with opened_bytes(source) as binary:
        line = next(byte_lines(binary, source))[1].decode("utf-8", "replace").splitlines()[0]
    names: list[str] = []
    for form in forms:
        names = _names(line, form.delimiter)
        if form.bare and form.begins(line, names):
            return form, [*form.columns, *names[len(form.columns) :]]
        if form.begins(line, names):
            while not names[-1]:  # a delimiter too many at the header's end (Database of Embassies)
                names.pop()
            return form, names
    raise InputError(f"the first line is {line.strip()[:80]!r}; {_missing(line, forms)}", place=source.place(1))


def _names(line: str, delimiter: str) -> list[str]:
    """The columns that a header names; a quoted one may hold the delimiter."""
    text = line.strip().removeprefix("\ufeff")
    try:
        cells = next(csv.reader([text], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        cells = text.split(delimiter)
    return [name.strip().strip('"') for name in cells]


def _missing(line: str, forms: Sequence[Form]) -> str:
    """What a first line lacks of the form that it comes nearest to, or which columns the forms have."""
    lacks: list[tuple[float, Form, list[str]]] = []
    for form in forms:
        names = set(_names(line, form.delimiter))
        missing = [name for name in form.header() if name not in names]
        lacks.append((len(missing) / len(form.columns), form, missing))
    share, form, missing = min(lacks, key=lambda lack: lack[0])
    if share < 0.6:
        return f"the table of {form.name} misses the column{'s' * (len(missing) > 1)} {', '.join(missing)}"
    between = {",": "commas", ";": "semicolons", "\t": "tabs"}
    told = [f"{one.name}, with {between.get(one.delimiter, one.delimiter)} between: {', '.join(one.header())}" for one in forms]
    wanted = "; or ".join(told)
    return f"the columns of this source's tables are {wanted if len(wanted) <= 300 else wanted[:300] + ' …'}"


def _table(source: Input, form: Form) -> Iterator[TableRow]:
    with opened(source, encoding=form.encoding, newline=None) as text:
        numbered = lines(text, source)
        if form.quoted:
            yield from (row for row in table(numbered, source, delimiter=form.delimiter) if row.fields)
            return
        for line in numbered:
            if content := line.text.rstrip("\n"):
                yield TableRow(line.number, content.split(form.delimiter), line.text, line.whole)


def number(text: str, column: str, *, missing: Sequence[str] = ("", "-9", "-8", "-7", ".", "NA")) -> int | None:
    """A whole number, or None for a code of missing. Raises Unusable for anything else."""
    if text in missing:
        return None
    try:
        return int(text)
    except ValueError as error:
        raise Unusable("bad-number", f"{column} is {text[:40]!r}, not a whole number") from error


def year(text: str, column: str) -> int:
    """A year of four digits. Raises Unusable."""
    value = number(text, column, missing=())
    if value is None or not 1000 <= value <= 2100:
        raise Unusable("bad-year", f"{column} is {text[:40]!r}, not a year between 1000 and 2100")
    return value


def in_version(row: Row, column: str, *known: str) -> None:
    """Raise Unusable unless the row is of a version that the loader knows: its dates and its citation hold for those only."""
    if row[column] not in known:
        raise Unusable("unknown-version", f"{column} is {row[column][:40]!r}; known are {', '.join(known)}")


def in_list(date: str, last: str) -> None:
    """Raise Unusable for a date after the last one of the list (both years, or both days): another version, whose end is another."""
    if date > last:
        raise Unusable("after-the-list-ends", f"{date} is after {last}, where the known version of this list stops")


def decimal(text: str, column: str, *, missing: Sequence[str] = ("", "-9", ".", "NA")) -> float | None:
    """A number, or None for a code of missing. Raises Unusable for anything else."""
    if text in missing:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise Unusable("bad-number", f"{column} is {text[:40]!r}, not a number") from error
    if value != value or value in (float("inf"), float("-inf")):
        raise Unusable("bad-number", f"{column} is {text!r}")
    return value
