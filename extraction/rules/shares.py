"""Shares of arms trade: which part of whose imports or exports went between whom, in which years.

A share always names its base: of the recipient's imports, or of the supplier's exports. Every percentage of a sentence is
read for itself: whose total it is a part of (said after it, by "its", or by the sentence's head: "Azerbaijan's main
suppliers were …"), who the partner is (subject, "from B", "to B", or the name before a bracket), and which years it covers.
Comparisons ("compared with 74 per cent in 2015–19") keep the pair and take their own years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from legation.extraction.reading import Reading
from legation.extraction.rules import share_clauses
from legation.extraction.rules.share_periods import period
from legation.extraction.rules.share_words import (
    ARMS,
    BEFORE_FIGURE,
    COMPARED,
    EXPORT_WORDS,
    EXPORTS,
    FRACTIONS,
    IMPORTS,
    INSTITUTE,
    ITS_PARTNERS,
    NUMBER,
    PARTS,
    REPORT_OF,
    SELLING,
    SHARE_OF,
    TOTAL,
    TRADE,
    WORLD,
)
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.wordlist import words

STEMS = words("% percent per two-thirds two third half quarter three one-")


@dataclass(slots=True)
class _Share:
    """Supplier and recipient of a share, and whose total it is a part of."""

    supplier: str
    recipient: str
    base: str


def read(r: Reading) -> None:
    """Writes down shares of arms imports and exports with their base and period."""
    sent = r.sent
    if not (ARMS.search(sent.line) or ARMS.search(r.text[: sent.start].lower())):
        return
    trade = next(sent.find(TRADE), None)
    numbers = [(sent.index(m.start()), sent.last(m), m) for m in sent.find(NUMBER)]
    taken = share_clauses.read(r)
    numbers = [number for number in numbers if number[0] not in taken]
    frame = _frame(r)
    last: _Share | None = None
    previous = -1
    waiting: list[tuple[int, int, re.Match[str]]] = []
    for k, (first, end, match) in enumerate(numbers):
        stop = numbers[k + 1][0] if k + 1 < len(numbers) else len(sent.tokens)
        value = _value(r, first, match.group())
        if value is None or WORLD.match(sent.line, match.end()):
            previous, last = end, last if value is not None else None
            continue
        total = TOTAL.match(sent.line, match.end())
        of_trade = total is not None and bool(total["b"] or total["t"])
        share = _explicit(r, first, end, stop, total, previous) if total is not None and of_trade else None
        if share is None and not (total is not None and of_trade and (total["c"] or total["c2"])):
            share = _listed(r, first, end, stop, previous, last) or frame or _of_them(r, first, match)
        if share is None or share.supplier == share.recipient:
            waiting.append((first, end, match))
        else:
            if (
                last is not None
                and share == last
                and r.sent.tokens[first - 1].text == "("
                and not numbers[k - 1][2].group().startswith("Ⓠ")
            ):
                r.claims.pop()  # "almost half of … went to India (43 per cent)": the figure says it closer
            compared = (last is not None and share == last) or share is frame
            for early, early_end, early_match in waiting if total is not None and of_trade else ():
                _forward(r, early, early_end, early_match, share, period(r, first, end, stop, previous, compared))
            waiting.clear()
            _write(r, share, first, end, value, period(r, first, end, stop, previous, compared))
            last = share
        previous = end
    whose = sent.group(trade, "c") if trade is not None else None
    if trade is not None and whose is not None and (party := _one(sent.tokens[whose].ref)) is not None:
        r.memory.trade = (party, "subject_exports" if trade["b"].startswith("export") else "object_imports")


def _of_them(r: Reading, first: int, match: re.Match[str]) -> _Share | None:
    """ "South Korea supplied 47 per cent of them": of the imports or exports that the sentence before was about."""
    trade = r.memory.trade
    if trade is None or not re.match(r" of (?:them|these|those|this|that|the total)\b", r.sent.line[match.end() :]):
        return None
    party, base = trade
    partner = _subject(r, first, party)
    if partner is None:
        return None
    return _Share(partner, party, base) if base == "object_imports" else _Share(party, partner, base)


def _write(r: Reading, share: _Share, first: int, end: int, value: float, when: str | None) -> None:
    rule = "shares.imports" if share.base == "object_imports" else "shares.exports"
    r.emit("arms_share", [share.supplier], [share.recipient], rule=rule, trigger=first, end=end, when=when, value=value,
           base=share.base, said_by=_institute(r))  # fmt: skip


def _institute(r: Reading) -> str | None:
    """The body whose figures they are, where it is the subject: "SIPRI data show that", "…, SIPRI said"."""
    match = INSTITUTE.search(r.sent.text, r.sent.start, r.sent.end)
    if match is None and (match := REPORT_OF.search(r.sent.text, max(0, r.sent.start - 500), r.sent.start)) is None:
        return None
    return match["name"]


def _frame(r: Reading) -> _Share | None:
    """ "Russia's share of Indian arms imports fell from 64 percent in 2013-17 to 45 percent in 2018-22": the pair of every number."""
    match = SHARE_OF.search(r.sent.line)
    one, two = (r.sent.group(match, name) for name in ("j", "j2")) if match else (None, None)
    if match is None or one is None or two is None:
        return None
    a, b = _one(r.sent.tokens[one].ref), _one(r.sent.tokens[two].ref)
    if a is None or b is None:
        return None
    return _Share(a, b, "object_imports") if match["b"] == "imports" else _Share(b, a, "subject_exports")


def _forward(r: Reading, first: int, end: int, match: re.Match[str], share: _Share, when: str | None) -> None:
    """ "Russia supplied 31 per cent and Israel 27 per cent of Azerbaijan's arms imports": the first number has the same total."""
    center = share.recipient if share.base == "object_imports" else share.supplier
    partner = _bracketed(r, first, center) or _subject(r, first, center)
    value = _value(r, first, match.group())
    if partner is None or value is None:
        return
    own = _Share(partner, center, share.base) if share.base == "object_imports" else _Share(center, partner, share.base)
    _write(r, own, first, end, value, when)


def _value(r: Reading, token: int, text: str) -> float | None:
    if r.sent.tag(token) == "n":
        number = float(re.sub(r"[^\d.]", "", r.sent.tokens[token].text) or "nan")
        return (int(number) if number == int(number) else number) if 0 <= number <= 100 else None
    return next((value for words, value in FRACTIONS.items() if text.startswith(words)), None)


def _one(ref: Ref | None) -> str | None:
    return ref.parties[0] if ref is not None and len(ref.parties) == 1 else None


def _explicit(r: Reading, first: int, end: int, stop: int, total: re.Match[str], previous: int) -> _Share | None:
    """ "… 69 percent of Baku's major arms imports", "… 73% of its arms from the United States"."""
    sent = r.sent
    exports = (total["b"] or "").startswith(("export", "sale", "transfer")) or (total["b"] == "deliveries" and not total["c"])
    spot = sent.group(total, "c") if total["c"] else sent.group(total, "c2") if total["c2"] else None
    center = _one(sent.tokens[spot].ref) if spot is not None else None
    if not total["b"] and exports:
        return None
    if total["its"] and not total["b"] and sent.low(first - 1) in SELLING:  # "France sold 24% of its arms to India"
        exports = True
    tail = max(end, sent.last(total) if sent.last(total) < stop else end, spot or 0)
    right = _partner_right(r, tail, stop, ("to", "for") if exports else ("from", "by"))
    given = next((k for k in (first - 1, first - 2) if sent.low(k) == "with"), None)
    if center is None:
        subject = _subject(r, first, None)
        if given is not None and (ref := r.party_at(given - 1)) is not None and sent.tag(given - 1) == "A" and subject is not None:
            center, right = _one(ref), subject
        elif right is not None:
            center = subject
        else:
            head = _head(r, first, exports)
            center = head if head is not None and head != subject else None
            right = subject if center is not None else None
            if center is None and exports:
                center, right = subject, None
            elif center is None and total["its"] and subject is not None:  # "The United States supplied 45 per cent of its imports"
                about = _one(r.memory.subject)
                center, right = about if about not in (None, subject) else r.other(subject), subject
    if center is None:
        return None
    partner = right or _bracketed(r, first, center) or _subject(r, first, center) or _nearest_left(r, first, previous, center)
    if partner is None or partner == center:
        return None
    return _Share(center, partner, "subject_exports") if exports else _Share(partner, center, "object_imports")


def _partner_right(r: Reading, end: int, stop: int, words: tuple[str, ...]) -> str | None:
    """ "… came from Israel", "… went to Azerbaijan" before the next number."""
    for k in range(end + 1, min(stop, end + 14, len(r.sent.tokens) - 1)):
        if r.sent.low(k) in words and r.sent.tag(k + 1) not in ("D", "n") and (ref := r.party_at(k + 1)) is not None:
            return _one(ref)
        if r.sent.tag(k) == "J" and r.sent.low(k - 1) in ("was", "were", "is", "are"):
            return _one(r.sent.tokens[k].ref)  # "… of Azerbaijan's imports were Israeli"
        if r.sent.tokens[k].text in (";", "(") or r.sent.low(k) in ("according", "followed", "while", "compared", "and"):
            return None
    return None


def _bracketed(r: Reading, first: int, center: str | None) -> str | None:
    """The party right before "(69 per cent" or "with 69 per cent" or "69 per cent" itself."""
    k = first - 1
    while k >= 0 and (r.sent.tokens[k].text in ("(", ",") or r.sent.low(k) in BEFORE_FIGURE):
        k -= 1
    token = r.sent.tokens[k] if k >= 0 else None
    if r.sent.low(k - 1) in ("after", "behind"):
        return None  # "the second largest buyer after India, with 9 per cent"
    if token is not None and token.tag in ("A", "C") and (party := _one(token.ref)) is not None and party != center:
        return party
    if token is not None and token.tag == "A" and token.ref is not None and k < first - 1:
        return next((p for p in reversed(token.ref.parties) if p != center), None)
    return None


def _subject(r: Reading, first: int, center: str | None) -> str | None:
    subject = clause_subject(r.sent, first - 1, r.memory)
    party = _one(subject[0]) if subject else None
    return party if party != center else None


def _nearest_left(r: Reading, first: int, previous: int, center: str) -> str | None:
    """The one other party named since the number before, else in the sentence, else in the text."""
    for start in (previous + 1, 0):
        named = dict.fromkeys(
            p for t in r.sent.tokens[start:first] if t.ref is not None and t.tag in "AJC" for p in t.ref.parties if p != center
        )
        if len(named) == 1:
            return next(iter(named))
        if named:
            return None
    claim = next((c for c in reversed(r.claims) if c.kind == "arms_share" and center in (c.subject, c.object)), None)
    return None if claim is None else claim.object if claim.subject == center else claim.subject


def _head(r: Reading, first: int, exports: bool) -> str | None:
    """Whose suppliers, imports, recipients or exports the sentence is about."""
    for match in (EXPORTS if exports else IMPORTS).finditer(r.sent.line):
        name = next(n for n in ("c", "c2", "c3", "c4") if match[n])
        spot = r.sent.group(match, name)
        if spot is not None and spot < first:
            return _one(r.sent.tokens[spot].ref)
    for match in r.sent.find(ITS_PARTNERS):
        if bool(match["r"]) == exports and r.sent.index(match.start()) < first:
            its = r.sent.index(match.start())
            if r.sent.low(its - 1) in ("was", "is", "became", "remained") and r.sent.tag(its - 2) == "A":
                subject, about = _one(r.sent.tokens[its - 2].ref), _one(r.memory.subject)
                return about if about != subject else None if subject is None else r.other(subject)  # "Russia was its main supplier"
            return _subject(r, r.sent.index(match.start()), None) or (_one(r.memory.subject) if r.memory.subject else None)
    return None


def _listed(r: Reading, first: int, end: int, stop: int, previous: int, last: _Share | None) -> _Share | None:
    """A number without its own "of …": an item of a list, or a comparison with another period."""
    follows = r.sent.low(end + 1) in ("from", "to", "by")  # "32 per cent came from Germany, 27 per cent from Italy"
    partner = _partner_right(r, end, stop, ("from", "to", "by")) if follows else _bracketed(r, first, None)
    left = r.sent.tokens[previous + 1 : first]
    if last is not None:
        owner = next((t.ref for t, n in pairwise(left) if t.tag == "J" and n.low in PARTS), None)
        center = last.recipient if last.base == "object_imports" else last.supplier
        partner = partner if _one(owner) in (None, center) else _one(owner)
        if partner is None:
            words = ("from", "by") if last.base == "object_imports" else ("to", "for")
            partner = _partner_right(r, end, stop, words)
        if partner is not None and partner != center:
            return _Share(partner, center, last.base) if last.base == "object_imports" else _Share(center, partner, last.base)
        if (
            not any(t.tag in "AC" for t in left)
            and COMPARED.search(" ".join(t.low for t in left))
            and any(t.tag == "D" for t in (*left, *r.sent.tokens[end + 1 : stop]))
        ):
            return last
        return None
    exports = bool(EXPORT_WORDS.search(r.sent.line))
    center_party = _head(r, first, exports)
    if center_party is None:
        return None
    if partner is None:
        partner = _partner_right(r, end, stop, ("to", "for") if exports else ("from", "by"))
    if partner is None:
        partner = _subject(r, first, center_party)  # "India was the largest recipient of French arms, receiving 28 per cent"
    if partner is None or partner == center_party:
        return None
    return _Share(center_party, partner, "subject_exports") if exports else _Share(partner, center_party, "object_imports")
