"""The register against independent lists: where two of them say the same thing, the register must say it as well."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from legation.graph.errors import UnknownParty
from legation.graph.parties import register
from tests.unit.parties.readings import CODELIST, SNAPSHOT, readings, span, table, year

pytestmark = pytest.mark.data

PANEL = {"cown": "cow", "cowc": "cowc", "gwn": "gw", "gwc": "gwc", "iso2c": "iso2", "iso3c": "iso3", "iso3n": "ison"}


def test_panel_codes_of_a_year_mean_one_party(shared_data: Path) -> None:
    """COW, Gleditsch–Ward and ISO codes in one row of the panel (29,574 country-years) lead to one party.

    A panel row names today's state and writes its ISO code beside the code of the state of the year, so the ISO code is
    compared with the older party and those that followed it.
    """
    apart: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    compared = 0
    for row in table(shared_data / "countries" / "countrycode_panel_subset.csv.gz"):
        on = year(row["year"])
        means = {scheme: register().resolve(row[column], scheme=scheme, on=on) for column, scheme in PANEL.items() if row[column]}
        cow, gw, iso = means.get("cow"), means.get("gw"), means.get("iso3")
        assert means.get("cowc", cow) is cow, row
        assert means.get("gwc", gw) is gw, row
        if cow and gw:
            compared += 1
            assert cow is gw or (row["country.name.en"], cow.id, gw.id) in SPLIT_YEARS, (row, cow.id, gw.id)
        state = cow or gw
        if state and iso and state is not iso:
            apart[row["country.name.en"], state.id, iso.id].append(int(row["year"]))
    assert compared > 13_000
    assert {key: (min(years), max(years)) for key, years in apart.items()} == OLDER_STATES


SPLIT_YEARS = {
    ("Yemen Arab Republic", "XYA", "YEM"),  # 1990: COW ends 678 on 21 May, Gleditsch–Ward go on with it for the united state
    ("Yugoslavia", "SRB", "YUG"),  # 1918: COW's 345 is Serbia for eleven months, Gleditsch–Ward's begins on 1 December
    ("Yugoslavia", "SRB", "SCG"),  # 2006: COW's 345 is Serbia from 3 June, Gleditsch–Ward's 345 ends then
}
"""(panel name, COW's party, Gleditsch–Ward's party) of years in which the two lists date a change differently."""

OLDER_STATES = {
    ("Colombia", "XGC", "COL"): (1821, 1830),
    ("Germany", "XPR", "DEU"): (1816, 1870),
    ("Italy", "XSA", "ITA"): (1816, 1860),
    ("Russia", "SUN", "RUS"): (1923, 1991),
    ("South Korea", "XKO", "KOR"): (1816, 1910),
    ("Turkey", "XOT", "TUR"): (1816, 1923),
    ("Vatican City", "XPS", "VAT"): (1816, 1870),
    ("Vietnam", "XVN", "VNM"): (1816, 1893),
}
"""(panel name, party of the COW or GW code, party of the ISO code beside it) and the years.

