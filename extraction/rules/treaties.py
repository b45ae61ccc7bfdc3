"""Treaties and agreements signed between two parties."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.text import Ref
from legation.extraction.wordlist import words

STEMS = words("sign conclude ink seal enter")
TREATY = (
    r"(?:compact|concordat|covenant|understanding|exchange of notes|agreement|agreements|treaty|treaties|deal|deals|pact|pacts|"
    r"accord|accords|memorandum|memoranda|"
    r"memorandums|mou|mous|protocol|protocols|convention|declaration|declarations|charter|contract|"
    r"contracts|partnership|communiqué|communique|statement|framework|armistice|ceasefire|truce|"
    r"letter of intent|documents?|roadmap|road map|action plan|programme of cooperation|notes)"
)
_SIGN = re.compile(
    rf"\b(?P<v>sign|signs|signed|signing|ink|inks|inked|conclude|concludes|concluded|seals?|sealed|(?:enters?|entered)(?= into (?!force))|"
    rf"puts?(?= (?:their|its) signatures? (?:to|on))) (?:(?!\.|;)\S+ ){{0,14}}?(?P<n>{TREATY})\b"
)
_PASSIVE = re.compile(
    rf"\b(?P<n>{TREATY})(?P<mid>(?: (?!\.|;)\S+){{0,16}}?) (?:was|were|is|has been|have been|"
    rf"had been) (?:\S+ly |also |then |first |finally )?(?P<v>signed|concluded|inked)\b"
)
_WITH = re.compile(
    r"(?:(?! and (?!(?:commerce|navigation|friendship|cooperation|trade|security|peace|non-\S+|consular|\w+tion|\w+ship|\w+ment|"
    r"\w+ity)\b)| as | which | while | after | that | worth | following |"
    r" amid )[^.;]){0,110}? (?P<w>with|between) (?:(?:the|both|his|her|government|of|"
    r"counterpart|(?:\S+ ){1,2}(?:countries|states|nations) of) )*(?P<o>[ⒶⒿ])"
)
_BY = re.compile(r"(?:(?:on|in|at) (?:the )?\S+ )*(?:in \S+ )?by (?:\S+ ){0,3}?(?P<o>Ⓐ)")


def read(r: Reading) -> None:
    """Writes down agreements signed; arms deals that `arms` has read are not told twice."""
    sent = r.sent
    for match in sent.find(_SIGN):
        _active(r, match)
    for match in sent.find(_PASSIVE):
        _passive(r, match)


def _deal_here(r: Reading) -> bool:
    return any(c.kind == "arms_agreement" and r.sent.start <= c.start < r.sent.end for c in r.claims)


def _pairwise(r: Reading, parties: list[str], rule: str, verb: int, end: int, found: object) -> None:
    from legation.extraction.verbs import Subject

    unique = list(dict.fromkeys(parties))
    if 2 <= len(unique) <= 4:
        for k, one in enumerate(unique):
            r.emit(
                "treaty_signed",
                [one],
                unique[k + 1 :],
                rule=rule,
                trigger=verb,
                end=end,
                found=found if isinstance(found, Subject) else None,
            )


def _active(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    verb, noun = sent.index(match.start()), sent.group(match, "n")
    if noun is None or _deal_here(r):
        return
    found = r.subject(verb)
    if sent.low(noun) == "declaration" and sent.low(noun + 1) == "of" and sent.low(noun + 2) in ("war", "independence"):
        return
    if (
        found.passive
        or found.negated
        or any(sent.low(k) in ("negotiations", "talks", "discussions", "visit") for k in range(verb + 1, noun))
    ):
        return
    parties = list(found.ref.parties) if found.ref is not None and found.ref.role != "force" else []
    if found.ref is None and sent.tag(found.index) == "N" and sent.low(found.index - 1) == "and" and sent.tag(found.index - 2) == "A":
        first = sent.tokens[found.index - 2].ref
        other_party = r.other(first.parties[0]) if first is not None and len(first.parties) == 1 else None
        parties = [first.parties[0], other_party] if first is not None and other_party else []
    inside = next((k for k in range(verb + 1, noun) if sent.tag(k) == "J" and sent.tokens[k].kind == "pair"), None)
    if inside is not None and (ref := sent.tokens[inside].ref) is not None:
        parties = list(ref.parties)
    if _PEACE.search(match[0]) and len(parties) < 2:
        parties += [group for group in _groups(r, verb, noun) if group not in parties]
    end = noun
    other = _WITH.match(sent.line, _place(r, noun) + len(sent.tokens[noun].low))
    late = next((k for k in range(verb + 1, noun) if sent.low(k) == "with"), None)
    target: Ref | None = None
    if late is not None:
        target, end = r.party_at(late + 1), noun
    elif other is not None:
        o = sent.group(other, "o")
        if o is not None and _is_party(r, o):
            target, end = sent.tokens[o].ref, o
            if other["w"] == "between" and target is not None and len(target.parties) >= 2:
                parties = []
    if target is not None:
        if parties and len(parties) == 1:
            r.emit("treaty_signed", parties, target.parties, rule="treaties.signed_with", trigger=verb, end=end, found=found)
            return
        if len(parties) >= 2 and target.role in ("state", "government", "person"):
            r.emit("treaty_signed", parties, target.parties, rule="treaties.signed_with", trigger=verb, end=end, found=found)
            return
        parties += target.parties
    elif (
        len(parties) == 1 and late is None and other is None
    ):  # "recognized Saudi Arabia and signed an agreement", "signed a bilateral treaty"
        told = next((c.object for c in reversed(r.claims) if c.start >= sent.start and c.subject == parties[0]), None)
        told = told or (r.other(parties[0]) if "bilateral" in sent.lows else None)
        parties += [told] if told is not None else []
    _pairwise(r, parties, "treaties.signed", verb, end, found)


_PEACE = re.compile(r"\b(?:peace|ceasefire|truce|armistice|disarmament)\b")
_GROUP = re.compile(r"\b(?:Movement|Front|Army|Forces|Council|Union|Brigades?|Coalition|Alliance|Militia)\b")


def _groups(r: Reading, verb: int, noun: int) -> list[str]:
    """Armed groups that sign a peace, by their names as written: such a party need not be known otherwise."""
    sent = r.sent
    found: list[str] = []
    for k in (*range(max(0, verb - 8), verb), *range(noun + 1, min(len(sent.tokens), noun + 7))):
        armed = sent.low(k - 1) in ("faction", "group", "rebels", "movement", "militia", "rebel")
        if sent.tag(k) != "N" or not (armed or _GROUP.search(sent.tokens[k].text)):
            continue
        first, last = k, k
        while sent.low(last + 1) == "of" and sent.tag(last + 2) == "N":
            last += 2
        found.append(sent.text[sent.tokens[first].start : sent.tokens[last].end])
        break
    return found


_OF_BOTH = re.compile(r"\bbilateral\b|\b(?:during|at) (?:this|that|the) (?:\S+ )?(?:visit|meeting|summit|talks)\b")


def _is_party(r: Reading, o: int) -> bool:
    """Whether token `o` is a party itself, or a pair, and not the origin of a firm ("with Qatari company Qatargas")."""
    token = r.sent.tokens[o]
    return token.tag == "A" or token.kind == "pair"


def _place(r: Reading, i: int) -> int:
    return next(start for start, k in r.sent._starts.items() if k == i)


def _passive(r: Reading, match: re.Match[str]) -> None:
    """ "A treaty between the United States and Austria was signed in Washington on …"."""
    sent = r.sent
    noun, verb = sent.index(match.start()), sent.group(match, "v")
    if verb is None or _deal_here(r):
        return
    other = _WITH.match(sent.line, _place(r, noun) + len(sent.tokens[noun].low))
    owner = next((sent.tokens[k].ref for k in range(noun - 1, max(-1, noun - 4), -1) if sent.tag(k) == "J"), None)
    parties: list[str] = list(owner.parties) if owner is not None and len(owner.parties) == 2 else []
    if other is not None:
        o = sent.group(other, "o")
        if o is not None and o < verb and (ref := sent.tokens[o].ref) is not None:
            parties = list(ref.parties)
            if other["w"] == "with" and len(parties) == 1 and sent.tag(noun - 1) != "J":
                context = r.memory.subject or (Ref((r.memory.home,)) if r.memory.home else None)
                if context is not None and len(context.parties) == 1 and context.parties != ref.parties:
                    parties = [*context.parties, *parties]
            if other["w"] == "with" and sent.tag(noun - 1) == "J" and owner is not None:
                parties = [*owner.parties, *(p for p in parties if p not in owner.parties)]
    after = _WITH.match(sent.line, match.end())
    if len(parties) < 2 and after is not None and after["w"] == "between":
        o = sent.group(after, "o")
        if o is not None and (ref := sent.tokens[o].ref) is not None:
            parties = list(ref.parties)
    if len(parties) < 2:
        by = next((k for k in range(verb + 1, min(len(sent.tokens), verb + 14)) if sent.low(k) == "by"), None)
        if by is not None:
            named = [
                p
                for k in range(by, len(sent.tokens))
                if sent.tag(k) == "A" and (ref := sent.tokens[k].ref) is not None and ref.role == "person"
                for p in ref.parties
            ]
            parties = list(dict.fromkeys([*parties, *named]))[:2]
    if not parties and r.memory.pair is not None and _OF_BOTH.search(sent.line):
        parties = list(r.memory.pair)
    if len(parties) >= 2:
        _pairwise(r, parties, "treaties.signed_passive", verb, verb, None)
