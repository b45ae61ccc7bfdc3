"""What a claim is: one fact as one source states it, and the source that states it.

The JSON form (`legation schema claim` prints its schema) is flat, one object a line, the same in and out:

    {"kind": "arms_share", "subject": "ISR", "object": "AZE", "modality": "done", "when": "2016/2020", "value": 69,
     "unit": "percent", "base": "object_imports", "said_by": "Stockholm International Peace Research Institute",
     "quote": "…", "span": [2009, 2145], "source": {"publisher": "The Times of Israel", "published": "2023-03-29", …}}

Ids are hashes of content: the same fact from the same place has the same id wherever and whenever it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from legation.graph import time
from legation.graph.door import check_record
from legation.graph.errors import ClaimError
from legation.graph.kinds import BASES, KINDS, MISSION_TYPES, Kind

UNKNOWN = "unknown"
"""As subject or object: the source says that there was a party and that it is not known which. Never one shared node."""

PartyId = Annotated[str, StringConstraints(min_length=2, max_length=120)]
Short = Annotated[str, StringConstraints(max_length=400)]
Text = Annotated[str, StringConstraints(max_length=4000)]
Around = Annotated[str, StringConstraints(max_length=2000)]
Modality = Literal["done", "planned", "alleged", "denied"]

_SAME_ORIGIN = {
    "sipri": "stockholm international peace research institute",
    "sipri arms transfers database": "stockholm international peace research institute",
}


def content_id(*parts: object) -> str:
    """A 20-digit hexadecimal hash (80 bits of BLAKE2b) of JSON values; stable over versions of Python and machines."""
    return blake2b(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS), digest_size=10).hexdigest()


_T = TypeVar("_T")


class once(Generic[_T]):
    """A property worked out at its first use. Unlike functools.cached_property (before Python 3.12) it takes no lock: the values here
    are the same whichever thread works them out, and a load asks for some of them a million times."""

    def __init__(self, work: Callable[[Any], _T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, instance: Any, owner: type) -> _T:
        if instance is None:
            return self  # type: ignore[return-value]
        value = instance.__dict__[self._name] = self._work(instance)
        return value


def _edtf(text: str | None) -> str | None:
    if text is not None:
        time.parse(text)
    return text


_HASHED_AS: dict[str | None, str] = {"AFU": "AU"}
"""Parties whose id in the register changed (the African Union had that of ISO's Australia), and the one that their claims' ids are made
of: a claim's id outlives such a change."""
FORMER_PARTIES = {old: id_ for id_, old in _HASHED_AS.items() if id_}
"""The same by the former id, as it stands in graphs and exports from before the change."""


class Lack(BaseModel):
    """A party whose trade a register leaves out in some of its years, as supplier and as recipient."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(once,))

    party: PartyId
    first: int = Field(ge=1800, le=2100)
    last: int = Field(ge=1800, le=2100)


class Coverage(BaseModel):
    """What a register can answer: delivery years, and whose trade is complete in it (None: everybody's)."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(once,))

    first: int = Field(ge=1800, le=2100)
    last: int = Field(ge=1800, le=2100)
    suppliers: tuple[PartyId, ...] | None = None
    recipients: tuple[PartyId, ...] | None = None
    yearly: bool = True
    """False where a value may stand for several years together (order registers)."""
    lacks: tuple[Lack, ...] = ()
    """Whose trade is not in it, though everybody else's is."""


class Source(BaseModel):
    """Where a claim stands. `cites` leads to what it rests on (a newspaper quoting an institute)."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(once,))

    publisher: Annotated[str, StringConstraints(min_length=1, max_length=400)]
    publication: Short | None = None
    title: Short | None = None
    author: Short | None = None
    url: Annotated[str, StringConstraints(max_length=2000)] | None = None
    published: str | None = Field(default=None, description="EDTF date; what was known by a day rests on it")
    edition: Short | None = Field(default=None, description="which state of a source that is revised, mostly its date")
    licence: Short | None = None
    citation: Text | None = None
    text_hash: Short | None = None
    dataset: Short | None = Field(default=None, description="name of the loader's data set, e.g. sipri")
    shape: Short | None = Field(default=None, description="which of a data set's forms")
    covers: Coverage | None = None
    cites: tuple[Source, ...] = ()

    _when = field_validator("published")(_edtf)

    @once
    def id(self) -> str:
        """Hash of address and edition."""
        return content_id(
            self.publisher, self.publication, self.title, self.url, self.published, self.edition, self.shape, self.text_hash,
            [source.id for source in self.cites],
        )  # fmt: skip

    @once
    def origin(self) -> str:
        """Who stands at the end of the chain of citations: sources with one origin count as one."""
        root = self
        while root.cites:
            root = root.cites[0]
        return same_origin(root.publisher)

    @once
    def known_from(self) -> str | None:
        """The first day on which this was surely published (ISO date), or None."""
        if self.published is None:
            return None
        latest = time.parse(self.published).latest
        return latest.isoformat() if latest else None


@lru_cache(maxsize=4096)
def same_origin(name: str) -> str:
    """The key by which two spellings of one publisher are one origin."""
    key = " ".join(name.casefold().removeprefix("the ").split())
    return _SAME_ORIGIN.get(key, key)


class Claim(BaseModel):
    """One fact as one source states it."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(once,))

    kind: str
    subject: PartyId
    object: PartyId | None = None
    modality: Modality = "done"
    when: str | None = Field(default=None, max_length=64, description="EDTF: 2023-03-29, 2023-04, 1991, 2016/2020, 1949-04-04/.., 1992~")
    seen_until: str | None = Field(
        default=None, max_length=10, description="EDTF: up to when the source surely shows an unfinished span (a list that stops there)"
    )
    value: float | None = Field(default=None, allow_inf_nan=False)
    unit: Short | None = None
    base: str | None = Field(default=None, description="for shares: object_imports or subject_exports; for totals: exports or imports")
    scope: Short | None = Field(default=None, description="what the figure covers, e.g. major arms")
    mission: str | None = Field(default=None, description="type of mission")
    place: Short | None = None
    commodity: Short | None = None
    said_by: Short | None = Field(default=None, description="to whom the text attributes it, as written")
    quote: Text | None = None
    span: tuple[int, int] | None = Field(default=None, description="first and last+1 character of the quote in the source's text")
    context: tuple[Around, Around] | None = Field(
        default=None, description="the text before and after the quote, no part of what the claim says"
    )
    subject_text: Short | None = Field(default=None, description="the subject as the source writes it")
    object_text: Short | None = Field(default=None, description="the object as the source writes it")
    details: dict[str, Any] = Field(default_factory=dict, description="role details that the kind declares")
    about: str | None = Field(default=None, description="id of a claim that this one denies or corrects")
    source: Source
    locator: Short | None = Field(default=None, description="where in the source: page, row, cell")
    loader: Short | None = Field(default=None, description="loader or extractor with version and rule")
    recorded_at: datetime | None = None
    retracted_at: datetime | None = None
    retracted_why: Short | None = None
    claim_id: str | None = Field(default=None, alias="id", description="checked against the content when given")

    _when = field_validator("when", "seen_until")(_edtf)

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, kind: str) -> str:
        if kind not in KINDS:
            raise ValueError(f"no kind {kind!r}; the kinds are {', '.join(KINDS)}")
        return kind

    @field_validator("base")
    @classmethod
    def _known_base(cls, base: str | None) -> str | None:
        if base is not None and base not in BASES:
            raise ValueError(f"no base {base!r}; the bases are {', '.join(BASES)}")
        return base

    @field_validator("mission")
    @classmethod
    def _known_mission(cls, mission: str | None) -> str | None:
        if mission is not None and mission not in MISSION_TYPES:
            raise ValueError(f"no mission type {mission!r}; the types are {', '.join(MISSION_TYPES)}")
        return mission

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        kind = KINDS[self.kind]
        if kind.object_role is None and self.object is not None:
            raise ValueError(f"a {self.kind} claim has no object")
        if kind.object_role is not None and self.object is None:
            raise ValueError(f"a {self.kind} claim needs an object ({kind.object_role})")
        if self.object == self.subject and self.object != UNKNOWN:
            raise ValueError(f"subject and object are both {self.subject}")
        for name in kind.needs:
            if getattr(self, name) is None:
                raise ValueError(f"a {self.kind} claim needs {name!r}")
        if not self.details.keys() <= kind.details.keys():
            odd = self.details.keys() - kind.details.keys()
            raise ValueError(f"{self.kind} has no detail {', '.join(sorted(odd))}; it has {', '.join(kind.details) or 'none'}")
        if self.kind == "arms_share" and not (self.value is not None and 0 <= self.value <= 100):
            raise ValueError(f"a share is between 0 and 100 percent, not {self.value}")
        if self.unit == "TIV" and self.value is not None and self.value < 0:
            raise ValueError(f"a TIV is never negative ({self.value})")
        if self.seen_until is not None and not (self.when and self.when.endswith(("/", "/.."))):
            raise ValueError("seen_until belongs to a span without an end, e.g. when 1923-02-10/")
        if self.context is not None and self.quote is None:
            raise ValueError("context is the text around a quote; this claim has none")
        if self.span is not None and not (0 <= self.span[0] < self.span[1]):
            raise ValueError(f"span {list(self.span)} is not a first and last+1 position")
        return self

    @model_validator(mode="after")
    def _id_is_its_content(self) -> Self:
        if self.claim_id is not None and self.claim_id != self.id:
            raise ValueError(f"the id {self.claim_id} is not that of this content ({self.id}); leave it out")
        return self

    @once
    def id(self) -> str:
        """Hash of what the claim says and where it says it."""
        return content_id(
            self.kind, _HASHED_AS.get(self.subject, self.subject), _HASHED_AS.get(self.object, self.object),
            self.modality, self.when, self.seen_until, self.value, self.unit, self.base, self.scope,
            self.mission, self.place, self.commodity, self.said_by, self.quote, self.span, self.subject_text, self.object_text,
            self.details, self.about, self.source.id, self.locator,
        )  # fmt: skip

    @property
    def declared(self) -> Kind:
        """The declaration of this claim's kind."""
        return KINDS[self.kind]

    @once
    def time(self) -> time.When | None:
        """The valid time, parsed; None where the source gives none."""
        return time.parse(self.when) if self.when is not None else None

    @once
    def subject_node(self) -> str:
        """Id of the subject's node: the party, or the placeholder of this claim's own."""
        return self.subject if self.subject != UNKNOWN else f"{UNKNOWN}:{self.id}:subject"

    @once
    def object_node(self) -> str | None:
        """Id of the object's node, likewise."""
        return self.object if self.object != UNKNOWN else f"{UNKNOWN}:{self.id}:object"

    @once
    def track(self) -> str:
        """The story that this claim belongs to: what the projection reads whole."""
        kind = self.declared
        ends = [self.subject_node, self.object_node or ""]
        if kind.symmetric:
            ends.sort()
        extra = [str(getattr(self, name, None) or self.details.get(name) or "") for name in kind.track_by]
        if kind.track == "mission":
            extra = mission_track(self.mission, self.place)
        return "|".join([kind.track, *ends, *extra])

    @once
    def dyad(self) -> str | None:
        """Both party ids in alphabetical order, `AZE|ISR`; None for a claim about one party."""
        return dyad(self.subject_node, self.object_node) if self.object_node is not None else None

    @property
    def origin(self) -> str:
        """Who the claim rests on: the source's chain, or the body to which the text attributes it."""
        if self.source.cites or not self.said_by:
            return self.source.origin
        return same_origin(self.said_by)

    def to_json(self) -> dict[str, Any]:
        """The JSON form, without empty fields, with the id."""
        try:
            body = self.model_dump(mode="json", exclude_none=True, exclude_defaults=True, by_alias=True)
        except ValueError:  # the serializer takes sources only so deep
            body = self.model_dump(mode="json", exclude_none=True, exclude_defaults=True, by_alias=True, exclude={"source"})
            body["source"] = _whole(self.source)
        return {"id": self.id, "modality": self.modality} | body


def _whole(source: Source) -> dict[str, Any]:
    """The JSON form of a source however deep its citations are."""
    body = source.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={"cites"})
    return body | ({"cites": [_whole(one) for one in source.cites]} if source.cites else {})


