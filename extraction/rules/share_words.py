"""Patterns and words of shares: numbers, whose total, whose partners, comparisons."""

from __future__ import annotations

import re

from legation.extraction.wordlist import words

NUMBER = re.compile(
    r"Ⓠ (?:%|per cent|percent)|\b(?:two-thirds|two thirds|three-quarters|three quarters|one-third|"
    r"one third|a third|one-half|half|a quarter|one-quarter|one quarter|one-fifth|a fifth|three-fifths|"
    r"four-fifths)(?= of\b)"
)


FRACTIONS = {
    "two": 66.7, "three-q": 75.0, "three q": 75.0, "one-th": 33.3, "one th": 33.3, "a third": 33.3, "one-h": 50.0, "half": 50.0,
    "a quarter": 25.0, "one-q": 25.0, "one q": 25.0, "one-fi": 20.0, "a fi": 20.0, "three-f": 60.0, "four-f": 80.0,
}  # fmt: skip


ARMS = re.compile(r"\b(?:arms|arsenal|weapons?|weaponry|military|defen[cs]e|armaments?)\b")


KIND = r"(?:(?:major|conventional|total|overall|foreign|imported|own|all|the|main|combined|annual) )*"


TOTAL = re.compile(
    rf"(?: share)? of (?:(?:all|the|total|country|nation) )*(?:(?P<c>[ⒿⒶⒸ])|(?P<its>its|their|"
    rf"his))? ?{KIND}(?P<t>(?:(?:arms|arsenal|weapons?|weaponry|military|defen[cs]e|armaments?)(?: (?:equipment|"
    rf"hardware|systems))?)?) ?"
    r"(?P<b>imports?|purchases|acquisitions|procurement|exports?|sales|transfers|deliveries)?(?: (?P<of>by|of) (?:the )?(?P<c2>[ⒶⒸ]))?"
)


WORLD = re.compile(r" of (?:(?:all|the|total) )*(?:global|world|international|worldwide|(?:\S+ ){0,2}world)\b")


IMPORTS = re.compile(
    r"(?P<c>[ⒿⒸ]) (?:\S+ ){0,4}?(?:suppliers?|imports|sources|supplies)\b|"
    r"\bsuppliers? (?:of (?:major )?(?:arms|weapons) )?(?:of|to|for) (?:the )?(?P<c2>[ⒶⒸ])|"
    r"\bimports (?:by|of|to|into) (?:the )?(?P<c3>[ⒶⒸ])"
    r"|(?P<c4>[ⒶⒸ]) (?:imported|received|bought|sourced|obtained|purchased|acquired|imports|gets|got)\b"
)


EXPORTS = re.compile(
    r"(?P<c>[ⒿⒸ]) (?:\S+ ){0,5}?(?:recipients?|exports|markets?|customers?|clients|buyers?|destinations?|"
    r"importers?)\b|\b(?:recipients?|customers?|buyers?|importers?|destinations?) (?:of|"
    r"for) (?:the )?(?P<c2>[ⒿⒶⒸ])"
    r"|\bexports (?:by|from|of) (?:the )?(?P<c3>[ⒶⒸ])|(?P<c4>[ⒶⒸ]) (?:exported|delivered|sold|exports)\b"
)


ITS_PARTNERS = re.compile(
    r"\b(?:its|their) (?:\S+ ){0,4}?(?:(?P<r>recipients?|customers?|clients?|buyers?|markets?|destinations?)|suppliers?|sources?)\b"
)


BEFORE_FIGURE = words(
    "with at accounting for supplying taking providing about around some nearly almost receiving received took accounted just over"
)


EXPORT_WORDS = re.compile(r"\b(?:recipients?|exports|exported|markets?|customers?|clients|buyers?|destinations?)\b")


SHARE_OF = re.compile(
    r"(?P<j>[ⒿⒶ])(?: share (?:of|in)| arms in) (?:the )?(?P<j2>Ⓙ) "
    r"(?:(?:major|total|overall|arms|weapons|military|defence|defense) )*(?P<b>imports|exports)\b"
)


INSTITUTE = re.compile(
    r"(?P<name>Stockholm International Peace Research Institute|SIPRI)(?: \(SIPRI\))?(?:'s|’s)? "
    r"(?:data|figures|report|database|says|said|reports|reported|estimates|estimated|found|notes|noted|shows?|showed)\b"
)


PARTS = words("share suppliers companies firms manufacturers")


REPORT_OF = re.compile(r"(?P<name>Stockholm International Peace Research Institute|SIPRI)")


SELLING = words("sold sells sell exported exports export sent sends shipped ships")


COMPARED = re.compile(
    r"\b(?:compared|than|from|up|down|against|versus|while|fell|rose|increas\w+|decreas\w+|drop\w*|previous|earlier|and)\b"
)


TRADE = re.compile(
    r"(?P<c>[ⒿⒶⒸ]) (?:(?:total|major|overall|annual) )*(?:arms|weapons|military|defen[cs]e) (?P<b>imports|purchases|exports)\b"
)
