"""Finds names of parties and cities in a text: one pass of an Aho-Corasick automaton over the party register's names.

Case counts, whole words only, the longest name wins. A stop list of names that merely hold a party's name ("The Times of
Israel", "New Mexico") is scanned with them, so that it wins by length. Nothing is guessed: a name the register does not
hold is not found.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

import ahocorasick_rs

SurfaceName = tuple[str, str, str, object, object]
"""Text, party id, kind of name, first and last day on which it holds (None: open): `Register.surface_names()`."""

_RANK = {"name": 0, "official": 1, "short": 2, "alias": 3, "metonym": 4, "former": 5, "demonym": 6, "group": 7, "capital": 8, "city": 9}
_AMBIGUOUS = frozenset({"Korean", "Korea", "Republic", "Kingdom", "Union", "State", "Nations", "OF", "UNION"})
"""Surface forms that several parties share and that are left alone."""
_PREFERRED = {"Dominican": "DOM", "Samoan": "WSM", "Congolese": "COD", "Guinean": "GIN", "Virgin Islander": "VIR"}
"""Whom a form means that several parties share, where reports nearly always mean one of them."""
_EXTRA: tuple[tuple[str, str, str], ...] = (
    ("American", "USA", "demonym"),
    ("U.S.", "USA", "alias"),
    ("US", "USA", "alias"),
    ("USA", "USA", "alias"),
    ("U.S", "USA", "alias"),
    ("U.K.", "GBR", "alias"),
    ("UK", "GBR", "alias"),
    ("Britain", "GBR", "alias"),
    ("Great Britain", "GBR", "alias"),
    ("British", "GBR", "demonym"),
    ("English", "GBR", "language"),
    ("Soviet", "SUN", "demonym"),
    ("Yugoslav", "YUG", "demonym"),
    ("Czechoslovak", "CSK", "demonym"),
    ("East German", "DDR", "demonym"),
    ("GDR", "DDR", "alias"),
    ("West German", "DEU", "demonym"),
    ("West Germany", "DEU", "former"),
    ("Republic of China", "TWN", "official"),
    ("ROC", "TWN", "alias"),
    ("Nationalist China", "TWN", "alias"),
    ("Chinese Nationalist", "TWN", "demonym"),
    ("TRNC", "XNC", "alias"),
    ("PNG", "PNG", "alias"),
    ("Democratic Republic of Sao Tome and Principe", "STP", "official"),
    ("Republic of the United States of Indonesia", "IDN", "former"),
    ("Union of India", "IND", "former"),
    ("Qing dynasty", "CHN", "former"),
    ("Qing Dynasty", "CHN", "former"),
    ("Qing Empire", "CHN", "former"),
    ("PNA", "PSE", "alias"),
    ("Kingdom of the Serbs, Croats and Slovenes", "YUG", "former"),
    ("Kingdom of the Serbs, Croats, and Slovenes", "YUG", "former"),
    ("Hayti", "HTI", "former"),
    ("St. Christopher and Nevis", "KNA", "former"),
    ("St. Vincent and the Grenadines", "VCT", "alias"),
    ("St Vincent and the Grenadines", "VCT", "alias"),
    ("State of Palestine", "PSE", "official"),
    ("Palestinian", "PSE", "demonym"),
    ("Palestinian Authority", "PSE", "alias"),
    ("Palestinian National Authority", "PSE", "alias"),
    ("Palestine Liberation Organization", "PSE", "alias"),
    ("PLO", "PSE", "alias"),
    ("Emirati", "ARE", "demonym"),
    ("Saudi", "SAU", "demonym"),
    ("Azeri", "AZE", "demonym"),
    ("Kosovan", "XKX", "demonym"),
    ("Kosovar", "XKX", "demonym"),
    ("Abkhaz", "XAB", "demonym"),
    ("Abkhazian", "XAB", "demonym"),
    ("South Ossetian", "XSO", "demonym"),
    ("Somalilander", "XSL", "demonym"),
    ("Sahrawi", "ESH", "demonym"),
    ("Sahrawi Republic", "ESH", "alias"),
    ("SADR", "ESH", "alias"),
    ("Serb", "SRB", "demonym"),
    ("Argentine", "ARG", "demonym"),
    ("Hellenic", "GRC", "demonym"),
    ("Libyan", "LBY", "demonym"),
    ("Korean Democratic", "PRK", "demonym"),
    ("North Korean", "PRK", "demonym"),
    ("South Korean", "KOR", "demonym"),
    ("DPRK", "PRK", "alias"),
    ("Congolese", "COD", "demonym"),
    ("European Council", "EU", "metonym"),
    ("European Commission", "EU", "metonym"),
    ("Council of the European Union", "EU", "metonym"),
    ("Security Council", "UN", "metonym"),
    ("U.N. Security Council", "UN", "metonym"),
    ("UN Security Council", "UN", "metonym"),
    ("United Nations Security Council", "UN", "metonym"),
    ("Vatican", "VAT", "name"),
    ("Vatican City", "VAT", "alias"),
    ("Holy See", "VAT", "name"),
    ("Kremlin", "RUS", "metonym"),
    ("White House", "USA", "metonym"),
    ("Pentagon", "USA", "metonym"),
    *((f"{name} administration", "USA", "metonym") for name in ("Trump", "Biden", "Obama", "Bush", "Clinton", "Reagan", "Carter", "Nixon")),
    ("State Department", "USA", "metonym"),
    ("U.S. Department of State", "USA", "metonym"),
    ("U.S. State Department", "USA", "metonym"),
    ("US State Department", "USA", "metonym"),
    ("Office of Foreign Assets Control", "USA", "metonym"),
    ("OFAC", "USA", "metonym"),
    ("OFSI", "GBR", "metonym"),
    ("Department of State", "USA", "metonym"),
    ("Downing Street", "GBR", "metonym"),
    ("Whitehall", "GBR", "metonym"),
    ("Élysée", "FRA", "metonym"),
    ("U.S. Treasury", "USA", "metonym"),
    ("US Treasury", "USA", "metonym"),
    ("Treasury Department", "USA", "metonym"),
    ("Foggy Bottom", "USA", "metonym"),
    ("Knesset", "ISR", "metonym"),
    ("Bundestag", "DEU", "metonym"),
    ("Verkhovna Rada", "UKR", "metonym"),
    ("State Duma", "RUS", "metonym"),
    ("Ramallah", "PSE", "capital"),
    ("Quai d'Orsay", "FRA", "metonym"),
    ("Sublime Porte", "OTT", "metonym"),
    ("Washington", "USA", "capital"),
    ("Washington, D.C.", "USA", "capital"),
    ("Washington D.C.", "USA", "capital"),
    ("Washington, DC", "USA", "capital"),
    ("Washington DC", "USA", "capital"),
)
"""Forms that reports use and that a register of names need not hold; skipped where the register gives the same text."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found: its span in the text, the party it names and what kind of name it is ("stop": none)."""

    start: int
    end: int
    text: str
    party: str
    kind: str


