"""Shares of arms trade: which part of whose imports or exports went between whom, in which years.

A share always names its base: of the recipient's imports, or of the supplier's exports. Every percentage of a sentence is
read for itself: whose total it is a part of (said after it, by "its", or by the sentence's head: "Azerbaijan's main
suppliers were …"), who the partner is (subject, "from B", "to B", or the name before a bracket), and which years it covers.
Comparisons ("compared with 74 per cent in 2015–19") keep the pair and take their own years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.grammar import clause_subject
from extraction.reading import Reading
from extraction.text import Ref
from extraction.wordlist import words

STEMS = words("% percent per two-thirds two third half quarter three one-")
_NUMBER = re.compile(
    r"Ⓠ (?:%|per cent|percent)|\b(?:two-thirds|two thirds|three-quarters|three quarters|one-third|"
    r"one third|a third|one-half|half|a quarter|one-quarter|one quarter|one-fifth|a fifth|three-fifths|"
    r"four-fifths)(?= of\b)"
)
_FRACTIONS = {
    "two": 66.7, "three-q": 75.0, "three q": 75.0, "one-th": 33.3, "one th": 33.3, "a third": 33.3, "one-h": 50.0, "half": 50.0,
    "a quarter": 25.0, "one-q": 25.0, "one q": 25.0, "one-fi": 20.0, "a fi": 20.0, "three-f": 60.0, "four-f": 80.0,
}  # fmt: skip
_ARMS = re.compile(r"\b(?:arms|arsenal|weapons?|weaponry|military|defen[cs]e|armaments?)\b")
_KIND = r"(?:(?:major|conventional|total|overall|foreign|imported|own|all|the|main|combined|annual) )*"
_TOTAL = re.compile(
    rf"(?: share)? of (?:(?:all|the|total|country|nation) )*(?:(?P<c>[ⒿⒶⒸ])|(?P<its>its|their|"
    rf"his))? ?{_KIND}(?P<t>(?:(?:arms|arsenal|weapons?|weaponry|military|defen[cs]e|armaments?)(?: (?:equipment|"
    rf"hardware|systems))?)?) ?"
    r"(?P<b>imports?|purchases|acquisitions|procurement|exports?|sales|transfers|deliveries)?(?: (?P<of>by|of) (?:the )?(?P<c2>[ⒶⒸ]))?"
)
_WORLD = re.compile(r" of (?:(?:all|the|total) )*(?:global|world|international|worldwide|(?:\S+ ){0,2}world)\b")
_IMPORTS = re.compile(
    r"(?P<c>[ⒿⒸ]) (?:\S+ ){0,4}?(?:suppliers?|imports|sources|supplies)\b|"
    r"\bsuppliers? (?:of (?:major )?(?:arms|weapons) )?(?:of|to|for) (?:the )?(?P<c2>[ⒶⒸ])|"
    r"\bimports (?:by|of|to|into) (?:the )?(?P<c3>[ⒶⒸ])"
    r"|(?P<c4>[ⒶⒸ]) (?:imported|received|bought|sourced|obtained|purchased|acquired|imports|gets|got)\b"
)
_EXPORTS = re.compile(
    r"(?P<c>[ⒿⒸ]) (?:\S+ ){0,5}?(?:recipients?|exports|markets?|customers?|clients|buyers?|destinations?|"
    r"importers?)\b|\b(?:recipients?|customers?|buyers?|importers?|destinations?) (?:of|"
    r"for) (?:the )?(?P<c2>[ⒿⒶⒸ])"
    r"|\bexports (?:by|from|of) (?:the )?(?P<c3>[ⒶⒸ])|(?P<c4>[ⒶⒸ]) (?:exported|delivered|sold|exports)\b"
)
_ITS_PARTNERS = re.compile(
    r"\b(?:its|their) (?:\S+ ){0,4}?(?:(?P<r>recipients?|customers?|clients|buyers?|markets?|destinations?)|suppliers?|sources)\b"
)
_BEFORE_FIGURE = words(
    "with at accounting for supplying taking providing about around some nearly almost receiving received took accounted just over"
)
_EXPORT_WORDS = re.compile(r"\b(?:recipients?|exports|exported|markets?|customers?|clients|buyers?|destinations?)\b")
_SHARE_OF = re.compile(
    r"(?P<j>[ⒿⒶ])(?: share (?:of|in)| arms in) (?:the )?(?P<j2>Ⓙ) "
    r"(?:(?:major|total|overall|arms|weapons|military|defence|defense) )*(?P<b>imports|exports)\b"
)
_INSTITUTE = re.compile(
    r"(?P<name>Stockholm International Peace Research Institute|SIPRI)(?: \(SIPRI\))?(?:'s|’s)? "
    r"(?:data|figures|report|database|says|said|reports|reported|estimates|estimated|found|notes|noted|shows?|showed)\b"
)
_COMPARED = re.compile(
    r"\b(?:compared|than|from|up|down|against|versus|while|fell|rose|increas\w+|decreas\w+|drop\w*|previous|earlier|and)\b"
)


@dataclass(slots=True)
class _Share:
    """Supplier and recipient of a share, and whose total it is a part of."""

    supplier: str
    recipient: str
    base: str


def read(r: Reading) -> None:
    """Writes down shares of arms imports and exports with their base and period."""
    sent = r.sent
    if not (_ARMS.search(sent.line) or _ARMS.search(r.text[: sent.start].lower())):
        return
    numbers = [(sent.index(m.start()), sent.last(m), m) for m in sent.find(_NUMBER)]
    frame = _frame(r)
    last: _Share | None = None
    previous = -1
    waiting: list[tuple[int, int, re.Match[str]]] = []
    for k, (first, end, match) in enumerate(numbers):
        stop = numbers[k + 1][0] if k + 1 < len(numbers) else len(sent.tokens)
        value = _value(r, first, match.group())
        if value is None or _WORLD.match(sent.line, match.end()):
            previous, last = end, last if value is not None else None
            continue
        total = _TOTAL.match(sent.line, match.end())
        of_trade = total is not None and bool(total["b"] or total["t"])
        share = _explicit(r, first, end, stop, total, previous) if total is not None and of_trade else None
        if share is None and not (total is not None and of_trade and (total["c"] or total["c2"])):
            share = _listed(r, first, end, stop, previous, last) or frame
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
                _forward(r, early, early_end, early_match, share, _period(r, first, end, stop, previous, compared))
            waiting.clear()
            _write(r, share, first, end, value, _period(r, first, end, stop, previous, compared))
            last = share
        previous = end


def _write(r: Reading, share: _Share, first: int, end: int, value: float, when: str | None) -> None:
    rule = "shares.imports" if share.base == "object_imports" else "shares.exports"
    r.emit("arms_share", [share.supplier], [share.recipient], rule=rule, trigger=first, end=end, when=when, value=value,
           base=share.base, said_by=_institute(r))  # fmt: skip


def _institute(r: Reading) -> str | None:
    """The body whose figures they are, where it is the subject: "SIPRI data show that", "…, SIPRI said"."""
    match = _INSTITUTE.search(r.sent.text, r.sent.start, r.sent.end)
    return match["name"] if match else None


def _frame(r: Reading) -> _Share | None:
    """ "Russia's share of Indian arms imports fell from 64 percent in 2013-17 to 45 percent in 2018-22": the pair of every number."""
    match = _SHARE_OF.search(r.sent.line)
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
    return next((value for words, value in _FRACTIONS.items() if text.startswith(words)), None)


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
        if r.sent.tokens[k].text in (";", "(") or r.sent.low(k) in ("according", "followed", "while", "compared", "and"):
            return None
    return None


def _bracketed(r: Reading, first: int, center: str | None) -> str | None:
    """The party right before "(69 per cent" or "with 69 per cent" or "69 per cent" itself."""
    k = first - 1
    while k >= 0 and (r.sent.tokens[k].text in ("(", ",") or r.sent.low(k) in _BEFORE_FIGURE):
        k -= 1
    token = r.sent.tokens[k] if k >= 0 else None
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
    for match in (_EXPORTS if exports else _IMPORTS).finditer(r.sent.line):
        name = next(n for n in ("c", "c2", "c3", "c4") if match[n])
        spot = r.sent.group(match, name)
        if spot is not None and spot < first:
            return _one(r.sent.tokens[spot].ref)
    for match in r.sent.find(_ITS_PARTNERS):
        if bool(match["r"]) == exports and r.sent.index(match.start()) < first:
            return _subject(r, r.sent.index(match.start()), None) or (_one(r.memory.subject) if r.memory.subject else None)
    return None


def _listed(r: Reading, first: int, end: int, stop: int, previous: int, last: _Share | None) -> _Share | None:
    """A number without its own "of …": an item of a list, or a comparison with another period."""
    follows = r.sent.low(end + 1) in ("from", "to", "by")  # "32 per cent came from Germany, 27 per cent from Italy"
    partner = _partner_right(r, end, stop, ("from", "to", "by")) if follows else _bracketed(r, first, None)
    left = r.sent.tokens[previous + 1 : first]
    if last is not None:
        center = last.recipient if last.base == "object_imports" else last.supplier
        if partner is None:
            words = ("from", "by") if last.base == "object_imports" else ("to", "for")
            partner = _partner_right(r, end, stop, words)
        if partner is not None and partner != center:
            return _Share(partner, center, last.base) if last.base == "object_imports" else _Share(center, partner, last.base)
        if (
            not any(t.tag in "AC" for t in left)
            and _COMPARED.search(" ".join(t.low for t in left))
            and any(t.tag == "D" for t in (*left, *r.sent.tokens[end + 1 : stop]))
        ):
            return last
        return None
    exports = bool(_EXPORT_WORDS.search(r.sent.line))
    center_party = _head(r, first, exports)
    if center_party is None:
        return None
    if partner is None:
        partner = _partner_right(r, end, stop, ("to", "for") if exports else ("from", "by"))
    if partner is None or partner == center_party:
        return None
    return _Share(center_party, partner, "subject_exports") if exports else _Share(partner, center_party, "object_imports")


def _period(r: Reading, first: int, end: int, stop: int, previous: int, compared: bool) -> str | None:
    """The years of one share: its own, right of it or in the bracket before it; else those of the sentence or of the text."""
    times = [(k, t.edtf) for k, t in enumerate(r.sent.tokens) if t.tag == "D" and t.edtf]
    if compared:
        near = [e for k, e in times if previous < k < first][-1:] if r.sent.tokens[first - 1].text == "(" else []
        near = near or [e for k, e in times if end < k < stop][:1] or [e for k, e in times if previous < k < first][-1:]
        if near:
            return near[0]
    for k, edtf in times:
        between = [r.sent.low(j) for j in range(end + 1, k)]
        if end < k < stop and not any(w in between for w in ("compared", "than", "down", "up", "against", "versus")):
            return edtf
    lead = [e for k, e in times if k < first and "/" in e] or [e for k, e in times if k < first]
    if lead:
        return lead[0] if previous < 0 else lead[-1] if len(lead) == 1 else lead[0]
    later = [(k, e) for k, e in times if k > end]
    if later:
        between = [r.sent.low(j) for j in range(end + 1, later[0][0])]
        if not any(w in between for w in ("compared", "than", "down", "up", "against", "versus")):
            return later[0][1]
    earlier = next((c.when for c in reversed(r.claims) if c.kind == "arms_share" and c.when), None)
    return earlier if "period" in r.sent.line else None
