"""Every party name and code in the shared data, read as a loader would: what stands there, in which scheme, at which date."""

from __future__ import annotations

import base64
import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

Days = tuple[date, date] | None

MISSING = frozenset({"-9", "."})
"""COW's ways to write that there is no value."""
SNAPSHOT = (date(2022, 11, 16), date(2022, 11, 16))
TODAY = (date(2024, 12, 31), date(2024, 12, 31))


class Reading(NamedTuple):
    """One party text: its file and column, the text, the scheme that it is to be read in and the fact's days."""

    file: str
    column: str
    text: str
    scheme: str
    on: Days


def table(path: Path, *, encoding: str = "utf-8", delimiter: str = ",", skip: int = 0, **kw: Any) -> list[dict[str, str]]:
    """The rows of a delimited file, gzipped or not; `skip` lines of preamble are left out."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    lines = raw.decode(encoding).splitlines()[skip:]
    return list(csv.DictReader(lines, delimiter=delimiter, **kw))


def year(text: str | int) -> tuple[date, date]:
    """The first and last day of a year."""
    return date(int(text), 1, 1), date(int(text), 12, 31)


def span(begin: str, end: str) -> tuple[date, date]:
    """Two ISO days, or COW's `YYYYMM`."""
    if len(begin) == 6:
        begin, end = f"{begin[:4]}-{begin[4:]}-01", f"{end[:4]}-{end[4:]}-28"
    return date.fromisoformat(begin), date.fromisoformat(end)


def sipri(data: Path) -> Iterator[Reading]:
    folder = data / "sipri"
    name = "sipri-exports-processed.csv"
    for row in table(folder / name):
        for column in ("supplier", "recipient"):
            yield Reading(name, column, row[column], "sipri", year(row["year"]))
    name = "TIV-Export-ISR-1950-2021.csv"
    for line in list(csv.reader((folder / name).read_text("utf-8").splitlines()))[11:]:
        if line and line[0] and line[0] != "Total":
            yield Reading(name, "recipient", line[0], "sipri", (date(1950, 1, 1), date(2021, 12, 31)))
    for path in sorted(folder.glob("trade-register-*.csv.gz")):
        raw = gzip.decompress(path.read_bytes()).decode("latin-1").splitlines()
        for cells in list(csv.reader(raw[12:])):
            if len(cells) == 16:  # four rows of the edition of 2025 are broken off a comment with a line end
                on = year(cells[2]) if cells[2] else None
                yield Reading(path.name, "Recipient", cells[0], "sipri", on)
                yield Reading(path.name, "Supplier", cells[1], "sipri", on)
    for path in sorted(folder.glob("atbackend_trade-register-csv_*.json.gz")):
        text = base64.b64decode(json.loads(gzip.decompress(path.read_bytes()))["bytes"]).decode("utf-8")
        for row in csv.DictReader(text.splitlines()[11:]):
            for column in ("Supplier", "Recipient"):
                yield Reading(path.name, column, row[column], "sipri", year(row["Delivery year"]))
    for path in sorted(folder.glob("TIV-totals-*.csv")):
        for cells in list(csv.reader(path.read_text("utf-8").splitlines()))[10:]:
            if cells and cells[0] and not cells[0].startswith("Total"):
                yield Reading(path.name, "party", cells[0], "sipri", (date(1950, 1, 1), date(2024, 12, 31)))
    name = "delivery-register-2000-2030-generated-2025-01-03.csv.gz"
    for row in table(folder / name, skip=11):
        for column in ("Supplier", "Recipient"):
            yield Reading(name, column, row[column], "sipri", year(row["Delivery year"]))


