"""Envoys appointed and recalled."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.wordlist import words

STEMS = words(
    "confirms confirmed taps tapped sends sent reappoint assign appoint nam nominat designat select chose pick accredited recall "
    "withdr pull "
    "call summon commission"
)
_ENVOY = (
    r"(?:ambassador|ambassadors|ambassador-designate|envoy|envoys|chargé d'affaires|chargé|"
    r"high commissioner|high commissioners|representative|minister plenipotentiary|consul general)"
)
_APPOINT = re.compile(
    r"\b(?P<v>appoint|appoints|appointed|appointing|name|names|named|naming|nominate|nominates|nominated|"
    r"designate|designates|designated|accredited|selects|selected|chose|picks|picked|commissioned)\b|"
    r"\b(?P<w>confirms?|confirmed|taps?|tapped|sends?|sent|reappoints?|reappointed|assigns?|assigned)\b"
    r"(?=(?: (?!that|[ⒶⒿ])\S+){1,7} as (?:\S+ ){0,4}?(?:[ⒶⒿ] )?(?:ambassador|envoy|high commissioner|consul|chargé))"
)
_AS_ENVOY = re.compile(r"select|chose|pick| as (?:\S+ ){0,4}?(?:ambassador|envoy|high commissioner|consul|chargé|Ⓐ)")
_RECALL = re.compile(
    r"\b(?P<v>(?:calls?|called|brings?|brought|summon(?:s|ed)?)(?= (?:its|their) (?:ambassador|envoy|"
    r"high commissioner)s?\b[^.;]{0,40}? (?:home|back|for consultations))|"
    r"calls? (?:back|home)|called (?:back|home)|summon(?:s|ed) (?:back|home)|recall|recalls|recalled|recalling|withdraw|withdraws|"
    r"withdrew|withdrawing|withdrawn|pulls?|pulled)\b"
)
_NOUN = re.compile(
    r"\b(?:recall|withdrawal) of (?:(?:its|their|the|his|both) )?(?:(?P<j>Ⓙ) )?(?:ambassadors?|envoys?) (?:to|from|"
    r"in) (?:the )?(?P<o>[ⒶⒸ])"
)
OFFICES = words(
    "ambassador ambassadors ambassador-designate envoy envoys chargé d'affaires representative "
    "commissioner commissioners consul consuls minister plenipotentiary"
)


def read(r: Reading) -> None:
    """Writes down envoys appointed to and recalled from a party."""
    line = r.sent.line
    if "appoint" in line or "nam" in line or "nominat" in line or "designat" in line or "commission" in line or _AS_ENVOY.search(line):
        for match in r.sent.find(_APPOINT):
            _appointed(r, r.sent.index(match.start()))
    if "consultations" in line or "recall" in line or "withdr" in line or "pull" in line or "back" in line or "home" in line:
        for match in r.sent.find(_RECALL):
            _recalled(r, r.sent.index(match.start()))
        for match in r.sent.find(_NOUN):
            _nominal(r, match)


def _post(r: Reading, start: int, stop: int) -> tuple[int, Ref | None] | None:
    """The envoy's office between two tokens: its last token, and whose envoy it is where the phrase says so."""
    sent = r.sent
    for k in range(start, min(stop, len(sent.tokens))):
        token = sent.tokens[k]
        if token.tag == "A" and token.ref is not None and token.ref.noun in OFFICES:
            return k, token.ref
        if token.low == "staff" and sent.low(k - 1) == "diplomatic":
            return k, None
        if token.text in ("Minister", "Consul") and sent.low(k + 1) == "to":
            return k, None
        if token.tag == "w" and token.low in OFFICES | {"diplomats"} - {"minister", "consul", "consuls"}:
            if sent.low(k - 1) == "consular" or (
                token.low == "diplomats" and sent.low(k - 1) not in ("its", "their", "all", "top", "senior")
            ):
                return None
            owner = next((sent.tokens[j].ref for j in range(k - 1, max(start - 1, k - 4), -1) if sent.tag(j) in "JA" and sent.tag(j)), None)
            return k, owner
        if (
            token.tag == "N"
            and token.kind == "titled"
            and any(w in sent.text[token.start : token.end].lower() for w in ("ambassador", "envoy"))
        ):
            return k, None
        if token.text in (";", "."):
            return None
    return None


