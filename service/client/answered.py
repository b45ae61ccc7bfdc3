"""An answer as a client has it: its fields with their types, its table as a frame of any library, and how to cite it."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from legation.graph.errors import InputError
from legation.service.answers.base import Answer, SourceRef
from legation.service.answers.table import Row
from legation.service.answers.tidy import TidyTable
from legation.service.tables.arrow import arrow_table, parquet_of
from legation.service.tables.metadata import bibtex, sources_of
from legation.service.tables.text import to_csv, to_json, to_ndjson
from legation.service.tables.tidy import tidy_arrow

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

A = TypeVar("A", bound=Answer)
SHOWN = 20
"""Rows that a notebook shows."""
METADATA = b"legation"
"""The key of an Arrow table's metadata under which the address, the citations and the notes stand, as JSON."""


class Answered(Generic[A]):
    """One answer. `answer` has every field with its type; the methods make frames of its table. It counts and gives its rows."""

    def __init__(
        self, answer: A, *, question: str, address: str, body: Callable[[str, TidyTable], bytes], following: Callable[[str], Answered[A]]
    ) -> None:
        self.answer = answer
        self.question = question
        """The question's name in the catalogue."""
        self.address = address
        """Where the answer can be had over HTTP."""
        self._body, self._following = body, following
        self._rows: list[Row] | None = None

    def rows(self) -> list[Row]:
        """The rows of the table, each with the same columns."""
        if self._rows is None:
            if isinstance(self.answer, TidyTable) and self.answer.data is not None:
                self._rows = list(self.answer.data)
            elif isinstance(self.answer, TidyTable):
                self._rows = [json.loads(line) for line in self._body("ndjson", self.answer).splitlines()]
            else:
                self._rows = list(self.answer.table())
        return self._rows

    @property
    def citations(self) -> list[str]:
        """How to cite the answer: each source once."""
        cited = dict.fromkeys(one.citation for one in self.sources)
        if not cited and not isinstance(self.answer, TidyTable):
            cited = dict.fromkeys(str(row["citation"]) for row in self.rows() if row.get("citation"))
        return list(cited)

    @property
    def sources(self) -> list[SourceRef]:
        """Each source that stands in the answer, the one that answers first."""
        own = getattr(self.answer, "source", None)
        return sorted(sources_of(self.answer), key=lambda one: one != own)

    @property
    def notes(self) -> list[str]:
        """What to know when the answer is used."""
        return list(getattr(self.answer, "notes", []))

    @property
    def truncated(self) -> bool:
        """Whether there is more than this answer holds."""
        return bool(getattr(self.answer, "truncated", False))

    def bibtex(self) -> str:
        """The sources as BibTeX."""
        return "\n\n".join(bibtex(one) for one in self.sources)

    def next(self) -> Answered[A] | None:
        """The following page, or None where there is none."""
        cursor = getattr(self.answer, "next", None)
        return self._following(cursor) if isinstance(cursor, str) else None

    def pages(self) -> Iterator[Answered[A]]:
        """This page and all that follow."""
        page: Answered[A] | None = self
        while page is not None:
            yield page
            page = page.next()

    def to_arrow(self) -> pyarrow.Table:
        """The table for pyarrow; column types are those of the answer's fields. The metadata `legation` holds citations and notes."""
        table = (
            tidy_arrow(self.answer, [self._body("csv", self.answer)]) if isinstance(self.answer, TidyTable) else arrow_table(self.answer)
        )
        return table.replace_schema_metadata({METADATA: json.dumps(self._about())})

    def to_pandas(self, **options: Any) -> pandas.DataFrame:
        """The table for pandas; `attrs` holds citations and notes. Options are those of pyarrow's `Table.to_pandas`."""
        try:
            import pandas  # noqa: F401
        except ImportError as error:
            raise InputError("frames of pandas need it: pip install pandas") from error
        frame: pandas.DataFrame = self.to_arrow().replace_schema_metadata(None).to_pandas(**{"date_as_object": False, **options})
        frame.attrs.update(self._about())
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table for polars, which keeps no citations with it: see `citations`."""
        try:
            import polars
        except ImportError as error:
            raise InputError("frames of polars need it: pip install polars") from error
        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)
        return frame

    def to_csv(self) -> str:
        """The table as RFC 4180 CSV."""
        return self._body("csv", self.answer).decode() if isinstance(self.answer, TidyTable) else to_csv(self.answer)

    def to_ndjson(self) -> str:
        """The table as JSON Lines."""
        return self._body("ndjson", self.answer).decode() if isinstance(self.answer, TidyTable) else to_ndjson(self.answer)

    def to_json(self, *, indent: int | None = None) -> str:
        """The whole answer as JSON, as the service sends it."""
        return to_json(self.answer, indent=indent)

    def to_parquet(self) -> bytes:
        """The table as a Parquet file."""
        return parquet_of(self.to_arrow())

    def _about(self) -> Mapping[str, Any]:
        return {
            "question": self.question, "address": self.address, "citations": self.citations, "notes": self.notes,
            "truncated": self.truncated,
        }  # fmt: skip

    def __len__(self) -> int:
        if isinstance(self.answer, TidyTable) and self.answer.next is None and self.answer.data is None:
            return self.answer.rows
        return len(self.rows())

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows())

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<{type(self.answer).__name__}: {len(self)} rows{', cut' if self.truncated else ''}; {self.address}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the first rows, then notes and citations."""
        rows = [] if isinstance(self.answer, TidyTable) else self.rows()[:SHOWN]
        columns = [name for name in self.answer.columns() if name != "citation"] if rows else []
        head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(_cell(row[name]))}</td>" for name in columns) + "</tr>" for row in rows)
        more = f"<p>{len(self) - len(rows):,} more rows</p>" if len(self) > len(rows) else ""
        said = "".join(f"<li>{html.escape(one)}</li>" for one in [*self.notes, *(f"Source: {one}" for one in self.citations[:SHOWN])])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}<ul>{said}</ul>"


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
