"""Lists, pairs and places made one token: "Andorra, France and San Marino", "Iran–U.S.", "London, United Kingdom"."""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.memory import Memory
from legation.extraction.text import Ref, Token

_ITEM_BREAK = frozenset({",", "and", "&"})
_BEFORE_ITEM = frozenset(
    {
        "the",
        "both",
        "its",
        "his",
        "her",
        "their",
        "ally",
        "neighbouring",
        "neighboring",
        "later",
        "then",
        "also",
        "newly",
        "independent",
        "shia",
        "sunni",
    }
) | (v.RECOGNISED)


_SHORT = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UAE", "USSR"})
"""Names that stand before a noun like adjectives do."""


def is_standing(tokens: list[Token], i: int) -> bool:
    """Whether "recognized" at `i` belongs to "internationally recognized", not to a verb."""
    return tokens[i].low in ("recognized", "recognised") and i > 0 and tokens[i - 1].low in ("internationally", "partially", "un")


_SHARED = frozenset({"agreement", "treaty", "pact", "deal", "accord", "relations", "leaders"})


def adjective_lists(tokens: list[Token]) -> list[Token]:
    """ "Iraqi, Jordanian and Palestinian lawmakers": one J for three parties; so is "US and North Korean teams"."""
    for i, token in enumerate(tokens[:-2]):
        follows = tokens[i + 1].low in _ITEM_BREAK and tokens[i + 2].tag == "J" and tokens[i + 2].kind != "owner"
        if token.tag == "A" and token.text in _SHORT and follows:
            token.tag = "J"
    for i, token in enumerate(tokens[:-3]):
        name = token.tag == "J" and token.kind != "owner" and tokens[i + 1].low == "and" and tokens[i + 2].tag == "A"
        if (
            name
            and tokens[i + 3].tag == "w"
            and tokens[i + 3].low in v.TITLE_MODIFIERS | v.OFFICE_HEADS
            and tokens[i + 3].text[0].islower()
        ):
            tokens[i + 2].tag, tokens[i + 2].kind = "J", "name"  # "the Australian and New Zealand high commissioners"
        both = token.tag == tokens[i + 2].tag == "J" and token.kind == tokens[i + 2].kind == "owner" and tokens[i + 1].low == "and"
        if both and tokens[i + 3].low in v.TITLE_MODIFIERS | v.OFFICE_HEADS | _SHARED:
            token.kind = tokens[i + 2].kind = "name"  # "Denmark's and Greenland's foreign ministers"
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].tag == "J" and tokens[i].kind != "owner":
            j, last = i, i
            while j + 2 < len(tokens) and tokens[j + 1].low in _ITEM_BREAK:
                k = j + 2
                if tokens[j + 1].text == "," and tokens[k].low == "and":
                    k += 1
                if k < len(tokens) and tokens[k].tag == "J" and tokens[k].kind != "owner":
                    if tokens[k - 1].low in ("and", "&"):
                        last = k
                    j = k
                else:
                    break
            if last > i:
                items = [t for t in tokens[i : last + 1] if t.tag == "J" and t.ref]
                kept.append(merge(items, tokens[i], tokens[last], "J"))
                i = last + 1
                continue
        kept.append(tokens[i])
        i += 1
    return kept


def merge(items: list[Token], first: Token, last: Token, tag: str) -> Token:
    parties: list[str] = []
    spans: list[tuple[int, int]] = []
    times: dict[str, str] = {}
    refs = [item.ref for item in items if item.ref]
    for item, ref in zip(items, refs, strict=True):
        for party in ref.parties:
            if party not in parties:
                parties.append(party)
                spans.append((item.start, item.end))
        times.update(ref.times)
    person = next((ref.person for ref in refs if ref.person), None)
    ref = Ref(tuple(parties), refs[0].role, person, refs[0].kind, any(r.former for r in refs), times, refs[0].noun, False, tuple(spans))
    return Token(f"{first.text} … {last.text}", first.start, last.end, tag, ref=ref, kind=items[0].kind)


