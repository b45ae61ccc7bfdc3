"""Names told beside an office: "Mehmet Ali Talat, President of the TRNC,", "a government led by N"."""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.memory import Memory
from legation.extraction.text import Token


def led_by(tokens: list[Token]) -> list[Token]:
    """ "Libya's government led by Aguila Saleh agrees": who leads it goes into the token."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        kept.append(token)
        i += 1
        if token.tag == "A" and i + 2 < len(tokens) and tokens[i].low in ("led", "headed", "chaired") and tokens[i + 1].low == "by":
            k = i + 2
            while k < len(tokens) and tokens[k].low in v.PERSON_TITLES | v.TITLE_MODIFIERS:
                k += 1
            if k < len(tokens) and tokens[k].tag == "N":
                kept[-1] = Token(token.text, token.start, tokens[k].end, "A", ref=token.ref, kind=token.kind)
                i = k + 1
    return kept


def appositions(tokens: list[Token], memory: Memory) -> list[Token]:
    """ "Mehmet Ali Talat, President of the TRNC," and "the President of the TRNC, Mehmet Ali Talat,": one token each."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag not in "AN" or i + 2 >= len(tokens) or tokens[i + 1].low not in (",", "for"):
            kept.append(token)
            i += 1
            continue
        if token.tag == "A" and token.ref is not None and token.ref.role == "person" and tokens[i + 1].low == "for":
            i = _charged(tokens, i, memory, kept)  # "Washington's coordinator for counter terrorism, N,"
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
            if (
                token.tag == "N"
                and office is not None
                and office.tag == "A"
                and office.ref
                and office.ref.role == "person"
                and not office.ref.person
            ):
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


def _charged(tokens: list[Token], i: int, memory: Memory, kept: list[Token]) -> int:
    """Keeps the office at `i` with what it is for and the name set beside it; the place where reading goes on."""
    token = tokens[i]
    k = i + 2
    while k < len(tokens) and k - i < 9 and tokens[k].tag == "w" and tokens[k].low not in v.FINITE:
        k += 1
    named = k + 1 < len(tokens) and tokens[k].text == "," and tokens[k + 1].tag == "N"
    if not named or token.ref is None or token.ref.person or len(token.ref.parties) != 1:
        kept.append(token)
        return i + 1
    name = tokens[k + 1]
    token.ref.person = name.text
    if not token.ref.former:
        memory.know(name.text, token.ref.parties[0])
    kept.append(Token(token.text, token.start, name.end, "A", ref=token.ref, kind=token.kind))
    return k + 3 if k + 2 < len(tokens) and tokens[k + 2].text == "," else k + 2
