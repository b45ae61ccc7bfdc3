"""No answer is another's: what is kept is found again under the parameters it was asked with, and under no others."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.graph.store import Store, open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.http.app import create_app
from legation.service.http.query import kept_under, pairs
from legation.service.settings import Settings


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store(f"embedded:{tmp_path_factory.mktemp('kept') / 'graph.kgl'}")
    load(made, registry.find("claims"), starter.path())
    yield made
    made.close()


@pytest.fixture(scope="module")
def keeping(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(rate="off"), store), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def fresh(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(rate="off", kept_mb=0), store), raise_server_exceptions=False) as client:
        yield client


HONEST = "/v1/claims?kind=recognized&party=GEO"


@pytest.mark.parametrize(
    "hostile",
    [
        "/v1/claims?kind%3Drecognized%00party=GEO", "/v1/claims?kind=recognized%00party%3DGEO",
        "/v1/claims?kind=recognized&party=GEO%00x=y",
        "/v1/claims?kind=recognized&kind=visit&party=GEO", "/v1/claims?kind=recognized&party=GEO&party=AZE",
        "/v1/claims?kind%3Drecognized%26party=GEO", "/v1/claims?kind=recognized;party=GEO", "/v1/claims?kind=recognized%0Aparty=GEO",
        "/v1/claims?kind=recognized&party=GEO&limit=1&limit=100", "/v1/claims?kind=recognized&party=%FF", "/v1/claims?kind=%zz",
        "/v1/claims?kind=recognized&party=GEO&x=1", "/v1/claims?kind=recognized&parti=GEO", "/v1/claims?kind=recognized&party=GEO%E2%80%AE",
    ],
)  # fmt: skip
def test_an_address_that_reads_in_two_ways_is_refused(keeping: TestClient, fresh: TestClient, hostile: str) -> None:
    answer = keeping.get(hostile)
    assert answer.status_code in (404, 422), answer.text
    assert keeping.get(HONEST).content == fresh.get(HONEST).content


def test_an_unknown_parameter_says_what_was_meant(keeping: TestClient) -> None:
    answer = keeping.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&editon=2021-03")
    assert (answer.status_code, answer.json()["place"]) == (422, "editon")
    assert "did you mean edition?" in answer.json()["detail"]
    inside = keeping.post("/v1/batch", json={"questions": ["/v1/catalog?x=1"]}).json()["answers"][0]
    assert inside["status"] == 422
    typo = keeping.post("/v1/claims?dryrun=true", content=b"{}", headers={"X-API-Key": "x"})
    assert typo.status_code in (403, 422)
    assert keeping.get("/pictures/none.svg?x=1").status_code in (404, 422)


def test_order_does_not_matter_where_it_does_not(keeping: TestClient) -> None:
    parts = ["recipient=AZE", "from=2016", "to=2020", "limit=5"]
    tags = {keeping.get(f"/v1/arms/suppliers?{'&'.join(one)}").headers["etag"] for one in itertools.permutations(parts)}
    assert len(tags) == 1
    table = "/v1/tables/dyad-year?from=2015&to=2015&format=csv"
    assert keeping.get(f"{table}&party=AZE&party=ISR").headers["etag"] != keeping.get(f"{table}&party=AZE").headers["etag"]


text = st.text(alphabet=st.sampled_from("a=&%;+ [\"],\\'é0"), max_size=6)


@given(st.lists(st.tuples(text, text), max_size=4), st.lists(st.tuples(text, text), max_size=4))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_two_queries_are_kept_under_one_name_only_if_they_are_the_same(first: list[tuple[str, str]], second: list[tuple[str, str]]) -> None:
    same = sorted(first, key=lambda one: one[0]) == sorted(second, key=lambda one: one[0])
    assert (kept_under("/v1/x", None, first) == kept_under("/v1/x", None, second)) == same
    encoded = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in first).encode()
    assert pairs(encoded) == first


ADDRESSES = {
    "/v1/claims": [
        ("kind", "recognized"), ("kind", "visit"), ("party", "GEO"), ("party", "AZE"), ("limit", "5"), ("limit", "05"), ("quoted", "1"),
        ("order", "newest"),
    ],
    "/v1/parties": [("q", "Aze"), ("q", "Israel"), ("limit", "3")],
    "/v1/arms/suppliers": [("recipient", "AZE"), ("from", "2016"), ("to", "2020"), ("limit", "2"), ("known_on", "2020"), ("edition", "x")],
    "/v1/dyads/AZE/ISR": [("valid_on", "2020"), ("known_on", "2019"), ("limit", "3")],
}  # fmt: skip
NOISE = [
    "%00",
    "%0a",
    "&",
    "=",
    "%26",
    "%3D",
    ";",
    "+",
    "%20",
    "%E2%80%AE",
    "x=1",
    "pin=0",
    "metadata=1",
    "format=csv",
    "%zz",
    "[]",
    "%5B%5D",
]


def test_kept_answers_are_those_that_a_fresh_question_gets(keeping: TestClient, fresh: TestClient) -> None:
    """Hostile neighbours first; then whatever an address answers from memory is what it answers without one."""
    dice = random.Random(16)
    asked = []
    for _ in range(150):
        path = dice.choice(list(ADDRESSES))
        chosen = dice.sample(ADDRESSES[path], dice.randint(0, len(ADDRESSES[path])))
        pieces = [f"{name}={value}" for name, value in chosen]
        for _ in range(dice.randint(0, 2)):
            pieces.insert(dice.randint(0, len(pieces)), dice.choice(NOISE))
        asked.append(f"{path}?{dice.choice(['&', '%00', '&&'] if dice.random() < 0.2 else ['&']).join(pieces)}")
    for url in asked:
        keeping.get(url)
    for url in dice.sample(asked, len(asked)):
        kept, new = keeping.get(url), fresh.get(url)
        assert (kept.status_code, kept.content, kept.headers.get("etag")) == (new.status_code, new.content, new.headers.get("etag")), url


def test_if_none_match_of_anything_is_no_answer_where_there_is_none(keeping: TestClient) -> None:
    everything = {"If-None-Match": "*"}
    assert keeping.get("/v1/claims/none", headers=everything).status_code == 404
    assert keeping.get("/v1/dyads/AZE/Freedonia", headers=everything).status_code == 404
    assert keeping.get("/v1/dyads/AZE/ISR", headers=everything).status_code == 304
    assert keeping.get("/v1/dyads/AZE/ISR", headers=everything).status_code == 304  # and from what is kept
