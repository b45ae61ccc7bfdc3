"""Sanctions and threats of them, 1945–2005: the Threat and Imposition of Sanctions data set (TIES 4.1).

A row is a case: a threat, an imposition or both. A threat is no sanction: it is an event of its own on the day on which the case begins,
and a sanction holds from the day of its imposition. Each sender makes a claim; the case is its own track, as one state may have several
cases against another at once. COW's numbers are resolved by date; 1000 is the European Communities or Union. Without an end a sanction was
still on at the day that the row gives, or when the data end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.parties import register
from legation.graph.time import parse
from legation.loaders.frame import workbook
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.codes import day, parts
from legation.loaders.frame.live import YEAR, Live, Request
from legation.loaders.frame.tables import Row, Unusable

SENDERS = ("sender1", "sender2", "sender3", "sender4", "sender5")
COLUMNS = (
    "caseid", "startmonth", "startday", "startyear", "endmonth", "endday", "endyear", "ongoingasofmonth", "ongoingasofday",
    "ongoingasofyear", *SENDERS, "primarysender", "targetstate", "institution", "institutionid", "threat", "sanctiontypethreat",
    "imposition", "sancimpositionstartmonth", "sancimpositionstartday", "sancimpositionstartyear", "sanctiontype",
)  # fmt: skip
SOURCE = Source(
    publisher="TIES project, University of North Carolina",
    publication="Threat and Imposition of Sanctions",
    title="Threat and Imposition of Sanctions (TIES), version 4.1, 1945–2005",
    url="https://sanctions.web.unc.edu/",
    published="2014",
    edition="v4.1",
    licence="free for research with citation",
    citation="Morgan, T. Clifton, Navin Bapat, and Yoshiharu Kobayashi. 2014. Threat and imposition of economic sanctions 1945–2005: "
    "Updating the TIES dataset. Conflict Management and Peace Science 31(5): 541-558.",
    dataset="ties",
)
LAST_DAY = "2005-12-31"
"""Up to when the data go; some rows say that a sanction was on later."""
MEASURES = {
    "1": ("trade", "total embargo"),
    "2": ("trade", "partial embargo"),
    "3": ("trade", "import restriction"),
    "4": ("trade", "export restriction"),
    "5": ("blockade", "blockade"),
    "6": ("financial", "asset freeze"),
    "7": ("aid", "end of aid"),
    "8": ("travel", "travel ban"),
    "9": ("agreements", "suspension of an agreement"),
    "10": ("other", "other"),
}
"""TIES's codes of a measure: our type and the codebook's word."""
EUROPE = "1000"
_EUROPEAN = {"", "1830", "1653", "4580"}
"""What `institutionid` may hold where 1000 is the target: nothing, the Union, the Communities, or the WTO before which the case was."""


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    yield from workbook.records(source, COLUMNS, claims)


def claims(row: Row) -> list[Claim]:
    """The threat and the sanctions of one case, a claim for each sender. Raises Unusable and UnknownParty."""
    begin = day(row["startyear"] or "-9", row["startmonth"] or "-9", row["startday"] or "-9") if row["startyear"] else ""
    imposed, threat = _yes(row, "imposition"), _yes(row, "threat")
    if not imposed and not threat:
        raise Unusable("neither", "the case is neither a threat nor an imposition")
    if not begin:
        raise Unusable("bad-date", "the case has no year in which it begins")
    senders = _senders(row)
    found: list[Claim] = []
    if threat:
        found += _threats(row, senders, begin)
    if imposed:
        found += _sanctions(row, senders, begin if not threat else None)
    return found


def _yes(row: Row, column: str) -> bool:
    if row[column] not in ("", "0", "1"):
        raise Unusable("bad-number", f"{column} is {row[column][:40]!r}, not 0 or 1")
    return row[column] == "1"


def _senders(row: Row) -> list[str]:
    """The codes of the senders, the first the primary one; where no state is named, the one institution (`igo N`). Raises Unusable."""
    found = [row["primarysender"], *(row[name] for name in SENDERS)]
    found = list(dict.fromkeys(code for code in found if code))
    if found:
        return found
    institutions = row["institutionid"].split()
    if len(institutions) != 1:
        raise Unusable("no-sender", "no sender is named, and not one institution that it could be")
    return [f"igo {institutions[0]}"]


def _pairs(row: Row, sender: str, begin: str, end: str) -> Iterator[tuple[str, str, str, str, bool]]:
    """Sender, target, begin and end (EDTF) of each part of a case in which the codes meant these parties; whether it is the last one."""
    target = row["targetstate"]
    if target == EUROPE and not set(row["institutionid"].split()) <= _EUROPEAN:
        raise Unusable("unknown-target", f"the target is an institution, and {row['institutionid']} does not say which")
    codes = tuple(code for code in (sender, target) if code != EUROPE and not code.startswith("igo "))
    if not codes:
        raise Unusable("same-party", "sender and target are both institutions")
    for part in parts("cow", codes, begin, end):
        states = iter(part.parties)
        ends = [_institution(code, begin) if code == EUROPE or code.startswith("igo ") else next(states) for code in (sender, target)]
        if ends[0] == ends[1]:
            raise Unusable("same-party", f"sender and target are both {ends[0]}")
        yield ends[0], ends[1], part.begin, part.end, part.last


def _institution(code: str, begin: str) -> str:
    """The party of an institution's code: the European Communities before the Union."""
    if code != EUROPE:
        return register().resolve(code.removeprefix("igo "), scheme="cow_igo").id
    union = register().get("EU")
    first = parse(union.begin).earliest if union.begin else None
    start = parse(begin).earliest
    return "EEC" if first and start and start < first else "EU"


