"""The Python client, of a service and of a graph's file: the same answers with types, frames of each library, citations, errors of ours."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, get_args, get_type_hints

import polars
import pyarrow
import pyarrow.parquet
import pytest

import legation
from legation import Legation
from legation.graph.errors import InputError, NotFound, StoreUnavailable, UnknownParty
from legation.service.catalogue import catalogue
from legation.service.client import Answered
from legation.service.http.openapi import _EXAMPLES
from tools import clients

EXAMPLES = json.loads(_EXAMPLES.read_bytes())


@pytest.fixture(params=["service", "file"])
def ask(request: pytest.FixtureRequest) -> Iterator[Legation]:
    """The client of a service, and of a graph's file."""
    with Legation(request.getfixturevalue("address" if request.param == "service" else "graph_file")) as client:
        yield client


def test_suppliers_are_a_frame_with_their_citations(ask: Legation) -> None:
    found = ask.suppliers("AZE", 2016, 2020)
    assert found.answer.suppliers[0].supplier == "ISR"
    assert found.answer.total == 1029.61
    assert not found.truncated
    table = found.to_arrow()
    assert table.schema.field("tiv").type == pyarrow.float64()
    assert table.column("tiv").to_pylist()[0] == 697.45
    assert found.citations[0] == found.answer.source.citation
    assert any(one.startswith("The Times of Israel") for one in found.citations)
    assert json.loads(table.schema.metadata[b"legation"])["citations"] == found.citations
    frame = found.to_polars()
    assert frame["share_of_imports"][0] == 67.74
    assert frame.filter(polars.col("supplier") == "RUS")["tiv"].to_list() == [169.0]
    assert next(iter(found))["name"] == "Israel"
    assert len(found) == frame.height == 9
    assert found.to_csv().splitlines()[0].split(",") == frame.columns
    assert pyarrow.parquet.read_table(pyarrow.BufferReader(found.to_parquet())).num_rows == 9
    assert "@misc{legation-" in found.bibtex()
    assert "<td>Israel</td>" in found._repr_html_()
    assert any("TIV is SIPRI" in note for note in found.notes)
    assert found.address.endswith("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")


def test_pandas_has_dates_and_citations(ask: Legation) -> None:
    pytest.importorskip("pandas")
    frame = ask.claims(kind="recognized").to_pandas()
    assert frame["known_from"].dtype.kind == "M"
    assert frame["when_latest"].dtype.kind == "M"
    assert frame.attrs["question"] == "claims"
    assert frame.attrs["citations"]


def test_a_list_goes_on_page_by_page(ask: Legation) -> None:
    whole = [row["claim"] for row in ask.claims(kind="recognized")]
    first = ask.claims(kind="recognized", limit=2)
    assert first.truncated
    assert [row["claim"] for page in first.pages() for row in page] == whole


def test_a_tidy_table_comes_with_its_rows(ask: Legation) -> None:
    found = ask.table("dyad-year", 2015, 2016, party=["AZE", "ISR", "ARM"], column=["relations", "arms_1_to_2"])
    table = found.to_arrow()
    assert len(found) == table.num_rows == 6
    assert table.schema.field("year").type == pyarrow.int64()
    assert table.schema.field("arms_1_to_2").type == pyarrow.float64()
    assert [row["party1"] for row in found] == table.column("party1").to_pylist()
    assert found.citations


def test_one_value_may_stand_where_several_may(ask: Legation) -> None:
    one = ask.graph("AZE", between=False, limit=5)
    assert one.to_json() == ask.graph(["AZE"], between=False, limit=5).to_json()


def test_both_ways_give_the_same(address: str, graph_file: Path) -> None:
    with Legation(address) as service, Legation(str(graph_file)) as file:
        for asked in ("dyad", "history", "parties"):
            given = {"dyad": {"a": "AZE", "b": "ISR"}, "history": {"party": "AZE"}, "parties": {"q": "Turkey"}}[asked]
            assert service.ask(asked, **given).to_json() == file.ask(asked, **given).to_json()


def test_errors_are_those_of_the_question(ask: Legation) -> None:
    with pytest.raises(UnknownParty, match="Did you mean AZE: Azerbaijan"):
        ask.suppliers("Azerbajan", 2016, 2020)
    with pytest.raises(InputError) as refused:
        ask.suppliers("AZE", 2020, 2016)
    assert refused.value.place
    with pytest.raises(NotFound):
        ask.claim("0" * 20)
    with pytest.raises(InputError, match="did you mean limit"):
        ask.ask("arms-suppliers", **{"recipient": "AZE", "from": 2016, "to": 2020, "limt": 3})
    with pytest.raises(InputError, match="there is no question"):
        ask.ask("arms")


def test_no_service_and_no_graph_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no service answers at"):
        Legation("http://127.0.0.1:9").catalog()
    with pytest.raises(StoreUnavailable, match="there is no graph at"):
        Legation(tmp_path / "nothing.kgl")
    with pytest.raises(InputError, match="no service and no graph"):
        Legation("ftp://example.org")


@pytest.mark.parametrize("name", [name for name in catalogue() if name != "table"])
def test_an_answer_over_http_is_read_as_it_was_sent(name: str) -> None:
    sent = EXAMPLES[catalogue()[name].path]["value"]
    kind = catalogue()[name].answer
    assert json.loads(kind.model_validate(sent).model_dump_json(by_alias=True, exclude_unset=True)) == sent
    newer = kind.model_validate_json(json.dumps({**sent, "of_tomorrow": 1}), extra="ignore")
    assert json.loads(newer.model_dump_json(by_alias=True, exclude_unset=True)) == sent


def test_methods_are_those_of_the_declarations() -> None:
    for question in catalogue().values():
        method = getattr(Legation, question.name.replace("-", "_"))
        asked = inspect.signature(method).parameters
        assert set(asked) - {"self"} == {clients.called(one) for one in question.parameters if one.name != "format"}
        assert get_args(get_type_hints(method)["return"]) == (question.answer,)


def test_the_package_names_the_client() -> None:
    assert legation.Legation is Legation
    assert get_type_hints(Legation.suppliers)["return"].__origin__ is Answered
    role = get_type_hints(Legation.arms_trend)["role"]
    assert Literal["imports", "exports"] in get_args(role)
    with pytest.raises(AttributeError):
        _ = legation.Nothing  # type: ignore[attr-defined]


def test_days_are_days(ask: Legation) -> None:
    row = ask.claims(kind="recognized", limit=1).to_arrow().to_pylist()[0]
    assert isinstance(row["known_from"], date)
