"""Pairs of states with diplomatic relations in Wikidata (property P530), as the CoDEx data set took them from it about 2020: undated."""

from __future__ import annotations

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, reader

FORMS = (Form("triples", ("subject_qid", "property", "object_qid", "subject_label", "object_label")),)
PUBLISHER = "Wikidata"
URL = "https://www.wikidata.org/wiki/Property:P530"
CITATION = (
    "Wikidata, diplomatic relation (P530), as in CoDEx: T. Safavi and D. Koutra, CoDEx: A Comprehensive Knowledge Graph Completion "
    "Benchmark, EMNLP 2020"
)
SOURCE = Source(
    publisher=PUBLISHER,
    title="Diplomatic relation (P530), all triples of CoDEx-S, -M and -L",
    url="https://github.com/tsafavi/codex",
    published="2020",
    edition="about 2020",
    licence="CC0 1.0",
    citation=CITATION,
    dataset="wikidata",
    shape="codex",
)


def claims(row: Row) -> tuple[Claim, ...]:
    """The claim of one row. Raises Unusable and UnknownParty."""
    if row["property"] != "P530":
        raise Unusable("other-property", f"{row['property']!r} is not P530, diplomatic relation")
    subject_qid, object_qid = row["subject_qid"], row["object_qid"]
    subject, object_ = named(subject_qid, None, scheme="wikidata"), named(object_qid, None, scheme="wikidata")
    if subject == object_:
        raise Unusable("same-party", f"{subject_qid} and {object_qid} are one party, {subject}")
    return (
        Claim(
            kind="relations", subject=subject, object=object_, subject_text=row["subject_label"] or None,
            object_text=row["object_label"] or None, source=SOURCE, locator=f"{subject_qid} P530 {object_qid}",
        ),
    )  # fmt: skip


DECLARATION = Declaration(
    name="wikidata-relations",
    title="Diplomatic relations in Wikidata (P530), from CoDEx",
    publisher=PUBLISHER,
    what="That two states have diplomatic relations, without dates; incomplete (one of CoDEx's nine files was not to be had)",
    where="https://github.com/tsafavi/codex (data/triples), columns subject_qid, property, object_qid and labels",
    licence="CC0 1.0 (CoDEx itself: MIT)",
    citation=CITATION,
    kinds=("relations",),
    files=("relations/wikidata_p530_codex.csv", "relations/wikidata_p530_codex.csv.gz"),
    read=reader(FORMS, claims),
    check=checker(*FORMS),
)
