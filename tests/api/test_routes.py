"""Every route: what it answers, in JSON and CSV."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from legation.graph.store import Store
from legation.service.http.formats import to_json
from legation.service.questions.arms import partners

ANSWERS = {
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020": "suppliers",
    "/v1/arms/recipients?supplier=ISR&from=2016&to=2020": "recipients",
    "/v1/arms/check?supplier=ISR&recipient=AZE": "reported",
    "/v1/dyads/AZE/ISR": "timeline",
    "/v1/parties?q=Turkey": "parties",
    "/v1/parties/AZE": "names",
    "/v1/catalog": "sources",
}


@pytest.mark.parametrize(("path", "key"), ANSWERS.items())
def test_a_route_answers_in_json_and_csv(client: TestClient, path: str, key: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()[key]
    table = client.get(path + ("&" if "?" in path else "?") + "format=csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert rows
    assert None not in rows[0]


def test_http_gives_the_bytes_of_the_question(client: TestClient, starter_store: Store) -> None:
    answer = client.get("/v1/arms/suppliers", params={"recipient": "Azerbaijan", "from": 2016, "to": 2020, "edition": "2025-01-03"})
    assert answer.text == to_json(partners.suppliers(starter_store, "AZE", 2016, 2020, edition="2025-01-03"))


def test_a_table_names_its_edition_and_citation_in_each_row(client: TestClient) -> None:
    text = client.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&format=csv").text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["supplier"] == "ISR"
    assert rows[0]["share_of_imports"] == "67.74"
    assert {row["edition"] for row in rows} == {"2025-01-03"}
    assert all("Stockholm International Peace Research Institute" in row["citation"] for row in rows)


def test_a_claim_is_found_by_the_id_that_another_answer_names(client: TestClient) -> None:
    reported = client.get("/v1/arms/check?supplier=ISR&recipient=AZE").json()["reported"]
    answer = client.get(f"/v1/claims/{reported[0]['claim']}").json()
    assert answer["claim"]["value"] == reported[0]["value"]
    assert len(answer["chain"]) == 2


@pytest.mark.parametrize(("asked", "present"), [("ROM", "ROU"), ("aze", "AZE"), ("AZ", "AZE"), ("ZAR", "COD")])
def test_former_ids_and_other_spellings_redirect(client: TestClient, asked: str, present: str) -> None:
    answer = client.get(f"/v1/parties/{asked}", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/v1/parties/{present}"
    assert client.get(f"/v1/parties/{asked}").json()["id"] == present


def test_health_ready_and_catalogue(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
    catalog = client.get("/v1/catalog").json()
    assert catalog["counts"]["claims"] == sum(kind["claims"] for kind in catalog["kinds"])
    assert catalog["counts"]["claims"] == sum(source["claims"] for source in catalog["sources"])
    assert catalog["counts"]["pending"] == 0
    assert {one["edition"] for one in catalog["editions"]} == {"2022-07-28", "2025-01-03"}
    load = catalog["loads"][0]
    assert load["rows"] == load["new"] + load["known"] + load["refused"]


def test_limits_cut_and_say_so(client: TestClient) -> None:
    answer = client.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&limit=2").json()
    assert len(answer["suppliers"]) == 2
    assert answer["truncated"] is True
    assert answer["total"] == 1029.61


def test_a_party_is_found_by_a_code_of_a_scheme(client: TestClient) -> None:
    def found(**asked: str) -> tuple[list[str], list[str]]:
        body = client.get("/v1/parties", params=asked).json()
        return [one["id"] for one in body["parties"]], body["notes"]

    assert found(q="cow:365", on="1985")[0] == ["SUN"]
    assert found(q="710", scheme="gw") == (["CHN"], [])
    ids, notes = found(q="710")
    assert ids[0] == "ZAF"
    assert "write cow:710" in notes[0]
    assert found(q="Nowhere", scheme="gw") == ([], [])
    assert found(q="https://www.wikidata.org/wiki/Q30")[0] == ["USA"]
    assert client.get("/v1/parties", params={"q": "x", "scheme": "none"}).status_code == 422
