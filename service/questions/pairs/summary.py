"""What is asked first of two parties, in a few sentences: whether they have relations, who says so, who speaks for whom, whose embassies
are there. Pure functions over the states of the pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.graph.bearings import EMBASSIES
from legation.graph.store import Row
from legation.service.answers.claims import Holds
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.lines import name_of
from legation.service.questions.common.state_as_of import Standing
from legation.service.questions.common.told import between, spelled

SAYERS = 3
"""Publishers that a sentence names; of more it says how many."""


def summary(found: Sequence[Standing], mandates: Sequence[Standing], a: str, b: str, asof: AsOf) -> list[str]:
    """Sentences on the day of `asof`: relations with who says so, protecting powers, and embassies each way; empty where nothing is told of
    any of the three. `found` are the states of the pair after what they mean for each other, `mandates` those of protecting powers."""
    relations = next((one for one in found if one.track.startswith("relations|")), None)
    said = [_relations(relations, asof)] if relations is not None else []
    for one in mandates:
        if one.holds in ("yes", "possibly"):
            said.append(_mandate(one))
    sent = [_embassy(found, sender, host) for sender, host in ((a, b), (b, a))]
    return [*said, *(sentence for sentence in sent if sentence)]


def _relations(one: Standing, asof: AsOf) -> str:
    over = [each for each in one.episodes if each.ended and each.end.latest and each.end.latest < asof.first]
    if one.holds == "no" and over and not _taken(one):
        last = max(over, key=lambda each: each.end.latest or "")
        verb = "Severed" if any(row["kind"] == "relations_severed" for row in last.end.claims) else "Ended"
        return f"Relations: no. {verb} {between(last.end)}{_sayers(last.end.claims)}."
    shown = [row for each in one.episodes if each.holds_on(asof.on) in ("yes", "possibly") for row in each.claims]
    return f"Relations: {_answer(one).rstrip('.')}{_sayers(shown)}."


def _answer(one: Standing) -> str:
    """The state in words: what is only possible or not known is told by its sentence alone."""
    if one.holds in ("yes", "no"):
        return f"{one.holds}. {one.sentence}"
    return one.sentence[:1].lower() + one.sentence[1:]


def _taken(one: Standing) -> bool:
    """Whether claims of another kind decide the state."""
    return any(each.holds == one.holds for each in one.inferred)


def _mandate(one: Standing) -> str:
    protecting, protected, receiving = one.subject, one.object or "", one.track.split("|")[3]
    begun = next((each.begin for each in reversed(one.episodes) if each.begin.earliest), None)
    since = f", since {between(begun).removeprefix('on ').removeprefix('in ')}" if begun else ""
    return f"{name_of(protecting)} represents {name_of(protected)} in {name_of(receiving)}{since}. {one.sentence}"


def _embassy(found: Iterable[Standing], sender: str, host: str) -> str | None:
    """Of the embassy of one in the other: the state that holds, if any. That there is none only as it follows is not told here."""
    there = [one for one in found if one.track.startswith(f"mission|{sender}|{host}|") and one.track.split("|")[3] in EMBASSIES]
    mine = [one for one in there if one.rows]
    if not mine:
        return None
    rank: dict[Holds, int] = {"yes": 0, "possibly": 1, "unknown": 2, "no": 3}
    one = min(mine, key=lambda each: rank[each.holds])
    head = f"Embassy of {name_of(sender)} in {name_of(host)}"
    announced = [row for row in one.rows if row["modality"] == "planned" and row["kind"] == "mission_opened"]
    if one.holds == "unknown" and not one.episodes and announced:
        when = f" for {spelled(announced[0]['edtf'])}" if announced[0]["edtf"] else ""
        return f"{head}: announced{when}{_sayers(announced)}. No loaded source tells that it was opened."
    return f"{head}: {_answer(one)}"


def _sayers(rows: Iterable[Row]) -> str:
    names = list(dict.fromkeys(str(row["publisher"]) for row in rows if row.get("publisher")))
    if not names:
        return ""
    more = f" and {len(names) - SAYERS} more" if len(names) > SAYERS else ""
    return f"; said by {', '.join(names[:SAYERS])}{more}"
