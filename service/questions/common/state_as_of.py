"""States on a day, derived from the claims that were known by a day. Every question about states goes through here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from legation.graph import time
from legation.graph.claims import UNKNOWN
from legation.graph.parties import register
from legation.graph.states import episodes as state
from legation.graph.states import source_preference
from legation.graph.states.corrections import without_corrections
from legation.graph.states.evidence import NEVER_BEFORE, Absence
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef, SourceRef, source_ref
from legation.service.answers.claims import Episode, Holds, Inference
from legation.service.answers.disagreements import Disagreement, SaidValue
from legation.service.answers.states import State
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.kept import KEPT, NOTHING, TRACKS_A_QUESTION, Derived, derived, version
from legation.service.questions.common.lines import name_of
from legation.service.questions.common.told import last_seen, told

CLAIMS = 50_000
"""Claims that one question reads at most; an answer that met this says `truncated`."""


@dataclass(slots=True)
class Standing:
    """One track on a day: its known claims, its episodes, whether it holds."""

    track: str
    rows: list[Row]
    episodes: list[state.Episode]
    holds: Holds
    why: str | None
    contested: list[tuple[list[Row], list[Row]]]
    absent: list[Absence] = field(default_factory=list)
    sentence: str = ""
    inferred: list[Inference] = field(default_factory=list)
    ends: tuple[str, str | None] = ("", None)
    """Subject and object of a track without claims of its own, of which only another kind tells."""

    @property
    def subject(self) -> str:
        """Id of the subject."""
        return str(self.rows[0]["subject"]) if self.rows else self.ends[0]

    @property
    def object(self) -> str | None:
        """Id of the object."""
        other = self.rows[0]["object"] if self.rows else self.ends[1]
        return str(other) if other is not None else None

    @property
    def disputed(self) -> bool:
        """Whether claims of it contradict each other, or what claims of another kind mean for it."""
        return bool(self.contested) or any(one.disputed for one in self.episodes) or any(one.against for one in self.inferred)

    @property
    def last_seen(self) -> str | None:
        """The last day (ISO) on which a claim shows it."""
        return last_seen(self.episodes)

    def held_last(self, asof: AsOf) -> bool:
        """Whether it is possible only because the day lies after the last one on which it was seen to hold."""
        return self.holds == "possibly" and any(one.held_last(asof.on) for one in self.episodes)

    def beside(self) -> dict[str, list[str]]:
        """Ids of what is planned, alleged and denied."""
        found: dict[str, list[str]] = {"planned": [], "alleged": [], "denied": []}
        for row in self.rows:
            if row["modality"] in found:
                found[row["modality"]].append(row["id"])
        return found


@dataclass(slots=True)
class Standings:
    """What `stand` found, with the sources behind it by id."""

    found: list[Standing]
    sources: dict[str, Row] = field(default_factory=dict)
    truncated: bool = False


def track_names(store: Store, statement: str, params: dict[str, Any], asof: AsOf, prefix: str, party: str | None = None) -> list[str]:
    """The tracks that a statement finds by edges, and those of which only claims tell that were retracted after `known_on`."""
    found = {row["track"] for row in store.read(statement, params)}
    if asof.known_on is not None:
        for row in store.read("ask/retracted", {"after": asof.known_on}):
            if row["track"].startswith(prefix + "|") and (party is None or party in (row["subject"], row["object"])):
                found.add(row["track"])
    return sorted(found)


def stand(store: Store, tracks: Sequence[str], asof: AsOf) -> Standings:
    """The states of some tracks, in their order; tracks of which nothing was known by `known_on` are left out. What was derived of a track
    is kept for the next question, until the graph changes."""
    if not tracks:
        return Standings([])
    if len(tracks) > TRACKS_A_QUESTION:
        return _standings(tracks, *_derived(store, tracks, asof), asof)
    before, wanted = version(store), (asof.known_on, asof.prefer)
    known, sources = KEPT.find(before, tracks, wanted)
    missing = [track for track in dict.fromkeys(tracks) if track not in known]
    if missing:
        made, more, truncated = _derived(store, missing, asof)
        cut = truncated or sum(len(one.rows) for some in (known, made) for one in some.values()) > CLAIMS
        if known and (cut or version(store) != before):  # one answer is of one state of the graph, and bounded as a whole
            return _standings(tracks, *_derived(store, tracks, asof), asof)
        if not cut and version(store) == before:
            KEPT.keep(before, {track: made.get(track, NOTHING) for track in missing}, wanted, more)
        known, sources = known | made, dict(sorted((sources | more).items()))
        return _standings(tracks, known, sources, truncated, asof)
    return _standings(tracks, known, dict(sorted(sources.items())), False, asof)


def _derived(store: Store, tracks: Sequence[str], asof: AsOf) -> tuple[dict[str, Derived], dict[str, Row], bool]:
    """What the graph tells of some tracks, with the sources by id and whether it was cut."""
    rows = store.read("ask/track_states", {"tracks": list(dict.fromkeys(tracks)), "known_on": asof.known_on, "limit": CLAIMS + 1})
    sources = source_rows(store, (row["source"] for row in rows))
    by_track: dict[str, list[Row]] = defaultdict(list)
    for row in without_corrections(rows[:CLAIMS]):
        row["publisher"] = sources[row["source"]]["publisher"]
        by_track[row["track"]].append(row)
    return {track: derived(mine, asof.prefer) for track, mine in by_track.items()}, sources, len(rows) > CLAIMS


def _standings(
    tracks: Sequence[str], known: Mapping[str, Derived], sources: dict[str, Row], truncated: bool, asof: AsOf,
) -> Standings:  # fmt: skip
    found = [_on_day(track, known[track], asof) for track in tracks if track in known and known[track].rows]
    return Standings(found, sources, truncated)


def source_rows(store: Store, ids: Iterable[str]) -> dict[str, Row]:
    """Sources by id."""
    wanted = sorted(set(ids))
    return {row["id"]: row for row in store.read("ask/sources", {"ids": wanted})} if wanted else {}


def standing(track: str, rows: list[Row], asof: AsOf) -> Standing:
    """One track's state from its known claims."""
    return _on_day(track, derived(rows, asof.prefer), asof)


