"""What is drawn is what the answer says: bars of the timeline, ties by direction, disputed areas, windows, ranges."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect


def test_a_bar_is_hatched_where_its_chip_says_when_it_was_last_seen(page: Page, ask: Any) -> None:
    tracks = {one["track"]: one for one in ask("/v1/dyads/AZE/ISR")["tracks"]}
    held = tracks["recognition|ISR|AZE"]
    assert (held["holds"], held["held_last"], held["last_seen"]) == ("possibly", True, "2023-03-29")
    page.goto("/dyad/AZE/ISR")
    expect(page.locator("[data-track='recognition|ISR|AZE'] .badge").first).to_have_text("held when last seen, March 2023")
    bars = page.locator("svg g[data-tip^='Israel recognises Azerbaijan'] rect.spell")
    expect(bars.first).to_be_visible()
    drawn = bars.evaluate_all(
        "all => all.map(one => [one.getAttribute('class').trim(), Number(one.getAttribute('x')), Number(one.getAttribute('width'))])"
    )
    kinds = [name for name, _, _ in drawn]
    assert kinds[-2:] == ["spell yes", "spell possibly"]
    assert abs(drawn[-2][1] + drawn[-2][2] - drawn[-1][1]) < 1  # what is sure ends where what is possible begins
    assert bars.last.get_attribute("fill") == "url(#hatch)"


def test_ties_stand_by_direction(page: Page, unfold: Any) -> None:
    page.goto("/party/ISR?ties=SUPPLIES_ARMS_TO")
    unfold()
    out = page.get_by_role("region", name="Israel supplies arms to")
    expect(out.get_by_role("link", name="Azerbaijan")).to_be_visible()
    back = page.get_by_role("region", name="Israel is supplied with arms by")
    expect(back.get_by_role("link", name="Azerbaijan")).to_have_count(0)
    expect(out.get_by_role("heading")).to_contain_text(re.compile(r"\(\d+\)"))


def test_disputed_areas_are_dashed_and_named_and_territories_are_their_own(page: Page) -> None:
    page.goto("/?map=ISR")
    crimea = page.locator("svg path.disputed[data-tip^='Crimea: disputed, held by Russia, claimed by Ukraine']")
    expect(crimea).to_have_count(1)
    assert (crimea.get_attribute("fill") or "").startswith("url(#claim-")
    expect(page.locator("svg path.area[data-tip='French Guiana']")).to_have_count(1)
    page.get_by_label("Disputed areas").select_option("claimant")
    expect(crimea).to_have_attribute("fill", "none")
    assert "disputed=claimant" in page.url


def test_a_picture_is_one_tab_stop_with_arrows_inside(page: Page) -> None:
    page.goto("/?map=ISR")
    links = page.locator("svg.drawing a")
    expect(links.first).to_be_attached()
    assert links.count() > 1
    expect(page.locator("svg.drawing a[tabindex='0']")).to_have_count(1)
    links.first.focus()
    links.first.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    expect(page.locator(".tip")).to_have_text(links.nth(1).get_attribute("aria-label") or "-")


def test_a_window_opens_within_the_life_of_the_party(page: Page) -> None:
    page.goto("/supply?party=YUG")
    first, last = (int(page.get_by_label(name).input_value()) for name in ("First year", "Last year"))
    assert last <= 1992
    assert last - first == 4
