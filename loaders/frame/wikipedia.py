"""A page of Wikipedia as a source."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from legation.graph.claims import Source

PUBLISHER = "Wikipedia"


def page_source(title: str, edition: str | None, licence: str, shape: str, *, state: str = "", **fields: Any) -> Source:
    """The page `title`. `edition` (EDTF) is the state that was read, `state` how its citation writes that, `shape` what was read."""
    of = f", state of {state or edition}" if state or edition else ""
    return Source(
        publisher=PUBLISHER,
        publication="Wikipedia, the free encyclopedia",
        title=title,
        author="Wikipedia contributors",
        url=f"https://en.wikipedia.org/wiki/{quote(title.replace(' ', '_'), safe=':/()')}",
        licence=licence,
        citation=f"Wikipedia contributors, “{title}”, Wikipedia, the free encyclopedia{of}, {licence}",
        dataset="wikipedia",
        shape=shape,
        **({"published": edition, "edition": edition} | fields),
    )
