"""Second reading: noun phrases that act for a party become one token A.

"Azerbaijani Foreign Minister Jeyhun Bayramov", "the government of France", "the leader of the Sahrawi Arab Democratic
Republic, Mohamed Abdelaziz", "Iraqi and Jordanian officials", and lists ("Andorra, France and San Marino"). A person counts
for a state only where the text says so, once; later mentions of the name lead back to that.
"""

from __future__ import annotations

from extraction import vocabulary as v
from extraction.memory import Memory
from extraction.text import Ref, Token

_HEADS = v.PERSON_TITLES | v.GOVERNMENTS | v.FORCES
_OPENERS = _HEADS | v.TITLE_MODIFIERS | v.STATE_HEADS
_AFTER_OF = frozenset("state foreign defence defense affairs parliament the external home interior staff trade finance internal".split())
_FORMER = frozenset("former ex- late then ousted deposed exiled".split())
_BEFORE = frozenset("interim acting newly elected newly-elected transitional visiting outgoing incoming caretaker incumbent new".split())
_ITEM_BREAK = frozenset({",", "and", "&"})


def find_actors(tokens: list[Token], memory: Memory) -> list[Token]:
    """Builds the A tokens of one sentence and tells `memory` which person acts for which party."""
    tokens = _adjective_lists(tokens)
    tokens = _places(tokens)
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        tag = tokens[i].tag
        if tag == "w":
            if tokens[i].low not in _OPENERS:
                kept.append(tokens[i])
                i += 1
                continue
            found = _office_of(tokens, i, memory) or _titled_person(tokens, i, memory)
        else:
            found = _institution(tokens, i, memory) if tag in "JA" else _titled_person(tokens, i, memory) if tag == "N" else None
        if found is None:
            kept.append(tokens[i])
            i += 1
        else:
            token, i = found
            while kept and token.ref is not None and token.ref.role in ("person", "government") and kept[-1].low in _BEFORE and kept[-1].tag == "w":
                token = Token(token.text, kept.pop().start, token.end, token.tag, ref=token.ref, kind=token.kind)
            kept.append(token)
    kept = _appositions(kept, memory)
    return _lists(_pairs(kept))


def _adjective_lists(tokens: list[Token]) -> list[Token]:
    """ "Iraqi, Jordanian and Palestinian lawmakers": one J for three parties."""
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
                kept.append(_merge(items, tokens[i], tokens[last], "J"))
                i = last + 1
                continue
        kept.append(tokens[i])
        i += 1
    return kept


def _merge(items: list[Token], first: Token, last: Token, tag: str) -> Token:
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


def _places(tokens: list[Token]) -> list[Token]:
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
            listed = k + 2 < len(tokens) and tokens[k + 1].low in ("and", "&") and tokens[k + 2].tag in "AN" and token.tag == "N"
            if state.tag == "A" and closed and state.ref is not None and (same or (preceded and not listed)):
                ref = Ref(state.ref.parties, kind=token.kind or "city", spans=((token.start, token.end),))
                end = k + (2 if tokens[i + 1].text == "(" else 1)
                kept.append(Token(token.text, token.start, tokens[end - 1].end, "C", ref=ref, kind=token.kind or "city"))
                i = end
                continue
        kept.append(token)
        i += 1
    return kept


def _head_run(tokens: list[Token], i: int) -> tuple[int, int, list[str]] | None:
    """The office or institution that starts at `i`: (end, place of its last head noun, its words); None if there is none."""
    j, last, seen = i, -1, []
    while j < len(tokens) and j - i < 10:
        token = tokens[j]
        low = token.low
        if token.tag not in "wJ" or (token.tag == "J" and last < 0 and j > i + 3):
            break
        if low in _HEADS:
            last = j
        elif low in ("of", "for") and last == j - 1 and j + 1 < len(tokens) and tokens[j + 1].low in _AFTER_OF:
            if tokens[j + 1].low == "the" and not (j + 2 < len(tokens) and tokens[j + 2].low in (_AFTER_OF | {"interior", "treasury"})):
                break
        elif low == "and" and last < 0 and seen and seen[-1] in v.TITLE_MODIFIERS and j + 1 < len(tokens) and tokens[j + 1].low in v.TITLE_MODIFIERS:
            pass
        elif low == "and" and last == j - 1 and j + 1 < len(tokens) and tokens[j + 1].low in (_HEADS | v.TITLE_MODIFIERS) and tokens[j + 1].text[0].isupper():
            pass
        elif last >= 0 and low in _AFTER_OF and tokens[j - 1].low in ("of", "for", "the", "foreign", "internal", "external", "home"):
            last = j
        elif low in v.TITLE_MODIFIERS or (last >= 0 and low in ("in-chief",)):
            pass
        elif last < 0 and token.tag == "w" and low.endswith(("al", "ist", "led", "an", "ive", "ary")) and j - i < 3:
            pass
        else:
            break
        seen.append(low)
        j += 1
    if last < 0:
        return None
    return last + 1, last, seen[: last + 1 - i]