def places(tokens: list[Token]) -> list[Token]:
    """ "London, United Kingdom" is one place; so is "Gagra (Abkhazia)"."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag in "CN" and i + 2 < len(tokens) and tokens[i + 1].text in (",", "("):
            k = i + 2
            if tokens[k].low == "the" and k + 1 < len(tokens):
                k += 1
            state = tokens[k]
            closed = tokens[i + 1].text == "," or (k + 1 < len(tokens) and tokens[k + 1].text == ")")
            preceded = bool(kept) and kept[-1].low in ("in", "at", "near", "from", "to", "outside", "of", "for")
            same = token.tag == "C" and token.ref is not None and state.ref is not None and token.ref.parties == state.ref.parties
            listed = k + 2 < len(tokens) and tokens[k + 1].low in ("and", "&") and tokens[k + 2].tag in ("AN" if token.tag == "N" else "C")
            if state.tag == "A" and closed and state.ref is not None and (same or (preceded and not listed)):
                ref = Ref(state.ref.parties, kind=token.kind or "city", spans=((token.start, token.end),))
                end = k + (2 if tokens[i + 1].text == "(" else 1)
                kept.append(Token(token.text, token.start, tokens[end - 1].end, "C", ref=ref, kind=token.kind or "city"))
                i = end
                continue
        kept.append(token)
        i += 1
    return kept


def list_items(tokens: list[Token], k: int, first: Token) -> tuple[list[Token], int]:
    """The further plain names of a list that starts with `first`, whose last token stands at `k`."""
    items, last = [first], k
    j = k
    while j + 2 < len(tokens):
        step = j + 1
        if tokens[step].text == ",":
            step += 1
            if tokens[step].low in ("and", "&"):
                step += 1
        elif tokens[step].low in ("and", "&"):
            step += 1
        else:
            break
        joined = tokens[step - 1].low in ("and", "&")
        if step < len(tokens) and tokens[step].low == "the":
            step += 1
        if step < len(tokens) and tokens[step].tag == "A" and tokens[step].ref is not None:
            after = tokens[step + 1].low if step + 1 < len(tokens) else ""
            if after in v.OFFICE_HEADS:
                break
            items.append(tokens[step])
            j = step
            if joined:
                return items, step
        else:
            break
    return [first], last


def pairs(tokens: list[Token]) -> list[Token]:
    """ "Iran–U.S." and "Sino-American": one token with both parties, marked as joined."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag in "AJ" and i + 2 < len(tokens) and tokens[i + 1].text in ("–", "-", "—", "/") and tokens[i + 2].tag in "AJ":
            other = tokens[i + 2]
            if token.ref and other.ref and tokens[i + 1].start == token.end and other.start == tokens[i + 1].end:
                merged = merge([token, other], token, other, "J")
                assert merged.ref is not None
                merged.ref.joined, merged.kind = True, "pair"
                kept.append(merged)
                i += 3
                continue
        kept.append(token)
        i += 1
    return kept


