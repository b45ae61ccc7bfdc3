"""The one table that a run prints, and the clocks behind it."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement beside its peer in the same run. `better` says whether more or less is better.

    `cpu` and `peer_cpu` are the same measurement by the CPU time of the process instead of the clock on the wall, where it can be had:
    other work on the machine lengthens that less. `command` repeats the line.
    """

    what: str
    ours: float
    peer: float | None
    peer_name: str
    unit: str
    better: str = "less"
    aim: str = ""
    cpu: float | None = None
    peer_cpu: float | None = None
    command: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times better we are than the peer (below 1: worse)."""
        if not self.peer or not self.ours:
            return None
        return self.peer / self.ours if self.better == "less" else self.ours / self.peer

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {**asdict(self), "ratio": self.ratio}


def machine() -> str:
    """What a run was measured on, and how busy that is."""
    load = "/".join(f"{part:.1f}" for part in os.getloadavg())
    return (
        f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores {platform.machine()}, load average {load}, "
        f"Python {platform.python_version()}, kglite {version('kglite')}"
    )


def measured(begun: str) -> str:
    """When and on what a run was measured, from what `machine` said at its beginning, with the load average at its end."""
    return begun.replace(", Python", f" at first and {machine().split('load average ')[1].split(',')[0]} at last, Python")


def show(lines: Sequence[Line], title: str, console: Console | None = None) -> None:
    """Print the table with what it was measured on."""
    table = Table(title=f"{title}; × is how many times better ours is than the peer", title_justify="left")
    for name in ("Measured", "Ours", "Peer", "Peer's name", "Unit", "×", "CPU: ours", "Peer", "Aim", "Repeat: python -m bench"):
        table.add_column(name, justify="right" if name in ("Ours", "Peer", "×", "CPU: ours") else "left")
    for line in lines:
        ratio = line.ratio
        table.add_row(
            line.what, number(line.ours), number(line.peer), line.peer_name, line.unit, "–" if ratio is None else number(ratio),
            number(line.cpu), number(line.peer_cpu), line.aim, line.command,
        )  # fmt: skip
    (console or Console(width=190)).print(table)


def markdown(lines: Sequence[Line]) -> str:
    """The same for a page of the docs."""
    head = [
        "| measured | ours | peer | | unit | × | CPU: ours | peer | aim | repeat: `python -m bench …` |",
        "|---|---:|---:|---|---|---:|---:|---:|---|---|",
    ]
    rows = [
        f"| {line.what} | {number(line.ours)} | {number(line.peer)} | {line.peer_name} | {line.unit} | "
        f"{'–' if line.ratio is None else number(line.ratio)} | {number(line.cpu)} | {number(line.peer_cpu)} | {line.aim} | "
        f"{line.command} |"
        for line in lines
    ]
    return "\n".join(head + rows)


def number(value: float | None) -> str:
    """Three significant digits, thousands apart."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What calls took: the median by the clock on the wall, and the mean CPU time of the process, in milliseconds."""

    p50: float
    cpu: float


def asked(call: Callable[[], object], *, times: int = 200, warm: int = 20) -> Taken:
    """Milliseconds of a call."""
    for _ in range(warm):
        call()
    taken = []
    cpu = time.process_time()
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append((time.perf_counter() - begun) * 1000)
    return Taken(statistics.median(taken), (time.process_time() - cpu) * 1000 / times)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the wall, and CPU seconds of the process."""

    wall: float
    cpu: float


def spent(call: Callable[[], object]) -> Spent:
    """Seconds of one call."""
    begun, cpu = time.perf_counter(), time.process_time()
    call()
    return Spent(time.perf_counter() - begun, time.process_time() - cpu)
