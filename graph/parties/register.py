"""The register itself: ids, names and codes to parties, by date. The rules are described in docs/parties.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from legation.graph.errors import UnknownParty, UnnamedParty
from legation.graph.parties.abroad import party_abroad
from legation.graph.parties.model import PARTY_NAMES, Match, Party
from legation.graph.parties.search import Index
from legation.graph.parties.spellings import Key, key, keys
from legation.graph.parties.tables import Tables, load
from legation.graph.parties.text import fold

On = date | tuple[date, date] | None

OWN_WORDS = frozenset({"cow_igo", "dutch", "icews", "iigo", "manystates", "sipri", "ukto", "un", "unctad", "usdos", "wikidata"})
"""Schemes whose texts are one publisher's words for a party: they hold for every day that the publisher uses them for,
also outside the party's lifespan (SIPRI writes `Viet Minh` for 1953 and `Serbia` for an order of 1974)."""
NAME_AFTER = frozenset({"dutch", "icews", "sipri", "ukto", "un", "unctad", "usdos"})
"""Schemes of names: a text that the scheme does not list for itself is read as a name of the register."""
SCHEMES_ALSO = {
    "alpha-2": "iso2", "alpha2": "iso2", "alpha-3": "iso3", "alpha3": "iso3", "cown": "cow", "gwn": "gw", "gwno": "gw", "iso": "iso3",
    "iso-2": "iso2", "iso-3": "iso3", "iso2c": "iso2", "iso3c": "iso3", "iso3n": "ison", "ison": "ison", "m49": "ison", "un_m49": "ison",
    "numeric": "ison", "qid": "wikidata", "wd": "wikidata",
}  # fmt: skip
"""Other names of schemes. UN M49's numbers of countries are ISO 3166's."""
CODE_SCHEMES = ("iso2", "iso3", "ison", "fips", "cowc", "gwc", "cow", "gw")
"""Schemes whose bare codes look alike, so that one may be taken for another's."""
CACHE_LIMIT = 500_000
_ITEM = re.compile(r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/|(?:wd|wikidata):)?(?P<item>Q[1-9]\d{0,9})", re.IGNORECASE)
_TWO_NAMES = re.compile(r"([^()]{2,80}?)\s*\(([^()]{2,80})\)")


class Holder(NamedTuple):
    """A party that holds a name or code, and the days for which it does."""

    party: Party
    begin: date
    end: date
    open: bool