def lists(tokens: list[Token]) -> list[Token]:
    """ "A, B and C" in one role is one token; "(5 September 2008)" after an item is that item's time."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].tag != "A" or tokens[i].ref is None:
            kept.append(tokens[i])
            i += 1
            continue
        items, at, last, joined = [tokens[i]], _timed(tokens, i), _timed(tokens, i), False
        end_of_list = at
        while at + 2 < len(tokens):
            step, has_and = at + 1, False
            if tokens[step].text == ",":
                step += 1
            if step < len(tokens) and (tokens[step].low in ("and", "&") or _as_well_as(tokens, step)):
                has_and = True
                step += 3 if tokens[step].low == "as" else 1
            while step < len(tokens) and (tokens[step].low in _BEFORE_ITEM or is_standing(tokens, step)):
                step += 1
            if step == at + 1 or step >= len(tokens) or tokens[step].tag != "A" or tokens[step].ref is None:
                break
            if has_and and len(items) == 1 and _new_clause(tokens, i, step):
                break
            if len(items) == 1 and not has_and and _by_whom(tokens, i, step):
                break  # "under the accord announced by N, Israel and …"
            items.append(tokens[step])
            at = last = _timed(tokens, step)
            if has_and:
                joined, end_of_list = True, last
                if not (at + 1 < len(tokens) and tokens[at + 1].text == ","):
                    break
        timed = all(item.ref and item.ref.times for item in items)
        if len(items) > 1 and (joined or timed):
            stop = end_of_list if joined else last
            items = [item for item in items if item.start <= tokens[stop].start]
            kept.append(merge(items, tokens[i], tokens[stop], "A"))
            i = stop + 1
        else:
            kept.append(tokens[i])
            i += 1
    return kept


def _by_whom(tokens: list[Token], i: int, step: int) -> bool:
    """Whether `i` ends a phrase of its own ("announced by N, Israel and …"), so that the party at `step` is no further item."""
    one, two = tokens[i].ref, tokens[step].ref
    if one is None or two is None or i == 0:
        return False
    lead = tokens[i - 1].low if tokens[i - 1].low != "the" else tokens[i - 2].low
    if lead == "by" and one.role == "person" and two.role == "state":
        return True
    return (
        lead in ("to", "in") and one.role == "state" and two.role == "person"
    )  # "during his visit to the United States, Prime Minister N and …"


def _as_well_as(tokens: list[Token], i: int) -> bool:
    return i + 2 < len(tokens) and tokens[i].low == "as" and tokens[i + 1].low == "well" and tokens[i + 2].low == "as"


def _timed(tokens: list[Token], i: int) -> int:
    """Place of the last token of an item: behind "(5 September 2008)", which becomes the item's time."""
    if i + 3 < len(tokens) and tokens[i + 1].text == "(" and tokens[i + 2].tag == "D" and tokens[i + 3].text == ")":
        ref, edtf = tokens[i].ref, tokens[i + 2].edtf
        if ref is not None and edtf is not None:
            ref.times = dict.fromkeys(ref.parties, edtf)
            return i + 3
    return i


def _new_clause(tokens: list[Token], first: int, second: int) -> bool:
    """Whether "… in A and B opened …" is two clauses: the first stands as object, the second before a finite verb."""
    before = tokens[first - 1].low if first else ""
    if before == "the" and first > 1:
        before = tokens[first - 2].low
    after = second + 1
    while after < len(tokens) and tokens[after].low in v.ADVERBS:
        after += 1
    follows = after < len(tokens) and (tokens[after].low in v.FINITE)
    return follows and (before in v.PREPOSITIONS - {"between", "by"} or before in v.FINITE or before in v.BASES)


def presidents_of(tokens: list[Token], run: tuple[int, int, list[str]], memory: Memory) -> tuple[Token, int] | None:
    """ "President Paul Kagame of Rwanda", "Presidents N of A and M of B": one token for all of them."""
    parties: list[str] = []
    i, first = run[0], tokens[run[0]]
    end = i
    while i < len(tokens) and tokens[i].tag == "N":
        k = i + 1
        if k >= len(tokens) or tokens[k].low != "of":
            break
        k += 1 + (k + 1 < len(tokens) and tokens[k + 1].low == "the")
        if k >= len(tokens) or tokens[k].tag != "A" or (ref := tokens[k].ref) is None or len(ref.parties) != 1:
            break
        parties.append(ref.parties[0])
        memory.know(tokens[i].text, ref.parties[0])
        end = i = k + 1
        while i < len(tokens) and tokens[i].low in ("and", ","):
            i += 1
    if not parties:
        return None
    ref = Ref(tuple(dict.fromkeys(parties)), "person", first.text if len(parties) == 1 else None, "person", False, {}, tokens[run[1]].low)
    return Token(first.text, tokens[run[0] - len(run[2])].start, tokens[end - 1].end, "A", ref=ref), end
