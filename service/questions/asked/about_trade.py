"""Questions in words about arms as a whole: rankings, blocs, trends, categories, editions, networks, shares of what no register holds."""

from __future__ import annotations

import re
from dataclasses import replace

from legation.graph.parties import register
from legation.service.answers.asked import Reading
from legation.service.questions.asked.about_arms import changes, recipients, sale, share
from legation.service.questions.asked.words import Words, reading, span

GULF = ("BHR", "KWT", "OMN", "QAT", "SAU", "ARE")
"""Whom "the Gulf states" are read as: the six that founded the Gulf Cooperation Council."""
_TOP = 20


def _role(words: Words) -> str | None:
    """`exports` where the words are about what a party sent; None is the default, imports."""
    said = words.said.get("role", "").lower()
    return "exports" if said.startswith(("export", "recipient", "customer", "buyer", "sale", "sell", "sold", "suppl")) and (
        not said.startswith("supplier")
    ) else None  # fmt: skip


def _supply(words: Words, party: str, role: str | None = None) -> tuple[str, dict[str, str | int | None]]:
    return "/supply", {"party": party, "role": role, **words.span}


def scoped_share(words: Words) -> Reading | None:
    """A share of a sort of arms that registers do not hold."""
    pair = words.pair()
    if pair is None:
        return None
    taker, giver = pair
    scope = words.said["scope"].lower()
    return reading(
        f"{giver.name}’s part of {taker.name}’s {scope}{words.in_years}", "arms-share", [giver, taker],
        ("/v1/arms/share", {"supplier": giver.id, "recipient": taker.id, "scope": scope, **words.span}), _supply(words, taker.id),
    )  # fmt: skip


def share_and_rank(words: Words) -> list[Reading] | None:
    """A share, and the ranking that it stands in."""
    one = share(words)
    return [one, *_ranking(words)] if one else None


def _ranking(words: Words) -> list[Reading]:
    if words.said["role"].lower() == "exports" and (found := recipients(words)):
        return [found]
    party = words.party()
    return [
        reading(f"Who supplied {party.name} with major arms{words.in_years}", "arms-suppliers", [party],
                ("/v1/arms/suppliers", {"recipient": party.id, **words.span}), _supply(words, party.id))
    ] if party else []  # fmt: skip


def reported(words: Words) -> Reading | list[Reading] | None:
    """Who reports a share, and whether the register bears it out; where a figure and years are said, what the register has too."""
    party = words.party()
    other = words.party("b") if "b" in words.said else None
    if party is None:
        return None
    if other is None:
        return reading(
            f"Reported shares with {party.name}, each with who says so", "claims", [party],
            ("/v1/claims", {"kind": "arms_share", "party": party.id, "known_on": words.times.known_on}), words.search,
        )  # fmt: skip
    years = words.span if words.times.windows else {"known_on": words.times.known_on}
    check = reading(
        f"What is reported of {party.name}’s part in {other.name}’s arms, by whom, and does the register bear it out", "arms-check",
        [party, other], ("/v1/arms/check", {"supplier": party.id, "recipient": other.id, **years}), words.search,
    )  # fmt: skip
    register_says = sale(replace(words, said={"a": words.said["a"], "b": words.said["b"]})) if words.times.windows else None
    return [register_says, check] if register_says else check


def dependence(words: Words) -> Reading:
    """Who depends most on one partner."""
    on, who = words.said["of"].lower(), words.said.get("who", "").lower()
    of = "recipients" if on in ("supplier", "seller", "source") or who.startswith(("recipient", "importer", "customer")) else "suppliers"
    partner = "customer" if of == "suppliers" else "supplier"
    return reading(
        f"Which {of} of major arms depend most on one {partner}{words.in_years}", "arms-dependence", [],
        ("/v1/arms/dependence", {"of": of, **words.span}), words.search,
    )  # fmt: skip


def concentration(words: Words) -> Reading:
    """Whose trade is most concentrated."""
    role = "exports" if words.said["role"].lower().startswith("export") else "imports"
    return reading(
        f"Whose arms {role} are most concentrated{words.in_years}", "arms-concentration-ranking", [],
        ("/v1/arms/concentration/ranking", {"role": role, **words.span}), words.search,
    )  # fmt: skip


def _of_one(words: Words, says: str, question: str, path: str, **more: str | int | None) -> Reading | None:
    """A question about one party's trade."""
    party = words.party()
    if party is None:
        return None
    role = _role(words)
    asked: dict[str, str | int | None] = {"party": party.id, "role": role, **words.span, **more}
    return reading(
        says.format(party.name, role or "imports") + words.in_years, question, [party], (path, asked), _supply(words, party.id, role)
    )


def concentration_of(words: Words) -> Reading | None:
    """How concentrated one party's trade is."""
    return _of_one(words, "How concentrated {}’s arms {} are", "arms-concentration", "/v1/arms/concentration")


def trend(words: Words) -> Reading | None:
    """How one party's trade went over the years; without years over all that the registers hold."""
    if words.times.windows or words.times.on:
        return _of_one(words, "How {}’s arms {} went", "arms-trend", "/v1/arms/trend", length=1)
    party = words.party()
    if party is None:
        return None
    role = _role(words)
    return reading(
        f"How {party.name}’s arms {role or 'imports'} went over the years", "arms-trend", [party],
        ("/v1/arms/trend", {"party": party.id, "role": role, "known_on": words.times.known_on}),
        ("/supply", {"party": party.id, "role": role}),
    )  # fmt: skip


