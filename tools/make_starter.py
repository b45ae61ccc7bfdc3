"""Makes loaders/starter/claims.jsonl from the collected source files; run it again when they or the claim's form change.

    .venv/bin/python tools/make_starter.py ../shared

The source files stay where they are. What goes in: the seed article's claims, modelled by hand below; yearly sums of SIPRI's
registers around Armenia, Azerbaijan and Israel in two editions; their relations and missions with a few others from Wikipedia,
Wikidata and B. Kenkel's US mission data; what `starter_quotes` quotes; and the members of the European Union.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from legation.graph.claims import UNKNOWN, Claim, Coverage, Source  # noqa: E402
from legation.loaders import sipri, starter  # noqa: E402
from legation.loaders.frame import registry  # noqa: E402
from legation.loaders.frame.base import Input, Record  # noqa: E402
from legation.loaders.relations.relations_wikipedia import page  # noqa: E402
from legation.loaders.sipri.source import LICENCE  # noqa: E402
from tools.starter_quotes import quoted  # noqa: E402

CORE = ("ARM", "AZE", "ISR")
AROUND = ("ARM", "AZE", "GEO", "IRN", "ISR", "RUS", "TUR", "USA")
SIPRI = Source(publisher="Stockholm International Peace Research Institute", publication="SIPRI Arms Transfers Database")
ARTICLE: dict[str, Any] = {
    "publisher": "The Times of Israel",
    "title": "Jerusalem hails ties as Azerbaijan opens first embassy in Israel",
    "author": "Lazar Berman",
    "published": "2023-03-29",
}
TIES = (
    ("wikipedia-relations", "relations/wikipedia_diplomatic_relations_dates.csv.gz"),
    ("wikipedia-missions", "relations/wikipedia_mission_sentences.csv.gz"),
    ("embassies", "missions/database_of_embassies_2022-11-16.csv.gz"),
    ("us-mission-transitions", "missions/us_mission_transitions_2024-01-16.csv"),
)
"""Loaders, each with its file."""
PARLIAMENT = Source(
    publisher="European Parliament", title="40 years of EU enlargements", published="2013-07-01/2026-11-27",
    url="https://www.europarl.europa.eu/external/html/euenlargement/default_en.htm",
)  # fmt: skip
"""It has no date: it knows Croatia as a member, and was read on the second day."""
EUROSTAT = Source(
    publisher="Eurostat", title="Glossary: EU enlargements", published="2013-07-01/2020-01-31",
    url="https://ec.europa.eu/eurostat/statistics-explained/index.php?title=Glossary:EU_enlargements&oldid=422525",
)  # fmt: skip
"""It has no date: it speaks of "the present 28" members, which they were between these days."""
AFP = Source(
    publisher="Business Recorder", title="European Union: from six to 27", author="AFP", published="2020-12-30",
    url="https://www.brecorder.com/news/40045821/european-union-from-six-to-27",
)  # fmt: skip
JOINED: tuple[tuple[Source, str, str, str], ...] = (
    (PARLIAMENT, "1958-01-01/..", "BEL DEU FRA ITA LUX NLD", "Treaty of Rome: 1 January 1958 (It came into effect)"),
    (PARLIAMENT, "1973-01-01/..", "DNK GBR IRL", "1973: First enlargement. Date of accession 1 January 1973"),
    (PARLIAMENT, "1981-01-01/..", "GRC", "1981: Greece joins. Date of accession 1 January 1981"),
    (EUROSTAT, "1973/..", "DNK IRL", "In 1973 Denmark, Ireland and the United Kingdom joined"),
    (EUROSTAT, "1981/..", "GRC", "The accession of Greece in 1981"),
    (EUROSTAT, "1986/..", "ESP PRT", "in 1986 when Spain and Portugal joined"),
    (
        EUROSTAT, "1995-01-01/..", "AUT FIN SWE",
        "EU-15 (1 January 1995 - 30 April 2004): EU-12 + Austria (AT), Finland (FI) and Sweden (SE)",
    ),
    (
        EUROSTAT, "2004-05-01/..", "CYP CZE EST HUN LTU LVA MLT POL SVK SVN",
        "EU-25 (1 May 2004 - 31 December 2006): EU-15 + Cyprus (CY), Czechia (CZ), Estonia (EE), Hungary (HU), Latvia (LV), "
        "Lithuania (LT), Malta (MT), Poland (PL), Slovakia (SK) and Slovenia (SI)",
    ),
    (EUROSTAT, "2007-01-01/..", "BGR ROU", "EU-27 (1 January 2007 - 30 June 2013): EU-25 + Bulgaria (BG) and Romania (RO)"),
    (EUROSTAT, "2013-07-01/..", "HRV", "EU-28 (from 1 July 2013): EU-27 + Croatia (HR)"),
    (AFP, "1973/2020", "GBR", "2020: Britain becomes the first member state to leave the EU"),
)  # fmt: skip
"""Source, span, members, and the words that say it. The union's predecessors count as the union, as the sources count them."""


