"""What the states of a pair mean for each other: the facts of a day put before the rules of `graph.bearings`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import orjson

from legation.graph.bearings import AFTER_WAR, CONTESTED, EMBASSIES, INTERESTS, LAST_DECLARED, OF_GOVERNMENTS, RIVALS, Fact
from legation.graph.claims import dyad
from legation.graph.kinds import KINDS
from legation.graph.states.bearing import Consequence, Key, Known, Pair
from legation.graph.states.evidence import STALE
from legation.graph.store import Row, Store
from legation.service.answers.claims import Inference
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.crises import LISTING, Crisis, crises, only_listed
from legation.service.questions.common.state_as_of import Standing, Standings, stand
from legation.service.questions.common.told import spelled


def protecting(store: Store, a: str, b: str, asof: AsOf) -> list[Standing]:
    """The mandates of protecting powers for one of a pair in the other."""
    tracks = [
        row["track"]
        for row in store.read("ask/interests_at", {"parties": [a, b]})
        if row["track"].split("|")[3:4] == [b if row["object"] == a else a]
    ]
    return stand(store, sorted(tracks), asof).found if tracks else []


def rivals(store: Store, a: str, b: str, asof: AsOf) -> list[Standing]:
    """The relations of one of a pair with the rival of the other (Taipei's for Beijing's)."""
    tracks = rival_tracks(a, b)
    return stand(store, tracks, asof).found if tracks else []


def rival_tracks(a: str, b: str) -> list[str]:
    """The track of one of a pair with the rival of the other, if it has one."""
    pairs = [(x, RIVALS[y]) for x, y in ((a, b), (b, a)) if y in RIVALS and x != RIVALS[y]]
    return [f"relations|{dyad(x, y)}" for x, y in pairs]


def weigh(store: Store, found: Sequence[Standing], asof: AsOf) -> dict[str, Row]:
    """Put the rules to a list of relations or missions, in place: what else is claimed of their pairs is read by the names of its tracks.
    Returns the sources of that."""
    by_pair: dict[tuple[str, str], list[Standing]] = {}
    names: set[str] = set()
    for one in found:
        if _keys(one) and one.object is not None:
            a, b = sorted((one.subject, one.object))
            by_pair.setdefault((a, b), []).append(one)
            names.add(f"relations|{a}|{b}")
            names.update(f"mission|{x}|{y}|{type_}|" for x, y in ((a, b), (b, a)) for type_ in ("embassy", INTERESTS))
            names.update(rival_tracks(a, b))
    known = {one.track: one for one in found}
    names -= known.keys()
    more = stand(store, sorted(names), asof) if names else Standings([])
    known |= {one.track: one for one in more.found}
    for one in more.found:
        pair = min(one.subject, one.object or ""), max(one.subject, one.object or "")
        if pair in by_pair:
            by_pair[pair].append(one)
    left = crises(store, asof) if by_pair else {}
    own = {track: taken_with(known[track], asof) for a, b in by_pair for track in rival_tracks(a, b) if track in known}
    for (a, b), mine in by_pair.items():
        others = [own[track] for track in rival_tracks(a, b) if track in own]
        infer(mine, [], a, b, asof, more=False, others=others, left=left)
    return more.sources


def infer(
    standings: list[Standing], mandates: Sequence[Standing], a: str, b: str, asof: AsOf, *, more: bool = True, others: Sequence[Known] = (),
    left: Mapping[str, Sequence[Crisis]] | None = None,
) -> None:  # fmt: skip
    """Put the rules to the states of a pair, in place. With `more`, states of which only other kinds tell are added: relations, embassies
    where there are no relations, recognition of a party that few recognise. `others` are what is known of relations with a rival of one of
    the two, `left` the crises of countries that several others left."""
    pair = Pair()
    by_key: dict[Key, Standing] = {}
    for one in standings:
        for key in _keys(one):
            by_key.setdefault(key, one)
            _know(pair, key, one, asof)
    for one in mandates:
        _know(pair, ("interests", ""), one, asof)
    for known in others:
        if known.holds == "yes":
            pair.known["rival", ""] = known
    _wars(pair, standings, asof)
    _ended(pair, by_key, a, b, asof)
    for key, one in by_key.items():
        if key[0] == "embassy" and one.object is not None:
            _left(pair, one, (left or {}).get(one.object, ()), asof)
    wanted = [key for key in by_key if key[0] in ("relations", "embassy", "recognition")]
    if more:
        alive = not any(one.why for one in standings)
        wanted = [key for key in _unclaimed(a, b) if key not in by_key and (alive or key[0] == "relations")] + wanted
    for consequence in pair.follow(wanted):
        target = by_key.get(consequence.key)
        if target is None:
            target = _of_key(consequence.key, a, b)
            by_key[consequence.key] = target
            standings.append(target)
        _mark(target, consequence, asof)


def _unclaimed(a: str, b: str) -> list[Key]:
    """Facts that may follow where no claim tells of them: relations, and those that are told of a pair only as they follow."""
    embassies: list[Key] = [("embassy", a), ("embassy", b)]
    observers: list[Key] = [("recognition", x) for x, y in ((a, b), (b, a)) if y in CONTESTED]
    return [("relations", ""), *embassies, *observers]


def _of_key(key: Key, a: str, b: str) -> Standing:
    """A state without claims of its own."""
    fact, who = key
    first, second = dyad(a, b).split("|") if fact == "relations" else (who, b if who == a else a)
    name = f"mission|{first}|{second}|embassy|" if fact == "embassy" else f"{fact}|{first}|{second}"
    return Standing(name, [], [], "unknown", None, [], ends=(first, second))


def _ended(pair: Pair, by_key: Mapping[Key, Standing], a: str, b: str, asof: AsOf) -> None:
    """What an end of relations means for recognition of a party that few recognise, and an embassy that went on for that end."""
    own = by_key.get(("relations", ""))
    if own is None or own.holds != "no" or own.why is not None:
        return
    ends = [each.end.latest for each in own.episodes if each.ended and each.end.latest and each.end.latest <= asof.first]
    if not ends:
        return
    claims = [row["id"] for row in own.rows]
    if {a, b} & (CONTESTED - OF_GOVERNMENTS):
        pair.known["ended_with_contested", ""] = Known("yes", max(ends), claims)
    for (fact, who), one in by_key.items():
        if fact == "embassy" and one.holds == "yes" and _stood(one, max(ends), asof):
            pair.known["lasting_embassy", who] = Known("yes", asof.first, [row["id"] for row in one.rows])


def _stood(one: Standing, end: str, asof: AsOf) -> bool:
    """Whether a claim that is no listing shows a mission on the day from before another one (ISO), and none tells of a beginning since."""
    rows = [row for episode in one.episodes if episode.holds_on(asof.on) == "yes" for row in episode.claims if row["earliest"]]
    spanned = any(
        "/" in (row["edtf"] or "") and row["origin"] not in LISTING and asof.last <= (row["end_earliest"] or row["latest"] or "")
        for row in rows
    )
    return spanned and not any(end < row["earliest"] <= asof.last for row in rows)


def _left(pair: Pair, one: Standing, found: Sequence[Crisis], asof: AsOf) -> None:
    """Whether several others had left the country by the day, and only lists show this mission since then."""
    past = [crisis for crisis in found if crisis.day <= asof.first]
    if past and one.holds == "yes" and only_listed(one.rows, past[-1].day, asof):
        pair.known["crisis", one.subject] = Known("yes", asof.first, past[-1].claims)


def _keys(one: Standing) -> list[Key]:
    """Which facts a state is."""
    name = one.track.split("|", 1)[0]
    if name == "relations":
        return [("relations", "")]
    if name == "recognition":
        return [("recognition", one.subject)]
    if name == "mission":
        type_ = one.track.split("|")[3]
        return [("embassy", one.subject)] if type_ in EMBASSIES else [("interests", "")] if type_ == INTERESTS else []
    return []


def known_of(one: Standing, asof: AsOf) -> Known:
    """What its own claims say of a state on the day."""
    return Known(one.holds, newest(one, asof), [row["id"] for row in one.rows], _unsaid(one, asof))


def _unsaid(one: Standing, asof: AsOf) -> bool:
    """Whether it ended, and what shows it since then are lists: none says that it began again."""
    last = None
    for episode in one.episodes:
        if episode.ended and episode.end.latest and episode.end.latest <= asof.first:
            last = episode
        elif last is not None and episode.holds_on(asof.on) in ("yes", "possibly"):
            return not any(KINDS[row["kind"]].effect == "begins" for row in episode.claims)
    return False


def taken_with(one: Standing, asof: AsOf) -> Known:
    """What is known of relations with a rival: those that held when last seen hold as of the day they were seen on."""
    if one.holds == "possibly" and one.held_last(asof) and one.last_seen:
        return Known("yes", one.last_seen, [row["id"] for row in one.rows])
    return known_of(one, asof)


def _know(pair: Pair, key: Key, one: Standing, asof: AsOf) -> None:
    known = known_of(one, asof)
    held = pair.known.get(key)
    if held is None or (known.holds == "yes" and held.holds != "yes"):
        pair.known[key] = known
    if key[0] == "embassy" and one.holds == "no":
        ends = [each.end.latest for each in one.episodes if each.ended and each.end.latest and each.end.latest <= asof.first]
        if ends:
            pair.known["closure", one.subject] = Known("yes", max(ends), [row["id"] for row in one.rows])
    if key[0] == "recognition" and one.holds == "no":
        days = [row["latest"] for row in one.rows if row["kind"] == "recognition_withdrawn" and row["modality"] == "done" and row["latest"]]
        if days:
            pair.known["withdrawal", one.subject] = Known("yes", max(days), [row["id"] for row in one.rows])


def _wars(pair: Pair, standings: Iterable[Standing], asof: AsOf) -> None:
    since = f"{int(asof.first[:4]) - AFTER_WAR:04d}{asof.first[4:]}"
    for one in standings:
        if not one.track.startswith("war|"):
            continue
        ends = [each.end.latest for each in one.episodes if each.ended and each.end.latest and since <= each.end.latest <= asof.first]
        if one.holds == "no" and ends and ("fighting", "") not in pair.known:
            pair.known["fighting", ""] = Known("yes", max(ends), [row["id"] for row in one.rows])
        if one.track.startswith("war|") and one.holds == "yes":
            begun = max((row["earliest"] for row in one.rows if row["earliest"] and row["earliest"] <= asof.first), default=None)
            sides = any(row["details"] and orjson.loads(row["details"]).get("by_sides") for row in one.rows)
            fact: Fact = "declared_war" if (begun or "9999") <= LAST_DECLARED and not sides else "fighting"
            pair.known[fact, ""] = Known("yes", begun, [row["id"] for row in one.rows])


def newest(one: Standing, asof: AsOf) -> str | None:
    """The day (ISO) of the newest evidence of a state up to the day that is asked about; that day itself where a claim covers it."""
    days: list[str] = []
    if one.holds == "no":
        if one.why is not None:
            return asof.first
        ends = [episode.end.latest for episode in one.episodes if episode.ended and episode.end.latest and episode.end.latest <= asof.first]
        shown = [absence for absence in one.absent if absence.last >= asof.first and (absence.first <= asof.first or ends)]
        if shown:
            return asof.first
        days = ends + [absence.last for absence in one.absent if absence.last <= asof.first]
        return max(days, default=None)
    if one.holds == "possibly":  # it may have begun again after an end
        ends = [episode.end.latest for episode in one.episodes if episode.ended and episode.end.latest and episode.end.latest <= asof.first]
        days += [max(ends)] if ends else []
    day, over = asof.first, asof.last
    for episode in one.episodes:
        if episode.holds_on(asof.on) not in ("yes", "possibly"):
            continue
        for row in episode.claims:
            if row["kind"] in STALE and row["origin"] == "wikidata":
                continue
            first = row["begin_latest"] or row["earliest"]
            if not first or first > over:
                continue
            last = row["end_earliest"] or row["latest"]
            if last and first <= day <= last and "/" in (row["edtf"] or ""):
                return day
            days.append(min(first, day))
    return max(days, default=None)


def _mark(target: Standing, consequence: Consequence, asof: AsOf) -> None:
    rule = consequence.rule
    target.inferred.append(
        Inference(rule=rule.name, says=rule.says, holds=rule.means, against=consequence.against, claims=list(consequence.claims))
    )
    if not consequence.taken:
        return
    target.holds = rule.means
    lead = {"yes": "Held", "no": "Did not hold", "possibly": "May have held", "unknown": "Not known"}[rule.means]
    seen = target.last_seen
    tail = f" Its own claims last show it on {spelled(seen)}." if seen and rule.means != "yes" else ""
    target.sentence = f"{lead}, as follows from other claims: {rule.says}.{tail}"
