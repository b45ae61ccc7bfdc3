"""The sliders of a dyad: by years, and on their own where the reader's system does not ask for less motion."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_the_day_plays_until_it_is_stopped(page: Page) -> None:
    page.goto("/dyad/AZE/ISR?valid_on=2015-05-01")
    page.get_by_role("button", name="Day in the world: play").click()
    expect(page).to_have_url(re.compile(r"valid_on=201[7-9]-05-01|valid_on=20[2-9]\d-"))
    page.get_by_role("button", name="Day in the world: stop").click()
    expect(page.get_by_role("button", name="Day in the world: play")).to_be_visible()
    stopped = page.url
    page.get_by_role("button", name="Day in the world: one year earlier").click()
    expect(page).not_to_have_url(stopped)
    year = int(re.findall(r"valid_on=(\d{4})", stopped)[0])
    assert f"valid_on={year - 1}-" in page.url
    page.reload()
    assert f"valid_on={year - 1}-" in page.url


def test_playing_ends_with_the_last_year(page: Page) -> None:
    page.goto("/dyad/AZE/ISR")
    slider = page.get_by_role("slider", name=re.compile("Day in the world"))
    slider.focus()
    slider.press("End")
    slider.press("ArrowLeft")
    last = page.url
    page.get_by_role("button", name="Day in the world: play").click()
    expect(page).not_to_have_url(last)
    expect(page.get_by_role("button", name="Day in the world: play")).to_be_visible()


def test_nothing_moves_where_less_motion_is_asked_for(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/dyad/AZE/ISR?valid_on=2015-05-01")
    page.get_by_role("button", name="Day in the world: one year later").click()
    expect(page.get_by_role("heading", name="On 1 May 2016")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("play"))).to_have_count(0)


def test_paper_keeps_the_pictures_and_leaves_the_controls(page: Page) -> None:
    page.goto("/supply?party=AZE&from=2016&to=2020")
    expect(page.get_by_role("group", name="Suppliers of Azerbaijan, 2016–2020")).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".controls").first).to_be_hidden()
    expect(page.get_by_role("group", name="Suppliers of Azerbaijan, 2016–2020")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('svg .label')).fill") == "rgb(27, 35, 44)"


def test_pictures_are_drawn_anew_for_the_width_of_paper(page: Page) -> None:
    page.goto("/supply?party=AZE&from=2016&to=2020")
    drawing = page.get_by_role("group", name="Suppliers of Azerbaijan, 2016–2020")
    wide = drawing.get_attribute("width")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(drawing).to_have_attribute("width", "650")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(drawing).to_have_attribute("width", str(wide))