def cow(data: Path) -> Iterator[Reading]:
    folder = data / "cow"
    for name in ("cow_statelist2024.csv", "states2016.csv"):
        for row in table(folder / name):
            on = (
                date(int(row["styear"]), int(row["stmonth"]), int(row["stday"])),
                date(int(row["endyear"]), int(row["endmonth"]), int(row["endday"])),
            )
            yield Reading(name, "ccode", row["ccode"], "cow", on)
            yield Reading(name, "stateabb", row["stateabb"], "cowc", on)
            yield Reading(name, "statenme", row["statenme"], "name", on)
    for row in table(folder / "system2016.csv"):
        yield Reading("system2016.csv", "ccode", row["ccode"], "cow", year(row["year"]))
        yield Reading("system2016.csv", "stateabb", row["stateabb"], "cowc", year(row["year"]))
    for row in table(folder / "majors2016.csv"):
        on = year(row["styear"])[0], year(row["endyear"])[1]
        yield Reading("majors2016.csv", "ccode", row["ccode"], "cow", on)
        yield Reading("majors2016.csv", "stateabb", row["stateabb"], "cowc", on)
    for row in table(folder / "Inter-StateWarData_v4.0.csv", encoding="latin-1"):
        on = year(row["StartYear1"])
        yield Reading("Inter-StateWarData_v4.0.csv", "ccode", row["ccode"], "cow", on)
        yield Reading("Inter-StateWarData_v4.0.csv", "StateName", row["StateName"], "name", on)
    for row in table(folder / "COW_country_codes.csv"):
        yield Reading("COW_country_codes.csv", "CCode", row["CCode"], "cow", None)
        yield Reading("COW_country_codes.csv", "StateAbb", row["StateAbb"], "cowc", None)
        yield Reading("COW_country_codes.csv", "StateNme", row["StateNme"], "name", None)
    for row in table(folder / "tc2018.csv"):
        for column in ("gainer", "entity", "loser"):
            if row[column] in MISSING:
                continue
            yield Reading("tc2018.csv", column, row[column], "cow", year(row["year"]))
    for row in table(folder / "contdir.csv"):
        on = span(row["begin"], row["end"])
        for column, scheme in (("statelno", "cow"), ("statehno", "cow"), ("statelab", "cowc"), ("statehab", "cowc")):
            yield Reading("contdir.csv", column, row[column], scheme, on)
    for row in table(folder / "igo_list.csv.gz"):
        for column in ("igoID", "igoAbbr", "igoShortName"):
            yield Reading("igo_list.csv.gz", column, row[column], "cow_igo", None)
    for row in table(folder / "igo_membership.csv.gz"):
        on = year(row["JoinYear"]) if row["JoinYear"].isdigit() else None
        yield Reading("igo_membership.csv.gz", "igoID", row["igoID"], "cow_igo", on)
        yield Reading("igo_membership.csv.gz", "StateID", row["StateID"], "cow", on)
    for name in ("gw_states_ksgmdw.txt", "gw_microstates.txt"):
        for row in table(folder / name, encoding="latin-1", delimiter="\t"):
            on = span(row["start"].strip(), row["end"].strip())
            yield Reading(name, "statenumber", row["statenumber"].strip(), "gw", on)
            yield Reading(name, "stateid", row["stateid"].strip(), "gwc", on)
            yield Reading(name, "countryname", row["countryname"].strip(), "name", on)
    for row in table(folder / "gw_states_v2017.csv"):
        on = span(row["startdate"], row["enddate"])
        yield Reading("gw_states_v2017.csv", "gwcode", row["gwcode"], "gw", on)
        yield Reading("gw_states_v2017.csv", "stateabb", row["stateabb"], "gwc", on)
        yield Reading("gw_states_v2017.csv", "statename", row["statename"], "name", on)
    for row in table(folder / "cow_capitals.csv"):
        on = span(row["stdate"], row["enddate"])
        yield Reading("cow_capitals.csv", "ccode", row["ccode"], "cow", on)
        yield Reading("cow_capitals.csv", "statenme", row["statenme"], "name", on)
    for row in table(folder / "cow_mid_directed_dyad_year.csv.gz"):
        for column in ("ccode1", "ccode2"):
            yield Reading("cow_mid_directed_dyad_year.csv.gz", column, row[column], "cow", year(row["year"]))


def un(data: Path) -> Iterator[Reading]:
    name = "un_members_admission_dates.csv"
    for row in table(data / "un" / name):
        day = datetime.strptime(row["Date of admission"].split("[")[0].strip(), "%d %B %Y").date()
        yield Reading(name, "Member state", row["Member state"], "name", (day, day))
    name = "IdealpointestimatesAll_Apr2020.csv.gz"
    for row in table(data / "un" / name, encoding="latin-1"):
        on = year(int(row["session"]) + 1945)
        yield Reading(name, "ccode", row["ccode"], "cow", on)
        yield Reading(name, "iso3c", row["iso3c"], "iso3", on)
        yield Reading(name, "Countryname", row["Countryname"], "name", on)


