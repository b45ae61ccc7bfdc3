"""Who a treaty's title says that it is between, where a list names others as its parties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from legation.graph.parties.text import fold
from legation.graph.time import parse

_BRITISH = re.compile(
    r"united kingdom|great britain|\bbrit(ain|ish|annic)\b|majest|"
    r"\bengl(and|ish)\b|\bh\.? ?m\.?( ?g\.?)?\b|\bu\.? ?k\.?\b|\bcrown\b|\broyal\b"
    r"|\bh\.? ?b\.? ?m\.?\b|chancellor of the exchequer|board of trade|\bqueen\b|\bking\b|\bscotland\b|northern ireland|\banglo\b",
    re.IGNORECASE,
)
"""Words by which the United Kingdom names itself in titles."""
_BETWEEN = re.compile(r"\bbetween\b(.*)", re.IGNORECASE | re.DOTALL)
_SUBJECT = re.compile(
    r"\b(concerning|regarding|respecting|relating|relative|constituting|providing|prolonging|extending|modifying|amending|renewing|further|"
    r"terminating|establishing|supplementary|in regard|with regard|with respect|on|for|of \d|signed|with|in|as|to|until|by)\b|[,;(\[]| - ",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(the|governments?|of|union of|his|her|excellency|republic|federal|kingdom|imperial|commonwealth of)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Between:
    """`others`: the title names two sides and nothing British. `pair` is who they are, None where that is not clear."""

    others: bool
    pair: tuple[str, str] | None = None


def between(title: str, at: str | None) -> Between:
    """What a title says of the two sides, at an EDTF date."""
    title = " ".join(title.split())
    clause = _BETWEEN.search(title)
    if clause is None or _BRITISH.search(title):
        return Between(False)
    sides = _AND.split(clause[1])
    if len(sides) < 2 or not sides[0].strip() or clause[1].lower().startswith(" and "):  # `between the Government of Spain respecting
        # Extradition` names one side, `between and beyond their territories` none
        return Between(False)
    for cut in range(1, len(sides)):
        left = _party(" and ".join(sides[:cut]), at, whole=True)
        right = _party(" and ".join(sides[cut:]), at, whole=False)
        if left and right and left != right:
            return Between(True, (left, right))
    return Between(True)


def _party(text: str, at: str | None, *, whole: bool) -> str | None:
    """The party that a side of the clause names, with or without the words of its office; the second side ends where the subject begins."""
    said = " ".join(text.split()).strip(" .")
    tried = [] if whole else [said[: match.start()].strip(" .") for match in _SUBJECT.finditer(said)][:3]
    for one in (*tried, said):
        bare = " ".join(_OFFICE.sub(" ", one).split())
        for name in (one, bare):
            found = _resolved(name, at) if name else None
            if found:
                return found
    return None


@cache
def _resolved(name: str, at: str | None) -> str | None:
    when = parse(at) if at else None
    on = (when.earliest, when.latest) if when and when.earliest and when.latest else None
    if register().is_name(name, scheme="ukto"):
        try:
            return register().resolve(name, scheme="ukto", on=on).id
        except UnknownParty:
            return None
    found = _demonyms().get(fold(name), frozenset())
    return next(iter(found)) if len(found) == 1 else None


@cache
def _demonyms() -> dict[str, frozenset[str]]:
    """Demonyms of countries that there are: `German` -> DEU."""
    found: dict[str, set[str]] = {}
    for party in register().parties():
        if party.kind == "country" and party.last_day is None:
            for name in party.names:
                if name.kind == "demonym":
                    found.setdefault(fold(name.text), set()).add(party.id)
    return {text: frozenset(ids) for text, ids in found.items()}
