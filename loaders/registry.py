"""Finds the loaders: every module of this folder that holds a `DECLARATION`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import loaders
from graph.errors import InputError
from loaders.base import Declaration


@cache
def all() -> tuple[Declaration, ...]:  # noqa: A001 - read as `registry.all()`
    """Every loader's declaration, ordered by name."""
    found: list[Declaration] = []
    for module in pkgutil.iter_modules(loaders.__path__):
        declaration = getattr(importlib.import_module(f"loaders.{module.name}"), "DECLARATION", None)
        if isinstance(declaration, Declaration):
            found.append(declaration)
    return tuple(sorted(found, key=lambda declaration: declaration.name))


def find(name: str) -> Declaration:
    """The loader called `name`. Raises InputError that lists the names there are."""
    for declaration in all():
        if declaration.name == name.casefold().strip():
            return declaration
    raise InputError(f"there is no source {name!r}; the sources are {', '.join(declaration.name for declaration in all())}", place="load")
