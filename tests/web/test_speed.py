"""What keeps the explorer quick, without a clock: a small first load, and windows that are there before they are asked for.

Seconds are measured by `python -m bench explorer`, where other work on the machine is told.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

SIZES = """() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
  .filter(one => !one.name.includes('/v1/') && !one.name.includes('world-')).map(one => one.encodedBodySize)"""


def test_the_first_load_is_small(page: Page) -> None:
    page.goto("/supply?party=AZE&from=2016&to=2020")
    expect(page.locator("[data-figure=register]")).to_be_visible()
    assert 20_000 < sum(page.evaluate(SIZES)) < 150_000, "bytes on the wire, without the map and the answers"


def test_the_next_window_is_drawn_without_asking(page: Page) -> None:
    page.goto("/supply?party=AZE&from=2015&to=2019")
    expect(page.locator("[data-figure=register]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="One year later").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who supplied Azerbaijan, 2016–2020")
    expect(page.locator("[data-figure=register]")).to_have_text("67.7 %")
    assert not [one for one in asked if "/arms/suppliers" in one and "from=2016" in one]


SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value; })
  .observe({type: 'layout-shift', buffered: true});"""


def test_a_party_opens_light_and_stands_still(page: Page) -> None:
    """No more than 4,000 elements and a shift of 0.1 while it comes (CLS); what stands below is asked for when it is near."""
    page.add_init_script(SHIFTS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/party/AZE")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelectorAll('*').length") < 4000
    assert page.evaluate("window.shifted") <= 0.1
    assert not any("/web/world-" in url for url in asked)
    with page.expect_request(lambda request: "/web/world-" in request.url):
        page.evaluate("document.querySelector('[data-later]').scrollIntoView()")
