"""What of an answer's table stands on a screen: columns that say the same are one, and what only programs use is left out.

CSV, JSON and the API have every column; `--format csv` is named where something was left out of a wide table.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from legation.service.answers.claims import Dyad
from legation.service.answers.pairs import Accreditations
from legation.service.answers.parties import PartyAnswer
from legation.service.questions.common.parties import on_or_in

if TYPE_CHECKING:
    from legation.service.answers.base import Answer
    from legation.service.answers.claims import Episode

_HIDDEN = frozenset({"citation", "track", "latitude", "longitude", "position", "lang"})
_IN_WORDS = frozenset({"kind", "subject", "object", "mission", "modality", "value", "unit", "base", "scope", "commodity", "said_by"})
"""Columns whose content stands in a claim's own sentence (`says`)."""
_LASTING = frozenset({"relations", "recognition", "membership"})
"""States between two parties that are told on every day, also where they do not hold."""
_IDS = frozenset({"claims", "sources"})
_DATES = frozenset({"begins", "ends", "when"})
_SPAN = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d))?\.\.(\d{4})-(\d\d)-(\d\d)")
Row = dict[str, Any]


def columns_of(columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """The columns that a screen shows: those that say something, without what another column says too."""
    said = [name for name in columns if name not in _HIDDEN and any(row[name] not in (None, "", []) for row in rows)]
    if "object" not in said and "track" in columns and any(row["track"] for row in rows):
        said.insert(0, "track")  # a leader's name stands there only
    if "says" in said:
        said = [name for name in said if name not in _IN_WORDS]
    return [name for name in said if not any(name.endswith(end) and name.removesuffix(end) in said for end in ("_name", "_max"))]


def value_of(row: Row, name: str) -> Any:
    """A cell: a party's name with its id, the first of several ids, both ends of a figure of which only a range is certain."""
    value, spoken = row[name], row.get(f"{name}_name")
    most = row.get(f"{name}_max")
    if isinstance(value, int | float) and isinstance(most, int | float) and most != value:
        return f"{value:,.2f}–{most:,.2f}"
    if name == "track" and isinstance(value, str):
        return value.rsplit("|", 1)[-1] or value
    if name == "episodes":
        return "; ".join(" – ".join(date_of(end) for end in one.split(" – ")) for one in value) if len(value) > 1 else None
    if spoken and value:
        return f"{spoken} ({value})"
    if name in _DATES and isinstance(value, str):
        return date_of(value)
    if isinstance(value, list | tuple):
        if name in _IDS and len(value) > 1:
            return f"{value[0]} +{len(value) - 1}"
        return "; ".join(map(str, value[:3])) + (f" … {len(value)} in all" if len(value) > 3 else "")
    return value


def date_of(text: str) -> str:
    """An uncertain date as people write it: `1962-01-01..1962-12-31` is 1962, `..2025-11-30` is `by 2025-11-30`; others as they are."""
    first, _, last = text.partition("/")
    if first == last:  # an interval within one year, month or day
        return first
    match = _SPAN.fullmatch(text)
    if match is None:
        return text
    year, month, day, last_year, last_month, last_day = match.groups()
    if year is None:
        return f"by {text[2:]}"
    if (month, day, last_month, last_day) == ("01", "01", "12", "31"):
        return year if year == last_year else f"{year}..{last_year}"
    whole = (year, month, day) == (last_year, last_month, "01") and int(last_day) == monthrange(int(year), int(month))[1]
    return f"{year}-{month}" if whole else text


def rows_of(answer: Answer) -> tuple[list[str], list[Row]]:
    """The columns and rows of an answer on a screen: those of its table, but for who covers whom, where one seat is one row."""
    if not isinstance(answer, Accreditations):
        return answer.columns(), list(answer.table())
    rows = [
        {
            "sender": f"{one.sender.name} ({one.sender.id})", "seat": one.seat.name if one.seat else None, "covered": len(one.hosts),
            "hosts": ", ".join(host.name for host in one.hosts), "citation": answer.cited(one.sources),
        }
        for one in answer.covers
    ]  # fmt: skip
    return ["sender", "seat", "covered", "hosts", "citation"], rows


def first(answer: Answer) -> list[str]:
    """Sentences that stand above everything: what is asked first of two parties."""
    return answer.summary if isinstance(answer, Dyad) else []


def above(answer: Answer) -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """Tables (title, headings, rows) that stand above an answer's own: what holds between two parties; who a party is and who followed."""
    if isinstance(answer, Dyad):
        yield from _between(answer)
    if isinstance(answer, PartyAnswer):
        facts: list[list[Any]] = [
            ["kind", answer.kind],
            ["lived", f"{answer.begin or '?'} – {answer.end or 'the present'}"],
            ["capital", answer.capital],
        ]
        for what, others in (("followed", answer.predecessors), ("followed by", answer.successors)):
            facts += [[what, f"{one.name} ({one.id}), {one.type}, {one.date}"] for one in others]
        yield f"{answer.name} ({answer.id})", ["", ""], [fact for fact in facts if fact[1]]


def _between(answer: Dyad) -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    shown = [one for one in answer.tracks if one.holds in ("yes", "possibly") or one.about in _LASTING]
    over = len(answer.tracks) - len(shown)
    rest = f" ({over} that {'is' if over == 1 else 'are'} over then left out)" if over else ""
    if shown:
        yield (
            f"{answer.a.name} and {answer.b.name}, states {on_or_in(answer.on)}{rest}",
            ["what", "who", "holds", "from – to"],
            [
                [what(one.about, one.track), _who(one.subject, one.object), one.holds, "; ".join(map(episode, one.episodes)) or "–"]
                for one in shown
            ],
        )
    if answer.arms:
        yield (
            "Arms delivered, TIV by edition",
            ["who", "edition", "years", "TIV", "deliveries"],
            [
                [_who(one.supplier, one.recipient), one.edition, f"{one.first} to {one.last}", one.tiv, one.deliveries]
                for one in answer.arms
            ],
        )


def what(about: str, track: str) -> str:
    """What a story is about, with what tells it from others of its sort: the type and city of a mission, an envoy's name."""
    more = ", ".join(part.replace("_", " ") for part in track.split("|")[3:] if part and not part.isdigit())
    return f"{about}: {more}" if more else about


def _who(subject: str, other: str | None) -> str:
    return f"{subject} → {other}" if other else subject


def episode(one: Episode) -> str:
    """From when to when: `1925 – 1936`; `1871` where both are the same."""
    begin, end = date_of(one.begins or "?"), date_of(one.ends or "?") if one.ended else ""
    return (begin if begin == end != "?" else f"{begin} – {end}".rstrip()) + (" (disputed)" if one.disputed else "")


__all__ = ["above", "columns_of", "date_of", "episode", "rows_of", "value_of", "what"]
