"""Runs the extractor over a gold file: passages in, `{"id", "claims"}` out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from legation.extraction.extract import extract
from legation.extraction.llm import extract_with_model
from legation.extraction.model import GOLD_KINDS, FoundClaim
from legation.extraction.wordlist import words
from legation.graph.errors import InputError
from legation.graph.parties import register

_GOLD_MISSIONS = words(
    "embassy consulate_general consulate honorary_consulate trade_office liaison_office "
    "representative_office interests_section permanent_mission"
)


_CODED = frozenset({"XKX", "XNC", "XAB", "XSO", "XSL"})
"""The register's own codes that the gold format shares; its other X codes are written as names there."""


_ISO = {"XYA": "YEM", "XVS": "VNM"}
"""Former states that the register keeps apart and that bore a code of ISO 3166-1 which their successor took over."""


def _party(party: str) -> str:
    if party == "Houthi rebels":
        return "Houthis"
    if party in _ISO:
        return _ISO[party]
    if len(party) == 3 and party.startswith("X") and party not in _CODED:
        return register().get(party).name
    return party


def gold_claims(found: list[FoundClaim]) -> list[dict[str, object]]:
    """Claims in the gold format: its kinds and mission types only."""
    rows = []
    for claim in found:
        if claim.kind in GOLD_KINDS:
            row = claim.to_gold()
            row["subject"], row["object"] = _party(claim.subject), _party(claim.object)
            if "Yugoslav" in claim.quote:  # until 2003 the state kept that name, and its code
                row.update((side, "YUG") for side in ("subject", "object") if row[side] == "SCG")
            if row.get("mission") not in _GOLD_MISSIONS:
                row.pop("mission", None)
            rows.append(row)
    return rows


def run(gold: Path, out: Path, *, parse: bool = False, model: Any = None) -> int:
    """Reads every passage of `gold` and writes the predicted claims to `out`; the number of passages.

    `model` names a language model that reads.

    Raises InputError where a line is no JSON object with `id` and `text`.
    """
    lines = []
    with gold.open("rb") as handle:
        for number, line in enumerate(handle, 1):
            if not line.strip():
                continue
            try:
                row = orjson.loads(line)
                ident, text = row["id"], row["text"]
            except (orjson.JSONDecodeError, KeyError, TypeError) as error:
                raise InputError("not a JSON object with 'id' and 'text'", place=f"{gold}, line {number}") from error
            about = (text, row.get("published"), row.get("publisher"))
            found = extract(*about, parse=parse) if model is None else extract_with_model(*about, model=model).claims
            lines.append(orjson.dumps({"id": ident, "claims": gold_claims(found)}))
    out.write_bytes(b"".join(line + b"\n" for line in lines))
    return len(lines)
