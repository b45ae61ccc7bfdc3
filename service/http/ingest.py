"""Claims that come in over HTTP: checked line by line, then written and drawn; and text that is read into claims."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping, Set
from pathlib import Path
from threading import Lock
from typing import Any

import orjson
from pydantic import ValidationError

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.door import bad_address
from legation.graph.errors import ClaimError, InputError, StoreError, UnknownParty
from legation.graph.sane import read_sane
from legation.graph.signs import blanked, hidden
from legation.graph.store import Store
from legation.graph.write import Writer, check_parties, retract
from legation.service.answers.ingest import (
    Extracted,
    ExtractedClaim,
    LineResult,
    Loaded,
    NotClaimed,
    Retracted,
    Retraction,
    Text,
    Written,
)
from legation.service.http.audit import AuditFile
from legation.service.http.keys import Key
from legation.service.http.problems import cut

Loads = Callable[[Store, str, Path, Mapping[str, str]], Mapping[str, Any]]
"""Loads the file of a source with the loader's options and gives back its report (`legation load --format json`)."""
MOST_LINES = 10_000
"""Claims of one request."""
MOST_BREAKS = 10 * MOST_LINES
"""Line breaks of one request, those of empty lines too: each costs memory before it is known that nothing stands there."""
LOADER = "api 1"
READING = 30.0
"""Seconds that a text may take to be read."""
log = logging.getLogger(__name__)
_writing = Lock()
"""One writer at a time draws what it wrote: two would do the same work twice."""


def take(store: Store, body: bytes, *, dry_run: bool = False, audit: AuditFile | None = None, key: Key | None = None) -> Written:
    """Claims as JSON Lines, one result for each line that holds something. Lines that are refused do not stop the others.

    All of them are one transaction: where this raises, nothing was written, and the body can be sent again. The write is in the `audit`
    file under `key`. Raises InputError for a body without lines or with too many, StoreError.
    """
    results, by_line = _checked(body)
    claims = list({claim.id: claim for claim in by_line.values()}.values())
    if dry_run:
        known = {row["id"] for row in store.read("write/known_claims", {"ids": [claim.id for claim in claims]})}
        _tell(results, by_line, {claim.id for claim in claims} - known)
        return _written(store, results, drawn=0, dry_run=True)
    with _writing:
        with (audit or AuditFile(None)).write(store, key, "claims", claims) as entry:
            new = Writer(store, loader=LOADER, note=entry.note).add(claims) if claims else frozenset()
            _tell(results, by_line, new)
            entry.done(rows=len(results), **_counts(results), version=store.version())
        drawn = _drawn(store, {claim.track for claim in claims}) if claims else 0
    return _written(store, results, drawn=drawn, dry_run=False)


def _tell(results: list[LineResult], claims: dict[int, Claim], new: Collection[str]) -> None:
    """Which lines were new and which were known: the first of several equal ones is new."""
    seen: set[str] = set()
    for one in results:
        if one.line in claims:
            id_ = claims[one.line].id
            one.claim, one.result = id_, "new" if id_ in new and id_ not in seen else "known"
            seen.add(id_)


def _counts(results: list[LineResult]) -> dict[str, int]:
    return {name: sum(one.result == name for one in results) for name in ("new", "known", "refused")}


def _drawn(store: Store, tracks: Set[str]) -> int:
    """Draw what was written, and what else waits unless somebody loads just now.

    What fails here is drawn with the next write or at the next start: the claims are in the graph."""
    try:
        return projection.run_own(store, tracks)
    except StoreError:
        log.exception("claims were written and not drawn yet")
        return 0


def end(store: Store, retraction: Retraction, *, audit: AuditFile | None = None, key: Key | None = None) -> Retracted:
    """Retract claims; the write is in the `audit` file under `key`. Raises NotFound, before anything is written, InputError, StoreError."""
    why, ids = retraction.why.strip(), list(dict.fromkeys(retraction.claims))
    if not why:
        raise InputError("say why", place="why")
    with _writing:
        with (audit or AuditFile(None)).write(store, key, "retract", []) as entry:
            tracks = retract(store, ids, why=why, note=entry.note)
            entry.done(retracted=ids, why=why, version=store.version())
        drawn = _drawn(store, tracks)
    return Retracted(claims=ids, why=why, tracks_drawn=drawn, version=store.version())


