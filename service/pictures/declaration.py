"""A picture is declared once: `@picture(name)` on a plain function that asks a question and says how its answer is drawn.

As with a question, the signature is the list of parameters and the docstring what is said of it; its address is `/pictures/{name}.svg`,
`.png`, or `.csv` for the table behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field

from legation.service import pictures as room
from legation.service.answers.base import Answer
from legation.service.charts.page import Theme
from legation.service.declaration import Declared, F

Drawn = Literal["svg", "png", "csv"]
WIDTH = 1440
"""Pixels of a PNG."""


class Drawing(NamedTuple):
    """An answer, and the picture of it as SVG in some colours; `draw` is called where a picture is wanted."""

    answer: Answer
    draw: Callable[[Theme], str]


@dataclass(eq=False)
class Picture(Declared):
    """One picture."""

    @property
    def further(self) -> dict[str, Any]:
        """Its form, colours and size."""
        return {
            "form": (Annotated[Drawn, Field(description="svg, png, or csv: the table behind the picture")], ...),
            "theme": (Annotated[Theme, Field(description="colours; auto follows the reader's system (a PNG is then light)")], "auto"),
            "width": (Annotated[int, Field(ge=200, le=3000, description="of a PNG, in pixels")], WIDTH),
        }


declared: dict[str, Picture] = {}
"""Every picture whose module was imported, by name."""


def picture(name: str, *, long: bool = False) -> Callable[[F], F]:
    """Declare a function as the picture of a name; `long` as of a question. Two of one name are a mistake (ValueError)."""

    def declare(function: F) -> F:
        if name in declared:
            raise ValueError(f"two pictures are called {name}")
        declared[name] = Picture(function, f"/pictures/{name}.{{form}}", (function.__doc__ or "").split(" (/v1")[0], long)
        return function

    return declare


@cache
def pictures() -> dict[str, Picture]:
    """Every picture by name. A new module below service/pictures is found by itself."""
    for found in iter_modules(room.__path__, f"{room.__name__}."):
        import_module(found.name)
    return declared
