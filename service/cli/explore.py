"""Screens of `legation dyad`, `claim`, `party` and `coverage`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.service.cli import output
from legation.service.cli.arms import show_reported

if TYPE_CHECKING:
    from legation.service.answers.claims import ChainLink, ClaimAnswer, ClaimLine, Dyad, Episode
    from legation.service.answers.coverage import Coverage
    from legation.service.answers.parties import Parties


def dyad(answer: Dyad) -> None:
    """What is asked first, states, claims in time order, arms by edition, reported shares."""
    for sentence in answer.summary:
        output.write(sentence)
    if answer.tracks:
        output.table(
            f"{answer.a.name} and {answer.b.name}: states on {answer.on}",
            [(name, False) for name in ("What", "Who", "Holds", "In words", "Episodes", "Planned, alleged, denied")],
            [
                (
                    one.about, f"{one.subject} → {one.object}", one.holds, one.sentence,
                    "; ".join(map(_episode, one.episodes)) or "none",
                    f"{len(one.planned)}, {len(one.alleged)}, {len(one.denied)}",
                )
                for one in answer.tracks
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
    if not lines:
        return
    output.table(
        title,
        [(name, False) for name in ("When", "Says", "Stated in", "Claim")],
        [(one.when, one.says, one.source.citation if one.source else "", one.claim) for one in lines],
    )


def _episode(one: Episode) -> str:
    end = (one.ends or "?") if one.ended else ""
    return f"{one.begins or '?'} – {end}{' (disputed)' if one.disputed else ''}"


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
