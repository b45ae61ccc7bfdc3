"""Shares of arms trade: which part of whose imports or exports went between whom, in which years.

A share always names its base: of the recipient's imports, or of the supplier's exports. One sentence often gives both ("69
percent of Baku's major arms imports …, accounting for 17% of Jerusalem's arms exports over that period").
"""

from __future__ import annotations

import re

from extraction.grammar import clause_subject
from extraction.reading import Reading
from extraction.text import Ref

TRIGGER = re.compile(r"%|\bper ?cent\b|\bpercent|two-thirds|half|quarter|third|three-quarters|fifth")
_NUMBER = r"(?P<q>Ⓠ (?:%|per cent|percent)|two-thirds|two thirds|three-quarters|three quarters|one-third|a third|one third|half|one-half|a half|a quarter|one quarter|one-quarter|one-fifth|a fifth|three-fifths|four-fifths)"
_TRADE = r"(?:(?:major|conventional|total|global|all|overall|foreign|imported|own) )*(?:arms|weapons?|weaponry|military|defen[cs]e|armaments?)(?: (?:equipment|hardware|systems))?"
_OF_IMPORTS = re.compile(rf"{_NUMBER} (?:\([^)]*\) )?of (?:(?:the|all|total|its|their) )*(?:(?P<j>[ⒿⒶⒸ]) )?(?:'s )?(?:total |overall )?{_TRADE} (?P<b>imports?|purchases|acquisitions|deliveries|exports?|sales|transfers)(?: (?:to|by|of|from) (?:the )?(?P<o>[ⒶⒸ]))?")
_OF_ALL = re.compile(rf"{_NUMBER} of (?:the |all )?(?:major |conventional )?(?:arms|weapons|weaponry)(?: (?:that )?(?P<j>[ⒶⒸ]) (?:imported|received|bought|purchased)| (?:imported|received|bought|purchased) by (?:the )?(?P<o>[ⒶⒸ]))")
_SHARE_OF = re.compile(rf"(?P<j>Ⓙ) share of (?:the )?(?P<j2>Ⓙ) {_TRADE} (?P<b>imports|exports) (?:\S+ ){{0,5}}?{_NUMBER}")
_OF_IT = re.compile(rf"{_NUMBER} (?:of (?:them|these|those|the total|its (?:arms )?exports|their (?:arms )?exports|which) )?(?:went |going |came |coming |delivered |sent |destined |supplied )(?P<d>to|from|by|for) (?:the )?(?P<o>[ⒶⒸ])")
_FRACTIONS = {
    "two": 66.7, "three-q": 75.0, "one-th": 33.3, "a third": 33.3, "half": 50.0, "one-h": 50.0, "a half": 50.0, "a quarter": 25.0, "one quarter": 25.0,
    "one third": 33.3, "one-quarter": 25.0, "one-fifth": 20.0, "a fifth": 20.0, "three-f": 60.0, "four-f": 80.0, "three q": 75.0,
}  # fmt: skip
_LIST_ITEM = re.compile(r"(?:(?:followed by|and|,|then|by|as well as|for|from) )*(?:the )?(?P<o>[ⒶⒸ]) (?:\((?:with |accounting for |supplying )?|with |at |accounting for |for )(?P<q>Ⓠ (?:%|per cent|percent))(?: \)| of)?")


def read(r: Reading) -> None:
    """Writes down shares of arms imports and exports with their base and period."""
    sent = r.sent
    if not re.search(r"\b(?:arms|weapon|military|defen[cs]e|armament)", sent.line):
        return
    for match in sent.find(_OF_IMPORTS):
        _of_trade(r, match)
    for match in sent.find(_OF_ALL):
        number = sent.index(match.start())
        k = sent.group(match, "j") if match["j"] else sent.group(match, "o")
        recipient = sent.tokens[k].ref if k is not None else None
        supplier = _before(r, number, recipient)
        if recipient is not None and supplier is not None:
            _emit(r, supplier, recipient, "object_imports", match["q"], number, sent.last(match), "shares.of_arms_imported")
    for match in sent.find(_SHARE_OF):
        j, j2 = sent.group(match, "j"), sent.group(match, "j2")
        if j is None or j2 is None:
            continue
        one, two = sent.tokens[j].ref, sent.tokens[j2].ref
        if one is not None and two is not None:
            pair = (one, two, "object_imports") if match["b"] == "imports" else (two, one, "subject_exports")
            _emit(r, pair[0], pair[1], pair[2], match["q"], j, sent.last(match), "shares.share_of")
    _breakdown(r)


def value_of(text: str, sent_number: str | None) -> float | None:
    """Percent as a number from "Ⓠ percent" (with the digits) or from a fraction in words (two decimals cut to one)."""
    if sent_number is not None:
        number = float(sent_number.replace(",", ""))
        return number if 0 <= number <= 100 else None
    return next((value for words, value in _FRACTIONS.items() if text.startswith(words)), None)


def _value(r: Reading, token: int, text: str) -> float | None:
    digits = r.sent.tokens[token].text if r.sent.tag(token) == "n" else None
    return value_of(text, digits)


