"""Claims of the starter that stand in prose, modelled by hand: protecting powers, recognition withdrawn, relations moved to Beijing.

Each names its article, the sentence that says it and what it says. `quoted` refuses a sentence that does not stand in the article.
"""

from __future__ import annotations

import html
import json
import re
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from legation.graph.claims import Claim, Source
from legation.loaders.missions.missions_us import HISTORIAN
from legation.loaders.relations.relations_wikipedia import page

GUIDE = "A Guide to the United States’ History of Recognition, Diplomatic, and Consular Relations, by Country, since 1776"
_MARKUP = (
    (re.compile(r"<!--.*?-->|<ref[^>/]*/>|<ref.*?</ref>", re.DOTALL), ""),
    (re.compile(r"\[\[(?:[^|\]]*\|)?([^\]]*)\]\]"), r"\1"),
    (re.compile(r"<[^>]*>|'{2,}"), ""),
    (re.compile(r"\s+"), " "),
)


class Said(NamedTuple):
    """One sentence of an article (`guide`: its file's name; `wiki`: its title) with the claims in it."""

    where: str
    name: str
    quote: str
    claims: tuple[dict[str, Any], ...]


def _speaks(power: str, protected: str, receiving: str, when: str | None) -> dict[str, Any]:
    return {"kind": "represents_interests", "subject": power, "object": protected, "when": when, "details": {"receiving": receiving}}


def _withdrew(party: str, other: str, when: str) -> dict[str, Any]:
    return {"kind": "recognition_withdrawn", "subject": party, "object": other, "when": when}


def _recognized(party: str, other: str, when: str) -> dict[str, Any]:
    return {"kind": "recognized", "subject": party, "object": other, "when": when}


def _to_beijing(party: str, when: str | None, begin: str | None = None) -> tuple[dict[str, Any], ...]:
    """Relations with Taipei severed, and (`begin`) those with Beijing taken up."""
    severed = {"kind": "relations_severed", "subject": party, "object": "TWN", "when": when}
    return (severed, {"kind": "relations_established", "subject": party, "object": "CHN", "when": begin}) if begin else (severed,)


