"""The embedded engine: kglite, a graph in this process with a file and a write-ahead log beside it. The default.

Reads run lock-free beside a writer; a commit is one frame of the log, flushed before it returns (`durable="full"`); a second
process is refused. One lock here serialises this process's writers.
"""

from __future__ import annotations

import logging
import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

# Read by the engine's allocator when it is loaded: how many milliseconds it keeps freed memory before the system gets it back. With its
# own 10 each batch of a load takes its pages anew, which costs a tenth of it.
os.environ.setdefault("MIMALLOC_PURGE_DELAY", "1000")
import kglite

from legation import cypher
from legation.graph.engines.brief import Brief
from legation.graph.engines.holding import Held, Holding
from legation.graph.errors import (
    InputError,
    LimitExceeded,
    StoreConflict,
    StoreError,
    StoreFormat,
    StoreLocked,
    StoreUnavailable,
)
from legation.graph.protocol import (
    COMMIT_TEMPLATE,
    DEFAULT_TIMEOUT,
    MARK_TEMPLATE,
    UNWRITTEN,
    Params,
    Row,
    Step,
    longest_question,
    numbered,
    version_of,
)

LOG_HEAD = 64
"""Bytes of a log that holds no commit, at the most."""
log = logging.getLogger(__name__)
LOG_MIB = 64
"""Size of the log from which the engine folds it into the file by itself, beside whatever else goes on. A load does so when it is
done: with the engine's own bound of 16 MiB that work came in its middle and cost a tenth of it."""
kglite.set_query_warning_policy("silent")  # it prints to standard error, which belongs to the command line


