"""Which suppliers and recipients a question about everybody's trade leaves in: by region, organisation and category of arms."""

from __future__ import annotations

import orjson

from legation.graph.errors import InputError, LimitExceeded, NotCovered
from legation.graph.parties.regions import parties_of
from legation.graph.store import Row, Store
from legation.service.questions.arms.bloc import members_by_year
from legation.service.questions.arms.categories import WITH_CATEGORIES
from legation.service.questions.arms.deliveries import MOST
from legation.service.questions.arms.flows import Flow, known_as
from legation.service.questions.arms.registers import Register
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window


def parties(
    store: Store, side: str, years: Window, *, region: str | None, bloc: str | None, known_on: str | None
) -> tuple[frozenset[str] | None, list[str]]:
    """The parties of a region that were members of an organisation (None: everybody), and notes on members that were not all the time.

    `side` is `supplier` or `recipient` where the question has both, else empty. A member is who surely
    or possibly was one on 31 December of any of the years. Raises InputError, UnknownParty, NotCovered.
    """
    there = parties_of(region, place=f"{side}_region" if side else "region") if region else None
    if bloc is None:
        return there, []
    place = f"{side}_bloc" if side else "bloc"
    owner, notes = party_in(bloc, years)
    if owner.kind != "organization":
        raise InputError(f"{owner.name} ({owner.id}) is not an organisation", place=place)
    by_year, _ = members_by_year(store, owner.id, years, known_on)
    yearly = [one.certain | one.possible for one in by_year.values()]
    ever: frozenset[str] = frozenset().union(*yearly)
    if not ever:
        raise NotCovered(
            f"No loaded source says who was a member of {owner.name} in {years.edtf}; "
            "Correlates of War's table of intergovernmental organisations does.",
            source="cow_igos",
            fetched=False,
        )
    some = sorted(ever - frozenset.intersection(*map(frozenset, yearly)))
    unsure = sorted(ever - frozenset().union(*(one.certain for one in by_year.values())))
    notes.append(f"Members of {owner.name} are who was one on 31 December of any year from {years.first} to {years.last}.")
    if some:
        notes.append(f"Not members in all of these years, but counted in all: {', '.join(some[:20])}.")
    if unsure:
        notes.append(f"Sources leave open whether these were members of {owner.name}: {', '.join(unsure[:20])}.")
    return (ever if there is None else ever & there), notes


def with_categories(loaded: list[Register], category: str | None, edition: str | None) -> list[Register]:
    """The registers that can answer: with a category only those that give one. Raises NotCovered."""
    if category is None:
        return loaded
    able = [one for one in loaded if one.row["shape"] == WITH_CATEGORIES]
    if not able or (edition is not None and edition not in {one.edition for one in able}):
        names = ", ".join(dict.fromkeys(one.edition for one in able)) or "none is loaded"
        raise NotCovered(f"Only SIPRI's trade register by delivery gives armament categories; editions that do: {names}.")
    return able


def of_category(store: Store, register: Register, years: Window, category: str) -> dict[tuple[str, str], Flow]:
    """Everybody's flows of one armament category, by (supplier, recipient). Raises InputError for a category that nothing has."""
    holds = f'"category":{orjson.dumps(category).decode()}'
    rows: list[Row] = []
    for piece in register.read_as(years):
        params = {"source": piece.register.id, "first": piece.years.first, "last": piece.years.last, "holds": holds, "limit": MOST + 1}
        rows += store.read("ask/arms_world_category", params)
    if len(rows) > MOST:
        raise LimitExceeded(f"{category} has more than {MOST:,} deliveries in {years.edtf}; ask for a shorter window")
    pairs: dict[tuple[str, str], Flow] = {}
    for row in rows:
        details = orjson.loads(row["details"])
        if details.get("category") != category:
            continue
        delivery = {
            "tiv": row["value"] or 0.0, "estimated": float(details.get("estimated") or 0.0),
            "deliveries": int(details.get("deliveries", 1)), "unvalued": row["value"] is None,
        }  # fmt: skip
        pairs.setdefault((known_as(row["supplier"]), known_as(row["recipient"])), Flow()).take(delivery, row["inside"])
    return pairs
