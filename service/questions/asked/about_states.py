"""Questions in words about missions, recognition, relations, memberships, and about a party or a pair as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.graph.parties import Party
from legation.service.answers.asked import Reading
from legation.service.questions.asked.names import region_named
from legation.service.questions.asked.words import Query, Words, dyad, reading, span, view_of

EMBASSIES = ("embassy", "legation", "nunciature")
ALL = ("yes", "possibly", "unknown", "no")
"""Missions that are no more are listed too where one is asked about."""
_SILENCE = "Of whom no source says anything, that is unknown: it is not in this list, and it is no yes either."
CONSULATES = ("consulate", "consulate_general")


def kinds_of_mission(words: Words) -> tuple[str, Sequence[str] | None]:
    """What the missions asked about are called, and their types in the API; None is every type."""
    said = words.said.get("m", "").lower()
    if said.startswith("honorary"):
        return "honorary consulates", ("honorary_consulate",)
    if said.startswith("consul"):
        return "consulates", CONSULATES
    if said.startswith(("mission", "represent")):
        return "missions", None
    return "embassies", EMBASSIES


def hosted(words: Words) -> Reading | None:
    """Who has missions in a party, or in its capital."""
    what, types = kinds_of_mission(words)
    if town := words.city("b"):
        return _in_city(words, f"Who has {what} in {town}", {"city": town, "type": types}, ())
    found = words.where("b")
    if found is None:
        return None
    city, host = found
    lacking = _lacking(words)
    says = f"Of whom a source says that it has no {what} in {{}} (any more)" if lacking else f"Who has {what} in {{}}"
    return reading(
        says.format(f"{city}, {host.name}" if city else host.name) + words.on_day, "missions", [host],
        ("/v1/missions", {"host": host.id, "city": city, "type": types, **words.state, **lacking}),
        ("/missions", {"party": host.id, "side": "hosted", "type": None if types == EMBASSIES else "all", **words.state}),
    )  # fmt: skip


def _lacking(words: Words) -> Query:
    """What is asked where the words ask who has none: of whom a source says so."""
    if not re.search(r"\b(?:no|not|without|never|lacks?)\b|n['’]t\b", words.text, re.IGNORECASE):
        return {}
    words.names.notes.append(_SILENCE)
    return {"holds": ("no",)}


def hosted_by(words: Words) -> Reading | None:
    """Which states of a region, or members of an organisation, have embassies in a party."""
    host = words.party()
    if host is None:
        return None
    region, bloc = words.said.get("region"), words.said.get("bloc")
    return reading(
        f"Which states of {region or bloc} have embassies in {host.name}{words.on_day}", "missions-matrix", [host],
        ("/v1/missions/matrix", {"host": host.id, "sender_region": region, "sender_bloc": bloc, **words.state}), words.search,
    )  # fmt: skip


def sent(words: Words) -> Reading | None:
    """Where a party has missions."""
    party = words.party()
    if party is None:
        return None
    what, types = kinds_of_mission(words)
    return reading(
        f"Where {party.name} has {what}{words.on_day}", "missions", [party],
        ("/v1/missions", {"sender": party.id, "type": types, **words.state}),
        ("/missions", {"party": party.id, "type": None if types == EMBASSIES else "all", **words.state}),
    )  # fmt: skip


def mission(words: Words) -> Reading | None:
    """Whether one party has a mission in another, and since when."""
    sender = words.party()
    if sender is not None and (region := region_named(words.said["b"])):
        return reading(
            f"Where {sender.name} has embassies in {region}{words.on_day}", "missions-matrix", [sender],
            ("/v1/missions/matrix", {"sender": sender.id, "host_region": region, **words.state}),
            ("/missions", {"party": sender.id, **words.state}),
        )  # fmt: skip
    if sender is not None and (town := words.city("b")):
        what, types = kinds_of_mission(words)
        return _in_city(
            words, f"{sender.name}’s {what} in {town}", {"sender": sender.id, "city": town, "type": types, "holds": ALL}, (sender,)
        )
    found = words.where("b") if sender else None
    if sender is None or found is None or sender.id == found[1].id:
        return None
    city, host = found
    what, types = kinds_of_mission(words)
    return reading(
        f"{sender.name}’s {what} in {city or host.name}{words.on_day}", "missions", [sender, host],
        ("/v1/missions", {"sender": sender.id, "host": host.id, "type": types, **words.state, "holds": ALL}),
        (dyad(sender, host), words.state),
    )  # fmt: skip


def _in_city(words: Words, says: str, asked: Query, parties: Sequence[Party]) -> Reading:
    """Missions in a city that is no capital of the register."""
    return reading(says + words.on_day, "missions", parties, ("/v1/missions", {**asked, **words.state}), words.search)


def mission_turns(words: Words) -> Reading | None:
    """Which missions were opened or closed in some years."""
    turn = words.said.get("turn", "").lower()
    years = words.times.windows[0] if words.times.windows else words.years
    what, types = kinds_of_mission(words)
    return reading(
        f"Which {what} were {turn or 'opened and closed'}, {span(years)}", "missions-events", [],
        ("/v1/missions/events", {"period": years.edtf, "what": turn or None, "type": types, "known_on": words.times.known_on}),
        ("/missions", {"from": years.first, "to": years.last, "known_on": words.times.known_on}),
    )  # fmt: skip


def recognised(words: Words) -> Reading | None:
    """Who recognises a party."""
    party = words.party()
    if party is None:
        return None
    if words.times.goes_on and words.times.windows:
        years = words.times.windows[0]
        return reading(
            f"Who recognised {party.name}, {span(years)}", "history", [party],
            ("/v1/history", {"party": party.id, "what": "recognized_by", "from": years.first, "to": years.last}),
            ("/recognition", {"party": party.id}),
        )  # fmt: skip
    return reading(
        f"Who recognises {party.name}{words.on_day}", "recognition", [party], ("/v1/recognition", {"target": party.id, **words.state}),
        ("/recognition", {"party": party.id, **words.state}),
    )  # fmt: skip


def recognised_by_some(words: Words) -> Reading | None:
    """Which states of a region, or members of an organisation, recognise a party."""
    party = words.party()
    if party is None:
        return None
    region, bloc = words.said.get("region"), words.said.get("bloc")
    return reading(
        f"Which states of {region or bloc} recognise {party.name}{words.on_day}", "recognition-matrix", [party],
        ("/v1/recognition/matrix", {"target": party.id, "observer_region": region, "observer_bloc": bloc, **words.state}), words.search,
    )  # fmt: skip


def recognised_both(words: Words) -> Reading | None:
    """Who recognises two parties."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"Who recognises {a.name} and {b.name}{words.on_day}", "recognition", pair,
        ("/v1/recognition", {"target": (a.id, b.id), **words.state}), words.search,
    )  # fmt: skip


