"""What people ask first: a party in one screen, deals, who is largest, parties beside each other, a map on a day, the nearest question."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

DATA = Path(__file__).resolve().parents[1] / "data"
STARTER = Path(__file__).resolve().parents[2] / "loaders" / "starter" / "claims.jsonl"
WINDOW = "from=2003&to=2020"


@pytest.fixture(scope="module")
def url(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A slice of a whole register, and the starter claims."""
    settings = {**os.environ, "LEGATION_STORE": f"embedded:{tmp_path_factory.mktemp('first') / 'graph.kgl'}"}
    return str(serve(settings, [("sipri", DATA / "sipri" / "deliveries.csv"), ("claims", STARTER)]))


def test_a_party_in_one_screen(page: Page, ask: Any) -> None:
    page.goto(f"/party/AFG?{WINDOW}")
    answer = ask(f"/v1/arms/suppliers?recipient=AFG&{WINDOW}")
    first = answer["suppliers"][0]
    glance = page.get_by_role("region", name="At a glance")
    expect(glance.locator(".sentence")).to_contain_text(f"Afghanistan received {answer['total']:.0f} TIV of major arms in 2003–2020")
    expect(glance.locator(".sentence")).to_contain_text(f"{first['share_of_imports']:.1f} % of it from {first['name']}")
    expect(glance.locator(".figure")).to_have_count(4)
    expect(glance.locator(".big").first).to_have_text(f"{answer['total']:.0f} TIV")
    bars = page.get_by_role("group", name="Arms received by year, Afghanistan")
    trend = ask(f"/v1/arms/trend?party=AFG&role=imports&{WINDOW}&top=6")
    year = next(one for one, total in zip(trend["years"], trend["totals"], strict=True) if total > 0)
    expect(bars.locator(f"[data-tip^='{year}: ']")).to_have_count(1)
    top, height = page.evaluate("[document.querySelector('.figures.four').getBoundingClientRect().bottom, innerHeight]")
    assert top < height


def test_deals_are_sorted_filtered_and_lead_to_a_claim_that_names_the_weapon(page: Page, ask: Any) -> None:
    page.goto(f"/deals?recipient=AFG&{WINDOW}")
    deals = ask(f"/v1/arms/deliveries?recipient=AFG&{WINDOW}&limit=1000")["deliveries"]
    rows = page.locator("table.cards-on-phone tbody tr")
    expect(rows).to_have_count(len(deals))
    page.get_by_role("button", name="Supplier").click()
    expect(page.get_by_role("columnheader", name="Supplier")).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text(min(one["supplier_name"] for one in deals))
    page.get_by_role("button", name="Supplier").click()
    expect(rows.first).to_contain_text(max(one["supplier_name"] for one in deals))
    wanted = next(one for one in deals if one["supplier"] == "BRA")
    page.get_by_label("Find in this table").fill(wanted["weapon"].upper())
    expect(rows).to_have_count(sum(wanted["weapon"] == one["weapon"] for one in deals))
    expect(page.get_by_role("link", name="CSV")).to_have_attribute("href", re.compile(r"/v1/arms/deliveries.*format=csv"))
    rows.first.get_by_role("link", name=f"source of {wanted['weapon']}").click()
    number = f"{wanted['number']:,g}"
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile(f"^Brazil delivered (about )?{number} {wanted['weapon']} .*craft to Afghanistan$")
    )


def test_rankings_have_share_change_and_a_line(page: Page, ask: Any) -> None:
    page.goto("/rankings?from=2012&to=2020")
    answer = ask("/v1/arms/concentration/ranking?from=2012&to=2020&role=exports&min_tiv=0&limit=1000")
    largest = max((one for one in answer["ranking"] if one["party"] != "unknown"), key=lambda one: one["total"])
    first = page.locator("table.cards-on-phone tbody tr").first
    expect(first).to_contain_text(largest["name"])
    expect(first).to_contain_text(f"{100 * largest['total'] / sum(one['total'] for one in answer['ranking']):.1f} %")
    expect(first.locator("svg.spark")).to_have_count(1)
    page.get_by_role("button", name="embassies hosted").click()
    counts = ask("/v1/counts/missions_hosted?limit=1000")["parties"]
    most = max(counts, key=lambda one: one["yes"] + one["possibly"])
    expect(page.locator("table.cards-on-phone tbody tr").first).to_contain_text(str(most["yes"] + most["possibly"]))


def test_parties_beside_each_other(page: Page, ask: Any) -> None:
    page.goto(f"/compare?parties=TUR,GBR&{WINDOW}")
    picture = page.get_by_role("group", name="Arms supplied by year, 2003–2020")
    trend = ask(f"/v1/arms/trend?party=TUR&role=exports&{WINDOW}&top=1")
    total = max(trend["totals"])
    expect(picture.locator("[data-tip^='Türkiye, ']")).to_have_count(len(trend["years"]))
    expect(picture.locator(f"[data-tip^='Türkiye, {trend['years'][trend['totals'].index(total)]}: {total:.1f}']")).to_have_count(1)
    page.get_by_role("combobox", name="Add a party").fill("Brazil")
    page.get_by_role("option", name="Brazil").first.click()
    expect(page.get_by_role("button", name="Leave out Brazil")).to_be_visible()
    assert "parties=TUR%2CGBR%2CBRA" in page.url


def test_the_map_of_observers_has_a_day(page: Page) -> None:
    page.goto("/recognition?party=AZE&valid_on=2000-01-01")
    expect(page.get_by_role("heading", name="Observers of Azerbaijan on 1 January 2000")).to_be_visible()
    slider = page.get_by_role("slider", name=re.compile("On the day"))
    slider.focus()
    slider.press("Home")
    expect(page.get_by_role("heading", name=re.compile("Observers of Azerbaijan on 1 January 19"))).to_be_visible()


def test_the_nearest_question_is_offered_and_not_taken(page: Page, ask: Any) -> None:
    text = "Who armed Afghanistan in 2012 with tanks"
    (choice,) = ask(f"/v1/question?q={text}")["choices"]
    page.goto("/")
    page.get_by_role("combobox").first.fill(text)
    option = page.get_by_role("option").filter(has_text=choice["says"])
    expect(option).to_contain_text("the nearest question, without “tanks”")
    option.click()
    expect(page).to_have_url(re.compile(r"/supply\?party=AFG&from=2012&to=2012"))
