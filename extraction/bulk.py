"""Runs the extractor over a directory: in parallel, resumable, with a report to check by eye.

Each finished file is one line of the output (`{"file", "texts": [{"place", "text", "claims"}, …]}`), written whole as it is done; a run
that was killed goes on where it stopped, as files with a line are skipped. A file that cannot be read is a line with an "error".
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import orjson

from legation.extraction.duplicates import groups
from legation.extraction.extract import extract
from legation.extraction.language import other_language
from legation.extraction.page import read_article
from legation.graph.errors import InputError, LegationError

SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml", ".md", ".jsonl"})
MAX_COMPARED = 20_000
"""Most texts compared with one another for copies in one run."""


@dataclass(slots=True)
class Report:
    """What a run found: files, claims by kind and rule, samples, copies and errors."""

    files: int = 0
    skipped: int = 0
    texts: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    errors: list[tuple[str, str]] = field(default_factory=list)
    copies: int = 0

    def lines(self, samples: int = 3) -> Iterator[str]:
        """The report as text: kinds, rules with samples, errors."""
        yield (
            f"{self.files} files read ({self.skipped} already done), {self.texts} texts of which {self.copies} are copies, "
            f"{sum(self.claims.values())} claims"
        )
        for kind, count in self.claims.most_common():
            yield f"  {kind:24}{count:7}"
        for rule, count in self.rules.most_common():
            yield f"{rule} ({count})"
            for row in self.samples[rule][:samples]:
                when = f" {row['when']}" if row.get("when") else ""
                yield f"    {row['subject']} -> {row['object']} {row['modality']}{when}: {row['quote'][:160]!r}"
        for name, why in self.errors:
            yield f"not read: {name}: {why}"


def files_of(folder: Path) -> list[Path]:
    """The readable files below a folder, sorted; InputError if there is none."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    if not found:
        raise InputError(f"no files ending in {', '.join(sorted(SUFFIXES))}", place=str(folder))
    return found


def read_file(path: str, name: str) -> dict[str, Any]:
    """The row of one file: its texts with their claims, or why it cannot be read.

    A .jsonl file holds a text a line (`text`, `published`, `publisher`); any other file is one article.
    """
    try:
        if path.endswith(".jsonl"):
            texts = [_text(f"line {number}", *_passage(line, f"{name}, line {number}")) for number, line in enumerate(_lines(path), 1)]
        else:
            article = read_article(Path(path).read_bytes(), place=name)
            texts = [_text("", article.text, article.published, article.publisher)]
            if "error" in texts[0]:
                return {"file": name, "error": texts[0]["error"]}
    except (LegationError, OSError) as error:
        return {"file": name, "error": str(error)}
    return {"file": name, "texts": texts}


def _lines(path: str) -> Iterator[bytes]:
    with Path(path).open("rb") as handle:
        yield from (line for line in handle if line.strip())


def _passage(line: bytes, place: str) -> tuple[str, str | None, str | None]:
    try:
        row = orjson.loads(line)
        return str(row["text"]), row.get("published"), row.get("publisher")
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError("not a JSON object with 'text'", place=place) from error


def _text(place: str, text: str, published: str | None, publisher: str | None) -> dict[str, Any]:
    if (language := other_language(text)) is not None:
        return {"place": place, "text": text[:20_000], "claims": [], "error": f"the text is not English ({language})"}
    found = extract(text, published, publisher)
    return {"place": place, "text": text[:20_000], "claims": [claim.to_row() for claim in found]}


def run(folder: Path, out: Path, jobs: int = 1, progress: Callable[[int, int], None] | None = None) -> Report:
    """Extracts every file of `folder` not yet in `out`, appends their lines to it and reports on the whole.

    `jobs` processes work at once, and no more than a few files each wait for them; `progress` gets (done, total).
    """
    files = files_of(folder)
    done = _done(out)
    todo = [path for path in files if path.relative_to(folder).as_posix() not in done]
    with out.open("ab") as handle:
        for number, row in enumerate(_work(todo, folder, jobs), 1):
            handle.write(orjson.dumps(row) + b"\n")
            handle.flush()
            os.fsync(handle.fileno())
            if progress is not None:
                progress(number, len(todo))
    return report(out, skipped=len(files) - len(todo))


def _work(todo: list[Path], folder: Path, jobs: int) -> Iterator[dict[str, Any]]:
    names = [(str(path), path.relative_to(folder).as_posix()) for path in todo]
    if jobs <= 1 or len(names) <= 1:
        yield from (read_file(*name) for name in names)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        queue = iter(names)
        running: set[Future[dict[str, Any]]] = {pool.submit(read_file, *name) for name in islice(queue, jobs * 4)}
        while running:
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()
                running.update(pool.submit(read_file, *name) for name in islice(queue, 1))


def _done(out: Path) -> set[str]:
    """Files whose row was written; a half-written last line is cut off."""
    if not out.exists():
        return set()
    data = out.read_bytes()
    if data and not data.endswith(b"\n"):
        data = data[: data.rfind(b"\n") + 1]
        out.write_bytes(data)
    return {str(orjson.loads(line)["file"]) for line in data.splitlines() if line}


def report(out: Path, skipped: int = 0, seed: int = 0) -> Report:
    """The report on an output file; samples are drawn at random, the same for the same `seed`."""
    result, random = Report(skipped=skipped), Random(seed)
    texts: list[str] = []
    with out.open("rb") as handle:
        for line in handle:
            row = orjson.loads(line)
            result.files += 1
            if "error" in row:
                result.errors.append((row["file"], row["error"]))
                continue
            for text in row["texts"]:
                result.texts += 1
                if "error" in text:
                    result.errors.append((f"{row['file']}, {text['place']}", text["error"]))
                if len(texts) < MAX_COMPARED:
                    texts.append(text["text"])
                for claim in text["claims"]:
                    result.claims[claim["kind"]] += 1
                    result.rules[claim["rule"]] += 1
                    _sample(result.samples[claim["rule"]], claim, result.rules[claim["rule"]], random)
    result.copies = len(texts) - len(groups(texts))
    return result


def _sample(kept: list[dict[str, Any]], claim: dict[str, Any], seen: int, random: Random, size: int = 8) -> None:
    """Reservoir sampling (Vitter 1985): each claim of a rule has the same chance to be shown."""
    if len(kept) < size:
        kept.append(claim)
    elif (place := random.randrange(seen)) < size:
        kept[place] = claim
