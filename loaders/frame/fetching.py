"""Fetching a source and keeping what came: raw, by edition, with address, time, hash and headers beside it. Nothing is overwritten.

A file is kept only once it is whole and its loader can read it; what is no such file is told in one sentence, and what is held stays.
"""

from __future__ import annotations

import fcntl
import hashlib
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.loaders.frame import transport
from legation.loaders.frame.base import Declaration, Input
from legation.loaders.frame.head import Head, no_data
from legation.loaders.frame.live import Live, Request
from legation.loaders.frame.origin import KEPT_BESIDE, origin_of, read_json, write_json
from legation.loaders.frame.run import kept_options
from legation.loaders.frame.transport import FetchError

PLACE = Path("var/sources")
PAUSE = 1.0
"""Seconds between two requests."""
Progress = Callable[[str, int, int], None]
"""Called with the file's name, bytes so far, bytes in all (0: not known)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file that is held: its source, where, its edition, whether it is new (or as it was), bytes."""

    source: str
    path: Path
    edition: str
    new: bool
    size: int


def terms_to_accept(declarations: Sequence[Declaration], place: Path) -> list[tuple[str, str]]:
    """Name and terms of those sources whose publisher has any, unless these very terms were accepted before."""
    accepted_before = read_json(place / "terms.json")
    asked = [(one.name, one.live.terms) for one in declarations if one.live is not None and one.live.terms]
    return [(name, terms) for name, terms in asked if accepted_before.get(name, {}).get("terms") != terms]


def accepted(terms: Sequence[tuple[str, str]], place: Path) -> None:
    """Write down that terms were accepted, and when."""
    if terms:
        place.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        write_json(
            place / "terms.json", read_json(place / "terms.json") | {name: {"terms": text, "accepted_at": now} for name, text in terms}
        )


def is_loaded(place: Path, store: Store, path: Path) -> bool:
    """Whether a fetched file was loaded into this graph."""
    return _key(place, path) in read_json(place / "loaded.json").get(_graph(store), [])


def mark_loaded(place: Path, store: Store, path: Path) -> None:
    """Write down that a fetched file was loaded into this graph."""
    before, graph = read_json(place / "loaded.json"), _graph(store)
    write_json(place / "loaded.json", before | {graph: sorted({*before.get(graph, []), _key(place, path)})})


def _key(place: Path, path: Path) -> str:
    return f"{path.relative_to(place).as_posix()} {origin_of(path).get('sha256', '')}"


def _graph(store: Store) -> str:
    """The graph's own id; "" for one that nothing was written to."""
    rows = store.read("write/graph_version")
    return str(rows[0]["graph"]) if rows else ""


def begin_refresh(place: Path, moment: str) -> str:
    """Since when a refresh tells what changed: from its own begin (ISO moment), or from that of one that was stopped before it was told."""
    held = read_json(place / "refresh.json").get("since")
    if isinstance(held, str):
        return held
    place.mkdir(parents=True, exist_ok=True)
    write_json(place / "refresh.json", {"since": moment})
    return moment


def end_refresh(place: Path) -> None:
    """Note that a refresh told what changed."""
    (place / "refresh.json").unlink(missing_ok=True)


def due(declaration: Declaration, place: Path, now: datetime) -> bool:
    """Whether it is time to look at the source again: its declaration says how often."""
    if declaration.live is None:
        return False
    state = read_json(place / declaration.name / "looked.json")
    looked = state.get("at")
    return looked is None or datetime.fromisoformat(looked) + timedelta(days=declaration.live.every) <= now


def fetch(declaration: Declaration, place: Path = PLACE, *, progress: Progress = lambda *_: None) -> list[Fetched]:
    """Get every file of a source, one after the other, into `place`/NAME/EDITION/.

    Raises InputError for a source that cannot be fetched, FetchError and LimitExceeded for what went wrong; what came before stays.
    """
    if declaration.live is None:
        raise InputError(f"it cannot be fetched by a program; get it from {declaration.where}", place=declaration.name)
    folder = place / declaration.name
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Fetched] = []
    with _alone(folder):
        for number, request in enumerate(_requests(declaration.live, folder)):
            if number:
                transport.sleep(PAUSE)
            found += _one(declaration, declaration.live, request, folder, progress)
    write_json(folder / "looked.json", {"at": datetime.now(UTC).isoformat(timespec="seconds")})
    return found


