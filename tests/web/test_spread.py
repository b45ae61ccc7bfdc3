"""What leaves the explorer: previews of addresses, files with their source, frames with a way back, a page where nothing stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

SUPPLY = "/supply?party=AZE&from=2016&to=2020"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (SUPPLY, "Who supplied Azerbaijan with arms, 2016–2020"),
        ("/dyad/AZE/ISR?valid_on=2020-01-01", "Azerbaijan and Israel on 2020-01-01"),
        ("/recognition?party=PSE&valid_on=2010-12-31", "Who recognises Palestine on 2010-12-31"),
        ("/party/IRN", "Iran"),
        ("/deals?supplier=ISR&recipient=AZE", "Arms deals from Israel to Azerbaijan"),
        ("/", "Who deals with whom, and who says so"),
    ],
)
def test_a_shared_address_has_a_title_a_description_and_a_picture(page: Page, address: str, title: str) -> None:
    html = page.request.get(address).text()
    head = dict(re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', html))
    assert head["og:title"] == title
    assert head["og:description"]
    assert head["og:url"].endswith(address.replace("&", "&amp;"))
    image = page.request.get(head["og:image"].replace("&amp;", "&"))
    assert image.status == 200, image.text()
    assert image.headers["content-type"] == "image/png"


def test_no_text_of_an_address_gets_into_its_preview(page: Page) -> None:
    html = page.request.get("/party/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E?from=%22%3E%3Cb%3E").text()
    assert "<script>alert" not in html
    assert "<b>" not in html


def test_where_nothing_stands_there_is_a_page_with_a_search_box(page: Page, errors: list[str]) -> None:
    response = page.goto("/nothing/here")
    assert response is not None
    assert (response.status, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing stands at this address")
    expect(page.get_by_role("combobox").last).to_be_visible()
    assert page.request.get("/nothing/here").headers["content-type"] == "application/problem+json"
    errors.clear()


def test_a_saved_picture_says_what_it_is_where_it_comes_from_and_is_light(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(SUPPLY)
    figure = page.locator("figure.picture").first
    expect(figure.locator("svg.drawing")).to_be_visible()
    with page.expect_download() as download:
        figure.get_by_role("button", name="SVG").click()
    words = download.value.path().read_text(encoding="utf-8")
    for part in (
        "Arms to Azerbaijan",
        "2016–2020",
        "Stockholm International Peace Research Institute",
        "edition 3 January 2025",
        "/supply?party=AZE",
    ):
        assert part in words, part
    assert re.search(r" · \d{4}-\d\d-\d\d</text>", words)
    assert 'height="100%" fill="#ffffff"' in words
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_an_image_by_address_has_its_address_and_day(page: Page) -> None:
    drawing = page.request.get("/pictures/suppliers.svg?recipient=AZE&from=2016&to=2020").text()
    assert re.search(r"Legation /pictures/suppliers.svg\?from=2016&amp;recipient=AZE&amp;to=2020 · \d{4}-\d\d-\d\d", drawing)
    assert "{where}" not in drawing


def test_a_frame_names_its_source_leads_back_and_tells_its_height(page: Page, ask: Any) -> None:
    page.goto("/pictures?show=none")
    page.evaluate("window.told = []; addEventListener('message', (event) => told.push(event.data))")
    page.evaluate(f"document.body.append(Object.assign(document.createElement('iframe'), {{src: '/embed{SUPPLY}&only=flow', width: 700}}))")
    frame = page.frame_locator("iframe")
    cited = ask("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")["source"]["citation"]
    expect(frame.locator(".back")).to_contain_text(f"Source: {cited}")
    expect(frame.get_by_role("link", name="See it in Legation")).to_have_attribute("href", SUPPLY)
    page.wait_for_function("told.some((one) => one.legation && one.legation.height > 200)")


def test_filters_stand_behind_one_line_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in (
        SUPPLY,
        "/missions?party=AZE",
        "/recognition?party=AZE",
        "/party/AZE",
        "/deals?supplier=ISR&recipient=AZE&from=2016&to=2020",
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
        expect(page.locator("details.folded").first).to_be_visible()
        expect(page.locator(".controls:visible")).to_have_count(0)
    page.locator("details.folded summary").first.click()
    expect(page.get_by_label("First year")).to_be_visible()
