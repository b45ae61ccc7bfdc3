"""Keeping a graph: copies between engines, backups and their restoring. A copy is proven, not assumed.

A backup of an embedded graph is one file of the engine's own form. It is made while another process serves and writes: the checkpoint and
the log are copied as they are, the copy is taken again if a checkpoint came between, and opened, which plays the log. So it holds every
commit that was acknowledged before the backup began. A backup of Neo4j is a file of claims (JSON Lines), from which all else follows.
"""

from __future__ import annotations

import fcntl
import gzip
import itertools
import os
import shutil
import tempfile
import time as clock
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from legation.graph import projection, reading, votes
from legation.graph.claims import Claim, read_claim
from legation.graph.digest import Digest, digest
from legation.graph.errors import InputError, StoreError, StoreLocked, StoreUnavailable
from legation.graph.store import Store, check_form, open_store, shown
from legation.graph.write import BATCH, Writer

Progress = Callable[[str, int, int], None]
"""Called with (phase, done, total): phases `load` (claims), `draw` (tracks) and `check`."""
_TRIES = 50
_MAGIC = b"RGF"


def _quiet(phase: str, done: int, total: int) -> None:
    """The progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy did: claims of the source, those that the target lacked, and the digest that both have."""

    claims: int
    new: int
    digest: Digest


def copy(source: Store, target: Store, progress: Progress = _quiet) -> Copied:
    """Write every claim of one graph into another, with retractions and times of recording, draw its edges and prove both equal.

    May be run again after a kill. Raises InputError where the target holds other claims, StoreError where the two are not equal at the end.
    """
    ours = reading.Sum()
    total = int(source.read("ask/catalog_counts")[0]["claims"])
    writer = Writer(target)
    new = 0

    def counted() -> Iterable[Claim]:
        for claim in reading.claims(source):
            ours.add(reading.line(claim))
            yield claim

    for batch in _batches(counted()):
        new += len(writer.add(batch))
        progress("load", ours.count, total)
    _draw(target, progress)
    theirs = reading.Sum()
    for claim in reading.claims(target):
        theirs.add(reading.line(claim))
        progress("check", theirs.count, total)
    if theirs.count > ours.count:
        raise InputError(
            f"{shown(target.url)} held {theirs.count - ours.count:,} other claims before; "
            "what was copied is there, but the two are not equal",
            place="TO",
        )
    if theirs.text != ours.text:
        raise StoreError(
            f"the claims of {shown(source.url)} and {shown(target.url)} differ (hashes {ours.text}, {theirs.text}): was one retracted or "
            "written during the copy? Copy again into an empty graph"
        )
    made, given = digest(target), digest(source)
    if made != given:
        raise StoreError(f"the edges of {shown(source.url)} and {shown(target.url)} differ ({given}, {made}); run legation verify on both")
    votes.carry(votes.file_of(source.url), votes.file_of(target.url))
    target.checkpoint()
    return Copied(ours.count, new, made)


def _batches(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    iterator = iter(claims)
    while batch := list(itertools.islice(iterator, BATCH)):
        yield batch


def _draw(store: Store, progress: Progress) -> None:
    waiting = projection.pending(store)
    drawn = 0

    def on_drawn(tracks: int) -> None:
        nonlocal drawn
        drawn += tracks
        progress("draw", drawn, max(waiting, drawn))

    projection.run(store, on_drawn)


def write_claims(store: Store, file: Path, progress: Progress = _quiet) -> int:
    """Every claim as JSON Lines into `file` (gzipped for a name in .gz), which is there whole or not at all. Returns how many."""
    total = int(store.read("ask/catalog_counts")[0]["claims"])
    count = 0
    try:
        _sweep(file.absolute().parent)
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=file.absolute().parent) as folder, _owned(Path(folder)):
            part = Path(folder) / "claims"
            with gzip.open(part, "wb", compresslevel=6) if file.suffix == ".gz" else part.open("wb") as out:
                for claim in reading.claims(store):
                    out.write(reading.line(claim))
                    count += 1
                    if count % BATCH == 0:
                        progress("load", count, total)
            _flush(part)
            os.replace(part, file)
    except OSError as error:
        raise StoreUnavailable(f"{file} could not be written: {error}") from error
    return count


def backup(url: str, file: Path, progress: Progress = _quiet) -> int:
    """A backup of the graph at `url`, also while it is served and written to. Returns its bytes; `file` is there whole or not at all.

    Raises InputError if `file` exists, StoreUnavailable where it cannot be written or the graph is not there.
    """
    if file.exists():
        raise InputError("there is a file of that name; backups are never overwritten", place=str(file))
    if url.startswith("embedded:"):
        _backup_embedded(Path(url.removeprefix("embedded:")).expanduser(), file)
    else:
        store = open_store(url, read_only=True)
        try:
            check_form(store, upgrading=True)  # claims are read the same in every form, and one makes a backup before carrying over
            write_claims(store, file, progress)
        finally:
            store.close()
    votes.carry(votes.file_of(url), votes.beside(file))
    return file.stat().st_size


def _backup_embedded(graph: Path, file: Path) -> None:
    from legation.graph.engines.embedded import EmbeddedStore

    if not graph.exists() and not _log(graph).exists():
        raise StoreUnavailable(f"there is no graph at {graph}")
    try:
        _sweep(file.absolute().parent)
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=file.absolute().parent) as folder, _owned(Path(folder)):
            twin = Path(folder) / "graph"
            _snapshot(graph, twin)
            store = EmbeddedStore(f"embedded:{twin}")
            try:
                store.backup(Path(folder) / "backup")
            finally:
                store.close()
            _flush(Path(folder) / "backup")
            os.replace(Path(folder) / "backup", file)
    except OSError as error:
        raise StoreUnavailable(f"{file} could not be written: {error}") from error


