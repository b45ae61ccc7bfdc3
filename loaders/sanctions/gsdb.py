"""Sanctions, 1949 to the release's last year: the Global Sanctions Data Base (GSDB), its table of cases.

One row a case, with years only, the kinds of sanction as 0/1 columns, and one or several targets and senders in one cell each. Their names
hold commas (`Egypt, Arab Rep.`, `Korea, North`), so a list is cut where every piece is a name. A case marked `ongoing` in its release's
last year has no end. A case number belongs to its release: release 4's case 12 is another than release 3's. An arms embargo is claimed as
such beside the sanctions, as that is what people ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.errors import InputError, UnknownParty
from legation.graph.time import parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, number, records, year

TYPES = ("trade", "arms", "military", "financial", "travel", "other")
FORMS = (
    Form(
        "cases",
        ("case_id", "sanctioned_state", "sanctioning_state", "begin", "end", *TYPES, "descr_trade", "objective", "success"),
    ),
)
PUBLISHER = "Global Sanctions Data Base"
LICENCE = "free for research with citation, on request from the publisher; not to be passed on as a table"
CITATION = (
    "Felbermayr, Gabriel, Aleksandra Kirilakha, Constantinos Syropoulos, Erdal Yalcin, and Yoto V. Yotov. 2020. "
    "The Global Sanctions Data Base. European Economic Review 129: 103561"
)
PUBLISHED = {"1": "2020", "2": "2021", "3": "2023", "4": "2025"}
"""When a release came out."""
OPEN = "ongoing"
MOST_PARTIES = 60


def release_of(source: Input) -> str:
    """The number of the release, from the option or the file's name (`GSDB_V4.csv`). Raises InputError."""
    given = str(source.options.get("edition") or "") or next(iter(re.findall(r"(?i)v[_ ]?(\d+)", source.path.name)), "")
    found = re.fullmatch(r"(?i)v?(\d+)", given)
    if not found:
        raise InputError("the file does not say of which release it is; say it with --edition V4", place=str(source.path))
    return found[1]


@lru_cache(maxsize=4096)
def parties(text: str, when: str) -> tuple[str, ...]:
    """The parties of a list in which names may hold commas: the way to cut it in which each piece is a name, with the longest pieces first.

    Raises UnknownParty with the first piece that no way of cutting makes a name.
    """
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if not pieces or len(pieces) > MOST_PARTIES:
        raise Unusable("no-party", f"{text[:60]!r} names no party")
    moment = parse(when)
    ways: list[list[tuple[int, str]]] = []
    errors: dict[int, UnknownParty] = {}
    for start in range(len(pieces)):
        ways.append([])
        for size in range(min(4, len(pieces) - start), 0, -1):
            try:
                ways[-1].append((size, named(", ".join(pieces[start : start + size]), moment)))
            except UnknownParty as error:
                errors[start] = error
    rest: list[tuple[str, ...] | None] = [None] * len(pieces) + [()]
    for start in range(len(pieces) - 1, -1, -1):
        for size, party in ways[start]:
            after = rest[start + size]
            if after is not None:
                rest[start] = (party, *after)
                break
    if rest[0] is None:
        reached = {0}
        for start in range(len(pieces)):
            reached |= {start + size for size, _ in ways[start] if start in reached}
        raise errors[max(reached - {len(pieces)})]
    return tuple(dict.fromkeys(rest[0]))


@lru_cache
def _source(release: str) -> Source:
    return Source(
        publisher=PUBLISHER,
        publication="Global Sanctions Data Base",
        title=f"Global Sanctions Data Base, release {release}",
        url="https://www.globalsanctionsdatabase.com/",
        published=PUBLISHED.get(release),
        edition=f"release {release}",
        licence=LICENCE,
        citation=f"{CITATION}. Release {release}",
        dataset="gsdb",
    )


def _claims(row: Row, release: str) -> list[Claim]:
    """A claim for each pair of sender and target. Raises Unusable and UnknownParty."""
    first, last = year(row["begin"], "begin"), year(row["end"], "end")
    if first > last:
        raise Unusable("ends-before-it-begins", f"it begins in {first} and ends in {last}")
    results = [part.strip() for part in row["success"].split(",") if part.strip()]
    goes_on = OPEN in results
    when = f"{first}/" if goes_on else f"{first}/{last}"
    types = [name for name in TYPES if _marked(row, name)]
    objectives = [part.strip() for part in row["objective"].split(",") if part.strip()]
    targets, senders = parties(row["sanctioned_state"], str(first)), parties(row["sanctioning_state"], str(first))
    details: dict[str, Any] = {
        "case": f"GSDB {release} {row['case_id']}", "types": types, "measures": row["descr_trade"].replace(",", " ").split(),
        "objectives": objectives, "success": results,
    }  # fmt: skip
    if len(senders) > 1:
        details["senders"] = len(senders)
    found = []
    for sender in senders:
        for target in targets:
            if sender == target:
                continue
            shared: dict[str, Any] = {
                "subject": sender, "object": target, "when": when, "seen_until": str(last) if goes_on else None,
                "source": _source(release), "locator": f"case {row['case_id']}",
            }  # fmt: skip
            found.append(Claim(kind="sanctions", details={name: value for name, value in details.items() if value}, **shared))
            if "arms" in types:
                found.append(Claim(kind="embargo", details={"case": details["case"]}, **shared))
    if not found:
        raise Unusable("same-party", f"sender and target are both {senders[0]}")
    return found


def _marked(row: Row, column: str) -> bool:
    value = number(row[column], column, missing=("", "NA"))
    if value not in (None, 0, 1):
        raise Unusable("bad-number", f"{column} is {row[column][:40]!r}, not 0 or 1")
    return value == 1


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    release = release_of(source)
    yield from records(source, FORMS, lambda row: _claims(row, release))


DECLARATION = Declaration(
    name="gsdb",
    title="Global Sanctions Data Base: cases",
    publisher=PUBLISHER,
    what="Who sanctioned whom in which years, of which kinds (trade, arms, military, financial, travel), objectives, success, 1949 on",
    where="request form at https://www.globalsanctionsdatabase.com/",
    licence=LICENCE,
    citation=CITATION,
    kinds=("sanctions", "embargo"),
    files=("sanctions/GSDB*.csv", "sanctions/gsdb*.csv"),
    read=read,
    check=checker(*FORMS, also=release_of),
    options={"edition": "number of the release (V4), where the file's name does not hold it"},
)
