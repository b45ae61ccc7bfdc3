"""From found claims to claims of the graph: checked, with their source, extractor, version and rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.extraction.model import EXTRACTOR, VERSION, FoundClaim
from legation.graph.claims import Claim, Source
from legation.graph.errors import ClaimError
from legation.graph.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Refused:
    """A found claim that is no valid claim of the graph, and why."""

    found: FoundClaim
    why: str


def to_claims(
    found: Iterable[FoundClaim],
    source: Source,
    extractor: str = f"{EXTRACTOR}/{VERSION}",
    *,
    locator: str | None = None,
    context: tuple[str, str] | None = None,
) -> tuple[list[Claim], list[Refused]]:
    """Claims stated in `source`, and those that the claim model refuses with the reason; nothing is dropped silently.

    `locator` says where in the source they stand, `context` is the text before and after the quote.

    `loader` becomes "extractor/version rule". The protected power's place stays in `place`; details are filled where the
    kind declares them.
    """
    claims: list[Claim] = []
    refused: list[Refused] = []
    for one in found:
        try:
            claims.append(_claim(one, source, extractor, locator, context))
        except (ClaimError, ValueError) as error:
            refused.append(Refused(one, str(error)))
    return claims, refused


def _claim(found: FoundClaim, source: Source, extractor: str, locator: str | None, context: tuple[str, str] | None) -> Claim:
    kind = KINDS.get(found.kind)
    if kind is None:
        raise ClaimError(f"no kind {found.kind!r}", field="kind")
    return Claim(
        kind=found.kind,
        subject=found.subject,
        object=found.object,
        modality=found.modality,  # type: ignore[arg-type]  # checked by the model
        when=found.when,
        value=found.value,
        unit=found.unit,
        base=found.base,
        scope="major arms" if found.kind == "arms_share" and "major" in found.quote else None,
        mission=found.mission,
        place=found.place,
        commodity=found.commodity,
        said_by=found.said_by,
        quote=found.quote,
        span=(found.start, found.end),
        context=context,
        source=source,
        locator=locator,
        loader=f"{extractor} {found.rule}",
    )
