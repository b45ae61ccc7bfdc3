"""Second reading: noun phrases that act for a party become one token A.

"Azerbaijani Foreign Minister Jeyhun Bayramov", "the government of France", "the leader of the Sahrawi Arab Democratic
Republic, Mohamed Abdelaziz", "Iraqi and Jordanian officials", and lists ("Andorra, France and San Marino"). A person counts
for a state only where the text says so, once; later mentions of the name lead back to that.
"""

from __future__ import annotations

from extraction import vocabulary as v
from extraction.coordination import adjective_lists, is_standing, list_items, lists, merge, pairs, places, presidents_of
from extraction.memory import Memory
from extraction.text import Ref, Token
from extraction.wordlist import words

_OPENERS = v.OFFICE_HEADS | v.TITLE_MODIFIERS | v.STATE_HEADS
_AFTER_OF = words(
    "state foreign defence defense affairs parliament the external home interior staff trade finance internal treasury war "
    "commerce energy justice"
)
_ENVOYS = words("envoy ambassador commissioner representative")
_PLURAL = words("presidents premiers chancellors ministers leaders kings secretaries ambassadors")
_FORMER = words("former ex- late then ousted deposed exiled")
_BEFORE = (
    words("interim acting newly elected newly-elected transitional visiting outgoing incoming caretaker incumbent new de facto")
    | v.RECOGNISED
)


_LIGHT_OF = frozenset({"the", "both", "neighboring", "neighbouring", "then", "independent", "new"}) | v.RECOGNISED


def find_actors(tokens: list[Token], memory: Memory) -> list[Token]:
    """Builds the A tokens of one sentence and tells `memory` which person acts for which party."""
    _capitals_as_governments(tokens)
    tags = "".join([token.tag for token in tokens])
    if "J" in tags:
        tokens = adjective_lists(tokens)
    if "C" in tags or "N" in tags:
        tokens = places(tokens)
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
            while (
                kept
                and token.ref is not None
                and token.ref.role in ("person", "government")
                and (kept[-1].low in _BEFORE or is_standing(kept, len(kept) - 1))
                and kept[-1].tag == "w"
            ):
                token = Token(token.text, kept.pop().start, token.end, token.tag, ref=token.ref, kind=token.kind)
            if i < len(tokens) and tokens[i].tag == "s" and token.tag == "A":
                token = Token(token.text, token.start, tokens[i].end, "J", ref=token.ref, kind="owner")
                i += 1
            kept.append(token)
    tags = "".join([token.tag for token in kept])
    if "A" in tags and "N" in tags:
        kept = _led_by(kept)
    if "p" in tags and ("A" in tags or "N" in tags):
        kept = _appositions(kept, memory)
        kept = pairs(kept)
    return lists(kept) if tags.count("A") > 1 else kept


def _capitals_as_governments(tokens: list[Token]) -> None:
    """ "Tehran and Riyadh agreed": capitals joined before a verb are governments, not places."""
    for i in range(len(tokens) - 3):
        first, second = tokens[i], tokens[i + 2]
        if first.tag != "C" or second.tag != "C" or tokens[i + 1].low != "and" or first.kind != "capital" or second.kind != "capital":
            continue
        before = tokens[i - 1].low if i else ""
        if before not in v.PREPOSITIONS and tokens[i + 3].low in v.FINITE | v.AUXILIARIES | v.BASES:
            first.tag = second.tag = "A"


