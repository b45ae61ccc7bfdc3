"""Questions in words about pairs, paths, neighbours, conflicts, visits, leaders, successors, and who covers whom from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.graph.parties import Party
from legation.service.answers.asked import Reading
from legation.service.questions.asked.about_states import CONSULATES, EMBASSIES, kinds_of_mission
from legation.service.questions.asked.words import Place, Words, dyad, reading, span, view_of

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
            "several": 2, "multiple": 2, "many": 5}  # fmt: skip
EVER = "1800/2100"
"""The period of deeds that are asked for without a time."""


def switched(words: Words) -> Reading | None:
    """Who ended relations with one party and took them up with another; a capital stands for its government."""
    found = [words.where(slot) for slot in ("a", "b")]
    if found[0] is None or found[1] is None or found[0][1].id == found[1][1].id:
        return None
    left, taken = found[0][1], found[1][1]
    years = words.times.windows[0] if words.times.windows else None
    window = {"from": years.first, "to": years.last} if years else {}
    return reading(
        f"Who switched relations from {left.name} to {taken.name}" + (f", {span(years)}" if years else "") + words.as_known, "switches",
        [left, taken], ("/v1/switches", {"left": left.id, "taken": taken.id, **window, "known_on": words.times.known_on}), words.search,
    )  # fmt: skip


def planned(words: Words) -> Reading:
    """Missions that were announced and that no source confirms."""
    years = words.times.windows[0] if words.times.windows else None
    return reading(
        "Which missions were announced and never confirmed" + (f", {span(years)}" if years else "") + words.as_known, "missions-planned",
        [], ("/v1/missions/planned", {"period": years.edtf if years else None, "known_on": words.times.known_on}), words.search,
    )  # fmt: skip


def _pairs(words: Words, about: str, says: str, **more: str | int | None) -> Reading | None:
    party = words.party() if "a" in words.said else None
    if "a" in words.said and party is None:
        return None
    return reading(
        says + (f", with {party.name}" if party else "") + words.on_day, "pair", [party] if party else [],
        (f"/v1/pairs/{about}", {"party": party.id if party else None, **more, **words.state}), words.search,
    )  # fmt: skip


def pairs_arms(words: Words) -> Reading | None:
    """Pairs with arms between them and no embassy."""
    years = {"from": words.times.windows[0].first, "to": words.times.windows[0].last} if words.times.windows else {}
    return _pairs(words, "arms_without_embassy", "Which pairs have arms deliveries and no embassy in either direction", **years)


def pairs_relations(words: Words) -> Reading | None:
    """Pairs with relations and no mission."""
    return _pairs(words, "relations_without_missions", "Which pairs have relations and no embassy in either direction")


def pairs_missions(words: Words) -> Reading | None:
    """Pairs with a mission and no relations."""
    return _pairs(words, "missions_without_relations", "Which pairs have an embassy and no relations")


def pairs_one_sided(words: Words) -> Reading | None:
    """Pairs of which one alone has an embassy in the other."""
    return _pairs(words, "one_sided", "Which embassies are one-sided")


def covers(words: Words) -> Reading | None:
    """Who covers several states from one seat."""
    said = words.said.get("n", "2").lower()
    least = _NUMBERS.get(said) or int(said)
    if not 1 <= least <= 200:
        return None
    if "a" in words.said:
        return _cover(words, "sender", "Where {} is accredited from a seat elsewhere")
    asked: dict[str, str | int | None] = {"least": least, **words.state}
    return reading(
        f"Who covers {least} or more states from one seat{words.on_day}", "accreditations", [], ("/v1/accreditations", asked), words.search
    )


def covered(words: Words) -> Reading | None:
    """Who is accredited to a party from elsewhere."""
    return _cover(words, "host", "Who is accredited to {} from elsewhere")


def covers_of(words: Words) -> Reading | None:
    """Where a party is accredited without a mission there."""
    return _cover(words, "sender", "Where {} is accredited without a mission there")


def _cover(words: Words, role: str, says: str) -> Reading | None:
    party = words.party()
    if party is None:
        return None
    return reading(
        says.format(party.name) + words.on_day, "accreditations", [party], ("/v1/accreditations", {role: party.id, **words.state}),
        (view_of(party), {"ties": "ACCREDITED_TO", **words.state}),
    )  # fmt: skip


def compare_missions(words: Words) -> list[Reading] | None:
    """Missions of one or two parties on several days beside each other: one reading a party and day."""
    found = [words.party(slot) for slot in ("a", "b") if slot in words.said]
    if None in found:
        return None
    days: list[str | None] = [f"{one.last}-12-31" for one in words.times.windows] or [words.times.on]
    return [
        reading(
            f"Where {party.name} has embassies" + (f", on {day}" if day else "") + words.as_known, "missions", [party],
            ("/v1/missions", {"sender": party.id, "type": EMBASSIES, "valid_on": day, "known_on": words.times.known_on}),
            ("/missions", {"party": party.id, "valid_on": day, "known_on": words.times.known_on}),
        )
        for party in found if party is not None for day in days
    ]  # fmt: skip


def protectors(words: Words) -> Reading | None:
    """Mandates of protecting powers: of a party in any of the three roles, or all."""
    party = words.party() if "a" in words.said else None
    if "a" in words.said and party is None:
        return None
    asked = words.text.lower()
    return _mandates(words, party, "receiving" if " in " in f" {asked} " or re.search(r"\bhosts?\b", asked) else "protected")


def protects(words: Words) -> Reading | None:
    """For whom a party speaks as protecting power."""
    party = words.party()
    return _mandates(words, party, "protecting") if party else None


def _mandates(words: Words, party: Party | None, role: str) -> Reading:
    return reading(
        (f"Protecting powers: {party.name} as {role}" if party else "Who speaks for whom where, as protecting power") + words.on_day,
        "protecting-powers", [party] if party else [],
        ("/v1/protecting-powers", {role: party.id if party else None, **words.state}), words.search,
    )  # fmt: skip


def paths(words: Words) -> Reading | None:
    """Paths between two parties."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    day = {"valid_on": words.times.when, "known_on": words.times.known_on}
    return reading(
        f"Paths between {a.name} and {b.name}{words.on_day}", "paths", pair, ("/v1/paths", {"a": a.id, "b": b.id, **day}), (dyad(a, b), day)
    )


