"""An article in TEI: its sections' paragraphs and list items, under their headings."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from legation.extraction.passages import Page
from legation.loaders.texts.pages import Writing

US = "USA"
"""The other party of every article of the guide."""
NS = "{http://www.tei-c.org/ns/1.0}"


def read_article(name: str, root: Element, subject: str | None, published: str | None = None) -> Page:
    """The article with a passage for the paragraphs under each heading; figures, notes and the list of sources are left out."""
    page = Writing(name, title_of(root), subject, published)
    body = root.find(f"{NS}text/{NS}body")
    if body is not None:
        _division(body, page, ())
    return page.page()


def title_of(root: Element) -> str:
    """The short title, `Afghanistan`, without the star that marks a former state."""
    for title in root.iter(f"{NS}title"):
        if title.get("type") == "short":
            return " ".join("".join(title.itertext()).split()).strip(" *")
    return ""


def _division(element: Element, page: Writing, path: tuple[str, ...]) -> None:
    head = element.find(f"{NS}head")
    if head is not None and element.tag == f"{NS}div":
        path = (*path, _text(head))
    lines: list[str] = []
    for child in element:
        if child.tag in (f"{NS}p", f"{NS}quote"):
            lines.append(_text(child))
        elif child.tag == f"{NS}list":
            lines += [_text(item) for item in child.iter(f"{NS}item")]
        elif child.tag == f"{NS}div":
            page.add(lines, path, US)
            lines = []
            _division(child, page, path)
    page.add(lines, path, US)


def _text(element: Element) -> str:
    """The words of an element without its notes and figures."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in (f"{NS}note", f"{NS}figure", f"{NS}listBibl"):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split()) if element.tag in (f"{NS}p", f"{NS}head", f"{NS}item", f"{NS}quote") else "".join(parts)