def _head_run(tokens: list[Token], i: int) -> tuple[int, int, list[str]] | None:
    """The office or institution that starts at `i`: (end, place of its last head noun, its words); None if there is none."""
    j, last = i, -1
    seen: list[str] = []
    while j < len(tokens) and j - i < 10:
        token = tokens[j]
        low = token.low
        if (token.tag not in "wJ" and not (low == "," and seen and seen[-1] in v.MINISTRIES)) or (
            token.tag == "J" and last < 0 and j > i + 3
        ):
            break
        if low in v.OFFICE_HEADS:
            last = j
        elif low in ("of", "for") and last == j - 1 and j + 1 < len(tokens) and tokens[j + 1].low in _AFTER_OF:
            if tokens[j + 1].low == "the" and not (j + 2 < len(tokens) and tokens[j + 2].low in _AFTER_OF):
                break
        elif (
            low == "and"
            and last < 0
            and seen
            and seen[-1] in v.TITLE_MODIFIERS | v.MINISTRIES
            and j + 1 < len(tokens)
            and tokens[j + 1].low in v.TITLE_MODIFIERS | v.MINISTRIES
        ) or (
            low == "and"
            and last == j - 1
            and j + 1 < len(tokens)
            and tokens[j + 1].low in (v.OFFICE_HEADS | v.TITLE_MODIFIERS)
            and tokens[j + 1].text[0].isupper()
        ):
            pass
        elif last >= 0 and low in _AFTER_OF and tokens[j - 1].low in ("of", "for", "the", "foreign", "internal", "external", "home"):
            last = j
        elif (
            (last < 0 and low in v.MINISTRIES)
            or (last < 0 and low == "," and _goes_on(tokens, j))
            or (
                low in v.TITLE_MODIFIERS
                or (last >= 0 and low in ("in-chief",))
                or low.endswith(_COMPOUND)
                or (last < 0 and token.tag == "w" and low.endswith(("al", "ist", "led", "an", "ive", "ary")) and j - i < 3)
            )
        ):
            pass
        else:
            break
        seen.append(low)
        j += 1
    if last < 0:
        return None
    return last + 1, last, seen[: last + 1 - i]


def _is_code(party: str) -> bool:
    """Whether a party's id is a state's code, not a group's name."""
    return len(party) == 3 and party.isupper() and party.isalpha()


_COMPOUND = ("-member", "-person", "-strong", "-based", "-led", "-backed", "-recognized", "-recognised", "-appointed", "-wing")


def _goes_on(tokens: list[Token], j: int) -> bool:
    """Whether the comma at `j` stands inside a title: "Science, Technology and Innovation Minister"."""
    return j + 2 < len(tokens) and tokens[j + 1].low in v.MINISTRIES | v.TITLE_MODIFIERS and tokens[j + 1].text[0].isupper()


def _role(seen: list[str], head: str) -> str:
    if head in ("officials", "official", "diplomats", "diplomat", "lawmakers", "delegation", "delegations", "negotiators"):
        return "person"
    if head in v.GOVERNMENTS - v.PERSON_TITLES and not (seen[0] in v.PERSON_TITLES and seen[0] != "general"):
        return "government"
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
    if noun in ("state", "states", "side", "sides") and token.kind != "owner" and noun.startswith("state") and len(seen) == 1:
        return None
    former = "then" not in seen and (any(w in _FORMER for w in seen) or (i > 0 and tokens[i - 1].low in _FORMER))
    ref = Ref(token.ref.parties, _role(seen, noun), None, "name", former, {}, noun, False, token.ref.spans)
    last = tokens[end - 1]
    person = None
    posted = _posting(tokens, end) if noun in _ENVOYS else end
    if posted < len(tokens) and tokens[posted].tag == "N" and ref.role == "person":
        person = tokens[posted].text
        last = tokens[posted]
        end = posted + 1 + (tokens[posted - 1].text == ",")
    if person is not None and not former and len(ref.parties) == 1:
        memory.know(person, ref.parties[0])
    ref.person = person
    if ref.role == "force" and noun in ("rebels", "fighters", "militia", "guerrillas") and not _is_code(token.ref.parties[0]):
        return Token(token.text, token.start, last.end, "A", ref=Ref(token.ref.parties), kind="group"), end  # "FARC rebels"
    if ref.role == "force":
        return Token(token.text, token.start, last.end, "J", ref=ref, kind="force"), end
    return Token(f"{token.text} {noun}", token.start, last.end, "A", ref=ref, kind=token.kind), end


