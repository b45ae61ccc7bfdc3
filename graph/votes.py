"""Roll calls of the UN General Assembly: a compact columnar file beside the graph, not a claim for each of a million votes.

The file of an embedded graph stands beside it (`PATH.votes`); for Neo4j it is the file that `LEGATION_VOTES` names, var/votes by
default. It holds a line for each roll call and a byte for each roll call and party, column by column, compressed: 870,109 votes take
0.6 MB. Agreement and the votes on one resolution are worked out when they are asked for. A backup, a restore and a copy take the file
along.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from legation.graph.errors import StoreFormat, StoreUnavailable

SETTING = "LEGATION_VOTES"
"""Setting: the file of votes of a graph on Neo4j (default var/votes)."""
_MAGIC = b"LEGATION-VOTES-1\n"
CODES = {"yes": 1, "abstain": 2, "no": 3}
WORDS = {code: word for word, code in CODES.items()}
FIELDS = ("session", "date", "resolution", "short", "title", "important")
"""What is kept of a roll call."""
_CHAINS = {
    "RUS": (("SUN", "1991-12-25"), ("RUS", "9999-12-31")),
    "YUG": (("YUG", "1992-04-26"), ("SCG", "2006-06-04"), ("SRB", "9999-12-31")),
    "TWN": (("CHN", "1949-09-30"), ("TWN", "9999-12-31")),
}
"""Columns of the list that several parties of the register filled after each other, each with its last day there."""


@dataclass(slots=True)
class Votes:
    """Roll calls by their number, and for each column (a member's name in the list, by party id) the vote in each of them."""

    rolls: dict[int, dict[str, Any]] = field(default_factory=dict)
    columns: dict[str, dict[int, int]] = field(default_factory=dict)
    sources: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """A file of votes as it is asked: roll calls in the order of their dates, and a byte a roll call for each column (0: no vote)."""

    rolls: tuple[dict[str, Any], ...]
    columns: Mapping[str, bytes]
    sources: tuple[dict[str, Any], ...]

    def votes_of(self, party: str) -> list[tuple[int, int]]:
        """(index of the roll call, code) of the votes that a party cast; what another party of the same column cast is left out."""
        found = []
        for name, begin, end in seats(party):
            column = self.columns.get(name)
            if column is not None:
                found += [(at, code) for at, code in enumerate(column) if code and begin <= self.rolls[at]["date"] <= end]
        return sorted(found)

    def cast(self, at: int) -> dict[str, int]:
        """The vote of each party in one roll call."""
        day = self.rolls[at]["date"]
        return {holder(name, day): column[at] for name, column in self.columns.items() if column[at]}


def holder(column: str, day: str) -> str:
    """The party that filled a column on a day (ISO)."""
    return next((party for party, last in _CHAINS.get(column, ()) if day <= last), column)


def seats(party: str) -> list[tuple[str, str, str]]:
    """(column, first day, last day) in which a party voted."""
    found = []
    for column, chain in _CHAINS.items():
        begin = ""
        for one, last in chain:
            if one == party:
                found.append((column, begin, last))
            begin = f"{last}x"  # after that day
    if party not in _CHAINS:
        found.append((party, "", "9999-12-31"))
    return found


def file_of(url: str) -> Path:
    """Where the votes of a graph are kept."""
    if url.startswith("embedded:"):
        graph = Path(url.removeprefix("embedded:")).expanduser()
        return graph.with_name(f"{graph.name}.votes")
    return Path(os.environ.get(SETTING, "var/votes"))


def read(url: str) -> Table | None:
    """The votes beside a graph, None where none were loaded. Raises StoreFormat for a damaged file."""
    path = file_of(url)
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be read: {error}") from error
    return _table(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _table(path: Path, changed: int, size: int) -> Table:
    head, body = _unpacked(path)
    count = len(head["rolls"])
    order = sorted(range(count), key=lambda at: (head["rolls"][at].get("date") or "9999", head["ids"][at]))
    bare: dict[str, Any] = dict.fromkeys(FIELDS)
    rolls = tuple({**bare, **head["rolls"][at], "date": head["rolls"][at].get("date") or "", "id": head["ids"][at]} for at in order)
    columns = {}
    for number, name in enumerate(head["columns"]):
        column = body[number * count : (number + 1) * count]
        columns[name] = bytes(column[at] for at in order)
    return Table(rolls, columns, tuple(head["sources"]))


def _unpacked(path: Path) -> tuple[dict[str, Any], bytes]:
    try:
        raw = path.read_bytes()
        if not raw.startswith(_MAGIC):
            raise ValueError("it does not begin like one")
        plain = zlib.decompress(raw[len(_MAGIC) :])
        length = int.from_bytes(plain[:8], "big")
        head, body = orjson.loads(plain[8 : 8 + length]), plain[8 + length :]
        if len(body) != len(head["columns"]) * len(head["rolls"]):
            raise ValueError("it is cut")
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be read: {error}") from error
    except (ValueError, KeyError, zlib.error) as error:
        raise StoreFormat(f"{path} is no file of votes that this version can read ({error}); load the votes again") from error
    return head, body


def keep(url: str, found: Votes) -> tuple[int, int]:
    """Add roll calls and votes to the file beside a graph, which is replaced whole. Returns how many rows were new, and how many known.

    A roll call or vote that another edition tells differently takes the newer word: the one that is loaded last.
    """
    path = file_of(url)
    before = _loose(path)
    new = known = 0
    for number, roll in found.rolls.items():
        known, new = (known + 1, new) if before.rolls.get(number) == roll else (known, new + 1)
        before.rolls[number] = roll
    for name, column in found.columns.items():
        old = before.columns.setdefault(name, {})
        same = sum(1 for number, code in column.items() if old.get(number) == code)
        known, new = known + same, new + len(column) - same
        old.update(column)
    before.sources += [source for source in found.sources if source not in before.sources]
    _write(path, before)
    return new, known


def _loose(path: Path) -> Votes:
    if not path.exists():
        return Votes()
    head, body = _unpacked(path)
    ids, count = head["ids"], len(head["ids"])
    columns = {
        name: {ids[at]: code for at, code in enumerate(body[number * count : (number + 1) * count]) if code}
        for number, name in enumerate(head["columns"])
    }
    return Votes({number: roll for number, roll in zip(ids, head["rolls"], strict=True) if roll}, columns, head["sources"])


def _write(path: Path, votes: Votes) -> None:
    ids = sorted(votes.rolls.keys() | {number for column in votes.columns.values() for number in column})
    at = {number: index for index, number in enumerate(ids)}
    names = sorted(votes.columns)
    blocks = []
    for name in names:
        block = bytearray(len(ids))
        for number, code in votes.columns[name].items():
            block[at[number]] = code
        blocks.append(bytes(block))
    head = orjson.dumps({"ids": ids, "rolls": [votes.rolls.get(number, {}) for number in ids], "columns": names, "sources": votes.sources})
    plain = len(head).to_bytes(8, "big") + head + b"".join(blocks)
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.write(_MAGIC + zlib.compress(plain, 6))
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreUnavailable(f"{path} could not be written: {error}") from error


def carry(source: Path, target: Path) -> bool:
    """Copy a file of votes, where there is one; whole or not at all. Returns whether there was one."""
    if not source.exists() or source == target:
        return False
    _unpacked(source)  # refuses a damaged one
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, part)
        os.replace(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreUnavailable(f"{target} could not be written: {error}") from error
    return True


def beside(file: Path) -> Path:
    """The file of votes that stands beside a backup."""
    return file.with_name(f"{file.name}.votes")
