"""The second extractor: a language model of any provider behind the same claims (extra `[llm]`, by pydantic-ai).

The model answers in the gold format. Nothing it says about places in the text is believed: each quote is searched for in the
text and must hold a party or a word that stands for one; other claims are dropped, and each drop is told. Parties are ids or names of
the register, or names of groups. Long texts are sent in pieces that overlap; an attempt that fails by the provider's fault is made again.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel, Field

from legation.extraction import gazetteer
from legation.extraction.model import GOLD_KINDS, FoundClaim
from legation.graph.errors import InputError, LimitExceeded, UnknownParty
from legation.graph.parties import register

MAX_CHARACTERS = 120_000
"""Longest text that is sent; longer ones are cut."""
PIECE, OVERLAP = 12_000, 1_000
"""Characters of one request, and how many of them the next one repeats."""
PAUSE = 1.0
"""Seconds before the second attempt; each further one waits twice as long."""
SECONDS, ATTEMPTS = 90.0, 3
"""How long one request may take, and how often it is made while the provider is busy or down."""

INSTRUCTIONS = """You read a news article and list the facts it states about dealings between states, as claims.
Kinds and direction: relations_established|severed|restored (two states), recognized and recognition_withdrawn (who -> whom),
mission_opened|closed|moved (sending -> receiving state), envoy_appointed|recalled (sending -> receiving), diplomats_expelled
(expelling -> whose), arms_transfer|arms_agreement|arms_share (supplier -> recipient), supplies (supplier -> recipient, not arms),
visit (visitor's state -> host), meeting, treaty_signed (two parties), sanctions_imposed|lifted (by -> on),
represents_interests (protecting power -> state it acts for).
Parties are ISO 3166-1 alpha-3 codes, former states ISO 3166-3 (SUN, YUG, CSK, DDR), XKX Kosovo, XNC Northern Cyprus, XAB Abkhazia,
XSO South Ossetia, XSL Somaliland; organisations by acronym; groups by name.
modality: done, planned, alleged (reported, claimed), denied (denied or refused). when: EDTF, only if the text gives a time.
An agreement to establish relations is relations_established, planned. A potential sale that is approved is planned. A diplomat declared
persona non grata is expelled. A high commission is an embassy. Mission types: embassy, consulate_general, consulate,
honorary_consulate, trade_office, liaison_office, representative_office, interests_section, permanent_mission.
Example: "Norway said on Sunday it had expelled two Chadian diplomats." -> diplomats_expelled, NOR, TCD, done,
no time (Sunday is the saying's).
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
    """Claims whose quote was found in the text, the reasons why others were dropped, and what was used."""

    claims: list[FoundClaim]
    dropped: list[str]
    requests: int = 0
    tokens: int = 0
    """Tokens sent and received, as the provider counts them; 0 where it does not say."""


def extract_with_model(text: str, published: str | None = None, publisher: str | None = None, *, model: Any) -> Extraction:
    """Asks `model` (a pydantic-ai model or its name, such as "openai:gpt-5") and checks the answer against the text.

    Raises InputError where the extra `[llm]`, the provider's own package or its key is missing, and LimitExceeded where the provider
    does not answer in time or stays out of reach: an outage is never an empty answer.
    """
    try:
        from pydantic_ai import Agent
        from pydantic_ai.exceptions import UserError
    except ImportError as error:
        raise InputError(
            "a model needs the extra `llm`: pip install 'legation[llm]' (in a clone: `make develop`)", place="--model"
        ) from error
    try:
        agent = Agent(model, output_type=ModelAnswer, instructions=INSTRUCTIONS, retries=2)
    except (ImportError, UserError, ValueError) as error:  # names the package or the key that the provider lacks
        raise InputError(str(error), place="--model") from error
    body = text[:MAX_CHARACTERS]
    name = str(getattr(model, "model_name", model))
    kept: list[FoundClaim] = []
    dropped: list[str] = []
    tokens = requests = 0
    if len(text) > len(body):
        dropped.append(f"what stands behind character {MAX_CHARACTERS} was not sent")
    for start, piece in pieces(body):
        prompt = f"Published: {published or 'unknown'}\nPublisher: {publisher or 'unknown'}\n\n{piece}"
        result = asyncio.run(_asked(agent, prompt))  # its own run_sync leaves an event loop open behind it
        usage = result.usage if hasattr(result.usage, "requests") else result.usage()
        requests, tokens = requests + usage.requests, tokens + usage.total_tokens
        found = checked(result.output, piece, name)
        dropped += found.dropped
        known = {(claim.key, claim.modality, claim.when, claim.value) for claim in kept}
        moved = [replace(claim, start=claim.start + start, end=claim.end + start) for claim in found.claims]
        kept += [claim for claim in moved if (claim.key, claim.modality, claim.when, claim.value) not in known]
    return Extraction(kept, dropped, requests, tokens)


def pieces(text: str) -> list[tuple[int, str]]:
    """A text in pieces of at most PIECE characters with their place; they end at a line where they can and repeat OVERLAP characters."""
    found: list[tuple[int, str]] = []
    start = 0
    while True:
        end = min(start + PIECE, len(text))
        if end < len(text):
            line = text.rfind("\n", start + PIECE // 2, end)
            end = line if line > 0 else end
        found.append((start, text[start:end]))
        if end >= len(text):
            return found
        start = max(start + 1, end - OVERLAP)


async def _asked(agent: Any, prompt: str) -> Any:
    """The answer to one prompt; made again, after a pause, while the provider is too busy, out of order or too slow."""
    from pydantic_ai.exceptions import AgentRunError, ModelHTTPError, UserError

    why = ""
    for attempt in range(ATTEMPTS):
        if attempt:
            await asyncio.sleep(PAUSE * 2 ** (attempt - 1))
        try:
            async with asyncio.timeout(SECONDS):
                return await agent.run(prompt)
        except TimeoutError:
            why = f"no answer within {SECONDS:g} seconds"
        except ModelHTTPError as error:
            if error.status_code not in (408, 409, 425, 429) and error.status_code < 500:
                raise InputError(f"the provider refuses: {error}", place="--model") from error
            why = f"the provider answers {error.status_code}"
        except UserError as error:
            raise InputError(str(error), place="--model") from error
        except (AgentRunError, OSError) as error:
            why = str(error)
    raise LimitExceeded(f"the model gave no answer in {ATTEMPTS} attempts ({why}); try again later")


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
            parties = [_party(claim.subject), _party(claim.object)]
            problem = next((f"no party {name!r} in the register" for party, name in zip(parties, (claim.subject, claim.object), strict=True)
                            if party is None), None)  # fmt: skip
            if problem is None and not _holds(text[slice(*span)], parties):
                problem = f"the quote names none of the parties: {claim.quote[:80]!r}"
            claim = claim.model_copy(update={"subject": parties[0] or "", "object": parties[1] or ""})
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


def _party(text: str) -> str | None:
    """The register's id for an id, a name or an alias; a group's name as it is; None for a code that the register does not hold."""
    text = text.strip()
    try:
        return register().get(text).id
    except UnknownParty:
        pass
    if re.fullmatch(r"[A-Z]{2,10}", text):
        found = gazetteer.default().lookup(text)
        return found[0] if found is not None and found[1] != "stop" else None
    found = gazetteer.default().lookup(text)
    return (found[0] if found is not None and found[1] not in ("stop", "city") else text) or None


_REFERENTS = re.compile(
    r"\b(?:it|its|they|their|he|his|she|her|we|our|both|two|each other|country|countries|kingdom|republic|island|government|ministry|"
    r"minister|president|king|queen|pope|ambassador|embassy|sides|neighbou?r)\b",
    re.IGNORECASE,
)
"""Words that stand for a party named elsewhere."""


def _holds(quote: str, parties: list[str | None]) -> bool:
    """Whether a quote names one of the parties, a person who may act for it, or a word that stands for one."""
    named = {mention.party for mention in gazetteer.default().find(quote)}
    return bool(named & set(parties)) or any(p and p in quote for p in parties) or _REFERENTS.search(quote) is not None


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
