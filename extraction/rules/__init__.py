"""One file per family of kinds: STEMS, one of which must begin a word of the sentence, and `read`, which writes claims down."""

from __future__ import annotations

from collections.abc import Callable

from extraction.reading import Reading
from extraction.rules import (
    arms,
    arms_deliveries,
    envoys,
    expulsions,
    interests,
    meetings,
    mission_turns,
    missions,
    recognition,
    relation_turns,
    relations,
    sanctions,
    shares,
    standing,
    supplies,
    treaties,
    visits,
)

Rule = Callable[[Reading], None]

FAMILIES: tuple[tuple[tuple[str, ...], Rule], ...] = tuple(
    (family.STEMS, family.read)
    for family in (
        recognition,
        relations,
        relation_turns,
        missions,
        mission_turns,
        standing,
        interests,
        envoys,
        expulsions,
        shares,
        arms,
        arms_deliveries,
        supplies,
        visits,
        meetings,
        treaties,
        sanctions,
    )
)
"""In reading order: what a later family writes may depend on what an earlier one found in the same sentence."""
