"""Mentions of one event made one claim: over headline, lead and body, the fuller mention stays and takes what another adds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from legation.extraction.gazetteer import Mention
from legation.extraction.model import FoundClaim

_HEADLINE = 140
"""Longest first line that is taken for a headline."""
_SLOTS = ("mission", "place", "commodity", "said_by")


_NONE: Counter[str] = Counter()
_AGAIN = re.compile(r"\b(?:re-?open\w*|re-?establish\w*|again|second|anew|restor\w*|resum\w*)\b", re.IGNORECASE)


def merged(text: str, claims: list[FoundClaim], mentions: Sequence[Mention] = (), spans: Counter[str] = _NONE) -> list[FoundClaim]:
    """The claims of a text, each event once, in reading order. `mentions` are the names of the text, `spans` its spans of years."""
    claims = _without_headline(text, sorted(claims, key=lambda claim: claim.start))
    claims = _one_move([_received(claim, claims, mentions) for claim in claims])
    claims = [_in_joint(text, _in_span(claim, spans), claims) for claim in claims]
    kept: list[FoundClaim] = []
    for claim in claims:
        twin = next((k for k, known in enumerate(kept) if _same_event(known, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _joined(kept[twin], claim)
    return sorted(kept, key=lambda claim: claim.start)


def _in_span(claim: FoundClaim, spans: Counter[str]) -> FoundClaim:
    """A share without years is of the span of years that the text names most."""
    if claim.kind != "arms_share" or claim.when is not None or not spans:
        return claim
    (first, most), *rest = spans.most_common(2)
    return replace(claim, when=first) if not rest or rest[0][1] < most else claim


_JOINT = frozenset({"relations_established", "recognized", "mission_opened", "envoy_appointed"})
"""Deeds that two states do to each other together: "agreed to recognize each other and to establish relations as of …"."""


def _in_joint(text: str, claim: FoundClaim, claims: list[FoundClaim]) -> FoundClaim:
    """A deed without a time that "and" joins to another of the same two states, of the same mood, whose time closes the sentence."""
    if claim.kind not in _JOINT or claim.when is not None:
        return claim
    pair = {claim.subject, claim.object}
    for other in claims:
        near = claim.start <= other.start <= claim.end + 12 or (other.start <= claim.start and other.end > claim.end)
        if other.kind in _JOINT and other.kind != claim.kind and other.when and {other.subject, other.object} == pair and near:
            end = max(claim.end, other.end)
            if other.modality == claim.modality and " and " in text[claim.start : end] and "." not in text[claim.end : other.start]:
                return replace(claim, when=other.when)
    return claim


def _received(claim: FoundClaim, claims: list[FoundClaim], mentions: Sequence[Mention]) -> FoundClaim:
    """A mission's claim whose own words leave out where it is: the seat that another mention of the sender's mission gives."""
    if not claim.kind.startswith("mission_") or claim.place is not None:
        return claim
    if any(m.start >= claim.start and m.end <= claim.end and m.party == claim.object and m.kind != "demonym" for m in mentions):
        return claim
    seats = {
        (c.object, c.place)
        for c in claims
        if c is not claim
        and c.kind == "mission_moved"
        and c.subject == claim.subject
        and c.mission == claim.mission
        and c.modality == "done"
    }
    if len(seats) != 1:
        return claim
    (receiver, place) = seats.pop()
    return replace(claim, object=receiver, place=place)


def _one_move(claims: list[FoundClaim]) -> list[FoundClaim]:
    """An opening at the seat that a mission is said to have moved to is that move."""
    moves = {(c.subject, c.object, c.mission, c.place) for c in claims if c.kind == "mission_moved" and c.modality == "done" and c.place}
    return [
        replace(c, kind="mission_moved") if c.kind == "mission_opened" and (c.subject, c.object, c.mission, c.place) in moves else c
        for c in claims
    ]


def _without_headline(text: str, claims: list[FoundClaim]) -> list[FoundClaim]:
    """Drops a headline's claim that the body makes too: headlines shorten ("opens" for "is set to open")."""
    first = text.find("\n")
    line = text[:first].rstrip() if first >= 0 else ""
    if first < 0 or len(line) > _HEADLINE:
        return claims
    if line.endswith((".", "!", "?", "”", '"')) and not (text[first:].startswith("\n\n") and text.count("\n\n") > 2):
        return claims
    body = {(c.key, c.mission) for c in claims if c.start > first}
    return [c for c in claims if c.start > first or (c.key, c.mission) not in body]


def _same_event(known: FoundClaim, claim: FoundClaim) -> bool:
    """Whether two claims tell of one event: same kind and parties, and nothing that both say differs, but one leaves out the time."""
    if known.key != claim.key or known.modality != claim.modality or known.value != claim.value or known.value is not None:
        return False
    if (known.when is None) == (claim.when is None) or bool(_AGAIN.search(known.quote)) != bool(_AGAIN.search(claim.quote)):
        return False
    return all(_agree(getattr(known, slot), getattr(claim, slot)) for slot in ("mission", "place"))


def _agree(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one == two


def _joined(known: FoundClaim, claim: FoundClaim) -> FoundClaim:
    """The one with the time, with what the other adds."""
    full, poor = (known, claim) if known.when is not None else (claim, known)
    added = {slot: getattr(poor, slot) for slot in _SLOTS if getattr(full, slot) is None and getattr(poor, slot) is not None}
    return replace(full, **added) if added else full


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,30}|(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)?))"
    r"(?:, [A-Z][A-Za-z. ]{2,20})?(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"(?P<agency> ?\([^()\n]{2,40}\))? ?(?P<mark>--|–|—|-|:) "
)


def dateline_end(text: str, start: int, cities: frozenset[str]) -> int:
    """Where the sentence begins behind a dateline ("KINGSTON, Jamaica – …") at `start`, else `start`."""
    match = _DATELINE.match(text, start, start + 100)
    if match is None or match.end() - start > 80:
        return start
    if match["city"] is not None and match["agency"] is None and match["city"] not in cities:
        return start
    return match.end()
