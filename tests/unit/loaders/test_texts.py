"""Pages as sources: what stands around a sentence gives it its parties and its day, and what has not been read by hand waits."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import orjson
import pytest

from legation.extraction.extract import extract
from legation.extraction.passages import Page, Stated
from legation.extraction.passages import read as statements
from legation.graph.claims import Claim
from legation.graph.errors import InputError
from legation.loaders.frame import registry
from legation.loaders.frame.base import Input, Item, Record, Refusal
from legation.loaders.texts import day_page, gates, markdown, tei, wikitext
from legation.loaders.texts.collection import KINDS
from tools import text_gates

ROW = """== Diplomatic relations ==
{| class="wikitable"
!#
!Country
!Date
|-
|1
|{{flag|France}}
|{{dts|24 February 1992}}
|-style="background:#D3D3D3"
|—
|{{Flag|Hungary}} (suspended)<ref>A note</ref>
|{{dts|1992|2|26}}
|-
|—
|{{Flag|Qatar}} (severed)
|
|}
== Bilateral relations ==
=== Europe ===
{| class="wikitable"
! Country !! Formal relations began !! Notes
|- valign="top"
|{{Flag|Hungary}}||26 February 1992<!-- a note -->||See [[Armenia–Hungary relations]]
* Diplomatic relations were severed on 31 August 2012.<ref>{{cite web|title=x|url=http://example.org}}</ref>
* The [[Hungary|Hungarian]] government recognised Armenia on 26 December 1991.
|-
|{{flag|Iran}}||9 February 1992||Saudi Arabia and Bahrain are not on its side. Iran opened its embassy in Yerevan in 1992.
|}
=== Security ===
{| class="wikitable"
!Instrument
!Countries
|-
|[[ANZUS]] || {{flag|Australia}} • {{flag|New Zealand}}  (partially suspended) • {{flag|United States}}
|}
== References ==
Armenia recognised Kosovo on 1 May 2020.
"""


def _found(page: Page) -> list[Stated]:
    return [one for one in statements(page) if one.found.kind in KINDS]


def _said(page: Page) -> set[tuple[str, frozenset[str], str | None]]:
    return {(one.found.kind, frozenset((one.found.subject, one.found.object)), one.found.when) for one in _found(page)}


def _armenia() -> Page:
    return wikitext.read_page("a", "Foreign relations of Armenia", ROW, "2025-11")


def test_a_row_names_the_other_party_by_either_spelling_of_its_flag() -> None:
    page = _armenia()
    assert page.subject == "ARM"
    assert {one.partner for one in page.passages if one.row} == {"FRA", "HUN", "IRN", "QAT", None}
    said = _said(page)
    assert ("relations_severed", frozenset({"ARM", "HUN"}), "2012-08-31") in said
    assert ("mission_opened", frozenset({"ARM", "IRN"}), "1992") in said
    recognised = next(one.found for one in _found(page) if one.found.kind == "recognized")
    assert (recognised.subject, recognised.object, recognised.when) == ("HUN", "ARM", "1991-12-26")


def test_sections_without_statements_of_the_page_are_left_out() -> None:
    assert not any("XKX" in pair for _, pair, _ in _said(_armenia()))


def test_a_mark_beside_a_name_in_a_table_of_relations_is_a_severance_and_elsewhere_it_is_none() -> None:
    page = _armenia()
    assert [(mark.subject, mark.object, mark.when) for mark in page.marks] == [("ARM", "HUN", None), ("ARM", "QAT", None)]
    mark = page.marks[0]
    assert page.text[mark.start : mark.end] == mark.quote == "Hungary (suspended)"


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Armenia should sever diplomatic relations with Hungary.", "should"),
        ("Armenia recognised the government of Hungary on 3 May 1990.", "government"),
        ("Armenia recognised the annexation of Georgia by Russia in 1801.", "annexation"),
        ("Hungary declared the Armenian singer persona non grata in 2014.", "no diplomat"),
        ("Both countries normalised relations in 2013.", "normal"),
        ("On 4 February 1972 Hungary recognised Armenia, which led to its entry on 18 April 1991.", "another time"),
    ],
)
def test_what_a_reader_should_look_at_is_said(sentence: str, doubt: str) -> None:
    page = wikitext.read_page("a", "Foreign relations of Armenia", f"=== Hungary ===\n{sentence}\n")
    done = [one for one in _found(page) if one.found.modality == "done" and one.doubt is None]
    if doubt != "another time":
        assert not done, done
    assert all(one.doubt is None or doubt in one.doubt for one in _found(page))


def test_a_sentence_that_names_two_parties_speaks_for_itself() -> None:
    page = wikitext.read_page("a", "Foreign relations of China", "=== France ===\nJapan recognised Estonia on 26 January 1921.\n")
    assert _said(page) == {("recognized", frozenset({"JPN", "EST"}), "1921-01-26")}


def test_spans_count_the_characters_of_the_page() -> None:
    page = _armenia()
    for one in _found(page):
        assert page.text[one.found.start : one.found.end] == one.found.quote


GRID = """Georgia has embassies in many states.


Europe

+---------+-----------+------------------------------------------------------+
| Country | Began     | Notes                                                |
+=========+===========+======================================================+
|         | [4]       | -   Both countries established diplomatic relations  |
|         |           |     on May 27, 1993.[5]                              |
|         |           | -   Georgia has an embassy in Vilnius.               |
|         |           | -   Relations were restored on 3 May 1994.           |
+---------+-----------+------------------------------------------------------+
|         |           | Both countries established diplomatic relations on   |
|         |           | March 21, 1993.                                      |
+---------+-----------+------------------------------------------------------+


References

Georgia recognised Kosovo in 2010.
"""


def test_a_grid_row_is_about_the_one_state_that_it_names() -> None:
    page = markdown.read_page("g", "Foreign relations of Georgia", GRID, "2019-08")
    assert page.subject == "GEO"
    rows = [one.partner for one in page.passages if one.row]
    assert rows[-2:] == ["LTU", None]
    said = _said(page)
    assert ("relations_established", frozenset({"GEO", "LTU"}), "1993-05-27") in said
    assert not any(when == "1993-03-21" or "XKX" in pair for _, pair, when in said)


def test_titles_of_pages_on_two_parties() -> None:
    assert markdown.about("Chad–Taiwan relations") == ("TCD", "TWN")
    assert markdown.about("List of ambassadors of the Gambia to the United Kingdom") == ("GMB", "GBR")
    assert markdown.about("Foreign relations of the Syrian Opposition") == (None, None)


DAY = """---
layout: post
title: 2025 December 10
date: 2025-12-10
published: true
---


#### International relations

* [Bolivia–Israel relations](https://en.wikipedia.org/wiki/Bolivia%E2%80%93Israel_relations "Bolivia–Israel relations")
  * [Bolivia](https://en.wikipedia.org/wiki/Bolivia "Bolivia") and [Israel](https://en.wikipedia.org/wiki/Israel "Israel") formally restore [diplomatic relations](https://en.wikipedia.org/wiki/Diplomacy "Diplomacy"), which were severed by a former president in 2023. [(AP)](https://apnews.com/article/x-2025-12-10)
  * [France](https://en.wikipedia.org/wiki/France "France") will recognize [Kosovo](https://en.wikipedia.org/wiki/Kosovo "Kosovo") in September. [(BBC)](https://bbc.example/2025/12/10/a)
"""  # noqa: E501


def test_a_day_page_dates_what_is_told_in_the_present_tense(tmp_path: Path) -> None:
    page, other = day_page.read_page("2025-12-10-index.md", DAY)
    assert (page.published, other) == ("2025-12-10", None)
    claims = _claims("wikipedia-current-events", _tar(tmp_path, {"2025-12-10-index.md": DAY}))
    restored = [(c.when, c.modality) for c in claims if c.kind == "relations_restored"]
    assert restored == [("2025-12-10", "done")]
    assert {c.modality for c in claims if c.kind == "recognized"} == {"planned"}


def test_a_page_whose_sources_are_of_another_day_is_refused(tmp_path: Path) -> None:
    late = DAY.replace("date: 2025-12-10", "date: 2027-12-05") + DAY.split("---", 2)[2]
    items = list(_items("wikipedia-current-events", _tar(tmp_path, {"2027-12-05-index.md": late})))
    assert [(item.code, item.rows) for item in items if isinstance(item, Refusal)] == [("misdated-page", 1)]


ARTICLE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="short">Algeria</title>
</titleStmt><publicationStmt><p>Department of State, 2009</p></publicationStmt></fileDesc></teiHeader><text><body>
<div type="section"><head>Diplomatic Relations</head><div type="timeline">
<head>Diplomatic Relations Severed by Algeria,
<date>1967</date>.</head>
<p>Algeria severed diplomatic relations with the <placeName>United States</placeName> on June 6, 1967. The
  embassy at Algiers was closed on June 8, 1967.<note>see below</note></p></div></div></body></text></TEI>"""


def test_an_article_is_told_from_washington_and_about_its_country(tmp_path: Path) -> None:
    found = _claims("us-state-department-articles", _tar(tmp_path, {"algeria.xml": ARTICLE}))
    said = {(c.kind, c.subject, c.object, c.when) for c in found}
    assert {("relations_severed", "DZA", "USA", "1967-06-06"), ("mission_closed", "USA", "DZA", "1967-06-08")} <= said
    claim = next(c for c in found if c.kind == "relations_severed")
    assert claim.source.published == "2009"
    assert claim.source.url == "https://history.state.gov/countries/algeria"
    assert claim.locator == "Diplomatic Relations > Diplomatic Relations Severed by Algeria, 1967."
    assert claim.context is not None
    assert claim.context[1].strip(". ").startswith("The embassy at Algiers")
    assert claim.loader is not None
    assert claim.loader.startswith("legation-rules/1 relations.severed")


def test_an_article_doubts_claims_between_others_but_not_a_power_that_stands_in(tmp_path: Path) -> None:
    told = "Morocco severed diplomatic relations with France on June 6, 1967. Switzerland represented United States interests in Algeria."
    article = ARTICLE.replace("<note>see below</note>", f" {told}")
    items = _items("us-state-department-articles", _tar(tmp_path, {"algeria.xml": article}))
    doubted = {item.reason for item in items if isinstance(item, Refusal) and item.code == "in-doubt"}
    assert doubted == {"relations_severed: its page is on USA and DZA"}
    assert "represents_interests" in {c.kind for c in _claims("us-state-department-articles", _tar(tmp_path, {"algeria.xml": article}))}


def test_xml_that_declares_a_document_type_is_not_read(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]>' + ARTICLE
    items = list(_items("us-state-department-articles", _tar(tmp_path, {"algeria.xml": bomb})))
    assert [item.code for item in items if isinstance(item, Refusal)] == ["bad-page"]
    assert tei.NS in "{http://www.tei-c.org/ns/1.0}"


def test_every_claim_and_every_page_without_one_is_a_row(tmp_path: Path) -> None:
    pages = {
        "Foreign relations of Armenia.json": orjson.dumps(ROW).decode(),
        "Foreign relations of Nowhere.json": orjson.dumps(ROW).decode(),
        "Foreign relations of Chad.json": orjson.dumps("Nothing happened.").decode(),
        "Foreign relations of Mali.json": "{",
    }
    items = list(_items("wikipedia-relations-pages", _tar(tmp_path, pages)))
    assert all(item.rows == 1 for item in items)
    refused = [item.code for item in items if isinstance(item, Refusal)]
    assert {"unknown-party", "no-claim", "bad-page"} <= set(refused)
    for item in items:
        if isinstance(item, Refusal) and item.code == "for-review":
            assert Claim.model_validate(orjson.loads(item.raw)).kind in item.reason


def test_an_archive_without_pages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no pages"):
        list(_items("wikipedia-relations-pages", _tar(tmp_path, {"README.txt": "x"})))


def test_many_pages_are_read_by_several_processes_in_their_order(tmp_path: Path) -> None:
    names = (
        "Armenia",
        "Chad",
        "Mali",
        "Niger",
        "Togo",
        "Benin",
        "Ghana",
        "Kenya",
        "Gabon",
        "Nepal",
        "Japan",
        "Cuba",
        "Peru",
        "Iraq",
        "Oman",
    )
    text = "=== France ===\n{0} recognised Kosovo on 3 May 2010.\n"
    pages = {f"Foreign relations of {name}.json": orjson.dumps(text.format(name)).decode() for name in names}
    items = list(_items("wikipedia-relations-pages", _tar(tmp_path, pages)))
    assert [item.place.split(", ")[1] for item in items] == list(pages)


def test_a_kind_is_loaded_when_enough_of_it_was_read_and_right() -> None:
    assert gates.Measured("c", "visit", 100, 95, 800).passes
    assert not gates.Measured("c", "visit", 100, 94, 800).passes
    assert not gates.Measured("c", "visit", 60, 60, 800).passes
    assert gates.Measured("c", "visit", 12, 12, 12).passes
    assert not gates.Measured("c", "visit", 3, 3).passes
    assert gates.gate("no-such-collection", "visit") is not None


def test_the_gates_are_the_count_of_the_verdicts() -> None:
    assert text_gates.GATES.read_text(encoding="utf-8") == text_gates.table()
    assert text_gates.DOCS.read_text(encoding="utf-8").endswith(text_gates.MARK + text_gates.page())


def test_a_sentence_of_the_table_is_read_with_its_row(tmp_path: Path) -> None:
    table = tmp_path / "sentences.csv"
    table.write_text(
        "source_page,country,section,partner_in_row,form,kinds_guess,dates_raw,sentence\n"
        "Foreign relations of Abkhazia,Abkhazia,Relations,Nauru,row,recognition,x,"
        '"Nauru | 15 December 2009 | On December 15, 2009, Nauru became the fourth UN member state to recognize Abkhazia"\n'
        "Foreign relations of Abkhazia,Abkhazia,Relations,,prose,recognition,x,Nothing of the sort\n",
        encoding="utf-8",
    )
    items = list(_items("wikipedia-event-sentences", table))
    assert len(items) == 2
    first = items[0]
    raw = first.raw if isinstance(first, Record | Refusal) else ""
    claim = Claim.model_validate(orjson.loads(raw))
    assert (claim.kind, claim.subject, claim.object, claim.when) == ("recognized", "NRU", "XAB", "2009-12-15")


@pytest.mark.parametrize(
    ("text", "when", "modality"),
    [
        ("Brazil was the first nation in South America to recognize Pakistan, in 1948.", "1948", "done"),
        ("A treaty was signed in 1903. Egypt recognised Kosovo in March or April 2018.", "2018", "done"),
        ("A treaty was signed in 1903. In March and April 2018 Egypt recognised Kosovo.", "2018-04", "done"),
    ],
)
def test_firsts_of_a_continent_and_months_that_share_a_year(text: str, when: str, modality: str) -> None:
    found = [claim for claim in extract(text) if claim.kind == "recognized"]
    assert [(claim.when, claim.modality) for claim in found] == [(when, modality)]


def _tar(folder: Path, pages: dict[str, str]) -> Path:
    path = folder / "pages.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in pages.items():
            data = text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def _items(name: str, path: Path) -> list[Item]:
    declaration, source = registry.find(name), Input(path, {})
    declaration.check(source)
    return list(declaration.read(source))


def _claims(name: str, path: Path) -> list[Claim]:
    """The claims, those that wait for a review too."""
    found: list[Claim] = []
    for item in _items(name, path):
        if isinstance(item, Record):
            found += item.claims
        elif item.raw:
            found.append(Claim.model_validate(orjson.loads(item.raw)))
    return found


WITHOUT = """=== No diplomatic relations ===
As of 2024, several members have none (period of former relations marked in parentheses), among them Chad, Mali and others.
*Africa: [[Algeria]], [[Mali]] (1960–1973), [[Niger]] (1960–1973, 1996–2002), [[Tunisia]] (trade relations 1996–2000)
:''(Algeria does not recognise Israel)''
*Americas: [[Bolivia]] (1950–2009; 2019–2023)
=== Diplomatic relations ===
*Africa: [[Chad]] (1960–1972)
"""


def test_lists_of_parties_without_relations_tell_of_former_ones() -> None:
    page = wikitext.read_page("a", "Foreign relations of Israel", WITHOUT, "2025-11")
    told = {(one.kind, one.object, one.when) for one in page.marks}
    assert told == {
        ("no_relations", "DZA", "2025-11"), ("no_relations", "MLI", "2025-11"), ("no_relations", "NER", "2025-11"),
        ("no_relations", "TUN", "2025-11"), ("no_relations", "BOL", "2025-11"),
        ("relations_established", "MLI", "1960"), ("relations_severed", "MLI", "1973"),
        ("relations_established", "NER", "1960"), ("relations_severed", "NER", "1973"),
        ("relations_established", "NER", "1996"), ("relations_severed", "NER", "2002"),
        ("relations_established", "BOL", "1950"), ("relations_severed", "BOL", "2009"),
        ("relations_established", "BOL", "2019"), ("relations_severed", "BOL", "2023"),
    }  # fmt: skip
    assert all(page.text[one.start : one.end] == one.quote for one in page.marks)
    assert all(gates.gate("wikipedia-relations-pages", kind) is None for kind in ("no_relations", "recognition_withdrawn"))


@pytest.mark.parametrize(
    ("sentence", "kind", "doubted"),
    [
        ("In 2005, Armenia said that establishing full diplomatic ties with Hungary will only be possible after a peace.",
         "relations_established", True),
        ("In 1992 Armenia said that it had good ties, and in 1993 established diplomatic relations with Hungary.",
         "relations_established", False),
        ("On 12 July 2011 Armenia's minister re-confirmed Armenia's recognition of Abkhazia.", "recognized", True),
        ("Armenia recognized Abkhazia on 12 July 2011.", "recognized", False),
        ("Armenia recognized Abkhazia in 2008. Armenia revoked its recognition in 2011.", "recognition_withdrawn", False),
        ("Hungary recognized Kosovo in 2008. On 24 November 2000, Armenia suspended that recognition and dealt with Morocco.",
         "recognition_withdrawn", True),
    ],
)  # fmt: skip
def test_what_is_only_said_or_said_again_waits_for_a_reader(sentence: str, kind: str, doubted: bool) -> None:
    page = wikitext.read_page("a", "Foreign relations of Armenia", f"=== Past ===\n{sentence}\n", "2025-11")
    found = [one for one in statements(page) if one.found.kind == kind]
    assert all((one.doubt is not None) is doubted for one in found)
    assert found or doubted


def test_a_part_of_another_is_not_recognised_as_a_state() -> None:
    assert not [one for one in extract("In 2013, Vanuatu recognized Abkhazia as a part of Georgia.", "2020") if one.kind == "recognized"]
    assert [one for one in extract("In 2008, Russia recognized Abkhazia as a state.", "2020") if one.kind == "recognized"]
