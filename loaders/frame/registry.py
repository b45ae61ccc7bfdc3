"""Finds the loaders: every module below `loaders/` that holds a `DECLARATION`, in a folder of its subject."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from legation import loaders
from legation.graph.errors import InputError
from legation.loaders.frame.base import Declaration


@cache
def all() -> tuple[Declaration, ...]:
    """Every loader's declaration, ordered by name."""
    return tuple(sorted(_declarations(loaders), key=lambda declaration: declaration.name))


def find(name: str) -> Declaration:
    """The loader called `name`. Raises InputError that lists the names there are."""
    wanted = name.casefold().strip()
    for module in _modules_called(wanted):  # mostly its module has its name: import no other
        declaration = getattr(importlib.import_module(module), "DECLARATION", None)
        if isinstance(declaration, Declaration) and declaration.name == wanted:
            return declaration
    for declaration in all():
        if declaration.name == wanted:
            return declaration
    raise InputError(f"there is no source {name!r}; the sources are {', '.join(declaration.name for declaration in all())}", place="load")


def _declarations(package: ModuleType) -> Iterator[Declaration]:
    """Those of the modules of `package`; a package without one of its own is a folder of a subject and is gone through too."""
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        declaration = getattr(module, "DECLARATION", None)
        if isinstance(declaration, Declaration):
            yield declaration
        elif found.ispkg:
            yield from _declarations(module)


def _modules_called(name: str) -> Iterator[str]:
    """Dotted names of the modules called `name`, at the ground or in a folder of a subject."""
    if not name.isidentifier():
        return
    ground = Path(loaders.__path__[0])
    for folder in (ground, *sorted(path for path in ground.iterdir() if path.is_dir())):
        if (folder / f"{name}.py").is_file() or (folder / name / "__init__.py").is_file():
            yield ".".join((loaders.__name__, *folder.relative_to(ground).parts, name))
