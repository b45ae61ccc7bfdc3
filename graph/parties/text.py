"""How names are compared: one folded form, so that spelling habits of sources do not make different names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FOOTNOTE = re.compile(r"\[[a-z0-9]{1,3}\]")
_NOT_WORD = re.compile(r"[^\w*]+")
_SAINT = re.compile(r"\bst\b")
_ARTICLE = re.compile(r"\bthe\b")
_QUOTES = {ord(mark): None for mark in "'’‘ʻʼ`´\x92"}


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`Gambia, The` and `The Gambia` -> `gambia`; `Côte d’Ivoire` -> `cote divoire`; `St. Lucia` -> `saint lucia`.

    Case, accents, apostrophes, punctuation, `&`/`and`, the article and footnote marks (`[a]`) do not tell names apart.
    Brackets' contents and SIPRI's asterisks do: `Hezbollah (Lebanon)*` has nothing to do with Lebanon.
    """
    if text.isascii():
        flat = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        flat = "".join(char for char in decomposed if not unicodedata.combining(char)).replace("ı", "i")
    flat = _FOOTNOTE.sub("", flat).translate(_QUOTES).replace("&", " and ")
    flat = _ARTICLE.sub(" ", _SAINT.sub("saint", _NOT_WORD.sub(" ", flat.replace("_", " "))))
    return " ".join(flat.split())
