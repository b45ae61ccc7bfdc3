"""Deeds in a period: visits; expulsions of diplomats and recalls of envoys; threats of sanctions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from pydantic import Field

from legation.graph import time
from legation.graph.states import source_preference
from legation.graph.store import Row, Store
from legation.service.answers.deeds import Deed, Deeds
from legation.service.declaration import question
from legation.service.parameters import InPeriod, KnownOn, Limit, named
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.lines import details_of, line
from legation.service.questions.common.parties import party_in, two_parties
from legation.service.questions.common.period import period_of
from legation.service.questions.common.state_as_of import ref, source_refs, source_rows

CLAIMS = 20_000
Party = Annotated[str, named("either side: id, code or name of any time", "CHN")]
Other = Annotated[str | None, named("the other side", "ISR")]
Side = Annotated[
    Literal["subject", "object"] | None,
    Field(description="subject: what the party did; object: what was done to it; default: both", examples=["subject"]),
]


@question("/v1/visits", "Visits to and by a party in a period", tag="relations")
def visits(
    store: Store, party: Party, *, period: InPeriod = "1800/2100", other: Other = None, side: Side = None, known_on: KnownOn = None,
    limit: Limit = 500,
) -> Deeds:  # fmt: skip
    """Who visited whom: leaders and ministers of a party abroad (`side=subject`) and those who came to it (`object`), with person, place
    and days as precisely as the source gives them. Planned visits are named as such.

    Raises UnknownParty, InputError.
    """
    return _deeds(store, "visits", ["visit"], party, period, other, side, known_on, limit)


@question("/v1/expulsions", "Diplomats expelled and envoys recalled in a period", tag="relations")
def expulsions(
    store: Store, party: Party, *, period: InPeriod = "1800/2100", other: Other = None, side: Side = None,
    what: Annotated[
        list[Literal["expelled", "recalled"]] | None,
        Field(max_length=2, description="default: both (repeat it)", examples=[["expelled"]]),
    ] = None,
    known_on: KnownOn = None, limit: Limit = 500,
) -> Deeds:  # fmt: skip
    """Expulsions of diplomats and recalls of envoys by a party (`side=subject`) or against it (`object`). A recall for consultations closes
    no mission, and neither ends relations.

    Raises UnknownParty, InputError.
    """
    names = {"expelled": "diplomats_expelled", "recalled": "envoy_recalled"}
    kinds = [names[name] for name in (what or ("expelled", "recalled"))]
    return _deeds(store, "expulsions", kinds, party, period, other, side, known_on, limit)


@question("/v1/sanctions/threats", "Threats of sanctions in a period", tag="relations")
def threats(
    store: Store, party: Party, *, period: InPeriod = "1800/2100", other: Other = None, side: Side = None, known_on: KnownOn = None,
    limit: Limit = 500,
) -> Deeds:  # fmt: skip
    """Who threatened whom with sanctions, and with which. A threat is no sanction: see /v1/sanctions for what was imposed.

    Raises UnknownParty, InputError.
    """
    return _deeds(store, "threats of sanctions", ["sanctions_threatened"], party, period, other, side, known_on, limit)


def _deeds(
    store: Store, about: str, kinds: Sequence[str], party: str, period: str, other: str | None, side: str | None, known_on: str | None,
    limit: int,
) -> Deeds:  # fmt: skip
    span = period_of(period)
    assert span.earliest is not None
    assert span.latest is not None
    asof = as_of(None, known_on)
    partner = None
    if other is None:
        one, notes = party_in(party, span)
    else:
        one, partner, notes = two_parties(party, other, span, place="other")
    asked = {
        "party": one.id, "kinds": list(kinds), "first": span.earliest.isoformat(), "last": span.latest.isoformat(),
        "known_on": asof.known_on, "limit": CLAIMS,
    }  # fmt: skip
    rows = store.read("ask/events_of", asked)
    kept = [
        row for row in rows
        if (side is None or row[side] == one.id) and (partner is None or partner.id in (row["subject"], row["object"]))
    ]  # fmt: skip
    if not kept:
        notes.append(f"No loaded source tells of {about} of {one.name} in {span.edtf}: unknown, which is not the same as none.")
    return _answer(store, about, one.id, kept, span, asof, limit, notes, len(rows) == CLAIMS)


def _answer(
    store: Store, about: str, party: str, rows: Sequence[Row], span: time.When, asof: AsOf, limit: int, notes: list[str], cut: bool
) -> Deeds:
    groups = _one_deed(rows)
    sources = source_rows(store, (row["source"] for group in groups[:limit] for row in group))
    return Deeds(
        about=about, party=ref(party), period=span.edtf, deeds=[_deed(group, span) for group in groups[:limit]],
        counts=dict(sorted(Counter(group[0]["kind"] for group in groups).items())), on=asof.on.edtf, known_on=asof.known_on,
        rule=asof.rule, sources=source_refs(sources, [list(sources)]), notes=notes, total=len(groups), truncated=len(groups) > limit or cut,
    )  # fmt: skip


def _one_deed(rows: Iterable[Row]) -> list[list[Row]]:
    """Claims of different sources about one deed: one kind, one track, one modality, days that can be the same. What one source lists twice
    is two deeds, such as two visits of a year."""
    groups: dict[tuple[str, str, str], list[list[Row]]] = {}
    order: list[list[Row]] = []
    for row in rows:
        mine = groups.setdefault((row["track"], row["kind"], row["modality"]), [])
        for group in mine:
            if all(row["source"] != one["source"] and source_preference.can_be_one(row, one) for one in group):
                group.append(row)
                break
        else:
            mine.append([row])
            order.append(mine[-1])
    return order


def _deed(group: Sequence[Row], span: time.When) -> Deed:
    assert span.earliest is not None
    assert span.latest is not None
    first, last = max(row["earliest"] for row in group), min(row["latest"] for row in group)
    sharpest = min(group, key=lambda row: (len(row["edtf"]) < 10, -len(row["edtf"]), row["id"]))
    details = details_of(sharpest)
    person = next((str(details_of(row)["person"]) for row in [sharpest, *group] if details_of(row).get("person")), None)
    return Deed(
        what=sharpest["kind"], subject=ref(sharpest["subject"]), object=ref(sharpest["object"]) if sharpest["object"] else None,
        when=sharpest["edtf"], inside="yes" if span.earliest.isoformat() <= first and last <= span.latest.isoformat() else "possibly",
        modality=sharpest["modality"], place=next((row["place"] for row in group if row["place"]), None), person=person,
        details=details, claims=[line(row) for row in group], independent_sources=len({row["origin"] for row in group}),
    )  # fmt: skip
