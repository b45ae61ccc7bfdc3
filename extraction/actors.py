"""Second reading: noun phrases that act for a party become one token A.

"Azerbaijani Foreign Minister Jeyhun Bayramov", "the government of France", "the leader of the Sahrawi Arab Democratic
Republic, Mohamed Abdelaziz", "Iraqi and Jordanian officials", and lists ("Andorra, France and San Marino"). A person counts
for a state only where the text says so, once; later mentions of the name lead back to that.
"""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.appositions import appositions, led_by
from legation.extraction.coordination import adjective_lists, is_standing, list_items, lists, merge, pairs, places, presidents_of
from legation.extraction.memory import Memory
from legation.extraction.offices import head_run, role_of
from legation.extraction.persons import acts_for
from legation.extraction.text import Ref, Token
from legation.extraction.wordlist import words

_OPENERS = v.OFFICE_HEADS | v.TITLE_MODIFIERS | v.STATE_HEADS
_ENVOYS = words("envoy ambassador commissioner representative")
_PLURAL = words("presidents premiers chancellors ministers leaders kings secretaries ambassadors")
_FORMER = words("former ex- late then ousted deposed exiled")
_NO_OFFICE = words("opposition rebel party separatist religious spiritual community business union protest tribal militia")
"""What is said before "leader N" of those who act for no state."""
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
            found = _office_of(tokens, i, memory) or _titled_person(tokens, i, memory) or _the_pope(tokens, i)
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
        kept = led_by(kept)
    if "p" in tags and ("A" in tags or "N" in tags):
        kept = appositions(kept, memory)
    if "p" in tags and tags.count("A") + tags.count("J") > 1:
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


def _is_code(party: str) -> bool:
    """Whether a party's id is a state's code, not a group's name."""
    return len(party) == 3 and party.isupper() and party.isalpha()


def _institution(tokens: list[Token], i: int, memory: Memory) -> tuple[Token, int] | None:
    """J or A before an office or institution: "Argentine president Javier Milei", "Israel's government", "UAE officials"."""
    token = tokens[i]
    if token.tag not in "JA" or token.ref is None or i + 1 >= len(tokens):
        return None
    if token.kind == "group" and tokens[i + 1].low in _GROUP_WORDS:
        k = i + 1
        while k < len(tokens) and tokens[k].low in _GROUP_WORDS:
            k += 1
        return Token(token.text, token.start, tokens[k - 1].end, "A", ref=Ref(token.ref.parties, kind="group"), kind="group"), k
    run = head_run(tokens, i + 1)
    if run is None:
        return None
    end, head, seen = run
    if token.tag == "A" and tokens[i + 1].tag == "J":
        return None
    noun = tokens[head].low
    if noun in ("state", "states", "side", "sides") and token.kind != "owner" and noun.startswith("state") and len(seen) == 1:
        return None
    former = "opposition" in seen or (
        "then" not in seen and (any(w in _FORMER for w in seen) or (i > 0 and tokens[i - 1].low in _FORMER - {"then"}))
    )
    role = role_of(seen, noun)
    if role == "person" and noun not in v.PERSON_TITLES:
        noun = next((word for word in reversed(seen) if word in v.PERSON_TITLES), noun)
    ref = Ref(token.ref.parties, role, None, "name", former, {}, noun, False, token.ref.spans)
    last = tokens[end - 1]
    person = None
    posted = _posting(tokens, end) if noun in _ENVOYS else end
    if posted > end and (seat := next((t.ref for t in reversed(tokens[end:posted]) if t.ref is not None), None)) is not None:
        ref.post = seat.parties[0]
    if posted < len(tokens) and tokens[posted].tag == "N" and ref.role == "person":
        person = tokens[posted].text
        last = tokens[posted]
        end = posted + 1 + (tokens[posted - 1].text == ",")
    if person is not None and former and memory.told_years and acts_for(person, memory.told_years) in ref.parties:
        former = ref.former = False  # "former president Pervez Musharraf visited Australia in 2005": then in office
    if person is not None and not former and len(ref.parties) == 1:
        memory.know(person, ref.parties[0])
    ref.person = person
    if token.kind == "group" and noun in ("rebels", "fighters", "militia", "guerrillas", "forces", "movement"):
        return Token(token.text, token.start, last.end, "A", ref=Ref(token.ref.parties, kind="group"), kind="group"), end
    if ref.role == "force" and noun in ("rebels", "fighters", "militia", "guerrillas") and not _is_code(token.ref.parties[0]):
        return Token(token.text, token.start, last.end, "A", ref=Ref(token.ref.parties), kind="group"), end  # "FARC rebels"
    if ref.role == "force":
        return Token(token.text, token.start, last.end, "J", ref=ref, kind="force"), end
    return Token(f"{token.text} {noun}", token.start, last.end, "A", ref=ref, kind=token.kind), end


