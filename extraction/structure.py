"""Which phrases stand in which relation to a verb or noun, read from the order of words alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from legation.extraction import vocabulary as v
from legation.extraction.clauses import clause_end, clause_start
from legation.extraction.memory import Memory
from legation.extraction.sentence import Sentence
from legation.extraction.subjects import clause_subject
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

COMPOUND = words("according prior due contrary owing thanks close subject next")
"""Words that make a preposition of two with the one after them, which names no goal."""


_NO_STATE = words("rebel rebels opposition separatists insurgents militants militia militias fighters dissidents exiles")
"""What makes of an adjective somebody who does not act for the state: "arms for Colombian rebels"."""
_AFTER_NOUNS = words("on against regime list relief from worth package packages")
_MAKING = words(
    "make makes made making pay pays paid paying undertake undertakes undertook begin begins began beginning conclude concluded"
)
"""Verbs of which a noun tells the deed: "made an official visit to"."""
_EITHER = words("bans sanctions exports supplies visits tours sales ships purchases imports orders hosts meets")
"""Forms that are plural nouns as well as verbs."""
_BEFORE_NOUNS = words("the a an ever first-ever his her its their of this for during")
_BEFORE_VERBS = words(
    "and or but which who that it they he she we not country nation kingdom republic island both also then states countries"
)
GROUPS = words("states countries nations members governments")


@dataclass(frozen=True, slots=True)
class Named:
    """A party named in a relation: whom, at which token, and the city where one is named."""

    ref: Ref
    index: int
    place: str | None = None


def owns_itself(noun: str) -> bool:
    """Whether what a party owns stands for it: its government, an office, its capital; not its neighbours."""
    return noun in v.OFFICE_HEADS or noun in v.TITLE_MODIFIERS or noun in _OF_ITSELF


_OF_ITSELF = words("capital airport port territory independence sovereignty separation statehood nationals citizens companies")


def is_noun(sent: Sentence, k: int, nouns: frozenset[str]) -> bool:
    """Whether token `k` is one of `nouns`: a word, a mission, or an office with its party ("Belarusian diplomats")."""
    token = sent.tokens[k]
    if token.tag == "A":
        return token.ref is not None and token.ref.noun in nouns
    return token.low in nouns or (token.tag == "M" and token.text.split()[-1].lower() in nouns)


class Subjects(Protocol):
    """What a structure asks of the reading of its text: whose the subject of a verb is, and what was spoken of before."""

    memory: Memory

    def subject(self, verb: int) -> Subject:
        """Subject and mood of the verb at token `verb`."""


class Structure(Protocol):
    """A reader of structure over one sentence. Tokens are those of the sentence."""

    sure: bool
    """Whether subjects come from a parse."""

    def is_verb(self, i: int) -> bool:
        """Whether the word at `i` is a verb here."""

    def future(self, i: int) -> bool:
        """Whether the clause around the word is in the future: "said he would speak during a visit"."""

    def noun(self, i: int, nouns: frozenset[str]) -> int | None:
        """The object of the word at `i`, where it is one of `nouns`."""

    def doer(self, i: int, nouns: frozenset[str]) -> int | None:
        """The subject of the verb at `i`, where it is one of `nouns`."""

    def named(self, i: int, relation: str) -> list[Named]:
        """The parties in a relation to the word at `i`: subj, obj, mod or a preposition; iobj (before the object), inobj (within it)
        and whose (owner of what the passive is said of)."""


class LightStructure:
    """The default reader: subjects by `grammar`, the rest by what follows within the clause."""

    sure = False

    def __init__(self, sent: Sentence, reading: Subjects) -> None:
        self.sent, self.reading = sent, reading
        self._known: dict[tuple[int, str], list[Named]] = {}
        """What was asked already, as many rows of the table ask the same of one word."""

    def is_verb(self, i: int) -> bool:
        """A form in -ed or -ing, or one that no article, owner or adjective stands before."""
        before = self.sent.low(i - 1)
        if before in ("to", "will", "would") or before in v.AUXILIARIES:
            return True
        low, after = self.sent.low(i), self.sent.low(i + 1)
        if not low.endswith(("ed", "ing")) and (after in ("by", "of") or (low in _EITHER and after in _AFTER_NOUNS)):
            return False  # "Visit by the Pope to Angola", "EU sanctions on Iran"
        plain = not low.endswith(("ed", "ing")) and self.sent.tag(i - 1) == "w" and before not in _BEFORE_VERBS
        if (
            plain
            and not before.endswith("ly")
            and before not in v.ADVERBS | v.OFFICE_HEADS - {"state"}
            and i
            and low not in v.FINITE - v.BASES - _EITHER
        ):
            return False  # "oil exports", "its first shipment"
        noun = before in _BEFORE_NOUNS or self.sent.tag(i - 1) in ("J", "s")
        return not noun and not before.endswith(("al", "-day", "first", "official"))

    def future(self, i: int) -> bool:
        """Whether "will" or "would" stands before a noun in its clause."""
        if self.is_verb(i):
            return False
        for k in range(i - 1, max(-1, i - 14), -1):
            if self.sent.low(k) in ("will", "would"):
                return True
            if self.sent.tokens[k].text in (",", ";") or (self.sent.tag(k) == "w" and self.sent.low(k) in v.FINITE):
                return False
        return False

    def noun(self, i: int, nouns: frozenset[str]) -> int | None:
        """The nearest of `nouns` after the word, before any other verb or comma; before it in the passive or in a compound."""
        if self._is(i - 1, nouns) and i and self.sent.tag(i - 1) == "w" and not self.is_verb(i):
            return i - 1  # "oil exports"
        for k in range(i + 1, min(len(self.sent.tokens), i + 13)):
            if self._is(k, nouns):
                return k
            low = self.sent.low(k)
            before = self.sent.low(k - 1)
            adjective = low.endswith("ed") and (self.sent.tag(k - 1) in ("n", "J") or before in ("the", "a", "an", "its", "of"))
            verb = low in v.FINITE - _EITHER and not adjective
            if self.sent.tokens[k].text in (",", ";") or verb or (low in ("in", "at", "by", "on") and self.sent.tag(k) == "w"):
                break
        if not self.sent.low(i).endswith(("ed", "n", "t", "d")):
            return None
        if i and self._is(i - 1, nouns):
            return i - 1  # "a treaty signed in 1996"
        if self._passive(i):
            for k in range(i - 1, max(-1, i - 14), -1):
                if self._is(k, nouns):
                    return k
                low = self.sent.low(k)
                if self.sent.tokens[k].text in (";", ",") or (low in v.FINITE - v.AUXILIARIES and not low.endswith(("ed", "en"))):
                    return None
        return None

    def doer(self, i: int, nouns: frozenset[str]) -> int | None:
        """The subject of the word at `i`, where it is one of `nouns`: "the first jets promised by France arrive"."""
        first = clause_start(self.sent, i)
        for k in range(i - 1, max(-1, i - 16, first - 1), -1):
            if self._is(k, nouns) and (k + 1 == i or self._ends(k)):
                return k
            low = self.sent.low(k)
            if (
                self.sent.tag(k) == "w"
                and low in v.FINITE - v.AUXILIARIES
                and not low.endswith(("ed", "en"))
                and low not in ("bought", "sold")
            ):
                return None
        return None

    def _ends(self, k: int) -> bool:
        """Whether the phrase ends with the word at `k`: "fuel" does not in "fuel trucks arriving"."""
        low = self.sent.low(k + 1)
        return (
            self.sent.tag(k + 1) != "w"
            or low in ("tanker", "tankers", "shipment", "cargo")
            or low in v.PREPOSITIONS | v.AUXILIARIES | v.FINITE
            or low.endswith("ed")
        )

    def _passive(self, i: int) -> bool:
        """Whether a form of "to be" stands before the participle at `i`, adverbs between."""
        if self.sent.low(i).endswith("ing"):
            return False
        if self.sent.low(i + 1) == "by" and self.sent.tag(i - 1) == "w" and self.sent.low(i - 1) not in v.AUXILIARIES and i:
            return True  # "soybeans bought by China"
        k = i - 1
        while k > 0 and (self.sent.low(k) in v.ADVERBS or self.sent.low(k).endswith("ly")):
            k -= 1
        return self.sent.low(k) in ("was", "were", "been", "being", "be", "is", "are", "gets", "got")

    def _is(self, k: int, nouns: frozenset[str]) -> bool:
        return is_noun(self.sent, k, nouns)

    def named(self, i: int, relation: str) -> list[Named]:
        """The parties in a relation to the word at `i`."""
        found = self._known.get((i, relation))
        if found is None:
            found = self._known[i, relation] = self._named(i, relation)
        return found

    def _named(self, i: int, relation: str) -> list[Named]:
        if relation == "subj":
            found = self.reading.subject(i) if self.is_verb(i) else None
            if found is not None and self._passive(i):
                return self.named(i, "by")
            if found is not None:
                if found.ref is None and not found.passive and (self.sent.low(i - 1) in v.AUXILIARIES or found.head in GROUPS):
                    return self._members(i)
                return [Named(found.ref, found.index)] if found.ref is not None and not found.passive else []
            other = clause_subject(self.sent, i - 1, self.reading.memory)
            if other is None or other[0] is None:
                made = next((k for k in range(i - 1, max(-1, i - 7), -1) if self.sent.low(k) in _MAKING and self.sent.tag(k) == "w"), None)
                who = self.reading.subject(made) if made is not None else None
                other = (who.ref, who.index) if who is not None and who.ref is not None else self._ahead(i)
            return [Named(other[0], other[1])] if other is not None and other[0] is not None else []
        if relation == "mod":
            return self._modifier(i)
        if relation == "obj":
            if self._passive(i):
                found = self.reading.subject(i)
                return [Named(found.ref, found.index)] if found.ref is not None else []
            return self._phrase(i + 1)
        if relation == "whose":
            return self._owner(i)
        if relation == "iobj":
            k = i + 1 + (self.sent.low(i + 1) == "the")
            ref = self.sent.tokens[k].ref if self.sent.tag(k) in ("A", "C") else None
            return [Named(ref, k)] if ref is not None else []
        if relation == "inobj":
            return self._inside(i)
        last = clause_end(self.sent, i)
        if relation == "by" and not self.is_verb(i):
            last = min(last, i + 3)  # "a visit by", not "the first by"
        if self.sent.low(last + 1) == "and" and relation in ("on", "against") and not self.is_verb(i):
            last = i + 12  # "sanctions and travel bans on"
        for k in range(i + 1, min(len(self.sent.tokens), i + 16, last + 1)):
            if self.sent.low(k) == relation and self.sent.tag(k) == "w" and self.sent.low(k - 1) not in COMPOUND:
                if found_there := self._phrase(k + 1):
                    return found_there
                continue
            finite = self.sent.tag(k) == "w" and self.sent.low(k) in v.FINITE - _EITHER
            if finite and not (k == i + 1 and self.sent.low(k).endswith(("ed", "t"))):
                return []
        return []

    def _inside(self, i: int) -> list[Named]:
        """Whoever is named in the object of the verb at `i`, as owner, adjective or itself: "blacklists Sibur, Russia's biggest firm"."""
        last = clause_end(self.sent, i)
        for k in range(i + 1, min(len(self.sent.tokens), i + 12, last + 1)):
            token = self.sent.tokens[k]
            if token.tag in ("A", "J", "C") and token.ref is not None and token.ref.parties:
                return [Named(token.ref, k)]
            if token.tag == "w" and (token.low in v.FINITE or token.low in v.PREPOSITIONS - {"of", "in", "against"}):
                return []
        return []

    def _owner(self, i: int) -> list[Named]:
        """Whose the subject of a passive verb at `i` is: "Vanuatu's citizen N has been appointed …"."""
        if not self._passive(i):
            return []
        for k in range(i - 1, clause_start(self.sent, i) - 1, -1):
            token = self.sent.tokens[k]
            if token.tag in ("J", "A") and token.ref is not None and token.kind != "stand-in":
                return [Named(token.ref, k)]
            if token.tag == "w" and token.low in v.FINITE - v.AUXILIARIES:
                return []
        return []

    def _ahead(self, i: int) -> tuple[Ref | None, int] | None:
        """Who stands behind the phrase that opens the sentence with the noun at `i`: "During a visit to Kyiv, the premier pledged …"."""
        comma = next((k for k in range(i + 1, min(len(self.sent.tokens), i + 14)) if self.sent.tokens[k].text == ","), None)
        if i > 6 or comma is None or self.sent.low(0) not in ("during", "on", "in", "after", "following", "before", "ahead", "at"):
            return None
        k = comma + 1 + (self.sent.low(comma + 1) == "the")
        return clause_subject(self.sent, k, self.reading.memory) if self.sent.tag(k) == "A" else None

    def _members(self, i: int) -> list[Named]:
        """ "The list of states that have … includes A, B and C": who the group before the verb at `i` is."""
        first = next((k for k in range(i - 1, max(-1, i - 6), -1) if self.sent.low(k) in ("that", "which", "who")), None)
        if first is None or self.sent.low(first - 1) not in GROUPS:
            return []
        after = range(i + 1, min(len(self.sent.tokens), i + 12))
        told = next((k for k in after if self.sent.low(k) in ("includes", "include", "included", "are", ":")), None)
        return self._phrase(told + 1) if told is not None else []

    def _phrase(self, i: int) -> list[Named]:
        """The parties of the noun phrase that begins at `i`, with those joined to it."""
        found: list[Named] = []
        k, plain = i, 0
        while k < len(self.sent.tokens):
            token = self.sent.tokens[k]
            if token.tag == "J" and token.kind == "owner" and not found and not owns_itself(self.sent.low(k + 1)):
                plain += 1
                k += 1  # "China's rival Taiwan", "India's neighbours": not the owner
                continue
            if token.tag == "C" and self.sent.low(k - 1) in v.PERSON_TITLES:
                break  # "Queen Victoria" is no city
            if token.tag in "AJC" and token.ref is not None and (token.tag != "C" or token.ref.parties):
                if token.tag == "J" and found:
                    break
                if token.tag == "J" and self.sent.low(k + 1) in _NO_STATE:
                    break
                group = next((n for n in (k + 1, k + 2) if self.sent.low(n) in GROUPS), None)
                if not found and group is not None and (opened := self._list_after(group)) is not None:
                    k = opened  # "certain EU member states, including Italy and Sweden"
                    continue
                found.append(Named(token.ref, k, token.text if token.tag == "C" else None))
                if token.tag == "J" or (after := self._next_item(k)) is None:
                    break
                k = after
                continue
            if not found and token.low in GROUPS and (opened := self._list_after(k)) is not None:
                k = opened  # "eight African countries -- Ethiopia, Djibouti, …"
                continue
            if not found and plain and token.low == "of" and k - i < 6:
                k += 1 + (self.sent.low(k + 1) == "the")  # "four judges of the court"
                continue
            if found or token.tag not in ("w", "n", "N") or token.low in v.PREPOSITIONS or token.low in v.FINITE or plain > 4:
                break
            plain += 1
            k += 1
        return found

    def _list_after(self, k: int) -> int | None:
        """Where the list of the group named at `k` begins: behind dashes, a colon, a bracket, "including" or "namely"."""
        j = k + 1
        while j < len(self.sent.tokens) and j - k < 5 and self.sent.tokens[j].text in (":", "-", "--", "–", "—", ",", "("):
            j += 1
        told = self.sent.low(j) in ("including", "namely", "like")
        j += told + 2 * (self.sent.low(j) == "such" and self.sent.low(j + 1) == "as")
        return j if j > k + 1 and self.sent.tag(j) in ("A", "C") else None

    def _next_item(self, k: int) -> int | None:
        """The next item of the list whose last one stands at `k`: "Lima (consulate), Basra in Iraq, Kabul and the Hague"."""
        j = k + 1
        if self.sent.low(j) == "in" and self.sent.tag(k) == "C" and self.sent.tag(j + 1) == "A":
            j += 2
        if self.sent.low(j) == "(":
            closing = next((n for n in range(j, min(len(self.sent.tokens), j + 12)) if self.sent.low(n) == ")"), None)
            j = closing + 1 if closing is not None else j
        if self.sent.low(j) not in (",", "and"):
            return None
        while self.sent.low(j) in (",", "and", "the", "also"):
            j += 1
        return j if self.sent.tag(j) in ("A", "C") else None

    def _modifier(self, i: int) -> list[Named]:
        own = self.sent.tokens[i].ref
        if own is not None and self.sent.tag(i) == "A" and own.noun:
            return [Named(own, i)]
        k = i - 1
        while k >= 0 and i - k < 5 and self.sent.tag(k) in ("w", "n", "D", "M") and self.sent.low(k) not in v.PREPOSITIONS | v.FINITE:
            k -= 1
        token = self.sent.tokens[k] if k >= 0 else None
        if token is not None and token.tag in ("J", "A") and token.ref is not None and i - k < 5:
            return [Named(token.ref, k)]
        return []
