"""Each picture of each view in a frame by itself, and as an image by its address."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

FITS = """() => {
  const frame = document.querySelector('.board iframe');
  return frame.contentDocument.scrollingElement.scrollHeight <= frame.clientHeight;
}"""
VIEWS = [
    "/", "/?map=missions_hosted", "/supply?party=AZE&from=2016&to=2020", "/supply?party=AZE&from=2016&to=2020&compare=2011-2015",
    "/dyad/AZE/ISR", "/party/AZE", "/missions?party=AZE", "/missions?sender=AZE,ARM,ISR", "/recognition?party=AZE",
    "/recognition?target=AZE&observer=ISR,ARM",
]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_every_picture_has_a_frame_and_an_image_of_its_own(page: Page, view: str, unfold: Callable[[], None]) -> None:
    page.goto(view)
    unfold()
    pictures = page.locator("figure.picture")
    expect(pictures.first).to_be_visible()
    found: list[tuple[str, str, str]] = []
    for picture in pictures.all():
        title = picture.locator("figcaption h2").inner_text()
        picture.get_by_role("button", name="Embed").click()
        frame, image = (area.input_value() for area in picture.locator("textarea").all())
        found.append((title, *(html.unescape(re.findall(r'src="([^"]+)"', text)[0]) for text in (frame, image))))
    for title, frame, image in found:
        page.goto(frame)
        expect(page.locator("figcaption h2")).to_have_text([title])
        expect(page.locator("header.top, .controls")).to_have_count(0)
        answer = page.request.get(image)
        assert answer.status == 200, (title, answer.text())
        assert answer.headers["content-type"] == "image/svg+xml"


def test_a_frame_of_the_board_is_as_high_as_its_picture(page: Page) -> None:
    page.goto("/pictures?show=" + "/embed/dyad/AZE/ISR%3Fonly%3Dshares")
    frame = page.locator(".board iframe")
    expect(frame).to_have_class("fitted")
    inside = page.frame_locator(".board iframe").locator("#main")
    expect(inside.locator("figure.picture")).to_be_visible()
    page.wait_for_function(FITS)
    page.get_by_role("button", name="Take out picture 1").click()
    expect(frame).to_have_count(0)


def test_every_image_that_is_offered_is_there(page: Page) -> None:
    page.goto("/pictures?show=none")
    links = page.get_by_role("region", name="Images by address").get_by_role("link")
    expect(links).not_to_have_count(0)
    for address in links.evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        answer = page.request.get(address)
        assert answer.status == 200, (address, answer.text())
