"""An answer as an HTTP response in the form that was asked for. One place, so that every front says the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import orjson
from fastapi.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from legation.graph.claims import today
from legation.graph.errors import LimitExceeded
from legation.graph.signs import escaped
from legation.graph.store import Store
from legation.service.answers.base import Answer
from legation.service.answers.subgraph import Subgraph
from legation.service.answers.tidy import TidyTable
from legation.service.http.call import read_uncounted
from legation.service.http.negotiate import MEDIA_TYPES, ROW_BY_ROW
from legation.service.parameters import Format
from legation.service.tables.arrow import arrow_of, parquet_of, to_arrow, to_parquet
from legation.service.tables.geojson import to_geojson
from legation.service.tables.graphs import to_json_ld, to_xml
from legation.service.tables.metadata import sources_of, table_metadata, tidy_metadata
from legation.service.tables.text import BOM, csv_pieces, json_bytes, ndjson_pieces, to_csv, to_json, to_ndjson
from legation.service.tables.tidy import tidy_arrow
from legation.service.tables.xlsx import to_xlsx

__all__ = ["Format", "respond", "source_licences", "to_csv", "to_json", "to_ndjson"]

MOST_SOURCES = 5000
"""Sources that one metadata document names."""


class Metadata(Response):
    """The metadata of a table, made when it is sent: it needs the request's own address and the licences in the graph."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(b"", media_type=MEDIA_TYPES["csv-metadata"])
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the licences and send."""
        ids = sorted(one.id for one in sources_of(self.answer))
        if len(ids) > MOST_SOURCES:
            raise LimitExceeded(f"the answer rests on {len(ids)} sources; metadata names at most {MOST_SOURCES}: ask for fewer rows")
        licences = await read_uncounted(scope["app"].state, source_licences, ids)
        if isinstance(self.answer, TidyTable):
            made = tidy_metadata(self.answer, self.answer.rows_.keys, _address(scope, "csv"), licences, made=today())
        else:
            made = table_metadata(self.answer, _address(scope, "csv"), licences, made=today())
        self.body = escaped(orjson.dumps(made))
        self.headers["content-length"] = str(len(self.body))
        await super().__call__(scope, receive, send)


class Streamed(StreamingResponse):
    """The rows of a tidy table, sent while they are made."""

    def __init__(self, answer: TidyTable, form: str) -> None:
        rows = answer.rows_.ndjson() if form == "ndjson" else answer.rows_.csv()
        super().__init__(chain([BOM], rows) if form == "csv-bom" else rows, media_type=MEDIA_TYPES[form])
        self.headers["Content-Disposition"] = f'attachment; filename="{_file_name(answer)}.{form.removesuffix("-bom")}"'


def described_by(scope: Scope) -> str:
    """What a Link header says of the metadata of a table."""
    return f'<{_address(scope, "csv-metadata")}>; rel="describedby"; type="{MEDIA_TYPES["csv-metadata"]}"'


def _file_name(answer: TidyTable) -> str:
    return f"legation-{answer.about}-{answer.first}-{answer.last}"


def _address(scope: Scope, form: str) -> str:
    """The address of the request in another form."""
    parts = [one for one in scope["query_string"].decode("latin-1").split("&") if one]
    changed = [f"format={form}" if one.startswith("format=") else one for one in parts]
    return f"{scope.get('root_path', '')}{scope['path']}?{'&'.join(changed if changed != parts else [*parts, f'format={form}'])}"


def source_licences(store: Store, ids: Sequence[str]) -> dict[str, str | None]:
    """The licences of some sources by id."""
    return {row["id"]: row["licence"] for row in store.read("ask/sources", {"ids": ids})}


def respond(answer: Answer, form: str = "json") -> Response:
    """The HTTP response. Answers are built as valid models, so FastAPI's second validation is left out: it would cost half of the time."""
    if form == "json":
        content = json_bytes(answer)
    elif form == "csv-metadata":
        return Metadata(answer)
    elif isinstance(answer, TidyTable) and form in ROW_BY_ROW:
        return Streamed(answer, form)
    elif isinstance(answer, TidyTable):
        table = tidy_arrow(answer, answer.rows_.csv())
        content = parquet_of(table) if form == "parquet" else arrow_of(table)
        name = f'attachment; filename="{_file_name(answer)}.{form}"'
        return Response(content, media_type=MEDIA_TYPES[form], headers={"Content-Disposition": name})
    elif isinstance(answer, Subgraph) and form in ("graphml", "gexf"):
        content = to_xml(answer, form)
    elif isinstance(answer, Subgraph) and form == "json-ld":
        content = to_json_ld(answer)
    elif form == "parquet":
        content = to_parquet(answer)
    elif form == "arrow":
        content = to_arrow(answer)
    elif form == "geojson":
        content = to_geojson(answer)
    elif form == "xlsx":
        content = to_xlsx(answer)
    else:
        pieces = ndjson_pieces if form == "ndjson" else csv_pieces
        content = b"".join(chain([BOM] if form == "csv-bom" else [], pieces(answer.columns(), answer.table())))
    return Response(content, media_type=MEDIA_TYPES[form])
