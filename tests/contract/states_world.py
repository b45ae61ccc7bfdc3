"""A small world of claims about missions, recognition and relations, from the hard cases of the field: written once for several tests.

Facts and dates are those that the named sources give; each is quoted nowhere and stands for its place in a file only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.store import Store
from legation.graph.write import Writer, retract

STATE = Source(publisher="United States Department of State", title="Chiefs of mission", published="2020-01-01", edition="2020")
FDFA = Source(publisher="Swiss Federal Department of Foreign Affairs", title="Protecting power mandates", published="2019-08-01")
BELGRADE = Source(publisher="Ministry of Foreign Affairs of Serbia", published="2020-03-02")
PRISTINA = Source(publisher="Ministry of Foreign Affairs of Kosovo", published="2021-02-01")
OMAN = Source(publisher="Oman News Agency", published="2011-09-05")
PAPER = Source(publisher="Balkan Insight", published="2020-03-05", cites=(BELGRADE,))
ATLAS = Source(publisher="Wikipedia", title="Foreign relations of Iran", published="2025-11", edition="2025-11")
IRNA = Source(publisher="Islamic Republic News Agency", published="2023-08-06")
LISTS = Source(publisher="Wikidata", published="2022-11-16", edition="2022-11-16")
NAURU = Source(publisher="Wikipedia", title="Foreign relations of Nauru", published="2025-11", edition="2025-11")
NATO = Source(publisher="North Atlantic Treaty Organization", published="2024-03-07")
COW = Source(publisher="Correlates of War Project", title="Formal alliances", published="2013", edition="4.1")


def claims() -> Iterator[Claim]:
    """Every claim of the world."""
    rows = count(1)

    def claim(kind: str, subject: str, object_: str | None, when: str | None, source: Source, **more: Any) -> Claim:
        return Claim(kind=kind, subject=subject, object=object_, when=when, source=source, locator=f"row {next(rows)}", **more)

    # one embassy that moved, and one that moved there and back
    yield claim("mission_opened", "USA", "ISR", "1949-03-28", STATE, mission="embassy", place="Tel Aviv")
    moved = {"details": {"from_place": "Tel Aviv"}, "mission": "embassy"}
    yield claim("mission_moved", "USA", "ISR", "2018-05-14", STATE, place="Jerusalem", **moved)
    here = {"latitude": 31.7479, "longitude": 35.2246, "wikidata": "Q53492009"}
    yield claim("mission", "USA", "ISR", "2022-11-16", LISTS, mission="embassy", place="Jerusalem", details=here)
    yield claim("mission_moved", "PRY", "ISR", "2018-05", STATE, place="Jerusalem", **moved)
    yield claim("mission_moved", "PRY", "ISR", "2018-09-05", STATE, mission="embassy", place="Tel Aviv")
    yield claim("mission_opened", "ISR", "USA", "1949", STATE, mission="embassy", place="Washington")
    # severed and restored; the missions are stories of their own
    yield claim("relations_established", "IRN", "SAU", "1929-08-24", ATLAS)
    yield claim("relations_severed", "SAU", "IRN", "2016-01-03", ATLAS)
    yield claim("relations_restored", "IRN", "SAU", "2023-03-10", IRNA)
    yield claim("mission_opened", "IRN", "SAU", "2023-06-06", IRNA, mission="embassy", place="Riyadh")
    yield claim("mission_opened", "SAU", "IRN", "2023-08-06", IRNA, mission="embassy", place="Tehran", modality="alleged")
    # protecting powers
    tehran = {"receiving": "IRN", "scope": "diplomatic and consular"}
    yield claim("represents_interests", "CHE", "USA", "1980-05-21/..", FDFA, details=tehran)
    yield claim("represents_interests", "CHE", "IRN", "1979/..", FDFA, details={"receiving": "EGY"})
    # recognition, withdrawal and who disputes it
    yield claim("recognized", "USA", "XKX", "2008-02-18", PRISTINA)
    yield claim("recognized", "CHE", "XKX", "2008-02-27", PRISTINA)
    yield claim("recognized", "STP", "XKX", "2012-03-13", PRISTINA)
    yield claim("recognition_withdrawn", "STP", "XKX", "2013-01-07", BELGRADE)
    yield claim("recognized", "SLE", "XKX", "2008-06-13", PRISTINA)
    yield claim("recognition_withdrawn", "SLE", "XKX", "2020-03-02", BELGRADE)
    yield claim("recognition_withdrawn", "SLE", "XKX", "2020-03-02", PAPER)
    yield claim("recognition_withdrawn", "SLE", "XKX", None, PRISTINA, modality="denied")
    yield claim("recognized", "OMN", "XKX", "2011-02-04", PRISTINA)
    yield claim("recognized", "OMN", "XKX", None, OMAN, modality="denied")
    # one ambassador for several countries, one seat
    for host in ("ARM", "GEO", "TKM"):
        yield claim("accredited", "IRL", host, "2022-11-16", LISTS, mission="embassy", details={"seat": "BGR"})
    yield claim("mission", "IRL", "BGR", "2022-11-16", LISTS, mission="embassy", place="Sofia")
    # memberships and alliances; a union of states that ended
    yield claim("membership", "SWE", "NATO", "2024-03-07/..", NATO)
    yield claim("membership", "USA", "NATO", "1949-08-24/..", NATO)
    yield claim("alliance", "YUG", "GRC", "1953-02-28/", COW, seen_until="2012-12-31")
    yield claim("leader", "USA", None, "2009-01-20/2017-01-20", STATE, details={"person": "Barack Obama"})
    # from Taipei to Beijing, there and back; of Honduras nobody tells the end
    yield claim("relations_established", "NRU", "TWN", "1980-05-04", NAURU)
    yield claim("relations_severed", "NRU", "TWN", "2002-07-23", NAURU)
    yield claim("relations_established", "NRU", "CHN", "2002-07-21", NAURU)
    yield claim("relations_severed", "NRU", "CHN", "2005-05-31", NAURU)
    yield claim("relations_restored", "NRU", "TWN", "2005-05-14", NAURU)
    yield claim("relations_severed", "NRU", "TWN", "2024-01-15", NAURU)
    yield claim("relations_restored", "NRU", "CHN", "2024-01-24", NAURU)
    yield claim("relations_established", "HND", "TWN", "1941-04-09", NAURU)
    yield claim("relations_established", "HND", "CHN", "2023-03-26", NAURU)
    # two dates for one beginning, with more independent sources for the later
    yield claim("relations_established", "AZE", "ISR", "1992-04-07", ATLAS)
    yield claim("relations_established", "AZE", "ISR", "1993-08-01", LISTS)
    yield claim("relations_established", "AZE", "ISR", "1993-08-01", STATE)


def build(store: Store) -> None:
    """Write the world and draw its edges."""
    Writer(store, loader="test 1", recorded_at="2026-01-01T00:00:00Z").add(list(claims()))
    projection.run(store)


def retract_relations(store: Store) -> str:
    """Retract the claim that Iran and Saudi Arabia restored their relations, from 1 January 2025 on. Returns its id."""
    (claim,) = (claim for claim in claims() if claim.kind == "relations_restored" and claim.subject == "IRN")
    retract(store, [claim.id], why="a test of retraction", at="2025-01-01T00:00:00Z")
    projection.run(store)
    return claim.id