def common(words: Words) -> Reading | None:
    """What two parties are both tied to."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"Partners that {a.name} and {b.name} share{words.on_day}", "partners-common", pair,
        ("/v1/partners/common", {"a": a.id, "b": b.id, "type": words.said.get("edge"), **words.state}), (dyad(a, b), words.state),
    )  # fmt: skip


def _neighbours(words: Words, edge: str, says: str) -> Reading | None:
    party = words.party()
    if party is None:
        return None
    years = words.times.windows[0].edtf if words.times.windows else words.times.on
    return reading(
        says.format(party.name) + (f", {years}" if years else "") + words.as_known, "neighbours", [party],
        ("/v1/neighbours", {"party": party.id, "type": edge, "valid_on": years, "known_on": words.times.known_on, "limit": 200}),
        (view_of(party), {"ties": edge}),
    )  # fmt: skip


def borders(words: Words) -> Reading | None:
    """Who borders a party."""
    return _neighbours(words, "BORDERS", "Who borders {}")


def treaties(words: Words) -> Reading | None:
    """With whom a party signed agreements."""
    return _neighbours(words, "SIGNED_WITH", "With whom {} signed agreements")


def wars(words: Words) -> Reading | None:
    """Whom a party fought."""
    return _neighbours(words, "AT_WAR_WITH", "With whom {} was at war")


def disputes(words: Words) -> Reading | None:
    """With whom a party had militarised disputes."""
    return _neighbours(words, "IN_DISPUTE_WITH", "With whom {} had militarised disputes")


def rivals(words: Words) -> Reading | None:
    """A party's rivals."""
    return _neighbours(words, "RIVAL_OF", "Rivals of {}")


def leaders(words: Words) -> Reading | None:
    """Who led a party."""
    party = words.party()
    if party is None:
        return None
    return reading(
        f"Who led {party.name}{words.on_day}", "tie", [party], ("/v1/ties/leaders", {"party": party.id, **words.state}),
        (view_of(party), words.state),
    )  # fmt: skip


def lifespan(words: Words) -> Reading | None:
    """What became of a party, and what was before it."""
    party = words.party()
    if party is None:
        return None
    return reading(f"{party.name}: its days, predecessors and successors", "party", [party], (f"/v1/parties/{party.id}", {}),
                   (view_of(party), {}))  # fmt: skip


def same_party(words: Words) -> Reading | None:
    """Whether two names are one party: what the first means."""
    party = words.party()
    if party is None:
        return None
    return reading(
        f"What “{words.said['a'].strip()}” means, with every name and its years", "party", [party], (f"/v1/parties/{party.id}", {}),
        (view_of(party), {}),
    )  # fmt: skip


