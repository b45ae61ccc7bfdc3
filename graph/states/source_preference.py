"""Contradicting claims: grouped by what they say, counted by who stands behind them, decided by a rule that the asker chooses.

Pure functions of claim rows. Nothing is dropped: what loses is returned beside what wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from legation.graph.claims import same_origin
from legation.graph.protocol import Row

Prefer = Literal["newest", "primary", "majority"]
PREFERENCES: tuple[Prefer, ...] = get_args(Prefer)
RULES: dict[Prefer | None, str] = {
    None: "no side is taken: a date runs over all that is said, a denied state stands and is marked as disputed",
    "newest": "what was published last; of equals what more independent sources say",
    "primary": "what a primary source says itself rather than through another; of equals the newest",
    "majority": "what the most independent sources say, copies of one release counting once; of equals the newest",
}
"""How contradictions are resolved, in words for answers."""

Days = tuple[str | None, str | None]
"""First and last day (ISO) that a value can mean; None is open."""


@dataclass(slots=True)
class Value:
    """One of the values that are claimed, with its claims."""

    text: str | None
    rows: list[Row]

    @property
    def origins(self) -> set[str]:
        """Who stands at the end of the chains of citations: each counts once."""
        return {row["origin"] for row in self.rows}

    @property
    def newest(self) -> str:
        """The last day on which one of the claims was published."""
        return max((row["known_from"] or "" for row in self.rows), default="")

    @property
    def primary(self) -> str:
        """The last day on which a primary source said it itself; empty where none did."""
        return max((row["known_from"] or "" for row in self.rows if is_primary(row)), default="")


def is_primary(row: Row) -> bool:
    """Whether the claim's publisher is itself whom it rests on. Rows without their source's columns count as not."""
    publisher = row.get("publisher")
    return bool(publisher) and same_origin(str(publisher)) == row["origin"]


def grouped(rows: Iterable[Row], of: Callable[[Row], str | None]) -> list[Value]:
    """The values that rows give (None is left out), those with most independent sources first."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        text = of(row)
        if text is not None:
            groups.setdefault(text, []).append(row)
    values = [Value(text, members) for text, members in groups.items()]
    return sorted(values, key=lambda value: (-len(value.origins), value.text or ""))


def winner(values: Sequence[Value], prefer: Prefer) -> Value:
    """The value that a rule takes. `values` is not empty."""
    if prefer == "newest":
        return max(values, key=lambda value: (value.newest, len(value.origins), value.text or ""))
    if prefer == "primary":
        return max(values, key=lambda value: (value.primary, value.newest, len(value.origins), value.text or ""))
    return max(values, key=lambda value: (len(value.origins), value.newest, value.text or ""))


def begin_of(row: Row) -> Days:
    """The days on which what the row says may have begun."""
    return (row["earliest"], row["begin_latest"] if _interval(row) else row["latest"])


def end_of(row: Row) -> Days:
    """The days on which what the row says may have ended."""
    return (row["end_earliest"], row["latest"]) if _interval(row) else (row["earliest"], row["latest"])


def begin_text(row: Row) -> str | None:
    """What the row says of the beginning (EDTF): of a span its first part, so that `1949-03-28` and `1949-03-28/..` are one value."""
    return _part(row, 0)


def end_text(row: Row) -> str | None:
    """What the row says of the end (EDTF): of a span its last part; None where it says nothing of it."""
    return _part(row, -1)


def _part(row: Row, at: int) -> str | None:
    text = row["edtf"]
    return (text.split("/")[at].replace("..", "") or None) if text else None


def _interval(row: Row) -> bool:
    return "/" in (row["edtf"] or "")


def can_be_one(a: Row, b: Row) -> bool:
    """Whether two rows may be about one day; without a time they may be about any."""
    low, high = max(a["earliest"] or "", b["earliest"] or ""), min(a["latest"] or "9999", b["latest"] or "9999")
    return low <= high


def contested(rows: Sequence[Row]) -> list[tuple[list[Row], list[Row]]]:
    """What is both said to be done and denied: for each kind, (done rows, the denials that may be about the same day)."""
    found = []
    for kind in sorted({row["kind"] for row in rows if row["modality"] == "denied"}):
        denials = [row for row in rows if row["kind"] == kind and row["modality"] == "denied"]
        done = [
            row
            for row in rows
            if row["kind"] == kind
            and row["modality"] == "done"
            and any(one.get("about") == row["id"] if one.get("about") else can_be_one(row, one) for one in denials)
        ]
        if done:
            found.append((done, denials))
    return found


def believed(rows: Sequence[Row], prefer: Prefer | None) -> list[Row]:
    """The rows without those done claims that lose against a denial by the chosen rule; all of them where no rule is chosen."""
    if prefer is None:
        return list(rows)
    lost: set[str] = set()
    for done, denials in contested(rows):
        if winner([Value("done", done), Value("denied", denials)], prefer).text == "denied":
            lost.update(row["id"] for row in done)
    return [row for row in rows if row["id"] not in lost]
