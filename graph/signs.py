"""Signs that no text of ours needs and that mislead whoever reads it: control characters, and those that turn the direction of writing.

They end lines and strings in other programs (NUL), steer terminals (ESC), split what is joined by them, and show a text in another order
than its own (U+202E). Zero-width joiners and marks of direction stay: Persian, Hindi and Hebrew names are written with them.
"""

from __future__ import annotations

import re

BLANKS = "\t\n\r"
"""What a text of several lines may hold."""
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RAW = tuple(map(re.compile, (rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8-\xae]", rb"\xe2\x81[\xa6-\xa9]", rb"\xef\xbf[\xbe\xbf]", rb"\x7f")))
"""The same in UTF-8, but those below a blank. One pattern of them all takes three times as long."""
_HIDDEN_OR_BLANK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def hidden(text: str, *, lines: bool = False) -> str | None:
    """The first such sign as `U+001B`, or None. `lines`: tabs and line breaks may stand in the text."""
    if text.isascii() and text.isprintable():
        return None
    found = (_HIDDEN_OR_BLANK if lines else _HIDDEN).search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def shown(text: str, *, lines: bool = False) -> str:
    """The text with a sign that is seen in the place of each: `␛` for ESC, `\\u202e` for the others."""
    if text.isascii() and text.isprintable():
        return text
    return (_HIDDEN_OR_BLANK if lines else _HIDDEN).sub(_sign, text)


def escaped(body: bytes) -> bytes:
    """JSON in UTF-8 with those of the signs escaped (`\\u202e`) that writers of JSON leave: it says the same, and hides nothing."""
    for one in _RAW:
        if one.search(body):
            body = one.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), body)
    return body


def blanked(text: str) -> str:
    """The text with a blank in the place of each, so that what follows stands where it stood."""
    return _HIDDEN_OR_BLANK.sub(" ", text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code < 0xA0:
        return "␡" if code == 0x7F else "\ufffd"
    return f"\\u{code:04x}"
