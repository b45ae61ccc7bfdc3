"""What the words around a verb say of its standing: wishes, refusals, accusations; and whom "both countries" means."""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.memory import Memory
from legation.extraction.sentence import Sentence
from legation.extraction.text import Ref
from legation.extraction.verbs import DETERMINERS
from legation.extraction.wordlist import words

CONTROL = words(
    """urge urges urged urging call calls called calling ask asks asked asking invite invites invited inviting invitation
    allow allows allowed allowing enabling permit permits permitted permitting attract attracts attracted induce induced
    want wants wanted encourage encourages encouraged persuade persuaded pressure pressured
    pressuring press pressed force forced require requires required convince convinced advise advised tell tells
    empowered authorised instructed commissioned told enable enables enabled order orders ordered demand demands demanded
    appeal request requests requested lobby
    lobbied need needs failure inability refusal reluctance effort efforts attempt attempts attempted tried
    tries try trying struggled bid pressure willing
    unwilling likely unlikely ability right opportunity mandate proposal offer request cancel cancels cancelled
    canceled scrap scraps scrapped reject rejects rejected block blocks blocked blocking halt halts halted suspend
    suspends suspended"""
)
PAIR_NOUNS = words(
    "nations countries states sides governments parties neighbors neighbours republics nation country two leaders presidents "
    "premiers ministers heads dictators monarchs kings delegations"
)


_COUNTS = {"three": 3, "four": 4, "five": 5}


def is_definite(sent: Sentence, i: int) -> bool:
    """Whether "the", "this" or "that" stands before the noun at `i`, with at most two words between."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if sent.low(k) in ("the", "that", "this"):
            return True
        if sent.tag(k) not in ("w", "N") or sent.low(k) in v.PREPOSITIONS:
            return False
    return False


_UNREAL_GERUND = words(
    """considering consider considers considered proposed proposes proposing suggested suggests discuss discussed
    discussing delayed delay delays avoid avoided avoids oppose opposed opposes opposing without against prevent
    prevented stop stopped halt halted possibility idea interested interest prospect threatened threatens
    instead option conditions return recommend recommends recommended recommending advocates advocated advocating"""
)


_TALKS = words("talks discussions negotiations discuss discussed discusses negotiate consultations working work")


def is_hoped(sent: Sentence, i: int) -> bool:
    """Whether the words before a gerund make it a wish, a refusal or a mere idea: "called for lifting", "the possibility of importing",
    "talks on reopening"."""
    near = [sent.low(k) for k in range(max(0, i - 2), i + 1)]
    if sent.low(i) in ("on", "about", "over") and any(w in _TALKS for w in near):
        return True
    return any(w in _UNREAL_GERUND for w in near) or (sent.low(i) in ("for", "from", "of") and any(w in CONTROL for w in near))


def is_accused(sent: Sentence, i: int) -> bool:
    while i >= 0 and sent.low(i) in DETERMINERS:
        i -= 1
    return sent.low(i) in ("accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected")


def pair_before(sent: Sentence, i: int, memory: Memory) -> Ref | None:
    """The two parties that "both countries" means: those of the sentence so far, else of the text."""
    count = _COUNTS.get(sent.low(i - 1), 2)
    if count > 2:
        listed = [t.ref for t in sent.tokens[: max(i, 0)] if t.ref is not None and len(t.ref.parties) == count]
        return Ref(listed[-1].parties) if listed else None
    parties: list[str] = []
    for token in sent.tokens[: max(i, 0)]:
        if token.ref is not None and token.tag in "AJ":
            parties += [p for p in token.ref.parties if p not in parties and memory.is_state(p)]
    if len(parties) == 2:
        return Ref(tuple(parties))
    if memory.pair is not None and len(parties) < 2:
        return Ref(memory.pair)
    if len(parties) > 2:
        return Ref(tuple(parties[:2]))
    whole = list(dict.fromkeys(p for t in sent.tokens if t.ref is not None and t.tag in "AJC" for p in t.ref.parties if memory.is_state(p)))
    if len(whole) == 2:
        return Ref((whole[0], whole[1]))
    recent = list(dict.fromkeys(reversed(memory.order)))[:2]
    if len(recent) == 2:
        return Ref((recent[1], recent[0]))
    return Ref(memory.whole) if not recent and len(memory.whole) == 2 else None  # "Both countries …" opens the text


def done_by_then(sent: Sentence, verb: int) -> bool:
    """ "Did not establish relations until 1991": the deed was done then."""
    for k in range(verb + 1, min(len(sent.tokens) - 1, verb + 14)):
        if sent.low(k) == "until":
            return any(sent.tag(j) == "D" for j in range(k + 1, min(len(sent.tokens), k + 4)))
        if sent.tokens[k].text in (",", ";", "."):
            return False
    return False


def owned_office(sent: Sentence, i: int) -> int | None:
    """The place of "its" in "its officials", "their foreign ministers" ending at `i`."""
    if sent.tag(i) != "w" or sent.low(i) not in v.PERSON_TITLES | v.GOVERNMENTS:
        return None
    k = i - 1
    while k >= 0 and sent.low(k) in v.TITLE_MODIFIERS:
        k -= 1
    return k if k >= 0 and sent.low(k) in ("its", "their") else None


def his_country(sent: Sentence, i: int) -> bool:
    """Whether "his country", "their government" ends at `i`: the speaker's."""
    return sent.low(i) in ("country", "nation", "government") and sent.low(i - 1) in ("his", "her", "their")
