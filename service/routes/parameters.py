"""Parameters that several routes take, each with its description and example for OpenAPI."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

from legation.service.http.formats import Format

_NAME = "party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)"
MAX_NAME = 200

RecipientName = Annotated[
    str, Query(alias="recipient", min_length=1, max_length=MAX_NAME, description=f"the receiving {_NAME}", examples=["AZE"])
]
SupplierName = Annotated[
    str, Query(alias="supplier", min_length=1, max_length=MAX_NAME, description=f"the supplying {_NAME}", examples=["ISR"])
]
From = Annotated[int, Query(alias="from", ge=1800, le=2100, description="first delivery year", examples=[2016])]
To = Annotated[int, Query(alias="to", ge=1800, le=2100, description="last delivery year", examples=[2020])]
Edition = Annotated[
    str | None,
    Query(max_length=100, description="edition of the register; default: the newest that can answer the window", examples=["2025-01-03"]),
]
KnownOn = Annotated[str | None, Query(max_length=32, description="EDTF date: leave out what was published later", examples=["2023-03-29"])]
Limit = Annotated[int, Query(ge=1, le=1000, description="most rows; an answer that was cut says `truncated`")]
Form = Annotated[
    Format,
    Query(
        alias="format",
        description="json; csv, ndjson or parquet: a tidy table whose last column says how to cite each row; csv-metadata: what the "
        "columns mean, units, sources, licences, citations and BibTeX. Without it the Accept header decides",
    ),
]
Cursor = Annotated[str | None, Query(max_length=400, description="where the list goes on: `next` of the page before")]
MaybeFrom = Annotated[int | None, Query(alias="from", ge=1800, le=2100, description="first year of the shares' window", examples=[2016])]
MaybeTo = Annotated[int | None, Query(alias="to", ge=1800, le=2100, description="last year of the shares' window", examples=[2020])]
ValidOn = Annotated[
    str | None, Query(max_length=32, description="EDTF date (day, month or year) that states are asked for", examples=["2023-03-29"])
]
ClaimId = Annotated[str, Path(alias="id", min_length=1, max_length=64, description="id of the claim", examples=["647e946b35b69afa96f9"])]
PartyInPath = Annotated[str, Path(min_length=1, max_length=MAX_NAME, description=_NAME, examples=["AZE"])]
OtherInPath = Annotated[str, Path(min_length=1, max_length=MAX_NAME, description=f"the other {_NAME}", examples=["ISR"])]
PartyId = Annotated[str, Path(alias="id", min_length=1, max_length=MAX_NAME, description="id of the party", examples=["AZE"])]
