"""The readings behind `loaders/texts/gates.csv`: samples to be read by hand, and the count of the verdicts.

    python -m tools.text_gates sample COLLECTION FILE OUT [SIZE]    claims of each kind at random, without a verdict, one JSON object a line
    python -m tools.text_gates fresh COLLECTION FILE OUT [SIZE]     the same, first of claims that no verdict is of
    python -m tools.text_gates count                                tests/data/texts/verdicts/*.jsonl -> gates.csv and docs/sources.md

A verdict file holds the same lines with `"right": true|false` and, where wrong, `"error"`; of the words no more than the quote is kept.
`"time": "missing"` is a right claim without the time that its text has.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any

import orjson

from legation.loaders.frame import registry
from legation.loaders.frame.base import Input, Kept, Refusal
from legation.loaders.texts import gates

ROOT = Path(__file__).parent.parent
VERDICTS, GATES = ROOT / "tests" / "data" / "texts" / "verdicts", ROOT / "loaders" / "texts" / "gates.csv"
DOCS, MARK = ROOT / "docs" / "sources.md", "<!-- gates -->\n"
"""The page with the table, which stands at its end below a mark."""
FIELDS = ("kind", "subject", "object", "modality", "when", "mission", "place", "quote")


def claims(name: str, path: Path) -> list[dict[str, Any]]:
    """The claims of a collection that no doubt holds back, whether their kind is loaded or waits."""
    declaration, source = registry.find(name), Input(path, {})
    declaration.check(source)
    rows = (item for item in declaration.read(source) if not isinstance(item, Kept))
    found = [item.raw for item in rows if not isinstance(item, Refusal) or item.code == "for-review"]
    return [orjson.loads(raw) for raw in found if raw]


def seen(name: str) -> set[tuple[str, ...]]:
    """What tells each claim of a collection that has a verdict, by id and by page, kind and quote (an id changes with parties and time)."""
    rows = [orjson.loads(line) for path in sorted(VERDICTS.glob("*.jsonl")) for line in path.read_bytes().splitlines()]
    mine = [row for row in rows if row["collection"] == name]
    return {(row["id"],) for row in mine} | {(row["page"], row["kind"], row["quote"]) for row in mine}


def sample(name: str, path: Path, size: int = 100, seed: int = 7, *, fresh: bool = False) -> list[dict[str, Any]]:
    """`size` claims of each kind at random, all where there are fewer, as a reader needs them: the claim, its quote and the text around.

    With `fresh`, those without a verdict come first; claims that have one only fill up the number.
    """
    known = seen(name) if fresh else set()
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in claims(name, path):
        kinds[claim["kind"]].append(claim)
    drawn: list[dict[str, Any]] = []
    for kind in sorted(kinds):
        found = sorted(kinds[kind], key=lambda claim: str(claim["id"]))
        mixed = Random(seed).sample(found, len(found))
        mixed.sort(key=lambda claim: bool(known & {(claim["id"],), (claim["source"]["title"], claim["kind"], claim.get("quote"))}))
        for claim in sorted(mixed[:size], key=lambda claim: str(claim["id"])):
            before, after = claim.get("context", ("", ""))
            drawn.append(
                {"collection": name, "id": claim["id"], "of": len(found), "page": claim["source"]["title"], "where": claim.get("locator")}
                | {field: claim[field] for field in FIELDS if field in claim}
                | {"before": before, "after": after}
            )
    return drawn


def count() -> list[tuple[str, str, int, int, int]]:
    """Collection, kind, claims read and right, and how many there were to draw from (0: not noted), from all verdict files."""
    read: dict[tuple[str, str], list[bool]] = defaultdict(list)
    of: dict[tuple[str, str], int] = defaultdict(int)
    for path in sorted(VERDICTS.glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            row = orjson.loads(line)
            key = row["collection"], row["kind"]
            read[key].append(bool(row["right"]))
            of[key] = max(of[key], int(row.get("of", 0)))
    return [(*key, len(marks), sum(marks), of[key]) for key, marks in sorted(read.items())]


def table() -> str:
    """The text of `gates.csv`."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(("collection", "kind", "read", "right", "of"))
    out.writerows(count())
    return text.getvalue()


def page() -> str:
    """The table of docs/sources.md."""
    lines = ["| collection | kind | read | right | precision | loaded |", "| --- | --- | --- | --- | --- | --- |"]
    for one in (gates.Measured(*row) for row in count()):
        loaded = "yes" if one.passes else "after review"
        lines.append(f"| {one.collection} | {one.kind} | {one.read} | {one.right} | {one.precision:.2f} | {loaded} |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """The command; see above."""
    if arguments == ["count"]:
        GATES.write_text(table(), encoding="utf-8")
        told = DOCS.read_text(encoding="utf-8")
        DOCS.write_text(told[: told.index(MARK) + len(MARK)] + page(), encoding="utf-8")
        return 0
    if len(arguments) in (4, 5) and arguments[0] in ("sample", "fresh"):
        size = int(arguments[4]) if len(arguments) == 5 else 100
        drawn = sample(arguments[1], Path(arguments[2]), size, fresh=arguments[0] == "fresh")
        Path(arguments[3]).write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in drawn))
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
