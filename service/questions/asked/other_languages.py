"""German and French words of questions, put into the English that the forms know. Names stay: the register has them in many languages."""

from __future__ import annotations

import re

_OURS = re.compile(
    r"\b(?:wer|wem|wann|welche[rsn]?|botschaft(?:en)?|waffen|erkenn(?:t|en)|anerkannt|beziehungen|mitglied(?:er)?|verbündete[nr]?"
    r"|qui|quels?|quelles?|ambassades?|armes|reconna\w+|fourni\w*|alliés|membres)\b",
    re.IGNORECASE,
)
"""Words by which a question is told to be German or French; none of them is English."""
_WORDS: tuple[tuple[str, str], ...] = (
    (r"(?:von|de) (\d{4}) (?:bis|à) (\d{2,4})", r"from \1 to \2"),
    (r"(?:zwischen|entre) (\d{4}) (?:und|et) (\d{2,4})", r"between \1 and \2"),
    (r"(?:im jahre?|en|im) (?=\d{4})", "in "),
    (r"(?:seit|depuis) (?=\d{4})", "since "),
    (r"l['’](?=\w)", "the "),
    (r"d['’](?=\w)", "of "),
    (r"welche (?:länder|staaten)|quels (?:pays|états)|quelles nations", "which countries"),
    (r"(?:à|dans) (?=la\b|the\b)", "to "), (r"quel(?:le)?s? (?:sont|est|étaient|était)", "who are"),
    (r"(?:a|ont|avait|avaient|hat|haben|hatte|hatten) (?=.*\b(?:vendu|fourni|livré|geliefert|verkauft|reconnu|anerkannt)\b)", "did "),
    (r"vendu|fourni(?:t|ssent|ssait)?|livr(?:é|e|ent)|vend(?:ent)?|(?:ge)?liefer(?:t|te|ten|n)|verkauf(?:t|te|ten|en)", "sold"),
    (r"(?:des |die )?(?:armes|waffen|rüstungsgüter)", "arms"),
    (r"reconna(?:ît|it|issent|issait)|reconnu(?:e|s)?|erkenn(?:t|en)|erkannte(?:n)?|anerkannt", "recognise"),
    (r"botschaft(?:en)?|ambassades?", "embassy"),
    (r"konsulate?", "consulate"),
    (r"(?:diplomatische[n]? )?beziehungen|relations (?:diplomatiques )?", "relations "),
    (r"mitglieder|mitglied|membres?", "members"),
    (r"verbündete[nr]?|alliés?", "allies"),
    (r"wer|qui", "who"), (r"wem", "whom"), (r"wann|quand", "when"), (r"und|et", "and"), (r"mit|avec", "with"), (r"aus", "from"),
    (r"nach|aux?|à|an(?= \w)", "to"), (r"der|die|das|den|dem|les?|la", "the"), (r"von|du|des?", "of"), (r"hat|haben|hatten?|ont", "has"),
    (r"(members|allies|embassy|recognition) the(?= )", r"\1 of the"),
    (r"ist|sind|war|waren|est|sont|était", "is"),
)  # fmt: skip
_COMPILED = tuple(
    (re.compile(rf"\b(?:{pattern})" + ("" if "(?=" in pattern else r"\b"), re.IGNORECASE), plain) for pattern, plain in _WORDS
)


def in_english(text: str) -> str:
    """The text with German or French words of questions in English; an English text as it is."""
    if _OURS.search(text) is None:
        return text
    for pattern, plain in _COMPILED:
        text = pattern.sub(plain, text)
    return " ".join(text.split())


__all__ = ["in_english"]
