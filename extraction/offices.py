"""Offices and institutions: where a title such as "deputy minister for multilateral and global affairs" ends, and its role."""

from __future__ import annotations

from legation.extraction import vocabulary as v
from legation.extraction.text import Token
from legation.extraction.wordlist import words

_AFTER_OF = words(
    "state foreign defence defense affairs parliament the external home interior staff trade finance internal treasury war "
    "commerce energy justice"
)


def head_run(tokens: list[Token], i: int) -> tuple[int, int, list[str]] | None:
    """The office or institution that starts at `i`: (end, place of its last head noun, its words); None if there is none."""
    j, last = i, -1
    seen: list[str] = []
    while j < len(tokens) and j - i < 10:
        token = tokens[j]
        low = token.low
        if (token.tag not in "wJ" and not (low == "," and seen and seen[-1] in v.MINISTRIES)) or (
            token.tag == "J" and last < 0 and j > i + 3
        ):
            break
        if low in v.OFFICE_HEADS:
            last = j
        elif low in ("of", "for") and last == j - 1 and tokens[j - 1].low in _KEEPERS and (folio := _portfolio(tokens, j + 1)) > j:
            last = j = folio
            low = tokens[j].low
        elif low in ("of", "for") and last == j - 1 and j + 1 < len(tokens) and tokens[j + 1].low in _AFTER_OF:
            if tokens[j + 1].low == "the" and not (j + 2 < len(tokens) and tokens[j + 2].low in _AFTER_OF):
                break
        elif (
            low == "and"
            and last < 0
            and seen
            and seen[-1] in v.TITLE_MODIFIERS | v.MINISTRIES
            and j + 1 < len(tokens)
            and tokens[j + 1].low in v.TITLE_MODIFIERS | v.MINISTRIES
        ) or (
            low == "and"
            and last == j - 1
            and j + 1 < len(tokens)
            and tokens[j + 1].low in (v.OFFICE_HEADS | v.TITLE_MODIFIERS)
            and tokens[j + 1].text[0].isupper()
        ):
            pass
        elif last >= 0 and low in _AFTER_OF and tokens[j - 1].low in ("of", "for", "the", "foreign", "internal", "external", "home"):
            last = j
        elif (
            (last < 0 and low in v.MINISTRIES)
            or (last < 0 and low == "," and _goes_on(tokens, j))
            or (
                low in v.TITLE_MODIFIERS
                or (last >= 0 and low in ("in-chief",))
                or low.endswith(_COMPOUND)
                or (last < 0 and token.tag == "w" and low.endswith(("al", "ist", "led", "an", "ive", "ary")) and j - i < 3)
            )
        ):
            pass
        else:
            break
        seen.append(low)
        j += 1
    if last < 0:
        return None
    return last + 1, last, seen[: last + 1 - i]


_KEEPERS_IN_PERSON = words("minister ministers secretary secretaries undersecretary under-secretary commissioner")
_KEEPERS = words(
    "minister ministers secretary undersecretary under-secretary commissioner representative envoy director department ministry"
)


_FOLIOS = v.MINISTRIES | words(
    "affairs trade defence defense security cooperation development relations integration policy diaspora expatriates emigrants worship "
    "commonwealth finance economy education culture health justice interior europe east africa asia"
)


def _portfolio(tokens: list[Token], i: int) -> int:
    """The last word of a long portfolio from token `i`: "(minister for) multilateral and global affairs"; -1 if there is none."""
    last, k = -1, i
    while k < len(tokens) and k - i < 9:
        token = tokens[k]
        if not (token.tag == "w" or token.text == ",") or token.low in v.FINITE or token.low in v.AUXILIARIES:
            break
        if token.low in v.PREPOSITIONS or token.low in ("who", "which", "that", "when", "as", "after"):
            break
        if token.low in _FOLIOS:
            last = k
        k += 1
    return last if last > i else -1


_COMPOUND = ("-member", "-person", "-strong", "-based", "-led", "-backed", "-recognized", "-recognised", "-appointed", "-wing")


def _goes_on(tokens: list[Token], j: int) -> bool:
    """Whether the comma at `j` stands inside a title: "Science, Technology and Innovation Minister"."""
    return j + 2 < len(tokens) and tokens[j + 1].low in v.MINISTRIES | v.TITLE_MODIFIERS and tokens[j + 1].text[0].isupper()


def role_of(seen: list[str], head: str) -> str:
    if head in ("officials", "official", "diplomats", "diplomat", "lawmakers", "delegation", "delegations", "negotiators"):
        return "person"
    if any(word in _KEEPERS_IN_PERSON for word in seen[:-1]):
        return "person"  # "Deputy Assistant Secretary of State"
    if head in v.GOVERNMENTS - v.PERSON_TITLES and not (seen[0] in v.PERSON_TITLES and seen[0] != "general"):
        return "government"
    if any(word in v.PERSON_TITLES for word in seen):
        return "person"
    return "government" if head in v.GOVERNMENTS or any(w in v.GOVERNMENTS for w in seen) else "force"
