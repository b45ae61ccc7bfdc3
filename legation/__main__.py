"""`python -m legation` is the `legation` command."""

from __future__ import annotations

from legation.service.cli import main

if __name__ == "__main__":
    main()
