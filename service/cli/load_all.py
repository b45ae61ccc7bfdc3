"""`legation load all DIR`: a folder with one summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.service.cli import output
from legation.service.cli.options import OutputForm

if TYPE_CHECKING:
    from legation.graph.store import Store
    from legation.loaders.frame.load_all import Summary
    from legation.loaders.frame.run import Progress

REASONS = 8
"""Reasons of refusal that the table names for a file; JSON has all."""
UNKNOWN = 20
"""Files that no source reads of which the table says what they are; JSON has all."""
_COLUMNS = (
    ("Source", False), ("File", False), ("Rows", True), ("New", True), ("Known", True), ("Refused", True), ("Claims", True),
    ("Parties", True), ("Years", False), ("Seconds", True), ("MB", True),
)  # fmt: skip


def run_all(graph: Store, folder: Path, refused: Path | None, show: Progress) -> Summary:
    """Load a folder with the progress bars of one load."""
    from legation.loaders.frame.load_all import load_all

    return load_all(graph, folder, refused_dir=refused, progress=lambda _, phase, done, total: show(phase, done, total))


def show_summary(summary: Summary, form: OutputForm) -> None:
    """One row a file and the total, then what was refused and why."""
    if form is not OutputForm.table:
        import orjson

        body = summary.to_json()
        output.write(orjson.dumps(body).decode() if form is OutputForm.json else output.csv_of(body["files"]))
        return
    rows = [_cells(outcome.row()) for outcome in summary.outcomes]
    total = summary.totals()
    output.table("Loaded", _COLUMNS, [*rows, _cells({"source": "all", "file": f"{total['files']} files", **total})])
    lines = [f"{o.source}, {o.file}: not loaded. {o.error}" for o in summary.outcomes if o.error]
    for outcome in summary.outcomes:
        if outcome.report and outcome.report.reasons:
            most = outcome.report.reasons.most_common()
            reasons = ", ".join(f"{code} {count:,}" for code, count in most[:REASONS])
            reasons += f", {len(most) - REASONS} other reasons" if len(most) > REASONS else ""
            lines.append(f"{outcome.file} refused: {reasons}")
    if summary.unknown:
        lines.append(f"no source reads: {', '.join(one.name for one in summary.unknown)}")
        lines += [f"  {one.name}: {one.why}" for one in summary.unknown[:UNKNOWN]]
    output.notes(lines)


def _cells(row: dict[str, Any]) -> list[Any]:
    years = f"{row['first_year']}–{row['last_year']}" if row["first_year"] else None
    numbers = [f"{row[name]:,}" for name in ("rows", "new", "known", "refused")]
    claims = f"{row['claims_new'] + row['claims_known']:,}"
    return [row["source"], row["file"], *numbers, claims, row["parties"], years, f"{row['seconds']:.1f}", row["peak_mb"]]
