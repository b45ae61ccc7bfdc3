"""Legation: a knowledge graph service for diplomatic relations.

The five rooms of the package lie in the project's top-level folders of the same names; this folder links to them, so that
one name, `legation`, stands in site-packages. Imports point one way: `cypher` <- `graph` <- `extraction`, `loaders` <- `service`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.service.client import Answered, Legation

__all__ = ["Answered", "Legation"]


def __getattr__(name: str) -> Any:
    """The client, imported when it is asked for."""
    if name in __all__:
        from legation.service import client

        return getattr(client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