def _on_day(track: str, known: Derived, asof: AsOf) -> Standing:
    rows = known.rows
    answer = holds(known.episodes, asof, known.absent)
    if answer == "unknown" and known.absent and not known.episodes and track.partition("|")[0] in NEVER_BEFORE:
        answer = "no"
    why = next((said for end in (rows[0]["subject"], rows[0]["object"]) if end and (said := outside(end, asof, answer))), None)
    if why:
        answer = "no"
    shown = [episode for episode in known.episodes if not _yet_to_be_possible(episode, asof)]
    sentence = told(answer, shown, known.absent, why, asof)
    return Standing(track, rows, shown, answer, why, known.contested, known.absent, sentence)


def _yet_to_be_possible(episode: state.Episode, asof: AsOf) -> bool:
    """Whether no claim shows the episode, which is possible only from a day on that is yet to come."""
    begun = episode.begin.earliest
    return not episode.begin.claims and not episode.seen and begun is not None and begun > asof.last


def outside(party: str, asof: AsOf, answer: Holds) -> str | None:
    """A sentence where the day lies outside a party's life. That it had not begun counts only where no claim tells of the day: the
    register's first days are those of full independence, and some relations are older."""
    return ended(party, asof) or (unborn(party, asof) if answer == "unknown" else None)


def unborn(party: str, asof: AsOf) -> str | None:
    """A sentence where a party began after the day."""
    first = _first_day(party)
    if first is None or asof.on.latest is None or asof.on.latest >= first:
        return None
    return f"{name_of(party)} began on {first.isoformat()}"


@lru_cache(maxsize=4096)
def _first_day(party: str) -> date | None:
    begin = register().get(party).begin if party in register() else None
    return time.parse(begin).earliest if begin else None


def ended(party: str, asof: AsOf) -> str | None:
    """A sentence where a party had ended before the day: nothing holds of it then, whatever no source has closed."""
    last = _last_day(party)
    if last is None or asof.on.earliest is None or asof.on.earliest <= last:
        return None
    return f"{name_of(party)} had ended on {last.isoformat()}"


@lru_cache(maxsize=4096)
def _last_day(party: str) -> date | None:
    return register().get(party).last_day if party in register() else None


def holds(episodes: Iterable[state.Episode], asof: AsOf, absent: Sequence[Absence] = ()) -> Holds:
    """Whether a state holds when any of its episodes does; unknown where there is none, unless a complete source shows that it did not."""
    answers = {one.holds_on(asof.on) for one in episodes}
    order: tuple[Holds, ...] = ("yes", "possibly", "unknown", "no")
    found: Holds = next((answer for answer in order if answer in answers), "unknown")
    return "no" if found == "unknown" and any(one.first <= asof.first for one in absent) else found


def ref(id_: str) -> PartyRef:
    """A party by id and present name."""
    return PartyRef(id=id_ if not id_.startswith(f"{UNKNOWN}:") else UNKNOWN, name=name_of(id_))


def episode_of(one: state.Episode, asof: AsOf, *, over: bool = False) -> Episode:
    """An episode as answers show it; `over` where one of the parties had ended before the day."""
    return Episode(
        begins=one.begin.text, ends=one.end.text if one.ended else None, ended=one.ended, disputed=one.disputed,
        holds="no" if over else one.holds_on(asof.on), last_seen=one.last_seen, doubt=list(one.doubt) if one.doubt else None,
        claims=[row["id"] for row in one.claims],
    )  # fmt: skip


def state_of(one: Standing, asof: AsOf, sources: dict[str, Row]) -> State:
    """A state as answers show it."""
    return State(**parts(one, asof, sources))