SAID: tuple[Said, ...] = (
    Said("guide", "iran", "Switzerland currently serves as the protecting power for U.S. interests in Iran",
         (_speaks("CHE", "USA", "IRN", None),)),
    Said("guide", "cuba",
         "A U.S. Interests Section was established in Havana under the protection of the Swiss Government on September 1, 1977.",
         (_speaks("CHE", "USA", "CUB", "1977-09-01/"),)),
    Said("guide", "egypt", "A U.S. Interests Section was established in the Spanish Embassy in Cairo on June 7, 1967.",
         (_speaks("ESP", "USA", "EGY", "1967-06-07/"),)),
    Said("guide", "iraq", "A U.S. Interests Section was established in the Belgian Embassy in Baghdad on October 1, 1972.",
         (_speaks("BEL", "USA", "IRQ", "1972-10-01/"),)),
    Said("guide", "libya", "The United States established an Interests Section at the Belgian Embassy in Tripoli, February 8, 2004.",
         (_speaks("BEL", "USA", "LBY", "2004-02-08/"),)),
    Said("guide", "libya", "Libyan diplomats reestablished a presence in Washington on July 8, 2004, when they opened the Libyan Interests "
         "Section as part of the United Arab Emirates Embassy, Libya’s protecting power.", (_speaks("ARE", "LBY", "USA", "2004-07-08/"),)),
    Said("guide", "sudan", "A U.S. Interests Sections was established in the Netherlands Embassy at Khartoum on August 14, 1967.",
         (_speaks("NLD", "USA", "SDN", "1967-08-14/"),)),
    Said("guide", "syria", "A U.S. Interests Section in Syria was established on February 8, 1974, in the Italian Embassy",
         (_speaks("ITA", "USA", "SYR", "1974-02-08/"),)),
    Said("wiki", "Foreign relations of Switzerland", "Cuban interest in the United States (until 2015)",
         (_speaks("CHE", "CUB", "USA", "/2015"),)),
    Said("wiki", "Foreign relations of Switzerland", "Iranian interests in both Canada and Egypt",
         (_speaks("CHE", "IRN", "CAN", "2025-11"), _speaks("CHE", "IRN", "EGY", "2025-11"))),
    Said("wiki", "Foreign relations of Switzerland", "Georgian and Russian interests with each other",
         (_speaks("CHE", "GEO", "RUS", "2025-11"), _speaks("CHE", "RUS", "GEO", "2025-11"))),
    Said("wiki", "Foreign relations of Switzerland", "United States interests in both Cuba (until 2015) and Iran",
         (_speaks("CHE", "USA", "CUB", "/2015"), _speaks("CHE", "USA", "IRN", "2025-11"))),
    Said("wiki", "Foreign relations of North Korea", "Sweden acts as the protecting power of United States interests in North Korea",
         (_speaks("SWE", "USA", "PRK", "2025-11"),)),
    Said("wiki", "Foreign relations of Nauru",
         "In 2008, Nauru recognized Kosovo as an independent country, but withdrew its recognition in 2019.",
         (_recognized("NRU", "XKX", "2008"), _withdrew("NRU", "XKX", "2019"))),
    Said("wiki", "Foreign relations of Nauru", "which ended 13 November 2019 as Nauru withdrew its recognition.",
         (_withdrew("NRU", "XKX", "2019-11-13"),)),
    Said("wiki", "Foreign relations of Papua New Guinea",
         "Papua New Guinea recognized Kosovo as independent from 3 October 2012 until withdrawing its recognition on 5 July 2018.",
         (_recognized("PNG", "XKX", "2012-10-03"), _withdrew("PNG", "XKX", "2018-07-05"))),
    Said("wiki", "Foreign relations of the Solomon Islands", "Solomon Islands recognized Kosovo as an independent state on 13 August 2014",
         (_recognized("SLB", "XKX", "2014-08-13"),)),
    Said("wiki", "Foreign relations of the Solomon Islands",
         "it withdrew its decision to recognize Kosovo as an independent state on 28 November 2018.",
         (_withdrew("SLB", "XKX", "2018-11-28"),)),
    Said("wiki", "Foreign relations of the Central African Republic", "it again withdrew this recognition in 2019",
         (_withdrew("CAF", "XKX", "2019"),)),
    Said("wiki", "Foreign relations of Nauru",
         "On 15 January 2024, Nauru severed diplomatic relations with the Republic of China (Taiwan) again",
         _to_beijing("NRU", "2024-01-15")),
    Said("wiki", "Foreign relations of Kiribati", "On 20 September 2019, Kiribati switched diplomatic relations from Taiwan to China",
         _to_beijing("KIR", "2019-09-20")),
    Said("wiki", "Foreign relations of Panama", "On June 12, 2017, President Juan Carlos Varela announced that Panama has established "
         "a diplomatic relationship with People's Republic of China, and Panama has severed diplomatic relationship with the Republic of "
         "China",
         _to_beijing("PAN", "2017-06-12", "2017-06-12")),
    Said("wiki", "Foreign relations of Nicaragua",
         "On December 9, 2021, Nicaragua broke off diplomatic relations with the Republic of China",
         _to_beijing("NIC", "2021-12-09")),
    Said("wiki", "Foreign relations of São Tomé and Príncipe", "São Tomé and Príncipe severed relations with ROC on 20 December 2016",
         _to_beijing("STP", "2016-12-20")),
    Said("wiki", "Foreign relations of the Dominican Republic",
         "On 1 May 2018, the Dominican Republic's government announced that diplomatic "
         "relations with Taiwan is severed and diplomatic ties with People's Republic of China is established",
         _to_beijing("DOM", "2018-05-01", "2018-05-01")),
    Said("wiki", "Foreign relations of Taiwan", "On 20 August 2018, El Salvador broke ties with Taiwan and established them with the PRC.",
         _to_beijing("SLV", "2018-08-20", "2018-08-20")),
    Said("wiki", "Foreign relations of Burkina Faso",
         "Burkina Faso cut diplomatic ties with Taiwan in May 2018", _to_beijing("BFA", "2018-05")),
    Said("wiki", "Foreign relations of the Solomon Islands",
         "The Republic of China in response cut all ties to the Pacific nation, closing its embassy in Honiara on 17 September 2019.",
         (_to_beijing("SLB", "2019-09")[0],
          {"kind": "mission_closed", "subject": "TWN", "object": "SLB", "when": "2019-09-17", "mission": "embassy", "place": "Honiara"})),
)  # fmt: skip


def quoted(shared: Path) -> Iterator[Claim]:
    """The claims of `SAID`. Raises ValueError for a sentence that its article does not hold."""
    for one in SAID:
        if one.quote not in _text(shared, one.where, one.name):
            raise ValueError(f"{one.name} does not say: {one.quote}")
        for fields in one.claims:
            yield Claim(**fields, quote=one.quote, source=_source(one))


def _source(said: Said) -> Source:
    if said.where == "wiki":
        return page(said.name, "text")
    return Source(
        publisher=HISTORIAN, publication=GUIDE, title=said.name.capitalize(), url=f"https://history.state.gov/countries/{said.name}",
        licence="public domain (CC0 1.0)",
    )  # fmt: skip


@cache
def _text(shared: Path, where: str, name: str) -> str:
    """An article without its markup."""
    texts = shared / "data" / "text"
    archive = "us_state_dept_rdcr_articles_tei.tar.gz" if where == "guide" else "wikipedia_foreign_relations_wikitext_2025-11.tar.gz"
    file = f"/{name}.xml" if where == "guide" else f"/{name}.json"
    with tarfile.open(texts / archive) as tar:
        member = next(one for one in tar if one.name.endswith(file))
        raw = tar.extractfile(member)
        assert raw is not None
        text = raw.read().decode()
    text = json.loads(text) if where == "wiki" else text
    for pattern, to in _MARKUP:
        text = pattern.sub(to, text)
    return html.unescape(text)
