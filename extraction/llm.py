"""The second extractor: a language model of any provider behind the same claims (extra `[llm]`, by pydantic-ai).

The model answers in the gold format. Nothing it says about places in the text is believed: each quote is searched for in the
text, and a claim whose quote is not there is dropped and counted. Parties are ids of the register or names of groups; a code
the register does not hold is dropped too.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, Field

from legation.extraction.model import GOLD_KINDS, FoundClaim
from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import register

MAX_CHARACTERS = 40_000
"""Longest text that is sent; longer ones are cut."""

INSTRUCTIONS = """You read a news article and list the facts it states about dealings between states, as claims.
Kinds and direction: relations_established|severed|restored (two states), recognized and recognition_withdrawn (who -> whom),
mission_opened|closed|moved (sending -> receiving state), envoy_appointed|recalled (sending -> receiving), diplomats_expelled
(expelling -> whose), arms_transfer|arms_agreement|arms_share (supplier -> recipient), supplies (supplier -> recipient, not arms),
visit (visitor's state -> host), meeting, treaty_signed (two parties), sanctions_imposed|lifted (by -> on),
represents_interests (protecting power -> state it acts for).
Parties are ISO 3166-1 alpha-3 codes, former states ISO 3166-3 (SUN, YUG, CSK, DDR), XKX Kosovo, XNC Northern Cyprus, XAB Abkhazia,
XSO South Ossetia, XSL Somaliland; organisations by acronym; groups by name.
modality: done, planned, alleged (reported, claimed), denied (denied or refused). when: EDTF, only if the text gives a time.
Shares: value in percent, base object_imports or subject_exports. said_by: to whom the text attributes it.
quote: the exact characters of the text that carry the claim. Leave out what the text does not say; an empty list is a good answer."""


class ModelClaim(BaseModel):
    """One claim as the model gives it."""

    kind: str
    subject: str
    object: str
    modality: Literal["done", "planned", "alleged", "denied"] = "done"
    when: str | None = None
    mission: str | None = None
    place: str | None = None
    value: float | None = None
    base: Literal["object_imports", "subject_exports"] | None = None
    commodity: str | None = None
    said_by: str | None = None
    quote: str = Field(min_length=1)


class ModelAnswer(BaseModel):
    """What the model is asked for."""

    claims: list[ModelClaim] = []


@dataclass(frozen=True, slots=True)
class Extraction:
    """Claims whose quote was found in the text, and the reasons why others were dropped."""

    claims: list[FoundClaim]
    dropped: list[str]


def extract_with_model(text: str, published: str | None = None, publisher: str | None = None, *, model: Any) -> Extraction:
    """Asks `model` (a pydantic-ai model or its name, such as "openai:gpt-5") and checks the answer against the text.

    Raises InputError where the extra `[llm]` is missing.
    """
    try:
        from pydantic_ai import Agent
    except ImportError as error:
        raise InputError(
            "a model needs the extra `llm`: pip install 'legation[llm]' (in a clone: `make develop`)", place="--model"
        ) from error
    agent = Agent(model, output_type=ModelAnswer, instructions=INSTRUCTIONS)
    body = text[:MAX_CHARACTERS]
    prompt = f"Published: {published or 'unknown'}\nPublisher: {publisher or 'unknown'}\n\n{body}"
    answer = asyncio.run(agent.run(prompt)).output  # its own run_sync leaves an event loop open behind it
    return checked(answer, body, str(getattr(model, "model_name", model)))


def checked(answer: ModelAnswer, text: str, name: str) -> Extraction:
    """Keeps what stands in the text: quotes re-located by search (white space and quotation marks folded), parties known."""
    kept: list[FoundClaim] = []
    dropped: list[str] = []
    for claim in answer.claims:
        span = locate(claim.quote, text)
        problem = None
        if claim.kind not in GOLD_KINDS:
            problem = f"no kind {claim.kind!r}"
        elif span is None:
            problem = f"quote not in the text: {claim.quote[:80]!r}"
        elif claim.subject == claim.object:
            problem = f"subject and object are both {claim.subject}"
        else:
            problem = next((why for party in (claim.subject, claim.object) if (why := _unknown(party))), None)
        if problem is not None or span is None:
            dropped.append(f"{claim.kind} {claim.subject}-{claim.object}: {problem}")
            continue
        values = claim.model_dump(exclude={"quote"})
        kept.append(
            FoundClaim(
                start=span[0],
                end=span[1],
                quote=text[slice(*span)],
                rule=f"llm.{name}",
                unit="percent" if claim.value is not None else None,
                **values,
            )
        )
    return Extraction(kept, dropped)


def _unknown(party: str) -> str | None:
    if re.fullmatch(r"[A-Z]{2,10}", party) is None:
        return None if party.strip() else "a party is empty"
    try:
        register().get(party)
    except UnknownParty:
        return f"no party {party!r} in the register"
    return None


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """First and last+1 place of a quote in the text; runs of white space and kinds of quotation marks count as the same."""
    place = text.find(quote)
    if place >= 0:
        return place, place + len(quote)
    words = quote.split()
    if not words:
        return None
    pattern = r"\s+".join(re.sub(r"[\"“”„'‘’]", "[\"“”„'‘’]", re.escape(word)) for word in words[:400])
    match = re.search(pattern, text)
    return match.span() if match else None
