"""Claims that wait for a review, one JSON object a line as a load refused them: shown one by one in their text, kept, mended or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import orjson

from legation.extraction.model import FoundClaim
from legation.extraction.review import MENDABLE, Reviewed
from legation.graph.claims import Claim, read_claim
from legation.graph.errors import ClaimError

_BETWEEN = "\n\n"


def waiting(path: Path) -> list[Claim] | None:
    """The claims of a file of claims, or None where it is something else (an article). Raises ClaimError with the line that is none."""
    with path.open("rb") as handle:
        if not handle.read(1).startswith(b"{"):
            return None
    found: list[Claim] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            found.append(read_claim(orjson.loads(line), place=place))
        except orjson.JSONDecodeError as error:
            raise ClaimError(f"not JSON: {error.msg}", place=place) from error
    return found


def in_one_text(claims: Sequence[Claim]) -> tuple[str, list[FoundClaim]]:
    """One text of all quotes with what stands around them, and the claims as found in it, in their order."""
    parts: list[str] = []
    found: list[FoundClaim] = []
    at = 0
    for claim in claims:
        before, after = claim.context or ("", "")
        quote = claim.quote or f"{claim.source.title or claim.source.publisher}: {claim.locator or claim.kind}"
        start = at + len(before)
        values = {name: getattr(claim, name) for name in MENDABLE} | {"object": claim.object or ""}
        found.append(FoundClaim(start=start, end=start + len(quote), quote=quote, rule=claim.loader or "", **values))
        parts.append(before + quote + after)
        at += len(parts[-1]) + len(_BETWEEN)
    return _BETWEEN.join(parts), found


def kept(claims: Sequence[Claim], found: Sequence[FoundClaim], reviewed: Reviewed) -> list[Claim]:
    """The claims that were accepted, as they were or as they were mended. Raises ClaimError for one that was mended to no claim."""
    of = {one.start: claim for one, claim in zip(found, claims, strict=True)}
    result: list[Claim] = []
    for number, one in enumerate(reviewed.accepted, 1):
        claim = of[one.start]
        changed = {name: value for name in MENDABLE if (value := getattr(one, name)) != (getattr(claim, name) or _blank(name))}
        if not changed:
            result.append(claim)
            continue
        body = {name: value for name, value in claim.to_json().items() if name != "id"} | changed
        result.append(read_claim({name: value for name, value in body.items() if value is not None}, place=f"accepted claim {number}"))
    return result


def _blank(name: str) -> str | None:
    return "" if name == "object" else None
