"""The main path: search Azerbaijan, its suppliers in 2016–2020, the reported share beside the register's, the quote, the CSV."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

WINDOW = "/supply?party=AZE&from=2016&to=2020"


def test_from_the_search_to_the_quote_and_the_csv(page: Page, ask: Any) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name=re.compile("Search"))
    box.fill("azerb")
    page.get_by_role("option", name=re.compile("Who supplied Azerbaijan")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who supplied Azerbaijan, 2016–2020")
    expect(page.locator("[data-figure=register]")).to_have_text("67.7 %")
    expect(page.locator("[data-figure=reported]")).to_have_text("69 %")
    figures = page.locator(".figures")
    expect(figures).to_contain_text("69.5 % in the edition of 28 July 2022")
    expect(figures.locator(".badge.agrees")).to_be_visible()
    expect(figures.locator(".badge.differs")).to_be_visible()

    answer = ask("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
    rows = page.locator("table.data tbody tr").filter(has=page.locator(".bar"))
    assert rows.count() == len(answer["suppliers"])
    expect(rows.first).to_contain_text("Israel")
    expect(rows.first).to_contain_text("697.45")

    picture = page.locator("figure.picture").filter(has=page.get_by_role("heading", name="Every supplier"))
    with page.expect_download() as download:
        picture.get_by_role("link", name="CSV").click()
    api = page.request.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&format=csv")
    assert download.value.path().read_bytes() == api.body()
    assert api.body().count(b"\r\n") == len(answer["suppliers"]) + 1

    page.get_by_role("link", name="Read the quote").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("69 % of Azerbaijan")
    expect(page.locator("blockquote.quote")).to_contain_text("69 percent of Baku’s major arms imports")
    expect(page.locator("blockquote.quote mark").first).to_have_text("69 percent")
    expect(page.locator("ol.chain li")).to_have_count(2)
    expect(page.locator("ol.chain li").last).to_contain_text("Stockholm International Peace Research Institute")


def test_a_pair_typed_into_the_box_opens_the_dyad(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name=re.compile("Search"))
    box.fill("AZE–ISR")
    expect(page.get_by_role("option").first).to_contain_text("Azerbaijan – Israel")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Israel")
    assert urlsplit(page.url).path == "/dyad/AZE/ISR"


def test_the_address_holds_the_state(page: Page) -> None:
    page.goto(WINDOW)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Who supplied Azerbaijan, 2016–2020")
    page.get_by_label("Edition").select_option("2022-07-28")
    expect(page.locator("[data-figure=register]")).to_have_text("69.5 %")
    page.get_by_role("button", name="recipients").click()
    expect(heading).to_have_text("Whom Azerbaijan supplied, 2016–2020")
    query = parse_qs(urlsplit(page.url).query)
    assert query["role"] == ["exports"]
    page.go_back()
    expect(page.locator("[data-figure=register]")).to_have_text("69.5 %")
    page.reload()
    expect(page.locator("[data-figure=register]")).to_have_text("69.5 %")
    page.go_back()
    expect(page.locator("[data-figure=register]")).to_have_text("67.7 %")
    page.go_forward()
    expect(page.locator("[data-figure=register]")).to_have_text("69.5 %")


def test_two_windows_side_by_side(page: Page) -> None:
    page.goto(WINDOW)
    page.get_by_role("button", name="Compare windows").click()
    expect(page.get_by_role("heading", name="Azerbaijan’s imports, 2011–2015 and 2016–2020")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="Israel")
    expect(row).to_contain_text("67.7 %")
    assert "compare=2011-2015" in page.url


def test_what_was_known_on_a_day(page: Page) -> None:
    """In 2023 the edition of January 2025 had not been published."""
    page.goto(f"{WINDOW}&known_on=2023-03-29")
    expect(page.locator("[data-figure=register]")).to_have_text("69.5 %")
    expect(page.locator(".lede")).to_contain_text("28 July 2022")