_GROUP_WORDS = words("rebel armed paramilitary militant group rebels militants militia movement organisation organization")


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
    run = head_run(tokens, i)
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
    own = i > 0 and tokens[i - 1].low in ("its", "their", "his") and seen[-1] in ("attaché", "attachés", "diplomats", "representative")
    diplomat = own or seen[-1] in ("ambassador", "ambassadors", "envoy", "envoys", "consul", "consuls")
    if end + 1 >= len(tokens) or not (tokens[end].low == "of" or (tokens[end].low == "from" and not diplomat)):
        return None
    k = end + 1
    while k < len(tokens) and (tokens[k].low in _LIGHT_OF or is_standing(tokens, k)):
        k += 1
    if k + 1 < len(tokens) and tokens[k].tag == "J" and tokens[k].kind == "demonym" and tokens[k + 1].tag == "A":
        k += 1  # "a delegation of the Afghan Taliban"
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
    former = any(w in _FORMER - {"then"} for w in seen)
    role = "state" if noun in v.STATE_HEADS and tokens[head].text[0].isupper() and noun not in ("union", "council") else role_of(seen, noun)
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
        if " " in token.text:
            memory.know(token.text, party)
        return Token(token.text, token.start, token.end, "A", ref=Ref((party,), "person", token.text, "person")), i + 1
    if token.tag != "w" or not (token.low in v.PERSON_TITLES or token.low in v.TITLE_MODIFIERS):
        return None
    run = head_run(tokens, i)
    if run is None or run[0] >= len(tokens) or tokens[run[0]].tag != "N":
        return None
    name = tokens[run[0]]
    names = [name]
    end = run[0] + 1
    while end + 1 < len(tokens) and tokens[end].low == "and" and tokens[end + 1].tag == "N":
        names.append(tokens[end + 1])
        end += 2
    former = any(w in _FORMER for w in run[2]) or (i > 0 and tokens[i - 1].low in (_FORMER - {"then"}) | _NO_OFFICE)
    if not former and (of := presidents_of(tokens, run, memory)) is not None:
        return of
    if "pope" in run[2] and not former:
        memory.know(name.text, "VAT")
    parties = tuple(p for n in names if (p := memory.party_of(n.text)) is not None)
    last = names[-1]
    if len(parties) == 1 < len(names) and run[2][-1] not in _PLURAL and memory.party_of(name.text) is not None:
        names = names[:1]  # "Emperor Akihito and Empress Michiko"
    if not parties or former or len(parties) != len(names):
        kind = "titled" if not former else "former"
        return Token(" and ".join(n.text for n in names), token.start, last.end, "N", kind=kind), end
    for n, party in zip(names, parties, strict=True):
        memory.know(n.text, party)
    ref = Ref(parties, "person", name.text, "person", False, {}, tokens[run[1]].low)
    return Token(token.text, token.start, last.end, "A", ref=ref), end


def _the_pope(tokens: list[Token], i: int) -> tuple[Token, int] | None:
    """ "Met with the Pope": an office that has one holder."""
    token = tokens[i]
    named = token.text == "Pope" or (token.low in ("pope", "pontiff") and i > 0 and tokens[i - 1].low == "the")
    if not named or (i + 1 < len(tokens) and tokens[i + 1].tag in "NA"):
        return None
    return Token(token.text, token.start, token.end, "A", ref=Ref(("VAT",), "person", None, "person", noun="pope")), i + 1
