"""XML of sources: read whole, and only where it is as shallow and as small as a source's is."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from legation.graph.errors import InputError

MOST_MARKS = 500_000
"""Signs `<` of one text: each element of a tree takes a hundred bytes and more."""
DEEPEST = 100
"""Elements inside each other; the deepest in use are 20."""


def parsed(content: bytes, what: str, place: str) -> Element:
    """The root of an XML text; `what` names it. Raises InputError for what is no XML, declares a document type, or is too deep or large."""
    if content.count(b"<") > MOST_MARKS:
        raise InputError(f"{what} has more than {MOST_MARKS:,} tags", place=place)
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise InputError(f"{what} is not XML that is read ({_why(error)})", place=place) from error
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise InputError(f"{what} has elements nested more than {DEEPEST} deep", place=place)
        level = [child for element in level for child in element]
    return root


def _why(error: Exception) -> str:
    return "it declares a document type" if isinstance(error, DefusedXmlException) else str(error)
