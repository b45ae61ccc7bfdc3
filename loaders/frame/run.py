"""Running a loader: file -> claims -> graph, in batches, with an account of every row."""

from __future__ import annotations

import resource
import time as clock
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import orjson

from legation.graph import projection, time
from legation.graph.claims import content_id
from legation.graph.engines.interpreter import working_hard
from legation.graph.errors import InputError, StoreError, UnknownParty
from legation.graph.presence import Loading, alone
from legation.graph.signs import shown
from legation.graph.store import Store, utc_now
from legation.graph.write import BATCH, Batch, Writer, check_parties
from legation.loaders.frame.base import Declaration, Input, Item, Kept, Options, Record, Refusal
from legation.loaders.frame.head import Head, no_data
from legation.loaders.frame.origin import origin_of

FIRST_BATCH = 300
"""Claims of the first batch; each is twice as large as the one before, up to BATCH, so that the engine need not wait for work."""
SAMPLES = 5
"""Refusals shown for each reason."""


@dataclass(slots=True)
class Report:
    """What became of every row: `rows == new + known + refused` holds or the load fails. Seconds and MB of this run."""

    loader: str
    file: str
    rows: int = 0
    new: int = 0
    known: int = 0
    refused: int = 0
    claims_new: int = 0
    claims_known: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)
    parties: set[str] = field(default_factory=set)
    first_year: int | None = None
    last_year: int | None = None
    tracks_drawn: int = 0
    seconds: float = 0.0
    peak_mb: float = 0.0
    refused_file: str | None = None
    notes: list[str] = field(default_factory=list)
    editions: set[str] = field(default_factory=set)

    @property
    def adds_up(self) -> bool:
        """Whether every row is accounted for."""
        return self.rows == self.new + self.known + self.refused

    @property
    def exit_code(self) -> int:
        """0: all accounted for and something is in the graph; 2: not one row could be used; 1: the account does not add up."""
        if not self.adds_up:
            return 1
        return 0 if self.new + self.known else 2

    def to_json(self) -> dict[str, Any]:
        """Plain values, for `--format json` and for the note in the graph."""
        return {
            "loader": self.loader, "file": self.file, "rows": self.rows, "new": self.new, "known": self.known,
            "refused": self.refused, "claims_new": self.claims_new, "claims_known": self.claims_known,
            "reasons": dict(self.reasons.most_common()), "samples": self.samples, "parties": len(self.parties),
            "first_year": self.first_year, "last_year": self.last_year, "tracks_drawn": self.tracks_drawn,
            "seconds": round(self.seconds, 2), "peak_mb": round(self.peak_mb), "refused_file": self.refused_file,
            "editions": sorted(self.editions), "notes": self.notes,
        }  # fmt: skip


Progress = Callable[[str, int, int], None]
"""Called with (phase, done, total): phases `check`, `load` (bytes of the file) and `draw` (tracks)."""


def _quiet(phase: str, done: int, total: int) -> None:
    """The progress of a run that nobody watches."""


def load(
    store: Store,
    declaration: Declaration,
    path: Path,
    *,
    options: Options | None = None,
    refused_dir: Path | None = None,
    progress: Progress = _quiet,
    checkpoint: bool = True,
) -> Report:
    """Load one file. The whole input is checked before the first claim is written, so a file that cannot be read changes nothing.

    `checkpoint=False` leaves it to the caller to call the store's `checkpoint` after several loads: it writes the whole embedded file.

    Raises InputError (the file), StoreError (the graph; what was reported as written stays and the load can be run again).
    """
    begun = clock.perf_counter()
    options = {**kept_options(declaration, path), **(options or {})}
    with named(path) as path:
        return _load(store, declaration, path, options, refused_dir, progress, checkpoint, begun)