The contradictions between the panel and the register: the panel writes today's name and ISO code beside the code of an older
state. ISO 3166-3 and SIPRI keep the Soviet Union apart; the others are kept apart by Wikidata and by the lists' own labels
(`Germany (Prussia)`, `Italy/Sardinia`, `Turkey (Ottoman Empire)`, `Great Colombia`).
"""


def test_codes_of_one_row_agree(shared_data: Path) -> None:
    """Rows of the code list: every code and English name of a row means the same party."""
    differ = []
    for row in table(shared_data / "countries" / "countrycode_codelist_without_cldr.csv"):
        means = defaultdict(set)
        for column, scheme in CODELIST.items():
            if row[column]:
                try:
                    means[register().resolve(row[column], scheme=scheme).id].add(column)
                except UnknownParty:
                    continue  # tests/unit/test_parties_sources.py holds these to refusals.csv
        if len(means) > 1:
            differ.append((row["country.name.en"], {party: sorted(columns) for party, columns in means.items()}))
    assert {name: set(parties) for name, parties in differ} == ROWS_THAT_DIFFER, differ


ROWS_THAT_DIFFER = {
    "Vatican City": {"XPS", "VAT"},  # 327 is the Papal States, which ended in 1870
    "Vietnam": {"VNM", "XVN"},  # Gleditsch–Ward's 815 is the empire of the Nguyễn
    "Yemen Arab Republic": {"XYA", "YEM"},  # Gleditsch–Ward's 678 goes on as the united Yemen; undated, it means that
    "Yugoslavia": {"YUG", "SRB"},  # 345, undated, means today's holder
}
"""Rows of the code list whose codes and names mean different parties when no date is given."""


def test_embassy_names_and_items_agree(shared_data: Path) -> None:
    pairs = set()
    for row in table(shared_data / "missions" / "database_of_embassies_2022-11-16.csv.gz", delimiter=";"):
        for names, items in (("operator", "operatorQID"), ("country", "countryQID"), ("jurisdictions", "jurisdictionQIDs")):
            pairs |= set(zip(row[names].split("|"), row[items].split("|"), strict=True))
    differ, same = [], 0
    for name, address in pairs:
        found = []
        for text, scheme in ((name, "name"), (address.rpartition("/")[2], "wikidata")):
            try:
                found.append(register().resolve(text, scheme=scheme, on=SNAPSHOT).id)
            except UnknownParty:
                break
        if len(found) == 2:
            same += found[0] == found[1]
            differ += [(name, address, found)] if found[0] != found[1] else []
    assert differ == []
    assert same > 210


def test_state_list_names_mean_what_their_codes_mean(shared_data: Path) -> None:
    """COW's and Gleditsch–Ward's names, read by name, against their numbers, read by number, for the whole spell."""
    differ = set()
    code = ""
    for reading in readings(shared_data):
        if reading.file in ("cow_statelist2024.csv", "states2016.csv", "gw_states_ksgmdw.txt", "gw_microstates.txt", "cow_capitals.csv"):
            if reading.scheme in ("cow", "gw"):
                code = register().resolve(reading.text, scheme=reading.scheme, on=reading.on).id
            elif reading.scheme == "name":
                try:
                    name = register().resolve(reading.text, on=reading.on).id
                except UnknownParty:
                    assert reading.text == "Congo"
                    continue
                if name != code:
                    differ.add((reading.text, name, code))
    assert differ == NAMES_THAT_DIFFER


NAMES_THAT_DIFFER = {
    ("Yugoslavia", "YUG", "SRB"),  # 1878–1941: for most of it the state was Serbia
    ("Italy", "ITA", "XSA"),  # 1816–1865: Sardinia until 1861
    ("Russia", "RUS", "SUN"),  # 1918–2024 in the list of capitals: the Union for most of it
}
"""(name, party of the name, party of the code) of spells that run over a change: the codes are split by date, the name is not."""


def test_sipri_parties_agree_with_the_cow_numbers_beside_them(shared_data: Path) -> None:
    """The TIV table carries COW numbers of somebody else's matching: all but the known ones mean the same party."""
    differ = defaultdict(set)
    compared = 0
    for row in table(shared_data / "sipri" / "sipri-exports-processed.csv"):
        for column in ("supplier", "recipient"):
            number = row[f"{column}_cown"]
            if number == "NA" or register().is_placeholder(row[column]):
                continue
            compared += 1
            party = register().resolve(row[column], scheme="sipri", on=year(row["year"])).id
            try:
                beside = register().resolve(number, scheme="cow", on=year(row["year"])).id
            except UnknownParty:
                beside = "refused"
            if party != beside:
                differ[row[column]].add((party, beside))
    assert compared > 40_000
    groups = {text for text in differ if text.endswith("*")}
    assert len(groups) > 40
    assert all(register().get(party).kind == "group" for text in groups for party, _ in differ[text])
    assert {text: differ[text] for text in differ.keys() - groups} == SIPRI_THAT_DIFFER


SIPRI_THAT_DIFFER = {
    "Libya GNC": {("General National Congress (Libya)", "LBY")},
    "Northern Cyprus": {("XNC", "CYP")},
}
"""What the table's matching folds into a state beside all groups (`Hezbollah (Lebanon)*` has Lebanon's number there)."""


def test_lifespans_lie_within_the_lists(shared_data: Path) -> None:
    """A former state of COW's or Gleditsch–Ward's list ended within a year of the last day that the list gives it."""
    last: dict[str, date] = {}
    for name, begin, end, number in (("gw_states_ksgmdw.txt", "start", "end", "statenumber"),):
        for row in table(shared_data / "cow" / name, encoding="latin-1", delimiter="\t"):
            party = register().resolve(row[number].strip(), scheme="gw", on=span(row[begin].strip(), row[end].strip()))
            last[party.id] = max(last.get(party.id, date.min), date.fromisoformat(row[end].strip()))
    for id_ in ("DDR", "CSK", "YMD", "XVS", "XZB", "XOF", "XTV", "XAH", "XGC", "XTB"):
        ended = register().get(id_).last_day
        assert ended is not None
        assert abs((ended - last[id_]).days) <= TOLERANCE.get(id_, 31), id_


TOLERANCE = {"XOF": 2950, "XTV": 2950, "XGC": 430, "XTB": 240}
"""Days by which the lists differ from us, where they date the end by another event: the Boer republics by the Union of South
Africa (1910) and not by the peace of 1902, Gran Colombia by Ecuador's and Venezuela's leaving, Tibet by the invasion."""


def test_every_igo_row_is_one_party(shared_data: Path) -> None:
    rows = table(shared_data / "cow" / "igo_list.csv.gz")
    parties = {register().resolve(row["igoID"], scheme="cow_igo").id for row in rows}
    assert len(parties) == len(rows) == 529
    for row in rows:
        by_number = register().resolve(row["igoID"], scheme="cow_igo", on=year(row["StartYear"]))
        assert register().resolve(row["igoAbbr"], scheme="cow_igo") is by_number
        assert register().resolve(row["igoShortName"], scheme="cow_igo", on=year(row["StartYear"])) is by_number
