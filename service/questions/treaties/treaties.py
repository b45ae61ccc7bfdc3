"""Treaties: those between two parties, the parties to one, and finding one by words of its title.

Three dates stand apart: signed, in force, ended. What a list tells without a date (UK Treaties Online names all parties of a treaty of
several, whenever they joined) stands with `dated` false and never holds on a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal

import orjson
from pydantic import Field

from legation.graph.claims import dyad
from legation.graph.errors import InputError, NotCovered, NotFound
from legation.graph.parties import register
from legation.graph.states.episodes import episodes
from legation.graph.store import Row, Store
from legation.service.answers.base import Answer, Part, PartyRef, cite
from legation.service.answers.dates import Edtf
from legation.service.answers.table import Table
from legation.service.declaration import question
from legation.service.parameters import KnownOn, Limit, OneParty, OtherParty, Text, ValidOn
from legation.service.questions.common.asof import as_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import known_day

SIDES = ("treaty_signed", "treaty_in_force")
PARTIES = ("treaty_membership", "treaty_signature")
LISTED = "treaty_listed"
MOST = 20_000
"""Most claims that one answer reads."""
_DATES = ("signed", "bound", "act", "in_force", "ended", "end")
Holds = Literal["yes", "no", "possibly", "unknown"]


class TreatyLine(Part):
    """One treaty with its dates, each as the list tells it; null where it tells none."""

    treaty: str = Field(description="id of the treaty in its list, e.g. `UN 3-3`; ask `/v1/treaties/parties` with it")
    title: str | None
    topic: str | None
    signed: Edtf | None = Field(description="EDTF")
    in_force: Edtf | None = Field(description="EDTF; of a treaty of several: for both parties")
    ended: Edtf | None = Field(description="EDTF")
    end: str | None = Field(description="how it ended")
    binding: Holds = Field(description="whether it binds both on the day asked")
    dated: bool = Field(description="false: both stand in a list of parties that does not say when each of them joined")
    claims: list[str] = Field(description="ids of the claims behind it")
    citation: str


class TreatiesBetween(Answer):
    """Treaties between two parties: those of the two alone, and those of several that both have joined."""

    a: PartyRef
    b: PartyRef
    valid_on: Edtf
    treaties: list[TreatyLine]
    total: int
    binding: int = Field(description="how many bind both on the day asked, for sure")
    truncated: bool
    remarks: list[str]

    TABLE = Table("treaties", "a b valid_on treaty title topic signed in_force ended end binding dated citation", key="treaty")


class TreatyParty(Part):
    """One party to a treaty."""

    party: PartyRef
    signed: Edtf | None = Field(description="EDTF")
    act: str | None = Field(description="by what it is bound: ratification, accession, succession …")
    bound: str | None = Field(description="EDTF: day of that act")
    in_force: Edtf | None = Field(description="EDTF: for this party, where the list tells it")
    ended: Edtf | None = Field(description="EDTF")
    member: Holds = Field(description="whether it is a party to the treaty on the day asked")
    dated: bool = Field(description="false: it stands in a list that does not say when it joined")
    claims: list[str]


class TreatyParties(Answer):
    """Who signed a treaty and who is a party to it on a day."""

    treaty: str
    title: str | None
    topic: str | None
    valid_on: Edtf
    parties: list[TreatyParty]
    members: int = Field(description="how many are parties on the day asked, for sure")
    signatories: int = Field(description="how many signed, as far as the list tells")
    truncated: bool
    citation: str

    TABLE = Table("parties", "treaty party name=party.name signed act bound in_force ended member dated citation", key="treaty party")


class TreatyFound(Part):
    """One treaty that fits."""

    treaty: str
    title: str | None
    topic: str | None
    signed: Edtf | None = Field(description="EDTF: of a treaty of several, the first day on which a party signed")
    parties: int = Field(description="parties and signatories that the list names")
    publisher: str


class Treaties(Answer):
    """Treaties whose title has the words asked for."""

    q: str
    treaties: list[TreatyFound]
    truncated: bool

    TABLE = Table("treaties", "treaty title topic signed parties publisher", key="treaty")


@question("/v1/treaties/between", "Treaties between two parties", tag="treaties", long=True)
def between(
    store: Store, a: OneParty, b: OtherParty, *, valid_on: ValidOn = None, known_on: KnownOn = None, limit: Limit = 500,
) -> TreatiesBetween:  # fmt: skip
    """Each treaty with the days on which it was signed, came into force and ended, and whether it binds both on the day asked; the newest
    first. Treaties of several parties are those that both have joined.

    Raises UnknownParty, InputError.
    """
    asof = as_of(valid_on)
    (one, notes), (other, more) = party_in(a, asof.on), party_in(b, asof.on)
    if one.id == other.id:
        raise InputError(f"{a!r} and {b!r} are one party, {one.id}", place="b")
    day = known_day(known_on)
    rows = [
        row
        for row in store.read("ask/dyad_claims", {"dyad": dyad(one.id, other.id), "known_on": day, "limit": MOST})
        if row["kind"] in SIDES
    ]
    lines = list(_of_two(rows, asof))
    lines += _of_several(store, one.id, other.id, day, asof)
    texts = {"text": f'"{one.id.lower()}"', "also": f'"{other.id.lower()}"'}
    lines += [
        _line(tid, details, "unknown", [row], dated=False)
        for row in store.read("ask/treaty_claims", {"kinds": [LISTED], **texts, "known_on": day, "limit": MOST}, timeout=60)
        if {one.id, other.id} <= set((details := _details(row)).get("parties", ())) and (tid := details.get("treaty"))
    ]
    lines.sort(key=lambda line: (line.signed or line.in_force or "", line.treaty), reverse=True)
    return TreatiesBetween(
        a=PartyRef(id=one.id, name=one.name), b=PartyRef(id=other.id, name=other.name), valid_on=asof.on.edtf, treaties=lines[:limit],
        total=len(lines), binding=sum(line.binding == "yes" for line in lines), truncated=len(lines) > limit, remarks=notes + more,
    )  # fmt: skip


@question("/v1/treaties/parties", "The parties to a treaty", tag="treaties", long=True)
def parties(
    store: Store,
    treaty: Annotated[Text, Field(description="id of the treaty, as `/v1/treaties` gives it", examples=["UN 3-3"])],
    *, valid_on: ValidOn = None, known_on: KnownOn = None, limit: Limit = 1000,
) -> TreatyParties:  # fmt: skip
    """Who signed a treaty, who is bound since when and by what act, and who is a party on the day asked.

    Raises NotFound for an id of no treaty, NotCovered where no list of treaties is loaded.
    """
    asof = as_of(valid_on)
    asked = {"text": orjson.dumps({"treaty": treaty}).decode()[1:-1].lower(), "also": "", "known_on": known_day(known_on), "limit": MOST}
    rows = store.read("ask/treaty_claims", {"kinds": [*PARTIES, *SIDES, LISTED], **asked}, timeout=60)
    rows = [row for row in rows if _details(row).get("treaty", "").lower() == treaty.lower()]
    if not rows:
        if not store.read("ask/treaty_claims", {"kinds": [*PARTIES, *SIDES, LISTED], **asked, "text": "", "limit": 1}, timeout=60):
            raise NotCovered("no list of treaties is loaded", source="un_treaties", fetched=False)
        raise NotFound(f"no treaty has the id {treaty!r}; /v1/treaties?q=WORDS finds one by its title")
    found: dict[str, list[Row]] = defaultdict(list)
    listed: dict[str, Row] = {}
    for row in rows:
        if row["kind"] == LISTED:
            listed |= {party: row for party in _details(row).get("parties", ()) if party in register()}
        else:
            for party in (row["subject"], row["object"]):
                if party:
                    found[party].append(row)
    lines = [_party(party, claims, asof) for party, claims in sorted(found.items())]
    lines += [_party(party, [row], asof) for party, row in sorted(listed.items()) if party not in found]
    head = _details(rows[0])
    return TreatyParties(
        treaty=head["treaty"], title=head.get("title"), topic=head.get("topic"), valid_on=asof.on.edtf, parties=lines[:limit],
        members=sum(line.member == "yes" for line in lines), signatories=sum(line.signed is not None for line in lines if line.dated),
        truncated=len(lines) > limit, citation="; ".join(sorted({cite(row) for row in rows})),
    )  # fmt: skip


@question("/v1/treaties", "Find a treaty by its title", tag="treaties", long=True, operation="treaties", statuses=())
def titles(
    store: Store, q: Annotated[Text, Field(description="words of the title, as they follow each other", examples=["Diplomatic Relations"])],
    *, limit: Annotated[int, Field(ge=1, le=200, description="most treaties", examples=[20])] = 50,
) -> Treaties:  # fmt: skip
    """Treaties whose title holds some words, the ones with most parties first. One treaty may stand in several lists, each with its own id.

    Raises InputError.
    """
    words = " ".join(q.split())
    if len(words) < 3:
        raise InputError("give at least three letters of the title", place="q")
    text = orjson.dumps(words).decode()[1:-1].lower()
    rows = store.read(
        "ask/treaty_claims", {"kinds": [*PARTIES, *SIDES, LISTED], "text": text, "also": "", "known_on": None, "limit": MOST}, timeout=60
    )
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        details = _details(row)
        if words.lower() in details.get("title", "").lower():
            by_id[details["treaty"]].append(row)
    found = [_found(treaty, members) for treaty, members in by_id.items()]
    found.sort(key=lambda one: (-one.parties, one.treaty))
    return Treaties(q=q, treaties=found[:limit], truncated=len(found) > limit or len(rows) == MOST)


def _found(treaty: str, rows: Sequence[Row]) -> TreatyFound:
    head = _details(rows[0])
    named = {party for row in rows for party in (row["subject"], row["object"], *_details(row).get("parties", ())) if party}
    signed = min((day for row in rows if (day := _details(row).get("signed"))), default=None)
    return TreatyFound(
        treaty=treaty, title=head.get("title"), topic=head.get("topic"), signed=signed, parties=len(named), publisher=rows[0]["publisher"]
    )


def _of_two(rows: Iterable[Row], asof: Any) -> Iterator[TreatyLine]:
    """The treaties of the two alone; what texts tell of a signature without naming the treaty is a line of its own."""
    by_treaty: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["modality"] == "done":
            by_treaty[_details(row).get("treaty") or f"claim {row['id']}"].append(row)
    for treaty, members in by_treaty.items():
        spans = [row for row in members if row["kind"] == "treaty_in_force"]
        told = max((_details(row) for row in members), key=len)
        if not told.get("signed"):
            told = told | {"signed": next((row["edtf"] for row in members if row["kind"] == "treaty_signed"), None)}
        yield _line(treaty, told, _holds(spans, asof), members)


def _of_several(store: Store, a: str, b: str, day: str | None, asof: Any) -> Iterator[TreatyLine]:
    """The treaties of several that both have joined."""
    ours, theirs = ({treaty: rows for treaty, rows in _joined(store, party, day)} for party in (a, b))
    for treaty in ours.keys() & theirs.keys():
        pair = (ours[treaty], theirs[treaty])
        holds = [_holds(rows, asof) for rows in pair]
        both: Holds = "no" if "no" in holds else "unknown" if "unknown" in holds else "possibly" if "possibly" in holds else "yes"
        one, other = (max((_details(row) for row in rows), key=len) for rows in pair)
        told = {
            "title": one.get("title"), "topic": one.get("topic"), "signed": _later(one, other, "signed"),
            "in_force": _later(one, other, "in_force") or _later(one, other, "bound"),
            "ended": min((day for day in (one.get("ended"), other.get("ended")) if day), default=None),
        }  # fmt: skip
        yield _line(treaty, told, both, [*pair[0], *pair[1]])


def _joined(store: Store, party: str, day: str | None) -> Iterator[tuple[str, list[Row]]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in store.read("ask/treaties_of", {"party": party, "kinds": ["treaty_membership"], "known_on": day}, timeout=60):
        found[_details(row)["treaty"]].append(row)
    yield from found.items()


def _later(one: dict[str, Any], other: dict[str, Any], name: str) -> str | None:
    days = [one.get(name), other.get(name)]
    return max(days) if all(days) else None  # type: ignore[type-var]


def _holds(rows: Sequence[Row], asof: Any) -> Holds:
    """Whether a span of these claims holds on the day asked. Before the first day on which a treaty can bind it does not: that day
    is not the first proof of it but its beginning."""
    answers = [episode.holds_on(asof.on) for episode in episodes(rows)] if rows else []
    begins = [row["earliest"] for row in rows]
    if begins and all(begins) and asof.last < min(begins):
        return "no"
    return next((one for one in ("yes", "possibly", "no") if one in answers), "unknown")


def _line(treaty: str, told: dict[str, Any], binding: Holds, rows: Sequence[Row], *, dated: bool = True) -> TreatyLine:
    return TreatyLine(
        treaty=treaty, title=told.get("title"), topic=told.get("topic"), signed=told.get("signed"), in_force=told.get("in_force"),
        ended=told.get("ended"), end=told.get("end"), binding=binding, dated=dated, claims=sorted({row["id"] for row in rows}),
        citation="; ".join(sorted({cite(row) for row in rows})),
    )  # fmt: skip


def _party(party: str, rows: Sequence[Row], asof: Any) -> TreatyParty:
    dated = [row for row in rows if row["kind"] != LISTED]
    told = max((_details(row) for row in dated), key=len) if dated else {}
    spans = [row for row in dated if row["kind"] in ("treaty_membership", "treaty_in_force")]
    return TreatyParty(
        party=PartyRef(id=party, name=register().get(party).name), signed=told.get("signed"), act=told.get("act"), bound=told.get("bound"),
        in_force=told.get("in_force"), ended=told.get("ended"), member=_holds(spans, asof), dated=bool(dated),
        claims=sorted({row["id"] for row in rows}),
    )  # fmt: skip


def _details(row: Row) -> dict[str, Any]:
    return dict(orjson.loads(row["details"])) if row["details"] else {}