def began_and_ended(words: Words) -> Reading | None:
    """What began and ended for a party; relations alone where the words name them."""
    party = words.party()
    if party is None:
        return None
    text = words.text.lower()
    if text.startswith(("what", "timeline", "chron", "diplomatic", "history")):
        return _history(party.id, words, f"What began and ended for {party.name}", None, (view_of(party), {}))
    turn = "ended" if re.search(r"\b(?:sever|br(?:ea|o)k|cut\b)", text) else "began"
    return _history(party.id, words, f"With whom relations of {party.name} {turn}", "relations", (view_of(party), {}), turn)


def joined(words: Words) -> Reading | None:
    """Who joined or left an organisation."""
    party = words.party()
    if party is None or party.kind != "organization":
        return None
    turned = "joined" if words.said["turn"].lower() in ("joined", "acceded to") else "left"
    turn = "began" if turned == "joined" else "ended"
    return _history(party.id, words, f"Who {turned} {party.name}", "members", (view_of(party), {"ties": "MEMBER_OF"}), turn)


def missions_turned(words: Words) -> Reading | None:
    """Which missions that a party sends or hosts, or that are in a city, were opened or closed; consulates are asked for as events."""
    turned = "opened" if words.said["turn"].lower().startswith("open") else "closed"
    side = words.said.get("side", "hosted")
    if side == "hosted" and (town := words.city("a")):
        return _turned(words, turned, town, {"city": town}, [])
    found = words.where("a")
    if found is None:
        return None
    capital, party = found
    if capital:
        return _turned(words, turned, f"{capital}, {party.name}", {"host": party.id, "city": capital}, [party])
    if kinds_of_mission(words)[1] not in (EMBASSIES, None):
        return _turned(words, turned, party.name, {"host" if side == "hosted" else "sender": party.id}, [party])
    says = f"Which missions in {party.name} were {turned}" if side == "hosted" else f"Which missions of {party.name} were {turned}"
    turn = "began" if turned == "opened" else "ended"
    return _history(party.id, words, says, f"missions_{side}", (view_of(party), {"ties": "HAS_MISSION_IN"}), turn)


def _turned(words: Words, turned: str, whose: str, given: dict[str, str], parties: Sequence[Party]) -> Reading:
    """Which missions in a place, in a host or of a sender were opened or closed: in the years that are said, else ever."""
    what, types = kinds_of_mission(words)
    years = words.times.windows[0].edtf if words.times.windows else words.times.month or words.times.on
    said = span(words.times.windows[0]) if words.times.windows else years
    asked: dict[str, str | Sequence[str] | None] = {
        "period": years or EVER, "what": turned, **given, "type": types, "known_on": words.times.known_on
    }  # fmt: skip
    return reading(
        f"Which {what} {'of' if 'sender' in given else 'in'} {whose} were {turned}" + (f", {said}" if said else "") + words.as_known,
        "missions-events", parties, ("/v1/missions/events", asked), words.search,
    )  # fmt: skip


def relations_turned(words: Words) -> Reading | None:
    """With whom a party took up or ended relations."""
    party = words.party()
    if party is None:
        return None
    turn = words.said["turn"]
    return _history(party.id, words, f"With whom relations of {party.name} {turn}", "relations", (view_of(party), {}), turn)


def _history(id_: str, words: Words, says: str, what: str | None, view: Place, turn: str | None = None) -> Reading:
    years = words.times.windows[0] if words.times.windows else None
    window = {"from": years.first, "to": years.last} if years else {}
    api = ("/v1/history", {"party": id_, "what": what, "turn": turn, **window, "known_on": words.times.known_on})
    return reading(says + (f", {span(years)}" if years else "") + words.as_known, "history", [words.names.get(id_)], api, view)


def most_ties(words: Words) -> Reading:
    """Who has most missions, relations or recognition."""
    text = words.text.lower()
    if "recogni" in text:
        what, says = "recognized_by", "By how many others each party is recognised"
    elif "relations" in text:
        what, says = "relations", "With how many others each party has relations"
    elif "host" in text:
        what, says = "missions_hosted", "How many parties have an embassy in each"
    else:
        what, says = "missions_sent", "Where each party has an embassy, counted"
    consular = {"type": CONSULATES} if "consulate" in text else {}
    return reading(says + words.on_day, "count", [], (f"/v1/counts/{what}", {**consular, **words.state}), words.search)
