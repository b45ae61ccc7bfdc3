"""What the extractor returns: one claim as the text states it, with the characters it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

EXTRACTOR = "legation-rules"
VERSION = "1"

GOLD_KINDS = frozenset(
    {
        "relations_established",
        "relations_severed",
        "relations_restored",
        "recognized",
        "recognition_withdrawn",
        "mission_opened",
        "mission_closed",
        "mission_moved",
        "envoy_appointed",
        "envoy_recalled",
        "diplomats_expelled",
        "arms_transfer",
        "arms_agreement",
        "arms_share",
        "supplies",
        "visit",
        "meeting",
        "treaty_signed",
        "sanctions_imposed",
        "sanctions_lifted",
        "represents_interests",
    }
)
"""The kinds of `../shared/extraction/README.md`. The extractor also reads `mission_held` ("has an embassy in Baku")."""

SYMMETRIC = frozenset({"relations_established", "relations_severed", "relations_restored", "meeting", "treaty_signed"})
"""Kinds whose two parties have no direction."""

_GOLD_FIELDS = ("when", "mission", "place", "value", "unit", "base", "commodity", "said_by")


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One claim found in a text.

    Field names and values are those of the gold format: `subject` and `object` are party ids (or the name of a group
    the register does not hold), `when` is EDTF, `quote` is `text[start:end]`. `rule` names the rule that found it.
    """

    kind: str
    subject: str
    object: str
    modality: str
    start: int
    end: int
    quote: str
    rule: str
    when: str | None = None
    mission: str | None = None
    place: str | None = None
    value: float | None = None
    unit: str | None = None
    base: str | None = None
    commodity: str | None = None
    said_by: str | None = None

    def to_gold(self) -> dict[str, Any]:
        """The claim as a line of the gold format: empty slots are left out."""
        row: dict[str, Any] = {
            "kind": self.kind,
            "subject": self.subject,
            "object": self.object,
            "modality": self.modality,
        }
        row.update((name, getattr(self, name)) for name in _GOLD_FIELDS if getattr(self, name) is not None)
        row["quote"] = self.quote
        return row

    def to_row(self) -> dict[str, Any]:
        """The gold fields with the quote's span and the rule's name, for reports and for review."""
        return {**self.to_gold(), "start": self.start, "end": self.end, "rule": self.rule}

    @property
    def key(self) -> tuple[str, str, str]:
        """Kind and parties; parties sorted where the kind has no direction."""
        if self.kind in SYMMETRIC and self.object < self.subject:
            return (self.kind, self.object, self.subject)
        return (self.kind, self.subject, self.object)