def fetch_address(url: str, place: Path = PLACE) -> Path:
    """Get a file from any public address and keep it under `by-address`/HOST/DAY/. Which source it is of shows when it is loaded.

    Raises InputError for an address that is not public, FetchError, LimitExceeded.
    """
    parts = urlsplit(url)
    folder = place / "by-address" / re.sub(r"[^\w.-]", "_", parts.hostname or "nowhere")
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]", "_", parts.path.rpartition("/")[2]).lstrip(".")[-100:] or "file"
    part = folder / f".{name}.part"
    answer = transport.get(Request(url, name), part, known={}, progress=lambda *_: None)
    edition, digest = _dated(answer) or datetime.now(UTC).date().isoformat(), _sha256(part)
    held = newest(folder, name)
    if held and held[1].get("sha256") == digest:
        part.unlink()
        return held[0]
    target = _free(folder, edition, [name])
    target.mkdir(parents=True, exist_ok=True)
    origin = {
        "url": url, "final_url": answer.url, "fetched_at": datetime.now(UTC).isoformat(timespec="seconds"), "sha256": digest,
        "bytes": part.stat().st_size, "edition": edition, "headers": dict(answer.headers),
    }  # fmt: skip
    write_json(target / (name + KEPT_BESIDE), origin)
    part.replace(target / name)
    return target / name


def _requests(live: Live, folder: Path) -> Sequence[Request]:
    if not callable(live.requests):
        return live.requests

    return live.requests(lambda request: _small(request, folder))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One fetch of a source at a time. Raises FetchError where another one is running."""
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FetchError(f"{folder.name}: another fetch of this source is running; wait for it") from error
        yield


def _small(request: Request, folder: Path) -> bytes:
    """A small answer. Raises FetchError."""
    part = folder / f".{request.file}.asked"
    try:
        transport.get(request, part, known={}, progress=lambda *_: None)
        return part.read_bytes()[:1_000_000]
    finally:
        part.unlink(missing_ok=True)


def _committed(address: str, folder: Path) -> str:
    """The day of a file's last commit. Raises FetchError."""
    answer = _small(Request(address, "commits.json", accept="application/vnd.github+json"), folder)
    try:
        return date.fromisoformat(orjson.loads(answer)[0]["commit"]["committer"]["date"][:10]).isoformat()
    except (ValueError, LookupError, TypeError) as error:
        raise FetchError(f"{address}: the answer does not tell the day of the file's last commit; try again later") from error


def _one(declaration: Declaration, live: Live, request: Request, folder: Path, progress: Progress) -> list[Fetched]:
    held = newest(folder, request.file)
    part = folder / f".{request.file}.part"
    answer = transport.get(
        request, part, known=held[1].get("headers", {}) if held else {}, progress=lambda done, total: progress(request.file, done, total)
    )
    if answer.status == 304 and held:
        return _as_it_was(declaration, held, request)
    digest = _sha256(part)
    if held and held[1].get("sha256") == digest:
        part.unlink()
        return _as_it_was(declaration, held, request)
    try:
        return _keep(declaration, live, request, folder, part, answer, digest)
    finally:
        part.unlink(missing_ok=True)


def _as_it_was(declaration: Declaration, held: tuple[Path, dict[str, Any]], request: Request) -> list[Fetched]:
    path, origin = held
    files = [path.parent / name for name in request.take] if request.take else [path]
    return [Fetched(declaration.name, one, origin["edition"], False, one.stat().st_size) for one in files]


