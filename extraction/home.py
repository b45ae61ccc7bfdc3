"""Whose point of view a text has: a ministry that publishes it, the capital of its dateline, the ministry that it quotes.

A minister named without a state ("Foreign Affairs Minister Juraj Blanár held talks …") acts for that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.extraction.gazetteer import Gazetteer, Mention

_ORGAN = re.compile(r"\b(?:Department|Ministry|Government|Foreign Office|Embassy)\b")
_DATELINE = re.compile(
    r"\s*(?P<city>[A-ZÀ-Ý][\w.'’-]+(?: [A-ZÀ-Ý][\w.'’-]+)?)(?:, (?:[A-Z][\w.]+ \d{1,2}|\d{1,2} [A-Z]\w+))?"
    r"(?: ?\([^()\n]{2,30}\))? ?(?:[–—:]|--|-(?= )|\.(?= [A-Z]))"
)
_QUOTED = re.compile(r"(?:['’]s?)? (?:foreign|defen[cs]e|external)(?: affairs)? (?:ministry|minister's office)\b", re.IGNORECASE)


def of_publisher(publisher: str | None, names: Gazetteer) -> str | None:
    """The state whose organ the publisher is: only ministries and departments speak for one."""
    if not publisher or not _ORGAN.search(publisher):
        return None
    found = names.find(publisher)
    return found[0].party if found else None


def of_text(body: str, mentions: Sequence[Mention], names: Gazetteer) -> str | None:
    """The state of the capital in the dateline, else the one whose foreign ministry the text names if it is only one."""
    head = _DATELINE.match(body)
    if head is not None:
        capital = [m for m in names.find(head["city"].title()) if m.kind == "capital"]
        if capital:
            return capital[0].party
    quoted = {m.party for m in mentions if m.kind != "city" and _QUOTED.match(body, m.end)}
    return quoted.pop() if len(quoted) == 1 else None