def _posting(tokens: list[Token], i: int) -> int:
    """The token behind "to Afghanistan" after an envoy's title, if that stands at `i`."""
    if i + 1 >= len(tokens) or tokens[i].low not in ("to", "for", "in"):
        return i
    k = i + 1 + (tokens[i + 1].low == "the")
    if k >= len(tokens) or tokens[k].tag not in ("A", "C"):
        return i
    named = k + 3 < len(tokens) and tokens[k + 1].text == "," and tokens[k + 2].tag == "N" and tokens[k + 3].text == ","
    return k + 2 if named else k + 1  # "the ambassador to Germany, N, signs"


def _office_of(tokens: list[Token], i: int, memory: Memory) -> tuple[Token, int] | None:
    """An office or institution of a party: "the government of France", "President of the TRNC", "Republic of Kosovo"."""
    low = tokens[i].low
    if i and tokens[i - 1].low == "member":
        return None
    if tokens[i].tag != "w" or not (low in v.OFFICE_HEADS or low in v.TITLE_MODIFIERS or low in v.STATE_HEADS):
        return None
    run = _head_run(tokens, i)
    if run is None:
        if low not in v.STATE_HEADS or not tokens[i].text[0].isupper():
            return None
        run = (i + 1, i, [low])
    end, head, seen = run
    if end < len(tokens) and tokens[end].tag == "N" and seen[-1] in _PLURAL and (several := presidents_of(tokens, run, memory)) is not None:
        return several
    person = None
    if end < len(tokens) and tokens[end].tag == "N" and any(w in v.PERSON_TITLES for w in seen):
        person, end = tokens[end].text, end + 1
    diplomat = seen[-1] in ("ambassador", "ambassadors", "envoy", "envoys", "consul", "consuls")
    if end + 1 >= len(tokens) or not (tokens[end].low == "of" or (tokens[end].low == "from" and not diplomat)):
        return None
    k = end + 1
    while k < len(tokens) and (tokens[k].low in _LIGHT_OF or is_standing(tokens, k)):
        k += 1
    inner_end = k
    while inner_end < len(tokens) and tokens[inner_end].low in v.INNER_BODIES | {"of", "the"} and inner_end - k < 12:
        inner_end += 1
    if inner_end > k and tokens[inner_end - 1].low in ("of", "the"):
        k = inner_end
    if k >= len(tokens):
        return None
    if (
        tokens[k].tag in "JA"
        and tokens[k].kind != "owner"
        and (inner := _institution(tokens, k, memory)) is not None
        and inner[0].tag == "A"
    ) or (inner := _office_of(tokens, k, memory)) is not None:
        party, k = inner[0], inner[1] - 1
    else:
        party = tokens[k]
    if party.tag != "A" or party.ref is None:
        return None
    items = [party]
    if end + 1 < len(tokens) and k + 1 < len(tokens):
        items, k = list_items(tokens, k, party)
    noun = tokens[head].low
    if noun in v.FORCES:
        return None
    merged = merge(items, items[0], items[-1], "A").ref if len(items) > 1 else party.ref
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
    if not former and (of := presidents_of(tokens, run, memory)) is not None:
        return of
    if "pope" in run[2] and not former:
        memory.know(name.text, "VAT")
    parties = tuple(p for n in names if (p := memory.party_of(n.text)) is not None)
    last = names[-1]
    if not parties or former or len(parties) != len(names):
        kind = "titled" if not former else "former"
        return Token(" and ".join(n.text for n in names), token.start, last.end, "N", kind=kind), end
    ref = Ref(parties, "person", name.text, "person", False, {}, tokens[run[1]].low)
    return Token(token.text, token.start, last.end, "A", ref=ref), end


def _led_by(tokens: list[Token]) -> list[Token]:
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
