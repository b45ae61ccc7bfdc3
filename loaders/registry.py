"""Finds the loaders: every module of this folder that holds a `DECLARATION`."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache

from legation import loaders
from legation.graph.errors import InputError
from legation.loaders.base import Declaration


@cache
def all() -> tuple[Declaration, ...]:
    """Every loader's declaration, ordered by name."""
    found: list[Declaration] = []
    for module in pkgutil.iter_modules(loaders.__path__):
        declaration = getattr(importlib.import_module(f"legation.loaders.{module.name}"), "DECLARATION", None)
        if isinstance(declaration, Declaration):
            found.append(declaration)
    return tuple(sorted(found, key=lambda declaration: declaration.name))


def find(name: str) -> Declaration:
    """The loader called `name`. Raises InputError that lists the names there are."""
    wanted = name.casefold().strip()
    if wanted.isidentifier() and importlib.util.find_spec(f"legation.loaders.{wanted}"):  # mostly its module has its name: import no other
        declaration = getattr(importlib.import_module(f"legation.loaders.{wanted}"), "DECLARATION", None)
        if isinstance(declaration, Declaration) and declaration.name == wanted:
            return declaration
    for declaration in all():
        if declaration.name == wanted:
            return declaration
    raise InputError(f"there is no source {name!r}; the sources are {', '.join(declaration.name for declaration in all())}", place="load")
