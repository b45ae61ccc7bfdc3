"""Subjects, moods and attribution, each on short real or realistic sentences."""

from __future__ import annotations

import pytest

from legation.extraction.extract import extract


def facts(text: str, published: str | None = "2025-11-01", publisher: str | None = None) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.subject, c.object, c.modality) for c in extract(text, published, publisher)]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Azerbaijan is set to open its first embassy in Israel.", ("mission_opened", "AZE", "ISR", "planned")),
        ("An embassy in Israel was opened by Azerbaijan.", ("mission_opened", "AZE", "ISR", "done")),
        ("In 1972, Ghana closed its embassy in Mexico City.", ("mission_closed", "GHA", "MEX", "done")),
        ("Ghana reportedly closed its embassy in Mexico City.", ("mission_closed", "GHA", "MEX", "alleged")),
        ("Russia refuses to recognize Kosovo.", ("recognized", "RUS", "XKX", "denied")),
        ("Russia refused to recognize or establish diplomatic relations with Kosovo.", ("relations_established", "RUS", "XKX", "denied")),
        ("Israel was one of the first countries to recognize Azeri independence in 1991.", ("recognized", "ISR", "AZE", "done")),
        (
            "Andorra became the 76th member state of the United Nations to recognise the independence of Kosovo.",
            ("recognized", "AND", "XKX", "done"),
        ),
        ("The independence of Peru was recognized by the United States.", ("recognized", "USA", "PER", "done")),
        ("Nauru broke diplomatic relations with Taiwan and recognized China.", ("recognized", "NRU", "CHN", "done")),
        ("Fiji, a member of the Commonwealth, opened an embassy in Jerusalem.", ("mission_opened", "FJI", "ISR", "done")),
        ("Diplomatic relations between India and Mauritius were established in 1948.", ("relations_established", "IND", "MUS", "done")),
        ("The President of Mongolia Punsalmaagiin Ochirbat visited Australia in 1997.", ("visit", "MNG", "AUS", "done")),
        ("Ukraine accuses China of supplying weapons to Russia.", ("arms_transfer", "CHN", "RUS", "alleged")),
        ("China denies supplying weapons to Russia.", ("arms_transfer", "CHN", "RUS", "denied")),
        ("The UAE was one of the three countries which withdrew their ambassadors from Qatar.", ("envoy_recalled", "ARE", "QAT", "done")),
        ("Switzerland serves as the protecting power for U.S. interests in Iran.", ("represents_interests", "CHE", "USA", "done")),
        ("Saudi Arabia received tanks from South Korea.", ("arms_transfer", "KOR", "SAU", "done")),
        ("Afghanistan is accredited to the Philippines from its embassy in Tokyo, Japan.", ("accredited", "AFG", "PHL", "done")),
        ("Türkiye has an embassy in Baku.", ("mission", "TUR", "AZE", "done")),
    ],
)
def test_a_sentence_states(text: str, fact: tuple[str, str, str, str]) -> None:
    found = facts(text)
    assert fact in found or ((fact[0], fact[2], fact[1], fact[3]) in found and fact[0].startswith("relations"))


@pytest.mark.parametrize(
    "text",
    [
        "Israel has not recognized Kosovo.",
        "Israel never opened an embassy in Baku.",
        "Protesters in Israel recognize the officer.",
        "Georgia governor Brian Kemp visited Israel's stand at the fair.",
        "Five people are injured near Savannah, Georgia, United States.",
        "Russia invited Germany to open an embassy in Tskhinvali.",
        "The U.S. president recognized the Armenian genocide.",
        "Turkey blocks a deal to sell jets to Greece.",
        "Trade relations between India and Nepal were strengthened.",
        "A bomb exploded at the American embassy in Oslo, Norway.",
        "Former Brazilian president Jair Bolsonaro visits Hungary.",
        "The Taliban recognise that most of the prisoners died.",
        "If Turkey recognized Abkhazia, Russia would recognize Northern Cyprus.",
    ],
)
def test_a_sentence_states_nothing(text: str) -> None:
    assert facts(text) == []


def test_both_nations_and_it_lead_back() -> None:
    text = (
        "Ghana and Mexico established diplomatic relations on 8 August 1961. Soon afterwards, both nations opened embassies in each "
        "other's capitals. In 1972, Ghana closed its embassy in Mexico City. It was reopened in 2005."
    )
    found = facts(text)
    assert ("mission_opened", "GHA", "MEX", "done") in found
    assert ("mission_opened", "MEX", "GHA", "done") in found
    assert [c.when for c in extract(text) if c.kind == "mission_opened" and c.place == "Mexico City"] == ["2005"]


def test_times_of_one_sentence_go_to_their_own_verbs() -> None:
    found = extract("In 1982, Vietnam closed its embassy in Dhaka for financial reasons and reopened it in January 2003.", "2025-11")
    assert [(c.kind, c.when) for c in found] == [("mission_closed", "1982"), ("mission_opened", "2003-01")]


def test_said_by_names_the_speaker_and_not_the_acting_state() -> None:
    speech = extract("French president Emmanuel Macron announces that France will recognize Palestine.", "2025-07-24")
    assert [c.said_by for c in speech] == ["Emmanuel Macron"]
    own = extract("Azerbaijan announced that it will open a consulate-general in Yekaterinburg.", "2025-11")
    assert [c.said_by for c in own] == [None]
    institute = extract("According to SIPRI, Israel supplied 69 percent of Azerbaijan's arms imports in 2016–20.", "2023-03-29")
    assert [(c.said_by, c.value, c.base, c.when) for c in institute] == [("SIPRI", 69, "object_imports", "2016/2020")]


def test_a_department_of_state_has_its_own_point_of_view() -> None:
    found = facts(
        "Relations with Chad were good. The Embassy in N'Djamena was established on February 1, 1961.", None, "U.S. Department of State"
    )
    assert ("mission_opened", "USA", "TCD", "done") in found


def test_a_headline_gives_way_to_the_body() -> None:
    text = "Azerbaijan opens embassy in Israel\n\nAzerbaijan is set to open its embassy in Israel tonight."
    assert facts(text, "2023-03-29") == [("mission_opened", "AZE", "ISR", "planned")]
