"""SIPRI's web backend: the requests that its own site makes for the register by delivery, whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from legation.graph.errors import InputError
from legation.loaders.frame import json_text
from legation.loaders.frame.base import Input
from legation.loaders.frame.live import Ask, Request
from legation.loaders.frame.transport import FetchError
from legation.loaders.sipri import rows

ADDRESS = "https://atbackend.sipri.org/api/p"
FIRST = 1950
"""First year of the database."""


def requests(ask: Ask) -> tuple[Request, ...]:
    """The register of all deliveries up to the last year that has data. Raises FetchError where the backend does not tell that year."""
    answer = ask(Request(f"{ADDRESS}/trades/getMaxYear", "last-year.json", accept="application/json"))
    try:
        last = int(json_text.parsed(answer))
    except (ValueError, TypeError) as error:
        raise FetchError(f"{ADDRESS}/trades/getMaxYear: the answer is no year ({answer[:40]!r}); try again later") from error
    if not FIRST < last < 2200:
        raise FetchError(f"{ADDRESS}/trades/getMaxYear: the answer {last} is no year of the database; try again later")
    filters = [_filter("Delivery year", "contains", FIRST, last), _filter("Order year", "contains", 0, last)]
    asked = {"filters": [*filters, _filter("opendeals"), _filter("exportOption")], "logic": "AND"}
    return (Request(f"{ADDRESS}/trades/trade-register-csv/", "trade-register.json", json=asked, accept="application/json"),)


def _filter(name: str, condition: str = "", first: int | str = "", last: int | str = "") -> dict[str, Any]:
    return {"field": name, "condition": condition, "value1": first, "value2": last, "listData": []}


def edition(path: Path) -> str | None:
    """The day on which the database generated a file, as it says itself; None where it does not, or not in one way."""
    try:
        found = rows.check(Input(path, {})).head.editions
    except InputError:
        return None
    return found[0].isoformat() if len(found) == 1 else None