class EmbeddedStore:
    """A graph in a file. `url` is `embedded:PATH`; the folder of PATH is made if it is missing."""

    engine = "embedded"
    inline = True

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        self.url = url
        path = url.removeprefix("embedded:")
        if not path:
            raise InputError("embedded: needs a path, e.g. embedded:var/legation.kgl", place="--store")
        self.path = Path(os.path.realpath(Path(path).expanduser()))  # one graph has one log and one lock, whatever it is called
        self._holding: Holding | None = None
        self._read_only = read_only
        self._longest = longest_question()
        self._lock = threading.Lock()
        self._session: Any = self._open(read_only)
        self._written = int(self._unfolded())
        self._marks = False
        self._version = self._mark_read()
        if self._written:
            self._check_log()

    def _open(self, read_only: bool) -> Any:
        try:
            if read_only:
                if not self.path.exists():
                    raise StoreUnavailable(f"there is no graph at {self.path}; load something into it first")
                with warnings.catch_warnings():  # that commits after the last checkpoint are not seen is what the caller asked for
                    warnings.simplefilter("ignore", UserWarning)
                    return kglite.open_session(str(self.path))
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._holding = Holding(self.path)
            with warnings.catch_warnings(record=True) as remarks:
                warnings.simplefilter("always")
                session = kglite.open_session(str(self.path), durable="full", auto_checkpoint_wal_mib=LOG_MIB)
            for remark in remarks:  # what the log lost: an unfinished commit after a crash, or what stood behind damage
                lost = "quarantine" in str(remark.message)
                log.log(logging.ERROR if lost else logging.WARNING, "%s: %s", self.path, remark.message)
            self._holding.renew()
            return session
        except (kglite.WriterLeaseHeldError, Held) as error:
            self._let_go()
            raise StoreLocked(
                f"{self.path} is open for writing in another process (a load, or a service?); wait until that has ended, or stop it"
            ) from error
        except (kglite.FileFormatError, kglite.InternalError) as error:
            self._let_go()
            raise StoreFormat(f"{self.path} is not a graph that this version can read: {error}") from error
        except (kglite.KgError, OSError) as error:
            self._let_go()
            if "not a kglite WAL" in str(error):
                raise StoreFormat(f"the log beside {self.path} is damaged or of another program: {error}; restore a backup") from error
            raise StoreUnavailable(f"{self.path} cannot be opened: {error}") from error

    def _let_go(self) -> None:
        if self._holding is not None:
            self._holding.release()
            self._holding = None

    def _unfolded(self) -> bool:
        """Whether the log of before holds commits, which the next checkpoint folds into the file."""
        try:
            return not self._read_only and self.path.with_name(f"{self.path.name}-wal").stat().st_size > LOG_HEAD
        except OSError:
            return False

    @contextmanager
    def _saving(self, target: Path) -> Iterator[None]:
        """Errors of writing a whole graph become ours; what was committed stays in the log."""
        try:
            yield
        except (kglite.KgError, OSError) as error:
            raise StoreUnavailable(f"{target} could not be written, nothing that was committed is lost: {error}") from error

    def _check_log(self) -> None:
        """Raise StoreFormat where the log goes on from a newer file than the one that is there, as after an old copy was put back: what
        was written between the two is missing. Nothing is changed then."""
        rows = self.read("write/commit_gaps")
        gaps = [row for row in rows if row["first"] <= row["last"]]
        if not gaps:
            return
        self._session = None  # closed, it would fold the log into the older file
        self._let_go()
        raise StoreFormat(
            f"the log beside {self.path} ({self.path.name}-wal) goes on from a newer file than the one that is there: the writes "
            f"{gaps[0]['first']} to {gaps[-1]['last']} are missing. Put the newer file back; or move the log away, and this one is "
            "opened as it was, without what the log holds"
        )

    def _mark_read(self) -> str:
        """The version that the graph says, or for one of before there were marks what the file looks like."""
        try:
            marked = self.read("write/graph_version")
        except StoreError:
            marked = []
        if marked:
            self._marks = True
            return version_of(marked[0])
        try:
            found = self.path.stat()
        except OSError:
            return UNWRITTEN
        return f"{found.st_mtime_ns}-{found.st_size}"

    def read(self, name: str, params: Params | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> list[Row]:
        """Rows of a statement; see `Store.read`."""
        rows = self._rows(name, params, timeout, None)
        assert rows is not None
        return rows

    def brief(self) -> Brief:
        """A view of this graph for one question in the event loop."""
        return Brief(self, self._rows)

    def _rows(self, name: str, params: Params | None, timeout: float, most: int | None) -> list[Row] | None:
        query = cypher.load(name)
        timeout = min(timeout, self._longest) if name.startswith("ask/") else timeout
        try:
            found = self._session.cypher(query.text, params=dict(params) if params else None, timeout_ms=max(1, int(timeout * 1000)))
            if most is not None and len(found) > most:
                return None
            rows: list[Row] = found.to_list()
        except kglite.CypherTimeoutError as error:
            raise LimitExceeded(f"the question {name} took longer than {timeout:g} s and was stopped") from error
        except kglite.KgError as error:
            raise StoreError(f"{name}: {error}") from error
        return rows

    def write(self, steps: Sequence[Step], *, note: Params | None = None) -> list[list[Row]]:
        """Run statements in one transaction; see `Store.write`."""
        if self._read_only:
            raise StoreLocked(f"{self.path} was opened for reading only")
        with self._lock:
            try:
                if len(steps) == 1 and steps[0][0].startswith("schema/"):
                    self._session.execute(cypher.load(steps[0][0]).text)  # the engine takes no DDL inside a transaction
                    return [[]]
                transaction = self._session.begin()
                try:
                    run = partial(_run, transaction)
                    if not self._marks:
                        run("write/mark_properties", {"commit": COMMIT_TEMPLATE, "mark": MARK_TEMPLATE})
                    rows, version = numbered(run, steps, note)
                except BaseException:
                    transaction.rollback()
                    raise
                transaction.commit()
            except (kglite.TransactionConflictError, kglite.ConstraintViolationError) as error:
                raise StoreConflict(f"nothing was written: {error}") from error
            except kglite.ReadOnlyError as error:
                raise StoreLocked(f"{self.path} was opened for reading only") from error
            except kglite.FileIoError as error:
                raise StoreUnavailable(f"{self.path} could not be written, nothing of this batch was kept: {error}") from error
            except kglite.KgError as error:
                raise StoreError(f"{', '.join(name for name, _ in steps)}: {error}") from error
            self._written += 1
            self._marks = True
            self._version = version  # this process is the only one that writes
            return rows

    def version(self) -> str:
        """See `Store.version`."""
        return self._version

    def checkpoint(self) -> None:
        """Fold the log into the file, so that the next start need not replay it."""
        if self._written:
            with self._lock, self._saving(self.path):
                self._session.save()
                if self._holding is not None:
                    with suppress(Held):
                        self._holding.renew()
            self._written = 0

    def backup(self, target: Path) -> None:
        """Write a consistent copy of the graph to `target` while it is being used."""
        with self._saving(target):
            self._session.backup(str(target))

    def close(self) -> None:
        """Write a checkpoint and release the file; a session for reading only owns neither. A checkpoint that fails is logged, not raised:
        the log beside the file holds what was committed, and the error on the way here is the one to see."""
        if not self._read_only:
            try:
                with self._saving(self.path):
                    self._session.close()
            except StoreUnavailable as error:
                log.warning("%s", error)
            finally:
                self._let_go()


def open_graph(url: str, *, read_only: bool) -> EmbeddedStore:
    """The graph at `embedded:PATH`. Raises as EmbeddedStore does."""
    return EmbeddedStore(url, read_only=read_only)


def _run(transaction: Any, name: str, params: Params) -> list[Row]:
    result = transaction.cypher(cypher.load(name).text, params=dict(params))
    rows: list[Row] = result.to_list() if result is not None else []
    return rows
