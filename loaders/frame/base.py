"""What a loader is: a declaration of its source, and a function that turns a file into claims. It knows nothing of the graph.

A new source is one file in this folder with a `DECLARATION`; `legation load`, `legation sources` and the docs' table find it by itself
(`docs/adding-a-source.md` walks through one).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from legation.graph.claims import Claim
from legation.loaders.frame.head import Head
from legation.loaders.frame.input import Input, Options
from legation.loaders.frame.live import Live

__all__ = ("Declaration", "Input", "Item", "Kept", "Options", "Record", "Refusal")


@dataclass(slots=True)
class Record:
    """What one place of the source says. `rows` counts the source's rows behind it (more than one where rows are joined to a span)."""

    place: str
    claims: tuple[Claim, ...]
    rows: int = 1
    raw: str = ""


@dataclass(slots=True)
class Refusal:
    """Rows that make no claim, and why. `code` groups them in the report; `raw` is the row as it stood, to be mended and loaded again."""

    place: str
    code: str
    reason: str
    raw: str = ""
    rows: int = 1


@dataclass(slots=True)
class Kept:
    """Rows that stand beside the graph and make no claims: `keep` is given the graph's URL, keeps them, and returns how many rows were
    new and how many were known."""

    rows: int
    keep: Callable[[str], tuple[int, int]]


Item = Record | Refusal | Kept


@dataclass(frozen=True, slots=True)
class Declaration:
    """A source as users see it, and how it is read.

    `read` yields Records and Refusals for one input; it raises InputError for a file that it cannot read at all. `files` are the
    patterns by which `legation load all DIR` finds its files, relative to DIR; `check` is run over the whole input before anything is
    written.
    """

    name: str
    title: str
    publisher: str
    what: str
    where: str
    licence: str
    citation: str
    kinds: tuple[str, ...]
    files: tuple[str, ...]
    read: Callable[[Input], Iterator[Item]]
    check: Callable[[Input], None]
    options: Mapping[str, str] = field(default_factory=dict)
    version: str = "1"
    recognise: Callable[[Head], int] | None = None
    """How surely a file that begins so is this source's (0: it is not), where `check` does not tell it by its columns."""
    complete_for: str = ""
    """For what the source names everything there is, as its publisher says; "" where it does not say."""
    live: Live | None = None
    """How `legation fetch` gets it from its publisher; None where a program cannot."""