def _load(
    store: Store, declaration: Declaration, path: Path, options: Options, refused_dir: Path | None, progress: Progress, checkpoint: bool,
    begun: float,
) -> Report:  # fmt: skip
    source = Input(path, options)
    try:
        declaration.check(source)
    except InputError as error:
        raise _named(error, path) from error
    except RecursionError:
        raise _too_deep(path) from None
    report = Report(declaration.name, path.name)
    writer = Writer(store, loader=f"{declaration.name} {declaration.version}")
    drawing = projection.Drawing(store)
    refusals = _RefusedFile(refused_dir, path, source)
    batch: list[Record] = []
    size, full = 0, FIRST_BATCH
    drawn = waiting = 0

    def on_drawn(tracks: int) -> None:
        nonlocal drawn
        drawn += tracks
        progress("draw", drawn, max(waiting, drawn))
        loading.renew()
        drawing.alone = loading.alone()

    with working_hard(), Loading(store) as loading:
        try:
            with _Writing(writer, drawing, report, loading) as writing:
                for item in _checked(declaration.read(source)):
                    report.rows += item.rows
                    if isinstance(item, Refusal):
                        _refuse(report, refusals, item)
                        continue
                    if isinstance(item, Kept):
                        new, known = item.keep(store.url)
                        report.new, report.known = report.new + new, report.known + known
                        continue
                    batch.append(item)
                    size += len(item.claims)
                    if size >= full:
                        writing.put(batch)
                        batch, size, full = [], 0, min(2 * full, BATCH)
                        progress("load", source.read_bytes, source.size)
                writing.put(batch)
            progress("load", source.size, source.size)
        except RecursionError:
            raise _too_deep(path) from None
        finally:
            report.refused_file = refusals.close()
        waiting = projection.pending(store)
        drawing.alone = loading.alone()
        drawing.run(on_drawn)
        loading.over()
        if not drawing.alone and alone(store):  # what a load beside this one left to whoever is last
            drawing.alone = True
            drawing.run(on_drawn)
    report.tracks_drawn = drawn
    report.notes += source.notes
    report.seconds = clock.perf_counter() - begun
    report.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    moment = utc_now()
    note = {
        "loader": declaration.name, "file": path.name, "at": moment, "rows": report.rows, "new": report.new, "known": report.known,
        "refused": report.refused, "report": orjson.dumps(report.to_json()).decode(),
    }  # fmt: skip
    store.write([("write/load_note", {"id": content_id(declaration.name, path.name, moment), "props": note})])
    if checkpoint:
        store.checkpoint()
    if not report.rows:
        raise InputError("the file holds no rows", place=str(path))
    return report


@contextmanager
def named(path: Path) -> Iterator[Path]:
    """The path, or another to the same file whose name can be written: a name may hold bytes that are no UTF-8 and signs that nobody sees,
    and it goes into reports, claims and errors."""
    name = shown(path.name)
    if name == path.name:
        yield path
        return
    with TemporaryDirectory(prefix="legation-name-") as folder:
        link = Path(folder) / name
        link.symlink_to(path.resolve())
        yield link


def kept_options(declaration: Declaration, path: Path) -> dict[str, str]:
    """The options that were kept with a fetched file: its edition, where the loader takes it as a day."""
    if declaration.live is None or not declaration.live.dated:
        return {}
    edition = origin_of(path).get("edition")
    return {"edition": edition} if edition else {}


def _named(error: InputError, path: Path) -> InputError:
    """The error of a check, or what the file is where it is no data at all; one that names that itself stays."""
    try:
        said = no_data(Head(path))
    except InputError:
        return error
    if said is None or any(kind in error.reason for kind in ("RTF", "HTML", "PDF")):
        return error
    return InputError(said, place=str(path))


def _too_deep(path: Path) -> InputError:
    return InputError("something in it is nested deeper than anything of a source", place=str(path))


def _checked(items: Iterable[Item]) -> Iterable[Item]:
    """Refuse what names a party outside the register; a loader that lets one through must not make a party of it."""
    for item in items:
        if isinstance(item, Record):
            try:
                for claim in item.claims:
                    check_parties(claim)
            except UnknownParty as error:
                yield Refusal(item.place, "unknown-party", str(error), item.raw, item.rows)
                continue
        yield item


