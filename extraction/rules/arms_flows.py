"""Flows of arms: "stepped up its weapons shipments to …", "the country's main military supplier, providing …"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.rules.arms import STEMS, STOPPED
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]


_SHIPMENTS = re.compile(
    r"\b(?P<np>(?:arms|weapons?|ammunition|munitions|military|missile|drone|tank|"
    r"defen[cs]e))(?: equipment| aid| arms)? (?P<n>shipments?|deliver(?:y|ies)|exports?|sales?(?: package)?|transfers?|"
    r"supplies|assistance|aid)(?: worth [^Ⓐ.;]{0,40}?)? (?:to|for) (?:the )?(?P<o>[ⒶⒸ])"
)


_SUPPLIER = re.compile(
    rf"(?:military|arms|weapons) suppliers?\b(?: (?:to|of|"
    rf"for) (?:the )?(?P<o>Ⓐ))?[^.;]{{0,12}}? (?P<v>providing|supplying|delivering|"
    rf"selling) (?P<np>(?:\S+ ){{0,6}}?{w.WEAPON})"
)


_STEPPED = re.compile(
    r"\b(?P<v>step(?:s|ped) up|increas(?:e|es|ed|ing)|continu(?:e|es|ed|ing)|resum(?:e|es|ed|ing)|"
    r"expand(?:s|ed)?|began|begins|start(?:s|ed)?|accelerat(?:es|ed)|made|makes|announc(?:es|ed|ing)|"
    r"approv(?:es|ed|ing)|authori[sz](?:es|ed)|carried out|complet(?:es|ed)|boost(?:s|"
    r"ed)?)\b(?P<g>(?: \S+){0,5}?) $"
)


_SUPPLIERS = frozenset({"supplier", "suppliers"})
_TO = frozenset({"to", "for"})
_STEPS = words("""shipment shipments delivery deliveries export exports sale sales transfer transfers supplies assistance aid""")


def read(r: Reading) -> None:
    """Writes down such flows."""
    for match in r.sent.find(_SHIPMENTS, _STEPS, _TO):
        _shipments(r, match)
    for match in r.sent.find(_SUPPLIER, _SUPPLIERS):
        _main_supplier(r, match)


def _shipments(r: Reading, match: re.Match[str]) -> None:
    """ "Israel stepped up its weapons shipments to Azerbaijan"; what is stopped, banned or criticised is no transfer."""
    sent = r.sent
    noun, o = sent.index(match.start()), sent.group(match, "o")
    target = sent.tokens[o].ref if o is not None else None
    before = sent.line[: match.start()]
    step = _STEPPED.search(before)
    if (
        target is None
        or o is None
        or step is None
        or STOPPED.search(step.group(0))
        or (match["n"] in ("aid", "assistance") and match["np"] != "military")
    ):
        return
    verb = sent.index(step.start())
    found = r.subject(verb)
    owner = next((sent.tokens[k].ref for k in range(noun - 1, verb, -1) if sent.tag(k) == "J"), None)
    supplier = owner or found.ref
    if supplier is None:
        return
    agreement = match["n"].startswith("sale") and step["v"].startswith(("approv", "announc", "authori"))
    if not agreement and step["v"].startswith(("announc", "approv", "authori")):
        found.planned = True
    r.emit(
        "arms_agreement" if agreement else "arms_transfer",
        supplier.parties,
        target.parties,
        rule="arms.shipments",
        trigger=verb,
        end=o,
        found=found,
    )


def _main_supplier(r: Reading, match: re.Match[str]) -> None:
    """ "It was the country's main military supplier, providing planes, tanks …"."""
    sent = r.sent
    start = sent.index(match.start())
    verb = next((k for k in range(start, -1, -1) if sent.low(k) in ("was", "is", "became", "remained", "were")), None)
    if verb is None:
        return
    found = r.subject(verb + 1)
    o = sent.group(match, "o")
    owner = next((sent.tokens[k].ref for k in range(start, verb, -1) if sent.tag(k) == "J"), None)
    target: Ref | None = sent.tokens[o].ref if o is not None else owner
    if found.ref is None:
        subject = clause_subject(sent, verb - 1, r.memory)
        found = Subject(subject[0] if subject else r.memory.subject, verb)
    if found.ref is None:
        return
    if target is None:
        other = next((p for p in dict.fromkeys(r.memory.order) if p not in found.ref.parties), None)
        target = Ref((other,)) if other else None
    if target is not None:
        r.emit(
            "arms_transfer",
            found.ref.parties,
            target.parties,
            rule="arms.main_supplier",
            trigger=verb,
            end=sent.last(match),
            found=Subject(found.ref, found.index),
        )
