"""The questions from Python: `Legation("http://…" or a graph file).suppliers("AZE", 2016, 2020).to_pandas()`. See docs/python.md."""

from __future__ import annotations

from legation.service.client.answered import Answered
from legation.service.client.legation import Legation

__all__ = ["Answered", "Legation"]