def missions(data: Path) -> Iterator[Reading]:
    folder = data / "missions"
    for suffix, scheme in (("cow", "cow"), ("gw", "gw")):
        name = f"mission_status_range_{'gwm' if suffix == 'gw' else 'cow'}_v0.1.csv"
        for row in table(folder / name):
            on = span(row["date_start"], row["date_end"])
            yield Reading(name, f"country_code_{suffix}", row[f"country_code_{suffix}"], scheme, on)
            yield Reading(name, f"country_abbrev_{suffix}", row[f"country_abbrev_{suffix}"], f"{scheme}c", on)
            yield Reading(name, f"country_name_{suffix}", row[f"country_name_{suffix}"], "name", on)
            if row["country_name_usdos"]:
                yield Reading(name, "country_name_usdos", row["country_name_usdos"], "usdos", on)
    name = "us_mission_transitions_2024-01-16.csv"
    for row in table(folder / name):
        yield Reading(name, "state_dept_name", row["state_dept_name"], "usdos", year(row["year"]))
    for path in sorted(folder.glob("database_of_embassies_*.csv.gz")):
        seen = date.fromisoformat(path.name.removeprefix("database_of_embassies_")[:10])
        for row in table(path, delimiter=";"):
            for column, codes in (("operator", "operatorQID"), ("country", "countryQID"), ("jurisdictions", "jurisdictionQIDs")):
                for text in filter(None, row[column].split("|")):
                    yield Reading(path.name, column, text, "name", (seen, seen))
                for text in filter(None, row[codes].split("|")):
                    yield Reading(path.name, codes, text.rpartition("/")[2], "wikidata", (seen, seen))


CODELIST = {
    "cown": "cow",
    "cowc": "cowc",
    "gwn": "gw",
    "gwc": "gwc",
    "iso2c": "iso2",
    "iso3c": "iso3",
    "iso3n": "ison",
    "un": "ison",
    "fips": "fips",
    **dict.fromkeys(("country.name.en", "cow.name", "iso.name.en", "un.name.en", "vdem.name", "p4.name"), "name"),
}
"""The columns of countrycode's list that are read, and the scheme of each."""


def countries(data: Path) -> Iterator[Reading]:
    folder = data / "countries"
    name = "countrycode_codelist_without_cldr.csv"
    for row in table(folder / name):
        for column, scheme in CODELIST.items():
            if row[column]:
                yield Reading(name, column, row[column], scheme, None)
    name = "countrycode_panel_subset.csv.gz"
    for row in table(folder / name):
        for column, scheme in CODELIST.items():
            if column in row and row[column] and scheme != "name":
                yield Reading(name, column, row[column], scheme, year(row["year"]))
    name = "countrycode_countryname_dict.csv.gz"
    for row in table(folder / name):
        yield Reading(name, "country.name.en", row["country.name.en"], "name", None)
    name = "mledoze_countries.json.gz"
    for country in json.loads(gzip.decompress((folder / name).read_bytes())):
        yield Reading(name, "name.common", country["name"]["common"], "name", TODAY)
        yield Reading(name, "name.official", country["name"]["official"], "name", TODAY)
        yield Reading(name, "cca2", country["cca2"], "iso2", TODAY)
        for code in [country["cca3"], *country["borders"]]:
            yield Reading(name, "cca3", code, "any", TODAY)
        if country["ccn3"]:
            yield Reading(name, "ccn3", country["ccn3"], "ison", TODAY)
    name = "icow_colonial_history_coldata110.csv"
    for row in table(folder / name, encoding="utf-8-sig"):
        yield Reading(name, "State", row["State"], "cow", None)
        yield Reading(name, "Name", row["Name"], "name", None)
        for column, when in (("ColRuler", "IndDate"), ("IndFrom", "IndDate"), ("SecFrom", "SecDate"), ("Into", "IntoDate")):
            dated = column != "ColRuler" and row[when] not in MISSING
            on = year(row[when][:4]) if dated else None
            for code in set(re.split(r"[;,/ ]+", row[column])) - MISSING:
                yield Reading(name, column, code, "cow", on)


def readings(data: Path) -> Iterable[Reading]:
    """All readings of the five folders of the proof, in the order of their files."""
    for folder in (sipri, cow, un, missions, countries):
        yield from folder(data)
