"""The starter claims: what a new graph is filled with, so that the first screen shows something (made by tools/make_starter.py)."""

from __future__ import annotations

from pathlib import Path

from legation.graph.store import Store


def path() -> Path:
    """The file of starter claims, to be loaded with the loader `claims`."""
    return Path(__file__).parent / "claims.jsonl"


def needed(store: Store) -> bool:
    """Whether the graph holds no claim at all."""
    return not store.read("write/tracks", {"after": "", "limit": 1})
