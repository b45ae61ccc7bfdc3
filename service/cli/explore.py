"""Screens of `legation dyad`, `claim`, `party` and `coverage`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import orjson

from legation.service.cli import output
from legation.service.cli.arms import show_reported

if TYPE_CHECKING:
    from legation.service.answers.claims import ChainLink, ClaimAnswer, ClaimLine, Dyad, Track
    from legation.service.answers.coverage import Coverage
    from legation.service.answers.parties import Parties
    from legation.service.answers.tidy import TidyTable


def dyad(answer: Dyad) -> None:
    """What is asked first, states, claims in time order, arms by edition, reported shares."""
    from legation.service.cli.screen import episode, what

    for sentence in answer.summary:
        output.write(sentence)
    if answer.tracks:
        output.table(
            f"{answer.a.name} and {answer.b.name}: states on {answer.on}",
            [(name, False) for name in ("What", "Who", "Holds", "In words", "From – to", "Besides")],
            [
                (
                    what(one.about, one.track), f"{one.subject} → {one.object}", one.holds, one.sentence,
                    "; ".join(map(episode, one.episodes)) or "none", _besides(one),
                )
                for one in sorted(answer.tracks, key=lambda one: (one.about, _begun(one)))
            ],
        )  # fmt: skip
    _lines("Claims in time order", answer.timeline)
    if answer.arms:
        output.table(
            "Arms, TIV by edition",
            [
                ("From", False),
                ("To", False),
                ("Edition", False),
                ("Years", False),
                ("TIV", True),
                ("estimated", True),
                ("deliveries", True),
            ],
            [(f.supplier, f.recipient, f.edition, f"{f.first} to {f.last}", f.tiv, f.estimated_tiv, f.deliveries) for f in answer.arms],
        )
    show_reported(answer.reported)
    output.notes(answer.notes)


def table(answer: TidyTable) -> None:
    """The first rows, what the columns mean, and how to have all of it."""
    rows = [orjson.loads(line) for line in islice(_rows(answer), FIRST)]
    names = list(rows[0]) if rows else []
    output.table(
        f"{answer.about}, {answer.first} to {answer.last}: {answer.rows:,} rows",
        [(name, isinstance(rows[0][name], int | float)) for name in names],
        [["" if row[name] is None else row[name] for name in names] for row in rows],
    )
    output.table(
        "Columns", [("Column", False), ("Means", False), ("Unit", False)], [(c.name, c.means, c.unit or "") for c in answer.columns_]
    )
    more = [f"The first {FIRST} of {answer.rows:,} rows; `--format csv > FILE` (or ndjson, parquet, arrow) writes all."]
    output.notes([*answer.notes, *(more if answer.rows > FIRST else []), *(f"Source: {one.citation}" for one in answer.sources[:20])])


FIRST = 10
"""Rows of a tidy table on the screen."""


def _rows(answer: TidyTable) -> Iterator[bytes]:
    for piece in answer.rows_.ndjson():
        yield from piece.splitlines()


def claim(answer: ClaimAnswer) -> None:
    """What it says and where, the chain to the primary source, who agrees and who contradicts."""
    shown = answer.claim
    output.write(f"{shown.says} ({shown.when or 'no date given'}; {shown.modality})")
    if shown.quote:
        output.write(f"“{shown.quote}”")
    output.write(_chain(answer.chain, answer.primary))
    _lines("Agrees", answer.agrees)
    _lines("Contradicts", answer.contradicts)
    _lines("About", answer.about)
    output.notes([*answer.notes, f"Independent sources: {answer.independent_sources}.", f"Cite: {answer.cite}"])


def party(answer: Parties) -> None:
    """Parties that a text may mean."""
    output.table(
        f"Parties for {answer.q!r}",
        [(name, False) for name in ("Id", "Name", "Kind", "Matched", "From", "To")],
        [(p.id, p.name, p.kind, f"{p.matched} ({p.matched_kind})", p.begin, p.end) for p in answer.parties],
    )
    output.notes(answer.notes)


def _lines(title: str, lines: list[ClaimLine]) -> None:
    from legation.service.cli.screen import date_of

    if not lines:
        return
    cited = {one.claim: one.source.citation for one in lines if one.source}
    numbers = {citation: number for number, citation in enumerate(dict.fromkeys(cited.values()), 1)}
    output.table(
        title,
        [("When", False), ("Says", False), ("Source", True), ("Claim", False)],
        [(date_of(one.when) if one.when else None, one.says, numbers.get(cited.get(one.claim, "")), one.claim) for one in lines],
    )
    output.numbered(numbers)


def _begun(one: Track) -> str:
    return min((episode.begins or "9999" for episode in one.episodes), default="9999").lstrip(".")


def _besides(one: Track) -> str:
    """What is said of a state beside what was done: `2 planned, 1 denied`."""
    said = {"planned": one.planned, "alleged": one.alleged, "denied": one.denied}
    return ", ".join(f"{len(claims)} {how}" for how, claims in said.items() if claims)


def _chain(chain: list[ChainLink], primary: str) -> str:
    steps = [f"{'  ' * link.depth}{'stated in' if link.depth == 0 else 'citing'} {link.source.citation}" for link in chain]
    return "\n".join([*steps, f"primary: {primary}"])


def coverage(answer: Coverage) -> None:
    """Each kind as a whole, and the kinds of which nothing is loaded."""
    numbers = [(name, True) for name in ("Facts", "Claims", "Pairs", "Sources", "Independent")]
    output.table(
        "What is loaded, by kind (by decade and region: --format csv)",
        [("Kind", False), *numbers, ("Last seen", False), ("Complete by", False)],
        [
            (
                one.kind,
                one.facts,
                one.claims,
                one.pairs,
                one.sources,
                one.independent,
                one.last_seen,
                f"{len(one.complete) or 'no'} sources",
            )
            for one in answer.kinds
            if one.facts
        ],
    )
    if missing := [one.kind for one in answer.kinds if not one.facts]:
        output.write(f"nothing is loaded of: {', '.join(missing)}")
    for note in answer.notes:
        output.write(note)
