"""Loaders of relations: Wikipedia's dates and Wikidata's P530, on slices of the real files."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.graph.claims import Claim
from legation.graph.time import parse
from legation.loaders.frame.present_names import bearer, interrupted, older_than, opening_parties
from legation.loaders.relations import relations_wikipedia
from tests.unit.loaders import world_a


@pytest.fixture
def dates() -> list[Claim]:
    return list(world_a.read_slice("wikipedia-relations").claims)


def said(claims: list[Claim], kind: str = "relations_established") -> set[tuple[str, str | None, str | None]]:
    return {(claim.subject, claim.object, claim.when) for claim in claims if claim.kind == kind}


def test_both_pages_of_a_pair_are_two_claims_of_one_origin(dates: list[Claim]) -> None:
    pair = [claim for claim in dates if {claim.subject, claim.object} == {"ISR", "AZE"}]
    assert [claim.when for claim in pair] == ["1992-04-07", "1992-04-07"]
    assert len({claim.source.id for claim in pair}) == 2
    assert len({claim.track for claim in pair}) == 1
    assert {claim.origin for claim in pair} == {"wikipedia"}
    assert {claim.source.title for claim in pair} == {"Foreign relations of Israel", "Foreign relations of Azerbaijan"}
    assert all(claim.source.licence == "CC BY-SA 4.0" and claim.source.known_from == "2025-11-30" for claim in pair)


def test_contradicting_pages_keep_both_dates(dates: list[Claim]) -> None:
    assert {("AFG", "CAN", "1969-07-17"), ("CAN", "AFG", "1968-07-17")} <= said(dates)


def test_a_present_name_is_the_party_of_the_day(dates: list[Claim]) -> None:
    found = said(dates)
    assert ("CUB", "SUN", "1960-05-08") in found
    assert ("MEX", "CSK", "1922-07-20") in found
    assert ("THA", "YUG", "1954-11-12") in found
    assert ("EST", "RUS", "1991-10-24") in found  # between two successors of the Soviet Union
    assert ("CHN", "VAT", "1942") in found
    assert not any("RUS" in (c.subject, c.object) and (c.when or "")[:3] in ("193", "195", "196") for c in dates)
    assert {("CUB", "RUS", "2025-11"), ("MEX", "CZE", "2025-11"), ("THA", "SRB", "2025-11")} <= said(dates, "relations")


def test_a_party_that_was_part_of_another_need_not_have_kept_its_relations(dates: list[Claim]) -> None:
    assert {("USA", "RUS", "1809-07-14/"), ("AFG", "RUS", "1919-05-27/")} <= said(dates)


def test_former_relations_have_ended_on_a_day_that_nobody_gives(dates: list[Claim]) -> None:
    assert {("ESH", "PAN", "1979-06-01"), ("SLB", "XKX", "2015-04-28")} <= said(dates)
    assert said(dates, "relations_severed") == {("ESH", "PAN", None), ("ESH", "IND", None), ("SLB", "XKX", None)}


def test_what_is_refused() -> None:
    found = world_a.read_slice("wikipedia-relations")
    assert found.rows == 29
    assert found.refused == {"other-section": 1, "before-party": 2, "bad-date": 1}


def test_a_section_by_region_is_the_list_itself(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    lines = [
        row(section="Europe", partner="France", date_iso="1949", precision="year"),
        row(section="Asia", partner="India"),
        row(section="Countries without diplomatic relations with Israel", partner="Mali", date_iso="1960", precision="year"),
        row(section="Membership in international organizations"),
    ]
    path.write_text("\n".join(["source_page,country,partner,date_iso,precision,date_raw,section", *lines, ""]), encoding="utf-8")
    found = world_a.read("wikipedia-relations", path)
    assert [(c.kind, c.object, c.when) for c in found.claims] == [
        ("relations_established", "FRA", "1949"), ("relations", "FRA", "2025-11"), ("relations", "IND", "2025-11"),
        ("relations_established", "MLI", "1960"), ("relations_severed", "MLI", None), ("no_relations", "MLI", "2025-11"),
    ]  # fmt: skip
    assert found.refused == {"other-section": 1}


def test_sections_are_read_by_what_they_say() -> None:
    assert "Diplomatic relations" in relations_wikipedia.ESTABLISHED
    assert not relations_wikipedia.ESTABLISHED & {
        "Europe",
        "Multilateral",
        "Bilateral relations",
        "Consular relations",
        "Official relations",
    }


def row(**cells: str) -> str:
    base = {"source_page": "Foreign relations of Israel", "country": "Israel", "partner": "Azerbaijan", "date_iso": "1992-04-07",
            "precision": "day", "date_raw": "7 April 1992", "section": "List"}  # fmt: skip
    return ",".join((base | cells).values())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (row(partner=""), "placeholder-partner"),
        (row(partner="Unknown country"), "placeholder-partner"),
        (row(partner="Atlantis"), "unknown-party"),
        (row(partner="Israel"), "same-party"),
        (row(date_iso="April 1992"), "bad-date"),
        (row(section="Visits"), "other-section"),
        (row() + ",more", "row-width"),
    ],
)
def test_broken_rows_are_refused_with_their_reason(tmp_path: Path, line: str, code: str) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("source_page,country,partner,date_iso,precision,date_raw,section\n" + line + "\n" + row() + "\n", encoding="utf-8")
    found = world_a.read("wikipedia-relations", path)
    assert found.refused == {code: 1}
    assert len(found.claims) == 1


def test_p530_is_undated() -> None:
    found = world_a.read_slice("wikidata-relations")
    assert {claim.when for claim in found.claims} == {None}
    assert {(c.subject, c.object) for c in found.claims} >= {("ISR", "AZE"), ("AZE", "ISR"), ("USA", "SUN"), ("SUN", "USA"), ("DDR", "DEU")}
    assert len({claim.track for claim in found.claims if {claim.subject, claim.object} == {"ISR", "AZE"}}) == 1
    assert found.refused == {"unknown-party": 1, "same-party": 1}


def test_who_bore_a_present_name() -> None:
    assert [bearer("RUS", "FRA", parse(day)) for day in ("1917", "1924-10-28", "1991-12-25", "1991-12-27", "1991")] == [
        "RUS", "SUN", "SUN", "RUS", "SUN",
    ]  # fmt: skip
    assert [bearer("SRB", "FRA", parse(day)) for day in ("1879", "1920", "1999", "2007")] == ["SRB", "YUG", "SCG", "SRB"]
    assert bearer("TWN", "USA", parse("1948")) == "CHN"
    assert bearer("TWN", "USA", parse("1949-12-08")) == "TWN"
    assert [interrupted(*case) for case in (("RUS", parse("1809")), ("RUS", parse("1992")), ("FRA", parse("1809")))] == [True, False, False]
    assert older_than("GBR", parse("1396")) == "1801-01-01"
    assert older_than("GNB", parse("1973-09-30")) is None
    assert opening_parties("USA", "RUS", parse("1946")) == ("USA", "SUN")
    assert opening_parties("USA", "RUS", parse("1809")) is None
