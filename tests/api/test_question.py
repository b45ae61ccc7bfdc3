"""Questions in words over HTTP: each form leads to a question that answers and to a view; what cannot be read says so."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, quote, unquote

import pytest
from fastapi.testclient import TestClient

from legation.service.catalogue import catalogue
from legation.service.questions.asked.grammar import EXAMPLES, FORMS
from legation.service.questions.asked.readers import READ as READERS
from tests.api.asked_words import ADDRESSES, BY_WORDS_ONLY, LOOSE, READ, UNREAD

VIEWS = re.compile(r"/(|supply|missions|recognition|search|party/[^/?]+|dyad/[^/?]+/[^/?]+|claim/[0-9a-f]{20})(\?.*)?")
"""Addresses of the explorer (service/web/src/app.tsx)."""


def asked(client: TestClient, words: str) -> Any:
    answer = client.get(f"/v1/question?q={quote(words)}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(("words", "view"), READ.items())
def test_words_lead_to_a_view_with_its_window(client: TestClient, words: str, view: str) -> None:
    found = asked(client, words)
    assert [one["view"] for one in found["readings"]] == [view]


@pytest.mark.parametrize(("words", "addresses"), ADDRESSES.items())
def test_words_lead_to_addresses(client: TestClient, words: str, addresses: list[str]) -> None:
    found = asked(client, words)
    assert [one["address"] for one in found["readings"]] == [one.format(year=date.today().year) for one in addresses]


@pytest.mark.parametrize(("words", "address"), LOOSE.items())
def test_other_words_are_read_by_what_they_are_about(client: TestClient, words: str, address: str) -> None:
    last = max(int(one["last"]) for one in client.get("/v1/catalog").json()["editions"])
    found = asked(client, words)
    assert [one["address"] for one in found["readings"]] == [address.format(year=date.today().year, last=last)]


def test_a_stated_figure_is_answered_with_the_registers_own(client: TestClient) -> None:
    found = asked(client, "Is it true that Israel supplied 69 % of Azerbaijan's imports in 2016–2020?")
    assert [one["question"] for one in found["readings"]] == ["arms-share", "arms-check"]


def test_an_ended_party_is_asked_of_its_last_day(client: TestClient) -> None:
    notes = asked(client, "members of the Warsaw Pact")["notes"]
    assert notes == ["Warsaw Treaty Organization ended: its last day, 1991-07-01, is asked about."]


@pytest.mark.parametrize("words", ["in the last decade", "in the past ten years", "since 2016"])
def test_years_beyond_the_registers_are_cut_off_and_said_so(client: TestClient, words: str) -> None:
    found = asked(client, f"Who armed Azerbaijan {words}?")
    last = max(int(one["last"]) for one in client.get("/v1/catalog").json()["editions"])
    first = "2016" if words.startswith("since") else str(date.today().year - 10)
    assert [one["address"] for one in found["readings"]] == [f"/v1/arms/suppliers?recipient=AZE&from={first}&to={last}"]
    assert f"The registers that are loaded end with {last}: {first}–{last} is asked about." in found["notes"]


def test_years_that_are_not_asked_about_are_named(client: TestClient) -> None:
    notes = asked(client, "Who armed Azerbaijan in 2010-2012 and 2016-2018?")["notes"]
    assert "Only 2010–2012 is asked about; ask again for the other years." in notes


def test_what_is_read_by_key_words_says_so(client: TestClient) -> None:
    assert "The question was read by its key words." in asked(client, "kosovo recognition spain")["notes"]


@pytest.mark.parametrize("words", [*EXAMPLES, *READ, *ADDRESSES, *LOOSE])
def test_a_reading_that_is_taken_leaves_no_word_unread(client: TestClient, words: str) -> None:
    found = asked(client, words)
    assert [one["unread"] for one in found["readings"]] == [[] for _ in found["readings"]]
    assert found["choices"] == []


def test_words_that_are_left_over_stop_a_reading_and_name_the_nearest_question(client: TestClient) -> None:
    found = asked(client, "Who supplied rifles to Ukraine in 2022?")
    assert found["readings"] == []
    (choice,) = found["choices"]
    assert choice["address"] == "/v1/arms/suppliers?recipient=UKR&from=2022&to=2022"
    assert choice["parameters"] == {"recipient": "UKR", "from": 2022, "to": 2022}
    assert (choice["covers"], choice["unread"]) == (["supplied", "Ukraine"], ["rifles"])


@pytest.mark.parametrize(
    ("words", "before", "address"),
    [
        ("and recipients?", "Who armed Azerbaijan in 2016-2020?", "/v1/arms/recipients?supplier=AZE&from=2016&to=2020"),
        ("and in 2010?", "Who armed Azerbaijan in 2016-2020?", "/v1/arms/suppliers?recipient=AZE&from=2010&to=2010"),
        ("what about Armenia?", "Who armed Azerbaijan in 2016-2020?", "/v1/arms/suppliers?recipient=ARM&from=2016&to=2020"),
        ("and now?", "Who recognised Palestine in 1990?", "/v1/recognition?target=PSE"),
    ],
)
def test_what_goes_on_from_a_question_is_read_after_it(client: TestClient, words: str, before: str, address: str) -> None:
    answer = client.get("/v1/question", params={"q": words, "context": before}).json()
    assert [one["address"] for one in answer["readings"]] == [address], answer["notes"]
    assert answer["notes"][0].startswith("Read as: ")


def test_parameters_and_address_are_the_same(client: TestClient) -> None:
    by_name = catalogue()
    for words in (*ADDRESSES, *LOOSE):
        for one in asked(client, words)["readings"]:
            declared = by_name[one["question"]]
            path, _, query = one["address"].partition("?")
            match = declared.pattern.fullmatch(unquote(path))
            assert match
            given = {**parse_qs(query), **{name: [value] for name, value in match.groupdict().items()}}
            said = {name: value if isinstance(value, list) else [value] for name, value in one["parameters"].items()}
            assert {name: [str(value) for value in values] for name, values in said.items()} == given


@pytest.mark.parametrize("words", [*EXAMPLES, *READ, *ADDRESSES, *LOOSE])
def test_every_reading_is_a_question_that_answers(client: TestClient, words: str) -> None:
    known = {question.name for question in catalogue().values()}
    readings = asked(client, words)["readings"]
    assert readings
    for one in readings:
        assert one["question"] in known
        assert VIEWS.fullmatch(one["view"])
        answer = client.get(one["address"])
        assert answer.status_code == 200 or answer.json()["type"].endswith(("not-covered", "not-found")), answer.text


@pytest.mark.parametrize(("words", "says"), UNREAD.items())
def test_what_cannot_be_read_says_so_and_gives_examples(client: TestClient, words: str, says: str) -> None:
    found = asked(client, words)
    assert found["readings"] == []
    assert says in " ".join(found["notes"])
    assert found["examples"] == list(EXAMPLES)


def test_a_slip_is_read_and_told(client: TestClient) -> None:
    found = asked(client, "who armed Azerbajan in 2018")
    assert found["readings"][0]["view"] == "/supply?party=AZE&from=2018&to=2018"
    assert found["notes"] == ["“Azerbajan” was read as Azerbaijan."]


def test_without_years_the_latest_that_are_loaded_count(client: TestClient) -> None:
    found = asked(client, "who armed Azerbaijan")
    years = re.search(r"from=(\d{4})&to=(\d{4})", found["readings"][0]["view"])
    assert years
    assert int(years[2]) - int(years[1]) == 4
    last = max(int(one["last"]) for one in client.get("/v1/catalog").json()["editions"])
    assert int(years[2]) <= last
    assert "No years were named" in found["notes"][0]


def test_a_question_of_all_years_is_not_told_to_be_of_the_latest(client: TestClient) -> None:
    assert asked(client, "Has Sweden ever supplied arms to Saudi Arabia?")["notes"] == []


def test_no_words_are_refused(client: TestClient) -> None:
    assert client.get("/v1/question?q=%20%3F").status_code == 422
    assert client.get("/v1/question").status_code == 422


def test_every_form_has_a_reader() -> None:
    assert {form.asks for form in FORMS} | BY_WORDS_ONLY == set(READERS)


def test_a_year_is_asked_as_a_year_and_shown_by_its_last_day(client: TestClient) -> None:
    (one,) = asked(client, "Who led Iran in 1978?")["readings"]
    assert one["address"] == "/v1/ties/leaders?party=IRN&valid_on=1978"
    assert one["view"].endswith("valid_on=1978-12-31")
    (month,) = asked(client, "Where does Georgia have embassies in February 2020?")["readings"]
    assert "valid_on=2020-02&" in month["address"] + "&"
