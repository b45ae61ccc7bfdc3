"""Parties as answers show them."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from legation.service.answers.base import Answer, Part
from legation.service.answers.dates import Edtf
from legation.service.answers.table import Lines, Table


class PartyMatch(Part):
    """One hit of a search."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": "TUR", "name": "Türkiye", "kind": "country", "matched": "Turkey", "matched_kind": "former", "score": 97.0}]
        }
    )

    id: str
    name: str = Field(description="its present name")
    kind: str = Field(description="country, organization or group; says nothing of statehood")
    matched: str = Field(description="the name that matched")
    matched_kind: str
    score: float = Field(description="0 to 100")
    begin: Edtf | None = Field(default=None, description="EDTF")
    end: Edtf | None = Field(default=None, description="EDTF; absent while it exists")


class Parties(Answer):
    """Parties that a text may mean, best first; without a text the register, page by page in order of id."""

    q: str | None
    parties: list[PartyMatch]
    total: int | None = Field(default=None, description="parties of the register; only where no text is given")
    next: str | None = Field(default=None, description="`cursor` of the register's next page")
    truncated: bool
    notes: list[str] = Field(default_factory=list, description="who else a bare code means in other schemes")

    TABLE = Table("parties", f"{' '.join(PartyMatch.model_fields)}", key="id")


class PartyName(Part):
    """A name and the days for which it was the party's (ISO; null: not limited)."""

    text: str
    kind: str
    begin: Edtf | None
    end: Edtf | None
    lang: str


class PartyCode(Part):
    """A code in another scheme and the days for which that scheme gives it to this party."""

    scheme: str
    value: str
    begin: Edtf | None
    end: Edtf | None


class Kin(Part):
    """A predecessor or successor."""

    id: str
    name: str
    type: str = Field(description="continuator, split, merger …")
    date: Edtf = Field(description="EDTF")


def _names(answer: PartyAnswer) -> Lines:
    """One row a name or code."""
    for name in answer.names:
        yield name, {"what": f"{name.kind} ({name.lang})"}
    for code in answer.codes:
        yield code, {"what": f"code {code.scheme}", "text": code.value}


class PartyAnswer(Answer):
    """One party of the register."""

    id: str
    name: str
    kind: str
    begin: Edtf | None
    end: Edtf | None
    capital: str | None
    latitude: float | None = Field(description="of the capital, degrees (WGS 84)")
    longitude: float | None
    region: str | None
    names: list[PartyName]
    codes: list[PartyCode]
    predecessors: list[Kin]
    successors: list[Kin]
    note: str | None

    TABLE = Table(_names, "id what text begin end", PartyName, {"what": str, "text": str})