PREFIX = ".legation-backup-"
"""Of the folder that a backup or an export works in, beside its file; one that was killed is swept by the next, whatever that is called."""


@contextmanager
def _owned(folder: Path) -> Iterator[None]:
    """Hold a folder, so that no other backup takes it for one that a kill left."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sweep(beside: Path) -> None:
    """Remove what backups that were killed left: their folders, which nobody holds."""
    for folder in beside.glob(f"{PREFIX}*"):
        with suppress(OSError), _owned_now(folder) as free:
            if free and clock.time() - folder.stat().st_mtime > 1:  # one that was made just now may not be held yet
                shutil.rmtree(folder)


@contextmanager
def _owned_now(folder: Path) -> Iterator[bool]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _log(graph: Path) -> Path:
    return graph.with_name(f"{graph.name}-wal")


def _snapshot(graph: Path, twin: Path) -> None:
    """Copy checkpoint and log so that they belong together: the log first, and again if it was begun anew or the checkpoint replaced."""
    for _ in range(_TRIES):
        before = _state(graph)
        log = _log(graph).read_bytes() if _log(graph).exists() else b""
        if graph.exists():
            shutil.copyfile(graph, twin)
        again = _log(graph).read_bytes()[: len(log)] if _log(graph).exists() else b""
        if again == log and _state(graph) == before:
            _log(twin).write_bytes(log)
            return
        clock.sleep(0.05)
    raise StoreLocked(f"{graph} was written anew during each of {_TRIES} tries to copy it; try again")


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def restore(file: Path, url: str, progress: Progress = _quiet) -> int:
    """Make the graph at `url` from a backup: either form into an embedded graph, claims into Neo4j. Returns how many claims it holds.

    The graph must not exist or hold no claim. Raises InputError, StoreFormat for a damaged backup, StoreLocked while it is served.
    """
    if not file.is_file():
        raise InputError("there is no such file", place=str(file))
    with file.open("rb") as opened:
        engine_form = opened.read(len(_MAGIC)) == _MAGIC
    votes.carry(votes.beside(file), votes.file_of(url))
    if engine_form and url.startswith("embedded:"):
        return _restore_embedded(file, Path(url.removeprefix("embedded:")).expanduser())
    target = open_store(url)
    try:
        if _unfinished(target):
            _take_back(target)  # what a restore that was killed left
        elif target.read("ask/ready"):
            raise InputError(f"{shown(url)} holds claims already; restore into an empty graph", place="--store")
        target.write([("write/graph_note", {"id": RESTORE, "props": {"register": "running"}})])
        try:
            restored = _restored(file, target, progress, engine_form=engine_form)
        except BaseException:
            with suppress(StoreError):
                _take_back(target)
            raise
        target.write([("write/graph_note", {"id": RESTORE, "props": {"register": "done"}})])
        target.checkpoint()
        return restored
    finally:
        target.close()


RESTORE = "restore"
"""Id of the note that a restore is under way."""


def _unfinished(target: Store) -> bool:
    noted = target.read("write/graph_noted", {"id": RESTORE})
    return bool(noted) and noted[0]["register"] == "running"


def _take_back(target: Store) -> None:
    """Remove what a restore wrote into a graph that was empty: a restore is whole or not at all."""
    for name in ("write/clear_restored", "write/clear_drawn"):
        while target.write([(name, {"limit": 10_000})])[0][0]["n"]:
            pass
    target.write([("write/graph_note", {"id": RESTORE, "props": {"register": "taken back"}})])


def _restored(file: Path, target: Store, progress: Progress, *, engine_form: bool) -> int:
    if not engine_form:
        return _restore_claims(file, target, progress)
    source = open_store(f"embedded:{file}", read_only=True)
    try:
        return copy(source, target, progress).claims
    finally:
        source.close()


def _restore_embedded(file: Path, graph: Path) -> int:
    from legation.graph.engines.embedded import EmbeddedStore

    if graph.exists() or _log(graph).exists():
        raise InputError(f"{graph} is there already; move it away, or name another with --store", place="--store")
    read = EmbeddedStore(f"embedded:{file}", read_only=True)  # refuses a damaged file before anything is made
    try:
        check_form(read, upgrading=True)
        claims = int(read.read("ask/catalog_counts")[0]["claims"])
    finally:
        read.close()
    graph.parent.mkdir(parents=True, exist_ok=True)
    part = graph.with_name(f"{graph.name}.part")
    try:
        shutil.copyfile(file, part)
        _flush(part)
        os.replace(part, graph)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreUnavailable(f"{graph} could not be written: {error}") from error
    return claims


def _restore_claims(file: Path, target: Store, progress: Progress) -> int:
    count = 0
    writer = Writer(target)

    def lines() -> Iterable[Claim]:
        with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as opened:
            for number, text in enumerate(opened, 1):
                place = f"{file.name}, line {number}"
                try:
                    yield read_claim(orjson.loads(text), place=place, kept=True)
                except orjson.JSONDecodeError as error:
                    raise InputError(f"not a claim as JSON: {error.msg}", place=place) from error

    try:
        for _ in lines():  # the whole file is checked before the first claim is written
            count += 1
        done = 0
        for batch in _batches(lines()):
            writer.add(batch)
            done += len(batch)
            progress("load", done, count)
    except (EOFError, gzip.BadGzipFile) as error:
        raise InputError(f"the file is cut or damaged: {error}", place=str(file)) from error
    _draw(target, progress)
    target.checkpoint()
    return count


def _flush(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
