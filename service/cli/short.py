"""Short commands: the questions that are asked most, under short names, with all of their parameters and screens made for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from legation.service.cli import arms, explore


class Short(NamedTuple):
    """The question behind a short command, its screen, and the parameter that is given as an argument although it may be left out."""

    question: str
    show: Callable[[Any], None]
    help: str
    argument: str = ""


SHORT = {
    "suppliers": Short("arms-suppliers", arms.suppliers, "Who supplied a party with major arms."),
    "recipients": Short("arms-recipients", arms.recipients, "Whom a party supplied with major arms."),
    "check": Short("arms-check", arms.check, "Whether the register bears out the shares that sources report for a pair."),
    "dyad": Short("dyad", explore.dyad, "Everything between two parties, dated."),
    "table": Short("table", explore.table, "A tidy table: a row a pair of parties and year, or a party and year."),
    "coverage": Short("coverage", explore.coverage, "How much is loaded of each kind, and what is thin."),
    "claim": Short("claim", explore.claim, "One claim with its source, quote and chain."),
    "party": Short("parties", explore.party, "Find a party by a name of any time, a code or an id.", argument="q"),
}
"""By the name of the command."""
