"""Questions in words over HTTP: each form leads to a question that answers and to a view; what cannot be read says so."""

from __future__ import annotations

import re
import string
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.store import Store
from service.app import PARTS
from service.catalogue import questions
from service.questions.asked.grammar import EXAMPLES, FORMS
from service.questions.asked.question import _READ, question
from service.questions.asked.times import read_times

VIEWS = re.compile(r"/(|supply|missions|recognition|search|party/[^/?]+|dyad/[^/?]+/[^/?]+|claim/[0-9a-f]{20})(\?.*)?")
"""Addresses of the explorer (service/web/src/app.tsx)."""
READ = {
    "who armed Azerbaijan in 2016-2020": "/supply?party=AZE&from=2016&to=2020",
    "Who supplied Azerbaijan's arms, 2016–20?": "/supply?party=AZE&from=2016&to=2020",
    "Who sold weapons to Azerbaijan between 2016 and 2020?": "/supply?party=AZE&from=2016&to=2020",
    "where does Azerbaijan get its weapons from in 2016-2020": "/supply?party=AZE&from=2016&to=2020",
    "who armed Azerbaijan in 2016-2020 as known on 1 April 2021": "/supply?party=AZE&from=2016&to=2020&known_on=2021-04-01",
    "suppliers of Yugoslavia in 1985": "/supply?party=YUG&from=1985&to=1985",
    "who armed the Soviet Union in the 1970s": "/supply?party=SUN&from=1970&to=1979",
    "who armed Bosnia and Herzegovina in 1995": "/supply?party=BIH&from=1995&to=1995",
    "who armed the UK in 2010": "/supply?party=GBR&from=2010&to=2010",
    "who does Israel sell arms to in 2018": "/supply?party=ISR&role=exports&from=2018&to=2018",
    "Whom did Israel supply in 2016–2020?": "/supply?party=ISR&role=exports&from=2016&to=2020",
    "What share of Azerbaijan's imports came from Israel in 2016-2020": "/supply?party=AZE&from=2016&to=2020",
    "What share of Israel’s exports went to Azerbaijan in 2016–2020?": "/supply?party=ISR&role=exports&from=2016&to=2020",
    "Israeli arms to Azerbaijan in 2018": "/supply?party=AZE&from=2018&to=2018",
    "How did India's suppliers change from 2010–14 to 2020–24?": "/supply?party=IND&from=2020&to=2024&compare=2010-2014",
    "Which countries sold arms to both Armenia and Azerbaijan 2011–20?": "/supply?among=ARM%2CAZE&from=2011&to=2020",
    "does Israel supply oil to Azerbaijan": "/dyad/ISR/AZE?supplies=oil",
    "does Azerbaijan buy gas from Russia": "/dyad/RUS/AZE?supplies=gas",
    "who supplies oil to Israel": "/party/ISR?ties=SUPPLIES",
    "who has an embassy in Baku": "/missions?party=AZE&side=hosted",
    "who has consulates in Georgia": "/missions?party=GEO&side=hosted&type=all",
    "Where does Georgia have embassies on 1 May 2020?": "/missions?party=GEO&valid_on=2020-05-01",
    "Did Azerbaijan have an embassy in Israel on 1 February 2023?": "/dyad/AZE/ISR?valid_on=2023-02-01",
    "Israel's embassy in Azerbaijan": "/dyad/ISR/AZE",
    "Which missions were opened in 2023, anywhere?": "/missions?from=2023&to=2023",
    "when did Israel and Azerbaijan establish relations": "/dyad/ISR/AZE",
    "did Iran and Saudi Arabia have relations in 2018": "/dyad/IRN/SAU?valid_on=2018-12-31",
    "relations between Bosnia and Herzegovina and Serbia": "/dyad/BIH/SRB",
    "with whom does Taiwan have relations": "/party/TWN?ties=HAS_RELATIONS_WITH",
    "Which states recognize Palestine?": "/recognition?party=PSE",
    "Which states have withdrawn recognition of Kosovo": "/recognition?party=XKX",
    "is Kosovo recognised by Israel": "/dyad/ISR/XKX",
    "who does Israel recognise": "/party/ISR?ties=RECOGNIZES",
    "Who speaks for the US in Tehran?": "/dyad/USA/IRN",
    "members of NATO": "/party/NATO?ties=MEMBER_OF",
    "who are the allies of France": "/party/FRA?ties=ALLIED_WITH",
    "AZE–ISR": "/dyad/AZE/ISR",
    "aze-isr": "/dyad/AZE/ISR",
    "Azerbaijan and Israel": "/dyad/AZE/ISR",
    "Was France allied with Russia in 1900?": "/dyad/FRA/RUS?valid_on=1900-12-31",
    "Was Cuba in relations with the United States in 1970?": "/dyad/CUB/USA?valid_on=1970-12-31",
    "How did Saudi Arabia's imports develop?": "/supply?party=SAU",
    "How concentrated are India's imports in 2016-2020?": "/supply?party=IND&from=2016&to=2020",
    "Which kinds of arms did India import from Russia in 2019-2023?": "/supply?party=IND&from=2019&to=2023",
    "Russia's share of Azerbaijan's imports 2016-2020": "/supply?party=AZE&from=2016&to=2020",
    "what share of Azerbaijan's small arms came from Israel in 2016-2020?": "/supply?party=AZE&from=2016&to=2020",
    "Which suppliers did India gain and lose in 2019-2023?": "/supply?party=IND&from=2019&to=2023&compare=2014-2018",
    "Who supplied both sides of the war between Armenia and Azerbaijan in 2015-2020?": "/supply?among=ARM%2CAZE&from=2015&to=2020",
    "How is Armenia connected to Israel?": "/dyad/ARM/ISR",
    "common partners of Iran and Israel": "/dyad/IRN/ISR",
    "Who borders Azerbaijan?": "/party/AZE?ties=BORDERS",
    "Which wars did Prussia fight?": "/party/XPR?ties=AT_WAR_WITH",
    "With whom was Iraq at war in 1991?": "/party/IRQ?ties=AT_WAR_WITH",
    "Who visited the United States in 1995?": "/party/USA?ties=VISITED",
    "Who led Iran in 1978?": "/party/IRN?valid_on=1978-12-31",
    "What became of Yugoslavia?": "/party/YUG",
    "Is Türkiye the same as Turkey in your data?": "/party/TUR",
    "Who joined NATO since 1999?": "/party/NATO?ties=MEMBER_OF",
    "Which treaties did Israel and Azerbaijan sign?": "/dyad/ISR/AZE",
    "How closely do India and Pakistan vote in the UN?": "/dyad/IND/PAK",
    "Who is accredited to Armenia from elsewhere?": "/party/ARM?ties=ACCREDITED_TO",
    "Guinea-Bissau": "/party/GNB",
    "Turkey": "/party/TUR",
    "647e946b35b69afa96f9": "/claim/647e946b35b69afa96f9",
}  # fmt: skip
ADDRESSES = {
    "What did we believe on 1 April 2023 about 2015–19?": ["/v1/arms/matrix?from=2015&to=2019&top=20&known_on=2023-04-01"],
    "What did we know on 1 April 2023 about Azerbaijan's suppliers 2015–19?":
        ["/v1/arms/suppliers?recipient=AZE&from=2015&to=2019&known_on=2023-04-01"],
    "Says who that Israel supplied 69 %?": ["/v1/claims?kind=arms_share&party=ISR"],
    "Says who that Israel supplied 69 % of Azerbaijan's imports?": ["/v1/arms/check?supplier=ISR&recipient=AZE"],
    "What share of Israel's exports goes to Azerbaijan, and who is ahead, 2016-2020?":
        ["/v1/arms/share?supplier=ISR&recipient=AZE&from=2016&to=2020", "/v1/arms/recipients?supplier=ISR&from=2016&to=2020"],
    "Which supplier is most dependent on one customer 2016-20?": ["/v1/arms/dependence?of=suppliers&from=2016&to=2020"],
    "Which country depends most on one supplier in 2016-2020?": ["/v1/arms/dependence?of=recipients&from=2016&to=2020"],
    "Whose imports are most concentrated in 2016-2020?": ["/v1/arms/concentration/ranking?role=imports&from=2016&to=2020"],
    "What part of EU imports comes from outside the EU, with members as of each year, 2016-2020?":
        ["/v1/arms/bloc?organisation=EU&from=2016&to=2020"],
    "Which states have withdrawn recognition of Kosovo, and who disputes it?": ["/v1/recognition/withdrawals?target=XKX"],
    "Who switched from Taipei to Beijing since 2016?": ["/v1/switches?left=TWN&taken=CHN&from=2016&to={year}"],
    "Which pairs have arms transfers but no embassy in either direction?": ["/v1/pairs/arms_without_embassy"],
    "Which countries have relations but no embassy?": ["/v1/pairs/relations_without_missions"],
    "Which states have missions without relations?": ["/v1/pairs/missions_without_relations"],
    "one-sided embassies of Israel": ["/v1/pairs/one_sided?party=ISR"],
    "Who has one ambassador covering five countries?": ["/v1/accreditations?least=5"],
    "Compare the embassies of Georgia in 1995 and 2025, incl. Abkhazia's.": [
        f"/v1/missions?sender={party}&type=embassy&type=legation&type=nunciature&valid_on={year}-12-31"
        for party in ("GEO", "XAB") for year in (1995, 2025)
    ],
    "Which of our facts rest on one newspaper only?": ["/v1/evidence/publishers"],
    "Which facts rest on The Times of Israel only?": ["/v1/evidence/single-publisher?publisher=The+Times+of+Israel"],
    "Where do sources disagree about Israel?": ["/v1/evidence/disagreements?party=ISR"],
    "Which claims lack a date?": ["/v1/evidence/audit/date"],
    "Has anything changed since my report of 3 Jan 2025?": ["/v1/changes?since=2025-01-03"],
    "Give me a dyad-year CSV of representation level 1960–2024 with citations.": [
        "/v1/tables/dyad-year?from=1960&to=2024&column=mission_1_in_2_level&column=mission_2_in_1_level&format=csv"
    ],
    "dyad-year CSV for Iran and Saudi Arabia 1970-2023": ["/v1/tables/dyad-year?from=1970&to=2023&party=IRN&party=SAU&format=csv"],
    "Draw the network of Gulf suppliers in 2015 vs 2023.": [
        f"/v1/arms/matrix?from={year}&to={year}&recipient=BHR&recipient=KWT&recipient=OMN&recipient=QAT&recipient=SAU&recipient=ARE&top=20"
        for year in (2015, 2023)
    ],
    "Which embassies were announced but never confirmed?": ["/v1/missions/planned"],
    "Whom does Switzerland represent?": ["/v1/protecting-powers?protecting=CHE"],
    "protecting powers in Iran": ["/v1/protecting-powers?receiving=IRN"],
    "Which country hosts the most embassies?": ["/v1/counts/missions_hosted"],
    "Which countries have an embassy in Tel Aviv?": ["/v1/missions?city=Tel+Aviv&type=embassy&type=legation&type=nunciature"],
    "With whom did Israel establish relations in 1992?": ["/v1/history?party=ISR&what=relations&turn=began&from=1992&to=1992"],
    "Which countries do not recognise Israel?": ["/v1/recognition?target=ISR&holds=no"],
    "Which countries have no relations with Israel?": ["/v1/ties/relations?party=ISR&holds=no"],
    "Who recognised Palestine since 2010?": ["/v1/history?party=PSE&what=recognized_by&from=2010&to={year}"],
    "Turkish embassies in Africa": ["/v1/missions/matrix?sender=TUR&host_region=Africa"],
    "Has Sweden ever supplied arms to Saudi Arabia?": ["/v1/arms/share?supplier=SWE&recipient=SAU&from=1950&to=2023"],
    "Largest arms exporters 2016-2020": ["/v1/arms/matrix?from=2016&to=2020&top=20"],
    "Who are Pakistan's main arms suppliers in 2016-2020?": ["/v1/arms/suppliers?recipient=PAK&from=2016&to=2020"],
    "Which arms did Ukraine get from Poland in 2023?": ["/v1/arms/categories?party=UKR&from=2023&to=2023&partner=POL"],
    "Wars between India and Pakistan": ["/v1/dyads/IND/PAK"],
    "When did the UK leave the EU?": ["/v1/dyads/GBR/EU"],
    "Did Yugoslavia exist in 2010?": ["/v1/parties/YUG"],
    "Who imposed sanctions on Iran?": ["/v1/neighbours?party=IRN&type=SANCTIONS&limit=200"],
    "Why do you say that Israel recognised Azerbaijan?": ["/v1/recognition?target=AZE&observer=ISR"],
    "What is loaded?": ["/v1/catalog"],
    "claims about Kosovo": ["/v1/claims?party=XKX"],
}  # fmt: skip
"""Questions of `questions.md` and their like, with the addresses that they lead to."""
UNREAD = {
    "what is the meaning of life": "could not be read",
    "who armed Narnia in 2010": "Narnia",
    "who armed Korea in 2010": "more than one party",
    "Who switched from Narnia to Beijing since 2016?": "Narnia",
    "what is 17 %?": "could not be read",
    "@0 share of @9 arms imports": "could not be read",
    "who armed us": "could not be read",
    "Which Ruritanian missiles did Azerbaijan buy in 2018?": "Ruritanian",
    "Did Fidel Castro visit Washington?": "Fidel",
    "Which countries have relations with Israel but not with Palestine?": "could not be read",
    "Which embassies were opened in Africa in 2019?": "could not be read",
    "in 2016–2020": "could not be read",
}


