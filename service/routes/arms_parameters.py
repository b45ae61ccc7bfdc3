"""Parameters of the arms questions, each with its description and example for OpenAPI."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query

from service.routes.parameters import MAX_NAME

_NAME = "party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)"
_Text = Annotated[str, Query(min_length=1, max_length=MAX_NAME)]

PartyName = Annotated[str, Query(alias="party", min_length=1, max_length=MAX_NAME, description=_NAME, examples=["AZE"])]
Suppliers = Annotated[
    list[_Text] | None,
    Query(alias="supplier", max_length=60, description=f"these suppliers (repeat it); {_NAME}", examples=[["ISR", "RUS"]]),
]
Recipients = Annotated[
    list[_Text] | None,
    Query(alias="recipient", max_length=60, description=f"these recipients (repeat it); {_NAME}", examples=[["AZE", "ARM"]]),
]
Role = Annotated[Literal["imports", "exports"], Query(description="imports: by supplier; exports: by recipient", examples=["imports"])]
Of = Annotated[
    Literal["suppliers", "recipients"],
    Query(description="suppliers: which depend on one customer; recipients: which depend on one supplier", examples=["suppliers"]),
]
Top = Annotated[int, Query(ge=1, le=50, description="how many of the largest are shown", examples=[10])]
Length = Annotated[int, Query(ge=1, le=100, description="years in each window", examples=[5])]
MinTiv = Annotated[
    float, Query(ge=0, le=1e9, allow_inf_nan=False, description="leave out parties with less TIV in the window", examples=[100])
]
Few = Annotated[int, Query(ge=1, le=1000, description="most lines; an answer that was cut says `truncated`", examples=[20])]
