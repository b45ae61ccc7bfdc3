"""Questions on the command line: the same answers as over HTTP, tables for people, exit codes for scripts."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import orjson
import pytest

from legation.graph.claims import Claim
from legation.graph.store import open_store
from legation.service.catalogue import catalogue
from legation.service.http.formats import to_json
from legation.service.questions.arms import partners
from tests.cli.conftest import Run

ASK = ("suppliers", "AZE", "--from", 2016, "--to", 2020)


def test_json_is_that_of_the_question(run: Run, starter_url: str) -> None:
    result = run(*ASK, "--store", starter_url, "--format", "json")
    assert result.exit_code == 0
    store = open_store(starter_url)
    try:
        assert result.stdout == to_json(partners.suppliers(store, "AZE", 2016, 2020)) + "\n"
    finally:
        store.close()


def test_the_store_is_named_in_three_ways(run: Run, starter_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    after = run(*ASK, "--store", starter_url, "--format", "csv")
    before = run("--store", starter_url, *ASK, "--format", "csv")
    monkeypatch.setenv("LEGATION_STORE", starter_url)
    by_variable = run(*ASK, "--format", "csv")
    assert after.exit_code == before.exit_code == by_variable.exit_code == 0
    assert after.stdout == before.stdout == by_variable.stdout
    assert next(csv.DictReader(io.StringIO(after.stdout)))["tiv"] == "697.45"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (ASK, ["1,029.61 TIV, edition 2025-01-03", "67.74", "16.01", "69 %", "agrees", "differs"]),
        (("recipients", "Israel", "--from", 2016, "--to", 2020), ["Azerbaijan", "697.45", "of the supplier's exports"]),
        (("check", "ISR", "AZE"), ["69 %", "2022-07-28: 69.46 % agrees"]),
        (("dyad", "AZE", "ISR"), ["recognition", "planned: Azerbaijan opened its embassy in Israel", "The Times of Israel"]),
        (("status",), ["claims from", "Editions", "Last loads"]),
    ],
)
def test_tables_are_for_people(run: Run, starter_url: str, command: tuple[object, ...], expected: list[str]) -> None:
    result = run(*command, "--store", starter_url)
    assert result.exit_code == 0, result.output
    for text in expected:
        assert text in result.stdout


def test_a_claim_by_its_id(run: Run, starter_url: str) -> None:
    found = orjson.loads(run("check", "ISR", "AZE", "--store", starter_url, "--format", "json").stdout)["reported"][0]
    result = run("claim", found["claim"], "--store", starter_url)
    assert "citing Stockholm International Peace Research Institute" in result.stdout
    assert "Cite: " in result.stdout


def test_a_party_needs_no_graph(run: Run) -> None:
    result = run("party", "Turkey", "--format", "json")
    assert result.exit_code == 0
    assert orjson.loads(result.stdout)["parties"][0]["id"] == "TUR"


def test_the_schema_of_a_claim_holds_for_claims(run: Run) -> None:
    import jsonschema

    from legation.loaders import starter

    schema = orjson.loads(run("schema", "claim").stdout)
    validator = jsonschema.Draft202012Validator(schema)
    for line in starter.path().read_bytes().splitlines()[:50]:
        validator.validate(orjson.loads(line))
    assert Claim.model_validate_json(starter.path().read_bytes().splitlines()[0])


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        (("suppliers", "Azerbajan", "--from", 2016, "--to", 2020), 2, "Did you mean AZE: Azerbaijan?"),
        (("suppliers", "AZE", "--from", 2016, "--to", 20166), 2, "to: Input should be less than or equal to 2100"),
        (("suppliers", "AZE", "--from", 1950, "--to", 1960), 1, "covers"),
        (("claim", "nothing"), 1, "no claim has the id"),
        (("retract", "nothing", "--why", "x"), 1, "no claim nothing"),
        (("load", "nowhere", "file"), 2, "no source 'nowhere'"),
        (("load", "claims", "no-such-file"), 2, "no such file"),
    ],
)
def test_an_error_is_one_sentence_and_an_exit_code(
    run: Run, starter_url: str, command: tuple[object, ...], code: int, sentence: str
) -> None:
    result = run(*command, "--store", starter_url)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stderr.startswith("legation: ")
    assert "Traceback" not in result.output


@pytest.mark.parametrize(("url", "code"), [("memory:x", 2), ("embedded:", 2)])
def test_a_store_that_is_none_is_refused(run: Run, url: str, code: int) -> None:
    result = run(*ASK, "--store", url)
    assert result.exit_code == code
    assert "--store" in result.stderr


def test_a_question_makes_no_graph(run: Run, tmp_path: Path) -> None:
    result = run(*ASK, "--store", f"embedded:{tmp_path / 'none.kgl'}")
    assert result.exit_code == 1
    assert "there is no graph" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_while_a_load_holds_the_file_the_last_checkpoint_answers(run: Run, tmp_path: Path) -> None:
    from legation.loaders import starter

    url = f"embedded:{tmp_path / 'held.kgl'}"
    assert run("load", "claims", starter.path(), "--store", url).exit_code == 0
    loading = open_store(url)
    try:
        result = run(*ASK, "--store", url, "--format", "json")
        refused = run("rebuild", "--store", url)
    finally:
        loading.close()
    assert result.exit_code == 0
    assert "this answer is from its last checkpoint" in result.stderr
    assert orjson.loads(result.stdout)["total"] == 1029.61
    assert refused.exit_code == 1
    assert "open for writing in another process" in refused.stderr


def test_an_internal_error_is_a_sentence_too(run: Run, starter_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr(catalogue()["arms-suppliers"], "function", fails)
    result = run(*ASK, "--store", starter_url)
    assert result.exit_code == 1
    assert "internal error: ZeroDivisionError: seven" in result.stderr


def test_a_figure_of_which_only_a_range_is_certain_is_shown_with_both_ends() -> None:
    from legation.service.cli import screen

    rows: list[dict[str, object]] = [
        {"partner": "RUS", "tiv": 10.0, "tiv_max": 19313.37, "share_min": 0.1, "share_max": 90.9},
        {"partner": "BRA", "tiv": 31.2, "tiv_max": 31.2, "share_min": 1.0, "share_max": 1.0},
        {"partner": "USA", "tiv": 5.0, "tiv_max": None, "share_min": None, "share_max": None},
    ]
    assert screen.columns_of(list(rows[0]), rows) == ["partner", "tiv", "share_min", "share_max"]
    assert [screen.value_of(row, "tiv") for row in rows] == ["10.00–19,313.37", 31.2, 5.0]
