"""Parameters of questions: each a type with its description, bounds and example. A question's signature is made of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from legation.graph.kinds import EDGES, KINDS, MISSION_TYPES
from legation.graph.parties.regions import Region
from legation.graph.states.source_preference import Prefer
from legation.service.answers.claims import Holds

_NAME = "party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)"
MAX_NAME = 200
"""Characters of a name."""
Format = Literal["json", "ndjson", "csv", "csv-bom", "csv-metadata", "parquet", "arrow", "xlsx"]
GraphFormat = Literal["json", "graphml", "gexf", "json-ld", "csv", "csv-bom", "ndjson", "csv-metadata", "parquet", "arrow", "xlsx"]
Text = Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
# One of a closed list; the question itself says what is wrong with another.
MissionType = Annotated[Text, Field(json_schema_extra={"enum": [*MISSION_TYPES]})]
EdgeType = Annotated[Text, Field(json_schema_extra={"enum": [*EDGES]})]
ClaimKind = Annotated[Text, Field(json_schema_extra={"enum": sorted(KINDS)})]


def named(description: str, example: str | None = None, alias: str | None = None) -> Any:
    """A name: its length is bounded."""
    return Field(
        alias=alias, min_length=1, max_length=MAX_NAME, description=description, examples=None if example is None else [example]
    )  # fmt: skip


def _year(description: str, example: int, alias: str) -> Any:
    return Field(alias=alias, ge=1800, le=2100, description=description, examples=[example])


RecipientName = Annotated[str, named(f"the receiving {_NAME}", "AZE", "recipient")]
SupplierName = Annotated[str, named(f"the supplying {_NAME}", "ISR", "supplier")]
From = Annotated[int, _year("first delivery year", 2016, "from")]
To = Annotated[int, _year("last delivery year", 2020, "to")]
Edition = Annotated[
    str | None,
    Field(max_length=100, description="edition of the register; default: the newest that can answer the window", examples=["2025-01-03"]),
]
KnownOn = Annotated[str | None, Field(max_length=32, description="EDTF date: leave out what was published later", examples=["2023-03-29"])]
Limit = Annotated[int, Field(ge=1, le=1000, description="most rows; an answer that was cut says `truncated`")]
AnswerForm = Annotated[
    Format,
    Field(
        alias="format",
        description="json; csv, ndjson, parquet, arrow or xlsx: a tidy table whose last column says how to cite each row; csv-bom: "
        "CSV with the byte-order mark that Excel reads UTF-8 by (also csv with bom=1); csv-metadata: what the columns mean, their types "
        "and units, sources, licences, citations and BibTeX. Without it the Accept header decides",
    ),
]
GraphForm = Annotated[
    GraphFormat,
    Field(alias="format", description="json, graphml, gexf, json-ld (PROV-O), or the table of edges as csv, ndjson, parquet, arrow, xlsx"),
]
PlaceForm = Annotated[
    Literal["json", "geojson", "ndjson", "csv", "csv-bom", "csv-metadata", "parquet", "arrow", "xlsx"],
    Field(
        alias="format",
        description="json; geojson: a point for each row (RFC 7946), without one where no position is known; csv, csv-bom, ndjson, "
        "parquet, arrow or xlsx: a tidy table; csv-metadata: what its columns mean. Without it the Accept header decides",
    ),
]
TableForm = Annotated[
    Literal["json", "csv", "csv-bom", "ndjson", "csv-metadata", "parquet", "arrow"],
    Field(
        alias="format",
        description="csv, csv-bom, ndjson, parquet, arrow: the table; json: its columns with meaning, unit and sources to cite; "
        "csv-metadata: the same after "
        "CSV on the Web, with licences, citations and BibTeX",
    ),
]
Cursor = Annotated[str | None, Field(max_length=400, description="where the list goes on: `next` of the page before")]
MaybeFrom = Annotated[int | None, _year("first year of the shares' window", 2016, "from")]
MaybeTo = Annotated[int | None, _year("last year of the shares' window", 2020, "to")]
ValidOn = Annotated[
    str | None, Field(max_length=32, description="EDTF date (day, month or year) that states are asked for", examples=["2023-03-29"])
]
ClaimId = Annotated[str, Field(alias="id", min_length=1, max_length=64, description="id of the claim", examples=["647e946b35b69afa96f9"])]
PartyInPath = Annotated[str, named(_NAME, "AZE", "a")]
OtherInPath = Annotated[str, named(f"the other {_NAME}", "ISR", "b")]
PartyId = Annotated[str, named("id of the party", "AZE", "id")]

# Arms.
PartyName = Annotated[str, named(_NAME, "AZE", "party")]
SomeSuppliers = Annotated[
    list[Text] | None,
    Field(alias="supplier", max_length=60, description=f"these suppliers (repeat it); {_NAME}", examples=[["ISR", "RUS"]]),
]
SomeRecipients = Annotated[
    list[Text] | None,
    Field(alias="recipient", max_length=60, description=f"these recipients (repeat it); {_NAME}", examples=[["AZE", "ARM"]]),
]
PartnerRegion = Annotated[
    Region | None,
    Field(alias="region", description="list partners of this region of the register (UN M49) only", examples=["Western Asia"]),
]
SupplierRegion = Annotated[Region | None, Field(description="only suppliers of this region (UN M49)", examples=["Europe"])]
RecipientRegion = Annotated[Region | None, Field(description="only recipients of this region (UN M49)", examples=["Western Asia"])]
PartnerBloc = Annotated[str | None, named("list partners that were members of this organisation in the window only", "NATO", "bloc")]
SupplierBloc = Annotated[str | None, named("only suppliers that were members of this organisation in the window", "NATO")]
RecipientBloc = Annotated[str | None, named("only recipients that were members of this organisation in the window", "NATO")]
ArmsCategory = Annotated[
    str | None,
    Field(
        alias="category",
        min_length=1,
        max_length=100,
        description="only this armament category, as the register writes it; needs a register by delivery",
        examples=["Aircraft"],
    ),
]
TradeRole = Annotated[Literal["imports", "exports"], Field(description="imports: by supplier; exports: by recipient", examples=["imports"])]
DependenceOf = Annotated[
    Literal["suppliers", "recipients"],
    Field(description="suppliers: which depend on one customer; recipients: which depend on one supplier", examples=["suppliers"]),
]
Top = Annotated[int, Field(ge=1, le=50, description="how many of the largest are shown", examples=[10])]
Largest = Annotated[int, Field(alias="top", ge=1, le=500, description="how many of the largest flows", examples=[50])]
Length = Annotated[int | None, Field(ge=1, le=100, description="years in each window; default: 5, or all of fewer", examples=[5])]
MinTiv = Annotated[
    float, Field(ge=0, le=1e9, allow_inf_nan=False, description="leave out parties with less TIV in the window", examples=[100])
]
Few = Annotated[int, Field(ge=1, le=1000, description="most lines; an answer that was cut says `truncated`", examples=[20])]
MaybePartner = Annotated[str | None, named(f"only what went between the two; {_NAME}", "ISR", "partner")]
LaterFrom = Annotated[int, _year("first year of the later window", 2019, "later_from")]
LaterTo = Annotated[int, _year("last year of the later window", 2023, "later_to")]
Against = Annotated[
    str | None, Field(max_length=100, description="the older edition; default: the one before the newer", examples=["2022-07-28"])
]
Since = Annotated[
    str | None,
    Field(max_length=32, description="EDTF date of a report: the older edition is the newest of that day", examples=["2023-03-29"]),
]
SideA = Annotated[list[Text], Field(min_length=1, max_length=20, description=f"a side (repeat it); {_NAME}", examples=[["ARM"]])]
SideB = Annotated[list[Text], Field(min_length=1, max_length=20, description=f"the other (repeat it); {_NAME}", examples=[["AZE"]])]
WithMissions = Annotated[bool, Field(description="also whether each supplier had an embassy with a party of either side")]
Organisation = Annotated[str, named("an organisation: id or name of any time", "EU")]
CountPossible = Annotated[bool, Field(description="count parties of which the sources leave open whether they were members")]
Also = Annotated[
    list[Text] | None, Field(max_length=19, description=f"parties to add to the roll-up (repeat it); {_NAME}", examples=[["UKR"]])
]
Scope = Annotated[str, Field(min_length=1, max_length=100, description="the sort of arms asked about", examples=["small arms"])]
Commodity = Annotated[str | None, Field(max_length=100, description="what is supplied; default: anything but arms", examples=["oil"])]

# States on a day.
_THEN = "party: id (`AZE`), ISO code (`AZ`) or a name of that day (`Azerbaijan`)"

Preference = Annotated[
    Prefer | None,
    Field(
        description="what is taken where sources contradict each other: `newest`, `primary` or `majority` (of independent sources); "
        "by default no side is, and dates run over all that is said. What loses stays in the answer",
        examples=["majority"],
    ),
]
HoldsIn = Annotated[
    list[Holds] | None,
    Field(alias="holds", max_length=4, description="states to list (repeat it); default: all but `no`", examples=[["yes", "possibly"]]),
]
PartyThen = Annotated[str, named(_THEN, "AZE", "party")]
OneParty = Annotated[str, named(f"one {_THEN}", "ISR")]
OtherParty = Annotated[str, named(f"the other {_THEN}", "AZE")]
MaybeSender = Annotated[str | None, named(f"the sending {_THEN}", "ISR")]
MaybeHost = Annotated[str | None, named(f"the receiving {_THEN}", "AZE")]
MaybeCity = Annotated[str | None, named("city as sources write it", "Baku")]
MissionTypes = Annotated[
    list[MissionType] | None,
    Field(alias="type", max_length=12, description="types of mission that count (repeat it); default: every type", examples=[["embassy"]]),
]
InPeriod = Annotated[str, Field(min_length=4, max_length=32, description="EDTF date or interval with both ends", examples=["2015"])]
Targets = Annotated[
    list[Text], Field(alias="target", min_length=1, max_length=10, description=f"recognised {_THEN} (repeat it)", examples=[["AZE"]])
]
TargetName = Annotated[str, named(f"the recognised {_THEN}", "AZE", "target")]
Observers = Annotated[
    list[Text] | None, Field(alias="observer", max_length=60, description=f"only these observers (repeat it); {_THEN}", examples=[["ISR"]])
]
EdgeTypes = Annotated[
    list[EdgeType] | None,
    Field(
        alias="type",
        max_length=40,
        description="sorts of edge as the graph names them (repeat it); default: all",
        examples=[["HAS_MISSION_IN"]],
    ),
]
PageSize = Annotated[int, Field(ge=1, le=200, description="most neighbours of each sort", examples=[25])]
After = Annotated[str, Field(max_length=120, description="`after` of the page before; with one `type`")]


def _some(alias: str, who: str) -> Any:
    return Field(alias=alias, max_length=60, description=f"these {who} (repeat it); {_THEN}", examples=[["ISR", "AZE"]])


def _region(who: str) -> Any:
    return Field(description=f"{who} of this region of the register (UN M49), beside those named", examples=["Western Asia"])


def _bloc(who: str) -> Any:
    return named(f"members of this organisation on the day as {who}, beside those named", "NATO")


Senders = Annotated[list[Text] | None, _some("sender", "senders")]
Hosts = Annotated[list[Text] | None, _some("host", "hosts")]
SenderRegion = Annotated[Region | None, _region("senders")]
HostRegion = Annotated[Region | None, _region("hosts")]
SenderBloc = Annotated[str | None, _bloc("senders")]
HostBloc = Annotated[str | None, _bloc("hosts")]
SomeTargets = Annotated[list[Text] | None, _some("target", "targets")]
ObserverRegion = Annotated[Region | None, _region("observers")]
TargetRegion = Annotated[Region | None, _region("targets")]
ObserverBloc = Annotated[str | None, _bloc("observers")]
TargetBloc = Annotated[str | None, _bloc("targets")]
