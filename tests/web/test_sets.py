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


def test_the_matrix_of_missions(page: Page, ask: Any) -> None:
    page.goto("/missions")
    page.get_by_role("link", name=re.compile("among themselves$")).click()
    senders = ["AZE", "ARM", "ISR", "TUR", "IRN"]
    answer = ask("/v1/missions/matrix?" + "&".join(f"sender={one}" for one in senders))
    matrix = page.get_by_role("group", name=re.compile("^Who has an embassy where"))
    expect(matrix.get_by_role("link")).to_have_count(len(answer["cells"]))
    assert {(one["subject"], one["object"]): one["holds"] for one in answer["cells"]}["AZE", "ISR"] == "nothing claimed"
    planned = matrix.get_by_role("link", name="Azerbaijan in Israel: only planned, alleged or denied")
    expect(planned).to_contain_text("…")
    page.get_by_role("button", name="Leave out Iran").click()
    expect(page.get_by_role("button", name="Leave out Iran")).to_have_count(0)
    assert "sender=AZE%2CARM%2CISR%2CTUR" in page.url
    page.get_by_role("button", name="Leave out Türkiye").click()
    page.get_by_role("group", name="Hosts").get_by_label("region").select_option("Western Asia")
    page.reload()
    expect(page.get_by_role("group", name="Hosts").get_by_label("region")).to_have_value("Western Asia")
    page.get_by_role("link", name="Azerbaijan in Israel: only planned, alleged or denied").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Israel")


def test_the_matrix_of_recognition(page: Page, ask: Any) -> None:
    page.goto("/recognition?observer_region=Western+Asia&target=AZE")
    answer = ask("/v1/recognition/matrix?observer_region=Western%20Asia&target=AZE")
    seen = [(one["holds"], one["last_seen"]) for one in answer["cells"] if one["subject"] == "ISR"]
    assert seen == [("possibly", "2023-03-29")]
    matrix = page.get_by_role("group", name=re.compile("^Who recognises whom"))
    expect(matrix.get_by_role("link")).to_have_count(len(answer["cells"]))
    expect(matrix.get_by_role("link", name="Azerbaijan by Israel: held when last seen, March 2023")).to_be_visible()
    page.get_by_label("As known on").fill("2000-01-01")
    expect(page.get_by_text("unknown, not none")).to_be_visible()
    page.goto("/embed/recognition?observer_region=Western+Asia&target=AZE&only=matrix")
    expect(page.get_by_role("link", name="Azerbaijan by Israel: held when last seen, March 2023")).to_be_visible()
    expect(page.locator(".controls")).to_have_count(0)


def test_a_side_of_an_organisation_of_which_nobody_is_known(page: Page) -> None:
    page.goto("/missions")
    page.get_by_role("group", name="Senders").get_by_role("combobox", name="members of").fill("NATO")
    page.locator("[role=option]").first.click()
    expect(page.get_by_text("No loaded source says who was a member")).to_be_visible()


def test_where_nobody_s_whole_trade_is_loaded_the_page_says_what_can_be_asked(page: Page) -> None:
    page.goto("/supply?from=2016&to=2020")
    expect(page.get_by_text("hold some parties' only")).to_be_visible()
    page.get_by_role("link", name="Suppliers of Armenia and Azerbaijan").click()
    matrix = page.get_by_role("group", name="Suppliers and recipients, 2016–2020")
    expect(matrix.get_by_role("link", name="Israel to Azerbaijan: 697 TIV, 67.7 % of its imports")).to_be_visible()
