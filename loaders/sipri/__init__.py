"""SIPRI's Arms Transfers Database in its three shapes: who delivered major conventional arms to whom, when, and how much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, cast

from pydantic import ValidationError

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError
from legation.loaders.frame.base import Declaration, Input, Item, Record, Refusal
from legation.loaders.frame.files import byte_lines
from legation.loaders.frame.head import Head
from legation.loaders.frame.live import MONTH, Live
from legation.loaders.frame.tables import Unusable
from legation.loaders.sipri import backend, rows
from legation.loaders.sipri.deliveries import Deliveries
from legation.loaders.sipri.forms import table_bytes
from legation.loaders.sipri.head import Head as Above
from legation.loaders.sipri.head import read_head
from legation.loaders.sipri.matrix import Matrix
from legation.loaders.sipri.orders import Orders
from legation.loaders.sipri.rows import FileRow, Layout
from legation.loaders.sipri.source import LICENCE, PUBLISHER, URL, edition_of, select, source_of
from legation.loaders.sipri.tables import LongTable, WideTable
from legation.loaders.sipri.values import Cells


class _List(Protocol):
    """A reader of one of the lists, where a row is a claim."""

    def __init__(self, head: Above, cells: Cells, source: Source) -> None: ...

    def claim(self, row: FileRow, times: int) -> Claim: ...

    def notes(self) -> Iterator[str]: ...


_LISTS: dict[str, type[_List]] = {"deliveries": Deliveries, "orders": Orders, "tiv-table": LongTable}


def check(source: Input) -> None:
    """Check the whole file, and that its edition is known. Raises InputError."""
    layout = rows.check(source)
    layout.head.editions = (edition_of(layout.head, source.options, source),)
    select(layout, source.options.get("selection"), source)
    source.state = layout


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals of a file of any shape. Raises InputError for a file that cannot be read at all."""
    if source.state is None:
        check(source)
    layout = cast(Layout, source.state)
    head = layout.head
    edition = edition_of(head, {}, source)
    cells = Cells(edition, layout.numerals)
    stated_in = source_of(layout, edition, cells, source)
    if head.unread:
        source.notes.append(f"columns that are not read: {', '.join(head.unread)}")
    if head.shape in ("tiv-matrix", "tiv-wide"):
        matrix = Matrix(head, cells, stated_in) if head.shape == "tiv-matrix" else WideTable(head, cells, stated_in)
        yield from _each(source, layout, matrix.claims)
        source.notes.extend(matrix.notes())
        return
    reader = _LISTS[head.shape](head, cells, stated_in)
    seen: dict[str, int] = {}

    def claims(row: FileRow) -> tuple[Claim, ...]:
        claim = reader.claim(row, 1)
        times = seen[claim.id] = seen.get(claim.id, 0) + 1
        return (claim if times == 1 else reader.claim(row, times),)

    yield from _each(source, layout, claims)
    source.notes.extend(reader.notes())


def _each(source: Input, layout: Layout, claims: Callable[[FileRow], tuple[Claim, ...]]) -> Iterator[Item]:
    width = layout.head.width
    torn: list[str] = []
    for row in rows.read_rows(source, layout):
        place = source.place(row.number)
        if row.torn:
            torn.append(str(row.number))
        try:
            if len(row.cells) != width:
                raise Unusable("row-width", f"the row has {len(row.cells)} fields and the header {width}")
            item: Item = Record(place, claims(row), raw=row.raw)
        except Unusable as error:
            item = Refusal(place, error.code, str(error), row.raw)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            item = Refusal(place, "bad-claim", first["msg"].removeprefix("Value error, "), row.raw)
        yield item
    if torn:
        source.notes.append(f"{len(torn)} rows that the export broke over two lines were put together (lines {', '.join(torn[:10])})")


def recognise(head: Head) -> int:
    """How surely a file that begins so is of this source."""
    told = Input(head.path, {})
    try:
        with table_bytes(told) as binary:
            lines = ((number, line.decode("utf-8-sig", "replace")) for number, line in byte_lines(binary, told))
            found = read_head(lines, told)
    except (InputError, UnicodeError):
        return 0
    return 3 if found.shape in ("tiv-matrix", "tiv-wide") else len(found.columns)


DECLARATION = Declaration(
    name="sipri",
    title="SIPRI Arms Transfers Database",
    publisher=PUBLISHER,
    what="Deliveries of major arms, supplier to recipient, in TIV, 1950 on: registers by delivery or order; tables",
    where=URL,
    licence=LICENCE,
    citation="Stockholm International Peace Research Institute, SIPRI Arms Transfers Database, with the day of generation",
    kinds=("arms_transfer", "arms_total"),
    files=(*(f"sipri/*.{kind}{packed}" for kind in ("csv", "txt", "json") for packed in ("", ".gz")), "sipri/*.xlsx", "DealsAndTIVs*.txt"),
    complete_for="deliveries of major arms known to SIPRI, to the last full year of the edition",
    read=read,
    check=check,
    recognise=recognise,
    options={
        "edition": "day on which SIPRI's database generated the data (YYYY-MM-DD), for a file that does not say it",
        "selection": "what was selected for download (`all`, `Israel to all`, `all to Azerbaijan`), for a register without its first lines",
    },
    live=Live(backend.requests, every=MONTH, terms=f"{LICENCE}; fair use of its web service", edition=backend.edition),
)
