"""Who supplies whom, on the command line: suppliers, recipients, check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legation.service.cli import output
from legation.service.cli.options import EditionOption, Form, FormOption, KnownOnOption, LimitOption, StoreOption, reading

if TYPE_CHECKING:
    from legation.service.answers.arms import Check, RecipientFlow, Recipients, Reported, SupplierFlow, Suppliers

PARTY = "Id (AZE), ISO code (AZ) or name (Azerbaijan)."
PartyArgument = Annotated[str, typer.Argument(help=PARTY, show_default=False)]
FromOption = Annotated[int, typer.Option("--from", metavar="YEAR", help="First delivery year.", show_default=False)]
ToOption = Annotated[int, typer.Option("--to", metavar="YEAR", help="Last delivery year.", show_default=False)]

MaybeFromOption = Annotated[int | None, typer.Option("--from", metavar="YEAR", help="First year of the shares' window.")]
MaybeToOption = Annotated[int | None, typer.Option("--to", metavar="YEAR", help="Last year of the shares' window.")]


def suppliers(
    ctx: typer.Context,
    recipient: PartyArgument,
    first: FromOption,
    last: ToOption,
    edition: EditionOption = None,
    known_on: KnownOnOption = None,
    limit: LimitOption = 500,
    form: FormOption = Form.table,
    store: StoreOption = None,
) -> None:
    """Who supplied a party with major arms: TIV, share of its imports, share of each supplier's exports, what sources report."""
    from legation.service.questions.arms import partners

    with reading(ctx, store) as graph:
        answer = partners.suppliers(graph, recipient, first, last, edition=edition, known_on=known_on, limit=limit)
    if not output.machine(answer, form):
        _show(answer, f"Suppliers of {answer.name} ({answer.recipient})", "Supplier", [(one.supplier, one) for one in answer.suppliers])


def recipients(
    ctx: typer.Context,
    supplier: PartyArgument,
    first: FromOption,
    last: ToOption,
    edition: EditionOption = None,
    known_on: KnownOnOption = None,
    limit: LimitOption = 500,
    form: FormOption = Form.table,
    store: StoreOption = None,
) -> None:
    """Whom a party supplied with major arms; the mirror of suppliers."""
    from legation.service.questions.arms import partners

    with reading(ctx, store) as graph:
        answer = partners.recipients(graph, supplier, first, last, edition=edition, known_on=known_on, limit=limit)
    if not output.machine(answer, form):
        _show(answer, f"Recipients of {answer.name} ({answer.supplier})", "Recipient", [(one.recipient, one) for one in answer.recipients])


def check(
    ctx: typer.Context,
    supplier: PartyArgument,
    recipient: PartyArgument,
    first: MaybeFromOption = None,
    last: MaybeToOption = None,
    known_on: KnownOnOption = None,
    form: FormOption = Form.table,
    store: StoreOption = None,
) -> None:
    """Whether the loaded editions of the register bear out the shares that sources report for a pair."""
    from legation.service.questions.arms import reported

    with reading(ctx, store) as graph:
        answer = reported.check(graph, supplier, recipient, first=first, last=last, known_on=known_on)
    if not output.machine(answer, form):
        show_reported(answer.reported)
        output.notes(answer.notes)


def _show(answer: Suppliers | Recipients, title: str, heading: str, lines: list[tuple[str, SupplierFlow | RecipientFlow]]) -> None:
    total = f"{answer.total:,.2f}" + (f" to {answer.total_max:,.2f}" if answer.total_max is not None else "")
    output.table(
        f"{title}, {answer.from_} to {answer.to}: {total} TIV, edition {answer.edition}",
        [(heading, False), ("", False), *((name, True) for name in ("TIV", "% of imports", "% of exports", "estimated", "deliveries"))],
        [
            (
                one.name, id_ if id_ != "unknown" else "", one.tiv if one.tiv_max is None else (one.tiv, one.tiv_max),
                one.share_of_imports_range or one.share_of_imports, one.share_of_exports_range or one.share_of_exports, one.estimated_tiv,
                one.deliveries,
            )
            for id_, one in lines
        ],
    )  # fmt: skip
    show_reported(answer.reported)
    output.notes([*answer.notes, f"Source: {answer.source.citation}"])


def show_reported(shares: list[Reported]) -> None:
    """Shares that sources report, each with its checks."""
    from legation.graph.kinds import BASES

    if not shares:
        return
    output.table(
        "Reported",
        [("Share", True), *((name, False) for name in ("Flow", "Of what", "Period", "Said by", "Register", "Claim"))],
        [
            (
                f"{one.value:g} %", f"{one.supplier} → {one.recipient}", BASES.get(one.base, one.base), one.period, one.said_by,
                "; ".join(map(_verdict, one.checks)) or "not covered", one.claim,
            )
            for one in shares
        ],
    )  # fmt: skip


def _verdict(check: Check) -> str:
    """An edition, its figure (or the lowest and highest) and the verdict."""
    figure = f" {check.register_:.2f} %" if check.register_ is not None else ""
    if check.range is not None:
        figure = f" {check.range[0]:.2f} to {check.range[1]:.2f} %,"
    return f"{check.edition}:{figure} {check.verdict.replace('_', ' ')}"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(suppliers)
    app.command()(recipients)
    app.command()(check)
