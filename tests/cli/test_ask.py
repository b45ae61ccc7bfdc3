"""`legation ask`: each question of the catalogue as a sub-command; keys."""

from __future__ import annotations

import csv
import io

import orjson
import pytest

from legation.service.catalogue import catalogue
from legation.service.cli.charts import BLOCKS, sparkline, sparklines
from legation.service.cli.screen import date_of
from legation.service.declaration import name_of
from tests.cli.conftest import Run

NAMES = [one.name for one in catalogue().values()]


def test_every_question_is_a_sub_command(run: Run) -> None:
    shown = run("ask", "--help")
    assert shown.exit_code == 0
    assert {name for name in NAMES if name in shown.output} == set(NAMES)
    assert "No such command" in run("ask", "nothing").output


@pytest.mark.parametrize("name", NAMES)
def test_a_sub_command_explains_its_parameters(run: Run, name: str) -> None:
    shown = run("ask", name, "--help")
    assert shown.exit_code == 0, shown.output
    assert "/v1/" in shown.output


def test_the_answer_is_the_one_of_the_service(run: Run, starter_url: str) -> None:
    asked = ("ask", "arms-suppliers", "Azerbaijan", "--from", "2016", "--to", "2020", "--store", starter_url)
    body = orjson.loads(run(*asked, "--format", "json").stdout)
    plain = run("suppliers", "AZE", "--from", "2016", "--to", "2020", "--format", "json", "--store", starter_url)
    assert body == orjson.loads(plain.stdout)
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout)))
    lines = [orjson.loads(line) for line in run(*asked, "--format", "ndjson").stdout.splitlines()]
    assert [row["supplier"] for row in rows] == [line["supplier"] for line in lines]
    table = run(*asked).stdout
    assert "67.74" in table
    assert "edition 2025-01-03" in table  # the same in every row, so it stands above them
    assert table.count("Stockholm International Peace Research Institute") == 1


def test_words_that_ask_two_things_get_two_answers(run: Run, starter_url: str) -> None:
    words = ("ask", "What share of Israel's exports goes to Azerbaijan, and who is ahead, 2016-2020?", "--store", starter_url)
    share, ranking = (orjson.loads(line) for line in run(*words, "--format", "json").stdout.splitlines())
    assert share["share_of_exports"] == 16.01
    assert ranking["recipients"][0]["recipient"] == "IND"
    assert run(*words).stdout.count("Understood as: ") == 2


def test_a_title_is_not_folded_to_a_narrow_table(run: Run, starter_url: str) -> None:
    shown = run("ask", "What share of Azerbaijan's small arms came from Israel in 2016-2020?", "--store", starter_url).stdout
    assert max(len(line) for line in shown.splitlines()) > 40


def test_a_dossier_begins_with_what_holds_on_the_day(run: Run, starter_url: str) -> None:
    shown = run("ask", "Did Israel and Azerbaijan have relations in 2018?", "--store", starter_url).stdout
    states, claims = shown.split("Everything between two parties, dated")
    assert "states in 2018" in states
    (line,) = (line for line in states.splitlines() if line.startswith("relations "))
    assert line.split()[4] == "yes"
    assert "established" in claims


def test_a_party_is_told_with_its_days_and_heirs(run: Run, starter_url: str) -> None:
    shown = run("ask", "What happened to Czechoslovakia?", "--store", starter_url).stdout
    assert "lived        1918-10-28 – 1992-12-31" in shown
    assert [line.split("  ")[1].strip() for line in shown.splitlines() if line.startswith("followed by")] == [
        "Czechia (CZE), split, 1993-01-01",
        "Slovakia (SVK), split, 1993-01-01",
    ]


def test_one_row_of_many_columns_is_written_downwards(run: Run, starter_url: str) -> None:
    shown = run("ask", "Did Azerbaijan have an embassy in Israel on 1 May 2023?", "--store", starter_url).stdout
    assert "sender" in shown
    assert "Azerbaijan (AZE)" in shown
    assert "latitude" not in shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1962-01-01..1962-12-31", "1962"),
        ("1962-02-01..1962-02-28", "1962-02"),
        ("1958-01-01..1993-12-31", "1958..1993"),
        ("..2025-11-30", "by 2025-11-30"),
        ("2015-07-20", "2015-07-20"),
        ("2015-07-20..2015-08-03", "2015-07-20..2015-08-03"),
    ],
)
def test_uncertain_dates_are_short_on_a_screen(text: str, said: str) -> None:
    assert date_of(text) == said


