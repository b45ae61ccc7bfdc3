"""When pairs of countries established diplomatic relations, as the tables of Wikipedia's "Foreign relations of …" pages give it.

Each page is a source of its own, so that a pair stands there twice and may contradict itself; all of them are Wikipedia, one origin.
"""

from __future__ import annotations

import re
from functools import cache

from legation.graph.claims import Claim, Source
from legation.graph.parties import register
from legation.loaders.frame.base import Declaration
from legation.loaders.frame.present_names import bearer, interrupted, older_than
from legation.loaders.frame.resolve import moment, named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, reader
from legation.loaders.frame.wikipedia import PUBLISHER, page_source

FORMS = (Form("dates", ("source_page", "country", "partner", "date_iso", "precision", "date_raw", "section")),)
EDITION = "2025-11"
"""The month of the stored page texts."""
LICENCE = "CC BY-SA 4.0"

ESTABLISHED = frozenset(
    {
        "Diplomatic relations", "List", "Diplomatic relations list", "List of countries", "List of countries with diplomatic relations",
        "Relations by country", "Overview", "Countries with diplomatic relations", "Current diplomatic relations",
        "Full diplomatic relations", "Former countries", "Relations with former states",
    }
)  # fmt: skip
"""Sections whose date is when relations were established. Measured on the pages of 2025-11: of the rows of each that also stand on the
partner's page, 86 to 96 % have a date there that agrees. Recognition, organisations and consular relations are
refused. The
last three are lists of twelve, three and two rows whose texts say "maintains full diplomatic relations" and "Formal Relations Began"."""
REGIONS = re.compile(
    r"(?i)(?!multilateral|international|membership)(?:.*\b(?:europe|european|asia|asian|africa|afro|americas?|oceania|caribbean|"
    r"middle east|pacific|asean|maghreb)\b.*|bilateral relations|list of bilateral relations|relations with (?:sovereign|partially).*)"
)
"""Sections by region, which are the list itself on pages that have no other. All their rows show that the two have relations in the month
of the page. Their years and months are those of the beginning (of the rows that also stand on the partner's page 72 % agree, 8 % are one
year off); their days are mostly of something else (20 % agree), as the cell tells of embassies and visits too, and are not taken."""
FORMER = re.compile(
    r"(?i)former (?:diplomatic|bilateral) relations|(?:countries )?without (?:diplomatic )?relations.*|countries without .*relations.*"
)
"""Sections of relations that have ended. Their tables give the day on which they began (Transnistria's gives recognition)."""
OF_RECOGNITION = frozenset({"Transnistria"})


@cache
def page(title: str, shape: str) -> Source:
    """One page in the state of the stored edition; `shape` is what is read from it (`dates` or `missions`).

    The collected files write "Georgia (country)" as "Georgia _country_", which is no page.
    """
    title = title.replace("_country_", "(country)")
    return page_source(title, EDITION, LICENCE, shape, state="November 2025")


def claims(row: Row) -> tuple[Claim, ...]:
    """The claims of one row of the stored pages. Raises Unusable and UnknownParty."""
    return claims_of(row, page(row["source_page"], "dates"), EDITION)


def claims_of(row: Row, source: Source, edition: str) -> tuple[Claim, ...]:
    """The claims of one row of a page in a state of it (EDTF). Raises Unusable and UnknownParty."""
    section, country, partner = row["section"], row["country"], row["partner"]
    former = FORMER.fullmatch(section) is not None and country not in OF_RECOGNITION
    regional = section not in ESTABLISHED and REGIONS.fullmatch(section) is not None
    if section not in ESTABLISHED and not former and not regional:
        raise Unusable("other-section", f"a date in the section {section!r} need not be when relations were established")
    when = moment(row["date_iso"], column="date_iso")
    subject, object_ = named(country, when), named(partner, when)
    then = bearer(subject, object_, when), bearer(object_, subject, when)
    if then[0] == then[1]:
        raise Unusable("same-party", f"{country} and {partner} were one party ({then[0]}) in {when.edtf}")
    for party in then:
        if begin := older_than(party, when):
            raise Unusable("before-party", f"{party} begins in {begin}; what had relations in {when.edtf} was another state")
    shared = {
        "subject_text": country,
        "object_text": partner,
        "source": source,
        "locator": f"{section}: {partner}, {row['date_raw']}"[:400],
    }
    # A party that was part of another one since then (Russia in the Soviet Union) need not have kept them: the end is unknown.
    broken = any(interrupted(party, when) for party in then)
    began = f"{when.edtf}/" if broken else when.edtf
    found = [Claim(kind="relations_established", subject=then[0], object=then[1], when=began, **shared)]  # type: ignore[arg-type]
    if former:
        found.append(Claim(kind="relations_severed", subject=then[0], object=then[1], **shared))  # type: ignore[arg-type]
        if not any(register().get(party).end for party in (subject, object_)):
            found.append(Claim(kind="no_relations", subject=subject, object=object_, when=edition, **shared))  # type: ignore[arg-type]
    elif regional and not any(register().get(party).end for party in (subject, object_)):
        if when.precision == "day":
            found.clear()
        found.append(Claim(kind="relations", subject=subject, object=object_, when=edition, **shared))  # type: ignore[arg-type]
    elif (broken or then != (subject, object_)) and not any(register().get(party).end for party in (subject, object_)):
        # The list is of the present: it also says that the two have relations in the month of the page.
        found.append(Claim(kind="relations", subject=subject, object=object_, when=edition, **shared))  # type: ignore[arg-type]
    return tuple(found)


DECLARATION = Declaration(
    name="wikipedia-relations",
    title="Dates of diplomatic relations in Wikipedia's foreign relations pages",
    publisher=PUBLISHER,
    what="When two countries established diplomatic relations; both countries' pages are claims of their own",
    where="https://en.wikipedia.org/wiki/Category:Foreign_relations_by_country",
    licence=LICENCE,
    citation="Wikipedia contributors, “Foreign relations of …” (a page for each country), Wikipedia, the free encyclopedia, November 2025",
    kinds=("relations_established", "relations_severed", "relations", "no_relations"),
    files=("relations/wikipedia_diplomatic_relations_dates.csv", "relations/wikipedia_diplomatic_relations_dates.csv.gz"),
    read=reader(FORMS, claims),
    check=checker(*FORMS),
)
