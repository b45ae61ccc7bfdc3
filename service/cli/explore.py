"""What is between two parties, one claim, one party, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legation.service.cli import output
from legation.service.cli.arms import PartyArgument, show_reported
from legation.service.cli.options import Form, FormOption, KnownOnOption, LimitOption, StoreOption, reading

if TYPE_CHECKING:
    from legation.service.answers.claims import ChainLink, ClaimLine, Episode

ValidOnOption = Annotated[str | None, typer.Option("--valid-on", metavar="DATE", help="Day, month or year that states are asked for.")]


def dyad(
    ctx: typer.Context,
    a: PartyArgument,
    b: PartyArgument,
    valid_on: ValidOnOption = None,
    known_on: KnownOnOption = None,
    limit: LimitOption = 500,
    form: FormOption = Form.table,
    store: StoreOption = None,
) -> None:
    """Everything between two parties, dated: states, claims in time order, arms by edition, reported shares."""
    from legation.service.questions.pairs import dyads

    with reading(ctx, store) as graph:
        answer = dyads.between(graph, a, b, valid_on=valid_on, known_on=known_on, limit=limit)
    if output.machine(answer, form):
        return
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


def claim(
    ctx: typer.Context,
    claim_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the claim.", show_default=False)],
    known_on: KnownOnOption = None,
    form: FormOption = Form.table,
    store: StoreOption = None,
) -> None:
    """One claim: what it says and where, the chain to the primary source, who agrees and who contradicts."""
    from legation.service.questions.evidence import claims

    with reading(ctx, store) as graph:
        answer = claims.claim(graph, claim_id, known_on=known_on)
    if output.machine(answer, form):
        return
    shown = answer.claim
    output.write(f"{shown.says} ({shown.when or 'no date given'}; {shown.modality})")
    if shown.quote:
        output.write(f"“{shown.quote}”")
    output.write(_chain(answer.chain, answer.primary))
    _lines("Agrees", answer.agrees)
    _lines("Contradicts", answer.contradicts)
    _lines("About", answer.about)
    output.notes([*answer.notes, f"Independent sources: {answer.independent_sources}.", f"Cite: {answer.cite}"])


def party(
    text: Annotated[str, typer.Argument(help="Letters of a name of any time, a code or an id.", show_default=False)],
    scheme: Annotated[
        str | None, typer.Option(help="Read TEXT as a code of this scheme only: cow, gw, m49, iso2, iso3, wikidata …")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Most parties.")] = 10,
    form: FormOption = Form.table,
) -> None:
    """Find a party by a name of any time, a code or an id."""
    from legation.service.questions.parties import parties

    answer = parties.find(text, scheme=scheme, limit=limit)
    if output.machine(answer, form):
        return
    output.table(
        f"Parties for {text!r}",
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


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (dyad, claim, party):
        app.command()(command)
