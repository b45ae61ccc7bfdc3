"""The collected files that no loader reads, each named once. A file leaves `NOT_YET` when its loader lands."""

from __future__ import annotations

CODE_LISTS = frozenset(
    {
        "countries/countrycode_codelist_without_cldr.csv",
        "countries/countrycode_countryname_dict.csv.gz",
        "countries/countrycode_panel_subset.csv.gz",
        "countries/mledoze_countries.json.gz",
        "cow/COW_country_codes.csv",
        "events/cameo_codes.csv",
        "events/gdelt1_events_column_names.tsv",
        "missions/CODEBOOK_us_mission_status_v0.1.md",
    }
)
"""Lists of names and codes, and a code book: they state no fact between parties, so no loader will read them."""

NOT_YET = frozenset(
    {
        #
        #
        #
        #
        #
        #
        #
        "text/us_mission_extractions_reconciliations_json.tar.gz",
        "text/wikinews_en_2019.csv.gz",
        "text/wikinews_en_2020.csv.gz",
        #
        #
        #
        #
        #
        #
        #
    }
)
"""Files with facts whose loader is still to be written. Blank comments keep the groups apart, so that two may leave at once."""

NAMES_PINNED_BY_LOADING: frozenset[str] = frozenset(
    {
        "cow/isd_2_2_states_1816-2016.csv",
        "missions/embassies_first_last_seen_2020-10_2022-11.csv.gz",
        "missions/german_missions_abroad_2016-03.csv",
        "missions/russian_missions_abroad_2015-05-26.csv",
        "missions/us_recognition_mission_events_1778-2012.json.gz",
        "un/unga_roll_calls_1946-2019.csv.gz",
        "un/unga_votes_1946-2019.csv.gz",
    }
)
"""Files whose every name is resolved by loading them whole: their own test pins the rows that were refused for an unknown party."""


def names(*groups: frozenset[str]) -> set[str]:
    """The files' own names, without folders."""
    return {path.rpartition("/")[2] for group in groups for path in group}