def test_series_are_drawn(run: Run, starter_url: str) -> None:
    shown = run("ask", "dyad", "ISR", "AZE", "--store", starter_url)
    assert shown.exit_code == 0, shown.output
    assert set(shown.stdout) & set(BLOCKS)


def test_repeated_options_flags_and_former_ids(run: Run, starter_url: str) -> None:
    graph = ("ask", "graph", "--party", "AZE", "--party", "ISR", "--between", "--format", "json", "--store", starter_url)
    body = orjson.loads(run(*graph).stdout)
    assert {node["id"] for node in body["nodes"]} == {"AZE", "ISR"}
    assert orjson.loads(run("ask", "party", "ROM", "--format", "json", "--store", starter_url).stdout)["id"] == "ROU"
    page = run("ask", "claims", "--limit", "1", "--store", starter_url).stdout
    assert "--cursor" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("arms-suppliers", "AZE", "--from", "soon", "--to", "2020"), "from"),
        (("arms-suppliers", "Freedonia", "--from", "2016", "--to", "2020"), "Freedonia"),
        (("arms-trend", "AZE", "--role", "sideways"), "role"),
    ],
)
def test_a_wrong_question_is_exit_code_2(run: Run, starter_url: str, asked: tuple[str, ...], said: str) -> None:
    result = run("ask", *asked, "--store", starter_url)
    assert result.exit_code == 2
    assert said in result.stderr


def test_words_are_answered(run: Run, starter_url: str) -> None:
    """The words lead to the same answer as the question that they name, and the reading is said."""
    words = ("ask", "Who armed Azerbaijan in 2016–2020?", "--store", starter_url)
    named = run("ask", "arms-suppliers", "AZE", "--from", "2016", "--to", "2020", "--format", "json", "--store", starter_url)
    assert run(*words, "--format", "json").stdout == named.stdout
    shown = run(*words).stdout
    assert "Understood as: Who supplied Azerbaijan" in shown
    assert "67.74" in shown


def test_words_that_cannot_be_read_are_told_with_examples(run: Run, starter_url: str) -> None:
    result = run("ask", "what is the meaning of life", "--store", starter_url)
    assert result.exit_code == 2
    assert "could not be read" in result.stderr
    assert "Ask like:" in result.stderr


def test_blocks_go_from_nothing_to_the_most() -> None:
    assert sparkline([0, 1, None, 2, 4]) == "▁▃·▅█"
    assert sparkline([0, 0]) == "▁▁"
    assert len(sparkline(list(range(500)))) == 80
    periods = [{"period": "2016", "tiv": 1.0}, {"period": "2018", "tiv": 2.0}, {"period": "2017,2018", "tiv": 3.0}]
    assert sparklines({"arms": [{"supplier": "A", "recipient": "B", "periods": periods}]}) == []
    periods[2]["period"] = "2019"
    assert sparklines({"arms": [{"periods": periods}]})[0][1:3] == ("2016–2019", "▃·▆█")


@pytest.mark.parametrize(
    ("path", "name"),
    [("/v1/arms/suppliers", "arms-suppliers"), ("/v1/parties/{id}", "party"), ("/v1/dyads/{a}/{b}", "dyad"), ("/v1/parties", "parties")],
)
def test_questions_are_named_by_their_address(path: str, name: str) -> None:
    assert name_of(path) == name


def test_keys_are_made_listed_and_revoked(run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_KEYS", str(tmp_path_factory.mktemp("keys") / "keys.json"))
    made = run("key", "make", "loader", "--role", "write")
    token, id_ = made.stdout.strip(), made.stderr.split("key ")[1].split()[0]
    assert token.startswith("leg_")
    listed = run("key", "list").stdout
    assert id_ in listed
    assert token not in listed
    assert run("key", "revoke", id_).exit_code == 0
    assert run("key", "revoke", "none").exit_code == 1
    assert run("key", "make", "x", "--role", "king").exit_code == 2
