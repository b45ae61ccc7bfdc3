"""Claims that a load kept back are shown in their text; those that are accepted come out as they were, or as they were mended."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from rich.console import Console

from legation.extraction import claim_review
from legation.extraction.review import review
from legation.graph.claims import Claim, Source
from legation.graph.errors import ClaimError

PAGE = Source(publisher="Wikipedia", title="Foreign relations of Armenia", published="2025-11")


def _claim(kind: str, other: str, quote: str) -> Claim:
    return Claim.model_validate(
        {"kind": kind, "subject": "ARM", "object": other, "quote": quote, "span": [5, 5 + len(quote)], "context": ("Then ", ", it says."),
         "source": PAGE, "loader": "legation-rules/1 x"}
    )  # fmt: skip


CLAIMS = [
    _claim("relations_severed", "HUN", "Armenia severed relations with Hungary"),
    _claim("recognized", "MNE", "Armenia recognised Montenegro"),
    _claim("visit", "FRA", "Armenia's minister visited Paris"),
]


def test_accepted_mended_and_dropped(tmp_path: Path) -> None:
    path = tmp_path / "pages.refused"
    path.write_bytes(b"".join(orjson.dumps(claim.to_json()) + b"\n" for claim in CLAIMS))
    claims = claim_review.waiting(path)
    assert claims is not None
    text, found = claim_review.in_one_text(claims)
    assert [text[one.start : one.end] for one in found] == [claim.quote for claim in CLAIMS]
    answers: Iterator[str] = iter(["a", "m when=2006-06-12", "a", "d"])
    screen = io.StringIO()
    done = review(text, found, Console(file=screen, width=200), lambda _: next(answers))
    kept = claim_review.kept(claims, found, done)
    assert kept[0].id == CLAIMS[0].id
    assert (kept[1].when, kept[1].context, len(kept)) == ("2006-06-12", CLAIMS[1].context, 2)
    assert "Then Armenia severed relations with Hungary, it says." in screen.getvalue()


def test_an_article_is_no_file_of_claims(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Armenia recognised Montenegro.", encoding="utf-8")
    assert claim_review.waiting(path) is None


def test_a_line_that_is_no_claim_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pages.refused"
    path.write_text('{"kind": "nothing"}\n', encoding="utf-8")
    with pytest.raises(ClaimError, match="line 1"):
        claim_review.waiting(path)
