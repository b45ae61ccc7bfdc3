"""What the tables of the manytreaties package have in common: one row is one party of one agreement.

`2899-01-01` stands for "not in force" and is no date. A state's code is ISO alpha-3; two codes in one cell (`SWA - SWZ`) tell no state.
The rows of one agreement share its id, so that who is bound together with whom follows from the claims of its parties.
"""

from __future__ import annotations

from legation.graph.claims import Claim, Source
from legation.loaders.frame.editions import Edition
from legation.loaders.frame.resolve import moment
from legation.loaders.frame.tables import Row, Unusable
from legation.loaders.treaties.words import details, in_order, listed, spells, then

LICENCE = "CC BY 4.0"
PACKAGE = "https://github.com/globalgov/manytreaties"
NEVER = "2899"
LAST_POSSIBLE = 2100
"""Later years stand for "never" (2899, 2699)."""


def source_of(edition: Edition, *, publisher: str, publication: str, url: str, citation: str, dataset: str) -> Source:
    """One edition of a table as a source."""
    return Source(
        publisher=publisher, publication=publication, title=publication, url=url, published=edition.published, edition=edition.edition,
        licence=LICENCE, citation=citation, dataset=dataset,
    )  # fmt: skip


def day(row: Row, column: str) -> str | None:
    """EDTF day or year of a cell; None for an empty one and for the sentinel. Raises Unusable."""
    text = row[column]
    if text in ("", "NA") or (text[:4].isdecimal() and int(text[:4]) > LAST_POSSIBLE):
        return None
    return moment(text, column=column).edtf


def state(row: Row, at: str | None) -> str:
    """The party of a row's code, as it is called today. Raises Unusable for two codes in one cell and for an empty one."""
    code = row["stateID"]
    if not code:
        raise Unusable("no-party", "the row names no state")
    if " - " in code:
        raise Unusable("two-codes", f"the cell {code!r} holds two codes; which of the two states is meant is not said")
    scheme = "manystates" if code in ("ALG", "AUH") else "any"
    return listed(code, scheme=scheme, when=at)


def claims_of(
    stated_in: Source, party: str, *, treaty: str, title: str, topic: str | None, signed: str | None, bound: str | None,
    in_force: str | None, ended: str | None, locator: str,
) -> list[Claim]:  # fmt: skip
    """A membership from ratification, else from entry into force, to its end; where neither is told, a signature. Raises Unusable."""
    begin = bound or in_force
    if begin is None and signed is None:
        raise Unusable("no-date", "the row tells no day of signature, ratification or entry into force")
    if ended and begin and not in_order(begin, ended):
        raise Unusable("ends-before-it-begins", f"ended {ended}, bound since {begin}")
    told = details(
        treaty=treaty, title=title, topic=topic, signed=signed, bound=bound, act="ratification" if bound else None, in_force=in_force,
        ended=ended,
    )  # fmt: skip
    if begin is None:
        assert signed is not None
        return [
            Claim(kind="treaty_signature", subject=then(party, signed), when=signed, details=told, source=stated_in, locator=locator[:400])
        ]
    last = stated_in.edition
    return [
        Claim(
            kind="treaty_membership", subject=who[0], when=when, details=told, source=stated_in, locator=locator[:400],
            seen_until=last if when.endswith("/") and last and in_order(begin, last) else None,
        )
        for who, when in spells((party,), begin, ended)
    ]  # fmt: skip
