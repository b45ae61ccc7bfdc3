"""What the facts rest on: those of one publisher only, those whose claims disagree, and what claims lack."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Literal, get_args

from pydantic import Field

from legation.graph.errors import InputError, NotFound
from legation.graph.kinds import KINDS
from legation.graph.store import Row, Store
from legation.service.answers.audit import Audit, Lack, SolePublisher, SolePublishers
from legation.service.answers.base import PartyRef
from legation.service.answers.states import States
from legation.service.declaration import question
from legation.service.parameters import ClaimKind, Limit, Preference, Text, ValidOn
from legation.service.questions.common.asof import as_of
from legation.service.questions.common.lines import line
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.state_as_of import Standing, stand
from legation.service.questions.relations.relations import states

Lacking = Literal["quote", "date", "url", "published", "locator"]
LACKING: tuple[Lacking, ...] = get_args(Lacking)
LIMIT = 100
Track = Annotated[str, Field(max_length=400, description="the track after which the page begins")]
PAGES = 20
"""Pages of tracks that one question looks through at most."""


def _initials(name: str) -> str:
    """`sipri` of `Stockholm International Peace Research Institute`."""
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


@question("/v1/evidence/single-publisher", "Facts that rest on one publisher only", tag="evidence", long=True, operation="single")
def rests_on_one(
    store: Store,
    publisher: Annotated[str, Field(min_length=1, max_length=400, description="a publisher", examples=["The Times of Israel"])], *,
    after: Track = "", valid_on: ValidOn = None, limit: Limit = 100,
) -> States:  # fmt: skip
    """Facts all of whose claims stand in sources of this publisher. An unknown publisher is answered with the names there are.

    Facts (tracks) all of whose claims stand in sources of one publisher, in order of track; `after` is the last track seen.

    Rows of registers of arms are left out: their figures are the publisher's own. Raises NotFound with the publishers there are.
    """
    names = [row["publisher"] for row in store.read("ask/publishers")]
    key = publisher.strip().casefold()
    name = next((one for one in names if one.casefold() == key), None)
    if name is None:
        near = [one for one in names if key in one.casefold() or key == _initials(one)] or get_close_matches(publisher, names, 8) or names
        raise NotFound(f"no source is published by {publisher!r}. Publishers: {', '.join(near[:8])}")
    asof = as_of(valid_on)
    found: list[Standing] = []
    sources: dict[str, Row] = {}
    at, more = after, True
    for _ in range(PAGES):
        tracks = [row["track"] for row in store.read("ask/publisher_tracks", {"publisher": name, "after": at, "limit": limit * 2})]
        if not tracks:
            more = False
            break
        at = tracks[-1]
        standings = stand(store, tracks, asof)
        sources |= standings.sources
        found += [one for one in standings.found if all(row["publisher"] == name for row in one.rows)]
        if len(found) > limit or len(tracks) < limit * 2:
            more = len(found) > limit or len(tracks) == limit * 2
            break
    kept = found[: limit + 1]
    notes = [f"Every claim of these facts stands in a source of {name}."]
    if more and kept:
        notes.append(f"Ask with after={kept[:limit][-1].track!r} for more.")
    answer = states(f"facts that rest on {name} only", None, kept, found, asof, sources, notes, limit)
    return answer.model_copy(update={"truncated": more or len(found) > limit})


@question(
    "/v1/evidence/publishers", "How many facts rest on each publisher alone", tag="evidence", long=True, statuses=(), operation="publishers"
)
def sole_publishers(store: Store, *, limit: Limit = 200) -> SolePublishers:
    """Publishers of whose facts no other publisher tells, those with the fewest first, so that single newspapers come before data sets.

    How many facts rest on each publisher alone, the fewest first: a single newspaper comes before a data set of thousands.
    """
    found = [SolePublisher(**row) for row in store.read("ask/sole_publishers", timeout=60)]
    found.sort(key=lambda one: (one.facts, one.publisher))
    return SolePublishers(
        publishers=found[:limit], facts=sum(one.facts for one in found), truncated=len(found) > limit,
        notes=["Facts of registers of arms are left out: their figures are the publisher's own. "
               "/v1/evidence/single-publisher lists the facts of one."],
    )  # fmt: skip


@question("/v1/evidence/disagreements", "Facts whose claims contradict each other", tag="evidence", long=True, operation="disagreements")
def disagreeing(
    store: Store, *,
    party: Annotated[Text | None, Field(description="only facts about this party", examples=["ISR"])] = None,
    after: Track = "", valid_on: ValidOn = None, prefer: Preference = None, limit: Limit = 100,
) -> States:  # fmt: skip
    """Each with the values that are claimed, who says which, how many independent sources, and the side that the rule takes.

    Facts whose claims contradict each other, grouped by value with who says so, in order of track. Raises InputError, UnknownParty.
    """
    asof = as_of(valid_on, None, prefer)
    who, notes = party_in(party, asof.on) if party else (None, [])
    asked = {"party": who.id if who else None, "after": after, "limit": limit + 1}
    tracks = [row["track"] for row in store.read("ask/disputed", asked)]
    standings = stand(store, tracks, asof)
    if len(tracks) > limit:
        notes.append(f"Ask with after={tracks[limit - 1]!r} for more.")
    about = PartyRef(id=who.id, name=who.name) if who else None
    return states("facts whose claims disagree", about, standings.found, standings.found, asof, standings.sources, notes, limit)


@question("/v1/evidence/audit/{lacks}", "What claims lack", tag="evidence", long=True, statuses=())
def audit(
    store: Store, lacks: Annotated[Lacking, Field(description="what is missing", examples=["quote"])], *,
    kind: Annotated[ClaimKind | None, Field(description="only claims of this kind", examples=["mission_opened"])] = None,
    after: Annotated[str, Field(max_length=64, description="`after` of the page before")] = "", limit: Limit = 100,
) -> Audit:  # fmt: skip
    """Counts by kind and publisher, and a page of the claims, for the quote, date, address, day of publication or place in the source.

    How many claims lack a quote, a date, their source's address, its day or their place in it, and a page of them. Raises InputError.
    """
    if lacks not in LACKING:
        raise InputError(f"an audit is of {', '.join(LACKING)}, not {lacks!r}", place="lacks")
    if kind is not None and kind not in KINDS:
        raise InputError(f"there is no kind of claim {kind!r}", place="kind")
    counts = [row for row in store.read("ask/audit_counts", {"what": lacks}) if kind is None or row["kind"] == kind]
    rows = store.read("ask/audit_page", {"what": lacks, "kind": kind, "after": after, "limit": limit + 1})
    notes = ["Figures of registers have no quote: their row (`locator`) is the evidence."] if lacks == "quote" else []
    return Audit(
        lacks=lacks, claims=sum(row["claims"] for row in counts), lacking=sum(row["lacking"] for row in counts),
        by=[Lack(**row) for row in counts if row["lacking"]], page=[line(row) for row in rows[:limit]],
        after=rows[limit - 1]["id"] if len(rows) > limit else None, notes=notes, truncated=len(rows) > limit,
    )  # fmt: skip
