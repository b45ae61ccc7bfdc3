"""Writes what a load of a whole folder gave into the table of docs/sources.md.

legation load all DIR --format json > world.json
python tools/sources_table.py world.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "sources.md"
BEGIN, END = "<!-- table of tools/sources_table.py -->", "<!-- end of the table -->"
REASONS = 4
HEAD = (
    "| source | file | rows in | claims new | claims known | refused rows (most frequent reasons) | parties | years | seconds | MB |\n"
    "|---|---|---:|---:|---:|---|---:|---|---:|---:|"
)


def _cells(row: dict[str, Any]) -> str:
    years = f"{row['first_year']}–{row['last_year']}" if row["first_year"] else "undated"
    most = sorted(row.get("reasons", {}).items(), key=lambda item: -item[1])
    why = ", ".join(f"{code} {count:,}" for code, count in most[:REASONS])
    why += f", {len(most) - REASONS} others" if len(most) > REASONS else ""
    why = f"not loaded: {row['error']}" if row.get("error") else why
    refused = f"{row['refused']:,} ({why})" if why else f"{row['refused']:,}"
    numbers = [f"{row[name]:,}" for name in ("rows", "claims_new", "claims_known")]
    cells = [row["source"], row["file"], *numbers, refused, str(row["parties"]), years, f"{row['seconds']:.1f}", f"{row['peak_mb']:,}"]
    return f"| {' | '.join(cells)} |"


def table(summary: dict[str, Any]) -> str:
    """The table in Markdown, a row for each file and one for all."""
    total = {"source": "all", "file": f"{summary['total']['files']} files", **summary["total"]}
    return "\n".join([HEAD, *(_cells(row) for row in [*summary["files"], total])])


def main(summary: Path) -> None:
    """Replace the table in the page. Exits with a sentence where the page has no place for it."""
    page = PAGE.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{PAGE.name} has no {BEGIN} … {END}")
    text = table(json.loads(summary.read_text(encoding="utf-8")))
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
