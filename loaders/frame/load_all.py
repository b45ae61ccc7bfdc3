"""Loading every file of a folder that a source knows, one after the other, with one summary.

A file that cannot be read does not stop the others: it stands in the summary with its reason. What is loaded already is found to be
known, so a load that was stopped is finished by running it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legation.graph.errors import InputError
from legation.graph.signs import shown
from legation.graph.store import Store
from legation.loaders.frame import recognise, registry, run
from legation.loaders.frame.base import Declaration
from legation.loaders.frame.origin import KEPT_BESIDE

NOT_DATA = frozenset({"MANIFEST.md", "SHA256SUMS", "README.md"})
"""Files of a collection that describe it; they are not counted as files that no source knows."""


@dataclass(slots=True)
class Outcome:
    """What became of one file: the report of its load, or why there is none."""

    source: str
    path: Path
    report: run.Report | None = None
    error: str | None = None

    @property
    def file(self) -> str:
        """The file's name, as it can be shown."""
        return shown(self.path.name)

    def row(self) -> dict[str, Any]:
        """One row of the summary: rows and claims by what became of them, years, parties, seconds, MB."""
        report = self.report or run.Report(self.source, self.file)
        return {
            "source": self.source, "file": self.file, "rows": report.rows, "new": report.new, "known": report.known,
            "refused": report.refused, "claims_new": report.claims_new, "claims_known": report.claims_known,
            "reasons": dict(report.reasons.most_common()), "parties": len(report.parties), "first_year": report.first_year,
            "last_year": report.last_year, "seconds": round(report.seconds, 2), "peak_mb": round(report.peak_mb), "error": self.error,
        }  # fmt: skip


@dataclass(slots=True)
class Summary:
    """All files of a folder. `unknown` are files that no source reads."""

    outcomes: list[Outcome] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0: every file is loaded and accounted for; 2: one could not be read; 1: an account does not add up."""
        if any(outcome.report is not None and not outcome.report.adds_up for outcome in self.outcomes):
            return 1
        return 2 if any(outcome.error for outcome in self.outcomes) else 0

    def totals(self) -> dict[str, Any]:
        """Sums over all files."""
        sums: Counter[str] = Counter()
        for outcome in self.outcomes:
            row = outcome.row()
            sums.update({name: row[name] for name in ("rows", "new", "known", "refused", "claims_new", "claims_known", "seconds")})
        reports = [outcome.report for outcome in self.outcomes if outcome.report is not None]
        return {
            "files": len(self.outcomes), **sums, "seconds": round(sums["seconds"], 2),
            "parties": len(set().union(*(report.parties for report in reports))) if reports else 0,
            "first_year": min((r.first_year for r in reports if r.first_year is not None), default=None),
            "last_year": max((r.last_year for r in reports if r.last_year is not None), default=None),
            "peak_mb": round(max((report.peak_mb for report in reports), default=0)),
        }  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "files": [outcome.row() for outcome in self.outcomes], "total": self.totals(),
            "unknown_files": [one.name for one in self.unknown], "unknown_because": {one.name: one.why for one in self.unknown},
        }  # fmt: skip


@dataclass(slots=True)
class Unknown:
    """A file that no source reads, relative to the folder, and what it is."""

    name: str
    why: str


def plan(folder: Path, only: Sequence[str] = ()) -> tuple[list[tuple[Declaration, Path]], list[Unknown]]:
    """Which files a load would read, by source and name, and those that no source knows.

    A file's source is told by what it holds, wherever it lies and whatever it is called; its place (`Declaration.files`) decides only
    where that tells nothing. A file that stands there both plain and gzipped is read once. Raises InputError for what is no folder, or one
    without such files.
    """
    if not folder.is_dir():
        raise InputError("this is not a folder; `legation load all` takes one with the sources' files", place=str(folder))
    declarations = [registry.find(name) for name in only] if only else list(registry.all())
    by_place: dict[Path, Declaration] = {
        path: declaration for declaration in declarations for pattern in declaration.files for path in folder.glob(pattern)
    }
    found: list[tuple[Declaration, Path]] = []
    unknown: list[Unknown] = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name in NOT_DATA or path.name.endswith(KEPT_BESIDE):
            continue
        if path.suffix == ".gz" and path.with_suffix("").is_file():
            continue
        try:
            declaration = recognise.source_of(path, by_place.get(path))
        except InputError as error:
            unknown.append(Unknown(shown(path.relative_to(folder).as_posix()), error.reason))
            continue
        if declaration in declarations:
            found.append((declaration, path))
    if not found:
        why = "".join(f"; {one.name}: {one.why}" for one in unknown[:3])
        raise InputError(f"the folder holds no file of any source{why}", place=str(folder))
    return sorted(found, key=lambda pair: (pair[0].name, pair[1])), [] if only else unknown


Progress = Callable[[str, str, int, int], None]
"""Called with (file name, phase, done, total)."""


def _quiet(file: str, phase: str, done: int, total: int) -> None:
    """The progress of a run that nobody watches."""


def load_all(
    store: Store,
    folder: Path,
    *,
    only: Sequence[str] = (),
    refused_dir: Path | None = None,
    progress: Progress = _quiet,
    loaded: Callable[[Outcome], None] | None = None,
) -> Summary:
    """Load every file that `plan` finds. `loaded` is called after each. Refused rows go to `refused_dir`/SOURCE.

    Raises InputError for the folder and StoreError for the graph; what was loaded before stays.
    """
    files, unknown = plan(folder, only)
    summary = Summary(unknown=unknown)
    try:
        for declaration, path in files:
            outcome = Outcome(declaration.name, path)

            def show(phase: str, done: int, total: int, name: str = path.name) -> None:
                progress(shown(name), phase, done, total)

            try:
                refused = refused_dir / declaration.name if refused_dir else None
                outcome.report = run.load(store, declaration, path, refused_dir=refused, progress=show, checkpoint=False)
            except InputError as error:
                outcome.error = str(error)
            summary.outcomes.append(outcome)
            if loaded:
                loaded(outcome)
    finally:
        store.checkpoint()
    return summary