class _Writing:
    """Writes batches in one thread beside the reader: the engine works while the next batch is read. At most one batch waits; while it
    does, the reader works out the edges of tracks that are whole by then.

    An error of the writer is raised in the reader at its next `put` or at the end; batches after it are not written.
    """

    def __init__(self, writer: Writer, drawing: projection.Drawing, report: Report, loading: Loading) -> None:
        self._writer, self._drawing, self._report, self._loading = writer, drawing, report, loading
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="legation-write")
        self._failed = False
        self._flying: _Flying | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._settle(self._flying)
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def put(self, batch: list[Record]) -> None:
        """Make a batch ready and hand it over; returns once the one before it is in the graph and counted."""
        claims = [claim for record in batch for claim in record.claims]
        ready = self._writer.ready(claims)
        tracks = {claim.track for claim in claims}
        self._drawing.forget(tracks)
        self._drawing.own(tracks)
        self._loading.renew()
        before = self._flying
        self._flying = _Flying(batch, tracks, self._pool.submit(self._write, ready))
        if before:
            busy = before.tracks | tracks
            while not before.written.done() and self._drawing.ahead(busy):
                pass
        self._settle(before)

    def _write(self, ready: Batch) -> frozenset[str]:
        if self._failed:
            raise StoreError("a batch before this one could not be written")
        try:
            return self._writer.write(ready)
        except BaseException:
            self._failed = True
            raise

    def _settle(self, flying: _Flying | None) -> None:
        if flying:
            _count(self._report, flying.batch, flying.written.result())


@dataclass(frozen=True, slots=True)
class _Flying:
    """A batch that was handed over: its tracks, and which of its claims were new, once it is written."""

    batch: list[Record]
    tracks: set[str]
    written: Future[frozenset[str]]


def _count(report: Report, batch: list[Record], new: frozenset[str]) -> None:
    """Account for a batch that is in the graph; `new` are the ids that it did not hold before."""
    counted: set[str] = set()
    for record in batch:
        fresh = {claim.id for claim in record.claims if claim.id in new and claim.id not in counted}
        counted |= fresh
        report.claims_new += len(fresh)
        report.claims_known += len(record.claims) - len(fresh)
        if fresh:
            report.new += record.rows
        else:
            report.known += record.rows
    _note(report, batch)


def _note(report: Report, batch: list[Record]) -> None:
    """Which parties, editions and years the batch speaks of."""
    claims = [claim for record in batch for claim in record.claims]
    report.parties.update(claim.subject for claim in claims)
    report.parties.update(claim.object for claim in claims if claim.object)
    report.editions.update({claim.source.edition for claim in claims if claim.source.edition})
    for when in {claim.when for claim in claims if claim.when}:
        span = time.years(time.parse(when))
        if span:
            report.first_year = min(span[0], report.first_year or span[0])
            report.last_year = max(span[1], report.last_year or span[1])


def _refuse(report: Report, refusals: _RefusedFile, item: Refusal) -> None:
    report.refused += item.rows
    report.reasons[item.code] += item.rows
    shown = report.samples.setdefault(item.code, [])
    if len(shown) < SAMPLES:
        shown.append(f"{item.place}: {item.reason}")
    refusals.add(item)


class _RefusedFile:
    """Keeps refused rows beside their reasons: a file of the source's own shape, to be mended and loaded again, and a list of reasons."""

    def __init__(self, folder: Path | None, path: Path, source: Input) -> None:
        name = path.name.removesuffix(".gz")
        self._rows = folder / f"{name}.refused" if folder else None
        self._reasons = folder / f"{name}.refused.reasons.tsv" if folder else None
        self._source = source
        self._open = ExitStack()
        self._files: list[Any] = []

    def add(self, item: Refusal) -> None:
        if self._rows is None or self._reasons is None:
            return
        if not self._files:
            self._rows.parent.mkdir(parents=True, exist_ok=True)
            self._files = [
                self._open.enter_context(self._rows.open("w", encoding=self._source.encoding, newline="")),
                self._open.enter_context(self._reasons.open("w", encoding="utf-8")),
            ]
            self._files[0].write(self._source.head)
        if item.raw:
            self._files[0].write(item.raw if item.raw.endswith(("\n", "\r")) else item.raw + "\n")
        self._files[1].write(f"{item.place}\t{item.code}\t{item.reason}\n")

    def close(self) -> str | None:
        self._open.close()
        return str(self._rows) if self._files else None