def parts(one: Standing, asof: AsOf, sources: dict[str, Row]) -> dict[str, Any]:
    """The fields of a State."""
    return {
        "track": one.track,
        "subject": ref(one.subject),
        "object": ref(one.object) if one.object is not None else None,
        "holds": one.holds,
        "why": one.why,
        "disputed": one.disputed,
        "episodes": [episode_of(episode, asof, over=one.why is not None) for episode in one.episodes],
        "last_seen": one.last_seen,
        "held_last": one.held_last(asof),
        "sentence": one.sentence,
        "inferred": one.inferred,
        **one.beside(),
        "details": details_on(one, asof),
        "disagreements": disagreements(one, asof, sources),
        "independent_sources": len({row["origin"] for row in one.rows}),
        "sources": sorted({row["source"] for row in one.rows}),
    }


def level_on(one: Standing, asof: AsOf) -> str | None:
    """The type of a mission on a day: the story of an embassy begins with the legation that it was. None where it is no mission, or where
    nothing is known of the day."""
    if not one.track.startswith("mission|"):
        return None
    return next((state.level_of(each) for each in one.episodes if each.holds_on(asof.on) in ("yes", "possibly")), None)


def details_on(one: Standing, asof: AsOf) -> dict[str, Any]:
    """The role details of a state on a day, such as the obligations of an alliance."""
    return details(_of_the_day(one, asof)) if any(row["details"] for row in one.rows) else {}


def _of_the_day(one: Standing, asof: AsOf) -> list[Row]:
    """The claims that tell of a state on the day: those whose own time touches it, else those of the episode that holds, else all. Two
    treaties of one pair may oblige to different things."""
    there = [row for episode in one.episodes if episode.holds_on(asof.on) in ("yes", "possibly") for row in episode.claims]
    first, last = (asof.on.earliest or date.min).isoformat(), asof.last
    return [row for row in there if (row["earliest"] or "") <= last and first <= (row["latest"] or "9999")] or there or one.rows


def details(rows: Iterable[Row]) -> dict[str, Any]:
    """The role details of the newest claim among `rows` that has any."""
    newest = max((row for row in rows if row["details"]), key=lambda row: (row["known_from"] or "", row["id"]), default=None)
    return dict(orjson.loads(newest["details"])) if newest else {}


def disagreements(one: Standing, asof: AsOf, sources: dict[str, Row]) -> list[Disagreement]:
    """Dates of one beginning or end that cannot be the same, and what is both done and denied, with the side that the rule takes."""
    found = []
    for episode in one.episodes:
        for about, bound, days, text in (
            ("begin", episode.begin, source_preference.begin_of, source_preference.begin_text),
            ("end", episode.end, source_preference.end_of, source_preference.end_text),
        ):
            if bound.disputed:
                values = source_preference.grouped([row for row in bound.claims if any(days(row))], text)
                found.append(_disagreement(about, values, asof, sources))
    for done, denials in one.contested:
        found.append(
            _disagreement("fact", [source_preference.Value("done", done), source_preference.Value("denied", denials)], asof, sources)
        )
    return found


def _disagreement(about: Any, values: Sequence[source_preference.Value], asof: AsOf, sources: dict[str, Row]) -> Disagreement:
    taken = source_preference.winner(values, asof.prefer) if asof.prefer and values else None
    return Disagreement(about=about, values=[said(value, sources, chosen=value is taken) for value in values])


def said(value: source_preference.Value, sources: dict[str, Row], *, chosen: bool) -> SaidValue:
    """A value with who says so."""
    mine = [sources[row["source"]] for row in value.rows if row["source"] in sources]
    return SaidValue(
        value=value.text or "", claims=[row["id"] for row in value.rows], independent_sources=len(value.origins), chosen=chosen,
        said_by=sorted({row["said_by"] or sources[row["source"]]["publisher"] for row in value.rows}),
        editions=sorted({str(row["edition"]) for row in mine if row["edition"]}),
    )  # fmt: skip


def source_refs(sources: dict[str, Row], shown: Iterable[Sequence[str]]) -> list[SourceRef]:
    """The sources that the entries of an answer name."""
    wanted = {source for ids in shown for source in ids}
    return [source_ref(sources[i]) for i in sorted(wanted) if i in sources]


def counted(found: Iterable[Standing]) -> dict[str, int]:
    """How many states hold, do not, possibly do, are unknown."""
    counts = dict.fromkeys(("yes", "possibly", "unknown", "no"), 0)
    for one in found:
        counts[one.holds] += 1
    return counts


def shown(found: Iterable[Standing], wanted: Sequence[Holds] | None, key: Callable[[Standing], Any]) -> list[Standing]:
    """Those with one of the wanted states (default: all but no), in the order of `key`."""
    keep = set(wanted) if wanted else {"yes", "possibly", "unknown"}
    return sorted((one for one in found if one.holds in keep), key=key)
