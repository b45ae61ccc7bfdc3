"""Reach: axe-core finds nothing serious, in both colour schemes and on a phone; nothing is wider than a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "service" / "web" / "node_modules" / "axe-core" / "axe.min.js"
SUPPLY = "/supply?party=AZE&from=2016&to=2020"
VIEWS = [
    "/", "/?map=ISR", SUPPLY, f"{SUPPLY}&compare=2011-2015", "/supply", "/dyad/AZE/ISR", "/party/AZE", "/search?q=Turkey",
    "/missions?party=AZE", "/recognition?party=AZE", "/review", "/pictures", f"/embed{SUPPLY}&only=flow",
]  # fmt: skip
DARK = ["/?map=ISR", SUPPLY, "/dyad/AZE/ISR", "/missions?party=AZE", "/review"]
PHONE = {"width": 390, "height": 844}
SETTLES = 150
"""Milliseconds in which pictures are drawn again for another width."""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("left out: browser: axe-core is not installed (make web)")
    return AXE.read_text(encoding="utf-8")


def serious(page: Page, axe: str) -> list[str]:
    """What axe-core calls serious or critical, with the first element of each."""
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("address", "scheme"), [*((one, "light") for one in VIEWS), *((one, "dark") for one in DARK)])
def test_axe_finds_nothing_serious_and_a_phone_shows_all(page: Page, axe: str, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert serious(page, axe) == []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.wait_for_timeout(SETTLES)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto("/supply?party=AZE&from=2016&to=2020")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
