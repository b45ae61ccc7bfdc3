"""The page of the package, as an index shows it: the README with whole addresses for paths of the checkout. hatch_build.py runs it."""

from __future__ import annotations

import os
import re

REPOSITORY = ("LEGATION_REPOSITORY_URL", "CI_PROJECT_URL")
"""Settings that name the repository's address, the first that is set: our own, and that of GitLab's continuous integration."""
_IMAGE = re.compile(r"^!\[[^\]]*\]\((?!https?:)([^)]+)\)\n", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#)([^)]+)\)")


def repository() -> str | None:
    """The address of the repository's page, where a setting names it; none is made up."""
    found = next((os.environ[name] for name in REPOSITORY if os.environ.get(name)), "").removesuffix("/").removesuffix(".git")
    return found if found.startswith("https://") else None


def page(text: str, base: str | None) -> str:
    """The README with whole addresses instead of paths of the checkout. Without an address of the repository images are left out and links
    become their text."""
    if base is None:
        return _LINK.sub(r"\1", _IMAGE.sub("", text))
    whole = _IMAGE.sub(lambda found: found[0].replace(f"({found[1]})", f"({base}/raw/HEAD/{found[1]})"), text)
    return _LINK.sub(rf"[\1]({base}/blob/HEAD/\2)", whole)


def addresses(base: str | None) -> dict[str, str]:
    """The project's addresses, for the side of its page."""
    if base is None:
        return {}
    return {
        "Repository": base, "Documentation": f"{base}/blob/HEAD/README.md", "Changelog": f"{base}/blob/HEAD/CHANGELOG.md",
        "Issues": f"{base}/issues",
    }  # fmt: skip
