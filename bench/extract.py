"""Extraction: articles a second, beside what any reader of pages does first, cutting the same text out of its HTML."""

from __future__ import annotations

import html
from pathlib import Path

import orjson

from bench.deliveries import SHARED
from bench.table import Line, spent
from legation.extraction.extract import extract
from legation.extraction.page import read_article

PASSAGES = SHARED.parent / "extraction" / "dev.jsonl"
ARTICLES = 200


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """The seed article again and again, and the short passages of the gold file."""
    passages = [orjson.loads(line) for line in PASSAGES.read_bytes().splitlines()]
    seed = next(one for one in passages if one["id"] == "seed")
    found = []
    for what, some in (("seed-size articles", [seed] * ARTICLES), ("passages of the gold file", passages * 5)):
        texts = [(one["text"], one.get("published"), one.get("publisher")) for one in some]
        pages = [_page(text) for text, _, _ in texts]
        extract(*texts[0])
        ours = spent(lambda texts=texts: [extract(*one) for one in texts])  # type: ignore[misc]
        theirs = spent(lambda pages=pages: [read_article(one) for one in pages])  # type: ignore[misc]
        count = len(texts)
        aim = "≥ 100" if len(some) == ARTICLES else ""
        rates = count / ours.wall, count / theirs.wall, "trafilatura, HTML to text", "articles/s", "more", aim
        found.append(Line(f"extract claims from {what}", *rates, count / ours.cpu, count / theirs.cpu))
    return found


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n") if part.strip())
    return f"<html><head><title>Page</title></head><body><article>{paragraphs}</article></body></html>"
