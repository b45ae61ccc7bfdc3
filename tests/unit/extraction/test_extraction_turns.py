"""Turns of phrase of the kinds that rules miss most: arms, goods, envoys, sanctions, and parties known only from context."""

from __future__ import annotations

import pytest

from legation.extraction.extract import extract
from legation.extraction.gazetteer import default
from legation.extraction.home import of_publisher, of_text
from legation.extraction.persons import acts_for, known_in


def _facts(text: str, published: str | None = "2024-06-12", publisher: str | None = None) -> set[tuple[str, str, str, str]]:
    return {(c.kind, c.subject, c.object, c.modality) for c in extract(text, published, publisher)}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Estonia pledges nine howitzers to Moldova.", ("arms_transfer", "EST", "MDA", "planned")),
        ("Belgium promised Senegal two patrol vessels.", ("arms_transfer", "BEL", "SEN", "planned")),
        ("Six Gripen jets from Sweden landed in Peru on Monday.", ("arms_transfer", "SWE", "PER", "done")),
        ("The first Turkish drones arrived in Chad.", ("arms_transfer", "TUR", "TCD", "done")),
        ("Finnish-donated howitzers are now in service in Moldova.", ("arms_transfer", "FIN", "MDA", "done")),
        ("Croatia leases six helicopters from Italy.", ("arms_transfer", "ITA", "HRV", "done")),
        ("Washington notifies Congress of a possible $90 million sale of missiles to Oman.", ("arms_agreement", "USA", "OMN", "planned")),
        ("Canada approves the sale to Kenya of 20 armoured vehicles.", ("arms_agreement", "CAN", "KEN", "planned")),
        ("France announces a $2 billion arms package for Greece.", ("arms_agreement", "FRA", "GRC", "planned")),
        ("Oslo confirmed plans to transfer its old frigates to Peru.", ("arms_transfer", "NOR", "PER", "planned")),
        ("Chinese arms sales to Bangladesh include submarines.", ("arms_transfer", "CHN", "BGD", "done")),
        ("Poland said twelve tanks from Czech army stocks would go to Ukraine.", ("arms_transfer", "CZE", "UKR", "planned")),
        ("Japan became the biggest buyer of Omani gas.", ("supplies", "OMN", "JPN", "done")),
        ("The first Iranian fuel tanker docked in Syria.", ("supplies", "IRN", "SYR", "done")),
        ("A cargo of 3,000 tonnes of wheat from Romania arrived in Ghana.", ("supplies", "ROU", "GHA", "done")),
        ("The pipeline carries Algerian gas to Italy.", ("supplies", "DZA", "ITA", "done")),
        ("Norway promised uninterrupted gas supplies to Lithuania.", ("supplies", "NOR", "LTU", "planned")),
        ("India and Nepal agree to reappoint ambassadors.", ("envoy_appointed", "IND", "NPL", "planned")),
        ("Turkey and Egypt appoint ambassadors to each other.", ("envoy_appointed", "TUR", "EGY", "done")),
        ("An ambassador of Ireland to Palestine will be appointed this year.", ("envoy_appointed", "IRL", "PSE", "planned")),
        ("A year later Kuwait received its first resident Bulgarian ambassador.", ("envoy_appointed", "BGR", "KWT", "done")),
        ("Jordan's foreign minister ordered the return of the kingdom's ambassador from Israel.", ("envoy_recalled", "JOR", "ISR", "done")),
        ("Norway waives sanctions on Chabahar port in Iran.", ("sanctions_lifted", "NOR", "IRN", "done")),
        ("The U.S. Treasury blacklists Sibur, Russia's biggest petrochemical firm.", ("sanctions_imposed", "USA", "RUS", "done")),
        ("Petro, his wife and his son are placed under U.S. sanctions.", ("sanctions_imposed", "USA", "COL", "done")),
        ("Moscow ordered 20 staff of the French and Italian missions out of the country.", ("diplomats_expelled", "RUS", "ITA", "done")),
        ("After 35 Russian diplomats are expelled from Canada, the chargé speaks.", ("diplomats_expelled", "CAN", "RUS", "done")),
        ("Australia suspends work at its own embassy in Tehran.", ("mission_closed", "AUS", "IRN", "done")),
        ("Brazil hosts the president of Gabon for a three-day state visit.", ("visit", "GAB", "BRA", "done")),
        ("Ireland agrees to establish diplomatic relations between Dublin and Ramallah.",
         ("relations_established", "IRL", "PSE", "planned")),
        ("President of Uruguay Tabaré Vázquez paid the first visit of a Uruguayan leader to Fiji.", ("visit", "URY", "FJI", "done")),
        ("The state visit of Uzbekistan's President Shavkat Mirziyoyev to Iran in 2023 was short.", ("visit", "UZB", "IRN", "done")),
        ("South Korean president Park Geun-hye has visited to Italy.", ("visit", "KOR", "ITA", "done")),
        ("North Korea's trade minister visited several European states, including Italy and Sweden.", ("visit", "PRK", "SWE", "done")),
        ("Japan recognized and established diplomatic relations with South Sudan on 9 July 2011.", ("recognized", "JPN", "SSD", "done")),
        ("The Prime Minister of Belize met with the Vice-Minister of Foreign Affairs of Colombia.", ("meeting", "BLZ", "COL", "done")),
        ("Shankar Dayal Sharma, the then Vice President of India visited Guyana in 1988.", ("visit", "IND", "GUY", "done")),
        ("An Albanian-Turkish military cooperation agreement was signed in 1992.", ("treaty_signed", "ALB", "TUR", "done")),
        ("Ties between Seoul and Taipei were nevertheless severed in 1992.", ("relations_severed", "KOR", "TWN", "done")),
        ("Canada recognized the independence of twelve Soviet republics, including Moldova.", ("recognized", "CAN", "MDA", "done")),
        ("Canada recognized the newly independent and sovereign state of Singapore.", ("recognized", "CAN", "SGP", "done")),
        ("Talks failed, culminating in the closure of the Chilean embassy in Oslo.", ("mission_closed", "CHL", "NOR", "done")),
        ("Former Pakistani president Pervez Musharraf visited Australia in 2005.", ("visit", "PAK", "AUS", "done")),
        ("Emperor Akihito and Empress Michiko made a state visit to Samoa in 2003.", ("visit", "JPN", "WSM", "done")),
        ("In 2002, the Howard government in Australia imposed sanctions against Zimbabwe.", ("sanctions_imposed", "AUS", "ZWE", "done")),
        ("In 2012 Canada reduced sanctions against Myanmar.", ("sanctions_lifted", "CAN", "MMR", "done")),
        ("Egypt gifted 30 tanks to the Bangladesh Army.", ("arms_transfer", "EGY", "BGD", "done")),
        ("Several weapons were delivered by France to Iraq.", ("arms_transfer", "FRA", "IRQ", "done")),
        ("Venezuela is the biggest seller of oil to Cuba.", ("supplies", "VEN", "CUB", "done")),
        ("Denmark recognised Latvia in 1921 and recognised it anew in 1991.", ("recognized", "DNK", "LVA", "done")),
        ("Latvian president Edgars Rinkēvičs met the king, and Norway promised to sell jets to the kingdom.", None),
    ],
)  # fmt: skip
def test_a_turn_of_phrase_is_read(text: str, fact: tuple[str, str, str, str] | None) -> None:
    found = _facts(text)
    assert (fact in found) if fact is not None else not {f for f in found if f[0] == "arms_agreement" and f[2] == "NOR"}


