"""Questions in words about sanctions, visits, expulsions, treaties, votes, licences, and the deliveries behind a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.graph.parties import Party
from legation.service.answers.asked import Reading
from legation.service.questions.asked.about_states import ALL
from legation.service.questions.asked.words import Place, Words, dyad, reading, span, view_of

_SORTS = {"arms": "arms", "trade": "trade", "economic": "trade", "financial": "financial", "travel": "travel"}


def _state(words: Words) -> dict[str, str | None]:
    """The day or years of states; `since 2014` is asked as the years up to now, not as today."""
    if words.times.windows and words.times.goes_on:
        return {"valid_on": words.times.windows[0].edtf, "known_on": words.times.known_on}
    return words.state


def _period(words: Words) -> dict[str, str | None]:
    """The period of deeds: the one that is said, else all."""
    years = words.times.windows[0].edtf if words.times.windows else words.times.month or words.times.on
    return {"period": years, "known_on": words.times.known_on}


def _in_period(words: Words) -> str:
    years = span(words.times.windows[0]) if words.times.windows else words.times.month or words.times.on
    return (f", {years}" if years else "") + words.as_known


def _sanctions(words: Words, target: Party | None, sender: Party | None) -> Reading:
    sort = _SORTS.get(words.said.get("sort", "").lower())
    parties = [one for one in (sender, target) if one is not None]
    says = (f"{sort.capitalize()} sanctions" if sort else "Sanctions") + (f" on {target.name}" if target else "")
    says += f" by {sender.name}" if sender else ""
    asked: dict[str, str | Sequence[str] | None] = {
        "target": target.id if target else None,
        "sender": sender.id if sender else None,
        "type": sort,
        **_state(words),
    }
    if words.text.lower().startswith("when"):  # those that ended are asked for too
        asked["holds"] = ALL
    view: Place = (dyad(parties[0], parties[1]), words.state) if len(parties) == 2 else (view_of(parties[0]), {"ties": "SANCTIONS"})
    return reading(
        says + (_in_period(words) if words.times.goes_on else words.on_day), "sanctions", parties, ("/v1/sanctions", asked), view
    )


def sanctions_on(words: Words) -> Reading | None:
    """Sanctions on a party."""
    party = words.party()
    return _sanctions(words, party, None) if party else None


def sanctions_by(words: Words) -> Reading | None:
    """Sanctions by a party."""
    party = words.party()
    return _sanctions(words, None, party) if party else None


def sanctions_both(words: Words) -> Reading | None:
    """Sanctions by one party on another."""
    pair = words.pair()
    return _sanctions(words, pair[1], pair[0]) if pair else None


def sanctions_years(words: Words) -> Reading | None:
    """Sanctions on or by a party in each year."""
    party = words.party()
    if party is None:
        return None
    by = words.said.get("side", "on").lower() == "by"
    years = {"from": words.times.windows[0].first, "to": words.times.windows[0].last} if words.times.windows else {}
    return reading(
        f"Sanctions {'by' if by else 'on'} {party.name}, year by year{_in_period(words)}", "sanctions-years", [party],
        ("/v1/sanctions/years", {"party": party.id, "role": "sender" if by else None, **years, "known_on": words.times.known_on}),
        (view_of(party), {"ties": "SANCTIONS"}),
    )  # fmt: skip


def _deeds(words: Words, question: str, says: str, side: str | None, **more: str | None) -> Reading | None:
    party = words.party()
    if party is None:
        return None
    path = {"visits": "/v1/visits", "expulsions": "/v1/expulsions", "sanctions-threats": "/v1/sanctions/threats"}[question]
    ties = {"visits": "VISITED", "sanctions-threats": "SANCTIONS"}.get(question)
    return reading(
        says.format(party.name) + _in_period(words), question, [party],
        (path, {"party": party.id, "side": side, **more, **_period(words)}), (view_of(party), {"ties": ties}),
    )  # fmt: skip


def _deeds_of_two(words: Words, question: str, says: str, side: str | None) -> Reading | None:
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        says.format(a.name, b.name) + _in_period(words), question, pair,
        (f"/v1/{question}", {"party": a.id, "other": b.id, "side": side, **_period(words)}), (dyad(a, b), {}),
    )  # fmt: skip


def threats(words: Words) -> Reading | None:
    """Who threatened a party with sanctions."""
    return _deeds(words, "sanctions-threats", "Who threatened {} with sanctions", "object")


def threats_by(words: Words) -> Reading | None:
    """Whom a party threatened with sanctions."""
    return _deeds(words, "sanctions-threats", "Whom {} threatened with sanctions", "subject")


def visits_to(words: Words) -> Reading | None:
    """Who visited a party."""
    return _deeds(words, "visits", "Whose leaders and ministers visited {}", "object")


def visits_by(words: Words) -> Reading | None:
    """Whom a party's leaders visited."""
    return _deeds(words, "visits", "Where leaders and ministers of {} went", "subject")


def visits_pair(words: Words) -> Reading | None:
    """Visits of one party to another."""
    return _deeds_of_two(words, "visits", "Visits of {} to {}", "subject")


def visits_between(words: Words) -> Reading | None:
    """Visits between two parties, either way."""
    return _deeds_of_two(words, "visits", "Visits between {} and {}", None)