def _role(seen: list[str], head: str) -> str:
    if head in ("officials", "official", "diplomats", "diplomat", "lawmakers", "delegation", "delegations", "negotiators"):
        return "person"
    if any(word in v.PERSON_TITLES for word in seen):
        return "person"
    return "government" if head in v.GOVERNMENTS or any(w in v.GOVERNMENTS for w in seen) else "force"


def _institution(tokens: list[Token], i: int, memory: Memory) -> tuple[Token, int] | None:
    """J or A before an office or institution: "Argentine president Javier Milei", "Israel's government", "UAE officials"."""
    token = tokens[i]
    if token.tag not in "JA" or token.ref is None or i + 1 >= len(tokens):
        return None
    run = _head_run(tokens, i + 1)
    if run is None:
        return None
    end, head, seen = run
    if token.tag == "A" and tokens[i + 1].tag == "J":
        return None
    noun = tokens[head].low
    if noun in ("state", "states", "side", "sides") and token.kind != "owner" and noun.startswith("state"):
        return None
    if any(w in _FORMER for w in seen) or (i and tokens[i - 1].low in _FORMER):
        former = "then" not in seen
    else:
        former = False
    ref = Ref(token.ref.parties, _role(seen, noun), None, "name", former, {}, noun, False, token.ref.spans)
    last = tokens[end - 1]
    person = None
    if end < len(tokens) and tokens[end].tag == "N" and ref.role == "person":
        person = tokens[end].text
        last = tokens[end]
        end += 1
    if person is not None and not former and len(ref.parties) == 1:
        memory.know(person, ref.parties[0])
    ref.person = person
    if ref.role == "force":
        return Token(token.text, token.start, last.end, "J", ref=ref, kind="force"), end
    return Token(f"{token.text} {noun}", token.start, last.end, "A", ref=ref, kind=token.kind), end


def _office_of(tokens: list[Token], i: int, memory: Memory) -> tuple[Token, int] | None:
    """An office or institution of a party: "the government of France", "President of the TRNC", "Republic of Kosovo"."""
    low = tokens[i].low
    if i and tokens[i - 1].low == "member":
        return None
    if tokens[i].tag != "w" or not (low in _HEADS or low in v.TITLE_MODIFIERS or low in v.STATE_HEADS):
        return None
    run = _head_run(tokens, i)
    if run is None:
        if low not in v.STATE_HEADS or not tokens[i].text[0].isupper():
            return None
        run = (i + 1, i, [low])
    end, head, seen = run
    person = None
    if end < len(tokens) and tokens[end].tag == "N" and any(w in v.PERSON_TITLES for w in seen):
        person, end = tokens[end].text, end + 1
    diplomat = seen[-1] in ("ambassador", "ambassadors", "envoy", "envoys", "consul", "consuls")
    if end + 1 >= len(tokens) or not (tokens[end].low == "of" or (tokens[end].low == "from" and not diplomat)):
        return None
    k = end + 1
    while k < len(tokens) and tokens[k].low in ("the", "both", "neighboring", "neighbouring", "then", "independent", "new"):
        k += 1
    if k >= len(tokens):
        return None
    if tokens[k].tag in "JA" and tokens[k].kind != "owner" and (inner := _institution(tokens, k, memory)) is not None and inner[0].tag == "A":
        party, k = inner[0], inner[1] - 1
    elif (inner := _office_of(tokens, k, memory)) is not None:
        party, k = inner[0], inner[1] - 1
    else:
        party = tokens[k]
    if party.tag != "A" or party.ref is None:
        return None
    items = [party]
    if end + 1 < len(tokens) and k + 1 < len(tokens):
        items, k = _list_items(tokens, k, party)
    noun = tokens[head].low
    if noun in v.FORCES:
        return None
    merged = _merge(items, items[0], items[-1], "A").ref if len(items) > 1 else party.ref
    assert merged is not None
    former = any(w in _FORMER for w in seen)
    role = "state" if noun in v.STATE_HEADS and tokens[head].text[0].isupper() and noun not in ("union", "council") else _role(seen, noun)
    ref = Ref(merged.parties, role, person, "name", former, {}, noun, False, merged.spans)
    k += 1
    if person is None and role == "person" and k < len(tokens) and tokens[k].tag == "N":
        person, k = tokens[k].text, k + 1
        ref.person = person
    if person is not None and not former and len(ref.parties) == 1:
        memory.know(person, ref.parties[0])
    return Token(f"{tokens[i].text} of {tokens[k - 1].text}", tokens[i].start, tokens[k - 1].end, "A", ref=ref, kind="name"), k


