"""Screens of `legation suppliers`, `recipients` and `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.service.cli import output

if TYPE_CHECKING:
    from legation.service.answers.arms import Check, Checked, RecipientFlow, Recipients, Reported, SupplierFlow, Suppliers


def suppliers(answer: Suppliers) -> None:
    """Suppliers with their figures, then what sources report."""
    _show(answer, f"Suppliers of {answer.name} ({answer.recipient})", "Supplier", [(one.supplier, one) for one in answer.suppliers])


def recipients(answer: Recipients) -> None:
    """The same of recipients."""
    _show(answer, f"Recipients of {answer.name} ({answer.supplier})", "Recipient", [(one.recipient, one) for one in answer.recipients])


def check(answer: Checked) -> None:
    """Reported shares with their checks."""
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
