"""Environmental agreements by party: the International Environmental Agreements Database, as the package manytreaties joins it.

Signature, ratification and entry into force are told for each state apart. `Signature` is the agreement's own day and stands for no state.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import by_content
from legation.loaders.frame.tables import Form, Row, checker, records, whole_rows
from legation.loaders.treaties.many_agreements import LICENCE, NEVER, PACKAGE, claims_of, day, source_of, state

FORMS = (
    Form(
        "environmental agreements",
        ("stateID", "treatyID", "Begin", "End", "Title", "stateSignature", "Signature", "Rat", "Force", "ieadbID"),
    ),
)
PUBLISHER = "International Environmental Agreements Database Project"
CITATION = "Mitchell, Ronald B., International Environmental Agreements Database Project; by way of the R package manytreaties"
URL = "https://www.iea.ulaval.ca"
_DATES = ("stateSignature", "Rat", "Force")


def read(source: Input) -> Iterator[Item]:
    """One claim a row (two where Russia continues the Soviet Union's membership)."""
    told = (row[name] for row in whole_rows(source, FORMS) for name in _DATES if not row[name].startswith(NEVER))
    edition = by_content(source, told, column="the parties' dates")
    stated_in = source_of(
        edition, publisher=PUBLISHER, publication="International Environmental Agreements Database", url=URL, citation=CITATION,
        dataset="environment_agreements",
    )  # fmt: skip

    def claims(row: Row) -> list[Claim]:
        signed, bound, begun = (day(row, column) for column in _DATES)
        party = state(row, bound or begun or signed or day(row, "Begin"))
        number = row["ieadbID"].removesuffix(".0")
        treaty = f"IEADB {number}" if number and not number.startswith(NEVER) else f"IEADB {row['treatyID']}"
        return claims_of(
            stated_in, party, treaty=treaty, title=row["Title"], topic="environment", signed=signed, bound=bound, in_force=begun,
            ended=day(row, "End"), locator=f"{row['treatyID']}, {row['stateID']}",
        )  # fmt: skip

    yield from records(source, FORMS, claims)


DECLARATION = Declaration(
    name="environment_agreements",
    title="International Environmental Agreements Database",
    publisher=PUBLISHER,
    what="Which states signed and ratified agreements on the environment, and since when they are in force for each, 1850 on",
    where=f"{PACKAGE} (data/parties.rda, table IEADB, saved as CSV)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("treaty_membership", "treaty_signature"),
    files=("treaties/ieadb*.csv", "treaties/ieadb*.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
