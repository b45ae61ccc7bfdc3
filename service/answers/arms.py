"""Who supplies whom: the answers to `suppliers`, `recipients` and `check`. Field names and their order are part of the contract."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from legation.graph.kinds import BASES
from legation.service.answers.base import Answer, Part, SourceRef
from legation.service.answers.dates import Edtf
from legation.service.answers.table import Lines, Table

Verdict = Literal["agrees", "differs", "not_checkable"]
Range = tuple[float, float]
Tiv = Annotated[float, Field(description="TIV surely delivered within the window")]
OfImports = Annotated[float | None, Field(description="percent of the recipient's imports; null where it cannot be said")]
OfExports = Annotated[float | None, Field(description="percent of the supplier's exports; null where it cannot be said")]
Estimated = Annotated[float, Field(description="part of `tiv` that rests on the register's estimates")]
Deliveries = Annotated[int, Field(description="rows of the register behind it")]
Unvalued = Annotated[int, Field(description="deliveries to which the register gives no value; not in `tiv`")]
TivMax = Annotated[float | None, Field(description="with deliveries of which an unknown part falls into the window (order registers)")]
TivEstimate = Annotated[
    float | None,
    Field(
        description="an estimate beside `tiv` and `tiv_max` where they differ: values for several years split evenly over those years; "
        "lines are ranked and drawn by it"
    ),
]
OfEstimates = Annotated[float | None, Field(description="percent by the estimates; given where the share itself cannot be said")]
Unit = Annotated[str, Field(description="TIV: SIPRI's trend-indicator value in millions, a volume of military capability, not money")]
Total = Annotated[float, Field(description="all partners together")]
Year = Annotated[int, Field(description="a calendar year of delivery")]

_LINE: JsonDict = {"tiv": 697.45, "share_of_imports": 67.74, "share_of_exports": 16.01, "estimated_tiv": 273.0, "deliveries": 25}
_REPORTED: JsonDict = {
    "supplier": "ISR",
    "value": 69,
    "base": "object_imports",
    "period": "2016/2020",
    "said_by": "Stockholm International Peace Research Institute",
    "claim": "c57c29b583508dc5239c",
    "checks": [
        {"edition": "2022-07-28", "register": 69.46, "verdict": "agrees"},
        {"edition": "2025-01-03", "register": 67.74, "verdict": "differs", "difference": -1.26},
    ],
    "recipient": "AZE",
    "modality": "done",
}


class Check(Part):
    """One edition's figure beside a reported share."""

    edition: str
    register_: float | None = Field(alias="register", description="percent by this edition")
    verdict: Verdict = Field(description="agrees: the register's figure rounds to the reported one at that one's own precision")
    difference: float | None = Field(default=None, description="register minus reported, percentage points, where they differ")
    range: Range | None = Field(default=None, description="lowest and highest figure that an order register allows")
    reason: str | None = Field(default=None, description="why it cannot be checked")


class Reported(Part):
    """A share that a source states, with what each edition of the register makes of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_REPORTED]})

    supplier: str
    value: int | float = Field(description="percent, as stated")
    base: str = Field(
        json_schema_extra={"enum": [*BASES]},
        description="object_imports: of the recipient's imports; subject_exports: of the supplier's exports",
    )
    period: Edtf | None = Field(description="EDTF; null where the source gives none")
    said_by: str = Field(description="to whom the text attributes it, else its publisher")
    claim: str = Field(description="id of the claim")
    checks: list[Check]
    recipient: str
    modality: str
    scope: str | None = None
    quote: str | None = None
    source: SourceRef | None = None
    out_of_date: str | None = Field(
        default=None, description="set where the newest edition's latest window of this length is very different"
    )


class SupplierFlow(Part):
    """A supplier of the recipient asked about."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"supplier": "ISR", "name": "Israel", **_LINE}]})

    supplier: str = Field(description="party id, or `unknown` for all unknown suppliers together")
    name: str
    tiv: Tiv
    share_of_imports: OfImports
    share_of_exports: OfExports
    estimated_tiv: Estimated
    deliveries: Deliveries
    unvalued: Unvalued = 0
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None
    share_of_imports_range: Range | None = None
    share_of_exports_range: Range | None = None
    share_of_imports_estimate: OfEstimates = None
    share_of_exports_estimate: OfEstimates = None


