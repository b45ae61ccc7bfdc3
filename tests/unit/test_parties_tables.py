"""The tables themselves: sorted, consistent, and every name in them leads back to its party."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from contextlib import suppress
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.graph.errors import InputError, UnknownParty
from legation.graph.parties import Name, Party, register
from legation.graph.parties.model import PARTY_NAMES
from legation.graph.parties.tables import DATA, TABLES, load
from legation.graph.parties.text import fold
from legation.graph.time import parse

USER_ASSIGNED = re.compile(r"X[A-Z]{2}|Q[M-Z][A-Z]|AA[A-Z]|ZZ[A-Z]")
HOMONYMS = {"congo", "korea", "virgin islands", "hesse"}
"""Names that two parties bear at the same time; resolving them without more is refused."""


def rows(table: str) -> list[list[str]]:
    lines = [line for line in (DATA / f"{table}.csv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.reader(lines))[1:]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_tables_are_sorted_and_without_repeats(table: str) -> None:
    found = [tuple(row) for row in rows(table)]
    assert len(found) == len(set(found))
    if table not in ("placeholders", "capitals"):
        assert found == sorted(found)


def test_ids_follow_the_rule() -> None:
    own = {
        party.id
        for party in register().parties()
        if party.kind == "country" and not any(code.scheme == "iso3" and code.value == party.id for code in party.codes)
    }
    assert own == {id_ for id_ in own if USER_ASSIGNED.fullmatch(id_)}
    organisations = {party.id for party in register().parties() if party.kind != "country"} - {"XOM"}
    assert not any(USER_ASSIGNED.fullmatch(id_) for id_ in organisations)
    assert not organisations & {code.value for party in register().parties() for code in party.codes if code.scheme == "iso3"}


def test_dates_are_in_order_and_edtf() -> None:
    for party in register().parties():
        for text in (party.begin, party.end, *(step.date for step in party.successors)):
            assert text is None or parse(text)
        spans = [(dated.begin, dated.end) for dated in party.names]
        spans += [(dated.begin, dated.end) for dated in party.codes]
        spans += [(dated.begin, dated.end) for dated in party.capitals]
        assert all(begin is None or end is None or begin <= end for begin, end in spans), party.id
        assert party.latitude is None or (-90 <= party.latitude <= 90 and -180 <= (party.longitude or 0) <= 180)


def test_no_code_is_given_to_two_parties_on_one_day() -> None:
    holders: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for party in register().parties():
        for code in party.codes:
            holders[code.scheme, code.value].append((code.begin or date.min, code.end or date.max, party.id))
    shared = [
        (key, one, two)
        for key, spans in holders.items()
        for one, two in combinations(spans, 2)
        if one[2] != two[2] and one[0] <= two[1] and two[0] <= one[1]
    ]
    assert shared == []


def test_one_wikidata_item_a_party() -> None:
    for party in register().parties():
        assert len([code for code in party.codes if code.scheme == "wikidata"]) <= 1, party.id


def test_homonyms_are_the_known_ones() -> None:
    bearers: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for party in register().parties():
        for name in party.names:
            if name.kind in PARTY_NAMES:
                bearers[fold(name.text)].append((name.begin or date.min, name.end or date.max, party.id))
    both = {
        text
        for text, spans in bearers.items()
        for one, two in combinations(spans, 2)
        if one[2] != two[2] and one[0] <= two[1] and two[0] <= one[1]
    }
    assert both == HOMONYMS


NAMES = [
    (party, name) for party in register().parties() for name in party.names if name.kind in PARTY_NAMES and fold(name.text) not in HOMONYMS
]


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(NAMES), st.floats(0, 1))
def test_every_name_leads_back_to_its_party(pair: tuple[Party, Name], part: float) -> None:
    """On each day on which the party bears the name (and, for a name without an end, exists)."""
    party, name = pair
    first = name.begin or date(1500, 1, 1)
    last = min(name.end or date(2024, 12, 31), party.last_day or date(2024, 12, 31))
    day = first + timedelta(days=int(part * max((last - first).days, 0)))
    assert register().resolve(name.text, on=day) is party
    assert register().resolve(name.text.upper(), on=(day, day)) is party


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30), st.sampled_from(sorted(register().schemes)))
def test_any_text_is_resolved_or_refused(text: str, scheme: str) -> None:
    with suppress(UnknownParty):
        assert register().resolve(text, scheme=scheme).id in register()
    assert len(register().search(text, limit=3)) <= 3


def test_a_row_for_a_stranger_is_refused_with_its_table(tmp_path: Path) -> None:
    for table in TABLES:
        (tmp_path / f"{table}.csv").write_bytes((DATA / f"{table}.csv").read_bytes())
    with (tmp_path / "names.csv").open("a", encoding="utf-8") as names:
        names.write("XXX,Atlantis,name,,,en\n")
    with pytest.raises(InputError, match=r"names\.csv.*XXX"):
        load(tmp_path)


def test_version_follows_the_tables(tmp_path: Path) -> None:
    for table in TABLES:
        (tmp_path / f"{table}.csv").write_bytes((DATA / f"{table}.csv").read_bytes())
    assert load(tmp_path).version == register().version
    with (tmp_path / "names.csv").open("a", encoding="utf-8") as names:
        names.write("AZE,Land of Fire,alias,,,en\n")
    assert load(tmp_path).version != register().version
