"""With how many others each party has a tie on a day: missions sent and hosted, relations, recognition."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Literal, get_args

from pydantic import Field

from legation.graph.claims import mission_track
from legation.graph.errors import InputError
from legation.graph.kinds import TRACKS
from legation.graph.parties import register
from legation.graph.store import Store
from legation.service.answers.base import source_ref
from legation.service.answers.claims import Holds
from legation.service.answers.overview import TieCount, TieCounts
from legation.service.declaration import question
from legation.service.parameters import KnownOn, Limit, MissionTypes, Preference, ValidOn
from legation.service.questions.common.asof import as_of
from legation.service.questions.common.state_as_of import ref, source_rows
from legation.service.questions.common.world import WorldState, world
from legation.service.questions.missions.missions import wanted_types

What = Literal["missions_sent", "missions_hosted", "relations", "recognized_by"]
WHATS: tuple[What, ...] = get_args(What)
LIMIT = 300
EMBASSIES = ("embassy", "legation", "nunciature")
_READ: dict[What, tuple[str, str]] = {
    "missions_sent": ("ask/world/HAS_MISSION_IN", "mission"),
    "missions_hosted": ("ask/world/HAS_MISSION_IN", "mission"),
    "relations": ("ask/world/HAS_RELATIONS_WITH", "relations"),
    "recognized_by": ("ask/world/RECOGNIZES", "recognition"),
}
_ORDER: tuple[Holds, ...] = ("yes", "possibly", "unknown", "no")


@question("/v1/counts/{what}", "With how many others each party has a tie", tag="relations", long=True, statuses=())
def counts(
    store: Store, what: Annotated[What, Field(description="the sort of tie", examples=["missions_sent"])], *, types: MissionTypes = None,
    valid_on: ValidOn = None, known_on: KnownOn = None, prefer: Preference = None, limit: Limit = LIMIT,
) -> TieCounts:  # fmt: skip
    """Missions sent or hosted, relations, or recognition by others, the most first; others are counted, not missions. Embassies count
    unless `type` says otherwise.

    With how many others each party has a tie on a day, the most first.

    Others are counted, not missions: three consulates in one country are one. `types` are the missions that count (default: embassies
    with legations and nunciatures). Raises InputError.
    """
    if what not in WHATS:
        raise InputError(f"there are no counts of {what!r}; there are {', '.join(WHATS)}", place="what")
    asof = as_of(valid_on, known_on, prefer)
    statement, prefix = _READ[what]
    wanted = wanted_types(types or EMBASSIES) if prefix == "mission" else set()
    classes = {mission_track(name, None)[0] for name in wanted}
    known = register()
    found: dict[str, dict[str, list[Holds]]] = defaultdict(lambda: defaultdict(list))
    for one in world(store, statement, asof, prefix).values():
        if one.claimed and (not classes or one.track.split("|")[3] in classes):
            for party, other in _counted(what, one):
                if party in known and other in known:
                    found[party][other].append(one.holds)
    made = []
    for party, others in found.items():
        best = [min(states, key=_ORDER.index) for states in others.values()]
        if "yes" in best or "possibly" in best:
            made.append(TieCount(party=ref(party), yes=best.count("yes"), possibly=best.count("possibly")))
    made.sort(key=lambda one: (-one.yes - one.possibly, -one.yes, one.party.id))
    kinds = sorted(kind.name for kind in TRACKS[prefix])
    claims = {row["source"]: row["claims"] for row in store.read("ask/kind_sources", {"kinds": kinds}, timeout=60)}
    sources = source_rows(store, claims)
    listed = [source_ref(sources[one]) for one in sorted(sources, key=lambda id_: (-claims[id_], id_))]
    return TieCounts(
        what=what, types=sorted(wanted), parties=made[:limit], on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule,
        sources=listed, total=len(made), truncated=len(made) > limit,
        notes=["A party that is not listed has none of which a loaded source tells, which is not the same as none."],
    )  # fmt: skip


def _counted(what: What, one: WorldState) -> list[tuple[str, str]]:
    """(the party for which it counts, the other one): both ways for relations."""
    there, back = (one.subject, one.object), (one.object, one.subject)
    if what == "relations":
        return [there, back]
    return [there if what == "missions_sent" else back]
