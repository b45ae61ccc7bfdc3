"""Representation without an own mission: one ambassador for several states, and protecting powers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from legation.graph.errors import UnknownParty
from legation.graph.parties import Party, register
from legation.graph.store import Store
from legation.service.answers.claims import Holds
from legation.service.answers.pairs import Accreditations, Cover
from legation.service.answers.states import States
from legation.service.declaration import question
from legation.service.parameters import HoldsIn, KnownOn, Limit, MaybeHost, MaybeSender, Preference, Text, ValidOn
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.state_as_of import Standing, details, ref, shown, source_refs, stand, track_names
from legation.service.questions.relations.relations import states

LIMIT = 200
TRACKS = 20_000
_ORDER: dict[Holds, int] = {"yes": 0, "possibly": 1, "unknown": 2, "no": 3}


@question("/v1/accreditations", "Who covers several states from one seat", tag="pairs", long=True)
def accreditations(
    store: Store, *, sender: MaybeSender = None, host: MaybeHost = None,
    least: Annotated[int, Field(ge=1, le=200, description="fewest states covered besides the seat", examples=[5])] = 1,
    valid_on: ValidOn = None, known_on: KnownOn = None, prefer: Preference = None, limit: Limit = 200,
) -> Accreditations:  # fmt: skip
    """Non-resident accreditation by sender and seat, the widest cover first.

    Who covers which states from a seat elsewhere: by sender and seat, the widest cover first.

    `host` keeps the covers that include it, `least` those of at least so many states besides the seat. Raises InputError, UnknownParty.
    """
    asof = as_of(valid_on, known_on, prefer)
    notes: list[str] = []
    ids: list[str | None] = []
    for text in (sender, host):
        party, said = party_in(text, asof.on) if text else (None, [])
        ids.append(party.id if party else None)
        notes += said
    if ids[0]:
        tracks = track_names(store, "ask/tracks_from/ACCREDITED_TO", {"party": ids[0]}, asof, f"accreditation|{ids[0]}")
    elif ids[1]:
        senders = {
            name.split("|")[1]
            for name in track_names(store, "ask/tracks_to/ACCREDITED_TO", {"party": ids[1]}, asof, "accreditation", ids[1])
        }
        names = {
            name for one in senders
            for name in track_names(store, "ask/tracks_from/ACCREDITED_TO", {"party": one}, asof, f"accreditation|{one}")
        }  # fmt: skip
        tracks = sorted(names)
    else:
        tracks = track_names(store, "ask/tracks/ACCREDITED_TO", {"limit": TRACKS}, asof, "accreditation")
    standings = stand(store, tracks, asof)
    groups: dict[tuple[str, str], list[Standing]] = {}
    for one in standings.found:
        if one.episodes and one.holds != "no":
            groups.setdefault((one.subject, str(details(one.rows).get("seat") or "")), []).append(one)
    kept = [
        (key, sorted(members, key=lambda one: one.object or ""))
        for key, members in groups.items()
        if len(members) >= least and (ids[1] is None or any(one.object == ids[1] for one in members))
    ]
    kept.sort(key=lambda item: (-len(item[1]), item[0]))
    covers = [
        Cover(
            sender=ref(sender_id), seat=ref(seat) if seat else None, hosts=[ref(one.object or "") for one in members],
            holds=[one.holds for one in members], claims=sorted({row["id"] for one in members for row in one.rows}),
            sources=sorted({row["source"] for one in members for row in one.rows}),
        )
        for (sender_id, seat), members in kept[:limit]
    ]  # fmt: skip
    return Accreditations(
        on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, covers=covers, notes=notes, total=len(kept),
        sources=source_refs(standings.sources, (one.sources for one in covers)), truncated=len(kept) > limit or len(tracks) == TRACKS,
    )  # fmt: skip


@question("/v1/protecting-powers", "Who speaks for whom where", tag="pairs")
def protecting(
    store: Store, *, protecting: Annotated[Text | None, Field(description="the power that protects", examples=["CHE"])] = None,
    protected: Annotated[Text | None, Field(description="the party whose interests are protected", examples=["USA"])] = None,
    receiving: Annotated[Text | None, Field(description="where: the receiving party, or its capital", examples=["IRN"])] = None,
    valid_on: ValidOn = None, known_on: KnownOn = None, prefer: Preference = None, holds: HoldsIn = None, limit: Limit = 200,
) -> States:  # fmt: skip
    """Mandates by which one party represents another's interests in a third. An interests section is no embassy.

    Which party represents the interests of which other where; a party or a capital may name the place (`Tehran`).

    An interests section never counts as an embassy. Raises InputError, UnknownParty.
    """
    asof = as_of(valid_on, known_on, prefer)
    notes: list[str] = []
    wanted: list[str | None] = []
    for text in (protecting, protected, receiving):
        party, said = _place(text, asof) if text else (None, [])
        wanted.append(party.id if party else None)
        notes += said
    tracks = track_names(store, "ask/tracks/REPRESENTS_INTERESTS_OF", {"limit": TRACKS}, asof, "interests")
    fitting = [name for name in tracks if all(want is None or want == got for want, got in zip(wanted, name.split("|")[1:4], strict=True))]
    standings = stand(store, fitting, asof)
    kept = shown(standings.found, holds, lambda one: (_ORDER[one.holds], one.track))
    if not standings.found:
        notes.append("No loaded source tells of such a mandate: unknown, which is not the same as none.")
    return states("protecting powers", None, kept, standings.found, asof, standings.sources, notes, limit)


def _place(text: str, asof: AsOf) -> tuple[Party, list[str]]:
    """The party that a text names, also by its capital's name."""
    try:
        return party_in(text, asof.on)
    except UnknownParty:
        key = text.strip().casefold()
        hosts = [one for one in register().parties() if one.last_day is None and (one.capital or "").casefold() == key]
        if len(hosts) != 1:
            raise
        return hosts[0], [f"{text} is read as the capital of {hosts[0].name}."]
