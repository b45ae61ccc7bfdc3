"""Everybody's arms trade, over a slice of a register that holds all of it: the largest flows, filters, the map of the first page."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

DATA = Path(__file__).resolve().parents[1] / "data"
WINDOW = "from=2003&to=2020"


@pytest.fixture(scope="module")
def url(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    settings = {**os.environ, "LEGATION_STORE": f"embedded:{tmp_path_factory.mktemp('flows') / 'graph.kgl'}"}
    return str(serve(settings, [("sipri", DATA / "sipri" / "deliveries.csv"), ("claims", DATA / "eu_members.jsonl")]))


def test_the_largest_flows_are_those_of_the_api(page: Page, ask: Any, serious: Any) -> None:
    page.goto(f"/supply?{WINDOW}")
    answer = ask(f"/v1/arms/flows?{WINDOW}&top=25")
    flows = page.get_by_role("group", name="The largest flows, 2003–2020")
    expect(flows.get_by_role("link")).to_have_count(len(answer["flows"]))
    expect(flows.get_by_role("link", name="Brazil to Afghanistan: 27.00 TIV, 49.1 % of its imports")).to_be_visible()
    assert serious() == []
    flows.get_by_role("link", name="United Kingdom to Afghanistan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Afghanistan and United Kingdom")


def test_filters_are_in_the_address_and_reach_flows_and_matrix(page: Page, ask: Any) -> None:
    page.goto(f"/supply?{WINDOW}")
    page.get_by_label("Category of arms").select_option("Aircraft")
    answer = ask(f"/v1/arms/flows?{WINDOW}&category=Aircraft")
    flows = page.get_by_role("group", name="The largest flows, 2003–2020")
    expect(flows.get_by_role("link")).to_have_count(len(answer["flows"]))
    expect(flows.get_by_role("link", name="Türkiye to Afghanistan")).to_have_count(0)
    members = page.get_by_role("combobox", name="Suppliers that are members of")
    members.fill("European Union")
    page.get_by_role("option", name="European Union").first.click()
    matrix = page.get_by_role("group", name="Suppliers and recipients, 2003–2020")
    for picture in (flows, matrix):
        expect(picture.get_by_role("link")).to_have_count(1)
        expect(picture.get_by_role("link", name="United Kingdom to Afghanistan")).to_have_count(1)
    assert "category=Aircraft" in page.url
    assert "supplier_bloc=EU" in page.url
    page.reload()
    expect(matrix.get_by_role("link")).to_have_count(1)
    page.get_by_role("button", name="everybody, not only members of EU").click()
    expect(flows.get_by_role("link")).to_have_count(len(answer["flows"]))


def test_members_among_the_suppliers_of_a_party(page: Page) -> None:
    page.goto(f"/supply?party=AFG&{WINDOW}")
    rows = page.locator("table.data tbody tr").filter(has=page.locator(".bar"))
    expect(rows.filter(has_text="Brazil").first).to_be_visible()
    page.get_by_role("combobox", name="Members of").fill("EU")
    page.get_by_role("option", name="European Union").first.click()
    ranked = page.locator("figure.picture").filter(has=page.get_by_role("heading", name="Every supplier")).locator("tbody tr")
    expect(ranked).to_have_count(1)
    expect(ranked).to_contain_text("United Kingdom")
    expect(page.get_by_text("only suppliers that were members of EU").first).to_be_visible()


def test_the_first_map_shades_every_recipient(page: Page, ask: Any) -> None:
    page.goto(f"/?{WINDOW}")
    answer = ask(f"/v1/arms/concentration/ranking?{WINDOW}&min_tiv=0&limit=1000")
    page.get_by_text("The same as a table").first.click()
    rows = page.locator("details tbody tr")
    expect(rows).to_have_count(len([one for one in answer["ranking"] if one["party"] != "unknown"]))
    expect(page.get_by_role("link", name="Bangladesh received 9.00 TIV, 100.0 % of it from Serbia")).to_be_visible()


def test_an_organisation_shows_the_trade_of_its_members(page: Page, ask: Any) -> None:
    page.goto(f"/supply?party=EU&role=exports&{WINDOW}")
    answer = ask(f"/v1/arms/bloc?organisation=EU&{WINDOW}&role=exports&count_possible=true")
    picture = page.locator("figure.picture").filter(has_text="Exports of the members of European Union, 2003–2020")
    picture.get_by_text("The same as a table").click()
    expect(picture.locator("tbody tr")).to_have_count(len(answer["partners"]))
    expect(picture).to_contain_text(f"of {answer['total']:.2f} TIV")


def test_an_organisation_shows_its_members(page: Page, ask: Any) -> None:
    page.goto("/party/EU")
    answer = ask("/v1/ties/members?party=EU&holds=yes&holds=possibly&holds=unknown&holds=no&limit=1000")
    picture = page.locator("figure.picture").filter(has_text="Members of European Union on")
    picture.get_by_text("The same as a table").click()
    expect(picture.locator("tbody tr")).to_have_count(len(answer["states"]))
    expect(picture.get_by_role("row").filter(has_text="United Kingdom")).to_contain_text("31 January 2020")
    expect(picture.get_by_role("link", name=re.compile(r"^France: held when last seen, ")).first).to_be_visible()
