"""Ideal points of states in the UN General Assembly (Bailey, Strezhnev and Voeten), one a state and session.

Session 1 is of 1946, so the year is session + 1945: a session runs on into the next year, and the year is all that is said. Only the
distance of two states' points means something; the unit is that of the estimate. A session of code 365 belongs to the party with more
days of the year (46, autumn 1991: the Soviet Union). The file is in Windows-1252 (the apostrophe of Côte d’Ivoire is byte 0x92).
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import party
from legation.loaders.frame.tables import Form, Row, Unusable, checker, decimal, number, records

FORMS = (Form("ideal points", ("ccode", "session", "NVotes", "IdealPoint", "Countryname"), encoding="cp1252"),)
SOURCE = Source(
    publisher="Erik Voeten",
    publication="United Nations General Assembly Votes and Ideal Points",
    title="Ideal point estimates, all votes, April 2020",
    url="https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
    published="2020-04",
    edition="2020-04",
    licence="MIT",
    citation="Bailey, Michael A., Anton Strezhnev, and Erik Voeten. 2017. Estimating Dynamic State Preferences from United Nations Voting "
    "Data. Journal of Conflict Resolution 61(2): 430-456.",
    dataset="un_votes",
)


def read(source: Input) -> Iterator[Item]:
    """One claim a row."""

    def claims(row: Row) -> list[Claim]:
        session, votes = number(row["session"], "session"), number(row["NVotes"], "NVotes")
        if session is None or not 1 <= session <= 155:
            raise Unusable("bad-number", f"session is {row['session'][:40]!r}, not the number of a session")
        point = decimal(row["IdealPoint"], "IdealPoint", missing=("", "NA"))
        if point is None:
            raise Unusable("no-value", "there is no ideal point")
        at = f"{session + 1945:04d}"
        # The list gives China's seat to 713 up to 1970; before October 1949, that is in the first three sessions, it was China's own.
        ccode = "710" if row["ccode"] == "713" and session <= 3 else row["ccode"]
        return [
            Claim(
                kind="voting_position",
                subject=party(ccode, "cow", at),
                when=at,
                value=point,
                unit="ideal point",
                scope="UN General Assembly, all votes",
                subject_text=row["Countryname"],
                details={"session": session} | ({"votes": votes} if votes is not None else {}),
                source=SOURCE,
                locator=f"ccode {row['ccode']}, session {session}",
            )
        ]

    yield from records(source, FORMS, claims)


DECLARATION = Declaration(
    name="un_votes",
    title="Ideal points from votes in the UN General Assembly",
    publisher=SOURCE.publisher,
    what="Each state's ideal point by session (1946 on): how near two states vote is the distance of their points",
    where="https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points (Output/IdealpointestimatesAll_*.csv)",
    licence="MIT",
    citation=SOURCE.citation or "",
    kinds=("voting_position",),
    files=("un/Idealpoint*.csv", "un/Idealpoint*.csv.gz"),
    read=read,
    check=checker(*FORMS),
)