BY_WORDS_ONLY = {"flows", "from_both", "hosted_by", "recognised_both", "recognised_by_some", "relations_turned"}
"""What is asked by key words only, and has no form."""
EMBASSIES = "type=embassy&type=legation&type=nunciature"
LOOSE = {
    "Who has been arming Azerbaijan since the war of 2020?": "/v1/arms/suppliers?recipient=AZE&from=2020&to={last}",
    "What percentage of Azerbaijani weapons imports came from Israel in 2016-2020?":
        "/v1/arms/share?supplier=ISR&recipient=AZE&from=2016&to=2020",
    "Which countries stopped buying arms from Israel in 2016-2020?":
        "/v1/arms/changes?party=ISR&role=exports&from=2011&to=2015&later_from=2016&later_to=2020",
    "Which countries get more than half their arms from the United States in 2016-2020?":
        "/v1/arms/recipients?supplier=USA&from=2016&to=2020",
    "Who relies most on Israel for weapons in 2016-2020?": "/v1/arms/recipients?supplier=ISR&from=2016&to=2020",
    "Which EU members sold arms to Azerbaijan in 2017?": "/v1/arms/suppliers?recipient=AZE&bloc=EU&from=2017&to=2017",
    "Asian arms imports from Israel 2016-2020": "/v1/arms/recipients?supplier=ISR&region=Asia&from=2016&to=2020",
    "arms exports from Europe to the Middle East 2015-2019":
        "/v1/arms/flows?from=2015&to=2019&supplier_region=Europe&recipient_region=Western+Asia",
    "Which countries bought arms from both Russia and Israel in 2016-2020?": "/v1/arms/matrix?from=2016&to=2020&supplier=RUS&supplier=ISR",
    "Who sold weapons to Armenia and Azerbaijan during their war in 2020?": "/v1/arms/both?a=ARM&b=AZE&from=2020&to=2020",
    "What did Azerbaijan receive from Israel in 2016?": "/v1/arms/categories?party=AZE&from=2016&to=2016&partner=ISR",
    "Herfindahl index for Azerbaijan's suppliers 2016-2020": "/v1/arms/concentration?party=AZE&from=2016&to=2020",
    "What are the ten largest flows of 2016-2020?": "/v1/arms/flows?from=2016&to=2020",
    "Did the Soviet Union sell arms to Egypt before 1973?": "/v1/arms/share?supplier=SUN&recipient=EGY&from=1950&to=1972",
    "arms exports of East Germany": "/v1/arms/recipients?supplier=DDR&from=1986&to=1990",
    "Which states host embassies of Georgia?": f"/v1/missions?sender=GEO&{EMBASSIES}",
    "Is there an Israeli embassy in Baku?": f"/v1/missions?sender=ISR&host=AZE&{EMBASSIES}&holds=yes&holds=possibly&holds=unknown&holds=no",
    "Which countries closed their embassies in Iran since 2011?":
        "/v1/history?party=IRN&what=missions_hosted&turn=ended&from=2011&to={year}",
    "Which African countries have an embassy in Israel?": "/v1/missions/matrix?host=ISR&sender_region=Africa",
    "Which countries have no embassy in Israel?": f"/v1/missions?host=ISR&{EMBASSIES}&holds=no",
    "Who looks after American interests in Tehran?": "/v1/protecting-powers?protected=USA&receiving=IRN",
    "Which countries recognise both Israel and Palestine?": "/v1/recognition?target=ISR&target=PSE",
    "Which Arab countries recognise Israel?": "/v1/recognition/matrix?target=ISR&observer_bloc=LAS",
    "How many countries recognized Palestine before 2000?": "/v1/recognition?target=PSE&valid_on=1999-12-31",
    "What did we know about Kosovo's recognition on 1 June 2012?": "/v1/recognition?target=XKX&known_on=2012-06-01",
    "Who has Taiwan lost since 2016?": "/v1/history?party=TWN&what=relations&turn=ended&from=2016&to={year}",
    "Which countries left the EU?": "/v1/history?party=EU&what=members&turn=ended",
    "Is Ukraine in the EU?": "/v1/dyads/UKR/EU",
    "Who was in the EU in 1970?": "/v1/ties/members?party=EU&valid_on=1970",
    "Which organisations did Cuba belong to in 1970?": "/v1/ties/memberships?party=CUB&valid_on=1970",
    "How close do Turkey and Israel vote at the UN since 2000?":
        "/v1/tables/dyad-year?from=2000&to={last}&party=TUR&party=ISR&column=ideal_point_distance&format=csv",
    "dyad-year data for India and China 1960-2020 alliances":
        "/v1/tables/dyad-year?from=1960&to=2020&column=alliance&party=IND&party=CHN&format=csv",
    "What came after Yugoslavia?": "/v1/parties/YUG",
    "Who armed Azerbaijan in the late 1990s?": "/v1/arms/suppliers?recipient=AZE&from=1996&to=1999",
    "french exports to qatar 2018": "/v1/arms/share?supplier=FRA&recipient=QAT&from=2018&to=2018",
    "us embassy tehran": f"/v1/missions?sender=USA&host=IRN&{EMBASSIES}&holds=yes&holds=possibly&holds=unknown&holds=no",
    "Share of Egypt in France's exports in 2015-19": "/v1/arms/share?supplier=FRA&recipient=EGY&from=2015&to=2019",
    "Where did Soviet weapons go in 1988?": "/v1/arms/recipients?supplier=SUN&from=1988&to=1988",
    "Top suppliers of Africa 2015-2019": "/v1/arms/flows?from=2015&to=2019&recipient_region=Africa",
    "kosovo recognition spain": "/v1/recognition?target=XKX&observer=ESP",
    "Do Israel and Azerbaijan have embassies in each other's capitals?": "/v1/dyads/ISR/AZE",
    "Wer lieferte Waffen an Ägypten 2015-2019?": "/v1/arms/suppliers?recipient=EGY&from=2015&to=2019",
    "Wer hat Waffen an Saudi-Arabien geliefert von 2015 bis 2019?": "/v1/arms/suppliers?recipient=SAU&from=2015&to=2019",
    "Welche Länder erkennen den Kosovo an?": "/v1/recognition?target=XKX",
    "Mitglieder der NATO 1990": "/v1/ties/members?party=NATO&valid_on=1990",
    "Qui a vendu des armes à l'Égypte en 2015-2019 ?": "/v1/arms/suppliers?recipient=EGY&from=2015&to=2019",
    "Quels pays reconnaissent la Palestine ?": "/v1/recognition?target=PSE",
    "Quels sont les alliés de la Pologne en 1938 ?": "/v1/ties/alliances?party=POL&valid_on=1938",
    "What countries were in the Warsaw Pact?": "/v1/ties/members?party=WPACT&valid_on=1991-07-01",
    "Where did East Germany have embassies?": f"/v1/missions?sender=DDR&{EMBASSIES}&valid_on=1990-10-02",
    "Which states maintain relations with both Israel and Iran?": "/v1/partners/common?a=ISR&b=IRN&type=HAS_RELATIONS_WITH",
    "Arms deliveries to Azerbaijan in the 1990s and 2000s": "/v1/arms/suppliers?recipient=AZE&from=1990&to=2009",
    "Whose arms exports are most dependent on Azerbaijan in 2016-2020?": "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020",
    "What has been Israel's largest customer in 2016-2020?": "/v1/arms/recipients?supplier=ISR&from=2016&to=2020",
    "Did Turkey receive S-400 from Russia in 2019?": "/v1/arms/share?supplier=RUS&recipient=TUR&from=2019&to=2019",
    "Who bought Israeli drones in 2018?": "/v1/arms/recipients?supplier=ISR&from=2018&to=2018",
    "Was Ukraine part of the Soviet Union in 1980?": "/v1/parties/UKR",
    "How long was Syria in the Arab League?": "/v1/dyads/SYR/LAS",
    "Does Cuba host an interests section of any country?": "/v1/protecting-powers?receiving=CUB",
    "Who armed Deutschland in 2018?": "/v1/arms/suppliers?recipient=DEU&from=2018&to=2018",
    "Who supplied Birmanie in 2018?": "/v1/arms/suppliers?recipient=MMR&from=2018&to=2018",
    "Which embassies are there in Österreich?": f"/v1/missions?host=AUT&{EMBASSIES}",
    "What do Iran and Israel have in common?": "/v1/partners/common?a=IRN&b=ISR",
}  # fmt: skip
"""Questions that people ask in other words than the forms have; most are read by their key words."""


