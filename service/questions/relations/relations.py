"""Standing ties of one party on a day: diplomatic relations, memberships and members, alliances, leaders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, get_args

from pydantic import Field

from legation.graph.errors import InputError
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.claims import Holds
from legation.service.answers.states import State, States
from legation.service.declaration import question
from legation.service.parameters import HoldsIn, KnownOn, Limit, PartyThen, Preference, ValidOn
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.inferred import weigh
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.state_as_of import Standing, counted, shown, source_refs, stand, state_of, track_names
from legation.service.questions.common.told import spelled

Tie = Literal["relations", "memberships", "members", "alliances", "leaders", "recognizes"]
TIES: tuple[Tie, ...] = get_args(Tie)
_STATEMENT: dict[Tie, tuple[str, str]] = {
    "relations": ("ask/tracks_with/HAS_RELATIONS_WITH", "relations"),
    "memberships": ("ask/tracks_from/MEMBER_OF", "membership"),
    "members": ("ask/tracks_to/MEMBER_OF", "membership"),
    "alliances": ("ask/tracks_with/ALLIED_WITH", "alliance"),
    "leaders": ("ask/leaders_of", "leader"),
    "recognizes": ("ask/tracks_from/RECOGNIZES", "recognition"),
}
_SAYS: dict[Tie, str] = {
    "relations": "the diplomatic relations of {}", "memberships": "organisations of which {} is a member", "members": "the members of {}",
    "alliances": "the alliances of {}", "leaders": "the leaders of {}", "recognizes": "whom {} recognises",
}  # fmt: skip
LIMIT = 500


@question("/v1/ties/{what}", "A party's ties of one sort on a day", tag="relations")
def ties(
    store: Store, what: Annotated[Tie, Field(description="which sort of tie", examples=["relations"])], party: PartyThen, *,
    valid_on: ValidOn = None, known_on: KnownOn = None, prefer: Preference = None,
    holds: HoldsIn = None, limit: Limit = 500,
) -> States:  # fmt: skip
    """Diplomatic relations, memberships of a party, members of an organisation, alliances, leaders, whom it recognises: each tie with its
    episodes, whether it holds on the day, and what decides that. What is not listed is not claimed by any source, which is not `no`.

    The ties of one sort of a party (id, code or name on that day), those that hold first.

    `holds` picks states (default: all but `no`). Nothing claimed is `unknown` and absent from the list, which is not `no`.
    Raises UnknownParty, InputError.
    """
    if what not in TIES:
        raise InputError(f"there are no ties {what!r}; there are {', '.join(TIES)}", place="what")
    asof = as_of(valid_on, known_on, prefer)
    found, notes = party_in(party, asof.on)
    statement, prefix = _STATEMENT[what]
    tracks = track_names(store, statement, {"party": found.id}, asof, prefix, found.id)
    standings = stand(store, tracks, asof)
    if what == "relations":
        weigh(store, standings.found, asof)
    kept = shown(standings.found, holds, lambda one: (_ORDER[one.holds], _other(one, found.id), one.track))
    if not standings.found:
        notes.append(f"Nothing is loaded about {_SAYS[what].format(found.name)}: unknown, which is not the same as none.")
    elif (seen := _stopped(standings.found)) is not None:
        notes.append(
            f"No loaded source tells of {_SAYS[what].format(found.name)} after {spelled(seen)}: they are shown as when last seen, and who "
            "came or left since is not known."
        )
    made = states(what, PartyRef(id=found.id, name=found.name), kept, standings.found, asof, standings.sources, notes, limit)
    if what == "alliances" and made.states:
        made.notes.append(_obligations(made.states))
    return made


def _stopped(found: Sequence[Standing]) -> str | None:
    """The last day (ISO) of which claims tell, where the day that is asked about lies after it for each tie that may hold; else None."""
    held = [one for one in found if one.holds in ("yes", "possibly")]
    if not held or any(one.holds == "yes" for one in held):
        return None
    return max((one.last_seen for one in held if one.last_seen), default=None)


def _obligations(entries: Sequence[State]) -> str:
    """That not every alliance is one of defence: a pact of non-aggression is listed too."""
    owed = [one.details.get("obligations") or [] for one in entries]
    defence = sum("defense" in said for said in owed)
    return (
        "An alliance here is any treaty of defence, offence, neutrality, non-aggression or consultation; `details` says which. "
        f"Of the {len(owed)} listed, {defence} oblige to defence."
    )


_ORDER: dict[Holds, int] = {"yes": 0, "possibly": 1, "unknown": 2, "no": 3}


def states(
    about: str, party: PartyRef | None, kept: Sequence[Standing], found: Sequence[Standing], asof: AsOf, sources: dict[str, Row],
    notes: list[str], limit: int,
) -> States:  # fmt: skip
    """An answer of states: `kept` are shown up to `limit`, `found` are counted."""
    entries = [state_of(one, asof, sources) for one in kept[:limit]]
    return States(
        about=about, party=party, on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, states=entries, counts=counted(found),
        sources=source_refs(sources, (one.sources for one in entries)), notes=notes, total=len(kept), truncated=len(kept) > limit,
    )  # fmt: skip


def _other(one: Standing, party: str) -> str:
    """The other end of a tie."""
    return (one.object or "") if one.subject == party else one.subject
