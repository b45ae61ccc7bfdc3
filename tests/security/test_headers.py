"""Every response tells browsers what it may do."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.service.http.headers import SAFE
from legation.service.http.routes.web import VIEWS

ADDRESSES = (
    "/", "/supply", "/embed/supply", "/web/nothing.js", "/docs", "/openapi.json", "/healthz", "/readyz", "/problems/forbidden",
    "/problems/none",
    "/v1/catalog", "/v1/parties?q=Aze", "/v1/parties/AZ", "/v1/parties/Nowhere", "/v1/arms/suppliers", "/v1/none", "/no-such-address",
    "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&format=csv", "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&format=parquet",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "DELETE"])
def test_every_response_has_every_header(client: TestClient, method: str, address: str) -> None:
    answer = client.request(method, address, follow_redirects=False)
    assert {name.lower() for name in SAFE} <= set(answer.headers), answer.status_code
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers.get_list("content-security-policy")[1:] == [], "one policy, not two"
    assert "'unsafe-eval'" not in answer.headers["content-security-policy"]
    assert not re.search(r"script-src[^;]*'unsafe-inline'", answer.headers["content-security-policy"])


def test_a_304_and_a_defect_have_them_too(app: FastAPI) -> None:
    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a secret of the inside")

    with TestClient(app, raise_server_exceptions=False) as client:
        defect = client.get("/broken")
        tag = client.get("/v1/catalog").headers["etag"]
        unchanged = client.get("/v1/catalog", headers={"If-None-Match": tag})
    assert (defect.status_code, unchanged.status_code) == (500, 304)
    assert "secret" not in defect.text
    for answer in (defect, unchanged):
        assert {name.lower() for name in SAFE} <= set(answer.headers)


def test_only_pictures_made_for_it_may_stand_in_a_frame(client: TestClient) -> None:
    for view in VIEWS:
        address = view.replace("{a:path}", "AZE").replace("{b:path}", "ISR").replace("{a}", "AZE")
        assert "frame-ancestors 'self'" in client.get(address).headers["content-security-policy"]
        if view != "/":
            assert "frame-ancestors *" in client.get(f"/embed{address}").headers["content-security-policy"]
    for address in ("/v1/catalog", "/docs", "/healthz", "/embed/none"):
        assert "frame-ancestors 'none'" in client.get(address).headers["content-security-policy"]


def test_the_page_of_the_api_runs_its_own_script_only(client: TestClient) -> None:
    page = client.get("/docs")
    allowed = dict(rule.strip().split(" ", 1) for rule in page.headers["content-security-policy"].split(";"))["script-src"]
    assert re.fullmatch(r"'sha256-[\w+/=]+' https://\S+\.js", allowed), allowed
    assert page.text.count("<script") == 2


def test_downloads_are_named_for_what_they_are(client: TestClient) -> None:
    ask = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&format="
    kinds = {form: client.get(ask + form).headers["content-type"].split(";")[0] for form in ("json", "csv", "ndjson", "parquet")}
    assert kinds == {
        "json": "application/json", "csv": "text/csv", "ndjson": "application/x-ndjson", "parquet": "application/vnd.apache.parquet",
    }  # fmt: skip