@pytest.mark.parametrize(
    "text",
    [
        "Russian missiles reached Kyiv overnight.",
        "Russian jets operating in Syria struck a village.",
        "Denmark pledges additional military aid to Ukraine.",
        "Ukraine blocks the transit of Russian gas to Slovakia.",
        "Venezuelan crude bound for Cuba is seized by the US Navy.",
        "The pipeline is designed to double the flow of Russian gas to Germany.",
        "Germany refused to promise tanks to Ukraine.",
        "India and the European Union conclude negotiations on a free trade agreement.",
        "President Pervez Musharraf cancelled a planned visit of his to Australia.",
        "Former Pakistani president Pervez Musharraf visited Australia.",
        "They signed an agreement to transport Venezuelan oil to Vietnam.",
        "The general recommends expelling 35 American diplomats from Russia.",
    ],
)
def test_what_is_no_such_deed_is_left_alone(text: str) -> None:
    assert _facts(text) == set()


def test_the_party_from_context() -> None:
    assert ("arms_agreement", "USA", "SAU", "planned") in _facts(
        "Saudi crown prince Mohammed bin Salman met President Trump, who says that Washington will sell jets to the kingdom.", "2025-11-18"
    )
    assert ("supplies", "ROU", "MDA", "done") in _facts("At the request of Moldova, Romania exported electricity to its neighbour.")
    assert _facts("Norway and Chad met. Peru sold jets to the neighbour.") & {("arms_agreement", "PER", "TCD", "done")} == set()
    release = "The Minister for Foreign Affairs will make an official visit to Qatar from 6 to 9 June 2024."
    found = extract(release, "2024-06-01", "Ministry of Foreign Affairs of Latvia")
    assert [(c.kind, c.subject, c.object, c.when) for c in found] == [("visit", "LVA", "QAT", "2024-06-06/2024-06-09")]
    assert extract(release, "2024-06-01", "Some Newspaper") == []


def test_whose_point_of_view_a_text_has() -> None:
    names = default()
    assert of_publisher("Ministry of Foreign Affairs of Ukraine", names) == "UKR"
    assert of_publisher("The Ukraine Herald", names) is None
    for text, state in (
        ("RIGA, June 12 (LETA) – The minister flew to Oslo.", "LVA"),
        ("The minister flew to Oslo, the Latvian foreign ministry said.", "LVA"),
        ("The Latvian foreign ministry and the Estonian foreign ministry said so.", None),
    ):
        assert of_text(text, names.find(text), names) == state


def test_persons_alone_name_the_parties() -> None:
    text = "Xi Jinping and Vladimir Putin sign a pact."
    assert known_in(text) == [0, 15]
    assert _facts(text, "2014-05-21") == {("treaty_signed", "CHN", "RUS", "done")}
    assert acts_for("Willy Brandt", (2025,)) == "DEU"  # long out of office: his deeds are told as of then
    assert acts_for("Angela Merkel", (2025,)) is None
    found = extract("In 1959, Cuba fell. Fidel Castro then visited Peru.", "2025-11")
    assert [(c.subject, c.object) for c in found if c.kind == "visit"] == [("CUB", "PER")]


def test_two_times_of_one_visit_are_two_visits() -> None:
    found = extract("Emperor Haile Selassie visited Turkey in March 1967 and December 1969.", "2025-11")
    assert [(c.kind, c.when) for c in found] == [("visit", "1967-03"), ("visit", "1969-12")]
