"""What a review accepts, kept in a file from one answer to the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import orjson

from legation.service.cli import output

if TYPE_CHECKING:
    from legation.extraction.command import Extracted
    from legation.extraction.model import FoundClaim
    from legation.extraction.review import Reviewed
    from legation.graph.claims import Claim


def accepted_of(target: str) -> Path:
    """The file for what is accepted of an article: beside a file, in the present folder for an address or standard input."""
    if target == "-":
        return Path("stdin.accepted.jsonl")
    if target.startswith(("http://", "https://")):
        return Path(f"{Path(urlsplit(target).path).name or urlsplit(target).hostname or 'page'}.accepted.jsonl")
    return Path(f"{target}.accepted.jsonl")


class Accepted:
    """The claims that a review accepts: each is in the file, flushed, before the next question. What the file holds already stays.

    Raises InputError, before the first question, where the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.claims: list[Claim] = []
        self.refused: list[str] = []
        self._held: set[bytes] = set()
        self._fresh = True
        self._check()

    def _check(self) -> None:
        from legation.graph.errors import InputError

        self._fresh = not self.path.exists()
        try:
            with self.path.open("ab+") as file:
                file.seek(0)
                self._held = set(file.read().splitlines())
        except OSError as error:
            raise InputError(
                f"what is accepted cannot be kept there ({error.strerror}); copy the article into a folder that you may write",
                place=str(self.path),
            ) from error
        self._tidy()

    def _tidy(self) -> None:
        """A review that accepts nothing leaves no file behind."""
        if self._fresh and not self.claims:
            self.path.unlink(missing_ok=True)

    def article(self, found: Extracted) -> Reviewed:
        """Ask about each claim of an article."""
        from legation.extraction.command import claims_of

        def keep(one: FoundClaim) -> None:
            made = claims_of(found.article, found.source, [one])
            self.refused += [each.why for each in made.refused]
            self._keep(made.claims)

        return self._asked(found.article.text, found.found, keep)

    def waiting(self, claims: list[Claim]) -> Reviewed:
        """Ask about each claim of a file of refused rows; what is accepted keeps its source, span and id."""
        from legation.extraction import claim_review
        from legation.extraction.review import Reviewed as One

        text, found = claim_review.in_one_text(claims)
        return self._asked(text, found, lambda one: self._keep(claim_review.kept(claims, found, One([one], 0, []))))

    def _asked(self, text: str, found: list[FoundClaim], keep: Callable[[FoundClaim], object]) -> Reviewed:
        from rich.console import Console

        from legation.extraction.review import review as ask_each
        from legation.graph.errors import InputError

        try:
            return ask_each(text, found, Console(), input, keep)
        except BaseException as error:
            if self.claims:
                print(f"legation: {self._said()}", file=sys.stderr)
            if isinstance(error, EOFError):
                raise InputError("the answers ended before the claims; nothing was loaded", place="standard input") from error
            raise

    def _keep(self, claims: list[Claim]) -> None:
        self.claims += claims
        lines = [line for line in (orjson.dumps(claim.to_json()) for claim in claims) if line not in self._held]
        if not lines:
            return
        with self.path.open("ab") as file:
            file.write(b"".join(line + b"\n" for line in lines))
            file.flush()
            os.fsync(file.fileno())
        self._held.update(lines)

    def tell(self) -> None:
        """Where the claims are kept."""
        if self.claims:
            output.write(self._said())

    def _said(self) -> str:
        return f"{len(self.claims)} accepted are kept in {self.path}; `legation load claims {self.path}` writes them to the graph"


__all__ = ["Accepted", "accepted_of"]
