"""Measures the default extractor on public collections whose structured data stands beside their text.

    python -m legation.extraction.measure missions DATA     13,209 sentences on missions of Wikipedia's relations pages
    python -m legation.extraction.measure transitions DATA  State Department articles against hand-coded changes of US missions

DATA is the folder of collected source files (see docs/sources.md). Both print what docs/extraction.md reports.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from defusedxml import ElementTree

from legation.extraction.extract import extract
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register

_TEI = "{http://www.tei-c.org/ns/1.0}"
_PUBLISHER = "U.S. Department of State, Office of the Historian"
_RESIDENT = frozenset({"embassy", "legation", "liaison_office", "interests_section"})


def _party(name: str) -> str | None:
    try:
        return register().resolve(name).id
    except UnknownParty:
        return None


def missions(data: Path) -> Iterator[str]:
    """Sentences such as "Afghanistan has an embassy in Baku.": is the pair of the page among the claims, and is each claim right?"""
    count: Counter[str] = Counter()
    missed: list[str] = []
    wrong: list[str] = []
    with gzip.open(data / "relations" / "wikipedia_mission_sentences.csv.gz", "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            pair = {_party(row["country"]), _party(row["partner"])}
            if None in pair:
                count["rows whose parties the register does not hold"] += 1
                continue
            count["sentences"] += 1
            claims = [c for c in extract(row["sentence"], "2025-11", "Wikipedia") if c.kind.startswith(("mission", "accredited"))]
            right = [c for c in claims if {c.subject, c.object} == pair]
            count["sentences with a claim on their pair"] += bool(right)
            count["claims"] += len(claims)
            count["claims on their pair"] += len(right)
            if not right:
                missed.append(row["sentence"])
            wrong += [f"{c.kind} {c.subject} -> {c.object}: {row['sentence']}" for c in claims if c not in right]
    yield from (f"{name}: {number}" for name, number in count.items())
    yield f"recall by sentence {count['sentences with a claim on their pair'] / count['sentences']:.3f}"
    yield f"precision by claim {count['claims on their pair'] / count['claims']:.3f}"
    yield from (f"  missed: {line[:160]}" for line in missed[:: max(1, len(missed) // 12)])
    yield from (f"  wrong: {line[:160]}" for line in wrong[:: max(1, len(wrong) // 12)])


def _articles(data: Path) -> dict[str, str]:
    """Text of each article by the last part of its file's name."""
    found = {}
    with tarfile.open(data / "text" / "us_state_dept_rdcr_articles_tei.tar.gz") as tar:
        for member in tar.getmembers():
            handle = tar.extractfile(member) if member.name.endswith(".xml") else None
            if handle is None:
                continue
            root = ElementTree.parse(io.BytesIO(handle.read())).getroot()
            body = root.find(f".//{_TEI}body") if root is not None else None
            if body is not None:
                paragraphs = (re.sub(r"\s+", " ", "".join(p.itertext())).strip() for p in body.iter(f"{_TEI}p"))
                found[Path(member.name).stem] = "\n".join(p for p in paragraphs if p)
    return found


def _aliases(data: Path) -> dict[str, str]:
    """Article of each country of the transitions, from the collection's own mapping (one "name: file" a line)."""
    with tarfile.open(data / "text" / "us_mission_extractions_reconciliations_json.tar.gz") as tar:
        member = next((m for m in tar.getmembers() if m.name.endswith("country_aliases.yaml")), None)
        handle = tar.extractfile(member) if member is not None else None
        if handle is None:
            raise InputError("there is no country_aliases.yaml in it", place="us_mission_extractions_reconciliations_json.tar.gz")
        lines = handle.read().decode().splitlines()
    found = {}
    for line in lines:
        match = re.match(r"""\s*["']?(?P<name>[^"':#]+?)["']?\s*:\s*["']?(?P<file>[\w.-]+)["']?\s*$""", line)
        if match:
            found[match["name"]] = re.sub(r"_?rdcr$|\.xml$|\.json$", "", match["file"])
    return found


def transitions(data: Path) -> Iterator[str]:
    """Day-dated openings and closings of resident US missions, coded by hand, against the claims of the same articles."""
    articles, aliases = _articles(data), _aliases(data)
    coded: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    before: dict[str, str] = {}
    with (data / "missions" / "us_mission_transitions_2024-01-16.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            name, status = row["state_dept_name"], row["status_change"]
            slug = aliases.get(name) or re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
            opened = status in ("Embassy", "Legation", "Liaison", "Interests")
            raised = before.get(name) in ("Legation", "Embassy") and status in ("Legation", "Embassy")
            before[name] = status
            if slug in articles and row["day"] and not raised and (opened or status == "None"):
                coded[slug].append(
                    (f"{int(row['year'])}-{int(row['month']):02d}-{int(row['day']):02d}", "opened" if opened else "closed", status)
                )
    count: Counter[str] = Counter()
    missed: list[str] = []
    wrong: list[str] = []
    for slug, rows in coded.items():
        count["articles"] += 1
        claims = [
            c for c in extract(articles[slug], None, _PUBLISHER) if c.kind in ("mission_opened", "mission_closed") and c.subject == "USA"
        ]
        dated = [c for c in claims if c.mission in _RESIDENT and c.when and re.fullmatch(r"\d{4}-\d\d-\d\d", c.when)]
        by_date = {c.when for c in claims if c.when} | {
            c.when for c in extract(articles[slug], None, _PUBLISHER) if c.kind.startswith("relations_") and c.when
        }
        for day, kind, status in rows:
            count[f"{kind} coded"] += 1
            if any(c.when == day and c.kind == f"mission_{kind}" for c in claims):
                count[f"{kind} found"] += 1
            elif day in by_date:
                count[f"{kind} found as another event of that day"] += 1
            else:
                missed.append(f"{slug} {status} {day}")
        days = {day for day, _, _ in rows}
        for claim in dated:
            count["claims with a day"] += 1
            if claim.when in days:
                count["claims with a day that is coded"] += 1
            else:
                wrong.append(f"{slug} {claim.kind} {claim.object} {claim.when}: {claim.quote[:110]}")
    yield from (f"{name}: {number}" for name, number in sorted(count.items()))
    for kind in ("opened", "closed"):
        yield f"recall {kind} {count[f'{kind} found'] / max(1, count[f'{kind} coded']):.3f}"
    yield f"claims whose day is coded {count['claims with a day that is coded'] / max(1, count['claims with a day']):.3f}"
    yield from (f"  not found: {line}" for line in missed[:: max(1, len(missed) // 20)])
    yield from (f"  day not coded: {line}" for line in wrong[:: max(1, len(wrong) // 20)])


def main(argv: list[str]) -> int:
    """Runs one measure; 2 for a wrong call."""
    measures = {"missions": missions, "transitions": transitions}
    if len(argv) != 3 or argv[1] not in measures:
        print(__doc__, file=sys.stderr)
        return 2
    for line in measures[argv[1]](Path(argv[2])):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