def asked(client: TestClient, words: str) -> Any:
    answer = client.get(f"/v1/question?q={quote(words)}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(("words", "view"), READ.items())
def test_words_lead_to_a_view_with_its_window(client: TestClient, words: str, view: str) -> None:
    found = asked(client, words)
    assert [one["view"] for one in found["readings"]] == [view]


@pytest.mark.parametrize(("words", "addresses"), ADDRESSES.items())
def test_words_lead_to_addresses(client: TestClient, words: str, addresses: list[str]) -> None:
    found = asked(client, words)
    assert [one["address"] for one in found["readings"]] == [one.format(year=date.today().year) for one in addresses]


@pytest.mark.parametrize(("words", "address"), LOOSE.items())
def test_other_words_are_read_by_what_they_are_about(client: TestClient, words: str, address: str) -> None:
    last = max(int(one["last"]) for one in client.get("/v1/catalog").json()["editions"])
    found = asked(client, words)
    assert [one["address"] for one in found["readings"]] == [address.format(year=date.today().year, last=last)]


def test_a_stated_figure_is_answered_with_the_registers_own(client: TestClient) -> None:
    found = asked(client, "Is it true that Israel supplied 69 % of Azerbaijan's imports in 2016–2020?")
    assert [one["question"] for one in found["readings"]] == ["arms-share", "arms-check"]


def test_an_ended_party_is_asked_of_its_last_day(client: TestClient) -> None:
    notes = asked(client, "members of the Warsaw Pact")["notes"]
    assert notes == ["Warsaw Treaty Organization ended: its last day, 1991-07-01, is asked about."]


def test_years_that_are_not_asked_about_are_named(client: TestClient) -> None:
    notes = asked(client, "Who armed Azerbaijan in 2010-2012 and 2016-2018?")["notes"]
    assert "Only 2010–2012 is asked about; ask again for the other years." in notes


def test_what_is_read_by_key_words_says_so_and_tells_what_it_left_out(client: TestClient) -> None:
    notes = asked(client, "Arab views of Israel's recognition in the year 12345")["notes"]
    assert "The question was read by its key words." in notes
    assert "“12345” was not read as a time." in notes


@pytest.mark.parametrize("words", [*EXAMPLES, *READ, *ADDRESSES, *LOOSE])
def test_every_reading_is_a_question_that_answers(client: TestClient, words: str) -> None:
    known = {question.name for question in questions(part.router for part in PARTS)}
    readings = asked(client, words)["readings"]
    assert readings
    for one in readings:
        assert one["question"] in known
        assert VIEWS.fullmatch(one["view"])
        answer = client.get(one["address"])
        assert answer.status_code == 200 or answer.json()["type"].endswith(("not-covered", "not-found")), answer.text


@pytest.mark.parametrize(("words", "says"), UNREAD.items())
def test_what_cannot_be_read_says_so_and_gives_examples(client: TestClient, words: str, says: str) -> None:
    found = asked(client, words)
    assert found["readings"] == []
    assert says in " ".join(found["notes"])
    assert found["examples"] == list(EXAMPLES)


def test_a_slip_is_read_and_told(client: TestClient) -> None:
    found = asked(client, "who armed Azerbajan in 2018")
    assert found["readings"][0]["view"] == "/supply?party=AZE&from=2018&to=2018"
    assert found["notes"] == ["“Azerbajan” was read as Azerbaijan."]


def test_without_years_the_latest_that_are_loaded_count(client: TestClient) -> None:
    found = asked(client, "who armed Azerbaijan")
    years = re.search(r"from=(\d{4})&to=(\d{4})", found["readings"][0]["view"])
    assert years
    assert int(years[2]) - int(years[1]) == 4
    last = max(int(one["last"]) for one in client.get("/v1/catalog").json()["editions"])
    assert int(years[2]) <= last
    assert "No years were named" in found["notes"][0]


def test_a_question_of_all_years_is_not_told_to_be_of_the_latest(client: TestClient) -> None:
    assert asked(client, "Has Sweden ever supplied arms to Saudi Arabia?")["notes"] == []


def test_no_words_are_refused(client: TestClient) -> None:
    assert client.get("/v1/question?q=%20%3F").status_code == 422
    assert client.get("/v1/question").status_code == 422


def test_every_form_has_a_reader() -> None:
    assert {form.asks for form in FORMS} | BY_WORDS_ONLY == set(_READ)


@pytest.mark.parametrize(
    ("words", "windows", "on", "known_on"),
    [
        ("in 2016–20", [(2016, 2020)], None, None),
        ("from 1998 to 2004", [(1998, 2004)], None, None),
        ("between 2010-14 and 2020-24", [(2010, 2014), (2020, 2024)], None, None),
        ("in 2018", [(2018, 2018)], None, None),
        ("on May 3rd, 2019", [], "2019-05-03", None),
        ("on 2019-05-03", [], "2019-05-03", None),
        ("in February 2020", [], "2020-02-29", None),
        ("in 2016-2020 as known in 2021", [(2016, 2020)], None, "2021-12-31"),
        ("on 30 February 2020", [(2020, 2020)], None, None),
        ("in 2020-2016", [], None, None),
        ("in the early 1990s", [(1990, 1993)], None, None),
        ("in the 20th century", [(1901, 2000)], None, None),
        ("until 1990", [(1950, 1990)], None, None),
        ("before 1945", [(1944, 1944)], None, None),
        ("in 2019-2023 compared to 2014-2018", [(2019, 2023), (2014, 2018)], None, None),
        ("in 1234567", [], None, None),
    ],
)
def test_times_are_read(words: str, windows: list[tuple[int, int]], on: str | None, known_on: str | None) -> None:
    _, found = read_times(f"who armed Azerbaijan {words}")
    assert ([tuple(one) for one in found.windows], found.on, found.known_on) == (windows, on, known_on)


_WORDS = (
    "who",
    "whom",
    "armed",
    "and",
    "both",
    "between",
    "in",
    "from",
    "to",
    "of",
    "embassy",
    "recognises",
    "imports",
    "2016",
    "–",
    "-",
    "’s",
    "AZE",
    "Soviet",
    "Africa",
    "EU",
    "share",
    "arms",
    "bought",
    "members",
    "relations",
    "broke",
    "@0",
    "@9",
)
_WORD = st.sampled_from(_WORDS)
_TEXT = st.one_of(st.text(max_size=200), st.lists(_WORD, max_size=60).map(" ".join), st.text(alphabet=string.printable, max_size=200))


def test_a_year_is_asked_as_a_year_and_shown_by_its_last_day(client: TestClient) -> None:
    (one,) = asked(client, "Who led Iran in 1978?")["readings"]
    assert one["address"] == "/v1/ties/leaders?party=IRN&valid_on=1978"
    assert one["view"].endswith("valid_on=1978-12-31")
    (month,) = asked(client, "Where does Georgia have embassies in February 2020?")["readings"]
    assert "valid_on=2020-02&" in month["address"] + "&"


@given(text=_TEXT)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(starter_store: Store, text: str) -> None:
    try:
        found = question(starter_store, text[:200])
    except InputError as error:
        found = None
        said = str(error)
    assert found.readings or found.notes if found else "ask something" in said