def _what(words: Words) -> str:
    return "recalled" if words.said.get("turn", "").lower().startswith("recall") else "expelled"


def expelled_from_abroad(words: Words) -> Reading | None:
    """Who expelled a party's diplomats, or recalled its envoys from it."""
    what = _what(words)
    says = "Who recalled its envoy from {}" if what == "recalled" else "Who expelled diplomats of {}"
    return _deeds(words, "expulsions", says, "object", what=what)


def expelled_by(words: Words) -> Reading | None:
    """Whose diplomats a party expelled, or from where it recalled its envoys."""
    what = _what(words)
    says = "From where {} recalled its envoys" if what == "recalled" else "Whose diplomats {} expelled"
    return _deeds(words, "expulsions", says, "subject", what=what)


def expelled_pair(words: Words) -> Reading | None:
    """Whether a party expelled diplomats of another."""
    return _deeds_of_two(words, "expulsions", "Diplomats whom {} expelled, of {}, and envoys recalled", "subject")


def treaties_between(words: Words) -> Reading | None:
    """Treaties between two parties."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"Treaties between {a.name} and {b.name}{words.on_day}", "treaties-between", pair,
        ("/v1/treaties/between", {"a": a.id, "b": b.id, **words.state}), (dyad(a, b), words.state),
    )  # fmt: skip


def treaty_parties(words: Words) -> Reading | None:
    """The treaties of a title, each with the address of its parties."""
    title = re.sub(r"^the ", "", words.said["title"].strip(), flags=re.IGNORECASE)
    if len(title) < 4 or words.times.windows or words.times.on:
        return None
    return reading(
        f"Treaties whose title holds “{title}”; each leads to its parties", "treaties", [], ("/v1/treaties", {"q": title}), words.search
    )


def agreement(words: Words) -> Reading | None:
    """How often two parties voted alike."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    years = {"from": words.years.first, "to": words.years.last} if words.times.windows or words.times.on else {}
    said = f", {span(words.years)}" if years else ""
    return reading(
        f"How often {a.name} and {b.name} voted alike in the UN General Assembly{said}", "votes-agreement", pair,
        ("/v1/votes/agreement", {"a": a.id, "b": b.id, **years, "known_on": words.times.known_on}), (dyad(a, b), {}),
    )  # fmt: skip


def resolution(words: Words) -> Reading | None:
    """Who voted how on a resolution; one party's vote stands in it."""
    if "a" in words.said:
        return None
    number = words.said["resolution"]
    return reading(
        f"Who voted how on resolution {number} of the UN General Assembly", "votes-resolution", [],
        ("/v1/votes/resolution", {"q": number, "known_on": words.times.known_on}), words.search,
    )  # fmt: skip


def licences(words: Words) -> Reading | None:
    """Licences of one party for exports to another."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    years = {"from": words.years.first, "to": words.years.last} if words.times.windows else {}
    said = f", {span(words.years)}" if years else ""
    return reading(
        f"Licences of {a.name} for the export of arms to {b.name}{said}", "licences", pair,
        ("/v1/licences", {"supplier": a.id, "recipient": b.id, **years, "known_on": words.times.known_on}), (dyad(a, b), {}),
    )  # fmt: skip


def _deliveries(words: Words, supplier: Party | None, recipient: Party | None) -> Reading:
    parties = [one for one in (supplier, recipient) if one is not None]
    says = "Each delivery" + (f" of {supplier.name}" if supplier else "") + (f" to {recipient.name}" if recipient else "")
    asked = {"supplier": supplier.id if supplier else None, "recipient": recipient.id if recipient else None, **words.span}
    whose = {"party": recipient.id} if recipient else {"party": parties[0].id, "role": "exports"}
    return reading(f"{says}, row by row{words.in_years}", "arms-deliveries", parties, ("/v1/arms/deliveries", asked),
                   ("/supply", {**whose, **words.span}))  # fmt: skip


def deliveries(words: Words) -> Reading | None:
    """The deliveries of one party to another."""
    pair = words.pair()
    return _deliveries(words, pair[0], pair[1]) if pair else None


def deliveries_to(words: Words) -> Reading | None:
    """The deliveries to a party."""
    party = words.party()
    return _deliveries(words, None, party) if party else None


def deliveries_from(words: Words) -> Reading | None:
    """The deliveries of a party."""
    party = words.party()
    return _deliveries(words, party, None) if party else None


READ = {
    "sanctions_on": sanctions_on, "sanctions_by": sanctions_by, "sanctions_both": sanctions_both, "sanctions_years": sanctions_years,
    "threats": threats, "threats_by": threats_by, "visits_to": visits_to, "visits_by": visits_by, "visits_pair": visits_pair,
    "visits_between": visits_between, "expelled_from_abroad": expelled_from_abroad, "expelled_by": expelled_by,
    "expelled_pair": expelled_pair, "treaty_parties": treaty_parties, "agreement": agreement, "resolution": resolution,
    "licences": licences, "deliveries": deliveries, "deliveries_to": deliveries_to, "deliveries_from": deliveries_from,
}  # fmt: skip
"""Readers by what a form asks."""
