"""Reach: axe-core finds nothing serious, in both colour schemes and on a phone; nothing is wider than a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Serious = Callable[[], list[str]]
SUPPLY = "/supply?party=AZE&from=2016&to=2020"
VIEWS = [
    "/", "/?map=ISR", SUPPLY, f"{SUPPLY}&compare=2011-2015", "/supply", "/supply?among=ARM,AZE", "/dyad/AZE/ISR?valid_on=2023-05-01",
    "/party/AZE", "/claim/647e946b35b69afa96f9", "/search?q=Turkey", "/search?q=who+has+an+embassy+in+Baku", "/missions?party=AZE",
    "/missions?sender=AZE,ARM,ISR", "/recognition?party=AZE", "/party/Atlantis", "/review", "/pictures", f"/embed{SUPPLY}&only=flow",
    "/deals?supplier=ISR&recipient=AZE&from=2016&to=2020", "/rankings?what=missions_hosted", "/rankings", "/compare",
]  # fmt: skip
DARK = [
    "/?map=ISR",
    SUPPLY,
    "/dyad/AZE/ISR",
    "/claim/647e946b35b69afa96f9",
    "/party/AZE",
    "/pictures",
    "/missions?party=AZE",
    "/review",
    "/rankings?what=missions_hosted",
]
PHONE = {"width": 390, "height": 844}
SETTLES = 150
"""Milliseconds in which pictures are drawn again for another width."""


@pytest.mark.parametrize(("address", "scheme"), [*((one, "light") for one in VIEWS), *((one, "dark") for one in DARK)])
def test_axe_finds_nothing_serious_and_a_phone_shows_all(page: Page, serious: Serious, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert serious() == []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.wait_for_timeout(SETTLES)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_ranked_table_stands_in_blocks_on_a_phone(page: Page, serious: Serious) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(SUPPLY)
    table = page.locator("table.ranked")
    table.wait_for()
    assert table.evaluate("one => one.parentElement.scrollWidth - one.parentElement.clientWidth") <= 0
    first = table.get_by_role("row").filter(has_text="Israel")
    assert [cell.get_attribute("data-of") for cell in first.get_by_role("cell").all()] == [
        None, "of the recipient’s imports", "of the supplier’s exports", "estimated", "deliveries",
    ]  # fmt: skip
    assert serious() == []


def test_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto("/supply?party=AZE&from=2016&to=2020")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