def _keep(
    declaration: Declaration, live: Live, request: Request, folder: Path, part: Path, answer: transport.Answer, digest: str
) -> list[Fetched]:
    """See that the file is whole and of its source, and give it its place."""
    day = _dated(answer) or datetime.now(UTC).date().isoformat()
    trial = folder / ".trial"
    shutil.rmtree(trial, ignore_errors=True)
    trial.mkdir()
    try:
        shutil.copyfile(part, trial / request.file)
        names = _taken(trial / request.file, request, trial)
        told = live.edition(trial / names[0]) if live.edition else None
        committed = _committed(request.commits, folder) if told is None and request.commits else None
        edition = told or committed or day
        by = "the file" if told else "its last commit" if committed else "Last-Modified" if _dated(answer) else "the day of the fetch"
        origin = {
            "source": declaration.name, "url": request.url, "asked": request.json or request.form, "final_url": answer.url,
            "fetched_at": datetime.now(UTC).isoformat(timespec="seconds"), "sha256": digest, "bytes": part.stat().st_size,
            "edition": edition, "edition_by": by, "headers": dict(answer.headers), "take": list(request.take),
        }  # fmt: skip
        for name in names:
            write_json(trial / (name + KEPT_BESIDE), origin)
            _usable(declaration, trial / name)
        if request.file not in names:
            write_json(trial / (request.file + KEPT_BESIDE), origin)
        target = _free(folder, edition, sorted({*names, request.file}))
        target.mkdir(parents=True, exist_ok=True)
        for file in sorted(trial.iterdir(), key=lambda one: not one.name.endswith(KEPT_BESIDE)):
            file.replace(target / file.name)
    finally:
        shutil.rmtree(trial, ignore_errors=True)
    return [Fetched(declaration.name, target / name, edition, True, (target / name).stat().st_size) for name in names]


def _taken(path: Path, request: Request, folder: Path) -> list[str]:
    """The names of the files to load: the file, or those of an archive. Raises FetchError."""
    if not request.take:
        return [request.file]
    try:
        with zipfile.ZipFile(path) as archive:
            inside = {entry.filename.rpartition("/")[2]: entry for entry in archive.infolist() if "__MACOSX" not in entry.filename}
            for name in request.take:
                if name not in inside:
                    raise FetchError(f"{request.url}: the archive holds no {name} (it has {', '.join(sorted(inside))[:200]})")
                if inside[name].file_size > transport.MAX_BYTES:
                    raise FetchError(f"{request.url}: {name} unpacks to more than {transport.MAX_BYTES:,} bytes")
                with archive.open(inside[name]) as packed, (folder / name).open("wb") as file:
                    shutil.copyfileobj(packed, file)
    except zipfile.BadZipFile as error:
        said = no_data(Head(path)) or f"this is no whole zip archive ({error})"
        raise FetchError(f"{request.url}: {said}; what is held stays") from error
    return list(request.take)


def _usable(declaration: Declaration, path: Path) -> None:
    """Raise FetchError for a file that the source's loader cannot read: an error page, changed columns, an empty or cut list."""
    try:
        said = no_data(Head(path))
        if said is None:
            declaration.check(Input(path, kept_options(declaration, path)))
            return
    except InputError as error:
        said = error.reason
    raise FetchError(f"{declaration.name}: what came as {path.name} cannot be loaded: {said}. Nothing is changed; what is held stays")


def _free(folder: Path, edition: str, names: Sequence[str]) -> Path:
    """The folder of an edition; where it holds such files already, which are others, `EDITION.2` and so on."""
    target, number = folder / edition, 1
    while any((target / name).exists() for name in names):
        number += 1
        target = folder / f"{edition}.{number}"
    return target


def newest(folder: Path, file: str) -> tuple[Path, dict[str, Any]] | None:
    """The copy of a file that was fetched last, and what is written beside it."""
    found = [(origin, path) for path in folder.glob(f"*/{file}") if (origin := read_json(path.with_name(path.name + KEPT_BESIDE)))]
    if not found:
        return None
    origin, path = max(found, key=lambda pair: (pair[0].get("fetched_at", ""), str(pair[1])))
    return path, origin


def held(place: Path, declarations: Sequence[Declaration]) -> Iterator[tuple[Declaration, Path]]:
    """Every file that was fetched and can be loaded, oldest first within a source."""
    for declaration in declarations:
        found = []
        for beside in (place / declaration.name).glob(f"*/*{KEPT_BESIDE}"):
            path, origin = beside.with_name(beside.name.removesuffix(KEPT_BESIDE)), read_json(beside)
            if path.is_file() and (not origin.get("take") or path.name in origin["take"]):
                found.append((origin.get("fetched_at", ""), path))
        yield from ((declaration, path) for _, path in sorted(found))


def _dated(answer: transport.Answer) -> str | None:
    """The day of the answer's `Last-Modified`; None where it has none that can be read."""
    try:
        return parsedate_to_datetime(answer.headers["last-modified"]).astimezone(UTC).date().isoformat()
    except (KeyError, TypeError, ValueError):
        return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
