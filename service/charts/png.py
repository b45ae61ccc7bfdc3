"""A picture as PNG. Type comes from one font of a package, so that pictures are the same on every machine, also on one without fonts."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from legation.graph.errors import InputError

_FONT = "Source Sans Pro"
_PACKAGE = "font_source_sans_pro"
_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")


def to_png(drawing: str, width: int) -> bytes:
    """The drawing, `width` pixels wide. Raises InputError where the extra `png` is not installed."""
    try:
        from resvg_py import svg_to_bytes
    except ModuleNotFoundError as error:
        raise InputError("PNG needs the extra `png`: pip install 'legation[png]'; or ask for .svg", place="form") from error
    return bytes(
        svg_to_bytes(
            svg_string=drawing, width=width, skip_system_fonts=True, font_files=_fonts(), font_family=_FONT, sans_serif_family=_FONT
        )
    )


@lru_cache(maxsize=1)
def _fonts() -> list[str]:
    """Paths of the font's files; found without importing the package, which would list all of its fonts."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise InputError("PNG needs the extra `png`: pip install 'legation[png]'; or ask for .svg", place="form")
    folder = Path(spec.origin).parent / "files"
    return [str(folder / name) for name in _FILES]
