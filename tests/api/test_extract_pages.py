"""`POST /v1/extract` with an HTML page, without a publisher, and with a text that is not English."""

from __future__ import annotations

import pytest

from legation.graph.errors import InputError
from legation.service.answers.ingest import Text
from legation.service.http.ingest import read_text

PAGE = """<html><head><title>Norway opens embassy in Senegal</title><meta property="og:site_name" content="The Fjord Post">
<meta property="article:published_time" content="2026-03-03"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Norway opens embassy in Senegal</h1><p>DAKAR, March 3 (Agency) -- Norway opened an embassy in Dakar on Tuesday, and its foreign
minister said that the two countries would work together on fisheries, trade and the protection of the seas.</p>
<p>The ambassador and his staff moved into the new building near the port, where the flag was raised in the morning.</p></article>
</body></html>"""
GERMAN = "Das Auswärtige Amt hat am Montag die Botschaft in der Hauptstadt geschlossen, und die Diplomaten wurden nach Hause gerufen. " * 3


def test_an_html_page_gives_its_publisher_day_and_text() -> None:
    found = read_text(None, Text(text=PAGE))  # type: ignore[arg-type]
    (claim,) = [one.claim for one in found.claims if one.claim["kind"] == "mission_opened"]
    assert (claim["subject"], claim["object"], claim["when"]) == ("NOR", "SEN", "2026-03-03")
    assert claim["source"]["publisher"] == "The Fjord Post"
    assert found.published == "2026-03-03"
    assert found.text is not None
    assert all(one.span is not None and found.text[slice(*one.span)] == one.quote for one in found.claims)


def test_what_is_given_goes_before_what_the_page_says() -> None:
    found = read_text(None, Text(text=PAGE, publisher="Ministry", published="2026-03-04"))  # type: ignore[arg-type]
    assert {one.claim["source"]["publisher"] for one in found.claims} == {"Ministry"}
    assert found.published == "2026-03-04"


def test_a_plain_text_needs_a_publisher_and_english() -> None:
    with pytest.raises(InputError, match="say who published it"):
        read_text(None, Text(text="Norway opened an embassy in Dakar."))  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"not English \(German\)"):
        read_text(None, Text(text=GERMAN, publisher="Amt"))  # type: ignore[arg-type]
