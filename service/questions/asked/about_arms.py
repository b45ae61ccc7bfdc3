"""Questions in words about deliveries: of arms, and of other goods."""

from __future__ import annotations

from legation.graph.parties import Party
from legation.service.answers.asked import Reading
from legation.service.questions.asked.words import Words, dyad, reading, span, view_of


def suppliers(words: Words) -> Reading | None:
    """Who supplied a party with arms."""
    party = words.party()
    return _trade(words, party, "imports") if party else None


def recipients(words: Words) -> Reading | None:
    """Whom a party supplied with arms."""
    party = words.party()
    return _trade(words, party, "exports") if party else None


def changes(words: Words) -> Reading | None:
    """A party's trade in two windows beside each other; with other than two it is no such question."""
    party = words.party() if len(words.times.windows) == 2 else None
    if party is None:
        return None
    former, later = sorted(words.times.windows)
    imports = words.said["role"].lower() in ("suppliers", "imports")
    both = {"from": former.first, "to": former.last, "later_from": later.first, "later_to": later.last, "known_on": words.times.known_on}
    role = None if imports else "exports"
    return reading(
        f"How {party.name}’s {'suppliers' if imports else 'recipients'} of major arms changed from {span(former)} to {span(later)}",
        "arms-changes", [party], ("/v1/arms/changes", {"party": party.id, "role": role, **both}),
        ("/supply", {"party": party.id, "role": role, "from": later.first, "to": later.last, "compare": f"{former.first}-{former.last}",
                     "known_on": words.times.known_on}),
    )  # fmt: skip


def both(words: Words) -> Reading | None:
    """Who supplied two parties."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"Who supplied both {a.name} and {b.name} with major arms{words.in_years}", "arms-both", pair,
        ("/v1/arms/both", {"a": a.id, "b": b.id, **words.span}), ("/supply", {"among": f"{a.id},{b.id}", **words.span}),
    )  # fmt: skip


def share(words: Words) -> Reading | None:
    """What part of one party's trade another one has."""
    pair = words.pair()
    if pair is None:
        return None
    back = words.said.get("back")
    whose, other = (pair[1], pair[0]) if back else pair
    return _share(words, whose, other, back or words.said.get("role", "imports"))


def sale(words: Words) -> Reading | None:
    """What arms one party supplied to another."""
    pair = words.pair()
    return _share(words, pair[1], pair[0], "imports") if pair else None


def _share(words: Words, whose: Party, other: Party, role: str) -> Reading:
    imports = role.lower() == "imports"
    supplier, recipient = (other, whose) if imports else (whose, other)
    says = (
        f"{supplier.name}’s part of {recipient.name}’s arms imports"
        if imports
        else f"{recipient.name}’s part of {supplier.name}’s arms exports"
    )
    return reading(
        says + words.in_years, "arms-share", [supplier, recipient],
        ("/v1/arms/share", {"supplier": supplier.id, "recipient": recipient.id, **words.span}),
        ("/supply", {"party": whose.id, "role": None if imports else "exports", **words.span}),
    )  # fmt: skip


def _trade(words: Words, party: Party, role: str) -> Reading:
    """One party's trade; `region` and `bloc` among the words are those of its partners that count."""
    region, bloc = words.said.get("region"), words.said.get("bloc")
    only = {"region": region, "bloc": bloc}
    who = (f" in {region}" if region else "") + (f" that were members of {bloc}" if bloc else "")
    if role == "imports":
        return reading(
            f"Who{who} supplied {party.name} with major arms{words.in_years}", "arms-suppliers", [party],
            ("/v1/arms/suppliers", {"recipient": party.id, **only, **words.span}), ("/supply", {"party": party.id, **only, **words.span}),
        )  # fmt: skip
    return reading(
        f"Whom{who} {party.name} supplied with major arms{words.in_years}", "arms-recipients", [party],
        ("/v1/arms/recipients", {"supplier": party.id, **only, **words.span}),
        ("/supply", {"party": party.id, "role": role, **only, **words.span}),
    )  # fmt: skip


def goods(words: Words) -> Reading | None:
    """Whether one party supplies another with something other than arms."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    what = words.said["c"].lower()
    known = {"known_on": words.times.known_on}
    return reading(
        f"What sources say of {what} from {a.name} to {b.name}, and the other way", "supplies", pair,
        ("/v1/supplies", {"supplier": a.id, "recipient": b.id, "commodity": what, **known}), (dyad(a, b), {"supplies": what, **known}),
    )  # fmt: skip


def goods_of(words: Words) -> Reading | None:
    """With whom a party has supplies other than arms."""
    party = words.party("a" if "a" in words.said else "b")
    if party is None:
        return None
    return reading(
        f"Who is said to supply {party.name}, or to be supplied by it, with {words.said['c'].lower()} and other goods", "neighbours",
        [party], ("/v1/neighbours", {"party": party.id, "type": "SUPPLIES", "known_on": words.times.known_on}),
        (view_of(party), {"ties": "SUPPLIES"}),
    )  # fmt: skip
