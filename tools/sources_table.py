"""Loads every file of a folder into a new embedded graph and writes what came of it into the table of docs/sources.md.

python tools/sources_table.py DIR
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph.store import open_store
from loaders.load_all import Outcome, Summary, load_all

PAGE = Path(__file__).resolve().parents[1] / "docs" / "sources.md"
BEGIN, END = "<!-- table of tools/sources_table.py -->", "<!-- end of the table -->"
REASONS = 4
HEAD = (
    "| source | file | rows in | new | known | refused (most frequent reasons) | claims | parties | years | seconds | rows/s | MB |\n"
    "|---|---|---:|---:|---:|---|---:|---:|---|---:|---:|---:|"
)


def _cells(row: dict[str, Any], why: str) -> str:
    years = f"{row['first_year']}–{row['last_year']}" if row["first_year"] else "undated"
    rate = f"{row['rows'] / row['seconds']:,.0f}" if row["seconds"] else ""
    numbers = [f"{row[name]:,}" for name in ("rows", "new", "known")]
    refused = f"{row['refused']:,}" + (f" ({why})" if why else "")
    claims = f"{row['claims_new'] + row['claims_known']:,}"
    cells = [
        row["source"],
        row["file"],
        *numbers,
        refused,
        claims,
        str(row["parties"]),
        years,
        f"{row['seconds']:.1f}",
        rate,
        f"{row['peak_mb']:,}",
    ]
    return f"| {' | '.join(cells)} |"


def _why(outcome: Outcome) -> str:
    if outcome.error or outcome.report is None:
        return f"not loaded: {outcome.error}"
    most = outcome.report.reasons.most_common()
    named = ", ".join(f"{code} {count:,}" for code, count in most[:REASONS])
    return f"{named}, {len(most) - REASONS} others" if len(most) > REASONS else named


def table(summary: Summary) -> str:
    """The table in Markdown, a row for each file and one for all."""
    rows = [_cells(outcome.row(), _why(outcome)) for outcome in summary.outcomes]
    total = summary.totals()
    return "\n".join([HEAD, *rows, _cells({"source": "all", "file": f"{total['files']} files", **total}, "")])


def main(folder: Path) -> int:
    """Load, and replace the table in the page. Returns the load's exit code."""
    with TemporaryDirectory() as place:
        store = open_store(f"embedded:{Path(place) / 'graph.kgl'}")
        try:
            summary = load_all(store, folder, loaded=lambda outcome: print(outcome.row(), file=sys.stderr))
        finally:
            store.close()
    page = PAGE.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        print(f"{PAGE.name} has no {BEGIN} … {END}", file=sys.stderr)
        return 1
    PAGE.write_text(f"{before}{BEGIN}\n{table(summary)}\n{END}{after}", encoding="utf-8")
    return summary.exit_code


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