def dyad(a: str, b: str) -> str:
    """The key of a pair of parties in either order."""
    return f"{a}|{b}" if a <= b else f"{b}|{a}"


_ONE_A_CITY = frozenset({"consulate_general", "consulate", "honorary_consulate", "trade_office"})


def mission_track(mission: str | None, place: str | None) -> list[str]:
    """Of embassies, interests sections and offices in an embassy's stead there is one a dyad (a seat may move, a legation become an
    embassy, and one source may leave the city out); of consulates and trade offices there may be one a city."""
    if mission in (None, "embassy", "legation", "nunciature"):
        return ["embassy", ""]
    return [mission, (place or "").casefold() if mission in _ONE_A_CITY else ""]


def read_claim(record: object, *, place: str, kept: bool = False, signs: bool = False) -> Claim:
    """Check one JSON object. Raises ClaimError with `place` (file and line) and the field. `kept`: it comes from a graph of ours, which may
    hold what was taken before there were bounds. `signs`: control characters are refused."""
    if not isinstance(record, dict):
        raise ClaimError("a claim is a JSON object", place=place)
    if not kept:
        check_record(record, place=place, signs=signs)
    if record.get("id") is not None:  # an export of ours; anybody else's `AU` may be ISO's Australia
        old = {role: record[role] for role in ("subject", "object") if isinstance(record.get(role), str)}
        record = record | {role: FORMER_PARTIES[id_] for role, id_ in old.items() if id_ in FORMER_PARTIES}
    try:
        return Claim.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or None
        reason = first["msg"].removeprefix("Value error, ")
        raise ClaimError(f"{field}: {reason}" if field else reason, field=field, place=place) from error


def today() -> date:
    """The current day; in one place so that tests can hold it."""
    return date.today()
