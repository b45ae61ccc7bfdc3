"""What complete lists of relations say of two parties that they do not name. Worked out for the answer and marked as inferred: no source
makes a claim of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.graph.parties import Party
from legation.graph.states.evidence import LIST_OF_RELATIONS
from legation.graph.store import Row, Store
from legation.service.answers.claims import Inference
from legation.service.questions.common.asof import AsOf
from legation.service.questions.common.state_as_of import Standing
from legation.service.questions.common.told import spelled

LONG = 40
"""Parties from which on a page's list of relations is taken for the whole one."""


DEALINGS = frozenset({"mission", "accreditation", "envoy", "interests", "alliance", "contiguity"})
"""Stories of those who deal with each other or live side by side: their missing in both lists is rather a fault of the lists."""


def no_relations(store: Store, a: Party, b: Party, rows: Sequence[Row], asof: AsOf) -> Standing | None:
    """That two states of today, neither of whose lists of relations names the other, have none and never had: the lists give when relations
    first began, and those that ended stand there too. None where a list is short or missing, or where claims (`rows`, of the pair) tell of
    dealings."""
    if {a.kind, b.kind} != {"country"} or a.end or b.end or any(row["track"].partition("|")[0] in DEALINGS for row in rows):
        return None
    ask = {"parties": [a.id, b.id], "origin": LIST_OF_RELATIONS, "known_on": asof.known_on}
    found = store.read("ask/relations_listed", ask)
    if len(found) != 2 or any(row["listed"] < LONG for row in found):
        return None
    first, second = sorted((a.id, b.id))
    said = f"neither's list of relations, of {spelled(min(row['published'] for row in found))}, names the other"
    return _none(f"relations|{first}|{second}", (first, second), "lists-name-neither", said, [])


def _none(track: str, ends: tuple[str, str], rule: str, said: str, claims: list[str]) -> Standing:
    made = Standing(track, [], [], "no", None, [], ends=ends)
    made.sentence = f"Did not hold, as follows from other claims: {said}."
    made.inferred.append(Inference(rule=rule, says=said, holds="no", against=False, claims=claims))
    return made