def load_file(
    store: Store,
    loads: Loads,
    source: str,
    path: Path,
    options: Mapping[str, str],
    *,
    audit: AuditFile | None = None,
    key: Key | None = None,
) -> Loaded:  # fmt: skip
    """Load a file that came in, with its line in the `audit` file under `key`. Raises InputError for what the loader cannot read."""
    found = loads(store, source, path, options)
    with (audit or AuditFile(None)).write(store, key, "load", []) as entry:
        entry.done(report={name: found[name] for name in ("loader", "file", "rows", "new", "known", "refused")}, version=store.version())
    names = set(Loaded.model_fields) - {"source", "version"}
    return Loaded(source=source, version=store.version(), **{name: value for name, value in found.items() if name in names})


def draw_left(store: Store) -> int:
    """Draw what a command that has gone (stopped, killed) wrote and left undrawn; how many tracks. Raises StoreError."""
    with _writing:
        return projection.run(store) if projection.pending(store) else 0


def _written(store: Store, results: list[LineResult], *, drawn: int, dry_run: bool) -> Written:
    try:
        version = store.version()
    except StoreError:
        version = ""
    return Written(dry_run=dry_run, rows=len(results), **_counts(results), tracks_drawn=drawn, version=version, lines=results)


def _checked(body: bytes) -> tuple[list[LineResult], dict[int, Claim]]:
    """A result for each line, and the claims of those that are valid, by line."""
    if body.count(b"\n") + body.count(b"\r") > MOST_BREAKS:
        raise InputError(f"the body has too many lines; send at most {MOST_LINES:,} claims in one request", place="body")
    lines = [(number, line) for number, line in enumerate(body.splitlines(), 1) if line.strip()]
    if not lines:
        raise InputError("the body holds no line; send one claim as a JSON object a line", place="body")
    if len(lines) > MOST_LINES:
        raise InputError(f"{len(lines):,} lines are too many for one request; send at most {MOST_LINES:,}", place="body")
    results: list[LineResult] = []
    claims: dict[int, Claim] = {}
    for number, line in lines:
        result = LineResult(line=number, result="refused", claim=None)
        try:
            claim = read_sane(orjson.loads(line), place=f"line {number}", signs=True)
            check_parties(claim)
        except orjson.JSONDecodeError as error:
            result.detail = f"this is no JSON: {error}"
        except UnknownParty as error:
            result.detail, result.suggestions = error.message, list(error.suggestions)
        except ClaimError as error:
            result.detail, result.field = cut(error.reason), error.field
        else:
            claims[number] = claim
        results.append(result)
    return results, claims


def read_text(store: Store, text: Text) -> Extracted:
    """The claims that a text or an HTML page makes, by rules, in the form that `take` takes; nothing is written. Raises InputError."""
    from legation.extraction.byline import byline, undated
    from legation.extraction.claims import to_claims
    from legation.extraction.extract import extract
    from legation.extraction.language import other_language
    from legation.extraction.page import is_page, read_article

    for name in ("publisher", "title", "url"):
        if sign := hidden(getattr(text, name) or ""):
            raise InputError(f"holds the control character {sign}; leave it out", place=name)
    if (why := bad_address(text.url)) is not None:
        raise InputError(why, place="url")
    page: dict[str, str] = {}
    if is_page(text.text):
        article = read_article(text.text, url=text.url, place="text")
        said = {"publisher": article.publisher, "published": article.published, "title": article.title, "url": article.url}
        page = {"text": article.text}
        text = text.model_copy(update=page | {name: value for name, value in said.items() if value and not getattr(text, name)})
    if text.publisher is None:
        raise InputError("say who published it; only an HTML page that names its site may leave it out", place="publisher")
    if (language := other_language(text.text)) is not None:
        raise InputError(f"the text is not English ({language}); the rules read English only", place="text")
    text = text.model_copy(update={"text": blanked(text.text)})
    published = text.published or byline(text.text)
    try:
        source = Source(publisher=text.publisher or "", title=text.title, url=text.url, published=published)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InputError(first["msg"].removeprefix("Value error, "), place=str(first["loc"][0]) if first["loc"] else "source") from error
    found = extract(text.text, published, text.publisher, until=time.monotonic() + READING)
    claims, refused = to_claims(found, source)
    return Extracted(
        claims=[ExtractedClaim(span=claim.span, quote=claim.quote, claim=_body(claim)) for claim in claims],
        refused=[NotClaimed(span=(one.found.start, one.found.end), quote=one.found.quote, why=one.why) for one in refused],
        published=published,
        undated=undated(found),
        **page,
    )


def _body(claim: Claim) -> dict[str, Any]:
    return claim.to_json()
