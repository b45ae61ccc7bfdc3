"""Lists that go on from page to page by the keys of their last row: claims. What changed since a moment is `changes`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from legation.graph import time
from legation.graph.errors import InputError
from legation.graph.kinds import KINDS
from legation.graph.store import Row, Store
from legation.service.answers.base import PartyRef
from legation.service.answers.lists import ClaimPage
from legation.service.declaration import question
from legation.service.parameters import ClaimKind, Cursor, KnownOn, Text
from legation.service.questions.common.cursors import question_mark, read_cursor, write_cursor
from legation.service.questions.common.lines import line
from legation.service.questions.common.parties import party_named
from legation.service.questions.common.period import known_day

Order = Literal["id", "newest"]
"""`newest`: what came into this graph last first."""
PAGE = 100
PageSize = Annotated[int, Field(alias="limit", ge=1, le=1000, description="rows a page", examples=[100])]
LONGEST = 60.0
"""Seconds that a page may take."""
_LAST_MOMENT = "9"
"""After every ISO moment, as texts sort."""
_PAGES = {
    ("id", False): "ask/claims_page", ("id", True): "ask/claims_page_of",
    ("newest", False): "ask/claims_newest", ("newest", True): "ask/claims_newest_of",
}  # fmt: skip
"""The statement of a page, by its order and whether one party's claims are asked for."""


@question("/v1/claims", "Claims, page by page", tag="claims", long=True, operation="claims")
def claims_page(
    store: Store, *, kind: Annotated[ClaimKind | None, Field(description="kind of claim", examples=["mission_opened"])] = None,
    party: Annotated[Text | None, Field(description="subject or object: id, code or name", examples=["AZE"])] = None,
    since: Annotated[
        str | None, Field(max_length=40, description="ISO day or moment (UTC): leave out what came into this graph before it")
    ] = None,
    known_on: KnownOn = None, quoted: Annotated[bool, Field(description="leave out claims without a quote")] = False,
    order: Annotated[Order, Field(description="`newest`: those that came into this graph last first", examples=["newest"])] = "id",
    cursor: Cursor = None, limit: PageSize = PAGE,
) -> ClaimPage:  # fmt: skip
    """Claims in order of id (or the newest first) with their sources, retracted ones left out. `total` counts them all on the first
    page, where that is cheap.

    A page of the claims of a kind and about a party (both optional), in order of id or those that came into this graph last first.

    `since` (ISO day or moment, UTC) leaves out what came into this graph before it, `quoted` what has no quote. Raises UnknownParty,
    InputError.
    """
    if kind is not None and kind not in KINDS:
        raise InputError(f"there is no kind {kind!r}; there are {', '.join(sorted(KINDS))}", place="kind")
    found = party_named(party) if party is not None else None
    day, moment = known_day(known_on), moment_of(since) if since is not None else None
    mark = question_mark("claims", kind, found and found.id, moment, day, quoted, order)
    at = read_cursor(cursor, mark, 2 if order == "newest" else 1)
    asked: dict[str, Any] = {"kind": kind, "since": moment, "known_on": day, "quoted": quoted, "limit": limit + 1}
    asked["after"] = at[-1] if at else ""
    asked |= {"party": found.id} if found else {}
    asked |= {"before": at[0] if at else _LAST_MOMENT} if order == "newest" else {}
    rows = store.read(_PAGES[order, found is not None], asked, timeout=LONGEST)
    shown = rows[:limit]
    more = len(rows) > limit
    total = None
    if at is None and not more:
        total = len(rows)
    elif at is None and moment is None and day is None and not quoted:
        counted = {"kind": kind} | ({"party": found.id} if found else {})
        total = store.read("ask/claims_count_of" if found else "ask/claims_count", counted, timeout=LONGEST)[0]["n"]
    whole = whole_of(store, shown)
    last = [shown[-1]["at"], shown[-1]["id"]] if more and order == "newest" else [shown[-1]["id"]] if more else []
    return ClaimPage(
        party=PartyRef(id=found.id, name=found.name) if found else None, kind=kind, total=total,
        claims=[line(whole[row["id"]]) for row in shown if row["id"] in whole],
        next=write_cursor(mark, *last) if more else None, truncated=more,
    )  # fmt: skip


def whole_of(store: Store, rows: Sequence[Row]) -> dict[str, Row]:
    """The claims of some ids with their sources, by id."""
    found = store.read("ask/claims_listed", {"ids": sorted({row["id"] for row in rows})}, timeout=LONGEST)
    return {row["id"]: row for row in found}


def moment_of(text: str) -> str:
    """An ISO day, month, year or moment as the ISO moment of its beginning in UTC. Raises InputError."""
    if "T" in text:
        try:
            read = datetime.fromisoformat(text.replace(" ", "+"))  # a plus sign that was not escaped arrives as a blank
        except ValueError as error:
            raise InputError(f"{text!r} is no moment; write 2025-01-03 or 2025-01-03T12:00:00Z", place="since") from error
        try:
            moment = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
        except OverflowError as error:
            raise InputError(f"{text!r} lies outside the calendar", place="since") from error
        return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    try:
        day = time.parse(text).earliest
    except time.TimeError as error:
        raise InputError(str(error), place="since") from error
    if day is None:
        raise InputError(f"{text!r} has no first day", place="since")
    return f"{day.isoformat()}T00:00:00Z"
