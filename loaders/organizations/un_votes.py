"""Ideal points of states in the UN General Assembly (Bailey, Strezhnev and Voeten), one a state and session.

Session 1 is of 1946, so the year is session + 1945: a session runs on into the next year, and the year is all that is said. Only the
distance of two states' points means something; the unit is that of the estimate. A session of code 365 belongs to the party with more
days of the year (46, autumn 1991: the Soviet Union). The file is in Windows-1252 (the apostrophe of Côte d’Ivoire is byte 0x92).
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import party
from legation.loaders.frame.editions import by_content
from legation.loaders.frame.live import QUARTER, Live, github
from legation.loaders.frame.tables import Form, Row, Unusable, checker, decimal, number, records, whole_rows

FORMS = (Form("ideal points", ("ccode", "session", "NVotes", "IdealPoint", "Countryname"), encoding="cp1252"),)
PUBLISHER = "Erik Voeten"
CITATION = (
    "Bailey, Michael A., Anton Strezhnev, and Erik Voeten. 2017. Estimating Dynamic State Preferences from United Nations Voting "
    "Data. Journal of Conflict Resolution 61(2): 430-456."
)
URL = "https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points"


def _source(source: Input) -> Source:
    """The edition: the file's name tells it (`Apr2020`) unless that lies before the last session; else the year of that session."""
    sessions = (row["session"] for row in whole_rows(source, FORMS))
    edition = by_content(source, (f"{int(text) + 1945:04d}" for text in sessions if text.isdecimal() and len(text) < 4), column="session")
    told = edition.edition or ""
    named = f"{month_name[int(told[5:7])]} {told[:4]}" if len(told) >= 7 else told
    return Source(
        publisher=PUBLISHER,
        publication="United Nations General Assembly Votes and Ideal Points",
        title=f"Ideal point estimates, all votes, {named}" if told else "Ideal point estimates, all votes",
        url=URL,
        published=edition.published,
        edition=edition.edition,
        licence="MIT",
        citation=CITATION,
        dataset="un_votes",
    )


def read(source: Input) -> Iterator[Item]:
    """One claim a row."""
    stated_in = _source(source)

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
                source=stated_in,
                locator=f"ccode {row['ccode']}, session {session}",
            )
        ]

    yield from records(source, FORMS, claims)


DECLARATION = Declaration(
    name="un_votes",
    title="Ideal points from votes in the UN General Assembly",
    publisher=PUBLISHER,
    what="Each state's ideal point by session (1946 on): how near two states vote is the distance of their points",
    where="https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points (Output/IdealpointestimatesAll_*.csv)",
    licence="MIT",
    citation=CITATION,
    kinds=("voting_position",),
    files=("un/Idealpoint*.csv", "un/Idealpoint*.csv.gz"),
    read=read,
    check=checker(*FORMS),
    live=Live(
        github("evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points", "Output/IdealpointestimatesAll_Apr2020.csv"), every=QUARTER
    ),
)
