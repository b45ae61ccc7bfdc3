"""Questions about deliveries of arms by their key words: who gives and who takes is told by verbs, prepositions and genitives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.service.questions.asked.keyword_query import Heard, Said

ARMS = (
    r"suppl(?:y|ied|ies|ier)|\bimport|\bexport|\bsold\b|\bsell|\bbuy|\bbought|deliver|customer|recipient|\bclients?\b|purchas|\bflows?\b"
    r"|\bdeals?\b|drone|missile|\btanks?\b|aircraft|fighter|military (?:aid|equipment|hardware)|armament|procure|\brevis|edition|estimate"
    r"|\breceiv|^what did @\d (?:get|receive)"
)
"""Words that are about deliveries, where nothing before them says what else."""
_HARDWARE = r"(?:arms|weapons|drones?|missiles?|tanks?|aircraft|jets?|fighters?|ships?|submarines?|helicopters?|systems?|guns)\b"
_SHARE = re.compile(
    r"@(\d)(?:'s)? (?:share|part|portion|role) (?:of|in) (?:the )?@(\d)|(?:share|part) of (?:the )?@(\d) (?:in|of) (?:the )?@(\d)"
)
_TAKING = re.compile(
    r"(?:to|into|by|in|(?:suppliers|imports|importers) of) (?:the )?@(\d)|@(\d)(?:'s)? (?:\w+ )?(?:imports|buyers|recipients)"
)
_GIVING = re.compile(
    r"(?:from|(?:customers|exports|exporters) of) (?:the )?@(\d)|@(\d)(?:'s)? (?:\w+ )?(?:exports|suppliers|sellers|weapons|arms)"
)
_KINDS = (
    r"categor|(?:kind|type|sort)s? of|(?:what|which) (?:arms|weapons|equipment|aircraft|missiles|ships|tanks)"
    r"|^what (?:did|does|do|has) (?:the )?@"
)
_IMPORTS = r"imports?|importing|suppliers?|purchas\w*|buy\w*|bought|receiv\w*|gets?|got|depend\w*|rel(?:y|ies|ied|iant)|procur\w*|acquir\w*"
_EXPORTS = (
    r"exports?|exporting|customers?|clients?|recipients?|buyers?|sales|sold|sells?|selling|suppl(?:y|ies|ied)|deliver\w*|sen[dt]\w*|ship\w*"
)
_GIVE = (
    r"sold|sells?|selling|suppl(?:y|ies|ied|ying)|export(?:s|ed|ing)?|deliver\w*|sen[dt]\w*|ship\w*|provid\w*|g[ai]ve\w*"
    r"|arm(?:s|ed|ing)?|transfer\w*"
)
_TAKE = r"buy\w*|bought|import(?:s|ed|ing)?|receiv\w*|gets?|got|purchas\w*|procur\w*|acquir\w*|obtain\w*|depend\w*|rel(?:y|ies|ied|iant)"
_ASKED = r"\b(?:who|(?:which|what) (?:countries|states|country|state|nations)) (?:has |have |had )?"
"""Who is asked for, right before what they did."""
_FEW = r"(?: \w+){0,3}? "


def arms(words: Heard) -> Iterator[Said]:
    """A question about arms, by its key words: of all, of one party, or of two."""
    few = len(words.parties)
    if words.has(r"\bas (?:\w+ )*(?:suppliers?|customers?|sources?)\b"):
        return  # whose largest supplier somebody is: no question of the catalogue
    if few == 1 and words.has(r"exports? .*(?:depend|relian|rel(?:y|ies) )"):
        yield "suppliers", {"a": words.said(words.parties[0])}  # with the share of their exports that goes there
        return
    if few == 0:
        yield from _arms_of_all(words)
        return
    giver = words.at(
        r"from (?:the )?@(\d)",
        r"(?:depend\w*|rel(?:y|ies|ied|iant|iance)|relying)(?: \w+)? (?:up)?on (?:the )?@(\d)",
        r"exports? (?:did|does|do|has|had) (?:the )?@(\d)",
        rf"(?:{_TAKE}) (?:the )?@(\d) (?:\w+ )?{_HARDWARE}",
        r"@(\d)(?:'s)? (?:arms|weapons) (?:go|goes|went|gone)\b",
        r"@(\d)(?:'s)? (?:\w+ ){0,3}?(?:as|is|was) (?:an? |the )?(?:\w+ )?supplier",
    )
    taker = words.at(r"\b(?:to|into) (?:the )?@(\d)", r"(?:imports?|suppliers?|purchases|supply) (?:of|by|for) (?:the )?@(\d)")
    if few == 2:
        yield from _arms_of_two(words, giver, taker)
        return
    if few > 2:
        if taker is not None:
            yield "suppliers", {"a": words.said(taker)}
        return
    by = words.at(r"by (?:the )?@(\d)")
    if giver is None and taker is None and words.has(rf"{_ASKED}(?:{_GIVE})\b(?! by)"):
        taker = words.parties[0]  # "Ethiopia, who sold weapons": who is asked for gives, so the one that is named takes
    elif giver is None and taker is None and words.has(rf"{_ASKED}(?:{_TAKE})\b(?! by)"):
        giver = words.parties[0]
    if giver is None and taker is None:
        giver = (
            by if words.has(rf"(?:{_GIVE}) by") else words.at(rf"@(\d)(?:'s)?{_FEW}(?:{_EXPORTS})\b", rf"(?:{_EXPORTS}) of (?:the )?@(\d)")
        )
        taker = words.at(rf"@(\d)(?:'s)?{_FEW}(?:{_IMPORTS})\b", rf"(?:{_GIVE}) (?:the )?@(\d)") if giver is None else None
    exports = giver is not None
    role = {"role": "exports" if exports else "imports"}
    if words.has(r"concentrat|herfindahl|hhi|diversif"):
        yield from words.one("concentration_of", **role)
    if words.has(r"gain|\blos[et]|stopp|\bnew\b|no longer|newly|first time|dropp|chang|shift"):
        yield from words.one("partners_turned", role="recipients" if exports else "suppliers")
    if words.has(r"estimat|certain|reliab|\bsure\b"):
        yield from words.one("estimates", **role)
    if words.has(r"revis|edition|correct"):
        yield from words.one("editions", **role)
    if words.has(r"over (?:the )?(?:time|years)|trend|evol|develop|(?:per|by|each|every) year|grow|fall|rise|increas|declin|decreas"):
        yield from words.one("trend", **role)
    if words.has(_KINDS):
        yield from words.one("categories", role="export" if exports else "import")
    yield from words.one("recipients" if exports else "suppliers", **words.region())


def _arms_of_two(words: Heard, giver: int | None, taker: int | None) -> Iterator[Said]:
    first, second = words.parties
    if words.has(r"from both|from (?:the )?@\d .*from (?:the )?@\d|from (?:the )?@\d (?:and|or) (?:from )?(?:the )?@\d|by both"):
        yield from words.two("from_both")
        return
    if words.has(rf"\bboth\b|(?:{_GIVE}) (?:\w+ )?(?:to )?(?:the )?@\d and (?:the )?@\d"):
        yield from words.two("both")
    if giver is None and taker is None:
        if share := _SHARE.search(words.text):
            giver, taker = (int(place) for place in share.groups() if place is not None)
            if words.has(r"export|sales"):
                giver, taker = taker, giver
        elif words.has(rf"by (?:the )?@{second}"):
            giver, taker = (first, second) if words.has(rf"(?:{_TAKE}) by") else (second, first)
        elif words.has(rf"@{second}(?:'s)?{_FEW}(?:imports|purchases|suppl)"):
            giver, taker = first, second
        elif words.has(rf"@{first}(?:'s)? (?:\w+ ){{0,3}}?(?:{_TAKE})\b"):
            giver, taker = second, first
        elif words.has(rf"@{first}(?:'s)? (?:\w+ ){{0,4}}?(?:{_GIVE})\b(?: \w+){{0,3}} (?:the )?@{second}"):
            giver, taker = first, second
        else:
            return  # two parties side by side: who of them gives is not said
    giver = words.other(taker) if giver is None and taker is not None else giver
    taker = words.other(giver) if giver is not None and taker in (None, giver) else taker
    if giver is None or taker is None:
        return
    if bloc := words.bloc():
        asks, whose = ("suppliers", taker) if bloc["bloc"] == words.said(giver) else ("recipients", giver)
        yield asks, {"a": words.said(whose), **bloc}
    if words.has(_KINDS):
        yield "categories", {"a": words.said(taker), "b": words.said(giver), "role": "import"}
    exports = words.has(r"(?:share|part) (?:of|in) .*exports|exports? (?:go|goes|went)")
    whose, other = (giver, taker) if exports else (taker, giver)
    yield "share", {"a": words.said(whose), "b": words.said(other), "role": "exports" if exports else "imports"}


def _arms_of_all(words: Heard) -> Iterator[Said]:
    regions = [place for place, one in enumerate(words.found) if one.region]
    if regions:
        taking, giving = _TAKING.search(words.text), _GIVING.search(words.text)
        sides = {"giving": giving, "taking": taking}
        said = {side: words.found[int(match[1] or match[2])].region or "" for side, match in sides.items() if match}
        if said:
            yield "flows", said
        return
    if words.has(r"\bflows?\b|\bdeals?\b"):
        yield "flows", {}
    role = "exports" if words.has(r"export|suppliers?|sell|sold|seller") else "imports"
    if words.has(r"concentrat|hhi|herfindahl|diversif"):
        yield "concentration", {"role": role}
    if words.has(r"depend|relian|rel(?:y|ies)"):
        yield "dependence", {"of": "customer" if role == "exports" and words.has(r"customer|buyer|client") else "supplier"}
    if words.has(r"top|largest|biggest|most|leading|main|rank"):
        yield "largest", {"role": role}


__all__ = ["ARMS", "arms"]
