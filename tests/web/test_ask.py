"""Questions in plain English lead to the view that answers them; what cannot be read says so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

READ = {
    "who armed Azerbaijan in 2016-2020": r"/supply\?party=AZE&from=2016&to=2020",
    "Who supplied arms to Azerbaijan in 2018?": r"/supply\?party=AZE&from=2018&to=2018",
    "whom did Israel supply in 2018?": r"/supply\?party=ISR&role=exports&from=2018&to=2018",
    "Who supplied both Armenia and Azerbaijan from 2011 to 2020?": r"/supply\?among=ARM%2CAZE&from=2011&to=2020",
    "who has an embassy in Baku": r"/missions\?party=AZE&side=hosted",
    "Where does Azerbaijan have embassies?": r"/missions\?party=AZE",
    "Does Azerbaijan have an embassy in Israel on 1 May 2023?": r"/dyad/AZE/ISR\?valid_on=2023-05-01",
    "did Israel supply arms to Azerbaijan in 2018": r"/supply\?party=AZE&from=2018&to=2018",
    "Who recognises Kosovo?": r"/recognition\?party=XKX",
    "who has diplomatic relations with Iran": r"/party/IRN\?ties=HAS_RELATIONS_WITH",
    "relations between Israel and Turkey": r"/dyad/ISR/TUR",
    "AZE–ISR": r"/dyad/AZE/ISR",
}


@pytest.mark.parametrize("question", READ)
def test_a_question_leads_to_its_view(page: Page, question: str) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name=re.compile("^Search"))
    box.fill(question)
    expect(page.locator("[role=option]").first).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile(READ[question] + "$"))


def test_the_direction_of_a_supply_is_kept(page: Page) -> None:
    page.goto("/search?q=does+Israel+supply+oil+to+Azerbaijan")
    page.get_by_role("link", name=re.compile("oil from Israel to Azerbaijan")).click()
    answer = page.get_by_role("region", name="Does Israel supply Azerbaijan with oil?")
    expect(answer).to_contain_text("Not known")
    expect(answer).to_contain_text("The other way: Azerbaijan to Israel")


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("What will happen next year?", "could not be read"),
        ("Who armed Freedonia in 1933?", "“Freedonia” is no party that the register knows"),
    ],
)
def test_what_cannot_be_read_says_so(page: Page, question: str, why: str) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name=re.compile("^Search"))
    box.fill(question)
    expect(page.locator("[role=option]").first).to_contain_text(why)
    box.press("Enter")
    expect(page.locator("#main .message")).to_contain_text(why)
    page.locator("#main .message").get_by_role("link", name="Who has an embassy in Baku?").click()
    expect(page.get_by_role("link", name="Who has embassies in Baku, Azerbaijan")).to_be_visible()


def test_every_question_that_is_offered_is_read(page: Page) -> None:
    page.goto("/search")
    expect(page.locator("#main .message a").nth(8)).to_be_visible()
    offered = page.locator("#main .message a").all_inner_texts()
    for question in offered:
        page.goto("/search?q=" + question.replace("?", "%3F").replace(" ", "+"))
        expect(page.get_by_text("Read as a question:")).to_be_visible()
