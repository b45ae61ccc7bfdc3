"""Text stays text: nothing that a name, a quote or an address holds is run or drawn as markup."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, expect

INLINE = """() => {
  const one = document.createElement('script');
  one.textContent = "document.title = 'broken into'";
  document.body.append(one);
}"""


def unbroken(page: Page) -> None:
    assert page.title() != "broken into"
    assert page.locator("#app img, #app script, #app b").count() == 0


def test_a_search_for_markup(page: Page, markup: str) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name=re.compile("Search"))
    box.fill(markup)
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x onerror=")
    unbroken(page)


def test_a_quote_with_markup(page: Page, ask: Any, markup: str) -> None:
    line = ask("/v1/dyads/ALB/MNE")["timeline"][0]
    assert line["quote"] == markup
    page.goto(f"/claim/{line['claim']}")
    expect(page.locator("blockquote.quote")).to_have_text(f"“{markup}”")
    expect(page.locator("ol.chain")).to_contain_text(markup)
    expect(page.get_by_role("link", name="Open the source")).to_have_count(0)
    unbroken(page)
    page.goto("/dyad/ALB/MNE")
    expect(page.locator(".claims blockquote")).to_have_text(f"“{markup}”")
    unbroken(page)


def test_markup_in_addresses(page: Page, markup: str) -> None:
    for address in (f"/party/{quote(markup, safe='')}", f"/supply?party={quote(markup)}", f"/dyad/AZE/ISR?valid_on={quote(markup)}"):
        page.goto(address)
        expect(page.get_by_role("alert").first).to_be_visible()
        unbroken(page)


def test_the_policy_allows_no_inline_script(page: Page, errors: list[str]) -> None:
    response = page.goto("/")
    assert response is not None
    policy = response.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    page.evaluate(INLINE)
    assert page.title() != "broken into"
    assert any("Content Security Policy" in error for error in errors)
    errors.clear()