def categories(words: Words) -> Reading | None:
    """One party's trade by category of arms."""
    partner = words.party("b") if "b" in words.said else None
    if "b" in words.said and partner is None:
        return None
    more = {"partner": partner.id} if partner else {}
    beside = f", with {partner.name}" if partner else ""
    return _of_one(words, "{}’s arms {} by category" + beside, "arms-categories", "/v1/arms/categories", **more)


def estimates(words: Words) -> Reading | None:
    """How sure one party's shares are."""
    return _of_one(words, "How sure {}’s arms {} are, and what rests on estimates", "arms-estimates", "/v1/arms/estimates")


def editions(words: Words) -> Reading | None:
    """What a newer edition says differently; without years of the latest that both cover."""
    words = words if words.times.windows or words.times.on else replace(words, latest=words.shared)
    return _of_one(words, "What a newer edition says differently of {}’s arms {}", "arms-editions", "/v1/arms/editions")


def lineage(words: Words) -> Reading | None:
    """One party's trade with those it continued."""
    other = words.party("b") if "b" in words.said else None
    if "b" in words.said and other is None:
        return None
    more = {"also": other.id} if other else {}
    return _of_one(words, "{}’s arms {} with those of its predecessors", "arms-succession", "/v1/arms/succession", **more)


def bloc(words: Words) -> Reading | None:
    """A bloc's trade, inside and outside, with the members of each year."""
    party = words.party()
    if party is None:
        return None
    if party.kind != "organization":
        words.names.notes.append(f"{party.name} is no organisation with members.")
        return None
    role = _role(words)
    return reading(
        f"Arms {role or 'imports'} of {party.name}’s members from inside and outside, with the members of each year{words.in_years}",
        "arms-bloc", [party], ("/v1/arms/bloc", {"organisation": party.id, "role": role, **words.span}), words.search,
    )  # fmt: skip


def partners_turned(words: Words) -> Reading | None:
    """Partners gained and lost: between two windows, else between the window and the one of the same length before it."""
    if len(words.times.windows) == 2:
        return changes(words)
    party = words.party()
    if party is None:
        return None
    later, role = words.years, _role(words)
    first, last = later.first - later.length, later.first - 1
    words.names.notes.append(f"Compared with the {later.length} years before, {first}–{last}.")
    both = {"from": first, "to": last, "later_from": later.first, "later_to": later.last, "known_on": words.times.known_on}
    return reading(
        f"Partners in {party.name}’s arms {role or 'imports'} gained and lost, {span(later)}", "arms-changes", [party],
        ("/v1/arms/changes", {"party": party.id, "role": role, **both}),
        ("/supply", {"party": party.id, "role": role, "from": later.first, "to": later.last, "compare": f"{first}-{last}"}),
    )  # fmt: skip


_COUNTED = {"three": "3", "five": "5", "ten": "10", "twenty": "20"}
_HOW_MANY = re.compile(r"\b(?:top|the|biggest|largest|main|leading) (\d{1,2}|three|five|ten|twenty)\b", re.IGNORECASE)
"""How many are asked for: "the ten biggest", "top 5"; up to as many as the matrix shows."""


def largest(words: Words) -> Reading:
    """Who supplied, or received, most: the largest of the matrix of all."""
    exports = words.said["role"].lower().startswith(("export", "suppl", "sell", "sold"))
    asked = _HOW_MANY.search(words.text)
    top = min(max(int(_COUNTED.get(asked[1].lower(), asked[1])), 1), _TOP) if asked else _TOP
    who = f"The {top} that" if asked else "Who"
    return reading(
        f"{who} {'supplied' if exports else 'received'} most major arms, beside their largest partners{words.in_years}", "arms-matrix", [],
        ("/v1/arms/matrix", {**words.span, "top": top}), ("/supply", words.span),
    )  # fmt: skip


def network(words: Words) -> list[Reading] | None:
    """Who supplied whom, as a matrix; of a party or a group, once for each window that is named."""
    takers: tuple[str, ...] = ()
    what = "Who supplied whom"
    if "group" in words.said:
        takers, what = GULF, "Who supplied the Gulf states"
        words.names.notes.append(f"The Gulf states were read as {', '.join(register().get(one).name for one in GULF)}.")
    elif "a" in words.said:
        party = words.party()
        if party is None:
            return None
        takers, what = (party.id,), f"Who supplied {party.name}"
    parties = [register().get(one) for one in takers]
    known = {"known_on": words.times.known_on}
    return [
        reading(
            f"{what} with major arms, {span(years)}{words.as_known}", "arms-matrix", parties,
            ("/v1/arms/matrix", {"from": years.first, "to": years.last, "recipient": takers, "top": _TOP, **known}),
            ("/supply", {"among": ",".join(takers), "from": years.first, "to": years.last, **known}),
        )
        for years in (words.times.windows or [words.years])
    ]  # fmt: skip


def flows(words: Words) -> Reading:
    """The largest flows of everybody's trade, or between regions."""
    giving, taking = words.said.get("giving"), words.said.get("taking")
    who = (f" from {giving}" if giving else "") + (f" to {taking}" if taking else "")
    only = {"supplier_region": giving, "recipient_region": taking}
    return reading(
        f"The largest flows of major arms{who}{words.in_years}", "arms-flows", [], ("/v1/arms/flows", {**words.span, **only}),
        ("/supply", {**only, **words.span}),
    )  # fmt: skip


def from_both(words: Words) -> Reading | None:
    """Whom two parties supplied, beside each other."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"Whom {a.name} and {b.name} supplied with major arms{words.in_years}", "arms-matrix", pair,
        ("/v1/arms/matrix", {**words.span, "supplier": (a.id, b.id)}), words.search,
    )  # fmt: skip
