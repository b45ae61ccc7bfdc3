"""The first page's map by a choice and its newest claims; a party's relations on a day and what began and ended for it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect


def test_the_newest_claims_are_those_of_the_api(page: Page, ask: Any) -> None:
    page.goto("/")
    newest = ask("/v1/claims?order=newest&quoted=true&limit=6")["claims"]
    panel = page.get_by_role("region", name="Newest claims")
    expect(panel.locator(".claims > li")).to_have_count(len(newest))
    links = panel.locator(".claims .body a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert links == [f"/claim/{one['claim']}" for one in newest]
    assert all(one["quote"] for one in newest)


def test_the_map_is_coloured_by_a_choice(page: Page, ask: Any) -> None:
    page.goto("/")
    page.get_by_role("button", name="embassies hosted").click()
    assert "map=missions_hosted" in page.url
    page.get_by_label("On the day, exact").fill("2022-11-16")
    counts = ask("/v1/counts/missions_hosted?limit=1000&valid_on=2022-11-16")["parties"]
    first = counts[0]
    total = first["yes"] + first["possibly"]
    expect(page.get_by_role("link", name=re.compile(f"^{first['party']['name']}: {total} embassies")).first).to_be_attached()
    page.reload()
    expect(page.get_by_role("heading", name="Embassies hosted, 16 November 2022")).to_be_visible()
    page.get_by_text("The same as a table").first.click()
    expect(page.locator("figure table tbody tr")).to_have_count(len(counts))
    page.get_by_role("link", name=first["party"]["name"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Missions in {first['party']['name']}")
    assert "valid_on=2022-11-16" in page.url
    page.go_back()
    page.get_by_role("button", name="arms received").click()
    expect(page.get_by_role("group", name="Received from", exact=True)).to_be_visible()


def test_the_relations_of_a_party_on_a_day(page: Page, ask: Any, unfold: Any) -> None:
    page.goto("/party/AZE")
    unfold()
    page.get_by_label("On the day").fill("1990-01-01")
    expect(page.get_by_role("heading", name="Diplomatic relations of Azerbaijan on 1 January 1990")).to_be_visible()
    page.get_by_label("On the day").fill("2023-01-01")
    answer = ask("/v1/ties/relations?party=AZE&valid_on=2023-01-01&holds=yes&holds=possibly&holds=unknown&holds=no&limit=1000")
    figure = page.locator("figure").filter(
        has=page.get_by_role("heading", name=re.compile("^Diplomatic relations of Azerbaijan on 1 January 2023"))
    )
    figure.get_by_text("The same as a table").click()
    expect(figure.locator("tbody tr")).to_have_count(len(answer["states"]))
    israel = figure.get_by_role("link", name=re.compile("^Israel: yes")).first
    israel.focus()
    israel.press("Enter")
    expect(page.get_by_role("heading", name="On 1 January 2023")).to_be_visible()


def test_what_began_and_ended_for_a_party(page: Page, ask: Any, unfold: Any) -> None:
    page.goto("/party/AZE")
    unfold()
    answer = ask("/v1/history?party=AZE&limit=500")
    drawn = page.get_by_role("group", name="What began and ended for Azerbaijan")
    expect(drawn.locator("title")).to_have_count(len(answer["years"]))
    figure = page.locator("figure").filter(has=drawn)
    figure.get_by_text("The same as a table").click()
    expect(figure.locator("tbody tr")).to_have_count(len(answer["turns"]))
    turn = answer["turns"][0]
    figure.locator(f"a[href='/claim/{turn['claims'][0]}']").first.click()
    expect(page.get_by_role("heading", name="How to cite")).to_be_visible()
