"""An answer as bytes: JSON in the order of its fields, or its table as CSV. One place, so that every front says the same."""

from __future__ import annotations

import csv
import io
from typing import Literal

from fastapi.responses import Response

from service.answers.base import Answer

Format = Literal["json", "csv"]


def to_json(answer: Answer, *, indent: int | None = None) -> str:
    """The JSON text; what does not apply to this answer is left out, what is not known is null."""
    return answer.model_dump_json(by_alias=True, exclude_unset=True, indent=indent)


def to_csv(answer: Answer) -> str:
    """The table as RFC 4180 CSV with a header; the last column says how to cite each row. Lists are joined by `; `."""
    text = io.StringIO()
    writer = csv.DictWriter(text, answer.columns(), lineterminator="\r\n", extrasaction="raise")
    writer.writeheader()
    for row in answer.table():
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value)
    if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t", "\r"):
        return "'" + value  # a spreadsheet would run it as a formula
    return value


def respond(answer: Answer, form: Format) -> Response:
    """The HTTP response. Answers are built as valid models, so FastAPI's second validation is left out: it would cost half of the time."""
    if form == "csv":
        return Response(to_csv(answer), media_type="text/csv; charset=utf-8")
    return Response(to_json(answer), media_type="application/json")
