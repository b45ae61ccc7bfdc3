"""The day of publication is read where the text says it, and nowhere else."""

from __future__ import annotations

import pytest

from legation.extraction.byline import byline, undated
from legation.extraction.extract import extract
from legation.extraction.page import read_article
from legation.extraction.source import source_of

BODY = "Azerbaijan opened an embassy in Israel on Wednesday."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("14 May 2025", "2025-05-14"),
        ("May 14, 2025", "2025-05-14"),
        ("Wednesday, 14th of May 2025, 10:42 GMT", "2025-05-14"),
        ("2025-05-14T10:42Z", "2025-05-14"),
        ("14.05.2025", "2025-05-14"),
        ("05/14/2025", "2025-05-14"),
        ("By a correspondent, 14 May 2025", "2025-05-14"),
        ("By a correspondent in Baku | May 14, 2025 | 3 min read", "2025-05-14"),
        ("Published: 14 May 2025", "2025-05-14"),
        ("Published on 14 May 2025 at 10:42\nUpdated 15 May 2025", "2025-05-14"),
        ("Posted May 14, 2025 in World\n12 May 2025", "2025-05-14"),
        ("BAKU, May 14, 2025 (An Agency) — " + BODY, "2025-05-14"),
        ("Baku, 14 May 2025 – " + BODY, "2025-05-14"),
        ("14 May 2025\nMay 14, 2025", "2025-05-14"),
        ("Updated 15 May 2025", None),
        ("14 May", None),
        ("05/06/2025", None),
        ("31 February 2025", None),
        ("On 14 May 2025 the minister spoke.", None),
        ("The treaty of 14 May 2025 – a first – was signed", None),
        ("1 January 1992\nBoth states recognised each other.\n3 May 1993\nAn embassy opened.", None),
        ("Bypass opened 14 May 2025", None),
    ],
)
def test_the_day_that_a_text_gives(head: str, day: str | None) -> None:
    assert byline(f"An embassy opens\n\n{head}\n\n{BODY}\n") == day


def test_relative_words_rest_on_a_byline() -> None:
    article = read_article(f"An embassy opens\n\n14 May 2025\n\n{BODY}\n")
    source = source_of(article)
    assert source.published == "2025-05-14"
    (opened,) = [one for one in extract(article.text, source.published, source.publisher) if one.kind == "mission_opened" and one.when]
    assert opened.when == "2025-05-14"
    assert source_of(article, published="2025-05-21").published == "2025-05-21"


def test_words_that_need_the_day_are_named() -> None:
    text = "Fiji severed relations with Chad on 3 May. Georgia recognised Kosovo in 2020. "
    text += "Azerbaijan opened an embassy in Israel last Wednesday."
    assert undated(extract(text, None, "A newspaper")) == ["3 May", "last Wednesday"]
    assert undated(extract(text, "2025-05-14", "A newspaper")) == []
