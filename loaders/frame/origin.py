"""What is written beside a fetched file: where it is from, when it came, its hash, its edition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

KEPT_BESIDE = ".origin.json"
"""How the name of what is written beside a fetched file ends."""


def origin_of(path: Path) -> dict[str, Any]:
    """What is written beside a fetched file (`edition`, `url`, `fetched_at`, `sha256` …); {} for any other file."""
    return read_json(path.with_name(path.name + KEPT_BESIDE))


def read_json(path: Path) -> dict[str, Any]:
    """The object that a small file holds; {} for one that is missing or holds none."""
    try:
        found = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write an object whole or not at all."""
    part = path.with_name(path.name + ".new")
    part.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    part.replace(path)
