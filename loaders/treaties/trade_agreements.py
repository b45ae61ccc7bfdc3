"""Trade agreements by party: Design of Trade Agreements (DESTA), as the package manytreaties joins it.

Signature and entry into force are years of the agreement. An agreement without a year of entry into force is signed only, as far as the
list tells; nothing says that an agreement ended.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import by_content
from legation.loaders.frame.tables import Form, Row, checker, records, whole_rows
from legation.loaders.treaties.many_agreements import LICENCE, PACKAGE, claims_of, day, source_of, state

FORMS = (Form("trade agreements", ("stateID", "treatyID", "Begin", "Title", "Signature", "Force", "StateName", "destaID")),)
PUBLISHER = "Design of Trade Agreements Project"
CITATION = (
    "Dür, Andreas, Leonardo Baccini and Manfred Elsig. 2014. The Design of International Trade Agreements: Introducing a New Dataset. "
    "Review of International Organizations 9(3): 353-375; by way of the R package manytreaties"
)
URL = "https://www.designoftradeagreements.org"


def read(source: Input) -> Iterator[Item]:
    """One claim a row (two where Russia continues the Soviet Union's membership)."""
    told = (row[name] for row in whole_rows(source, FORMS) for name in ("Signature", "Force"))
    edition = by_content(source, told, column="the years of signature and force")
    stated_in = source_of(
        edition, publisher=PUBLISHER, publication="Design of Trade Agreements (DESTA)", url=URL, citation=CITATION,
        dataset="trade_agreements",
    )  # fmt: skip

    def claims(row: Row) -> list[Claim]:
        signed, begun = day(row, "Signature"), day(row, "Force")
        party = state(row, begun or signed)
        return claims_of(
            stated_in, party, treaty=f"DESTA {row['destaID'].removesuffix('.0')}", title=row["Title"], topic="trade", signed=signed,
            bound=None, in_force=begun, ended=None, locator=f"{row['treatyID']}, {row['stateID']}",
        )  # fmt: skip

    yield from records(source, FORMS, claims)


DECLARATION = Declaration(
    name="trade_agreements",
    title="Design of Trade Agreements (DESTA)",
    publisher=PUBLISHER,
    what="Which states are party to which trade agreement, with the years of signature and of entry into force, 1948 on",
    where=f"{PACKAGE} (data/parties.rda, table DESTA, saved as CSV)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("treaty_membership", "treaty_signature"),
    files=("treaties/desta*.csv", "treaties/desta*.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
