"""Writes how each source is got, from the declarations, into docs/sources.md.

python -m tools.fetched_table
"""

from __future__ import annotations

import sys
from pathlib import Path

from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.base import Declaration

PAGE = Path(__file__).resolve().parents[1] / "docs" / "sources.md"
BEGIN, END = "<!-- table of tools/fetched_table.py -->", "<!-- end of how sources are got -->"
HEAD = "| source | how it is got | looked at | edition | covers | complete for | shipped | terms |\n|---|---|---|---|---|---|---:|---|"
OFTEN = {7: "weekly", 30: "monthly", 91: "quarterly", 365: "yearly"}


def _row(one: Declaration) -> str:
    if one.live is None:
        how, often, edition = f"by hand: {one.where}", "–", "by the file or its name"
    else:
        how, often = f"`legation fetch {one.name}`; by hand: {one.where}", OFTEN.get(one.live.every, f"every {one.live.every} days")
        edition = (
            "by the file"
            if one.live.edition
            else "day of the fetch, last commit or Last-Modified"
            if one.live.dated
            else "by the file or its name"
        )
    terms = f"{one.live.terms} (to be accepted)" if one.live is not None and one.live.terms else one.licence
    count = starter.shipped().get(one.name)
    cells = (one.name, how, often, edition, one.what, one.complete_for or "not stated", f"{count:,}" if count else "–", terms)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def table() -> str:
    """The table in Markdown, a row for each source."""
    return "\n".join([HEAD, *(_row(one) for one in registry.all())])


def main() -> None:
    """Replace the table in the page. Exits with a sentence where the page has no place for it."""
    page = PAGE.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{PAGE.name} has no {BEGIN} … {END}")
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
