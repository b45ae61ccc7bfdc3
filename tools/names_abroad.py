"""Writes graph/parties/data/abroad.csv: names of the register's parties in other languages.

Of present states and territories from Unicode's CLDR by way of Babel (`pip install babel`), of former ones and of spoken forms by hand.
A text that two parties would bear, or that folds to a name or code of the register, is left out.

python -m tools.names_abroad
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale, __version__

from legation.graph.parties import register
from legation.graph.parties.abroad import TABLE
from legation.graph.parties.text import fold

LANGUAGES = ("ar", "az", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "hu", "hy", "id", "it", "ja", "ka", "ko", "nl", "pl", "pt", "ro",
             "ru", "sr", "sr_Latn", "sv", "tr", "uk", "vi", "zh", "zh_Hant")  # fmt: skip
_IN_BRACKETS = re.compile(r"^(?P<name>[^()（）]+?)\s*[(（](?P<other>[^()（）]+)[)）]$")
HAND = """
de BLR Weißrussland; Weissrussland
de CIV Elfenbeinküste
de CPV Kap Verde
de CZE Tschechische Republik; Tschechei
de DEU Bundesrepublik Deutschland; BR Deutschland
de GBR Großbritannien; Vereinigtes Königreich
de MMR Birma
de NLD Niederlande
de SWZ Swasiland
de SUN Sowjetunion; UdSSR
de CSK Tschechoslowakei
de YUG Jugoslawien
de DDR Deutsche Demokratische Republik; Ostdeutschland
de XAH Österreich-Ungarn
de XOT Osmanisches Reich
de XPR Preußen
de XYA Nordjemen
de YMD Südjemen
de XVS Südvietnam
de UN Vereinte Nationen
de EU Europäische Union
de VAT Heiliger Stuhl; Vatikan
de SCG Serbien und Montenegro
fr BLR Biélorussie
fr BFA Haute-Volta
fr COD RDC; République démocratique du Congo
fr DEU RFA; Allemagne fédérale
fr GBR Grande-Bretagne
fr MMR Birmanie
fr NLD Hollande; Pays-Bas
fr SWZ Swaziland
fr SUN Union soviétique; URSS
fr CSK Tchécoslovaquie
fr YUG Yougoslavie
fr DDR RDA; Allemagne de l'Est; République démocratique allemande
fr XAH Autriche-Hongrie
fr XOT Empire ottoman
fr XPR Prusse
fr XYA Yémen du Nord
fr YMD Yémen du Sud
fr XVS Sud-Viêt Nam; Viêt Nam du Sud
fr UN Nations unies; ONU
fr EU Union européenne
fr NATO OTAN
fr VAT Saint-Siège
fr SCG Serbie-et-Monténégro
fr CPV Cap-Vert
es GBR Gran Bretaña
es MMR Birmania
es NLD Holanda
es SUN Unión Soviética
es CSK Checoslovaquia
es DDR República Democrática Alemana; Alemania Oriental
es UN Naciones Unidas
es EU Unión Europea
es VAT Santa Sede
es YUG Yugoeslavia
ru SUN СССР; Советский Союз
ru CSK Чехословакия
ru YUG Югославия
ru DDR ГДР
ru USA США
ru RUS Российская Федерация
ru KOR Южная Корея
ru BLR Белоруссия
ru GBR Англия
ru CHN КНР
ru PRK КНДР; Северная Корея
ru UN ООН
ru NATO НАТО
ru EU Евросоюз; Европейский союз
ru DEU ФРГ
"""
"""Former states, and what is said beside the names of CLDR: language, party, names."""


_BOTH_SAID = frozenset({"MM", "TL", "SZ", "CV", "CI", "MK"})
"""Whose name in brackets is another name; of others it is what tells them apart (`Virgin Islands (United States)`)."""
_NOBODYS = frozenset({"kongo", "korea"})
"""Names that a language gives one of two bearers: they are as ambiguous as in English."""


def _spoken(code: str, text: str) -> Iterator[str]:
    """A name as it is said: `Myanmar (Birmanie)` is all of it, `Myanmar` and `Birmanie`."""
    yield text
    match = _IN_BRACKETS.match(text) if code in _BOTH_SAID else None
    if match:
        yield from match.groups()


def _found() -> Iterator[tuple[str, str, str]]:
    """(party, text, language) of every candidate."""
    by_iso = {code.value: party.id for party in register().parties() for code in party.codes if code.scheme == "iso2" and not party.end}
    for tag in LANGUAGES:
        for code, text in Locale.parse(tag).territories.items():
            if code in by_iso:
                yield from ((by_iso[code], name.strip(), tag.replace("_", "-")) for name in _spoken(code, text))
    for line in HAND.split("\n")[1:-1]:
        lang, party, texts = line.split(" ", 2)
        yield from ((party, text, lang) for text in texts.split("; "))


def rows() -> list[tuple[str, str, str]]:
    """The table's rows, sorted; a name of several languages stands once, under the first of them."""
    taken = {fold(text) for party in register().parties() for text in (party.id, *(name.text for name in party.names))}
    taken |= {fold(code.value) for party in register().parties() for code in party.codes}
    owners: dict[str, set[str]] = {}
    first: dict[str, tuple[str, str, str]] = {}
    for party, text, lang in _found():
        owners.setdefault(fold(text), set()).add(party)
        first.setdefault(fold(text), (party, text, lang))
    return sorted(row for key, row in first.items() if key and len(key) > 1 and len(owners[key]) == 1 and key not in taken | _NOBODYS)


def main() -> None:
    """Write the table."""
    head = (
        f"# Names in other languages, for people who ask (tools/names_abroad.py). Origin: Unicode CLDR by way of Babel {__version__},\n"
        "# © Unicode, Inc., Unicode License v3; former states and spoken forms by hand.\nparty,text,lang\n"
    )
    body = "".join(f'{party},"{text}",{lang}\n' if "," in text else f"{party},{text},{lang}\n" for party, text, lang in rows())
    TABLE.write_text(head + body, "utf-8")


if __name__ == "__main__":
    main()
