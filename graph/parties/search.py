"""Finding a party by what a person types: beginnings, words, folded accents and small slips. Deterministic.

This is for people who choose from a list. Loading and extraction use `Register.resolve`, which never guesses.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from legation.graph.parties.abroad import begins_abroad
from legation.graph.parties.model import Match, Party
from legation.graph.parties.text import fold

_WEIGHT = {"id": 0.0, "name": 0.0, "short": 1.0, "official": 1.0, "alias": 1.0, "former": 3.0, "code": 2.0, "abroad": 2.0, "part": 4.0}
"""Points that a name of this kind costs: a party's present name goes before one that it had once."""
_LATER_KIND = 4.0
_SLIPS = 0.74
"""The least similarity (1 - slips / letters of the longer text, a swap of neighbours one slip) that counts as a slip of the pen:
`Azerbajan` has 0.90, `Britian` 0.86, `turky` 0.83; `Iraq`/`Iran` 0.75 are both names and never slips."""
_WORD = 5
"""Letters that one word of a longer name needs before a slip in it is looked for: `Britian` is near a word of `Great Britain`."""
_SAME_LETTER = 1000
"""Names in other languages with the same first letter that slips are looked for in: all of any letter."""
_Entry = tuple[str, tuple[str, ...], str, str, Party]
"""Folded text, its words, the text, its kind, the party."""
_PARTS = Path(__file__).with_name("data") / "parts.csv"


class Index:
    """All folded names with the party and kind that they belong to."""

    def __init__(self, parties: Iterable[Party], former_ids: Mapping[str, str]) -> None:
        by_id = self._by_id = {party.id: party for party in parties}
        self._entries: list[_Entry] = []
        for party in by_id.values():
            self._add(party.id, "id", party)
            for name in party.names:
                self._add(name.text, name.kind, party)
            for capital in party.capitals:
                self._add(capital.name, "capital", party)
            for value in {code.value for code in party.codes if code.scheme in ("iso2", "cow_igo")}:
                if not value.isdigit():
                    self._add(value, "code", party)
        for old, current in former_ids.items():
            self._add(old, "code", by_id[current])
        for row in csv.DictReader(line for line in _PARTS.read_text("utf-8").splitlines() if not line.startswith("#")):
            self._add(row["text"], "part", by_id[row["party"]])
        self._spoken = [entry for entry in self._entries if entry[3] not in ("id", "code")]
        self._spoken_texts = [entry[0] for entry in self._spoken]
        self._with_word: dict[str, list[_Entry]] = {}
        for entry in self._spoken:
            for word in entry[1]:
                if len(word) >= _WORD:
                    self._with_word.setdefault(word, []).append(entry)
        self._long_words = {word: word for word in self._with_word}

    def _add(self, text: str, kind: str, party: Party) -> None:
        folded = text.casefold() if kind in ("id", "code") else fold(text)  # the code ST is not short for Saint
        self._entries.append((folded, tuple(folded.split()), text, kind, party))

    def search(self, q: str, *, on: date | None = None, limit: int = 20) -> list[Match]:
        """At most `limit` parties, each with its best name; equal scores are ordered by id."""
        wanted = fold(q)
        if not wanted or limit < 1:
            return []
        best: dict[str, Match] = {}
        for folded, words, text, kind, party in self._entries:
            score = _score(wanted, folded, words)
            if score:
                self._keep(best, score, text, kind, party, on)
        for one in begins_abroad(wanted, limit):
            score = 100.0 if one.folded == wanted else 80 + 10 * len(wanted) / len(one.folded)
            self._keep(best, score, one.text, "abroad", self._by_id[one.party], on)
        if not best and len(wanted) > 3:
            self._search_slips(best, wanted, on)
        return sorted(best.values(), key=lambda match: (-match.score, match.party.id))[:limit]

    def _search_slips(self, best: dict[str, Match], wanted: str, on: date | None) -> None:
        abroad = [(one.folded, (), one.text, "abroad", self._by_id[one.party]) for one in begins_abroad(wanted[0], _SAME_LETTER)]
        entries = [*self._spoken, *abroad]
        texts = [*self._spoken_texts, *(entry[0] for entry in abroad)]
        for _, similarity, at in process.extract(wanted, texts, scorer=OSA.normalized_similarity, score_cutoff=_SLIPS, limit=None):
            _, _, text, kind, party = entries[at]
            self._keep(best, 60 * similarity, text, kind, party, on)
        if best or len(wanted) < _WORD or " " in wanted:
            return
        for _, similarity, word in process.extract(
            wanted, self._long_words, scorer=OSA.normalized_similarity, score_cutoff=_SLIPS, limit=5
        ):
            for entry in self._with_word[word]:
                self._keep(best, 50 * similarity, entry[2], entry[3], entry[4], on)

    @staticmethod
    def _keep(best: dict[str, Match], score: float, text: str, kind: str, party: Party, on: date | None) -> None:
        if on is not None and party.last_day is not None and party.last_day < on:
            return
        score = round(score - _WEIGHT.get(kind, _LATER_KIND) - (2.0 if party.end else 0.0), 2)
        held = best.get(party.id)
        if held is None or (score, held.name) > (held.score, text):
            best[party.id] = Match(party, text, kind, score)


def _score(wanted: str, folded: str, words: tuple[str, ...]) -> float:
    """100 for the whole name, 80 to 90 for its beginning, 60 to 70 for the beginning of words in it, 0 for none."""
    if folded == wanted:
        return 100.0
    share = len(wanted) / max(len(folded), 1)
    if folded.startswith(wanted):
        return 80 + 10 * share
    if len(wanted) < 2:
        return 0.0
    asked = wanted.split()
    if all(any(word.startswith(part) for word in words) for part in asked):
        return 60 + 10 * min(share, 1.0)
    return 0.0
