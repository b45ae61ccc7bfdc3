"""Pictures made of letters: a series of numbers as one line of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

BLOCKS = "▁▂▃▄▅▆▇█"
SHORTEST = 3
"""Values that make a series."""
WIDEST = 80


def sparkline(values: Sequence[float | None]) -> str:
    """A block for each value, from 0 to the largest; a dot where nothing is known. Longer series show the last `WIDEST` values."""
    shown = values[-WIDEST:]
    most = max((value for value in shown if value is not None), default=0.0)
    return "".join("·" if value is None else BLOCKS[min(7, int(8 * max(value, 0.0) / most))] if most else BLOCKS[0] for value in shown)


def sparklines(answer: dict[str, Any]) -> list[tuple[str, str, str, float, float]]:
    """Every series that stands in an answer (as JSON): name, first and last year, picture, least, most."""
    return list(_found(answer, answer.get("years")))


def _found(value: Any, years: Any) -> Iterator[tuple[str, str, str, float, float]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(years, list) and _numbers(inner) and len(inner) == len(years) and inner is not years and name != "years":
                if name in ("tiv", "totals", "value", "values"):
                    yield _line(str(value.get("name") or value.get("partner") or "all"), inner, f"{years[0]}–{years[-1]}")
            elif name == "periods" and isinstance(inner, list):
                points = [(one["period"], one["tiv"]) for one in inner if isinstance(one, dict) and {"period", "tiv"} <= set(one)]
                if len(points) >= SHORTEST and all(str(period).isdigit() for period, _ in points):
                    by_year = {int(period): tiv for period, tiv in points}
                    span = range(min(by_year), max(by_year) + 1)
                    title = f"{value.get('supplier', '')} → {value.get('recipient', '')} ({value.get('edition', '')})"
                    yield _line(title, [by_year.get(year) for year in span], f"{span[0]}–{span[-1]}")
            else:
                yield from _found(inner, years)
    elif isinstance(value, list):
        for inner in value:
            yield from _found(inner, years)


def _numbers(value: Any) -> bool:
    return isinstance(value, list) and len(value) >= SHORTEST and all(one is None or isinstance(one, int | float) for one in value)


def _line(name: str, values: Sequence[float | None], years: str) -> tuple[str, str, str, float, float]:
    held = [value for value in values if value is not None]
    return name, years, sparkline(values), min(held, default=0.0), max(held, default=0.0)
