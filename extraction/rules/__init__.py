"""One file per family of kinds. Each has TRIGGER, a cheap test of the masked line, and `read`, which writes down claims."""

from __future__ import annotations

import re
from collections.abc import Callable

from extraction.reading import Reading
from extraction.rules import (
    arms,
    envoys,
    expulsions,
    interests,
    meetings,
    missions,
    recognition,
    relations,
    sanctions,
    shares,
    supplies,
    treaties,
    visits,
)

Rule = Callable[[Reading], None]

FAMILIES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (family.TRIGGER, family.read)
    for family in (
        relations,
        recognition,
        missions,
        interests,
        envoys,
        expulsions,
        shares,
        arms,
        supplies,
        visits,
        meetings,
        treaties,
        sanctions,
    )
)
"""In reading order: what a later family writes may depend on what an earlier one found in the same sentence."""
