"""Answers of Wikipedia's API, made up in its exact forms: pages by revision, tables, days, and answers that are no whole ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from legation.graph.claims import Claim
from legation.graph.errors import InputError
from legation.loaders import wikipedia
from legation.loaders.frame import recognise
from legation.loaders.frame.base import Input, Record, Refusal

ARMENIA = """'''Armenia''' became independent in 1991.
== Diplomatic relations ==
{| class="wikitable sortable"
! colspan="3" |[[File:Map.svg|frameless]]
|-
!#
!Country<ref>{{cite book |title=A book}}</ref>
!Date
|-
|1
|{{Flag|France}}
|{{Date table sorting|24 February 1992}}<ref>{{Cite web |date=1 May 2001 |url=https://a.example}}</ref>
|- style="background:#D3D3D3"
|2
|{{flag|Peru}}
|{{dts|1992|12|31}}
|-
|3
|{{flag|Chile}}
|31 June 1999
|}
== Bilateral relations ==
=== Europe ===
{| class="wikitable"
! Country !! Formal Relations Began !! Notes
|-
| {{flag|Georgia}} || {{dts|17 July 1992}} || Georgia opened an embassy in [[Yerevan]] in 1993.
|}
"""
KOSOVO = """== States that recognise Kosovo ==
{| class="wikitable"
! No. !! Entity !! Date of recognition !! Notes
|-
| 1 || {{flag|Costa Rica}} || {{dts|17 February 2008}} || x
|-
| 2 || {{flag|Suriname}} || 8 July 2016 || x
|-
| 3 || {{flag|Nowhereland}} || 9 July 2016 || x
|}
== States that do not recognise Kosovo ==
{| class="wikitable"
! Entity !! Date of recognition
|-
| {{flag|Spain}} || 1 January 2010
|}
== Withdrawn recognition ==
{| class="wikitable"
! Country !! Date of recognition !! Date of withdrawal
|-
| {{flag|Nauru}} || 23 April 2008 || 13 November 2019
|}
"""
DAY = """{{Current events|year=2026|month=08|day=1|content=
<!-- All news items below this line -->
'''International relations'''
*[[Bolivia–Israel relations]]
**[[Bolivia]] expels the ambassador of [[Israel]] and [[Bolivia|the country]] severs [[diplomacy|diplomatic relations]] with Israel. [https://www.reuters.example/a (Reuters)]
*[[Peru]] recognizes [[Kosovo]] as an independent state. [https://www.afp.example/b (AFP)] [https://c.example (BBC News)]
;Sport
*[[Chess]]
<!-- All news items above this line -->}}
"""  # noqa: E501


def page(title: str, text: str, number: int = 1321000001, day: str = "2026-08-02") -> dict[str, Any]:
    slot = {"contentmodel": "wikitext", "contentformat": "text/x-wiki", "content": text}
    revision = {"revid": number, "parentid": number - 1, "timestamp": f"{day}T11:22:33Z", "slots": {"main": slot}}
    return {"pageid": 1, "ns": 0, "title": title, "revisions": [revision]}


def answer(*pages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"batchcomplete": True, "query": {"normalized": [], "pages": list(pages)}} | more


def read(tmp_path: Path, body: Any, **options: str) -> tuple[list[Claim], list[Refusal], Input]:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    source = Input(path, options)
    wikipedia.check(source)
    items = list(wikipedia.read(source))
    claims = [claim for item in items if isinstance(item, Record) for claim in item.claims]
    return claims, [item for item in items if isinstance(item, Refusal)], source


def said(claims: list[Claim]) -> set[tuple[str, str, str | None, str | None]]:
    return {(claim.kind, claim.subject, claim.object, claim.when) for claim in claims}


def test_tables_of_relations_are_read_row_by_row(tmp_path: Path) -> None:
    claims, _, _ = read(tmp_path, answer(page("Foreign relations of Armenia", ARMENIA)))
    dated = {one for one in said(claims) if one[0] == "relations_established"}
    assert dated == {
        ("relations_established", "ARM", "FRA", "1992-02-24"),
        ("relations_established", "ARM", "PER", "1992-12-31"),
    }, "31 June is no day, and the days of a list by region are of other events"
    assert ("relations", "ARM", "GEO", "2026-08-02") in said(claims)
    assert ("mission_opened", "GEO", "ARM", "1993") in said(claims), "the sentences of the page are read too"
    (source,) = {claim.source.id: claim.source for claim in claims if claim.kind == "relations_established"}.values()
    assert source.url == "https://en.wikipedia.org/wiki/Foreign_relations_of_Armenia?oldid=1321000001"
    assert (source.edition, source.published) == ("2026-08-02", "2026-08-02")
    assert source.citation is not None
    assert "revision 1321000001" in source.citation


def test_a_page_that_nobody_edited_gives_the_same_claims(tmp_path: Path) -> None:
    first, _, _ = read(tmp_path, answer(page("Foreign relations of Armenia", ARMENIA)))
    again, _, _ = read(tmp_path, answer(page("Foreign relations of Peru", "x"), page("Foreign relations of Armenia", ARMENIA)))
    edited, _, _ = read(tmp_path, answer(page("Foreign relations of Armenia", ARMENIA, 1321000099, "2026-08-09")))
    assert {claim.id for claim in first} == {claim.id for claim in again}
    assert {claim.id for claim in first}.isdisjoint(claim.id for claim in edited)


def test_recognition_and_its_end_are_read(tmp_path: Path) -> None:
    claims, refused, _ = read(tmp_path, answer(page("International recognition of Kosovo", KOSOVO)))
    assert said(claims) == {
        ("recognized", "CRI", "XKX", "2008-02-17"),
        ("recognized", "SUR", "XKX", "2016-07-08"),
        ("recognized", "NRU", "XKX", "2008-04-23"),
        ("recognition_withdrawn", "NRU", "XKX", "2019-11-13"),
    }
    assert [one.code for one in refused] == ["unknown-party"]


def test_a_table_on_two_goes_by_its_heading(tmp_path: Path) -> None:
    table = '{| class="wikitable"\n! Entity !! Date of recognition\n|-\n| {{flag|Syria}} || 29 May 2018\n|}\n'
    text = f"== Abkhazia ==\n{table}== South Ossetia ==\n{table}== Both ==\n{table}"
    claims, refused, _ = read(tmp_path, answer(page("International recognition of Abkhazia and South Ossetia", text)))
    assert said(claims) == {("recognized", "SYR", "XAB", "2018-05-29"), ("recognized", "SYR", "XSO", "2018-05-29")}
    assert [one.code for one in refused] == ["whose-recognition"]


def test_a_day_of_current_events_is_read_in_wikitext(tmp_path: Path) -> None:
    claims, _, _ = read(tmp_path, answer(page("Portal:Current events/2026 August 1", DAY)))
    assert ("recognized", "PER", "XKX", "2026-08-01") in said(claims)
    (one,) = {claim.source for claim in claims if claim.kind == "recognized"}
    assert one.published == "2026-08-01"
    assert one.edition == "2026-08-02"
    assert all("reuters" not in (claim.quote or "") and "[" not in (claim.quote or "") for claim in claims)


def test_the_older_forms_of_the_api_are_read(tmp_path: Path) -> None:
    one = page("Foreign relations of Armenia", "x")
    one["revisions"][0] = {"revid": 5, "timestamp": "2026-08-02T00:00:00Z", "*": ARMENIA}
    first = {"batchcomplete": "", "query": {"pages": {"17": one, "-1": {"ns": 0, "title": "Nowhere", "missing": ""}}}}
    claims, _, source = read(tmp_path, first)
    assert any(claim.kind == "relations_established" for claim in claims)
    assert "pages that do not exist: Nowhere" in source.notes
    parse = {"parse": {"title": "Foreign relations of Armenia", "pageid": 3, "revid": 6, "wikitext": {"*": ARMENIA}}}
    claims, _, _ = read(tmp_path, parse, edition="2026-08-03")
    assert {claim.source.edition for claim in claims} == {"2026-08-03"}


NO_ANSWER: dict[str, tuple[Any, str]] = {
    "an error": ({"error": {"code": "maxlag", "info": "Waiting for a database server: 8 seconds lagged."}}, "8 seconds lagged"),
    "cut": (answer(page("Foreign relations of Armenia", ARMENIA), **{"continue": {"rvcontinue": "1|2"}}), "is cut"),
    "no text": (answer({"title": "Foreign relations of Armenia", "revisions": [{"revid": 1}]}), "does not hold its text"),
    "another form": ({"pages": [1]}, "neither `query.pages` nor `parse`"),
    "no page": (answer({"title": "Nowhere", "missing": True}), "none of those asked for exists"),
    "a day that is not said": ({"parse": {"title": "Foreign relations of Armenia", "wikitext": {"*": "x"}}}, "--edition"),
    "a list": ([1], "JSON object"),
}


@pytest.mark.parametrize("name", NO_ANSWER)
def test_what_is_no_whole_answer_is_named(name: str, tmp_path: Path) -> None:
    body, words = NO_ANSWER[name]
    with pytest.raises(InputError, match=words):
        read(tmp_path, body)


def test_the_file_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_text(json.dumps(answer(page("Foreign relations of Armenia", ARMENIA))))
    assert recognise.source_of(path).name == "wikipedia"


def test_the_requests_name_each_page_once() -> None:
    assert wikipedia.DECLARATION.live is not None
    requests = wikipedia.DECLARATION.live.requests
    assert callable(requests)
    asked = requests(lambda _: b"")
    titles = [title for one in asked for title in parse_qs(urlsplit(one.url).query)["titles"][0].split("|")]
    assert len(titles) == len(set(titles)) > 230
    assert len({one.file for one in asked}) == len(asked)
    assert all(len(one.url) < 4000 for one in asked)
    assert {"Foreign relations of Armenia", "International recognition of Kosovo"} <= set(titles)
    assert sum(title.startswith("Portal:Current events/20") for title in titles) == wikipedia.DAYS
