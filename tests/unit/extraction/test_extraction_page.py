"""From pages to articles, and to the source that their claims stand under."""

from __future__ import annotations

import pytest

from legation.extraction.boilerplate import body_end
from legation.extraction.claims import to_claims
from legation.extraction.extract import extract
from legation.extraction.fetch import fetch, public_address
from legation.extraction.page import read_article
from legation.extraction.source import source_of
from legation.graph.errors import InputError

SENTENCE = "Azerbaijan, a key ally on the northern border of Iran, is set to open its first-ever embassy in Israel tonight."
PAGE = f"""<!doctype html><html><head><title>Azerbaijan opens embassy in Israel</title>
<meta name="author" content="Lazar Berman"><meta property="og:site_name" content="The Times of Israel">
<meta property="article:published_time" content="2023-03-29T20:00:00Z"></head><body>
<nav><a href="/x">Home</a> <a href="/y">France recognizes Palestine</a></nav>
<article><h1>Azerbaijan opens embassy in Israel</h1><p>{SENTENCE}</p>
<p>{"The ministers spoke of regional security and of trade between the two states for more than an hour. " * 4}</p>
<p>If you'd like to comment, join The Times of Israel Community. Confirm Mail</p></article>
<footer>© 2023</footer></body></html>"""


def test_html_gives_title_author_day_and_body_without_navigation() -> None:
    pytest.importorskip("trafilatura")
    article = read_article(PAGE, url="https://example.org/a")
    assert (article.title, article.author, article.published) == ("Azerbaijan opens embassy in Israel", "Lazar Berman", "2023-03-29")
    assert SENTENCE in article.text
    assert "Palestine" not in article.text
    assert "comment" not in article.text


def test_plain_text_is_taken_as_it_is() -> None:
    article = read_article(SENTENCE.encode())
    assert article.text == SENTENCE
    assert article.text_hash == read_article("  " + SENTENCE.replace(" ", "  ")).text_hash


def test_boilerplate_ends_the_body() -> None:
    text = SENTENCE + "\n" + "More text. " * 20 + "\nMost Popular\nFrance recognizes Palestine."
    assert text[: body_end(text)].rstrip().endswith("More text.")
    assert body_end("Comments are welcome, said the minister.") == len("Comments are welcome, said the minister.")


def test_claims_carry_source_span_and_rule() -> None:
    article = read_article(SENTENCE)
    source = source_of(article, publisher="The Times of Israel", published="2023-03-29")
    claims, refused = to_claims(extract(article.text, source.published, source.publisher), source)
    assert refused == []
    (claim,) = claims
    assert (claim.kind, claim.subject, claim.object, claim.when) == ("mission_opened", "AZE", "ISR", "2023-03-29")
    assert claim.loader == "legation-rules/1 missions.opened"
    assert claim.span is not None
    assert article.text[slice(*claim.span)] == claim.quote


def test_a_text_that_rests_on_an_agency_cites_it() -> None:
    article = read_article(SENTENCE + " This was reported according to TASS on Wednesday.")
    source = source_of(article, publisher="news.az")
    assert [cited.publisher for cited in source.cites] == ["TASS"]
    assert source.origin == "tass"


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "localhost"])
def test_private_addresses_are_refused(host: str) -> None:
    with pytest.raises(InputError, match="private network"):
        public_address(host, 80, f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "gopher://x",
        "http://[::1",
    ],
)
def test_what_is_no_public_page_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url)
