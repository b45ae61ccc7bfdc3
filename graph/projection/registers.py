"""Whose figure is current: of the registers that tell of a pair's deliveries in a year, the one that stands on `SUPPLIES_ARMS_TO`.

Editions stand side by side and revise each other, and one edition may be loaded whole and in extracts. A sum over all of them counts each
delivery several times. So each year of a pair belongs to one register, and what the others say stands on a type of its own:

1. of the registers that hold the pair whole in that year those with values by year come first (a value over several years cannot be told
   apart into years), then the newest edition, then within an edition the widest;
2. where no register holds the pair whole, the same among the sources that say anything of that year.

A value over several years is current where all of them belong to its register. Where a register by year covers some of them it is not,
since a part of it would count twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from legation.graph.store import Row, Store

Order = tuple[bool, str, str, bool, int, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A source of deliveries: its edition's name, and the years and parties whose trade is whole in it (None: everybody's)."""

    id: str
    name: str | None
    known_from: str
    first: int
    last: int
    suppliers: frozenset[str] | None
    recipients: frozenset[str] | None
    yearly: bool

    @property
    def order(self) -> Order:
        """The highest is current."""
        everybody = self.suppliers is None and self.recipients is None
        return self.yearly, self.known_from, self.name or "", everybody, self.last - self.first, self.id

    def whole(self, supplier: str, recipient: str) -> bool:
        """Whether all that went from one to the other is in it, in the years that it covers."""
        return self.suppliers is None or supplier in self.suppliers or self.recipients is None or recipient in self.recipients


class Editions:
    """The registers that are loaded, and the editions of other sources by id; read once for each batch that is drawn."""

    def __init__(self, registers: Iterable[Row] = (), store: Store | None = None) -> None:
        self._store = store
        self._registers = sorted((_edition(row) for row in registers), key=lambda one: one.order, reverse=True)
        self._by_id = {one.id: one for one in self._registers}

    def of(self, source: str) -> Edition:
        """The edition that a source is. One that is no register covers nothing."""
        if source not in self._by_id:
            rows = self._store.read("write/sources_whole", {"ids": [source]}) if self._store else []
            self._by_id[source] = _edition(rows[0] if rows else {"id": source})
        return self._by_id[source]

    def current(self, supplier: str, recipient: str, held: Mapping[str, Iterable[Iterable[int]]]) -> dict[str, list[bool]]:
        """For each source's delivery periods (each a list of years): whether the value is the current one."""
        periods = {source: [list(years) for years in listed] for source, listed in held.items()}
        whole = [one for one in self._registers if one.whole(supplier, recipient)]
        speak: dict[int, list[Edition]] = {}
        for source, listed in periods.items():
            for year in {year for years in listed for year in years}:
                speak.setdefault(year, []).append(self.of(source))
        owner: dict[int, str] = {}
        for year, said in speak.items():
            covering = next((one for one in whole if one.first <= year <= one.last), None)
            owner[year] = (covering or max(said, key=lambda one: one.order)).id
        return {source: [all(owner[year] == source for year in years) for years in listed] for source, listed in periods.items()}


def editions(store: Store) -> Editions:
    """The registers that the graph holds."""
    return Editions(store.read("ask/registers"), store)


def _edition(row: Row) -> Edition:
    suppliers, recipients = row.get("covers_suppliers"), row.get("covers_recipients")
    register = row.get("covers_first") is not None
    return Edition(
        id=row["id"],
        name=row.get("edition") or row.get("published"),
        known_from=row.get("known_from") or "",
        first=row["covers_first"] if register else 0,
        last=row["covers_last"] if register else -1,
        suppliers=frozenset(suppliers or ()) if suppliers is not None or not register else None,
        recipients=frozenset(recipients or ()) if recipients is not None or not register else None,
        yearly=register and row.get("covers_yearly") is not False,
    )
