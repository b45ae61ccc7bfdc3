"""One file per family of kinds: STEMS, one of which must begin a word of the sentence, and `read`, which writes claims down."""

from __future__ import annotations

from collections.abc import Callable

from legation.extraction import frames
from legation.extraction.reading import Reading
from legation.extraction.rules import (
    arms,
    arms_flows,
    arms_intents,
    envoy_turns,
    envoys,
    interests,
    meeting_turns,
    meetings,
    mission_nouns,
    mission_turns,
    missions,
    recognition,
    recognition_turns,
    relation_nouns,
    relation_turns,
    relations,
    shares,
    standing,
    treaties,
)

Rule = Callable[[Reading], None]

FAMILIES: tuple[tuple[tuple[str, ...], Rule], ...] = tuple(
    (family.STEMS, family.read)
    for family in (
        recognition_turns,
        recognition,
        relations,
        relation_nouns,
        relation_turns,
        missions,
        mission_nouns,
        mission_turns,
        standing,
        interests,
        envoys,
        envoy_turns,
        shares,
        arms_intents,
        arms,
        arms_flows,
        meetings,
        meeting_turns,
        treaties,
        frames,
    )
)
"""In reading order: what a later family writes may depend on what an earlier one found in the same sentence."""
