"""Review: a text is read into claims, one is mended and written with a key, another dropped; the new claim has its page."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

TEXT = "Fiji opened an embassy in Georgia on 12 May 2021. <b>Bold</b> words were spoken. Fiji recognised Georgia on 3 June 1992."


def find(page: Page, key: str) -> None:
    page.goto("/review")
    page.get_by_label("Article", exact=True).fill(TEXT)
    page.get_by_label("Publisher").fill("A test")
    page.get_by_label("Published on").fill("2021-05-13")
    if key:
        page.get_by_label("API key").fill(key)
    page.get_by_role("button", name="Find claims").click()


def test_claims_are_accepted_mended_and_dropped(page: Page, ask: Any, serious: Any, key: str) -> None:
    find(page, key)
    cards = page.locator(".cards > li")
    expect(cards).to_have_count(2)
    expect(page.locator(".article")).to_have_text(TEXT)
    expect(page.locator(".article mark").first).to_contain_text("Fiji opened an embassy in Georgia")

    opened = cards.filter(has_text="mission opened")
    opened.get_by_text("Mend").click()
    assert serious() == []
    opened.get_by_label("place").fill("Tbilisi")
    opened.get_by_label("place").press("Tab")
    expect(opened).to_contain_text("mended")
    opened.get_by_role("button", name="Accept").click()
    cards.filter(has_text="recognized").get_by_role("button", name="Drop").click()

    page.get_by_role("button", name="Try without writing").click()
    expect(page.locator(".message[role=status]")).to_contain_text("1 new, 0 already known, 0 refused")
    assert ask("/v1/dyads/FJI/GEO")["timeline"] == []
    page.get_by_role("button", name="Write 1 claims").click()
    expect(page.locator(".message[role=status] h3")).to_have_text("Written")

    (line,) = ask("/v1/dyads/FJI/GEO")["timeline"]
    assert (line["kind"], line["place"], line["when"]) == ("mission_opened", "Tbilisi", "2021-05-12")
    page.get_by_role("link", name="claim 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fiji opened its embassy in Georgia")
    assert key not in page.url


def test_without_a_key_nothing_is_written(page: Page) -> None:
    find(page, "")
    page.locator(".cards > li").first.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("button", name=re.compile("^Write"))).to_be_disabled()
    page.get_by_role("button", name="Try without writing").click()
    expect(page.get_by_role("alert")).to_contain_text("API key")
