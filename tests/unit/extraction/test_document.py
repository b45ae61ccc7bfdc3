"""Texts broken to a width are read as if they were not."""

from __future__ import annotations

import textwrap

import pytest

from legation.extraction.document import unwrapped
from legation.extraction.extract import extract

ARTICLE = """Norway opens an embassy in Dakar

OSLO, March 3 (Agency) - The foreign minister of Norway, in an address that was long awaited by everybody in the ministry, said on \
Tuesday that her country had opened an embassy in Dakar, the capital of Senegal, after years of talks with the government there.

Denmark recalled its ambassador to Turkey on Monday, the Danish foreign ministry said in a statement, and gave no reasons for the step.

Switzerland has represented the interests of the United States in Iran since 1980, and Sweden recognised the State of Palestine in 2014."""
WIDTHS = (50, 64, 72, 76, 100)


def _wrapped(width: int) -> str:
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in ARTICLE.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_text_broken_to_a_width_is_read_like_the_whole_one(width: int) -> None:
    whole = [(c.key, c.modality, c.when) for c in extract(ARTICLE, "2026-03-03")]
    text = _wrapped(width)
    found = extract(text, "2026-03-03")
    assert len(whole) >= 3
    assert [(c.key, c.modality, c.when) for c in found] == whole
    assert all(text[c.start : c.end] == c.quote for c in found), "the quote is the text's own characters, breaks and all"


@pytest.mark.parametrize("width", WIDTHS)
def test_only_breaks_inside_paragraphs_go(width: int) -> None:
    assert unwrapped(_wrapped(width)) == ARTICLE
    assert unwrapped(_wrapped(width).replace("\n", "\r\n")).replace("\r\n", "\n").split() == ARTICLE.split()


@pytest.mark.parametrize(
    "text",
    [
        "Missions abroad\nAndorra\nFrance\nSpain\nPortugal\nGermany",
        "The embassy is closed.\n- Norway: embassy in the capital of the republic, opened in 1990\n- Sweden: consulate in Lagos",
        "Country Mission Since\nNorway Embassy 1960\nDenmark Consulate 1972\nFinland Embassy 1980",
    ],
)
def test_lists_and_tables_keep_their_lines(text: str) -> None:
    assert unwrapped(text) == text
