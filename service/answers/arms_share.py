"""One supplier's share in one recipient's arms, with what it does not cover; and supplies other than arms."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from legation.service.answers.arms import EditionRef, OfEstimates, OfExports, OfImports, Range, Reported, Tiv, TivEstimate, TivMax, Year
from legation.service.answers.base import Answer, Part, SourceRef
from legation.service.answers.claims import ClaimLine
from legation.service.answers.dates import Edtf
from legation.service.answers.table import Lines, Table


class ShareBase(Part):
    """A share on one base, with its ranges."""

    share: float | None = Field(description="percent; null where it cannot be said")
    total: float = Field(description="TIV that the share is a part of")
    share_range: Range | None = Field(default=None, description="by rounded cells, or by values per order over the window's edge")
    share_range_years: Range | None = Field(default=None, description="if estimated delivery years at the window's edges are one year off")
    total_max: TivMax = None
    total_estimate: TivEstimate = None
    share_estimate: OfEstimates = None


class ShareFigures(Part):
    """What one edition of the register says of the pair."""

    edition: str
    tiv: Tiv
    estimated_tiv: float | None = Field(description="part of `tiv` that rests on estimates; null where the edition marks none")
    deliveries: int
    of_imports: ShareBase | None = Field(description="of the recipient's imports; null where the edition does not hold them whole")
    of_exports: ShareBase | None = Field(description="of the supplier's exports; null where the edition does not hold them whole")
    source: SourceRef
    tiv_max: TivMax = None
    tiv_estimate: TivEstimate = None
    unvalued: int = Field(default=0, description="deliveries to which the register gives no value; not in `tiv`")


_BASES = {"share_of_imports": "object_imports", "share_of_exports": "subject_exports"}
_ENDS = tuple(f"{base}_{end}" for base in _BASES for end in ("min", "max"))


def _figures(answer: Share) -> Lines:
    """One row for the register's figure (or its absence), then one for each reported share."""
    found = answer.figures
    own: dict[str, Any] = {"period": f"{answer.from_}/{answer.to}", "said_by": "register" if found else None}
    parts = (found.of_imports, found.of_exports) if found else (None, None)
    ends = [end for part in parts for end in (part and part.share_range) or (None, None)]
    register = {name: getattr(found, name, None) for name in ("edition", "tiv", "tiv_max", "source")}
    yield ({**own, **register, **dict(zip(_ENDS, ends, strict=True))},)
    for one in (*answer.reported, *answer.other_windows):
        shares = {base: one.value if one.base == of else None for base, of in _BASES.items()}
        yield one, {**shares, "scope": answer.scope, "edition": None, "tiv": None, "reason": None, "tiv_max": None, **dict.fromkeys(_ENDS)}


_FIGURES = {
    "period": Edtf, "said_by": str | None, "edition": str | None, "tiv": float | None, "share_of_imports": float | None,
    "share_of_exports": float | None, "reason": str | None, "tiv_max": float | None, **dict.fromkeys(_ENDS, float | None),
}  # fmt: skip


class Share(Answer):
    """What part one supplier had in one recipient's arms, or why no loaded source can say so."""

    supplier: str
    recipient: str
    from_: Year = Field(alias="from")
    to: Year
    scope: str = Field(description="the sort of arms asked about")
    covered: bool = Field(description="false: no loaded register covers this; the share is not known, which is not zero")
    reason: str | None = Field(description="why it is not covered")
    share_of_imports: OfImports
    share_of_exports: OfExports
    figures: ShareFigures | None
    reported: list[Reported] = Field(description="what sources say of this pair, this scope and this very window")
    other_windows: list[Reported] = Field(description="reported shares of other windows that overlap this one; they are never divided")
    notes: list[str]
    editions: list[EditionRef]

    TABLE = Table(
        _figures,
        "supplier recipient scope covered period said_by edition tiv share_of_imports share_of_exports reason tiv_max "
        f"{' '.join(_ENDS)} citation",
        _FIGURES,
    )


Supply = Literal["claimed", "not_done", "other_way", "unknown"]


class Supplies(Answer):
    """Whether sources say that one party supplies another with a commodity, and what they say the other way round."""

    supplier: str
    recipient: str
    commodity: str | None
    answer: Supply = Field(
        description="claimed: a source says so; not_done: sources only plan, allege or deny it; other_way: they say it of the opposite "
        "direction only; unknown: none says anything, which is not the same as no"
    )
    claims: list[ClaimLine] = Field(description="from the supplier asked about to the recipient")
    other_way: list[ClaimLine] = Field(description="from the recipient to the supplier")
    notes: list[str]
    truncated: bool = False

    TABLE = Table(
        lambda answer: ((one,) for one in (*answer.claims, *answer.other_way)),
        "supplier=subject recipient=object commodity when modality value unit quote claim citation",
        ClaimLine,
    )
