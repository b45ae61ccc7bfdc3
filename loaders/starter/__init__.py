"""What a new graph is filled with, so that the first screen shows something: the starter claims (made by tools/make_starter.py) and the
world, every claim of ours whose licence lets anybody pass it on (made by tools/starter_world.py)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import orjson

from legation.graph.store import Store, utc_now

Starter = Literal["world", "small", "none"]
"""world: the starter claims and the world; small: the starter claims alone; none: nothing."""
OPEN = frozenset(
    {
        "CC0 1.0", "public domain (CC0 1.0)", "public domain (CC0)", "Open Government Licence v3.0", "CC BY 4.0", "CC BY-SA 3.0",
        "CC BY-SA 4.0", "CC BY-SA 4.0 (Wikipedia's text)", "ISC (the repository); facts in the public domain",
    }
)  # fmt: skip
"""Licences, as loaders write them, under which a claim may be passed on with its source: what the world is made of."""
_NOTE = "starter world"
_BEGUN, _DONE = "begun", "done"


def path() -> Path:
    """The file of starter claims, to be loaded with the loader `claims`."""
    return Path(__file__).parent / "claims.jsonl"


def world_path() -> Path:
    """The file of the world, likewise."""
    return Path(__file__).parent / "world.jsonl.gz"


def shipped() -> dict[str, int]:
    """How many claims of each source are shipped, by the name of its loader (made by tools/starter_world.py)."""
    counts: dict[str, int] = orjson.loads((Path(__file__).parent / "shipped.json").read_bytes())
    return counts


def needed(store: Store) -> bool:
    """Whether the graph holds no claim at all."""
    return not store.read("write/tracks", {"after": "", "limit": 1})


def begun(store: Store) -> bool:
    """Whether a load of the world was begun and not finished: it goes on at the next start."""
    return any(row["register"] == _BEGUN for row in store.read("write/graph_noted", {"id": _NOTE}))


def note(store: Store, *, done: bool) -> None:
    """Write down that the load of the world begins, or is done."""
    props = {"register": _DONE if done else _BEGUN, "changed": utc_now()}
    store.write([("write/graph_note", {"id": _NOTE, "props": props})])
