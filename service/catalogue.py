"""The catalogue: every question that a module below service/questions declares. A new module is found by itself."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from legation.service import questions as room
from legation.service.declaration import Question, declared

SUBJECTS: dict[str, str] = {
    "arms": "Who supplies whom, on which base, in which edition.",
    "dyads": "Everything between two parties, and whether reported shares are borne out.",
    "missions": "Embassies and other missions: who is where, since when, and what was only announced.",
    "relations": "Ties of one party on a day, recognition by observer, neighbours.",
    "pairs": "Paths, pairs picked by what is missing between them, representation from elsewhere.",
    "treaties": "Treaties between two parties, the parties to one treaty, licences for the export of arms.",
    "votes": "Votes in the UN General Assembly: how often two parties vote alike, who voted how.",
    "evidence": "What the facts rest on, where claims disagree, what they lack.",
    "tables": "Tidy tables for statisticians: a row a pair or party and year.",
    "claims": "One fact as one source states it.",
    "parties": "Who the parties are and what they were called when.",
    "graph": "Parts of the graph for drawing and for other programs.",
    "system": "Whether the service lives and can answer.",
}
"""The subjects (`tag` of a question) in the order of the description, with what they are about."""


@cache
def catalogue() -> dict[str, Question]:
    """Every question by name: by subject, then in the order of modules and of the functions in them."""
    for found in walk_packages(room.__path__, f"{room.__name__}."):
        import_module(found.name)
    order = list(SUBJECTS)
    return {one.name: one for one in sorted(declared.values(), key=lambda one: order.index(one.tag))}
