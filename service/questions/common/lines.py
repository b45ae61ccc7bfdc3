"""Claim rows as lines of an answer, with a sentence each."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import orjson

from legation.graph.claims import UNKNOWN
from legation.graph.kinds import KINDS, MISSION_TYPES
from legation.graph.parties import register
from legation.graph.store import Row
from legation.service.answers.base import number, source_ref
from legation.service.answers.claims import ClaimLine

_MAYBE = ("unit", "base", "scope", "mission", "place", "commodity", "said_by", "quote")


def line(row: Row) -> ClaimLine:
    """A row of a statement that returns claims with their source."""
    stated: dict[str, Any] = {name: row[name] for name in _MAYBE if row[name] is not None}
    if row["value"] is not None:
        stated["value"] = number(row["value"])
    return ClaimLine(
        claim=row["id"], says=sentence(row), kind=row["kind"], modality=row["modality"], subject=row["subject"], object=row["object"],
        when=row["edtf"], track=row["track"], known_from=row["known_from"], source=source_of(row), **stated,
    )  # fmt: skip


def source_of(row: Row) -> Any:
    """The source of a claim's row."""
    return source_ref(row | {"id": row["source"]})


def details_of(row: Row) -> dict[str, Any]:
    """The role details of a claim's row."""
    return dict(orjson.loads(row["details"])) if row["details"] else {}


def name_of(party: str | None) -> str:
    """A party's present name; what a source calls unknown stays so."""
    if party is None:
        return ""
    if party.startswith(f"{UNKNOWN}:"):
        return "an unknown party"
    return register().get(party).name if party in register() else party


def sentence(row: Row) -> str:
    """The claim in words, by its kind's own pattern; planned, alleged and denied ones begin with that word."""
    kind = KINDS[row["kind"]]
    values: defaultdict[str, Any] = defaultdict(lambda: "…", details_of(row))
    for name in ("place", "commodity", "base"):
        values[name] = row[name] if row[name] is not None else "…"
    values.update(
        subject=name_of(row["subject"]), object=name_of(row["object"]), mission=MISSION_TYPES.get(row["mission"] or "", "mission")
    )
    values["value"] = f"{row['value']:g}" if row["value"] is not None else "…"
    pattern = _SHARE.get(row["base"] or "", kind.says) if row["kind"] == "arms_share" else kind.says
    says = _delivered(values) or pattern.format_map(values) if row["kind"] == "arms_transfer" else pattern.format_map(values)
    return says if row["modality"] == "done" else f"{row['modality']}: {says}"


_SHARE = {
    "object_imports": "{subject} supplied {value} % of {object}'s arms imports",
    "subject_exports": "{value} % of {subject}'s arms exports went to {object}",
}


def _delivered(values: dict[str, Any]) -> str | None:
    """A delivery by what it holds: `Israel delivered 50 Spike-NLOS anti-tank missiles to Azerbaijan`; None where no source names it."""
    weapon = values.get("designation")
    if not isinstance(weapon, str) or not weapon:
        return None
    number, what = values.get("number"), values.get("description")
    many = f"{number:,g} " if isinstance(number, int | float) else ""
    about = "about " if many and values.get("number_estimated") else ""
    described = f" {_named(what, many=number != 1)}" if isinstance(what, str) and what else ""
    return f"{values['subject']} delivered {about}{many}{weapon}{described} to {values['object']}"


_MISSILES = {"SSM", "ASM", "SAM", "AAM", "ARM", "BVRAAM", "SRAAM"}
"""How SIPRI's registers shorten missiles by where they start and hit."""


def _named(what: str, *, many: bool) -> str:
    """A description of a weapon in words, for one or more: `missiles` for SSM/ASM, `tanks`, `IFVs/AFVs`, `combat aircraft`."""
    words = dict.fromkeys("missile" if word in _MISSILES else word for word in what.split("/"))
    return "/".join(f"{word}s" if many and word and not word.endswith(("s", "craft", ")")) else word for word in words)
