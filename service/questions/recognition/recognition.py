"""Recognition: always by an observer, never a property of the recognised. Counts are ranges, withdrawals name who disputes them."""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.bearings import BEARINGS
from legation.graph.errors import InputError
from legation.graph.parties import Party
from legation.graph.states.episodes import Episode
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.claims import Holds, Inference
from legation.service.answers.recognition import COUNT_RULE, Count, Recognition, Target, Withdrawal, Withdrawals
from legation.service.declaration import question
from legation.service.parameters import HoldsIn, KnownOn, Limit, Observers, Preference, TargetName, Targets, ValidOn
from legation.service.questions.common.asof import AsOf, as_of
from legation.service.questions.common.lines import details_of, line, name_of
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.state_as_of import Standing, Standings, ref, shown, source_refs, stand, state_of, track_names

LIMIT = 300
TARGETS = 10
_ORDER: dict[Holds, int] = {"yes": 0, "possibly": 1, "unknown": 2, "no": 3}
_ALL: tuple[Holds, ...] = ("yes", "possibly", "unknown", "no")


@question("/v1/recognition", "Who recognises some parties, by observer", tag="relations")
def recognition(
    store: Store, targets: Targets, *, observers: Observers = None, valid_on: ValidOn = None, known_on: KnownOn = None,
    prefer: Preference = None, holds: HoldsIn = None, limit: Limit = 300,
) -> Recognition:  # fmt: skip
    """A matrix by observer; the count is a range whose rule the answer states. Statehood is nobody's property here.

    Who recognises some targets on a day, by observer, with the count as a range.

    `observers` narrows the list (not the count); of one that no source tells of, the list has what its relations imply.
    Raises InputError, UnknownParty.
    """
    asof = as_of(valid_on, known_on, prefer)
    if not 1 <= len(targets) <= TARGETS:
        raise InputError(f"name 1 to {TARGETS} targets", place="target")
    notes: list[str] = []
    watching = set()
    for text in observers or ():
        party, said = party_in(text, asof.on)
        watching.add(party.id)
        notes += said
    made: list[Target] = []
    sources: dict[str, Row] = {}
    for text in targets:
        target, said = party_in(text, asof.on)
        notes += said
        standings = _observers(store, target.id, asof)
        sources |= standings.sources
        partners = stand(
            store, track_names(store, "ask/tracks_with/HAS_RELATIONS_WITH", {"party": target.id}, asof, "relations", target.id), asof
        ).found
        count = _implied(_count(standings.found, asof), standings.found, partners, target.id, asof)
        listed = shown(standings.found, holds or _ALL, lambda one: (_ORDER[one.holds], one.subject))
        listed = [one for one in listed if not watching or one.subject in watching]
        followed = _from_relations(target.id, watching - {one.subject for one in standings.found}, partners)
        listed += [one for one in followed if one.holds in (holds or _ALL)]
        notes += _unsaid(target, standings.found, watching - {one.subject for one in followed}, partners, asof)
        made.append(
            Target(
                target=PartyRef(id=target.id, name=target.name), count=count, total=len(listed), truncated=len(listed) > limit,
                observers=[state_of(one, asof, standings.sources) for one in listed[:limit]],
                withdrawn=[one.subject for one in listed if _withdrawals(one)],
            )
        )  # fmt: skip
    return Recognition(
        on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, targets=made, notes=notes, total=sum(one.total for one in made),
        sources=source_refs(sources, (one.sources for target in made for one in target.observers)),
        truncated=any(one.truncated for one in made),
    )  # fmt: skip


