"""Questions that go on from the one before: "and recipients?", "and in 2010?", "what about France?". Without it they are refused."""

from __future__ import annotations

import re

from legation.service.questions.asked.mentions import mentions
from legation.service.questions.asked.names import Names
from legation.service.questions.asked.times import read_times

_GOES_ON = re.compile(r"^(?:and|but|or|also|(?:and )?(?:what|how) about|the same|same)\b(?P<rest>.*)$", re.IGNORECASE)
_NOW = re.compile(r"(?:what )?(?:now|today|currently|at present)", re.IGNORECASE)
_ROLE = re.compile(r"(?:its |their |the )?(?P<role>recipients|customers|buyers|exports|suppliers|imports|sellers)", re.IGNORECASE)
_FOR = re.compile(r"^(?:(?:for|of|in|with|about|by)\s+)?(?:the\s+)?(?P<who>.+)$", re.IGNORECASE)
_NO_CONTEXT = "This goes on from another question; ask it whole, or give that question as `context`."


def follow(text: str, context: str | None) -> tuple[str, str | None]:
    """The whole question that a text means after `context`, and None; or the text and why it cannot be read. Other texts stay."""
    match = _GOES_ON.match(text)
    if match is None or (len(text.split()) > 6 and context is None):
        return text, None
    rest = match["rest"].strip(" ?!.,")
    if context is None:
        return text, _NO_CONTEXT
    before, times = read_times(" ".join(context.split()).strip(" ?!."))
    said_times = _times_of(context)
    _, own = read_times(rest)
    bare = read_times(rest)[0].strip(" ?!.,")
    if _NOW.fullmatch(rest) or (not bare and not (own.windows or own.on)):
        return f"{before} today" if times.windows or times.on else before, None
    if not bare and (own.windows or own.on):
        return f"{before} {rest}", None
    if role := _ROLE.fullmatch(bare):
        parties = [one for one in mentions(before, Names())[1] if one.party is not None]
        if len(parties) == 1 and parties[0].party is not None:
            exports = role["role"].lower() in ("recipients", "customers", "buyers", "exports")
            verb = f"whom did {parties[0].party.id} supply with arms" if exports else f"who supplied {parties[0].party.id} with arms"
            return f"{verb} {said_times}".strip(), None
    _, there, _ = mentions(before, Names())
    who = _FOR.match(bare)
    names = Names()
    party = names.exact(who["who"]) or names.spoken(who["who"]) if who else None
    old = [one for one in there if one.party is not None]
    if party is not None and len(old) == 1:
        spoken = _said(before, old[0].said)
        if spoken:
            return f"{before.replace(spoken, party.id, 1)} {rest[len(rest) :]} {said_times}".strip(), None
    return text, "What this goes on to ask after that question could not be read; ask it whole."


def _said(text: str, id_: str) -> str | None:
    """The words of a text that name a party."""
    words = text.split()
    for length in range(min(6, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            span = " ".join(words[at : at + length])
            found = mentions(f"x {span}", Names())[1]
            if len(found) == 1 and found[0].said == id_ and mentions(f"x {span}", Names())[0] in ("x @0", "x @0's"):
                return re.sub(r"['’]s?$", "", span)
    return None


def _times_of(text: str) -> str:
    """The times of a question as words."""
    _, times = read_times(text)
    if times.windows:
        return f"in {times.windows[0].first}–{times.windows[0].last}"
    return f"on {times.on}" if times.on else ""


__all__ = ["follow"]
