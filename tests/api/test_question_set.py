"""The set of questions that people ask: read right or refused, hardly ever as another question."""

from __future__ import annotations

import pytest

from bench.asked import LEAST_RIGHT, MOST_WRONG, cases, score
from legation.graph.store import Store
from legation.service.questions.asked.question import question


def test_the_set_is_read_or_refused(starter_store: Store) -> None:
    found = score(starter_store, cases())
    assert found.total >= 300
    assert len(found.wrong) <= MOST_WRONG * found.total, [case.words for case, _ in found.wrong]
    assert len(found.right) >= LEAST_RIGHT * found.total
    assert all(answer.notes[1:] for _, answer in found.refused), "a refusal says why"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("in 1977, ethiopia, who sold weapons?", "/v1/arms/suppliers?recipient=ETH&from=1977&to=1977"),
        ("1980, Libya, which countries bought arms", "/v1/arms/recipients?supplier=LBY&from=1980&to=1980"),
        ("Who were the ten biggest arms exporters between 2018 and 2022?", "/v1/arms/matrix?from=2018&to=2022&top=10"),
        ("Top 5 arms importers 2008-2012", "/v1/arms/matrix?from=2008&to=2012&top=5"),
        ("Did Hungary vote with the Soviet Union in 1956?", "/v1/votes/agreement?a=HUN&b=SUN&from=1956&to=1956"),
        (
            "With whom did Cuba break off relations in the 1960s?",
            "/v1/history?party=CUB&what=relations&turn=ended&from=1960&to=1969",
        ),
        ("How many Soviet diplomats did Britain expel in 1971?", "/v1/expulsions?party=GBR&other=SUN&side=subject&period=1971"),
        ("Were Iranian diplomats expelled by Denmark?", "/v1/expulsions?party=DNK&other=IRN&side=subject"),
        ("Was South Africa under an arms embargo in 1980?", "/v1/sanctions?target=ZAF&type=arms&valid_on=1980"),
        ("What treaties were in force between Finland and the USSR in 1950?", "/v1/treaties/between?a=FIN&b=SUN&valid_on=1950"),
        ("Who imposed sanctions on Rhodesia in 1970?", "/v1/sanctions?target=ZWE&valid_on=1970"),
        ("Who recognises North Macedonia?", "/v1/recognition?target=MKD"),
    ],
)
def test_no_word_is_dropped_or_turned_round(starter_store: Store, words: str, address: str) -> None:
    assert [one.address for one in question(starter_store, words).readings] == [address]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Who imposed sanctions on Rhodesia?", "Zimbabwe has not been called “Rhodesia” since 1979."),
        ("Who recognised West Germany?", "Germany has not been called “West Germany” since 1990."),
        ("Which treaties did Germany and Poland sign in 1970?", "“sign” asks when it was done"),
        ("Who were Persia's arms suppliers?", "Iran has not been called “Persia” since 1935."),
        ("Which weapons did Zaire get from Belgium?", "DR Congo has not been called “Zaire” since 1997."),
        ("Who protects Iranian interests in Egypt in 1990 and 2010?", "“1990” is a time that the nearest question has no place for"),
        ("treaties ratified by France in 1960", "“ratified” asks when it was done"),
    ],
)
def test_what_would_be_answered_for_another_time_is_refused(starter_store: Store, words: str, why: str) -> None:
    found = question(starter_store, words)
    assert found.readings == []
    assert any(why in note for note in found.notes), found.notes