def _unsaid(target: Party, found: Sequence[Standing], watching: set[str], partners: Sequence[Standing], asof: AsOf) -> list[str]:
    """Of whom nothing is claimed, so that a count of few claims is not read as a count of the world; and how many have relations."""
    if not found:
        notes = [f"Nothing is loaded about the recognition of {target.name}: unknown, which is not the same as none."]
    else:
        notes = [
            f"Loaded sources speak of {len(found)} observer{'s' if len(found) > 1 else ''} of {target.name}; of all others nothing is "
            "claimed, which is not the same as no recognition. The count is one of those claims."
        ]
    silent = sorted(watching - {one.subject for one in found})
    if found and silent:
        notes.append(f"No loaded source says whether {', '.join(name_of(one) for one in silent)} recognises {target.name}: unknown.")
    related = {
        (one.object or "") if one.subject == target.id else one.subject
        for one in partners
        if (one.holds == "yes" or one.held_last(asof)) and not one.disputed
    }
    if partners:
        sure = len(related)
        others = {(one.object or "") if one.subject == target.id else one.subject for one in partners if one.holds == "possibly"}
        doubtful = len(others - related)
        more = f", {doubtful} more possibly" if doubtful else ""
        notes.append(
            f"Of diplomatic relations with {target.name}, which imply recognition and are not counted as it, loaded sources tell for "
            f"{len(partners)} parties; {sure} have them on that day, or had them when last seen{more} "
            f"(/v1/ties/relations?party={target.id})."
        )
    return notes


