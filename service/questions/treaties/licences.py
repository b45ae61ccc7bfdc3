"""Licences for the export of arms from one party to another: money that may be exported, beside what the register says was delivered."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import orjson
from pydantic import Field

from legation.graph.claims import dyad
from legation.graph.errors import InputError, NotCovered
from legation.graph.store import Row, Store
from legation.service.answers.base import Answer, Part, PartyRef, cite
from legation.service.answers.dates import Edtf
from legation.service.answers.table import Table
from legation.service.declaration import question
from legation.service.parameters import KnownOn, Limit, RecipientName, SupplierName
from legation.service.questions.common.parties import two_parties
from legation.service.questions.common.period import known_day

Year = Annotated[int | None, Field(ge=1900, le=2100, description="year of issue", examples=[2010])]
MOST = 20_000


class Licence(Part):
    """One licence, or one kind of goods on it."""

    claim: str
    issued: Edtf = Field(description="EDTF")
    number: str | None
    value: float
    unit: str = Field(description="currency; never added to TIV")
    goods: str | None
    category: str | None = Field(description="of the EU's common military list")
    expires: Edtf | None
    extension: bool = Field(description="prolongs an earlier licence, whose value it repeats")
    replaces: str | None = Field(description="number of the licence that it stands in for, whose value it may repeat")


class YearOfLicences(Part):
    """The licences of one year."""

    year: int
    licences: int
    value: float = Field(description="sum of all values as issued")
    value_new: float = Field(description="the same without prolongations and replacements")


class Licences(Answer):
    """Licences between two parties, by year and one by one. Values are money that may be exported, no deliveries and no TIV."""

    supplier: PartyRef
    recipient: PartyRef
    unit: str
    total: int = Field(description="licences in the years asked")
    value: float = Field(description="sum of all values as issued: a licence that is prolonged counts again")
    value_new: float = Field(description="the same without prolongations and replacements")
    years: list[YearOfLicences]
    licences: list[Licence]
    truncated: bool
    citation: str

    TABLE = Table(
        "licences", "supplier recipient claim issued number value unit goods category expires extension replaces citation", key="claim"
    )


@question("/v1/licences", "Licences for the export of arms between two parties", tag="treaties")
def licences(
    store: Store, supplier: SupplierName, recipient: RecipientName, first: Annotated[Year, Field(alias="from")] = None,
    last: Annotated[Year, Field(alias="to")] = None, *, known_on: KnownOn = None, limit: Limit = 200,
) -> Licences:  # fmt: skip
    """Each licence with its value in money, the newest first, and sums by year. A licence is no delivery, and its value is never added to
    SIPRI's TIV.

    Raises UnknownParty, InputError, NotCovered where no licence between the two is loaded.
    """
    if first is not None and last is not None and last < first:
        raise InputError(f"the window ends in {last} and begins in {first}", place="to")
    sender, to, _ = two_parties(supplier, recipient, None, place="recipient")
    asked = {"dyad": dyad(sender.id, to.id), "known_on": known_day(known_on), "limit": MOST}
    rows = [row for row in store.read("ask/dyad_claims", asked) if row["kind"] == "arms_licence" and row["subject"] == sender.id]
    rows = [row for row in rows if (first is None or int(row["edtf"][:4]) >= first) and (last is None or int(row["edtf"][:4]) <= last)]
    if not rows:
        raise NotCovered(
            f"no licence from {sender.name} to {to.name} is loaded for the years asked; that is unknown, not 0",
            source="dutch_licences",
            fetched=False,
        )
    found = sorted((_licence(row) for row in rows), key=lambda one: (one.issued, one.claim), reverse=True)
    years: dict[int, Counter[str]] = {}
    for one in found:
        counted = years.setdefault(int(one.issued[:4]), Counter())
        counted["licences"] += 1
        counted["value"] += one.value  # type: ignore[assignment]
        counted["new"] += 0 if one.extension or one.replaces else one.value  # type: ignore[assignment]
    return Licences(
        supplier=PartyRef(id=sender.id, name=sender.name), recipient=PartyRef(id=to.id, name=to.name),
        unit=", ".join(sorted({one.unit for one in found})), total=len(found), value=sum(one.value for one in found),
        value_new=sum(one.value for one in found if not (one.extension or one.replaces)),
        years=[
            YearOfLicences(year=year, licences=counted["licences"], value=counted["value"], value_new=counted["new"])
            for year, counted in sorted(years.items())
        ],
        licences=found[:limit], truncated=len(found) > limit, citation="; ".join(sorted({cite(row) for row in rows})),
    )  # fmt: skip


def _licence(row: Row) -> Licence:
    told = orjson.loads(row["details"]) if row["details"] else {}
    return Licence(
        claim=row["id"], issued=row["edtf"], number=told.get("number"), value=row["value"], unit=row["unit"], goods=told.get("goods"),
        category=told.get("category"), expires=told.get("expires"), extension=bool(told.get("extension")), replaces=told.get("replaces"),
    )  # fmt: skip
