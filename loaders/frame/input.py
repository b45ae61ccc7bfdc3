"""An opened source, as the frame and its loader hand it to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Options = Mapping[str, Any]
"""What the command line passes on: `edition`, and what else a declaration lists."""


@dataclass(slots=True)
class Input:
    """An opened source. `head` collects what precedes the rows (preamble and header), so that refused rows can be written as a file
    of the same shape; `notes` are sentences for the report; `read_bytes` tells the progress; `state` is what `check`
    found out and `read` uses."""

    path: Path
    options: Options
    size: int = 0
    read_bytes: int = 0
    head: str = ""
    encoding: str = "utf-8"
    notes: list[str] = field(default_factory=list)
    state: Any = None

    def place(self, line: int) -> str:
        """`file, line N`, as errors name it."""
        return f"{self.path.name}, line {line}"
