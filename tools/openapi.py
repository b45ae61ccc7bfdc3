"""Writes the service's OpenAPI document: `python -m tools.openapi FILE`. The explorer's types are generated from it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from legation.service.http.app import create_app


def main() -> None:
    """To the file named by the first argument."""
    Path(sys.argv[1]).write_text(json.dumps(create_app().openapi(), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