class Gazetteer:
    """An automaton over surface names. Build once, use from any thread."""

    def __init__(self, names: Iterable[SurfaceName], bodies: Iterable[str] = (), ended: Iterable[str] = ()) -> None:
        self.bodies = frozenset(bodies)
        gone = frozenset(ended)
        best: dict[str, tuple[int, str, str]] = {}
        cities: set[str] = set()
        own = ((text, party, kind, None, None) for text, party, kind in _EXTRA)
        for text, party, kind, _, last in chain(names, own, _own_rows("cities.csv", "city"), _own_rows("groups.csv", "group")):
            if len(text) < 2 or text in _AMBIGUOUS or not (text[0].isupper() or text[0] in "al-"):
                continue
            if _PREFERRED.get(text, party) != party or (kind == "capital" and party in gone):
                continue  # Karlsruhe, once Baden's capital, says nothing of a party today
            rank = _RANK.get(kind, 9) * 2 + (3 if last is not None else 0) + (20 if party in gone else 0)
            if kind in ("capital", "city"):
                cities.add(text)
            if text not in best or rank < best[text][0]:
                best[text] = (rank, party, kind)
        for text in _stops():
            best[text] = (-1, "", "stop")
        for text, entry in list(best.items()):
            for variant in _variants(text, entry[2]):
                best.setdefault(variant, entry)
        self._entries = [(text, entry[1], entry[2]) for text, entry in best.items()]
        self._automaton = ahocorasick_rs.AhoCorasick([text for text, _, _ in self._entries])
        self.cities = frozenset(cities)
        """Names that are also those of cities, whatever they stand for first ("Jerusalem")."""
        self._by_text = {text: (party, kind) for text, party, kind in self._entries}

    def find(self, text: str) -> list[Mention]:
        """Every name in `text`, in order, not overlapping; stop names are left out."""
        spans = [
            (start, -end, number)
            for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        found: list[Mention] = []
        reached = 0
        for start, negative_end, number in sorted(spans):  # leftmost first, then longest: "The Sudanese" is no "The Sudan"
            if start >= reached:
                name, party, kind = self._entries[number]
                reached = -negative_end
                if (made := _MADE.match(text, reached)) is not None and kind != "stop":
                    reached, kind = made.end(), "demonym"  # "U.S.-made", "Chinese-built": an adjective
                if kind != "stop":
                    found.append(Mention(start, reached, name, party, kind))
        return found

    def lookup(self, name: str) -> tuple[str, str] | None:
        """Party id and kind of one exact name, or None."""
        return self._by_text.get(name)


_MADE = re.compile(r"-(?:made|built|supplied|donated|produced|manufactured)\b")


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "-" and not before.isalnum() and _MADE.match(text, end):
        return True
    if before.isalnum() or after.isalnum() or before in ("_", "@", "#", "/") or after in ("_", "@"):
        return False
    if after == "." and text[end + 1 : end + 2] == "-":
        return False  # "U.S.-made"
    if after in ("-", "–") and text[end + 1 : end + 2].islower():
        return False  # "Russian-occupied", "Shi'ite-majority": an adjective of its own
    if before != "-" or not text[start - 2 : start - 1].islower() or text[start - 4 : start - 1] in ("Pro", "pro"):
        return True
    prefix = text[max(0, start - 24) : start - 1].rsplit(" ", 1)[-1]
    return len(prefix) > 3 and prefix[0].isupper() and not prefix.endswith("o")  # "Russian-Estonian relations", not "non-Estonian"


def _variants(text: str, kind: str) -> list[str]:
    """Spellings of one name: the other apostrophe, the upper case of headlines, "Caricom" and "Nato" of the British press."""
    found = []
    if kind in ("name", "capital", "demonym") and len(text) > 3 and not text.isupper():
        found.append(text.upper())
    if text.isupper() and text.isalpha() and len(text) > 3 and kind not in ("stop", "city"):
        found.append(text.title())
    if "'" in text:
        found.append(text.replace("'", "’"))
    if "’" in text:
        found.append(text.replace("’", "'"))
    if text.startswith("Saint "):
        found += ["St. " + text[6:], "St " + text[6:]]
    if " and " in text:
        found.append(text.replace(" and ", " & "))
    return found


def _own_rows(name: str, kind: str) -> Iterable[SurfaceName]:
    lines = files("legation.extraction.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        yield row["name"], row["party"], kind, None, None


def _stops() -> Iterable[str]:
    text = files("legation.extraction.data").joinpath("stop.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def default() -> Gazetteer:
    """The gazetteer over the project's party register, built once."""
    from legation.graph.parties import register

    parties = register()
    return Gazetteer(
        parties.surface_names(),
        (p.id for p in parties.parties() if p.kind == "organization"),
        (p.id for p in parties.parties() if p.end is not None),
    )
