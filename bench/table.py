"""The one table that a run prints."""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement beside its peer in the same run. `better` says whether more or less is better."""

    what: str
    ours: float
    peer: float | None
    peer_name: str
    unit: str
    better: str = "less"
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times better we are than the peer (below 1: worse)."""
        if not self.peer or not self.ours:
            return None
        return self.peer / self.ours if self.better == "less" else self.ours / self.peer


def show(lines: list[Line], console: Console | None = None) -> None:
    """Print the table with what it was measured on."""
    table = Table(
        title=f"Python {platform.python_version()}, kglite {version('kglite')}, {platform.machine()}; × is ours against the peer",
        title_justify="left",
    )
    for name in ("Measured", "Ours", "Peer", "Peer's name", "Unit", "×", "Aim"):
        table.add_column(name, justify="right" if name in ("Ours", "Peer", "×") else "left")
    for line in lines:
        ratio = line.ratio
        table.add_row(
            line.what, number(line.ours), number(line.peer) if line.peer is not None else "–", line.peer_name, line.unit,
            f"{ratio:.1f}" if ratio is not None else "–", line.aim,
        )  # fmt: skip
    (console or Console(width=180)).print(table)


def number(value: float) -> str:
    """Three significant digits, thousands apart."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def p50_ms(call: Callable[[], object], *, times: int = 200, warm: int = 20) -> float:
    """Median milliseconds of a call."""
    for _ in range(warm):
        call()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def seconds(call: Callable[[], object]) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun
