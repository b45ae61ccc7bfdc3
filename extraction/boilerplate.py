"""Where an article's own text ends: comment invitations, "most popular" lists and newsletter forms are cut."""

from __future__ import annotations

import re

_TAIL = re.compile(
    r"^[ \t]*(?:most popular|most read|related (?:articles|stories|topics|content)|read more:?|more on this|recommended(?: for you)?|"
    r"join (?:the|our) .{0,60}(?:community|newsletter)|if you['’]d like to comment\b.*|commenting is available\b.*|"
    r"sign up (?:for|to) .{0,80}|subscribe (?:to|now)\b.{0,80}|get .{0,40}(?:newsletter|"
    r"daily edition)\b.*|leave a (?:comment|reply)|comments?|"
    r"share this(?: article)?|follow us on\b.*|advertisement|you may also like|trending|confirm mail|"
    r"please use the following structure\b.*|"
    r"thank you! now check your email|copyright ©.*|© \d{4}.*|all rights reserved\.?|support (?:our|independent) journalism\b.*)[ \t]*:?$",
    re.IGNORECASE | re.MULTILINE,
)


_SURE = re.compile(
    r"^.*\b(?:if you['’]d like to comment, join|commenting is available for|"
    r"please use the following structure|now check your email|thank you! now check)\b",
    re.IGNORECASE | re.MULTILINE,
)


def body_end(text: str) -> int:
    """The place in `text` at which its own words end: the first boilerplate line in its second third or later."""
    sure = _SURE.search(text)
    if sure is not None:
        text = text[: sure.start()]
    for match in _TAIL.finditer(text):
        if match.start() >= len(text) // 3 or "comment" in match.group().lower():
            return match.start()
    return len(text)
