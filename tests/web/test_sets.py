"""Parties chosen by region or bloc: who supplies whom among them, and the matrices."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect


def test_the_suppliers_of_a_region(page: Page, ask: Any) -> None:
    page.goto("/supply?party=AZE&from=2016&to=2020")
    page.get_by_label("Suppliers in").select_option("Western Asia")
    answer = ask("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&region=Western%20Asia")
    rows = page.locator("table").filter(has_text="Israel").first.locator("tbody tr")
    expect(rows).to_have_count(len(answer["suppliers"]))
    expect(page.get_by_role("group", name=re.compile("^Suppliers of Azerbaijan"))).to_contain_text("67.7 %")
    assert "region=Western+Asia" in page.url
    page.reload()
    expect(page.get_by_label("Suppliers in")).to_have_value("Western Asia")
    page.get_by_role("button", name="recipients").click()
    expect(page.get_by_label("Recipients in")).to_have_value("Western Asia")


def test_the_matrix_of_two_regions(page: Page, ask: Any) -> None:
    page.goto("/supply?from=2016&to=2020&among=AZE")
    page.get_by_label("Suppliers in").select_option("Western Asia")
    answer = ask("/v1/arms/matrix?from=2016&to=2020&recipient=AZE&supplier_region=Western%20Asia&top=12")
    links = page.get_by_role("group", name="Suppliers and recipients, 2016–2020").get_by_role("link")
    expect(links).to_have_count(len(answer["cells"]))
    expect(links.filter(has_text="Israel to Azerbaijan")).to_have_count(1)
    page.get_by_label("Recipients in").select_option("Western Asia")
    expect(links).to_have_count(len(answer["cells"]))
    page.get_by_label("Suppliers in").select_option("Oceania")
    expect(page.get_by_text("none between these sides")).to_be_visible()
