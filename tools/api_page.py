"""Writes the table of addresses in docs/api.md anew from the routes: `python -m tools.api_page`. A test holds the page against them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from legation.service.http.app import create_app
from legation.service.settings import Settings

PAGE = Path(__file__).resolve().parent.parent / "docs" / "api.md"
HEAD = "| address | question | parameters |\n|---|---|---|\n"


def table() -> str:
    """One row for each address; what is not asked by GET says so."""
    rows = []
    for path, methods in create_app(Settings()).openapi()["paths"].items():
        said = "; ".join(_summary(method, operation) for method, operation in methods.items())
        asked = [one["name"] for operation in methods.values() for one in operation.get("parameters", []) if one["in"] == "query"]
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(asked))
        rows.append(f"| `{path}` | {said} | {names} |\n")
    return HEAD + "".join(rows)


def _summary(method: str, operation: dict[str, Any]) -> str:
    text = str(operation["summary"])
    text = text[0].lower() + text[1:]
    return text if method == "get" else f"`{method.upper()}`: {text}"


def main() -> None:
    """Replace the table on the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(HEAD, 1)
    after = rest[rest.index("\n\n") + 1 :]
    PAGE.write_text(before + table() + after, encoding="utf-8")


if __name__ == "__main__":
    main()
