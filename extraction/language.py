"""Which language a text is in, where it is not English: by its commonest small words, or by its script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from legation.extraction.wordlist import words

_ENGLISH = words("the of and to in is that for on was with by at from has his said it be as are were an")
_OTHERS = {
    "German": words("der die das und ist nicht den von mit ein eine dem des für im auf sich wurde nach bei auch"),
    "French": words("le la les des et est une du dans que pour qui sur au avec par pas son ont été aux"),
    "Spanish": words("el la los las de y que en una del por con para se su al fue como más lo"),
    "Portuguese": words("o os as da do das dos em que uma para com não no na por foi ao pela mais"),
    "Italian": words("il di che la per un una del della con non sono nel alla ha dei gli è le anche"),
    "Dutch": words("de het een van en is dat op te voor met zijn niet aan door bij naar ook wordt heeft"),
    "Swedish": words("och att det som är på av för med den till har inte om ett han de var från kommer"),
    "Polish": words("i w na z do się nie że jest to o po przez od dla oraz jak ale został przy"),
    "Turkish": words("ve bir bu için ile olarak da de olan çok daha gibi sonra kadar olduğu tarafından"),
    "Indonesian": words("yang dan di ini itu dengan untuk dari pada tidak dalam akan oleh ke juga telah"),
}
_SCRIPTS = {
    "CYRILLIC": "Cyrillic script", "ARABIC": "Arabic script", "CJK": "Chinese or Japanese", "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese", "HANGUL": "Korean", "HEBREW": "Hebrew", "GREEK": "Greek", "DEVANAGARI": "Devanagari script", "THAI": "Thai",
}  # fmt: skip
_SAMPLE = 6000
_FEWEST = 25
"""Words below which a text is too short to be told."""


def other_language(text: str) -> str | None:
    """The language, or the script, of a text that is not English; None for English and for what is too short to be told."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if len(letters) >= 40:
        scripts = Counter(name for c in letters[::3] for name in [unicodedata.name(c, "?").split()[0]] if name in _SCRIPTS)
        if scripts and sum(scripts.values()) * 2 > len(letters[::3]):
            return _SCRIPTS[scripts.most_common(1)[0][0]]
    told = re.findall(r"[^\W\d_]+", sample.lower())
    if len(told) < _FEWEST:
        return None
    english = sum(word in _ENGLISH for word in told)
    name, most = max(((name, sum(word in small for word in told)) for name, small in _OTHERS.items()), key=lambda pair: pair[1])
    return name if most > 2 * english and most * 8 >= len(told) else None