def _receiver(r: Reading, k: int) -> tuple[Ref, int] | None:
    """The party after "ambassador (…) to": right behind the office, or behind a title ("extraordinary and plenipotentiary")."""
    sent = r.sent
    ref = sent.tokens[k].ref
    if ref is not None and ref.post is not None:
        return Ref((ref.post,)), k
    for i in range(k + 1, min(len(sent.tokens), k + 7)):
        if sent.low(i) in ("to", "from", "in") and (listed := r.those(i + 1)) is not None:
            return listed
        if sent.tokens[i].text in ("(", ")") or sent.tokens[i - 1].text == "(":
            continue  # "an envoy (ambassador) to Iceland"
        if sent.low(i) == "there" and i == k + 1:
            near = next((t.ref for t in reversed(sent.tokens[:k]) if t.tag in "AC" and t.ref is not None and t.kind != "person"), None)
            return (near, i) if near is not None else None
        if sent.low(i) in ("to", "in", "from", "for") and (ref := r.party_at(i + 1)) is not None:
            if sent.low(i) == "for" and ref.role != "state":
                continue
            return ref, r.skip(i + 1)
        if sent.tag(i) not in ("w", "N") or sent.tokens[i].text in (",", ".", ";"):
            return None
    return None


def _partner(r: Reading, verb: int, k: int) -> tuple[Ref, int] | None:
    """Where "appointed its first ambassador" names no host: the state of the mission that the sentence tells of."""
    sent = r.sent
    own = any(sent.low(j) in ("its", "their") for j in range(verb + 1, k)) and sent.low(k + 1) not in ("to", "in", "at", "for", "from")
    m = next((j for j in range(verb - 1, 0, -1) if sent.tag(j) == "M" and sent.low(j + 1) in ("in", "to")), None) if own else None
    host = r.place_at(m + 2)[1] if m is not None else None
    return (host, k) if host is not None else None


def _appointed(r: Reading, verb: int) -> None:
    """ "Russia appoints N as its new ambassador to the U.S.", "N was appointed as UAE ambassador to Somaliland"."""
    sent = r.sent
    post = _post(r, verb + 1, verb + 16)
    if post is None:
        return
    target = _receiver(r, post[0]) or _partner(r, verb, post[0])
    if target is None or target[0].parties[0] in ("UN", "EU", "NATO"):
        return
    found = r.subject(verb)
    sender = post[1]
    if found.passive:
        by = next((k for k in range(target[1], min(len(sent.tokens), target[1] + 8)) if sent.low(k) == "by"), None)
        agent = r.party_at(by + 1) if by is not None else None
        home = r.memory.home if agent is None and r.memory.home not in target[0].parties else None
        sender = sender or agent or (Ref((home,)) if home else None)
    elif sender is None or sender.parties == target[0].parties:
        sender = found.ref
    if sender is not None:
        found.ref = sender
        r.emit("envoy_appointed", sender.parties, target[0].parties, rule="envoys.appointed", trigger=verb, end=target[1], found=found)


def _recalled(r: Reading, verb: int) -> None:
    """ "Spain recalls its ambassador to Israel", "Brazil's ambassador to Argentina was recalled"."""
    sent = r.sent
    found = r.subject(verb)
    if found.passive:
        post = _post(r, max(0, verb - 12), verb)
        if post is not None and post[1] is not None:
            target = _receiver(r, post[0])
            receiver = target[0].parties if target else tuple(p for p in [r.other(post[1].parties[0])] if p)
            found.ref = post[1]
            r.emit("envoy_recalled", post[1].parties, receiver, rule="envoys.recalled_passive", trigger=verb, end=verb, found=found)
        return
    post = _post(r, verb + 1, verb + 7)
    if post is None:
        return
    sender = found.ref
    if post[1] is not None and sent.low(verb + 1) not in ("its", "their") and (sender is None or sender.role == "person"):
        sender = post[1]
    if sender is None:
        return
    target = _receiver(r, post[0])
    if target is None and post[1] is not None and sent.low(verb + 1) in ("its", "their"):
        r.emit("envoy_recalled", sender.parties, post[1].parties, rule="envoys.recalled_its", trigger=verb, end=post[0], found=found)
        return  # "recalled its Honduran ambassador": the envoy to Honduras
    if post[1] is not None and post[1].parties != sender.parties and target is None:
        return
    if target is None and len(sender.parties) == 2:
        for one, two in (sender.parties, sender.parties[::-1]):
            r.emit("envoy_recalled", [one], [two], rule="envoys.recalled_each_other", trigger=verb, end=post[0], found=found)
        return
    receiver = target[0].parties if target else tuple(p for p in [r.other(sender.parties[0])] if p)
    end = target[1] if target else post[0]
    r.emit("envoy_recalled", sender.parties, receiver, rule="envoys.recalled", trigger=verb, end=end, found=found)


def _nominal(r: Reading, match: re.Match[str]) -> None:
    """ "The recall of its ambassador to Israel"."""
    noun, j, o = r.sent.index(match.start()), r.sent.group(match, "j"), r.sent.group(match, "o")
    target = r.sent.tokens[o].ref if o is not None else None
    subject = clause_subject(r.sent, noun - 1, r.memory)
    sender = r.sent.tokens[j].ref if j is not None else (subject[0] if subject else None)
    if sender is not None and target is not None and o is not None:
        r.emit("envoy_recalled", sender.parties, target.parties, rule="envoys.recalled_noun", trigger=noun, end=o)
