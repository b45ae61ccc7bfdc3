"""Strategic rivalries (Thompson, Sakuwa and Suhas): spans of years with their types. 2020 is where the list stops, not an end."""

from __future__ import annotations

from collections.abc import Iterator

from legation.graph.claims import Claim, Source
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import list_end
from legation.loaders.frame.spells import Spells
from legation.loaders.frame.tables import Form, Row, Unusable, checker, in_list, whole_rows, year

_TYPES = ("positional", "spatial", "ideological", "interventionary")
FORMS = (Form("strategic rivalries", ("tssr_id", "rivalry", "ccode1", "ccode2", "start", "end", *_TYPES)),)
PUBLISHER = "William R. Thompson, Kentaro Sakuwa and Prashant Hosur Suhas"
CITATION = (
    "Thompson, William R., Kentaro Sakuwa, and Prashant Hosur Suhas. 2021. Analyzing Strategic Rivalries in World Politics: Types "
    "of Rivalry, Regional Variation, and Escalation/De-escalation. Springer. By way of the R package peacesciencer."
)


def _source(first: str, last: str) -> Source:
    """The edition is told by the list's last year: it came out in the year after."""
    year_after = f"{int(last) + 1:04d}" if last else None
    return Source(
        publisher=PUBLISHER,
        publication="Strategic Rivalries",
        title=f"Strategic rivalries, {first}–{last}",
        published=year_after,
        edition=year_after,
        licence="free for research with citation",
        citation=CITATION,
        dataset="rivalries",
    )


_EARLIER = {"305": ("300", 1918), "816": ("815", 1945), "679": ("678", 1990)}
"""Numbers that the list also writes for a state before the one to which COW gives them, that state's own number, and the year until which
it is meant: Austria's for the Habsburg monarchy, Viet Nam's for the empire of the Nguyen, Yemen's for North Yemen."""


def read(source: Input) -> Iterator[Item]:
    """A claim for each rivalry and pair of parties."""
    last = list_end(row["end"] for row in whole_rows(source, FORMS))
    first = min((row["start"] for row in whole_rows(source, FORMS) if row["start"].isdecimal()), default="")
    spells = Spells("rivalry", "cow", "rivalries", last, _source(first, last))

    def claims(row: Row) -> list[Claim]:
        begin, end = f"{year(row['start'], 'start'):04d}", f"{year(row['end'], 'end'):04d}"
        in_list(end, last)
        if not row["tssr_id"]:
            raise Unusable("no-id", "there is no id of the rivalry")
        details = {"name": row["rivalry"], "types": [name for name in _TYPES if row[name] == "1"]}
        return spells.claims((_code(row, "ccode1"), _code(row, "ccode2")), begin, end, details, locator=f"rivalry {row['tssr_id']}")

    yield from spells.records(source, FORMS, claims)


def _code(row: Row, column: str) -> str:
    """COW's number of the state that is meant."""
    code = row[column]
    own, until = _EARLIER.get(code, (code, 0))
    if int(row["end"]) > until:
        return code
    return "680" if code == "679" and "S. Yemen" in row["rivalry"] else own


DECLARATION = Declaration(
    name="rivalries",
    title="Strategic Rivalries (Thompson, Sakuwa and Suhas)",
    publisher=PUBLISHER,
    what="Which states were rivals, from when to when, and over what: position, space, ideology, intervention; 1494–2020",
    where="the book's data, as in the R package peacesciencer (data/tss_rivalries.rda, saved as CSV)",
    licence="free for research with citation",
    citation=CITATION,
    kinds=("rivalry",),
    files=("rivalries/tss*.csv",),
    read=read,
    check=checker(*FORMS),
)
