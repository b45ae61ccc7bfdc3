"""What `legation watch` keeps in a folder: the feeds, which items were read, the claims that wait, and what was decided.

Everything is appended and flushed, claims before the item that they are of: a run that is killed at any point loses none, and the next
one reads at most one item again, whose claims are then the same ones.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from legation.graph.claims import Claim, content_id, read_claim
from legation.graph.errors import InputError
from legation.loaders.frame.origin import write_json
from legation.loaders.frame.transport import FetchError

PLACE = Path("var/watch")
MOST_FEEDS = 500


@dataclass(slots=True)
class Watched:
    """A feed: its address, who publishes it (None: as the feed or page says), kinds that enter as alleged without a review, whether the
    page behind each item is read, and what the last look gave."""

    url: str
    publisher: str | None = None
    accept: list[str] = field(default_factory=list)
    pages: bool = False
    added_at: str = ""
    looked_at: str | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Alleged:
    """A claim that entered as alleged without a review: the id that it has as such, and the claim as its source states it."""

    id: str
    claim: Claim


class Desk:
    """The folder of a watch."""

    def __init__(self, place: Path = PLACE) -> None:
        self.place = place

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One run at a time. Raises FetchError where another one is under way."""
        self.place.mkdir(parents=True, exist_ok=True)
        with (self.place / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise FetchError("another `legation watch` is at work in this folder; wait for it") from error
            yield

    def feeds(self) -> list[Watched]:
        """The feeds in the order in which they were added. Raises InputError for a list that was damaged by hand."""
        path = self.place / "feeds.json"
        try:
            told = orjson.loads(path.read_bytes()) if path.exists() else {"feeds": []}
            return [Watched(**one) for one in told["feeds"]]
        except (orjson.JSONDecodeError, TypeError, KeyError) as error:
            raise InputError(f"the list of feeds cannot be read ({error}); mend it or remove the file", place=str(path)) from error

    def add(self, feed: Watched) -> None:
        """Add a feed, or give one that is there other options. Raises InputError."""
        parts = urlsplit(feed.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
            raise InputError("a feed has an address that begins https:// (or http://), without a password", place=feed.url)
        held = self.feeds()
        before = next((one for one in held if one.url == feed.url), None)
        if before is None and len(held) >= MOST_FEEDS:
            raise InputError(f"{MOST_FEEDS} feeds are watched, which is the most; remove one first", place="watch add")
        feed.added_at = before.added_at if before else _now()
        feed.looked_at, feed.said = (before.looked_at, before.said) if before else (None, None)
        self.keep([feed if one is before else one for one in held] + ([] if before else [feed]))

    def remove(self, url: str) -> None:
        """Watch a feed no more; what it brought stays. Raises InputError."""
        held = self.feeds()
        if all(one.url != url for one in held):
            raise InputError("it is not watched; `legation watch list` shows what is", place=url)
        self.keep([one for one in held if one.url != url])

    def keep(self, feeds: Sequence[Watched]) -> None:
        """Write the list of feeds."""
        self.place.mkdir(parents=True, exist_ok=True)
        write_json(self.place / "feeds.json", {"feeds": [asdict(one) for one in feeds]})

    def looked(self, url: str, said: str) -> None:
        """Note when a feed was looked at and what came of it."""
        feeds = self.feeds()
        for one in feeds:
            if one.url == url:
                one.looked_at, one.said = _now(), said
        self.keep(feeds)

    def folder(self, url: str) -> Path:
        """Where a feed's last answer is kept."""
        name = re.sub(r"[^\w.-]", "_", urlsplit(url).hostname or "feed")
        return self.place / "feeds" / f"{name}-{content_id(url)[:8]}"

    def read_items(self) -> set[str]:
        """Keys of items that were read before: id in its feed, address, and hash of the text."""
        return {key for line in self._lines("items.jsonl") for key in line.get("keys", ())}

    def item_read(self, keys: Sequence[str], **told: Any) -> None:
        """Note that an item was read, after its claims were kept."""
        self._append("items.jsonl", [{"keys": list(keys), "at": _now(), **told}])

    def wait(self, claims: Iterable[Claim]) -> None:
        """Put claims into the queue."""
        self._append("queue.jsonl", [claim.to_json() for claim in claims])

    def waiting(self) -> list[Claim]:
        """The claims that wait for a review, in the order in which they came."""
        decided = {line["id"] for line in self._lines("decided.jsonl")}
        found: dict[str, Claim] = {}
        for number, line in enumerate(self._lines("queue.jsonl"), 1):
            if line.get("id") in decided or line.get("id") in found:
                continue
            claim = read_claim(line, place=f"{self.place / 'queue.jsonl'}, line {number}", kept=True)
            found[claim.id] = claim
        return list(found.values())

    def decide(self, claim_id: str, verdict: str, became: str | None = None) -> None:
        """Take a claim out of the queue: `accepted` (after it is in the graph), `dropped`. `became` is its id where it was mended."""
        self._append("decided.jsonl", [{"id": claim_id, "verdict": verdict, "became": became, "at": _now()}])

    def alleged(self) -> list[Alleged]:
        """The claims that stand as alleged until a second origin says the same."""
        over = {line["id"] for line in self._lines("confirmed.jsonl")}
        found: dict[str, Alleged] = {}
        for number, line in enumerate(self._lines("alleged.jsonl"), 1):
            if line["id"] not in over:
                place = f"{self.place / 'alleged.jsonl'}, line {number}"
                found[line["id"]] = Alleged(line["id"], read_claim(line["claim"], place=place, kept=True))
        return list(found.values())

    def allege(self, alleged_id: str, claim: Claim) -> None:
        """Note a claim that enters as alleged, before it does."""
        self._append("alleged.jsonl", [{"id": alleged_id, "claim": claim.to_json(), "at": _now()}])

    def confirmed(self, alleged_id: str) -> None:
        """Note that a second origin said the same, after the graph knows."""
        self._append("confirmed.jsonl", [{"id": alleged_id, "at": _now()}])

    def _append(self, name: str, lines: Sequence[dict[str, Any]]) -> None:
        if not lines:
            return
        self.place.mkdir(parents=True, exist_ok=True)
        with (self.place / name).open("ab+") as file:
            if file.seek(0, os.SEEK_END) and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
                file.write(b"\n")  # a line that a kill cut off stays one of its own
            file.write(b"".join(orjson.dumps(line) + b"\n" for line in lines))
            file.flush()
            os.fsync(file.fileno())

    def _lines(self, name: str) -> Iterator[dict[str, Any]]:
        """The lines of a file; one that a kill cut off is left out: what it was to say had not happened."""
        path = self.place / name
        if not path.exists():
            return
        for line in path.read_bytes().splitlines():
            try:
                told = orjson.loads(line)
            except orjson.JSONDecodeError:
                continue
            if isinstance(told, dict):
                yield told


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


__all__ = ["PLACE", "Alleged", "Desk", "Watched"]