def _list_items(tokens: list[Token], k: int, first: Token) -> tuple[list[Token], int]:
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
            if after in _HEADS:
                break
            items.append(tokens[step])
            j = step
            if joined:
                return items, step
        else:
            break
    return [first], last


def _titled_person(tokens: list[Token], i: int, memory: Memory) -> tuple[Token, int] | None:
    """A title with a name, or a bare name: A where the text has said for whom they act, else N."""
    token = tokens[i]
    if token.tag == "N":
        party = memory.party_of(token.text)
        if party is None:
            return None
        return Token(token.text, token.start, token.end, "A", ref=Ref((party,), "person", token.text, "person")), i + 1
    if token.tag != "w" or not (token.low in v.PERSON_TITLES or token.low in v.TITLE_MODIFIERS):
        return None
    run = _head_run(tokens, i)
    if run is None or run[0] >= len(tokens) or tokens[run[0]].tag != "N":
        return None
    name = tokens[run[0]]
    names = [name]
    end = run[0] + 1
    while end + 1 < len(tokens) and tokens[end].low == "and" and tokens[end + 1].tag == "N":
        names.append(tokens[end + 1])
        end += 2
    former = any(w in _FORMER for w in run[2])
    if "pope" in run[2] and not former:
        memory.know(name.text, "VAT")
    parties = tuple(p for n in names if (p := memory.party_of(n.text)) is not None)
    last = names[-1]
    if not parties or former or len(parties) != len(names):
        kind = "titled" if not former else "former"
        return Token(" and ".join(n.text for n in names), token.start, last.end, "N", kind=kind), end
    ref = Ref(parties, "person", name.text, "person", False, {}, tokens[run[1]].low)
    return Token(token.text, token.start, last.end, "A", ref=ref), end


def _appositions(tokens: list[Token], memory: Memory) -> list[Token]:
    """ "Mehmet Ali Talat, President of the TRNC," and "the President of the TRNC, Mehmet Ali Talat,": one token each."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag not in "AN" or i + 2 >= len(tokens) or tokens[i + 1].text != ",":
            kept.append(token)
            i += 1
            continue
        after = tokens[i + 2] if i + 2 < len(tokens) and tokens[i + 1].text == "," else None
        closing = i + 3 >= len(tokens) or tokens[i + 3].text in (",", ".", ";") or tokens[i + 3].low in v.FINITE
        if after is not None and token.tag == "A" and after.tag == "N" and closing and token.ref and token.ref.role == "person":
            if not token.ref.person and len(token.ref.parties) == 1:
                token.ref.person = after.text
                memory.know(after.text, token.ref.parties[0])
                end = i + 4 if i + 3 < len(tokens) and tokens[i + 3].text == "," else i + 3
                kept.append(Token(token.text, token.start, tokens[i + 2].end, "A", ref=token.ref, kind=token.kind))
                i = end
                continue
        elif after is not None or (token.tag == "N" and i + 3 < len(tokens) and tokens[i + 1].text == ","):
            k = i + 3 if tokens[i + 2].low in ("the", "a") else i + 2
            office = tokens[k] if k < len(tokens) else None
            if token.tag == "N" and office is not None and office.tag == "A" and office.ref and office.ref.role == "person" and not office.ref.person:
                office.ref.person = token.text
                if not office.ref.former and len(office.ref.parties) == 1:
                    memory.know(token.text, office.ref.parties[0])
                end = k + 2 if k + 1 < len(tokens) and tokens[k + 1].text == "," else k + 1
                kept.append(Token(token.text, token.start, office.end, "A", ref=office.ref, kind=office.kind))
                i = end
                continue
        kept.append(token)
        i += 1
    return kept


def _pairs(tokens: list[Token]) -> list[Token]:
    """ "Iran–U.S." and "Sino-American": one token with both parties, marked as joined."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag in "AJ" and i + 2 < len(tokens) and tokens[i + 1].text in ("–", "-", "—", "/") and tokens[i + 2].tag in "AJ":
            other = tokens[i + 2]
            if token.ref and other.ref and tokens[i + 1].start == token.end and other.start == tokens[i + 1].end:
                merged = _merge([token, other], token, other, "J")
                assert merged.ref is not None
                merged.ref.joined, merged.kind = True, "pair"
                kept.append(merged)
                i += 3
                continue
        kept.append(token)
        i += 1
    return kept


def _lists(tokens: list[Token]) -> list[Token]:
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
            while step < len(tokens) and tokens[step].low in ("the", "both", "its", "ally", "neighbouring", "neighboring", "later", "then", "also"):
                step += 1
            if step == at + 1 or step >= len(tokens) or tokens[step].tag != "A" or tokens[step].ref is None:
                break
            if has_and and len(items) == 1 and _new_clause(tokens, i, step):
                break
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
            kept.append(_merge(items, tokens[i], tokens[stop], "A"))
            i = stop + 1
        else:
            kept.append(tokens[i])
            i += 1
    return kept


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