def seed(shared: Path) -> Iterator[Claim]:
    """The claims of the seed article. The embassy is planned: the article says "set to open"."""
    lines = (shared / "extraction" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    text = next(record["text"] for record in map(json.loads, lines) if record["id"] == "seed")
    article, quoting = Source(**ARTICLE), Source(**ARTICLE, cites=(SIPRI,))
    share = {"kind": "arms_share", "subject": "ISR", "object": "AZE", "when": "2016/2020", "unit": "percent", "said_by": SIPRI.publisher}
    said: list[tuple[str, Source, dict[str, Any]]] = [
        ("Azerbaijan, a key Israeli ally on Iran’s northern border, is set to open its first-ever embassy in Israel tonight.", article,
         {"kind": "mission_opened", "subject": "AZE", "object": "ISR", "modality": "planned", "when": "2023-03-29", "mission": "embassy"}),
        ("Azerbaijani Foreign Minister Jeyhun Bayramov meets with his counterpart Eli Cohen at the Foreign Ministry in Jerusalem.", article,
         {"kind": "meeting", "subject": "AZE", "object": "ISR", "when": "2023-03-29"}),
        ("Israel stepped up its weapons shipments to Azerbaijan during the 2020 Nagorno-Karabakh conflict", article,
         {"kind": "arms_transfer", "subject": "ISR", "object": "AZE", "when": "2020"}),
        ("Cohen will visit Baku next month.", article,
         {"kind": "visit", "subject": "ISR", "object": "AZE", "modality": "planned", "when": "2023-04",
          "details": {"person": "Eli Cohen", "role": "Foreign Minister"}}),
        ("Israel was one of the first countries to recognize Azeri independence in 1991.", article,
         {"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991"}),
        ("Israel provided 69 percent of Baku’s major arms imports from 2016-2020", quoting,
         {**share, "value": 69, "base": "object_imports", "scope": "major arms"}),
        ("Israel provided 69 percent of Baku’s major arms imports from 2016-2020, accounting for 17% of Jerusalem’s arms exports over that "
         "period", quoting, {**share, "value": 17, "base": "subject_exports", "scope": "major arms (implied)"}),
        ("The Shi’ite-majority country has, in turn, supplied Israel with significant amounts of oil", article,
         {"kind": "supplies", "subject": "AZE", "object": "ISR", "commodity": "oil"}),
    ]  # fmt: skip
    for quote, source, fields in said:
        begin = text.index(quote)
        yield Claim(**fields, quote=quote, span=(begin, begin + len(quote)), source=source)


def arms(path: Path, first: int, last: int) -> Iterator[Claim]:
    """Yearly sums of one register: what CORE received from each, what Israel supplied to each, all exports of their suppliers."""
    opened = Input(path, {})
    sipri.DECLARATION.check(opened)
    dyads: dict[tuple[str, str, str, str, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    exports: dict[tuple[str, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    edition = ""
    for item in sipri.DECLARATION.read(opened):
        for claim in item.claims if isinstance(item, Record) else ():
            year = int(claim.when or "0")
            if claim.object is None or claim.value is None or not first <= year <= last:
                continue
            edition = claim.source.edition or ""
            figure = (claim.value, float(claim.details.get("estimated", 0.0)), 1.0)
            if claim.object in CORE or claim.subject == "ISR":
                key = (claim.subject, claim.object, claim.subject_text or "", claim.object_text or "", year)
                dyads[key] = [a + b for a, b in zip(dyads[key], figure, strict=True)]
            if claim.subject != UNKNOWN:
                exports[claim.subject, year] = [a + b for a, b in zip(exports[claim.subject, year], figure, strict=True)]
    source = Source(
        **SIPRI.model_dump(include={"publisher", "publication"}),
        title="Extract: deliveries by year to Armenia, Azerbaijan and Israel and from Israel; their suppliers' exports",
        url="https://www.sipri.org/databases/armstransfers", published=edition, edition=edition, licence=LICENCE,
        citation=f"{SIPRI.publisher}, {SIPRI.publication}, data generated {edition}; sums by Legation",
        dataset="sipri", shape="extract", covers=Coverage(first=first, last=last, suppliers=("ISR",), recipients=CORE),
    )  # fmt: skip
    figures: dict[str, Any] = {"unit": "TIV", "source": source}
    counted = opened.path.name.startswith("delivery")
    for (supplier, recipient, supplier_text, recipient_text, year), sums in sorted(dyads.items()):
        yield Claim(
            kind="arms_transfer", subject=supplier, object=recipient, when=f"{year}", value=round(sums[0], 4), subject_text=supplier_text,
            object_text=recipient_text, scope="major conventional arms, total of the year", details=_details(sums, counted),
            locator=f"{supplier_text}, {recipient_text}, {year}", **figures,
        )  # fmt: skip
    suppliers = {supplier for supplier, recipient, *_ in dyads if recipient in CORE and supplier != UNKNOWN} | {"ISR"}
    for (supplier, year), sums in sorted(exports.items()):
        if supplier in suppliers:
            yield Claim(
                kind="arms_total", subject=supplier, when=f"{year}", value=round(sums[0], 4), base="exports",
                scope="major conventional arms, total of the year", details=_details(sums, counted),
                locator=f"{supplier}, all, {year}", **figures,
            )  # fmt: skip


def _details(sums: list[float], counted: bool) -> dict[str, Any]:
    """A TIV table gives neither the number of deliveries nor their estimated part."""
    return {"deliveries": int(sums[2]), "estimated": round(sums[1], 4)} if counted else {}


def ties(shared: Path) -> Iterator[Claim]:
    """Relations and missions of CORE with those around it, as the loaders read them: the whole sources hold them too."""
    for name, file in TIES:
        opened = Input(shared / "data" / file, {})
        loader = registry.find(name)
        loader.check(opened)
        for item in loader.read(opened):
            for claim in item.claims if isinstance(item, Record) else ():
                ends = {claim.subject, claim.object}
                if ends <= set(AROUND) and ends & set(CORE):
                    yield claim
    for span in ("1948/1951", "1953/1979"):
        yield Claim(
            kind="relations", subject="ISR", object="IRN", when=span, quote="Iran (1948–1951, 1953–1979)",
            source=page("Foreign relations of Israel", "dates"), locator="list of states that once had relations with Israel",
        )  # fmt: skip


def union() -> Iterator[Claim]:
    """Who was a member of the European Union and those before it, from when to when."""
    for source, span, members, quote in JOINED:
        for member in members.split():
            yield Claim(kind="membership", subject=member, object="EU", when=span, quote=quote, source=source)


def main(shared: Path) -> None:
    """Write the file, each claim once."""
    sipri_files = shared / "data" / "sipri"
    claims = [
        *seed(shared),
        *ties(shared),
        *quoted(shared),
        *union(),
        *arms(sipri_files / "sipri-exports-processed.csv", 1992, 2021),
        *arms(sipri_files / "delivery-register-2000-2030-generated-2025-01-03.csv.gz", 2000, 2023),
    ]
    unique = {claim.id: claim for claim in claims}
    starter.path().write_bytes(b"".join(orjson.dumps(claim.to_json()) + b"\n" for claim in unique.values()))
    print(f"{len(unique)} claims in {starter.path().relative_to(ROOT)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
