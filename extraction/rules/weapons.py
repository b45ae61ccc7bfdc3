"""Words for arms and for other goods, and the verbs by which they go from one party to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

WEAPON = (
    r"(?:arms|armaments?|weapons?|weaponry|missiles?|tanks?|fighters?|jets?|warplanes?|fighter-jets?|warships?|"
    r"helicopters?|drones?|uavs?|howitzers?|ammunition|munitions|artillery|"
    r"submarines?|frigates?|corvettes?|destroyers?|rifles|guns|pistols|small arms|firearms|grenades|radars?|rockets?|bombs|shells|mortars|"
    r"torpedoes|"
    r"warheads|interceptors|bombers?|launchers?|"
    r"(?:air|missile)[- ]defen[cs]e (?:systems?|batter(?:y|ies)|missiles?)|air-defen[cs]e|"
    r"military (?:equipment|systems|aid|hardware|supplies|aircraft|vehicles|planes|helicopters|materiel|material)|"
    r"defen[cs]e (?:equipment|systems?|articles|material)|weapons? systems?|armou?red (?:vehicles|"
    r"personnel carriers)|(?:fighting|tactical) vehicles|javelins?|stingers?|combat (?:aircraft|vehicles)|patrol (?:boats?|vessels?)|"
    r"(?:surveillance|transport|trainer|training|attack|military|reconnaissance) (?:aircraft|planes)|"
    r"strykers?|bradleys?|abrams|bayraktars?|leopards|iskanders?|brahmos|kalashnikovs|scuds?|tomahawks?|atacms|gepards?|chinooks?|"
    r"apaches|blackhawks?|cv-?90s?|nasams|iris-t|samp-t|(?:infantry fighting|armou?red) vehicles|[tk]-?\d+s?|fa-50s?|kf-21s?|"
    r"jf-17s?|himars|patriots?|f-\d+\w*|mig-\d+\w*|su-\d+\w*|s-[2345]00s?|gripens?|rafales?|eurofighters?|"
    r"typhoons?)\b"
)
"""A pattern on the masked line for the noun of something military that is traded."""

GOODS = (
    r"(?:crude oil|crude|oil|petroleum|lpg|helium|meat|pork|poultry|livestock|sunflower oil|palm oil|flour|nickel|bauxite|graphite|"
    r"oxygen|test kits|face masks|ventilators|(?:medical|protective) equipment|natural gas|liquefied natural gas|liquefied petroleum gas|"
    r"lng|gas|coal|"
    r"uranium|enriched uranium|nuclear fuel|electricity|power|grain|wheat|corn|maize|rice|"
    r"fertili[sz]ers?|water|vaccines?|diesel|fuel|gasoline|kerosene|jet fuel|steel|iron ore|copper|"
    r"lithium|cobalt|rare earths?|rare-earth (?:elements|minerals|metals|magnets)|semiconductors?|chips|"
    r"soybeans?|beef|medicines?|medical supplies|humanitarian aid|food|food aid|timber|gold|diamonds|"
    r"cement|sugar|tea|coffee|potash|aluminium|aluminum|phosphates?|cotton|fish)\b"
)
"""A pattern on the masked line for goods other than arms."""

SEND = (
    r"(?:deliver|delivers|delivered|delivering|supply|supplies|supplied|supplying|send|sends|sent|sending|"
    r"ship|ships|shipped|shipping|transfer|transfers|transferred|transferring|"
    r"donate|donates|donated|donating|provide|provides|provided|providing|export|exports|exported|"
    r"exporting|gifts?|gifted|gifting|hands?(?: over)?|handed(?: over)?|gave|gives|give|giving|given|sell|sells|sold|selling|furnished|"
    r"furnishes|"
    r"smuggled|smuggles|smuggling|airlifted|airlifts|funnel(?:l?ed|l?ing|s)?|offload(?:s|ed)?)"
)
"""Verbs whose subject is the supplier."""

GET = (
    r"(?:buy|buys|bought|buying|purchase|purchases|purchased|purchasing|import|imports|imported|importing|"
    r"receive|receives|received|receiving|acquire|acquires|acquired|acquiring|"
    r"order|orders|ordered|ordering|procure|procures|procured|procuring|obtains?|obtained|gets|got|leases?|leased|(?:take|takes|took|"
    r"taken|taking) delivery of)"
)
"""Verbs whose subject is the recipient."""


MAKERS: tuple[tuple[str, str], ...] = (
    (r"gripen|archer|carl gustaf", "SWE"),
    (r"rafale|mirage|caesar", "FRA"),
    (r"\bf-(?:15|16|18|35)|patriot|himars|abrams|stryker|bradley|javelin|stinger|apache|chinook|black ?hawk|tomahawk|atacms", "USA"),
    (r"\bk2\b|\bk-?9\b|fa-50|kf-21|chunmoo|cheongung", "KOR"),
    (r"leopard|gepard|iris-t|boxer", "DEU"),
    (r"\bs-[345]00|\bsu-\d|\bmig-|iskander|\bt-(?:72|90)", "RUS"),
    (r"bayraktar|\btb2|kaan\b|altay", "TUR"),
    (r"brahmos|tejas", "IND"),
    (r"jf-17", "PAK"),
    (r"\bpuls\b|iron dome|arrow 3|david's sling|\bspike\b", "ISR"),
    (r"\bhq-\d|\bj-10", "CHN"),
    (r"shahed", "IRN"),
    (r"type (?:26|31)", "GBR"),
    (r"eurofighter|typhoon", "GBR"),
    (r"eurofighter|typhoon", "DEU"),
    (r"eurofighter|typhoon", "ITA"),
)
"""Well-known weapons and who makes them: tells the supplier where a deal names both sides and no direction."""


def maker_among(words: str, parties: Sequence[str]) -> str | None:
    """Which of `parties` makes the weapon that `words` (lower case) name; None where no or several answers fit."""
    found = {party for pattern, party in MAKERS if party in parties and re.search(pattern, words)}
    return found.pop() if len(found) == 1 else None


def _single_words(pattern: str) -> frozenset[str]:
    """First words of the alternatives of a pattern, with optional endings both ways: for a quick look."""
    found: set[str] = set()
    for word in re.split(r"[|\s]", pattern.removeprefix("(?:").removesuffix(")")):
        bare = re.sub(r"\(.*", "", word)
        if re.fullmatch(r"[a-z-]+s\?", bare):
            found |= {bare[:-2], bare[:-1]}
        elif re.fullmatch(r"[a-z-]+", bare):
            found.add(bare)
    return frozenset(found)


SEND_WORDS = _single_words(SEND) | {"gift", "gifts", "funneled", "funnelled", "funnels", "funneling", "funnelling", "offloads", "offloaded"}
"""Words one of which a sentence with SEND holds."""
GET_WORDS = _single_words(GET) | {"lease", "leases", "obtain", "obtains", "take", "takes", "took", "taken", "taking"}
"""Words one of which a sentence with GET holds."""

BUYING = re.compile(r"^(?:buy|bought|purchas|acquir|order|procur)")
SELLING = re.compile(r"^(?:sell|sold)")


def commodity(words: str) -> str:
    """A commodity as the text names it, with the hedges before it cut off."""
    return re.sub(
        r"^(?:(?:a|an|the|its|of|some|more|additional|new|first|shipment|shipments|amounts?|significant|large|"
        r"quantities|total|\d[\d,.]*|several|dozens|hundreds|up|to|worth) )+",
        "",
        words,
        flags=re.IGNORECASE,
    )