def _of_trade(r: Reading, match: re.Match[str]) -> None:
    """ "Israel provided 69 percent of Baku's major arms imports", "17 % of Israel's arms exports went to Azerbaijan"."""
    sent = r.sent
    number = sent.index(match.start())
    j, o = sent.group(match, "j"), sent.group(match, "o")
    end = sent.last(match)
    of = sent.tokens[j].ref if j is not None else None
    imports = match["b"].startswith(("import", "purchas", "acqui", "deliver")) and not (match["b"].startswith("deliver") and o is None and of is None)
    other = sent.tokens[o].ref if o is not None else None
    by_of = o is not None and sent.low(o - 1 if sent.tag(o - 1) == "w" and sent.low(o - 1) != "the" else o - 2) in ("by", "of")
    if of is None and by_of:
        of, other = other, None
    if of is None:
        subject = clause_subject(sent, number - 1, r.memory)
        of = subject[0] if subject else None
    if of is None:
        return
    partner = other or _partner_after(r, end, imports) or _before(r, number, of)
    if partner is None or partner.parties == of.parties:
        pair = next((c for c in reversed(r.claims) if c.kind == "arms_share" and of.parties[0] in (c.subject, c.object)), None)
        if pair is None:
            return
        partner = Ref((pair.object if pair.subject == of.parties[0] else pair.subject,))
    if imports:
        _emit(r, partner, of, "object_imports", match["q"], number, end, "shares.of_imports")
    else:
        _emit(r, of, partner, "subject_exports", match["q"], number, end, "shares.of_exports")


def _partner_after(r: Reading, end: int, imports: bool) -> Ref | None:
    """ "… of Azerbaijan's imports came from Israel", "… of Israel's exports went to Azerbaijan"."""
    sent = r.sent
    wanted = ("from", "by") if imports else ("to",)
    for k in range(end + 1, min(len(sent.tokens) - 1, end + 12)):
        if sent.low(k) in wanted and sent.tag(k + 1) != "D" and (ref := r.party_at(k + 1)) is not None:
            return ref if len(ref.parties) == 1 else None
        if sent.tokens[k].text in (";",) or (sent.tokens[k].text == "," and sent.tag(k + 1) == "n"):
            return None
    return None


def _before(r: Reading, number: int, other: Ref | None) -> Ref | None:
    """The partner left of the number: the clause's subject if it is another party, else the one party named before."""
    subject = clause_subject(r.sent, number - 1, r.memory)
    if subject and subject[0] is not None and len(subject[0].parties) == 1 and (other is None or subject[0].parties != other.parties):
        return subject[0]
    named = [p for t in r.sent.tokens[:number] if t.ref is not None for p in t.ref.parties if other is None or p not in other.parties]
    unique = list(dict.fromkeys(named))
    return Ref((unique[0],)) if len(unique) == 1 else None


def _breakdown(r: Reading) -> None:
    """ "The main suppliers of Azerbaijan were Israel (69 per cent), Russia (17 per cent) and Belarus (4.7 per cent)"."""
    sent = r.sent
    head = re.search(r"\b(?:suppliers|exporters|recipients|importers|imports|exports|arms came|arms went)\b", sent.line)
    if head is None:
        return
    exports = bool(re.search(r"\b(?:recipients|arms exports|exports (?:went|were)|arms went|customers|importers of)\b", sent.line))
    items = list(sent.find(_LIST_ITEM))
    if not items:
        return
    first = sent.index(items[0].start())
    named = [p for t in sent.tokens[: sent.group(items[0], "o") or first] if t.ref is not None and t.tag in "AJC" for p in t.ref.parties]
    unique = list(dict.fromkeys(named))
    center = unique[0] if unique else (r.memory.subject.parties[0] if r.memory.subject else None)
    if center is None:
        return
    for match in items:
        o = sent.group(match, "o")
        ref = sent.tokens[o].ref if o is not None else None
        if ref is None or o is None or len(ref.parties) != 1 or ref.parties[0] == center:
            continue
        q = sent.group(match, "q")
        a, b = (Ref((center,)), ref) if exports else (ref, Ref((center,)))
        _emit(r, a, b, "subject_exports" if exports else "object_imports", match["q"], q or o, sent.last(match), "shares.breakdown")


def _emit(r: Reading, supplier: Ref, recipient: Ref, base: str, text: str, number: int, end: int, rule: str) -> None:
    value = _value(r, number, text)
    if value is None or len(supplier.parties) != 1 or len(recipient.parties) != 1:
        return
    when = _period(r, number, end)
    if any(c.kind == "arms_share" and c.value == value and c.base == base and (c.subject, c.object) == (supplier.parties[0], recipient.parties[0]) for c in r.claims):
        return
    r.emit("arms_share", supplier.parties, recipient.parties, rule=rule, trigger=number, end=end, when=when, value=value, base=base)


def _period(r: Reading, number: int, end: int) -> str | None:
    """The period nearest to the share in its sentence, right of it first; a year on its own counts too."""
    times = [k for k, t in enumerate(r.sent.tokens) if t.tag == "D" and t.edtf]
    after = [k for k in times if k > number]
    before = [k for k in times if k < number]
    ranges = [k for k in after if "/" in (r.sent.tokens[k].edtf or "")] or [k for k in reversed(before) if "/" in (r.sent.tokens[k].edtf or "")]
    if ranges:
        return r.sent.tokens[ranges[0]].edtf
    if after:
        return r.sent.tokens[after[0]].edtf
    return r.sent.tokens[before[-1]].edtf if before else None