def _from_relations(target: str, silent: set[str], partners: Sequence[Standing]) -> list[Standing]:
    """Recognition by observers that are asked for and of whom no source says whether they recognise: as their relations imply."""
    rule = next(one for one in BEARINGS if one.name == "relations-mean-recognition")
    found: list[Standing] = []
    for one in partners:
        observer = (one.object or "") if one.subject == target else one.subject
        if observer in silent and one.holds in ("yes", "possibly") and one.why is None:
            inferred = Inference(
                rule=rule.name, says=rule.says, holds=one.holds, against=False, claims=[row["id"] for row in one.rows][:20]
            )
            sentence = f"No source tells of it by itself; relations, which mean recognition: {one.sentence[:1].lower()}{one.sentence[1:]}"
            found.append(
                Standing(
                    f"recognition|{observer}|{target}", [], [], one.holds, None, [], sentence=sentence, inferred=[inferred],
                    ends=(observer, target),
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: one.subject)


@question("/v1/recognition/withdrawals", "Who withdrew recognition", tag="relations")
def withdrawals(
    store: Store, target: TargetName, *, valid_on: ValidOn = None, known_on: KnownOn = None, prefer: Preference = None,
    limit: Limit = 300,
) -> Withdrawals:  # fmt: skip
    """Of whom some source says that it withdrew, who says so, who denies it, and whether it recognised again.

    Of which observers some source says that they withdrew their recognition of a target, with who says and who denies it.

    Raises InputError, UnknownParty.
    """
    asof = as_of(valid_on, known_on, prefer)
    party, notes = party_in(target, asof.on)
    standings = _observers(store, party.id, asof)
    found = sorted((one for one in standings.found if _withdrawals(one)), key=lambda one: one.subject)
    tracks = [one.track for one in found[:limit]]
    full: dict[str, Row] = {}
    if tracks:
        for row in store.read("ask/track_claims", {"tracks": tracks, "known_on": asof.known_on, "limit": limit * 50}):
            full[row["id"]] = row
    entries = [_withdrawal(one, full) for one in found[:limit]]
    if not entries:
        notes.append(f"No source that is loaded says that anybody withdrew its recognition of {party.name}.")
    return Withdrawals(
        target=PartyRef(id=party.id, name=party.name), on=asof.on.edtf, known_on=asof.known_on, rule=asof.rule, withdrawals=entries,
        notes=notes, total=len(found), truncated=len(found) > limit,
        sources=source_refs(standings.sources, ([row["source"] for row in one.rows] for one in found[:limit])),
    )  # fmt: skip


def _observers(store: Store, target: str, asof: AsOf) -> Standings:
    tracks = track_names(store, "ask/tracks_to/RECOGNIZES", {"party": target}, asof, "recognition", target)
    return stand(store, [track for track in tracks if track.split("|")[2] == target], asof)


def _withdrawals(one: Standing) -> list[Row]:
    return [row for row in one.rows if row["kind"] == "recognition_withdrawn" and row["modality"] != "planned"]


def _withdrawal(one: Standing, full: dict[str, Row]) -> Withdrawal:
    rows = [full[row["id"]] for row in one.rows if row["id"] in full]
    left = [row for row in rows if row["kind"] == "recognition_withdrawn"]
    day = min((row["earliest"] for row in left if row["earliest"] and row["modality"] == "done"), default=None)
    again = [
        row for row in rows
        if row["kind"] == "recognized" and row["modality"] == "done" and day and row["earliest"] and row["earliest"] > day
    ]  # fmt: skip
    return Withdrawal(
        observer=ref(one.subject), holds=one.holds, disputed=one.disputed, restored=[line(row) for row in again],
        says=[line(row) for row in left if row["modality"] in ("done", "alleged")],
        against=[line(row) for row in rows if row["modality"] == "denied"],
    )  # fmt: skip


def _count(found: Sequence[Standing], asof: AsOf) -> Count:
    if not found:
        return Count(lowest=None, highest=None, open=[], rule=COUNT_RULE)
    sure = [
        one.subject for one in found
        if (one.holds == "yes" or one.held_last(asof)) and not one.disputed and not _doubted(one)
    ]  # fmt: skip
    maybe = [
        one.subject
        for one in found
        if one.subject not in sure and one.why is None and (one.holds in ("yes", "possibly") or _unsettled(one) or _frozen(one))
    ]
    if not sure and not maybe and all(one.holds == "unknown" for one in found):
        return Count(lowest=None, highest=None, open=[], rule=COUNT_RULE)
    return Count(lowest=len(sure), highest=len(sure) + len(maybe), open=sorted(maybe), rule=COUNT_RULE)


def _implied(count: Count, found: Sequence[Standing], partners: Sequence[Standing], target: str, asof: AsOf) -> Count:
    """The count with those beside it whose relations imply recognition and of whom no source says whether they recognise."""
    told = {one.subject for one in found if one.holds != "unknown" or _unsettled(one)}
    now: list[str] = []
    before: list[str] = []
    for one in partners:
        other = (one.object or "") if one.subject == target else one.subject
        if other in told or one.why is not None:
            continue
        if (one.holds == "yes" or one.held_last(asof)) and not one.disputed:
            now.append(other)
        elif one.holds in ("yes", "possibly") or any(_set_aside(episode, asof) for episode in one.episodes):
            before.append(other)
    if count.lowest is None and not partners:
        return count
    return count.model_copy(
        update={
            "implied": sorted(now), "implied_before": sorted(before), "lowest_with_implied": (count.lowest or 0) + len(now),
            "highest_with_implied": (count.highest or 0) + len(now) + len(before),
        }
    )  # fmt: skip


def _set_aside(episode: Episode, asof: AsOf) -> bool:
    """Whether relations had ended by the day in a manner that a source names (frozen, suspended, cancelled), rather than been severed."""
    day = asof.on.latest.isoformat() if asof.on.latest else "9999"
    ends = [row for row in episode.end.claims if details_of(row).get("manner") not in (None, "severed", "broken")]
    return bool(ends) and any((row["earliest"] or row["known_from"] or "") <= day for row in ends)


def _frozen(one: Standing) -> bool:
    """Whether recognition was last frozen or suspended: set aside, and not taken back."""
    ends = [episode.end for episode in one.episodes if episode.ended]
    last = max(ends, key=lambda end: end.latest or "", default=None)
    return one.holds == "no" and last is not None and any(details_of(row).get("manner") in ("frozen", "suspended") for row in last.claims)


def _doubted(one: Standing) -> bool:
    """Whether a source alleges a withdrawal that changed nothing."""
    return any(row["modality"] == "alleged" for row in _withdrawals(one))


def _unsettled(one: Standing) -> bool:
    """Whether some source leaves it open: only alleged, without a date, denied, or withdrawn against a denial."""
    told = [row for row in one.rows if row["kind"] in ("recognized", "recognition")]
    said = {row["modality"] for row in told}
    if one.holds == "unknown":  # an act of a later day leaves nothing open; a list of a later day does, and what has no day
        dateless = [row for row in told if row["earliest"] is None or row["kind"] == "recognition"]
        return "alleged" in said or any(row["modality"] == "done" for row in dateless)
    return one.disputed and bool(said & {"done"})
