"""Parameters of the arms questions, each with its description and example for OpenAPI."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query

from legation.service.questions.parties.regions import Region
from legation.service.routes.parameters import MAX_NAME

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
PartnerRegion = Annotated[
    Region | None,
    Query(alias="region", description="list partners of this region of the register (UN M49) only", examples=["Western Asia"]),
]
SupplierRegion = Annotated[Region | None, Query(description="only suppliers of this region (UN M49)", examples=["Europe"])]
RecipientRegion = Annotated[Region | None, Query(description="only recipients of this region (UN M49)", examples=["Western Asia"])]
PartnerBloc = Annotated[
    str | None,
    Query(
        alias="bloc",
        min_length=1,
        max_length=MAX_NAME,
        description="list partners that were members of this organisation in the window only",
        examples=["NATO"],
    ),
]
SupplierBloc = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=MAX_NAME,
        description="only suppliers that were members of this organisation in the window",
        examples=["NATO"],
    ),
]
RecipientBloc = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=MAX_NAME,
        description="only recipients that were members of this organisation in the window",
        examples=["NATO"],
    ),
]
ArmsCategory = Annotated[
    str | None,
    Query(
        alias="category",
        min_length=1,
        max_length=100,
        description="only this armament category, as the register writes it; needs a register by delivery",
        examples=["Aircraft"],
    ),
]
Role = Annotated[Literal["imports", "exports"], Query(description="imports: by supplier; exports: by recipient", examples=["imports"])]
Of = Annotated[
    Literal["suppliers", "recipients"],
    Query(description="suppliers: which depend on one customer; recipients: which depend on one supplier", examples=["suppliers"]),
]
Top = Annotated[int, Query(ge=1, le=50, description="how many of the largest are shown", examples=[10])]
Largest = Annotated[int, Query(alias="top", ge=1, le=500, description="how many of the largest flows", examples=[50])]
Length = Annotated[int | None, Query(ge=1, le=100, description="years in each window; default: 5, or all of fewer", examples=[5])]
MinTiv = Annotated[
    float, Query(ge=0, le=1e9, allow_inf_nan=False, description="leave out parties with less TIV in the window", examples=[100])
]
Few = Annotated[int, Query(ge=1, le=1000, description="most lines; an answer that was cut says `truncated`", examples=[20])]
MaybePartner = Annotated[
    str | None,
    Query(alias="partner", min_length=1, max_length=MAX_NAME, description=f"only what went between the two; {_NAME}", examples=["ISR"]),
]
LaterFrom = Annotated[int, Query(ge=1800, le=2100, description="first year of the later window", examples=[2019])]
LaterTo = Annotated[int, Query(ge=1800, le=2100, description="last year of the later window", examples=[2023])]
Against = Annotated[
    str | None, Query(max_length=100, description="the older edition; default: the one before the newer", examples=["2022-07-28"])
]
Since = Annotated[
    str | None,
    Query(max_length=32, description="EDTF date of a report: the older edition is the newest of that day", examples=["2023-03-29"]),
]
SideA = Annotated[list[_Text], Query(min_length=1, max_length=20, description=f"a side (repeat it); {_NAME}", examples=[["ARM"]])]
SideB = Annotated[list[_Text], Query(min_length=1, max_length=20, description=f"the other (repeat it); {_NAME}", examples=[["AZE"]])]
Missions = Annotated[bool, Query(description="also whether each supplier had an embassy with a party of either side")]
Organisation = Annotated[
    str, Query(min_length=1, max_length=MAX_NAME, description="an organisation: id or name of any time", examples=["EU"])
]
CountPossible = Annotated[bool, Query(description="count parties of which the sources leave open whether they were members")]
Also = Annotated[
    list[_Text] | None, Query(max_length=19, description=f"parties to add to the roll-up (repeat it); {_NAME}", examples=[["UKR"]])
]
Scope = Annotated[str, Query(min_length=1, max_length=100, description="the sort of arms asked about", examples=["small arms"])]
Commodity = Annotated[str | None, Query(max_length=100, description="what is supplied; default: anything but arms", examples=["oil"])]