class Register:
    """All parties, with their names and codes indexed. Build one with `register()`."""

    def __init__(self, tables: Tables) -> None:
        self._parties = tables.parties
        self._former = tables.former_ids
        self._placeholders = frozenset(fold(text) for text in tables.placeholders)
        self._quiet = tables.quiet
        self.version = tables.version
        self._names: dict[str, list[Holder]] = defaultdict(list)
        self._spellings: dict[Key, list[Holder]] | None = None
        self._codes: dict[tuple[str, str], list[Holder]] = defaultdict(list)
        for party in self._parties.values():
            for name in party.names:
                if name.kind in PARTY_NAMES:
                    self._names[fold(name.text)].append(_holder(party, name.begin, name.end))
            for code in party.codes:
                scheme = code.scheme.removesuffix("_also")
                self._codes[scheme, _code_key(scheme, code.value)].append(_holder(party, code.begin, code.end))
        self.schemes = frozenset(scheme for scheme, _ in self._codes) | {"any", "id", "name"}
        self._cache: dict[tuple[str, str, On], Party] = {}
        self._refused: dict[tuple[str, str, On], tuple[type[UnknownParty], str, tuple[str, ...]]] = {}
        self._hints: dict[str, list[str]] = {}
        self._index: Index | None = None

    def parties(self) -> Sequence[Party]:
        """All parties: countries first, then groups and organisations, each by id."""
        return tuple(self._parties.values())

    def __contains__(self, id_: object) -> bool:
        return id_ in self._parties

    def get(self, id_: str) -> Party:
        """The party with this id. Raises UnknownParty, naming the present id where a withdrawn one was given."""
        party = self._parties.get(id_)
        if party is None:
            current = self._former.get(id_)
            if current is not None:
                message = f"{id_!r} is not an id of the register any more."
                raise UnknownParty(message, text=id_, suggestions=[_hint(self._parties[current])])
            raise UnknownParty(f"No party has the id {id_!r}.", text=id_, suggestions=self._suggest(id_))
        return party

    def current_id(self, id_: str) -> str | None:
        """The id to redirect to: the id itself, or the party's for a withdrawn or foreign code (`ROM`, `ZAR`), or None."""
        return id_ if id_ in self._parties else self._former.get(id_)

    def is_name(self, text: str, *, scheme: str = "name") -> bool:
        """Whether any party bears or bore this name (or has it in `scheme`, one of names); costs no search for what is near it."""
        key = fold(text)
        return key in self._names or (scheme != "name" and (scheme, key) in self._codes)

    def is_placeholder(self, text: str) -> bool:
        """Whether the text says that the source does not know the party (`Unknown supplier(s)`)."""
        return fold(text) in self._placeholders

    def resolve(self, text: str, *, scheme: str = "name", on: On = None) -> Party:
        """The party that `text` means in `scheme` at `on`: a day, the earliest and latest day of a fact, or None.

        Schemes: `name`, `id`, a code scheme (`self.schemes`), or `any` (id, ISO code, name, then a name in another language).
        A fact that spans a change of holder goes to the one with more of its days, on a tie to the later. Raises UnknownParty with
        suggestions for a text that nobody holds, that several hold at once, or whose holder ended before the fact.
        """
        key = (text, scheme, on)
        found = self._cache.get(key)
        if found is not None:
            return found
        refused = self._refused.get(key)
        if refused is None:
            try:
                found = self._resolve(text, scheme, on)
            except UnknownParty as error:
                if len(self._refused) >= CACHE_LIMIT:
                    self._refused.clear()
                self._refused[key] = (type(error), str(error), error.suggestions)
                raise
            if len(self._cache) >= CACHE_LIMIT:
                self._cache.clear()
            self._cache[key] = found
            return found
        kind, message, suggestions = refused
        again = kind(message, text=text)
        again.suggestions = suggestions
        raise again

    def borne(self, text: str, first: date, last: date) -> Party:
        """The party that an id, code or name means in a time: who bore it then, else who ever bore it. Raises UnknownParty."""
        try:
            return self.resolve(text, scheme="any", on=(first, last))
        except UnknownParty:
            return self.resolve(text, scheme="any")

    def search(self, q: str, *, on: date | None = None, limit: int = 20) -> list[Match]:
        """Parties whose id or a name begins with, contains or nearly is `q`, best first; `on` leaves out ended ones."""
        return self._searchable().search(q, on=on, limit=limit)

    def surface_names(self) -> Iterator[tuple[str, str, str, date | None, date | None]]:
        """(text, party id, kind, first day, last day) of what running text calls the parties, for a gazetteer.

        Names, demonyms, capitals and metonyms; a country that ended ends them, so that `Texas` is a party of 1840 only.
        The organisations that are only in the IGO table are left out: their names and abbreviations (`Africare`, `PC`)
        are ordinary words of other texts.
        """
        for party in self._parties.values():
            if party.id in self._quiet:
                continue
            over = party.last_day if party.kind == "country" else None
            for name in party.names:
                yield name.text, party.id, name.kind, name.begin, name.end or over
            own = {name.text for name in party.names}
            for capital in party.capitals:
                if capital.name not in own:
                    yield capital.name, party.id, "capital", capital.begin, capital.end or over

    def _resolve(self, text: str, scheme: str, on: On) -> Party:
        stripped = text.strip()
        if scheme == "any":
            return self._resolve_any(stripped, on)
        if scheme == "id":
            return self.get(stripped)
        if scheme != "name":
            if scheme not in self.schemes:
                if scheme in SCHEMES_ALSO:
                    return self._resolve(text, SCHEMES_ALSO[scheme], on)
                raise UnknownParty(f"There is no scheme {scheme!r}; known are {', '.join(sorted(self.schemes))}.", text=text)
            holders = self._codes.get((scheme, _code_key(scheme, stripped)))
            if holders:
                return self._choose(stripped, scheme, holders, on)
            if scheme not in NAME_AFTER:
                hints = () if stripped.isdigit() or scheme == "wikidata" else self._suggest(stripped)
                raise UnknownParty(f"No party has the {scheme} code {stripped!r}.", text=stripped, suggestions=hints)
        if fold(stripped) in self._placeholders:
            raise UnnamedParty(f"{stripped!r} says that the party is not known.", text=stripped)
        holders = self._names.get(fold(stripped)) or (self._starred(stripped) if scheme == "sipri" else [])
        if not holders and scheme != "sipri":
            holders = self._spelled(stripped)
        if not holders:
            raise UnknownParty(f"No party is called {stripped!r}.", text=stripped, suggestions=self._suggest(stripped))
        return self._choose(stripped, "name", holders, on)

    def _starred(self, text: str) -> list[Holder]:
        """Who a name of SIPRI's with `*` (a group) or `**` (an organisation) can be that is not listed for itself: `RSF (Sudan)*`,
        `House of Representatives (Libya)*`. Its editions name the same group in several ways. A country is never meant."""
        bare = text.rstrip("*").rstrip()
        if bare == text:
            return []
        kind = "organization" if text.endswith("**") else "group"
        for name in (bare, bare.partition("(")[0].rstrip()):
            holders = [holder for holder in self._names.get(fold(name), ()) if holder.party.kind == kind]
            if holders:
                return holders
        return []

    def _spelled(self, text: str) -> list[Holder]:
        """Who bears the name that a list turned round, shortened or marked; none where its readings are names of several parties."""
        if self._spellings is None:
            self._spellings = defaultdict(list)
            for party in self._parties.values():
                for name in party.names:
                    if name.kind in PARTY_NAMES:
                        self._spellings[key(name.text)].append(_holder(party, name.begin, name.end))
        read = [holders for one in keys(text) if (holders := self._spellings.get(one))]
        if len(read) > 1 and len({holder.party.id for holders in read for holder in holders}) > 1:
            return []
        return read[0] if read else self._named_twice(text)

    def _named_twice(self, text: str) -> list[Holder]:
        """Who bears both the name before a bracket and the name in it: `Macedonia (FYROM)`; none where they are two parties' names."""
        named = _TWO_NAMES.fullmatch(text)
        if named is None:
            return []
        before, inside = (self._names.get(fold(part)) or self._spelled(part) for part in named.groups())
        both = {holder.party.id for holder in before} & {holder.party.id for holder in inside}
        return [holder for holder in before if holder.party.id in both] if len(both) == 1 else []

    def _resolve_any(self, text: str, on: On) -> Party:
        for id_ in (text, text.upper()) if len(text) <= 4 else (text,):
            current = self.current_id(id_)
            if current is not None:
                return self._parties[current]
        if len(text) == 2 and ("iso2", text.upper()) in self._codes:
            return self.resolve(text.upper(), scheme="iso2", on=on)
        if (coded := self._coded(text)) is not None:
            return self.resolve(coded[1], scheme=coded[0], on=on)
        if fold(text) not in self._names and not self._spelled(text) and (abroad := party_abroad(text)):
            text = self._parties[abroad].name
        return self.resolve(text, on=on)

    def _coded(self, text: str) -> tuple[str, str] | None:
        """(scheme, code) of a text that names its scheme (`cow:365`, an item's address), or of bare digits, which are ISO's; else None."""
        if match := _ITEM.fullmatch(text):
            return "wikidata", match["item"].upper()
        scheme, colon, value = text.partition(":")
        scheme = SCHEMES_ALSO.get(scheme.strip().casefold(), scheme.strip().casefold())
        if colon and scheme in self.schemes and value.strip():
            return scheme, value.strip() if scheme in NAME_AFTER or scheme in ("any", "id", "name") else value.strip().upper()
        if text.isdigit() and ("ison", _code_key("ison", text)) in self._codes:
            return "ison", text
        return None

    def also(self, text: str) -> list[tuple[str, Party]]:
        """(scheme, party) of whom the bare code `text` means in other schemes, where that is another party than `any` reads it as:
        `710` is ISO's South Africa and COW's China. Ordered by scheme; empty where all mean the same."""
        bare = text.strip().upper()
        try:
            meant = self.resolve(bare, scheme="any").id
        except UnknownParty:
            meant = ""
        found: dict[tuple[str, str], Party] = {}
        for scheme in CODE_SCHEMES:
            for holder in self._codes.get((scheme, _code_key(scheme, bare)), ()):
                if holder.party.id != meant and holder.open:
                    found.setdefault((scheme, holder.party.id), holder.party)
        if bare in self._parties and bare != meant:
            found["id", bare] = self._parties[bare]
        return [(scheme, party) for (scheme, _), party in sorted(found.items(), key=lambda one: one[0])]

    def _choose(self, text: str, scheme: str, holders: list[Holder], on: On) -> Party:
        parties = {holder.party.id: holder.party for holder in holders}
        if on is None:
            return self._choose_undated(text, scheme, holders, parties)
        first, last = on if isinstance(on, tuple) else (on, on)
        if len(parties) > 1:
            party = self._choose_dated(text, scheme, holders, first, last)
        else:
            (party,) = parties.values()
        if scheme not in OWN_WORDS and party.kind != "group":
            ended = _ended(party, [holder for holder in holders if holder.party is party])
            if ended is not None and first > ended:
                raise self._over(text, holders, first)
        return party

    def _choose_undated(self, text: str, scheme: str, holders: list[Holder], parties: dict[str, Party]) -> Party:
        """One holder; or the party whose own name or id the text is; or the only one that holds it without an end."""
        if len(parties) > 1:
            key = fold(text)
            own = {i: p for i, p in parties.items() if i == text or (scheme == "name" and fold(p.name) == key)}
            present = {holder.party.id: holder.party for holder in holders if holder.open and not holder.party.end}
            parties = own if len(own) == 1 else present if len(present) == 1 else parties
        if len(parties) > 1:
            raise self._ambiguous(text, parties.values(), "Say a date or a fuller name")
        return next(iter(parties.values()))

    def _choose_dated(self, text: str, scheme: str, holders: list[Holder], first: date, last: date) -> Party:
        spans = [(max(h.begin, first), min(h.end, last), h.party) for h in holders]
        inside = [span for span in spans if span[0] <= span[1]]
        for index, (begin, end, party) in enumerate(inside):
            for other_begin, other_end, other in inside[index + 1 :]:
                if other is not party and begin <= other_end and other_begin <= end:
                    raise self._ambiguous(text, [party, other], "Say a fuller name")
        if inside:
            days: dict[str, int] = defaultdict(int)
            for begin, end, party in inside:
                days[party.id] += (end - begin).days + 1
            return max(inside, key=lambda span: (days[span[2].id], span[0]))[2]
        if scheme == "name":
            over = all(holder.party.end for holder in holders) and all(holder.end < first for holder in holders)
            candidates = [holder.party for holder in holders]
            raise self._over(text, holders, first) if over else self._ambiguous(text, candidates, f"None held it on {first}")
        # A code list has gaps (COW drops occupied states) that the sources using its codes do not keep to.
        return min(spans, key=lambda span: ((span[0] - span[1]).days, -span[0].toordinal()))[2]

    def _ambiguous(self, text: str, parties: Iterable[Party], advice: str) -> UnknownParty:
        hints = [_hint(party) for party in dict.fromkeys(parties)]
        return UnknownParty(f"{text!r} can mean more than one party. {advice}.", text=text, suggestions=hints)

    def _over(self, text: str, holders: Iterable[Holder], first: date) -> UnknownParty:
        """The refusal of a name or code whose last holder gave it up, or ended, before the fact."""
        last = max(holders, key=lambda holder: min(holder.end, holder.party.last_day or date.max))
        party = last.party
        ended = party.last_day is not None and party.last_day < first
        until = "" if last.open else f" until {last.end}"
        message = f"Nobody was {text!r} on {first}: it was {party.id} ({party.name}){until}"
        message += f", which ended on {party.end}." if ended else "."
        heirs = [self._parties[heir.other] for heir in party.successors] if ended else [party]
        return UnknownParty(message, text=text, suggestions=[_hint(heir) for heir in heirs])

    def _suggest(self, text: str) -> list[str]:
        hints = self._hints.get(text)
        if hints is None:
            if len(self._hints) >= CACHE_LIMIT:
                self._hints.clear()
            hints = self._hints[text] = [_hint(match.party) for match in self._searchable().search(text, limit=3)]
        return hints

    def _searchable(self) -> Index:
        if self._index is None:
            self._index = Index(self._parties.values(), self._former)
        return self._index


def _holder(party: Party, begin: date | None, end: date | None) -> Holder:
    return Holder(party, begin or date.min, end or date.max, end is None)


def _code_key(scheme: str, value: str) -> str:
    """Codes compare exactly, but for numbers' leading zeros (`008` is `8`) and the folding of names in NAME_AFTER."""
    if scheme in NAME_AFTER:
        return fold(value)
    return value.lstrip("0") or "0" if value.isdigit() else value


def _ended(party: Party, holders: list[Holder]) -> date | None:
    """The last day for which a party's name or code can be meant: of its life, or of the code's own longer validity."""
    end = party.last_day
    if end is None:
        return None
    return max([end, *(holder.end for holder in holders if not holder.open)])


def _hint(party: Party) -> str:
    return f"{party.id}: {party.name}"


@cache
def register() -> Register:
    """The register of the tables that are shipped with Legation, loaded once."""
    return Register(load())