def _details(row: Row, senders: list[str], measures: str, primary: bool) -> dict[str, Any]:
    codes = list(dict.fromkeys(measures.split()))
    unknown = [code for code in codes if code not in MEASURES]
    if unknown:
        raise Unusable("unknown-measure", f"the measure {unknown[0]!r} is none of the codebook's")
    details: dict[str, Any] = {
        "case": f"TIES {row['caseid']}",
        "types": list(dict.fromkeys(MEASURES[code][0] for code in codes)),
        "measures": [MEASURES[code][1] for code in codes],
    }
    if len(senders) > 1:
        details |= {"senders": len(senders), "primary": primary}
    return {name: value for name, value in details.items() if value != []}


def _threats(row: Row, senders: list[str], begin: str) -> list[Claim]:
    made = []
    for sender in senders:
        for subject, target, _, _, _ in list(_pairs(row, sender, begin, begin))[:1]:
            details = _details(row, senders, row["sanctiontypethreat"], sender == row["primarysender"])
            made.append(_claim("sanctions_threatened", subject, target, begin, None, details, row))
    return made


def _sanctions(row: Row, senders: list[str], begin: str | None) -> list[Claim]:
    """`begin` is the day on which the case begins where there was no threat before: it stands in for a missing day of imposition."""
    start = ""
    if row["sancimpositionstartyear"]:
        start = day(
            row["sancimpositionstartyear"], row["sancimpositionstartmonth"] or "-9", row["sancimpositionstartday"] or "-9"
        )  # fmt: skip
    start = start or begin or ""
    end = day(row["endyear"], row["endmonth"] or "-9", row["endday"] or "-9") if row["endyear"] else None
    seen = None
    if end is None:
        seen = LAST_DAY
        if row["ongoingasofyear"]:
            seen = day(row["ongoingasofyear"], row["ongoingasofmonth"] or "-9", row["ongoingasofday"] or "-9")
    if not start:
        raise Unusable("no-begin", "the row does not say when the sanctions were imposed")
    made = []
    for sender in senders:
        for subject, target, first, last, is_last in _pairs(row, sender, start, end or seen or LAST_DAY):
            goes_on = is_last and end is None
            details = _details(row, senders, row["sanctiontype"], sender == row["primarysender"])
            made.append(
                _claim("sanctions", subject, target, f"{first}/" if goes_on else f"{first}/{last}", seen if goes_on else None, details, row)
            )
    return made


def _claim(kind: str, subject: str, target: str, when: str, seen: str | None, details: dict[str, Any], row: Row) -> Claim:
    return Claim(
        kind=kind, subject=subject, object=target, when=when, seen_until=seen, details=details, source=SOURCE,
        locator=f"case {row['caseid']}",
    )  # fmt: skip


DECLARATION = Declaration(
    name="ties",
    title="TIES: threats and impositions of sanctions",
    publisher=SOURCE.publisher,
    what="Who threatened and who imposed sanctions on whom, of which kind, from when to when, 1945–2005",
    where="https://sanctions.web.unc.edu/ (TIESv4-1.xls)",
    licence="free for research with citation",
    citation=SOURCE.citation or "",
    kinds=("sanctions", "sanctions_threatened"),
    files=("sanctions/TIES*.xls", "sanctions/TIES*.xls.gz"),
    complete_for="threats and impositions of sanctions, 1945–2005",
    read=read,
    check=workbook.checker(*COLUMNS),
    live=Live(
        (Request("https://sanctions.web.unc.edu/wp-content/uploads/sites/18834/2021/04/TIESv4-1.xls", "TIESv4-1.xls"),),
        every=YEAR,
        terms="TIES: free for research with citation",
    ),
)
