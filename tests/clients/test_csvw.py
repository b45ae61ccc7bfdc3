"""Metadata of tables, read by csvw (a reader of CSV on the Web) where it is installed: datatypes, keys, the address of the table."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from legation.service.catalogue import catalogue
from legation.service.client.connection import address as address_of

ASKED = {
    "arms-suppliers": {"recipient": "AZE", "from": 2016, "to": 2020}, "arms-check": {"supplier": "ISR", "recipient": "AZE"},
    "arms-deliveries": {"supplier": "ISR", "recipient": "AZE", "from": 2016, "to": 2020}, "claims": {"kind": "recognized"},
    "dyad": {"a": "AZE", "b": "ISR"}, "missions": {"sender": "ISR", "host": "AZE"}, "history": {"party": "AZE"}, "catalog": {},
    "coverage": {}, "neighbours": {"party": "AZE"}, "graph": {"party": "AZE"}, "changes": {"since": "2020-01-01"}, "party": {"id": "AZE"},
    "table": {"about": "dyad-year", "from": 2015, "to": 2016, "party": ["AZE", "ISR"]}, "parties": {"q": "Turkey"},
}  # fmt: skip


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", ASKED)
def test_csvw_finds_and_validates_the_table(address: str, name: str) -> None:
    csvw = pytest.importorskip("csvw")
    question = catalogue()[name]
    given = dict(sorted(ASKED[name].items())) | {"format": "csv"}
    url = address + address_of(question, dict(sorted(given.items())))
    found = csvw.CSVW(url, validate=True)
    assert found.is_valid, [str(one.message) for one in found.warnings]
    (table,) = found.tables
    assert [one.name for one in table.tableSchema.columns]
    assert table.check_primary_key()
    direct = csvw.CSVW(url.replace("format=csv", "format=csv-metadata"), validate=True)
    assert direct.is_valid, [str(one.message) for one in direct.warnings]


@pytest.mark.filterwarnings("default")
def test_the_columns_have_their_types(address: str) -> None:
    csvw = pytest.importorskip("csvw")
    query = urlencode({"format": "csv-metadata", "kind": "recognized"})
    table = csvw.CSVW(f"{address}/v1/claims?{query}", validate=True).tables[0]
    rows = list(table.iterdicts())
    assert rows
    assert {type(row["known_from"]).__name__ for row in rows} == {"datetime"}