class RecipientFlow(Part):
    """A recipient of the supplier asked about."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"recipient": "AZE", "name": "Azerbaijan", **_LINE}]})

    recipient: str = Field(description="party id, or `unknown` for all unknown recipients together")
    name: str
    tiv: Tiv
    share_of_exports: OfExports
    share_of_imports: OfImports
    estimated_tiv: Estimated
    deliveries: Deliveries
    unvalued: Unvalued = 0
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None
    share_of_exports_range: Range | None = None
    share_of_imports_range: Range | None = None
    share_of_exports_estimate: OfEstimates = None
    share_of_imports_estimate: OfEstimates = None


class EditionRef(Part):
    """An edition of a register that is loaded."""

    edition: str
    first: Year
    last: Year
    yearly: bool = Field(description="false for a register per order, whose values may stand for several years")
    answers: bool = Field(description="whether it covers this question")


def ends(*names: str) -> str:
    """Two columns for each range: `share_min` and `share_max` of `share_range`, empty where the figure itself can be said."""
    return " ".join(f"{name}_min={name}_range.0 {name}_max={name}_range.1" for name in names)


_FLOW = (
    "name tiv tiv_max share_of_imports share_of_exports estimated_tiv deliveries unvalued tiv_estimate "
    f"{ends('share_of_imports', 'share_of_exports')} share_of_imports_estimate share_of_exports_estimate"
)


class Suppliers(Answer):
    """Who supplied a party with major arms."""

    recipient: str
    from_: Year = Field(alias="from")
    to: Year
    edition: str
    unit: Unit
    total: Total
    suppliers: list[SupplierFlow]
    reported: list[Reported] = Field(description="what sources say of this recipient and this very period")
    notes: list[str]
    name: str = Field(description="the recipient's name")
    source: SourceRef = Field(description="the register that answers")
    editions: list[EditionRef]
    total_max: TivMax = None
    total_estimate: TivEstimate = None
    truncated: bool = False

    TABLE = Table("suppliers", f"recipient from to edition unit supplier {_FLOW} citation", key="supplier")


class Recipients(Answer):
    """To whom a party supplied major arms."""

    supplier: str
    from_: Year = Field(alias="from")
    to: Year
    edition: str
    unit: Unit
    total: Total
    recipients: list[RecipientFlow]
    reported: list[Reported] = Field(description="what sources say of this supplier and this very period")
    notes: list[str]
    name: str = Field(description="the supplier's name")
    source: SourceRef = Field(description="the register that answers")
    editions: list[EditionRef]
    total_max: TivMax = None
    total_estimate: TivEstimate = None
    truncated: bool = False

    TABLE = Table("recipients", f"supplier from to edition unit recipient {_FLOW} citation", key="recipient")


def drawn(part: Any) -> float:
    """The TIV by which a line with `tiv` and `tiv_estimate` is drawn and ranked: never a lower bound."""
    estimate: float | None = part.tiv_estimate
    return float(part.tiv) if estimate is None else estimate


def _checks(answer: Checked) -> Lines:
    """One row for each reported share and edition."""
    for share in answer.reported:
        for check in share.checks or [Check(edition="", register=None, verdict="not_checkable", reason="no edition covers it")]:
            yield share, check


class Checked(Answer):
    """Whether the loaded editions of the register bear out the shares that sources report for a pair."""

    supplier: str
    recipient: str
    reported: list[Reported]
    notes: list[str]
    truncated: bool = False

    TABLE = Table(
        _checks,
        "supplier recipient period base reported=value said_by claim edition register verdict difference reason "
        "register_min=range.0 register_max=range.1 citation",
        Reported,
        Check,
    )
