"""Bilateral investment treaties of the UNCTAD Investment Policy Hub: signed, in force, terminated.

A row is one treaty of two parties; its three dates are three facts. The signature is an event; from entry into force on the treaty binds,
and its state ends on the day of termination. A treaty in force has no end: the list shows it up to the list's own day. `In negotiation` is
no treaty yet. The list's day is told by its name, as no column has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import Edition, by_content
from legation.loaders.frame.resolve import moment
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records, whole_rows
from legation.loaders.treaties.words import details, in_order, listed, pair_then, spells

FORMS = (
    Form(
        "bilateral investment treaties",
        ("Short title", "Parties", "Type of agreement", "Status", "Date of signature", "Date of entry into force", "Date of termination",
         "Type of termination"),
    ),
)  # fmt: skip
PUBLISHER = "United Nations Conference on Trade and Development"
CITATION = "UNCTAD, Investment Policy Hub, International Investment Agreements Navigator"
URL = "https://investmentpolicy.unctad.org/international-investment-agreements"
LICENCE = "use with attribution"
_DATES = ("Date of signature", "Date of entry into force", "Date of termination")


def read(source: Input) -> Iterator[Item]:
    """One or two claims a row."""
    edition = by_content(source, (row[name] for row in whole_rows(source, FORMS) for name in _DATES), column="the dates")
    stated_in = _source(edition)

    def claims(row: Row) -> list[Claim]:
        return _claims(row, stated_in)

    yield from records(source, FORMS, claims)


def _source(edition: Edition) -> Source:
    return Source(
        publisher=PUBLISHER,
        publication="Investment Policy Hub",
        title="Bilateral investment treaties",
        url=URL,
        published=edition.published,
        edition=edition.edition,
        licence=LICENCE,
        citation=CITATION,
        dataset="investment_treaties",
    )


def _date(row: Row, column: str) -> str | None:
    return moment(row[column], column=column).edtf if row[column] else None


def _claims(row: Row, stated_in: Source) -> list[Claim]:
    names = [name.strip() for name in row["Parties"].split(";") if name.strip()]
    if len(names) != 2:
        raise Unusable("not-two-parties", f"the row names {len(names)} parties, and a bilateral treaty has two")
    signed, begun, ended = (_date(row, name) for name in _DATES)
    if row["Status"] == "In negotiation":
        raise Unusable("in-negotiation", "the treaty is being negotiated: nobody has signed it")
    if signed is None and begun is None:
        raise Unusable("no-date", "the row gives neither a day of signature nor one of entry into force")
    if not in_order(signed, begun, ended) and not in_order(begun, ended):
        raise Unusable("ends-before-it-begins", f"terminated {ended}, in force {begun}")
    title = row["Short title"] or " - ".join(names)
    a, b = (listed(name, scheme="unctad", when=signed or begun) for name in names)
    if a == b:
        raise Unusable("same-party", f"{names[0]} and {names[1]} both mean {a} in {(signed or begun or '')[:4]}")
    told = details(
        treaty=f"UNCTAD {title}", title=title, topic="investment", signed=signed, in_force=begun, ended=ended,
        end=row["Type of termination"] or None,
    )  # fmt: skip
    same: dict[str, Any] = {"object_text": names[1], "subject_text": names[0], "source": stated_in, "details": told, "locator": title[:400]}
    made: list[Claim] = []
    if signed:
        subject, object_ = pair_then(a, b, signed)
        made.append(Claim(kind="treaty_signed", subject=subject, object=object_, when=signed, **same))
    for (subject, object_), when in spells((a, b), begun, ended) if begun else ():
        seen = stated_in.edition if when.endswith("/") else None
        made.append(Claim(kind="treaty_in_force", subject=subject, object=object_, when=when, seen_until=seen, **same))
    return made


DECLARATION = Declaration(
    name="investment_treaties",
    title="Bilateral investment treaties (UNCTAD)",
    publisher=PUBLISHER,
    what="Bilateral investment treaties with the days of signature, of entry into force and of termination, 1959 on",
    where=f"{URL} (the sheets of all countries joined to one table, each treaty once)",
    licence=LICENCE,
    citation=CITATION,
    kinds=("treaty_signed", "treaty_in_force"),
    files=("treaties/bilateral_investment_treaties*.csv", "treaties/bilateral_investment_treaties*.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
