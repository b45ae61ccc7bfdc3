"""Each further view on real claims."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect


def embassy(page: Page) -> Any:
    return page.locator("[data-track='mission|AZE|ISR|embassy|']")


def test_the_day_decides_what_holds(page: Page) -> None:
    page.goto("/dyad/AZE/ISR")
    day = page.get_by_label("Day in the world, exact")
    day.fill("2023-02-01")
    expect(page.get_by_role("heading", name="On 1 February 2023")).to_be_visible()
    expect(embassy(page)).to_contain_text("none claimed")
    expect(embassy(page)).not_to_contain_text("no claim that it happened")
    assert "valid_on=2023-02-01" in page.url
    day.fill("2023-05-01")
    expect(page.get_by_role("heading", name="On 1 May 2023")).to_be_visible()
    expect(embassy(page)).to_contain_text("planned 29 March 2023")
    expect(embassy(page)).to_contain_text("no claim that it happened")
    page.reload()
    expect(page.get_by_role("heading", name="On 1 May 2023")).to_be_visible()


def test_sources_that_differ_stand_beside_each_other(page: Page, ask: Any) -> None:
    (track,) = (one for one in ask("/v1/dyads/ARM/GEO")["tracks"] if one["about"] == "relations")
    (dates,) = track["disagreements"]
    assert (dates["about"], len(dates["values"]) > 1) == ("begin", True)
    page.goto("/dyad/ARM/GEO")
    differing = page.locator("li[data-track='relations|ARM|GEO'] .differing")
    expect(differing).to_contain_text("sources differ on when it began")
    expect(differing.locator("li")).to_have_count(len(dates["values"]))
    expect(differing.get_by_role("link")).to_have_count(sum(len(one["claims"]) for one in dates["values"]))
    differing.get_by_role("link").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Armenia")


def test_the_sliders_work_by_keyboard(page: Page) -> None:
    page.goto("/dyad/AZE/ISR?valid_on=2023-02-01&known_on=2023-03-29")
    slider = page.get_by_role("slider", name=re.compile("Day in the world"))
    slider.focus()
    slider.press("ArrowRight")
    expect(page.get_by_role("heading", name="On 2 February 2023, as known on 29 March 2023")).to_be_visible()
    assert "valid_on=2023-02-02" in page.url
    page.get_by_role("slider", name=re.compile("Known by")).press("ArrowLeft")
    expect(embassy(page)).to_have_count(0)


def test_the_dyad_shows_arms_and_reported_shares(page: Page, ask: Any) -> None:
    page.goto("/dyad/AZE/ISR")
    answer = ask("/v1/dyads/AZE/ISR")
    expect(page.locator(".claims > li")).to_have_count(len(answer["timeline"]))
    bars = page.get_by_role("group", name=re.compile("Deliveries by year"))
    expect(bars.locator("title").filter(has_text="2016:")).to_have_count(1)
    expect(page.get_by_role("group", name="Israel’s share of Azerbaijan’s arms imports")).to_contain_text("reported 69 %")
    page.get_by_role("button", name="28 July 2022").click()
    expect(page.locator("svg rect.dot.agrees")).to_have_count(1)
    page.get_by_role("link", name=re.compile("reported 69 % by The Times of Israel")).click()
    expect(page.locator("blockquote.quote")).to_contain_text("69 percent")


def test_the_party_shows_its_names_and_trade(page: Page, ask: Any, unfold: Any) -> None:
    page.goto("/party/AZE")
    unfold()
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan")
    expect(page.get_by_role("group", name="Suppliers of Azerbaijan, 2016–2020")).to_contain_text("Israel")
    codes = ask("/v1/parties/AZE")["codes"]
    expect(page.get_by_role("table").filter(has_text="Scheme").locator("tbody tr")).to_have_count(len(codes))
    expect(page.locator("svg .area.chosen")).not_to_have_count(0)


def test_the_map_leads_to_a_dyad(page: Page) -> None:
    page.goto("/?map=ISR")
    area = page.get_by_role("link", name=re.compile("^Azerbaijan received 697.45 TIV"))
    area.focus()
    area.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Azerbaijan and Israel")


def test_a_claim_says_how_to_cite_it(page: Page, ask: Any) -> None:
    claim = next(one for one in ask("/v1/dyads/AZE/ISR")["timeline"] if one["modality"] == "planned")["claim"]
    page.goto(f"/claim/{claim}")
    expect(page.locator(".head .badge.planned")).to_have_text("planned")
    expect(page.get_by_role("heading", name="How to cite").locator("..")).to_contain_text(ask(f"/v1/claims/{claim}")["cite"])


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/party/Atlantis", "No such party in the register"),
        ("/claim/0000", "0000"),
        ("/dyad/AZE/AZE", "AZE"),
        ("/supply?party=AZE&from=2020&to=2016", "before it begins"),
        ("/supply?party=Azerbajan", "Did you mean"),
    ],
)
def test_a_problem_is_shown_in_words(page: Page, address: str, words: str) -> None:
    page.goto(address)
    expect(page.get_by_role("alert").first).to_contain_text(words)


def test_an_address_without_a_view_is_a_problem(page: Page, errors: list[str]) -> None:
    response = page.goto("/nothing/here")
    assert response is not None
    assert response.status == 404
    errors.clear()


def test_a_picture_alone_for_a_frame(page: Page) -> None:
    response = page.goto("/embed/supply?party=AZE&from=2016&to=2020&only=flow")
    assert response is not None
    assert "frame-ancestors *" in response.headers["content-security-policy"]
    expect(page.get_by_role("group", name="Suppliers of Azerbaijan, 2016–2020")).to_be_visible()
    expect(page.locator("header.top, nav, .controls")).to_have_count(0)


@pytest.mark.parametrize("button", ["SVG", "PNG"])
def test_a_picture_as_a_file(page: Page, button: str) -> None:
    page.goto("/supply?party=AZE&from=2016&to=2020")
    with page.expect_download() as download:
        page.locator("figure.picture").first.get_by_role("button", name=button).click()
    content = download.value.path().read_bytes()
    if button == "PNG":
        assert content.startswith(b"\x89PNG")
    else:
        assert content.startswith(b"<svg")
        assert b"Israel" in content
        assert b"var(" not in content


def test_missions_on_a_day(page: Page, ask: Any) -> None:
    page.goto("/missions?party=AZE&type=all")
    answer = ask("/v1/missions?sender=AZE&limit=1000")
    listed = page.locator("section").filter(has=page.get_by_role("heading", name="Every mission")).locator("table")
    expect(listed.first.locator("tbody tr")).to_have_count(len(answer["missions"]))
    expect(listed.last.locator("tbody tr")).to_have_count(len(answer["planned"]))
    expect(listed.last).to_contain_text("Israel")
    page.get_by_role("button", name="missions in it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Missions in Azerbaijan")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Missions of Azerbaijan")


def test_recognition_by_observer(page: Page) -> None:
    page.goto("/recognition?party=AZE")
    row = page.get_by_role("row").filter(has_text="Israel")
    expect(row).to_contain_text("held when last seen, March 2023")  # one newspaper of 2023 says so: it vouches up to its day
    expect(row).to_contain_text("in 1991")
    page.get_by_label("As known on").fill("2020-01-01")
    expect(page.get_by_text("unknown, which is not none")).to_be_visible()


def test_the_ties_of_a_party_are_chosen(page: Page, unfold: Any) -> None:
    page.goto("/party/AZE?ties=RECOGNIZES")
    unfold()
    expect(page.get_by_role("region", name="Azerbaijan recognises").get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("region", name="Azerbaijan is recognised by").get_by_role("link")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^supplies arms to")).click()
    expect(page.get_by_role("region", name="Azerbaijan is supplied with arms by").get_by_role("link", name="Israel")).to_be_visible()
    assert "ties=SUPPLIES_ARMS_TO" in page.url


def test_the_board_is_in_the_address(page: Page) -> None:
    page.goto("/pictures?show=none")
    expect(page.locator("iframe")).to_have_count(0)
    page.get_by_role("button", name="Suppliers of Azerbaijan, 2016–2020").click()
    page.get_by_label(re.compile("An address")).fill("javascript:alert(1)")
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_disabled()
    page.get_by_label(re.compile("An address")).fill("/embed/dyad/AZE/ISR?only=shares")
    page.get_by_role("button", name="Add", exact=True).click()
    page.reload()
    expect(page.locator("iframe")).to_have_count(2)
    frame = page.frame_locator("iframe").first
    expect(frame.get_by_role("heading", name="Arms to Azerbaijan")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("suppliers.svg?recipient=AZE&from=2016&to=2020", ["Who supplied Azerbaijan", "697.45 TIV, 67.7 %"]),
        ("recipients.svg?supplier=ISR&from=2016&to=2020", ["Whom Israel supplied", "697.45 TIV, 16.0 %"]),
        ("deliveries.svg?supplier=ISR&recipient=AZE", ["Arms from Israel to Azerbaijan", "2016"]),
    ],
)
def test_a_picture_by_its_address(page: Page, address: str, words: list[str]) -> None:
    response = page.goto(f"/pictures/{address}")
    assert response is not None
    assert response.headers["content-type"] == "image/svg+xml"
    for one in words:
        expect(page.locator("text").filter(has_text=one).first).to_be_visible()
