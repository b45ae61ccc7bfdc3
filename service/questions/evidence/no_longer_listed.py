"""What a newer edition of a list does not name any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from legation.graph.claims import content_id
from legation.graph.store import Row, Store
from legation.service.answers.changed import AnswerChange
from legation.service.questions.common.lines import name_of
from legation.service.questions.common.state_as_of import ref
from legation.service.questions.evidence.lists import LONGEST, whole_of

SOURCES = 2_000
"""New sources that are compared with their earlier editions."""
LISTED = 100_000
MOST = 500
"""Facts that are told of one list."""
PART = 0.5
"""A newer edition that names less than this part of the one before is a part of it, and what it leaves out is not gone."""


def gone(store: Store, since: str, kinds: Sequence[str], notes: list[str]) -> Iterator[AnswerChange]:
    """The facts that the newest edition before named and one that was recorded since does not, for each list."""
    rows = store.read("ask/sources_recorded", {"since": since, "kinds": list(kinds), "limit": SOURCES + 1}, timeout=LONGEST)
    if len(rows) > SOURCES:
        notes.append(f"More than {SOURCES:,} sources are new; the first {SOURCES:,} are compared with their earlier editions.")
    new = [row["source"] for row in rows[:SOURCES] if not row["older"]]
    at = {row["source"]: str(row["at"]) for row in rows}
    pairs = _before(store.read("ask/source_siblings", {"ids": new, "limit": LISTED}, timeout=LONGEST) if new else [])
    for pair in pairs:
        yield from _of_list(store, pair, kinds, at[pair["id"]], notes)


def _before(rows: Sequence[Row]) -> list[Row]:
    """For each new source the newest edition of the same list that is older."""
    by_new: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if _age(row, "") > _age(row, "other_") and _title(row, "") == _title(row, "other_"):
            by_new[row["id"]].append(row)
    return [max(found, key=lambda row: (_age(row, "other_"), row["other"])) for _, found in sorted(by_new.items())]


def _age(row: Row, which: str) -> str:
    return str(row[f"{which}edition"] or row[f"{which}published"] or "")


def _title(row: Row, which: str) -> str:
    """The title without the edition that stands in it."""
    return (row[f"{which}headline"] or "").replace(str(row[f"{which}edition"]), "")


def _of_list(store: Store, pair: Row, kinds: Sequence[str], at: str, notes: list[str]) -> Iterator[AnswerChange]:
    asked = {"kinds": list(kinds), "limit": LISTED}
    now = {row["track"] for row in store.read("ask/listed_by", asked | {"source": pair["id"]}, timeout=LONGEST)}
    was = {row["track"]: row["claim"] for row in store.read("ask/listed_by", asked | {"source": pair["other"]}, timeout=LONGEST)}
    new, old = f"edition {pair['edition']}", f"edition {pair['other_edition']}"
    if len(now) < PART * len(was):
        notes.append(
            f"“{pair['headline']}”: {new} names {len(now):,} facts where {old} named {len(was):,}; it is taken for a part of the list, and "
            "what it leaves out is not told."
        )
        return
    missing = sorted(was.keys() - now)
    if len(missing) > MOST:
        notes.append(f"“{pair['headline']}”: {len(missing):,} facts are not listed by {new} any more, of which {MOST} are told.")
    rows = whole_of(store, [{"id": was[track]} for track in missing[:MOST]])
    for track in missing[:MOST]:
        row, about = rows[was[track]], track.split("|", 1)[0]
        parties = name_of(row["subject"]) + (f" and {name_of(row['object'])}" if row["object"] else "")
        yield AnswerChange(
            id=content_id("no_longer_listed", track, pair["id"]), at=at, what="no_longer_listed", about=about, subject=ref(row["subject"]),
            object=ref(row["object"]) if row["object"] else None,
            says=f"{parties}, {about}: named by {old} of “{pair['other_headline']}”, not by {new}.",
            before=f"listed by {old}", after=f"not listed by {new}", claims=[row["id"]], sources=[row["publisher"]],
        )  # fmt: skip