def unrecognised(words: Words) -> Reading | None:
    """Who does not recognise a party: of whom a source says so. Silence is no answer."""
    return _not(words, "/v1/recognition", "target", "recognition", "Of whom a source says that it does not recognise {} (any more)")


def unrelated(words: Words) -> Reading | None:
    """With whom a party has no relations: of whom a source says so."""
    return _not(words, "/v1/ties/relations", "party", "tie", "Of whom a source says that it has no relations with {} (any more)")


def _not(words: Words, path: str, role: str, question: str, says: str) -> Reading | None:
    party = words.party()
    if party is None:
        return None
    words.names.notes.append(_SILENCE)
    asked = {role: party.id, **words.state, "holds": ("no",)}
    return reading(says.format(party.name) + words.on_day, question, [party], (path, asked), words.search)


def withdrawn(words: Words) -> Reading | None:
    """Who withdrew its recognition of a party."""
    party = words.party()
    if party is None:
        return None
    return reading(
        f"Who withdrew recognition of {party.name}, and who disputes it{words.on_day}", "recognition-withdrawals", [party],
        ("/v1/recognition/withdrawals", {"target": party.id, **words.state}), ("/recognition", {"party": party.id, **words.state}),
    )  # fmt: skip


def recognition_between(words: Words) -> Reading | None:
    """Whether one party recognises another."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"Whether {a.name} recognises {b.name}{words.on_day}", "recognition", pair,
        ("/v1/recognition", {"target": b.id, "observer": a.id, **words.state}), (dyad(a, b), words.state),
    )  # fmt: skip


def recognises(words: Words) -> Reading | None:
    """Whom a party recognises."""
    return _tie(words, "recognizes", "Whom {} recognises", {"ties": "RECOGNIZES"})


def relations_of(words: Words) -> Reading | None:
    """With whom a party has relations."""
    return _tie(words, "relations", "With whom {} has relations", {"ties": "HAS_RELATIONS_WITH"})


def members(words: Words) -> Reading | None:
    """The members of an organisation."""
    return _tie(words, "members", "Members of {}", {"ties": "MEMBER_OF"})


def memberships(words: Words) -> Reading | None:
    """The organisations of which a party is a member."""
    return _tie(words, "memberships", "Organisations of which {} is a member", {"ties": "MEMBER_OF"})


def alliances(words: Words) -> Reading | None:
    """Who is allied with a party."""
    return _tie(words, "alliances", "Allies of {}", {"ties": "ALLIED_WITH"})


def _tie(words: Words, what: str, says: str, shown: dict[str, str]) -> Reading | None:
    party = words.party()
    if party is None:
        return None
    return reading(
        says.format(party.name) + words.on_day, "tie", [party], (f"/v1/ties/{what}", {"party": party.id, **words.state}),
        (view_of(party), {**shown, **words.state}),
    )  # fmt: skip


def protecting(words: Words) -> Reading | None:
    """Who speaks for a party where it has no mission."""
    protected = words.party()
    found = words.where("b") if protected else None
    if protected is None or found is None or protected.id == found[1].id:
        return None
    city, receiving = found
    return reading(
        f"Who speaks for {protected.name} in {city or receiving.name}{words.on_day}", "protecting-powers", [protected, receiving],
        ("/v1/protecting-powers", {"protected": protected.id, "receiving": receiving.id, **words.state}),
        (dyad(protected, receiving), words.state),
    )  # fmt: skip


def between(words: Words) -> Reading | None:
    """Everything between two parties."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"Everything between {a.name} and {b.name}{words.on_day}",
        "dyad",
        pair,
        (f"/v1/dyads/{a.id}/{b.id}", words.state),
        (dyad(a, b), words.state),
    )


def whole(words: Words) -> Reading | None:
    """One party, named without a guess."""
    party: Party | None = words.names.exact(words.said["a"])
    if party is None:
        return None
    window = {"from": words.times.windows[0].first, "to": words.times.windows[0].last} if words.times.windows else {}
    return reading(party.name, "party", [party], (f"/v1/parties/{party.id}", {}), (view_of(party), {**window, **words.state}))
